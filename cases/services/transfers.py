"""Zero FIRs on their way: sent, received, registered again where the jurisdiction lies (C01b)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from cases.models import Case, Transfer
from cases.permissions import Can
from cases.services import casefile
from cases.services.cases import locked as locked_case
from cases.services.rewrite import paper_from
from cctns.core.clocks import meet_clock, start_clock
from cctns.core.events import note_event
from cctns.core.numbering import lock_series
from stations.models import Unit
from stations.services import diary
from stations.services.diary import in_diary


@in_diary("zero_fir_sent")
@transaction.atomic
def send(case: Case, *, to: Any, reason: str, mode: str = "electronic", by: Any) -> Transfer:
    """Send a Zero FIR to the station with jurisdiction; both stations' diaries say so."""
    case = locked_case(case, by)
    by.demand(Can.TRANSFER_FIR, over=case.unit)
    if case.kind != "zero":
        raise ValidationError(
            _("Only a Zero FIR is sent on. A regular FIR is investigated here.")
        )
    if Transfer.everything.filter(case=case).exists():
        raise ValidationError(_("This Zero FIR was already sent."))
    if to is None or to.type != "station" or to.pk == case.unit_id:
        raise ValidationError({"to": _("Choose the police station where it happened.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why that station has jurisdiction.")})
    series = lock_series((case.unit, "diary"))
    entry = diary.write_for(
        "zero_fir_sent", case, series=series, by=by, number=case.cited, station=to.name
    )
    row = Transfer(
        unit=case.unit,
        case=case,
        to=to,
        reason=reason.strip(),
        mode=mode,
        sent_at=series.at,
        sent_entry=entry,
        origin=case.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    row.save(force_insert=True)
    case.stage = Case.Stage.TRANSFERRED
    case.save()
    meet_clock("C01b", case, at=series.at)
    start_clock(
        "C01b",
        row,
        unit=to,
        at=series.at,
        reference=casefile.reference_of(case),
        url="/cases/zero/",
    )
    note_event(case, "sent", by=by, data={"to": to.code})
    return row


def received_by(scope: Any) -> QuerySet[Transfer]:
    """Zero FIRs sent to stations of this scope's area by any other: the sender's file is not in it."""
    if scope.area is None:
        return Transfer.everything.none()
    rows = Transfer.everything.all()
    if scope.column:
        there = Unit.objects.filter(Q(**{f"{scope.column}__in": scope.ids}), type="station")
        rows = rows.filter(to__in=there.values("pk"))
    elif scope.area:
        rows = rows.filter(to__path__startswith=scope.area)
    return rows


def received_or_404(scope: Any, key: Any) -> Transfer:
    """One Zero FIR that came to the area, with what its page shows."""
    row = (
        received_by(scope)
        .select_related("to", "case__unit", "case__fir__registered_as__case", "case__category")
        .filter(pk=key)
        .first()
    )
    if row is None or not scope.has(Can.VIEW_CASE):
        raise Http404(_("There is no such record in your area."))
    return row


def locked(row: Transfer, by: Any) -> Transfer:
    row = (
        Transfer.everything.select_for_update(of=("self",))
        .select_related("to__state", "to__district", "case__fir", "case__unit")
        .get(pk=row.pk)
    )
    by.demand(Can.RECEIVE_TRANSFER, over=row.to)
    return row


@in_diary("zero_fir_received")
@transaction.atomic
def acknowledge(row: Transfer, *, by: Any) -> Transfer:
    """The receiving station notes in its diary that the Zero FIR came."""
    row = locked(row, by)
    if row.received_at:
        raise ValidationError(_("This Zero FIR was already received."))
    series = lock_series((row.to, "diary"))
    row.received_entry = diary.write_for(
        "zero_fir_received",
        row,
        unit=row.to,
        series=series,
        by=by,
        number=row.case.cited,
        station=row.case.unit.name,
    )
    row.received_at = series.at
    row.save()
    note_event(row.case, "received", by=by, data={"at": row.to.code})
    return row


@transaction.atomic
def register_again(row: Transfer, *, io: Any = None, by: Any) -> Case:
    """Give a received Zero FIR this station's own number; what the informant said is copied unchanged."""
    from cases.services.fir import register

    row = locked(row, by)
    if not row.received_at:
        raise ValidationError(_("Note first that the Zero FIR was received."))
    if row.registered_at:
        raise ValidationError(_("This Zero FIR was already registered here."))
    paper = paper_from(row.case, unit=row.to, received_at=row.received_at, io=io)
    case = register(paper, by=by, received_from=row.case.fir, origin=row.origin)
    row.registered_at = case.registered_at
    row.save()
    meet_clock("C01b", row, at=case.registered_at)
    note_event(row.case, "registered_elsewhere", by=by, data={"case": str(case.pk)})
    return case
