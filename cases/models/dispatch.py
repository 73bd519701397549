from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.records import Record
from cctns.core.triggers import frozen, law

from .case import CaseRecord


class CourtDispatch(CaseRecord):
    """The report to the Magistrate (BNSS s.176(1), clock C05): it fills item 15 of the printed form."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="court_dispatch")
    court = models.CharField(_("court"), max_length=120)
    mode = models.CharField(_("sent by"), max_length=40)
    dispatched_at = models.DateTimeField(_("dispatched at"))
    document = models.ForeignKey(
        "core.IssuedDocument", models.PROTECT, null=True, related_name="+"
    )

    class Meta(Record.Meta):
        triggers = [
            *Record.Meta.triggers,
            frozen(),
            law(
                "after_fir",
                """NEW.dispatched_at > NEW.entered_at OR NEW.dispatched_at <
                     (SELECT c.registered_at FROM cases_case c WHERE c.id = NEW.case_id)""",
                "dispatch_order: the dispatch is before the FIR or in the future",
            ),
        ]

    def __str__(self) -> str:
        return self.court


class CopyGiven(CaseRecord):
    """A copy of the FIR given to the informant or victim, free (BNSS s.173(2), clock C04)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="copies")
    to = models.CharField(_("given to"), max_length=12)  # complainant, victim
    person = models.ForeignKey("cases.CasePerson", models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("acknowledged by"), max_length=20)  # signature, thumb, code
    given_at = models.DateTimeField()
    document = models.ForeignKey(
        "core.IssuedDocument", models.PROTECT, null=True, related_name="+"
    )

    class Meta(Record.Meta):
        ordering = ["entered_at"]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return self.to


class ProgressNotice(CaseRecord):
    """Progress told to the informant or victim within 90 days (BNSS s.193(3)(ii), clock C40)."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="progress_notices")
    text = models.TextField(_("text"))
    channel = models.CharField(_("sent by"), max_length=8)
    delivery = models.ForeignKey("core.Delivery", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return self.channel


class Publication(CaseRecord):
    """The decision to publish an FIR, or to withhold it (clock C10, Youth Bar Association v UoI 2016).

    Withholding is by an officer of DySP rank or above, with a reason.  The newest row stands.
    """

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="publications")
    is_published = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        "stations.Posting", models.PROTECT, null=True, related_name="+"
    )
    stands = models.BooleanField(default=True)

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["case"], condition=Q(stands=True), name="one_publication_stands"
            ),
            models.CheckConstraint(
                condition=Q(is_published=True) | ~Q(reason=""), name="withholding_has_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-entered_at"],
                condition=Q(stands=True, is_published=True),
                name="publication_public_idx",
            ),
            models.Index(
                fields=["-entered_at", "-id"],
                condition=Q(stands=True, is_published=True),
                name="publication_newest_idx",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            law(
                "withheld_by_dysp",
                """NOT NEW.is_published AND NEW.decided_by_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.decided_by_id) > 70""",
                "withhold_rank: an FIR is withheld by an officer of DySP rank or above",
            ),
            law(
                "never_restricted",
                """NEW.is_published AND NEW.stands AND EXISTS (SELECT 1 FROM cases_case c
                     WHERE c.id = NEW.case_id AND (c.sensitivity <> 'normal' OR c.is_child_case))""",
                "publish_restricted: a restricted, sealed or child case is never published",
            ),
        ]

    def __str__(self) -> str:
        return "published" if self.is_published else "withheld"
