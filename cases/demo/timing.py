"""Chance, and lengths of time as they are drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random


def dice(*parts: object) -> Random:
    """The dice of one station, day and purpose: the same parts give the same throws."""
    return Random("/".join(map(str, parts)))  # noqa: S311 - a story, not a secret


def hours(low: float, high: float, rng: Random) -> timedelta:
    return timedelta(seconds=rng.uniform(low * 3600, high * 3600))


def days(low: float, high: float, rng: Random) -> timedelta:
    return hours(low * 24, high * 24, rng)


def in_office(moment: datetime, rng: Random) -> datetime:
    """Moved into the working hours of that day or the next."""
    if 9 <= moment.hour < 18:
        return moment
    day = moment + timedelta(days=1) if moment.hour >= 18 else moment
    return day.replace(hour=rng.randint(9, 12), minute=rng.randint(0, 59))
