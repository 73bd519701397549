"""Registration keys and marks: the numbers that identify a record or a thing."""

from __future__ import annotations

import re


def fir_key(unit, year: int, number: int, *, zero: bool = False) -> str | None:
    """The 16-digit registration key ``SSDDDPPPYYNNNNNN`` (domain 5); a Zero FIR ends in Z.

    State and district are LGD codes (a station under State headquarters has district 000); None when
    the unit has no station serial.
    """
    station = unit
    if not station.serial or not station.lgd_state:
        return None
    key = (
        f"{station.lgd_state:02d}{station.lgd_district or 0:03d}{station.serial:03d}"
        f"{year % 100:02d}{number:06d}"
    )
    return f"{key}Z" if zero else key


def normal_mark(kind: str, text: str) -> str:
    """A number plate, engine, chassis, IMEI or serial as it is compared: capitals and digits only."""
    return re.sub(r"[^0-9A-Z]", "", (text or "").upper())[:40]


def accused_code(nth: int) -> str:
    """A1 to A9 for the first nine, B1 for the tenth, and so on (IIF-3; vector 16)."""
    letter, digit = divmod(nth - 1, 9)
    return f"{chr(ord('A') + letter)}{digit + 1}"
