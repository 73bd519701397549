"""What a menu line is.  The menu itself is ``cctns/menu.py``; counts come from the apps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse

from .jurisdiction import Scope

MENU: list[Group] = []
PUBLIC: list[Entry] = []  # pages that anyone may open, for the site map
# Each gives numbers by the name of a count ({"complaints": 5}) for a scope, from one query.
COUNTERS: list[Callable[[Scope], dict[str, int | str]]] = []


@dataclass(frozen=True)
class Entry:
    """One line: it shows when one of its powers is held (none named: for every officer).

    ``url`` is a URL name or a path; ``key`` the second key after g; ``count`` the name of a number
    given by a counter; ``starts`` limits the line to roles with these start pages.
    """

    label: Any
    url: str
    icon: str
    powers: tuple[str, ...] = ()
    key: str = ""
    count: str = ""
    starts: tuple[str, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)

    def address(self) -> str | None:
        """The path, or None while the app that serves it is not there."""
        if self.url.startswith("/"):
            return self.url
        try:
            return reverse(self.url, kwargs=self.kwargs)
        except NoReverseMatch:
            return None

    def shows(self, scope: Scope, start: str) -> bool:
        held = not self.powers or any(scope.has(power) for power in self.powers)
        return held and (not self.starts or start in self.starts)


@dataclass(frozen=True)
class Group:
    """A heading and its lines."""

    title: Any
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        MENU.append(self)


def counts_of(scope: Scope) -> dict[str, int | str]:
    """All numbers of the menu for this scope: one query per counter."""
    found: dict[str, int | str] = {}
    for counter in COUNTERS:
        found |= counter(scope)
    return found


def menu_of(scope: Scope, *, start: str, path: str) -> list[dict[str, Any]]:
    """The menu as components/side.html draws it: groups with at least one line to show."""
    if scope.area is None:
        return []
    lines = [
        (group, entry, address)
        for group in MENU
        for entry in group.entries
        if entry.shows(scope, start) and (address := entry.address())
    ]
    current = _current([address for _group, _entry, address in lines], path)
    counts = counts_of(scope) if any(entry.count for _group, entry, _address in lines) else {}
    shown: dict[int, dict[str, Any]] = {}
    for group, entry, address in lines:
        box = shown.setdefault(id(group), {"title": group.title, "items": []})
        box["items"].append(
            {
                "url": address,
                "icon": entry.icon,
                "label": entry.label,
                "key": entry.key,
                "count": counts.get(entry.count),
                "current": address == current,
            }
        )
    return list(shown.values())


def _current(addresses: list[str], path: str) -> str | None:
    """The longest address that the page lies under; "/" only for itself."""
    under = [a for a in addresses if path == a or (a != "/" and path.startswith(a))]
    return max(under, key=len, default=None)
