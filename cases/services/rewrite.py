"""A registered Zero FIR as a paper again, for the station that registers it as its own."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from cases.models import Case, CasePerson, Fir
from cases.paper import AccusedPaper, FirPaper, PersonPaper, PropertyPaper


def paper_from(case: Case, *, unit: Any, received_at: datetime, io: Any = None) -> FirPaper:
    """The same information, people and property, at another unit.

    Persons are the same rows (stored once); the narrative is the informant's, unchanged.  The
    recorder stays the officer who took it down, so that the rule about women officers holds.
    """
    fir = case.fir
    content = fir.content
    people = list(
        CasePerson.everything.filter(case=case).select_related("person").order_by("code")
    )
    complainant = next(p for p in people if p.part == CasePerson.Part.COMPLAINANT)
    victims = [p for p in people if p.part == CasePerson.Part.VICTIM]
    is_victim = any(v.person_id == complainant.person_id for v in victims)
    return FirPaper(
        unit=unit,
        information_type=Fir.InformationType.ZERO_RECEIVED,
        information_at=received_at,
        language=fir.language,
        sections=list(fir.sections),
        other_sections=[s["section"] for s in content["sections"] if s["pk"] is None],
        complainant=same(complainant),
        narrative=content["narrative"],
        victims=[same(v) for v in victims if v.person_id != complainant.person_id],
        victim_is_complainant=is_victim,
        accused=[
            AccusedPaper(
                known=p.known,
                person=same(p) if p.person_id else None,
                description=p.description,
            )
            for p in people
            if p.part == CasePerson.Part.ACCUSED
        ],
        occurred_known=content["occurrence"]["known"],
        occurred_from=fir.occurred_from,
        occurred_to=fir.occurred_to,
        place=content["place"]["address"],
        delay_reason=content["delay_reason"] or str(fir.cited),
        properties=[
            PropertyPaper(
                category=p["category"],
                type=p["type"],
                description=p["description"],
                value=Decimal(p["value"]) if p["value"] else None,
                mark=p["marks"],
                mark_kind="serial" if p["marks"] else "",
            )
            for p in content["property"]
        ],
        action="directed" if io else "investigate",
        io=io,
        recorder=fir.recorder,
        read_over=True,
        signature=content["signature"]["how"],
        attachments=content["attachments"],
        confirmed_derived=True,
    )


def same(row: CasePerson) -> PersonPaper:
    """A person who is already stored: chosen, not written again; known facts are carried for the print."""
    person = row.person
    return PersonPaper(
        name=person.name,
        aliases=person.aliases,
        relation=person.relation,
        relative=person.relative,
        sex=person.sex,
        born_on=person.born_on,
        birth_year=person.birth_year,
        age=person.age,
        nationality=person.nationality,
        occupation=person.occupation,
        is_disabled=person.is_disabled,
        phones=person.phones,
        email=person.email,
        person_id=person.pk,
    )
