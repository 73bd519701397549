"""Records to print, built row by row: a theft FIR with everything in it, and its neighbours."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.models import (
    Case,
    Complaint,
    CourtDispatch,
    Fir,
    NcFortnight,
    NcReport,
    ProgressNotice,
    Refusal,
)
from cctns.core.dates import IST
from cctns.core.jurisdiction import Scope
from stations.models import DiaryEntry, Posting, Unit
from tests.factories.criminals import PersonFactory
from tests.factories.stations import DiaryEntryFactory

NEPALI = "म, फुर्बा तामाङ, रानीपुल बजारको बासिन्दा हुँ।"

# Texts of the protected record that a masked copy may not carry in any form.
SECRETS = (
    "Phurba Tamang Secret",
    "Lhakpa Secretfather",
    "Fufu-alias",
    "98123",
    "45678",
    "Zyxware lane 77",
    "737135",
    "phurba@example.in",
    "Kharang-seller",
    "Wuchang parking",
    "Quagmire beat",
    "27.29199",
    "Motorcycle-mark SK-01-J-4471",
    "Narrative-secret",
    "Delay-secret",
    "9317",
    "scan-of-Phurba.pdf",
    "Reason-secret",
    "Tall-stranger",
)


def content(**changes: Any) -> dict[str, Any]:
    """A whole ``Fir.content``."""
    informant = {
        "code": "C1",
        "name": "Phurba Tamang Secret",
        "alias": ["Fufu-alias"],
        "relation": "father",
        "relative": "Lhakpa Secretfather",
        "sex": "F",
        "born_on": "1992-03-04",
        "birth_year": 1992,
        "age": 34,
        "nationality": "Indian",
        "occupation": "Kharang-seller",
        "papers": [
            {"kind": "aadhaar", "tail": "9317", "issued": ""},
            {"kind": "driving", "tail": "9318", "issued": "Gangtok, 2019"},
        ],
        "addresses": [
            {
                "kind": "present",
                "line": "Zyxware lane 77",
                "district": "Gangtok",
                "state": "Sikkim",
                "pin": "737135",
            }
        ],
        "phones": ["+919812345678"],
        "email": "phurba@example.in",
        "protected": True,
        "child": False,
    }
    found = {
        "state": "Sikkim Police",
        "district": "Gangtok District",
        "station": "Ranipool PS",
        "sections": [
            {"act": "BNS", "section": "303(2)", "title": "Theft", "pk": "BNS-303(2)-1"},
            {
                "act": "BNS",
                "section": "317(2)",
                "title": "Stolen property",
                "pk": "BNS-317(2)-1",
            },
            {"act": "", "section": "Local Act s.4", "title": "", "pk": None},
        ],
        "occurrence": {
            "known": "between",
            "from": "2026-11-23T18:30+05:30",
            "to": "2026-11-23T20:45+05:30",
            "day": "Monday",
            "pahar": "5",
        },
        "information": {"at": "2026-11-23T21:10+05:30", "type": "oral"},
        "diary": {"number": 17, "period": "2026-11-23", "at": "2026-11-23T21:10+05:30"},
        "place": {
            "direction": "S",
            "distance_km": "0.4",
            "beat": "Quagmire beat",
            "address": "Wuchang parking",
            "latitude": "27.29199",
            "longitude": "88.59299",
            "outside": False,
        },
        "complainant": informant,
        "victims": [{**informant, "code": "V1"}],
        "accused": [
            {
                "known": "known",
                "code": "A1",
                "person": {
                    "code": "A1",
                    "name": "Known Accusedman",
                    "alias": ["Kancha"],
                    "relation": "father",
                    "relative": "Old Accusedman",
                    "sex": "M",
                    "age": 41,
                    "addresses": [
                        {"kind": "present", "line": "Accused road 5", "district": "Gangtok"}
                    ],
                },
                "description": "",
                "features": {"height": "172", "scar": "left cheek", "gait": "limps"},
            },
            {"known": "unknown", "code": "A2", "person": None, "description": "Tall-stranger"},
        ],
        "delay_reason": "Delay-secret",
        "property": [
            {
                "category": "vehicle",
                "type": "motorcycle",
                "description": "Motorcycle-mark",
                "value": "62000.00",
                "marks": "SK-01-J-4471",
            }
        ],
        "property_total": "62000.00",
        "inquest": [{"number": "UD 7/2026"}],
        "narrative": f"Narrative-secret {NEPALI} <b>not bold</b>",
        "narrative_language": "ne",
        "attachments": [{"name": "scan-of-Phurba.pdf", "sha256": "ab" * 32}],
        "action": {
            "kind": "directed",
            "io": {"name": "Nim D Bhutia", "rank": "SI", "number": "SI-0417", "sex": "M"},
            "reason": "Reason-secret",
        },
        "read_over": True,
        "signature": {"how": "thumb"},
        "officer": {"name": "Karma T Lepcha", "rank": "Insp", "number": "IN-0093", "sex": "M"},
        "recorder": {"name": "Deepika Rai", "rank": "ASI", "number": "AS-0210", "sex": "F"},
    }
    return deepcopy(found | changes)


def entry_of(unit: Unit, **facts: Any) -> DiaryEntry:
    """A diary entry of the unit with the times the database gave it."""
    made = DiaryEntryFactory(unit=unit, **facts)
    made.refresh_from_db()
    return made


def make_case(
    unit: Unit,
    *,
    sensitivity: str = "normal",
    kind: str = "regular",
    number: int = 94,
    facts: dict[str, Any] | None = None,
    **columns: Any,
) -> Case:
    """An FIR and its case."""
    entry = entry_of(unit)
    now = timezone.now()
    fir = Fir.everything.create(
        unit=unit,
        kind=kind,
        number=number,
        year=now.year,
        key=f"11225002{now.year % 100:02d}{number:06d}{'Z' if kind == 'zero' else ''}",
        registered_at=now,
        entry=entry,
        entry_at=entry.entered_at,
        information_type="oral",
        information_at=entry.entered_at - timedelta(minutes=5),
        sections=[],
        content=content() if facts is None else facts,
        **columns,
    )
    return Case.everything.create(
        unit=unit,
        fir=fir,
        kind=kind,
        number=number,
        year=now.year,
        registered_at=now,
        sensitivity=sensitivity,
        sections_text="303(2) BNS",
    )


def make_complaint(
    unit: Unit, *, number: int = 12, name: str = "Phurba Tamang Secret", **facts: Any
) -> Complaint:
    """A counter complaint."""
    return Complaint.everything.create(
        unit=unit,
        number=number,
        year=timezone.now().year,
        reference=f"SK-CMP-26-7H2K9Q{number}-4",
        received_at=timezone.now() - timedelta(minutes=3),
        gist="Theft",
        narrative="Narrative-secret",
        informant=PersonFactory(unit=unit, name=name),
        informant_name=name,
        **facts,
    )


def make_refusal(unit: Unit, **facts: Any) -> Complaint:
    complaint = make_complaint(unit, number=31, **facts)
    Refusal.everything.create(
        unit=unit, complaint=complaint, reason="Reason-secret", told_at=timezone.now()
    )
    return complaint


def make_fortnight(unit: Unit, **facts: Any) -> NcFortnight:
    """A fortnightly report with two entries; ``facts`` are of the first complaint."""
    report = NcFortnight.everything.create(
        unit=unit,
        first_day=date(2026, 11, 1),
        last_day=date(2026, 11, 14),
        number=22,
        year=2026,
        sent_to="Judicial Magistrate, Gangtok",
    )
    for number, more in ((41, facts), (42, {"name": "Other Person"})):
        NcReport.everything.create(
            unit=unit,
            number=number,
            year=2026,
            complaint=make_complaint(unit, number=number, **more),
            entry=entry_of(unit),
            sections=[],
            sections_text="352 BNS",
            gist="Narrative-secret" if number == 41 else "Abuse in the bazaar",
            referred_to="Judicial Magistrate",
            fortnight=report,
        )
    return report


def tell_progress(case: Case) -> Case:
    ProgressNotice.everything.create(
        unit=case.unit,
        case=case,
        text="Narrative-secret: two witnesses heard.",
        channel="letter",
    )
    return case


def dispatch(case: Case, **facts: Any) -> CourtDispatch:
    return CourtDispatch.everything.create(
        unit=case.unit,
        case=case,
        court="CJM Gangtok",
        mode="special messenger",
        dispatched_at=case.registered_at,
        **facts,
    )


def raise_to(case: Case, sensitivity: str) -> None:
    Case.everything.filter(pk=case.pk).update(sensitivity=sensitivity)


def today() -> date:
    return timezone.now().astimezone(IST).date()


def scope(posting: Posting) -> Scope:
    from stations.services import access

    return access.scope_of_id(posting.pk)
