"""Raising, sealing, lowering and, for five minutes, looking: who may see whom (domain 4.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case, CasePerson, Publication, SealMember, SensitivityChange, Unmasking
from cases.models.sensitivity import ORDER, Sensitivity
from cases.permissions import Can
from cases.services.ranks import is_dysp
from cctns.core.clocks import seal_clocks
from cctns.core.events import note_event
from cctns.core.jurisdiction import Scope

LOOK = timedelta(minutes=5)


def change(
    case: Case, after: str, *, reason: str, by: Any, automatic: bool, review_on: Any = None
) -> None:
    """Write the change, hide or show the people, and end a publication that no longer may stand."""
    before = case.sensitivity
    if before == after:
        return
    SensitivityChange(
        unit=case.unit,
        case=case,
        before=before,
        after=after,
        reason=reason[:300],
        is_automatic=automatic,
        decided_by=by.posting,
        review_on=review_on,
        origin=case.origin,
        batch_id=case.batch_id,
        entered_by=by.user,
        entered_post=by.post_line,
    ).save(force_insert=True)
    case.sensitivity = after
    case.save(update_fields=["sensitivity"])
    seal_clocks(case, sealed=after == Sensitivity.SEALED)
    if automatic and after == Sensitivity.SEALED:
        put_on_list(case, by=by)
    if after != Sensitivity.NORMAL:
        CasePerson.everything.filter(
            case=case,
            part__in=[
                CasePerson.Part.COMPLAINANT,
                CasePerson.Part.VICTIM,
                CasePerson.Part.WITNESS,
            ],
        ).update(is_protected=True)
        Publication.everything.filter(case=case, stands=True, is_published=True).update(
            stands=False
        )
    else:
        CasePerson.everything.filter(case=case, is_child=False).update(is_protected=False)
    note_event(case, "sensitivity", by=by, data={"before": before, "after": after})


def put_on_list(case: Case, *, by: Any) -> None:
    """A case that its sections seal stays open to who acts on it and to its officer of record."""
    users = {by.user, case.io.officer.user if case.io else None} - {None}
    for user in users:
        SealMember.objects.get_or_create(
            case=case, user=user, until=None, defaults={"by": by.user}
        )


def is_on_list(case: Case, by: Any) -> bool:
    """True when this officer stands on the list of a sealed case."""
    user_id = getattr(by.user, "pk", None)
    return SealMember.objects.filter(case=case, user_id=user_id, until=None).exists()


@transaction.atomic
def raise_to(case: Case, after: str, *, reason: str, by: Any) -> None:
    """Raise by law (sections, an age); does nothing when it is already as strict."""
    if ORDER[after] > ORDER[case.sensitivity]:
        change(case, after, reason=reason, by=by, automatic=True)


@transaction.atomic
def restrict(case: Case, *, reason: str, by: Any) -> None:
    """Hide the people of a case although no section asks for it: who works the case, or a DySP or above."""
    case = locked(case)
    may_lower = by.has(Can.LOWER_SENSITIVITY)
    by.demand(Can.LOWER_SENSITIVITY if may_lower else Can.ALTER_SECTIONS, over=case.unit)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the people are to be protected.")})
    if ORDER[case.sensitivity] >= ORDER[Sensitivity.RESTRICTED]:
        raise ValidationError(_("The people of this case are protected already."))
    change(case, Sensitivity.RESTRICTED, reason=reason.strip(), by=by, automatic=False)


def locked(case: Case) -> Case:
    return (
        Case.everything.select_for_update(of=("self",)).select_related("unit").get(pk=case.pk)
    )


@transaction.atomic
def lower(case: Case, *, after: str, reason: str, by: Any) -> None:
    """Lower the sensitivity: DySP or above, with a reason (architecture 0(11)).

    A sealed case is opened by an officer of its list, or by one who may seal.
    """
    case = locked(case)
    by.demand(Can.LOWER_SENSITIVITY, over=case.unit)
    if case.sensitivity == Sensitivity.SEALED and not (
        by.has(Can.SEAL) or is_on_list(case, by)
    ):
        by.demand(Can.SEAL, over=case.unit)
    if not is_dysp(by):
        raise ValidationError(_("Sensitivity is lowered by an officer of DySP rank or above."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write why it is lowered.")})
    if ORDER[after] >= ORDER[case.sensitivity]:
        raise ValidationError({"after": _("Choose a lower sensitivity than it has.")})
    change(case, after, reason=reason.strip(), by=by, automatic=False)


@transaction.atomic
def seal(case: Case, *, reason: str, members: list, review_on: Any, by: Any) -> None:
    """Seal a case: only its list may open it; its own SHO and chain see a header (ruling 4).

    Of a case that is sealed already it adds officers to the list.
    """
    case = locked(case)
    by.demand(Can.SEAL, over=case.unit)
    if not reason.strip():
        raise ValidationError({"reason": _("Write by which order it is sealed.")})
    if not members:
        raise ValidationError({"members": _("Name at least one officer who may open it.")})
    change(
        case,
        Sensitivity.SEALED,
        reason=reason.strip(),
        by=by,
        automatic=False,
        review_on=review_on,
    )
    for user in members:
        SealMember.objects.get_or_create(
            case=case, user=user, until=None, defaults={"by": by.user}
        )
    note_event(case, "seal_list", by=by)


@transaction.atomic
def take_off_list(case: Case, *, user: Any, by: Any) -> SealMember:
    """Take one officer off the list of a sealed case; the last one stays."""
    case = locked(case)
    by.demand(Can.SEAL, over=case.unit)
    running = SealMember.objects.filter(case=case, until=None)
    row = running.filter(user=user).first()
    if row is None:
        raise ValidationError(_("This officer is not on the list any more."))
    if running.count() == 1:
        raise ValidationError(
            _("A sealed case needs at least one officer. Put another on the list first.")
        )
    row.until = timezone.now()
    row.save(update_fields=["until"])
    note_event(case, "seal_list", by=by)
    return row


@transaction.atomic
def ask_to_see(case: Case, *, reason: str, by: Scope) -> Unmasking:
    """See the protected identities of one case for five minutes; recorded, and the SP is told."""
    by.demand(Can.UNMASK, over=case.unit)
    if len(reason.strip()) < 5:
        raise ValidationError({"reason": _("Write why you need to see who it is.")})
    row = Unmasking.objects.create(
        case=case, user=by.user, reason=reason.strip()[:300], until=timezone.now() + LOOK
    )
    note_event(case, "unmasked", by=by, note=row.reason)
    return row
