"""The people of one foreign FIR: names as written, ages, sexes; what cannot be read is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from cases.paper import AccusedPaper, PersonPaper

from .report import Line
from .tables import Folder, Row
from .values import age, one_line, plain, sex

UNKNOWN_NAMES = {
    "",
    "unknown",
    "notknown",
    "unknownperson",
    "unknownaccused",
    "na",
    "nil",
    "unidentified",
}
NAME = 160  # characters, of Person.name


@dataclass
class People:
    """Who stands in the FIR: the first complainant is the informant of the form, ``others`` stand beside it."""

    complainant: PersonPaper | None = None
    others: list[PersonPaper] = field(default_factory=list)
    victims: list[PersonPaper] = field(default_factory=list)
    victim_is_complainant: bool = False
    accused: list[AccusedPaper] = field(default_factory=list)


def people_of(folder: Folder, case: str, lines: dict[tuple[str, str], Line]) -> People:
    """Read the three tables of one case; every row's outcome goes to its line."""
    found = People()
    for row in folder.of_case("ComplainantDetails", case):
        line = lines["ComplainantDetails", row.key]
        paper = person(row, "ComplainantName", line, occupation=occupation_of(folder, row))
        if paper is None:
            line.refuse("It has no name.")
        elif found.complainant is None:
            found.complainant = paper
        else:
            found.others.append(paper)
            line.change(
                "The form has one informant: this one stands beside it, in the people of the case."
            )
    for row in folder.of_case("Victim", case):
        line = lines["Victim", row.key]
        paper = person(row, "VictimName", line)
        if paper is None:
            line.refuse("It has no name.")
        elif (
            found.complainant
            and same(paper, found.complainant)
            and not found.victim_is_complainant
        ):
            found.victim_is_complainant = True
            line.change("The victim is the informant: one person, two parts.")
        else:
            found.victims.append(paper)
    for row in sorted(folder.of_case("Accused", case), key=order_of):
        line = lines["Accused", row.key]
        paper = person(row, "AccusedName", line)
        if paper is None or plain(paper.name) in UNKNOWN_NAMES:
            line.change("It has no name: an unknown accused.")
            found.accused.append(AccusedPaper(known="unknown", description="Unknown"))
        else:
            found.accused.append(AccusedPaper(known="known", person=paper))
    return found


def order_of(row: Row) -> tuple[str, int, str]:
    """A1 before A2 before A10."""
    code = row.get("PersonID").upper()
    digits = "".join(c for c in code if c.isdigit())
    return (code[:1] or "Z", int(digits[:6] or 0), row.key)


def occupation_of(folder: Folder, row: Row) -> str:
    known = folder.by_key("OccupationMaster").get(row.get("OccupationID"))
    return one_line(known.get("OccupationName"), 80) if known else ""


def person(
    row: Row, name_column: str, line: Line, *, occupation: str = ""
) -> PersonPaper | None:
    """A person as written; None without a name.  Ages are those at the time of the FIR."""
    written = row.get(name_column)
    name = one_line(written, NAME)
    if not name:
        return None
    if len(" ".join(written.split())) > NAME:
        line.change(f"The name is longer than {NAME} letters and was cut.")
    years, kind = row.get("AgeYear"), row.get("GenderID")
    read_age, read_sex = age(years), sex(kind)
    if years and read_age is None:
        line.change(f"The age {years[:20]!r} is no age from 0 to 130: it was left out.")
    if read_sex is None:
        line.change(f"The sex {kind[:20]!r} is not M, F or T: it was left out.")
    return PersonPaper(
        name=name, age=read_age, sex=read_sex or "U", nationality="", occupation=occupation
    )


def same(one: PersonPaper, other: PersonPaper) -> bool:
    """The same name, age and sex in one FIR: one person."""
    return plain(one.name) == plain(other.name) and (one.age, one.sex) == (other.age, other.sex)
