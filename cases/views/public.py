"""Published FIRs for everybody: a list by station and day, and one FIR without names.  No sign-in."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.forms.public import FindForm
from cases.models import Publication
from cases.services.published import public_view, published_at, published_case
from cases.views.lists import page_of, pager_of
from cctns.core.keyset import Keyset
from cctns.core.permissions import public

NEWEST = Keyset(Publication, "entered_at", True, "public-firs")


@public
@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """The citizens' first page: what can be done here today, and whom to call."""
    services = [
        {
            "url": reverse("cases:public_firs"),
            "icon": "file-text",
            "title": _("Published FIRs"),
            "text": _("What was registered, by station and day, without names"),
        },
        {
            "url": reverse("verify_start"),
            "icon": "file-check",
            "title": _("Check a police paper"),
            "text": _("Is a receipt, an FIR or another paper genuine and unchanged?"),
        },
        {
            "url": reverse("help"),
            "icon": "circle-help",
            "title": _("Help"),
            "text": _("Your rights at the station, and how this site works"),
        },
    ]
    return TemplateResponse(request, "cases/portal.html", {"services": services})


@public
@require_safe
def public_firs(request: HttpRequest) -> HttpResponse:
    """Published FIRs, newest first; of one station or one day when asked."""
    asked = bool(request.GET.get("station") or request.GET.get("day"))
    form = FindForm(request.GET if asked else None)
    station: Any = None
    day: date | None = None
    if asked and form.is_valid():
        station, day = form.cleaned_data["station"], form.cleaned_data["day"]
    found = page_of(request, NEWEST, published_at(station, day))
    context = {
        "form": form,
        "is_shown": not form.errors,
        "rows": found.rows,
        "station": station,
        "day": day,
        **pager_of(request, found),
    }
    return TemplateResponse(
        request, "cases/public_firs.html", context, status=422 if form.errors else 200
    )


@public
@require_safe
def public_fir(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One published FIR; 404 for every other, without saying whether it exists."""
    try:
        row = published_case(pk)
    except (ValidationError, ValueError):
        row = None
    if row is None:
        raise Http404(_("There is no published FIR at this address."))
    context = {"row": row, "case": row.case, **public_view(row.case)}
    return TemplateResponse(request, "cases/public_fir.html", context)
