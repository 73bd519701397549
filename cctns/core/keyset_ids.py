"""Pages of a simple list that is sorted by its growing key, newest first: no counting, no OFFSET."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

SIZE = 25


@dataclass(frozen=True)
class Page:
    """Rows of one page and the addresses of its neighbours ("" for none)."""

    rows: list[Any]
    older_url: str
    newer_url: str


def page_of_ids(rows: QuerySet, asked: Mapping[str, str], size: int = SIZE) -> Page:
    """The page that ``?before=`` or ``?after=`` asks for; other parameters are kept in the links."""
    before, after = _whole(asked.get("before")), _whole(asked.get("after"))
    kept = {k: v for k, v in asked.items() if k not in ("before", "after") and v}
    if after is not None:
        found = list(rows.filter(pk__gt=after).order_by("pk")[: size + 1])
        more, found = len(found) > size, found[:size][::-1]
        newer, older = more, True
    else:
        limited = rows if before is None else rows.filter(pk__lt=before)
        found = list(limited.order_by("-pk")[: size + 1])
        newer, older = before is not None, len(found) > size
        found = found[:size]
    if not found:
        return Page([], "", "?" + urlencode(kept) if before or after else "")
    return Page(
        rows=found,
        older_url="?" + urlencode(kept | {"before": found[-1].pk}) if older else "",
        newer_url="?" + urlencode(kept | {"after": found[0].pk}) if newer else "",
    )


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
