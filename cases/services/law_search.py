"""Finding a section: by number (new or old), or by the words people say at the counter.

The catalogue is indexed in the process (law_index); a search asks the database for the
edition and for the rows that were found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from cases.models.law import Section
from cctns.core.dates import today

from . import law_text
from .law_index import Doc, Index, Name, current
from .law_ipc import natural


@dataclass(frozen=True)
class Hit:
    """A section that may be meant, why it was found (a sentence or the words met), and its
    score.
    """

    section: Section
    reason: str
    score: float


def search(
    query: str,
    *,
    on: date | None = None,
    language: str | None = None,
    limit: int = 8,
    state: str = "",
) -> list[Hit]:
    """Sections that the query may mean, likeliest first.

    ``query``: "mobile theft", "चोरी", "kutpit", "303", "IPC 379", "498A" ...; ``on`` is the
    day of the offence (None: today) and decides between IPC and BNS; ``language`` of the
    reasons (None: the page's); ``state`` the path of the State's unit whose own rows may be
    found beside the Centre's ("" finds every State's).
    """
    with translation.override(language or translation.get_language()):
        return _search(current(), query, day=on or today(), limit=limit, state=state)


def _search(index: Index, query: str, *, day: date, limit: int, state: str) -> list[Hit]:
    from .law import regime_for

    code = regime_for(day)
    act, numbers, rest = index.parse(query)
    scores: dict[Name, tuple[float, str]] = {}
    for number in numbers:
        for place, (name, reason) in enumerate(index.by_number(act, number, code)):
            scores.setdefault(name, (100.0 - place, reason))
    if law_text.keys(rest):
        for name, (score, reason) in index.by_words(rest).items():
            other_act = act is not None and name[0] != act
            before = scores.get(name)
            if before:
                scores[name] = (before[0] + score, before[1])
            elif not other_act:
                scores[name] = (score, reason)
    named_old = act in ("IPC", "BNS")
    usable = [
        (score, name, reason)
        for name, (score, reason) in scores.items()
        if _fits(index.docs[name], day, code, state, by_number=score >= 50, old_named=named_old)
    ]
    usable.sort(key=lambda row: (-row[0], natural(row[1][1]), row[1][0]))
    return _hits(index, usable[:limit])


def _fits(
    doc: Doc, day: date, code: str, state: str, *, by_number: bool, old_named: bool
) -> bool:
    if state and doc.owner not in ("", state):
        return False
    if doc.name[0] in ("IPC", "BNS"):
        return (doc.name[0] == code and (doc.usable or by_number)) or (by_number and old_named)
    began = doc.valid_from is None or doc.valid_from <= day
    stands = doc.valid_to is None or day <= doc.valid_to
    return (doc.usable and began and stands) or by_number


def _hits(index: Index, found: list[tuple[float, Name, str]]) -> list[Hit]:
    keys = {index.docs[name].section_id for _score, name, _reason in found}
    rows = Section.objects.select_related("act", "category").in_bulk(keys)
    return [
        Hit(rows[index.docs[name].section_id], reason, round(score, 3))
        for score, name, reason in found
        if index.docs[name].section_id in rows
    ]
