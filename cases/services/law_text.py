"""How a spoken word becomes a key that Devanagari, Roman spelling and small slips share.

"चोरी", "chori", "choree" and "chory" all give "cori".  The key is a tool of the law search
only; names of persons have their own keys.
"""

from __future__ import annotations

import re
import unicodedata

from cctns.core.words import western_digits

TOKEN = re.compile(r"[a-z0-9\u0900-\u0963\u0970-\u097f]+")

# Devanagari letter -> key letter; aspirates and retroflexes fall together as they do in typing.
_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        "kkggnccjjnttddnttddnpfbbmyrllvsssh",
        strict=True,
    )
)
_VOWEL_SIGNS = {
    "ा": "", "ॉ": "o", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri",
    "े": "e", "ै": "e", "ॅ": "e", "ो": "o", "ौ": "o",
}  # fmt: skip
_VOWELS = {
    "अ": "a", "आ": "a", "ऑ": "o", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri",
    "ए": "e", "ऐ": "e", "ओ": "o", "औ": "o",
}  # fmt: skip
_NASALS = "ंँ"

# Applied in this order to a Roman word: digraphs first, then single letters.
_ROMAN = [
    ("sh", "s"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("jh", "j"),
    ("th", "t"), ("dh", "d"), ("bh", "b"), ("aa", "a"), ("ee", "i"), ("ea", "i"), ("oo", "u"),
    ("ai", "e"), ("ay", "e"), ("ei", "e"), ("au", "o"), ("aw", "o"),
    ("ou", "o"), ("q", "k"), ("x", "ks"),
    ("z", "j"), ("w", "v"),
]  # fmt: skip

# What follows a Nepali noun; it is cut off so that "घरमा" and "घर" meet.
_SUFFIXES = ("हरूले", "हरूको", "बाट", "लाई", "सँग", "हरू", "ले", "मा", "को")

# English, Roman Hindi and Nepali, Hindi, Nepali: words that say nothing about the offence.
_STOP_TEXT = """
a an the my me i mine was were is are of in on at by from with for to and his her
him he she we it been has have had who our their case complaint report someone
somebody person people man one two some very they them then when while this that
these those be did do does got ka ki ke ko se mein par hai hain tha thi ho hua hui
gayi gaya gai gaye mera meri mere ek aur kar liye diya diye raha rahe mero ma le lai
bhayo garyo cha chha ra gari का की के को से में पर ने है हैं था थी थे हो हुआ हुई गई
गया गए गयी मेरा मेरी मेरे एक और यह वह कर करके रहा रही लिए दिया दी दे मेरो मा ले लाई
भयो गर्यो गरे छ र यो त्यो भनेर गरेर गरी एउटा मामला केस शिकायत उजुरी मुद्दा किसी कोई
कसैले कोही
"""
STOP_WORDS = frozenset(_STOP_TEXT.split())


def tokens(text: str) -> list[str]:
    """Words of a text, small letters, western digits, marks removed."""
    text = text.replace("\u200d", "").replace("\u200c", "")  # joiners, invisible
    text = western_digits(unicodedata.normalize("NFC", text))
    return TOKEN.findall(text.lower().replace("'", ""))


def _devanagari_key(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
            break
    letters = []
    for place, sign in enumerate(unicodedata.normalize("NFD", word)):
        if sign in _CONSONANTS:
            letters.append(_CONSONANTS[sign])
        elif sign in _VOWEL_SIGNS:
            letters.append(_VOWEL_SIGNS[sign])
        elif sign in _VOWELS:
            letters.append(_VOWELS[sign] if place == 0 else _VOWELS[sign].replace("a", ""))
        elif sign in _NASALS:
            letters.append("n")
    return "".join(letters)


def _stem(word: str) -> str:
    """An English word without its commonest endings."""
    for ending, shortest in (("ing", 6), ("ed", 6), ("es", 6), ("s", 5)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _roman_key(word: str) -> str:
    word = re.sub(r"chh?", "C", _stem(word))  # the letter ch; a plain c is k or s
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k").replace("C", "c")
    for pattern, key in _ROMAN:
        word = word.replace(pattern, key)
    word = re.sub(r"y$", "i", word)
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[0] + word[1:].replace("a", "")


def key(word: str) -> str:
    """The shared key of one word; a number is its own key."""
    if word.isdigit():
        return word
    made = _devanagari_key(word) if not word.isascii() else _roman_key(word)
    made = re.sub(r"(.)\1+", r"\1", made)
    if len(made) > 2 and made.endswith("n") and not word.isascii() and word[-1] in _NASALS:
        made = made[:-1]
    return made or word


def pairs(text: str) -> dict[str, str]:
    """Key -> word, of the words that carry meaning; of all words when none does."""
    words = tokens(text)
    meaning = [word for word in words if word not in STOP_WORDS]
    return {key(word): word for word in meaning or words}


def keys(text: str) -> list[str]:
    """Keys of the words that carry meaning, in order, each once."""
    return list(pairs(text))


def plain(text: str) -> str:
    """A query in small letters and western digits, with its brackets and dots kept."""
    return western_digits(unicodedata.normalize("NFC", text)).lower().strip()
