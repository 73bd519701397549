"""Indian money: grouping, lakh and crore, words.  Amounts are rupees as exact Decimal.

Source: domain.md 9.4; GFR 2017 papers write amounts in figures and words.
Rounding is half up, away from zero, as treasuries do; never the banker's rounding of float.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _

from .words import in_words as number_in_words
from .words import western_digits

Amount = Decimal | int | str

RUPEE = "₹"
LAKH = Decimal(10) ** 5
CRORE = Decimal(10) ** 7

# The biggest amount a form takes: fits decimal(18, 2) with room to add up.
LARGEST = Decimal(10) ** 15

_MULTIPLES = {
    "": Decimal(1),
    "thousand": Decimal(1000),
    "hazar": Decimal(1000),
    "हज़ार": Decimal(1000),
    "हजार": Decimal(1000),
    "lakh": LAKH,
    "lac": LAKH,
    "लाख": LAKH,
    "crore": CRORE,
    "cr": CRORE,
    "करोड़": CRORE,
    "करोड": CRORE,
}
_WRITTEN = re.compile(r"^([0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?|\.[0-9]+)\s*([^\W\d_]\S*)?$")


def rounded(value: Amount, places: int = 2) -> Decimal:
    """Round half up: 0.125 to 0.13, -0.125 to -0.13."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def group(value: Amount, places: int | None = None) -> str:
    """Indian grouping, three digits and then twos: 84155000 gives "8,41,55,000".

    ``places`` rounds to that many decimals; None keeps the decimals that the value has.
    """
    number = Decimal(value) if places is None else rounded(value, places)
    whole, _dot, decimals = f"{abs(number):f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    while head:
        head, tail = head[:-2], f"{head[-2:]},{tail}"
    sign = "-" if number < 0 and any(digit in "123456789" for digit in whole + decimals) else ""
    return sign + tail + (f".{decimals}" if decimals else "")


def rupees(value: Amount, places: int | None = None) -> str:
    """ "₹ 3,48,500"; paise only when there are any; a negative amount in brackets."""
    amount = rounded(value)
    if places is None:
        places = 0 if amount == amount.to_integral_value() else 2
    return _bracketed(amount, f"{RUPEE} {group(rounded(abs(amount), places))}")


def lakhs(value: Amount, places: int = 2) -> str:
    """Rupees shown in lakh: 84155000 gives "₹ 841.55 lakh"."""
    amount = rounded(Decimal(value) / LAKH, places)
    text = _("%(amount)s lakh") % {"amount": f"{RUPEE} {group(abs(amount))}"}
    return _bracketed(amount, text)


def crores(value: Amount, places: int = 2) -> str:
    """Rupees shown in crore: 20000000000 gives "₹ 2,000.00 crore"."""
    amount = rounded(Decimal(value) / CRORE, places)
    text = _("%(amount)s crore") % {"amount": f"{RUPEE} {group(abs(amount))}"}
    return _bracketed(amount, text)


def in_words(value: Amount) -> str:
    """ "Rupees Eight Crore Forty-One Lakh Fifty-Five Thousand only".

    Paise follow "and"; a negative amount is in brackets.

    English only: the words that treasuries and courts accept on bills and seizure memos.
    """
    amount = rounded(value)
    whole, paise = divmod(int(abs(amount) * 100), 100)
    words = f"Rupees {_titled(number_in_words(whole))}"
    if paise:
        words += f" and {_titled(number_in_words(paise))} Paise"
        if not whole:
            words = f"{_titled(number_in_words(paise))} Paise"
    return _bracketed(amount, f"{words} only")


def read_amount(text: str) -> Decimal:
    """Rupees from what a person typed: "3,48,500", "₹ 62000/-", "Rs. 1.5 lakh", "८४१.५५ लाख".

    Raises ValueError when it is not an amount, is negative, or has parts of a paisa.
    """
    plain = western_digits(text).strip().casefold()
    plain = plain.removesuffix("/-").removesuffix("/=")
    plain = re.sub(r"^(₹|rs\.?|inr|रु\.?)\s*", "", plain).strip()
    found = _WRITTEN.match(plain)
    if not found:
        raise ValueError(text)
    digits, unit = found.groups(default="")
    unit = (
        unit.rstrip(".")
        if unit.rstrip(".") in _MULTIPLES
        else unit.rstrip(".").removesuffix("s")
    )
    if unit not in _MULTIPLES:
        raise ValueError(text)
    try:
        amount = Decimal(digits.replace(",", "")) * _MULTIPLES[unit]
    except InvalidOperation as refused:
        raise ValueError(text) from refused
    if amount > LARGEST or amount != rounded(amount):
        raise ValueError(text)
    return rounded(amount)


def _titled(words: str) -> str:
    """Capitals as on a cheque: "forty-one" gives "Forty-One", "and" stays small."""
    return re.sub(
        r"[a-z]+", lambda word: word[0] if word[0] == "and" else word[0].title(), words
    )


def _bracketed(amount: Decimal, text: str) -> str:
    return f"({text})" if amount < 0 else text
