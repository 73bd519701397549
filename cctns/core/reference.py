"""What every site starts with: the code lists.  Each app's ``reference.py`` has its own ``load``."""

from __future__ import annotations

from . import codes


def load() -> dict[str, int]:
    """Load the code lists of all apps; how many lines there are."""
    return {"codes": codes.load()}
