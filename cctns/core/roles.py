"""What a role is.  The table of roles itself is ``cctns/roles.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ROLES: dict[str, Role] = {}


@dataclass(frozen=True)
class Role:
    """One kind of post: its key, its label, what it may do, and the page it starts on.

    ``levels`` are the unit types where it can be posted.  ``start`` names the start page.
    """

    name: str
    label: Any
    powers: frozenset[str]
    levels: tuple[str, ...] = ("station",)
    start: str = "today"

    def __post_init__(self) -> None:
        if self.name in ROLES:
            raise ValueError(f"two roles are called {self.name}")
        ROLES[self.name] = self


def roles_holding(power: str) -> list[Role]:
    """The roles that hold a power, in the order of the table (for the 403 page)."""
    return [role for role in ROLES.values() if power in role.powers]
