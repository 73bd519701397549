from __future__ import annotations

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cctns.core.jurisdiction import Placed
from cctns.core.triggers import place_row


class Rank(models.Model):
    """A rank of the force, highest first (``order`` 10 = DGP ... 120 = constable)."""

    code = models.SlugField(primary_key=True, max_length=12)  # "si"
    order = models.PositiveSmallIntegerField(unique=True)
    short = models.CharField(max_length=20)  # "SI"
    labels = models.JSONField()  # {"en", "hi", "ne"}

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.labels.get((get_language() or "en")[:2]) or self.labels["en"]

    # Orders the law speaks of.
    DYSP = 70
    INSPECTOR = 80
    SI = 90
    ASI = 100
    HEAD_CONSTABLE = 110
    CONSTABLE = 120


@pghistory.track()
class Officer(models.Model):
    """A member of the force.  What an officer may do comes from the active posting, not from here."""

    class Sex(models.TextChoices):
        FEMALE = "F", _("Female")
        MALE = "M", _("Male")
        OTHER = "T", _("Transgender")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="officer"
    )
    number = models.CharField(_("service number"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)  # {"hi": ..., "ne": ...}
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    rank = models.ForeignKey(Rank, models.PROTECT, verbose_name=_("rank"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left the force on"), null=True, blank=True)

    class Meta:
        ordering = ["rank__order", "name"]

    def __str__(self) -> str:
        return f"{self.rank.short} {self.label}"

    @property
    def label(self) -> str:
        return (self.names or {}).get((get_language() or "en")[:2]) or self.name


@pghistory.track()
class Posting(Placed):
    """An officer's duty: which unit, which post, which role, from when to when.

    Powers come from the active posting and stop with it.  An officer may hold an additional charge.
    """

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="postings")
    role = models.SlugField(_("role"), max_length=20)
    post = models.CharField(_("post"), max_length=80)  # "Station House Officer"
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("to"), null=True, blank=True)
    is_additional = models.BooleanField(_("additional charge"), default=False)
    order_no = models.CharField(_("order number"), max_length=60, blank=True)
    relieved_reason = models.CharField(max_length=200, blank=True)

    class Meta(Placed.Meta):
        ordering = ["is_additional", "-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")),
                name="posting_ends_later",
            ),
            models.UniqueConstraint(
                fields=["officer", "unit", "role"],
                condition=Q(until=None),
                name="one_open_posting",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "role"], condition=Q(until=None), name="posting_open_idx"
            )
        ]
        triggers = [place_row]

    def __str__(self) -> str:
        return f"{self.officer}, {self.post}, {self.unit}"


@pghistory.track()
class Leave(models.Model):
    """Leave: while it runs the officer's postings give no power and sessions end."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="leaves")
    kind = models.CharField(_("kind"), max_length=20, default="earned")
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("to"))
    order_no = models.CharField(_("order number"), max_length=60, blank=True)
    ended_early_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("since")), name="leave_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.since:%d-%m-%Y}"


class ShiftCharge(Placed):
    """Who is officer in charge of the station for the shift (BNSS s.2(1)(r): next in rank, above constable).

    Recorded by a charge hand-over entry in the diary; holding it adds the powers of ``shift_officer``.
    A trigger refuses a constable.
    """

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="charges")
    since = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True, blank=True)
    entry = models.ForeignKey("stations.DiaryEntry", models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta(Placed.Meta):
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until=None), name="one_charge_at_a_time"
            )
        ]
        triggers = [
            place_row,
            pgtrigger.Trigger(
                name="above_constable",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF (SELECT r."order" FROM stations_posting p
                          JOIN stations_officer o ON o.id = p.officer_id
                          JOIN stations_rank r ON r.code = o.rank_id
                         WHERE p.id = NEW.posting_id) >= 120 THEN
                        RAISE EXCEPTION 'cctns.charge_rank: a constable cannot hold charge of a station'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posting}"
