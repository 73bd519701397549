from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7
from cctns.core.records import Record
from cctns.core.triggers import kept


@pghistory.track()
class Person(Record):
    """Somebody the police know: stored once, appears in cases by role (``cases.CasePerson``).

    ``unit`` is the unit that first wrote the person down.  Names are kept as written, in any script.
    """

    class Sex(models.TextChoices):
        FEMALE = "F", _("Female")
        MALE = "M", _("Male")
        OTHER = "T", _("Transgender")
        UNKNOWN = "U", _("Not known")

    class Relation(models.TextChoices):
        FATHER = "father", _("Father")
        MOTHER = "mother", _("Mother")
        HUSBAND = "husband", _("Husband")
        WIFE = "wife", _("Wife")
        GUARDIAN = "guardian", _("Guardian")

    name = models.CharField(_("name"), max_length=160)
    aliases = models.JSONField(
        _("other names"), default=list, blank=True
    )  # as written, in any script
    relation = models.CharField(_("relation"), max_length=10, choices=Relation, blank=True)
    relative = models.CharField(_("relative's name"), max_length=160, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)  # on ``age_on``
    age_on = models.DateField(null=True, blank=True)
    nationality = models.CharField(
        _("nationality"), max_length=60, default="Indian", blank=True
    )
    occupation = models.CharField(_("occupation"), max_length=80, blank=True)
    is_disabled = models.BooleanField(_("has a disability"), default=False)
    phones = models.JSONField(_("phones"), default=list, blank=True)  # ["+919812345678"]
    email = models.EmailField(_("e-mail"), blank=True)
    marks = models.JSONField(
        _("marks and features"), default=dict, blank=True
    )  # IIF-3 physical table

    class Meta(Record.Meta):
        ordering = ["name"]
        indexes = [  # "seen before": whose phone is this
            GinIndex(fields=["phones"], opclasses=["jsonb_path_ops"], name="person_phones_idx")
        ]
        triggers = [*Record.Meta.triggers, kept]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(age=None) | Q(age__lte=130), name="person_age_human"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def age_at(self, day) -> int | None:
        """Whole years on that day, from the best fact there is; None when nothing is known."""
        if self.born_on:
            had = (day.month, day.day) >= (self.born_on.month, self.born_on.day)
            return day.year - self.born_on.year - (0 if had else 1)
        if self.birth_year:
            return day.year - self.birth_year
        if self.age is not None and self.age_on:
            return self.age + day.year - self.age_on.year
        return self.age

    def is_child_at(self, day) -> bool:
        """Under eighteen on that day (JJ Act s.2(12)); a person of unknown age is not counted so."""
        years = self.age_at(day)
        return years is not None and years < 18


class Address(models.Model):
    """Where a person lives or lived."""

    class Kind(models.TextChoices):
        PRESENT = "present", _("Present address")
        PERMANENT = "permanent", _("Permanent address")
        OTHER = "other", _("Other address")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PRESENT)
    line = models.CharField(_("house, street, village"), max_length=200)
    district = models.CharField(_("district"), max_length=80, blank=True)
    state = models.CharField(_("State"), max_length=80, blank=True)
    pin = models.CharField(_("PIN code"), max_length=6, blank=True)
    station = models.CharField(_("police station"), max_length=80, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind"]

    def __str__(self) -> str:
        return ", ".join(
            part for part in (self.line, self.district, self.state, self.pin) if part
        )


class IdentityPaper(models.Model):
    """An identity paper: its kind, its last characters, and a keyed hash to match it by.

    The full number is never stored.  Twelve digits in an Aadhaar field are refused (ruling 22);
    the database refuses a tail longer than four.
    """

    class Kind(models.TextChoices):
        AADHAAR = "aadhaar", _("Aadhaar (last 4 digits)")
        PASSPORT = "passport", _("Passport")
        VOTER = "voter", _("Voter identity card")
        DRIVING = "driving", _("Driving licence")
        PAN = "pan", _("PAN")
        RATION = "ration", _("Ration card")
        OTHER = "other", _("Other")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=Kind)
    tail = models.CharField(_("last 4 characters"), max_length=4)
    digest = models.CharField(
        max_length=64, blank=True
    )  # HMAC of the normalised number; never Aadhaar
    issued = models.CharField(_("issued at, on"), max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="aadhaar") | Q(digest="", tail__regex=r"^[0-9]{4}$"),
                name="aadhaar_last_four_only",
            )
        ]
        indexes = [
            models.Index(fields=["digest"], condition=~Q(digest=""), name="paper_digest_idx")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ····{self.tail}"
