"""Today: the start page of those who work at a station."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases import tiles
from cases.figures import rows_url
from cases.models import Complaint
from cases.permissions import Can
from cases.registers.clocks import ClockRegister
from cases.registers.complaints import ComplaintRegister
from cctns.core import clocks, dates, drafts
from cctns.core.holders import name_of
from cctns.core.jurisdiction import Scope
from cctns.core.models import ClockRun
from cctns.core.permissions import requires
from cctns.core.tiles import tiles_for
from cctns.core.views.home import start
from stations.models import Unit
from stations.permissions import Can as Stations
from stations.services import diary
from stations.services.diary_rows import rows_of
from stations.services.heads import in_charge_of, staff_of

CLOCKS, COMPLAINTS, DRAFTS, ENTRIES = 8, 8, 5, 5  # rows shown of each; the rest is a click away
STRIP = 8  # counts that stand side by side


@start("today")
@requires()
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The station's workbench: what is due, what waits, what was begun, what was written today.

    An investigating officer's own clocks come first.  A fixed number of queries, whatever the station.
    """
    scope, station = request.scope, request.scope.unit
    context: dict[str, Any] = {
        "station": station,
        "now": timezone.now(),
        "strips": in_strips(tiles_for(scope, "today")),
        "may": {
            "receive": scope.has(Can.RECEIVE_COMPLAINT),
            "draft": scope.has(Can.DRAFT_FIR),
            "decide": scope.has(Can.DECIDE_COMPLAINT),
            "write": scope.has(Stations.WRITE_DIARY),
        },
    }
    if station is not None and station.type == Unit.Type.STATION:
        context |= people_of(station)
    if scope.has(Can.VIEW_CASE):
        context |= clocks_of(scope)
    if scope.has(Can.VIEW_COMPLAINT):
        context |= complaints_of(scope)
    if scope.has(Can.DRAFT_FIR) or scope.has(Can.REGISTER_FIR):
        context |= drafts_of(scope)
    if scope.has(Stations.VIEW_DIARY) and station is not None:
        context |= diary_of(station, scope)
    return TemplateResponse(request, "cases/start_today.html", context)


def in_strips(counts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The counts in one strip, or in two on the days when more than a strip holds is to be seen."""
    half = (len(counts) + 1) // 2
    return [counts] if len(counts) <= STRIP else [counts[:half], counts[half:]]


def people_of(station: Unit) -> dict[str, Any]:
    """Who is in charge, and how many of the staff are there."""
    staff = dict(staff_of(station).order_by().values_list("officer", "is_on_leave"))
    present = {"all": len(staff), "here": sum(not away for away in staff.values())}
    return {"in_charge": in_charge_of(station), "staff": present}


def clocks_of(scope: Scope) -> dict[str, Any]:
    """What is late or due in seven days, soonest first; an investigating officer's own before all."""
    rows = clocks.open_runs(scope).filter(due_at__lt=timezone.now() + dates.SOON)
    if tiles.is_io(scope):
        own = list(rows.filter(tiles.my_clocks(scope))[:CLOCKS])
        others = rows.exclude(tiles.my_clocks(scope))[: CLOCKS - len(own)]
        shown: list[ClockRun] = own + (list(others) if len(own) < CLOCKS else [])
    else:
        shown = list(rows[:CLOCKS])
    for row in ClockRegister.see_all(shown, scope):  # a sealed case's say nothing of it
        row.title, row.law = row.seen_what, row.seen_law or ""
    return {"clocks": shown, "clocks_url": rows_url(ClockRegister, scope)}


def complaints_of(scope: Scope) -> dict[str, Any]:
    """Complaints that wait for a decision: missing children first, then the longest waiting."""
    rows = (
        tiles.waiting(scope)
        .select_related("unit", "case")
        .defer("narrative", "decision_reason")
        .order_by("-missing_child", "received_at", "pk")[:COMPLAINTS]
    )
    shown = ComplaintRegister.see_all(list(rows), scope)
    now = timezone.now()
    for row in shown:
        row.is_late = row.decide_by is not None and row.decide_by < now
        row.came_by = Complaint.Channel(row.channel).label
    return {
        "complaints": shown,
        "complaints_url": rows_url(
            ComplaintRegister, scope, status="received", sort="received"
        ),
    }


def drafts_of(scope: Scope) -> dict[str, Any]:
    """Drafts sent for registration, for those who register; and those still being written."""
    found = list(drafts.open_drafts(scope).order_by("-saved_at")[: 4 * DRAFTS])
    for draft in found:
        kind = drafts.kind_of(draft)
        draft.owner_name = name_of(draft.owner)
        draft.kind_title, draft.page_url = kind.title, kind.url(draft)
    sent = [draft for draft in found if draft.status == "sent"]
    return {
        "to_register": sent[:DRAFTS] if scope.has(Can.REGISTER_FIR) else [],
        "drafts": [draft for draft in found if draft.status != "sent"][:DRAFTS],
        "with_charge": [] if scope.has(Can.REGISTER_FIR) else sent[:DRAFTS],
    }


def diary_of(station: Unit, scope: Scope) -> dict[str, Any]:
    """The newest lines of today's diary."""
    entries = diary.entries_for_day(diary.diary_of(station, scope), dates.today()).reverse()
    return {"entries": rows_of(list(entries[:ENTRIES]), scope)}
