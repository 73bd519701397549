"""The frozen content of a form IIF-1: what was read over, as it is printed (keys in cases/iif1.py)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.keys import accused_code, normal_mark
from cases.models import Fir, Section
from cases.models.sensitivity import Sensitivity
from cases.paper import FirPaper, PersonPaper
from cases.services.casefile import age_of, is_child, sensitivity_of
from cctns.core.aadhaar import without_aadhaar
from criminals.services.people import clean_paper_number

PAHAR_HOURS = 3  # the day has eight pahar of three hours; the first begins at 06:00


def content_of(
    paper: FirPaper, sections: list[Section], *, fir: Fir, entry: Any, found: Any, by: Any
) -> dict[str, Any]:
    """Items 1 to 14 as JSON.  Times are ISO with offset, money a decimal string."""
    hidden = sensitivity_of(found, paper) != Sensitivity.NORMAL
    unit = paper.unit
    recorder = paper.recorder or by.posting
    victims = [paper.complainant] if paper.victim_is_complainant else []
    victims += paper.victims
    total = sum((p.value for p in paper.properties if p.value is not None), start=0)
    return {
        "state": unit.state.name if unit.state_id else "",
        "district": unit.district.name if unit.district_id else "",
        "station": unit.name,
        "sections": [
            {"act": s.act_id, "section": s.number, "title": s.title, "pk": s.pk}
            for s in sections
        ]
        + [
            {"act": "", "section": text, "title": "", "pk": None}
            for text in paper.other_sections
        ],
        "occurrence": {
            "known": paper.occurred_known,
            "from": iso(paper.occurred_from),
            "to": iso(paper.occurred_to),
            "day": timezone.localtime(paper.occurred_from).strftime("%A")
            if paper.occurred_from
            else "",
            "pahar": pahar(paper.occurred_from),
        },
        "information": {"at": iso(paper.information_at), "type": paper.information_type},
        "diary": {"number": entry.number, "period": entry.period, "at": iso(entry.entered_at)},
        "place": {
            "direction": paper.direction,
            "distance_km": str(paper.distance_km) if paper.distance_km is not None else "",
            "beat": paper.beat.name if paper.beat else "",
            "address": paper.place,
            "latitude": str(paper.latitude or ""),
            "longitude": str(paper.longitude or ""),
            "outside": paper.is_zero,
            "outside_station": paper.outside_unit.name
            if paper.outside_unit
            else paper.outside_text,
            "outside_district": name_of(getattr(paper.outside_unit, "district", None)),
            "outside_state": name_of(getattr(paper.outside_unit, "state", None)),
        },
        "complainant": person_block(paper.complainant, "C1", protected=hidden),
        "victims": [
            person_block(p, f"V{n}", protected=hidden or is_child(p))
            for n, p in enumerate(victims, 1)
        ],
        "accused": [
            {
                "known": a.known,
                "code": accused_code(n),
                "description": a.description,
                "features": a.person.marks if a.person else {},
                "person": person_block(a.person, accused_code(n), protected=is_child(a.person))
                if a.person
                else None,
            }
            for n, a in enumerate(paper.accused, 1)
        ],
        "delay_reason": paper.delay_reason,
        "property": [
            {
                "category": p.category,
                "type": p.type,
                "description": p.description,
                "value": str(p.value) if p.value is not None else "",
                "marks": normal_mark(p.mark_kind, p.mark),
            }
            for p in paper.properties
        ],
        "property_total": str(total),
        "inquest": [{"number": n} for n in paper.inquest],
        "narrative": without_aadhaar(paper.narrative),
        "narrative_language": paper.language,
        "attachments": paper.attachments,
        "action": action_block(paper, by=by),
        "read_over": paper.read_over,
        "signature": {"how": paper.signature},
        "officer": officer_block(by.posting),
        "recorder": officer_block(recorder),
    }


def iso(moment: Any) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else ""


def name_of(unit: Any) -> str:
    return unit.name if unit else ""


def pahar(moment: Any) -> str:
    """The watch of the day, 1 to 8, counted from 06:00 (item 3(a))."""
    if not moment:
        return ""
    return str((timezone.localtime(moment).hour - 6) % 24 // PAHAR_HOURS + 1)


def person_block(p: PersonPaper, code: str, *, protected: bool) -> dict[str, Any]:
    """One person of items 6 and 7; identity papers only by their last characters."""
    return {
        "code": code,
        "name": p.name,
        "alias": p.aliases,
        "relation": p.relation,
        "relative": p.relative,
        "sex": p.sex,
        "born_on": p.born_on.isoformat() if p.born_on else "",
        "birth_year": p.birth_year,
        "age": age_of(p),
        "nationality": p.nationality,
        "occupation": p.occupation,
        "papers": [
            {
                "kind": i.kind,
                "tail": clean_paper_number(i.kind, i.number)[-4:],
                "issued": i.issued,
            }
            for i in p.papers
            if i.number.strip()
        ],
        "addresses": [
            {
                "kind": a.kind,
                "line": a.line,
                "district": a.district,
                "state": a.state,
                "pin": a.pin,
            }
            for a in p.addresses
        ],
        "phones": p.phones,
        "email": p.email,
        "protected": protected,
        "child": is_child(p),
    }


def officer_block(posting: Any) -> dict[str, str]:
    """Name, rank and number as they stand on the form."""
    if posting is None:
        return {"name": "", "rank": "", "number": "", "sex": ""}
    officer = posting.officer
    return {
        "name": officer.name,
        "rank": officer.rank.short,
        "number": officer.number,
        "sex": officer.sex,
    }


def action_block(paper: FirPaper, *, by: Any) -> dict[str, Any]:
    """Item 13: exactly one of investigate, directed, refused, transferred."""
    return {
        "kind": paper.action,
        "io": officer_block(paper.io if paper.action == "directed" else by.posting),
        "reason": paper.action_reason,
        "to_station": paper.outside_unit.name if paper.outside_unit else paper.outside_text,
        "to_district": name_of(getattr(paper.outside_unit, "district", None)),
    }
