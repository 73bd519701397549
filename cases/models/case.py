from __future__ import annotations

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7
from cctns.core.jurisdiction import Scope, Scoped, level_indexes
from cctns.core.records import Record
from cctns.core.triggers import frozen, kept, law

from .sensitivity import Sensitivity


@pghistory.track()
class Case(Record):
    """What follows an FIR: the holding unit, the officer of record, the sections as they stand.

    One to one with its ``Fir``; every later record points here.  ``registered_at``, ``number`` and
    ``year`` are copied from the FIR so that lists sort and filter without a join.
    """

    class Stage(models.TextChoices):
        INVESTIGATION = "investigation", _("Under investigation")
        NOT_INVESTIGATED = "not_investigated", _("Not investigated, s.176(1) BNSS")
        TRANSFERRED = "transferred", _("Transferred to another station")
        FINAL_REPORT = "final_report", _("Final report filed")
        CHARGE_SHEETED = "charge_sheeted", _("Charge sheet filed")
        TRIAL = "trial", _("In court")
        DISPOSED = "disposed", _("Disposed of")

    fir = models.OneToOneField("cases.Fir", models.PROTECT, related_name="case")
    kind = models.CharField(max_length=8)  # of the FIR: regular or zero
    number = models.PositiveIntegerField(_("FIR no."))
    year = models.PositiveSmallIntegerField(_("year"))
    registered_at = models.DateTimeField(_("registered at"))
    stage = models.CharField(
        _("stage"), max_length=18, choices=Stage, default=Stage.INVESTIGATION, editable=False
    )
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=12,
        choices=Sensitivity,
        default=Sensitivity.NORMAL,
        editable=False,
    )
    io = models.ForeignKey(
        "stations.Posting",
        models.PROTECT,
        null=True,
        related_name="cases",
        verbose_name=_("investigating officer"),
    )
    principal = models.ForeignKey(
        "cases.Section",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("principal section"),
    )
    category = models.ForeignKey(
        "cases.CrimeCategory",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("kind of crime"),
    )
    sections_text = models.CharField(
        _("sections"), max_length=300, blank=True
    )  # "303(2), 317(2) BNS"
    place = models.CharField(_("place of occurrence"), max_length=300, blank=True)
    beat = models.ForeignKey("stations.Unit", models.PROTECT, null=True, related_name="+")
    is_child_case = models.BooleanField(default=False)  # a victim or accused under eighteen
    io_order = models.PositiveSmallIntegerField(
        null=True
    )  # lowest rank that may investigate (C11)

    class Meta(Record.Meta):
        ordering = ["-registered_at", "-id"]
        indexes = [
            models.Index(fields=["-registered_at", "-id"], name="case_all_idx"),
            # The columns that figures and tabs count by: a month of a State is read from its index alone.
            *level_indexes(
                "case",
                "-registered_at",
                "-id",
                include=("kind", "stage", "category", "sensitivity", "is_child_case"),
                by_below=True,
            ),
            models.Index(fields=["io", "-registered_at", "-id"], name="case_io_idx"),
            models.Index(fields=["unit", "year", "number"], name="case_number_idx"),
            models.Index(fields=["year", "number"], name="case_quoted_idx"),
            *level_indexes("casecat", "category", "-registered_at", "-id"),
            *level_indexes(
                "casestage", "stage", "-registered_at", "-id", include=("kind", "sensitivity")
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            kept,
            law(
                "io_rank",
                """NEW.io_order IS NOT NULL AND NEW.io_id IS NOT NULL AND (
                    SELECT r."order" FROM stations_posting p JOIN stations_officer o ON o.id = p.officer_id
                      JOIN stations_rank r ON r.code = o.rank_id WHERE p.id = NEW.io_id) > NEW.io_order""",
                "io_rank: the law asks for an investigating officer of higher rank",
            ),
        ]

    def __str__(self) -> str:
        return self.cited

    def get_absolute_url(self) -> str:
        return f"/cases/{self.pk}/"

    @property
    def cited(self) -> str:
        number = f"{self.number:04d}/{self.year}"
        return f"Zero {number}" if self.kind == "zero" else number

    @classmethod
    def sealed_q(cls, scope: Scope) -> models.Q | None:
        """A sealed case is there for its list; its own SHO and chain see a header only."""
        if scope.has("cases.view_sealed_header"):
            return None
        allowed = Q(pk__in=SealedFor(scope))
        return ~Q(sensitivity=Sensitivity.SEALED) | allowed

    @classmethod
    def shared_with(cls, scope: Scope, rows: models.QuerySet, key: dict):
        """A case shared by a running grant (``cases.services.sharing``), unless it is sealed."""
        from cases.services.sharing import shared_case

        return shared_case(scope, rows, key)


def SealedFor(scope: Scope) -> models.QuerySet:  # noqa: N802  (reads as a name in the filter)
    """Keys of sealed cases on whose list the scope's holder stands."""
    from .seal import SealMember

    user_id = getattr(scope.user, "pk", None)
    return SealMember.objects.filter(user_id=user_id, until=None).values("case_id")


class SealedWithCase:
    """A record with a ``case``: of a sealed case it is there for the case's list alone."""

    @classmethod
    def sealed_q(cls, scope: Scope) -> models.Q | None:
        """Inside a sealed case there is nothing for those who see only its header."""
        return ~Q(case__sensitivity=Sensitivity.SEALED) | Q(case__in=SealedFor(scope))


class CaseRecord(SealedWithCase, Record):
    """A police record that belongs to one case, with its own unit and time."""

    class Meta(Record.Meta):
        abstract = True


class InCase(SealedWithCase, Scoped):
    """A record inside one case file: it is seen where its case is seen, and sealed with it."""

    unit_lookup = "case__unit"
    level_lookup = "case__"

    class Meta(Scoped.Meta):
        abstract = True


@pghistory.track()
class CasePerson(InCase):
    """A person's part in a case: accused A1.., victim V1.., complainant C1, witness.

    Accused codes run A1 to A9, then B1 (IIF-3); they are never typed by hand.
    """

    class Part(models.TextChoices):
        COMPLAINANT = "complainant", _("Complainant")
        VICTIM = "victim", _("Victim")
        ACCUSED = "accused", _("Accused")
        SUSPECT = "suspect", _("Suspect")
        WITNESS = "witness", _("Witness")

    class Known(models.TextChoices):
        KNOWN = "known", _("Known")
        SUSPECTED = "suspected", _("Suspected")
        UNKNOWN = "unknown", _("Unknown")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    person = models.ForeignKey(
        "criminals.Person", models.PROTECT, null=True, blank=True, related_name="parts"
    )  # null for an unknown accused
    part = models.CharField(_("part"), max_length=12, choices=Part)
    code = models.CharField(max_length=4)  # "A1", "V1", "C1"
    known = models.CharField(max_length=10, choices=Known, default=Known.KNOWN)
    is_child = models.BooleanField(default=False)
    is_protected = models.BooleanField(
        default=False
    )  # identity hidden by law (BNS 72, POCSO 23, JJ 74)
    description = models.CharField(max_length=300, blank=True)  # of an unknown accused

    class Meta(InCase.Meta):
        ordering = ["case", "code"]
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="one_code_per_case"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(part__in=["accused", "suspect"]),
                name="only_accused_unknown",
            ),
        ]
        triggers = [kept]

    def __str__(self) -> str:
        return self.code


class CaseSection(InCase):
    """A section of law that stands, or stood, in a case.  ``until`` ends it by an alteration."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="case_sections")
    section = models.ForeignKey("cases.Section", models.PROTECT, null=True, related_name="+")
    text = models.CharField(
        max_length=80, blank=True
    )  # of another law, when not in the catalogue
    order = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(
        "cases.Alteration", models.PROTECT, null=True, related_name="added"
    )
    removed_by = models.ForeignKey(
        "cases.Alteration", models.PROTECT, null=True, related_name="removed"
    )

    class Meta(InCase.Meta):
        ordering = ["order", "id"]
        indexes = [
            models.Index(
                fields=["section", "case"], condition=Q(until=None), name="casesection_idx"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(section__isnull=False) | ~Q(text=""), name="case_section_named"
            ),
            models.UniqueConstraint(
                fields=["case", "section"],
                condition=Q(until=None, section__isnull=False),
                name="section_stands_once",
            ),
        ]
        triggers = [
            kept,
            pgtrigger.Trigger(
                name="rank_known",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NEW.section_id LIKE 'SCST-%' AND EXISTS (SELECT 1 FROM cases_case c
                         WHERE c.id = NEW.case_id AND c.io_order IS NULL AND c.origin <> 'legacy') THEN
                        RAISE EXCEPTION 'cctns.io_rank_unset: a case under the SC/ST Act names the rank of its officer'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return str(self.section or self.text)


class Alteration(CaseRecord):
    """Alteration of sections: an event with a reason and a diary entry; the FIR print keeps the original."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="alterations")
    reason = models.TextField(_("reason"))
    before = models.CharField(max_length=300)
    after = models.CharField(max_length=300)
    entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, related_name="+", null=True
    )

    class Meta(Record.Meta):
        ordering = ["-entered_at"]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return self.after


class Addendum(CaseRecord):
    """A later addition to what an FIR says: author, time and reason; the FIR itself never changes."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="addenda")
    item = models.CharField(_("item of the form"), max_length=8)  # "9", "12"
    text = models.TextField(_("text"))
    reason = models.CharField(_("reason"), max_length=300)
    entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, related_name="+", null=True
    )

    class Meta(Record.Meta):
        ordering = ["entered_at"]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return self.item


class IoChange(CaseRecord):
    """Who investigated from when: the first officer of record and every change."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="io_changes")
    posting = models.ForeignKey("stations.Posting", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta(Record.Meta):
        ordering = ["entered_at"]
        triggers = [*Record.Meta.triggers, frozen()]

    def __str__(self) -> str:
        return str(self.posting)


class PropertyItem(InCase):
    """A property of interest named in an FIR (IIF-1 item 9): stolen, recovered, involved.

    ``mark`` is the normalised number it can be found by (registration, IMEI, serial); it answers
    "seen before" while a later FIR is drafted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="property")
    category = models.SlugField(max_length=40)  # code list property_category
    type = models.SlugField(max_length=60, blank=True)  # code list property_type
    description = models.CharField(_("description"), max_length=300)
    value = models.DecimalField(
        _("value"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    mark_kind = models.CharField(
        max_length=12, blank=True
    )  # vehicle, engine, chassis, imei, serial
    mark = models.CharField(max_length=40, blank=True)

    class Meta(InCase.Meta):
        ordering = ["id"]
        indexes = [
            models.Index(fields=["mark"], condition=~Q(mark=""), name="property_mark_idx")
        ]
        triggers = [kept]

    def __str__(self) -> str:
        return self.description
