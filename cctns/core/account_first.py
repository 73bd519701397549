"""The first administrator of a new site: a one-time link, good for one hour (ruling 12).

The link's token is kept hashed in ``core.FirstLink`` and dies when it is used, when it is an hour
old, when a newer one is made, or when an administrator exists.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from .models import FirstLink
from .widgets import Text

GOOD_FOR = timedelta(hours=1)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def has_administrator() -> bool:
    """True when the site has someone who can sign in: then no first link is made or taken."""
    return get_user_model().objects.filter(is_active=True).exists()


def new_link() -> str | None:
    """A fresh one-time link; earlier ones die.  None when the site has its administrator."""
    if has_administrator():
        return None
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        FirstLink.objects.all().delete()
        FirstLink.objects.create(digest=_digest(token), expires_at=timezone.now() + GOOD_FOR)
    return settings.SITE_URL + reverse("account_first", args=[token])


def link_is_live(token: str) -> bool:
    rows = FirstLink.objects.filter(digest=_digest(token), expires_at__gt=timezone.now())
    return rows.exists() and not has_administrator()


@transaction.atomic
def claim(token: str, *, username: str, password: str, **officer: Any) -> Any:
    """Use the link up: make the user and the State's system administrator.  None if it is dead.

    ``officer`` holds state, name, number, sex and rank; ``settings.FIRST_OFFICER`` names the function
    that posts the officer at the State's headquarters.
    """
    link = FirstLink.objects.select_for_update().filter(digest=_digest(token)).first()
    if link is None or not link_is_live(token):
        return None
    user = get_user_model().objects.create_user(
        username=username, password=password, first_name=officer["name"][:150]
    )
    import_string(settings.FIRST_OFFICER)(user, **officer)
    FirstLink.objects.all().delete()
    return user


class FirstAdminForm(forms.Form):
    """Who administers the State's site."""

    state = forms.ChoiceField(label=_("State"))
    name = forms.CharField(label=_("Your name"), max_length=120, widget=Text)
    number = forms.CharField(
        label=_("Service number"), max_length=20, widget=Text({"class": "in in--20"})
    )
    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("F", _("Female")), ("M", _("Male")), ("T", _("Transgender"))]
    )
    rank = forms.ChoiceField(label=_("Rank"))
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("Letters, digits and . - _ only."),
        validators=[get_user_model().username_validator],
        widget=Text({"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"class": "in", "autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput({"class": "in", "autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from django.apps import apps

        from .widgets import Choice, Picks

        units = apps.get_model("stations.Unit").objects
        states = units.filter(type="state", valid_to=None).order_by("name")
        self.fields["state"].choices = [(state.code, str(state)) for state in states]
        self.fields["state"].widget = Choice(choices=self.fields["state"].choices)
        station = units.filter(type="station").select_related("state").first()
        self.fields["state"].initial = station.state.code if station and station.state else None
        ranks = apps.get_model("stations.Rank").objects.all()
        self.fields["rank"].choices = [(rank.pk, str(rank)) for rank in ranks]
        self.fields["rank"].widget = Choice(choices=self.fields["rank"].choices)
        self.fields["sex"].widget = Picks(choices=self.fields["sex"].choices)
        texts = password_validation.password_validators_help_texts()
        self.fields["password"].help_text = " ".join(texts)

    def clean_username(self) -> str:
        name = self.cleaned_data["username"].lower()
        if get_user_model().objects.filter(username__iexact=name).exists():
            raise ValidationError(_("This user name is taken. Choose another."))
        return name

    def clean(self) -> dict:
        data = super().clean()
        again = data.pop("again", None)
        if data.get("password"):
            if again != data["password"]:
                self.add_error(
                    "again", _("The two passwords differ. Write the same one twice.")
                )
            user = get_user_model()(
                username=data.get("username", ""), first_name=data.get("name", "")
            )
            try:
                password_validation.validate_password(data["password"], user)
            except ValidationError as weak:
                self.add_error("password", weak)
        return data
