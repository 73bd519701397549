"""The FIR draft as a paper: begun from a complaint, read with all that is still to fix, registered.

A draft keeps what was typed ({part: {field: text}}); ``read`` makes the ``FirPaper`` of it and names
every thing to fix by part, with the same rules as the registration itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cases.forms.fir_desk import Desk
from cases.forms.fir_parts import PARTS
from cases.forms.sections import keys_of
from cases.forms.sheets import Sheet, as_lists
from cases.models import Case, Complaint, Section
from cases.paper import (
    AccusedPaper,
    AddressPaper,
    FirPaper,
    IdentityPaperLine,
    PersonPaper,
    PropertyPaper,
)
from cases.permissions import Can
from cases.services import fir, law
from cases.services.complaint_sight import sight_on
from cases.services.draft_fields import data_of
from cctns.core import drafts
from cctns.core.models import Draft
from stations.models import Posting, Unit

KIND = "fir"

# --- beginning ---------------------------------------------------------------------------------


@transaction.atomic
def begin(
    *, unit: Any, complaint: Complaint | None = None, id: UUID | None = None, by: Any
) -> Draft:
    """Begin a draft, with what a complaint already says: nothing is typed twice.

    ``id`` may come from the client; sent again it gives the same draft.
    """
    if complaint is not None:
        complaint = Complaint.everything.select_for_update(of=("self",)).get(pk=complaint.pk)
        if complaint.case_id:
            raise ValidationError(_("An FIR was already registered from this complaint."))
        fir.refuse_unsigned(complaint)
        if running := draft_of(complaint):
            return running
        if sight_on(complaint, by).hides:
            raise ValidationError(
                _(
                    "The law protects people in this complaint. Open it with a reason, then draft."
                )
            )
    return drafts.new_draft(
        KIND,
        unit=unit,
        owner=by.user,
        id=id,
        data=data_of(complaint) if complaint else {},
        title=complaint.gist if complaint and complaint.sensitivity == "normal" else "",
        about=complaint,
        by=by,
    )


def draft_of(complaint: Complaint) -> Draft | None:
    """The open draft of a complaint, if one was begun."""
    return Draft.everything.filter(
        kind=KIND,
        subject_type=complaint._meta.label,
        subject_id=str(complaint.pk),
        status__in=[Draft.State.OPEN, Draft.State.SENT],
    ).first()


def complaint_of(draft: Draft) -> Complaint | None:
    """The complaint that a draft was begun from."""
    if draft.subject_type != Complaint._meta.label:
        return None
    return (
        Complaint.everything.select_related("informant", "entry", "unit")
        .prefetch_related("informant__addresses")
        .get(pk=draft.subject_id)
    )


def name_draft(draft: Draft) -> None:
    """A draft begun from nothing takes its name from its first section: "Theft"."""
    keys = keys_of(draft.data.get("sections", {}).get("sections"))
    if draft.title or not keys:
        return
    if section := Section.objects.filter(pk=keys[0]).first():
        draft.title = section.label()[:160]
        draft.save(update_fields=["title"])


# --- reading -----------------------------------------------------------------------------------


@dataclass
class Reading:
    """A draft as it stands: its sheets, its paper, what follows, and what is to fix in each part."""

    draft: Draft
    desk: Desk
    sheets: dict[str, Sheet]
    paper: FirPaper
    found: law.Consequences
    complaint: Complaint | None
    problems: dict[str, list[str]] = field(default_factory=dict)

    def state(self, part: str) -> str:
        """todo, doing, fix, read (only to be read over) or done."""
        if part not in self.draft.done:
            return "doing" if self.is_begun(part) else "todo"
        left = self.problems.get(part, [])
        if part == "statement" and len(left) == 1 and not self.paper.read_over:
            return "read"
        return "fix" if left else "done"

    def is_begun(self, part: str) -> bool:
        return not self.sheets[part].is_blank

    @cached_property
    def done(self) -> list[str]:
        return [part for part in PARTS if self.state(part) == "done"]

    @property
    def is_ready(self) -> bool:
        """Nothing stops the registration."""
        return not self.problems

    @property
    def occurred_on(self) -> date | None:
        return fir.local_day(self.paper.occurred_from)

    @property
    def is_private(self) -> bool:
        """The law hides a person of this draft: nothing of it is kept on the computer."""
        return self.found.sensitivity != "normal"


def read(draft: Draft, *, by: Any, judge: bool = True) -> Reading:
    """The draft read with the eyes of the officer ``by``, who would register it.

    Without ``judge`` its problems are left to the registration, which asks the same rules.
    """
    values = {part: as_lists(draft.data.get(part, {})) for part in PARTS}
    rows = Section.objects.select_related("act", "category").in_bulk(
        keys_of(values["sections"].getlist("sections"))
    )
    asked = {fact.key: fact for row in rows.values() for fact in law.facts_asked(row)}
    desk = Desk(
        unit=draft.unit,
        facts=list(asked.values()),
        is_zero=values["when_where"].get("in_area") == "no",
    )
    sheets = {part: Sheet(PARTS[part].kind, values[part], desk=desk) for part in PARTS}
    complaint = complaint_of(draft)
    paper = paper_of(sheets, unit=draft.unit, complaint=complaint)
    paper.sections = [key for key in paper.sections if key in rows]
    found = fir.consequences_of(paper, rows=rows)
    desk.needs_woman, desk.asks_confirmation = (
        found.needs_woman_officer,
        found.needs_confirmation,
    )
    reading = Reading(draft, desk, sheets, paper, found, complaint)
    if judge:
        reading.problems = problems_of(reading, by=by)
    return reading


def typed_wrongly(reading: Reading) -> dict[str, list[str]]:
    """What cannot be read as it was typed, by part."""
    return {
        part: [sentence for errors in sheet.errors.values() for sentence in errors]
        for part, sheet in reading.sheets.items()
    }


def problems_of(reading: Reading, *, by: Any) -> dict[str, list[str]]:
    """Everything to fix, by part: what was typed wrongly first, else what the registration would say."""
    typed = typed_wrongly(reading)
    said: dict[str, list[str]] = {}
    try:
        fir.check(reading.paper, reading.found, by=by)
    except ValidationError as wrong:
        said = wrong.message_dict
    return {part: found for part in PARTS if (found := typed.get(part) or said.get(part) or [])}


# --- the paper ---------------------------------------------------------------------------------


def paper_of(
    sheets: dict[str, Sheet], *, unit: Any, complaint: Complaint | None = None
) -> FirPaper:
    """The paper of what could be read; what is missing is empty, and the time of the information is now."""
    information, where = sheets["information"].cleaned, sheets["when_where"].cleaned
    section, statement = sheets["sections"].cleaned, sheets["statement"].cleaned
    action, victim = sheets["action"].cleaned, sheets["victim"].cleaned
    known = where.get("occurred_known") or "exact"
    zero = where.get("in_area") == "no"
    items = [property_paper(row) for row in sheets["property"].groups["property"].written]
    complainant = person_paper(sheets["informant"])
    if complaint and complaint.informant and complainant.name == complaint.informant.name:
        complainant.person_id = complaint.informant_id
    return FirPaper(
        unit=unit,
        information_type=information.get("information_type") or "oral",
        information_at=information.get("information_at") or timezone.now(),
        sections=section.get("sections") or [],
        other_sections=section.get("other_sections") or [],
        facts=facts_of(section, items),
        confirmed_derived=bool(section.get("confirmed")),
        complainant=complainant,
        victim_is_complainant=victim.get("victim_is_informant") == "yes",
        victims=[person_paper(row) for row in sheets["victim"].groups["victim"].written],
        accused=[accused_paper(row) for row in sheets["accused"].groups["accused"].written],
        occurred_known=known,
        occurred_from=where.get("occurred_from") if known != "unknown" else None,
        occurred_to=where.get("occurred_to") if known == "between" else None,
        place=where.get("place") or "",
        direction=where.get("direction") or "",
        distance_km=where.get("distance_km"),
        beat=row_of(Unit.objects, where.get("beat")),
        latitude=where.get("latitude"),
        longitude=where.get("longitude"),
        outside_unit=row_of(
            Unit.objects.select_related("district", "state"), where.get("outside_unit")
        )
        if zero
        else None,
        outside_text=where.get("outside_text") or "" if zero else "",
        delay_reason=where.get("delay_reason") or "",
        properties=items,
        inquest=commas(sheets["property"].cleaned.get("inquest")),
        narrative=statement.get("narrative") or "",
        language=statement.get("language") or "en",
        read_over=bool(statement.get("read_over")),
        signature=statement.get("signature") or "signed",
        action=("transferred" if zero else action.get("action")) or "investigate",
        action_reason=action.get("action_reason") or "",
        io=posting_of(action.get("io")) if action.get("action") == "directed" else None,
        recorder=posting_of(action.get("recorder")),
    )


def row_of(rows: Any, key: Any) -> Any:
    return rows.filter(pk=key).first() if key else None


def posting_of(key: Any) -> Posting | None:
    return row_of(Posting.everything.select_related("officer__rank", "unit"), key)


def commas(text: str | None) -> list[str]:
    """A list typed with commas, in any script's comma."""
    parts = re.split(r"[,،、;\n]", text or "")
    return [" ".join(part.split()) for part in parts if part.strip()]


def facts_of(values: dict[str, Any], items: list[PropertyPaper]) -> dict[str, Any]:
    """The answers given; the value of the property where nobody answered."""
    found: dict[str, Any] = {
        name.removeprefix("fact_"): value == "yes"
        for name, value in values.items()
        if name.startswith("fact_") and value
    }
    priced = [item.value for item in items if item.value is not None]
    if priced and len(priced) == len(items):
        found["property_value"] = sum(priced)
    return found


def person_paper(sheet: Sheet) -> PersonPaper:
    values = sheet.cleaned
    return PersonPaper(
        name=values.get("name") or "",
        aliases=commas(values.get("aliases")),
        relation=values.get("relation") or "",
        relative=values.get("relative") or "",
        sex=values.get("sex") or "U",
        born_on=values.get("born_on"),
        birth_year=values.get("birth_year"),
        age=values.get("age"),
        nationality=values.get("nationality") or "",
        occupation=values.get("occupation") or "",
        is_disabled=bool(values.get("is_disabled")),
        phones=[
            number
            for row in sheet.groups["phone"].written
            if (number := row.cleaned.get("number"))
        ],
        email=values.get("email") or "",
        addresses=[
            AddressPaper(
                line=row.cleaned.get("line") or "",
                kind=row.cleaned.get("kind") or "present",
                district=row.cleaned.get("district") or "",
                state=row.cleaned.get("state") or "",
                pin=row.cleaned.get("pin") or "",
            )
            for row in sheet.groups["addr"].written
        ],
        papers=[
            IdentityPaperLine(
                kind=row.cleaned["kind"],
                number=row.cleaned["number"],
                issued=row.cleaned.get("issued") or "",
            )
            for row in sheet.groups["paper"].written
            if row.cleaned.get("kind") and row.cleaned.get("number")
        ],
    )


def accused_paper(sheet: Sheet) -> AccusedPaper:
    values = sheet.cleaned
    person = person_paper(sheet)
    person.marks = {
        name.removeprefix("mark_"): value
        for name, value in values.items()
        if name.startswith("mark_") and value
    }
    return AccusedPaper(
        known=values.get("known") or "unknown",
        person=person if person.name else None,
        description=values.get("description") or "",
    )


def property_paper(sheet: Sheet) -> PropertyPaper:
    values = sheet.cleaned
    category, _colon, type_ = (values.get("what") or ":").partition(":")
    return PropertyPaper(
        category=category,
        type=type_,
        description=values.get("description") or "",
        value=values.get("value"),
        mark_kind=values.get("mark_kind") or "",
        mark=values.get("mark") or "",
    )


# --- registering -------------------------------------------------------------------------------


@transaction.atomic
def register(draft: Draft, *, version: int | None = None, io: Any = None, by: Any) -> Case:
    """Register the FIR of a draft: read anew under its lock, checked, numbered.

    ``version`` is the draft as the officer checked it; a later change is refused.  ``io`` is the key of the
    investigating officer's posting chosen at the last moment.  Raises ``Refused`` or ``ValidationError``
    (part -> sentences).
    """
    by.demand(Can.REGISTER_FIR, over=draft.unit)
    draft = fir.lock_open_draft(draft)
    if version is not None and draft.version != version:
        raise ValidationError(
            _("The draft was changed after you opened this page. Read it again, then register.")
        )
    reading = read(draft, by=by, judge=False)
    give_to(reading.paper, io, reading.desk, by=by)
    if any(typed_wrongly(reading).values()):
        raise ValidationError(problems_of(reading, by=by))
    return fir.register(
        reading.paper, draft=draft, complaint=reading.complaint, found=reading.found, by=by
    )


def give_to(paper: FirPaper, io: Any, desk: Desk, *, by: Any) -> None:
    """The officer chosen on the check page: oneself takes up, another is directed (item 13)."""
    if not io or paper.action not in ("investigate", "directed"):
        return
    chosen = next((row for row in desk.staff if str(row.pk) == str(io)), None)
    if chosen is None:
        raise ValidationError({"action": [_("Choose an officer of this station.")]})
    own = getattr(by.posting, "pk", None)
    paper.action = "investigate" if chosen.pk == own else "directed"
    paper.io = None if chosen.pk == own else posting_of(chosen.pk)
