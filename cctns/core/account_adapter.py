"""What this site decides about signing in (settings: ACCOUNT_ADAPTER, MFA_ADAPTER)."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .account_factor import FRESH_SECONDS, has_factor, is_demo_user, qr_svg


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, no e-mail; the second factor, once there is one, is what confirms a change."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "The user name or the password is wrong. Check capitals and the keyboard's language."
        ),
        "incorrect_password": _("This is not your present password. Write it again."),
        "too_many_login_attempts": _(
            "Too many tries in a short time. Wait a minute and try again."
        ),
        "rate_limited": _("Too many tries in a short time. Wait a minute and try again."),
        "enter_current_password": _("Write your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this site; allauth also takes other allowed hosts."""
        from .account_next import is_ours

        return bool(url) and is_ours(context.request, url)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """A demonstration user, whose password is known, never enters a real site."""
        if not settings.DEMO and is_demo_user(user):
            raise ImmediateHttpResponse(redirect("account_inactive"))
        return super().pre_login(request, user, **kwargs)

    def set_password(self, user: Any, password: str) -> None:
        user.must_change_password = False
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """With a second factor only the second factor will do; else the password."""
        methods = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"] != "reauthenticate"]
        return factors or methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not again within five minutes of signing in; so the first enrolment asks no password twice."""
        request = context.request
        oldest = time.time() - FRESH_SECONDS
        records = get_authentication_records(request, request.user)
        recent = {row["method"] for row in records if row["at"] >= oldest}
        if "mfa" in recent or ("password" in recent and not has_factor(request.user)):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)


SEALED = "f1:"  # before a secret enciphered in the first way


def secret_box() -> Fernet:
    """The cipher of second-factor secrets: AES-128 with a key derived from ``SECRET_KEY``."""
    key = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class MfaAdapter(DefaultMFAAdapter):
    """Names of secrets and keys; an officer's last second factor stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is wrong or was used already. Write the one shown now."),
        "cannot_delete_authenticator": _(
            "Your account needs a second factor. Add a passkey first, then remove the app."
        ),
        "last_passkey": _(
            "Your account needs a second factor. Set up the code app first, then remove the passkey."
        ),
        "cannot_generate_recovery_codes": _(
            "Set up the second factor first, then make recovery codes."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Secrets are kept enciphered with a key of their own, made from the site's (never in the database)."""
        return SEALED + secret_box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Secrets kept before they were enciphered, and those of a demonstration, are read as they are."""
        if not encrypted_text.startswith(SEALED):
            return encrypted_text
        return secret_box().decrypt(encrypted_text.removeprefix(SEALED).encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        return user.get_username()

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        rows = authenticator.user.authenticator_set.exclude(pk=authenticator.pk)
        return rows.exclude(type="recovery_codes").exists()

    def generate_authenticator_name(self, user: Any, type: str) -> str:
        count = user.authenticator_set.filter(type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": count})

    def _get_site_name(self) -> str:
        return settings.SITE_NAME
