"""What a case file holds from its first hour: people, property, sensitivity, clocks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cases.keys import accused_code, normal_mark
from cases.models import Case, CasePerson, Complaint, PropertyItem
from cases.models.sensitivity import Sensitivity, higher
from cases.paper import FirPaper, PersonPaper
from cases.services.ranks import ORDERS
from cctns.core.clocks import ALL as CLOCKS
from cctns.core.clocks import cancel_clock, meet_clock, seal_clocks, start_clocks
from cctns.core.rules import rule_for
from criminals.services.people import clean_text, write_down


def age_of(person: PersonPaper) -> int | None:
    """Whole years today, from the best fact written down; None when nothing is known."""
    if person.born_on:
        today = timezone.localdate()
        had = (today.month, today.day) >= (person.born_on.month, person.born_on.day)
        return today.year - person.born_on.year - (0 if had else 1)
    if person.age is not None:
        return person.age
    return timezone.localdate().year - person.birth_year if person.birth_year else None


def is_child(person: PersonPaper | None) -> bool:
    """Under eighteen (JJ Act s.2(12)); an unknown age is not counted so."""
    age = age_of(person) if person else None
    return age is not None and age < 18


def has_child(paper: FirPaper) -> bool:
    """A victim, complainant-victim or accused under eighteen: the case is never public (JJ Act s.74)."""
    victims = [*paper.victims, *([paper.complainant] if paper.victim_is_complainant else [])]
    return any(is_child(p) for p in victims) or any(is_child(a.person) for a in paper.accused)


def sensitivity_of(found: Any, paper: FirPaper) -> str:
    """From sections and ages (domain 4.7): a child in the case makes it at least restricted."""
    by_law = Sensitivity(found.sensitivity)
    return higher(by_law, Sensitivity.RESTRICTED) if has_child(paper) else by_law


def write_people(case: Case, paper: FirPaper, *, found: Any, by: Any) -> list[CasePerson]:
    """The complainant C1, victims V1.., accused A1.. with their protection."""
    day = timezone.localtime(case.registered_at).date()
    hidden = case.sensitivity != Sensitivity.NORMAL

    def person(written: PersonPaper):
        return write_down(written, unit=case.unit, day=day, by=by, origin=case.origin)

    rows = []
    complainant = person(paper.complainant)
    rows.append(
        CasePerson(
            case=case,
            person=complainant,
            part=CasePerson.Part.COMPLAINANT,
            code="C1",
            is_child=is_child(paper.complainant),
            is_protected=hidden,
        )
    )
    victims = [(paper.complainant, complainant)] if paper.victim_is_complainant else []
    victims += [(p, person(p)) for p in paper.victims]
    for n, (written, stored) in enumerate(victims, 1):
        rows.append(
            CasePerson(
                case=case,
                person=stored,
                part=CasePerson.Part.VICTIM,
                code=f"V{n}",
                is_child=is_child(written),
                is_protected=hidden or is_child(written),
            )
        )
    for n, line in enumerate(paper.accused, 1):
        rows.append(
            CasePerson(
                case=case,
                person=person(line.person) if line.person else None,
                part=CasePerson.Part.ACCUSED,
                code=accused_code(n),
                known=line.known,
                is_child=is_child(line.person),
                is_protected=is_child(line.person),
                description=clean_text(line.description, limit=300),
            )
        )
    return CasePerson.everything.bulk_create(rows)


def write_property(case: Case, paper: FirPaper) -> list[PropertyItem]:
    """Item 9 of the form, with marks normalised so that the thing is found again."""
    return PropertyItem.everything.bulk_create(
        PropertyItem(
            case=case,
            category=item.category,
            type=item.type,
            description=clean_text(item.description, limit=300),
            value=item.value,
            mark_kind=item.mark_kind if item.mark else "",
            mark=normal_mark(item.mark_kind, item.mark),
        )
        for item in paper.properties
    )


def reference_of(case: Case) -> str:
    """How a clock or notice names a case: never a person."""
    number = f"{case.number:04d}/{case.year}"
    return f"Zero FIR {number}" if case.kind == "zero" else f"FIR {number}"


EVERY_FIR = ("C04", "C05", "C10", "C40")
EVERY_ZERO_FIR = (
    "C04",
    "C01b",
)  # court and publication: at the station that registers it again


def clocks_of(case: Case, found: Any) -> list[str]:
    """The declared clocks that registration starts: those of every FIR and those its sections bring."""
    if case.kind == "zero":
        return list(EVERY_ZERO_FIR)
    brought = [c.id for c in found.clocks if c.event == "fir" and c.id in CLOCKS]
    if case.stage == Case.Stage.NOT_INVESTIGATED:
        brought.append("C08")  # the fortnightly report of what is not investigated
    return list(dict.fromkeys([*EVERY_FIR, *brought]))


def open_clocks(case: Case, codes: list[str], *, at: Any) -> None:
    """Open these clocks on a case, watched by its officer of record."""
    start_clocks(
        codes,
        case,
        unit=case.unit,
        at=at,
        reference=reference_of(case),
        url=case.get_absolute_url(),
        officer=case.io.officer.user if case.io else None,
    )
    if case.sensitivity == Sensitivity.SEALED:
        seal_clocks(case, sealed=True)


def clocks_at_registration(
    case: Case, found: Any, *, complaint: Complaint | None = None
) -> None:
    """Open what registration starts; it meets C01 and C12 of the complaint it came from."""
    open_clocks(case, clocks_of(case, found), at=case.registered_at)
    if complaint:
        for code in ("C01", "C12"):
            meet_clock(code, complaint, at=case.registered_at)
        if (
            complaint.channel == Complaint.Channel.EFIR
        ):  # a missing child waited for no signature
            cancel_clock("C02", complaint, at=case.registered_at, reason="FIR registered")


def io_order(found: Any) -> int | None:
    """The lowest rank that the database will take as officer of record (C11); None: any."""
    return ORDERS[found.rank_required] if found.rank_is_hard else None


def forensic_from(unit: Any) -> date | None:
    """The day from which this State makes the forensic visit a duty (BNSS s.176(3))."""
    value = rule_for(unit, "cases.forensic_mandatory_from")
    return date.fromisoformat(value) if value else None
