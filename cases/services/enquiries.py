"""Preliminary enquiries: asked by the station, permitted by a DySP, ended in 14 days (BNSS s.173(3), C06)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import Complaint, PreliminaryEnquiry, Section
from cases.permissions import Can
from cases.services import law
from cases.services.complaints import decide, law_day, locked, refuse_if_ordered
from cases.services.ranks import is_dysp
from cctns.core.clocks import meet_clock, start_clock
from cctns.core.events import note_event
from cctns.core.ids import uuid7
from cctns.core.numbering import lock_series
from stations.services import diary
from stations.services.diary import in_diary


@in_diary("enquiry_asked")
@transaction.atomic
def ask_enquiry(
    complaint: Complaint, *, sections: list[str], reason: str, by: Any
) -> PreliminaryEnquiry:
    """Ask for a preliminary enquiry (BNSS s.173(3), C06): range and bars are checked here and in SQL."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, Complaint.Status.RECEIVED)
    refuse_if_ordered(complaint)
    if complaint.missing_child:
        raise ValidationError(_("A missing child is always an FIR (rule C12)."))
    if PreliminaryEnquiry.everything.filter(complaint=complaint).exists():
        raise ValidationError(
            _("An enquiry was asked for once already. Decide in another way.")
        )
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
    if not is_dysp(by):
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
            reference=f"Enquiry {enquiry.number:04d}/{enquiry.year}",
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
