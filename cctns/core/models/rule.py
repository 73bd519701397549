from __future__ import annotations

from django.db import models


class StateRule(models.Model):
    """A State's dated answer to a question the law leaves to it (declared in ``core/rules.py``)."""

    state = models.ForeignKey("stations.Unit", models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid_from = models.DateField()
    order_no = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "key", "valid_from"], name="one_rule_per_day"
            )
        ]

    def __str__(self) -> str:
        return self.key
