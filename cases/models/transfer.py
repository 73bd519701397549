from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cctns.core.records import Record
from cctns.core.triggers import kept

from .case import CaseRecord


class Transfer(CaseRecord):
    """A Zero FIR on its way to the station with jurisdiction (clock C01b, register R1c).

    Sent, received, re-registered; the origin keeps its record.  ``unit`` is the sender; ``to`` the receiver.
    """

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="transfer")
    to = models.ForeignKey("stations.Unit", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    mode = models.CharField(_("sent by"), max_length=40, default="electronic")
    sent_at = models.DateTimeField()
    sent_entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, null=True, related_name="+"
    )
    received_at = models.DateTimeField(null=True)
    received_entry = models.ForeignKey(
        "stations.DiaryEntry", models.PROTECT, null=True, related_name="+"
    )
    registered_at = models.DateTimeField(null=True)

    class Meta(Record.Meta):
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["to", "-sent_at"], name="transfer_to_idx")]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(to=models.F("unit")), name="transfer_elsewhere"
            ),
            models.CheckConstraint(
                condition=models.Q(received_at=None)
                | models.Q(received_at__gte=models.F("sent_at")),
                name="transfer_received_after_sent",
            ),
        ]
        triggers = [*Record.Meta.triggers, kept]

    def __str__(self) -> str:
        return str(self.case_id)
