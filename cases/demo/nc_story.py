"""Non-cognizable reports of the story: entered, reported each fortnight, now and then ordered to be investigated."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cases.demo import case_story, clockruns
from cases.demo.complaint_story import decide
from cases.demo.lives import ComplaintLife
from cases.demo.timing import days, dice, hours, in_office
from cases.models import NcFortnight, NcReport
from cases.services.fortnight import fortnight_before
from cctns.core.dates import IST


def magistrate(unit: Any) -> str:
    return unit.court or unit.parent.court or "Chief Judicial Magistrate, Gangtok"


def to_nc(world: Any, at: datetime, life: ComplaintLife) -> None:
    late = life.rng.random() < 0.03
    wait = hours(9, 50, life.rng) if late else hours(0.3, 5, life.rng)
    world.at(at + wait, enter_nc, life)


def enter_nc(world: Any, at: datetime, life: ComplaintLife) -> None:
    """As ``noncognizable.enter_nc``."""
    rng, unit = life.rng, life.unit
    by = case_story.in_charge(world, unit, at)
    number, _period = world.take(unit, "nc", at)
    key, cited, court = world.key(at, rng), f"NC {number:04d}/{at.year}", magistrate(unit)
    subject = ("cases.NcReport", key)
    entry = world.enter(
        "nc_entered", unit, at, by, rng=rng, subject=subject, number=cited, magistrate=court
    )
    row = life.later(
        NcReport, id=key, number=number, year=at.year, complaint_id=life.id, entry_id=entry.id,
        sections=list(life.sections), sections_text=world.law.cite(life.sections), gist=life.gist,
        referred_to=court, order_no="", order_on=None, investigated_at=None, fortnight_id=None,
        **world.signed(unit, at, by),
    )  # fmt: skip
    decide(world, at, life, "nc", by)
    life.runs.append(
        world.clock("C09", at, subject=subject, unit=unit, reference=cited, url=life.url)
    )
    world.note(subject, "entered", at, by, unit)
    world.unreported.setdefault(unit.pk, []).append((at, life, row))
    if rng.random() < 0.09:
        world.at(in_office(at + days(3, 12, rng), rng), order_nc, life, row)


def order_nc(world: Any, at: datetime, life: ComplaintLife, row: dict[str, Any]) -> None:
    """The Magistrate orders an investigation, as ``note_magistrate_order``."""
    rng, unit = life.rng, life.unit
    by = case_story.in_charge(world, unit, at)
    row["order_no"] = f"{rng.randint(20, 900)}/{at.year}"
    row["order_on"] = (at - timedelta(days=1)).date()
    if rng.random() < 0.7:
        row["investigated_at"] = at
    cited, subject = f"NC {row['number']:04d}/{row['year']}", ("cases.NcReport", row["id"])
    world.enter(
        "nc_ordered",
        unit,
        at,
        by,
        rng=rng,
        subject=subject,
        number=cited,
        order=row["order_no"],
    )
    world.note(subject, "ordered", at, by, unit)


def plan_fortnights(world: Any) -> None:
    """Each station's report goes out in the morning after the fortnight is over."""
    for day in world.each_day():
        if day.day in (1, 15) and day > world.start.date():
            for unit in world.stations:
                rng = dice(world.seed, unit.code, day, "fortnight")
                hour = datetime(
                    day.year,
                    day.month,
                    day.day,
                    rng.randint(9, 13),
                    rng.randint(0, 59),
                    7,
                    tzinfo=IST,
                )
                world.at(hour, report_fortnight, unit, rng)


def report_fortnight(world: Any, at: datetime, unit: Any, rng: Any) -> None:
    """As ``fortnight.report``: the entries of exactly those days are fixed to it."""
    first, last = fortnight_before(at.date())
    waiting = world.unreported.get(unit.pk, [])
    taken = [line for line in waiting if first <= line[0].date() <= last]
    if not taken:
        return
    world.unreported[unit.pk] = [line for line in waiting if line[0].date() > last]
    by = world.staff.one(unit, "sho", at)
    number, _period = world.take(unit, "nc_fortnight", at)
    key, court = world.key(at, rng), magistrate(unit)
    subject = ("cases.NcFortnight", key)
    world.tables.add(
        NcFortnight, id=key, first_day=first, last_day=last, number=number, year=at.year,
        sent_to=court, sent_at=at, **world.signed(unit, at, by),
    )  # fmt: skip
    world.enter(
        "nc_fortnight_sent",
        unit,
        at,
        by,
        rng=rng,
        subject=subject,
        number=f"{number}/{at.year}",
        magistrate=court,
    )
    for _at, life, row in taken:
        row["fortnight_id"] = key
        clockruns.meet(life.runs, "C09", at)
        world.at(at + timedelta(days=14), let_go, life)
    world.note(subject, "sent", at, by, unit, data={"entries": len(taken)})


def let_go(world: Any, at: datetime, life: ComplaintLife) -> None:
    """An order of the Magistrate would have come by now: the story of this report is told."""
    life.finish(world)
