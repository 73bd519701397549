"""Words on paper in two languages at once: "District (जिला)".

A paper's wording is a table key -> English, Hindi, Nepali, kept beside the form that prints it.  It is
fixed by the form, not by the reader's language, so it is no gettext message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .masking import WITHHELD

ORDER = ("en", "hi", "ne")
_ITEM = re.compile(r"((?:\d+\. )?(?:\([a-z0-9]\) )?)(.*)", re.DOTALL)
Table = Mapping[str, tuple[str, str, str]]
Languages = tuple[str, ...]

# What every paper says in its corners.
COMMON: dict[str, tuple[str, str, str]] = {
    "serial": ("Document No.", "दस्तावेज़ सं.", "कागजात नं."),
    "printed": ("Printed", "मुद्रित", "मुद्रित"),
    "check": ("Check this paper at", "इस दस्तावेज़ की जाँच करें", "यो कागजात जाँच्नुहोस्"),
    "code": ("code", "कोड", "कोड"),
    "withheld": ("Withheld", "गोपनीय", "गोप्य"),
    "specimen": (
        "SPECIMEN: all names and facts are invented",
        "नमूना: सभी नाम और तथ्य काल्पनिक हैं",
        "नमुना: सबै नाम र तथ्य काल्पनिक हुन्",
    ),
    "masked": (
        "Masked copy: identity and particulars are withheld by law (BNS s.72, POCSO Act s.23, JJ Act s.74).",
        "गोपित प्रति: पहचान और विवरण विधि द्वारा रोके गए हैं (बी.एन.एस. धारा 72, पॉक्सो धारा 23, जे.जे. धारा 74)।",
        "गोपित प्रति: पहिचान र विवरण कानुनद्वारा रोकिएका छन् (बी.एन.एस. दफा 72, पोक्सो दफा 23, जे.जे. दफा 74)।",
    ),
    "protected": (
        (
            "Full copy of a protected case. Whoever prints or publishes the name or anything that may make known"
            " the identity of the victim is punishable with imprisonment up to two years and fine (BNS s.72);"
            " matter of the court proceeding is not published without its permission (BNS s.73)."
        ),
        (
            "संरक्षित प्रकरण की पूर्ण प्रति। पीड़ित का नाम या पहचान प्रकट करने वाली कोई बात छापने या प्रकाशित करने"
            " पर दो वर्ष तक का कारावास और जुर्माना है (बी.एन.एस. धारा 72); न्यायालय की अनुमति के बिना कार्यवाही"
            " की बात प्रकाशित नहीं की जाती (बी.एन.एस. धारा 73)।"
        ),
        (
            "संरक्षित मुद्दाको पूर्ण प्रति। पीडितको नाम वा पहिचान खुल्ने कुनै कुरा छाप्ने वा प्रकाशित गर्नेलाई दुई"
            " वर्षसम्म कैद र जरिवाना हुन्छ (बी.एन.एस. दफा 72); अदालतको अनुमतिबिना कारबाहीको कुरा प्रकाशित"
            " गरिँदैन (बी.एन.एस. दफा 73)।"
        ),
    ),
    "to": ("To", "सेवा में", "प्रति"),
    "subject": ("Subject", "विषय", "विषय"),
    "date": ("Date", "दिनांक", "मिति"),
    "time": ("Time", "समय", "समय"),
    "station": ("Police station", "थाना", "थाना"),
    "signature": ("Signature", "हस्ताक्षर", "दस्तखत"),
    "no": ("No.", "सं.", "नं."),
    "sn": ("S.No.", "क्र.", "क्र."),
    "officer_in_charge": ("Officer in charge", "थाना प्रभारी", "थाना प्रभारी"),
    "none": ("None", "कोई नहीं", "कुनै छैन"),
}


class Words:
    """The words of one paper in its languages: ``words["district"]``, or ``{{ w.district }}``.

    ``languages`` is ("en", "hi"): the first stands in bold, the second after it in brackets.
    """

    def __init__(self, languages: Languages, *tables: Table) -> None:
        self.languages = languages
        self.tables = (*tables, COMMON)

    def __getitem__(self, key: str) -> SafeString | str:
        """A label: bold in the first language, then the second in brackets.

        In templates ``plain_<key>`` is the same without bold; ``first_<key>`` and ``second_<key>`` are
        one language alone.
        """
        kind, _bar, rest = key.partition("_")
        if kind == "plain":
            return self.plain(rest)
        if kind == "first":
            return self.first(rest)
        if kind == "second":
            return self.row(rest)[ORDER.index(self.languages[-1])]
        return self._joined(self.row(key), bold=True)

    def row(self, key: str) -> tuple[str, str, str]:
        for table in self.tables:
            if key in table:
                return table[key]
        raise KeyError(key)

    def plain(self, key: str) -> SafeString:
        """The same without bold, for values."""
        return self._joined(self.row(key))

    def value(self, table: Table, code: Any) -> SafeString | str:
        """The word for a coded value, else the value as it is written."""
        row = table.get(str(code or ""))
        return self._joined(row) if row else str(code or "")

    def shown(self, value: Any) -> Any:
        """A value of masked data: the word "Withheld" in a box where it was hidden."""
        if value == WITHHELD:
            return format_html('<span class="withheld">{}</span>', self.plain("withheld"))
        return value

    def first(self, key: str) -> str:
        """The word in the first language alone."""
        return self.row(key)[ORDER.index(self.languages[0])]

    def lines(self, key: str, **values: Any) -> list[tuple[str, str]]:
        """A sentence per language, for letters: [("en", "..."), ("hi", "...")]."""
        row = self.row(key)
        return [(lang, row[ORDER.index(lang)] % values) for lang in self.languages]

    def paragraphs(self, *keys: str, **values: Any) -> SafeString:
        """Whole paragraphs: first those of the first language, then those of the second."""
        found = [
            (
                lang,
                "" if place == 0 else " class=second",
                self.row(key)[ORDER.index(lang)] % values,
            )
            for place, lang in enumerate(self.languages)
            for key in keys
        ]
        return format_html_join("\n", '<p lang="{}"{}>{}</p>', found)

    def _joined(self, row: tuple[str, str, str], *, bold: bool = False) -> SafeString:
        item, english = _ITEM.fullmatch(
            row[0]
        ).groups()  # "3. (a) Occurrence" keeps its number first
        row = (english, *row[1:])
        (lang, first), *rest = [(lang, row[ORDER.index(lang)]) for lang in self.languages]
        shape = '<b lang="{}">{}</b>' if bold else '<span lang="{}">{}</span>'
        shape = shape.replace(' lang="{}"', "") if lang == "en" else shape
        shape = "{}" if shape == "<span>{}</span>" else shape
        text = format_html(shape, first) if lang == "en" else format_html(shape, lang, first)
        if item:
            text = format_html("<b>{}</b> {}" if bold else "{} {}", item.strip(), text)
        for other, word in rest:
            if word != first:
                text = format_html('{} <span lang="{}">({})</span>', text, other, word)
        return text


def letterhead(unit: Any, words: Words) -> dict[str, Any]:
    """The head of a unit's letters: force, district, station, each in both languages; no emblem."""
    chain = [unit.state, unit.district, unit]
    lines = [unit_name(one, words) for one in dict.fromkeys(chain) if one is not None]
    return {
        "lines": lines,
        "station": unit_name(unit, words),
        "contact": ", ".join(part for part in (unit.address, unit.place, unit.phone) if part),
    }


def unit_name(unit: Any, words: Words) -> Any:
    """A unit's name in the paper's languages."""
    names = unit.names or {}
    row = tuple(names.get(lang) or unit.name for lang in ORDER)
    return words.value({unit.name: row}, unit.name)
