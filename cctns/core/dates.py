"""Indian dates, times and durations, as officers write and read them.

Written: 24-11-2026, 18:30 (24-hour, Indian Standard Time).  Durations are short: "5 h 50 m",
"41 days", "2 days late".  Figures are Western in every language, because they are quoted.
Aware datetimes are shown in IST whatever the server's zone; dates are taken as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .words import western_digits

IST = ZoneInfo("Asia/Kolkata")
DAY = timedelta(days=1)
SOON = timedelta(days=7)  # a clock turns amber
EARLIEST_YEAR = 1800  # an older year is a slip of the finger

Near = Literal["past", "future"]


def local(moment: datetime) -> datetime:
    """The moment on an Indian clock; a naive one is already Indian."""
    return moment.astimezone(IST) if timezone.is_aware(moment) else moment.replace(tzinfo=IST)


def today() -> date:
    return local(timezone.now()).date()


def day_of(moment: date | datetime) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


# --- writing ---------------------------------------------------------------------------------


def short_date(moment: date | datetime) -> str:
    """ "24-11-2026"."""
    return f"{day_of(moment):%d-%m-%Y}"


def margin_date(moment: date | datetime) -> str:
    """ "24-11", for the margin of a ledger."""
    return f"{day_of(moment):%d-%m}"


def clock_time(moment: time | datetime) -> str:
    """ "18:30"."""
    if isinstance(moment, datetime):
        moment = local(moment)
    return f"{moment:%H:%M}"


def when(moment: date | datetime) -> str:
    """A date alone, or date and time: "24-11-2026 18:30"."""
    if isinstance(moment, datetime):
        return f"{short_date(moment)} {clock_time(moment)}"
    return short_date(moment)


def day_long(moment: date | datetime) -> str:
    """ "Tuesday 24-11-2026", the day's name in the reader's language."""
    day = day_of(moment)
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def financial_year(moment: date | datetime) -> str:
    """April to March, written "2026-27"."""
    day = day_of(moment)
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def span(length: timedelta) -> str:
    """A length of time at a glance: "12 m", "5 h 50 m", "3 h", "41 days"."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 60:
        return _("%(minutes)d m") % {"minutes": minutes}
    if minutes >= 24 * 60:
        return days(minutes // (24 * 60))
    hours, minutes = divmod(minutes, 60)
    if not minutes:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d m") % {"hours": hours, "minutes": minutes}


def days(count: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", count) % {"days": count}


def waited(since: date | datetime, now: datetime | None = None) -> str:
    """How long something has waited: hours on the first day, then calendar days."""
    now = now or timezone.now()
    if isinstance(since, datetime) and now - since < DAY:
        if now - since < timedelta(hours=1):
            return span(max(now - since, timedelta()))
        return span(timedelta(hours=(now - since) // timedelta(hours=1)))
    return days((day_of(now) - day_of(since)).days)


def ago(moment: datetime, now: datetime | None = None) -> str:
    """ "just now", "5 m ago", "3 h ago", "4 days ago"."""
    now = now or timezone.now()
    if now - moment < timedelta(minutes=1):
        return _("just now")
    return _("%(length)s ago") % {"length": waited(moment, now)}


@dataclass(frozen=True)
class Left:
    """How a deadline stands: what to print, its CSS state, share of time used (0 to 100)."""

    text: str
    state: Literal["late", "soon", "ok", "done"]
    share: int


def left(
    due: datetime,
    *,
    started: datetime | None = None,
    met: datetime | None = None,
    now: datetime | None = None,
) -> Left:
    """Time left by law until ``due``, or how late it is, or in what time it was met.

    Under 24 hours the answer has hours and minutes; from there on calendar days in India, so
    "1 day" is tomorrow.  ``soon`` starts 7 days before.
    """
    now = now or timezone.now()
    if met is not None:
        return Left(_met_text(due, started, met), "done", 100)
    if due <= now:
        return Left(_("%(length)s late") % {"length": _distance(due, now)}, "late", 100)
    share = 0
    if started is not None and due > started:
        share = max(0, min(100, int((now - started) * 100 / (due - started))))
    return Left(_distance(now, due), "soon" if due - now < SOON else "ok", share)


def _distance(earlier: datetime, later: datetime) -> str:
    if later - earlier < DAY:
        return span(later - earlier)
    return days((day_of(later) - day_of(earlier)).days)


def _met_text(due: datetime, started: datetime | None, met: datetime) -> str:
    if met > due:
        return _("Done, %(length)s late") % {"length": _distance(due, met)}
    if started is None or met < started:
        return _("Done")
    return _("Done in %(length)s") % {"length": _distance(started, met)}


# --- reading ---------------------------------------------------------------------------------

_DATE = re.compile(r"^(\d{1,2})(?:[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?)?$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_TIME = re.compile(r"^(\d{1,2})[:.]?(\d{2})(?:\s*(?:hrs?|h))?$")
_SOLID = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


def read_date(text: str, *, near: Near = "past", now: date | None = None) -> date:
    """A date from what was typed: 24-11-2026, 24/11/26, 24112026, 24-11, 24, t or y.

    t is today, y yesterday.  What is left out is filled in so that the date is the nearest one
    in the past (or future, for dates to come).  Digits of any script.  ValueError otherwise.
    """
    now = now or today()
    plain = western_digits(text).strip().casefold()
    if plain in {"t", "today"}:
        return now
    if plain in {"y", "yesterday"}:
        return now - DAY
    if iso := _ISO.match(plain):
        return date(_year(iso[1], near, now), int(iso[2]), int(iso[3]))
    found = _SOLID.match(plain) or _DATE.match(plain)
    if not found:
        raise ValueError(text)
    day, month, year = found.groups()
    if year is not None:
        return date(_year(year, near, now), int(month), int(day))
    if month is not None:
        return _nearest_year(int(day), int(month), near, now)
    return _nearest_month(int(day), near, now)


def _year(digits: str, near: Near, now: date) -> int:
    """Two digits mean the nearest such year: 62 typed in 2026 is 1962, 26 is 2026."""
    if len(digits) == 4:
        if int(digits) < EARLIEST_YEAR:
            raise ValueError(digits)
        return int(digits)
    full = now.year // 100 * 100 + int(digits)
    return full - 100 if near == "past" and full > now.year + 1 else full


def _nearest_year(day: int, month: int, near: Near, now: date) -> date:
    step = -1 if near == "past" else 1
    for year in range(now.year, now.year + 9 * step, step):  # nine years reach a leap day
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found <= now) if near == "past" else (found >= now):
            return found
    raise ValueError(f"{day}-{month}")


def _nearest_month(day: int, near: Near, now: date) -> date:
    month, step = now.year * 12 + now.month - 1, -1 if near == "past" else 1
    for serial in range(month, month + 4 * step, step):
        try:
            found = date(serial // 12, serial % 12 + 1, day)
        except ValueError:
            continue
        if (found <= now) if near == "past" else (found >= now):
            return found
    raise ValueError(str(day))


def read_time(text: str, *, now: datetime | None = None) -> time:
    """A 24-hour time: 18:30, 1830, 830, 18.30, 18:30 hrs, n (now).  ValueError otherwise."""
    plain = western_digits(text).strip().casefold()
    if plain in {"n", "now"}:
        return local(now or timezone.now()).time().replace(second=0, microsecond=0)
    found = _TIME.match(plain)
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))
