from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cctns.core.records import Record
from cctns.core.triggers import frozen, law


class DiaryEntry(Record):
    """One entry of the General Diary (Police Act 1861 s.44): numbered, in time order, never changed.

    ``happened_at`` is when it happened, ``entered_at`` when it was written.  A correction is a later
    entry that points back.  Entries the law wants for an act are written by that act's service
    (``is_system``) in the same transaction and point at the record.
    """

    period = models.CharField(
        max_length=10
    )  # "2026-11-24", "2026-11" or "2026" by the State's rule
    number = models.PositiveIntegerField(_("entry no."))
    happened_at = models.DateTimeField(_("when it happened"))
    late_reason = models.CharField(_("reason for writing late"), max_length=300, blank=True)
    kind = models.SlugField(_("kind"), max_length=40)  # code list diary_kind
    text = models.TextField(_("entry"))
    language = models.CharField(max_length=8, default="en")
    is_system = models.BooleanField(default=False)
    posting = models.ForeignKey(
        "stations.Posting", models.PROTECT, null=True, related_name="+", db_index=False
    )
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    is_protected = models.BooleanField(default=False)  # text names a protected person

    class Meta(Record.Meta):
        ordering = ["entered_at", "number"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "period", "number"], name="diary_number_once"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="diary_says_something"),
        ]
        indexes = [
            models.Index(fields=["unit", "-entered_at", "-id"], name="diary_unit_idx"),
            models.Index(fields=["station", "-entered_at", "-id"], name="diary_station_idx"),
            models.Index(
                fields=["subdivision", "-entered_at", "-id"], name="diary_subdivision_idx"
            ),
            models.Index(fields=["district", "-entered_at", "-id"], name="diary_district_idx"),
            models.Index(fields=["state", "-entered_at", "-id"], name="diary_state_idx"),
            models.Index(
                fields=["subject_type", "subject_id"],
                condition=~models.Q(subject_id=""),
                name="diary_subject_idx",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            frozen(),
            law(
                "not_in_future",
                "NEW.happened_at > NEW.entered_at",
                "future: the time it happened is later than now",
            ),
            law(
                "corrects_own",
                """NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stations_diaryentry d
                    WHERE d.id = NEW.corrects_id AND d.unit_id = NEW.unit_id)""",
                "corrects: an entry is corrected by a later entry of the same diary",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:03d}"
