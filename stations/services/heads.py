"""Who is posted where, who heads a unit, who is in charge of a station now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from stations.models import Posting, Rank, ShiftCharge, Unit
from stations.services.access import leave_running
from stations.services.units import ancestors

# The role that heads a unit of each type.
HEADS = {
    Unit.Type.STATION: "sho",
    Unit.Type.SUBDIVISION: "sdpo",
    Unit.Type.DISTRICT: "sp",
    Unit.Type.RANGE: "range",
    Unit.Type.STATE: "state",
}


def posted(at: datetime | None = None) -> QuerySet[Posting]:
    """Postings that run at this moment, whether or not the officer is on leave."""
    at = at or timezone.now()
    return Posting.everything.filter(
        Q(until=None) | Q(until__gt=at),
        Q(officer__left_on=None) | Q(officer__left_on__gt=timezone.localdate(at)),
        since__lte=at,
    ).select_related("officer__rank", "unit")


def on_duty(at: datetime | None = None) -> QuerySet[Posting]:
    """Postings that run at this moment and whose officer is not on leave."""
    on_leave = leave_running(at).filter(officer_id=OuterRef("officer_id"))
    return posted(at).exclude(Exists(on_leave))


def head_of(unit: Unit, at: datetime | None = None) -> Posting | None:
    """The officer who heads the unit at this moment; an additional charge only if nobody is posted."""
    role = HEADS.get(unit.type)
    if role is None:
        return None
    return (
        on_duty(at)
        .filter(unit=unit, role=role)
        .order_by("is_additional", "officer__rank__order", "since")
        .first()
    )


def supervisor_of(unit: Unit, at: datetime | None = None) -> Posting | None:
    """The head of the nearest unit above that has one."""
    for above in ancestors(unit):
        if found := head_of(above, at):
            return found
    return None


def charge_of(unit: Unit) -> ShiftCharge | None:
    """The open charge of a station, whoever holds it; None when the SHO is in charge."""
    return (
        ShiftCharge.everything.filter(unit=unit, until=None)
        .select_related("posting__officer__rank", "posting__unit")
        .first()
    )


def in_charge_of(unit: Unit, at: datetime | None = None) -> Posting | None:
    """The officer in charge of a station now (BNSS s.2(1)(r)): the holder of the shift charge, else the SHO."""
    charge = charge_of(unit)
    if charge and on_duty(at).filter(pk=charge.posting_id).exists():
        return charge.posting
    return head_of(unit, at)


def staff_of(unit: Unit, at: datetime | None = None) -> QuerySet[Posting]:
    """Everyone posted to a unit, its outposts and beats, by rank; ``is_on_leave`` says who is away."""
    on_leave = leave_running(at).filter(officer_id=OuterRef("officer_id"))
    return (
        posted(at)
        .filter(unit__path__startswith=unit.path)
        .annotate(is_on_leave=Exists(on_leave))
        .order_by("officer__rank__order", "officer__name", "is_additional")
    )


def present_staff(unit: Unit, at: datetime | None = None) -> QuerySet[Posting]:
    """Those of ``staff_of`` who are not on leave."""
    return staff_of(unit, at).filter(is_on_leave=False)


def may_take_charge(unit: Unit, at: datetime | None = None) -> QuerySet[Posting]:
    """Officers on duty at the station itself, above the rank of constable, the next in rank first."""
    return (
        on_duty(at)
        .filter(unit=unit, officer__rank__order__lt=Rank.CONSTABLE)
        .order_by("officer__rank__order", "officer__name")
    )


def post_words(posting: Any) -> str:
    """ "SI Nim D Bhutia" for a diary entry."""
    return f"{posting.officer.rank.short} {posting.officer.name}" if posting else ""
