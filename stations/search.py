"""Numbers of the General Diary that people quote: "GD 025", "GD 25 24-11-2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import dates
from cctns.core.jurisdiction import Scope
from cctns.core.search import MOST, Finder, Hit
from stations.models import DiaryEntry, Unit
from stations.permissions import Can

LOOKED_BACK = 31  # days, where numbers begin anew each day and no day was typed


def periods(day: date | None) -> list[str]:
    """The series in which a number of that day can stand; of the last month without a day."""
    days = [day] if day else [dates.today() - timedelta(days=n) for n in range(LOOKED_BACK)]
    found = [f"{each:%Y-%m-%d}" for each in days]
    return found + sorted({f"{each:%Y-%m}" for each in days} | {f"{each:%Y}" for each in days})


def find_entry(scope: Scope, match: re.Match) -> Iterator[Hit]:
    """Entries of that number, newest first."""
    number, typed = int(match["number"]), match["day"]
    try:
        day = dates.read_date(typed) if typed else None
    except ValueError:
        return
    stations = (
        Unit.objects.filter(path__startswith=scope.area).values("pk") if scope.area else None
    )
    rows: Any = DiaryEntry.objects.within(scope).filter(number=number, period__in=periods(day))
    if stations is not None:
        rows = rows.filter(unit__in=stations)  # (unit, period, number) is an index
    if day:
        rows = rows.filter(entered_at__date=day)
    for entry in rows.select_related("unit").order_by("-entered_at", "-pk")[:MOST]:
        yield Hit(
            _("GD %(number)s") % {"number": f"{entry.number:03d}"},
            reverse("stations:diary_entry", args=[entry.pk]),
            f"{entry.unit.label}, {dates.when(entry.entered_at)}",
        )


Finder(
    name="diary",
    label=gettext_lazy("General Diary entry"),
    example="GD 025, GD 025 24-11-2026",
    pattern=r"(?:gd|dd|जीडी)\s*(?:no\.?\s*)?(?P<number>\d{1,6})(?:\s+(?P<day>[\d./-]+))?",
    find=find_entry,
    power=Can.VIEW_DIARY,
)
