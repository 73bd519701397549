"""Statutory time limits: declared once, stored as runs, asked for as one indexed list.

An app declares ``Clock`` rows in ``<app>/clocks.py``.  Migrating writes them to ``ClockDef``; a
changed declaration becomes a new version, a State's other number is a dated row of its own, and a
run keeps the version it was opened with.  Services open and close runs in the transaction of the
act.  A clock never blocks lawful work after it ran out: it records the breach.
"""

from __future__ import annotations

import calendar as months_of_year
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import ProgrammingError, connections, models
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils import timezone

from .dates import DAY, IST, SOON, local
from .events import subject_of
from .jurisdiction import Scope
from .models.clock import ClockDef, ClockRun

ALL: dict[str, Clock] = {}
NEW_LAWS = date(2024, 7, 1)  # BNS, BNSS and BSA are in force

# The default ladder: when, and whom to tell (roles; "io" is the run's own officer).
LADDER = (
    ("50%", ("io",)),
    ("75%", ("io", "sho")),
    ("90%", ("io", "sho", "sdpo")),
    ("100%", ("io", "sho", "sdpo")),
    ("+1d", ("sho", "sdpo", "sp")),
)
STEP = re.compile(r"^(?:(\d+)%|([+-]?)(\d+)([hd]))$")

# Up to three words and a number: "FIR 0087/2026", "Zero FIR 0003/2026", "NC report 14/2026".
REFERENCE = re.compile(r"^(?:[^\W\d_][\w.-]*\s){0,3}[\w/-]*\d[\w/-]*$")


@dataclass(frozen=True)
class Clock:
    """One time limit: whence and until when, by which law, and who is told while it runs.

    ``amount`` and ``unit`` (h, d, m) give the length; amount 0 is a guard without a time limit.
    ``trigger`` and ``closes`` say in words which acts open and close it.  ``is_advisory``: the law
    says "forthwith" and the number is ours.  ``is_guard``: the act itself is refused.
    ``repeats``: it opens again when it is met.  ``ladder`` is ((step, roles), ...): "50%" of the
    time, "24h" or "3d" after the start, "-3d" before and "+1d" after the end; the role "record"
    writes the event ``time_limit`` on the record, for a ``Notice`` to the citizen.
    """

    code: str
    title: str
    law: str
    amount: int
    unit: str
    trigger: str
    closes: tuple[str, ...] = ()
    is_advisory: bool = False
    is_guard: bool = False
    repeats: bool = False
    ladder: tuple[tuple[str, tuple[str, ...]], ...] = LADDER
    calendar: str = "calendar"  # or "working"
    valid_from: date = NEW_LAWS
    valid_to: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.code in ALL:
            raise ValueError(f"two clocks are called {self.code}")
        if self.unit not in ("h", "d", "m") or self.calendar not in ("calendar", "working"):
            raise ValueError(
                f"{self.code}: the unit is h, d or m; the calendar working or calendar"
            )
        if bad := [step for step, _roles in self.ladder if not STEP.match(step)]:
            raise ValueError(f"{self.code}: {bad} is no step of a ladder")
        ALL[self.code] = self

    def row(self) -> dict[str, Any]:
        """The columns of ``ClockDef`` that this declaration fills."""
        return {
            "law": self.law,
            "title": self.title,
            "amount": self.amount,
            "unit": self.unit,
            "calendar": self.calendar,
            "is_advisory": self.is_advisory,
            "is_guard": self.is_guard,
            "warn": [step for step, _roles in self.ladder],
            "roles": [list(roles) for _step, roles in self.ladder],
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "note": self.note,
        }

    def digest(self) -> str:
        return hashlib.sha256(
            json.dumps(self.row(), default=str, sort_keys=True).encode()
        ).hexdigest()


def sync_definitions(sender: Any = None, using: str = "default", **kwargs: Any) -> int:
    """Write the declarations to the table (after each migrate); how many new versions there are."""
    if ClockDef._meta.db_table not in connections[using].introspection.table_names():
        return 0
    try:
        known = list(ClockDef.objects.using(using).filter(state=None).order_by("version"))
    except ProgrammingError:  # an older shape of the table, on the way to this one
        return 0
    newest = {row.code: row for row in known}
    rows = []
    for clock in ALL.values():
        last = newest.get(clock.code)
        if last is None or last.digest != clock.digest():
            version = last.version + 1 if last else 1
            rows.append(
                ClockDef(code=clock.code, version=version, digest=clock.digest(), **clock.row())
            )
    ClockDef.objects.using(using).bulk_create(rows)
    return len(rows)


# --- arithmetic ------------------------------------------------------------------------------


def add_months(day: date, count: int) -> date:
    """Calendar months: 31 December and two months are 28 February, or 29 in a leap year."""
    serial = day.year * 12 + day.month - 1 + count
    year, month = divmod(serial, 12)
    return day.replace(
        year=year,
        month=month + 1,
        day=min(day.day, months_of_year.monthrange(year, month + 1)[1]),
    )


def day_end(day: date) -> datetime:
    """23:59:59 of that day in India."""
    return datetime.combine(day, time(23, 59, 59), IST)


def due(definition: Any, started_at: datetime, *, holidays: Iterable[date] = ()) -> datetime:
    """When a time limit that began then ends.

    Hours are exact.  Days leave out the day of the act (General Clauses Act s.9) and, like months,
    end with the last day.  A working calendar counts neither Sundays nor ``holidays``.
    """
    if definition.unit == "h":
        return started_at + timedelta(hours=definition.amount)
    day = local(started_at).date()
    if definition.unit == "m":
        return day_end(add_months(day, definition.amount))
    if definition.calendar != "working":
        return day_end(day + timedelta(days=definition.amount))
    off, left = set(holidays), definition.amount
    while left:
        day += DAY
        left -= day.weekday() != 6 and day not in off
    return day_end(day)


def steps(
    definition: Any, started_at: datetime, due_at: datetime
) -> list[tuple[datetime, list[str]]]:
    """The ladder of one run as moments, earliest first, each with the roles to tell."""
    found = []
    for step, roles in zip(definition.warn, definition.roles, strict=False):
        share, sign, amount, unit = STEP.match(step).groups()
        if share:
            moment = started_at + (due_at - started_at) * (int(share) / 100)
        else:
            length = (
                timedelta(hours=int(amount)) if unit == "h" else timedelta(days=int(amount))
            )
            base = due_at if sign else started_at
            moment = base - length if sign == "-" else base + length
        found.append((moment, list(roles)))
    return sorted(found, key=lambda pair: pair[0])


def plan(
    definition: Any, started_at: datetime, *, holidays: Iterable[date] = ()
) -> tuple[datetime, datetime | None]:
    """(due_at, warn_at) of a run that starts then: for services and for the bulk loader."""
    due_at = due(definition, started_at, holidays=holidays)
    ladder = steps(definition, started_at, due_at)
    return due_at, ladder[0][0] if ladder else None


def holidays() -> frozenset[date]:
    """The days of the code list ``holiday`` (codes are dates, 2026-01-26)."""
    from .models.code import Code

    codes = Code.objects.filter(list="holiday").values_list("code", flat=True)
    return frozenset(date.fromisoformat(code) for code in codes)


# --- which version holds ---------------------------------------------------------------------


def definitions_for(codes: Iterable[str], unit: Any, on: date) -> dict[str, ClockDef]:
    """The version of each clock that holds at the unit on that day: the State's, else the declared.

    Raises ``LookupError`` for a code without one.
    """
    codes = list(codes)
    rows = (
        ClockDef.objects.filter(
            Q(state=None) | Q(state_id=getattr(unit, "state_id", None)),
            Q(valid_to=None) | Q(valid_to__gte=on),
            code__in=codes,
            valid_from__lte=on,
        )
        .annotate(own=Case(When(state=None, then=Value(0)), default=Value(1)))
        .order_by("own", "valid_from", "version")
    )
    found = {row.code: row for row in rows}  # the last one wins
    if missing := [code for code in codes if code not in found]:
        raise LookupError(f"no clock {', '.join(missing)} on {on:%d-%m-%Y}")
    return found


def definition_for(code: str, unit: Any, on: date) -> ClockDef:
    return definitions_for([code], unit, on)[code]


def override(code: str, state: Any, *, valid_from: date, note: str, **changes: Any) -> ClockDef:
    """A State's own number for a clock, from a day on.  ``changes`` are columns of ``ClockDef``."""
    base = definition_for(code, state, valid_from)
    last = ClockDef.objects.filter(code=code, state=state).order_by("-version").first()
    columns = ALL[code].row() | {
        n: getattr(base, n) for n in ("amount", "unit", "warn", "roles")
    }
    columns |= {"valid_from": valid_from, "valid_to": None, "note": note} | changes
    digest = hashlib.sha256(
        json.dumps(columns, default=str, sort_keys=True).encode()
    ).hexdigest()
    version = last.version + 1 if last else 1
    return ClockDef.objects.create(
        code=code, state=state, version=version, digest=digest, **columns
    )


# --- opening and closing ---------------------------------------------------------------------


def checked_reference(reference: str) -> str:
    """A reference names a record ("FIR 0087/2026"), never a person.  Raises ``ValueError``."""
    if not REFERENCE.match(reference):
        raise ValueError(f"a clock's reference is words and a number, not {reference!r}")
    return reference


def start_clocks(
    codes: Sequence[str],
    record: models.Model,
    *,
    unit: Any,
    at: datetime,
    reference: str,
    url: str,
    officer: Any = None,
) -> None:
    """Open several clocks on one record: one query for the versions, one for the runs.

    A clock of the same start is there already: nothing changes.
    """
    found = definitions_for(codes, unit, local(at).date())
    off = holidays() if any(d.calendar == "working" for d in found.values()) else frozenset()
    runs = []
    for code in codes:
        definition = found[code]
        if definition.amount == 0:
            raise ValueError(f"{code} is a guard: it has no time limit")
        due_at, warn_at = plan(definition, at, holidays=off)
        runs.append(
            ClockRun(
                definition=definition,
                code=code,
                **subject_of(record),
                unit=unit,
                reference=checked_reference(reference),
                url=url,
                officer=officer,
                started_at=at,
                due_at=due_at,
                warn_at=warn_at,
            )
        )
    ClockRun.everything.bulk_create(runs, ignore_conflicts=True)


def start_clock(
    code: str,
    record: models.Model,
    *,
    unit: Any,
    at: datetime,
    reference: str,
    url: str,
    officer: Any = None,
) -> ClockRun:
    """Open one clock on a record; the run that stands when it is opened twice."""
    start_clocks(
        [code], record, unit=unit, at=at, reference=reference, url=url, officer=officer
    )
    return runs_of(record).get(code=code, started_at=at)


def runs_of(record: models.Model) -> QuerySet[ClockRun]:
    """Every run of a record, soonest first."""
    return ClockRun.everything.filter(**subject_of(record)).select_related(
        "definition", "officer"
    )


def meet_clock(
    code: str, record: models.Model, *, at: datetime, again: bool = False
) -> list[ClockRun]:
    """The act was done: close the record's open runs of that clock; late ones keep their breach.

    ``again`` opens the next run of a clock that repeats (C40 every 90 days, C09 every fortnight).
    """
    runs = list(runs_of(record).filter(code=code, met_at=None, cancelled_at=None))
    for run in runs:
        run.met_at = at
        run.breached_at = run.due_at if at > run.due_at else None
        run.warn_at = None
    ClockRun.everything.bulk_update(runs, ["met_at", "breached_at", "warn_at"])
    if again and runs:
        if not ALL[code].repeats:
            raise ValueError(f"{code} does not repeat")
        last = runs[-1]
        start_clock(
            code,
            record,
            unit=last.unit,
            at=at,
            reference=last.reference,
            url=last.url,
            officer=last.officer,
        )
    return runs


def cancel_clock(code: str, record: models.Model, *, at: datetime, reason: str) -> int:
    """The law no longer asks for it (sections altered, sent elsewhere): how many runs ended."""
    return (
        runs_of(record)
        .filter(code=code, met_at=None, cancelled_at=None)
        .update(cancelled_at=at, excuse=reason[:300], warn_at=None)
    )


def excuse(run: ClockRun, *, reason: str) -> None:
    """Note why a time limit was missed.  The breach stays."""
    run.excuse = reason[:300]
    run.save(update_fields=["excuse"])


def move_clocks(record: models.Model, *, unit: Any, officer: Any = None) -> int:
    """A record went to another station or officer: its open clocks go with it."""
    open_ones = runs_of(record).filter(met_at=None, cancelled_at=None)
    return open_ones.update(unit=unit, officer=officer)  # the trigger places them anew


def seal_clocks(record: models.Model, *, sealed: bool) -> int:
    """A record was sealed or opened again: its clocks leave or re-enter the lists."""
    return ClockRun.everything.filter(**subject_of(record)).update(is_sealed=sealed)


# --- asking ----------------------------------------------------------------------------------


def open_runs(scope: Scope) -> QuerySet[ClockRun]:
    """What is running in the scope's area, soonest first: one index range at every level."""
    return (
        ClockRun.objects.within(scope)
        .filter(met_at=None, cancelled_at=None)
        .select_related("definition", "officer", "unit")
        .order_by("due_at", "id")
    )


def overdue(scope: Scope, now: datetime | None = None) -> QuerySet[ClockRun]:
    return open_runs(scope).filter(due_at__lt=now or timezone.now())


def due_within(scope: Scope, days: int, now: datetime | None = None) -> QuerySet[ClockRun]:
    """Not late yet, and due in so many days."""
    now = now or timezone.now()
    return open_runs(scope).filter(due_at__gte=now, due_at__lt=now + timedelta(days=days))


def counts(scope: Scope, now: datetime | None = None) -> dict[str, int]:
    """{"late", "today", "soon", "open"} in one query; "soon" is seven days and includes today."""
    now = now or timezone.now()
    tonight = day_end(local(now).date())
    return (
        open_runs(scope)
        .select_related(None)
        .order_by()
        .aggregate(
            late=Count("id", filter=Q(due_at__lt=now)),
            today=Count("id", filter=Q(due_at__gte=now, due_at__lte=tonight)),
            soon=Count("id", filter=Q(due_at__gte=now, due_at__lt=now + SOON)),
            open=Count("id"),
        )
    )


def state_of(run: ClockRun, now: datetime | None = None) -> str:
    """late, soon, ok or done (``ClockRun.State``); a cancelled run is done."""
    if run.met_at or run.cancelled_at:
        return ClockRun.State.DONE
    left = run.due_at - (now or timezone.now())
    if left < timedelta():
        return ClockRun.State.LATE
    return ClockRun.State.SOON if left < SOON else ClockRun.State.OK


def mark_breaches(now: datetime | None = None) -> int:
    """Note the breach of every open run that ran out.  Set-based."""
    return ClockRun.everything.filter(
        met_at=None, cancelled_at=None, breached_at=None, due_at__lt=now or timezone.now()
    ).update(breached_at=F("due_at"))
