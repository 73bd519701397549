"""The ruled columns of a register, and how each kind of value is written.

A value has four forms: text (screen, CSV, PDF), a spreadsheet cell, JSON, and a type in the API's
description.  All four come from the same raw value, so that they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import dates, money

# Characters that XML, and so a spreadsheet, cannot hold; PostgreSQL already refuses NUL.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

PROTECTED = gettext_lazy("Protected")


@dataclass(frozen=True)
class Protected:
    """What stands where the law hides a value.  The value itself is never read."""

    text: Any = PROTECTED

    def __str__(self) -> str:
        return str(self.text)


def clean(value: Any) -> str:
    """Text without characters that cannot be written on paper or in a spreadsheet."""
    return UNPRINTABLE.sub("", str(value))


def _naive(moment: datetime) -> datetime:
    """Indian time without a zone: spreadsheets have none."""
    return dates.local(moment).replace(tzinfo=None)


@dataclass(frozen=True)
class Kind:
    """How the values of one kind are written: ``api`` names the type in the API's description."""

    text: Callable[[Any], str] = clean
    cell: Callable[[Any], Any] = clean
    json: Callable[[Any], Any] = clean
    api: str = "string"
    css: str = ""
    number_format: str = ""  # of a spreadsheet cell
    is_free_text: bool = False  # may begin like a formula, so it is guarded on export


KINDS: Mapping[str, Kind] = {
    "text": Kind(is_free_text=True),
    "number": Kind(str, int, int, "integer", "num"),
    "amount": Kind(money.group, int, int, "integer", "num", "#,##0"),
    "money": Kind(money.rupees, Decimal, lambda v: f"{v:.2f}", "decimal", "num", "#,##0.00"),
    "date": Kind(
        dates.short_date, dates.day_of, lambda v: dates.day_of(v).isoformat(), "date", "nowrap",
        "dd-mm-yyyy",
    ),
    "moment": Kind(
        dates.when, _naive, lambda v: dates.local(v).isoformat(timespec="seconds"), "moment",
        "nowrap", "dd-mm-yyyy hh:mm",
    ),
    "flag": Kind(
        lambda v: _("Yes") if v else _("No"), lambda v: _("Yes") if v else _("No"), bool, "boolean"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: its stable key, its heading, and how its value is read and written.

    ``value`` is a lookup path ("unit__label"), or a function of the row; without it the key is the
    path.  A row given to a column has already passed the register's mask.
    """

    key: str
    heading: str | Promise
    value: str | Callable[[Any], Any] | None = None
    kind: str = "text"
    sort: str = ""  # the model field to order by; "" is not sorted
    sort_wide: bool = True  # False: no index carries this order, so only within one station
    sort_with: str = ""  # "status=received": with it an index carries the order everywhere
    link: bool = False  # leads to the record
    default: bool = True  # shown to an officer who has not chosen columns
    across: bool = False  # also shown by default where an area holds several stations
    under: str = ""  # key of the column below whose value it stands on the screen
    labels: Callable[[], Mapping[str, Any]] | None = None  # words for codes
    tint: Mapping[str, str] | None = None  # code -> colour of a state word; {} is grey
    tone: Callable[[Any], str] | None = None  # classes for one row's value ("t-red strong")
    wide: bool = False  # long text: two shares of the paper, a line of its own in a card
    in_card: bool = True  # False: left out on a telephone
    css: str = ""

    @property
    def how(self) -> Kind:
        return KINDS[self.kind]

    def read(self, row: Any) -> Any:
        """The raw value: a str, number, date, moment, bool, ``Protected`` or None."""
        if callable(self.value):
            return self.value(row)
        for name in (self.value or self.key).split("__"):
            row = getattr(row, name, None)
            if row is None or isinstance(row, Protected):
                break
        return row() if callable(row) else row

    def word(self, raw: Any) -> Any:
        """The word for a code, else the value as it is."""
        return self.labels().get(raw, raw) if self.labels and raw is not None else raw

    def text(self, raw: Any) -> str:
        """As on the screen and on paper."""
        if raw is None or raw == "":
            return ""
        if isinstance(raw, Protected) or self.labels:
            return clean(self.word(raw) if self.labels else raw)
        return self.how.text(raw)

    def cell(self, raw: Any) -> Any:
        """As in a spreadsheet: a number, a date or a moment stays one."""
        if raw is None or raw == "":
            return None
        if isinstance(raw, Protected) or self.labels:
            return self.text(raw)
        return self.how.cell(raw)

    def json(self, raw: Any) -> Any:
        """As in the API: codes, not words; what is protected is null."""
        if raw is None or isinstance(raw, Protected):
            return None
        return self.how.json(raw)

    @property
    def classes(self) -> str:
        """Of the cell: the column chooser hides by the first."""
        names = [f"c-{self.key}", self.how.css, "wide" if self.wide else "", self.css]
        if not self.in_card:
            names.append("x")
        return " ".join(name for name in names if name)
