from __future__ import annotations

from django.db import models


class Counter(models.Model):
    """The last number given out in one series of one unit in one period.

    ``period`` is "2026", "2026-11" or "2026-11-24" by the State's rule.  The row with an
    empty period is the series' lock: a service locks it, then reads the clock.
    Written only by ``core_lock_series`` and ``core_next_number`` (see numbering.py).
    """

    unit = models.ForeignKey("stations.Unit", models.PROTECT, related_name="+")
    series = models.CharField(max_length=24)
    period = models.CharField(max_length=10, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "series", "period"], name="one_counter_per_series_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"
