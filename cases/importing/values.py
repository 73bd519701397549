"""Values as another State writes them: days, moments, ages, sexes, numbers of FIRs, one line of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone

ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
)
DAY_FIRST = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)
CRIME_NO = re.compile(
    r"(\d)(\d{4})(\d{4})(\d{4})(\d{5})"
)  # category, district, unit, year, serial
CITED = re.compile(r"0*(\d{1,6})\s*/\s*(\d{4})")  # 137/2024
SEXES = {
    "m": "M", "male": "M", "f": "F", "female": "F", "t": "T", "transgender": "T", "third gender": "T",
    "": "U", "u": "U", "unknown": "U",
}  # fmt: skip
OLDEST = 1900  # no register of ours is older


@dataclass(frozen=True)
class When:
    """A written time: ``moment`` is aware (Asia/Kolkata), ``exact`` says that an hour was written."""

    moment: datetime
    exact: bool
    day_first: bool = False

    @property
    def day(self) -> date:
        return timezone.localtime(self.moment).date()


def when(text: str) -> When | None:
    """A day or moment written as 2024-09-05 08:05:12 or 05-09-2024 08:05; None when it is neither."""
    if match := ISO.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := DAY_FIRST.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    else:
        return None
    hour, minute, second = match[4], match[5], match[6]
    try:
        found = datetime.combine(
            date(int(year), int(month), int(day)),
            time(int(hour or 0), int(minute or 0), int(second or 0)),
        )
    except ValueError:
        return None
    if found.year < OLDEST:
        return None
    return When(
        timezone.make_aware(found), exact=hour is not None, day_first=len(match[1]) <= 2
    )


def age(text: str) -> int | None:
    """Whole years from 0 to 130; None when it is nothing of the kind."""
    plain = text.removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() and int(plain[:4]) <= 130 else None


def sex(text: str) -> str | None:
    """M, F, T, or U when nothing is written; None for a word that is not known."""
    return SEXES.get(text.casefold())


@dataclass(frozen=True)
class FirNumber:
    """A number of an older register: ``unit`` is the station's number inside it, when it has one."""

    number: int
    year: int
    unit: int | None = None


def fir_number(text: str) -> FirNumber | None:
    """The 18 digits of a CrimeNo, or a number as it is cited (137/2024)."""
    if match := CRIME_NO.fullmatch(text):
        found = FirNumber(int(match[5]), int(match[4]), int(match[3]))
    elif match := CITED.fullmatch(text):
        found = FirNumber(int(match[1]), int(match[2]))
    else:
        return None
    return found if found.number > 0 and OLDEST <= found.year <= 2999 else None


def coordinate(text: str, limit: int) -> Decimal | None:
    """A latitude (limit 90) or longitude (180); None when it is neither."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) <= limit else None


def one_line(text: str, limit: int) -> str:
    """Spaces and line ends folded, at most ``limit`` characters."""
    return " ".join(text.split())[:limit]


def plain(text: str) -> str:
    """A name as names are compared: small letters and digits of any script only."""
    return "".join(c for c in text.casefold() if c.isalnum())
