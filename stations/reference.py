"""Loads what every site starts with: ranks, the units of Sikkim, and every State and district.

Idempotent and set-based.  A unit that exists keeps what its administrators made of it; the files
only fill in what is blank, so that loading again after a move or a renaming changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from stations.models import Rank, Unit

DATA = Path(__file__).parent / "data"
# The order of the tree: a parent is always of an earlier type.
TYPES = ("nation", "state", "range", "district", "subdivision", "station", "outpost", "beat")
LEVELS = ("state", "district", "subdivision", "station")
FILLABLE = (
    "names", "lgd_state", "lgd_district", "serial", "place", "latitude", "longitude", "court", "note",
)  # fmt: skip
SIKKIM = 11


@transaction.atomic
def load() -> dict[str, int]:
    """Load ranks and units; returns how many rows of each there are now."""
    load_ranks()
    load_units([*read_units(), *read_states()])
    return {"ranks": Rank.objects.count(), "units": Unit.objects.count()}


def read(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


# --- ranks -----------------------------------------------------------------------------------


def load_ranks() -> None:
    rows = [
        Rank(
            code=row["code"],
            order=int(row["order"]),
            short=row["short"],
            labels={language: row[language] for language in ("en", "hi", "ne")},
        )
        for row in read("ranks.csv")
    ]
    Rank.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["order", "short", "labels"],
    )


# --- units -----------------------------------------------------------------------------------


def read_units() -> Iterator[dict[str, Any]]:
    """The force of Sikkim, down to its beats; the nation stands first."""
    for row in read("units_sikkim.csv"):
        doubt = (
            ""
            if row["name_confidence"] in ("high", "invented")
            else "name or place to be checked"
        )
        yield {
            "code": row["code"],
            "short": row["short"],
            "type": row["type"],
            "kind": row["kind"],
            "name": row["name"],
            "names": {"hi": row["name_hi"], "ne": row["name_ne"]},
            "parent": row["parent"],
            "lgd_state": whole(row["lgd_state"]),
            "lgd_district": whole(row["lgd_district"]),
            "serial": whole(row["serial"]),
            "place": row["place"],
            "latitude": Decimal(row["latitude"]) if row["latitude"] else None,
            "longitude": Decimal(row["longitude"]) if row["longitude"] else None,
            "court": row["court"],
            "note": "; ".join(part for part in (row["note"], doubt) if part)[:200],
        }


def read_states() -> Iterator[dict[str, Any]]:
    """The other States and their districts, so that a Zero FIR can name where it goes."""
    seen: set[str] = set()
    for row in read("states_districts.csv"):
        state = int(row["state_lgd"])
        if state == SIKKIM:
            continue  # its own file goes deeper
        code = f"IN-{row['state_short']}"
        if code not in seen:
            seen.add(code)
            yield blank(code, row["state_short"], "state", "IN", state) | {
                "name": row["state"],
                "names": {"hi": row["state_hi"], "ne": row["state_ne"]},
            }
        short = f"D{row['district_lgd']}"
        yield blank(f"{code}-{short}", short, "district", code, state) | {
            "name": row["district"],
            "lgd_district": int(row["district_lgd"]),
            "note": "" if row["code_status"] == "source" else row["code_status"][:200],
        }


def blank(code: str, short: str, type_: str, parent: str, lgd_state: int) -> dict[str, Any]:
    return {
        "code": code,
        "short": short,
        "type": type_,
        "kind": Unit.Kind.TERRITORIAL,
        "names": {},
        "parent": parent,
        "lgd_state": lgd_state,
        "lgd_district": None,
        "serial": None,
        "place": "",
        "latitude": None,
        "longitude": None,
        "court": "",
        "note": "",
    }


def whole(text: str) -> int | None:
    return int(text) if text else None


def load_units(rows: Iterable[dict[str, Any]]) -> None:
    """Add the units that are missing, type by type, and fill the blanks of those that exist."""
    rows = list(rows)
    known = {unit.code: unit for unit in Unit.objects.all()}
    fill_blanks(rows, known)
    for type_ in TYPES:
        fresh = [
            new_unit(row, known.get(row["parent"]))
            for row in rows
            if row["type"] == type_ and row["code"] not in known
        ]
        for unit in Unit.objects.bulk_create(fresh, batch_size=1000):
            known[unit.code] = unit
        if type_ in LEVELS and fresh:
            point_at_itself(type_)
            for unit in fresh:
                setattr(unit, f"{type_}_id", unit.pk)


def new_unit(row: dict[str, Any], parent: Unit | None) -> Unit:
    """The unit with path and levels as ``Unit.save`` spells them, for one bulk insert."""
    facts = {name: value for name, value in row.items() if name != "parent"}
    unit = Unit(**facts, parent=parent)
    unit.path = (
        "" if row["type"] == "nation" else f"{parent.path if parent else ''}{row['short']}/"
    )
    for level in LEVELS:
        setattr(unit, f"{level}_id", getattr(parent, f"{level}_id") if parent else None)
    return unit


def point_at_itself(level: str) -> None:
    """A State's ``state`` is the State itself, and so on down."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE stations_unit SET {level}_id = id WHERE type = %s AND {level}_id IS NULL",  # noqa: S608
            [level],
        )


def fill_blanks(rows: list[dict[str, Any]], known: dict[str, Unit]) -> None:
    changed = []
    for row in rows:
        if (unit := known.get(row["code"])) is None:
            continue
        gaps = [
            name for name in FILLABLE if row[name] and getattr(unit, name) in (None, "", {})
        ]
        for name in gaps:
            setattr(unit, name, row[name])
        if gaps:
            changed.append(unit)
    if changed:
        Unit.objects.bulk_update(changed, FILLABLE, batch_size=500)
