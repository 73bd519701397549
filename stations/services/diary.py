"""The General Diary (Police Act 1861 s.44): write, open and close the day, read it.

Every entry takes its number, period and time from one reading of the database's clock, taken after the
diary of the station was locked: number order is time order, and nothing is missing.  An entry is never
changed; a correction is a later entry.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from cctns.core import codes, dates, money
from cctns.core.aadhaar import without_aadhaar
from cctns.core.events import subject_of
from cctns.core.numbering import Series, lock_series
from cctns.core.rules import rule_for
from stations.diary_acts import DIARY_ACTS
from stations.models import DiaryEntry, Unit
from stations.permissions import Can
from stations.services.heads import in_charge_of, post_words

LONGEST = 200_000  # characters: a statement of 20,000 words fits
# Kinds that only the system or their own page writes.
OWN_PAGE = frozenset({"charge", "opening", "closing", "correction"})
# The power of the app above that lets an officer read protected identities (cctns/roles.py).
READS_PROTECTED = "cases.unmask"


class DiaryMissing(RuntimeError):
    """A service that the law wants in the diary did not write exactly one entry: nothing is kept."""


# --- writing ---------------------------------------------------------------------------------


@transaction.atomic
def write(
    unit: Unit,
    *,
    kind: str,
    text: str,
    happened_at: datetime | None = None,
    late_reason: str = "",
    subject: Model | None = None,
    corrects: DiaryEntry | None = None,
    language: str = "",
    series: Series | None = None,
    is_system: bool = False,
    is_protected: bool = False,
    origin: str = "live",
    by: Any,
) -> DiaryEntry:
    """Write one entry in the diary of a police station.

    ``series`` is a series that the calling service has locked already (it must hold the station's
    diary); else it is locked here.  Without ``happened_at`` the act happens as it is written.
    Raises ``ValidationError`` by field: a future time, a late entry without its reason, no text.
    """
    if not is_system:
        by.demand(Can.WRITE_DIARY, over=unit)
    if unit.type != Unit.Type.STATION:
        raise ValidationError(_("The General Diary is kept at a police station. Choose one."))
    text = clean_text(text)
    if not is_system and not codes.known("diary_kind", kind):
        raise ValidationError({"kind": _("Choose the kind of entry.")})
    if corrects is not None and corrects.unit_id != unit.pk:
        raise ValidationError(_("An entry is corrected in the diary of its own station."))
    series = series or lock_series((unit, "diary"))
    check_times(unit, happened_at, late_reason, series)
    given = series.take(unit, "diary", reset=rule_for(unit, "diary.reset", series.local.date()))
    return DiaryEntry.everything.create(
        unit=unit,
        period=given.period,
        number=given.number,
        happened_at=happened_at or series.at,
        late_reason=late_reason.strip()[:300],
        kind=kind,
        text=text,
        language=language or rule_for(unit, "station.language"),
        is_system=is_system,
        posting=by.posting,
        corrects=corrects,
        **(subject_of(subject) if subject is not None else {}),
        is_protected=is_protected or bool(corrects and corrects.is_protected),
        origin=origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )


def clean_text(text: str) -> str:
    """The entry as typed, less what no paper can hold and no record may: an Aadhaar number is cut."""
    text = without_aadhaar(text.replace("\x00", "").replace("\r\n", "\n").strip())
    if not text:
        raise ValidationError({"text": _("Write what happened.")})
    if len(text) > LONGEST:
        raise ValidationError(
            {
                "text": _("The entry is longer than %(most)s characters. Split it in two.")
                % {"most": money.group(LONGEST)}
            }
        )
    return text


def check_times(
    unit: Unit, happened_at: datetime | None, late_reason: str, series: Series
) -> None:
    """A claimed time is never in the future; an entry written late says why."""
    if happened_at is None:
        return
    if happened_at > series.at:
        raise ValidationError(
            {
                "happened_at": _(
                    "It cannot have happened later than now, %(now)s. Change the time."
                )
                % {"now": dates.when(series.at)}
            }
        )
    minutes = int(rule_for(unit, "diary.late_minutes", series.local.date()))
    if series.at - happened_at > timedelta(minutes=minutes) and not late_reason.strip():
        raise ValidationError(
            {
                "late_reason": _(
                    "It happened more than %(minutes)d minutes ago. Write why the entry is made only now."
                )
                % {"minutes": minutes}
            }
        )


def correct(entry: DiaryEntry, *, text: str, language: str = "", by: Any) -> DiaryEntry:
    """Correct an entry by a later one that points back; the earlier one stays as it is."""
    by.demand(Can.WRITE_DIARY, over=entry.unit)
    return write(
        entry.unit, kind="correction", text=text, corrects=entry, language=language, by=by
    )


# --- entries that the system writes ----------------------------------------------------------

# The acts that are under way in this thread: each counts the entries written for it.
_under_way: ContextVar[tuple[tuple[frozenset[str], list[DiaryEntry]], ...]] = ContextVar(
    "diary_acts_under_way", default=()
)


def in_diary(*acts: str) -> Callable:
    """Mark a service whose act the law wants in the diary: it commits with exactly one entry or not at all.

    ``acts`` are keys of ``DIARY_ACTS``; the service writes one of them with ``write_for``.
    """

    def decorate(service: Callable) -> Callable:
        for key in acts:
            DIARY_ACTS[key].services.append(f"{service.__module__}.{service.__qualname__}")

        @wraps(service)
        def with_entry(*args: Any, **kwargs: Any) -> Any:
            written: list[DiaryEntry] = []
            token = _under_way.set((*_under_way.get(), (frozenset(acts), written)))
            try:
                with transaction.atomic():
                    result = service(*args, **kwargs)
                    if len(written) != 1:
                        raise DiaryMissing(
                            f"{service.__qualname__} wrote {len(written)} diary entries of {', '.join(acts)}"
                        )
                    return result
            finally:
                _under_way.reset(token)

        return with_entry

    return decorate


def write_for(
    act_key: str,
    record: Model,
    *,
    series: Series | None = None,
    by: Any,
    unit: Unit | None = None,
    happened_at: datetime | None = None,
    is_protected: bool | None = None,
    **words: Any,
) -> DiaryEntry:
    """Write the entry of an act in the service's own transaction, in the station's language.

    ``record`` is what the entry points at; its ``unit`` (or the record, if it is one) keeps the diary
    unless another is named.  A record of raised sensitivity makes a protected entry.
    """
    act = DIARY_ACTS[act_key]
    unit = unit or (record if isinstance(record, Unit) else record.unit)
    language = rule_for(unit, "station.language")
    if is_protected is None:
        is_protected = getattr(record, "sensitivity", "normal") != "normal"
    with translation.override(language):
        late_reason = _("Written with the act itself") if happened_at else ""
    entry = write(
        unit,
        kind=act.kind,
        text=act.text(language, words),
        happened_at=happened_at,
        late_reason=late_reason,
        subject=record,
        language=language,
        series=series,
        is_system=True,
        is_protected=is_protected,
        origin="demo" if getattr(record, "origin", "live") == "demo" else "live",
        by=by,
    )
    for keys, written in _under_way.get():
        if act_key in keys:
            written.append(entry)
    return entry


# --- the day ---------------------------------------------------------------------------------


@in_diary("day_opened")
def open_day(unit: Unit, *, custody: int, note: str = "", by: Any) -> DiaryEntry:
    """The opening entry: who is in charge, how many persons are in custody (and who, in the note)."""
    by.demand(Can.WRITE_DIARY, over=unit)
    series = lock_series((unit, "diary"))
    refuse_second(unit, "opening", series)
    officer = post_words(in_charge_of(unit)) or post_words(by.posting) or by.post_line
    return write_for(
        "day_opened", unit, series=series, by=by,
        day=dates.short_date(series.at), officer=officer, custody=custody, note=note,
    )  # fmt: skip


@in_diary("day_closed")
def close_day(unit: Unit, *, cash: Decimal, note: str = "", by: Any) -> DiaryEntry:
    """The closing entry: the cash in hand.  What happens later that day is still written."""
    by.demand(Can.WRITE_DIARY, over=unit)
    series = lock_series((unit, "diary"))
    refuse_second(unit, "closing", series)
    return write_for(
        "day_closed", unit, series=series, by=by,
        day=dates.short_date(series.at), cash=money.rupees(cash), note=note,
    )  # fmt: skip


def refuse_second(unit: Unit, kind: str, series: Series) -> None:
    rows = DiaryEntry.everything.filter(unit=unit)
    earlier = (
        entries_for_day(rows, series.local.date()).filter(kind=kind, corrects=None).first()
    )
    if earlier:
        raise ValidationError(
            _("This was written today already: entry %(number)s, %(time)s.")
            % {"number": earlier, "time": dates.clock_time(earlier.entered_at)}
        )


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first moment of a day in India and of the next."""
    first = datetime.combine(day, time(), tzinfo=dates.IST)
    return first, datetime.combine(day + timedelta(days=1), time(), tzinfo=dates.IST)


def entries_for_day(rows: QuerySet[DiaryEntry], day: date) -> QuerySet[DiaryEntry]:
    """Those of ``rows`` entered on that day, in the order of the diary."""
    first, last = day_bounds(day)
    return rows.filter(entered_at__gte=first, entered_at__lt=last).order_by(
        "entered_at", "number"
    )


def entries_for_month(
    rows: QuerySet[DiaryEntry], year: int, month: int
) -> QuerySet[DiaryEntry]:
    """Those of ``rows`` entered in that month, in the order of the diary."""
    first = datetime(year, month, 1, tzinfo=dates.IST)
    last = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=dates.IST)
    return rows.filter(entered_at__gte=first, entered_at__lt=last).order_by(
        "entered_at", "number"
    )


def diary_of(unit: Unit, scope: Any) -> QuerySet[DiaryEntry]:
    """The entries of one station that this scope may see, with what a page shows of each."""
    return (
        DiaryEntry.objects.within(scope)
        .filter(unit=unit)
        .select_related("corrects", "posting__officer__rank")
    )


# --- reading ---------------------------------------------------------------------------------


def may_read_text(entry: DiaryEntry, scope: Any) -> bool:
    """Whether this reader sees the text of a protected entry: who wrote it, and who may unmask."""
    wrote = entry.entered_by_id is not None and entry.entered_by_id == getattr(
        scope.user, "pk", None
    )
    return not entry.is_protected or wrote or scope.has(READS_PROTECTED)


def text_for(entry: DiaryEntry, scope: Any) -> str:
    """The text as this reader may see it: one function for page, print, register and export."""
    if may_read_text(entry, scope):
        return entry.text
    return _("Protected by law: the text names a person whose identity may not be shown.")
