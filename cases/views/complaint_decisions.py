"""Decisions on a complaint that need one page each: signature, another station, a department, refusal."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.forms.complaint_decisions import DepartmentForm, RefuseForm, SendForm, SignForm
from cases.models import Complaint
from cases.permissions import Can
from cases.services import complaints as service
from cases.services import refusals
from cases.services.complaints import UNDECIDED
from cctns.core.dates import when
from cctns.core.permissions import requires
from stations.models import Unit
from stations.services.units import in_force

from .complaint_page import complaint_asked, decision_page, form_for
from .complaints import electronic_of


@requires(Can.RECEIVE_COMPLAINT)
def sign(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The informant signed an e-FIR."""
    complaint = complaint_asked(request, pk)
    form = form_for(request, SignForm)
    electronic = electronic_of(complaint)
    by = {"when": when(electronic.sign_by) if electronic else ""}
    return decision_page(
        request,
        complaint,
        form,
        action="cases.sign_efir",
        write=lambda: service.sign(complaint, how=form.cleaned_data["how"], by=request.scope),
        title=_("Note the signature"),
        rule=_(
            "Information sent electronically is on record once the informant signs it, by %(when)s. "
            "Unsigned it lapses: it is not on record, but the complaint stays for the SHO to review."
        )
        % by,
        law=_("BNSS section 173(1)(ii)"),
        save=_("Note the signature"),
        said=lambda made: (
            _("Signed: complaint %(number)s is on record and waits for a decision.")
            % {"number": made}
        ),
        power=Can.RECEIVE_COMPLAINT,
        is_open=complaint.status == Complaint.Status.SIGNING,
    )


@requires(Can.DECIDE_COMPLAINT)
def send(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """To the station where it belongs; a copy waits there."""
    complaint = complaint_asked(request, pk)
    form = form_for(request, SendForm, stations=stations_for(complaint))
    return decision_page(
        request,
        complaint,
        form,
        action="cases.send_complaint",
        write=lambda: service.send_on(
            complaint,
            to=form.station,
            reason=form.cleaned_data["reason"],
            by=request.scope,
        ),
        title=_("Send to another station"),
        rule=_(
            "Cognizable information is registered here, whatever the place: then register an FIR, which "
            "becomes a Zero FIR. Send on only what is not cognizable. A copy waits at the other station, "
            "which gives it its own number; the informant is told."
        ),
        law=_("BNSS section 173(1)"),
        save=_("Send"),
        said=lambda made: _("Sent to %(station)s.") % {"station": made.sent_to},
        power=Can.DECIDE_COMPLAINT,
        is_open=complaint.status in UNDECIDED,
    )


def stations_for(complaint: Complaint) -> list[Any]:
    """The other police stations of the State, by district."""
    rows = Unit.objects.filter(
        in_force(), type=Unit.Type.STATION, state_id=complaint.unit.state_id
    ).exclude(pk=complaint.unit_id)
    return list(rows.select_related("district").order_by("district__path", "name"))


@requires(Can.DECIDE_COMPLAINT)
def department(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """To a department that is not the police."""
    complaint = complaint_asked(request, pk)
    form = form_for(request, DepartmentForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.complaint_to_department",
        write=lambda: service.send_on(complaint, **form.cleaned_data, by=request.scope),
        title=_("Send to another department"),
        rule=_(
            "For what is not a matter of the police. If the words show an offence, it is not this: register "
            "an FIR or enter a non-cognizable report. The informant is told."
        ),
        law="",
        save=_("Send"),
        said=lambda made: _("Sent to %(department)s.") % {"department": made.sent_to},
        power=Can.DECIDE_COMPLAINT,
        is_open=complaint.status in UNDECIDED,
    )


@requires(Can.DECIDE_COMPLAINT)
def refuse(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Refuse to register, with reasons told to the informant."""
    complaint = complaint_asked(request, pk)
    form = form_for(request, RefuseForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.refuse_registration",
        write=lambda: refusals.refuse(complaint, **form.cleaned_data, by=request.scope),
        title=_("Refuse to register"),
        rule=_(
            "The informant is told the reason and may send the substance to the SP, who reviews it. Print "
            "the letter afterwards. Information of a cognizable offence is never refused; refusing that of "
            "listed sexual offences, acid attack or trafficking is itself an offence (BNS 199(c))."
        ),
        law=_("BNSS section 173(4)"),
        save=_("Refuse to register"),
        said=lambda _made: _("Refused. Print the letter for the informant below."),
        power=Can.DECIDE_COMPLAINT,
        is_open=complaint.status in UNDECIDED,
        warn=True,
        warning=refusals.warning_of(complaint),
    )
