"""Every row of the folder judged.  Reads files and the database; writes nothing."""

from __future__ import annotations

import uuid
from typing import Any

from cases.models import Fir

from .fir import PlannedFir, Reader, Refusal, cited
from .report import BEFORE, REFUSED, Line, Report
from .tables import RECORDS, SHAPES, Folder, Row
from .units import Places
from .values import plain

NAMESPACE = uuid.UUID("6f0e6c0e-55f7-4f0e-9d59-1a4d6c3f7d10")  # of the keys of imported FIRs


class Plan:
    """The judged folder: ``firs`` to write, and a line for every row."""

    def __init__(self, folder: Folder, places: Places, *, register: str) -> None:
        self.folder = folder
        self.places = places
        self.register = register
        self.report = Report()
        self.firs: list[PlannedFir] = []
        self.lines: dict[tuple[str, str], Line] = {}
        self.used: dict[
            tuple[str, str], bool
        ] = {}  # row of a list -> an FIR of this run names it
        self.taken_numbers: dict[tuple[str, str, int, int], str] = {}
        self.known = self.known_firs()
        self.reader = Reader(folder, places, self.lines, register=register)
        self.open_lines()
        self.judge()
        self.refuse_known_numbers()
        self.close_lists()

    # ------------------------------------------------------------ lines
    def open_lines(self) -> None:
        """A line for each row; what cannot be read, or has no place here, is refused at once."""
        for shape in SHAPES:
            for row in self.folder.rows(shape.name):
                line = self.report.line(shape.name, row.key)
                if row.faults:
                    line.refuse(" ".join(row.faults))
                    continue
                if shape.not_taken:
                    line.refuse(shape.not_taken)
                    continue
                self.lines[shape.name, row.key] = line
                for sentence in row.mended:
                    line.change(sentence)
        for name in self.folder.missing:
            self.report.remark(f"{name}.csv is not there; what it would say stays empty.")
        for name in self.folder.strange:
            self.report.remark(f"{name} is no table of the format and was not read.")

    def close_lists(self) -> None:
        """A row of a list is taken when an FIR taken in this run names it."""
        for planned in self.firs:
            self.used |= dict.fromkeys(planned.used, True)
        for shape in SHAPES:
            if shape.name in RECORDS or shape.not_taken:
                continue
            for row in self.folder.rows(shape.name):
                if row.faults:
                    continue
                line = self.lines[shape.name, row.key]
                fresh = self.used.get((shape.name, row.key))
                if fresh is None:
                    line.refuse("No FIR that was taken names it.")
                elif not fresh:
                    line.outcome = BEFORE
        for key, place in self.places.found.items():
            line = self.lines.get(("Unit", key))
            if line is None:
                continue
            if place.refusal:
                line.outcome, line.said = REFUSED, [place.refusal]
            elif line.outcome != REFUSED and place.said:
                (line.change if place.is_new else line.note)(place.said)

    # ------------------------------------------------------------ judging
    def key_of(self, row: Row) -> uuid.UUID:
        """The same register and number always give the same key: that is what makes a second run harmless."""
        return uuid.uuid5(NAMESPACE, f"{plain(self.register)}|{row.get('CrimeNo')}")

    def known_firs(self) -> set[uuid.UUID]:
        keys = [self.key_of(row) for row in self.folder.by_key("CaseMaster").values()]
        return set(Fir.everything.filter(pk__in=keys).values_list("pk", flat=True))

    def judge(self) -> None:
        seen: set[uuid.UUID] = set()
        for row in self.folder.rows("CaseMaster"):
            if row.faults:
                continue
            line = self.lines["CaseMaster", row.key]
            pk = self.key_of(row)
            if pk in self.known:
                self.judged_before(row, line)
                continue
            try:
                if pk in seen:
                    raise Refusal(
                        f"The CrimeNo {row.get('CrimeNo')[:30]} stands twice; the first counts."
                    )
                planned = self.reader.fir_of(row, line, pk)
                self.take_number(planned)
            except Refusal as refusal:
                self.refuse(row, line, str(refusal))
                continue
            seen.add(pk)
            self.firs.append(planned)
        self.orphans()

    def judged_before(self, row: Row, line: Line) -> None:
        line.outcome, line.said = BEFORE, ["Taken over before."]
        for each in self.lines_of(row.key):
            each.outcome, each.said = BEFORE, []
        for name, key in self.reader.names_of(row):
            self.used.setdefault((name, key), False)
        self.places.of(row.get("PoliceStationID"))

    def refuse(self, row: Row, line: Line, why: str) -> None:
        line.outcome, line.said = REFUSED, [why]
        for each in self.lines_of(row.key):
            each.outcome, each.said = REFUSED, [f"Its FIR (CaseMaster {row.key}) is refused."]

    def lines_of(self, case: str) -> list[Line]:
        return [
            self.lines[table, row.key]
            for table in RECORDS[1:]
            for row in self.folder.of_case(table, case)
        ]

    def orphans(self) -> None:
        """Rows that name a case which the folder does not have, or not readably."""
        for table in RECORDS[1:]:
            for row in self.folder.rows(table):
                case = row.get("CaseMasterID")
                if not row.faults and ("CaseMaster", case) not in self.lines:
                    self.lines[table, row.key].refuse(
                        f"CaseMaster.csv has no readable case {case[:30] or '(empty)'}."
                    )

    def take_number(self, planned: PlannedFir) -> None:
        """A number stands once in a station's year."""
        unit = planned.place.unit
        key = (unit.code, planned.kind, planned.year, planned.number)
        if first := self.taken_numbers.get(key):
            raise Refusal(
                f"{cited(planned)} of {unit.name} is CaseMaster {first} already. Map this unit to a station of its own."
            )
        self.taken_numbers[key] = planned.line.key

    def refuse_known_numbers(self) -> None:
        """A number that already stands at that station, live or taken over, is never given twice."""
        units = {
            p.place.unit.pk: p.place.unit for p in self.firs if p.place.unit and p.place.unit.pk
        }
        years = {p.year for p in self.firs}
        standing = set(
            Fir.everything.filter(unit__in=units, year__in=years).values_list(
                "unit_id", "kind", "year", "number"
            )
        )
        for planned in list(self.firs):
            unit = planned.place.unit
            if unit and (unit.pk, planned.kind, planned.year, planned.number) in standing:
                self.firs.remove(planned)
                self.refuse(
                    self.folder.by_key("CaseMaster")[planned.line.key],
                    planned.line,
                    f"{cited(planned)} stands at {unit.name} already. Map this unit to a station of its own.",
                )


def summary(report: Report) -> dict[str, Any]:
    """What ``--json`` prints last: the tables, the FIRs, then all rows."""
    return {
        "tables": report.tables(),
        "firs": report.counts("CaseMaster"),
        "remarks": report.remarks,
        **report.counts(),
    }
