"""Signing in and out in the access log (signals of Django, allauth and axes; connected in apps.py)."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.signals import authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from .access import log_access
from .account_lock import note_lock
from .jurisdiction import NOWHERE
from .middleware import FACTOR_KEY


def note_signed_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Write the sign-in down, with how it was done; the post taken is a line of its own."""
    if not hasattr(request, "scope"):
        request.scope = NOWHERE
    request.signed_in = request.user = user
    methods = dict.fromkeys(row["method"] for row in get_authentication_records(request, user))
    log_access(request, "sign_in", what="+".join(methods) or "sign-in")


def note_signed_out(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None and hasattr(request, "scope"):
        request.signed_out = True
        log_access(request, "sign_out", what="sign-out")


def forget_factor(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    """A removed second factor is asked for anew."""
    request.session.pop(FACTOR_KEY, None)


def connect() -> None:
    user_logged_in.connect(note_signed_in, dispatch_uid="cctns.signed_in")
    user_logged_out.connect(note_signed_out, dispatch_uid="cctns.signed_out")
    user_locked_out.connect(note_lock, dispatch_uid="cctns.locked")
    authenticator_removed.connect(forget_factor, dispatch_uid="cctns.factor_removed")
