"""The one lock-out: django-axes, with a limit per user name and address and one per user name.

5 wrong tries of one user name from one address lock that pair for 15 minutes: a colleague behind
the same address still signs in.  30 wrong tries of one user name from anywhere lock the user name.
Wrong second factors count as wrong tries.  A try while locked does not make the lock longer, and an
unknown user name is locked like a known one.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .access import log_access

LIMIT_FROM_ANYWHERE = 30


def username_of(request: HttpRequest, credentials: dict | None = None) -> str | None:
    """The user name as it is counted: capitals and blanks make no new name (axes setting)."""
    name = (credentials or {}).get("username")
    if name is None and request is not None:
        name = request.POST.get("login")
    return str(name).strip().replace("\0", "").lower()[:255] if name is not None else None


def _ends(tries: list[tuple[datetime, int]], limit: int) -> datetime | None:
    """When so many of the tries will have passed that fewer than ``limit`` are left; None if they are now."""
    left = sum(count for _at, count in tries)
    end = None
    for at, count in sorted(tries):
        if left < limit:
            break
        left -= count
        end = at + settings.AXES_COOLOFF_TIME
    return end


def lock_ends(
    username: str | None, address: str | None, now: datetime | None = None
) -> datetime | None:
    """When the lock on this user name from this address ends; None when there is none."""
    if username is None:
        return None
    since = (now or timezone.now()) - settings.AXES_COOLOFF_TIME
    rows = list(
        AccessAttempt.objects.filter(username=username, attempt_time__gte=since).values_list(
            "attempt_time", "failures_since_start", "ip_address"
        )
    )
    here = _ends(
        [(at, count) for at, count, ip in rows if ip == address], settings.AXES_FAILURE_LIMIT
    )
    anywhere = _ends([(at, count) for at, count, _ip in rows], LIMIT_FROM_ANYWHERE)
    return max(filter(None, (here, anywhere)), default=None)


class LockHandler(AxesDatabaseHandler):
    """Axes with the second limit: a user name locked from anywhere counts as locked here."""

    def get_failures(self, request: Any, credentials: dict | None = None) -> int:
        here = super().get_failures(request, credentials)
        name = username_of(request, credentials)
        if lock_ends(name, request.axes_ip_address, request.axes_attempt_time):
            return max(here, settings.AXES_FAILURE_LIMIT)
        return here


def is_locked(request: HttpRequest, user: Any) -> bool:
    """True when this user may not try again from here yet; the answer is then the locked page."""
    credentials = {"username": user.get_username()}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True
    request.axes_credentials = credentials
    return True


def count_wrong_factor(request: HttpRequest, user: Any) -> None:
    """Count a wrong second factor as a wrong try."""
    AxesProxyHandler.user_login_failed(
        sender=__name__, credentials={"username": user.get_username()}, request=request
    )


def note_lock(
    sender: Any, request: HttpRequest, username: str | None = None, **kwargs: Any
) -> None:
    """Note in the access log that a known user's sign-in was locked (signal of axes)."""
    if username and get_user_model().objects.filter(username__iexact=username).exists():
        log_access(request, "refused", what="sign-in locked", reason=username)


def locked_response(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict | None = None
) -> HttpResponse:
    """The page that says when the lock ends (429, with Retry-After in seconds)."""
    now = timezone.now()
    address = getattr(request, "axes_ip_address", None) or request.META.get("REMOTE_ADDR")
    ends = lock_ends(username_of(request, credentials), address, now) or now
    answer = render(
        request,
        "account/locked.html",
        {"ends": ends, "limit": settings.AXES_FAILURE_LIMIT},
        status=429,
    )
    answer["Retry-After"] = str(max(1, math.ceil((ends - now).total_seconds())))
    answer["Cache-Control"] = "no-store"
    return answer
