from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7
from cctns.core.jurisdiction import Placed, Scope
from cctns.core.triggers import place_row


class Attachment(Placed):
    """A file that belongs to a record: SHA-256, sniffed type, served only through permission."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=80)  # sniffed media type
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=120)  # below CCTNS_HOME/files
    label = models.CharField(_("what it shows"), max_length=160, blank=True)
    is_protected = models.BooleanField(default=False)  # shows or names a protected person
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta(Placed.Meta):
        ordering = ["at"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="attachment_subject_idx")
        ]
        triggers = [place_row]

    def __str__(self) -> str:
        return self.name


class IssuedDocument(Placed):
    """A form as it was printed: stored once with number, hash and token, never rendered again.

    A RESTRICTED or SEALED case's form is two documents, full and masked, each with its own serial.
    The verify page finds it by ``token`` (128 random bits) and says form, serial, station, date,
    valid or superseded: never a name, section or narrative.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    form = models.SlugField(max_length=40)  # a PrintForm's name
    serial = models.CharField(max_length=60)  # "IIF-1/SKP-PS02/2026/000123"
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    languages = models.CharField(max_length=20)  # "en+hi"
    is_masked = models.BooleanField(default=False)
    is_protected = models.BooleanField(default=False)  # the full copy of a restricted record
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField(default=1)
    path = models.CharField(max_length=120)
    token = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    post = models.CharField(max_length=160, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    job = models.UUIDField(null=True, editable=False)  # a second run of the job changes nothing

    class Meta(Placed.Meta):
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="issued_subject_idx")
        ]
        constraints = [
            models.UniqueConstraint(fields=["form", "serial"], name="one_document_per_serial"),
            models.UniqueConstraint(
                fields=["job", "is_masked", "languages"], name="job_issues_once"
            ),
        ]
        triggers = [place_row]

    def __str__(self) -> str:
        return f"{self.form} {self.serial}"

    @classmethod
    def sealed_q(cls, scope: Scope) -> models.Q | None:
        return None
