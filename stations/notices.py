"""Whom an event of a unit tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from cctns.core.holders import holders_of
from cctns.core.notices import Notice, Receiver
from stations.models import Unit


def holders(role: str) -> Callable[[Any, Unit], Iterable[Receiver]]:
    """Those who hold a role over the unit itself (the event's record)."""

    def of_unit(event: Any, unit: Unit) -> Iterable[Receiver]:
        return [Receiver(user=user) for user in holders_of([role], [unit])[role, unit.path]]

    return of_unit


def is_a(type_: str) -> Callable[[Any, Unit], bool]:
    return lambda event, unit: unit is not None and unit.type == type_


def checks_url(event: Any, unit: Unit) -> str:
    return reverse("stations:admin_checks")


# Each morning: the SP of a district with gaps in its line of command, and who keeps the State's tree.
for role, type_ in (("sp", Unit.Type.DISTRICT), ("sysadmin", Unit.Type.STATE)):
    Notice(
        "stations.Unit:gaps_found",
        to=holders(role),
        template="stations/gaps_found",
        when=is_a(type_),
        url=checks_url,
        icon="triangle-alert",
    )
