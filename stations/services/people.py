"""Officers, their postings and leave.

An officer may do what the active posting gives, and nothing when it has ended or while on leave
(``services/access.py`` asks at each request).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.permissions import Refused
from cctns.core.roles import ROLES
from stations.models import Leave, Officer, Posting, Rank, Unit
from stations.permissions import Can
from stations.services.charge import end_charge, hand_over_charge, take_back_charge
from stations.services.granting import check_grant
from stations.services.heads import (
    HEADS,
    charge_of,
    head_of,
    in_charge_of,
    may_take_charge,
    on_duty,
    posted,
    present_staff,
    staff_of,
    supervisor_of,
)

__all__ = [
    "charge_of", "end_leave", "enter_officer", "grant_leave", "hand_over_charge", "head_of",
    "in_charge_of", "leave_force", "may_take_charge", "on_duty", "post_officer", "posted",
    "present_staff", "relieve", "staff_of", "supervisor_of", "take_back_charge",
]  # fmt: skip


# --- officers --------------------------------------------------------------------------------


@transaction.atomic
def enter_officer(
    *,
    number: str,
    name: str,
    rank: Rank | str,
    sex: str,
    names: dict[str, str] | None = None,
    phone: str = "",
    email: str = "",
    joined_on: date | None = None,
    user: Any = None,
    by: Any,
) -> Officer:
    """Enter a member of the force.  It gives no power: that takes a posting and a sign-in."""
    if not by.has(Can.MANAGE_STAFF):
        raise Refused(Can.MANAGE_STAFF)
    number = number.strip().upper()
    if Officer.objects.filter(number=number).exists():
        raise ValidationError(
            {
                "number": _("An officer with the number %(number)s is entered already.")
                % {"number": number}
            }
        )
    officer = Officer(
        number=number,
        name=" ".join(name.split()),
        names=names or {},
        rank=rank if isinstance(rank, Rank) else Rank.objects.get(pk=rank),
        sex=sex,
        phone=phone,
        email=email,
        joined_on=joined_on,
        user=user,
    )
    officer.full_clean()
    officer.save()
    note_event(officer, "officer_entered", by=by)
    return officer


@transaction.atomic
def leave_force(officer: Officer, *, on: date, reason: str, by: Any) -> Officer:
    """The officer retires or leaves: every posting ends, and with it every power."""
    for posting in Posting.everything.filter(officer=officer, until=None):
        relieve(posting, reason=reason, by=by)
    if not by.has(Can.MANAGE_STAFF):
        raise Refused(Can.MANAGE_STAFF)
    officer.left_on = on
    officer.save(update_fields=["left_on"])
    note_event(officer, "officer_left", by=by, note=reason)
    return officer


# --- postings --------------------------------------------------------------------------------


@transaction.atomic
def post_officer(
    officer: Officer,
    *,
    unit: Unit,
    role: str,
    post: str,
    since: datetime | None = None,
    additional: bool = False,
    order_no: str = "",
    by: Any,
) -> Posting:
    """Post an officer to a unit in a role; the powers begin at ``since`` (default: now)."""
    by.demand(Can.MANAGE_STAFF, over=unit)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    now = timezone.now()
    check_posting(officer, unit, role, now=now, by=by)
    check_grant(role, by=by)
    check_one_main_post(officer, since or now, additional=additional)
    posting = Posting(
        officer=officer,
        unit=unit,
        role=role,
        post=post.strip() or str(ROLES[role].label),
        since=since or now,
        is_additional=additional,
        order_no=order_no.strip(),
    )
    posting.full_clean(exclude=["state", "district", "subdivision", "station"])
    posting.save()
    note_event(
        posting, "posted", by=by, data={"role": role, "unit": unit.code, "order": order_no}
    )
    return posting


def check_posting(officer: Officer, unit: Unit, role: str, *, now: datetime, by: Any) -> None:
    """A role can be posted only where it exists, by somebody else, and its head only from above."""
    if role not in ROLES or role == "shift_officer":
        raise ValidationError({"role": _("Choose a role from the list.")})
    if unit.type not in ROLES[role].levels:
        raise ValidationError(
            {
                "role": _("%(role)s is not a post of %(unit)s. Choose another role or unit.")
                % {"role": ROLES[role].label, "unit": unit.label}
            }
        )
    if unit.valid_to and unit.valid_to < timezone.localdate(now):
        raise ValidationError(
            {"unit": _("%(unit)s has ended. Choose another unit.") % {"unit": unit.label}}
        )
    if officer.left_on and officer.left_on <= timezone.localdate(now):
        raise ValidationError(_("%(officer)s has left the force.") % {"officer": officer})
    if by.user is not None and officer.user_id == by.user.pk:
        raise ValidationError(_("You cannot post yourself. Another officer must do it."))
    heads_own_unit = (
        HEADS.get(unit.type) == role
        and by.posting is not None
        and by.posting.unit_id == unit.pk
    )
    if heads_own_unit and unit.type != Unit.Type.STATE:
        raise ValidationError(
            {"role": _("The head of your own unit is posted by the unit above.")}
        )
    if Posting.everything.filter(officer=officer, unit=unit, role=role, until=None).exists():
        raise ValidationError(_("%(officer)s already holds this post.") % {"officer": officer})


def check_one_main_post(officer: Officer, since: datetime, *, additional: bool) -> None:
    """One substantive posting at a time: transfer means relieve first, then post."""
    main = (
        Posting.everything.filter(
            Q(until=None) | Q(until__gt=since), officer=officer, is_additional=False
        )
        .select_related("unit")
        .first()
    )
    if main and not additional:
        raise ValidationError(
            _(
                "%(officer)s is posted at %(unit)s. Relieve there first, or mark this as additional charge."
            )
            % {"officer": officer, "unit": main.unit.label}
        )


@transaction.atomic
def relieve(posting: Posting, *, at: datetime | None = None, reason: str, by: Any) -> Posting:
    """End a posting.  Its powers, sessions and API keys stop at that moment; a charge held ends too."""
    by.demand(Can.MANAGE_STAFF, over=posting.unit)
    posting = (
        Posting.everything.select_for_update(of=("self",))
        .select_related("unit", "officer__rank")
        .get(pk=posting.pk)
    )
    check_grant(posting.role, by=by)
    now = timezone.now()
    if posting.until and posting.until <= now:
        raise ValidationError(_("This posting has already ended."))
    if at is not None and at <= posting.since:
        raise ValidationError({"at": _("It cannot end before it began.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the officer is relieved.")})
    if at is None or at <= now:
        end_charge(posting, by=by)
    # A posting made and ended in the same instant still has an end after its beginning.
    posting.until = at or max(timezone.now(), posting.since + timedelta(microseconds=1))
    posting.relieved_reason = reason.strip()[:200]
    posting.save(update_fields=["until", "relieved_reason"])
    note_event(posting, "relieved", by=by, note=posting.relieved_reason)
    return posting


# --- leave -----------------------------------------------------------------------------------


@transaction.atomic
def grant_leave(
    officer: Officer,
    *,
    since: datetime,
    until: datetime,
    kind: str = "earned",
    order_no: str = "",
    by: Any,
) -> Leave:
    """Leave from ``since`` to ``until``: meanwhile no posting of the officer gives any power."""
    home = main_posting(officer)
    by.demand(Can.MANAGE_STAFF, over=home.unit if home else by.unit)
    if home:
        check_grant(home.role, by=by)
    if until <= since:
        raise ValidationError({"until": _("Leave must end after it begins.")})
    if until <= timezone.now():
        raise ValidationError(
            {"until": _("This leave is already over. Enter leave that is still to run.")}
        )
    overlap = Leave.objects.filter(
        officer=officer, since__lt=until, until__gt=since, ended_early_at=None
    )
    if overlap.exists():
        raise ValidationError(
            _("%(officer)s has leave in that time already.") % {"officer": officer}
        )
    leave = Leave.objects.create(
        officer=officer, kind=kind, since=since, until=until, order_no=order_no.strip()
    )
    if since <= timezone.now():
        for posting in posted().filter(officer=officer):
            end_charge(posting, by=by)
    note_event(leave, "leave_granted", by=by, data={"kind": kind})
    return leave


@transaction.atomic
def end_leave(leave: Leave, *, at: datetime | None = None, by: Any) -> Leave:
    """The officer is back before the leave was over."""
    home = main_posting(leave.officer)
    by.demand(Can.MANAGE_STAFF, over=home.unit if home else by.unit)
    leave = Leave.objects.select_for_update().get(pk=leave.pk)
    at = at or timezone.now()
    if leave.ended_early_at or leave.until <= at:
        raise ValidationError(_("This leave is already over."))
    leave.ended_early_at = at
    leave.save(update_fields=["ended_early_at"])
    note_event(leave, "leave_ended", by=by)
    return leave


def main_posting(officer: Officer) -> Posting | None:
    return posted().filter(officer=officer).order_by("is_additional", "-since").first()
