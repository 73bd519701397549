"""The forms of signing in and of one's own account, in this site's words and boxes.

They stand on allauth's (settings: ACCOUNT_FORMS, MFA_FORMS), which carry the rules.
"""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from .account_factor import factor_for
from .account_lock import count_wrong_factor, is_locked

CODE_BOX = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "maxlength": 16,
    "spellcheck": "false",
}


class Ours:
    """Mixin: this site's boxes, labels and hints in place of allauth's placeholders."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    boxes: dict[str, dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs.pop("placeholder", None)
                field.widget.attrs |= {"class": "in", **self.boxes.get(name, {})}
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignInForm(Ours, account.LoginForm):
    labels = {"login": _("User name"), "password": _("Password")}
    boxes = {"login": {"autocapitalize": "none", "spellcheck": "false"}}


class PasswordForm(Ours, account.ReauthenticateForm):
    labels = {"password": _("Your password")}


class NewPasswordHints:
    """Mixin: what a new password must be, said before it is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class ChangePasswordForm(NewPasswordHints, Ours, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }


class SetPasswordForm(NewPasswordHints, Ours, account.SetPasswordForm):
    labels = {"password1": _("New password"), "password2": _("New password again")}


class CountedCode:
    """Mixin: a one-time or recovery code; a wrong one counts towards the lock."""

    labels = {"code": _("Code")}
    hints = {"code": _("6 digits from the app, or one of your recovery codes.")}
    boxes = {"code": CODE_BOX}

    def clean_code(self) -> str:
        adapter = get_mfa_adapter()
        if is_locked(context.request, self.user):
            raise adapter.validation_error("incorrect_code")
        code = self.cleaned_data["code"]
        factor = factor_for(self.user, code)
        if factor is None:
            count_wrong_factor(context.request, self.user)
            raise adapter.validation_error("incorrect_code")
        factor.user = self.user
        self.authenticator = factor
        return code


class CodeForm(CountedCode, Ours, mfa.AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(CountedCode, Ours, mfa.ReauthenticateForm):
    """The second factor again, before a change to the account."""


class SetUpAppForm(Ours, totp.ActivateTOTPForm):
    labels = {"code": _("Code that the app shows")}
    hints = {"code": _("6 digits. It changes every 30 seconds.")}
    boxes = {"code": CODE_BOX}


class CountedPasskey:
    """Mixin: a passkey's answer; a wrong one counts towards the lock."""

    def clean_credential(self) -> Any:
        adapter = get_mfa_adapter()
        if is_locked(context.request, self.user):
            raise adapter.validation_error("incorrect_code")
        try:
            return super().clean_credential()
        except forms.ValidationError:
            count_wrong_factor(context.request, self.user)
            raise


class PasskeyForm(CountedPasskey, webauthn.AuthenticateWebAuthnForm):
    """The second step of signing in, by passkey."""


class PasskeyAgainForm(CountedPasskey, webauthn.ReauthenticateWebAuthnForm):
    """The passkey again, before a change to the account."""


class AddPasskeyForm(Ours, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name of this passkey")}
    hints = {"name": _("So that you know it again, for example “Duty room PC”.")}
    boxes = {"name": {"maxlength": 60}}


class RenamePasskeyForm(Ours, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name of this passkey")}
    boxes = {"name": {"maxlength": 60}}


class SettingsForm(forms.Form):
    """Language, light, text size, keys.  Saved with the user and in cookies of this browser."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(
        label=_("Display"), choices=[("light", _("Light")), ("dark", _("Dark, for the night"))]
    )
    text_size = forms.ChoiceField(
        label=_("Text size"),
        required=False,
        choices=[("", _("Normal")), ("large", _("Large")), ("larger", _("Larger"))],
    )
    keys_off = forms.BooleanField(
        label=_("Switch single-key shortcuts off"),
        help_text=_("For speech input and other aids that send single letters."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from .widgets import Picks

        for name in ("language", "theme", "text_size"):
            self.fields[name].widget = Picks(choices=self.fields[name].choices)
        self.fields["text_size"].optional_text = ""
