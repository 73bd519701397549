"""Registering an FIR: the number comes last, everything in one transaction (BNSS s.173)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.keys import fir_key
from cases.models import Case, CaseSection, Complaint, Fir, IoChange, Section
from cases.models.sensitivity import Sensitivity
from cases.paper import FirPaper
from cases.permissions import Can
from cases.services import casefile, law, sensitivity
from cases.services.content import content_of
from cctns.core.events import note_event
from cctns.core.ids import uuid7
from cctns.core.models import Draft, Origin
from cctns.core.numbering import Series, lock_series
from cctns.core.rules import rule_for
from stations.services import diary
from stations.services.diary import in_diary


@in_diary("fir_registered", "zero_fir_registered", "zero_fir_reregistered")
@transaction.atomic
def register(
    paper: FirPaper,
    *,
    by: Any,
    draft: Draft | None = None,
    complaint: Complaint | None = None,
    received_from: Fir | None = None,
    origin: str = Origin.LIVE,
    found: law.Consequences | None = None,
) -> Case:
    """Register the FIR: number, diary entry, case, people, sections, property, clocks, notice.

    ``found`` is what ``consequences_of`` this very paper gave a moment ago, so that it is not asked twice.

    Raises ``Refused`` (who may) or ``ValidationError`` (a dict of part -> sentences).
    Locks in one fixed order: draft and complaint, then the diary series, then the FIR series.
    """
    by.demand(Can.REGISTER_FIR, over=paper.unit)
    draft = lock_open_draft(draft)
    complaint = lock_open_complaint(complaint)
    found = found or consequences_of(paper)
    sections = list(found.sections)
    check(paper, found, by=by)
    kind = Fir.Kind.ZERO if paper.is_zero else Fir.Kind.REGULAR
    series = lock_series((paper.unit, "diary"), (paper.unit, kind_series(kind)))
    fir = write_fir(
        paper,
        sections,
        found,
        kind=kind,
        series=series,
        by=by,
        origin=origin,
        received_from=received_from,
    )
    case = open_case(fir, paper, sections, found, by=by)
    if complaint:
        complaint.status, complaint.case = Complaint.Status.FIR, case
        complaint.decided_at, complaint.decided_by = series.at, by.user
        complaint.save()
    if draft:
        draft.status, draft.subject_type, draft.subject_id = (
            Draft.State.USED,
            "cases.Case",
            str(case.pk),
        )
        draft.save(update_fields=["status", "subject_type", "subject_id"])
    casefile.clocks_at_registration(case, found, complaint=complaint)
    note_event(
        case, "registered", by=by, data={"kind": kind, "number": fir.number, "year": fir.year}
    )
    return case


def kind_series(kind: str) -> str:
    """The number series of a kind of FIR: Zero FIRs never consume a regular number."""
    return "zero_fir" if kind == Fir.Kind.ZERO else "fir"


def lock_open_draft(draft: Draft | None) -> Draft | None:
    if draft is None:
        return None
    draft = (
        Draft.everything.select_for_update(of=("self",))
        .select_related("unit__state", "unit__district")
        .get(pk=draft.pk)
    )
    if draft.status not in (Draft.State.OPEN, Draft.State.SENT):
        raise ValidationError(_("This draft was already registered or discarded."))
    return draft


def lock_open_complaint(complaint: Complaint | None) -> Complaint | None:
    if complaint is None:
        return None
    complaint = Complaint.everything.select_for_update(of=("self",)).get(pk=complaint.pk)
    if complaint.case_id:
        raise ValidationError(_("An FIR was already registered from this complaint."))
    refuse_unsigned(complaint)
    return complaint


def refuse_unsigned(complaint: Complaint) -> None:
    """An e-FIR is on record when it is signed (BNSS s.173(1)(ii)); a missing child waits for no signature (C12)."""
    if complaint.status == Complaint.Status.SIGNING and not complaint.missing_child:
        raise ValidationError(
            _("The informant has not signed this e-FIR yet. It is drafted after the signature.")
        )


def sections_of(paper: FirPaper, rows: dict[str, Section] | None = None) -> list[Section]:
    """The catalogue rows of the paper's sections, in its order; an unknown key is refused.

    ``rows`` are those that the caller read already, with Act and kind of crime.
    """
    if rows is None:
        rows = Section.objects.select_related("act", "category").in_bulk(paper.sections)
    missing = [key for key in paper.sections if key not in rows]
    if missing:
        raise ValidationError({"sections": _("Choose each section from the list.")})
    return [rows[key] for key in paper.sections]


def consequences_of(
    paper: FirPaper, *, rows: dict[str, Section] | None = None
) -> law.Consequences:
    """What follows from the paper's sections, for its youngest victim and the facts given."""
    victims = [paper.complainant] if paper.victim_is_complainant else []
    victims += paper.victims
    ages = [age for p in victims if (age := casefile.age_of(p)) is not None]
    sexes = {p.sex for p in victims}
    return law.consequences(
        sections_of(paper, rows),
        occurred_on=local_day(paper.occurred_from),
        victim_sex="F" if "F" in sexes else ("M" if sexes == {"M"} else ""),
        victim_age=min(ages, default=None),
        facts=paper.facts,
        forensic_mandatory_from=casefile.forensic_from(paper.unit),
    )


def local_day(moment: Any) -> Any:
    return timezone.localtime(moment).date() if moment else None


def check(paper: FirPaper, found: law.Consequences, *, by: Any) -> None:
    """Everything that stops a registration, by part of the form, each with how to mend it."""
    wrong: dict[str, list[str]] = {}

    def stop(part: str, sentence: str) -> None:
        wrong.setdefault(part, []).append(sentence)

    now = timezone.now()
    sections = found.sections
    if not paper.complainant.name.strip():
        stop("informant", _("Write the informant's name."))
    if not paper.narrative.strip():
        stop("statement", _("Write what the informant said."))
    if not paper.read_over:
        stop(
            "statement",
            _("Read the statement over to the informant and tick that it is correct."),
        )
    if not sections and not paper.other_sections:
        stop("sections", _("Choose at least one section."))
    if sections and not paper.other_sections and found.cognizable.value == "no":
        stop(
            "sections",
            _(
                "No section here is cognizable. Enter a non-cognizable report (BNSS 174) instead."
            ),
        )
    if found.needs_confirmation and not paper.confirmed_derived:
        stop(
            "sections",
            _(
                "The classification of a section here is derived or unsure. Confirm that you checked it."
            ),
        )
    for section in sections:
        if sentence := law.explain_mismatch(section, local_day(paper.occurred_from)):
            stop("sections", sentence)
    if paper.information_at > now:
        stop("information", _("The information cannot have come later than now."))
    if paper.occurred_from and paper.occurred_from > paper.information_at:
        stop("when_where", _("It cannot have happened after the information came."))
    if paper.occurred_to and paper.occurred_from and paper.occurred_to < paper.occurred_from:
        stop("when_where", _("End time must be after the start time."))
    if is_late(paper) and not paper.delay_reason.strip():
        stop(
            "when_where",
            _(
                "More than %(hours)d hours passed before it was reported. Write the reason for the delay."
            )
            % {"hours": late_hours(paper)},
        )
    if not paper.place.strip():
        stop("when_where", _("Write the place of occurrence."))
    if not paper.victim_is_complainant and not paper.victims:
        stop("victim", _("Enter the victim, or say that the informant is the victim."))
    if paper.action == "directed" and paper.io is None:
        stop("action", _("Choose the officer who will investigate."))
    if paper.action == "refused" and not paper.action_reason.strip():
        stop("action", _("Write why there will be no investigation (BNSS 176(1), proviso)."))
    check_recorder(paper, found, by=by, stop=stop)
    check_rank(paper, found, by=by, stop=stop)
    if wrong:
        raise ValidationError(wrong)


def is_late(paper: FirPaper) -> bool:
    """Later than the State's rule allows without a reason (item 8 of the form)."""
    if paper.occurred_from is None:
        return False
    return paper.information_at - paper.occurred_from > timedelta(hours=late_hours(paper))


def late_hours(paper: FirPaper) -> int:
    return int(rule_for(paper.unit, "cases.delay_hours"))


def check_recorder(paper: FirPaper, found: Any, *, by: Any, stop: Any) -> None:
    """C03: information of these offences is recorded by a woman officer (BNSS 173(1), first proviso)."""
    recorder = paper.recorder or by.posting
    if found.needs_woman_officer and (recorder is None or recorder.officer.sex != "F"):
        stop(
            "action",
            _(
                "A woman officer must take this information down (BNSS 173(1)). Choose who recorded it."
            ),
        )


def check_rank(paper: FirPaper, found: Any, *, by: Any, stop: Any) -> None:
    """C11: an offence under the SC/ST Act is investigated by an officer of DySP rank or above (rule 7)."""
    needed = casefile.io_order(found)
    if needed is None or paper.is_zero or paper.action in ("refused", "transferred"):
        return
    io = paper.io if paper.action == "directed" else by.posting
    if io is None or io.officer.rank.order > needed:
        stop(
            "action",
            _(
                "An offence under the SC/ST Act is investigated by a DySP or above (rule 7). Choose one."
            ),
        )


def write_fir(
    paper: FirPaper,
    sections: list[Section],
    found: Any,
    *,
    kind: str,
    series: Series,
    by: Any,
    origin: str,
    received_from: Fir | None,
) -> Fir:
    """The frozen IIF-1 with its number and its diary entry."""
    number = series.take(paper.unit, kind_series(kind)).number
    recorder = paper.recorder or by.posting
    fir = Fir(
        pk=uuid7(),
        unit=paper.unit,
        kind=kind,
        number=number,
        year=series.year,
        key=fir_key(paper.unit, series.year, number, zero=kind == Fir.Kind.ZERO),
        registered_at=series.at,
        information_type=paper.information_type,
        information_at=paper.information_at,
        occurred_from=paper.occurred_from,
        occurred_to=paper.occurred_to,
        sections=[s.pk for s in sections],
        language=paper.language,
        recorder=recorder,
        registered_by=by.posting,
        recorded_by_woman=bool(recorder and recorder.officer.sex == "F"),
        needs_woman=found.needs_woman_officer,
        received_from=received_from,
        origin=origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    entry = enter(fir, sections, paper, series=series, by=by)
    fir.entry, fir.entry_at = entry, entry.entered_at
    fir.content = content_of(paper, sections, fir=fir, entry=entry, found=found, by=by)
    fir.save(force_insert=True)
    return fir


def enter(
    fir: Fir, sections: list[Section], paper: FirPaper, *, series: Series, by: Any
) -> Any:
    """The diary entry of the registration, in the same transaction and with the same reading."""
    if fir.received_from:
        return diary.write_for(
            "zero_fir_reregistered",
            fir,
            series=series,
            by=by,
            number=fir.received_from.cited,
            station=fir.received_from.unit.name,
            fir=fir.cited,
        )
    cited = "; ".join(filter(None, [law.cite(sections, "en"), *paper.other_sections]))
    act = "fir_registered" if fir.kind == Fir.Kind.REGULAR else "zero_fir_registered"
    return diary.write_for(act, fir, series=series, by=by, number=fir.cited, sections=cited)


def officer_of_record(paper: FirPaper, *, by: Any) -> Any:
    """The investigating officer named by item 13; none for a Zero FIR, which is sent on, or a refusal."""
    if paper.is_zero or paper.action in ("refused", "transferred"):
        return None
    return paper.io if paper.action == "directed" else by.posting


def open_case(
    fir: Fir, paper: FirPaper, sections: list[Section], found: Any, *, by: Any
) -> Case:
    """The case file of a new FIR: people, sections, property, the officer of record."""
    io = officer_of_record(paper, by=by)
    case = Case(
        pk=uuid7(),
        fir=fir,
        unit=fir.unit,
        kind=fir.kind,
        number=fir.number,
        year=fir.year,
        registered_at=fir.registered_at,
        stage=Case.Stage.NOT_INVESTIGATED
        if paper.action == "refused"
        else Case.Stage.INVESTIGATION,
        sensitivity=casefile.sensitivity_of(found, paper),
        io=io,
        principal=found.principal,
        category=found.principal.category if found.principal else None,
        sections_text="; ".join(
            filter(None, [law.cite(sections, "en"), *paper.other_sections])
        )[:300],
        place=paper.place[:300],
        beat=paper.beat,
        io_order=casefile.io_order(found),
        is_child_case=casefile.has_child(paper),
        origin=fir.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    case.save(force_insert=True)
    CaseSection.everything.bulk_create(
        [
            CaseSection(case=case, section=s, order=i, since=fir.registered_at)
            for i, s in enumerate(sections)
        ]
        + [
            CaseSection(
                case=case, text=text[:80], order=len(sections) + i, since=fir.registered_at
            )
            for i, text in enumerate(paper.other_sections)
        ]
    )
    casefile.write_people(case, paper, found=found, by=by)
    casefile.write_property(case, paper)
    if case.sensitivity == Sensitivity.SEALED:
        sensitivity.put_on_list(case, by=by)
    if io:
        IoChange(
            unit=case.unit,
            case=case,
            posting=io,
            given_by=by.user,
            origin=case.origin,
            entered_by=by.user,
            entered_post=by.post_line,
        ).save(force_insert=True)
    return case
