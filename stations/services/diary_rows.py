"""Diary entries as a page draws them (templates/stations/diary_rows.html)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cctns.core import codes
from stations.models import DiaryEntry
from stations.services.diary import may_read_text, text_for


def rows_of(entries: list[DiaryEntry], scope: Any) -> list[dict[str, Any]]:
    """The entries as the page draws them: one query more, however many there are."""
    corrected = set(
        DiaryEntry.objects.within(scope)
        .filter(corrects__in=entries)
        .values_list("corrects_id", flat=True)
    )
    return [row_of(entry, scope, is_corrected=entry.pk in corrected) for entry in entries]


def row_of(entry: DiaryEntry, scope: Any, *, is_corrected: bool = False) -> dict[str, Any]:
    late = entry.entered_at - entry.happened_at >= timedelta(minutes=1)
    return {
        "entry": entry,
        "kind": codes.label("diary_kind", entry.kind),
        "text": text_for(entry, scope),
        "hidden": not may_read_text(entry, scope),
        "happened_at": entry.happened_at if late else None,
        "is_corrected": is_corrected,
    }
