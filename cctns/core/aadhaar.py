"""Aadhaar numbers in free text: found by their check digit and masked but for the last four digits.

The full number is never kept (Aadhaar Act 2016 s.29; ruling 22).  What people say is written down as
they say it; only such a number is cut, and the officer is told.
"""

from __future__ import annotations

import re

from .words import western_digits

# The digits in any script, in groups of four or not; not inside a longer number.
SHAPE = re.compile(r"(?<![\d.+-])\d{4}([ -]?)\d{4}\1\d{4}(?![\d]|[.-]\d)")

# Verhoeff's check (dihedral group D5): the product table, and the permutation by place.
TIMES = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
PLACES = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def is_aadhaar(digits: str) -> bool:
    """Twelve digits, the first not 0 or 1, whose check digit fits."""
    if len(digits) != 12 or digits[0] in "01":
        return False
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = int(TIMES[check][int(PLACES[place % 8][int(digit)])])
    return check == 0


def masked(text: str) -> tuple[str, int]:
    """The text with each Aadhaar number as "XXXX XXXX 1234", and how many there were."""
    if not text or sum(letter.isdecimal() for letter in text) < 12:
        return text, 0
    found = 0

    def cut(match: re.Match[str]) -> str:
        nonlocal found
        digits = re.sub(r"\D", "", western_digits(match[0]))
        if not is_aadhaar(digits):
            return match[0]
        found += 1
        return f"XXXX{match[1]}XXXX{match[1]}{match[0][-4:]}"

    return SHAPE.sub(cut, text), found


def without_aadhaar(text: str) -> str:
    """``masked`` without the count."""
    return masked(text)[0]
