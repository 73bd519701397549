"""Lists at addresses of their own: cases, clocks, and the files that are shared with an officer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.disclosure import sections_line
from cases.models import Case
from cases.permissions import Can
from cases.services.sharing import shared_with_me
from cctns.core.access import log_access
from cctns.core.keyset import Keyset, LostPlace, Page
from cctns.core.permissions import requires
from cctns.core.views.registers import register

SHARED = Keyset(Case, "registered_at", True, "shared-cases")
PAGE = 25


@requires(Can.VIEW_CASE)
def cases(request: HttpRequest) -> HttpResponse:
    """FIRs and cases of the area: the register of that name."""
    return register(request, "cases")


@requires(Can.VIEW_CASE)
def clocks(request: HttpRequest) -> HttpResponse:
    """Time limits that run in the area, overdue ones first: the register of that name."""
    return register(request, "clocks")


@requires(Can.VIEW_CASE)
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """The files of other areas that are shared with this officer (ruling 17: a list of its own)."""
    log_access(request, "list", what="shared files")
    found = page_of(request, SHARED, shared_with_me(request.scope).prefetch_related("shares"))
    rows = [
        {"case": row, "sections": sections_line(row), "share": share_of(row, request.user)}
        for row in found.rows
    ]
    return TemplateResponse(
        request, "cases/case_shared.html", {"rows": rows, **pager_of(request, found)}
    )


def share_of(case: Case, user: Any) -> Any:
    """The running share of this officer, from the prefetched list."""
    mine = [row for row in case.shares.all() if row.user_id == user.pk and not row.ended_at]
    return max(mine, key=lambda row: row.until)


def page_of(request: HttpRequest, keyset: Keyset, rows: Any, size: int = PAGE) -> Page:
    """The page that the address asks for; 404 for a token that is not this list's."""
    try:
        return keyset.page(
            rows, size, after=request.GET.get("after", ""), before=request.GET.get("before", "")
        )
    except LostPlace:
        raise Http404(_("This page of the list is not there. Open the list again.")) from None


def pager_of(request: HttpRequest, found: Page) -> dict[str, str]:
    """Context of components/pager.html: the addresses keep the filters."""

    def address(**place: str) -> str:
        asked = request.GET.copy()
        for key in ("after", "before"):
            asked.pop(key, None)
        asked.update(place)
        return f"?{asked.urlencode()}"

    return {
        "newer_url": address(before=found.before) if found.before else "",
        "older_url": address(after=found.after) if found.after else "",
    }
