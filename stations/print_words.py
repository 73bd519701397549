"""The wording of the General Diary on paper: key -> English, Hindi, Nepali."""

from __future__ import annotations

from cctns.core.paper_words import Table

DIARY: Table = {
    "title": ("General Diary", "रोजनामचा (सामान्य डायरी)", "सामान्य डायरी"),
    "under": (
        "Under section 44, Police Act, 1861",
        "धारा 44, पुलिस अधिनियम, 1861 के अंतर्गत",
        "दफा 44, प्रहरी ऐन, 1861 अन्तर्गत",
    ),
    "from": ("From", "से", "देखि"),
    "until": ("to", "तक", "सम्म"),
    "day": ("Day", "दिन", "दिन"),
    "entry": ("No.", "सं.", "नं."),
    "written": ("Written", "लिखित", "लेखिएको"),
    "happened": ("Happened", "घटित", "घटेको"),
    "text": ("Entry", "प्रविष्टि", "प्रविष्टि"),
    "officer_column": ("Officer", "अधिकारी", "अधिकारी"),
    "late": ("Late because", "विलंब का कारण", "ढिलाइको कारण"),
    "corrects": ("Corrects entry", "प्रविष्टि का सुधार", "प्रविष्टिको सुधार"),
    "of": ("of", "दिनांक", "मिति"),
    "count": ("Entries", "प्रविष्टियाँ", "प्रविष्टिहरू"),
    "empty": ("No entries", "कोई प्रविष्टि नहीं", "कुनै प्रविष्टि छैन"),
}
