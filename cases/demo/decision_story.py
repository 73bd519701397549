# ruff: noqa: E501 - sentences stay on one line
"""What is decided on a complaint that is no FIR: non-cognizable, sent on, refused, enquired into."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cases.demo import case_story, clockruns, nc_story
from cases.demo.complaint_story import decide, receive, start, to_fir
from cases.demo.lives import ComplaintLife
from cases.demo.timing import days, hours, in_office
from cases.models import PreliminaryEnquiry, Refusal

# fmt: off
REFUSED = ("The statement shows a dispute about money of a civil nature; no cognizable offence is disclosed.",
           "The same matter was settled by the civil court; a copy of the order was shown.",
           "The facts stated do not disclose any offence; the informant was advised to approach the revenue court.",
           "The complaint is about a service matter of the employer; no offence is made out.",
           "The vehicle was taken back by the finance company under the agreement shown; no theft is disclosed.",
           "The informant could not name any act, place or time; the statement discloses no cognizable offence.")
REVIEWED = {True: "The statement does disclose a cognizable offence. The officer in charge shall register the FIR at once.",
            False: "Perused. The matter is of a civil nature; the refusal stands and the informant is told the way to the Magistrate."}
ASKED = ("The papers have to be compared with the register of the society before it is known whether an offence was done.",
         "The parties had a running account; it has to be seen whether there was dishonest intention.",
         "The identity of the person and the receipt have to be verified with the department.",
         "The complaint came four months after the payment; the bank statement is awaited.")
ENQUIRED = {"fir": "The enquiry shows dishonest intention from the beginning; an FIR is to be registered.",
            "closed": "Both sides produced the settled account. No prima facie case; the informant was told the reasons in writing."}
ELSEWHERE = ("The place lies beyond the bridge, in the area of that station.", "Both parties live in the area of that station.")
# fmt: on


# --- sent on -----------------------------------------------------------------------------------


def to_station(world: Any, at: datetime, life: ComplaintLife) -> None:
    world.at(at + hours(0.5, 7, life.rng), send_on, life, True)


def to_department(world: Any, at: datetime, life: ComplaintLife) -> None:
    world.at(at + hours(0.5, 7, life.rng), send_on, life, False)


def send_on(world: Any, at: datetime, life: ComplaintLife, to_unit: bool) -> None:
    """As ``complaints.send_on``: another station takes it over, or a department gets it."""
    rng, unit = life.rng, life.unit
    by = case_story.in_charge(world, unit, at)
    if to_unit:
        other = rng.choice(
            [u for u in world.stations if u.pk != unit.pk and u.kind == "territorial"]
        )
        world.enter(
            "complaint_sent",
            unit,
            at,
            by,
            rng=rng,
            subject=life.subject,
            number=life.cited,
            station=other.name,
        )
        life.values |= {"sent_to": other.name, "to_unit_id": other.pk}
        decide(world, at, life, "sent", by, rng.choice(ELSEWHERE))
        world.note(life.subject, "sent_on", at, by, unit, data={"to": other.code})
        if rng.random() < 0.9:
            world.at(at + hours(1, 30, rng), take_over, life, other)
            return
    else:
        department = world.departments.get(life.key, "District Legal Services Authority")
        world.enter(
            "complaint_to_department",
            unit,
            at,
            by,
            rng=rng,
            subject=life.subject,
            number=life.cited,
            department=department,
        )
        life.values["sent_to"] = department
        decide(
            world,
            at,
            life,
            "other",
            by,
            "The matter belongs to that department; no offence is disclosed.",
        )
        world.note(life.subject, "sent_on", at, by, unit, data={"to": ""})
    life.finish(world)


def take_over(world: Any, at: datetime, sent: ComplaintLife, other: Any) -> None:
    """The other station gives it its own number, as ``complaints.take_over``."""
    life = ComplaintLife(
        unit=other, rng=sent.rng, matter=sent.matter, key=sent.key, language=sent.language,
        informant=sent.informant, accused=sent.accused, scene=sent.scene, thing=sent.thing,
        narrative=sent.narrative, gist=sent.gist, sections=sent.sections, end="department",
    )  # fmt: skip
    life.values = {
        "channel": "post",
        "happened_at": sent.values["happened_at"],
        "came_from_id": sent.id,
    }
    sent.finish(world)
    receive(world, at, life)
    world.note(
        sent.subject,
        "taken_over",
        at,
        world.staff.one(other, "writer", at),
        sent.unit,
        data={"by": other.code},
    )


# --- refused ------------------------------------------------------------------------------------


def to_refusal(world: Any, at: datetime, life: ComplaintLife) -> None:
    world.at(at + hours(0.6, 7, life.rng), refuse, life)


def refuse(world: Any, at: datetime, life: ComplaintLife) -> None:
    """As ``refusals.refuse``; the Superintendent reviews every refusal."""
    rng, unit = life.rng, life.unit
    by, reason = case_story.in_charge(world, unit, at), rng.choice(REFUSED)
    key = world.key(at, rng)
    row = life.later(
        Refusal, id=key, complaint_id=life.id, reason=reason, told_at=at, appealed_at=None, reviewed_at=None,
        reviewed_by_id=None, register_ordered=None, review_note="", **world.signed(unit, at, by),
    )  # fmt: skip
    world.enter(
        "registration_refused", unit, at, by, rng=rng, subject=life.subject, number=life.cited
    )
    decide(world, at, life, "refused", by, reason)
    start(world, "C07", at, life)
    world.note(("cases.Refusal", key), "refused", at, by, unit)
    if rng.random() < 0.6:
        world.at(at + days(0.5, 3.5, rng), appeal, life, row)
    wait = days(4, 14, rng) if rng.random() < 0.95 else days(16, 24, rng)
    world.at(in_office(at + wait, rng), review, life, row)


def appeal(world: Any, at: datetime, life: ComplaintLife, row: dict[str, Any]) -> None:
    row["appealed_at"] = at
    world.note(
        ("cases.Refusal", row["id"]),
        "appealed",
        at,
        world.staff.one(life.unit.district, "sp", at),
        life.unit,
    )


def review(world: Any, at: datetime, life: ComplaintLife, row: dict[str, Any]) -> None:
    """As ``refusals.review_refusal``."""
    rng, unit = life.rng, life.unit
    by = world.staff.one(unit.district, "sp", at)
    register = bool(row["appealed_at"]) and rng.random() < 0.5 and bool(life.sections)
    order = "FIR to be registered" if register else "refusal stands"
    subject = ("cases.Refusal", row["id"])
    world.enter(
        "refusal_reviewed",
        unit,
        at,
        by,
        rng=rng,
        subject=subject,
        number=life.cited,
        order=order,
    )
    row |= {
        "reviewed_at": at, "reviewed_by_id": by.posting.pk, "register_ordered": register,
        "review_note": REVIEWED[register],
    }  # fmt: skip
    clockruns.meet(life.runs, "C07", at)
    world.note(subject, "reviewed", at, by, unit, data={"register": register})
    if not register:
        life.finish(world)
        return
    life.values["status"] = "received"
    start(world, "C01", at, life)
    to_fir(world, at, life)


# --- enquired into ------------------------------------------------------------------------------


def to_enquiry(world: Any, at: datetime, life: ComplaintLife) -> None:
    world.at(at + hours(0.6, 6, life.rng), ask, life)


def ask(world: Any, at: datetime, life: ComplaintLife) -> None:
    """As ``enquiries.ask_enquiry``."""
    rng, unit = life.rng, life.unit
    by, reason = case_story.in_charge(world, unit, at), rng.choice(ASKED)
    number, _period = world.take(unit, "enquiry", at)
    key = world.key(at, rng)
    found = world.law.consequences(life.sections, day=at.date(), sex="", age=None, facts=())
    row = life.later(
        PreliminaryEnquiry, id=key, complaint_id=life.id, number=number, year=at.year, sections=list(life.sections),
        max_months=found.max_months, asked_reason=reason, permitted_by_id=None, permitted_at=None, declined_at=None,
        decline_reason="", officer_id=by.posting.pk, outcome="", outcome_reason="", ended_at=None,
        **world.signed(unit, at, by),
    )  # fmt: skip
    world.enter("enquiry_asked", unit, at, by, rng=rng, subject=life.subject, number=life.cited)
    decide(world, at, life, "enquiry", by, reason)
    world.note(("cases.PreliminaryEnquiry", key), "asked", at, by, unit)
    world.at(in_office(at + hours(1, 30, rng), rng), permit, life, row, by)


def permit(
    world: Any, at: datetime, life: ComplaintLife, row: dict[str, Any], asked_by: Any
) -> None:
    """As ``enquiries.permit_enquiry``: a DySP permits, or declines and the FIR follows."""
    rng, unit = life.rng, life.unit
    by = world.staff.one(unit.subdivision, "sdpo", at)
    subject = ("cases.PreliminaryEnquiry", row["id"])
    if rng.random() < 0.12:
        row |= {
            "declined_at": at,
            "decline_reason": "The statement itself discloses the offence. Register the FIR.",
        }
        world.enter(
            "enquiry_declined",
            unit,
            at,
            by,
            rng=rng,
            subject=subject,
            number=life.cited,
            officer=by.line,
        )
        life.values["status"] = "received"
        world.note(subject, "declined", at, by, unit)
        to_fir(world, at, life)
        return
    row |= {"permitted_by_id": by.posting.pk, "permitted_at": at}
    world.enter(
        "enquiry_begun",
        unit,
        at,
        by,
        rng=rng,
        subject=subject,
        number=life.cited,
        officer=by.line,
    )
    cited = f"PE {row['number']:04d}/{row['year']}"
    life.runs.append(
        world.clock(
            "C06",
            at,
            subject=subject,
            unit=unit,
            reference=f"Enquiry {cited}",
            url=life.url,
            officer=asked_by.user_id,
        )
    )
    world.note(subject, "permitted", at, by, unit)
    world.at(in_office(at + days(4, 13, rng), rng), end, life, row)


def end(world: Any, at: datetime, life: ComplaintLife, row: dict[str, Any]) -> None:
    """As ``enquiries.end_enquiry``."""
    rng, unit = life.rng, life.unit
    by = case_story.in_charge(world, unit, at)
    outcome = "fir" if rng.random() < 0.45 else "closed"
    row |= {"outcome": outcome, "outcome_reason": ENQUIRED[outcome], "ended_at": at}
    world.enter("enquiry_ended", unit, at, by, rng=rng, subject=life.subject, number=life.cited)
    clockruns.meet(life.runs, "C06", at)
    decide(
        world, at, life, "closed" if outcome == "closed" else "received", by, ENQUIRED[outcome]
    )
    world.note(
        ("cases.PreliminaryEnquiry", row["id"]),
        "ended",
        at,
        by,
        unit,
        data={"outcome": outcome},
    )
    if outcome == "closed":
        life.finish(world)
    else:
        to_fir(world, at, life)


# How a complaint may go on besides the FIR (``complaint_story.ENDS``).
ENDS = {
    "nc": nc_story.to_nc, "station": to_station, "department": to_department, "refusal": to_refusal, "enquiry": to_enquiry,
}  # fmt: skip
