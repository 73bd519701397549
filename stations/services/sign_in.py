"""An officer's sign-in, kept by a second officer: account, password, second factor, sessions.

Never one's own; never of someone whose role the second officer could not give; always with a reason,
an event, and an alert to the officer.  One officer does not reset both the password and the second
factor of another within a day: together they would open the account to him.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.models import Event, Notification
from cctns.core.permissions import Refused
from stations.models import Officer, Posting, Rank, Unit
from stations.permissions import Can
from stations.services.granting import check_grant

# Without letters and digits that look alike; read out over the telephone.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
BOTH_WITHIN = timedelta(days=1)


def one_time_password() -> str:
    """ "k7mq-wx3d-9hvp-t4ne": 79 bits, changed at the first sign-in."""
    return "-".join("".join(secrets.choice(ALPHABET) for _n in range(4)) for _n in range(4))


def open_postings(officer: Officer) -> list[Posting]:
    """Postings that run or are to begin; on leave too."""
    rows = Posting.everything.filter(officer=officer).select_related("unit")
    return list(rows.exclude(until__lte=timezone.now()))


def check_second_officer(officer: Officer, *, by: Any) -> None:
    """Refuse unless ``by`` may decide over this officer's sign-in."""
    if not by.has(Can.RESET_SIGN_IN):
        raise Refused(Can.RESET_SIGN_IN)
    if officer.user_id is not None and officer.user_id == by.user.pk:
        raise Refused(message=_("Nobody resets his own sign-in. Ask a second officer."))
    for posting in open_postings(officer):
        by.demand(Can.RESET_SIGN_IN, over=posting.unit)
        check_grant(posting.role, by=by)


def check_reason(reason: str) -> str:
    if len(reason.strip()) < 10:
        raise ValidationError(
            {"reason": _("Write the reason in a few words, at least 10 letters.")}
        )
    return reason.strip()[:300]


def check_not_both(officer: Officer, other: str, *, by: Any) -> None:
    """The same officer did not reset the other half within a day."""
    since = timezone.now() - BOTH_WITHIN
    rows = Event.objects.filter(
        subject_type=officer._meta.label,
        subject_id=str(officer.pk),
        what=other,
        by=by.user,
        at__gte=since,
    )
    if rows.exists():
        raise ValidationError(
            _(
                "You reset the other half of this sign-in within the last day. Ask another officer for this one."
            )
        )


@transaction.atomic
def give_sign_in(officer: Officer, *, username: str, by: Any) -> str:
    """Make the officer's account.  Returns the one-time password, which is shown once."""
    check_second_officer(officer, by=by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    if officer.user_id:
        raise ValidationError(_("This officer can sign in already."))
    user = new_user(username, officer.name)
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save()
    officer.user = user
    officer.save(update_fields=["user"])
    note_event(officer, "sign_in_given", by=by)
    return password


def new_user(username: str, name: str) -> Any:
    """An unsaved user with a checked user name."""
    users = get_user_model()
    username = username.strip().lower()
    users.username_validator(username)
    if users.objects.filter(username__iexact=username).exists():
        raise ValidationError({"username": _("This user name is taken. Choose another.")})
    return users(username=username, first_name=name[:150])


@transaction.atomic
def reset_password(officer: Officer, *, reason: str, by: Any) -> str:
    """A new one-time password; every session of the officer ends.  Returned to be shown once."""
    check_second_officer(officer, by=by)
    reason = check_reason(reason)
    user = user_of(officer)
    check_not_both(officer, "factor_reset", by=by)
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    close_sessions(user)
    tell(officer, note_event(officer, "password_reset", by=by, note=reason))
    return password


@transaction.atomic
def reset_factor(officer: Officer, *, reason: str, by: Any) -> None:
    """Take away a lost second factor and its recovery codes; a new one is set up at the next sign-in."""
    check_second_officer(officer, by=by)
    reason = check_reason(reason)
    user = user_of(officer)
    check_not_both(officer, "password_reset", by=by)
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    tell(officer, note_event(officer, "factor_reset", by=by, note=reason))


@transaction.atomic
def end_sessions(officer: Officer, *, reason: str, by: Any) -> int:
    """Sign the officer out everywhere.  Returns how many sessions ended."""
    check_second_officer(officer, by=by)
    reason = check_reason(reason)
    count = close_sessions(user_of(officer))
    tell(officer, note_event(officer, "sessions_ended", by=by, note=reason))
    return count


def user_of(officer: Officer) -> Any:
    if officer.user_id is None:
        raise ValidationError(_("This officer has no sign-in yet. Give one first."))
    return get_user_model().objects.select_for_update().get(pk=officer.user_id)


def close_sessions(user: Any) -> int:
    rows = list(UserSession.objects.filter(user=user))
    for row in rows:
        row.end()
    return len(rows)


def tell(officer: Officer, event: Event) -> None:
    """Tell the officer, in his language, what was done with his sign-in and by whom."""
    with translation.override(officer.user.language):
        words = {
            "password_reset": _("Your password was reset by %(post)s. Reason: %(reason)s"),
            "factor_reset": _(
                "Your second factor was taken away by %(post)s. Reason: %(reason)s"
            ),
            "sessions_ended": _(
                "You were signed out everywhere by %(post)s. Reason: %(reason)s"
            ),
        }[event.what] % {"post": event.post, "reason": event.note}
    Notification.objects.create(
        user=officer.user,
        kind=event.what,
        text=words[:300],
        url="/settings/",
        icon="user-lock",
        event=event,
    )


def post_first_administrator(
    user: Any, *, state: str, name: str, number: str, sex: str, rank: str
) -> Posting:
    """The officer and posting of a new site's first administrator (``core/account_first.py``).

    ``state`` is the code of the State's unit ("SKP"), ``rank`` a rank's code ("inspector").
    """
    officer = Officer.objects.create(
        user=user,
        number=number.strip().upper(),
        name=name,
        sex=sex,
        rank=Rank.objects.get(pk=rank),
    )
    return Posting.everything.create(
        officer=officer,
        unit=Unit.objects.get(type=Unit.Type.STATE, code=state),
        role="sysadmin",
        post=_("System administrator"),
        since=timezone.now(),
    )
