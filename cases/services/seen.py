"""Seen before: the same vehicle, telephone or property number in an earlier case of the reader's area.

Only what the reader could find anyway: cases of the scope, open to everyone there, and people whom no law
hides.  A protected case or person gives no hint, for the hint alone would tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cases.keys import normal_mark
from cases.models import Case, CasePerson, PropertyItem
from cases.models.sensitivity import Sensitivity
from cases.paper import FirPaper
from cctns.core.jurisdiction import Scope

MOST = 12  # hints of one draft
SHORTEST = 5  # letters and digits of a mark that says anything


@dataclass(frozen=True)
class Seen:
    """One hint: what was typed, the case it stands in, and as what."""

    part: str  # of the draft: property, informant, accused
    typed: str
    case: Case
    as_what: str  # words of the earlier record


def seen_before(paper: FirPaper, *, scope: Scope) -> list[Seen]:
    """Hints for a draft, newest case first.  Each look is one indexed query."""
    if not scope.has("cases.view_case"):
        return []
    return [*marks_seen(paper, scope=scope), *phones_seen(paper, scope=scope)][:MOST]


def marks_seen(paper: FirPaper, *, scope: Scope) -> list[Seen]:
    """Property of the same number (``PropertyItem.mark``)."""
    typed = {
        mark: item.mark
        for item in paper.properties
        if len(mark := normal_mark(item.mark_kind, item.mark)) >= SHORTEST
    }
    if not typed:
        return []
    rows = (
        PropertyItem.objects.within(scope)
        .filter(mark__in=list(typed), case__sensitivity=Sensitivity.NORMAL)
        .select_related("case__unit")
        .order_by("-case__registered_at")[:MOST]
    )
    return [Seen("property", typed[row.mark], row.case, row.description) for row in rows]


def phones_seen(paper: FirPaper, *, scope: Scope) -> list[Seen]:
    """People with the same telephone (``Person.phones``)."""
    where: dict[str, str] = {}
    for accused in paper.accused:
        for number in accused.person.phones if accused.person else []:
            where[number] = "accused"
    for number in paper.complainant.phones:
        where.setdefault(number, "informant")
    found: list[Seen] = []
    for number in list(where)[:10]:
        cases = set()
        for row in people_with(number, scope=scope):
            if row.case_id not in cases:  # an informant who is the victim stands there twice
                found.append(Seen(where[number], number, row.case, str(row.get_part_display())))
            cases.add(row.case_id)
    return found


def people_with(number: str, *, scope: Scope) -> Iterable[CasePerson]:
    return (
        CasePerson.objects.within(scope)
        .filter(
            person__phones__contains=[number],
            is_protected=False,
            is_child=False,
            case__sensitivity=Sensitivity.NORMAL,
        )
        .select_related("case__unit")
        .order_by("-case__registered_at", "code")[:4]
    )
