"""The General Diary on screen: a day as in the paper register, one entry, opening, closing, charge."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cctns.core import dates
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.permissions import Refused, requires
from cctns.core.views.saving import saved_once, status_of, token_for
from cctns.core.words import language_of
from stations.forms.diary import (
    ChargeForm,
    ClosingForm,
    CorrectionForm,
    EntryForm,
    OpeningForm,
)
from stations.models import DiaryEntry, Unit
from stations.permissions import Can
from stations.prints import DiaryDays
from stations.services import diary as service
from stations.services.charge import hand_over_charge, is_sho, take_back_charge
from stations.services.diary_rows import row_of, rows_of
from stations.services.heads import charge_of, head_of, in_charge_of, may_take_charge
from stations.services.units import stations_within
from stations.views.asked import station_asked


@requires(Can.VIEW_DIARY)
def diary(request: HttpRequest) -> HttpResponse:
    """A day of one station's diary, newest entry first, with the box for the next entry."""
    station = station_asked(request)
    if station is None:
        return choose_station(request)
    form = EntryForm(request.POST or None)
    if request.method == "POST":

        def write() -> DiaryEntry:
            values = form.cleaned_data
            return service.write(
                station,
                kind=values["kind"],
                text=values["text"],
                happened_at=values.get("happened_at"),
                late_reason=values["late_reason"],
                language=language_of(values["text"]),
                by=request.scope,
            )

        if answer := saved(request, form, "stations.diary_write", write, station):
            return answer
    day = day_asked(request)
    entries = list(
        service.entries_for_day(service.diary_of(station, request.scope), day).reverse()
    )
    if request.method == "GET":
        log_access(request, "list", what=f"diary {station.code} {day}")
    context = page(request, station, form) | {
        "day": day,
        "is_today": day == dates.today(),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < dates.today() else None,
        "rows": rows_of(entries, request.scope),
        "next_number": next_number(entries, day),
        "kinds_there": {entry.kind for entry in entries},
        "in_charge": in_charge_of(station) if day == dates.today() else None,
        "print_day": f"/print/diary/{DiaryDays.of_day(station, day).pk}/",
        "print_month": f"/print/diary/{DiaryDays.of_month(station, day).pk}/",
    }
    return TemplateResponse(request, "stations/diary.html", context, status=status_of(form))


@requires(Can.VIEW_DIARY)
@require_safe
def diary_entry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One entry, what it corrects, and the later entries that correct it."""
    entry = entry_asked(request, pk)
    later = (
        DiaryEntry.objects.within(request.scope)
        .filter(corrects=entry)
        .order_by("entered_at", "number")
    )
    log_access(request, "open", record=entry, what="diary entry")
    context = page(request, entry.unit) | {
        "entry": entry,
        "row": row_of(entry, request.scope),
        "later": rows_of(list(later), request.scope),
        "earlier": rows_of([entry.corrects], request.scope) if entry.corrects else [],
    }
    return TemplateResponse(request, "stations/diary_entry.html", context)


@requires(Can.WRITE_DIARY)
def diary_correct(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Correct an entry by a later one."""
    entry = entry_asked(request, pk)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST":
        answer = saved(
            request,
            form,
            "stations.diary_correct",
            lambda: service.correct(
                entry,
                text=form.cleaned_data["text"],
                language=language_of(form.cleaned_data["text"]),
                by=request.scope,
            ),
            entry.unit,
        )
        if answer:
            return answer
    context = page(request, entry.unit, form) | {
        "entry": entry,
        "row": row_of(entry, request.scope),
    }
    return TemplateResponse(
        request, "stations/diary_correct.html", context, status=status_of(form)
    )


@requires(Can.WRITE_DIARY)
def diary_open(request: HttpRequest) -> HttpResponse:
    """The opening entry of the day."""
    return day_entry(
        request, OpeningForm(request.POST or None), service.open_day, "stations.diary_open"
    )


@requires(Can.WRITE_DIARY)
def diary_close(request: HttpRequest) -> HttpResponse:
    """The closing entry of the day."""
    return day_entry(
        request, ClosingForm(request.POST or None), service.close_day, "stations.diary_close"
    )


def day_entry(request: HttpRequest, form: ServiceForm, write: Any, action: str) -> HttpResponse:
    station = station_asked(request)
    if station is None:
        return choose_station(request)
    if request.method == "POST":
        answer = saved(
            request,
            form,
            action,
            lambda: write(station, **form.cleaned_data, by=request.scope),
            station,
        )
        if answer:
            return answer
    context = page(request, station, form) | {
        "opening": action == "stations.diary_open",
        "in_charge": in_charge_of(station),
    }
    return TemplateResponse(request, "stations/diary_day.html", context, status=status_of(form))


@requires(Can.VIEW_DIARY)
def charge(request: HttpRequest) -> HttpResponse:
    """Hand over the charge of the station, or (SHO) take it back.

    Who has just handed over has no power to do so any more: the page asks for it only when it is drawn
    and the service when it writes, so that a second delivery of the same form is not refused.
    """
    station = station_asked(request)
    if station is None:
        return choose_station(request)
    current = charge_of(station)
    takers = may_take_charge(station)
    taking_back = "take_back" in request.POST
    form = (
        ServiceForm(request.POST)  # a button without fields
        if taking_back
        else ChargeForm(request.POST or None, takers=takers, holder=current and current.posting)
    )
    if request.method == "POST":
        answer = saved(
            request,
            form,
            "stations.charge",
            lambda: give(station, form, taking_back, request),
            station,
        )
        if answer:
            return answer
    if not request.scope.has(Can.GIVE_CHARGE):
        raise Refused(Can.GIVE_CHARGE)
    context = page(request, station, form) | {
        "current": current,
        "in_charge": in_charge_of(station),
        "head": head_of(station),
        "takers": takers,
        "may_take_back": current is not None and is_sho(station, request.scope),
    }
    return TemplateResponse(request, "stations/charge.html", context, status=status_of(form))


def give(
    station: Unit, form: ChargeForm, taking_back: bool, request: HttpRequest
) -> DiaryEntry:
    """The charge given or taken back; the entry that says so."""
    if taking_back:
        take_back_charge(station, by=request.scope)
        return DiaryEntry.everything.filter(unit=station, kind="charge").order_by(
            "-entered_at", "-number"
        )[0]
    values = form.cleaned_data
    return hand_over_charge(
        station, to=values["to"], note=values["note"], by=request.scope
    ).entry


# --- what the pages share --------------------------------------------------------------------


def page(request: HttpRequest, station: Unit, form: Any = None) -> dict[str, Any]:
    return {
        "station": station,
        "query": ""
        if station.pk == getattr(request.scope.unit, "pk", None)
        else f"station={station.code}",
        "form": form,
        "token": token_for(request),
        "can_write": request.scope.has(Can.WRITE_DIARY) and request.scope.covers(station),
        "can_charge": request.scope.has(Can.GIVE_CHARGE) and request.scope.covers(station),
    }


def choose_station(request: HttpRequest) -> HttpResponse:
    """Officers of wider areas choose a station first."""
    stations = list(stations_within(request.scope))
    return TemplateResponse(request, "stations/diary_stations.html", {"stations": stations})


def entry_asked(request: HttpRequest, pk: uuid.UUID) -> DiaryEntry:
    rows = DiaryEntry.everything.select_related("unit", "corrects", "posting__officer__rank")
    return request.scope.get_or_404(DiaryEntry, rows, pk=pk)


def day_asked(request: HttpRequest) -> date:
    """The day in the address, as 2026-11-24 or as an officer types it; today when there is none."""
    try:
        day = dates.read_date(request.GET.get("day", "") or "t")
    except ValueError:
        messages.error(request, _("Write the day as 24-11-2026. Today is shown."))
        return dates.today()
    return min(day, dates.today())


def diary_url(station: Unit, request: HttpRequest, entry: DiaryEntry) -> str:
    own = getattr(request.scope.unit, "pk", None) == station.pk
    query = {"day": dates.day_of(entry.entered_at).isoformat()} | (
        {} if own else {"station": station.code}
    )
    return f"{reverse('stations:diary')}?{urlencode(query)}#entry-{entry.pk}"


def saved(
    request: HttpRequest, form: ServiceForm, action: str, write: Any, station: Unit
) -> HttpResponse | None:
    return saved_once(
        request,
        form,
        action,
        write,
        url=lambda entry: diary_url(station, request, entry),
        said=lambda entry: _("Diary entry %(number)s is written.") % {"number": entry},
    )


def next_number(entries: list[DiaryEntry], day: date) -> str:
    """The number that the next entry is likely to get: the station may be quicker."""
    return f"{entries[0].number + 1:03d}" if entries and day == dates.today() else ""
