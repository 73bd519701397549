"""How much of a case one reader may see: the single answer for screen, print, export, API and notice.

``Sight`` is worked out once per request (``sight_of``) and asked for every person and text.  Values that
may not be seen never leave the server; what is shown instead comes from ``cctns.core.masking``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Case, CasePerson, SealMember, Unmasking
from cases.models.sensitivity import Sensitivity
from cctns.core.jurisdiction import Scope
from cctns.core.masking import mask


@dataclass(frozen=True)
class Sight:
    """What one reader sees of one case: everything, protected persons hidden, or the header only."""

    header_only: bool = False
    hides: bool = True  # protected persons and their texts are hidden
    until: Any = None  # when a look for five minutes ends
    reason: str = field(default="")


def sight_of(case: Case, scope: Scope, *, now: Any = None) -> Sight:
    """The sight of a signed-in officer on a case that the scope already lets through."""
    now = now or timezone.now()
    on_list = (
        case.sensitivity == Sensitivity.SEALED
        and SealMember.objects.filter(case=case, user=scope.user, until=None).exists()
    )
    if case.sensitivity == Sensitivity.SEALED and not on_list:
        return Sight(header_only=True)
    look = (
        Unmasking.objects.filter(case=case, user=scope.user, until__gt=now)
        .order_by("-until")
        .first()
        if scope.user
        else None
    )
    return Sight(
        hides=look is None, until=look and look.until, reason=look.reason if look else ""
    )


PUBLIC = Sight(hides=True)  # what anybody, a list, an export, a notice or a log may see


@dataclass(frozen=True)
class SeenPerson:
    """One person of a case as the reader may see them; ``hidden`` says that the name is withheld."""

    code: str
    part: str
    part_label: str
    name: str
    line: str  # "34, male, Ranipool Bazaar" or the masked equivalent
    hidden: bool
    row: Any = None


def see_person(row: CasePerson, sight: Sight, *, day: Any = None) -> SeenPerson:
    """A person through the mask: name, age and place, or code, age band and district."""
    day = day or timezone.localdate()
    hidden = row.is_protected and sight.hides
    person = row.person
    if person is None:
        name, line = _("Unknown"), row.description
    elif hidden:
        name = mask("name", person.name, row.code)
        line = ", ".join(
            part
            for part in (
                mask("age", person.age_at(day), row.code),
                known_sex(person),
                mask("address", present_address(person), row.code),
            )
            if part
        )
    else:
        age = person.age_at(day)
        line = ", ".join(
            str(part)
            for part in (age, known_sex(person), present_address(person))
            if part not in (None, "")
        )
        name = person.name
    return SeenPerson(row.code, row.part, row.get_part_display(), name, line, hidden, row)


def known_sex(person: Any) -> str:
    """The word for the sex; nothing where it is not known."""
    return "" if person.sex == "U" else person.get_sex_display()


def present_address(person: Any) -> Any:
    """The present address row of a person, from the prefetched list."""
    rows = list(person.addresses.all())
    return next((a for a in rows if a.kind == "present"), rows[0] if rows else "")


def see_text(text: str, case: Case, sight: Sight) -> str:
    """A narrative, place or description: withheld whole when the case hides persons."""
    if case.sensitivity != Sensitivity.NORMAL and sight.hides:
        return mask("narrative", text, "")
    return text


def sections_line(case: Case, *, for_list: bool = True) -> str:
    """The sections as a list shows them: a restricted case's sections are withheld in lists."""
    if case.sensitivity == Sensitivity.SEALED:
        return _("Sealed by order")
    if case.sensitivity == Sensitivity.RESTRICTED and for_list:
        return _("Sections withheld")
    return case.sections_text
