"""One number on a start page, linked to exactly the rows that it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ALL: dict[str, Tile] = {}


@dataclass(frozen=True)
class Tile:
    """A counted thing: ``value`` (scope) is an exact query; ``url`` (scope) opens its rows.

    ``groups`` are the start pages it stands on ("today", "area", "figures").  ``kind`` (number)
    gives the tint: "", "amber", "red", "green".  ``note`` (scope) is the small line below.
    ``shows`` (scope) is a further condition; a tile that is ``only_if_any`` stands there only
    while its number is not 0.
    """

    key: str
    label: Any
    value: Callable[[Any], int]
    url: Callable[[Any], str]
    power: str = ""
    groups: tuple[str, ...] = ("today",)
    kind: Callable[[int], str] | None = None
    note: Callable[[Any], str] | None = None
    order: int = 50
    shows: Callable[[Any], bool] | None = None
    only_if_any: bool = False

    def __post_init__(self) -> None:
        if self.key in ALL:
            raise ValueError(f"two tiles are called {self.key}")
        ALL[self.key] = self


def tiles_for(scope: Any, group: str) -> list[dict[str, Any]]:
    """The tiles of a start page as templates/components/strip.html draws them, in order."""
    found = []
    for tile in sorted(ALL.values(), key=lambda tile: (tile.order, tile.key)):
        if group not in tile.groups or (tile.power and not scope.has(tile.power)):
            continue
        if tile.shows and not tile.shows(scope):
            continue
        number = tile.value(scope)
        if tile.only_if_any and not number:
            continue
        found.append(
            {
                "key": tile.key,
                "label": tile.label,
                "number": number,
                "url": tile.url(scope),
                "kind": tile.kind(number) if tile.kind else "",
                "note": tile.note(scope) if tile.note else "",
            }
        )
    return found
