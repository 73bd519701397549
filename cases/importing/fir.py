"""One foreign FIR read: what it becomes here, what was changed on the way, or why it is refused."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.models import Case, Fir
from cases.models.sensitivity import Sensitivity, higher
from cases.paper import FirPaper, PersonPaper
from cases.services import casefile, law
from cctns.core.dates import short_date
from cctns.core.words import lang_of

from .people import People, people_of
from .report import Line
from .sections import Found, LawBook
from .tables import Folder, Row
from .units import Place, Places
from .values import coordinate, fir_number, plain, when

KINDS = {
    "fir": Fir.Kind.REGULAR, "regularfir": Fir.Kind.REGULAR, "regular": Fir.Kind.REGULAR,
    "zerofir": Fir.Kind.ZERO, "zero": Fir.Kind.ZERO,
}  # fmt: skip
NOT_AN_FIR = {
    "udr": "An unnatural death report (BNSS 194) is no FIR. Its register comes with the inquest pages.",
    "ud": "An unnatural death report (BNSS 194) is no FIR. Its register comes with the inquest pages.",
    "par": "A preventive action report is no FIR. Its register comes with the preventive pages.",
    "ncr": "A non-cognizable report is no FIR.",
    "nc": "A non-cognizable report is no FIR.",
}
STAGES = {
    "underinvestigation": Case.Stage.INVESTIGATION, "pendinginvestigation": Case.Stage.INVESTIGATION,
    "chargesheeted": Case.Stage.CHARGE_SHEETED, "closedfalsecase": Case.Stage.FINAL_REPORT,
    "closedundetected": Case.Stage.FINAL_REPORT, "finalreport": Case.Stage.FINAL_REPORT,
    "pendingcourttrial": Case.Stage.TRIAL, "pendingtrial": Case.Stage.TRIAL, "convicted": Case.Stage.DISPOSED,
    "acquitted": Case.Stage.DISPOSED, "disposed": Case.Stage.DISPOSED,
    "transferredtootherps": Case.Stage.TRANSFERRED, "transferred": Case.Stage.TRANSFERRED,
}  # fmt: skip
# Heads of crime whose victims the law hides, whatever the sections say (domain 4.7).
HIDDEN_HEADS = (
    "rape", "molest", "modesty", "sexual", "pocso", "stalking", "voyeur", "traffick", "crimesagainstchildren",
    "childkidnap",
)  # fmt: skip


@dataclass
class PlannedFir:
    """One FIR ready to be written."""

    pk: uuid.UUID
    line: Line
    place: Place
    kind: str
    number: int
    year: int
    registered_at: datetime
    paper: FirPaper
    people: People
    sections: list[Found]
    consequences: (
        Any  # law.Consequences, with the sensitivity raised where the head of crime asks it
    )
    stage: str
    officer: dict[str, str]
    source: dict[str, str]  # where it stands in the older register
    station: dict[str, str]  # item 1 as the older register has it
    used: set[tuple[str, str]] = field(default_factory=set)


class Refusal(Exception):
    """The FIR cannot be taken over; the text says why."""


class Reader:
    """Reads the FIRs of a folder one by one; ``lines`` take what there is to say of every row."""

    def __init__(
        self,
        folder: Folder,
        places: Places,
        lines: dict[tuple[str, str], Line],
        *,
        register: str,
    ) -> None:
        self.folder = folder
        self.places = places
        self.lines = lines
        self.register = register
        self.book = LawBook()
        self.now = timezone.now()

    def names_of(self, row: Row) -> set[tuple[str, str]]:
        """The rows of lists that a case names."""
        named = {
            ("Unit", row.get("PoliceStationID")),
            ("CaseCategory", row.get("CaseCategoryID")),
            ("CaseStatusMaster", row.get("CaseStatusID")),
            ("CrimeHead", row.get("CrimeMajorHeadID")),
            ("CrimeSubHead", row.get("CrimeMinorHeadID")),
            ("Employee", row.get("PolicePersonID")),
        }
        for each in self.folder.of_case("ActSectionAssociation", row.key):
            named.add(("Act", each.get("ActID")))
            named.add(("Section", f"{each.get('ActID')}/{each.get('SectionID')}"))
        for each in self.folder.of_case("ComplainantDetails", row.key):
            named.add(("OccupationMaster", each.get("OccupationID")))
        for table, column, of in (
            ("Rank", "RankID", ("Employee", row.get("PolicePersonID"))),
            ("State", "StateID", ("Unit", row.get("PoliceStationID"))),
            ("District", "DistrictID", ("Unit", row.get("PoliceStationID"))),
            ("UnitType", "TypeID", ("Unit", row.get("PoliceStationID"))),
        ):
            if known := self.folder.by_key(of[0]).get(of[1]):
                named.add((table, known.get(column)))
        return named

    def fir_of(self, row: Row, line: Line, pk: uuid.UUID) -> PlannedFir:
        """One FIR, or ``Refusal``."""
        kind = self.kind_of(row)
        number = fir_number(row.get("CrimeNo"))
        if number is None:
            raise Refusal(
                f"The CrimeNo {row.get('CrimeNo')[:30] or '(empty)'} is no FIR number: 18 digits, or 137/2024."
            )
        place = self.places.of(row.get("PoliceStationID"))
        if place.unit is None:
            raise Refusal(f"Unit {row.get('PoliceStationID')[:30]}: {place.refusal}")
        times = self.times_of(row, line)
        if number.unit is not None and row.get("PoliceStationID") != str(number.unit):
            line.change(
                f"Its number is of unit {number.unit}; it stays with unit {row.get('PoliceStationID')}."
            )
        if number.year != timezone.localtime(times["registered_at"]).year:
            line.change(
                f"Its number is of {number.year}, its registration of another year; both stay."
            )
        people = people_of(self.folder, row.key, self.lines)
        sections = self.sections_of(row, line, times["offence_day"])
        paper = self.paper_of(
            row, line, place, people, sections, times, is_zero=kind == Fir.Kind.ZERO
        )
        planned = PlannedFir(
            pk=pk, line=line, place=place, kind=kind, number=number.number, year=number.year,
            registered_at=times["registered_at"], paper=paper, people=people, sections=sections,
            consequences=self.consequences_of(row, paper, sections, times["offence_day"]),
            stage=self.stage_of(row, line), officer=self.officer_of(row, line),
            source={"register": self.register, "number": row.get("CrimeNo"), "row": row.key},
            station=self.station_of(row),
            used=self.names_of(row),
        )  # fmt: skip
        if people.complainant is None:
            line.change("It names no informant.")
        day = timezone.localtime(planned.registered_at).date()
        place.last = max(place.last or day, day)
        line.said.insert(0, f"{cited(planned)}, {place.unit.name}.")
        return planned

    def kind_of(self, row: Row) -> str:
        listed = self.folder.by_key("CaseCategory").get(row.get("CaseCategoryID"))
        if listed is None:
            raise Refusal(
                f"CaseCategory.csv has no category {row.get('CaseCategoryID')[:30] or '(empty)'}."
            )
        word = plain(listed.get("LookupValue"))
        if word in KINDS:
            return KINDS[word]
        raise Refusal(
            NOT_AN_FIR.get(
                word,
                f"The category {listed.get('LookupValue')[:40]} is no FIR and no Zero FIR.",
            )
        )

    def times_of(self, row: Row, line: Line) -> dict[str, Any]:
        """Registered, information, occurrence; contradictions are resolved by leaving out and saying so."""
        read = {
            name: when(row.get(name)) for name in
            ("CrimeRegisteredDate", "InfoReceivedPSDate", "IncidentFromDate", "IncidentToDate")
        }  # fmt: skip
        for name, found in read.items():
            if row.get(name) and found is None:
                if name == "CrimeRegisteredDate":
                    raise Refusal(
                        f"{name} {row.get(name)[:30]!r} is no date: write 2024-09-05 or 05-09-2024."
                    )
                line.change(f"{name} {row.get(name)[:30]!r} is no date: it was left out.")
        registered = read["CrimeRegisteredDate"]
        if registered is None:
            raise Refusal("It has no CrimeRegisteredDate.")
        if any(found and found.day_first for found in read.values()):
            line.change("Dates were read as day, month, year.")
        if registered.moment > self.now:
            raise Refusal(
                f"It is registered on {short_date(registered.day)}, later than today."
            )
        at, information = registered.moment, read["InfoReceivedPSDate"]
        if information and information.day > registered.day:
            line.change(
                "The information is dated after the registration: the day of registration was taken."
            )
            information = None
        if information and not registered.exact and information.day == registered.day:
            at = information.moment
        start, end = read["IncidentFromDate"], read["IncidentToDate"]
        if start and start.day > registered.day:
            line.change("The offence is dated after the registration: its time was left out.")
            start = end = None
        if end and (start is None or end.moment < start.moment):
            line.change("The offence ends before it begins: its end was left out.")
            end = None
        return {
            "registered_at": at,
            "information_at": min(information.moment, at) if information else at,
            "from": start.moment if start else None,
            "to": end.moment if end else None,
            "offence_day": start.day if start else registered.day,
        }

    def sections_of(self, row: Row, line: Line, day: Any) -> list[Found]:
        """The sections in the order of the form; the same one twice is written once."""
        chosen: list[Found] = []
        for each in sorted(
            self.folder.of_case("ActSectionAssociation", row.key), key=section_order
        ):
            own = self.lines["ActSectionAssociation", each.key]
            act = self.folder.by_key("Act").get(each.get("ActID"))
            found = self.book.find(
                self.book.act_of(
                    each.get("ActID"),
                    act.get("ActDescription") if act else "",
                    act.get("ShortName") if act else "",
                ),
                (act.get("ShortName") or act.get("ActDescription") if act else "")
                or each.get("ActID"),
                each.get("SectionID"),
                day,
            )
            for sentence in found.said:
                own.change(sentence)
            for sentence in found.remarks:
                own.note(sentence)
            if any(found.name == other.name for other in chosen):
                own.change(f"{found.name} stands in this FIR already: written once.")
                next(o for o in chosen if o.name == found.name).kin += found.rows
                continue
            if found.said:
                line.change(
                    f"Section {each.get('SectionID')[:20]} {each.get('ActID')[:20]}: see its row."
                )
            chosen.append(found)
        if not chosen:
            raise Refusal("It names no section of law.")
        return chosen

    def paper_of(
        self, row: Row, line: Line, place: Place, people: People, sections: list[Found],
        times: dict[str, Any], *, is_zero: bool,
    ) -> FirPaper:  # fmt: skip
        """The form as far as the older register has it."""
        narrative = row.get("BriefFacts")
        if not narrative:
            line.change("It has no narrative.")
        latitude, longitude = (
            coordinate(row.get(name), limit) if row.get(name) else None
            for name, limit in (("latitude", 90), ("longitude", 180))
        )
        if (latitude is None) != (longitude is None) or (
            row.get("latitude") and latitude is None
        ):
            line.change("Its latitude and longitude are no place on earth: they were left out.")
            latitude = longitude = None
        return FirPaper(
            unit=place.unit,
            information_type="",
            information_at=times["information_at"],
            sections=[found.section.pk for found in sections if found.section],
            other_sections=[found.text for found in sections if not found.section],
            complainant=people.complainant or PersonPaper(name="", nationality=""),
            narrative=narrative,
            language=lang_of(narrative) or "en",
            victims=people.victims,
            victim_is_complainant=people.victim_is_complainant,
            accused=people.accused,
            occurred_known=known_as(times["from"], times["to"]),
            occurred_from=times["from"],
            occurred_to=times["to"],
            latitude=latitude,
            longitude=longitude,
            outside_text="Not named in the older register" if is_zero else "",
            action="transferred" if is_zero else "investigate",
            signature="",
        )

    def consequences_of(
        self, row: Row, paper: FirPaper, sections: list[Found], day: Any
    ) -> law.Consequences:
        """What follows from the sections; the sensitivity rests on every row that may be meant."""
        found = law.consequences(
            [each.section for each in sections if each.section], occurred_on=day
        )
        rows = [each for item in sections for each in item.rows]
        level = higher(
            Sensitivity(found.sensitivity),
            Sensitivity(law.sensitivity(rows, victim_age=None)[0]),
        )
        heads = plain(
            self.word("CrimeHead", row.get("CrimeMajorHeadID"), "CrimeGroupName")
            + self.word("CrimeSubHead", row.get("CrimeMinorHeadID"), "CrimeHeadName")
        )
        if any(word in heads for word in HIDDEN_HEADS):
            level = higher(level, Sensitivity.RESTRICTED)
        found = replace(found, sensitivity=level)
        return replace(found, sensitivity=casefile.sensitivity_of(found, paper))

    def word(self, table: str, key: str, column: str) -> str:
        known = self.folder.by_key(table).get(key)
        return known.get(column) if known else ""

    def station_of(self, row: Row) -> dict[str, str]:
        """State, district and station by their names in the older register."""
        unit = self.folder.by_key("Unit")[row.get("PoliceStationID")]
        return {
            "state": self.word("State", unit.get("StateID"), "StateName"),
            "district": self.word("District", unit.get("DistrictID"), "DistrictName"),
            "station": unit.get("UnitName")[:160],
        }

    def stage_of(self, row: Row, line: Line) -> str:
        written = self.word("CaseStatusMaster", row.get("CaseStatusID"), "CaseStatusName")
        stage = STAGES.get(plain(written))
        if stage is None:
            shown = written[:40] or row.get("CaseStatusID")[:20] or "(empty)"
            line.change(f"Its status {shown} is not known: under investigation.")
        return stage or Case.Stage.INVESTIGATION

    def officer_of(self, row: Row, line: Line) -> dict[str, str]:
        """Who registered it, as the form prints an officer."""
        known = self.folder.by_key("Employee").get(row.get("PolicePersonID"))
        if known is None:
            if row.get("PolicePersonID"):
                line.change(
                    f"Employee.csv has no officer {row.get('PolicePersonID')[:30]}: none is named."
                )
            return {"name": "", "rank": "", "number": "", "sex": ""}
        return {
            "name": known.get("FirstName")[:120],
            "rank": self.word("Rank", known.get("RankID"), "RankName")[:80],
            "number": known.get("KGID")[:20],
            "sex": known.get("GenderID")[:1],
        }


def known_as(start: Any, end: Any) -> str:
    """How well the time of the offence is known, in the words of the form."""
    if start is None:
        return "unknown"
    return "between" if end and end != start else "exact"


def section_order(row: Row) -> tuple[int, int, int]:
    def whole(text: str) -> int:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 9999

    return (whole(row.get("ActOrderID")), whole(row.get("SectionOrderID")), row.line)


def cited(planned: PlannedFir) -> str:
    number = f"{planned.number:04d}/{planned.year}"
    return f"Zero FIR {number}" if planned.kind == Fir.Kind.ZERO else f"FIR {number}"
