"""Refusals to register, and the Superintendent's review of them (BNSS s.173(4), C07)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Complaint, Refusal, Section
from cases.permissions import Can
from cases.services import law
from cases.services.complaints import (
    UNDECIDED,
    decide,
    law_day,
    locked,
    refuse_if_ordered,
    start,
)
from cases.services.law_rules import in_ranges
from cctns.core.clocks import meet_clock
from cctns.core.events import note_event
from cctns.core.numbering import lock_series
from stations.services import diary
from stations.services.diary import in_diary

# Not recording information of these offences is itself an offence (BNS s.199(c)).
NEVER_REFUSED = {"BNS": "64-68,70,71,74,76,77,79,124,143,144"}


def warning_of(complaint: Complaint) -> str:
    """What the officer must know before refusing this complaint, by the sections noted in it; "" nothing."""
    rows = list(Section.objects.filter(pk__in=complaint.sections).select_related("act"))
    if not rows:
        return ""
    if any(in_ranges(row.act_id, row.number, NEVER_REFUSED) for row in rows):
        return _(
            "The sections noted are among those of BNS 199(c): an officer who does not record this "
            "information is punished with imprisonment of six months to two years. Register the FIR."
        )
    if law.consequences(rows, occurred_on=law_day(complaint)).cognizable:
        return _("The sections noted are cognizable: the FIR is registered (BNSS 173(1)).")
    return ""


@in_diary("registration_refused")
@transaction.atomic
def refuse(complaint: Complaint, *, reason: str, told: bool, by: Any) -> Refusal:
    """Refuse to register: logged, told to the informant with the way to the SP (BNSS s.173(4), C07)."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    refuse_if_ordered(complaint)
    if Refusal.everything.filter(complaint=complaint).exists():
        raise ValidationError(_("The registration of this complaint was already refused."))
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
