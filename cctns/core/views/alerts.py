"""The bell: what an officer was told."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from cctns.core.keyset_ids import page_of_ids
from cctns.core.models import Notification
from cctns.core.notices import unread
from cctns.core.permissions import requires


@requires()
@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """One's own alerts, newest first, in pages."""
    page = page_of_ids(Notification.objects.filter(user=request.user), request.GET)
    context = {"page": page, "unread": unread(request.user).count()}
    return TemplateResponse(request, "core/alerts.html", context)


@requires()
@require_safe
def alert(request: HttpRequest, key: int) -> HttpResponse:
    """Open what an alert speaks of, and count it as read."""
    row = Notification.objects.filter(pk=key, user=request.user).first()
    if row is None:
        raise Http404
    if row.read_at is None:
        Notification.objects.filter(pk=row.pk).update(read_at=timezone.now())
    return redirect(row.url if url_has_allowed_host_and_scheme(row.url, None) else "alerts")


@requires()
@require_POST
def alerts_read(request: HttpRequest) -> HttpResponse:
    """Count all as read."""
    unread(request.user).update(read_at=timezone.now())
    return redirect("alerts")
