"""The stage of the demonstration: units, law, numbers, clocks, and the queue of acts in time order."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from django.db.models import Q

from cases.demo import staff as force
from cases.demo.clockruns import Run
from cases.demo.tables import Tables
from cases.models import Complaint, Section
from cases.services import law
from cctns.core.bulk import escaped, line_of, set_counters
from cctns.core.clocks import definitions_for, holidays, plan
from cctns.core.dates import IST
from cctns.core.ids import CROCKFORD, check_character
from cctns.core.models import AccessLog, ClockDef, Event
from cctns.core.numbering import PERIODS
from cctns.core.rules import rule_for
from stations.diary_acts import DIARY_ACTS
from stations.models import DiaryEntry, Unit

NEW_LAWS = datetime(2024, 7, 1, tzinfo=IST)  # no demonstration FIR before the new codes
DAYS = 730
LEVELS = ("state_id", "district_id", "subdivision_id", "station_id")


class Entry(NamedTuple):
    """A diary entry that was written: what the FIR's content says of it."""

    id: str
    number: int
    period: str
    entered_at: datetime


class World:
    """Everything that the acts of the story share.  ``until`` is the moment at which it is looked at."""

    def __init__(self, *, seed: str, until: datetime, days: int = DAYS) -> None:
        self.seed = seed
        self.until = until.astimezone(IST)
        first = (self.until - timedelta(days=days)).date()
        self.start = max(datetime.combine(first, time(0, 0), IST), NEW_LAWS)
        rows = Unit.objects.filter(
            Q(state__short="SK", state__parent__code="IN") | Q(code="IN")
        )
        rows = rows.select_related("state", "district", "subdivision", "station", "parent")
        self.units = {unit.code: unit for unit in rows.order_by("path")}
        self.by_id = {unit.pk: unit for unit in self.units.values()}
        self.state = self.units["SKP"]
        self.stations = [
            u for u in self.units.values() if u.type == Unit.Type.STATION and u.serial
        ]
        self.stations.sort(key=lambda unit: unit.serial)
        self.beats: dict[int, list[Unit]] = {}
        for unit in self.units.values():
            if unit.type == Unit.Type.BEAT:
                self.beats.setdefault(unit.station_id, []).append(unit)
        self.places = {
            unit.pk: {name: getattr(unit, name) for name in LEVELS} | {"unit_id": unit.pk}
            for unit in self.units.values()
        }
        self.tables = Tables()
        self.diary_lines = {unit.pk: self.diary_line(unit) for unit in self.stations}
        self.texts: dict[tuple, str] = {}
        self.numbers: dict[tuple[int, str, str], int] = {}
        self.days: dict[tuple[date, str], str] = {}
        self.queue: list[tuple[datetime, int, Callable, tuple]] = []
        self.pushed = 0
        self.open: dict[Any, None] = {}  # lives that are not told to their end
        self.law = LawBook()
        self.clockbook = ClockBook(self.state)
        self.language = rule_for(self.state, "station.language")
        self.reset = rule_for(self.state, "diary.reset")
        self.late_hours = int(rule_for(self.state, "cases.delay_hours"))
        self.state_code = self.state.path.split("/", 1)[0]
        self.is_lean = False  # for benchmarks: the registers in full, without events and looks
        self.copies = 1  # numbers that each FIR and its diary entry take (cases/demo/copies.py)
        self.repeaters: dict[int, list[Any]] = {}  # accused who are met again, by district
        self.staff: force.Staff = force.Staff()
        self.teams: dict[int, list[str]] = {}  # who goes on patrol, by station
        self.charges: dict[int, tuple] = {}  # charge for the shift that is held now
        self.unreported: dict[int, list[tuple]] = {}  # non-cognizable reports of this fortnight
        self.departments: dict[str, str] = {}
        self.state_victims: dict[int, Any] = {}

    def diary_line(self, unit: Unit) -> str:
        """An entry of a unit's diary as a line of COPY with named places: most rows are of this kind."""
        fixed = self.places[unit.pk] | {"origin": "demo", "batch_id": None, "corrects_id": None}
        columns = self.tables.of[DiaryEntry].columns
        return line_of([fixed.get(name, f"%({name})s") for name in columns])

    # --- time ------------------------------------------------------------------------------

    def at(self, moment: datetime, act: Callable, *args: Any) -> None:
        """Let an act happen then; what lies after the end is never done."""
        if moment <= self.until:
            self.pushed += 1
            heapq.heappush(self.queue, (moment, self.pushed, act, args))

    def run(self, to: datetime) -> None:
        """Do every act up to that moment, in time order."""
        queue = self.queue
        while queue and queue[0][0] <= to:
            moment, _n, act, args = heapq.heappop(queue)
            if not (args and getattr(args[0], "done", False)):
                act(self, moment, *args)
        self.tables.flush_if_full()

    def each_day(self) -> Iterator[date]:
        day = self.start.date()
        while day <= self.until.date():
            yield day
            day += timedelta(days=1)

    # --- keys and numbers --------------------------------------------------------------------

    def key(self, at: datetime, rng: Random) -> str:
        """A UUID of version 7 for that moment."""
        value = int(at.timestamp() * 1000) << 80 | rng.getrandbits(80)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def take(
        self, unit: Unit, series: str, at: datetime, reset: str = "year", *, block: int = 1
    ) -> tuple[int, str]:
        """The next number of a series, and its period; of a block the first, and the rest is taken too."""
        day = at.date()
        period = self.days.get((day, reset))
        if period is None:
            period = self.days[day, reset] = at.strftime(PERIODS[reset])
        key = (unit.pk, series, period)
        number = self.numbers.get(key, 0) + 1
        self.numbers[key] = number + block - 1
        return number, period

    def keep_numbers(self) -> None:
        """The counters go on where the demonstration stops."""
        set_counters(
            (unit, series, period, n) for (unit, series, period), n in self.numbers.items()
        )

    def reference(self, at: datetime, rng: Random) -> str:
        body = "".join(CROCKFORD[rng.getrandbits(5)] for _n in range(7))
        return f"{self.state_code}-CMP-{at.year % 100:02d}-{body}-{check_character(body)}"

    def phone(self, rng: Random) -> str:
        """A telephone number of a range that is given to nobody (60000)."""
        return f"+916000{rng.randrange(10**6):06d}"

    def charge_at(self, unit: Unit, at: datetime) -> Any:
        """Who holds the charge for the shift, if anybody does (the acts come in time order)."""
        held = self.charges.get(unit.pk)
        return held[0] if held else None

    def postings_of(self, unit: Unit) -> list[Any]:
        """Those who walk the beats: the constables of the station."""
        return self.staff.constables.get(unit.pk, [])

    def place_of(self, unit: Unit) -> dict[str, Any]:
        return self.places[unit.pk]

    # --- rows that every act writes -----------------------------------------------------------

    def signed(self, unit: Unit, at: datetime, by: Any) -> dict[str, Any]:
        """The columns that every police record has."""
        return self.places[unit.pk] | {
            "origin": "demo", "entered_at": at,
            "entered_by_id": by.user_id if by else None, "entered_post": by.line if by else "",
        }  # fmt: skip

    def write(
        self, unit: Unit, at: datetime, by: Any, *, kind: str, text: str, rng: Random,
        subject: tuple[str, str] = ("", ""), protected: bool = False, is_system: bool = False,
        happened_at: datetime | None = None, late_reason: str = "", language: str = "", block: int = 1,
    ) -> Entry:  # fmt: skip
        """One entry of the General Diary, as ``diary.write`` makes it."""
        number, period = self.take(unit, "diary", at, self.reset, block=block)
        key = self.key(at, rng)
        moment = at.isoformat()
        happened = happened_at.isoformat() if happened_at else moment
        posting, user, line = (by.posting.pk, by.user_id, by.line) if by else ("\\N", "\\N", "")
        values = {
            "id": key, "period": period, "number": number, "happened_at": happened, "late_reason": late_reason,
            "kind": kind, "text": escaped(text), "language": language or self.language,
            "is_system": "t" if is_system else "f", "posting_id": posting, "subject_type": subject[0],
            "subject_id": subject[1], "is_protected": "t" if protected else "f", "entered_at": moment,
            "entered_by_id": user, "entered_post": line,
        }  # fmt: skip
        self.tables.add_line(DiaryEntry, self.diary_lines[unit.pk] % values)
        return Entry(key, number, period, at)

    def enter(
        self, act: str, unit: Unit, at: datetime, by: Any, *, rng: Random,
        subject: tuple[str, str] = ("", ""), protected: bool = False, block: int = 1, **words: Any,
    ) -> Entry:  # fmt: skip
        """The system's entry of an act, as ``diary.write_for`` makes it."""
        return self.write(
            unit, at, by, kind=DIARY_ACTS[act].kind, text=self.said(act, words), rng=rng, subject=subject,
            protected=protected, is_system=True, block=block,
        )  # fmt: skip

    def said(self, act: str, words: dict[str, Any]) -> str:
        """The words of an act; its text with the same words left out is worked out once."""
        if act.startswith("zero_fir"):
            words["number"] = words["number"].removeprefix("Zero ")
        key = (act, tuple(name for name, value in words.items() if value not in ("", None)))
        if key not in self.texts:
            blank = {name: f"%({name})s" if name in key[1] else "" for name in words}
            self.texts[key] = DIARY_ACTS[act].text(self.language, blank)
        return self.texts[key] % words

    def note(
        self, subject: tuple[str, str], what: str, at: datetime, by: Any, unit: Unit,
        *, note: str = "", data: dict | None = None,
    ) -> None:  # fmt: skip
        """One event, as ``note_event`` makes it; nobody is told any more.  A lean story has none."""
        if self.is_lean:
            return
        self.tables.add(
            Event, at=at, by_id=by.user_id if by else None, post=by.line if by else "",
            unit_id=unit.pk, subject_type=subject[0], subject_id=subject[1], what=what, note=note,
            data=data or {},
        )  # fmt: skip

    def looked(
        self, action: str, at: datetime, by: Any, *, rng: Random, subject: tuple[str, str] = ("", ""),
        what: str = "", reason: str = "",
    ) -> None:  # fmt: skip
        """One line of the access log.  A lean story has none."""
        if self.is_lean:
            return
        self.tables.add(
            AccessLog, at=at, user_id=by.user_id, post=by.line, unit_id=by.posting.unit_id,
            action=action, subject_type=subject[0], subject_id=subject[1], what=what, reason=reason,
            address=f"10.{by.posting.unit_id % 250}.4.{rng.randint(11, 40)}",
        )  # fmt: skip

    def clock(
        self, code: str, at: datetime, *, subject: tuple[str, str], unit: Unit, reference: str,
        url: str, officer: int | None = None,
    ) -> Run:  # fmt: skip
        """Start a clock, as ``start_clock`` does."""
        definition = self.clockbook.definition(code, at.date())
        due, warn = plan(definition, at, holidays=self.clockbook.holidays)
        return Run(definition, code, subject, unit, reference, url, officer, at, due, warn)


class LawBook:
    """Sections and what follows from them, each combination worked out once."""

    def __init__(self) -> None:
        self.sections = Section.objects.select_related("act", "category").in_bulk()
        self.found: dict[tuple, Any] = {}
        self.cited: dict[tuple[str, ...], str] = {}

    def of(self, keys: tuple[str, ...]) -> list[Section]:
        return [self.sections[key] for key in keys]

    def consequences(
        self,
        keys: tuple[str, ...],
        *,
        day: date | None,
        sex: str,
        age: int | None,
        facts: tuple,
    ) -> Any:
        """As ``fir.consequences_of``: remembered for sections, facts, sex and whether it is a child."""
        child = age is not None and age < 18
        old = day is not None and day < law.CODE_CHANGE
        known = (keys, old, sex, child, facts)
        if known not in self.found:
            self.found[known] = law.consequences(
                self.of(keys),
                occurred_on=day,
                victim_sex=sex,
                victim_age=age,
                facts=dict(facts),
            )
        return self.found[known]

    def cite(self, keys: tuple[str, ...]) -> str:
        if keys not in self.cited:
            self.cited[keys] = law.cite(self.of(keys), "en")
        return self.cited[keys]


class ClockBook:
    """The version of each clock that holds on a day, read once between two changes of the law."""

    def __init__(self, state: Unit) -> None:
        self.state = state
        self.known: dict[tuple[str, int], ClockDef] = {}
        self.holidays = holidays()
        dates = ClockDef.objects.values_list("valid_from", "valid_to")
        self.changes = sorted({day for pair in dates for day in pair if day})

    def definition(self, code: str, on: date) -> ClockDef:
        key = (code, bisect_right(self.changes, on))
        if key not in self.known:
            self.known[key] = definitions_for([code], self.state, on)[code]
        return self.known[key]


CHANNELS = {value: str(label) for value, label in Complaint.Channel.choices}
