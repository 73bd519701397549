"""The folder of CSV files: every row as a mapping, and what is wrong with it, in a sentence.

A file that cannot be read at all raises ``BadFolder``; a row that cannot be read is kept with its
fault, so that the report names it.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_CELL = 200_000  # characters; a statement of 20,000 words has about 140,000
LONGEST_FIELD = 16 * 1024 * 1024  # beyond this a quotation mark is missing
LARGEST_FILE = 1024 * 1024 * 1024  # bytes


class BadFolder(Exception):
    """The folder cannot be imported; the text says what is wrong and how to mend it."""


@dataclass(frozen=True)
class Shape:
    """One table of the format: its key columns, the columns it must have, whether it may be absent."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    required: bool = False
    not_taken: str = ""  # why its rows have no place here


LATER = "comes with the investigation pages; keep this file until then."
SHAPES = (
    # --- the records
    Shape(
        "CaseMaster",
        ("CaseMasterID",),
        (
            "CaseMasterID", "CrimeNo", "CrimeRegisteredDate", "PoliceStationID", "CaseCategoryID",
            "IncidentFromDate", "IncidentToDate", "BriefFacts",
        ),
        required=True,
    ),
    Shape(
        "ActSectionAssociation",
        ("CaseMasterID", "ActID", "SectionID"),
        ("CaseMasterID", "ActID", "SectionID"),
        required=True,
    ),
    Shape(
        "ComplainantDetails",
        ("ComplainantID",),
        ("ComplainantID", "CaseMasterID", "ComplainantName"),
        required=True,
    ),
    Shape("Victim", ("VictimMasterID",), ("VictimMasterID", "CaseMasterID", "VictimName")),
    Shape("Accused", ("AccusedMasterID",), ("AccusedMasterID", "CaseMasterID", "AccusedName")),
    # --- the lists that the records point at
    Shape("Unit", ("UnitID",), ("UnitID", "UnitName"), required=True),
    Shape("CaseCategory", ("CaseCategoryID",), ("CaseCategoryID", "LookupValue"), required=True),
    Shape("Act", ("ActCode",), ("ActCode", "ActDescription"), required=True),
    Shape("Section", ("ActCode", "SectionCode"), ("ActCode", "SectionCode")),
    Shape("State", ("StateID",), ("StateID", "StateName")),
    Shape("District", ("DistrictID",), ("DistrictID", "DistrictName")),
    Shape("UnitType", ("UnitTypeID",), ("UnitTypeID", "UnitTypeName")),
    Shape("CaseStatusMaster", ("CaseStatusID",), ("CaseStatusID", "CaseStatusName")),
    Shape("CrimeHead", ("CrimeHeadID",), ("CrimeHeadID", "CrimeGroupName")),
    Shape("CrimeSubHead", ("CrimeSubHeadID",), ("CrimeSubHeadID", "CrimeHeadName")),
    Shape("Employee", ("EmployeeID",), ("EmployeeID", "FirstName")),
    Shape("Rank", ("RankID",), ("RankID", "RankName")),
    Shape("OccupationMaster", ("OccupationID",), ("OccupationID", "OccupationName")),
    # --- what has no place here, or not yet
    Shape(
        "ArrestSurrender", ("ArrestSurrenderID",), ("ArrestSurrenderID",),
        not_taken=f"An arrest memo {LATER}",
    ),
    Shape(
        "inv_arrestsurrenderaccused", ("JunctionID",), ("JunctionID",),
        not_taken=f"An arrest memo {LATER}",
    ),
    Shape(
        "ChargesheetDetails", ("CSID",), ("CSID",),
        not_taken=f"A final report {LATER} The case's stage is taken from its status.",
    ),
    Shape(
        "Court", ("CourtID",), ("CourtID",),
        not_taken="The court of a case comes with the court pages; keep this file until then.",
    ),
    Shape(
        "CasteMaster", ("caste_master_id",), ("caste_master_id",),
        not_taken="The caste of an informant is not asked in an FIR and is not kept.",
    ),
    Shape(
        "ReligionMaster", ("ReligionID",), ("ReligionID",),
        not_taken="The religion of an informant is not asked in an FIR and is not kept.",
    ),
    Shape(
        "GravityOffence", ("GravityOffenceID",), ("GravityOffenceID",),
        not_taken="How grave an offence is follows from its sections.",
    ),
    Shape(
        "CrimeHeadActSection", (), (),
        not_taken="The kind of crime follows from the sections of the law catalogue.",
    ),
    Shape(
        "Division", ("DivisionID",), ("DivisionID",),
        not_taken="Divisions of revenue are not part of the unit tree.",
    ),
    Shape(
        "Designation", ("DesignationID",), ("DesignationID",),
        not_taken="An officer stands in the form with name, rank and number.",
    ),
)  # fmt: skip
RECORDS = ("CaseMaster", "ActSectionAssociation", "ComplainantDetails", "Victim", "Accused")


@dataclass
class Row:
    """One row: ``cells`` by column name, ``line`` in the file, ``faults`` that make it unreadable."""

    table: str
    key: str
    line: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)

    def get(self, column: str) -> str:
        return self.cells.get(column, "")


class Folder:
    """All tables of one folder, read once."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise BadFolder(
                f"There is no folder {path}. Give the folder that holds the CSV files."
            )
        self.path = path
        self.tables: dict[str, list[Row]] = {}
        self.missing: list[str] = []
        self.strange: list[str] = []
        self._by_key: dict[str, dict[str, Row]] = {}
        self._by_case: dict[str, dict[str, list[Row]]] = {}
        present = {each.name.lower(): each for each in sorted(path.glob("*.[cC][sS][vV]"))}
        for shape in SHAPES:
            file = present.pop(f"{shape.name}.csv".lower(), None)
            if file is None:
                if shape.required:
                    raise BadFolder(
                        f"{shape.name}.csv is missing in {path}. Without it no FIR can be taken over; "
                        "docs/import-format.md lists the files."
                    )
                self.missing.append(shape.name)
                continue
            self.tables[shape.name] = list(read(file, shape))
        self.strange = [each.name for each in present.values()]

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def by_key(self, table: str) -> dict[str, Row]:
        """The readable rows of a list by their key."""
        if table not in self._by_key:
            self._by_key[table] = {row.key: row for row in self.rows(table) if not row.faults}
        return self._by_key[table]

    def of_case(self, table: str, case: str) -> list[Row]:
        """The readable rows of a table that belong to one case, in the order of the file."""
        if table not in self._by_case:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                if not row.faults:
                    found[row.get("CaseMasterID")].append(row)
            self._by_case[table] = found
        return self._by_case[table].get(case, [])


def read(file: Path, shape: Shape) -> Iterator[Row]:
    """The rows of one file.  Raises ``BadFolder`` when the file as a whole cannot be read."""
    check_bytes(file)
    csv.field_size_limit(min(LONGEST_FIELD, sys.maxsize))
    number = 1
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            names = header(next(reader, []), shape, file)
            seen: set[str] = set()
            for cells in reader:
                number = reader.line_num
                if not any(cells):
                    continue
                yield row_of(cells, names, shape, number, seen)
    except UnicodeDecodeError:
        raise BadFolder(
            f"{file.name} is not UTF-8 after line {number}. Save it as CSV in UTF-8."
        ) from None
    except csv.Error as error:
        raise BadFolder(
            f"{file.name} cannot be read after line {number}: {why(error)}"
        ) from None


def why(error: csv.Error) -> str:
    if "field larger" in str(error):
        return (
            f"a cell is longer than {LONGEST_FIELD // 1024 // 1024} MB; "
            "probably a closing quotation mark is missing."
        )
    if "unexpected end" in str(error):
        return "the file ends inside a quoted cell; a closing quotation mark is missing."
    return f"a quotation mark stands where it may not ({error})."


def check_bytes(file: Path) -> None:
    """Refuse what is no CSV before it is read: too large, another encoding, a spreadsheet."""
    if file.stat().st_size > LARGEST_FILE:
        raise BadFolder(f"{file.name} is larger than 1 GB. Split the folder by year.")
    with file.open("rb") as raw:
        head = raw.read(4)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFolder(f"{file.name} is UTF-16. Save it as CSV in UTF-8.")
    if head == b"PK\x03\x04" or head == b"\xd0\xcf\x11\xe0":
        raise BadFolder(f"{file.name} is a spreadsheet, not text. Save it as CSV in UTF-8.")


def header(names: list[str], shape: Shape, file: Path) -> list[str]:
    """The columns as the format spells them; raises ``BadFolder`` when one is missing or stands twice."""
    spelled = {
        name.lower(): name
        for name in (*shape.columns, *shape.key, *OPTIONAL.get(shape.name, ()))
    }
    names = [clean(name).strip() for name in names]
    if not any(names):
        raise BadFolder(f"{file.name} is empty. Its first line names the columns.")
    names = [spelled.get(name.lower(), name) for name in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise BadFolder(f"{file.name} names the column {', '.join(twice)} twice.")
    missing = [name for name in shape.columns if name not in names]
    if missing:
        hint = ""
        if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
            hint = " Its columns seem to be parted by semicolons or tabs: save it with commas."
        raise BadFolder(
            f"{file.name} has no column {', '.join(missing)}. It has: {', '.join(names)[:300]}.{hint}"
        )
    return names


OPTIONAL: dict[str, tuple[str, ...]] = {
    "CaseMaster": (
        "CaseNo", "PolicePersonID", "CrimeMajorHeadID", "CrimeMinorHeadID", "CaseStatusID",
        "InfoReceivedPSDate", "latitude", "longitude",
    ),
    "ActSectionAssociation": ("ActOrderID", "SectionOrderID"),
    "ComplainantDetails": ("AgeYear", "OccupationID", "GenderID"),
    "Victim": ("AgeYear", "GenderID"),
    "Accused": ("AgeYear", "GenderID", "PersonID"),
    "Unit": ("TypeID", "StateID", "DistrictID"),
    "Act": ("ShortName",),
    "Employee": ("RankID", "KGID", "GenderID"),
}  # fmt: skip


def row_of(cells: list[str], names: list[str], shape: Shape, line: int, seen: set[str]) -> Row:
    """One row with its key; NUL and other control characters are taken out and said."""
    faults, mended = [], []
    if len(cells) != len(names):
        faults.append(f"It has {len(cells)} cells; the header has {len(names)}.")
    plain = [clean(cell) for cell in cells]
    if plain != cells:
        mended.append("Characters that no text has (NUL, control characters) were taken out.")
    values = {name: cell.strip() for name, cell in zip(names, plain, strict=False)}
    for name, cell in values.items():
        if len(cell) > LONGEST_CELL:
            faults.append(f"{name} is longer than {LONGEST_CELL:,} characters.")
    key = "/".join(values.get(name, "")[:60] for name in shape.key) or f"line {line}"
    if shape.key and not all(values.get(name) for name in shape.key):
        faults.append(f"It has no {' and '.join(shape.key)}.")
        key = f"line {line}"
    elif key in seen:
        faults.append(f"The key {key} stands twice; the first row counts.")
    seen.add(key)
    return Row(shape.name, key, line, values, faults, mended)


def clean(text: str) -> str:
    """A text without NUL, control characters and lone halves of characters; line ends stay."""
    return "".join(
        c
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
        if (c >= " " or c in "\n\t") and c != "\x7f" and not "\ud800" <= c <= "\udfff"
    )
