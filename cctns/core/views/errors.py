"""The pages of what went wrong.  A refusal is noted in the access log; a hidden record is a 404."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cctns.core.access import log_access
from cctns.core.errors import refusal_context, sentence_of
from cctns.core.jurisdiction import NOWHERE

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """400: the request could not be read."""
    message = ""
    if isinstance(exception, RequestDataTooBig):
        message = _(
            "What you sent is too large. Shorten the text, or attach long papers as files."
        )
    elif isinstance(exception, TooManyFieldsSent):
        message = _("What you sent has too many lines. Send it in two parts.")
    return answer(request, "errors/400.html", 400, {"message": message})


def refused(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """403: the power is not held; says which, and which roles hold it."""
    context = refusal_context(exception or PermissionDenied())
    note_refusal(request, what=getattr(exception, "power", "") or request.path)
    return answer(request, "errors/403.html", 403, context)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was sent from elsewhere, or was open longer than its key lives."""
    return answer(request, "errors/400.html", 403, {})


def not_found(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """404: nothing there, or nothing this person may see: the same page and words."""
    if request.resolver_match is not None:
        note_refusal(request, what=request.path)
    return answer(request, "errors/404.html", 404, {})


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the records cannot be reached.  Stands alone: the frame may be what broke."""
    away = isinstance(sys.exc_info()[1], OperationalError)
    context = {"fault": getattr(request, "request_id", ""), "request": request}
    status = 503 if away else 500
    if wants_json(request):
        return JsonResponse(
            {"error": sentence_of(sys.exc_info()[1] or Exception())}, status=status
        )
    page = render_to_string("errors/offline.html" if away else "errors/500.html", context)
    return HttpResponse(page, status=status)


def answer(
    request: HttpRequest, template: str, status: int, context: dict[str, Any]
) -> HttpResponse:
    """The page in the frame of whoever asks; a sentence as JSON for a script."""
    if wants_json(request):
        message = context.get("message") or _("The request was refused.")
        return JsonResponse({"error": message}, status=status)
    officer = getattr(getattr(request, "user", None), "is_authenticated", False)
    layout = "layouts/desk.html" if officer else "layouts/portal.html"
    page = render_to_string(template, context | {"layout": layout}, request=request)
    return HttpResponse(page, status=status)


def wants_json(request: HttpRequest) -> bool:
    """True for the API and for scripts that ask for JSON."""
    accepted = request.headers.get("Accept", "")
    return request.path.startswith("/api/") or accepted.startswith("application/json")


def note_refusal(request: HttpRequest, *, what: str) -> None:
    """Note who was refused what; a sign-in that is missing is not noted."""
    if not getattr(getattr(request, "user", None), "is_authenticated", False):
        return
    if not hasattr(request, "scope"):
        request.scope = NOWHERE
    try:
        with transaction.atomic():
            log_access(request, "refused", what=what)
    except DatabaseError:  # the page must come whatever happens to its note
        log.exception("A refusal could not be noted")


class LawMiddleware:
    """A law of the database that no service caught is a sentence, not a fault."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not isinstance(exception, IntegrityError):
            return None
        log.warning("A law of the database refused at %s", request.path)
        return answer(request, "errors/400.html", 409, {"message": sentence_of(exception)})
