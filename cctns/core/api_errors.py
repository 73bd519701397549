"""Errors of the API: one shape (RFC 9457, ``application/problem+json``) and whole sentences.

    {"type": "/help/api/#refused", "title": "...", "status": 403, "detail": "...",
     "errors": [{"field": "sections", "message": "..."}], "power": "...", "roles": ["..."]}

``errors`` is there when fields are to be mended; ``power`` and ``roles`` when a power is not held.
A hidden record and an absent one are the same 404.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.core.signals import got_request_exception
from django.db import DatabaseError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from .errors import sentence_of
from .permissions import Refused
from .roles import roles_holding

log = logging.getLogger(__name__)
MEDIA = "application/problem+json"
HELP = "/help/api/#"


def problem(
    code: str,
    title: str,
    http: int,
    detail: str = "",
    *,
    headers: Mapping | None = None,
    **more: Any,
) -> Response:
    """One error as a response."""
    body = {
        "type": f"{HELP}{code}",
        "title": title,
        "status": http,
        "detail": detail or title,
        **more,
    }
    return Response(body, status=http, headers=dict(headers or {}), content_type=MEDIA)


def answer_error(exc: Exception, context: Mapping[str, Any]) -> Response:
    """DRF's exception handler: every error, ours and the database's, in the one shape."""
    set_rollback()
    if isinstance(exc, Http404 | exceptions.NotFound):
        return missing()
    if isinstance(exc, Refused):
        return refused(exc)
    if isinstance(exc, PermissionDenied | exceptions.PermissionDenied):
        return refused(Refused())
    if isinstance(exc, exceptions.ValidationError):
        return unfit(list(_fields(exc.detail)))
    if isinstance(exc, ValidationError):
        return unfit(list(_django_fields(exc)))
    if isinstance(exc, exceptions.APIException):
        return of_library(exc)
    if isinstance(exc, RequestDataTooBig):
        return problem(
            "too-large",
            _("What was sent is too large"),
            status.HTTP_413_REQUEST_ENTITY_TOO_LARGE,
        )
    if isinstance(exc, DatabaseError) and "cctns." in str(exc):
        return problem(
            "law", _("The law of sequence does not allow this"), 409, sentence_of(exc)
        )
    return broken(exc, context)


def missing() -> Response:
    """The same for what is hidden and what is absent."""
    return problem(
        "missing", _("There is no such record in your area."), status.HTTP_404_NOT_FOUND
    )


def refused(exc: Refused) -> Response:
    """The power is not held: names it and the roles that hold it, never a person."""
    more: dict[str, Any] = {}
    if exc.power:
        more = {
            "power": str(exc.power),
            "roles": [role.name for role in roles_holding(exc.power)],
        }
    return problem(
        "refused", _("Your posting does not hold the power for this"), 403, exc.message, **more
    )


def unfit(errors: list[dict[str, str]]) -> Response:
    """What was sent has to be mended; each error is what is wrong and how to mend it."""
    detail = errors[0]["message"] if errors else ""
    return problem("unfit", _("There is something to fix"), 400, detail, errors=errors)


def of_library(exc: exceptions.APIException) -> Response:
    """DRF's own errors, in our words."""
    headers, http = {}, exc.status_code
    if getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = exc.auth_header
    if getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(exc.wait) + 1)
    words = {
        400: ("unfit", _("What was sent cannot be read as JSON")),
        401: ("sign-in", _("Sign in, or send a key that is still good")),
        403: ("sign-in", _("Sign in, or send a key that is still good")),
        405: ("method", _("This address does not take that method")),
        406: ("media", _("The API answers in JSON")),
        415: ("media", _("Send JSON, with Content-Type: application/json")),
        429: ("slow-down", _("Too many requests. Wait, then go on")),
    }
    code, title = words.get(http, ("error", str(exc.detail)))
    # A refused key says why: unknown, revoked, its posting ended (core/api_tokens.py).
    detail = str(exc.detail) if isinstance(exc, exceptions.AuthenticationFailed) else ""
    return problem(code, title, http, detail, headers=headers)


def broken(exc: Exception, context: Mapping[str, Any]) -> Response:
    """Our fault: logged, told to the site's error watch, and answered without its inside."""
    request = getattr(context.get("request"), "_request", None)
    log.error("API: %s", type(exc).__name__, exc_info=exc)
    got_request_exception.send(sender=None, request=request)
    title = _("Something went wrong on our side. Nothing was saved. Try again")
    return problem("fault", title, 500, fault=getattr(request, "request_id", ""))


def _fields(detail: Any, field: str = "") -> Iterator[dict[str, str]]:
    """DRF's nested errors as a flat list: fields inside fields are "accused.0.name"."""
    if isinstance(detail, Mapping):
        for key, inner in detail.items():
            name = "" if key == "non_field_errors" else str(key)
            yield from _fields(inner, f"{field}.{name}".strip("."))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, Mapping | list)
            yield from _fields(inner, f"{field}.{index}".strip(".") if nested else field)
    else:
        yield {"field": field, "message": str(detail)}


def _django_fields(exc: ValidationError) -> Iterator[dict[str, str]]:
    """A service's refusal: its sentences, by field where it names fields."""
    if hasattr(exc, "error_dict"):
        for key, inner in exc.message_dict.items():
            for message in inner:
                yield {"field": "" if key == "__all__" else key, "message": message}
    else:
        for message in exc.messages:
            yield {"field": "", "message": message}
