"""Who holds a role over a unit now: for notices and for the warn ladder of the clocks.

Postings live one floor up (``stations.Posting``); they are reached by name, as the unit is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone


def name_of(user: Any) -> str:
    """An officer's rank and name ("SI Nim D Bhutia"); another user's own name; "" for nobody."""
    return str(getattr(user, "officer", user) or "")


def paths_above(path: str) -> list[str]:
    """The unit's own path and those over it: "SK/R1/" gives "" (the nation), "SK/" and "SK/R1/"."""
    parts = path.split("/")
    return [path[: len("/".join(parts[:n])) + bool(n)] for n in range(len(parts))]


def holders_of(roles: Iterable[str], units: Iterable[Any]) -> dict[tuple[str, str], list[Any]]:
    """{(role, path of a unit asked for): users}, in one query whatever the number of units.

    A holder over a unit is posted there or at a unit above it, and is not on leave.
    """
    roles, paths = set(roles), {unit.path for unit in units if unit is not None}
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    if not roles or not paths:
        return found
    now = timezone.now()
    above = {up for path in paths for up in paths_above(path)}
    on_leave = Q(
        officer__leaves__since__lte=now,
        officer__leaves__until__gt=now,
        officer__leaves__ended_early_at=None,
    )
    posting = apps.get_model("stations", "Posting")
    held = (
        posting.everything.filter(
            Q(until=None) | Q(until__gt=now),
            role__in=roles,
            since__lte=now,
            unit__path__in=above,
            officer__user__is_active=True,
        )
        .exclude(pk__in=posting.everything.filter(on_leave, role__in=roles).values("pk"))
        .select_related("officer__user", "officer__rank", "unit")
        .order_by("pk")
    )
    at: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in held:
        at[row.role, row.unit.path].append(row.officer.user)
    for path in paths:
        for role in roles:
            found[role, path] = [user for up in paths_above(path) for user in at[role, up]]
    return found
