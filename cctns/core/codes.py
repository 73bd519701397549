"""Code lists with dates and labels: kinds of diary entry, property, papers, relations, directions.

``<app>/data/codes_<list>.csv`` has list, code, en, hi, ne, parent, order, valid_from, valid_to.  A line
is ended, never deleted.  Lines of the Centre (owner "") come from the files; a State adds its own
(``stations.services.state_choices``).
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language

from .models.code import Code

CHECKED_EVERY = 5.0  # seconds between two looks whether another process changed a list
COLUMNS = ("labels", "parent", "order", "valid_from", "valid_to")


# --- loading ---------------------------------------------------------------------------------


def load() -> int:
    """Write the files to the table; how many lines there are.  Idempotent, one statement."""
    rows = [row for path in files() for row in read(path)]
    names = [(row.list, row.code) for row in rows]
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"codes given twice: {twice}")
    Code.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["list", "code"],
        update_fields=[*COLUMNS, "changed_at"],
    )
    forget()
    return len(rows)


def files() -> list[Path]:
    """The code files of every app, lower floors first."""
    return [
        path
        for config in apps.get_app_configs()
        for path in sorted(Path(config.path, "data").glob("codes_*.csv"))
        if Path(config.path).is_relative_to(settings.BASE_DIR)
    ]


def read(path: Path) -> Iterator[Code]:
    """The lines of one file."""
    now = timezone.now()
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), start=1):
            yield Code(
                list=line["list"],
                code=line["code"],
                labels={language: line[language] for language in ("en", "hi", "ne")},
                parent=line["parent"] or "",
                order=int(line["order"] or number * 10),
                valid_from=_day(line["valid_from"]),
                valid_to=_day(line["valid_to"]),
                changed_at=now,
            )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# --- reading: from this process's copy -------------------------------------------------------


@dataclass
class _Copy:
    """What this process knows: the lines by list, the version they are of, and when it last looked."""

    lists: dict[str, dict[str, Code]]
    version: Any
    looked: float


_copy: _Copy | None = None


def forget() -> None:
    """Read the table anew next time."""
    global _copy  # noqa: PLW0603
    _copy = None


def _lists() -> dict[str, dict[str, Code]]:
    global _copy  # noqa: PLW0603
    now = time.monotonic()
    if _copy and now - _copy.looked < CHECKED_EVERY:
        return _copy.lists
    version = Code.objects.aggregate(at=Max("changed_at"))["at"]
    if _copy and _copy.version == version:
        _copy.looked = now
        return _copy.lists
    lists: dict[str, dict[str, Code]] = {}
    for row in Code.objects.order_by("list", "order", "code"):
        lists.setdefault(row.list, {})[row.code] = row
    _copy = _Copy(lists, version, now)
    return lists


def label(list: str, code: str, language: str | None = None) -> str:
    """The word of a code in that language (or the reader's); the code itself when it is unknown."""
    row = _lists().get(list, {}).get(code)
    return word(row, language) if row else code


def word(row: Code, language: str | None = None) -> str:
    language = (language or get_language() or "en")[:2]
    return row.labels.get(language) or row.labels.get("en") or row.code


def choices(
    list: str, on: date | None = None, parent: str | None = None
) -> list[tuple[str, str]]:
    """(code, word) pairs that hold on that day (today), in order; of one parent if given."""
    on = on or timezone.localdate()
    return [
        (row.code, word(row))
        for row in _lists().get(list, {}).values()
        if (row.valid_from is None or row.valid_from <= on)
        and (row.valid_to is None or row.valid_to >= on)
        and (parent is None or row.parent == parent)
    ]


def known(list: str, code: str, on: date | None = None) -> bool:
    """True when the code may be chosen on that day."""
    return any(code == found for found, _word in choices(list, on))
