"""/print/ and /documents/: order a paper, and read a stored one."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cctns.core.access import log_access
from cctns.core.models import IssuedDocument, Job
from cctns.core.once import once
from cctns.core.permissions import Refused, requires
from cctns.core.prints import (
    ALL,
    PrintForm,
    documents_of,
    file_of,
    is_full_of_protected,
    language_name,
    may_open,
    order_print,
)


@requires()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def print_page(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """The stored copies of one paper of one record, and the order for a new one."""
    paper = ALL.get(form)
    if paper is None:
        raise Http404
    if not request.scope.has(paper.view_power or paper.power):
        raise Refused(paper.view_power or paper.power)
    record = paper.find(request.scope, key)
    problem = ""
    if request.method == "POST":
        try:
            return order(request, paper, record)
        except ValidationError as wrong:
            problem = " ".join(wrong.messages)
    documents = documents_of(paper, record, request.scope)
    return TemplateResponse(
        request,
        "core/print.html",
        {
            "paper": paper,
            "heading": paper.heading(record),
            "back": paper.url(record),
            "documents": [shown(row) for row in documents],
            "jobs_here": open_jobs(request, paper, record),
            "choices": choices(paper),
            "can_print": request.scope.has(paper.power)
            and request.scope.covers(paper.unit_of(record)),
            "protected": paper.names_people and paper.is_protected(record),
            "problem": problem,
            "reason": request.POST.get("reason", ""),
            "token": request.POST.get("token") or uuid.uuid4(),
        },
        status=400 if problem else 200,
    )


def order(request: HttpRequest, paper: type[PrintForm], record: Any) -> HttpResponse:
    """Queue the print, once per page; a protected record's print asks why."""
    reason = request.POST.get("reason", "").strip()[:300]
    languages = tuple(request.POST.get("languages", "").split("+"))
    if paper.names_people and paper.is_protected(record) and not reason:
        raise ValidationError(
            _("Write why this paper is printed. The law protects the people in it.")
        )
    with once(request.POST.get("token"), "prints.order", user=request.user) as write:
        if not write.first:
            job = order_print(paper, record, languages, by=request.scope, reason=reason)
            log_access(
                request, "print", record=paper.subject(record), what=paper.name, reason=reason
            )
            write.done(id=job.pk)
    messages.success(
        request, _("The paper is being printed. It appears below; you can leave the page.")
    )
    return redirect("print", form=paper.name, key=paper.key_of(record))


def choices(paper: type[PrintForm]) -> list[dict[str, Any]]:
    """The languages offered, the reader's own first."""
    own = (get_language() or "en")[:2]
    wanted = ("en", own) if own != "en" else paper.languages[0]
    chosen = wanted if wanted in paper.languages else paper.languages[0]
    return [
        {
            "value": "+".join(pair),
            "text": language_name("+".join(pair)),
            "checked": pair == chosen,
        }
        for pair in paper.languages
    ]


def shown(row: IssuedDocument) -> dict[str, Any]:
    """One stored copy as the page lists it."""
    return {
        "url": f"/documents/{row.pk}/",
        "serial": row.serial,
        "at": row.at,
        "post": row.post,
        "languages": language_name(row.languages),
        "pages": row.pages,
        "masked": row.is_masked,
        "full": row.is_protected,
        "superseded": getattr(row, "superseded_by", None) is not None,
        "verify": f"/verify/{row.token}/",
    }


def open_jobs(
    request: HttpRequest, paper: type[PrintForm], record: Any
) -> list[dict[str, Any]]:
    """The reader's own prints of this paper that are not finished, as the job tray draws them."""
    from cctns.core.jobs import shown as job_shown

    rows = Job.objects.filter(
        owner=request.user,
        kind="prints.issue",
        args__form=paper.name,
        args__key=paper.key_of(record),
    ).exclude(status=Job.State.DONE)
    return [job_shown(row) for row in rows[:5]]


@requires()
@never_cache
@require_safe
def document(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A stored paper, as it was printed.  Every reading is logged; a full protected copy as such."""
    row = IssuedDocument.everything.select_related("unit").filter(pk=pk).first()
    form = ALL.get(row.form) if row else None
    if row is None or form is None or not request.scope.has(form.view_power or form.power):
        raise Http404
    record = form.find(request.scope, row.subject_id)
    subject = form.subject(record)
    if not may_open(row, request.scope, record=record):
        log_access(request, "refused", record=subject, what=f"{row.form} {row.serial}")
        raise Refused(form.full_power)
    if is_full_of_protected(row, record):
        log_access(request, "unmask", record=subject, what=f"{row.form} {row.serial}")
    log_access(request, "download", record=subject, what=f"{row.form} {row.serial}")
    path = file_of(row)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        content_type="application/pdf",
        as_attachment="save" in request.GET,
        filename=f"{row.serial.replace('/', '-')}.pdf",
    )
