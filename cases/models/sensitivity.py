from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sensitivity(models.TextChoices):
    """How far a case may be seen (domain 4.7).  Raised by sections and ages, lowered only by DySP or above."""

    NORMAL = "normal", _("Normal")
    RESTRICTED = "restricted", _("Restricted")
    SEALED = "sealed", _("Sealed")


ORDER = {Sensitivity.NORMAL: 0, Sensitivity.RESTRICTED: 1, Sensitivity.SEALED: 2}


def higher(a: str, b: str) -> str:
    """The stricter of two sensitivities."""
    return a if ORDER[a] >= ORDER[b] else b
