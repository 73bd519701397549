"""The section picker: look a section up and see what follows from it (``cases:sections``)."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.forms.sections import LONGEST, MOST, SectionPicker, keys_of, state_path
from cctns.core import dates
from cctns.core.permissions import requires


@requires()
@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """Sections for some words on a day; as a fragment for a page's form when htmx asks.

    ``q`` words, ``on`` the day of the offence, ``s`` keys chosen already, ``field`` the name of the
    form's list.
    """
    name = "".join(c for c in request.GET.get("field", "")[:40] if c.isalnum() or c in "-_")
    name = name or "sections"
    keys = keys_of(request.GET.getlist("s"))
    if drop := request.GET.get("drop"):
        keys = [key for key in keys if key != drop]
    picker = SectionPicker(
        keys=keys_of([*keys, request.GET.get("add", "")])[:MOST],
        name=name,
        q=(request.GET.get(f"{name}-q") or request.GET.get("q", ""))[:LONGEST],
        on=day_of_offence(request),
        state=state_path(request.scope),
    )
    if getattr(request, "htmx", False):
        return TemplateResponse(request, "cases/sections_hits.html", {"picker": picker})
    return TemplateResponse(request, "cases/sections.html", {"picker": picker})


def day_of_offence(request: HttpRequest) -> date | None:
    """The day in the address, as 2026-11-24 or as an officer types it; None for today."""
    typed = request.GET.get("on", "").strip()
    if not typed:
        return None
    try:
        return dates.read_date(typed[:20])
    except ValueError:
        messages.error(request, _("Write the day as 24-11-2026. Today is taken."))
        return None
