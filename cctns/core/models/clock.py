from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cctns.core.jurisdiction import Placed, Scope, level_indexes
from cctns.core.triggers import place_row


class ClockDef(models.Model):
    """One version of a declared clock (``<app>/clocks.py``), or a State's dated override of it.

    Migrating syncs the declarations: a change makes a new version; a run keeps its own.
    """

    code = models.CharField(max_length=16)  # "C05"
    version = models.PositiveSmallIntegerField()
    state = models.ForeignKey(
        "stations.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )  # null: as declared; else this State's override
    law = models.CharField(max_length=60)  # "BNSS 176(1)"
    title = models.CharField(max_length=200)  # English msgid; translated when shown
    amount = models.PositiveSmallIntegerField()  # 0: a guard without a time limit
    unit = models.CharField(max_length=1)  # h, d, m
    calendar = models.CharField(max_length=8, default="calendar")  # or "working"
    is_advisory = models.BooleanField(default=False)  # the law says "forthwith": number is ours
    is_guard = models.BooleanField(default=False)  # the act itself is refused, not only timed
    warn = models.JSONField(
        default=list
    )  # steps: ["50%", "75%", "90%", "100%", "+1d"], or "24h"
    roles = models.JSONField(
        default=list
    )  # whom to tell at each step: [["io"], ["io", "sho"], ...]
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, editable=False)  # of the declaration
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version", "state"],
                nulls_distinct=False,
                name="one_clock_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ClockRun(Placed):
    """A statutory time limit that is running, was met, or was missed.

    Opened and closed by services in the transaction of the event.  ``reference`` names the
    record ("FIR 0087/2026"), never a person.
    """

    class State(models.TextChoices):
        LATE = "late", _("Late")
        SOON = "soon", _("Due soon")
        OK = "ok", _("In time")
        DONE = "done", _("Done")

    definition = models.ForeignKey(ClockDef, models.PROTECT, related_name="runs")
    code = models.CharField(max_length=16)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)
    url = models.CharField(max_length=120)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="clock_runs"
    )
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)  # the law no longer asks for it
    breached_at = models.DateTimeField(null=True, blank=True)
    excuse = models.CharField(max_length=300, blank=True)
    warned = models.PositiveSmallIntegerField(default=0)  # steps of the ladder already told
    warn_at = models.DateTimeField(null=True, blank=True)  # the next step; null: none is left
    is_sealed = models.BooleanField(default=False)  # runs on a sealed record

    class Meta(Placed.Meta):
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="clockrun_subject_idx"),
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(met_at=None, cancelled_at=None),
                name="clockrun_open_idx",
            ),
            models.Index(
                fields=["warn_at"],
                condition=models.Q(met_at=None, cancelled_at=None, warn_at__isnull=False),
                name="clockrun_warn_idx",
            ),
            *level_indexes(
                "clkopen", "due_at", "id", condition=models.Q(met_at=None, cancelled_at=None)
            ),
        ]
        triggers = [place_row]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "subject_type", "subject_id", "started_at"],
                name="clock_opens_once",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__gte=models.F("started_at")),
                name="clock_due_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.reference}"

    @property
    def cited(self) -> str:
        """What the clock is of, in the reader's language.

        ``reference`` is stored in English, "Complaint 0077/2026": its words are a message, its number is not.
        """
        words, _space, number = self.reference.rpartition(" ")
        return f"{gettext(words)} {number}" if words else number

    @classmethod
    def sealed_q(cls, scope: Scope) -> models.Q | None:
        """A sealed record's clock is there for its officer and for those who may see its header."""
        if scope.has("cases.view_sealed_header"):
            return None
        return models.Q(is_sealed=False) | models.Q(officer_id=getattr(scope.user, "pk", None))
