"""The wording of this app's letters and slips: key -> English, Hindi, Nepali.  (IIF-1: iif1_words.py.)"""

from __future__ import annotations

from cctns.core.paper_words import Table

FIR: Table = {
    "fir": ("FIR No.", "प्र.सू.रि. सं.", "प्र.सू.प्र. नं."),
    "registered": ("Registered", "दर्ज", "दर्ता"),
    "sections": ("Acts and sections", "अधिनियम और धाराएँ", "ऐन र दफाहरू"),
    "place": ("Place of occurrence", "घटनास्थल", "घटनास्थल"),
    "io": ("Investigating officer", "जाँच अधिकारी", "अनुसन्धान अधिकृत"),
    "diary": ("General diary entry", "रोजनामचा प्रविष्टि", "दैनिक डायरी प्रविष्टि"),
    "complaint": ("Complaint No.", "शिकायत सं.", "उजुरी नं."),
    "reference": ("Reference", "संदर्भ", "सन्दर्भ"),
    "received": ("Received at the station", "थाने पर प्राप्त", "थानामा प्राप्त"),
    "taken_by": ("Taken down by", "लेखबद्ध करने वाले", "लेखबद्ध गर्ने"),
    "enclosed": (
        "Enclosed: copy of the first information report",
        "संलग्न: प्रथम सूचना रिपोर्ट की प्रति",
        "संलग्न: प्रथम सूचना प्रतिवेदनको प्रति",
    ),
}

RECEIPT: Table = {
    **FIR,
    "title": ("Acknowledgement of complaint", "शिकायत की पावती", "उजुरीको निस्सा"),
    "keep": (
        (
            "Keep this slip. With the reference you can ask at the station or on the portal what became of your"
            " complaint. Tell nobody the reference whom you do not trust."
        ),
        (
            "यह पर्ची संभालकर रखें। इस संदर्भ से आप थाने में या पोर्टल पर अपनी शिकायत की स्थिति पूछ सकते हैं। संदर्भ"
            " किसी ऐसे व्यक्ति को न बताएँ जिस पर आपको विश्वास न हो।"
        ),
        (
            "यो निस्सा सुरक्षित राख्नुहोस्। यो सन्दर्भबाट तपाईं थानामा वा पोर्टलमा आफ्नो उजुरीको अवस्था सोध्न"
            " सक्नुहुन्छ। विश्वास नभएको व्यक्तिलाई सन्दर्भ नभन्नुहोस्।"
        ),
    ),
    "next": (
        (
            "If the information shows a cognizable offence, an FIR is registered and you get a copy free of cost"
            " (s.173(2) BNSS). If the station refuses, you may send it in writing to the Superintendent of Police"
            " (s.173(4) BNSS)."
        ),
        (
            "यदि सूचना से संज्ञेय अपराध प्रकट होता है तो प्रथम सूचना रिपोर्ट दर्ज होती है और आपको एक प्रति निःशुल्क"
            " मिलती है (धारा 173(2) बी.एन.एस.एस.)। यदि थाना इंकार करे तो आप उसे लिखित रूप में पुलिस अधीक्षक को भेज"
            " सकते हैं (धारा 173(4) बी.एन.एस.एस.)।"
        ),
        (
            "सूचनाबाट संज्ञेय अपराध देखिए प्रथम सूचना प्रतिवेदन दर्ता हुन्छ र तपाईंले एक प्रति निःशुल्क पाउनुहुन्छ"
            " (दफा 173(2) बी.एन.एस.एस.)। थानाले अस्वीकार गरे तपाईं लिखित रूपमा प्रहरी अधीक्षकलाई पठाउन सक्नुहुन्छ"
            " (दफा 173(4) बी.एन.एस.एस.)।"
        ),
    ),
}

MEMO: Table = {
    **FIR,
    "title": (
        "Report of a cognizable case under section 176(1) B.N.S.S.",
        "धारा 176(1) बी.एन.एस.एस. के अंतर्गत संज्ञेय प्रकरण की रिपोर्ट",
        "दफा 176(1) बी.एन.एस.एस. अन्तर्गत संज्ञेय मुद्दाको प्रतिवेदन",
    ),
    "body": (
        (
            "I report that the following case was registered at this police station on information of a cognizable"
            " offence. The first information report is sent herewith."
        ),
        (
            "प्रतिवेदित है कि संज्ञेय अपराध की सूचना पर इस थाने में निम्नलिखित प्रकरण दर्ज किया गया। प्रथम सूचना"
            " रिपोर्ट इसके साथ भेजी जा रही है।"
        ),
        (
            "संज्ञेय अपराधको सूचनामा यस थानामा निम्न मुद्दा दर्ता गरिएको प्रतिवेदन गरिन्छ। प्रथम सूचना प्रतिवेदन"
            " यसै साथ पठाइएको छ।"
        ),
    ),
    "magistrate": (
        "The Magistrate empowered to take cognizance of the offence",
        "अपराध का संज्ञान लेने के लिए सशक्त मजिस्ट्रेट",
        "अपराधको संज्ञान लिन सशक्त मजिस्ट्रेट",
    ),
    "investigating": (
        "Investigation has been taken up by the officer named above.",
        "ऊपर नामित अधिकारी द्वारा जाँच की जा रही है।",
        "माथि उल्लिखित अधिकृतले अनुसन्धान गर्दै हुनुहुन्छ।",
    ),
    "not_investigating": (
        "No investigation is made (proviso to section 176(1)), for the reason stated in item 13 of the report.",
        "रिपोर्ट के मद 13 में बताए कारण से जाँच नहीं की जा रही है (धारा 176(1) का परंतुक)।",
        "प्रतिवेदनको मद 13 मा उल्लिखित कारणले अनुसन्धान गरिएको छैन (दफा 176(1) को प्रतिबन्धात्मक वाक्यांश)।",
    ),
    "received_court": ("Received at the court", "न्यायालय में प्राप्त", "अदालतमा प्राप्त"),
    "sent": ("Sent", "प्रेषित", "पठाइएको"),
}

REFUSAL: Table = {
    **FIR,
    "title": (
        "Registration of an FIR refused",
        "प्रथम सूचना रिपोर्ट दर्ज करने से इंकार",
        "प्रथम सूचना प्रतिवेदन दर्ता गर्न अस्वीकार",
    ),
    "body": (
        "No FIR was registered on the information you gave to this police station. The reason is:",
        "आपके द्वारा इस थाने को दी गई सूचना पर प्रथम सूचना रिपोर्ट दर्ज नहीं की गई। कारण:",
        "तपाईंले यस थानालाई दिनुभएको सूचनामा प्रथम सूचना प्रतिवेदन दर्ता गरिएन। कारण:",
    ),
    "right": (
        (
            "Your right (s.173(4) BNSS): you may send the substance of your information, in writing and by post, to"
            " the Superintendent of Police of the district. If the Superintendent finds that it shows a cognizable"
            " offence, the Superintendent investigates it or orders an investigation. Failing that, you may apply to"
            " the Magistrate (s.175(3) BNSS), with an affidavit."
        ),
        (
            "आपका अधिकार (धारा 173(4) बी.एन.एस.एस.): आप अपनी सूचना का सार लिखित रूप में डाक द्वारा जिले के पुलिस"
            " अधीक्षक को भेज सकते हैं। यदि अधीक्षक का समाधान हो जाता है कि उससे संज्ञेय अपराध प्रकट होता है, तो वे"
            " स्वयं जाँच करेंगे या जाँच का आदेश देंगे। ऐसा न होने पर आप शपथपत्र के साथ मजिस्ट्रेट को आवेदन कर सकते"
            " हैं (धारा 175(3) बी.एन.एस.एस.)।"
        ),
        (
            "तपाईंको अधिकार (दफा 173(4) बी.एन.एस.एस.): तपाईं आफ्नो सूचनाको सार लिखित रूपमा हुलाकबाट जिल्लाका प्रहरी"
            " अधीक्षकलाई पठाउन सक्नुहुन्छ। त्यसबाट संज्ञेय अपराध देखिन्छ भन्ने अधीक्षकलाई लागे, उहाँ आफैं अनुसन्धान"
            " गर्नुहुन्छ वा अनुसन्धानको आदेश दिनुहुन्छ। नभए तपाईं शपथपत्रसहित मजिस्ट्रेटलाई निवेदन दिन सक्नुहुन्छ"
            " (दफा 175(3) बी.एन.एस.एस.)।"
        ),
    ),
    "superintendent": ("Superintendent of Police", "पुलिस अधीक्षक", "प्रहरी अधीक्षक"),
}

PROGRESS: Table = {
    **FIR,
    "title": (
        "Progress of the investigation, section 193(3)(ii) B.N.S.S.",
        "जाँच की प्रगति, धारा 193(3)(ii) बी.एन.एस.एस.",
        "अनुसन्धानको प्रगति, दफा 193(3)(ii) बी.एन.एस.एस.",
    ),
    "body": (
        "This is how the investigation of your case stands:",
        "आपके प्रकरण की जाँच की स्थिति इस प्रकार है:",
        "तपाईंको मुद्दाको अनुसन्धानको अवस्था यस प्रकार छ:",
    ),
    "ask": (
        "You will be told again within 90 days. Questions are answered by the investigating officer named above.",
        "आपको 90 दिनों के भीतर पुनः सूचित किया जाएगा। प्रश्नों के उत्तर ऊपर नामित जाँच अधिकारी देंगे।",
        "तपाईंलाई 90 दिनभित्र फेरि जानकारी दिइनेछ। प्रश्नको उत्तर माथि उल्लिखित अनुसन्धान अधिकृतले दिनुहुनेछ।",
    ),
}

FORTNIGHT: Table = {
    **FIR,
    "title": (
        "Daily diary report of non-cognizable cases, section 174(1) B.N.S.S.",
        "असंज्ञेय प्रकरणों की दैनिक डायरी रिपोर्ट, धारा 174(1) बी.एन.एस.एस.",
        "असंज्ञेय मुद्दाहरूको दैनिक डायरी प्रतिवेदन, दफा 174(1) बी.एन.एस.एस.",
    ),
    "body": (
        "These are all non-cognizable cases entered at this police station from %(first)s to %(last)s.",
        "%(first)s से %(last)s तक इस थाने में दर्ज सभी असंज्ञेय प्रकरण ये हैं।",
        "%(first)s देखि %(last)s सम्म यस थानामा दर्ता भएका सबै असंज्ञेय मुद्दा यी हुन्।",
    ),
    "nil": (
        "No non-cognizable case was entered from %(first)s to %(last)s.",
        "%(first)s से %(last)s तक कोई असंज्ञेय प्रकरण दर्ज नहीं हुआ।",
        "%(first)s देखि %(last)s सम्म कुनै असंज्ञेय मुद्दा दर्ता भएन।",
    ),
    "nc": ("NC No.", "असं. सं.", "असं. नं."),
    "entered": ("Entered", "दर्ज", "दर्ता"),
    "informant": ("Informant", "सूचनाकर्ता", "सूचनादाता"),
    "substance": ("Substance", "सार", "सार"),
    "referred": ("Referred to", "को भेजा गया", "लाई पठाइएको"),
    "order": ("Magistrate's order", "मजिस्ट्रेट का आदेश", "मजिस्ट्रेटको आदेश"),
}
