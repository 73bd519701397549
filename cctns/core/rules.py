"""Questions that the law leaves to a State: declared with a default, answered by dated rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

ALL: dict[str, Rule] = {}


@dataclass(frozen=True)
class Rule:
    """One question: key, what it decides, the default, and the choices if they are few."""

    key: str
    label: Any
    default: Any
    choices: Sequence[Any] = ()
    law: Any = ""

    def __post_init__(self) -> None:
        if self.key in ALL:
            raise ValueError(f"two rules are called {self.key}")
        ALL[self.key] = self


def rule_for(unit: Any, key: str, on: date | None = None) -> Any:
    """What the unit's State has decided by that day, else the default."""
    from .models.rule import StateRule

    rule = ALL[key]
    if unit is None or unit.state_id is None:
        return rule.default
    found = (
        StateRule.objects.filter(
            state_id=unit.state_id, key=key, valid_from__lte=on or timezone.localdate()
        )
        .order_by("-valid_from")
        .values_list("value", flat=True)
        .first()
    )
    return rule.default if found is None else found
