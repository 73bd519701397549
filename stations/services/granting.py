"""Nobody may grant a power that he does not hold.

A role may be given by someone who holds all its powers, and by the roles of this table, whose office
it is: the table says whom they may post, reset and relieve.  The system administrator may post every
role because he holds no case content and cannot post himself; a unit administrator enters the staff
of stations, while heads and administrators are the SP's.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cctns.core.permissions import Refused
from cctns.core.roles import ROLES

STAFF = frozenset({"writer", "io", "woman_desk", "malkhana", "court_officer"})

HEADS = frozenset({"sho", "sdpo", "sp", "range", "state"})
OFFICES = frozenset({"dcrb", "scrb", "ncrb", "auditor", "sysadmin", "unit_admin"})

# fmt: off
MAY_POST: dict[str, frozenset[str]] = {
    "sysadmin":   STAFF | HEADS | OFFICES,
    "sp":         STAFF | {"sho", "sdpo", "dcrb", "unit_admin"},
    "unit_admin": STAFF,
}
# fmt: on


def may_grant(role: str, *, by: Any) -> bool:
    """True when the holder of this scope may give that role, or decide over who holds it.

    The system itself (a command or job without a user) may give any.
    """
    if role not in ROLES:
        return False
    if by.user is None:
        return True
    office = MAY_POST.get(by.posting.role, frozenset()) if by.posting else frozenset()
    return role in office or ROLES[role].powers <= by.powers


def check_grant(role: str, *, by: Any) -> None:
    """Refuse the grant of a role that goes beyond the granter's own office."""
    if not may_grant(role, by=by):
        label = ROLES[role].label if role in ROLES else role
        raise Refused(
            message=_(
                "Your posting cannot give the role %(role)s: it holds powers that yours does not. Ask the unit above."
            )
            % {"role": label}
        )


def roles_open_to(by: Any) -> list[Any]:
    """The roles that this scope may give, in the order of the table."""
    return [
        role
        for role in ROLES.values()
        if role.name != "shift_officer" and may_grant(role.name, by=by)
    ]
