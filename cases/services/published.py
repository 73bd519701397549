"""FIRs that anybody may read (Youth Bar Association v Union of India, 2016): which, and how much of each.

A published FIR is a decision of an officer (``Publication``); a case that is restricted, sealed or has a
child in it is never among them, whatever the decision says (BNS s.72, POCSO Act s.23, JJ Act s.74).  Of
the others everything passes ``cases.disclosure``: who gave the information, who was hurt and who is
accused stand there by their code, and their names and telephone numbers are taken out of the text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.disclosure import PUBLIC, see_person, see_text
from cases.models import Case, CasePerson, Publication
from cases.models.sensitivity import Sensitivity
from cctns.core.masking import mask
from stations.services.diary import day_bounds

LONG_NUMBER = re.compile(
    r"(?<![\w/])\+?\d(?:[\s-]?\d){9,15}(?!\w)"
)  # telephones, Aadhaar, accounts
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
SHORTEST = 3  # letters of a part of a name that is worth taking out


def published() -> QuerySet[Publication]:
    """Decisions that stand and may stand."""
    return Publication.everything.filter(
        stands=True,
        is_published=True,
        case__sensitivity=Sensitivity.NORMAL,
        case__is_child_case=False,
    ).select_related("case__unit__district", "case__category")


def published_at(unit: Any = None, day: date | None = None) -> QuerySet[Publication]:
    """Those of one station, of one day, or both; all of them when neither is named."""
    rows = published()
    if unit is not None:
        rows = rows.filter(unit=unit)
    if day is not None:
        first, last = day_bounds(day)
        rows = rows.filter(case__registered_at__gte=first, case__registered_at__lt=last)
    return rows


def published_case(key: Any) -> Publication | None:
    return (
        published().select_related("case__fir", "case__unit__state").filter(case_id=key).first()
    )


def public_view(case: Case) -> dict[str, Any]:
    """What the page of a published FIR shows of people and texts."""
    rows = list(
        case.people.select_related("person")
        .prefetch_related("person__addresses")
        .order_by("code")
    )
    people = []
    for row in rows:
        row.is_protected = True  # to the public, everybody in an FIR is
        seen = see_person(row, PUBLIC)
        line = seen.line if row.person_id else ""
        people.append({"code": seen.code, "part": seen.part_label, "line": line})
    content = case.fir.content
    said = see_text(content.get("narrative", ""), case, PUBLIC)
    return {
        "people": people,
        "narrative": without_names(said, rows),
        "narrative_lang": content.get("narrative_language", ""),
        "place": without_names(see_text(case.place, case, PUBLIC), rows),
        "property": case.property.count(),
    }


def without_names(text: str, rows: list[CasePerson]) -> str:
    """A text without the names, addresses, telephones and long numbers of the people of the case."""
    found: dict[str, str] = {}
    for row in rows:
        for words in names_of(row):
            found.setdefault(words.casefold(), row.code)
    if found:
        longest_first = sorted(found, key=len, reverse=True)
        pattern = re.compile(
            "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in longest_first),
            re.IGNORECASE,
        )
        text = pattern.sub(lambda hit: f"[{found[hit[0].casefold()]}]", text)
    hidden = mask("phone", "x")
    text = MAIL.sub(f"[{hidden}]", text)
    return LONG_NUMBER.sub(f"[{hidden}]", text)


def names_of(row: CasePerson) -> list[str]:
    """How a person may be called in the text: whole names and each part of them."""
    person = row.person
    if person is None:
        return []
    whole = [person.name, person.relative, *person.aliases]
    parts = [part for name in whole for part in name.split()]
    lines = [address.line for address in person.addresses.all()]
    return [
        words.strip() for words in [*whole, *parts, *lines] if len(words.strip()) >= SHORTEST
    ]
