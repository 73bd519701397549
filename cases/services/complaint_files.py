"""Files that come with a complaint: a letter, a photo, a medical paper."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import Complaint
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services.complaint_sight import level_of
from cctns.core import attachments
from cctns.core.events import note_event
from cctns.core.models import Attachment

MOST = 30  # files of one complaint


@transaction.atomic
def add_file(complaint: Complaint, *, upload: Any, label: str = "", by: Any) -> Attachment:
    """Keep a file with a complaint.  Raises ``ValidationError`` that says what to do instead."""
    by.demand(Can.RECEIVE_COMPLAINT, over=complaint.unit)
    locked = Complaint.everything.select_for_update(of=("self",)).get(pk=complaint.pk)
    if attachments.attachments_of(locked).count() >= MOST:
        raise ValidationError(
            {"upload": _("A complaint holds 30 files at most. Add the others to the case.")}
        )
    try:
        kept = attachments.attach(
            locked,
            upload,
            unit=complaint.unit,
            by=by,
            label=label,
            is_protected=level_of(complaint) != Sensitivity.NORMAL,
        )
    except ValidationError as refused:
        raise ValidationError({"upload": refused.messages}) from refused
    note_event(complaint, "file_attached", by=by, data={"file": str(kept.pk)})
    return kept
