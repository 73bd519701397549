"""What each power is called, from every app's ``permissions.py``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import TextChoices


@cache
def all_powers() -> dict[str, Any]:
    """Every power of the house and its (lazily translated) label."""
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.permissions") is None:
            continue
        can = getattr(import_module(f"{app.name}.permissions"), "Can", None)
        if isinstance(can, type) and issubclass(can, TextChoices):
            found |= {str(power): power.label for power in can}
    return found


def labels_of_powers(powers: Iterable[str]) -> dict[str, Any]:
    """The labels of these powers, in the order of the house's list."""
    asked = {str(power) for power in powers}
    return {power: label for power, label in all_powers().items() if power in asked}
