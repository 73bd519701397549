"""Checks of who answers for what.  Wrong lines of command drove stations back to paper: so they are shown.

An upper app adds its own row: ``Check(title, find, good, power)`` appended to ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cctns.core.events import note_event
from cctns.core.jurisdiction import Scope
from stations.models import Posting, Unit
from stations.permissions import Can
from stations.services.heads import HEADS, on_duty
from stations.services.units import in_force

CHECKS: list[Check] = []


@dataclass(frozen=True)
class Check:
    """One question: its title, the rows that fail it ({title, text, url}), and the words when none does."""

    title: Any
    find: Callable[[Scope], list[dict[str, Any]]]
    good: Any
    power: str = ""

    def __post_init__(self) -> None:
        CHECKS.append(self)


def units_without_head(scope: Scope) -> list[dict[str, Any]]:
    """Units whose head's post is vacant, or whose head is on leave and nobody holds additional charge."""
    if scope.area is None:
        return []
    rows: list[Unit] = []
    for type_, role in HEADS.items():
        heads = on_duty().filter(unit=OuterRef("pk"), role=role)
        found = Unit.objects.filter(
            in_force(), in_use(), type=type_, path__startswith=scope.area
        ).select_related("district", "state")
        rows += found.exclude(Exists(heads))
    return [row_of(unit, scope) for unit in sorted(rows, key=lambda unit: unit.path)]


def in_use() -> Q:
    """Units of a State that keeps its records here; the others are there to be named only."""
    return Exists(Posting.everything.filter(state=OuterRef("state")))


def stations_without_supervisor(scope: Scope) -> list[dict[str, Any]]:
    """Stations whose supervising officer is not there.

    That is the head of the sub-division; of a station without one, the head of the district; of a
    station for the whole State, the head of the State.
    """
    if scope.area is None:
        return []
    stations = Unit.objects.filter(
        in_force(), in_use(), type=Unit.Type.STATION, path__startswith=scope.area
    ).select_related("district", "state")
    above = {
        level: Exists(on_duty().filter(unit=OuterRef(level), role=HEADS[level]))
        for level in (Unit.Type.SUBDIVISION, Unit.Type.DISTRICT, Unit.Type.STATE)
    }
    supervised = (
        Q(above[Unit.Type.SUBDIVISION])
        | Q(above[Unit.Type.DISTRICT], subdivision=None)
        | Q(above[Unit.Type.STATE], subdivision=None, district=None)
    )
    return [row_of(unit, scope) for unit in stations.exclude(supervised).order_by("path")]


def row_of(unit: Unit, scope: Scope) -> dict[str, Any]:
    """A unit as a row; it links to its page for those who keep the tree."""
    url = reverse("stations:admin_unit", args=[unit.pk]) if scope.has(Can.MANAGE_UNITS) else ""
    return {
        "unit": unit,
        "title": unit.label,
        "text": f"{unit.get_type_display()}, {unit.code}",
        "url": url,
    }


Check(
    _("Units without an active head"),
    units_without_head,
    _("Every unit has a head on duty."),
)
Check(
    _("Stations without a supervising officer"),
    stations_without_supervisor,
    _("Every station has its supervising officer on duty."),
)


# --- every night -----------------------------------------------------------------------------


def note_gaps() -> dict[str, dict[str, int]]:
    """Note each district and State in which units stand without a head or supervisor, with the counts.

    Its SP and the State's administrator are told (``notices.py``).  Returns the counts by the unit's code.
    """
    found: dict[str, dict[str, int]] = {}
    everywhere = Scope(area="")
    for key, find in (
        ("heads", units_without_head),
        ("supervisors", stations_without_supervisor),
    ):
        for row in find(everywhere):
            for area in filter(None, (row["unit"].district, row["unit"].state)):
                found.setdefault(area.code, {"heads": 0, "supervisors": 0})[key] += 1
    for unit in Unit.objects.filter(code__in=found).order_by("path"):
        note_event(unit, "gaps_found", by=everywhere, data=found[unit.code])
    return found
