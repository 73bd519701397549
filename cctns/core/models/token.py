from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7


class WriteToken(models.Model):
    """The key of one write.  Its second delivery returns the first result (``core/once.py``)."""

    token = models.UUIDField(primary_key=True)
    action = models.CharField(max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    result = models.JSONField(default=dict)  # {"url": ..., "id": ...}
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [models.Index(fields=["at"], name="write_token_at_idx")]

    def __str__(self) -> str:
        return f"{self.action} {self.token}"


class ApiToken(models.Model):
    """A program's key to the API: shown once, stored hashed, bound to one posting and named powers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("what it is for"), max_length=80)
    posting = models.ForeignKey("stations.Posting", models.PROTECT, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    powers = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class FirstLink(models.Model):
    """The one-time link that makes the first administrator of a new site; kept hashed, good for an hour."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"until {self.expires_at:%d-%m-%Y %H:%M}"
