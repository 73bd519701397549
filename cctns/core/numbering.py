"""Gapless numbers from locked counters, and the one clock reading that goes with them.

A service locks its series first (diary before everything else), then reads the database's clock;
date, period and number all come from that reading, so number order is time order, across midnight
on 31 December too (domain section 5).  A rolled back transaction leaves no hole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

PERIODS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


@dataclass(frozen=True)
class Number:
    """A number given out: ``period`` "2026-11-24", ``number`` 7."""

    period: str
    number: int


class Series:
    """Locked series of one transaction: ``at`` is the reading, ``take`` gives the next number."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.local = timezone.localtime(at)

    @property
    def year(self) -> int:
        return self.local.year

    def take(self, unit: Any, series: str, *, reset: str = "year") -> Number:
        """The next number of a series; ``reset`` is "year", "month" or "day"."""
        period = self.local.strftime(PERIODS[reset])
        with connection.cursor() as cursor:
            cursor.execute("SELECT core_next_number(%s, %s, %s)", [unit.pk, series, period])
            return Number(period, cursor.fetchone()[0])


def lock_series(*wanted: tuple[Any, str]) -> Series:
    """Lock these (unit, series) in one fixed order, then read the clock.

    Must run inside a transaction; call it before anything else is written.
    """
    keys = sorted(
        {(unit.pk, series) for unit, series in wanted},
        key=lambda k: (k[1] != "diary", k[1], k[0]),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT core_lock_series(%s::bigint[], %s::text[])",
            [[unit for unit, _ in keys], [series for _, series in keys]],
        )
        return Series(cursor.fetchone()[0])
