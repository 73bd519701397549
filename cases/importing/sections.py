"""Which section of our catalogue a foreign section is.  The day of the offence decides the code.

A section of the wrong penal code becomes the one that took its place; a bare number whose clauses are
punished alike or not (BNS 103) becomes the general offence, its first punishable clause; a definition
(BNS 63) becomes the section that punishes.  For a special Act no clause is guessed: "20 NDPS Act" stays
a text, because the quantity decides.  Every such change is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from cases.models.law import Act, Section, SectionEquivalent
from cases.services import law
from cases.services.law_ipc import natural
from cctns.core.dates import short_date

from .values import one_line, plain

PENAL = ("IPC", "BNS")
DEFINITIONS = {  # what only defines an offence -> the section that punishes it
    ("BNS", "63"): "64", ("BNS", "100"): "105", ("BNS", "101"): "103", ("BNS", "303(1)"): "303(2)",
    ("BNS", "308(1)"): "308(2)", ("BNS", "309(1)"): "309(4)", ("BNS", "310(1)"): "310(2)",
    ("BNS", "316(1)"): "316(2)", ("BNS", "318(1)"): "318(4)", ("BNS", "351(1)"): "351(2)",
    ("IPC", "299"): "304", ("IPC", "300"): "302", ("IPC", "350"): "352", ("IPC", "375"): "376",
    ("IPC", "378"): "379", ("IPC", "383"): "384", ("IPC", "390"): "392", ("IPC", "391"): "395",
    ("IPC", "405"): "406", ("IPC", "415"): "417", ("IPC", "503"): "506",
}  # fmt: skip
NUMBER = re.compile(r"(\d+)-?([A-Za-z]{0,2})((?:\([0-9A-Za-z]{1,5}\))*)")


@dataclass
class Found:
    """A foreign section: our ``section``, or ``text`` when none fits; ``kin`` may decide what it hides."""

    section: Section | None = None
    text: str = ""
    kin: list[Section] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.section) if self.section else self.text

    @property
    def rows(self) -> list[Section]:
        """The rows that sensitivity and the kind of crime may rest on."""
        return [self.section, *self.kin] if self.section else self.kin


class LawBook:
    """The catalogue in memory for one run (about 1,400 rows)."""

    def __init__(self) -> None:
        self.acts = list(Act.objects.all())
        self.rows: dict[str, dict[str, Section]] = defaultdict(dict)
        rows = Section.objects.filter(withdrawn=False).select_related("act", "category")
        for row in sorted(rows, key=lambda row: (natural(row.number), general_first(row))):
            self.rows[row.act_id].setdefault(row.number.casefold(), row)
        self.new_of: dict[str, list[str]] = defaultdict(list)
        self.old_of: dict[str, list[str]] = defaultdict(list)
        for each in SectionEquivalent.objects.exclude(old_number="").exclude(new_number=""):
            self.new_of[each.old_number].append(each.new_number)
            self.old_of[each.new_number].append(each.old_number)

    def act_of(self, code: str, title: str, short: str) -> Act | None:
        """Our Act for a foreign one: by its title, else by its code, its short name or an alias.

        A State's own Act is found by its whole title only: every State has an Excise Act.
        """
        wanted = without_year(title)
        for act in self.acts:
            if wanted and wanted in {without_year(each) for each in act.titles.values()}:
                return act
        names = {plain(each) for each in (code, short, title) if plain(each)}
        for act in self.acts:
            if act.owner:
                continue
            known = {act.pk, *act.shorts.values(), *act.aliases}
            if names & {plain(each) for each in known if plain(each)}:
                years = re.findall(r"\b(1[89]\d\d|20\d\d)\b", title)
                if not years or str(act.year) in years:
                    return act
        return None

    def find(self, act: Act | None, label: str, written: str, day: date) -> Found:
        """The section for an offence of that day; ``label`` cites the foreign Act."""
        match = NUMBER.fullmatch(re.sub(r"\s|^[Ss]ec(?:tion)?\.?|^u/s", "", written))
        if act is None or match is None:
            what = "The Act" if act is None else "This number"
            return Found(
                text=one_line(f"{written} {label}", 80),
                said=[
                    f"{what} is not in the law catalogue: {written} {label} stays as a text."
                ],
            )
        number = f"{match[1]}{match[2].upper()}{match[3]}"
        said: list[str] = []
        code = act.pk
        if code in PENAL and code != law.regime_for(day):
            other = self.other_code(code, number, day, said)
            if other is None:
                kin = self.above(code, number)
                return Found(text=one_line(f"{number} {code}", 80), kin=kin, said=said)
            code, number = other
        number = self.punishing(code, number, said)
        found = self.in_catalogue(code, number, act, said)
        self.check_day(found, day)
        return found

    def other_code(
        self, code: str, number: str, day: date, said: list[str]
    ) -> tuple[str, str] | None:
        """The same offence in the code that applied on that day; None when it has no equal there."""
        other = "BNS" if code == "IPC" else "IPC"
        numbers = self.equals(code, number, other)
        when = f"The offence is of {short_date(day)}, when the {other} applied:"
        if not numbers:
            said.append(f"{when} {number} {code} has no equal there and stays as a text.")
            return None
        also = f" (also possible: {', '.join(numbers[1:])}; check)" if numbers[1:] else ""
        said.append(f"{when} {number} {code} became {numbers[0]} {other}{also}.")
        return other, numbers[0]

    def equals(self, code: str, number: str, other: str) -> list[str]:
        """Numbers of the same offence in the other code, punishable ones first of all."""
        table = self.new_of if code == "IPC" else self.old_of
        names = [number]
        while "(" in names[-1]:
            names.append(names[-1].rpartition("(")[0])
        found = [each for name in names for each in table.get(name, ())]
        if not found:
            found = [
                each
                for name, values in table.items()
                if name.startswith(f"{number}(")
                for each in values
            ]
        ordered = sorted(dict.fromkeys(found), key=natural)
        punishable = [each for each in ordered if self.is_offence(other, each)]
        return punishable or ordered

    def is_offence(self, code: str, number: str) -> bool:
        exact = self.rows[code].get(number.casefold())
        return exact.is_offence if exact else bool(self.clauses(code, number))

    def punishing(self, code: str, number: str, said: list[str]) -> str:
        target = DEFINITIONS.get((code, number))
        if target:
            said.append(
                f"{number} {code} only defines the offence; {target} {code} punishes it."
            )
        return target or number

    def clauses(self, code: str, number: str) -> list[Section]:
        """The punishable clauses of a bare number, in the order of the law."""
        return [
            row
            for name, row in self.rows[code].items()
            if name.startswith(f"{number.casefold()}(") and row.is_offence
        ]

    def in_catalogue(self, code: str, number: str, act: Act, said: list[str]) -> Found:
        short = next((each for each in self.acts if each.pk == code), act).short("en")
        exact = self.rows[code].get(number.casefold())
        clauses = self.clauses(code, number)
        if exact and (exact.is_offence or not clauses):
            return Found(section=exact, said=said)
        if not clauses:
            said.append(f"{number} {short} is not in the law catalogue and stays as a text.")
            kin = [exact] if exact else self.above(code, number)
            return Found(text=one_line(f"{number} {short}", 80), kin=kin, said=said)
        if len(clauses) == 1:
            said.append(f"{number} {short} is punished by {clauses[0].number} {short}.")
            return Found(section=clauses[0], said=said)
        if code in PENAL:
            said.append(
                f"{number} {short} names no clause: the general offence {clauses[0].number} {short} was taken."
            )
            return Found(section=clauses[0], kin=clauses, said=said)
        said.append(
            f"{number} {short} names no clause and the law grades it: it stays as a text."
        )
        return Found(text=one_line(f"{number} {short}", 80), kin=clauses, said=said)

    def above(self, code: str, number: str) -> list[Section]:
        """The section that an unknown clause belongs to: 376(9) hides what 376 hides."""
        base = number.partition("(")[0]
        row = self.rows[code].get(base.casefold())
        return [row] if row else self.clauses(code, base)

    def check_day(self, found: Found, day: date) -> None:
        """A section of a special Act that was not in force on that day is kept, and said."""
        row = found.section
        if row is not None and row.act_id not in PENAL and not row.applies_on(day):
            found.remarks.append(f"{row} was not in force on {short_date(day)}.")


def general_first(row: Section) -> tuple[int, int]:
    """Among the variants of one number the general one, which needs no fact."""
    from cases.services.law_rules import VARIANTS

    table = dict(VARIANTS.get((row.act_id, row.number), ()))
    return (1 if table.get(row.variant) else 0, row.variant)


def without_year(title: str) -> str:
    """ "Arms Act, 1959" as titles are compared."""
    return plain(re.sub(r",?\s*\(?\b(1[89]|20)\d\d\)?\s*$", "", title).removeprefix("The "))
