"""Find a record by the number that people quote: "0137/2026", "GD 025", a complaint's reference.

An app declares ``Finder`` rows in ``<app>/search.py``.  A finder reads what was typed by a pattern
and answers with hits in the scope; a hit that may not be seen is no hit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .jurisdiction import Scope
from .words import western_digits

ALL: dict[str, Finder] = {}
MOST = 20  # hits shown of one finder
LONGEST = 120  # characters


@dataclass(frozen=True)
class Hit:
    """One record found: its title ("FIR 0137/2026"), its page, and a line ("Ranipool PS, 24-11-2026")."""

    title: str
    url: str
    line: str = ""


@dataclass(frozen=True)
class Finder:
    """How one kind of number is typed and found.

    ``pattern`` must match the whole of what was typed (any case, Western digits, single spaces).
    ``find(scope, match)`` answers at most ``MOST`` hits, all in the scope.  ``label`` and
    ``example`` say on the page what can be typed; ``power`` is needed to look.
    """

    name: str
    label: Any
    example: str
    pattern: str
    find: Callable[[Scope, re.Match], Iterable[Hit]]
    power: str = ""

    def __post_init__(self) -> None:
        if self.name in ALL:
            raise ValueError(f"two finders are called {self.name}")
        ALL[self.name] = self

    def match(self, typed: str) -> re.Match | None:
        return re.fullmatch(self.pattern, typed, re.IGNORECASE)

    def open_to(self, scope: Scope) -> bool:
        return scope.area is not None and (not self.power or scope.has(self.power))


def typed_plainly(text: str) -> str:
    """What was typed with Western digits, single spaces and without unprintable characters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST])
    return " ".join(western_digits(printable).split())


def find(scope: Scope, text: str) -> list[Hit]:
    """Every hit of every finder that reads what was typed, each record once."""
    typed, found = typed_plainly(text), {}
    for finder in ALL.values():
        if finder.open_to(scope) and (match := finder.match(typed)):
            for hit in list(finder.find(scope, match))[:MOST]:
                found.setdefault(hit.url, hit)
    return list(found.values())


def examples(scope: Scope) -> list[tuple[Any, str]]:
    """What this scope may type: (label, example)."""
    return [(finder.label, finder.example) for finder in ALL.values() if finder.open_to(scope)]
