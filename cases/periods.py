"""The spans of time that figures are asked for: a month, a year, a financial year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from cctns.core import dates

WRITTEN = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
MONTHS_BACK, YEARS_BACK = 13, 3
EARLIEST = 1900


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included; ``last`` is today while it is running.

    ``key`` stands in the address: "2026-11" a month, "2026" a year, "fy2026" the financial year
    that begins in April 2026.
    """

    key: str
    first: date
    last: date
    is_running: bool = False

    @property
    def label(self) -> str:
        """ "November 2026", "2026", "Financial year 2026-27"."""
        if self.key.startswith("fy"):
            words = {"year": dates.financial_year(self.first)}
            return _("Financial year %(year)s") % words
        return month_name(self.first) if "-" in self.key else self.key

    @property
    def words(self) -> str:
        """The days: "01-11-2026 to 24-11-2026"."""
        said = {"first": dates.short_date(self.first), "last": dates.short_date(self.last)}
        return _("%(first)s to %(last)s") % said

    @property
    def before(self) -> Period:
        """The same days a year earlier; what is running is compared with as many days."""
        return Period(self.key, year_back(self.first), year_back(self.last))

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment, and the first after it, in India."""
        return start_of(self.first), start_of(self.last + timedelta(days=1))

    def query(self, name: str = "registered") -> dict[str, str]:
        """The same days as the keys of a register's filter ``Between``."""
        return {f"{name}_from": self.first.isoformat(), f"{name}_to": self.last.isoformat()}


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=dates.IST)


def year_back(day: date) -> date:
    """The same day a year earlier; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def month_name(day: date) -> str:
    """ "November 2026"."""
    return f"{MONTHS[day.month]} {day.year}"


def month_before(first: date, count: int = 1) -> date:
    """The first day of the month so many months earlier."""
    months = first.year * 12 + first.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def month_after(first: date) -> date:
    return month_before(first, -1)


def cut(key: str, first: date, after: date, today: date) -> Period:
    """From ``first`` up to the day before ``after``, or to today while it is running."""
    last = after - timedelta(days=1)
    return Period(key, first, min(last, today), is_running=last >= today)


def month_of(day: date, today: date) -> Period:
    first = day.replace(day=1)
    return cut(f"{first:%Y-%m}", first, month_after(first), today)


def year_of(year: int, today: date) -> Period:
    return cut(str(year), date(year, 1, 1), date(year + 1, 1, 1), today)


def financial_year_of(year: int, today: date) -> Period:
    return cut(f"fy{year}", date(year, 4, 1), date(year + 1, 4, 1), today)


def period_of(asked: str, today: date | None = None) -> Period:
    """The period in the address; this month for none, for one that is not known or yet to come."""
    today = today or dates.today()
    is_financial = asked.startswith("fy")
    found = WRITTEN.match(asked.removeprefix("fy"))
    year, month = (int(part or 0) for part in found.groups()) if found else (0, 0)
    if not EARLIEST <= year <= today.year or month > 12 or (is_financial and month):
        return month_of(today, today)
    if found.group(2) and not month:
        return month_of(today, today)
    if month:
        period = month_of(date(year, month, 1), today)
    else:
        period = (financial_year_of if is_financial else year_of)(year, today)
    return period if period.first <= today else month_of(today, today)


def choices(chosen: Period, today: date | None = None) -> list[dict[str, Any]]:
    """What can be chosen: the last months, years and financial years, in groups."""
    today = today or dates.today()
    first, april = today.replace(day=1), today.year - (today.month < 4)
    groups = [
        (_("Month"), [month_of(month_before(first, n), today) for n in range(MONTHS_BACK)]),
        (_("Year"), [year_of(today.year - n, today) for n in range(YEARS_BACK)]),
        (
            _("Financial year"),
            [financial_year_of(april - n, today) for n in range(YEARS_BACK)],
        ),
    ]
    offered = {period.key for _label, periods in groups for period in periods}
    if chosen.key not in offered:
        groups.append((_("Chosen"), [chosen]))
    return [
        {
            "label": label,
            "options": [
                {"value": each.key, "label": each.label, "chosen": each.key == chosen.key}
                for each in periods
            ],
        }
        for label, periods in groups
    ]
