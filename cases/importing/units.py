"""Whose station a foreign station is: the mapping file, the same name, or a station that has ended.

In this order:

1. a line of the mapping file (``units.csv``, columns UnitID, UnitName, code): ``code`` is the code of
   one of our units, ``new`` (a station of its own under the State), ``new:CODE`` (the same under that
   unit), or empty (its FIRs are left out);
2. a police station of the area with the same name;
3. a name that is nearly the same is refused: only a person can say whether it is the same station;
4. any other station becomes a station of its own that has ended: nobody is posted there and no new FIR
   gets a number there, but its old FIRs keep their station.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TextIO

from django.utils import timezone
from rapidfuzz import fuzz

from cctns.core.events import note_event
from cctns.core.ids import CROCKFORD
from stations.models import Unit

from .tables import BadFolder, Folder, Row, clean
from .values import one_line, plain

NEW = "new"
NEAR = 80  # of 100, by rapidfuzz: one letter of six, or "Ranipul" for "Ranipool"
STATION_WORDS = ("policestation", "thana", "ps")
KINDS = (
    ("women", Unit.Kind.WOMEN), ("cyber", Unit.Kind.CYBER), ("railway", Unit.Kind.RAILWAY),
    ("crimebranch", Unit.Kind.CRIME_BRANCH), ("vigilance", Unit.Kind.VIGILANCE), ("traffic", Unit.Kind.OTHER),
)  # fmt: skip
COLUMNS = ("UnitID", "UnitName", "code")


@dataclass
class Place:
    """Where the FIRs of one foreign unit go: ``unit`` is unsaved while it is still to be made."""

    unit: Unit | None
    refusal: str = ""
    said: str = ""
    is_new: bool = False
    last: date | None = field(default=None)  # of its last FIR


class Places:
    """Answers for every unit of a folder; makes nothing."""

    def __init__(
        self,
        folder: Folder,
        *,
        area: str,
        state: Unit,
        register: str,
        mapping: dict[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.state = state
        self.register = register
        self.mapping = mapping or {}
        rows = Unit.objects.filter(path__startswith=area).select_related("state")
        self.by_code = {unit.code: unit for unit in rows}
        self.by_name: dict[str, list[Unit]] = {}
        for unit in self.by_code.values():
            if unit.type == Unit.Type.STATION and not unit.code.startswith(self.prefix):
                self.by_name.setdefault(station_name(unit.name), []).append(unit)
        self.found: dict[str, Place] = {}
        self.check_mapping()

    @property
    def prefix(self) -> str:
        """The codes of stations that this register brought: the same register, the same codes."""
        digest = hashlib.sha256(plain(self.register).encode()).digest()
        return f"{self.state.code}-R{''.join(CROCKFORD[b & 31] for b in digest[:4])}"

    def check_mapping(self) -> None:
        """Refuse a mapping file that names a unit we do not have."""
        for key, code in self.mapping.items():
            wanted = code.partition(":")[2] if code.startswith(NEW) else code
            if wanted and wanted not in self.by_code:
                raise BadFolder(
                    f"The mapping file gives unit {key} the code {wanted}, which is no unit of the area. "
                    "Write a code of the unit list, new, new:CODE, or nothing."
                )

    def of(self, key: str) -> Place:
        """The place of one foreign unit's FIRs."""
        if key not in self.found:
            self.found[key] = self.decide(key)
        return self.found[key]

    def decide(self, key: str) -> Place:
        row = self.folder.by_key("Unit").get(key)
        if row is None:
            return Place(None, refusal=f"Unit.csv has no unit {key or '(empty)'}.")
        if key in self.mapping:
            return self.mapped(row, self.mapping[key])
        name = station_name(row.get("UnitName"))
        if same := self.by_name.get(name):
            if len(same) == 1:
                return Place(same[0], said=f"It is {same[0].name} ({same[0].code}).")
            codes = ", ".join(unit.code for unit in same)
            return Place(
                None, refusal=f"Several of our stations have this name ({codes}): {SAY}"
            )
        if near := self.nearest(name):
            return Place(
                None,
                refusal=f"It is nearly {near.name} ({near.code}). If it is this one: {SAY}",
            )
        return self.new(row, self.state)

    def mapped(self, row: Row, code: str) -> Place:
        if not code:
            return Place(None, refusal="The mapping file leaves this unit out.")
        if code.startswith(NEW):
            above = self.by_code.get(code.partition(":")[2], self.state)
            return self.new(row, above)
        unit = self.by_code[code]
        if unit.type != Unit.Type.STATION:
            return Place(None, refusal=f"{unit.name} ({code}) is no police station.")
        return Place(unit, said=f"The mapping file makes it {unit.name} ({code}).")

    def nearest(self, name: str) -> Unit | None:
        scored = [
            (fuzz.ratio(name, other), units[0]) for other, units in self.by_name.items() if name
        ]
        best = max(scored, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] >= NEAR else None

    def new(self, row: Row, above: Unit) -> Place:
        """A station that has ended, under ``above``; found again when this register brought it before."""
        short = f"{self.prefix.rpartition('-')[2]}{plain(row.key).upper()}"[:12]
        code = f"{self.state.code}-{short}"
        if known := self.by_code.get(code):
            return Place(known, said=f"It was taken over before as {known.name} ({code}).")
        name = one_line(row.get("UnitName"), 120)
        if not name:
            return Place(None, refusal="It has no name.")
        unit = Unit(
            type=Unit.Type.STATION,
            kind=kind_of(self.type_name(row), name),
            short=short,
            code=code,
            name=name,
            parent=above,
            lgd_state=above.lgd_state,
            lgd_district=above.lgd_district,
            place=one_line(self.district(row), 80),
            note=f"From the register of {self.register}"[:200],
        )
        said = f"It is not in our tree: it becomes a station that has ended, {name} ({code}), under {above.name}."
        return Place(unit, said=said, is_new=True)

    def district(self, row: Row) -> str:
        known = self.folder.by_key("District").get(row.get("DistrictID"))
        return known.get("DistrictName") if known else ""

    def type_name(self, row: Row) -> str:
        known = self.folder.by_key("UnitType").get(row.get("TypeID"))
        return known.get("UnitTypeName") if known else ""

    def propose(self, file: TextIO, keys: Iterable[str]) -> None:
        """Write the mapping as it would be used, for a person to correct."""
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        rows = self.folder.by_key("Unit")
        for key in keys:
            place = self.of(key)
            code = NEW if place.is_new else (place.unit.code if place.unit else "")
            writer.writerow(
                [key, guarded(rows[key].get("UnitName")) if key in rows else "", code]
            )


SAY = "write its code in the mapping file (--units)."


def guarded(text: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def station_name(name: str) -> str:
    """ "Ranipool Police Station", "Ranipool PS" and "P.S. Ranipool" are one name."""
    words = plain(name)
    for word in STATION_WORDS:
        words = words.removesuffix(word)
    return words.removeprefix("ps") if name.casefold().startswith(("ps ", "p.s")) else words


def kind_of(type_name: str, name: str) -> str:
    words = plain(f"{type_name} {name}")
    return next((kind for word, kind in KINDS if word in words), Unit.Kind.OTHER)


def read_mapping(file: Path) -> dict[str, str]:
    """{"12": "SKP-PS02", "13": "new", "14": ""} from a mapping file; raises ``BadFolder``."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if not {"UnitID", "code"} <= set(reader.fieldnames or ()):
                raise BadFolder(
                    f"{file.name} needs the columns UnitID and code (and, for the reader, UnitName)."
                )
            return {
                clean(row["UnitID"] or "").strip(): clean(row["code"] or "").strip()
                for row in reader
                if (row["UnitID"] or "").strip()
            }
    except FileNotFoundError:
        raise BadFolder(f"There is no mapping file {file}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise BadFolder(f"{file.name} cannot be read. Save it as CSV in UTF-8.") from None


def make(places: Iterable[Place], *, by: Any) -> None:
    """Save the stations that are new: each ended on the day of its last FIR, at the latest yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for place in places:
        if place.is_new and place.unit is not None and place.unit.pk is None:
            place.unit.valid_to = min(place.last or yesterday, yesterday)
            place.unit.save()
            note_event(
                place.unit,
                "unit_added",
                by=by,
                data={"code": place.unit.code, "parent": place.unit.parent.code},
            )
