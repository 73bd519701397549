"""Non-cognizable reports: entered, ordered by the Magistrate, reported every fortnight."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.forms.complaint_decisions import FortnightForm, NcForm, OrderForm
from cases.models import NcFortnight, NcReport
from cases.permissions import Can
from cases.registers.complaints import NcRegister
from cases.services import fortnight as fortnights
from cases.services import noncognizable as service
from cases.services.complaints import UNDECIDED
from cctns.core import dates
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.permissions import Refused, requires
from cctns.core.views.saving import saved_once, status_of, token_for
from stations.models import Unit
from stations.services.units import stations_within
from stations.views.asked import station_asked

from .complaint_page import complaint_asked, decision_page, form_for, head_of

SHOWN = 12  # earlier fortnights


@requires(Can.VIEW_COMPLAINT)
def nc(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The report of a complaint; before there is one, the form that enters it."""
    complaint = complaint_asked(request, pk)
    report = report_of(request, complaint)
    if report is not None and request.method != "POST":
        return report_page(request, complaint, report, ServiceForm())
    form = form_for(request, NcForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.enter_nc",
        write=lambda: service.enter_nc(complaint, **form.cleaned_data, by=request.scope),
        title=_("Enter a non-cognizable report"),
        rule=_(
            "The substance is entered in the book and the informant is referred to the Magistrate. The police "
            "do not investigate without the Magistrate's order. If one section is cognizable, the whole case "
            "is: then register an FIR."
        ),
        law=_("BNSS section 174"),
        save=_("Enter the report"),
        said=lambda made: _("Entered as %(number)s.") % {"number": made},
        power=Can.DECIDE_COMPLAINT,
        is_open=complaint.status in UNDECIDED,
        url=lambda _made: reverse("cases:complaint_nc", args=[pk]),
    )


@requires(Can.DECIDE_COMPLAINT)
def order(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Enter the Magistrate's order."""
    complaint = complaint_asked(request, pk)
    report = report_or_404(request, complaint)
    form = form_for(request, OrderForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.nc_order",
        write=lambda: service.note_magistrate_order(
            report, **form.cleaned_data, by=request.scope
        ),
        title=_("Enter the Magistrate's order"),
        rule=_(
            "With the Magistrate's order the police investigate as in a cognizable case, but do not arrest "
            "without a warrant."
        ),
        law=_("BNSS section 174(2) and (3)"),
        save=_("Enter the order"),
        said=lambda made: _("Order %(number)s is entered.") % {"number": made.order_no},
        power=Can.DECIDE_COMPLAINT,
        url=lambda _made: reverse("cases:complaint_nc", args=[pk]),
    )


@requires(Can.DECIDE_COMPLAINT)
@require_POST
def begin(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin to investigate; refused without the Magistrate's order."""
    complaint = complaint_asked(request, pk)
    report = report_or_404(request, complaint)
    form = ServiceForm(request.POST)
    answer = saved_once(
        request,
        form,
        "cases.begin_nc",
        lambda: service.begin_nc_investigation(report, by=request.scope),
        url=lambda _made: reverse("cases:complaint_nc", args=[pk]),
        said=lambda _made: _("The investigation has begun."),
    )
    return answer or report_page(request, complaint, report, form)


def report_page(
    request: HttpRequest, complaint: Any, report: NcReport, form: ServiceForm
) -> HttpResponse:
    log_access(request, "open", record=report, what="non-cognizable report")
    context = head_of(request, complaint, str(report)) | {
        "report": report,
        "form": form,
        "token": token_for(request),
        "may_decide": request.scope.has(Can.DECIDE_COMPLAINT),
    }
    return TemplateResponse(request, "cases/nc.html", context, status=status_of(form))


def report_of(request: HttpRequest, complaint: Any) -> NcReport | None:
    rows = NcReport.objects.within(request.scope).filter(complaint=complaint)
    return rows.select_related("unit", "entry", "fortnight").first()


def report_or_404(request: HttpRequest, complaint: Any) -> NcReport:
    report = report_of(request, complaint)
    if report is None:
        raise Http404(_("This complaint has no non-cognizable report."))
    return report


# --- the fortnightly report --------------------------------------------------------------------


@requires(Can.VIEW_COMPLAINT)
def fortnight(request: HttpRequest) -> HttpResponse:
    """The reports of one fortnight of one station: look, send, print."""
    station = station_asked(request)
    if station is None:
        return TemplateResponse(
            request,
            "stations/diary_stations.html",
            {"stations": list(stations_within(request.scope))},
        )
    first, last = fortnight_asked(request)
    form = FortnightForm(request.POST or None, initial={"sent_to": station.court})
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.nc_fortnight",
            lambda: fortnights.report(
                station, day_in=first, sent_to=form.cleaned_data["sent_to"], by=request.scope
            ),
            url=lambda made: made.get_absolute_url(),
            said=lambda made: (
                _("Report %(number)s is sent. Print it below.") % {"number": made}
            ),
        )
        if answer:
            return answer
        if not request.scope.has(Can.REPORT_NC):
            raise Refused(Can.REPORT_NC)
    context = fortnight_context(request, station, first, last) | {
        "form": form,
        "token": token_for(request),
    }
    return TemplateResponse(request, "cases/nc_fortnight.html", context, status=status_of(form))


def fortnight_context(
    request: HttpRequest, station: Unit, first: date, last: date
) -> dict[str, Any]:
    mine = NcFortnight.objects.within(request.scope).filter(unit=station)
    rows = fortnights.entries(station, first, last).select_related("complaint__case", "entry")
    after, _end = fortnights.fortnight_of(last + timedelta(days=1))
    return {
        "station": station,
        "query": station_query(request, station),
        "first": first,
        "last": last,
        "before": fortnights.fortnight_before(first)[0],
        "after": after if after <= dates.today() else None,
        "is_over": last < dates.today(),
        "rows": [NcRegister.see(row, request.scope) for row in rows],
        "sent": mine.filter(first_day=first).first(),
        "earlier": list(mine.order_by("-first_day")[:SHOWN]),
        "may_send": request.scope.has(Can.REPORT_NC),
        "crumbs": [
            (_("Complaints"), reverse("cases:complaints")),
            (_("Fortnightly report"), ""),
        ],
    }


def fortnight_asked(request: HttpRequest) -> tuple[date, date]:
    """The fortnight of the day in the address; the last that is over when there is none."""
    typed = request.GET.get("day", "").strip()[:20]
    if not typed:
        return fortnights.fortnight_before(dates.today())
    try:
        day = dates.read_date(typed)
    except ValueError:
        messages.error(request, _("Write the day as 24-11-2026. The last fortnight is shown."))
        return fortnights.fortnight_before(dates.today())
    return fortnights.fortnight_of(min(day, dates.today()))


def station_query(request: HttpRequest, station: Unit) -> str:
    own = getattr(request.scope.unit, "pk", None) == station.pk
    return "" if own else urlencode({"station": station.code})
