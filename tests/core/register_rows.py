"""A few rows for each declared register, made without its services: ``ROWS[name](unit, how_many)``.

A register without a line here fails tests/core/test_registers_all.py, so that none goes untested.
Rows of one call share their times wherever the database allows, so that pages meet ties.
"""

import itertools
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from cases.models import (
    Case,
    CasePerson,
    Complaint,
    CrimeCategory,
    ElectronicInformation,
    Fir,
    NcReport,
    PreliminaryEnquiry,
)
from cases.services import law
from cctns.core.clocks import start_clocks
from cctns.core.ids import public_reference
from cctns.core.models import AccessLog, ClockRun, Delivery
from tests.factories.criminals import PersonFactory
from tests.factories.stations import DiaryEntryFactory, OfficerFactory, PostingFactory

serial = itertools.count(1)


def same_moment() -> None:
    """The records made after this are stamped with one and the same moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cctns.reading', clock_timestamp()::text, true)")


def diary(unit, count: int) -> list:
    same_moment()
    rows = [
        DiaryEntryFactory(
            unit=unit, number=next(serial), kind=kind, text=f"Patrol {n} left for the bazaar."
        )
        for n, kind in zip(
            range(count), itertools.cycle(["arrival", "departure"]), strict=False
        )
    ]
    for row in rows:
        row.refresh_from_db()
    return rows


def access_log(unit, count: int) -> list:
    actions = itertools.cycle(AccessLog.Action.values)
    return [
        AccessLog.objects.create(
            unit=unit, post="SI Nim D Bhutia", action=action, what=f"/cases/{n}/"
        )
        for n, action in zip(range(count), actions, strict=False)
    ]


def messages(unit, count: int) -> list:
    states = itertools.cycle(Delivery.State.values)
    return [
        Delivery.everything.create(
            unit=unit, key=f"test-{next(serial)}", kind="fir_registered", channel="sms",
            to="+919812345678", body="Your FIR is registered.", status=state,
        )
        for _n, state in zip(range(count), states, strict=False)
    ]  # fmt: skip


def clock_runs(unit, count: int) -> list:
    at = timezone.now()
    entries = diary(unit, count)
    for entry in entries:
        start_clocks(
            ["C05"],
            entry,
            unit=unit,
            at=at,
            reference=f"FIR {entry.number:04d}/2026",
            url="/cases/x/",
        )
    return list(ClockRun.everything.filter(subject_id__in=[str(entry.pk) for entry in entries]))


def cases(unit, count: int, kind: str = "regular", **facts) -> list[Case]:
    """FIRs with their cases, one complainant each; every third case is restricted."""
    entries = diary(unit, count)
    at = timezone.now()
    officer = PostingFactory(unit=unit, role="io", officer=OfficerFactory())
    theft, _made = CrimeCategory.objects.get_or_create(
        code="theft",
        defaults={"labels": {"en": "Theft", "hi": "चोरी"}, "ncrb_head": "Theft", "order": 1},
    )
    stages = itertools.cycle(["investigation", "trial", "disposed"])
    found = []
    for entry, stage in zip(entries, stages, strict=False):
        number = next(serial)
        fir = Fir.everything.create(
            unit=unit, kind=kind, number=number, year=2026, registered_at=at, entry=entry,
            entry_at=entry.entered_at, information_type="oral", information_at=entry.entered_at,
            sections=[], content={}, recorder=officer, registered_by=officer,
        )  # fmt: skip
        told = {"sections_text": "303(2) BNS", "place": "Ranipool Bazaar"}
        if len(found) % 3 == 2:
            told["sensitivity"] = "restricted"
        case = Case.everything.create(
            unit=unit, fir=fir, kind=kind, number=number, year=2026, registered_at=at, stage=stage,
            io=officer, category=theft, **told | facts,
        )  # fmt: skip
        person = PersonFactory(unit=unit, name=f"Dil Maya Gurung {number}")
        CasePerson.everything.create(case=case, person=person, part="complainant", code="C1")
        found.append(case)
    return found


def zero_cases(unit, count: int) -> list[Case]:
    return cases(unit, count, kind="zero")


def complaints(unit, count: int, **facts) -> list[Complaint]:
    same_moment()
    at = timezone.now()
    states = itertools.cycle(["received", "enquiry", "refused"])
    return [
        Complaint.everything.create(
            unit=unit, number=next(serial), year=2026, reference=public_reference("SK-CMP", 2026),
            received_at=at - timedelta(seconds=1), informant_name=f"Mingma Sherpa {n}",
            gist=f"Mobile phone taken, no. {n}", narrative="It was on the counter.", status=state, **facts,
        )
        for n, state in zip(range(count), states, strict=False)
    ]  # fmt: skip


def nc_reports(unit, count: int) -> list:
    return [
        NcReport.everything.create(
            unit=unit, number=next(serial), year=2026, complaint=complaint, sections=[],
            sections_text="115(2) BNS", gist="Pushed in a quarrel.", referred_to="CJM Gangtok",
        )
        for complaint in complaints(unit, count)
    ]  # fmt: skip


def electronic(unit, count: int) -> list:
    at = timezone.now()
    return [
        ElectronicInformation.everything.create(
            unit=unit, complaint=complaint, received_at=at, sign_by=at + timedelta(days=3)
        )
        for complaint in complaints(unit, count)
    ]


def enquiries(unit, count: int) -> list:
    law.load()  # the database asks the sections themselves whether they are in range
    return [
        PreliminaryEnquiry.everything.create(
            unit=unit, number=next(serial), year=2026, complaint=complaint, sections=["BNS-319(2)-1"], max_months=60,
            asked_reason="The documents are not clear.",
        )
        for complaint in complaints(unit, count)
    ]  # fmt: skip


ROWS: dict[str, Callable] = {
    "diary": diary,
    "access-log": access_log,
    "messages": messages,
    "clocks": clock_runs,
    "cases": cases,
    "fir": cases,
    "zero-fir": zero_cases,
    "complaints": complaints,
    "nc": nc_reports,
    "e-fir": electronic,
    "enquiries": enquiries,
}
