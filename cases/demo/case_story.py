# ruff: noqa: E501 - tables and sentences stay on one line
"""The story of a case: registered, copied, sent to court, published, added to, ended.

Content, consequences, clocks and sensitivity come from the services' own functions; only the rows are
collected for COPY instead of saved one by one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

from cases.demo import cast, clockruns, follow_story, things
from cases.demo.lives import CaseLife, ComplaintLife
from cases.demo.people import Name
from cases.keys import accused_code, fir_key, normal_mark
from cases.models import CasePerson, CaseSection, Fir, IoChange, PropertyItem, SealMember
from cases.paper import AccusedPaper, FirPaper, PersonPaper
from cases.services import casefile
from cases.services.content import content_of

TYPES = {
    "phone": "phone",
    "portal": "electronic",
    "efir": "electronic",
    "court": "court",
    "post": "written",
}
DELAYS = (
    "The informant was afraid of the accused.",
    "The family first searched on its own.",
    "The informant was under treatment.",
    "The loss was noticed only later.",
    "The village tried to settle the matter first.",
    "The papers had to be collected from the bank.",
)
DIRECTIONS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


# --- who acts ----------------------------------------------------------------------------------


def in_charge(world: Any, unit: Any, at: datetime) -> Any:
    """The officer in charge: the SHO, at Ranipool by night the holder of the shift's charge."""
    held = world.charge_at(unit, at)
    return held or world.staff.one(unit, "sho", at)


def patrol_of(world: Any, unit: Any, at: datetime, rng: Random) -> Any:
    return rng.choice(world.staff.of(unit, "io", at))


def officer_as_informant(actor: Any) -> cast.Someone:
    """A police officer who reports what the police found: on duty, at the station."""
    officer = actor.posting.officer
    if not hasattr(officer, "as_informant"):
        deva = officer.names.get("ne", officer.name)
        name = Name(officer.name, deva, "", ("", ""))
        paper = PersonPaper(
            name=officer.name, sex=officer.sex, occupation="police", phones=[officer.phone],
            age=max(24, actor.since.year - officer.joined_on.year + 22),
        )  # fmt: skip
        officer.as_informant = cast.Someone(paper, name, actor.posting.unit.name, name)
    return officer.as_informant


def state_as_victim(world: Any, unit: Any) -> PersonPaper:
    """The State, hurt by what an officer found: one line per station."""
    return world.state_victims.setdefault(
        unit.pk, PersonPaper(name="State of Sikkim", sex="U", nationality="")
    )


def io_for(world: Any, life: ComplaintLife, at: datetime, found: Any) -> Any:
    """The officer of record: by the rank that the law asks for, else in turn."""
    unit, rng = life.unit, life.rng
    if found.rank_is_hard:
        if unit.subdivision_id:
            return world.staff.one(unit.subdivision, "sdpo", at)
        return world.staff.one(unit, "sho", at)
    if (
        life.matter.key in ("murder", "riot", "dowry_death", "against_state")
        and rng.random() < 0.6
    ):
        return world.staff.one(unit, "sho", at)
    officers = world.staff.of(unit, "io", at)
    women = [actor for actor in officers if actor.sex == "F"]
    if found.needs_woman_officer and women:
        return rng.choice(women)
    return rng.choice(officers)


# --- registration --------------------------------------------------------------------------------


def register_complaint(world: Any, at: datetime, life: ComplaintLife) -> None:
    """An FIR from a complaint; the complaint's row waits for the case's."""
    case = register(world, at, life, paper_of(world, at, life))
    life.values |= {"status": "fir", "case_id": case.id}
    by = in_charge(world, life.unit, at)
    life.values |= {"decided_at": at, "decided_by_id": by.user_id}
    for code in ("C01", "C12"):
        clockruns.meet(life.runs, code, at)
    world.open.pop(life, None)
    case.complaint = life


def register_found(world: Any, at: datetime, life: ComplaintLife) -> None:
    """An FIR of what an officer found; there was no complaint."""
    world.open.pop(life, None)
    register(world, at, life, paper_of(world, at, life))


def paper_of(world: Any, at: datetime, life: ComplaintLife) -> FirPaper:
    """The registering officer's paper."""
    rng, unit, matter, scene = life.rng, life.unit, life.matter, life.scene
    received = life.values.get("received_at") or at - timedelta(minutes=rng.randint(10, 50))
    victims, is_victim = [], True
    if matter.who in ("child", "other"):
        victims, is_victim = [life.victim.paper], False
    elif matter.who == "state":
        victims, is_victim = [state_as_victim(world, unit)], False
    late = received - scene.happened > timedelta(hours=world.late_hours)
    between = rng.random() < 0.4
    accused = [
        AccusedPaper(known="known" if rng.random() < 0.75 else "suspected", person=a.paper)
        for a in life.accused
    ] or [AccusedPaper(known="unknown", description=described(rng))]
    outside = pick_other(world, life) if life.end == "zero" else None
    return FirPaper(
        unit=unit, information_type=type_of(life), information_at=received, sections=list(life.sections),
        complainant=life.informant.paper, narrative=life.narrative, language=life.language,
        facts=dict(matter.facts), victims=victims, victim_is_complainant=is_victim, accused=accused,
        occurred_known="between" if between else "exact", occurred_from=scene.happened,
        occurred_to=min(scene.happened + timedelta(minutes=rng.choice((15, 30, 60, 300))), received) if between else None,
        place=scene.place, direction=rng.choice(DIRECTIONS), distance_km=things.Decimal(rng.randint(2, 140)) / 10,
        beat=None if outside else scene.beat, latitude=near(unit.latitude, rng), longitude=near(unit.longitude, rng),
        outside_unit=outside, delay_reason=rng.choice(DELAYS) if late else "", properties=list(life.thing[0]),
        inquest=[f"UD {rng.randint(1, 40)}/{at.year}"] if matter.key in ("suicide", "accident_death", "dowry_death") and rng.random() < 0.7 else [],
        action="transferred" if outside else "directed", action_reason="", read_over=True,
        signature="thumb" if rng.random() < 0.08 else "signed",
    )  # fmt: skip


def pick_other(world: Any, life: ComplaintLife) -> Any:
    """The station with jurisdiction, often the neighbour."""
    others = [u for u in world.stations if u.kind == "territorial" and u.pk != life.unit.pk]
    near_by = [u for u in others if u.district_id == life.unit.district_id]
    return life.rng.choice(near_by if near_by and life.rng.random() < 0.5 else others)


def type_of(life: ComplaintLife) -> str:
    if life.matter.who == "state":
        return "suo_motu"
    channel = life.values.get("channel", "counter")
    return TYPES.get(channel) or ("written" if life.rng.random() < 0.7 else "oral")


def described(rng: Random) -> str:
    return rng.choice((
        "About 25 years, thin, black jacket, came on a scooter", "Two youths with masks", "Not seen by anybody",
        "A man of about 40 with a cap, spoke Hindi", "Unknown caller; voice of a man", "About 30 years, medium build, blue jeans",
    ))  # fmt: skip


def near(value: Any, rng: Random) -> Any:
    return None if value is None else value + things.Decimal(rng.randint(-900, 900)) / 100000


def register(
    world: Any, at: datetime, life: ComplaintLife, paper: FirPaper, *, received_from: CaseLife | None = None
) -> CaseLife:  # fmt: skip
    """Number, diary entry, FIR, case, people, property, officer, clocks: as ``fir.register``."""
    rng, unit = life.rng, life.unit
    keys = tuple(paper.sections)
    people = [*([paper.complainant] if paper.victim_is_complainant else []), *paper.victims]
    ages = [p.age for p in people if p.age is not None]
    sexes = {p.sex for p in people}
    found = world.law.consequences(
        keys, day=paper.occurred_from.date(), sex="F" if "F" in sexes else ("M" if sexes == {"M"} else ""),
        age=min(ages, default=None), facts=life.matter.facts,
    )  # fmt: skip
    by = in_charge(world, unit, at)
    recorder = by
    if found.needs_woman_officer or life.matter.who in ("woman", "child"):
        recorder = world.staff.one(unit, "woman_desk", at)
    elif rng.random() < 0.5:
        recorder = world.staff.one(unit, "writer", at)
    if received_from:
        recorder = received_from.recorder
    io = None if paper.is_zero else io_for(world, life, at, found)
    paper.io, paper.recorder = io and io.posting, recorder.posting
    case = CaseLife(
        unit=unit, rng=rng, matter=life.matter, paper=paper, found=found, recorder=recorder
    )
    write_fir(world, at, case, by, keys, received_from)
    open_case(world, at, case, by, io, keys)
    follow_story.begin(world, at, case, by, io)
    return case


def write_fir(
    world: Any, at: datetime, case: CaseLife, by: Any, keys: tuple[str, ...], received_from: CaseLife | None
) -> None:  # fmt: skip
    rng, unit, paper, found = case.rng, case.unit, case.paper, case.found
    kind = "zero" if paper.is_zero else "regular"
    block = 1 if paper.is_zero else world.copies
    number, _period = world.take(unit, "zero_fir" if paper.is_zero else "fir", at, block=block)
    cited = f"{number:04d}/{at.year}"
    case.cited = f"Zero {cited}" if paper.is_zero else cited
    case.fir_id = world.key(at, rng)
    subject = ("cases.Fir", case.fir_id)
    sections = list(found.sections)
    chosen = tuple(s.pk for s in sections)
    if received_from:
        entry = world.enter(
            "zero_fir_reregistered", unit, at, by, rng=rng, subject=subject, number=received_from.cited,
            station=received_from.unit.name, fir=case.cited, block=block,
        )  # fmt: skip
    else:
        act = "zero_fir_registered" if paper.is_zero else "fir_registered"
        entry = world.enter(
            act,
            unit,
            at,
            by,
            rng=rng,
            subject=subject,
            number=case.cited,
            sections=world.law.cite(chosen),
            block=block,
        )
    recorder = case.recorder
    world.tables.add(
        Fir, id=case.fir_id, kind=kind, number=number, year=at.year, key=fir_key(unit, at.year, number, zero=paper.is_zero),
        registered_at=at, entry_id=entry.id, entry_at=at, information_type=paper.information_type,
        information_at=paper.information_at, occurred_from=paper.occurred_from, occurred_to=paper.occurred_to,
        sections=list(chosen), language=paper.language,
        content=content_of(paper, sections, fir=None, entry=entry, found=found, by=by),
        recorder_id=recorder.posting.pk, registered_by_id=by.posting.pk, recorded_by_woman=recorder.sex == "F",
        needs_woman=found.needs_woman_officer, received_from_id=received_from and received_from.fir_id,
        **world.signed(unit, at, by),
    )  # fmt: skip
    case.id = world.key(at, rng)
    case.values = {"kind": kind, "number": number, "year": at.year}


def open_case(
    world: Any, at: datetime, case: CaseLife, by: Any, io: Any, keys: tuple[str, ...]
) -> None:
    rng, unit, paper, found = case.rng, case.unit, case.paper, case.found
    chosen = tuple(s.pk for s in found.sections)
    case.values |= {
        "id": case.id, "fir_id": case.fir_id, "registered_at": at, "stage": "investigation",
        "sensitivity": str(casefile.sensitivity_of(found, paper)), "io_id": io and io.posting.pk,
        "principal_id": found.principal and found.principal.pk,
        "category_id": found.principal and found.principal.category_id,
        "sections_text": world.law.cite(chosen)[:300], "place": paper.place[:300],
        "beat_id": paper.beat and paper.beat.pk, "is_child_case": casefile.has_child(paper),
        "io_order": casefile.io_order(found), **world.signed(unit, at, by),
    }  # fmt: skip
    world.open[case] = None
    for n, key in enumerate(chosen):
        case.sections.append(
            case.later(
                CaseSection,
                case_id=case.id,
                section_id=key,
                order=n,
                since=at,
                until=None,
                added_by_id=None,
                removed_by_id=None,
            )
        )
    write_people(world, at, case, by)
    for item in paper.properties:
        case.later(
            PropertyItem, id=world.key(at, rng), case_id=case.id, category=item.category, type=item.type,
            description=item.description[:300], value=item.value, mark_kind=item.mark_kind if item.mark else "",
            mark=normal_mark(item.mark_kind, item.mark),
        )  # fmt: skip
    if case.values["sensitivity"] == "sealed":
        for user in dict.fromkeys(filter(None, (by.user_id, io and io.user_id))):
            case.later(
                SealMember,
                case_id=case.id,
                user_id=user,
                since=at,
                until=None,
                by_id=by.user_id,
            )
    if io:
        case.later(
            IoChange, id=world.key(at, rng), case_id=case.id, posting_id=io.posting.pk, reason="",
            given_by_id=by.user_id, **world.signed(unit, at, by),
        )  # fmt: skip
    shown = SimpleNamespace(kind=case.values["kind"], stage="investigation")
    for code in casefile.clocks_of(shown, found):
        case.runs.append(world.clock(
            code, at, subject=case.subject, unit=unit, reference=case.reference, url=case.url,
            officer=io.user_id if io else None,
        ))  # fmt: skip
    data = {"kind": case.values["kind"], "number": case.values["number"], "year": at.year}
    world.note(case.subject, "registered", at, by, unit, data=data)


def write_people(world: Any, at: datetime, case: CaseLife, by: Any) -> None:
    """Complainant, victims and accused with their protection, as ``casefile.write_people``."""
    rng, unit, paper = case.rng, case.unit, case.paper
    hidden = case.values["sensitivity"] != "normal"

    def part(
        name: str, code: str, person: PersonPaper | None, protected: bool, **more: Any
    ) -> None:
        case.later(
            CasePerson, id=world.key(at, rng), case_id=case.id, part=name, code=code, is_protected=protected,
            person_id=cast.store(world, rng, person, unit, at, by) if person else None,
            is_child=casefile.is_child(person), **more,
        )  # fmt: skip

    part("complainant", "C1", paper.complainant, hidden)
    victims = [paper.complainant] if paper.victim_is_complainant else []
    for n, person in enumerate([*victims, *paper.victims], 1):
        part("victim", f"V{n}", person, hidden or casefile.is_child(person))
    for n, line in enumerate(paper.accused, 1):
        part(
            "accused", accused_code(n), line.person, casefile.is_child(line.person), known=line.known,
            description=line.description[:300],
        )  # fmt: skip
    accused = [
        line.person
        for line in paper.accused
        if line.person and not casefile.is_child(line.person)
    ]
    known = world.repeaters.setdefault(unit.district_id or 0, [])
    if accused and rng.random() < 0.06 and len(known) < 40:
        name = Name(accused[0].name, accused[0].name, "", ("", ""))
        known.append(cast.Someone(accused[0], name, "", name))
