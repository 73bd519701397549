"""Corrections to what is known of an officer or a unit; the history keeps what stood before."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.permissions import Refused
from stations.models import Officer, Unit
from stations.permissions import Can
from stations.services.sign_in import open_postings

OF_OFFICER = ("name", "names", "sex", "rank", "phone", "email", "joined_on")
OF_UNIT = ("name", "names", "kind", "place", "address", "phone", "court", "note")


def check_may_enter(officer: Officer, *, by: Any) -> None:
    """Refuse unless every present posting of the officer lies in the area of ``by``; never oneself."""
    if not by.has(Can.MANAGE_STAFF):
        raise Refused(Can.MANAGE_STAFF)
    if officer.user_id is not None and officer.user_id == by.user.pk:
        raise Refused(message=_("Nobody changes his own particulars. Ask a second officer."))
    for posting in open_postings(officer):
        by.demand(Can.MANAGE_STAFF, over=posting.unit)


@transaction.atomic
def edit_officer(officer: Officer, *, by: Any, **facts: Any) -> Officer:
    """Correct an officer's particulars (``OF_OFFICER``); the service number stays."""
    check_may_enter(officer, by=by)
    changed = change(officer, OF_OFFICER, facts)
    if changed:
        note_event(officer, "officer_changed", by=by, data={"fields": changed})
    return officer


@transaction.atomic
def edit_unit(unit: Unit, *, by: Any, **facts: Any) -> Unit:
    """Correct a unit's names and facts (``OF_UNIT``); its codes and place in the tree stay."""
    by.demand(Can.MANAGE_UNITS, over=unit)
    changed = change(unit, OF_UNIT, facts)
    if changed:
        note_event(unit, "unit_changed", by=by, data={"fields": changed})
    return unit


def change(row: Any, allowed: tuple[str, ...], facts: dict[str, Any]) -> list[str]:
    """Set the facts that differ and save only them.  Returns their names."""
    if unknown := set(facts) - set(allowed):
        raise TypeError(f"not open to change: {', '.join(sorted(unknown))}")
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.clean_fields(exclude=[f.name for f in row._meta.fields if f.name not in changed])
        type(row).objects.filter(pk=row.pk).update(**{name: facts[name] for name in changed})
    return changed
