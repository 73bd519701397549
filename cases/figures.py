"""Counts of cases, complaints and clocks for the start pages, each in one grouped query.

A number is counted over the very rows of the register that it opens (``FirRegister.base``), so that
the number and its list cannot differ.  Figures by kind of crime leave out what a list filtered by
kind leaves out: sealed cases, for those who are not on their list.

Scale: every query is a range of an index (level, time) that carries what is counted by, or of a partial
index.  A month of a State with half a million FIRs a year takes about 20 ms, a year 170 ms.  So what is
past and opens no list (the line of twelve months, the year before) is kept in the cache for some hours,
and a very long count stops at ``COUNTED``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.cache import cache
from django.db.models import (
    Count,
    DateTimeField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.http import urlencode

from cases.models import Complaint, CrimeCategory
from cases.models.case import SealedFor
from cases.models.sensitivity import Sensitivity
from cases.periods import Period, month_after, month_before, start_of
from cases.registers.cases import (
    ALSO_CHILDREN,
    ALSO_WOMEN,
    FirRegister,
    women_or_children,
)
from cases.registers.complaints import ComplaintRegister
from cctns.core import clocks, dates
from cctns.core.jurisdiction import Scope
from cctns.core.registers import Register
from stations.checks import in_use
from stations.models import Unit
from stations.services.access import columns_of, unit_of
from stations.services.units import in_force

OLD_MONTHS = 6  # an investigation older than this stands out
LINE = 12  # months of a line
COUNTED = 10_000  # a longer list is told as "10,000+"
KEPT = 6 * 60 * 60  # seconds that the counts of past months are kept

# The units that an area is counted by.
BELOW = {
    "nation": "state",
    "state": "district",
    "range": "district",
    "district": "subdivision",
    "subdivision": "station",
}
WAITING = ("C01", "C12")  # clocks of a complaint that waits for its decision


# --- area and addresses ----------------------------------------------------------------------


def narrowed(scope: Scope, unit: Unit) -> Scope:
    """The scope's powers over one unit of its area."""
    column, ids = columns_of(unit)
    return replace(scope, area=unit.path, column=column, ids=ids, unit=unit)


def rows_url(book: type[Register], scope: Scope, unit: Unit | None = None, **query: Any) -> str:
    """The address of a register's rows; "" for a reader who may not open it.

    Of a narrowed scope, or with ``unit``, the list is narrowed to that unit.
    """
    if not book.open_to(scope):
        return ""
    own = unit_of(scope.posting) if scope.posting else None
    if unit is None and scope.unit is not None and own is not None and scope.unit.pk != own.pk:
        unit = scope.unit
    if unit is not None:
        query["unit"] = unit.code
    return book.url(urlencode(query, doseq=True))


def units_below(scope: Scope, counted: Iterable[Any] = ()) -> list[Unit]:
    """The units that the area is counted by, from its unit's own level: districts of a State, ...

    ``counted`` units are among them even when they have ended since.
    """
    level = BELOW.get(scope.unit.type if scope.unit else "nation")
    if level is None:
        return []
    wanted = Q(type=level)
    if level == "state":
        wanted &= in_use()
    elif level != "station":
        wanted |= Q(type="station", **{level: None})  # directly under the area's unit
    rows = Unit.objects.filter(path__startswith=scope.area)
    known = Q(pk__in=[key for key in counted if key])
    return list(rows.filter((in_force() & wanted) | known).order_by("type", "path"))


def below(scope: Scope) -> Any:
    """The key of the unit below that a placed row is counted for; None where there is none."""
    level = BELOW.get(scope.unit.type if scope.unit else "nation")
    if level is None:
        return Value(None, output_field=IntegerField())
    return Coalesce(F(f"{level}_id"), F("station_id"))


def finest(scope: Scope) -> Any:
    """The same for the table by kind of crime: a district's is told by station."""
    return F("station_id") if is_district(scope) else below(scope)


def is_district(scope: Scope) -> bool:
    return scope.unit is not None and scope.unit.type == "district"


def units_of_cells(scope: Scope, units: list[Unit], counted: Iterable[Any]) -> list[Unit]:
    """The units of the table by kind: a district's stations, else those it is counted by."""
    if not is_district(scope):
        return units
    stations = Unit.objects.filter(path__startswith=scope.area)
    known = Q(pk__in=[key for key in counted if key])
    return list(stations.filter((in_force() & Q(type="station")) | known).order_by("path"))


# --- FIRs ------------------------------------------------------------------------------------


@dataclass
class Firs:
    """FIRs of a period: all of them by unit; those whose kind may be counted by kind, and by unit
    (of a district: by station) and kind.

    ``about`` are those against women or with a child in the case.
    """

    total: int
    by_unit: Counter[Any]
    by_kind: Counter[str]
    cells: Counter[tuple[Any, str]]
    about: int


def firs(scope: Scope, first: datetime, after: datetime) -> Firs:
    """Regular FIRs registered from ``first`` until before ``after`` (one query).

    A Zero FIR is counted where it is registered again, so that none is counted twice.
    """
    seen = ~Q(sensitivity=Sensitivity.SEALED) | Q(pk__in=SealedFor(scope))
    rows = (
        FirRegister.base(scope)
        .filter(registered_at__gte=first, registered_at__lt=after)
        .order_by()
        .annotate(below=below(scope), finest=finest(scope))
        .values_list("below", "finest", "category_id")
        .annotate(
            all=Count("pk"),
            seen=Count("pk", filter=seen),
            about=Count("pk", filter=seen & women_or_children()),
        )
    )
    found = Firs(0, Counter(), Counter(), Counter(), 0)
    for unit, station, kind, count, shown, about in rows:
        found.total += count
        found.by_unit[unit] += count
        found.about += about
        if kind and shown:
            found.by_kind[kind] += shown
            found.cells[station, kind] += shown
    return found


def firs_of(scope: Scope, period: Period) -> Firs:
    return firs(scope, *period.moments)


def firs_before(scope: Scope, period: Period) -> Firs:
    """The same days a year earlier.  They stand beside a number, open no list, and are kept for hours."""
    before = period.before
    key = f"figures:before:{area_key(scope)}:{before.first}:{before.last}"
    found = cache.get(key)
    if found is None:
        found = firs_of(replace(scope, user=None), before)
        cache.set(key, found, KEPT)
    return found


def area_key(scope: Scope) -> str:
    """What the counts of a scope depend on, apart from its holder."""
    ids = "-".join(map(str, scope.ids)) or (scope.area or "nation").replace("/", ".")
    return f"{scope.column}:{ids}:{scope.has('cases.view_sealed_header'):d}"


def old_cases(scope: Scope) -> QuerySet:
    """FIRs under investigation for more than six months."""
    return FirRegister.base(scope).filter(
        ~Q(sensitivity=Sensitivity.SEALED) | Q(pk__in=SealedFor(scope)),
        stage="investigation",
        registered_at__lt=start_of(old_day(dates.today())),
    )


def old_count(scope: Scope) -> tuple[int, bool]:
    """How many, and whether there are more than are counted."""
    number = old_cases(scope).order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED


def old_day(today: date) -> date:
    """FIRs registered before this day are old."""
    first = month_before(today.replace(day=1), OLD_MONTHS)
    last = (month_after(first) - dates.DAY).day
    return first.replace(day=min(today.day, last))


def old_query() -> dict[str, str]:
    last = old_day(dates.today()) - dates.DAY
    return {"stage": "investigation", "registered_to": last.isoformat()}


# --- twelve months ---------------------------------------------------------------------------


def months_to(period: Period) -> list[date]:
    """First days of the twelve months that end with the period."""
    last = period.last.replace(day=1)
    return [month_before(last, n) for n in reversed(range(LINE))]


def months_line(scope: Scope, months: list[date]) -> list[int]:
    """FIRs registered in each month.  Months that are over come from the cache for some hours."""
    running = dates.today().replace(day=1)
    over = [month for month in months if month < running]
    key = f"figures:months:{area_key(scope)}:{over[-1] if over else running}:{len(over)}"
    known = cache.get(key) if over else []
    if known is None:
        known = count_months(replace(scope, user=None), over)
        cache.set(key, known, KEPT)
    return known + count_months(scope, [month for month in months if month >= running])


def count_months(scope: Scope, months: list[date]) -> list[int]:
    """FIRs of months that follow each other: one range of the index, put into its months by bounds."""
    if not months:
        return []
    edges = [start_of(month) for month in [*months, month_after(months[-1])]]
    bucket = Func(
        F("registered_at"),
        Value(edges, output_field=ArrayField(DateTimeField())),
        function="width_bucket",
        template="%(function)s(%(expressions)s::timestamptz[])",
        output_field=IntegerField(),
    )
    rows = (
        FirRegister.base(scope)
        .filter(registered_at__gte=edges[0], registered_at__lt=edges[-1])
        .order_by()
        .annotate(month=bucket)
        .values_list("month")
        .annotate(all=Count("pk"))
    )
    found = dict(rows)
    return [found.get(place, 0) for place in range(1, len(months) + 1)]


# --- clocks and complaints -------------------------------------------------------------------


@dataclass
class Running:
    """By unit: clocks that are late, due in seven days, and complaints late for their decision."""

    late: Counter[Any]
    soon: Counter[Any]
    waiting: Counter[Any]


def running(scope: Scope, now: datetime | None = None) -> Running:
    """What is late and what is due in seven days (one query over the open clocks)."""
    now = now or timezone.now()
    late = Q(due_at__lt=now)
    rows = (
        clocks.open_runs(scope)
        .filter(due_at__lt=now + dates.SOON)
        .select_related(None)
        .order_by()
        .annotate(below=below(scope))
        .values_list("below")
        .annotate(
            late=Count("pk", filter=late),
            soon=Count("pk", filter=~late),
            waiting=Count("pk", filter=late & Q(code__in=WAITING)),
        )
    )
    found = Running(Counter(), Counter(), Counter())
    for unit, late_ones, soon, waiting in rows:
        found.late[unit] = late_ones
        found.soon[unit] = soon
        found.waiting[unit] = waiting
    return found


def waiting_complaints(scope: Scope) -> Counter[Any]:
    """Complaints that wait for a decision, by unit (one query over a partial index)."""
    rows = ComplaintRegister.base(scope).filter(status=Complaint.Status.RECEIVED)
    return Counter(dict(by_unit(rows, scope)))


def by_unit(rows: QuerySet, scope: Scope) -> Iterable[tuple[Any, int]]:
    return (
        rows.order_by()
        .annotate(below=below(scope))
        .values_list("below")
        .annotate(all=Count("pk"))
    )


# --- what may be told to those who see figures only ------------------------------------------

SMALL = 3  # a count under this can point at one person


def sensitive_kinds() -> set[str]:
    """Kinds of crime whose victims the law protects."""
    kinds = CrimeCategory.objects.filter(
        Q(head_groups__contains=["women"])
        | Q(head_groups__contains=["children"])
        | Q(code__in=[*ALSO_WOMEN, *ALSO_CHILDREN])
    )
    return set(kinds.values_list("code", flat=True))


def kinds_to_split(found: Firs, sensitive: set[str]) -> set[str]:
    """Kinds that may be told by unit: none of a protected kind's counts is under three.

    The whole column goes, not only the small cell: what is missing from a total would tell it.
    """
    small = {
        kind
        for (_unit, kind), count in found.cells.items()
        if kind in sensitive and count < SMALL
    }
    return set(found.by_kind) - small
