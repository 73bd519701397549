from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cctns.core.ids import uuid7
from cctns.core.jurisdiction import Placed
from cctns.core.triggers import place_row


class Draft(Placed):
    """Work that is not a record yet.  It has no number and no history; its key may come from the client.

    ``data`` is {part: {field: value}}; ``version`` rises with every save; a save of an older
    version conflicts only in fields that both changed (drafts.py).
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SENT = "sent", _("Sent for registration")
        USED = "used", _("Registered")
        DROPPED = "dropped", _("Discarded")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.SlugField(max_length=40)  # "fir"
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    title = models.CharField(max_length=160, blank=True)  # "theft, motorcycle"
    data = models.JSONField(default=dict)
    # {part: {field: [[version, digest of the value], ...]}}, newest last
    stamps = models.JSONField(default=dict)
    # What lost a race and waits for a decision: {"<user>:<part>": {"fields", "base", "at"}}
    aside = models.JSONField(default=dict)
    done = models.JSONField(default=list)  # parts the writer ticked as done
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=8, choices=State, default=State.OPEN)
    subject_type = models.CharField(max_length=40, blank=True)  # what it came from or became
    subject_id = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    saved_at = models.DateTimeField(db_default=Now())
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta(Placed.Meta):
        ordering = ["-saved_at"]
        indexes = [
            models.Index(
                fields=["station", "-saved_at"],
                condition=models.Q(status__in=["open", "sent"]),
                name="draft_open_station_idx",
            )
        ]
        triggers = [place_row]

    def __str__(self) -> str:
        return self.title or self.kind
