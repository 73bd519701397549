"""The papers this app prints: the FIR, its memo to the Magistrate, letters to the informant, slips."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.iif1_sheet import Sheet, hours, joined, officer_line, stamp
from cases.iif1_words import LABELS, VALUES
from cases.models import (
    Case,
    Complaint,
    CopyGiven,
    CourtDispatch,
    NcFortnight,
    NcReport,
    ProgressNotice,
    Refusal,
)
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.print_words import FORTNIGHT, MEMO, PROGRESS, RECEIPT, REFUSAL
from cases.services.sensitivity import is_on_list
from cctns.core.dates import short_date
from cctns.core.jurisdiction import Scope
from cctns.core.masking import WITHHELD
from cctns.core.paper_words import Words, letterhead, unit_name
from cctns.core.prints import PrintForm

# How long an officer who gave or sent a full copy may open it again to print it.
JUST_NOW = timedelta(minutes=30)


class OfCase(PrintForm):
    """Base of the papers about one case; the record is the ``Case``, which answers who may see it."""

    model = Case
    view_power = Can.VIEW_CASE
    full_power = Can.UNMASK

    @classmethod
    def find(cls, scope: Scope, key: str) -> Case:
        """The case, or 404: also for those who see only the header of a sealed one."""
        from django.http import Http404

        rows = Case.everything.select_related(
            "fir__unit__state", "fir__unit__district", "unit__state", "unit__district"
        )
        case = scope.get_or_404(Case, rows, pk=key)
        if case.sensitivity == Sensitivity.SEALED and not is_on_list(case, scope):
            raise Http404
        return case

    @classmethod
    def is_protected(cls, case: Case) -> bool:
        """Asked of the case as it stands now, not of the object that was handed in."""
        now = Case.everything.filter(pk=case.pk).values_list("sensitivity", flat=True).first()
        return (now or case.sensitivity) != Sensitivity.NORMAL

    @classmethod
    def is_logged_copy(cls, document: Any, scope: Scope) -> bool:
        """The copy that this officer has just entered as given to the informant or sent to the court."""
        since = timezone.now() - JUST_NOW
        return scope.user is not None and any(
            model.everything.filter(
                document=document, entered_by=scope.user, entered_at__gte=since
            ).exists()
            for model in (CopyGiven, CourtDispatch)
        )

    @classmethod
    def heading(cls, case: Case) -> str:
        return case.cited


class Iif1(OfCase):
    """Integrated Investigation Form I: the first information report (BNSS s.173; domain 2.1)."""

    name = "iif-1"
    code = "IIF-1"
    title = _("First information report (IIF-1)")
    power = Can.PRINT_FIR
    template = "print/cases/iif1.html"
    words = LABELS

    @classmethod
    def context(cls, case: Case, words: Words, *, masked: bool) -> dict[str, Any]:
        fir = case.fir
        sheet = Sheet(fir.content, words, masked=masked)
        sent = CourtDispatch.everything.filter(case=case).first()
        accused = sheet.accused()
        origin = fir.received_from
        return {
            "fir": fir,
            "s": sheet,
            "registered": stamp(fir.registered_at),
            "accused": accused,
            "sheets": any(row["features"] for row in accused),
            "unknown": words.value(VALUES["known"], "unknown"),
            "narrative_lang": narrative_lang(fir.content),
            "received_from": joined([origin.cited, unit_name(origin.unit, words)])
            if origin
            else "",
            "dispatch": joined([stamp(sent.dispatched_at), sent.court])
            if sent
            else words.plain("not_sent"),
            "foot": f"FIR {fir.cited}, {joined([sheet.content.get('station'), sheet.content.get('district')])}",
        }


def narrative_lang(content: dict[str, Any]) -> str:
    found = content.get("narrative_language") or ""
    return found if found.isalpha() and len(found) <= 8 else ""


class CourtMemo(OfCase):
    """The report to the Magistrate with which the FIR goes (BNSS s.176(1), clock C05).  Names no informant."""

    name = "fir-memo"
    code = "FM"
    title = _("Report to the Magistrate, s.176(1)")
    power = Can.PRINT_FIR
    template = "print/cases/fir_memo.html"
    names_people = False
    words = MEMO

    @classmethod
    def context(cls, case: Case, words: Words, *, masked: bool) -> dict[str, Any]:
        fir = case.fir
        sheet = Sheet(fir.content, words)
        sent = CourtDispatch.everything.filter(case=case).first()
        action = fir.content.get("action") or {}
        officer = officer_line(action.get("io"), words)
        return {
            "head": letterhead(fir.unit, words),
            "number": f"FIR {fir.cited}",
            "to": [sent.court if sent else case.unit.court or words.plain("magistrate")],
            "fir": fir,
            "registered": stamp(fir.registered_at),
            "sections": joined(sections_plain(sheet), "; "),
            "diary": fir_diary(fir),
            "io": officer,
            "sent": stamp(sent.dispatched_at) if sent else "",
            "paragraphs": words.paragraphs("body"),
            "ending": words.paragraphs(
                "not_investigating" if action.get("kind") == "refused" else "investigating"
            ),
            "foot": f"FIR {fir.cited}",
        }


def sections_plain(sheet: Sheet) -> list[str]:
    """Acts by code with their sections: "BNS: 303(2), 317(2)"; another law as it was written."""
    grouped: dict[str, list[str]] = {}
    for line in sheet.content.get("sections") or []:
        numbers = grouped.setdefault(line.get("act") or "", [])
        if line.get("section") not in numbers:
            numbers.append(line.get("section") or "")
    return [f"{act}: {', '.join(n)}" if act else ", ".join(n) for act, n in grouped.items()]


def fir_diary(fir: Any) -> str:
    found = fir.content.get("diary") or {}
    return f"{found['number']:03d}, {stamp(found.get('at'))}" if found.get("number") else ""


class ProgressLetter(OfCase):
    """How the investigation stands, told to the informant or victim (BNSS s.193(3)(ii), clock C40)."""

    name = "progress"
    code = "PN"
    title = _("Letter on the progress of the case, s.193(3)")
    power = Can.TELL_PROGRESS
    template = "print/cases/progress.html"
    words = PROGRESS

    @classmethod
    def context(cls, case: Case, words: Words, *, masked: bool) -> dict[str, Any]:
        notice = ProgressNotice.everything.filter(case=case).order_by("-entered_at").first()
        sheet = Sheet(case.fir.content, words, masked=masked)
        person = sheet.complainant()
        return {
            "head": letterhead(case.unit, words),
            "number": f"FIR {case.cited}",
            "to": [person["name"], person["address"]],
            "text": words.shown(WITHHELD) if masked else (notice.text if notice else ""),
            "registered": stamp(case.fir.registered_at),
            "io": str(case.io.officer) if case.io_id else words.plain("none"),
            "paragraphs": words.paragraphs("body"),
            "ending": words.paragraphs("ask"),
            "foot": f"FIR {case.cited}",
        }


class OfComplaint(PrintForm):
    """Base of the papers about one complaint."""

    model = Complaint
    view_power = Can.VIEW_COMPLAINT
    full_power = Can.UNMASK

    @classmethod
    def find(cls, scope: Scope, key: str) -> Complaint:
        return scope.get_or_404(
            Complaint,
            Complaint.everything.select_related("unit__state", "unit__district"),
            pk=key,
        )

    @classmethod
    def is_protected(cls, complaint: Complaint) -> bool:
        rows = Complaint.everything.filter(pk=complaint.pk).values_list(
            "sensitivity", flat=True
        )
        return (rows.first() or complaint.sensitivity) != Sensitivity.NORMAL


class ComplaintReceipt(OfComplaint):
    """The acknowledgement slip given at the counter: reference and station, no names of the matter."""

    name = "complaint-receipt"
    code = "ACK"
    title = _("Acknowledgement of complaint")
    power = Can.RECEIVE_COMPLAINT
    template = "print/cases/receipt.html"
    names_people = False
    words = RECEIPT

    @classmethod
    def context(cls, complaint: Complaint, words: Words, *, masked: bool) -> dict[str, Any]:
        return {
            "head": letterhead(complaint.unit, words),
            "number": str(complaint),
            "complaint": complaint,
            "received": stamp(complaint.received_at),
            "paragraphs": words.paragraphs("keep", "next"),
            "foot": complaint.reference,
        }


class RefusalLetter(OfComplaint):
    """Tells the informant that registration was refused, and the right to go to the SP (BNSS s.173(4))."""

    name = "refusal"
    code = "RF"
    title = _("Letter of refusal, s.173(4)")
    power = Can.DECIDE_COMPLAINT
    template = "print/cases/refusal.html"
    words = REFUSAL

    @classmethod
    def find(cls, scope: Scope, key: str) -> Complaint:
        """Only a complaint that was refused has this letter."""
        from django.http import Http404

        complaint = super().find(scope, key)
        if not Refusal.everything.filter(complaint=complaint).exists():
            raise Http404
        return complaint

    @classmethod
    def context(cls, complaint: Complaint, words: Words, *, masked: bool) -> dict[str, Any]:
        refusal = Refusal.everything.get(complaint=complaint)
        person = complaint.informant
        address = person.addresses.first() if person else None
        unit = complaint.unit
        to = [complaint.informant_name or str(person or ""), str(address or "")]
        return {
            "head": letterhead(unit, words),
            "number": str(complaint),
            "to": [words.value(VALUES["pseudonym"], "C")] if masked else [t for t in to if t],
            "complaint": complaint,
            "received": stamp(complaint.received_at),
            "reason": words.shown(WITHHELD) if masked else refusal.reason,
            "told": stamp(refusal.told_at),
            "paragraphs": words.paragraphs("body"),
            "rights": words.paragraphs("right"),
            "district": unit_name(unit.district, words) if unit.district_id else "",
            "foot": complaint.reference,
        }


class FortnightReport(PrintForm):
    """The fortnightly daily-diary report of non-cognizable cases to the Magistrate (BNSS s.174(1))."""

    name = "nc-fortnight"
    code = "NCR"
    title = _("Fortnightly report of non-cognizable cases")
    power = Can.REPORT_NC
    view_power = Can.VIEW_COMPLAINT
    full_power = Can.UNMASK
    model = NcFortnight
    template = "print/cases/fortnight.html"
    words = FORTNIGHT

    @classmethod
    def find(cls, scope: Scope, key: str) -> NcFortnight:
        rows = NcFortnight.everything.select_related("unit__state", "unit__district")
        return scope.get_or_404(NcFortnight, rows, pk=key)

    @classmethod
    def is_protected(cls, report: NcFortnight) -> bool:
        rows = NcReport.everything.filter(fortnight=report)
        return rows.exclude(complaint__sensitivity=Sensitivity.NORMAL).exists()

    @classmethod
    def context(cls, report: NcFortnight, words: Words, *, masked: bool) -> dict[str, Any]:
        reports = (
            NcReport.everything.filter(fortnight=report)
            .select_related("complaint", "entry")
            .order_by("year", "number")
        )
        days = {"first": short_date(report.first_day), "last": short_date(report.last_day)}
        rows = [nc_line(nc, words, masked=masked) for nc in reports]
        return {
            "head": letterhead(report.unit, words),
            "number": str(report),
            "to": [report.sent_to],
            "rows": rows,
            "paragraphs": words.paragraphs("body" if rows else "nil", **days),
            "foot": joined([days["first"], days["last"]], " - "),
        }


def nc_line(nc: NcReport, words: Words, *, masked: bool) -> dict[str, Any]:
    """One line of the fortnightly report; a sensitive complaint's people and text go when masked."""
    hidden = masked and nc.complaint.sensitivity != Sensitivity.NORMAL
    order = joined([nc.order_no, short_date(nc.order_on) if nc.order_on else ""])
    return {
        "number": f"{nc.number:04d}/{nc.year}",
        "entered": stamp(nc.entered_at),
        "entry": f"{nc.entry.number:03d}, {hours(nc.entry.entered_at)}" if nc.entry_id else "",
        "informant": words.shown(WITHHELD) if hidden else nc.complaint.informant_name,
        "sections": nc.sections_text,
        "gist": words.shown(WITHHELD) if hidden else nc.gist,
        "referred": nc.referred_to,
        "order": order,
    }
