"""Who is where: everyone posted to a station, on duty or on leave, and who is in charge."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cctns.core.permissions import requires
from cctns.core.roles import ROLES
from stations.models import Leave, Posting
from stations.permissions import Can
from stations.services.access import leave_running
from stations.services.heads import charge_of, head_of, in_charge_of, staff_of, supervisor_of
from stations.views.diary import choose_station, page, station_asked


@requires(Can.VIEW_STAFF)
@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """The staff of one station by rank, with leave that runs or is coming."""
    station = station_asked(request)
    if station is None:
        return choose_station(request)
    postings = list(staff_of(station))
    leave = leave_by_officer(postings)
    context = page(request, station) | {
        "rows": [row_of(posting, leave) for posting in postings],
        "present": sum(not posting.is_on_leave for posting in postings),
        "head": head_of(station),
        "charge": charge_of(station),
        "in_charge": in_charge_of(station),
        "supervisor": supervisor_of(station),
    }
    return TemplateResponse(request, "stations/staff.html", context)


def leave_by_officer(postings: list[Posting]) -> dict[int, Leave]:
    """For each officer the leave that runs now, else the next one."""
    officers = {posting.officer_id for posting in postings}
    coming = Leave.objects.filter(
        officer__in=officers, since__gt=timezone.now(), ended_early_at=None
    )
    found: dict[int, Leave] = {leave.officer_id: leave for leave in coming.order_by("-since")}
    return found | {
        leave.officer_id: leave for leave in leave_running().filter(officer__in=officers)
    }


def row_of(posting: Posting, leave: dict[int, Leave]) -> dict[str, Any]:
    role = ROLES.get(posting.role)
    return {
        "posting": posting,
        "officer": posting.officer,
        "role": role.label if role else posting.role,
        "away": posting.is_on_leave,
        "leave": leave.get(posting.officer_id),
    }
