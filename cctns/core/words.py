"""Digits of any script, numbers in words, and languages that Django does not list."""

from __future__ import annotations

import unicodedata

from django.utils.translation import get_language
from num2words import num2words

CRORE = 10**7

# Languages of Sikkim that people speak at the counter.  The pages are in English, Hindi and
# Nepali; these are for naming the language of a statement or of a name.  Codes: ISO 639-3.
LANG_INFO = {
    "lep": {"code": "lep", "name": "Lepcha", "name_local": "ᰛᰩᰵᰛᰧᰵᰶ", "bidi": False},
    "lif": {"code": "lif", "name": "Limbu", "name_local": "ᤕᤠᤰᤌᤢᤱ", "bidi": False},
    "sip": {"code": "sip", "name": "Bhutia", "name_local": "འབྲས་ལྗོངས་སྐད", "bidi": False},
}

# The writing system of each language whose text is marked with lang="..." on a page.
_SCRIPTS = {
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TIBETAN": "sip",
    "LEPCHA": "lep",
    "LIMBU": "lif",
    "GURMUKHI": "pa",
    "TAMIL": "ta",
    "TELUGU": "te",
}


def western_digits(text: str) -> str:
    """The same text with every decimal digit as 0-9: "२४-११-२०२६" gives "24-11-2026"."""
    return "".join(
        str(unicodedata.decimal(letter))
        if letter.isdecimal() and not letter.isascii()
        else letter
        for letter in text
    )


def lang_of(text: str) -> str:
    """The language code for the first letter of a script that is not Latin; "" for Latin text.

    Devanagari cannot say whether it is Hindi or Nepali: "hi" is answered, which is right for
    fonts and line height; a screen reader's voice for both is the same script.
    """
    for letter in text:
        if letter.isalpha() and not letter.isascii():
            script = unicodedata.name(letter, "").split(" ")[0]
            if script in _SCRIPTS:
                return _SCRIPTS[script]
    return ""


def language_of(text: str) -> str:
    """The language of what was typed, by its script; Devanagari is Nepali on a Nepali page."""
    found, here = lang_of(text) or "en", (get_language() or "en")[:2]
    return here if found == "hi" and here == "ne" else found


def in_words(number: int) -> str:
    """A whole number in Indian English: "eight crore forty-one lakh fifty-five thousand".

    Any size: num2words stops at 1,000 crore, so the number is split at the crore and the crores
    are put into words the same way ("two thousand crore").
    """
    if number < 0:
        return "minus " + in_words(-number)
    crores, rest = divmod(number, CRORE)
    if not crores:
        return num2words(rest, lang="en_IN").replace(",", "")
    words = in_words(crores) + " crore"
    return f"{words} {in_words(rest)}" if rest else words
