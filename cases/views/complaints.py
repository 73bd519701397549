"""The complaint register, the counter, and the page of one complaint."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.forms.complaints import ComplaintForm, FileForm, LookForm
from cases.models import Case, Complaint, Section
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.prints import ComplaintReceipt, RefusalLetter
from cases.registers.complaints import COMPLAINT_TINTS
from cases.services import complaints as service
from cases.services import law
from cases.services.complaint_files import add_file
from cases.services.complaint_history import history_of, line_of, parts_of, runs_about
from cases.services.complaint_sight import ComplaintSight, ask_to_see
from cctns.core.access import log_access
from cctns.core.attachments import attachments_of
from cctns.core.panels import panels_of
from cctns.core.permissions import Refused, requires
from cctns.core.views.prints import choices as print_languages
from cctns.core.views.registers import register
from cctns.core.views.saving import saved_once, status_of, token_for
from stations.services.units import station_of

from .complaint_choices import Choice, choices_of, next_steps
from .complaint_page import complaint_asked, form_for, head_of, is_sent, picker_of


@requires(Can.VIEW_COMPLAINT)
def complaints(request: HttpRequest) -> HttpResponse:
    """The complaint register: what waits comes first."""
    return register(request, "complaints")


@requires(Can.RECEIVE_COMPLAINT)
def complaint_new(request: HttpRequest) -> HttpResponse:
    """Take a complaint down at the counter of one's own station."""
    station = station_of(request.scope.unit) if request.scope.unit else None
    if station is None:
        raise Refused(
            message=_("A complaint is taken down at a police station. Choose a post at one.")
        )
    form = form_for(request, ComplaintForm)
    if is_sent(request):
        answer = saved_once(
            request,
            form,
            "cases.receive_complaint",
            lambda: service.receive(form.paper(station), by=request.scope),
            url=lambda made: reverse("cases:complaint_received", args=[made.pk]),
        )
        if answer:
            return answer
    context = {
        "station": station,
        "form": form,
        "picker": picker_of(request, form, None),
        "token": token_for(request),
        "crumbs": [
            (_("Complaints"), reverse("cases:complaints")),
            (_("Take down a complaint"), ""),
        ],
    }
    return TemplateResponse(
        request, "cases/complaint_new.html", context, status=status_of(form)
    )


@requires(Can.RECEIVE_COMPLAINT)
@require_safe
def complaint_received(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """After taking down: the number, the receipt to print, what comes next."""
    complaint = complaint_asked(request, pk)
    context = head_of(request, complaint, _("Taken down")) | {
        "languages": languages_for(complaint),
        "runs": runs_about(complaint, []),
        "electronic": electronic_of(complaint),
        "token": token_for(request),
        "can_decide": request.scope.has(Can.DECIDE_COMPLAINT),
    }
    return TemplateResponse(request, "cases/complaint_received.html", context)


def languages_for(complaint: Complaint) -> list[dict[str, Any]]:
    """The languages of a receipt, the informant's own chosen."""
    found = print_languages(ComplaintReceipt)
    own = f"en+{complaint.language}"
    if own in {each["value"] for each in found}:
        found = [each | {"checked": each["value"] == own} for each in found]
    return found


@requires(Can.VIEW_COMPLAINT)
@require_safe
def complaint(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One complaint: what was said, what is to be decided, what has happened."""
    found = complaint_asked(request, pk)
    parts = parts_of(found)
    there = [part for part in parts.values() if part is not None]
    steps = next_steps(found, parts, request.scope)
    choices = choices_of(found, parts, request.scope)
    log_access(request, "open", record=found, what="complaint")
    events = history_of(found, there)
    red = found.missing_child and found.case_id is None
    head = head_of(request, found)
    context = head | {
        **parts,
        "fir": fir_seen(found, head["sight"]),
        "tint": "red" if red else COMPLAINT_TINTS.get(found.status, ""),
        "red": red,
        "undecided": found.status in service.UNDECIDED,
        "main_choice": main_of(steps, choices),
        "decided": decider_of(found, events),
        "sections_text": cited(found.sections),
        "enquiry_sections": cited(parts["enquiry"].sections) if parts["enquiry"] else "",
        "electronic": electronic_of(found),
        "runs": runs_about(found, there),
        "choices": [*steps, *choices],
        "may_decide": request.scope.has(Can.DECIDE_COMPLAINT),
        "events": [line for event in events if (line := line_of(event))],
        "papers": papers_of(found, parts),
        "files": list(attachments_of(found)),
        "may_add_file": request.scope.has(Can.RECEIVE_COMPLAINT)
        and request.scope.covers(found.unit),
        "boxes": panels_of(found, request.scope),
        "copy": copy_of(found, request),
        "address": found.informant.addresses.first() if found.informant else None,
    }
    return TemplateResponse(request, "cases/complaint.html", context)


def main_of(steps: list[Choice], choices: list[Choice]) -> Choice | None:
    """The one filled button: what waits for this officer, else the FIR."""
    waiting = [step for step in steps if step.waits]
    return next(iter([*waiting, *choices[:1]]), None)


def cited(keys: list[str]) -> str:
    if not keys:
        return ""
    return law.cite(Section.objects.filter(pk__in=keys).select_related("act"))


def fir_seen(complaint: Complaint, sight: ComplaintSight) -> Case | None:
    """The case that the complaint became, unless it is sealed to this reader."""
    case = complaint.case
    if case and case.sensitivity == Sensitivity.SEALED and not sight.may_ask:
        return None
    return case


def decider_of(complaint: Complaint, events: list[Any]) -> str:
    """Who decided, as on that day; "" while nothing is decided."""
    if complaint.decided_at is None or complaint.status in service.OPEN:
        return ""
    posts = [event.post for event in events if event.what in ("decided", "refused")]
    return next(iter(posts), "") or str(complaint.decided_by or "")


def electronic_of(complaint: Complaint) -> Any:
    """The e-FIR behind a complaint, or None."""
    if complaint.channel != Complaint.Channel.EFIR:
        return None
    return getattr(complaint, "electronic", None)


def copy_of(complaint: Complaint, request: HttpRequest) -> Any:
    """The copy at the station it was sent to, when this officer may open it."""
    if complaint.to_unit is None:
        return None
    return Complaint.objects.within(request.scope).filter(came_from=complaint).first()


def papers_of(complaint: Complaint, parts: dict[str, Any]) -> list[dict[str, str]]:
    """The papers that can be printed about it."""
    forms = [ComplaintReceipt]
    if parts["refusal"] is not None:
        forms.append(RefusalLetter)
    return [
        {"title": form.title, "url": reverse("print", args=[form.name, complaint.pk])}
        for form in forms
    ]


@requires(Can.VIEW_COMPLAINT)
def complaint_look(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask, with a reason, to see a protected complaint for five minutes."""
    found = complaint_asked(request, pk)
    return look_page(request, found, url=found.get_absolute_url())


def look_page(
    request: HttpRequest, found: Complaint, *, url: str, at: Any = None
) -> HttpResponse:
    """The page that asks why; ``at`` is the unit that acts when it is not the complaint's own."""
    form = LookForm(request.POST or None)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.look_at_complaint",
            lambda: look(request, found, form.cleaned_data["reason"], at),
            url=lambda _made: url,
            said=lambda _made: _("You see it for 5 minutes. The look is recorded."),
        )
        if answer:
            return answer
    context = head_of(request, found, _("Ask to see")) | {
        "form": form,
        "token": token_for(request),
        "back_url": url,
    }
    return TemplateResponse(
        request, "cases/complaint_look.html", context, status=status_of(form)
    )


def look(request: HttpRequest, found: Complaint, reason: str, at: Any) -> Any:
    made = ask_to_see(found, reason=reason, at=at, by=request.scope)
    log_access(request, "unmask", record=found, what="complaint", reason=reason)
    return made


@requires(Can.RECEIVE_COMPLAINT)
def complaint_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a file that came with the complaint."""
    found = complaint_asked(request, pk)
    form = form_for(request, FileForm)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.complaint_file",
            lambda: add_file(found, **form.cleaned_data, by=request.scope),
            url=lambda _made: f"{found.get_absolute_url()}#files",
            said=lambda made: _("“%(name)s” is kept with the complaint.") % {"name": made.name},
        )
        if answer:
            return answer
    context = head_of(request, found, _("Add a file")) | {
        "form": form,
        "token": token_for(request),
    }
    return TemplateResponse(
        request, "cases/complaint_file.html", context, status=status_of(form)
    )
