# ruff: noqa: E501 - tables and sentences stay on one line
"""Invented people in the name patterns of Sikkim: Lepcha, Bhutia, Nepali, Hindi, Bengali, Tibetan.

Given names and surnames are everyday ones, put together by chance; no list of real persons was used.
Each name is kept in Latin letters and in Devanagari; some have a second spelling in Lepcha, Limbu,
Tibetan or Bengali script as "other name".
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

Pair = tuple[str, str]  # Latin, Devanagari


def pairs(text: str) -> list[Pair]:
    return [tuple(word.replace("_", " ").split("=")) for word in text.split()]


# fmt: off
BUDDHIST_M = pairs("Karma=कर्मा Tshering=छिरिङ Pema=पेमा Sonam=सोनाम Dorjee=दोर्जे Nima=निमा Dawa=दावा Pasang=पासाङ Phurba=फुर्बा Mingma=मिङ्मा Lhakpa=ल्हाक्पा Passang=पास्साङ Norbu=नोर्बु Tenzing=तेन्जिङ Wangchuk=वाङ्चुक Rinzing=रिन्जिङ Jigme=जिग्मे Kunzang=कुन्जाङ Chewang=छेवाङ Ugen=उगेन Thukten=थुक्तेन Gyatso=ग्यात्सो Palden=पाल्देन Samdup=साम्दुप Namgyal=नाम्ग्याल Sangay=साङ्गे Yeshey=येशे Loday=लोदे Zangpo=जाङ्पो Topgay=तोप्गे")
BUDDHIST_F = pairs("Pema=पेमा Dolma=डोल्मा Choden=छोदेन Yangchen=याङ्छेन Dechen=देछेन Lhamu=ल्हामु Diki=डिकी Kinzang=किन्जाङ Tshering=छिरिङ Ongmu=ओङ्मु Phuti=फुटी Chomu=छोमु Rinchen=रिन्छेन Sonam=सोनाम Zangmu=जाङ्मु Yangdon=याङ्दोन Palmu=पाल्मु Kesang=केसाङ Nimkit=निम्किट Hissay=हिस्से Passangkit=पास्साङकिट Tshomu=छोमु Chunki=छुन्की Namkit=नाम्किट")
NEPALI_M = pairs("Bikash=विकास Suraj=सुरज Prakash=प्रकाश Dil=दिल Man=मान Bir=वीर Hari=हरि Krishna=कृष्ण Ganesh=गणेश Santosh=सन्तोष Rajen=राजेन Kamal=कमल Nar=नर Tika=टीका Arjun=अर्जुन Deepen=दीपेन Roshan=रोशन Bishal=विशाल Sagar=सागर Prem=प्रेम Chandra=चन्द्र Lok=लोक Amrit=अमृत Yogesh=योगेश Saran=सरन Nirmal=निर्मल Dhan=धन Purna=पूर्ण Rabin=रबिन Milan=मिलन Ashish=आशिष Kishor=किशोर Manoj=मनोज Indra=इन्द्र Sanjay=सञ्जय Birendra=वीरेन्द्र Uttam=उत्तम Ramesh=रमेश Hemant=हेमन्त Nabin=नवीन")
NEPALI_F = pairs("Anjali=अञ्जली Sunita=सुनिता Deepika=दीपिका Dil=दिल Asha=आशा Bishnu=विष्णु Kalpana=कल्पना Sarita=सरिता Pabitra=पवित्रा Maya=माया Sabina=सविना Rashmi=रश्मि Binita=विनीता Chandra=चन्द्र Devika=देविका Manju=मञ्जु Sushma=सुष्मा Prerna=प्रेरणा Roshni=रोशनी Nirmala=निर्मला Ganga=गङ्गा Tulasi=तुलसी Radhika=राधिका Menuka=मेनुका Puja=पूजा Srijana=सृजना Anita=अनिता Bhima=भीमा Jamuna=जमुना Khusbu=खुस्बु Alina=अलिना Smriti=स्मृति")
HINDI_M = pairs("Rajesh=राजेश Sunil=सुनील Vinod=विनोद Manish=मनीष Pankaj=पंकज Dinesh=दिनेश Ravi=रवि Umesh=उमेश Mukesh=मुकेश Anil=अनिल Pramod=प्रमोद Shyam=श्याम Mohan=मोहन Ajay=अजय Sanjeev=संजीव Arvind=अरविन्द Upendra=उपेन्द्र Jitendra=जितेन्द्र Lalan=ललन Brijesh=बृजेश")
HINDI_F = pairs("Rekha=रेखा Neelam=नीलम Pushpa=पुष्पा Savita=सविता Poonam=पूनम Kiran=किरण Babita=बबीता Urmila=उर्मिला Suman=सुमन Meera=मीरा Shanti=शान्ति Rani=रानी")
BENGALI_M = pairs("Subrata=सुब्रत Amit=अमित Sujit=सुजित Tapan=तपन Biswajit=बिश्वजीत Dipankar=दीपंकर Gautam=गौतम Partha=पार्थ Ranjit=रंजीत Swapan=स्वपन")
BENGALI_F = pairs("Mita=मिता Soma=सोमा Jhuma=झुमा Ruma=रुमा Anima=अनिमा Sikha=शिखा Tumpa=टुम्पा Mousumi=मौसुमी")
MUSLIM_M = pairs("Irfan=इरफान Salim=सलीम Nasir=नसीर Javed=जावेद Rafiq=रफीक Shahid=शाहिद Imran=इमरान Aslam=असलम")
MUSLIM_F = pairs("Shabnam=शबनम Rukhsana=रुखसाना Nasreen=नसरीन Farida=फरीदा Salma=सलमा")

SURNAMES = {
    "bhutia": pairs("Bhutia=भोटिया Bhutia=भोटिया Lachungpa=लाचुङ्पा Lachenpa=लाचेन्पा Denzongpa=देन्जोङ्पा Kazi=काजी Topden=टोप्देन Barfungpa=बार्फुङ्पा"),
    "lepcha": pairs("Lepcha=लेप्चा Lepcha=लेप्चा Lepcha=लेप्चा Rongong=रोङ्गोङ Namchu=नाम्चु Tamsang=ताम्साङ"),
    "sherpa": pairs("Sherpa=शेर्पा Tamang=तामाङ Yonzon=योन्जन Hyolmo=ह्योल्मो"),
    "nepali": pairs("Rai=राई Rai=राई Gurung=गुरुङ Tamang=तामाङ Chettri=क्षेत्री Sharma=शर्मा Pradhan=प्रधान Thapa=थापा Mangar=मगर Basnet=बस्नेत Adhikari=अधिकारी Dahal=दाहाल Khatiwara=खतिवडा Bhattarai=भट्टराई Sunuwar=सुनुवार Dewan=देवान Biswakarma=विश्वकर्मा Darjee=दर्जी Karki=कार्की Poudyal=पौड्याल Newar=नेवार Ghimirey=घिमिरे"),
    "limboo": pairs("Limboo=लिम्बु Subba=सुब्बा Limboo=लिम्बु"),
    "hindi": pairs("Prasad=प्रसाद Gupta=गुप्ता Agarwal=अग्रवाल Singh=सिंह Sah=साह Thakur=ठाकुर Yadav=यादव Mishra=मिश्रा Jaiswal=जायसवाल Paswan=पासवान"),
    "bengali": pairs("Das=दास Roy=राय Ghosh=घोष Sarkar=सरकार Dutta=दत्ता Barman=बर्मन Saha=साहा"),
    "muslim": pairs("Ansari=अंसारी Khan=खान Hussain=हुसैन Ali=अली Sheikh=शेख"),
}
SECOND_M = pairs("Bahadur=बहादुर Kumar=कुमार Prasad=प्रसाद Raj=राज")
SECOND_F = pairs("Maya=माया Kumari=कुमारी Devi=देवी")
GROUPS = (("nepali", 40), ("bhutia", 15), ("lepcha", 13), ("limboo", 10), ("sherpa", 8), ("hindi", 8), ("bengali", 3), ("muslim", 3))
# The force is drawn from the State.
FORCE = (("nepali", 44), ("bhutia", 20), ("lepcha", 16), ("limboo", 12), ("sherpa", 8))
GIVEN = {
    "bhutia": (BUDDHIST_M, BUDDHIST_F), "lepcha": (BUDDHIST_M, BUDDHIST_F), "sherpa": (BUDDHIST_M, BUDDHIST_F),
    "nepali": (NEPALI_M, NEPALI_F), "limboo": (NEPALI_M, NEPALI_F), "hindi": (HINDI_M, HINDI_F),
    "bengali": (BENGALI_M, BENGALI_F), "muslim": (MUSLIM_M, MUSLIM_F),
}
# Other names in the scripts of the State; the file of the printed fonts covers them (ruling 25).
TIBETAN = {"Pema": "པདྨ", "Karma": "ཀརྨ", "Tshering": "ཚེ་རིང་", "Sonam": "བསོད་ནམས", "Dorjee": "རྡོ་རྗེ", "Nima": "ཉི་མ", "Dawa": "ཟླ་བ", "Pasang": "པ་སངས", "Norbu": "ནོར་བུ", "Tenzing": "བསྟན་འཛིན", "Dolma": "སྒྲོལ་མ", "Choden": "ཆོས་སྒྲོན", "Yangchen": "དབྱངས་ཅན", "Dechen": "བདེ་ཆེན", "Lhamu": "ལྷ་མོ", "Kunzang": "ཀུན་བཟང", "Rinchen": "རིན་ཆེན", "Jigme": "འཇིགས་མེད", "Sangay": "སངས་རྒྱས", "Yeshey": "ཡེ་ཤེས"}
LEPCHA = {"Nima": "ᰍᰧᰮ", "Sonam": "ᰠᰨᰍᰮ", "Pema": "ᰎᰬᰕ", "Dawa": "ᰌᰦᰟ", "Karma": "ᰀᰲᰕ", "Dolma": "ᰌᰨᰯᰕ", "Nimkit": "ᰍᰧᰮᰀᰧᰳ", "Namkit": "ᰍᰮᰀᰧᰳ", "Kinzang": "ᰀᰧᰰᰉᰴ"}
LIMBU = {"Subba": "ᤛᤢᤒᤠ", "Limboo": "ᤗᤡᤶᤒᤢ"}
BENGALI = {"Subrata": "সুব্রত", "Amit": "অমিত", "Sujit": "সুজিত", "Tapan": "তপন", "Gautam": "গৌতম", "Partha": "পার্থ", "Swapan": "স্বপন", "Mita": "মিতা", "Soma": "সোমা", "Ruma": "রুমা", "Sikha": "শিখা"}
BENGALI_SURNAMES = {"Das": "দাস", "Roy": "রায়", "Ghosh": "ঘোষ", "Sarkar": "সরকার", "Dutta": "দত্ত", "Barman": "বর্মন", "Saha": "সাহা"}
# fmt: on


@dataclass(slots=True)
class Name:
    """A person's name in Latin letters and Devanagari; ``other`` is it in a third script, or ""."""

    latin: str
    deva: str
    group: str
    surname: Pair
    other: str = ""


def weighted(rng: Random, table: tuple[tuple[str, int], ...]) -> str:
    at = rng.random() * sum(weight for _key, weight in table)
    for key, weight in table:
        at -= weight
        if at < 0:
            return key
    return table[-1][0]


def name_for(
    rng: Random,
    sex: str,
    *,
    group: str = "",
    surname: Pair | None = None,
    of_force: bool = False,
) -> Name:
    """A name of that sex ("F", "M"); a relative shares group and surname."""
    group = group or weighted(rng, FORCE if of_force else GROUPS)
    first = rng.choice(GIVEN[group][sex == "F"])
    last = surname or rng.choice(SURNAMES[group])
    middle = None
    if group in ("bhutia", "lepcha", "sherpa"):
        if rng.random() < 0.6:
            middle = rng.choice(GIVEN[group][sex == "F"])
            middle = None if middle[0] == first[0] else middle
    elif group in ("nepali", "limboo", "hindi") and rng.random() < 0.4:
        middle = rng.choice(SECOND_F if sex == "F" else SECOND_M)
    parts = [first, *([middle] if middle else []), last]
    return Name(
        latin=" ".join(part[0] for part in parts),
        deva=" ".join(part[1] for part in parts),
        group=group,
        surname=last,
        other=in_own_script(group, parts),
    )


def in_own_script(group: str, parts: list[Pair]) -> str:
    """The name in the script of its own language, as far as it is known; else empty."""
    latin = [part[0] for part in parts]
    if group in ("bhutia", "sherpa"):
        return " ".join(TIBETAN[word] for word in latin if word in TIBETAN)
    if group == "lepcha":
        return " ".join(LEPCHA[word] for word in latin if word in LEPCHA)
    if group == "limboo":
        return LIMBU.get(latin[-1], "")
    if group == "bengali" and latin[0] in BENGALI:
        return f"{BENGALI[latin[0]]} {BENGALI_SURNAMES[latin[-1]]}"
    return ""
