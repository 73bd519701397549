"""What one app adds to another app's page, without being imported by it (pull, never push)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ALL: dict[str, list[Panel]] = {}


@dataclass(frozen=True)
class Panel:
    """A box on the page of a record: ``on`` "cases.Case", drawn by ``template`` with ``context``.

    ``context`` (record, scope) returns the template's context, or None for no box.  It asks every
    other file through a scope: ``Model.objects.within(scope)``.  Boxes stand by ``order``.
    """

    on: str
    key: str
    title: Any
    template: str
    context: Callable[[Any, Any], dict[str, Any] | None]
    power: str = ""
    order: int = 50

    def __post_init__(self) -> None:
        panels = ALL.setdefault(self.on, [])
        if any(panel.key == self.key for panel in panels):
            raise ValueError(f"two panels of {self.on} are called {self.key}")
        panels.append(self)
        panels.sort(key=lambda panel: (panel.order, panel.key))


def panels_of(record: Any, scope: Any) -> list[tuple[Panel, dict[str, Any]]]:
    """The boxes that this officer sees on this record, in order, each with its context."""
    found = []
    for panel in ALL.get(record._meta.label, []):
        if panel.power and not scope.has(panel.power):
            continue
        context = panel.context(record, scope)
        if context is not None:
            found.append((panel, context))
    return found
