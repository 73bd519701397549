"""A small State made by hand for the start pages: what stands where is counted in the tests."""

from __future__ import annotations

import itertools
import re
from datetime import datetime, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from cases.models import (
    Case,
    Complaint,
    CrimeCategory,
    ElectronicInformation,
    Fir,
    PreliminaryEnquiry,
    Refusal,
    Transfer,
)
from cases.services import law
from cctns.core.clocks import start_clocks
from cctns.core.ids import public_reference
from cctns.core.registers import ALL, Listing
from tests.factories.stations import DiaryEntryFactory

serial = itertools.count(1)
KINDS = {
    "theft": (["property"], 1),
    "hurt": (["body"], 2),
    "rape": (["body", "women"], 3),
    "pocso": (["sll"], 4),
}


def kind(code: str) -> CrimeCategory:
    groups, order = KINDS[code]
    found, _made = CrimeCategory.objects.update_or_create(
        code=code,
        defaults={
            "labels": {"en": code.capitalize(), "hi": code, "ne": code},
            "ncrb_head": code,
            "head_groups": groups,
            "order": order,
        },
    )
    return found


def fir(
    unit: Any, category: str = "theft", *, at: datetime | None = None, **facts: Any
) -> Case:
    """A registered FIR with its case; the case may be dated to any day before."""
    entry = DiaryEntryFactory(unit=unit, number=next(serial), period="2026")
    entry.refresh_from_db()
    now = timezone.now()
    number, form = next(serial), facts.pop("kind", "regular")
    paper = Fir.everything.create(
        unit=unit, kind=form, number=number, year=now.year, registered_at=now, entry=entry,
        entry_at=entry.entered_at, information_type="oral", information_at=now, sections=[], content={},
    )  # fmt: skip
    return Case.everything.create(
        unit=unit, fir=paper, kind=form, number=number, year=now.year, registered_at=at or now,
        category=kind(category), sections_text="303(2) BNS", **facts,
    )  # fmt: skip


def complaint(unit: Any, status: str = "received", **facts: Any) -> Complaint:
    number = next(serial)
    told = {
        "received_at": timezone.now() - timedelta(hours=1),
        "gist": f"Matter {number}",
        "informant_name": f"Mingma Sherpa {number}",
    }
    return Complaint.everything.create(
        unit=unit, number=number, year=2026, reference=public_reference("SK-CMP", 2026),
        narrative="It was on the counter.", status=status, **told | facts,
    )  # fmt: skip


def clock(record: Any, code: str, *, ago: timedelta, officer: Any = None) -> None:
    """A clock that began so long ago."""
    start_clocks(
        [code], record, unit=record.unit, at=timezone.now() - ago,
        reference=f"FIR {next(serial):04d}/2026", url="/cases/x/", officer=officer,
    )  # fmt: skip


def refusal(unit: Any, *, appealed: bool = True) -> Refusal:
    return Refusal.everything.create(
        unit=unit, complaint=complaint(unit, "refused"), reason="A civil dispute.",
        told_at=timezone.now(), appealed_at=timezone.now() if appealed else None,
    )  # fmt: skip


def enquiry(unit: Any) -> PreliminaryEnquiry:
    law.load()  # the database asks the sections themselves whether they are in range
    return PreliminaryEnquiry.everything.create(
        unit=unit, number=next(serial), year=2026, complaint=complaint(unit, "enquiry"), sections=["BNS-319(2)-1"],
        max_months=60, asked_reason="The papers are not clear.",
    )  # fmt: skip


def unsigned(unit: Any) -> ElectronicInformation:
    at = timezone.now()
    return ElectronicInformation.everything.create(
        unit=unit,
        complaint=complaint(unit, "signing"),
        received_at=at,
        sign_by=at + timedelta(days=3),
    )


def zero(unit: Any, to: Any) -> Transfer:
    case = fir(unit, "hurt", kind="zero")
    Case.everything.filter(pk=case.pk).update(stage="transferred")
    return Transfer.everything.create(
        unit=unit, case=case, to=to, reason="It happened there.", sent_at=timezone.now()
    )


def fill(tree: Any) -> SimpleNamespace:
    """Rows in three stations of two districts, today and a year ago."""
    now, last_year = timezone.now(), timezone.now() - timedelta(days=366)
    thefts = [fir(tree.ranipool) for _n in range(3)]
    fir(tree.ranipool, "rape", sensitivity="restricted")
    sealed = fir(tree.ranipool, "rape", sensitivity="sealed")
    fir(tree.sadar, "hurt", is_child_case=True)
    fir(tree.sadar, stage="disposed")
    fir(tree.namchi, "pocso")
    fir(tree.ranipool, at=last_year)
    fir(tree.namchi, "hurt", at=now - timedelta(days=240))
    zero(tree.namchi, tree.ranipool)
    waiting = [complaint(tree.ranipool) for _n in range(2)]
    child = complaint(tree.ranipool, missing_child=True, sensitivity="restricted")
    complaint(tree.sadar)
    clock(thefts[0], "C05", ago=timedelta(days=2))
    clock(thefts[1], "C05", ago=timedelta(hours=2))
    clock(thefts[2], "C40", ago=timedelta(days=1))
    clock(waiting[0], "C01", ago=timedelta(days=2))
    clock(sealed, "C10", ago=timedelta(hours=1))
    refusal(tree.sadar)
    refusal(tree.sadar, appealed=False)
    enquiry(tree.ranipool)
    unsigned(tree.ranipool)
    return SimpleNamespace(thefts=thefts, sealed=sealed, waiting=waiting, child=child)


# --- reading a page --------------------------------------------------------------------------

LINK = re.compile(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
NUMBER = re.compile(r"^[\d,]+$")


def numbers_of(html: str) -> list[tuple[str, int]]:
    """(address, number) of each link in the page's main part that is a number, or begins with one."""
    main = html[html.index("<main") : html.index("</main>")]
    found = []
    for url, inside in LINK.findall(main):
        bold = re.search(r"<b[^>]*>(.*?)</b>", inside)
        text = re.sub(r"<[^>]+>", "", bold.group(1) if bold else inside).strip()
        if NUMBER.match(text):
            found.append((unescape(url), int(text.replace(",", ""))))
    return found


def rows_behind(url: str, scope: Any) -> int | None:
    """How many rows the register at this address has for the reader; None when it is no register."""
    path, _mark, query = url.partition("?")
    for book in ALL.values():
        if book.url("x=1").partition("?")[0] == path:
            listing = Listing(book, scope, QueryDict(query))
            listing.refuse_problems()
            return listing.rows.order_by().count()
    return None
