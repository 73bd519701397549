from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from cctns.core.jurisdiction import level_indexes
from cctns.core.records import Record
from cctns.core.triggers import frozen, kept, law


@pghistory.track()
class NcReport(Record):
    """Information of a non-cognizable offence (BNSS s.174, register R1b, clock C09).

    Its substance is entered and the informant is referred to the Magistrate.  No investigation
    without the Magistrate's order: ``investigated_at`` needs ``order_no``, in the database.
    A mixed case is cognizable (s.174(4)) and is an FIR, not this.
    """

    number = models.PositiveIntegerField(_("NC no."))
    year = models.PositiveSmallIntegerField(_("year"))
    complaint = models.OneToOneField(
        "cases.Complaint", models.PROTECT, related_name="nc_report"
    )
    entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, related_name="+", null=True
    )
    sections = models.JSONField()  # section pks; none cognizable
    sections_text = models.CharField(_("sections"), max_length=300)
    gist = models.TextField(_("substance"))
    referred_to = models.CharField(
        _("Magistrate the informant was referred to"), max_length=120
    )
    order_no = models.CharField(_("Magistrate's order no."), max_length=60, blank=True)
    order_on = models.DateField(_("date of the order"), null=True, blank=True)
    investigated_at = models.DateTimeField(_("investigation begun at"), null=True, blank=True)
    fortnight = models.ForeignKey(
        "cases.NcFortnight", models.PROTECT, null=True, related_name="reports"
    )

    class Meta(Record.Meta):
        ordering = ["-entered_at", "-id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "year", "number"], name="nc_number_once"),
            models.CheckConstraint(
                condition=models.Q(investigated_at=None) | ~models.Q(order_no=""),
                name="nc_no_investigation_without_order",
            ),
        ]
        indexes = level_indexes("nc", "-entered_at", "-id")
        triggers = [
            *Record.Meta.triggers,
            kept,
            law(
                "mixed_is_cognizable",
                """EXISTS (SELECT 1 FROM cases_section s
                    WHERE NEW.sections ? s.id AND s.cognizable = 'yes' AND NOT s.is_derived)""",
                "nc_mixed: with a cognizable section the whole case is cognizable",
            ),
        ]

    def __str__(self) -> str:
        return f"NC {self.number:04d}/{self.year}"


class NcFortnight(Record):
    """The fortnightly daily-diary report of non-cognizable cases to the Magistrate (BNSS s.174(1))."""

    first_day = models.DateField()
    last_day = models.DateField()
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    sent_to = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True)

    class Meta(Record.Meta):
        ordering = ["-first_day"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "first_day"], name="one_report_per_fortnight"
            ),
        ]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def get_absolute_url(self) -> str:
        return f"/complaints/nc/fortnight/?day={self.first_day}&station={self.unit.code}"
