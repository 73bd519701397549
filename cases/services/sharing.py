"""One case shared with an officer outside the area: a guardian grant with an end date."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from guardian.models import UserObjectPermission
from guardian.shortcuts import assign_perm, remove_perm

from cases.models import Case, CaseShare
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cctns.core.events import note_event
from cctns.core.jurisdiction import Scope

PERMISSION = "cases.view_case"


def shared_case(scope: Scope, rows: models.QuerySet, key: dict) -> Case | None:
    """The case of that key when a running grant shares it with the scope's holder; never a sealed one."""
    user_id = getattr(scope.user, "pk", None)
    if user_id is None or "pk" not in key or not scope.has(Can.VIEW_CASE):
        return None
    granted = UserObjectPermission.objects.filter(
        user_id=user_id, permission__codename="view_case", object_pk=str(key["pk"])
    ).exists()
    running = (
        granted
        and CaseShare.objects.filter(
            case_id=key["pk"], user_id=user_id, until__gt=timezone.now(), ended_at=None
        ).exists()
    )
    if not running:
        return None
    return rows.filter(**key).exclude(sensitivity=Sensitivity.SEALED).first()


def shared_with_me(scope: Scope) -> models.QuerySet:
    """The cases shared with the scope's holder now (a list of its own: ruling 17)."""
    return (
        Case.everything.filter(
            shares__user_id=getattr(scope.user, "pk", None),
            shares__until__gt=timezone.now(),
            shares__ended_at=None,
        )
        .exclude(sensitivity=Sensitivity.SEALED)
        .select_related("unit", "category")
        .order_by("-registered_at")
    )


@transaction.atomic
def share(case: Case, *, user: Any, until: Any, reason: str, by: Scope) -> CaseShare:
    """Share one case, read only, until a date; sealed cases have their own list."""
    by.demand(Can.SHARE_CASE, over=case.unit)
    if case.sensitivity == Sensitivity.SEALED:
        raise ValidationError(
            _("A sealed case is opened only by its list. Change the list instead.")
        )
    if until is None or until <= timezone.now():
        raise ValidationError({"until": _("Choose a day after today.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the case is shared.")})
    if CaseShare.objects.filter(
        case=case, user=user, ended_at=None, until__gt=timezone.now()
    ).exists():
        raise ValidationError(
            {"user": _("The case is shared with this officer already. End that first.")}
        )
    row = CaseShare.objects.create(
        case=case, user=user, until=until, reason=reason.strip()[:300], by=by.user
    )
    assign_perm(PERMISSION, user, case)
    note_event(case, "shared", by=by)
    return row


@transaction.atomic
def end(row: CaseShare, *, by: Scope) -> CaseShare:
    """Take the shared case back before its day."""
    row = (
        CaseShare.objects.select_for_update(of=("self",))
        .select_related("case__unit", "user")
        .get(pk=row.pk)
    )
    by.demand(Can.SHARE_CASE, over=row.case.unit)
    if row.ended_at is None:
        remove_perm(PERMISSION, row.user, row.case)
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        note_event(row.case, "share_ended", by=by)
    return row


def end_expired(*, now: Any = None) -> int:
    """Take back grants whose end date has passed (daily task: guardian has no end dates)."""
    now = now or timezone.now()
    ended = 0
    for row in CaseShare.objects.filter(ended_at=None, until__lte=now).select_related(
        "user", "case"
    ):
        remove_perm(PERMISSION, row.user, row.case)
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        ended += 1
    return ended
