"""Choosing the post to work in: only where the officer is posted now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cctns.core.account_next import next_url
from cctns.core.permissions import requires
from cctns.core.roles import ROLES
from stations.middleware import LOST_KEY, choose
from stations.models import Leave
from stations.services.access import leave_running, postings_of


@requires()
def post(request: HttpRequest) -> HttpResponse:
    """The posts held now; POST takes one of them."""
    open_to = list(postings_of(request.user))
    if request.method == "POST":
        wanted = request.POST.get("posting", "")
        chosen = next((posting for posting in open_to if str(posting.pk) == wanted), None)
        if chosen is not None:
            choose(request, chosen)
            return redirect(next_url(request))
        messages.error(request, _("You do not hold this post now. Choose one from the list."))
    return TemplateResponse(
        request,
        "account/post.html",
        {
            "choices": [
                {
                    "posting": posting,
                    "role": ROLES[posting.role].label
                    if posting.role in ROLES
                    else posting.role,
                    "current": request.posting is not None and request.posting.pk == posting.pk,
                }
                for posting in open_to
            ],
            "next": next_url(request),
            "lost": LOST_KEY in request.session,
            "leave": running_leave(request),
        },
    )


def running_leave(request: HttpRequest) -> Leave | None:
    """The leave that runs for the officer now, to say why there is no post."""
    return leave_running().filter(officer=request.officer).first() if request.officer else None
