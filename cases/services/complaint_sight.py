"""How much of a complaint one reader may see, and the look for five minutes at a protected one (domain 4.7).

Lists, exports and the diary hide a protected complaint always.  Its own page hides it too, until an
officer who needs it asks with a reason: the event ``unmasked`` is the record of that look.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Complaint, SealMember
from cases.models.sensitivity import Sensitivity, higher
from cases.permissions import Can
from cctns.core.events import note_event, subject_of
from cctns.core.jurisdiction import Scope
from cctns.core.models import Event
from cctns.core.permissions import Refused

LOOK = timedelta(minutes=5)
# Who decides must know what about; the others hold the power to see protected people.
LOOKERS = (Can.UNMASK, Can.DECIDE_COMPLAINT)


@dataclass(frozen=True)
class ComplaintSight:
    """What one reader sees: all, or the head only; ``may_ask`` says that a reason opens it."""

    hides: bool = False
    may_ask: bool = False
    is_protected: bool = False
    until: Any = None  # when a look for five minutes ends


def level_of(complaint: Complaint) -> str:
    """The stricter sensitivity of the complaint and of the case that it became."""
    case = complaint.case
    return higher(complaint.sensitivity, case.sensitivity) if case else complaint.sensitivity


def sight_on(complaint: Complaint, scope: Scope, *, at: Any = None) -> ComplaintSight:
    """The sight of an officer whom the scope already lets through; ``at`` is the unit that acts."""
    if level_of(complaint) == Sensitivity.NORMAL:
        return ComplaintSight()
    asked = (
        Event.objects.filter(
            **subject_of(complaint),
            what="unmasked",
            by=scope.user,
            at__gt=timezone.now() - LOOK,
        )
        .order_by("-id")
        .values_list("at", flat=True)
        .first()
    )
    if not may_ask(complaint, scope, at=at):
        return ComplaintSight(hides=True, is_protected=True)
    return ComplaintSight(
        hides=asked is None, may_ask=True, is_protected=True, until=asked and asked + LOOK
    )


def may_ask(complaint: Complaint, scope: Scope, *, at: Any = None) -> bool:
    """Those who may see protected people, who decide, and who took it down; a sealed case's list alone."""
    if level_of(complaint) == Sensitivity.SEALED:
        return SealMember.objects.filter(
            case=complaint.case_id, user=scope.user, until=None
        ).exists()
    if scope.user is not None and complaint.entered_by_id == scope.user.pk:
        return True
    return scope.covers(at or complaint.unit) and any(scope.has(power) for power in LOOKERS)


@transaction.atomic
def ask_to_see(complaint: Complaint, *, reason: str, at: Any = None, by: Scope) -> Event:
    """See a protected complaint for five minutes; recorded with the reason, and the SP is told."""
    if not may_ask(complaint, by, at=at):
        raise Refused(Can.UNMASK)
    if len(reason.strip()) < 5:
        raise ValidationError({"reason": _("Write why you need to see who it is.")})
    return note_event(complaint, "unmasked", by=by, note=reason.strip()[:300])
