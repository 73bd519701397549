"""The fortnightly report of non-cognizable cases to the Magistrate (BNSS s.174(1), clock C09)."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import NcFortnight, NcReport
from cases.permissions import Can
from cctns.core.clocks import meet_clock
from cctns.core.events import note_event
from cctns.core.numbering import lock_series
from criminals.services.people import clean_text
from stations.services import diary
from stations.services.diary import in_diary


def fortnight_of(day: date) -> tuple[date, date]:
    """The fortnight a day lies in: 1st to 14th, or 15th to the month's end (vector 18)."""
    if day.day <= 14:
        return day.replace(day=1), day.replace(day=14)
    return day.replace(day=15), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def fortnight_before(day: date) -> tuple[date, date]:
    """The last fortnight that is over on that day."""
    return fortnight_of(fortnight_of(day)[0] - timedelta(days=1))


def entries(unit: Any, first: date, last: date):
    """The NC entries of exactly those days, in order."""
    zone = timezone.get_current_timezone()
    start = datetime.combine(first, time.min, tzinfo=zone)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)
    return (
        NcReport.everything.filter(unit=unit, entered_at__gte=start, entered_at__lt=end)
        .select_related("complaint", "entry")
        .order_by("year", "number")
    )


@in_diary("nc_fortnight_sent")
@transaction.atomic
def report(unit: Any, *, day_in: date, sent_to: str, by: Any) -> NcFortnight:
    """Make and send the report of one fortnight: its entries are fixed to it and never reported twice."""
    by.demand(Can.REPORT_NC, over=unit)
    first, last = fortnight_of(day_in)
    if last >= timezone.localdate():
        raise ValidationError(
            _("This fortnight ends on %(day)s. Send its report after that day.")
            % {"day": last.strftime("%d-%m-%Y")}
        )
    if NcFortnight.everything.filter(unit=unit, first_day=first).exists():
        raise ValidationError(_("The report of this fortnight was already sent."))
    if not sent_to.strip():
        raise ValidationError({"sent_to": _("Write to which Magistrate the report goes.")})
    series = lock_series((unit, "diary"), (unit, "nc_fortnight"))
    row = NcFortnight(
        unit=unit,
        first_day=first,
        last_day=last,
        number=series.take(unit, "nc_fortnight").number,
        year=series.year,
        sent_to=clean_text(sent_to, limit=120),
        sent_at=series.at,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    row.save(force_insert=True)
    diary.write_for(
        "nc_fortnight_sent", row, series=series, by=by, number=str(row), magistrate=row.sent_to
    )
    keys = list(entries(unit, first, last).values_list("pk", flat=True))
    NcReport.everything.filter(pk__in=keys).update(fortnight=row)
    for nc in NcReport.everything.filter(pk__in=keys):
        meet_clock("C09", nc, at=series.at)
    note_event(row, "sent", by=by, data={"entries": len(keys)})
    return row
