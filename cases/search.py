"""Numbers of this app that people quote: "FIR 0137/2026", "Zero 5/2026", "C 12/2026", public references.

Each is looked for in the searcher's area only.  A sealed case is found by its list, and as a header by
its own SHO and the chain above (``Case.sealed_q``); nothing but number, station and day is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case, Complaint, Fir
from cases.permissions import Can
from cctns.core import dates
from cctns.core.jurisdiction import Scope
from cctns.core.search import MOST, Finder, Hit

NUMBER = r"(?P<number>\d{1,6})\s*/\s*(?P<year>\d{4}|\d{2})"
NO = r"(?:no\.?|number|सं\.?|संख्या|नं\.?)?\s*"


def year_of(match: re.Match) -> int:
    """The four digits of a year of which two may have been typed."""
    typed = match["year"]
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def hits_of_cases(rows: QuerySet[Case]) -> Iterator[Hit]:
    newest = rows.select_related("unit").defer("sections_text", "place")
    for case in newest.order_by("-registered_at", "-pk")[:MOST]:
        number = {"number": f"{case.number:04d}/{case.year}"}
        title = (
            _("Zero FIR %(number)s") if case.kind == Fir.Kind.ZERO else _("FIR %(number)s")
        ) % number
        yield Hit(
            title,
            case.get_absolute_url(),
            f"{case.unit.label}, {dates.short_date(case.registered_at)}",
        )


def find_fir(scope: Scope, match: re.Match) -> Iterator[Hit]:
    """FIRs of that number, newest first; those of several stations are listed."""
    rows = Case.objects.within(scope).filter(year=year_of(match), number=int(match["number"]))
    yield from hits_of_cases(rows.filter(kind=Fir.Kind.REGULAR))


def find_zero(scope: Scope, match: re.Match) -> Iterator[Hit]:
    rows = Case.objects.within(scope).filter(year=year_of(match), number=int(match["number"]))
    yield from hits_of_cases(rows.filter(kind=Fir.Kind.ZERO))


def find_key(scope: Scope, match: re.Match) -> Iterator[Hit]:
    """The registration key of a printed FIR: 16 digits, with a Z behind for a Zero FIR."""
    fir = Fir.everything.filter(key=re.sub(r"\s", "", match[0]).upper()).values("pk")
    yield from hits_of_cases(Case.objects.within(scope).filter(fir__in=fir))


def hits_of_complaints(rows: QuerySet[Complaint]) -> Iterator[Hit]:
    for row in rows.select_related("unit").order_by("-entered_at", "-pk")[:MOST]:
        yield Hit(
            _("Complaint %(number)s") % {"number": row},
            row.get_absolute_url(),
            f"{row.unit.label}, {dates.short_date(row.received_at)}",
        )


def find_complaint(scope: Scope, match: re.Match) -> Iterator[Hit]:
    """Complaints by the serial of the station's register."""
    rows = Complaint.objects.within(scope)
    yield from hits_of_complaints(rows.filter(year=year_of(match), number=int(match["number"])))


def find_reference(scope: Scope, match: re.Match) -> Iterator[Hit]:
    """A complaint by the reference that the citizen was given."""
    reference = re.sub(r"\s", "", match[0]).upper()
    yield from hits_of_complaints(Complaint.objects.within(scope).filter(reference=reference))


Finder(
    name="fir",
    label=gettext_lazy("FIR"),
    example="0137/2026, FIR 137/2026",
    pattern=rf"(?:(?:f\.?i\.?r\.?|एफ\s?आई\s?आर|प्राथमिकी|जाहेरी)\s*{NO})?{NUMBER}",
    find=find_fir,
    power=Can.VIEW_CASE,
)
Finder(
    name="zero",
    label=gettext_lazy("Zero FIR"),
    example="Zero 5/2026",
    pattern=rf"(?:zero|ज़ीरो|जीरो|शून्य)\s*(?:f\.?i\.?r\.?|एफ\s?आई\s?आर)?\s*{NO}{NUMBER}",
    find=find_zero,
    power=Can.VIEW_CASE,
)
Finder(
    name="fir_key",
    label=gettext_lazy("Registration key of an FIR"),
    example="1122500226000137",
    pattern=r"(?:\d\s*){15,16}z?",
    find=find_key,
    power=Can.VIEW_CASE,
)
Finder(
    name="complaint",
    label=gettext_lazy("Complaint"),
    example="C 12/2026",
    pattern=rf"(?:c|cmp|complaint|शिकायत|उजुरी)\.?\s*{NO}{NUMBER}",
    find=find_complaint,
    power=Can.VIEW_COMPLAINT,
)
Finder(
    name="complaint_reference",
    label=gettext_lazy("Reference of a complaint"),
    example="SK-CMP-26-7H2K9QX-4",
    pattern=r"[a-z]{2,3}-(?:cmp|efir)-\d{2}-[0-9a-z]{7}-[0-9a-z]",
    find=find_reference,
    power=Can.VIEW_COMPLAINT,
)
