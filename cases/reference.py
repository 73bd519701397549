"""Loads what every site starts with: the law catalogue."""

from __future__ import annotations

from cases.models import Act, Section
from cases.services import law_load


def load() -> dict[str, int]:
    """Load acts and sections from this app's data files; how many of each there are."""
    law_load.load()
    return {"acts": Act.objects.count(), "sections": Section.objects.count()}
