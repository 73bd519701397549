"""Writes a plan: one transaction, one import batch, rows by COPY under the loader's role.

No number is taken and no counter moves: the rows are legacy.  Nobody is notified and no clock starts,
because their time is over.  Every law is checked before anything is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.keys import accused_code
from cases.models import Case, CasePerson, CaseSection, Fir, SealMember
from cases.models.sensitivity import Sensitivity
from cases.paper import PersonPaper
from cases.permissions import Can
from cases.services import casefile, law
from cases.services.content import content_of
from cctns.core.bulk import copy_rows, loading
from cctns.core.ids import uuid7
from cctns.core.jurisdiction import LEVELS
from cctns.core.models import Event, ImportBatch, Origin
from criminals.models import Person

from . import units
from .fir import PlannedFir
from .plan import Plan, summary

NOBODY = SimpleNamespace(posting=None)  # no officer of ours registered it
NO_ENTRY = SimpleNamespace(
    number="", period="", entered_at=None
)  # and it has no diary entry here
LEVEL_IDS = tuple(f"{level}_id" for level in LEVELS)
RECORD = (
    "id", "unit_id", *LEVEL_IDS, "origin", "batch_id", "entered_at", "entered_by_id", "entered_post",
)  # fmt: skip
FIR = (
    *RECORD, "kind", "number", "year", "registered_at", "information_type", "information_at", "occurred_from",
    "occurred_to", "sections", "language", "content", "recorded_by_woman", "needs_woman",
)  # fmt: skip
CASE = (
    *RECORD, "fir_id", "kind", "number", "year", "registered_at", "stage", "sensitivity", "principal_id",
    "category_id", "sections_text", "place", "is_child_case", "io_order",
)  # fmt: skip
SECTION = ("case_id", "section_id", "text", "order", "since")
PERSON = (
    *RECORD, "name", "aliases", "relation", "relative", "sex", "age", "age_on", "nationality", "occupation",
    "is_disabled", "phones", "email", "marks",
)  # fmt: skip
PART = (
    "id",
    "case_id",
    "person_id",
    "part",
    "code",
    "known",
    "is_child",
    "is_protected",
    "description",
)
EVENT = ("by_id", "post", "unit_id", "subject_type", "subject_id", "what", "note", "data", "at")
SEAL = ("case_id", "user_id", "by_id", "since")


@dataclass
class Rows:
    """The rows of one run by table, in the order in which they are written."""

    firs: list[tuple] = field(default_factory=list)
    cases: list[tuple] = field(default_factory=list)
    sections: list[tuple] = field(default_factory=list)
    people: list[tuple] = field(default_factory=list)
    parts: list[tuple] = field(default_factory=list)
    events: list[tuple] = field(default_factory=list)
    seals: list[tuple] = field(default_factory=list)


@transaction.atomic
def write(plan: Plan, *, source: str, by: Any) -> ImportBatch | None:
    """Write the plan's FIRs; None when there is nothing to write.  Raises ``LawBroken``."""
    for planned in plan.firs:
        unit = planned.place.unit
        by.demand(Can.IMPORT_FIRS, over=unit if unit.pk else unit.parent)
    if not plan.firs:
        return None
    units.make((planned.place for planned in plan.firs), by=by)
    counts = summary(plan.report)
    batch = ImportBatch.objects.create(
        source=source[:120],
        by=by.user,
        counts={key: counts[key] for key in ("rows", "taken", "changed", "refused", "before")},
        report=list(plan.report.worth_keeping()),
    )
    rows = Rows()
    writer = Writer(batch, by=by, at=timezone.now(), rows=rows)
    for planned in plan.firs:
        writer.add(planned)
    with loading():
        copy_rows(Fir, FIR, rows.firs)
        copy_rows(Case, CASE, rows.cases)
        copy_rows(CaseSection, SECTION, rows.sections)
        copy_rows(Person, PERSON, rows.people)
        copy_rows(CasePerson, PART, rows.parts)
        copy_rows(SealMember, SEAL, rows.seals)
        copy_rows(Event, EVENT, rows.events)
    return batch


class Writer:
    """Turns planned FIRs into rows."""

    def __init__(self, batch: ImportBatch, *, by: Any, at: datetime, rows: Rows) -> None:
        self.batch, self.by, self.at, self.rows = batch, by, at, rows

    def record(self, pk: Any, unit: Any) -> tuple:
        """What every police record has: key, unit with its levels, origin, time and hand."""
        return (
            pk, unit.pk, *(getattr(unit, level) for level in LEVEL_IDS), Origin.LEGACY, self.batch.pk, self.at,
            self.by.user.pk, self.by.post_line,
        )  # fmt: skip

    def add(self, planned: PlannedFir) -> None:
        case_id = uuid7()
        self.add_fir(planned)
        self.add_case(planned, case_id)
        self.add_sections(planned, case_id)
        self.add_people(planned, case_id)
        if planned.consequences.sensitivity == Sensitivity.SEALED:
            self.rows.seals.append((case_id, self.by.user.pk, self.by.user.pk, self.at))
        self.rows.events.append(
            (
                self.by.user.pk, self.by.post_line, planned.place.unit.pk, "cases.Case", str(case_id),
                "taken_over", "", {"batch": str(self.batch.pk), "number": planned.source["number"]}, self.at,
            )
        )  # fmt: skip

    def add_fir(self, planned: PlannedFir) -> None:
        paper, found = planned.paper, planned.consequences
        self.rows.firs.append(
            (
                *self.record(planned.pk, planned.place.unit), planned.kind, planned.number, planned.year,
                planned.registered_at, paper.information_type, paper.information_at, paper.occurred_from,
                paper.occurred_to, list(paper.sections), paper.language, content(planned), False,
                found.needs_woman_officer,
            )
        )  # fmt: skip

    def add_case(self, planned: PlannedFir, case_id: Any) -> None:
        paper, found = planned.paper, planned.consequences
        self.rows.cases.append(
            (
                *self.record(case_id, planned.place.unit), planned.pk, planned.kind, planned.number, planned.year,
                planned.registered_at, planned.stage, found.sensitivity,
                found.principal.pk if found.principal else None, category_of(planned), sections_text(planned),
                "", casefile.has_child(paper), casefile.io_order(found),
            )
        )  # fmt: skip

    def add_sections(self, planned: PlannedFir, case_id: Any) -> None:
        for order, found in enumerate(planned.sections):
            self.rows.sections.append(
                (
                    case_id, found.section.pk if found.section else None,
                    "" if found.section else found.text, order, planned.registered_at,
                )
            )  # fmt: skip

    def add_people(self, planned: PlannedFir, case_id: Any) -> None:
        """C1 and those beside it, V1.., A1.., each hidden as a registered FIR hides them."""
        unit, day = planned.place.unit, timezone.localtime(planned.registered_at).date()
        hidden = planned.consequences.sensitivity != Sensitivity.NORMAL
        people = planned.people

        def part(
            person_id: Any, part_: str, code: str, paper: PersonPaper | None, **facts: Any
        ) -> None:
            child = casefile.is_child(paper)
            protected = child or (hidden and part_ != CasePerson.Part.ACCUSED)
            self.rows.parts.append(
                (
                    uuid7(), case_id, person_id, part_, code, facts.get("known", "known"), child, protected,
                    facts.get("description", ""),
                )
            )  # fmt: skip

        informant = None
        if people.complainant:
            informant = self.add_person(people.complainant, unit, day)
            part(informant, CasePerson.Part.COMPLAINANT, "C1", people.complainant)
        for nth, paper in enumerate(people.others, 2):
            part(
                self.add_person(paper, unit, day), CasePerson.Part.COMPLAINANT, f"C{nth}", paper
            )
        victims = [(people.complainant, informant)] if people.victim_is_complainant else []
        victims += [(paper, self.add_person(paper, unit, day)) for paper in people.victims]
        for nth, (paper, pk) in enumerate(victims, 1):
            part(pk, CasePerson.Part.VICTIM, f"V{nth}", paper)
        for nth, line in enumerate(people.accused, 1):
            pk = self.add_person(line.person, unit, day) if line.person else None
            part(
                pk, CasePerson.Part.ACCUSED, accused_code(nth), line.person, known=line.known,
                description=line.description,
            )  # fmt: skip

    def add_person(self, paper: PersonPaper, unit: Any, day: date) -> Any:
        pk = uuid7()
        self.rows.people.append(
            (
                *self.record(pk, unit), paper.name, [], "", "", paper.sex, paper.age,
                day if paper.age is not None else None, paper.nationality, paper.occupation, False, [], "", {},
            )
        )  # fmt: skip
        return pk


def content(planned: PlannedFir) -> dict[str, Any]:
    """The frozen form in the shape of a registered one; ``taken_over`` says where it stands in the old register."""
    paper = planned.paper
    sections = [found.section for found in planned.sections if found.section]
    made = content_of(
        paper, sections, fir=None, entry=NO_ENTRY, found=planned.consequences, by=NOBODY
    )
    made |= {key: name for key, name in planned.station.items() if name}
    made["officer"] = planned.officer
    made["property_total"] = ""
    made["taken_over"] = planned.source
    return made


def sections_text(planned: PlannedFir) -> str:
    cited = law.cite([found.section for found in planned.sections if found.section], "en")
    texts = [found.text for found in planned.sections if not found.section]
    return "; ".join(filter(None, [cited, *texts]))[:300]


def category_of(planned: PlannedFir) -> str | None:
    """The kind of crime: the principal section's, else the one that all rows meant have in common."""
    if planned.consequences.principal:
        return planned.consequences.principal.category_id
    kinds = {row.category_id for found in planned.sections for row in found.rows}
    return kinds.pop() if len(kinds) == 1 else None
