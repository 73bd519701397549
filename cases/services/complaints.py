"""Complaints at the counter: take down, then decide what they are (BNSS s.173, 174; clocks C01, C06-C09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import (
    Complaint,
    ElectronicInformation,
    NcReport,
    PreliminaryEnquiry,
    Refusal,
    Section,
)
from cases.models.sensitivity import Sensitivity, higher
from cases.paper import PersonPaper
from cases.permissions import Can
from cases.services import law
from cctns.core.clocks import cancel_clock, meet_clock, start_clock
from cctns.core.events import note_event
from cctns.core.ids import public_reference, uuid7
from cctns.core.models import Origin
from cctns.core.numbering import lock_series
from criminals.services.people import clean_text, write_down
from stations.services import diary
from stations.services.diary import in_diary

DYSP_ORDER = 70  # Rank.DYSP: permits a preliminary enquiry, withholds a publication


@dataclass
class ComplaintPaper:
    """What the station writes down when somebody comes: the complainant may be unnamed (phone, post)."""

    unit: Any
    gist: str
    narrative: str
    channel: str = Complaint.Channel.COUNTER
    informant: PersonPaper | None = None
    phone: str = ""
    against: str = ""
    place: str = ""
    happened_at: datetime | None = None
    received_at: datetime | None = None  # by default now
    language: str = "en"
    sections: tuple[str, ...] = ()
    missing_child: bool = False


@in_diary("complaint_received", "efir_received")
@transaction.atomic
def receive(
    paper: ComplaintPaper,
    *,
    by: Any,
    origin: str = Origin.LIVE,
    came_from: Complaint | None = None,
) -> Complaint:
    """Take a complaint into the register (R36) with its diary entry, reference and clocks.

    Always accepted, whatever it says; a missing child alerts at once and stays red until its FIR exists.
    """
    by.demand(Can.RECEIVE_COMPLAINT, over=paper.unit)
    if not paper.gist.strip():
        raise ValidationError({"gist": _("Write in a few words what the matter is.")})
    if not paper.narrative.strip():
        raise ValidationError({"narrative": _("Write what the complainant says.")})
    now = timezone.now()
    for name in ("received_at", "happened_at"):
        if (moment := getattr(paper, name)) and moment > now:
            raise ValidationError({name: _("This time is later than now. Write when it was.")})
    series = lock_series((paper.unit, "diary"), (paper.unit, "complaint"))
    informant = (
        write_down(
            paper.informant, unit=paper.unit, day=series.local.date(), by=by, origin=origin
        )
        if paper.informant and paper.informant.name.strip()
        else None
    )
    complaint = Complaint(
        pk=uuid7(),
        unit=paper.unit,
        number=series.take(paper.unit, "complaint").number,
        year=series.year,
        reference=public_reference(f"{state_code(paper.unit)}-CMP", series.year),
        channel=paper.channel,
        happened_at=paper.happened_at,
        received_at=paper.received_at or series.at,
        informant=informant,
        informant_name=clean_text(paper.informant.name, limit=160) if paper.informant else "",
        phone=paper.phone
        or (paper.informant.phones[0] if paper.informant and paper.informant.phones else ""),
        against=clean_text(paper.against, limit=300),
        place=clean_text(paper.place, limit=300),
        gist=clean_text(paper.gist, limit=160),
        narrative=paper.narrative.replace("\x00", ""),
        language=paper.language,
        sections=list(paper.sections),
        missing_child=paper.missing_child,
        sensitivity=complaint_sensitivity(paper),
        origin=origin,
        came_from=came_from,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    complaint.entry = enter_receipt(complaint, series=series, by=by)
    complaint.save(force_insert=True)
    start(("C12" if paper.missing_child else "C01"), complaint, at=complaint.entry.entered_at)
    if paper.channel == Complaint.Channel.EFIR:
        await_signature(complaint, series=series, by=by)
    note_event(complaint, "received", by=by, data={"channel": complaint.channel})
    if paper.missing_child:
        note_event(complaint, "missing_child", by=by)
    return complaint


def enter_receipt(complaint: Complaint, *, series: Any, by: Any) -> Any:
    """The diary entry of a new complaint; a protected one says only its number."""
    if complaint.channel == Complaint.Channel.EFIR:
        return diary.write_for(
            "efir_received", complaint, series=series, by=by, number=str(complaint)
        )
    words = {}
    if complaint.sensitivity == Sensitivity.NORMAL:
        words = {
            "channel": complaint.get_channel_display(),
            "gist": complaint.gist,
            "name": complaint.informant_name,
        }
    return diary.write_for(
        "complaint_received", complaint, series=series, by=by, number=str(complaint), **words
    )


def state_code(unit: Any) -> str:
    """The short code of the unit's State, first in its path: "SK"."""
    return unit.path.split("/", 1)[0] or "IN"


def complaint_sensitivity(paper: ComplaintPaper) -> str:
    rows = Section.objects.in_bulk(list(paper.sections)).values()
    found, _reasons = law.sensitivity(rows, victim_age=None)
    return higher(found, Sensitivity.RESTRICTED) if paper.missing_child else found


def start(code: str, complaint: Complaint, *, at: datetime) -> None:
    start_clock(
        code,
        complaint,
        unit=complaint.unit,
        at=at,
        reference=_("Complaint %(number)s") % {"number": complaint},
        url=complaint.get_absolute_url(),
    )


def await_signature(complaint: Complaint, *, series: Any, by: Any) -> ElectronicInformation:
    """Electronic information goes on record on being signed within three days (C02)."""
    complaint.status = Complaint.Status.SIGNING
    complaint.save(update_fields=["status"])
    run = start_clock(
        "C02",
        complaint,
        unit=complaint.unit,
        at=series.at,
        reference=_("Complaint %(number)s") % {"number": complaint},
        url=complaint.get_absolute_url(),
    )
    row = ElectronicInformation(
        unit=complaint.unit,
        complaint=complaint,
        received_at=series.at,
        sign_by=run.due_at,
        origin=complaint.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    row.save(force_insert=True)
    return row


def locked(complaint: Complaint, *statuses: str) -> Complaint:
    """The complaint's row, locked, if it still stands where this decision can be made."""
    complaint = (
        Complaint.everything.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=complaint.pk)
    )
    if complaint.status not in statuses:
        raise ValidationError(
            _("This complaint was already decided: %(status)s.")
            % {"status": complaint.get_status_display()}
        )
    return complaint


def decide(
    complaint: Complaint, status: str, *, at: datetime, by: Any, reason: str = ""
) -> None:
    """Write the decision on the row; the clock of the decision is met."""
    complaint.status = status
    complaint.decided_at, complaint.decided_by = at, by.user
    complaint.decision_reason = reason
    complaint.save()
    if status != Complaint.Status.ENQUIRY:
        meet_clock("C01", complaint, at=at)
    note_event(complaint, "decided", by=by, data={"status": status})


UNDECIDED = (Complaint.Status.RECEIVED, Complaint.Status.ENQUIRY, Complaint.Status.LAPSED)


@in_diary("efir_signed")
@transaction.atomic
def sign(complaint: Complaint, *, how: str, by: Any) -> Complaint:
    """The informant signed the e-FIR: it is on record from now and is decided like any complaint."""
    by.demand(Can.RECEIVE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, Complaint.Status.SIGNING)
    series = lock_series((complaint.unit, "diary"))
    row = ElectronicInformation.everything.select_for_update().get(complaint=complaint)
    if series.at > row.sign_by:
        raise ValidationError(
            _(
                "The three days to sign ended on %(when)s. Take the information down again at the counter."
            )
            % {"when": timezone.localtime(row.sign_by).strftime("%d-%m-%Y %H:%M")}
        )
    row.signed_at, row.signed_how = series.at, clean_text(how, limit=80)
    row.save()
    diary.write_for("efir_signed", complaint, series=series, by=by, number=str(complaint))
    complaint.status = Complaint.Status.RECEIVED
    complaint.save(update_fields=["status"])
    meet_clock("C02", complaint, at=series.at)
    note_event(complaint, "signed", by=by)
    return complaint


@in_diary("enquiry_asked")
@transaction.atomic
def ask_enquiry(
    complaint: Complaint, *, sections: list[str], reason: str, by: Any
) -> PreliminaryEnquiry:
    """Ask for a preliminary enquiry (BNSS s.173(3), C06): range and bars are checked here and in SQL."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, Complaint.Status.RECEIVED)
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Write why an enquiry is needed before registration.")}
        )
    rows = list(Section.objects.filter(pk__in=sections).select_related("act"))
    if not rows or len(rows) != len(set(sections)):
        raise ValidationError(
            {"sections": _("Choose the sections that the complaint points to.")}
        )
    found = law.consequences(rows, occurred_on=law_day(complaint))
    if not found.enquiry.allowed:
        raise ValidationError({"sections": str(found.enquiry.reason)})
    series = lock_series((complaint.unit, "diary"), (complaint.unit, "enquiry"))
    enquiry = PreliminaryEnquiry(
        pk=uuid7(),
        unit=complaint.unit,
        complaint=complaint,
        number=series.take(complaint.unit, "enquiry").number,
        year=series.year,
        sections=[s.pk for s in rows],
        max_months=found.max_months,
        asked_reason=reason.strip(),
        officer=by.posting,
        origin=complaint.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    enquiry.save(force_insert=True)
    diary.write_for("enquiry_asked", complaint, series=series, by=by, number=str(complaint))
    decide(complaint, Complaint.Status.ENQUIRY, at=series.at, by=by, reason=reason.strip())
    note_event(enquiry, "asked", by=by)
    return enquiry


def law_day(complaint: Complaint) -> Any:
    moment = complaint.happened_at or complaint.received_at
    return timezone.localtime(moment).date()


@in_diary("enquiry_begun", "enquiry_declined")
@transaction.atomic
def permit_enquiry(
    enquiry: PreliminaryEnquiry, *, permit: bool, reason: str = "", by: Any
) -> PreliminaryEnquiry:
    """The SDPO permits or declines: only an officer of DySP rank or above; 14 days run from permission."""
    by.demand(Can.PERMIT_ENQUIRY, over=enquiry.unit)
    enquiry = (
        PreliminaryEnquiry.everything.select_for_update(of=("self",))
        .select_related("complaint", "unit")
        .get(pk=enquiry.pk)
    )
    if enquiry.permitted_at or enquiry.declined_at:
        raise ValidationError(_("This request was already answered."))
    if by.posting is None or by.posting.officer.rank.order > DYSP_ORDER:
        raise ValidationError(
            _(
                "A preliminary enquiry is permitted by an officer of DySP rank or above (BNSS 173(3))."
            )
        )
    if not permit and not reason.strip():
        raise ValidationError({"reason": _("Write why it is declined.")})
    series = lock_series((enquiry.unit, "diary"))
    now = series.at
    if permit:
        enquiry.permitted_by, enquiry.permitted_at = by.posting, now
        enquiry.save()
        diary.write_for(
            "enquiry_begun",
            enquiry,
            series=series,
            by=by,
            number=str(enquiry.complaint),
            officer=by.post_line,
        )
        start_clock(
            "C06",
            enquiry,
            unit=enquiry.unit,
            at=now,
            reference=_("Enquiry %(number)s") % {"number": enquiry},
            url=enquiry.complaint.get_absolute_url(),
            officer=enquiry.officer.officer.user if enquiry.officer else None,
        )
        note_event(enquiry, "permitted", by=by)
    else:
        enquiry.declined_at, enquiry.decline_reason = now, reason.strip()
        enquiry.save()
        diary.write_for(
            "enquiry_declined",
            enquiry,
            series=series,
            by=by,
            number=str(enquiry.complaint),
            officer=by.post_line,
        )
        Complaint.everything.filter(pk=enquiry.complaint_id).update(
            status=Complaint.Status.RECEIVED
        )
        note_event(enquiry, "declined", by=by)
    return enquiry


@in_diary("enquiry_ended")
@transaction.atomic
def end_enquiry(
    enquiry: PreliminaryEnquiry, *, outcome: str, reason: str, by: Any
) -> PreliminaryEnquiry:
    """End a permitted enquiry: an FIR is to be registered, or it is closed with reasons to the informant."""
    by.demand(Can.DECIDE_COMPLAINT, over=enquiry.unit)
    enquiry = (
        PreliminaryEnquiry.everything.select_for_update(of=("self",))
        .select_related("complaint", "unit")
        .get(pk=enquiry.pk)
    )
    if not enquiry.permitted_at:
        raise ValidationError(_("The enquiry has no permission yet. A DySP or above gives it."))
    if enquiry.ended_at:
        raise ValidationError(_("This enquiry has already ended."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reasons; the informant is told them.")})
    series = lock_series((enquiry.unit, "diary"))
    enquiry.outcome, enquiry.outcome_reason, enquiry.ended_at = (
        outcome,
        reason.strip(),
        series.at,
    )
    enquiry.save()
    complaint = locked(enquiry.complaint, Complaint.Status.ENQUIRY)
    diary.write_for("enquiry_ended", complaint, series=series, by=by, number=str(complaint))
    meet_clock("C06", enquiry, at=series.at)
    closed = outcome == PreliminaryEnquiry.Outcome.CLOSED
    decide(
        complaint,
        Complaint.Status.CLOSED if closed else Complaint.Status.RECEIVED,
        at=series.at,
        by=by,
        reason=reason.strip(),
    )
    note_event(enquiry, "ended", by=by, data={"outcome": outcome})
    return enquiry


@in_diary("nc_entered")
@transaction.atomic
def enter_nc(
    complaint: Complaint, *, sections: list[str], gist: str, referred_to: str, by: Any
) -> NcReport:
    """Enter a non-cognizable report and refer the informant to the Magistrate (BNSS s.174, C09)."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    rows = list(Section.objects.filter(pk__in=sections).select_related("act"))
    if not rows or len(rows) != len(set(sections)):
        raise ValidationError({"sections": _("Choose the sections from the list.")})
    found = law.consequences(rows, occurred_on=law_day(complaint))
    if found.cognizable:
        raise ValidationError(
            {
                "sections": _(
                    "One of these sections is cognizable, so the whole case is (BNSS 174(4)). Register an FIR."
                )
            }
        )
    if complaint.missing_child:
        raise ValidationError(_("A missing child is always an FIR (rule C12)."))
    if not gist.strip():
        raise ValidationError({"gist": _("Write the substance of the information.")})
    if not referred_to.strip():
        raise ValidationError(
            {"referred_to": _("Write to which Magistrate the informant was referred.")}
        )
    series = lock_series((complaint.unit, "diary"), (complaint.unit, "nc"))
    report = NcReport(
        pk=uuid7(),
        unit=complaint.unit,
        number=series.take(complaint.unit, "nc").number,
        year=series.year,
        complaint=complaint,
        sections=[s.pk for s in rows],
        sections_text=law.cite(rows)[:300],
        gist=gist.strip(),
        referred_to=clean_text(referred_to, limit=120),
        origin=complaint.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    report.entry = diary.write_for(
        "nc_entered",
        report,
        series=series,
        by=by,
        number=str(report),
        magistrate=report.referred_to,
    )
    report.save(force_insert=True)
    decide(complaint, Complaint.Status.NC, at=series.at, by=by)
    start_clock(
        "C09",
        report,
        unit=complaint.unit,
        at=series.at,
        reference=str(report),
        url=complaint.get_absolute_url(),
    )
    note_event(report, "entered", by=by)
    return report


@in_diary("nc_ordered")
@transaction.atomic
def note_magistrate_order(
    report: NcReport, *, order_no: str, order_on: Any, begin: bool, by: Any
) -> NcReport:
    """Enter the Magistrate's order to investigate a non-cognizable case (BNSS s.174(2))."""
    by.demand(Can.DECIDE_COMPLAINT, over=report.unit)
    report = (
        NcReport.everything.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=report.pk)
    )
    if not order_no.strip() or not order_on:
        raise ValidationError(
            {"order_no": _("Write the number and the date of the Magistrate's order.")}
        )
    if order_on > timezone.localdate():
        raise ValidationError({"order_on": _("The order cannot be dated later than today.")})
    series = lock_series((report.unit, "diary"))
    report.order_no, report.order_on = clean_text(order_no, limit=60), order_on
    if begin:
        report.investigated_at = series.at
    report.save()
    diary.write_for(
        "nc_ordered", report, series=series, by=by, number=str(report), order=report.order_no
    )
    note_event(report, "ordered", by=by)
    return report


@transaction.atomic
def begin_nc_investigation(report: NcReport, *, by: Any) -> NcReport:
    """Begin to investigate a non-cognizable case; refused without the Magistrate's order (C09)."""
    by.demand(Can.DECIDE_COMPLAINT, over=report.unit)
    report = (
        NcReport.everything.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=report.pk)
    )
    if not report.order_no:
        raise ValidationError(
            _(
                "Enter the Magistrate's order first: without it this case is not investigated (BNSS 174(2))."
            )
        )
    report.investigated_at = timezone.now()
    report.save()
    note_event(report, "investigation_begun", by=by)
    return report


@in_diary("complaint_sent", "complaint_to_department")
@transaction.atomic
def send_on(
    complaint: Complaint, *, to: Any = None, department: str = "", reason: str, by: Any
) -> Complaint:
    """Send a complaint to another station (it gets a copy there) or to another department.

    Only what is not cognizable goes on; cognizable information is registered whatever the area (C01).
    """
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    if complaint.missing_child:
        raise ValidationError(
            _("A missing child is registered here at once, whatever the place (rule C12).")
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Write why it belongs elsewhere.")})
    if (to is None) == (not department.strip()):
        raise ValidationError({"to": _("Choose a station or write the department.")})
    if to is not None and to.pk == complaint.unit_id:
        raise ValidationError({"to": _("Choose another station.")})
    series = lock_series((complaint.unit, "diary"))
    if to:
        diary.write_for(
            "complaint_sent",
            complaint,
            series=series,
            by=by,
            number=str(complaint),
            station=to.name,
        )
    else:
        diary.write_for(
            "complaint_to_department",
            complaint,
            series=series,
            by=by,
            number=str(complaint),
            department=department,
        )
    complaint.sent_to = clean_text(to.name if to else department, limit=160)
    complaint.to_unit = to
    decide(
        complaint,
        Complaint.Status.SENT if to else Complaint.Status.OTHER,
        at=series.at,
        by=by,
        reason=reason.strip(),
    )
    note_event(complaint, "sent_on", by=by, data={"to": to.code if to else ""})
    return complaint


def incoming(unit: Any):
    """Complaints that other stations sent here and this station has not yet taken over."""
    return Complaint.everything.filter(to_unit=unit, sent_copies=None).select_related("unit")


@transaction.atomic
def take_over(sent: Complaint, *, by: Any) -> Complaint:
    """Take over a complaint that another station sent: it gets its own number and diary entry here."""
    sent = (
        Complaint.everything.select_for_update(of=("self",))
        .select_related("to_unit", "informant")
        .get(pk=sent.pk)
    )
    by.demand(Can.RECEIVE_COMPLAINT, over=sent.to_unit)
    if Complaint.everything.filter(came_from=sent).exists():
        raise ValidationError(_("This complaint was already taken over."))
    paper = ComplaintPaper(
        unit=sent.to_unit,
        gist=sent.gist,
        narrative=sent.narrative,
        channel=Complaint.Channel.POST,
        informant=PersonPaper(name=sent.informant_name, person_id=sent.informant_id)
        if sent.informant_id
        else None,
        phone=sent.phone,
        against=sent.against,
        place=sent.place,
        happened_at=sent.happened_at,
        language=sent.language,
        sections=tuple(sent.sections),
    )
    taken = receive(paper, by=by, origin=sent.origin, came_from=sent)
    note_event(sent, "taken_over", by=by, data={"by": taken.unit.code})
    return taken


@in_diary("registration_refused")
@transaction.atomic
def refuse(complaint: Complaint, *, reason: str, told: bool, by: Any) -> Refusal:
    """Refuse to register: logged, told to the informant with the way to the SP (BNSS s.173(4), C07)."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    if complaint.missing_child:
        raise ValidationError(_("A missing child is always an FIR (rule C12)."))
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Write why it is not registered; the informant is told.")}
        )
    if not told:
        raise ValidationError(
            {"told": _("Tell the informant the reason and the way to the SP, then tick this.")}
        )
    series = lock_series((complaint.unit, "diary"))
    refusal = Refusal(
        unit=complaint.unit,
        complaint=complaint,
        reason=reason.strip(),
        told_at=series.at,
        origin=complaint.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    refusal.save(force_insert=True)
    diary.write_for(
        "registration_refused", complaint, series=series, by=by, number=str(complaint)
    )
    decide(complaint, Complaint.Status.REFUSED, at=series.at, by=by, reason=reason.strip())
    start("C07", complaint, at=series.at)
    note_event(refusal, "refused", by=by)
    return refusal


@transaction.atomic
def appeal_to_sp(refusal: Refusal, *, by: Any) -> Refusal:
    """Note that the informant sent the substance to the SP in writing."""
    by.demand(Can.VIEW_COMPLAINT, over=refusal.unit)
    refusal = (
        Refusal.everything.select_for_update(of=("self",))
        .select_related("complaint", "unit")
        .get(pk=refusal.pk)
    )
    if not refusal.appealed_at:
        refusal.appealed_at = timezone.now()
        refusal.save()
        note_event(refusal, "appealed", by=by)
    return refusal


@in_diary("refusal_reviewed")
@transaction.atomic
def review_refusal(refusal: Refusal, *, register: bool, note: str, by: Any) -> Refusal:
    """The SP reviews: the station is to register, or the refusal stands (BNSS s.173(4))."""
    by.demand(Can.REVIEW_REFUSAL, over=refusal.unit)
    refusal = (
        Refusal.everything.select_for_update(of=("self",))
        .select_related("complaint", "unit")
        .get(pk=refusal.pk)
    )
    if refusal.reviewed_at:
        raise ValidationError(_("This refusal was already reviewed."))
    if not note.strip():
        raise ValidationError({"note": _("Write the reason for your decision.")})
    series = lock_series((refusal.unit, "diary"))
    diary.write_for(
        "refusal_reviewed",
        refusal,
        series=series,
        by=by,
        number=str(refusal.complaint),
        order=_("FIR to be registered") if register else _("refusal stands"),
    )
    refusal.reviewed_at, refusal.reviewed_by = series.at, by.posting
    refusal.register_ordered, refusal.review_note = register, note.strip()
    refusal.save()
    complaint = Complaint.everything.get(pk=refusal.complaint_id)
    meet_clock("C07", complaint, at=refusal.reviewed_at)
    if register:
        complaint.status = Complaint.Status.RECEIVED
        complaint.save(update_fields=["status"])
        start("C01", complaint, at=refusal.reviewed_at)
    note_event(refusal, "reviewed", by=by, data={"register": register})
    return refusal


def lapse_unsigned(*, by: Any, now: datetime | None = None) -> int:
    """Close e-FIRs that were not signed in three days; the complaint stays for the SHO (C02).  Returns how many.

    ``by`` is the system's scope; each lapse is one diary entry at its station.
    """
    now = now or timezone.now()
    rows = ElectronicInformation.everything.filter(
        signed_at=None, lapsed_at=None, sign_by__lt=now
    )
    for row in rows.select_related("complaint__unit", "unit"):
        lapse(row, by=by)
    return len(rows)


@in_diary("efir_lapsed")
@transaction.atomic
def lapse(row: ElectronicInformation, *, by: Any) -> None:
    """One unsigned e-FIR: not on record; the complaint is kept and waits for the SHO's review."""
    complaint = locked(row.complaint, Complaint.Status.SIGNING)
    series = lock_series((complaint.unit, "diary"))
    diary.write_for("efir_lapsed", complaint, series=series, by=by, number=str(complaint))
    complaint.status = Complaint.Status.LAPSED
    complaint.save(update_fields=["status"])
    ElectronicInformation.everything.filter(pk=row.pk).update(lapsed_at=series.at)
    cancel_clock("C02", complaint, at=series.at, reason="unsigned after three days")
    note_event(complaint, "lapsed", by=by)
