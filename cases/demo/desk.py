"""What lies on the desks today: drafts, shared files, alerts.  Made by the services themselves, as live acts.

Unlike the two years before, these rows carry the time of the loading; there are a dozen of them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from cases.models import Case, Complaint
from cases.services import draft_paper, sensitivity, sharing
from cctns.core import drafts
from cctns.core.jurisdiction import NOWHERE
from cctns.core.models import Event
from cctns.core.notices import queue_events
from stations.services import access

SHARED = (  # whose case, with whom, why
    ("SKP-PS17", "io.ranipool", "The accused was last seen at Ranipool; joint search."),
    ("SKP-PS01", "io.ranipool", "Same number plate as in a case of Ranipool PS."),
    ("SKP-PS01", "sho.jorethang", "The vehicle was found at Jorethang."),
    ("SKP-PS07", "sho.ranipool", "The property was sold at Ranipool Bazaar."),
)


def lay_out(world: Any) -> None:
    """Drafts of the writer, shares by the SPs, a look at a protected identity, alerts of the last hours."""
    begin_drafts(world)
    share_cases(world)
    look_once(world)
    told = Event.objects.filter(
        subject_type="cases.Complaint",
        what="received",
        at__gte=world.until - timedelta(hours=8),
    )
    queue_events(list(told))


def scope_of(world: Any, code: str, role: str) -> Any:
    actor = world.staff.one(world.units[code], role, world.until)
    return access.scope_of_id(actor.posting.pk)


def begin_drafts(world: Any) -> None:
    """At Ranipool and Jorethang a draft or two are begun; one is sent for registration."""
    for code in ("SKP-PS02", "SKP-PS17"):
        unit, by = world.units[code], scope_of(world, code, "writer")
        waiting = Complaint.everything.filter(
            unit=unit, status="received", case=None, sensitivity="normal"
        )
        for n, complaint in enumerate(waiting.order_by("-received_at")[:2]):
            draft = draft_paper.begin(unit=unit, complaint=complaint, by=by)
            if n == 1:
                drafts.send(draft.pk, by=by)


def share_cases(world: Any) -> None:
    users = get_user_model().objects
    for n, (code, username, reason) in enumerate(SHARED):
        unit = world.units[code]
        case = (
            Case.everything.filter(unit=unit, sensitivity="normal", stage="investigation")
            .select_related("unit").order_by("-registered_at")[n : n + 1].first()
        )  # fmt: skip
        if case is None:
            continue
        sharing.share(
            case, user=users.get(username=username), until=timezone.now() + timedelta(days=21 + 7 * n),
            reason=reason, by=scope_of(world, unit.district.code, "sp"),
        )  # fmt: skip


def look_once(world: Any) -> None:
    """The officer of record looks at a protected identity; the Superintendent is told."""
    case = (
        Case.everything.filter(sensitivity="restricted", io__isnull=False, stage="investigation")
        .select_related("unit").order_by("-registered_at").first()
    )  # fmt: skip
    by = access.scope_of_id(case.io_id) if case else NOWHERE
    if by.has("cases.unmask"):
        sensitivity.ask_to_see(case, reason="To record the statement at the hospital", by=by)
