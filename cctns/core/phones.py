"""Telephone numbers: kept as E.164 ("+919812345214"), shown in groups, masked in lists."""

from __future__ import annotations

import re

import phonenumbers

from .words import western_digits

REGION = "IN"
_SPACING = re.compile(r"[\s().-]+")


def read_phone(text: str) -> str:
    """E.164 of what was typed: "98123 45214", "098123-45214", "03592-202022", "+977 98..".

    A number without a country code is Indian.  Digits of any script.  Raises ValueError when no
    such number can exist (wrong length, no STD code, letters).
    """
    plain = western_digits(text).strip()
    if not re.fullmatch(r"\+?[\d\s().-]+", plain):
        raise ValueError(text)
    try:
        number = phonenumbers.parse(plain, REGION)
    except phonenumbers.NumberParseException as refused:
        raise ValueError(text) from refused
    national = str(number.national_number)
    if number.country_code == 91 and (len(national) != 10 or number.italian_leading_zero):
        raise ValueError(text)
    if not phonenumbers.is_possible_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown(number: str) -> str:
    """For reading aloud: "98123 45214" of India, "+977 1-4412345" of elsewhere."""
    if re.fullmatch(r"\+91\d{10}", number):
        return f"{number[3:8]} {number[8:]}"
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    if not number.startswith("+"):
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def masked(number: str) -> str:
    """First two and last three digits: "+919812345214" gives "98xxx xx214".

    A number of fewer than eight digits is hidden whole.
    """
    digits = re.sub(r"\D", "", _SPACING.sub("", western_digits(number)))
    if number.strip().startswith("+91") or (len(digits) == 12 and digits.startswith("91")):
        digits = digits[2:]
    if len(digits) < 8:
        return "x" * len(digits)
    hidden = digits[:2] + "x" * (len(digits) - 5) + digits[-3:]
    return f"{hidden[:5]} {hidden[5:]}"
