"""The numbers beside the lines of the menu: one cheap query each, at most a thousand rows."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cases import tiles
from cases.permissions import Can
from cctns.core import clocks, drafts
from cctns.core.menus import COUNTERS
from cctns.core.roles import ROLES

MOST = 999


def bounded(rows: QuerySet) -> int | str:
    """The count, or "999+": a page never waits for the count of a long list."""
    number = rows.order_by().values("pk")[: MOST + 1].count()
    return f"{MOST}+" if number > MOST else number


def is_of_an_area(scope: Any) -> bool:
    """A post above the station, whose menu shows what is overdue."""
    role = ROLES.get(getattr(scope.posting, "role", ""))
    return role is not None and role.start == "area"


def complaints(scope: Any) -> dict[str, int | str]:
    """Complaints that wait for a decision."""
    if not scope.has(Can.VIEW_COMPLAINT):
        return {}
    return {"complaints": bounded(tiles.waiting(scope))}


def cases(scope: Any) -> dict[str, int | str]:
    """Cases under investigation at one's station; an investigating officer's own."""
    if not scope.has(Can.VIEW_CASE) or scope.column != "station":
        return {}
    rows = tiles.my_cases if tiles.is_io(scope) else tiles.under_investigation
    return {"cases": bounded(rows(scope))}


def zero(scope: Any) -> dict[str, int | str]:
    """Zero FIRs that other stations sent here."""
    if not scope.has(Can.RECEIVE_TRANSFER):
        return {}
    return {"zero": bounded(tiles.zero_coming(scope))}


def my_drafts(scope: Any) -> dict[str, int | str]:
    """The lines of the page of drafts."""
    if not scope.has(Can.DRAFT_FIR):
        return {}
    return {"drafts": bounded(drafts.open_drafts(scope).select_related(None))}


def overdue(scope: Any) -> dict[str, int | str]:
    """Clocks that ran out in the area."""
    if not scope.has(Can.VIEW_CASE) or not is_of_an_area(scope):
        return {}
    return {"overdue": bounded(clocks.overdue(scope).select_related(None))}


COUNTERS += [complaints, cases, zero, my_drafts, overdue]
