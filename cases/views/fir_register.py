"""The last two pages of an FIR: check it with the informant, and the number."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.disclosure import sight_of
from cases.forms.fir_parts import PARTS
from cases.models import Case, CopyGiven, Fir
from cases.permissions import Can
from cases.prints import Iif1
from cases.services import cases as case_service
from cases.services import draft_paper as service
from cases.services.draft_paper import Reading
from cases.services.seen import seen_before
from cases.views.fir_drafts import WRITERS, draft_asked, gone, next_number, page
from cases.views.fir_words import summary
from cctns.core import dates, widgets
from cctns.core.access import log_access
from cctns.core.clocks import runs_of
from cctns.core.forms import ServiceForm
from cctns.core.models import Draft, IssuedDocument
from cctns.core.permissions import Refused, requires
from cctns.core.views.prints import choices as print_choices
from cctns.core.views.saving import saved_once, status_of, token_for
from stations.services.units import ancestors


class RegisterForm(ServiceForm):
    """The last choice before the number: who investigates; errors of the parts stand above the form."""

    io = forms.ChoiceField(
        label=gettext_lazy("Who will investigate?"),
        required=False,
        widget=widgets.Choice,
        help_text=gettext_lazy("Open cases are shown so that work is shared."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["io"].choices = choices
        self.fields["io"].optional_text = ""

    def refuse(self, refused: ValidationError) -> None:
        """The registration's sentences, each with the name of its part."""
        if not hasattr(refused, "error_dict"):
            super().refuse(refused)
            return
        for part, sentences in refused.message_dict.items():
            name = f"{PARTS[part].name}: " if part in PARTS else ""
            for sentence in sentences:
                self.add_error(None, f"{name}{sentence}")


@requires(*WRITERS, any_of=True)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def draft_check(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Read it with the informant; then register it, or send it to the officer in charge."""
    row = draft_asked(request, pk)
    if request.method == "POST":
        if not request.scope.has(Can.REGISTER_FIR):
            raise Refused(Can.REGISTER_FIR)
        return register(request, row)
    if answer := gone(request, row):
        return answer
    log_access(request, "open", record=row, what="FIR draft, check")
    return check_page(request, row, None)


def register(request: HttpRequest, row: Draft) -> HttpResponse:
    """Register once, whatever the browser repeats; the second delivery goes to the first one's page."""
    if row.status == Draft.State.DROPPED and (answer := gone(request, row)):
        return answer
    sent = request.POST.get("io", "")[
        :40
    ]  # whether it is an officer of the station, the service says
    form = RegisterForm(request.POST, choices=[("", ""), (sent, sent)])
    answer = saved_once(
        request,
        form,
        "cases.register",
        lambda: service.register(
            row,
            version=form.cleaned_data["version"],
            io=form.cleaned_data["io"],
            by=request.scope,
        ),
        url=lambda case: reverse("cases:registered", args=[case.pk]),
    )
    if answer:
        return answer
    row = draft_asked(request, row.pk)
    if (answer := gone(request, row)) is not None:
        return answer
    return check_page(request, row, form)


def check_page(request: HttpRequest, row: Draft, form: RegisterForm | None) -> HttpResponse:
    reading = service.read(row, by=request.scope)
    chosen = reading.paper.io or (request.scope.posting if reading.is_ready else None)
    picks = reading.desk.investigators()
    start = {"io": str(getattr(chosen, "pk", "")), "version": row.version}
    if form:
        form.fields["io"].choices = picks
    shown = form or RegisterForm(initial=start, choices=picks)
    context = page(request, reading) | {
        "form": shown,
        "summary": summary(reading),
        "statement_problems": reading.problems.get("statement", []),
        "statement_url": reverse("cases:draft_part", args=[row.pk, "statement"]),
        "parts_url": reverse("cases:draft", args=[row.pk]),
        "checks": checks_of(reading, request),
        "asks_io": reading.paper.action in ("investigate", "directed"),
        "next_number": next_number(reading),
        "court": court_of(row.unit),
        "token": token_for(request) if form is None or not form.errors else uuid.uuid4(),
        "version": row.version,
    }
    return TemplateResponse(
        request, "cases/fir_check.html", context, status=status_of(form) if form else 200
    )


def checks_of(reading: Reading, request: HttpRequest) -> list[dict[str, str]]:
    """What the software looked at: good (y), to know (p) or wrong (n)."""
    done, total = len(reading.done), len(PARTS)
    found = [
        check("y", _("All %(total)d parts are done") % {"total": total})
        if done == total
        else check(
            "p", _("%(done)d of %(total)d parts are done") % {"done": done, "total": total}
        )
    ]
    if reading.paper.is_zero:
        found.append(check("p", _("The place is in another station's area: a Zero FIR")))
    elif reading.sheets["when_where"].cleaned.get("in_area"):
        unit = {"station": reading.draft.unit}
        found.append(check("y", _("The place is in the area of %(station)s") % unit))
    if reading.found.cognizable and reading.paper.sections:
        found.append(check("y", _("The offence is cognizable")))
    chosen = reading.found.sections
    if chosen and not reading.paper.other_sections and not any(s.is_offence for s in chosen):
        found.append(check("p", _("The section only defines. Choose the one that punishes.")))
    if reading.problems:
        count = sum(len(each) for each in reading.problems.values())
        found.append(check("n", _("Things to fix: %(count)d") % {"count": count}))
    for hint in seen_before(reading.paper, scope=request.scope):
        said = {"typed": hint.typed, "fir": hint.case, "station": hint.case.unit}
        text = _("%(typed)s was in FIR %(fir)s, %(station)s") % said
        found.append(check("p", text, hint.case.get_absolute_url()))
    return found


def check(kind: str, text: str, url: str = "") -> dict[str, str]:
    icon = {"y": "check", "p": "triangle-alert", "n": "circle-alert"}[kind]
    return {"kind": kind, "text": text, "url": url, "icon": icon}


def court_of(unit: Any) -> str:
    """The court that a station reports to."""
    for above in [unit, *ancestors(unit)]:
        if above.court:
            return above.court
    return ""


# --- the number --------------------------------------------------------------------------------


class CopyForm(ServiceForm):
    """The free copy, handed over and acknowledged (BNSS s.173(2))."""

    to = forms.ChoiceField(
        label=gettext_lazy("Given to"),
        choices=[
            ("complainant", gettext_lazy("Informant")),
            ("victim", gettext_lazy("Victim")),
        ],
        initial="complainant",
        widget=widgets.Picks,
        error_messages={"required": gettext_lazy("Choose who got the copy.")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Acknowledged by"),
        choices=[
            ("signature", gettext_lazy("Signature")),
            ("thumb", gettext_lazy("Thumb mark")),
        ],
        widget=widgets.Picks,
        error_messages={"required": gettext_lazy("Choose how the copy was acknowledged.")},
    )


@requires(Can.VIEW_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def registered(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The number as large as it gets, the paper, the free copy, and the clocks that run now."""
    case = request.scope.get_or_404(
        Case,
        Case.everything.select_related(
            "fir__entry", "unit__district", "io__officer__rank", "principal__act"
        ),
        pk=pk,
    )
    form = CopyForm(request.POST or None)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.give_copy",
            lambda: case_service.give_copy(
                case,
                to=form.cleaned_data["to"],
                how=form.cleaned_data["how"],
                document=latest_paper(case, by=request.scope),
                by=request.scope,
            ),
            url=lambda row: reverse("cases:registered", args=[case.pk]),
            said=lambda row: _("The free copy is noted in the diary."),
        )
        if answer:
            return answer
    else:
        log_access(request, "open", record=case, what="registered FIR")
    sight = sight_of(case, request.scope)
    context = {
        "case": case,
        "fir": case.fir,
        "is_zero": case.fir.kind == Fir.Kind.ZERO,
        "header_only": sight.header_only,
        "clocks": [] if sight.header_only else list(runs_of(case).filter(met_at=None)),
        "copies": list(CopyGiven.objects.within(request.scope).filter(case=case)),
        "form": form,
        "can_print": request.scope.has(Can.PRINT_FIR) and request.scope.covers(case.unit),
        "can_copy": request.scope.has(Can.GIVE_COPY) and request.scope.covers(case.unit),
        "can_draft": request.scope.has(Can.DRAFT_FIR),
        "protected": Iif1.is_protected(case),
        "languages": print_choices(Iif1),
        "token": token_for(request),
        "print_token": uuid.uuid4(),
        "court": court_of(case.unit),
        "today": dates.today(),
    }
    return TemplateResponse(
        request, "cases/fir_registered.html", context, status=status_of(form)
    )


def latest_paper(case: Case, *, by: Any) -> Any:
    """The whole form as it was last printed: what was handed over (the giver may open it, cases/prints.py)."""
    return (
        IssuedDocument.objects.within(by)
        .filter(
            form=Iif1.name,
            subject_type=case._meta.label,
            subject_id=str(case.pk),
            is_masked=False,
        )
        .order_by("-at")
        .first()
    )
