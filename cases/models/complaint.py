from __future__ import annotations

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.jurisdiction import level_indexes
from cctns.core.records import Record
from cctns.core.triggers import kept, law

from .sensitivity import Sensitivity

# The law below would be empty if the mark could be taken off first.
still_missing = pgtrigger.Trigger(
    name="still_missing",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("missing_child"),
    func="""
        IF OLD.missing_child AND NOT NEW.missing_child THEN
            RAISE EXCEPTION 'cctns.missing_child: the mark of a missing child is never taken off'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


@pghistory.track()
class Complaint(Record):
    """Information given to the police, whatever door it came through (R36 complaint register).

    It is a police record from the first minute; the station then decides what it is: an FIR, a
    preliminary enquiry, a non-cognizable report, another station's, another department's, or refused.
    """

    class Channel(models.TextChoices):
        COUNTER = "counter", _("At the counter")
        POST = "post", _("By post")
        PHONE = "phone", _("Telephone or 112")
        PORTAL = "portal", _("Online")
        EFIR = "efir", _("e-FIR, to be signed")
        COURT = "court", _("Court order")
        HOSPITAL = "hospital", _("Hospital")
        SUO_MOTU = "suo_motu", _("Police officer's own knowledge")

    class Status(models.TextChoices):
        RECEIVED = "received", _("Waiting for a decision")
        SIGNING = "signing", _("Waiting for signature")
        ENQUIRY = "enquiry", _("Under preliminary enquiry")
        FIR = "fir", _("FIR registered")
        NC = "nc", _("Non-cognizable report")
        SENT = "sent", _("Sent to another station")
        OTHER = "other", _("Sent to another department")
        REFUSED = "refused", _("Registration refused")
        CLOSED = "closed", _("Closed after enquiry")
        LAPSED = "lapsed", _("Not signed in time")

    number = models.PositiveIntegerField(_("complaint no."))  # internal serial of the register
    year = models.PositiveSmallIntegerField(_("year"))
    reference = models.CharField(
        _("reference"), max_length=24, unique=True
    )  # public, unguessable
    channel = models.CharField(
        _("came by"), max_length=10, choices=Channel, default=Channel.COUNTER
    )
    happened_at = models.DateTimeField(_("when it happened"), null=True, blank=True)
    received_at = models.DateTimeField(_("when it reached the station"))
    informant = models.ForeignKey(
        "criminals.Person", models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    informant_name = models.CharField(_("name of the complainant"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    against = models.CharField(_("against whom"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    gist = models.CharField(_("matter"), max_length=160)
    narrative = models.TextField(_("what the complainant says"))
    language = models.CharField(_("language"), max_length=8, default="en")
    sections = models.JSONField(default=list, blank=True)  # section pks the station sees in it
    missing_child = models.BooleanField(_("a child is missing"), default=False)
    sensitivity = models.CharField(
        max_length=12, choices=Sensitivity, default=Sensitivity.NORMAL, editable=False
    )
    status = models.CharField(
        max_length=10, choices=Status, default=Status.RECEIVED, editable=False
    )
    entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    sent_to = models.CharField(
        max_length=160, blank=True, editable=False
    )  # department or station
    to_unit = models.ForeignKey(
        "stations.Unit", models.PROTECT, null=True, editable=False, related_name="+"
    )  # the station it was sent to; its copy there points back by ``came_from``
    came_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="sent_copies")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="complaints")

    class Meta(Record.Meta):
        ordering = ["-entered_at", "-id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "year", "number"], name="complaint_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(status="fir") | Q(case__isnull=False),
                name="complaint_fir_has_case",
            ),
        ]
        indexes = [
            *level_indexes("cmpl", "-entered_at", "-id"),
            *level_indexes("cmplwait", "received_at", condition=Q(status="received")),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="complaint_phone_idx"),
            # Hardly any at a time, and every start page counts them.
            models.Index(
                fields=["unit"],
                condition=Q(
                    missing_child=True, status__in=["received", "signing", "enquiry", "lapsed"]
                ),
                name="complaint_child_idx",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            kept,
            law(
                "not_in_future",
                "NEW.received_at > NEW.entered_at OR NEW.happened_at > NEW.entered_at",
                "future: a claimed time is later than now",
            ),
            law(
                "missing_child",
                "NEW.missing_child AND NEW.status NOT IN ('received', 'signing', 'lapsed', 'fir')",
                "missing_child: a complaint of a missing child becomes an FIR and nothing else",
            ),
            still_missing,
        ]

    def __str__(self) -> str:
        return f"{self.number:04d}/{self.year}"

    def get_absolute_url(self) -> str:
        return f"/complaints/{self.pk}/"


class PreliminaryEnquiry(Record):
    """Preliminary enquiry before registration (BNSS s.173(3), clock C06).

    Only for offences of three years and more but less than seven, with the permission of an officer
    of DySP rank or above, within 14 days; never for SC/ST Act or POCSO.  The database checks the range
    and the bars over the sections themselves, and the rank of the officer who permits.
    """

    class Outcome(models.TextChoices):
        FIR = "fir", _("FIR to be registered")
        CLOSED = "closed", _("Closed: no prima facie case")

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="enquiry")
    number = models.PositiveIntegerField(_("enquiry no."))
    year = models.PositiveSmallIntegerField(_("year"))
    sections = models.JSONField()  # section pks; every one in range
    max_months = models.PositiveSmallIntegerField()  # highest punishment among them
    asked_reason = models.TextField(_("why an enquiry is needed"))
    permitted_by = models.ForeignKey(
        "stations.Posting",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("permitted by"),
    )
    permitted_at = models.DateTimeField(_("permitted at"), null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.TextField(blank=True)
    officer = models.ForeignKey("stations.Posting", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    outcome_reason = models.TextField(_("reasons told to the informant"), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "year", "number"], name="enquiry_number_once"
            ),
            models.CheckConstraint(
                condition=Q(max_months__gte=36, max_months__lt=84),
                name="enquiry_three_to_seven_years",
            ),
            models.CheckConstraint(
                condition=Q(permitted_at=None, permitted_by=None)
                | Q(permitted_at__isnull=False, permitted_by__isnull=False),
                name="enquiry_permission_whole",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(permitted_at__isnull=False),
                name="enquiry_needs_permission",
            ),
        ]
        indexes = level_indexes("enquiry", "-entered_at", "-id")
        triggers = [
            *Record.Meta.triggers,
            kept,
            law(
                "permission_rank",
                """NEW.permitted_by_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.permitted_by_id) > 70""",
                "pe_rank: a preliminary enquiry is permitted by an officer of DySP rank or above",
            ),
            law(
                "barred_acts",
                """EXISTS (SELECT 1 FROM cases_section s
                    WHERE NEW.sections ? s.id AND s.act_id IN ('SCST', 'POCSO'))""",
                "pe_barred: no preliminary enquiry for the SC/ST Act or POCSO",
            ),
            # asked of the sections themselves; ``max_months`` is only what somebody wrote down.  A derived
            # classification binds nobody (law catalogue), so the floor holds when none is derived.
            law(
                "range_of_sections",
                """EXISTS (SELECT 1 FROM cases_section s WHERE NEW.sections ? s.id AND s.is_offence
                        AND NOT s.is_derived
                        AND (s.life OR s.death OR GREATEST(s.max_months, s.min_months) >= 84))
                    OR (SELECT COALESCE(NOT bool_or(s.is_derived), true)
                            AND COALESCE(max(GREATEST(s.max_months, s.min_months)), 0) < 36
                          FROM cases_section s WHERE NEW.sections ? s.id AND s.is_offence)""",
                "pe_range: a preliminary enquiry is for three years or more and less than seven",
            ),
        ]

    def __str__(self) -> str:
        return f"PE {self.number:04d}/{self.year}"

    def get_absolute_url(self) -> str:
        """Its complaint's page, where it is answered."""
        return f"/complaints/{self.complaint_id}/"


class ElectronicInformation(Record):
    """Information by electronic communication: taken on record on being signed within three days.

    BNSS s.173(1)(ii), clock C02; the e-FIR register (R1d).
    """

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="electronic")
    received_at = models.DateTimeField()
    sign_by = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_how = models.CharField(max_length=80, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        triggers = [*Record.Meta.triggers, kept]
        indexes = [
            models.Index(fields=["unit", "-entered_at", "-id"], name="efir_unit_idx"),
            *level_indexes("efir", "-entered_at", "-id"),
        ]

    def __str__(self) -> str:
        return str(self.complaint)


class Refusal(Record):
    """The station refused to register; the informant may go to the SP (BNSS s.173(4), clock C07)."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="refusal")
    reason = models.TextField(_("reason"))
    told_at = models.DateTimeField(_("informant told at"))
    appealed_at = models.DateTimeField(_("substance sent to the SP"), null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        "stations.Posting", models.PROTECT, null=True, related_name="+"
    )
    register_ordered = models.BooleanField(null=True)
    review_note = models.TextField(blank=True)

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        triggers = [*Record.Meta.triggers, kept]

    def __str__(self) -> str:
        return str(self.complaint)

    def get_absolute_url(self) -> str:
        """Its complaint's page, where it is answered."""
        return f"/complaints/{self.complaint_id}/"
