"""An FIR draft in words: one line for the list of parts, rows for the check page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.forms.fir_parts import PARTS
from cases.models import Fir
from cases.paper import AccusedPaper, PersonPaper, PropertyPaper
from cases.services import law
from cases.services.casefile import age_of
from cases.services.draft_paper import Reading
from cctns.core import codes, dates, money
from cctns.core.masking import phone_tail
from criminals.models import Person

ACTIONS = {
    "investigate": lambda: _("Registered; the officer who registers investigates"),
    "directed": lambda: _("Another officer is directed to investigate"),
    "refused": lambda: _("No investigation (BNSS 176(1), proviso)"),
    "transferred": lambda: _("Zero FIR, sent to the station with jurisdiction"),
}


def state_words(state: str, problems: int) -> str:
    """The words of a part's state; "" for the list's own."""
    if state == "fix":
        return ngettext("%(n)d thing to fix", "%(n)d things to fix", problems) % {"n": problems}
    return ""


# --- one line a part ---------------------------------------------------------------------------


def part_line(part: str, reading: Reading) -> str:
    """What is known of a part already; what it asks when nothing is."""
    if not reading.is_begun(part) and part not in ("sections", "action"):
        return ""
    return LINES[part](reading)


def information_line(r: Reading) -> str:
    said = [str(Fir.InformationType(r.paper.information_type).label)]
    if r.sheets["information"].cleaned.get("information_at"):
        said.append(dates.when(r.paper.information_at))
    if r.complaint:
        said.append(_("complaint %(number)s") % {"number": r.complaint})
    return ", ".join(said)


def person_line(p: PersonPaper) -> str:
    """ "Phurba Tamang, 34, Ranipool Bazaar"."""
    age = age_of(p)
    place = p.addresses[0].line if p.addresses else ""
    return ", ".join(str(x) for x in (p.name, age, place) if x not in (None, ""))


def when_line(r: Reading) -> str:
    p = r.paper
    if p.occurred_known == "unknown":
        said = _("time not known")
    elif p.occurred_from and p.occurred_to:
        said = _("%(start)s to %(end)s") % {
            "start": dates.when(p.occurred_from),
            "end": dates.clock_time(p.occurred_to)
            if dates.day_of(p.occurred_from) == dates.day_of(p.occurred_to)
            else dates.when(p.occurred_to),
        }
    else:
        said = dates.when(p.occurred_from) if p.occurred_from else ""
    return ", ".join(x for x in (said, p.place) if x)


def sections_line(r: Reading) -> str:
    if not r.paper.sections and not r.paper.other_sections:
        return _("Search by number or by words")
    cited = [law.cite(r.found.sections), *r.paper.other_sections]
    label = r.found.principal.label() if r.found.principal else ""
    return ", ".join(x for x in ("; ".join(filter(None, cited)), label) if x)


def accused_words(line: AccusedPaper) -> str:
    known = {"known": _("known"), "suspected": _("suspected"), "unknown": _("unknown")}
    named = person_line(line.person) if line.person else _("Unknown person")
    said = [named, "" if line.known == "unknown" else known[line.known], line.description]
    return ", ".join(x for x in said if x)


def accused_line(r: Reading) -> str:
    people = r.paper.accused
    if len(people) == 1:
        return accused_words(people[0])
    return ngettext("%(n)d person", "%(n)d persons", len(people)) % {"n": len(people)}


def victim_line(r: Reading) -> str:
    said = [_("Same as informant")] if r.paper.victim_is_complainant else []
    return "; ".join([*said, *(person_line(p) for p in r.paper.victims)])


def property_words(item: PropertyPaper) -> str:
    kind = codes.label("property_type", item.type) if item.type else ""
    kind = kind or (codes.label("property_category", item.category) if item.category else "")
    value = money.rupees(item.value) if item.value is not None else ""
    if item.description.casefold().startswith(kind.casefold()):
        kind = ""  # "Motorcycle, black" says it already
    return ", ".join(x for x in (kind, item.description, item.mark, value) if x)


def property_line(r: Reading) -> str:
    items = r.paper.properties
    if not items:
        return _("No property")
    if len(items) == 1:
        return property_words(items[0])
    total = sum(i.value for i in items if i.value is not None)
    said = ngettext("%(n)d thing", "%(n)d things", len(items)) % {"n": len(items)}
    return f"{said}, {money.rupees(total)}" if total else said


def statement_line(r: Reading) -> str:
    words = len(r.paper.narrative.split())
    said = ngettext("%(n)d word", "%(n)d words", words) % {"n": words}
    over = _("read over") if r.paper.read_over else _("not yet read over")
    return f"{said}, {codes.label('language', r.paper.language)}, {over}"


def action_line(r: Reading) -> str:
    if not r.sheets["action"].cleaned.get("action"):
        return _("Choose the officer who will investigate")
    said = [ACTIONS[r.paper.action]()]
    if r.paper.io:
        said.append(str(r.paper.io.officer))
    return ", ".join(said)


LINES = {
    "information": information_line,
    "informant": lambda r: person_line(r.paper.complainant),
    "when_where": when_line,
    "sections": sections_line,
    "accused": accused_line,
    "victim": victim_line,
    "property": property_line,
    "statement": statement_line,
    "action": action_line,
}


# --- the check page ----------------------------------------------------------------------------


def summary(reading: Reading) -> list[dict[str, Any]]:
    """Every part but the statement as a list of what was written, each with its way back."""
    found = []
    for number, (key, part) in enumerate(PARTS.items(), 1):
        if key == "statement":
            continue
        url = reverse("cases:draft_part", args=[reading.draft.pk, key])
        rows = [
            {"label": label, "value": value, "change_url": url}
            for label, value in ROWS[key](reading)
            if value not in (None, "")
        ]
        found.append(
            {
                "number": number,
                "key": key,
                "title": part.name,
                "url": url,
                "rows": rows,
                "problems": reading.problems.get(key, []),
            }
        )
    return found


def person_rows(p: PersonPaper) -> list[tuple[str, Any]]:
    sex = "" if p.sex == "U" else str(Person.Sex(p.sex).label)
    age = age_of(p)
    who = ", ".join(str(x) for x in (p.name, age, sex) if x not in (None, ""))
    relation = str(Person.Relation(p.relation).label) if p.relation else _("Relative")
    address = [
        ", ".join(x for x in (a.line, a.district, a.state, a.pin) if x) for a in p.addresses
    ]
    papers = [f"{i.kind} ····{i.number[-4:]}" for i in p.papers]
    return [
        (_("Name"), who),
        (_("Other names"), ", ".join(p.aliases)),
        (relation, p.relative),
        (_("Address"), "\n".join(address)),
        (_("Telephone"), ", ".join(phone_tail(n) for n in p.phones)),
        (_("Identity papers"), ", ".join(papers)),
        (_("Occupation"), p.occupation),
    ]


def where_rows(r: Reading) -> list[tuple[str, Any]]:
    p = r.paper
    distance = _("%(km)s km") % {"km": p.distance_km} if p.distance_km is not None else ""
    direction = codes.label("direction", p.direction) if p.direction else ""
    beat = str(p.beat) if p.beat else ""
    outside = str(p.outside_unit) if p.outside_unit else p.outside_text
    return [
        (_("Time"), when_line(r).removesuffix(p.place).rstrip(", ")),
        (
            _("Place"),
            ", ".join(x for x in (p.place, f"{distance} {direction}".strip(), beat) if x),
        ),
        (_("Zero FIR for"), outside),
        (_("Reason for the delay"), p.delay_reason),
    ]


ROWS = {
    "information": lambda r: [(_("Information"), information_line(r))],
    "informant": lambda r: person_rows(r.paper.complainant),
    "when_where": where_rows,
    "sections": lambda r: [
        *((f"{s.number} {s.act.short()}", s.label()) for s in r.found.sections),
        *((_("Another law"), text) for text in r.paper.other_sections),
    ],
    "accused": lambda r: (
        [
            (_("Accused %(n)d") % {"n": n}, accused_words(a))
            for n, a in enumerate(r.paper.accused, 1)
        ]
        or [(_("Accused"), _("Nobody is entered"))]
    ),
    "victim": lambda r: [(_("Victim"), victim_line(r))],
    "property": lambda r: [
        *(
            (_("Property %(n)d") % {"n": n}, property_words(i))
            for n, i in enumerate(r.paper.properties, 1)
        ),
        *([] if r.paper.properties else [(_("Property"), _("No property"))]),
        (_("Inquest or UD case"), ", ".join(r.paper.inquest)),
    ],
    "action": lambda r: [
        (_("Action"), action_line(r)),
        (_("Reason"), r.paper.action_reason),
        (_("Taken down by"), str(r.paper.recorder.officer) if r.paper.recorder else ""),
    ],
}
