"""What the station sent by SMS and e-mail, and what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cctns.core.access import log_access
from cctns.core.keyset_ids import page_of_ids
from cctns.core.models import Delivery
from cctns.core.notices import try_again
from cctns.core.permissions import requires

VIEW_OUTBOX = "stations.view_outbox"


@requires(VIEW_OUTBOX)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Messages of one's area, newest first; ``?status=failed`` keeps those of one state."""
    rows = Delivery.objects.within(request.scope).select_related("unit")
    status = request.GET.get("status", "")
    if status in Delivery.State.values:
        rows = rows.filter(status=status)
    log_access(request, "list", what="outbox")
    context = {
        "page": page_of_ids(rows, request.GET),
        "states": Delivery.State.choices,
        "status": status,
    }
    return TemplateResponse(request, "core/outbox.html", context)


@requires(VIEW_OUTBOX)
@require_safe
def message(request: HttpRequest, key: int) -> HttpResponse:
    """One message: its text, its receiver, its state."""
    delivery = request.scope.get_or_404(Delivery, pk=key)
    log_access(request, "open", record=delivery, what="outbox")
    return TemplateResponse(request, "core/message.html", {"delivery": delivery})


@requires(VIEW_OUTBOX)
@require_POST
def message_again(request: HttpRequest, key: int) -> HttpResponse:
    """Try to send a failed message again."""
    delivery = request.scope.get_or_404(Delivery, pk=key)
    if try_again(delivery):
        messages.info(request, _("The message is waiting to be sent again."))
    else:
        messages.warning(request, _("This message is on its way already or was sent."))
    return redirect("message", key=delivery.pk)
