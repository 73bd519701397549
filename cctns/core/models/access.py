from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """Something that happened to a record, in words a person can read back in court.

    Written in the transaction of the act; never changed.  It is also the outbox: notices are
    matched to it after commit, and a Centre-State exchange can read it in ``id`` order.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    post = models.CharField(max_length=160, blank=True)  # "SI, Ranipool PS" as on that day
    unit = models.ForeignKey("stations.Unit", models.PROTECT, null=True, related_name="+")
    subject_type = models.CharField(max_length=40)  # "cases.Case"
    subject_id = models.CharField(max_length=40)
    what = models.SlugField(max_length=60)
    note = models.TextField(blank=True)
    data = models.JSONField(
        default=dict, blank=True
    )  # codes and keys, never names or narratives

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_subject_idx")
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.what}"


class AccessLog(models.Model):
    """Who opened, searched, printed, exported or was refused what, when and why."""

    class Action(models.TextChoices):
        OPEN = "open", _("Opened")
        LIST = "list", _("Listed")
        SEARCH = "search", _("Searched")
        PRINT = "print", _("Printed")
        EXPORT = "export", _("Exported")
        DOWNLOAD = "download", _("Downloaded")
        UNMASK = "unmask", _("Asked to see a protected identity")
        REFUSED = "refused", _("Was refused")
        SIGN_IN = "sign_in", _("Signed in")
        SIGN_OUT = "sign_out", _("Signed out")

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    post = models.CharField(max_length=160, blank=True)
    unit = models.ForeignKey("stations.Unit", models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=12, choices=Action)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=200, blank=True)  # page, register or power; never a name
    reason = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=36, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-id"], name="access_subject_idx"
            ),
            models.Index(fields=["user", "-id"], name="access_user_idx"),
            models.Index(fields=["unit", "-id"], name="access_unit_idx"),
            BrinIndex(fields=["at"], name="access_at_idx", autosummarize=True),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.what}"
