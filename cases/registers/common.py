"""What the books of crime share: their heading on the page of all registers, and what hides a value."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cctns.core import dates
from cctns.core.registers import Protected

CRIME = _("Crime")


def withheld(value: Any) -> Any:
    """What stands for a value that lists hide; nothing where there is nothing."""
    return Protected() if value else None


def entry_no(entry: Any) -> str | None:
    """The diary reference of the paper: "025, 24-11-2026"."""
    return f"{entry.number:03d}, {dates.short_date(entry.entered_at)}" if entry else None
