"""The law, as the rest of the product asks about it.

Which code applies on a day, what an old number became, which facts choose a variant, how
sections are cited, and (from its neighbours) searching the catalogue and what follows from
a section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models.law import Section, SectionEquivalent
from cctns.core.dates import short_date, today

from .law_consequences import (
    MIXED,
    ClockStart,
    Consequences,
    Enquiry,
    Finding,
    consequences,
    principal,
    sensitivity,
)
from .law_ipc import natural
from .law_load import load
from .law_rules import DEPENDS_ON, FACTS, VARIANTS, Fact
from .law_search import Hit, search

__all__ = [
    "CODE_CHANGE",
    "MIXED",
    "ClockStart",
    "Consequences",
    "Enquiry",
    "Fact",
    "Finding",
    "Hit",
    "cite",
    "consequences",
    "equivalents",
    "explain_mismatch",
    "facts_asked",
    "load",
    "principal",
    "procedure_for",
    "regime_for",
    "resolve_variant",
    "search",
    "sensitivity",
    "variants",
]

CODE_CHANGE = date(2024, 7, 1)  # BNS, BNSS and BSA came into force
PETTY_VALUE = 5000  # rupees, BNS s.303(2) proviso


def regime_for(occurred_on: date | None) -> str:
    """The penal code of that day: "IPC" before 1 July 2024, else "BNS" (BNS s.358)."""
    return "IPC" if occurred_on is not None and occurred_on < CODE_CHANGE else "BNS"


def procedure_for(investigation_begins_on: date) -> str:
    """The code of procedure: what was pending on 1 July 2024 goes on under the CrPC (BNSS
    s.531(2)(a)).
    """
    return "CrPC" if investigation_begins_on < CODE_CHANGE else "BNSS"


def equivalents(section: Section) -> list[str]:
    """Numbers of the same offence in the other code, in order: IPC 379 <-> BNS 303(2).

    Empty when nothing took its place.  Works for the numbers of the sub-sections too: BNS
    61(2)(a) is part of what IPC 120B became.
    """
    if section.act_id == "IPC":
        found = SectionEquivalent.objects.filter(old_act="IPC", old_number=section.number)
        numbers = found.exclude(new_number="").values_list("new_number", flat=True)
    else:
        parents = [section.number]
        while "(" in parents[-1]:
            parents.append(parents[-1].rpartition("(")[0])
        found = SectionEquivalent.objects.filter(new_act="BNS", new_number__in=parents)
        numbers = found.exclude(old_number="").values_list("old_number", flat=True)
    return sorted(set(numbers), key=natural)


def explain_mismatch(section: Section, occurred_on: date | None) -> str | None:
    """Why this section does not fit an offence of that day, and what to use; None when it
    fits.
    """
    day = occurred_on or today()
    named = {"section": section, "date": short_date(day)}
    if not section.is_in_force:
        return _("%(section)s is not in force.") % named
    if section.applies_on(day):
        return None
    if section.act_id in ("IPC", "BNS"):
        other = "BNS" if section.act_id == "IPC" else "IPC"
        numbers = equivalents(section)
        named |= {"other": other, "use": f"{', '.join(numbers)} {other}"}
        if section.act_id == "IPC":
            said = (
                _("The offence is of %(date)s. The IPC applies to offences up to 30-06-2024.")
                % named
            )
        else:
            said = (
                _("The offence is of %(date)s. The BNS applies to offences from 01-07-2024.")
                % named
            )
        use = _("Use %(use)s.") if numbers else _("The %(other)s has no equal section.")
        return f"{said} {use % named}"
    if section.valid_to and day > section.valid_to:
        named["end"] = short_date(section.valid_to)
        return _("%(section)s applied up to %(end)s; the offence is of %(date)s.") % named
    named["start"] = short_date(section.valid_from)
    return _("%(section)s applies from %(start)s; the offence is of %(date)s.") % named


# ---------------------------------------------------------------- variants and facts
def variants(section: Section) -> list[Section]:
    """All variants of this section's number, the section itself among them."""
    return list(
        Section.objects.filter(act_id=section.act_id, number=section.number, withdrawn=False)
        .select_related("act", "category")
        .order_by("variant")
    )


def complete(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    """Answered facts only, with "worth less than Rs 5,000" read from a property value if
    given.
    """
    known = {key: value for key, value in (facts or {}).items() if value is not None}
    if "property_value" in known and "value_below_5000" not in known:
        known["value_below_5000"] = known["property_value"] < PETTY_VALUE
    return known


def facts_asked(section: Section) -> list[Fact]:
    """The questions whose answers choose this section's variant or settle its cognizance."""
    keys: list[str] = []
    for _variant, needs in VARIANTS.get((section.act_id, section.number), ()):
        keys.extend(needs)
    if depends := DEPENDS_ON.get((section.act_id, section.number)):
        keys.append(depends)
    order = list(FACTS)
    return [FACTS[key] for key in sorted(set(keys), key=order.index)]


def resolve_variant(section: Section, facts: Mapping[str, Any] | None) -> Section:
    """The variant that the facts choose; the one given while the facts do not speak against
    it.
    """
    table = VARIANTS.get((section.act_id, section.number), ())
    known = complete(facts)
    wanted = section.variant
    for variant, needs in table:
        if needs and all(known.get(key) is value for key, value in needs.items()):
            wanted = variant
            break
        if variant == section.variant and any(
            known.get(key, value) is not value for key, value in needs.items()
        ):
            wanted = table[-1][0]  # the facts speak against the variant given: the general one
    if wanted == section.variant:
        return section
    return next((row for row in variants(section) if row.variant == wanted), section)


# ---------------------------------------------------------------- citing
def cite(sections: Iterable[Section], language: str | None = None) -> str:
    """Sections as police papers cite them: "303(2), 317(2) BNS; 25(1B)(a) Arms Act"."""
    by_act: dict[str, list[Section]] = defaultdict(list)
    for section in sections:
        by_act[section.act_id].append(section)
    parts = []
    for rows in sorted(by_act.values(), key=lambda rows: (rows[0].act.order, rows[0].act_id)):
        numbers = sorted({row.number for row in rows}, key=natural)
        parts.append(f"{', '.join(numbers)} {rows[0].act.short(language)}")
    return "; ".join(parts)
