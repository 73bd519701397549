from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Unit(models.Model):
    """A node of the force: nation, State, range, district, sub-division, station, outpost, beat.

    ``path`` spells the chain of short codes from the top ("SK/R1/D225/SD01/PS02/"), so that
    "everything under me" is one indexed prefix match.  ``state``, ``district``, ``subdivision`` and
    ``station`` point at the unit of that level on the way up (or itself); placed rows copy them.
    A renamed or split station keeps its old code for old FIRs: rows end by ``valid_to``, never deleted.
    """

    class Type(models.TextChoices):
        NATION = "nation", _("National bureau")
        STATE = "state", _("State headquarters")
        RANGE = "range", _("Range")
        DISTRICT = "district", _("District")
        SUBDIVISION = "subdivision", _("Sub-division")
        STATION = "station", _("Police station")
        OUTPOST = "outpost", _("Outpost")
        BEAT = "beat", _("Beat")

    class Kind(models.TextChoices):
        TERRITORIAL = "territorial", _("Territorial")
        CRIME_BRANCH = "crime_branch", _("Crime branch")
        CYBER = "cyber", _("Cyber crime")
        VIGILANCE = "vigilance", _("Vigilance")
        WOMEN = "women", _("Women")
        RAILWAY = "railway", _("Railway")
        OTHER = "other", _("Other")

    type = models.CharField(_("type"), max_length=12, choices=Type)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TERRITORIAL)
    code = models.CharField(_("code"), max_length=24, unique=True)  # "SKP-PS02", kept for ever
    short = models.SlugField(
        _("short code"), max_length=12, allow_unicode=False
    )  # path element
    name = models.CharField(_("name"), max_length=120)
    names = models.JSONField(default=dict, blank=True)  # {"hi": ..., "ne": ...}
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=120, unique=True, editable=False)
    state = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    district = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    subdivision = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    station = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+"
    )
    lgd_state = models.PositiveSmallIntegerField(null=True, blank=True)
    lgd_district = models.PositiveSmallIntegerField(null=True, blank=True)
    serial = models.PositiveSmallIntegerField(
        null=True, blank=True
    )  # station serial in the FIR key
    ncrb_code = models.CharField(max_length=12, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    court = models.CharField(_("court it reports to"), max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "short"], name="short_code_once_among_siblings"
            )
        ]
        indexes = [models.Index(fields=["type", "path"], name="unit_type_path_idx")]

    def __str__(self) -> str:
        return self.label

    def save(self, *args, **kwargs) -> None:
        """Spell the path and the levels; moving a unit with children is ``services.units.move_unit``."""
        up = self.parent
        self.path = (
            f"{up.path if up else ''}{self.short}/" if self.type != self.Type.NATION else ""
        )
        for level in ("state", "district", "subdivision", "station"):
            setattr(self, f"{level}_id", getattr(up, f"{level}_id") if up else None)
        super().save(*args, **kwargs)
        if self.type in ("state", "district", "subdivision", "station"):
            setattr(self, f"{self.type}_id", self.pk)
            super().save(update_fields=[f"{self.type}_id"])

    @property
    def label(self) -> str:
        """The unit's name in the reader's language."""
        return (self.names or {}).get((get_language() or "en")[:2]) or self.name
