from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7


class Job(models.Model):
    """Long work in the background.  The row is the truth; the broker only carries its key.

    A worker holds a lease and renews it; the scheduler requeues an expired one.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=60)  # name given to @job
    title = models.CharField(max_length=160)
    args = models.JSONField(default=dict)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="jobs"
    )
    posting_id = models.BigIntegerField(null=True)  # powers are those held when it runs
    language = models.CharField(max_length=8, default="en")
    status = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)  # waiting: when the broker is asked again
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    result_url = models.CharField(max_length=160, blank=True)
    result_path = models.CharField(max_length=160, blank=True)
    result_name = models.CharField(max_length=160, blank=True)
    result_kind = models.CharField(max_length=80, blank=True)
    result_size = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    finished_at = models.DateTimeField(null=True)
    keep_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="job_owner_idx"),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(status__in=["waiting", "running"]),
                name="job_open_idx",
            ),
        ]

    def __str__(self) -> str:
        return self.title
