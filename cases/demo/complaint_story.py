"""The story of a complaint, act by act, as the services of ``cases`` would have done it.

Each act is ``act(world, at, life)``; it writes what the service writes and puts the next act into the queue.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from cases.demo import case_story, cast, clockruns, telling, things
from cases.demo.lives import ComplaintLife
from cases.demo.matters import Matter
from cases.demo.people import name_for, weighted
from cases.demo.timing import days, hours
from cases.demo.world import CHANNELS
from cases.models import ElectronicInformation
from cases.services import law

CHANNEL_SHARES = (
    ("counter", 66),
    ("phone", 12),
    ("post", 6),
    ("portal", 7),
    ("hospital", 5),
    ("court", 2),
)


# --- beginning -------------------------------------------------------------------------------


def begin(
    world: Any, at: datetime, rng: Random, unit: Any, matter: Matter, end: str, *,
    channel: str = "", key: str = "", happened: datetime | None = None,
) -> None:  # fmt: skip
    """Invent a complaint: the matter, the people, the statement.  It is received at ``at``."""
    life = ComplaintLife(unit=unit, rng=rng, matter=matter, end=end, key=key or matter.key)
    life.language = language_of(rng, life.key)
    happened = happened or before(at, rng, matter)
    invent(world, life, happened)
    channel = channel or weighted(rng, CHANNEL_SHARES)
    life.values = {"channel": channel, "happened_at": happened}
    world.at(at, receive, life)


def language_of(rng: Random, matter: str) -> str:
    """The language in which it is told; English where the words of the matter are not known in another."""
    language = weighted(rng, telling.LANGUAGES)
    return language if telling.known_in(language, matter) else "en"


def before(at: datetime, rng: Random, matter: Matter) -> datetime:
    """When it happened: hours before it is told, for some matters days."""
    length = days(1.2, 40, rng) if rng.random() < matter.late else hours(0.3, 20, rng)
    happened = (at - length).replace(second=0, microsecond=0)
    if matter.night and 7 < happened.hour < 18:
        happened = happened.replace(hour=rng.choice((0, 1, 2, 3, 20, 21, 22, 23)))
    happened = happened.replace(minute=happened.minute // 5 * 5)
    while happened >= at - timedelta(minutes=20):
        happened -= timedelta(hours=6)
    return happened


def invent(world: Any, life: ComplaintLife, happened: datetime) -> None:
    """People, place, things and words of one matter."""
    rng, unit, matter, language = life.rng, life.unit, life.matter, life.language
    sex = "F" if matter.who == "woman" else ""
    if matter.who != "state":
        life.informant = cast.make(world, rng, unit, sex=sex, language=language, papers=True)
    if matter.who == "child":
        girl = rng.random() < 0.8
        life.victim = cast.make(
            world, rng, unit, sex="F" if girl else "M", ages=(5, 18), phone=False,
            language=language, family=life.informant.name,
        )  # fmt: skip
        life.victim.paper.age = min(life.victim.paper.age, 17)
        life.victim.paper.relation = "father"
    elif matter.who == "other":
        life.victim = cast.make(world, rng, unit, language=language, phone=False)
    if rng.random() < matter.known:
        for _n in range(min(matter.accused, rng.choice((1, 1, 1, 2, 2, 3)))):
            life.accused.append(accused_for(world, life))
    life.scene = telling.scene_of(world, rng, unit, language, happened)
    life.thing = things.things_for(matter.thing, rng)
    someone = name_for(rng, rng.choice("FM"))
    witness = someone.latin if language == "en" else someone.deva
    officer = None
    if matter.who == "state":
        officer = case_story.patrol_of(world, unit, happened, rng)
        life.informant = case_story.officer_as_informant(officer)
    life.narrative, life.gist = telling.tell(
        rng, life.key, language, life.scene, teller=life.informant, officer=officer,
        accused=life.accused, victim=life.victim, witness=witness, thing=life.thing,
    )  # fmt: skip
    if life.matter.sections:
        life.sections = rng.choice(matter.sections)


def accused_for(world: Any, life: ComplaintLife) -> cast.Someone:
    """An accused: now and then somebody who was accused before in the same district."""
    rng, district = life.rng, life.unit.district_id or 0
    known = world.repeaters.setdefault(district, [])
    if known and life.matter.who != "child" and rng.random() < 0.05:
        again = rng.choice(known)
        if all(again is not other for other in life.accused):
            return again
    ages = (14, 62) if life.matter.key in ("theft_other", "snatching", "hurt") else (19, 62)
    sex = "M" if life.matter.who in ("woman", "child") or rng.random() < 0.88 else "F"
    someone = cast.make(world, rng, life.unit, sex=sex, ages=ages, language=life.language)
    if rng.random() < 0.3:
        someone.paper.marks = rng.choice(cast.MARKS)
    return someone


# --- received --------------------------------------------------------------------------------


def receive(world: Any, at: datetime, life: ComplaintLife) -> None:
    """Into the register, with diary entry, reference and clock, as ``complaints.receive``."""
    rng, unit = life.rng, life.unit
    world.open[life] = None
    by = desk_of(world, life, at)
    life.id = world.key(at, rng)
    number, _period = world.take(unit, "complaint", at)
    life.cited = f"{number:04d}/{at.year}"
    channel = life.values["channel"]
    paper = life.informant.paper if life.informant else None
    person = cast.store(world, rng, paper, unit, at, by) if paper else None
    missing = life.key == "missing_child"
    sensitivity, _why = law.sensitivity(world.law.of(life.sections), victim_age=None)
    sensitivity = "restricted" if missing and sensitivity == "normal" else sensitivity
    if channel == "efir":
        words = {}
    elif sensitivity == "normal":
        words = {
            "channel": CHANNELS[channel],
            "gist": life.gist,
            "name": paper.name if paper else "",
        }
    else:
        words = {}
    act = "efir_received" if channel == "efir" else "complaint_received"
    entry = world.enter(
        act, unit, at, by, rng=rng, subject=life.subject, number=life.cited,
        protected=sensitivity != "normal", **words,
    )  # fmt: skip
    life.values |= {
        "id": life.id, "number": number, "year": at.year, "reference": world.reference(at, rng),
        "received_at": at, "informant_id": person, "informant_name": paper.name if paper else "",
        "phone": paper.phones[0] if paper and paper.phones else "",
        "against": ", ".join(a.called(life.language) for a in life.accused)[:300],
        "place": life.scene.spot, "gist": life.gist, "narrative": life.narrative,
        "language": life.language, "sections": list(life.sections), "missing_child": missing,
        "sensitivity": sensitivity, "status": "received", "entry_id": entry.id,
        **world.signed(unit, at, by),
    }  # fmt: skip
    if channel != "efir":
        start(world, "C12" if missing else "C01", at, life)
    world.note(life.subject, "received", at, by, unit, data={"channel": channel})
    if missing:
        world.note(life.subject, "missing_child", at, by, unit)
    if rng.random() < 0.4:
        world.looked(
            "open",
            at + timedelta(minutes=9),
            case_story.in_charge(world, unit, at),
            rng=rng,
            subject=life.subject,
        )
    if channel == "efir":
        await_signature(world, at, life, by)
        return
    ENDS[life.end](world, at, life)


def desk_of(world: Any, life: ComplaintLife, at: datetime) -> Any:
    """Who takes it down: the woman help desk for women and children, else the writer."""
    role = "woman_desk" if life.matter.who in ("woman", "child") else "writer"
    return world.staff.one(life.unit, role, at)


def start(world: Any, code: str, at: datetime, life: ComplaintLife) -> clockruns.Run:
    run = world.clock(
        code,
        at,
        subject=life.subject,
        unit=life.unit,
        reference=f"Complaint {life.cited}",
        url=life.url,
    )
    life.runs.append(run)
    return run


def decide(
    world: Any, at: datetime, life: ComplaintLife, status: str, by: Any, reason: str = ""
) -> None:
    """The decision on the row, and its clock, as ``complaints.decide``."""
    life.values |= {
        "status": status, "decided_at": at, "decided_by_id": by.user_id, "decision_reason": reason,
    }  # fmt: skip
    if status != "enquiry":
        clockruns.meet(life.runs, "C01", at)
    world.note(life.subject, "decided", at, by, life.unit, data={"status": status})


# --- e-FIR -----------------------------------------------------------------------------------


def await_signature(world: Any, at: datetime, life: ComplaintLife, by: Any) -> None:
    life.values["status"] = "signing"
    run = start(world, "C02", at, life)
    life.later(
        ElectronicInformation, id=world.key(at, life.rng), complaint_id=life.id, received_at=at,
        sign_by=run.due_at, signed_at=None, signed_how="", lapsed_at=None,
        **world.signed(life.unit, at, by),
    )  # fmt: skip
    if life.rng.random() < 0.84:
        world.at(at + hours(2, 66, life.rng), sign, life)
    else:
        world.at(run.due_at + timedelta(minutes=life.rng.randint(4, 59)), lapse, life)


def electronic(life: ComplaintLife) -> dict[str, Any]:
    return next(values for model, values in life.rows if model is ElectronicInformation)


def sign(world: Any, at: datetime, life: ComplaintLife) -> None:
    by = world.staff.one(life.unit, "writer", at)
    electronic(life).update(signed_at=at, signed_how="signature at the station")
    world.enter(
        "efir_signed", life.unit, at, by, rng=life.rng, subject=life.subject, number=life.cited
    )
    life.values["status"] = "received"
    start(world, "C01", at, life)
    clockruns.meet(life.runs, "C02", at)
    world.note(life.subject, "signed", at, by, life.unit)
    ENDS[life.end](world, at, life)


def lapse(world: Any, at: datetime, life: ComplaintLife) -> None:
    """Not signed in three days; the hourly task says so."""
    electronic(life)["lapsed_at"] = at
    world.enter(
        "efir_lapsed",
        life.unit,
        at,
        None,
        rng=life.rng,
        subject=life.subject,
        number=life.cited,
    )
    life.values["status"] = "lapsed"
    clockruns.cancel(life.runs, "C02", at, "unsigned after three days")
    start(world, "C01", at, life)
    world.note(life.subject, "lapsed", at, None, life.unit)
    if life.rng.random() < 0.65 or world.until - at > timedelta(days=150):
        ENDS[life.end](world, at, life)  # the SHO reached the informant


# --- what becomes of it ------------------------------------------------------------------------


def to_fir(world: Any, at: datetime, life: ComplaintLife) -> None:
    """It is cognizable: registered in hours, a few after days."""
    rng = life.rng
    low, high = life.matter.minutes
    wait = timedelta(seconds=rng.uniform(low * 60, high * 60))
    if high > 100 and rng.random() < 0.035:
        wait = hours(9, 60, rng)
    world.at(at + wait, case_story.register_complaint, life)


def to_zero(world: Any, at: datetime, life: ComplaintLife) -> None:
    world.at(at + hours(0.5, 5, life.rng), case_story.register_complaint, life)


def nothing_yet(world: Any, at: datetime, life: ComplaintLife) -> None:
    """It waits for the officer in charge."""


ENDS = {"fir": to_fir, "zero": to_zero, "wait": nothing_yet}
