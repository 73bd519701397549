"""Reading the files of ``cases/data`` and deriving the IPC, which has no classification
there.

An IPC section is read from the BNS rows it became; ``ipc_own.csv`` lays over it what is
known of the IPC's own text.  The row stays marked as derived: no hard rule rests on it
until an officer confirms.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from cases.models.law import Act, Answer, Compounding, Confidence, Court, Section

from .law_rules import base_number

DATA = Path(__file__).resolve().parent.parent / "data"
ANSWERS = {"Y": Answer.YES, "N": Answer.NO, "special": Answer.SPECIAL, "": Answer.UNKNOWN}
COURT_ORDER = tuple(court.value for court in Court)  # from the lowest court to the highest


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of ``cases/data``."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def section_key(act: str, number: str, variant: int | str) -> str:
    """The stable key of a section: "BNS-303(2)-1"."""
    return f"{act}-{number}-{variant}"


def natural(number: str) -> tuple:
    """Sorts 9 before 10 and 304 before 304A before 305."""
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in re.findall(r"\d+|[A-Za-z]+", number)
    )


def whole_number(text: str) -> int | None:
    return int(text) if text else None


def provision(
    act: Act, number: str, title: str, note: str, *, derived: bool = False
) -> Section:
    return Section(
        id=section_key(act.pk, number, 1),
        act_id=act.pk,
        number=number,
        title=title,
        is_offence=False,
        is_derived=derived,
        valid_from=act.valid_from,
        valid_to=act.valid_to,
        cognizable=Answer.UNKNOWN,
        bailable=Answer.UNKNOWN,
        compoundable=Compounding.UNKNOWN,
        note=note,
    )


def _same(values: list, otherwise: str) -> str:
    return values[0] if len(set(values)) == 1 else otherwise


def derived(act: Act, number: str, title: str, note: str, sources: list[Section]) -> Section:
    """An IPC section read from the BNS rows it became; where they differ, the answer is
    "depends".
    """
    named = ", ".join(dict.fromkeys(f"BNS {row.number}" for row in sources))
    heaviest = max(sources, key=lambda row: row.gravity)
    ceilings = [row for row in sources if row.max_amount is not None]
    floors = [row for row in sources if row.min_amount is not None]
    highest = max(ceilings, key=lambda row: row.max_months) if ceilings else None
    lowest = (
        min(floors, key=lambda row: row.min_months) if len(floors) == len(sources) else None
    )
    courts = [row.triable_by for row in sources]
    return Section(
        id=section_key(act.pk, number, 1),
        act_id=act.pk,
        number=number,
        title=title,
        valid_from=act.valid_from,
        valid_to=act.valid_to,
        is_derived=True,
        punishment=_same([row.punishment for row in sources], ""),
        min_amount=lowest.min_amount if lowest else None,
        min_unit=lowest.min_unit if lowest else "",
        max_amount=highest.max_amount if highest else None,
        max_unit=highest.max_unit if highest else "",
        life=any(row.life for row in sources),
        death=any(row.death for row in sources),
        fine=_same([row.fine for row in sources], ""),
        imprisonment_type=_same([row.imprisonment_type for row in sources], ""),
        cognizable=_same([row.cognizable for row in sources], Answer.SPECIAL),
        cognizable_note=_same(
            [row.cognizable_note for row in sources], f"differs between {named}"
        ),
        bailable=_same([row.bailable for row in sources], Answer.SPECIAL),
        bailable_note=_same([row.bailable_note for row in sources], f"differs between {named}"),
        triable_by=max(courts, key=COURT_ORDER.index),
        compoundable=_same([row.compoundable for row in sources], Compounding.UNKNOWN),
        category_id=heaviest.category_id,
        confidence=Confidence.MEDIUM,
        note=". ".join(part for part in (f"Derived from {named}", note) if part),
    )


def ipc_sections(act: Act, bns: list[Section], eq: dict[str, list[str]]) -> list[Section]:
    """The IPC as the table of comparison lists it, each row derived from what it became."""
    by_base: dict[str, list[Section]] = defaultdict(list)
    for row in bns:
        by_base[base_number(row.number)].append(row)
    named = defaultdict(list)
    for row in bns:
        for old in eq.get(row.pk, ()):
            named[old].append(row)
    made = {}
    for row in rows("ipc_bns.csv"):
        number = row["ipc_section"]
        if not number or row["relation"] == "not_in_force_in_ipc":
            continue
        sources = named.get(number) or [
            found
            for target in row["bns_sections"].split(";")
            for found in by_base[base_number(target)]
            if target and (found.number == target or found.number.startswith(f"{target}("))
        ]
        sources = [found for found in sources if found.is_offence]
        if sources:
            made[number] = derived(act, number, row["ipc_title"].strip(), row["note"], sources)
        else:
            made[number] = provision(
                act, number, row["ipc_title"].strip(), row["note"], derived=True
            )
    for own in rows("ipc_own.csv"):
        _lay_over(made[own["section"]], own)
    return list(made.values())


def _lay_over(section: Section, own: dict[str, str]) -> None:
    """What is known of the IPC's own text replaces what was derived; the row stays
    "derived".
    """
    section.is_offence = own["is_offence"] == "1"
    section.is_in_force = own["in_force"] == "1"
    section.punishment = own["punishment"]
    section.min_amount, section.min_unit = whole_number(own["min_amount"]), own["min_unit"]
    section.max_amount, section.max_unit = whole_number(own["max_amount"]), own["max_unit"]
    section.life = own["life"] == "1"
    if own["cognizable"]:
        section.cognizable, section.cognizable_note = ANSWERS[own["cognizable"]], ""
        section.bailable, section.bailable_note = ANSWERS[own["bailable"]], ""
        section.triable_by = own["triable_by"]
    section.confidence = own["confidence"]
    section.note = ". ".join(part for part in (section.note, own["note"]) if part)
