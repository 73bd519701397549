"""Builds the demonstration State: the force, two years of acts in time order, the counters, the sign-ins."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation

from cases.demo import (
    ADDITIONS,
    complaint_story,
    copies,
    decision_story,
    desk,
    matters,
    nc_story,
    routine,
)
from cases.demo import case_story as cases_story
from cases.demo.lives import ComplaintLife
from cases.demo.staff import RANIPOOL, SADAR, raise_force
from cases.demo.timing import dice
from cases.demo.world import DAYS, World
from cases.models import Complaint, Fir
from cctns.core.bulk import loading
from cctns.core.dates import IST

# What a State of this size sees in two years (the tables give 559 cases of the penal code a year).
FIRS = 1500
OTHERS = {
    "zero": 52,
    "nc": 520,
    "station": 60,
    "department": 330,
    "enquiry": 84,
    "refusal": 58,
    "old": 14,
}
EFIR_SHARE = 0.07
LEAN_FROM = 5_000  # FIRs from which the rest of the story stays at its default size and nothing is noted
TOLD = 5_000  # FIRs that a lean story tells at least; what is more are copies of them
COMPLAINT_SHARE = 0.15  # of the FIRs of a lean story that came from a complaint
SEED = "teesta"


class NotHere(RuntimeError):
    """The demonstration may not be loaded into this database; the text says why."""


@dataclass
class Size:
    """How large: FIRs in two years, whether a tenth of the stations takes 60 per cent, how many days are told."""

    firs: int = FIRS
    uneven: bool = False
    days: int = DAYS

    @property
    def is_lean(self) -> bool:
        return self.firs >= LEAN_FROM

    @property
    def copies(self) -> int:
        """How many FIRs stand for each that is told."""
        return max(1, self.firs // TOLD) if self.is_lean else 1

    @property
    def told(self) -> float:
        """How many FIRs are told."""
        return self.firs / self.copies

    @property
    def times(self) -> float:
        """How many times the default the rest of the story is."""
        return 1.0 if self.is_lean else self.firs / FIRS


def is_there() -> bool:
    return (
        Complaint.everything.filter(origin="demo").exists()
        or Fir.everything.filter(origin="demo").exists()
    )


def refuse_live() -> None:
    """Never beside live records: the numbers of a station must not mix."""
    if not settings.DEMO:
        raise NotHere(
            "This site is not a demonstration. Start it with DEMO=1 on an empty home."
        )
    if Fir.everything.exists() or Complaint.everything.exists():
        raise NotHere("This database holds live records. The demonstration needs an empty one.")


def build(
    *, seed: str = SEED, until: datetime | None = None, size: Size | None = None, say: Callable = lambda text: None
) -> World:  # fmt: skip
    """Build it in one transaction; a law that is broken rolls everything back."""
    refuse_live()
    until = (
        (until or timezone.now() - timedelta(minutes=2))
        .astimezone(IST)
        .replace(second=0, microsecond=0)
    )
    began, size = time.monotonic(), size or Size()
    with translation.override("en"), transaction.atomic():
        world = World(seed=seed, until=until, days=size.days)
        world.is_lean, world.copies = size.is_lean, size.copies
        world.staff = raise_force(world)
        with loading(check=world.copies == 1):
            with closing(world.tables), connection.execute_wrapper(world.tables.before_query):
                tell(world, size)
                for add in ADDITIONS:
                    add(world)
                world.tables.flush()
                world.tables.settle()
            world.keep_numbers()
            say(f"{world.tables.sent} rows in {time.monotonic() - began:.1f} s")
        if world.copies > 1:
            copies.multiply(world.copies, say)
            say(f"{world.copies} times, {time.monotonic() - began:.1f} s")
            with loading():
                pass  # what the copies broke is found here
        desk.lay_out(world)
        say(f"laws checked, {time.monotonic() - began:.1f} s")
    return world


def tell(world: World, size: Size) -> None:
    """Two years, day by day; then everybody's story is written down as it stands."""
    for unit in world.stations:
        people = world.staff.actors
        world.teams[unit.pk] = [
            f"{p.officer.rank.short} {p.officer.name}" for p in world.postings_of(unit)
        ] or [actor.words for actor in people[unit.pk, "io"]]
    complaint_story.ENDS.update(decision_story.ENDS)
    nc_story.plan_fortnights(world)
    routine.plan_charge(world)
    shares = Shares(world, size)
    for day in world.each_day():
        for unit in world.stations:
            routine.plan_day(world, unit, day)
            plan_matters(world, unit, day, shares)
        world.run(datetime.combine(day + timedelta(days=1), datetime.min.time(), IST))
    world.run(world.until)
    for life in list(world.open):
        life.close_book(world)
    routine.keep_charges(world)


class Shares:
    """How many matters of each end a station sees in a day."""

    def __init__(self, world: World, size: Size) -> None:
        weights = dict(matters.STATION_WEIGHTS)
        if size.uneven:
            busy = sorted(weights, key=weights.get, reverse=True)[: max(1, len(weights) // 10)]
            rest = sum(weight for code, weight in weights.items() if code not in busy)
            for code, weight in weights.items():
                weights[code] = 60 / len(busy) if code in busy else weight * 40 / rest
        whole = sum(weights.values())
        self.share = {code: weight / whole for code, weight in weights.items()}
        self.size = size
        self.firs = (
            size.told - (0 if size.is_lean else (OTHERS["zero"] + OTHERS["old"]) * size.times)
        ) / DAYS
        self.by_kind = {
            kind: [
                m
                for m in matters.FIR_MATTERS
                if m.only == ("" if kind == "territorial" else kind)
            ]
            for kind in ("territorial", "cyber", "vigilance", "crime_branch")
        }
        self.tables = {key: weighted_table(rows) for key, rows in self.by_kind.items()}
        self.nc = weighted_table(matters.NC_MATTERS)
        self.enquiry = weighted_table(matters.ENQUIRY_MATTERS)
        self.old = weighted_table(matters.OLD_MATTERS)
        world.departments = {key: department for key, _w, department in matters.OTHER_MATTERS}


def weighted_table(rows: tuple | list) -> tuple[list, list[float]]:
    total, sums = 0.0, []
    for row in rows:
        total += row.weight
        sums.append(total)
    return list(rows), sums


def pick(table: tuple[list, list[float]], rng: Random) -> Any:
    rows, sums = table
    return rng.choices(rows, cum_weights=sums)[0]


def poisson(mean: float, rng: Random) -> int:
    """Knuth's method; for a large mean the normal near to it."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def plan_matters(world: World, unit: Any, day: Any, shares: Shares) -> None:
    """What begins at one station on one day."""
    base = f"{world.seed}/{unit.code}/{day}"
    rng = dice(base)
    share, special = shares.share[unit.code], unit.kind != "territorial"
    for n in range(poisson(shares.firs * share, rng)):
        matter = pick(shares.tables[unit.kind if special else "territorial"], rng)
        fir(world, unit, day, matter, dice(base, "fir", n))
    if special:
        return
    times = shares.size.times
    for end, total in OTHERS.items():
        for n in range(poisson(total * times * share / DAYS, rng)):
            other(world, unit, day, end, dice(base, end, n), shares)
    if unit.code in (RANIPOOL, SADAR, "SKP-PS17") and (world.until.date() - day).days <= 1:
        for n in range(3):
            waiting(world, unit, day, dice(base, "wait", n), shares)


def time_of_day(day: Any, rng: Random) -> datetime:
    """When people come: mostly by day."""
    hour = rng.choices(
        range(24),
        weights=(1, 1, 1, 0.5, 0.5, 1, 2, 4, 6, 9, 11, 11, 9, 8, 8, 8, 8, 7, 6, 5, 4, 3, 2, 1),
    )[0]
    return datetime(
        day.year,
        day.month,
        day.day,
        hour,
        rng.randrange(60),
        rng.randrange(60),
        rng.randrange(10**6),
        IST,
    )


def fir(world: World, unit: Any, day: Any, matter: Any, rng: Random) -> None:
    at = time_of_day(day, rng)
    if matter.who == "state" or (world.is_lean and rng.random() > COMPLAINT_SHARE):
        life = ComplaintLife(unit=unit, rng=rng, matter=matter, key=matter.key, end="found")
        life.language = complaint_story.language_of(rng, life.key)
        complaint_story.invent(world, life, complaint_story.before(at, rng, matter))
        world.at(at, cases_story.register_found, life)
        return
    channel = "efir" if rng.random() < EFIR_SHARE and matter.who == "self" else ""
    complaint_story.begin(world, at, rng, unit, matter, "fir", channel=channel)


def other(world: World, unit: Any, day: Any, end: str, rng: Random, shares: Shares) -> None:
    at = time_of_day(day, rng)
    happened, key = None, ""
    if end == "zero":
        matter = pick(shares.tables["territorial"], rng)
        while matter.who == "state" or matter.key in ("caste", "missing_child"):
            matter = pick(shares.tables["territorial"], rng)
    elif end == "enquiry":
        matter = pick(shares.enquiry, rng)
    elif end == "old":
        matter, end = pick(shares.old, rng), "fir"
        happened = datetime(
            2024, rng.randint(1, 6), rng.randint(1, 28), rng.randint(8, 19), 30, tzinfo=IST
        )
    elif end == "refusal" and rng.random() < 0.55:
        matter = rng.choice(
            [
                m
                for m in shares.tables["territorial"][0]
                if m.key in ("cheating", "restraint", "damage", "theft_other")
            ]
        )
    elif end in ("nc", "station"):
        matter = pick(shares.nc, rng)
    else:
        key, _weight, _department = rng.choices(
            matters.OTHER_MATTERS, weights=[w for _k, w, _d in matters.OTHER_MATTERS]
        )[0]
        matter = matters.Matter(key, 0, (), known=1.0, late=0.8)
    complaint_story.begin(world, at, rng, unit, matter, end, key=key, happened=happened)


def waiting(world: World, unit: Any, day: Any, rng: Random, shares: Shares) -> None:
    """Complaints of the last hours that nobody has decided yet."""
    at = world.until - timedelta(minutes=rng.randint(12, 420))
    if at.date() != day:
        return
    matter = pick(shares.tables["territorial"], rng)
    if matter.who in ("state", "child"):
        matter = pick(shares.nc, rng)
    complaint_story.begin(
        world, at, rng, unit, matter, "wait", channel=rng.choice(("counter", "phone", "portal"))
    )
