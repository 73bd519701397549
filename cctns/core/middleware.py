"""The steps that must be done after signing in before anything else opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from .account_choices import carry_choices
from .account_factor import has_factor

SEEN_EVERY = timedelta(minutes=5)
FACTOR_KEY = "has_second_factor"

PASSWORD_PAGES = frozenset({"account_change_password", "account_set_password"})
FACTOR_PAGES = frozenset(
    {"mfa_activate_totp", "mfa_totp_qr", "mfa_add_webauthn", "account_reauthenticate"}
)
OPEN_PAGES = frozenset({"account_logout", "language", "theme"})


class SignInStepsMiddleware:
    """After a reset a new password, at the first sign-in a second factor; then the site.

    Also keeps the session list's "last seen", to five minutes and without a query per request.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            note_seen(request)
        answer = self.get_response(request)
        carry_choices(request, answer)
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name or ""
        if not request.user.is_authenticated or name in OPEN_PAGES:
            return None
        if request.user.must_change_password:
            return None if name in PASSWORD_PAGES else redirect("account_change_password")
        if name in FACTOR_PAGES or not needs_factor(request):
            return None
        return redirect("mfa_activate_totp")


def needs_factor(request: HttpRequest) -> bool:
    """True in a session begun by password alone whose user has no second factor yet."""
    if request.session.get(FACTOR_KEY):
        return False
    methods = {row["method"] for row in get_authentication_records(request, request.user)}
    if "password" not in methods:
        return False
    if "mfa" in methods or has_factor(request.user):
        request.session[FACTOR_KEY] = True
        return False
    return True


def note_seen(request: HttpRequest) -> None:
    """Note the session's last use, at most every five minutes."""
    key = request.session.session_key
    if key and cache.add(f"seen:{key}", 1, timeout=int(SEEN_EVERY.total_seconds())):
        UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
