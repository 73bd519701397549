"""Charge of a station: who is the officer in charge for the shift (BNSS s.2(1)(r)).

Holding it adds the powers of ``shift_officer`` (``services/access.py``); each hand-over is written in the
diary in its own transaction.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.numbering import Series, lock_series
from stations.models import Posting, Rank, ShiftCharge, Unit
from stations.permissions import Can
from stations.services import diary
from stations.services.heads import charge_of, on_duty, post_words


@diary.in_diary("charge_handed_over")
def hand_over_charge(unit: Unit, *, to: Posting, by: Any, note: str = "") -> ShiftCharge:
    """Give charge of the station for the shift (BNSS s.2(1)(r): next in rank, above constable).

    Only the SHO or the present holder may.  The diary entry, the end of the earlier charge and the
    new charge are one transaction; a trigger refuses a constable, whoever tries.
    """
    by.demand(Can.GIVE_CHARGE, over=unit)
    series = lock_series((unit, "diary"))  # hand-overs of one station happen one by one
    charge = charge_of(unit)
    check_giver(unit, charge, by=by)
    to = Posting.everything.select_related("officer__rank", "unit").get(pk=to.pk)
    check_taker(unit, to, charge)
    entry = diary.write_for(
        "charge_handed_over",
        unit,
        series=series,
        by=by,
        officer=post_words(to),
        giver=post_words(by.posting),
        note=note.strip(),
    )
    return open_charge(unit, to, entry, charge, series=series, by=by)


def open_charge(
    unit: Unit, to: Posting, entry: Any, earlier: ShiftCharge | None, *, series: Series, by: Any
) -> ShiftCharge:
    if earlier:
        earlier.until = series.at
        earlier.save(update_fields=["until"])
    charge = ShiftCharge.everything.create(
        unit=unit, posting=to, since=series.at, entry=entry, given_by=by.user
    )
    note_event(charge, "charge_given", by=by)
    return charge


@diary.in_diary("charge_taken_back")
def take_back_charge(unit: Unit, *, by: Any, note: str = "") -> ShiftCharge:
    """The SHO takes charge again: the shift charge ends and nobody else holds it."""
    by.demand(Can.GIVE_CHARGE, over=unit)
    series = lock_series((unit, "diary"))
    charge = charge_of(unit)
    if charge is None:
        raise ValidationError(_("Nobody holds the charge for the shift: the SHO is in charge."))
    if not is_sho(unit, by):
        raise ValidationError(_("Only the SHO takes the charge back. Hand it over instead."))
    diary.write_for(
        "charge_taken_back",
        unit,
        series=series,
        by=by,
        officer=post_words(by.posting),
        giver=post_words(charge.posting),
        note=note.strip(),
    )
    charge.until = series.at
    charge.save(update_fields=["until"])
    note_event(charge, "charge_ended", by=by)
    return charge


def is_sho(unit: Unit, by: Any) -> bool:
    return by.posting is not None and by.posting.role == "sho" and by.posting.unit_id == unit.pk


def check_giver(unit: Unit, charge: ShiftCharge | None, *, by: Any) -> None:
    if unit.type != Unit.Type.STATION:
        raise ValidationError(_("Charge is handed over at a police station."))
    holds = charge is not None and by.posting is not None and charge.posting_id == by.posting.pk
    if not (holds or is_sho(unit, by)):
        raise ValidationError(
            _("Only the SHO or the officer who holds the charge may hand it over.")
        )


def check_taker(unit: Unit, to: Posting, charge: ShiftCharge | None) -> None:
    if to.officer.rank.order >= Rank.CONSTABLE:
        raise ValidationError(
            {
                "to": _(
                    "A constable cannot hold charge of a station. Choose a head constable or above."
                )
            }
        )
    if to.unit_id != unit.pk or not on_duty().filter(pk=to.pk).exists():
        raise ValidationError(
            {
                "to": _("%(officer)s is not on duty at this station. Choose another.")
                % {"officer": to.officer}
            }
        )
    if charge is not None and charge.posting_id == to.pk:
        raise ValidationError(
            {"to": _("%(officer)s holds the charge already.") % {"officer": to.officer}}
        )


def end_charge(posting: Posting, *, by: Any) -> None:
    """The officer goes on leave or is relieved: a charge held ends at once, and the diary says so."""
    charge = (
        ShiftCharge.everything.filter(posting=posting, until=None)
        .select_related("unit", "posting__officer__rank")
        .first()
    )
    if charge is not None:
        end_held_charge(charge, by=by)


@diary.in_diary("charge_ended")
def end_held_charge(charge: ShiftCharge, *, by: Any) -> None:
    series = lock_series((charge.unit, "diary"))
    charge.until = series.at
    charge.save(update_fields=["until"])
    diary.write_for(
        "charge_ended", charge.unit, series=series, by=by, officer=post_words(charge.posting)
    )
    note_event(charge, "charge_ended", by=by)
