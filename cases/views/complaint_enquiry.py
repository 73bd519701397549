"""The preliminary enquiry: asked by the station, answered by the DySP, ended by the station."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.forms.complaint_decisions import EnquiryEndForm, EnquiryForm, PermitForm
from cases.models import Complaint, PreliminaryEnquiry, Section
from cases.permissions import Can
from cases.services import enquiries, law
from cctns.core.permissions import requires

from .complaint_page import complaint_asked, decision_page, form_for


@requires(Can.DECIDE_COMPLAINT)
def ask(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the SDPO for a preliminary enquiry."""
    complaint = complaint_asked(request, pk)
    form = form_for(request, EnquiryForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.ask_enquiry",
        write=lambda: enquiries.ask_enquiry(complaint, **form.cleaned_data, by=request.scope),
        title=_("Ask for a preliminary enquiry"),
        rule=_(
            "Only for offences of three years or more and less than seven, with the permission of an officer "
            "of DySP rank or above, ended in 14 days. Never for the SC/ST Act or POCSO: those are registered "
            "at once."
        ),
        law=_("BNSS section 173(3)"),
        save=_("Ask the SDPO"),
        said=lambda made: (
            _("Enquiry %(number)s waits for the SDPO's answer.") % {"number": made}
        ),
        power=Can.DECIDE_COMPLAINT,
        is_open=complaint.status == Complaint.Status.RECEIVED,
        shows_enquiry=True,
    )


@requires(Can.PERMIT_ENQUIRY)
def answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The DySP permits or declines."""
    complaint, enquiry = asked(request, pk)
    form = form_for(request, PermitForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.permit_enquiry",
        write=lambda: enquiries.permit_enquiry(
            enquiry,
            permit=form.cleaned_data["permit"] == "yes",
            reason=form.cleaned_data["reason"],
            by=request.scope,
        ),
        title=_("Permit or decline the enquiry"),
        rule=_(
            "Your permission as an officer of DySP rank or above lets the station enquire for 14 days whether "
            "there is a prima facie case."
        ),
        law=_("BNSS section 173(3)"),
        save=_("Answer"),
        said=lambda made: (
            _("Permitted: 14 days run from now.")
            if made.permitted_at
            else _("Declined. The station is told.")
        ),
        power=Can.PERMIT_ENQUIRY,
        is_open=enquiry.permitted_at is None and enquiry.declined_at is None,
        enquiry=enquiry,
        sections_text=cited(enquiry),
    )


@requires(Can.DECIDE_COMPLAINT)
def end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """End the enquiry: an FIR, or closed with reasons told to the informant."""
    complaint, enquiry = asked(request, pk)
    form = form_for(request, EnquiryEndForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.end_enquiry",
        write=lambda: enquiries.end_enquiry(enquiry, **form.cleaned_data, by=request.scope),
        title=_("End the enquiry"),
        rule=_(
            "When there is a prima facie case the FIR is registered. Otherwise the complaint is closed, and the "
            "informant is told the reasons."
        ),
        law=_("BNSS section 173(3)"),
        save=_("End the enquiry"),
        said=lambda made: (
            _("The enquiry ended. Register the FIR now.")
            if made.outcome == PreliminaryEnquiry.Outcome.FIR
            else _("The enquiry ended and the complaint is closed. The informant is told.")
        ),
        power=Can.DECIDE_COMPLAINT,
        is_open=enquiry.permitted_at is not None and enquiry.ended_at is None,
        enquiry=enquiry,
        sections_text=cited(enquiry),
    )


def asked(request: HttpRequest, pk: uuid.UUID) -> tuple[Complaint, Any]:
    """The complaint and its enquiry, or 404."""
    complaint = complaint_asked(request, pk)
    enquiry = (
        PreliminaryEnquiry.objects.within(request.scope)
        .filter(complaint=complaint)
        .select_related("unit", "complaint", "officer__officer__rank")
        .first()
    )
    if enquiry is None:
        raise Http404(_("No enquiry was asked for in this complaint."))
    return complaint, enquiry


def cited(enquiry: PreliminaryEnquiry) -> str:
    return law.cite(Section.objects.filter(pk__in=enquiry.sections).select_related("act"))
