# ruff: noqa: E501 - tables and sentences stay on one line
"""Persons of the story: written as ``PersonPaper`` and sent as the rows that ``people.write_down`` makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from cases.demo.people import Name, name_for, weighted
from cases.demo.things import HOMES, WORKS
from cases.paper import AddressPaper, IdentityPaperLine, PersonPaper
from criminals.models import Address, IdentityPaper, Person
from criminals.services.people import clean_paper_number, paper_digest

# fmt: off
PINS = {"Gangtok District": "737101", "Pakyong District": "737106", "Mangan District": "737116", "Namchi District": "737126",
        "Gyalshing District": "737111", "Soreng District": "737121"}
MARKS = ({"build": "thin", "hair": "short", "scar": "on the left cheek"}, {"build": "stout", "tattoo": "dragon on the right arm"}, {"height": "172", "build": "medium", "dress": "black jacket and cap"})
# fmt: on


@dataclass(slots=True)
class Someone:
    """A person of the story: the paper, the name in both scripts, where they live."""

    paper: PersonPaper
    name: Name
    home: str
    relative: Name
    script: str = "latin"
    extra: dict[str, str] = field(default_factory=dict)

    def called(self, language: str) -> str:
        return self.name.latin if language == "en" else self.name.deva


def make(
    world: Any, rng: Random, unit: Any, *, sex: str = "", ages: tuple[int, int] = (19, 68),
    language: str = "en", phone: bool = True, family: Name | None = None, papers: bool = False,
) -> Someone:  # fmt: skip
    """Invent a person who lives near that station."""
    sex = sex or ("F" if rng.random() < 0.36 else "M")
    age = int(rng.triangular(ages[0], ages[1], ages[0] + (ages[1] - ages[0]) * 0.3))
    name = name_for(
        rng,
        sex,
        group=family.group if family else "",
        surname=family.surname if family else None,
    )
    married = sex == "F" and age > 24 and rng.random() < 0.55
    relative = name_for(rng, "M", group=name.group, surname=name.surname)
    in_deva = language != "en" and rng.random() < 0.6
    place = rng.choice(world.beats.get(unit.pk) or [unit]).place or unit.place
    home = rng.choice(HOMES).format(place=place, n=rng.randint(1, 90))
    district = unit.district.name if unit.district_id else "Gangtok District"
    occupation = occupation_of(rng, sex, age)
    paper = PersonPaper(
        name=name.deva if in_deva else name.latin,
        aliases=aliases_of(rng, name, in_deva),
        relation="husband" if married else ("father" if rng.random() < 0.93 else "mother"),
        relative=(relative.deva if in_deva else relative.latin),
        sex=sex, age=age,
        nationality="Indian" if rng.random() > 0.012 else rng.choice(("Nepalese", "Bhutanese")),
        occupation=occupation,
        phones=[world.phone(rng)] if phone and age > 14 and rng.random() < 0.85 else [],
        addresses=[AddressPaper(
            line=home, district=district.removesuffix(" District"), state="Sikkim",
            pin=PINS.get(district, "737101"),
        )],
    )  # fmt: skip
    if papers and age > 17 and rng.random() < 0.5:
        paper.papers.append(identity(rng))
    if paper.relation == "mother":
        mother = name_for(rng, "F", group=name.group, surname=name.surname)
        paper.relative, relative = (mother.deva if in_deva else mother.latin), mother
    return Someone(paper, name, home, relative)


def aliases_of(rng: Random, name: Name, in_deva: bool) -> list[str]:
    """Another spelling: the name in its own script, the other of the two common ones, or a house name."""
    found = []
    if name.other and rng.random() < 0.35:
        found.append(name.other)
    if rng.random() < 0.2:
        found.append(name.latin if in_deva else name.deva)
    elif rng.random() < 0.06:
        found.append(
            rng.choice(("Kancha", "Saila", "Maila", "Jetha", "Kanchi", "Daju", "Bhunti"))
        )
    return found


def occupation_of(rng: Random, sex: str, age: int) -> str:
    if age < 6:
        return "child"
    if age < 21:
        return "student"
    if age > 62:
        return rng.choice(("retired", "farmer"))
    choices = [
        w for w in WORKS if w not in ("student", "retired") and (sex == "F" or w != "housewife")
    ]
    return rng.choice(choices if sex == "M" or rng.random() < 0.6 else ["housewife", "farmer"])


def identity(rng: Random) -> IdentityPaperLine:
    """An identity paper with an invented number; of an Aadhaar only the last four digits."""
    kind = weighted(rng, (("aadhaar", 6), ("voter", 3), ("driving", 2), ("pan", 1)))
    digits = f"{rng.randrange(10**7):07d}"
    number = {
        "aadhaar": digits[-4:], "voter": f"XXX{digits}", "driving": f"SK-0120110{digits}",
        "pan": f"XXXXX{digits[:4]}X",
    }[kind]  # fmt: skip
    return IdentityPaperLine(kind, number, "Gangtok" if kind == "driving" else "")


def store(world: Any, rng: Random, paper: PersonPaper, unit: Any, at: datetime, by: Any) -> str:
    """The rows of one person, once; returns the key."""
    if paper.person_id:
        return paper.person_id
    key = paper.person_id = world.key(at, rng)
    tables = world.tables
    tables.add(
        Person, id=key, name=paper.name, aliases=paper.aliases,
        relation=paper.relation if paper.relative else "", relative=paper.relative, sex=paper.sex,
        age=paper.age, age_on=at.date() if paper.age is not None else None,
        nationality=paper.nationality, occupation=paper.occupation, phones=paper.phones,
        email=paper.email, marks=paper.marks, **world.signed(unit, at, by),
    )  # fmt: skip
    for line in paper.addresses:
        tables.add(
            Address, id=world.key(at, rng), person_id=key, kind=line.kind, line=line.line,
            district=line.district, state=line.state, pin=line.pin,
        )  # fmt: skip
    for line in paper.papers:
        plain = clean_paper_number(line.kind, line.number)
        tables.add(
            IdentityPaper, id=world.key(at, rng), person_id=key, kind=line.kind, tail=plain[-4:],
            digest="" if line.kind == "aadhaar" else paper_digest(line.kind, plain),
            issued=line.issued,
        )  # fmt: skip
    return key
