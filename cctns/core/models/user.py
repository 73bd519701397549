from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A sign-in account: an officer's or a citizen's.  Who they are lives in their app."""

    language = models.CharField(_("language"), max_length=8, default="en")
    theme = models.CharField(_("theme"), max_length=8, default="light")
    text_size = models.CharField(_("text size"), max_length=8, blank=True, default="")
    keys_off = models.BooleanField(_("single-key shortcuts off"), default=False)
    must_change_password = models.BooleanField(default=False)

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def name(self) -> str:
        """As shown in the account menu."""
        return str(self)

    @property
    def initials(self) -> str:
        """ "ND" of "Nim D Bhutia": the first letters of the first two words."""
        return "".join(word[0] for word in str(self).split()[:2]).upper()
