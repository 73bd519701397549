from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.records import Record
from cctns.core.triggers import frozen, law

from .case import CaseRecord
from .sensitivity import Sensitivity


class SensitivityChange(CaseRecord):
    """A case's sensitivity raised (by law, seal or court) or lowered (DySP or above, with a reason)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="sensitivity_changes")
    before = models.CharField(max_length=12, choices=Sensitivity)
    after = models.CharField(max_length=12, choices=Sensitivity)
    reason = models.CharField(_("reason"), max_length=300)
    is_automatic = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        "stations.Posting", models.PROTECT, null=True, related_name="+"
    )
    review_on = models.DateField(_("review on"), null=True, blank=True)

    class Meta(Record.Meta):
        ordering = ["entered_at"]
        triggers = [
            *Record.Meta.triggers,
            frozen(),
            law(
                "lowered_by_dysp",
                """array_position(ARRAY['normal','restricted','sealed'], NEW.after::text)
                     < array_position(ARRAY['normal','restricted','sealed'], NEW.before::text)
                   AND COALESCE((SELECT r."order" FROM stations_posting p
                      JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.decided_by_id), 999) > 70""",
                "lower_rank: sensitivity is lowered by an officer of DySP rank or above",
            ),
        ]

    def __str__(self) -> str:
        return self.after


class SealMember(models.Model):
    """One officer on a sealed case's list: who may open it, since when, until when."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="seal_members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(until=None), name="once_on_seal_list"
            )
        ]
        indexes = [models.Index(fields=["user"], condition=Q(until=None), name="seal_user_idx")]

    def __str__(self) -> str:
        return str(self.user)


class Unmasking(models.Model):
    """Five minutes in which one officer sees the protected identities of one case, and why.

    Written with an access-log row; the SP is told.
    """

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="unmaskings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["case", "user", "until"], name="unmasking_idx")]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%d-%m-%Y %H:%M}"


class CaseShare(models.Model):
    """One case shared, read only, with an officer outside its area until a date; the grant is guardian's."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="shares")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-since"]
        indexes = [
            models.Index(
                fields=["user", "until"], condition=Q(ended_at=None), name="caseshare_user_idx"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.until:%d-%m-%Y}"
