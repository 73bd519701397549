"""Whose records may this person see?  Every scoped model answers through this file.

A *scope* is the slice of the country that one signed-in person may look at right now.
Views get theirs from ``request.scope``; jobs and commands build one and say why.

Lists hold the scope's area only.  One record shared with an officer outside its area
(a guardian grant with an end date) opens through ``Scope.get_or_404`` alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from .permissions import Refused

# Levels a row carries by trigger, widest first; a scope picks the one it needs.
LEVELS = ("state", "district", "subdivision", "station")


class ScopeMissing(RuntimeError):
    """A scoped model was queried through its front door without a scope."""


@dataclass(frozen=True)
class Scope:
    """One posting's field of view: an area of the unit tree and the powers held there.

    ``area`` is the path of a unit ("SK/R1/D225/"); "" is everywhere, None is nowhere.
    ``column`` and ``ids`` say the same as a filter on the level columns of placed rows,
    so that a list is one index range (see "A measurement to design lists by").
    """

    area: str | None
    powers: frozenset[str] = field(default_factory=frozenset)
    user: Any = None
    posting: Any = None
    column: str | None = None  # one of LEVELS; None = no filter (the nation)
    ids: tuple[int, ...] = ()
    post_line: str = ""  # "SI Nim D Bhutia, Ranipool PS", as on this day
    unit: Any = None  # the posting's unit (for an outpost: its station)

    def has(self, power: str) -> bool:
        return self.area is not None and power in self.powers

    def covers(self, unit: Any) -> bool:
        """True when the unit lies in this scope's area."""
        return self.area is not None and unit is not None and unit.path.startswith(self.area)

    def limit(self, rows: models.QuerySet) -> models.QuerySet:
        """Keep the rows of this scope's area, less those that are sealed to its holder."""
        if self.area is None:
            return rows.none()
        model = rows.model
        if self.area:
            rows = rows.filter(model.area_q(self))
        sealed = model.sealed_q(self)
        return rows.filter(sealed) if sealed is not None else rows

    def demand(self, power: str, *, over: Any) -> None:
        """Refuse unless this power is held over that unit.  Services call it first.

        Raises ``Refused``, which names the power and the roles that hold it.
        """
        if not self.has(power) or not self.covers(over):
            raise Refused(power)

    def get_or_404(self, model: type[Scoped], rows: models.QuerySet | None = None, **key: Any):
        """One record, or 404: another station's record and a missing one look the same."""
        rows = model.everything.all() if rows is None else rows
        try:
            return self.limit(rows).get(**key)
        except (model.DoesNotExist, ValidationError, ValueError):
            pass
        if shared := model.shared_with(self, rows, key):
            return shared
        raise Http404(_("There is no such record in your area."))


NOWHERE = Scope(area=None)


class ScopedManager(models.Manager):
    """The front door: ``Case.objects.within(scope)``.  Any other query raises."""

    def within(self, scope: Scope) -> models.QuerySet:
        return scope.limit(super().get_queryset())

    def get_queryset(self) -> models.QuerySet:
        raise ScopeMissing(f"Say whose records: {self.model.__name__}.objects.within(scope)")


class Scoped(models.Model):
    """A record that belongs to a police unit.

    ``objects`` is the door for views and the API and asks for a scope.
    ``everything`` is for services, jobs and the admin; views may not use it
    (tests/architecture/test_doors.py).
    """

    unit_lookup = "unit"  # how to reach the unit from this row, e.g. "case__unit"
    level_lookup: str | None = None  # how to reach a placed row: "" itself, "case__" its case

    everything = models.Manager()
    objects = ScopedManager()

    class Meta:
        abstract = True
        default_manager_name = "everything"
        base_manager_name = "everything"

    @classmethod
    def area_q(cls, scope: Scope) -> models.Q:
        """The filter that keeps this scope's area."""
        if cls.level_lookup is not None and scope.column:
            name = f"{cls.level_lookup}{scope.column}_id"
            return (
                models.Q(**{name: scope.ids[0]})
                if len(scope.ids) == 1
                else models.Q(**{f"{name}__in": scope.ids})
            )
        return models.Q(**{f"{cls.unit_lookup}__path__startswith": scope.area})

    @classmethod
    def sealed_q(cls, scope: Scope) -> models.Q | None:
        """The filter that drops rows sealed to this scope; None when the model has none."""
        return None

    @classmethod
    def shared_with(cls, scope: Scope, rows: models.QuerySet, key: dict) -> Any:
        """The one record of that key if a running grant shares it with the scope's holder."""
        return None


class Placed(Scoped):
    """A scoped record that carries its unit's levels, so that lists need no join.

    A trigger (``place_row`` in core/triggers.py) copies them from the unit; moving a unit rewrites
    them in ``stations.services.units.move_unit``.
    """

    level_lookup = ""

    unit = models.ForeignKey("stations.Unit", models.PROTECT, related_name="+")
    state = models.ForeignKey(
        "stations.Unit",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    district = models.ForeignKey(
        "stations.Unit",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    subdivision = models.ForeignKey(
        "stations.Unit",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    station = models.ForeignKey(
        "stations.Unit",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )

    class Meta(Scoped.Meta):
        abstract = True


def level_indexes(
    stem: str,
    *order: str,
    condition: models.Q | None = None,
    include: tuple[str, ...] = (),
    by_below: bool = False,
) -> list:
    """One index per level for a list sorted by ``order``: ``level_indexes("case", "-registered_at", "-id")``.

    ``include`` are columns that a count reads from the index alone; ``by_below`` adds the levels below, for
    counts by them.
    """
    return [
        models.Index(
            fields=[level, *order],
            name=f"{stem}_{level[:5]}_idx",
            condition=condition,
            include=[*include, *(LEVELS[n + 1 :] if by_below else ())] or None,
        )
        for n, level in enumerate(LEVELS)
    ]
