"""Files that an officer keeps with a case: photographs, statements, scans."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import Case
from cases.permissions import Can
from cases.services.cases import locked
from cctns.core.attachments import attach
from cctns.core.events import note_event
from cctns.core.models import Attachment


@transaction.atomic
def attach_file(
    case: Case, *, upload: Any, label: str, is_protected: bool = False, by: Any
) -> Attachment:
    """Keep one file with a case; in a case that hides its people every file is protected."""
    case = locked(case, by)
    by.demand(Can.ADD_TO_CASE, over=case.unit)
    if not label.strip():
        raise ValidationError({"label": _("Write what the file shows.")})
    try:
        row = attach(
            case, upload, unit=case.unit, by=by, label=label, is_protected=is_protected
        )
    except ValidationError as refused:
        raise ValidationError({"upload": refused.messages}) from refused
    note_event(case, "file_attached", by=by, data={"file": str(row.pk)})
    return row
