"""/go/: from a quoted number straight to the record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cctns.core import search
from cctns.core.access import log_access
from cctns.core.permissions import requires


@requires()
@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """Open the one record of that number, list several, or say what can be typed."""
    typed = search.typed_plainly(request.GET.get("q", ""))
    hits = search.find(request.scope, typed) if typed else []
    if typed:
        # What was typed may be a name: only that somebody searched is kept, and how much was found.
        log_access(request, "search", what=f"go: {len(hits)}")
    if len(hits) == 1:
        return redirect(hits[0].url)
    context = {"typed": typed, "hits": hits, "examples": search.examples(request.scope)}
    return TemplateResponse(request, "core/go.html", context)
