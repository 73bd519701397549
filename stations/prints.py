"""The papers this app prints: the General Diary of a day, of some days, or of a month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import dates
from cctns.core.jurisdiction import Scope
from cctns.core.masking import WITHHELD
from cctns.core.models import Code
from cctns.core.paper_words import ORDER, Words, letterhead, unit_name
from cctns.core.prints import PrintForm
from stations.models import DiaryEntry, Unit
from stations.permissions import Can
from stations.print_words import DIARY
from stations.services.diary import READS_PROTECTED, day_bounds

LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class DiaryDays:
    """The diary of one station from one day to another, both included: what is printed."""

    unit: Unit
    first: date
    last: date

    @property
    def pk(self) -> str:
        """ "5:2026-11-01:2026-11-30"."""
        return f"{self.unit.pk}:{self.first.isoformat()}:{self.last.isoformat()}"

    @classmethod
    def of_day(cls, unit: Unit, day: date) -> DiaryDays:
        return cls(unit, day, day)

    @classmethod
    def of_month(cls, unit: Unit, day: date) -> DiaryDays:
        """The month a day lies in."""
        end = calendar.monthrange(day.year, day.month)[1]
        return cls(unit, day.replace(day=1), day.replace(day=end))

    def entries(self) -> QuerySet[DiaryEntry]:
        start, _next = day_bounds(self.first)
        _start, end = day_bounds(self.last)
        return (
            DiaryEntry.everything.filter(
                unit=self.unit, entered_at__gte=start, entered_at__lt=end
            )
            .select_related("corrects")
            .order_by("entered_at", "number")
        )

    def __str__(self) -> str:
        if self.first == self.last:
            return dates.short_date(self.first)
        return f"{dates.short_date(self.first)} - {dates.short_date(self.last)}"


class DiaryPrint(PrintForm):
    """The General Diary on paper.  A protected entry's text is withheld in the masked copy."""

    name = "diary"
    code = "GD"
    title = gettext_lazy("General Diary")
    power = Can.VIEW_DIARY
    full_power = READS_PROTECTED
    model = DiaryEntry
    template = "print/stations/diary.html"
    words = DIARY

    @classmethod
    def find(cls, scope: Scope, key: str) -> DiaryDays:
        """The days of a key, if the station's diary is within the scope; else 404."""
        try:
            unit_key, first, last = key.split(":")
            found = DiaryDays(
                Unit.objects.select_related("state", "district").get(pk=int(unit_key)),
                date.fromisoformat(first),
                date.fromisoformat(last),
            )
        except (ValueError, Unit.DoesNotExist) as missing:
            raise Http404(_("There is no such record in your area.")) from missing
        whole = timedelta() <= found.last - found.first <= LONGEST
        if not whole or not scope.covers(found.unit) or found.unit.type != Unit.Type.STATION:
            raise Http404(_("There is no such record in your area."))
        return found

    @classmethod
    def subject(cls, record: DiaryDays) -> Unit:
        return record.unit

    @classmethod
    def is_protected(cls, record: DiaryDays) -> bool:
        return record.entries().filter(is_protected=True).exists()

    @classmethod
    def url(cls, record: DiaryDays) -> str:
        return f"/diary/?day={record.first.isoformat()}"

    @classmethod
    def context(cls, record: DiaryDays, words: Words, *, masked: bool) -> dict[str, Any]:
        kinds = {row.code: row.labels for row in Code.objects.filter(list="diary_kind")}
        rows = [entry_line(entry, words, kinds, masked=masked) for entry in record.entries()]
        return {
            "head": letterhead(record.unit, words),
            "station": unit_name(record.unit, words),
            "days": [
                (dates.short_date(day), list(lines))
                for day, lines in groupby(rows, key=lambda row: row["day"])
            ],
            "first": dates.short_date(record.first),
            "last": dates.short_date(record.last) if record.last != record.first else "",
            "count": len(rows),
            "foot": f"{record.unit.name}, {record}",
        }


def entry_line(
    entry: DiaryEntry, words: Words, kinds: dict[str, dict[str, str]], *, masked: bool
) -> dict[str, Any]:
    """One entry as printed: number, the two times, kind, text and who wrote it."""
    written, happened = dates.local(entry.entered_at), dates.local(entry.happened_at)
    labels = kinds.get(entry.kind) or {}
    row = tuple(labels.get(lang) or labels.get("en") or entry.kind for lang in ORDER)
    same_day = happened.date() == written.date()
    return {
        "day": written.date(),
        "number": f"{entry.number:03d}",
        "written": dates.clock_time(written),
        "happened": dates.clock_time(happened) if same_day else dates.when(happened),
        "kind": words.value({entry.kind: row}, entry.kind),
        "text": words.shown(WITHHELD) if masked and entry.is_protected else entry.text,
        "language": entry.language,
        "late": entry.late_reason,
        "corrects": f"{entry.corrects.number:03d}" if entry.corrects_id else "",
        "corrects_day": dates.short_date(entry.corrects.entered_at)
        if entry.corrects_id
        else "",
        "post": entry.entered_post,
    }
