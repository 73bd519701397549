"""The background jobs of the officer who is signed in, and their files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cctns.core import jobs as mechanism
from cctns.core.access import log_access
from cctns.core.models import Job
from cctns.core.permissions import Refused, requires

SHOWN = 50


@requires()
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """One's own jobs, newest first; the tray alone when the page's script asks."""
    if request.headers.get("X-Requested-With") == "fetch" or getattr(request, "htmx", False):
        return TemplateResponse(request, "components/jobs.html")
    rows = [mechanism.shown(row) for row in Job.objects.filter(owner=request.user)[:SHOWN]]
    return TemplateResponse(request, "core/jobs.html", {"rows": rows})


@requires()
@require_POST
def job_retry(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask for a failed job once more."""
    mechanism.retry(own_job(request, key))
    messages.info(request, _("The job is waiting again."))
    return redirect("jobs")


@requires()
@require_safe
def job_file(request: HttpRequest, key: UUID) -> Any:
    """The result of a job: to its owner, in the post from which it was asked."""
    row = own_job(request, key)
    path = mechanism.result_file(row)
    if path is None:
        raise Http404
    if row.posting_id is not None and row.posting_id != getattr(request.posting, "pk", None):
        raise Refused(
            message=_("You asked for this file from another posting. Change to it first.")
        )
    log_access(request, "download", record=row, what=row.kind)
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=row.result_name,
        content_type=row.result_kind,
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def own_job(request: HttpRequest, key: UUID) -> Job:
    """A job of the person who asks; another's and an absent one are the same."""
    row = Job.objects.filter(pk=key, owner=request.user).first()
    if row is None:
        raise Http404
    return row
