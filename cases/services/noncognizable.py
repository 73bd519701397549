"""Non-cognizable reports: entered, referred to the Magistrate, not investigated without an order (BNSS s.174, C09)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Complaint, NcReport, Section
from cases.permissions import Can
from cases.services import law
from cases.services.complaints import UNDECIDED, decide, law_day, locked, refuse_if_ordered
from cctns.core.clocks import start_clock
from cctns.core.events import note_event
from cctns.core.ids import uuid7
from cctns.core.numbering import lock_series
from criminals.services.people import clean_text
from stations.services import diary
from stations.services.diary import in_diary


@in_diary("nc_entered")
@transaction.atomic
def enter_nc(
    complaint: Complaint, *, sections: list[str], gist: str, referred_to: str, by: Any
) -> NcReport:
    """Enter a non-cognizable report and refer the informant to the Magistrate (BNSS s.174, C09)."""
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    refuse_if_ordered(complaint)
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
