"""Complaints that other stations sent to this one, until it takes them over."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.permissions import Can
from cases.registers.complaints import ComplaintRegister
from cases.services import complaints as service
from cases.services.complaint_sight import sight_on
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.permissions import requires
from cctns.core.registers import Listing
from cctns.core.registers.screen import tabs_of
from cctns.core.views.saving import saved_once, status_of, token_for

from .complaints import look_page

SHOWN = 100  # a station that lets more wait has another problem


@requires(Can.VIEW_COMPLAINT)
@require_safe
def incoming(request: HttpRequest) -> HttpResponse:
    """What waits here from other stations, the longest waiting first."""
    rows = list(service.incoming_to(request.scope)[:SHOWN])
    here = reverse("cases:complaints_incoming")
    listing = Listing(ComplaintRegister, request.scope, "")
    tabs = [tab | {"current": tab["url"] == here} for tab in tabs_of(listing, request.user)]
    log_access(request, "list", what="incoming complaints")
    context = {
        "rows": [ComplaintRegister.see(row, request.scope) for row in rows],
        "views": tabs,
        "crumbs": [
            (_("Complaints"), reverse("cases:complaints")),
            (_("From other stations"), ""),
        ],
    }
    return TemplateResponse(request, "cases/complaints_incoming.html", context)


@requires(Can.VIEW_COMPLAINT)
def incoming_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One of them: read it, take it over."""
    sent = sent_asked(request, pk)
    form = ServiceForm(request.POST or None)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.take_over_complaint",
            lambda: service.take_over(sent, by=request.scope),
            url=lambda made: made.get_absolute_url(),
            said=lambda made: (
                _("It is complaint %(number)s of this station now.") % {"number": made}
            ),
        )
        if answer:
            return answer
    log_access(request, "open", record=sent, what="incoming complaint")
    title = _("Complaint %(number)s, %(station)s") % {
        "number": sent,
        "station": sent.unit.label,
    }
    context = {
        "complaint": sent,
        "title": title,
        "sight": sight_on(sent, request.scope, at=sent.to_unit),
        "form": form,
        "token": token_for(request),
        "may_take": request.scope.has(Can.RECEIVE_COMPLAINT) and not sent.sent_copies.exists(),
        "crumbs": [
            (_("Complaints"), reverse("cases:complaints")),
            (_("From other stations"), reverse("cases:complaints_incoming")),
            (str(sent), ""),
        ],
    }
    return TemplateResponse(
        request, "cases/complaint_incoming.html", context, status=status_of(form)
    )


@requires(Can.VIEW_COMPLAINT)
def incoming_look(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask to see a protected one for five minutes."""
    sent = sent_asked(request, pk)
    return look_page(
        request, sent, url=reverse("cases:complaint_incoming", args=[pk]), at=sent.to_unit
    )


def sent_asked(request: HttpRequest, pk: uuid.UUID) -> Any:
    """A complaint that was sent to a station of this scope, also after it was taken over (a second
    delivery of the form asks for it); 404 for any other.
    """
    found = service.sent_to(request.scope).filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no such complaint from another station."))
    return found
