"""Where this account is signed in now; each session can be ended, or all others at once."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from cctns.core.permissions import requires


@requires()
def sessions(request: HttpRequest) -> HttpResponse:
    """The open sessions of one's own account; POST ends one (``end``) or all others (``end=others``)."""
    rows = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        wanted = request.POST.get("end", "")
        ended = [
            row for row in rows if not row.is_current() and wanted in ("others", str(row.pk))
        ]
        for row in ended:
            row.end()
        if ended:
            messages.success(request, _("The session was ended."))
        return redirect("usersessions_list")
    rows.sort(key=lambda row: (not row.is_current(), -row.last_seen_at.timestamp()))
    return TemplateResponse(request, "usersessions/usersession_list.html", {"sessions": rows})
