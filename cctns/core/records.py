"""What every police record has: a key, an origin, the server's time, and who entered it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .ids import uuid7
from .jurisdiction import Placed
from .models.origin import Origin
from .triggers import origin_constraint, place_row, stamp_entered


class Record(Placed):
    """A record of a police unit.

    ``entered_at`` is the server's time, stamped by trigger (only the bulk loader may supply it);
    a claimed time is a separate field and is never in the future.  ``entered_post`` keeps rank,
    name and unit as they were on that day.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.LIVE, editable=False)
    batch = models.ForeignKey(
        "core.ImportBatch",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    entered_at = models.DateTimeField(_("entered at"), db_default=Now(), editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    entered_post = models.CharField(max_length=160, blank=True, editable=False)

    class Meta(Placed.Meta):
        abstract = True
        constraints = [origin_constraint]
        triggers = [place_row, stamp_entered]
