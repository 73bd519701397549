"""Addresses of signing in and of one's own account (allauth's views, our templates and words).

Only what officers use is here: no sign-up, no e-mail addresses, no reset by e-mail.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cctns.core.permissions import public, requires
from cctns.core.views import account as ours
from cctns.core.views import sessions


def framed(view: Callable) -> Callable:
    """allauth puts its own ``site`` into its pages; ours (core/context.py) is the one to show."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if getattr(answer, "context_data", None):
            answer.context_data.pop("site", None)
        return answer

    return inner


def anyone(view: Callable) -> Callable:
    return public(framed(view))


def officer(view: Callable) -> Callable:
    return requires()(framed(view))


urlpatterns = [
    # signing in and out
    path("sign-in/", anyone(account.login), name="account_login"),
    path("sign-in/code/", anyone(ours.SecondStepView.as_view()), name="mfa_authenticate"),
    path("sign-in/forgotten/", ours.forgotten, name="account_reset_password"),
    path("sign-in/closed/", anyone(account.account_inactive), name="account_inactive"),
    path("sign-in/new/", anyone(account.signup), name="account_signup"),
    path("sign-out/", anyone(account.logout), name="account_logout"),
    path("first/<str:token>/", ours.first, name="account_first"),
    # language and display
    path("language/", ours.language, name="language"),
    path("theme/", ours.theme, name="theme"),
    # confirming that it is you
    path("account/confirm/", officer(account.reauthenticate), name="account_reauthenticate"),
    path("account/confirm/code/", officer(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        officer(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    # one's own account
    path("settings/", ours.settings, name="settings"),
    path(
        "settings/password/", officer(account.password_change), name="account_change_password"
    ),
    path("settings/password/new/", officer(account.password_set), name="account_set_password"),
    path("settings/sessions/", sessions.sessions, name="usersessions_list"),
    # second factor
    path("settings/second-factor/", officer(mfa.index), name="mfa_index"),
    path(
        "settings/second-factor/app/",
        officer(ours.SetUpAppView.as_view()),
        name="mfa_activate_totp",
    ),
    path("settings/second-factor/app/qr.svg", ours.totp_qr, name="mfa_totp_qr"),
    path(
        "settings/second-factor/app/remove/",
        officer(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "settings/second-factor/codes/",
        officer(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "settings/second-factor/codes/new/",
        officer(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "settings/second-factor/codes/recovery-codes.txt",
        officer(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path(
        "settings/second-factor/passkeys/",
        officer(passkeys.list_webauthn),
        name="mfa_list_webauthn",
    ),
    path(
        "settings/second-factor/passkeys/add/",
        officer(ours.AddPasskeyView.as_view()),
        name="mfa_add_webauthn",
    ),
    path(
        "settings/second-factor/passkeys/<int:pk>/",
        officer(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
    path(
        "settings/second-factor/passkeys/<int:pk>/remove/",
        officer(ours.RemovePasskeyView.as_view()),
        name="mfa_remove_webauthn",
    ),
]
