"""The law catalogue: acts, sections, their everyday words, and what an old number became.

Rows come from ``cases/data`` by ``cases.services.law.load()``.  A row of the Centre is
locked: the database lets only the owner or the loader change it.  A State adds rows of its
own (``owner`` is the path of the State's unit, "SK/"), and may change those.
"""

from __future__ import annotations

import datetime
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KEEPERS = "('cctns_owner', 'cctns_loader')"  # roles that load the Centre's rows


def locked_triggers() -> list[pgtrigger.Trigger]:
    """Rows of the Centre are added and changed by the loading roles only; a State's are its
    own.
    """
    return [
        pgtrigger.Trigger(
            name="centre_rows_stay",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            condition=pgtrigger.Condition(f"OLD.locked AND current_user NOT IN {KEEPERS}"),
            func="""
                RAISE EXCEPTION 'cctns.law_locked: a locked row in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            """,
        ),
        pgtrigger.Trigger(
            name="states_add_their_own",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update,
            condition=pgtrigger.Condition(
                f"((NEW.locked OR NEW.owner = '') AND current_user NOT IN {KEEPERS})"
            ),
            func="""
                RAISE EXCEPTION 'cctns.law_owner: not a row of a State in %', TG_TABLE_NAME
                    USING ERRCODE = 'check_violation';
            """,
        ),
    ]


def edition_trigger() -> pgtrigger.Trigger:
    """Any change of the catalogue gives it a new edition, so that every process rebuilds
    its index.
    """
    return pgtrigger.Trigger(
        name="new_edition",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            UPDATE cases_lawedition SET edition = gen_random_uuid();
            RETURN NULL;
        """,
    )


class Answer(models.TextChoices):
    """Cognizable? Bailable?  ``special`` stays special: it hangs on a fact or on another
    offence.
    """

    YES = "yes", _("Yes")
    NO = "no", _("No")
    SPECIAL = "special", _("Depends")
    UNKNOWN = "unknown", _("Not known")


class Unit(models.TextChoices):
    """The unit in which the law states a term of imprisonment."""

    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class FineRule(models.TextChoices):
    """How the section speaks of a fine."""

    NONE = "none", _("No fine")
    OPTIONAL = "optional", _("Or fine, or both")
    MANDATORY = "mandatory", _("And fine")
    ONLY = "only", _("Fine only")


class Court(models.TextChoices):
    """Which court tries the offence (First Schedule of the BNSS, or the special Act)."""

    ANY_MAGISTRATE = "any_magistrate", _("Any Magistrate")
    COMMITTED_OR_ANY = (
        "court_where_committed_or_any_magistrate",
        _("The court where it happened, or any Magistrate"),
    )
    EXECUTIVE = "executive_magistrate", _("Executive Magistrate")
    FIRST_CLASS = "magistrate_first_class", _("Magistrate of the first class")
    SESSION = "session", _("Court of Session")
    NDPS = "ndps_special_court", _("Special Court (NDPS)")
    SIKKIM = "sikkim_special_court", _("Special Court (Sikkim Anti Drugs Act)")
    POCSO = "pocso_special_court", _("Special Court (POCSO)")
    SCST = "sc_st_special_court", _("Special Court (SC/ST Act)")
    NIA = "nia_special_court", _("Special Court (NIA Act)")
    CORRUPTION = "pc_special_court", _("Special Judge (corruption)")
    PMLA = "pmla_special_court", _("Special Court (PMLA)")
    ELECTRICITY = "electricity_special_court", _("Special Court (electricity)")
    SAME = "same_as_principal_offence", _("The court that tries the principal offence")


class Compounding(models.TextChoices):
    """May the parties settle it (BNSS s.359)?"""

    NO = "no", _("No")
    WITHOUT = "without_permission", _("Yes, without the court's permission")
    WITH = "with_court_permission", _("Yes, with the court's permission")
    UNKNOWN = "unknown", _("Not known")


class Confidence(models.TextChoices):
    """How sure the catalogue is of a row; low is shown as "check the gazette"."""

    HIGH = "high", _("Checked against a print")
    MEDIUM = "medium", _("From memory")
    LOW = "low", _("Check the gazette")


def in_language(labels: dict[str, str], language: str | None) -> str:
    """The label in that language (default: the page's), else in English."""
    code = (language or get_language() or "en").split("-")[0]
    return labels.get(code) or labels.get("en", "")


class LawEdition(models.Model):
    """One row: which edition of the catalogue stands, and the fingerprint of the files it
    came from.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    edition = models.UUIDField()
    files = models.CharField(max_length=64, blank=True)  # SHA-256 of cases/data
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="law_edition_one_row"),
        ]

    def __str__(self) -> str:
        return str(self.edition)


class CrimeCategory(models.Model):
    """A kind of crime for statistics; ``order`` decides between equal punishments (NCRB
    heads).
    """

    code = models.CharField(primary_key=True, max_length=48)
    labels = models.JSONField(default=dict)  # {"en": ..., "hi": ..., "ne": ...}
    special_law = models.BooleanField(default=False)  # NCRB: special and local laws
    ncrb_head = models.CharField(_("statistical head"), max_length=120)
    head_groups = models.JSONField(default=list)  # ["body", "women"]
    violent = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=True, editable=False)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("kind of crime")
        verbose_name_plural = _("kinds of crime")
        triggers = locked_triggers()

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        return in_language(self.labels, language)


class Act(models.Model):
    """An Act of the Centre or of a State, with the days between which it applies.

    Empty ``valid_from``: in force before anything this catalogue holds; empty ``valid_to``:
    still.
    """

    code = models.CharField(primary_key=True, max_length=24)
    titles = models.JSONField(default=dict)  # full title per language
    shorts = models.JSONField(default=dict)  # as cited: "BNS", "NDPS Act"
    aliases = models.JSONField(default=list)  # how people type it: "ipc", "भादवि"
    year = models.PositiveSmallIntegerField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=True, editable=False)
    order = models.PositiveSmallIntegerField(default=999)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("Act")
        verbose_name_plural = _("Acts")
        triggers = [*locked_triggers(), edition_trigger()]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="act_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.short()

    def title(self, language: str | None = None) -> str:
        return in_language(self.titles, language)

    def short(self, language: str | None = None) -> str:
        return in_language(self.shorts, language)


class SectionQuerySet(models.QuerySet):
    def in_force(self, day: datetime.date) -> Self:
        """Sections that a person could break on that day."""
        return self.filter(
            models.Q(valid_from=None) | models.Q(valid_from__lte=day),
            models.Q(valid_to=None) | models.Q(valid_to__gte=day),
            is_in_force=True,
            withdrawn=False,
        )

    def of_state(self, path: str) -> Self:
        """The Centre's rows and the rows of the State with this unit path."""
        return self.filter(owner__in=["", path])


class Section(models.Model):
    """One punishable row of an Act: a section, and where the law grades it, one variant of
    it.

    The key is readable and stable: "BNS-303(2)-1".  Imprisonment is stated as the law
    states it (amount and unit); ``max_months`` says the same for comparing (one day is 1/30
    of a month) and is empty when the term follows another offence, is fine only, or has no
    ceiling. ``is_derived``: an IPC row has no classification of its own in the catalogue;
    it was read from the BNS row it became, and no hard rule may rest on it until an officer
    confirms it.
    """

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    act = models.ForeignKey(Act, models.PROTECT, related_name="sections", verbose_name=_("Act"))
    number = models.CharField(_("section"), max_length=24)
    variant = models.PositiveSmallIntegerField(default=1)
    labels = models.JSONField(default=dict)  # short title per language
    title = models.CharField(_("title"), max_length=300)
    chapter = models.CharField(_("chapter"), max_length=160, blank=True)
    is_offence = models.BooleanField(default=True)  # False: definitions, common intention ...

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    is_in_force = models.BooleanField(_("in force"), default=True)
    withdrawn = models.BooleanField(
        default=False
    )  # left the files, kept because records cite it

    punishment = models.CharField(_("punishment"), max_length=200, blank=True)
    punishment_note = models.CharField(max_length=200, blank=True)
    min_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    min_unit = models.CharField(max_length=6, choices=Unit, blank=True)
    max_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    max_unit = models.CharField(max_length=6, choices=Unit, blank=True)
    min_months = models.DecimalField(max_digits=7, decimal_places=3, null=True, editable=False)
    max_months = models.DecimalField(max_digits=7, decimal_places=3, null=True, editable=False)
    life = models.BooleanField(_("imprisonment for life"), default=False)
    death = models.BooleanField(_("death"), default=False)
    fine = models.CharField(_("fine"), max_length=9, choices=FineRule, blank=True)
    fine_min_rs = models.PositiveBigIntegerField(null=True, blank=True)
    fine_max_rs = models.PositiveBigIntegerField(null=True, blank=True)
    imprisonment_type = models.CharField(max_length=8, blank=True)  # rigorous, simple, either
    community_service = models.BooleanField(default=False)

    cognizable = models.CharField(_("cognizable"), max_length=7, choices=Answer)
    cognizable_note = models.CharField(max_length=200, blank=True)
    bailable = models.CharField(_("bailable"), max_length=7, choices=Answer)
    bailable_note = models.CharField(max_length=200, blank=True)
    triable_by = models.CharField(_("tried by"), max_length=48, choices=Court, blank=True)
    compoundable = models.CharField(_("compoundable"), max_length=21, choices=Compounding)

    category = models.ForeignKey(
        CrimeCategory, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gravity = models.PositiveIntegerField(
        default=0, editable=False
    )  # greater = heavier punishment
    order = models.PositiveIntegerField(
        default=0, editable=False
    )  # as printed in the catalogue
    confidence = models.CharField(max_length=6, choices=Confidence, default=Confidence.HIGH)
    is_derived = models.BooleanField(default=False)
    needs_woman_officer = models.BooleanField(default=False)  # BNSS s.173(1) first proviso
    note = models.TextField(blank=True)
    source_page = models.CharField(max_length=12, blank=True)

    owner = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=True, editable=False)
    search_text = models.TextField(default="", editable=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["act__order", "order", "variant"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        triggers = [*locked_triggers(), edition_trigger()]
        constraints = [
            models.UniqueConstraint(fields=["act", "number", "variant"], name="section_once"),
            models.CheckConstraint(
                condition=models.Q(min_amount=None, min_unit="")
                | models.Q(min_amount__isnull=False) & ~models.Q(min_unit=""),
                name="section_minimum_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(max_amount=None, max_unit="")
                | models.Q(max_amount__isnull=False) & ~models.Q(max_unit=""),
                name="section_maximum_whole",
            ),
        ]
        indexes = [
            GinIndex(
                fields=["search_text"], opclasses=["gin_trgm_ops"], name="section_search_idx"
            ),
            models.Index(fields=["act", "order"], name="section_act_order_idx"),
            # Few: what the law of an FIR ("woman_needed") asks for each that is registered.
            models.Index(
                fields=["id"],
                condition=models.Q(needs_woman_officer=True),
                name="section_woman_idx",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act_id}"

    def label(self, language: str | None = None) -> str:
        """The short title in the page's language, else in English."""
        return in_language(self.labels, language) or self.title

    def applies_on(self, day: datetime.date) -> bool:
        """True when a person could break this section on that day."""
        return (
            self.is_in_force
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )


class SectionWord(models.Model):
    """How people at the counter say an offence, per language: "mobile stolen", "मारपीट",
    "कुटपिट".
    """

    act = models.ForeignKey(Act, models.CASCADE, related_name="+")
    number = models.CharField(max_length=24)
    language = models.CharField(max_length=8)
    short_title = models.CharField(max_length=160)
    words = models.JSONField(default=list)
    owner = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=True, editable=False)

    class Meta:
        triggers = [*locked_triggers(), edition_trigger()]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "number", "language", "owner"], name="section_words_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act_id} {self.number} {self.language}"


class SectionEquivalent(models.Model):
    """What an old number became: IPC 379 is BNS 303(2).

    ``new_number`` is empty when nothing took its place (IPC 377); ``old_number`` is empty
    when the BNS made a new offence (snatching).  ``agreement`` says how many tables of
    comparison agree.
    """

    class Relation(models.TextChoices):
        MAPPED = "mapped", _("Became")
        OMITTED = "omitted_in_bns", _("Left out of the BNS")
        REPEALED = "not_in_force_in_ipc", _("Repealed before the BNS")
        NEW = "new_in_bns", _("New in the BNS")

    class Agreement(models.TextChoices):
        BOTH = "both", _("Both tables agree")
        DIFFER = "differ", _("The tables differ; the BPR&D reading is kept")
        ONE = "bprd_only", _("BPR&D table only")
        SECOND = "second_only", _("Second table only")
        DECIDED = "adjudicated", _("Decided by reading both texts")

    id = models.CharField(
        primary_key=True, max_length=64, editable=False
    )  # "IPC-379>BNS-303(2)"
    old_act = models.ForeignKey(Act, models.CASCADE, related_name="+")
    old_number = models.CharField(max_length=24, blank=True)
    old_title = models.CharField(max_length=300, blank=True)
    new_act = models.ForeignKey(Act, models.CASCADE, related_name="+")
    new_number = models.CharField(max_length=24, blank=True)
    relation = models.CharField(max_length=20, choices=Relation)
    agreement = models.CharField(max_length=12, choices=Agreement)
    note = models.TextField(blank=True)
    owner = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=True, editable=False)

    class Meta:
        triggers = [*locked_triggers(), edition_trigger()]
        indexes = [
            models.Index(fields=["old_act", "old_number"], name="equivalent_old_idx"),
            models.Index(fields=["new_act", "new_number"], name="equivalent_new_idx"),
        ]

    def __str__(self) -> str:
        return self.id
