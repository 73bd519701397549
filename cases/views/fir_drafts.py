"""The FIR draft: begun from a complaint or from nothing, its list of parts, and each part."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.fir_parts import PARTS, Part
from cases.forms.sections import LONGEST, SectionPicker, picking, state_path
from cases.forms.sheets import Sheet, as_lists, changed_list
from cases.models import Complaint
from cases.permissions import Can
from cases.services import casefile, fir
from cases.services import draft_paper as service
from cases.services.draft_paper import Reading
from cases.services.seen import seen_before
from cases.views.fir_words import part_line, state_words
from cctns.core import dates, drafts
from cctns.core.access import log_access
from cctns.core.draft_merge import fields_of
from cctns.core.drafts import Conflict
from cctns.core.errors import sentence_of
from cctns.core.forms import ServiceForm
from cctns.core.holders import name_of
from cctns.core.models import Draft
from cctns.core.models.number import Counter
from cctns.core.permissions import Refused, requires
from cctns.core.views.drafts import reached
from cctns.core.views.saving import saved_once, status_of, token_for, warn_of_aadhaar
from stations.services.units import station_of

WRITERS = (Can.DRAFT_FIR, Can.REGISTER_FIR)


# --- beginning ---------------------------------------------------------------------------------


@requires(Can.DRAFT_FIR)
@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: HttpRequest) -> HttpResponse:
    """Begin a draft: from the complaint in the address, or from nothing."""
    complaint = complaint_asked(request)
    unit = complaint.unit if complaint else station_of(request.scope.unit)
    if unit is None:
        raise Refused(
            "", _("An FIR is drafted at a police station. Switch to a post at a station first.")
        )
    form = ServiceForm(request.POST or {"token": ""})
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.draft_fir",
            lambda: service.begin(
                unit=unit, complaint=complaint, id=new_key(request), by=request.scope
            ),
            url=lambda draft: reverse("cases:draft", args=[draft.pk]),
        )
        if answer:
            return answer
    running = service.draft_of(complaint) if complaint else None
    context = {
        "complaint": complaint,
        "running": running,
        "registered": complaint.case_id if complaint else None,
        "form": form if request.method == "POST" else None,
        "problems": form.non_field_errors() if request.method == "POST" else [],
        "token": token_for(request),
        "unit": unit,
    }
    if complaint:
        log_access(request, "open", record=complaint, what="complaint, to draft an FIR")
    return TemplateResponse(
        request,
        "cases/draft_new.html",
        context,
        status=status_of(form) if request.POST else 200,
    )


def complaint_asked(request: HttpRequest) -> Complaint | None:
    """The complaint in the address; one of another station is not there."""
    key = request.GET.get("complaint", "")
    if not key:
        return None
    if not request.scope.has(Can.VIEW_COMPLAINT):
        raise Refused(Can.VIEW_COMPLAINT)
    rows = Complaint.everything.select_related("unit", "entry")
    return request.scope.get_or_404(Complaint, rows, pk=key)


def new_key(request: HttpRequest) -> uuid.UUID | None:
    """The draft's key is the page's token: a page sent twice begins one draft."""
    try:
        return uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        return None


# --- the list of parts -------------------------------------------------------------------------


@requires(*WRITERS, any_of=True)
@require_safe
@never_cache
def draft(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The nine parts with their state, what is known already, and what comes next."""
    row = draft_asked(request, pk)
    if answer := gone(request, row):
        return answer
    reading = service.read(row, by=request.scope)
    log_access(request, "open", record=row, what="FIR draft")
    context = page(request, reading) | {
        "parts": part_rows(reading, request),
        "done": len(reading.done),
        "total": len(PARTS),
        "open_parts": [n for n, key in enumerate(PARTS, 1) if key not in reading.done],
        "to_compare": [
            (PARTS[part].name, drafts.compare_url(row, part))
            for part in drafts.asides_of(row, request.scope)
            if part in PARTS
        ],
        "owner": name_of(row.owner),
        "seen": seen_before(reading.paper, scope=request.scope),
        "next_number": next_number(reading),
    }
    return TemplateResponse(request, "cases/draft.html", context)


def part_rows(reading: Reading, request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "title": part.name,
            "url": reverse("cases:draft_part", args=[reading.draft.pk, key]),
            "text": part_line(key, reading),
            "state": (state := reading.state(key)),
            "state_text": state_words(state, len(reading.problems.get(key, []))),
        }
        for number, (key, part) in enumerate(PARTS.items(), 1)
    ]


def next_number(reading: Reading) -> str:
    """The number that the next registration is likely to get here: another may be quicker."""
    kind = "zero_fir" if reading.paper.is_zero else "fir"
    year = dates.today().year
    last = (
        Counter.objects.filter(unit=reading.draft.unit, series=kind, period=str(year))
        .values_list("last", flat=True)
        .first()
    )
    return f"{(last or 0) + 1:04d}/{year}"


# --- one part ----------------------------------------------------------------------------------


@requires(*WRITERS, any_of=True)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def draft_part(request: HttpRequest, pk: uuid.UUID, part: str) -> HttpResponse:
    """One part: saved field by field whatever is wrong with it, then checked."""
    if part not in PARTS:
        raise Http404
    row = draft_asked(request, pk)
    if answer := gone(request, row):
        return answer
    if request.method == "POST":
        return reached(request, save_part(request, row, PARTS[part]))
    reading = service.read(row, by=request.scope)
    return part_page(request, reading, PARTS[part], quiet=part not in row.done)


def save_part(request: HttpRequest, row: Draft, part: Part) -> HttpResponse:
    """Save what was sent, then go on: to the row that was added, to what is wrong, or to the next part."""
    fields, place = sent_fields(request, row, part)
    try:
        drafts.save_part(row.pk, part.key, fields, version_of(request), by=request.scope)
        if not place:
            drafts.mark_done(row.pk, part.key, by=request.scope)
    except Conflict as clash:
        return redirect(drafts.compare_url(clash.draft, part.key))
    except ValidationError as wrong:
        return not_kept(request, row, part, fields, sentence_of(wrong))
    warn_of_aadhaar(request)
    if place:
        return redirect(f"{request.path}{place}")
    row = draft_asked(request, row.pk)
    service.name_draft(row)
    reading = service.read(row, by=request.scope)
    if reading.state(part.key) == "fix":
        return part_page(request, reading, part, status=422)
    return redirect(next_url(reading, part))


def sent_fields(request: HttpRequest, row: Draft, part: Part) -> tuple[dict[str, Any], str]:
    """The fields of the form that was sent, and where to go if only a list was changed ("#accused-2")."""
    picked = picking(request.POST) if part.key == "sections" else None
    data = picked if picked is not None else request.POST
    desk = service.read(row, by=request.scope).desk if part.key == "sections" else None
    sheet = Sheet(part.kind, as_lists(dict(data.lists())), desk=desk, quiet=True)
    fields = fields_of(data, sheet.names())
    if picked is not None:
        words = request.POST.get("sections-q", "")[:LONGEST]
        asked = "sections-find" in request.POST and not request.POST.get("sections-add")
        return (
            fields,
            f"?{urlencode({'q': words})}#sections-q" if asked and words else "#id_sections",
        )
    add, remove = request.POST.get("add", ""), request.POST.get("remove", "")
    if not add and not remove:
        return fields, ""
    changed = changed_list(sheet, add=add, remove=remove)
    newest = next(iter(changed.values()), "").split()[-1:]
    place = f"#{add}-{newest[0]}" if add and newest else f"#{next(iter(changed), 'main')}"
    return fields | changed, place


def version_of(request: HttpRequest) -> int:
    """The version that the page had seen; 0 when it lost it: then everything typed is compared."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def not_kept(
    request: HttpRequest, row: Draft, part: Part, fields: dict[str, Any], sentence: str
) -> HttpResponse:
    """What may not be stored: the page again with what was typed, and why."""
    reading = service.read(row, by=request.scope)
    reading.sheets[part.key] = Sheet(part.kind, as_lists(fields), desk=reading.desk)
    reading.problems[part.key] = [sentence]
    return part_page(request, reading, part, status=422)


def part_page(
    request: HttpRequest,
    reading: Reading,
    part: Part,
    *,
    quiet: bool = False,
    status: int = 200,
) -> HttpResponse:
    sheet = reading.sheets[part.key]
    if quiet:
        sheet = Sheet(part.kind, sheet.values, desk=reading.desk, quiet=True)
    typed = [] if quiet else [s for errors in sheet.errors.values() for s in errors]
    number = list(PARTS).index(part.key) + 1
    context = page(request, reading) | {
        "part": part,
        "number": number,
        "total": len(PARTS),
        "sheet": sheet,
        "form": sheet,
        "problems": []
        if quiet
        else [s for s in reading.problems.get(part.key, []) if s not in typed],
        "save_url": reverse("draft_part", args=[reading.draft.pk, part.key]),
        "parts_url": reverse("cases:draft", args=[reading.draft.pk]),
        "private": part.private or reading.is_private,
        "seen": [
            hint
            for hint in seen_before(reading.paper, scope=request.scope)
            if hint.part == part.key
        ]
        if part.key in ("informant", "accused", "property")
        else [],
    }
    if part.key == "sections":
        context["picker"] = picker_of(request, reading)
    if part.key == "when_where":
        context["late_hours"] = fir.late_hours(reading.paper)
    log_access(request, "open", record=reading.draft, what=f"FIR draft, {part.key}")
    return TemplateResponse(request, part.template, context, status=status)


def picker_of(request: HttpRequest, reading: Reading) -> SectionPicker:
    picker = SectionPicker.of(
        reading.sheets["sections"].form["sections"],
        on=reading.occurred_on,
        facts=reading.paper.facts,
        scope=request.scope,
        live=True,
    )
    picker.q = request.GET.get("q", "")[:LONGEST]
    picker.errors = []
    picker.state = state_path(request.scope)
    picker.found = reading.found if picker.chosen else None
    picker.forensic_mandatory_from = casefile.forensic_from(reading.draft.unit)
    return picker


def next_url(reading: Reading, part: Part) -> str:
    """The next part, or the list after the last one."""
    keys = list(PARTS)
    rest = keys[keys.index(part.key) + 1 :]
    if not rest:
        return reverse("cases:draft", args=[reading.draft.pk])
    return reverse("cases:draft_part", args=[reading.draft.pk, rest[0]])


# --- what the pages share ----------------------------------------------------------------------


def draft_asked(request: HttpRequest, pk: uuid.UUID) -> Draft:
    """An FIR draft of one's area, or 404."""
    row = drafts.draft_or_404(pk, request.scope)
    if row.kind != service.KIND:
        raise Http404
    return row


def gone(request: HttpRequest, row: Draft) -> HttpResponse | None:
    """Where to go when the draft is no draft any more."""
    if row.status == Draft.State.USED:
        return redirect("cases:registered", pk=row.subject_id)
    if row.status == Draft.State.DROPPED:
        messages.info(
            request, _("This draft was discarded. Bring it back before you write in it.")
        )
        return redirect("drafts")
    return None


def page(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    """What every page of a draft knows: who may do what with it now."""
    row = reading.draft
    sent = row.status == Draft.State.SENT
    may_register = request.scope.has(Can.REGISTER_FIR) and request.scope.covers(row.unit)
    return {
        "draft": row,
        "reading": reading,
        "paper": reading.paper,
        "found": reading.found if reading.paper.sections else None,
        "desk": reading.desk,
        "is_sent": sent,
        "may_register": may_register,
        "may_write": may_register if sent else request.scope.has(Can.DRAFT_FIR),
        "private": reading.is_private,
    }
