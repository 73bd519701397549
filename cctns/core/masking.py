"""What may be shown of a protected person: one function for screen, print, export, API, search, notice, log.

Law: BNS s.72 (victims of ss.64-71), POCSO Act s.23(2), JJ Act s.74 (domain 4.7).  Who is protected, and
who may see the whole, is decided by the app that owns the record; here is only what remains.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import phones

# Stands for a withheld value in stored or language-free data; papers put it into words when drawn.
WITHHELD = "\N{BLACK SQUARE}withheld\N{BLACK SQUARE}"
WITHHELD_TEXT = _("Withheld")

KINDS = frozenset(
    {
        "name",
        "alias",
        "relative",
        "born_on",
        "age",
        "address",
        "place",
        "phone",
        "email",
        "occupation",
        "photo",
        "school",
        "narrative",
        "paper",
        "attachment",
    }
)
BANDS = ((18, "0-17"), (30, "18-29"), (45, "30-44"), (60, "45-59"))


def mask(kind: str, value: Any, pseudonym: str = "", *, withheld: str | None = None) -> Any:
    """What remains of one identifying value, as text in the reader's language.

    A name becomes the pseudonym ("V1"); an age in whole years its band; an address (a mapping or a row
    with ``district`` and ``state``) its district and State; a list is emptied; everything else reads
    "Withheld" (or ``withheld``, for data that is put into words later).  An empty value stays empty: that
    something was not given is no identity.  Raises KeyError for a kind that nobody has thought about,
    so that a new field is never shown by oversight.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    if value is None or value == "" or value == [] or value == {}:
        return value
    hidden = str(WITHHELD_TEXT) if withheld is None else withheld
    if kind == "name":
        return pseudonym or hidden
    if kind in {"born_on", "age"} and isinstance(value, int):
        return age_band(value)
    if kind == "address" and not isinstance(value, str):
        return ", ".join(
            part for part in (_part(value, "district"), _part(value, "state")) if part
        )
    if isinstance(value, list):
        return []
    return hidden


def _part(value: Any, key: str) -> str:
    return (value.get(key) if isinstance(value, Mapping) else getattr(value, key, "")) or ""


def age_band(years: int) -> str:
    """The band of an age: "0-17", "18-29", "30-44", "45-59" or "60+"."""
    return next((band for limit, band in BANDS if years < limit), "60+")


def phone_tail(number: str) -> str:
    """Enough of a telephone number to recognise one's own: "98xxx xx214"."""
    return phones.masked(number) if number else ""
