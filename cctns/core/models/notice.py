from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cctns.core.jurisdiction import Scoped


class Notification(models.Model):
    """An alert inside the site, for one officer."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    kind = models.SlugField(max_length=60)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=160, blank=True)
    icon = models.CharField(max_length=30, blank=True)
    event = models.ForeignKey("core.Event", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "read_at", "-id"], name="notification_user_idx")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "event"], name="told_once_per_event"
            )
        ]

    def __str__(self) -> str:
        return self.text


class DueNotice(models.Model):
    """An event that somebody is to be told of.  Written with the event, removed when told."""

    event = models.OneToOneField(
        "core.Event", models.CASCADE, primary_key=True, related_name="+"
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["event"]
        indexes = [models.Index(fields=["next_at"], name="due_notice_idx")]

    def __str__(self) -> str:
        return str(self.event_id)


class Delivery(Scoped):
    """One SMS or e-mail: sent at most once, retried with growing pauses, shown in the outbox."""

    class Channel(models.TextChoices):
        SMS = "sms", _("SMS")
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        UNSURE = (
            "unsure",
            _("Sent, not confirmed"),
        )  # the sender died between sending and noting

    key = models.CharField(max_length=120, unique=True)  # event + notice + receiver: sent once
    kind = models.SlugField(max_length=60)
    channel = models.CharField(max_length=8, choices=Channel)
    to = models.CharField(max_length=160)
    language = models.CharField(max_length=8, default="en")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    unit = models.ForeignKey("stations.Unit", models.PROTECT, null=True, related_name="+")
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    event = models.ForeignKey(
        "core.Event", models.PROTECT, null=True, related_name="deliveries"
    )
    status = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(db_default=Now())
    error = models.CharField(max_length=300, blank=True)
    provider_id = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    claimed_at = models.DateTimeField(null=True)  # a sender took it; old and not sent: unsure
    sent_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(status="waiting"),
                name="delivery_waiting_idx",
            ),
            models.Index(
                fields=["claimed_at"],
                condition=models.Q(status="sending"),
                name="delivery_sending_idx",
            ),
            models.Index(fields=["unit", "-id"], name="delivery_unit_idx"),
            models.Index(fields=["subject_type", "subject_id"], name="delivery_subject_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.kind}"
