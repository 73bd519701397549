# ruff: noqa: E501 - tables and sentences stay on one line
"""What is done to a case after its registration, until the final report."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cases.demo import clockruns
from cases.demo.lives import CaseLife
from cases.demo.matters import ALTERED, keys
from cases.demo.timing import days, hours, in_office
from cases.models import (
    Addendum,
    Alteration,
    CaseSection,
    CopyGiven,
    CourtDispatch,
    IoChange,
    ProgressNotice,
    Publication,
    SealMember,
    SensitivityChange,
)

# Clocks that an act of the investigation meets: hours in time, hours when late.
STEPS = {
    "C13": (2, 20, 26, 40),
    "C35": (1, 20, 26, 50),
    "C36": (2, 18, 25, 36),
    "C37": (8, 46, 50, 90),
}
# fmt: off
ADDENDA = (
    ("9", "The informant found on coming home that a second article is missing as well; the list of property is longer by it.", "Noticed later by the informant"),
    ("12", "The informant adds that the person spoke Nepali with an accent of the plains and wore a red cap.", "Remembered later by the informant"),
    ("7", "The informant has learnt the name by which the accused is called in the bazaar.", "Told by a witness to the informant"),
    ("5", "The place is about fifty metres below what was first stated, beside the water tank.", "Seen at the visit of the scene"),
    ("10", "The value after comparing with the bill is higher than first stated.", "Bill produced by the informant"),
    ("12", "The informant adds the number of the vehicle that was seen near the place that evening.", "Told by a neighbour"),
)
IO_REASONS = ("Transferred on promotion course", "The officer is on medical leave", "Share of open cases", "Order of the Superintendent of Police")
WITHHELD = ("The law forbids making the victim known.", "A child is in the case; identity is protected.", "Offence of a sensitive nature; order of the Superintendent of Police.")
PROGRESS = {
    "en": ("Witnesses have been examined and the place was visited. The investigation goes on.", "The phone is being traced with the service provider. You will be told of the result.", "One accused has been questioned. The report of the laboratory is awaited.", "Your case is under investigation. The medical report has come."),
    "ne": ("साक्षीहरूको बयान लिइयो। अनुसन्धान चलिरहेको छ।", "तपाईंको मामिलामा घटनास्थल हेरियो, प्रतिवेदन आउन बाँकी छ।"),
    "hi": ("गवाहों के बयान लिए गए हैं। जाँच चल रही है।", "आपके मामले में प्रयोगशाला की रिपोर्ट की प्रतीक्षा है।"),
}
ENDED = {True: ("charge_sheeted", "final_report", "trial"), False: ("final_report",)}
# fmt: on


def begin(world: Any, at: datetime, case: CaseLife, by: Any, io: Any) -> None:
    """Put what follows a registration into the queue."""
    rng = case.rng
    case.io = io
    late = rng.random() < 0.1
    world.at(at + (hours(1.1, 18, rng) if late else hours(0.08, 0.8, rng)), copy, case)
    if case.paper.is_zero:
        from cases.demo import transfer_story

        transfer_story.begin(world, at, case)
        return
    wait = hours(26, 60, rng) if rng.random() < 0.06 else hours(2.5, 19, rng)
    world.at(at + wait, dispatch, case)
    wait = hours(26, 60, rng) if rng.random() < 0.06 else hours(1.5, 20, rng)
    world.at(at + wait, publish, case)
    for code, (low, high, late_low, late_high) in STEPS.items():
        if any(run.code == code for run in case.runs):
            wait = (
                hours(late_low, late_high, rng)
                if rng.random() < 0.05
                else hours(low, high, rng)
            )
            world.at(at + wait, step, case, code)
    if world.is_lean:
        world.at(at + timedelta(days=4), end_early, case)
        return
    if rng.random() < 0.06:
        world.at(in_office(at + days(4, 50, rng), rng), change_io, case)
    if rng.random() < 0.06:
        world.at(in_office(at + days(0.3, 15, rng), rng), add, case)
    if case.matter.key in ALTERED and not case.values["is_child_case"] and rng.random() < 0.07:
        world.at(in_office(at + days(2, 12, rng), rng), alter, case)
    if (
        case.matter.key in ("rape", "pocso_grave")
        and rng.random() < 0.1
        and case.unit.district_id
    ):
        world.at(in_office(at + days(1, 4, rng), rng), seal, case)
    world.at(in_office(at + next_word(rng), rng), progress, case)
    if rng.random() < 0.94:
        world.at(in_office(at + length_of(case), rng), report, case)
    for _n in range(rng.choice((0, 1, 1, 2, 3))):
        world.at(at + days(0.02, 30, rng), look, case)


def next_word(rng: Any) -> timedelta:
    """Progress is told within 90 days, now and then after."""
    return days(92, 130, rng) if rng.random() < 0.12 else days(55, 86, rng)


def length_of(case: CaseLife) -> timedelta:
    """How long the investigation takes."""
    rng = case.rng
    if any(run.code in ("C39", "C11") for run in case.runs):
        return days(62, 75, rng) if rng.random() < 0.06 else days(30, 56, rng)
    if all(line.known == "unknown" for line in case.paper.accused):
        return days(60, 240, rng)
    return days(20, 130, rng)


def row(
    world: Any, at: datetime, case: CaseLife, by: Any, model: type, **values: Any
) -> dict[str, Any]:
    return case.later(
        model, id=world.key(at, case.rng), case_id=case.id, **values, **world.signed(case.unit, at, by)
    )  # fmt: skip


def enter(world: Any, act: str, at: datetime, case: CaseLife, by: Any, **words: Any):
    return world.enter(
        act, case.unit, at, by, rng=case.rng, subject=case.subject, number=case.cited,
        protected=case.values["sensitivity"] != "normal", **words,
    )  # fmt: skip


def sho(world: Any, case: CaseLife, at: datetime) -> Any:
    return world.staff.one(case.unit, "sho", at)


# --- forms and papers -----------------------------------------------------------------------


def copy(world: Any, at: datetime, case: CaseLife) -> None:
    by = world.staff.one(case.unit, "writer", at)
    enter(world, "copy_given", at, case, by)
    how = (
        "thumb"
        if case.paper.signature == "thumb"
        else case.rng.choice(("signature", "signature", "code"))
    )
    row(world, at, case, by, CopyGiven, to="complainant", how=how, given_at=at)
    clockruns.meet(case.runs, "C04", at)
    world.note(case.subject, "copy_given", at, by, case.unit, data={"to": "complainant"})
    if case.rng.random() < 0.5:
        world.looked("print", at, by, rng=case.rng, subject=case.subject, what="iif-1")


def dispatch(world: Any, at: datetime, case: CaseLife) -> None:
    by = world.staff.one(case.unit, "court_officer", at)
    court = case.unit.court or "Chief Judicial Magistrate, Gangtok"
    enter(world, "fir_sent_to_court", at, case, by, court=court)
    mode = case.rng.choice(("hand", "electronic", "messenger"))
    row(world, at, case, by, CourtDispatch, court=court, mode=mode, dispatched_at=at)
    clockruns.meet(case.runs, "C05", at)
    world.note(case.subject, "sent_to_court", at, by, case.unit)


def publish(world: Any, at: datetime, case: CaseLife) -> None:
    """Published by the SHO, or withheld by a DySP."""
    publish = case.is_public
    if publish:
        by = sho(world, case, at)
        enter(world, "fir_published", at, case, by)
    else:
        above = case.unit.subdivision
        by = world.staff.one(above, "sdpo", at) if above else sho(world, case, at)
        enter(world, "fir_withheld", at, case, by, officer=by.line)
    case.publication = row(
        world, at, case, by, Publication, is_published=publish, decided_by_id=by.posting.pk, stands=True,
        reason="" if publish else case.rng.choice(WITHHELD),
    )  # fmt: skip
    clockruns.meet(case.runs, "C10", at)
    world.note(case.subject, "published" if publish else "withheld", at, by, case.unit)


def step(world: Any, at: datetime, case: CaseLife, code: str) -> None:
    clockruns.meet(case.runs, code, at)


def look(world: Any, at: datetime, case: CaseLife) -> None:
    """Somebody opens the file: the officer of record, the SHO, now and then the SDPO."""
    rng, unit = case.rng, case.unit
    above = unit.subdivision
    who = rng.random()
    by = case.io if who < 0.5 else sho(world, case, at)
    if who > 0.85 and above:
        by = world.staff.one(above, "sdpo", at)
    if case.values["sensitivity"] != "sealed":
        world.looked("open", at, by, rng=rng, subject=case.subject)


# --- changes ----------------------------------------------------------------------------------


def change_io(world: Any, at: datetime, case: CaseLife) -> None:
    officers = [
        a for a in world.staff.of(case.unit, "io", at) if a.posting.pk != case.values["io_id"]
    ]
    if (
        not officers
        or case.values["io_order"] is not None
        or case.values["stage"] != "investigation"
    ):
        return
    to, by = case.rng.choice(officers), sho(world, case, at)
    enter(world, "io_given", at, case, by, officer=to.words)
    row(
        world,
        at,
        case,
        by,
        IoChange,
        posting_id=to.posting.pk,
        reason=case.rng.choice(IO_REASONS),
        given_by_id=by.user_id,
    )
    case.values["io_id"], case.io = to.posting.pk, to
    for run in case.runs:
        if run.is_open:
            run.officer = to.user_id
    if case.values["sensitivity"] == "sealed":
        put_on_list(at, case, to.user_id, by)
    world.note(case.subject, "io_given", at, by, case.unit)


def add(world: Any, at: datetime, case: CaseLife) -> None:
    item, text, reason = case.rng.choice(ADDENDA)
    by = case.io
    entry = enter(world, "addendum", at, case, by)
    row(world, at, case, by, Addendum, item=item, text=text, reason=reason, entry_id=entry.id)
    world.note(case.subject, "addendum", at, by, case.unit, data={"item": item})


def alter(world: Any, at: datetime, case: CaseLife) -> None:
    """As ``cases.alter_sections``: old sections end, new ones begin, clocks are worked out again."""
    cited, reason = ALTERED[case.matter.key]
    wanted = keys(cited)
    standing = [line["section_id"] for line in case.sections]
    if set(wanted) == set(standing) or case.values["stage"] != "investigation":
        return
    by, after = case.io, world.law.cite(wanted)
    entry = enter(world, "sections_altered", at, case, by, sections=after)
    done = row(
        world,
        at,
        case,
        by,
        Alteration,
        reason=reason,
        before=case.values["sections_text"],
        after=after,
        entry_id=entry.id,
    )
    for line in case.sections:
        if line["section_id"] not in wanted:
            line["until"], line["removed_by_id"] = at, done["id"]
    for n, key in enumerate(wanted):
        if key not in standing:
            case.later(
                CaseSection,
                case_id=case.id,
                section_id=key,
                order=n,
                since=at,
                until=None,
                added_by_id=done["id"],
                removed_by_id=None,
            )
    found = world.law.consequences(
        wanted, day=case.paper.occurred_from.date(), sex="", age=None, facts=case.matter.facts
    )
    case.values |= {
        "sections_text": after, "principal_id": found.principal.pk, "category_id": found.principal.category_id,
    }  # fmt: skip
    review_clocks(world, at, case, found)
    world.note(case.subject, "sections_altered", at, by, case.unit)


def review_clocks(world: Any, at: datetime, case: CaseLife, found: Any) -> None:
    from types import SimpleNamespace

    from cases.services import casefile

    wanted = casefile.clocks_of(SimpleNamespace(kind="regular", stage="investigation"), found)
    running = {run.code for run in case.runs if run.cancelled_at is None}
    for code in wanted:
        if code not in running:
            case.runs.append(world.clock(
                code, at, subject=case.subject, unit=case.unit, reference=case.reference, url=case.url, officer=case.io.user_id
            ))  # fmt: skip
            if code in STEPS:
                world.at(at + hours(STEPS[code][0], STEPS[code][1], case.rng), step, case, code)
    for code in running - set(wanted):
        clockruns.cancel(case.runs, code, at, "sections altered")


def seal(world: Any, at: datetime, case: CaseLife) -> None:
    """Sealed by the Superintendent: the officer of record and the Superintendent may open it."""
    if case.values["sensitivity"] != "restricted":
        return
    by = world.staff.one(case.unit.district, "sp", at)
    row(
        world, at, case, by, SensitivityChange, before="restricted", after="sealed", is_automatic=False,
        reason="Order of the Special Court to keep the record sealed", decided_by_id=by.posting.pk,
        review_on=(at + timedelta(days=180)).date(),
    )  # fmt: skip
    case.values["sensitivity"] = "sealed"
    for user in (case.io.user_id, by.user_id):
        put_on_list(at, case, user, by)
    world.note(
        case.subject,
        "sensitivity",
        at,
        by,
        case.unit,
        data={"before": "restricted", "after": "sealed"},
    )


def put_on_list(at: datetime, case: CaseLife, user: int, by: Any) -> None:
    """The officer may open the sealed case; nobody stands on its list twice."""
    if all(m is not SealMember or v["user_id"] != user for m, v in case.rows):
        case.later(
            SealMember, case_id=case.id, user_id=user, since=at, until=None, by_id=by.user_id
        )


# --- telling and ending -------------------------------------------------------------------------


def progress(world: Any, at: datetime, case: CaseLife) -> None:
    """As ``cases.tell_progress``: the informant is told and the next ninety days begin."""
    rng = case.rng
    if case.values["stage"] != "investigation":
        return
    by, language = sho(world, case, at), case.paper.language
    text = rng.choice(PROGRESS[language])
    phones = case.paper.complainant.phones
    channel = "sms" if phones else "letter"
    enter(world, "progress_told", at, case, by)
    case.told += 1
    row(world, at, case, by, ProgressNotice, text=text, channel=channel, delivery_id=None)
    if clockruns.meet(case.runs, "C40", at):
        case.runs.append(c40(world, at, case))
    world.note(case.subject, "progress_told", at, by, case.unit, data={"channel": channel})
    world.at(in_office(at + next_word(rng), rng), progress, case)


def end_early(world: Any, at: datetime, case: CaseLife) -> None:
    """A lean story looks ahead once the first papers are out, so that few cases are in memory at a time."""
    rng, begun = case.rng, case.values["registered_at"]
    ended = begun + length_of(case) if rng.random() < 0.94 else None
    last = min(ended or world.until, world.until)
    told = begun + days(70, 86, rng)
    while told < last:
        clockruns.meet(case.runs, "C40", told)
        case.runs.append(c40(world, told, case))
        told += days(70, 86, rng)
    if ended and ended <= world.until:
        report(world, ended, case)
    else:
        case.finish(world)


def c40(world: Any, at: datetime, case: CaseLife) -> clockruns.Run:
    """The next ninety days until the informant is told how the case stands."""
    return world.clock(
        "C40", at, subject=case.subject, unit=case.unit, reference=case.reference, url=case.url,
        officer=case.io.user_id,
    )  # fmt: skip


def report(world: Any, at: datetime, case: CaseLife) -> None:
    """The final report: charge sheet when the accused is known, else untraced; the story ends."""
    rng, known = case.rng, any(line.known != "unknown" for line in case.paper.accused)
    stage = "final_report"
    if known and rng.random() < 0.82:
        stage = "trial" if at + days(20, 90, rng) < world.until else "charge_sheeted"
        if stage == "trial" and at + days(200, 900, rng) < world.until:
            stage = "disposed"
    case.values["stage"] = stage
    for code in ("C39", "C11", "C12b"):
        clockruns.meet(case.runs, code, at)
    clockruns.cancel(case.runs, "C40", at, "final report filed")
    world.note(case.subject, "final_report", at, case.io, case.unit, data={"stage": stage})
    case.finish(world)
