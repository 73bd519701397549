"""A Zero FIR on its way: sent, received, registered again where it happened (C01b)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.demo import case_story, clockruns
from cases.demo.follow_story import enter
from cases.demo.lives import CaseLife, ComplaintLife
from cases.demo.timing import hours
from cases.models import Transfer

REASONS = (
    "The place of occurrence lies in the area of that station.",
    "The informant lives here, but the act was done in the area of that station.",
    "The hospital is here; the accident was in the area of that station.",
)


def begin(world: Any, at: datetime, case: CaseLife) -> None:
    rng = case.rng
    wait = hours(25, 34, rng) if rng.random() < 0.04 else hours(0.6, 14, rng)
    world.at(at + wait, send, case)


def send(world: Any, at: datetime, case: CaseLife) -> None:
    """As ``transfers.send``."""
    rng, unit, to = case.rng, case.unit, case.paper.outside_unit
    by = case_story.in_charge(world, unit, at)
    entry = enter(world, "zero_fir_sent", at, case, by, station=to.name)
    key = world.key(at, rng)
    row = case.later(
        Transfer, id=key, case_id=case.id, to_id=to.pk, reason=rng.choice(REASONS), mode="electronic", sent_at=at,
        sent_entry_id=entry.id, received_at=None, received_entry_id=None, registered_at=None,
        **world.signed(unit, at, by),
    )  # fmt: skip
    case.values["stage"] = "transferred"
    clockruns.meet(case.runs, "C01b", at)
    case.runs.append(world.clock(
        "C01b", at, subject=("cases.Transfer", key), unit=to, reference=case.reference, url="/cases/zero/"
    ))  # fmt: skip
    world.note(case.subject, "sent", at, by, unit, data={"to": to.code})
    wait = hours(10, 20, rng) if rng.random() < 0.1 else hours(0.3, 8, rng)
    world.at(at + wait, receive, case, row)


def receive(world: Any, at: datetime, case: CaseLife, row: dict[str, Any]) -> None:
    """As ``transfers.acknowledge``."""
    rng, to = case.rng, case.paper.outside_unit
    by = case_story.in_charge(world, to, at)
    entry = world.enter(
        "zero_fir_received", to, at, by, rng=rng, subject=("cases.Transfer", row["id"]), number=case.cited,
        station=case.unit.name,
    )  # fmt: skip
    row |= {"received_at": at, "received_entry_id": entry.id}
    world.note(case.subject, "received", at, by, case.unit, data={"at": to.code})
    world.at(at + hours(0.4, 9, rng), register_again, case, row)


def register_again(world: Any, at: datetime, case: CaseLife, row: dict[str, Any]) -> None:
    """As ``transfers.register_again``: the same information and people, another number."""
    to, old = case.paper.outside_unit, case.paper
    life = ComplaintLife(unit=to, rng=case.rng, matter=case.matter, language=old.language)
    paper = replace(
        old, unit=to, outside_unit=None, information_type="zero_received", information_at=row["received_at"],
        delay_reason=old.delay_reason or case.cited, action="directed", beat=None, io=None, direction="",
        distance_km=None, latitude=None, longitude=None,
    )  # fmt: skip
    row["registered_at"] = at
    clockruns.meet([run for run in case.runs if run.subject[0] == "cases.Transfer"], "C01b", at)
    again = case_story.register(world, at, life, paper, received_from=case)
    world.note(
        case.subject,
        "registered_elsewhere",
        at,
        case_story.in_charge(world, to, at),
        case.unit,
        data={"case": again.id},
    )
    case.finish(world)
