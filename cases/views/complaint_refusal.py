"""After a refusal: the informant goes to the SP, and the SP decides."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases.forms.complaint_decisions import ReviewForm
from cases.models import Complaint, Refusal
from cases.permissions import Can
from cases.services import refusals
from cctns.core.forms import ServiceForm
from cctns.core.permissions import requires

from .complaint_page import complaint_asked, decision_page, form_for


@requires(Can.VIEW_COMPLAINT)
def appeal(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Note that the informant sent the substance to the SP."""
    complaint, refusal = asked(request, pk)
    form = form_for(request, ServiceForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.appeal_refusal",
        write=lambda: refusals.appeal_to_sp(refusal, by=request.scope),
        title=_("The informant went to the SP"),
        rule=_(
            "The informant sent the substance of the information to the SP, in writing and by post. The SP is "
            "told and decides within 15 days."
        ),
        law=_("BNSS section 173(4)"),
        save=_("Note it"),
        said=lambda _made: _("Noted. The SP is told."),
        power=Can.VIEW_COMPLAINT,
        is_open=refusal.appealed_at is None and refusal.reviewed_at is None,
        refusal=refusal,
    )


@requires(Can.REVIEW_REFUSAL)
def review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The SP orders registration, or the refusal stands."""
    complaint, refusal = asked(request, pk)
    form = form_for(request, ReviewForm)
    return decision_page(
        request,
        complaint,
        form,
        action="cases.review_refusal",
        write=lambda: refusals.review_refusal(
            refusal,
            register=form.cleaned_data["decision"] == "register",
            note=form.cleaned_data["note"],
            by=request.scope,
        ),
        title=_("Review the refusal"),
        rule=_(
            "If the information discloses a cognizable offence, you direct the station to register and "
            "investigate. If the refusal stands, the informant may apply to the Magistrate."
        ),
        law=_("BNSS section 173(4)"),
        save=_("Decide"),
        said=lambda made: (
            _("The station is ordered to register the FIR.")
            if made.register_ordered
            else _("The refusal stands. The station is told.")
        ),
        power=Can.REVIEW_REFUSAL,
        is_open=refusal.reviewed_at is None,
        refusal=refusal,
    )


def asked(request: HttpRequest, pk: uuid.UUID) -> tuple[Complaint, Any]:
    """The complaint and its refusal, or 404."""
    complaint = complaint_asked(request, pk)
    refusal = Refusal.objects.within(request.scope).filter(complaint=complaint).first()
    if refusal is None:
        raise Http404(_("The registration of this complaint was not refused."))
    return complaint, refusal
