"""One's own account: settings, language, light, and the small pages of signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.conf import settings as conf
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cctns.core.account_choices import remember
from cctns.core.account_factor import demo_code, has_factor, qr_svg
from cctns.core.account_first import FirstAdminForm, claim, link_is_live
from cctns.core.account_forms import SettingsForm
from cctns.core.account_next import next_url
from cctns.core.permissions import public, requires

THEMES = ("light", "dark")


@requires()
def settings(request: HttpRequest) -> HttpResponse:
    """Language, display and keys; and the way to password, second factor, sessions and tokens."""
    user = request.user
    kept = {
        name: getattr(user, name) for name in ("language", "theme", "text_size", "keys_off")
    }
    form = SettingsForm(request.POST or None, initial=kept)
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(user, name, value)
        user.save(update_fields=list(kept))
        with translation.override(user.language):
            messages.success(request, _("Your settings are saved."))
        answer = redirect("settings")
        remember(answer, **form.cleaned_data)
        return answer
    context = {
        "form": form,
        "has_factor": has_factor(user),
        "can_use_api": request.scope.has(conf.API_KEYS_POWER),
    }
    return TemplateResponse(request, "account/settings.html", context)


@public
def language(request: HttpRequest) -> HttpResponse:
    """Change the language: a link in the ownership bar (GET) or a form (POST)."""
    to = request.POST.get("to") or request.GET.get("to") or ""
    answer = redirect(next_url(request))
    if to in dict(conf.LANGUAGES):
        remember(answer, language=to)
        if request.user.is_authenticated:
            get_user_model().objects.filter(pk=request.user.pk).update(language=to)
    return answer


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Change between dark and light."""
    to = request.POST.get("to", "")
    answer = redirect(next_url(request))
    if to in THEMES:
        remember(answer, theme=to)
        if request.user.is_authenticated:
            get_user_model().objects.filter(pk=request.user.pk).update(theme=to)
    return answer


@public
def forgotten(request: HttpRequest) -> HttpResponse:
    """A forgotten password or lost second factor: who can reset it (nothing is sent by e-mail)."""
    return TemplateResponse(request, "account/password_reset.html")


class SecondStepView(AuthenticateView):
    """Second step of signing in: a code or a passkey; in the demonstration the code is shown."""

    def get_context_data(self, **kwargs: Any) -> dict:
        user = self.stage.login.user
        types = set(user.authenticator_set.values_list("type", flat=True))
        return super().get_context_data(**kwargs) | {
            "demo_code": demo_code(user),
            "has_passkey": "webauthn" in types,
            "has_app": "totp" in types,
        }


class Proves:
    """Mixin: setting up an app or passkey proves that one holds it; it counts as given just now."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa")
        return answer


class SetUpAppView(Proves, ActivateTOTPView):
    """Set up the code app."""


class AddPasskeyView(Proves, AddWebAuthnView):
    """Add a passkey."""


class RemovePasskeyView(RemoveWebAuthnView):
    """Remove a passkey; an officer's last second factor stays, as with the app."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_mfa_adapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["last_passkey"])
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)


@requires()
@never_cache
def totp_qr(request: HttpRequest) -> HttpResponse:
    """The QR code of the secret that is being set up, from this session only."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    url = get_mfa_adapter().build_totp_url(request.user, secret)
    return HttpResponse(qr_svg(url), content_type="image/svg+xml")


@public
@never_cache
def first(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link of a new site: makes the State's administrator, then is dead."""
    if not link_is_live(token):
        raise Http404
    form = FirstAdminForm(request.POST or None)
    if form.is_valid():
        user = claim(token, **form.cleaned_data)
        if user is None:
            raise Http404
        sign_in_after_claim(request, user)
        return redirect("mfa_activate_totp")
    return TemplateResponse(request, "account/first.html", {"form": form})


def sign_in_after_claim(request: HttpRequest, user: Any) -> None:
    """Sign the new administrator in as by password; the second factor is then asked for."""
    from django.contrib.auth import login

    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, user, method="password")
    UserSession.objects.create_from_request(request)
