"""Who may open the files that hang on a case or a complaint (``cctns.core.attachments``)."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from cases.disclosure import sight_of
from cases.models import Case, Complaint
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services.complaint_sight import sight_on
from cctns.core.attachments import guards
from cctns.core.models import Attachment
from cctns.core.permissions import Refused


def file_of_case(request: Any, attachment: Attachment) -> None:
    """Who may open the case; a file that may show a protected person asks for a look first."""
    scope = request.scope
    if not scope.has(Can.VIEW_CASE):
        raise Http404  # as for a key that no file has
    case = scope.get_or_404(Case, pk=attachment.subject_id)
    sight = sight_of(case, scope)
    if sight.header_only:
        raise Http404
    if sight.hides and is_hidden(attachment, case):
        raise Refused(Can.UNMASK)


def file_of_complaint(request: Any, attachment: Attachment) -> None:
    """Who may open the complaint; a sensitive one asks for a look first, as its page does."""
    scope = request.scope
    if not scope.has(Can.VIEW_COMPLAINT):
        raise Http404  # as for a key that no file has
    complaint = scope.get_or_404(Complaint, pk=attachment.subject_id)
    if sight_on(complaint, scope).hides:
        raise Refused(Can.UNMASK)


def is_hidden(attachment: Attachment, case: Case) -> bool:
    """True for a file whose name and content the mask withholds (domain 4.7: attachments)."""
    return attachment.is_protected or case.sensitivity != Sensitivity.NORMAL


guards[Case._meta.label] = file_of_case
guards[Complaint._meta.label] = file_of_complaint
