"""What a posting gives: the area and the powers of its holder at this moment.

Powers come from the posting and stop with it (domain: sign-ins were used while on leave and
shared).  A posting gives nothing before it begins, after it ends, after the officer left the force,
or while the officer is on leave; the answer is taken anew at each request.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cctns.core.jurisdiction import NOWHERE, Scope
from cctns.core.roles import ROLES
from stations.models import Leave, Posting, ShiftCharge, Unit

# Units whose officers work for the station above them.
UNDER_A_STATION = (Unit.Type.OUTPOST, Unit.Type.BEAT)
LEVELS = {
    Unit.Type.STATE: "state",
    Unit.Type.DISTRICT: "district",
    Unit.Type.SUBDIVISION: "subdivision",
    Unit.Type.STATION: "station",
}


def leave_running(at: datetime | None = None) -> QuerySet:
    """Leave that runs at this moment."""
    at = at or timezone.now()
    ended_early = Q(ended_early_at__isnull=False, ended_early_at__lte=at)
    return Leave.objects.filter(since__lte=at, until__gt=at).exclude(ended_early)


def in_force(at: datetime | None = None) -> QuerySet:
    """Postings that give powers at this moment, with all that ``scope_of`` needs (one query).

    Each row has ``in_charge``: it holds the open shift charge of its unit (BNSS s.2(1)(r)).
    """
    at = at or timezone.now()
    today = timezone.localdate(at)
    return (
        Posting.everything.filter(
            Q(until=None) | Q(until__gt=at),
            Q(officer__left_on=None) | Q(officer__left_on__gt=today),
            since__lte=at,
            officer__user__is_active=True,
        )
        .exclude(Exists(leave_running(at).filter(officer_id=OuterRef("officer_id"))))
        .annotate(
            in_charge=Exists(
                ShiftCharge.everything.filter(
                    posting_id=OuterRef("pk"), unit_id=OuterRef("unit_id"), until=None
                )
            )
        )
        .select_related("officer__rank", "officer__user", "unit__station")
    )


def postings_of(user: Any, at: datetime | None = None) -> QuerySet:
    """The postings this user may work in now, the substantive one first."""
    return in_force(at).filter(officer__user=user)


def scope_of(posting: Posting | None, at: datetime | None = None) -> Scope:
    """The posting's field of view and powers now; ``NOWHERE`` when it gives nothing."""
    if posting is None:
        return NOWHERE
    if not hasattr(posting, "in_charge"):
        return scope_of_id(posting.pk, at)
    unit = unit_of(posting)
    column, ids = columns_of(unit)
    return Scope(
        area=unit.path,
        powers=powers_of(posting),
        user=posting.officer.user,
        posting=posting,
        column=column,
        ids=ids,
        post_line=post_line(posting),
        unit=unit,
    )


def scope_of_id(posting_id: Any, at: datetime | None = None) -> Scope:
    """The same for a posting's key: what jobs and API tokens ask (``core/scopes.py``)."""
    return scope_of(in_force(at).filter(pk=posting_id).first(), at)


def unit_of(posting: Posting) -> Unit:
    """The unit whose records the posting works with: an outpost's or beat's is its station."""
    unit = posting.unit
    return unit.station if unit.type in UNDER_A_STATION and unit.station_id else unit


def columns_of(unit: Unit) -> tuple[str | None, tuple[int, ...]]:
    """The level column and the ids that say the same as the unit's path on placed rows."""
    if column := LEVELS.get(unit.type):
        return column, (unit.pk,)
    if unit.type == Unit.Type.RANGE:
        below = Unit.objects.filter(type=Unit.Type.DISTRICT, path__startswith=unit.path)
        return "district", tuple(below.order_by("path").values_list("pk", flat=True))
    return None, ()  # the nation: no filter; a unit outside the levels: by its path


def powers_of(posting: Posting) -> frozenset[str]:
    """The role's powers, and those of the officer in charge while the posting holds the charge."""
    role = ROLES.get(posting.role)
    powers = role.powers if role else frozenset()
    return powers | ROLES["shift_officer"].powers if posting.in_charge else powers


def post_line(posting: Posting) -> str:
    """ "SI Nim D Bhutia, Ranipool PS": kept with records as it was on the day, so always English."""
    officer = posting.officer
    return f"{officer.rank.short} {officer.name}, {posting.unit.name}"
