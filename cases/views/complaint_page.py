"""What the pages of a complaint share: finding it, its head, the page of one decision."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.forms.sections import SectionPicker, picking
from cases.models import Complaint
from cases.services.complaint_sight import sight_on
from cases.services.complaints import law_day
from cctns.core.forms import ServiceForm
from cctns.core.permissions import Refused
from cctns.core.views.saving import saved_once, status_of, token_for

RELATED = (
    "unit",
    "case",
    "entry",
    "informant",
    "to_unit",
    "came_from__unit",
    "decided_by",
)


def complaint_asked(request: HttpRequest, pk: uuid.UUID) -> Complaint:
    """The complaint, or the same 404 for a foreign and an absent one."""
    rows = Complaint.everything.select_related(*RELATED)
    return request.scope.get_or_404(Complaint, rows, pk=pk)


def head_of(request: HttpRequest, complaint: Complaint, *here: str) -> dict[str, Any]:
    """What every page of one complaint shows: the way to it and how much of it may be seen."""
    title = _("Complaint %(number)s") % {"number": complaint}
    crumbs = [(_("Complaints"), reverse("cases:complaints"))]
    crumbs += [(title, complaint.get_absolute_url() if here else "")]
    crumbs += [(text, "") for text in here]
    return {
        "complaint": complaint,
        "title": title,
        "crumbs": crumbs,
        "sight": sight_on(complaint, request.scope),
    }


def form_for(request: HttpRequest, form_class: type[ServiceForm], **more: Any) -> ServiceForm:
    """The form as sent; after a press on Find, Add or Remove it holds what was typed, without errors."""
    if request.method != "POST":
        return form_class(**more)
    changed = picking(request.POST)
    if changed is None:
        return form_class(request.POST, request.FILES, **more)
    form = form_class(changed, **more)
    form.errors.clear()
    return form


def is_sent(request: HttpRequest) -> bool:
    """True when the form itself was sent, not a search for a section."""
    return request.method == "POST" and picking(request.POST) is None


def picker_of(request: HttpRequest, form: ServiceForm, complaint: Complaint | None) -> Any:
    if "sections" not in form.fields:
        return None
    day = law_day(complaint) if complaint else None
    return SectionPicker.of(form["sections"], on=day, scope=request.scope, live=True)


def decision_page(
    request: HttpRequest,
    complaint: Complaint,
    form: ServiceForm,
    *,
    action: str,
    write: Callable[[], Any],
    title: str,
    rule: str,
    law: str,
    save: str,
    said: Callable[[Any], str],
    power: str,
    is_open: bool = True,
    url: Callable[[Any], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """One decision on its own page: the rule in words, the form, the complaint beside it.

    ``is_open`` says that it is still to be decided: else a GET goes to the complaint, which says who
    decided.  The service has the last word on a POST.
    """
    if request.method != "POST" and not is_open:
        messages.info(
            request,
            _("This is not to be decided here now. The complaint stands at: %(status)s.")
            % {"status": complaint.get_status_display()},
        )
        return redirect(complaint.get_absolute_url())
    if is_sent(request):
        answer = saved_once(
            request,
            form,
            action,
            write,
            url=url or (lambda _made: complaint.get_absolute_url()),
            said=said,
        )
        if answer:
            return answer
    if not request.scope.has(power):
        raise Refused(power)
    page = head_of(request, complaint, title) | {
        "heading": title,
        "rule": rule,
        "law": law,
        "save": save,
        "form": form,
        "picker": picker_of(request, form, complaint),
        "token": token_for(request),
    }
    return TemplateResponse(
        request, "cases/complaint_decide.html", page | context, status=status_of(form)
    )
