from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cctns.core.records import Record
from cctns.core.triggers import frozen, law

from .case import SealedWithCase


class Fir(SealedWithCase, Record):
    """A first information report as registered (BNSS s.173): the frozen IIF-1.

    Nothing in it ever changes: corrections are addenda, sections change by alteration on its ``Case``.
    ``content`` holds items 1 to 15 as they were read over (keys in ``cases/iif1.py``); ``key`` is the
    16-digit registration number; a Zero FIR has its own series and key ending (domain 5).
    """

    class Kind(models.TextChoices):
        REGULAR = "regular", _("FIR")
        ZERO = "zero", _("Zero FIR")

    class InformationType(models.TextChoices):
        WRITTEN = "written", _("Written")
        ORAL = "oral", _("Oral")
        ELECTRONIC = "electronic", _("Electronic (e-FIR)")
        SUO_MOTU = "suo_motu", _("Police officer's own knowledge")
        COURT = "court", _("Court order, s.175(3) BNSS")
        PHONE = "phone", _("Telephone or 112")
        ZERO_RECEIVED = "zero_received", _("Zero FIR received")

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.REGULAR)
    number = models.PositiveIntegerField(_("FIR no."))
    year = models.PositiveSmallIntegerField(_("year"))
    key = models.CharField(_("registration key"), max_length=17, unique=True, null=True)
    registered_at = models.DateTimeField(_("registered at"))
    entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, related_name="+", null=True
    )
    entry_at = models.DateTimeField(null=True)  # copied: diary <= FIR is a check constraint
    information_type = models.CharField(max_length=14, choices=InformationType)
    information_at = models.DateTimeField(_("information received at the station"))
    occurred_from = models.DateTimeField(null=True, blank=True)
    occurred_to = models.DateTimeField(null=True, blank=True)
    sections = models.JSONField()  # section pks as registered, in order
    language = models.CharField(max_length=8, default="en")
    content = models.JSONField()
    recorder = models.ForeignKey(
        "stations.Posting", models.PROTECT, related_name="+", null=True, db_index=False
    )  # who took it down
    registered_by = models.ForeignKey(
        "stations.Posting", models.PROTECT, related_name="+", null=True, db_index=False
    )  # SHO or the officer in charge for the shift
    recorded_by_woman = models.BooleanField(default=False)
    needs_woman = models.BooleanField(default=False)  # sections of BNSS 173(1) first proviso
    received_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="registered_as"
    )  # the Zero FIR it re-registers

    class Meta(Record.Meta):
        ordering = ["-registered_at", "-id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "kind", "year", "number"],
                condition=~models.Q(origin="legacy"),
                name="fir_number_once_per_year",
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "year", "number", "batch"],
                condition=models.Q(origin="legacy"),
                name="fir_legacy_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="legacy")
                | models.Q(entry__isnull=False, entry_at__lte=models.F("registered_at")),
                name="diary_before_fir",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="legacy")
                | models.Q(information_at__lte=models.F("registered_at")),
                name="information_before_fir",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="legacy")
                | models.Q(needs_woman=False)
                | models.Q(recorded_by_woman=True),
                name="woman_records_woman",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="legacy")
                | models.Q(occurred_from=None)
                | models.Q(occurred_from__lte=models.F("registered_at")),
                name="occurrence_before_fir",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            frozen(),
            law(
                "true_diary",
                """NOT EXISTS (SELECT 1 FROM stations_diaryentry d WHERE d.id = NEW.entry_id
                     AND d.unit_id = NEW.unit_id AND d.entered_at = NEW.entry_at)""",
                "fir_diary: the diary entry of the FIR is not this station's, or its time differs",
                update=False,
            ),
            law(
                "true_recorder",
                """NEW.recorded_by_woman AND NOT EXISTS (
                     SELECT 1 FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      WHERE p.id = NEW.recorder_id AND o.sex = 'F')""",
                "fir_recorder: the recorder is not a woman officer",
                update=False,
            ),
            law(
                "woman_needed",
                """NOT NEW.needs_woman AND EXISTS (SELECT 1 FROM cases_section s
                     WHERE NEW.sections ? s.id AND s.needs_woman_officer)""",
                "fir_woman: information of these offences is recorded by a woman officer",
                update=False,
            ),
            law(
                "not_in_future",
                "NEW.registered_at > clock_timestamp()",
                "future: the FIR is dated later than now",
                update=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:04d}/{self.year}"

    @property
    def cited(self) -> str:
        """ "0137/2026", or "Zero 0004/2026"."""
        number = f"{self.number:04d}/{self.year}"
        return f"Zero {number}" if self.kind == self.Kind.ZERO else number
