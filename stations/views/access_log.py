"""The access log: a register like the others, under a power of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cctns.core.permissions import requires
from stations.permissions import Can


@requires(Can.VIEW_ACCESS_LOG)
@require_safe
def access_log(request: HttpRequest) -> HttpResponse:
    """Lead to the register of the access log."""
    return redirect("register", name="access-log")
