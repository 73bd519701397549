from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7


class Origin(models.TextChoices):
    """Where a record came from.  Live and demo rows obey every law of sequence."""

    LIVE = "live", _("Live")
    LEGACY = "legacy", _("Taken over from an older register")
    DEMO = "demo", _("Demonstration")


class ImportBatch(models.Model):
    """One run of an importer.  A legacy row must point at the batch that brought it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    counts = models.JSONField(default=dict)  # {"rows", "taken", "changed", "refused"}
    report = models.JSONField(default=list)  # one line per row that was changed or refused

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.source} {self.at:%d-%m-%Y}"
