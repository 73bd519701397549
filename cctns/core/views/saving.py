"""The one way in which a page saves: checked, written once under its token, and led on."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cctns.core.aadhaar import masked
from cctns.core.forms import ServiceForm
from cctns.core.once import once


class NotFit(Exception):
    """The form has errors: the token is given back."""


def saved_once(
    request: HttpRequest,
    form: ServiceForm,
    action: str,
    write: Callable[[], Any],
    *,
    url: Callable[[Any], str],
    said: Callable[[Any], str] | None = None,
) -> HttpResponse | None:
    """Check the form, run ``write`` under the page's retry token, and go to ``url`` of what it made.

    ``write`` calls one service and answers the record; ``said`` is the line shown on the next page.
    A second delivery goes to the first one's page even if the form would not pass now.  None when
    the form or the service refused: the form says why, and the page is drawn again (``status_of``).
    ``Refused`` goes through to the 403 page.
    """
    try:
        with once(request.POST.get("token"), action, user=request.user) as delivery:
            if delivery.first is not None:
                return redirect(delivery.first["url"])
            if not form.is_valid():
                raise NotFit
            record = write()
            to = url(record)
            delivery.done(url=to, id=getattr(record, "pk", ""))
    except NotFit:
        return None
    except ValidationError as refused:
        form.refuse(refused)
        return None
    if said is not None:
        messages.success(request, said(record))
    warn_of_aadhaar(request)
    return redirect(to)


def warn_of_aadhaar(request: HttpRequest) -> None:
    """Say it when something sent held an Aadhaar number: the service cut it (core/aadhaar.py)."""
    sent = [value for key in request.POST for value in request.POST.getlist(key)]
    names = [file.name or "" for file in request.FILES.values()]
    if any(masked(text)[1] for text in (*sent, *names)):
        messages.warning(
            request,
            _("An Aadhaar number was cut to its last 4 digits. The full number is never kept."),
        )


def token_for(request: HttpRequest) -> Any:
    """The value of the hidden field ``token``: kept when a page is drawn again."""
    return request.POST.get("token") or uuid.uuid4()


def status_of(form: ServiceForm) -> int:
    """422 tells a script and a log that nothing was saved."""
    return 422 if form.is_bound and form.errors else 200
