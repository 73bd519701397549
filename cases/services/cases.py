"""What is done to a case after registration: additions and events, never edits of the FIR."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import (
    Addendum,
    Alteration,
    Case,
    CasePerson,
    CaseSection,
    CopyGiven,
    CourtDispatch,
    IoChange,
    ProgressNotice,
    Publication,
    SealMember,
    Section,
)
from cases.models.sensitivity import Sensitivity, higher
from cases.permissions import Can
from cases.services import casefile, law, sensitivity
from cases.services.ranks import is_dysp
from cctns.core.aadhaar import without_aadhaar
from cctns.core.clocks import cancel_clock, meet_clock, move_clocks, runs_of
from cctns.core.events import note_event
from cctns.core.numbering import lock_series
from criminals.services.people import clean_text
from stations.services import diary
from stations.services.diary import in_diary


def locked(case: Case, by: Any) -> Case:
    """The case's row, locked for a change; a sealed case is changed only by its list."""
    row = (
        Case.everything.select_for_update(of=("self",))
        .select_related("unit", "fir", "io__officer__user")
        .get(pk=case.pk)
    )
    if (
        row.sensitivity == Sensitivity.SEALED
        and by.covers(
            row.unit
        )  # others are refused by their power, without a word about the seal
        and not sensitivity.is_on_list(row, by)
    ):
        raise ValidationError(
            _("This case is sealed. Only the officers on its list may act on it.")
        )
    return row


def check_document(case: Case, document: Any) -> None:
    """A paper that is given or sent is one of this very case: it opens its full copy for a while."""
    if document is not None and (
        document.subject_type != Case._meta.label or document.subject_id != str(case.pk)
    ):
        raise ValidationError({"document": _("Choose a paper that was printed of this case.")})


def signed(model: Any, case: Case, by: Any, **fields: Any) -> Any:
    """A new row of a case file, signed by who makes it."""
    row = model(
        unit=case.unit,
        case=case,
        origin=case.origin,
        batch_id=case.batch_id,
        entered_by=by.user,
        entered_post=by.post_line,
        **fields,
    )
    row.save(force_insert=True)
    return row


@in_diary("addendum")
@transaction.atomic
def add_addendum(case: Case, *, item: str, text: str, reason: str, by: Any) -> Addendum:
    """Add to what the FIR says; the FIR itself never changes (domain 0(4))."""
    case = locked(case, by)
    by.demand(Can.ADD_TO_CASE, over=case.unit)
    if not text.strip():
        raise ValidationError({"text": _("Write what is to be added.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why it is added.")})
    series = lock_series((case.unit, "diary"))
    entry = diary.write_for("addendum", case, series=series, by=by, number=case.cited)
    row = signed(
        Addendum,
        case,
        by,
        item=item,
        text=without_aadhaar(text.replace("\x00", "").strip()),
        reason=clean_text(reason, limit=300),
        entry=entry,
    )
    note_event(case, "addendum", by=by, data={"item": item})
    return row


@in_diary("sections_altered")
@transaction.atomic
def alter_sections(case: Case, *, sections: list[str], reason: str, by: Any) -> Alteration:
    """Change the sections of a case as an event: clocks and sensitivity are worked out again.

    ``sections`` is the whole new list, in order.  The printed FIR keeps the original.
    """
    case = locked(case, by)
    by.demand(Can.ALTER_SECTIONS, over=case.unit)
    rows = Section.objects.select_related("act", "category").in_bulk(sections)
    if not sections or len(rows) != len(set(sections)):
        raise ValidationError({"sections": _("Choose each section from the list.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the sections change.")})
    wanted = [rows[key] for key in dict.fromkeys(sections)]
    occurred = case.fir.occurred_from
    for section in wanted:
        if sentence := law.explain_mismatch(
            section, occurred and timezone.localtime(occurred).date()
        ):
            raise ValidationError({"sections": sentence})
    standing = list(
        CaseSection.everything.filter(case=case, until=None).select_related("section__act")
    )
    kept = {row.section_id for row in standing if row.section_id}
    if kept == {s.pk for s in wanted}:
        raise ValidationError({"sections": _("These are the sections that stand already.")})
    found = consequences_for(case, wanted)
    case.io_order = casefile.io_order(found)
    if case.io and case.io_order is not None and case.io.officer.rank.order > case.io_order:
        raise ValidationError(
            {
                "sections": _(
                    "An offence under the SC/ST Act is investigated by a DySP or above. Change the officer first."
                )
            }
        )
    series = lock_series((case.unit, "diary"))
    case.save(update_fields=["io_order"])
    after = law.cite(wanted, "en")[:300]
    entry = diary.write_for(
        "sections_altered", case, series=series, by=by, number=case.cited, sections=after
    )
    row = signed(
        Alteration,
        case,
        by,
        reason=reason.strip(),
        before=case.sections_text,
        after=after,
        entry=entry,
    )
    for standing_row in standing:
        if standing_row.section_id and standing_row.section_id not in rows:
            standing_row.until, standing_row.removed_by = series.at, row
            standing_row.save()
    CaseSection.everything.bulk_create(
        CaseSection(case=case, section=s, order=n, since=series.at, added_by=row)
        for n, s in enumerate(wanted)
        if s.pk not in kept
    )
    case.sections_text = after
    case.principal, case.category = (
        found.principal,
        found.principal.category if found.principal else None,
    )
    case.save()
    sensitivity.raise_to(
        case, higher(case.sensitivity, found.sensitivity), reason=_("Sections altered"), by=by
    )
    review_clocks(case, found, at=series.at)
    note_event(case, "sections_altered", by=by)
    return row


def consequences_for(case: Case, sections: list[Section]) -> law.Consequences:
    """What follows from these sections in this case, for its youngest victim."""
    occurred = case.fir.occurred_from
    day = timezone.localdate()
    victims = [
        p.person
        for p in CasePerson.everything.filter(
            case=case, part=CasePerson.Part.VICTIM
        ).select_related("person")
    ]
    ages = [age for v in victims if (age := v.age_at(day)) is not None]
    return law.consequences(
        sections,
        occurred_on=occurred and timezone.localtime(occurred).date(),
        victim_sex="F" if any(v.sex == "F" for v in victims) else "",
        victim_age=min(ages, default=None),
        forensic_mandatory_from=casefile.forensic_from(case.unit),
    )


def review_clocks(case: Case, found: law.Consequences, *, at: Any) -> None:
    """Open the clocks the new sections bring; end open ones that only the old sections brought."""
    wanted = casefile.clocks_of(case, found)
    running = set(runs_of(case).filter(cancelled_at=None).values_list("code", flat=True))
    casefile.open_clocks(case, [code for code in wanted if code not in running], at=at)
    for code in running - set(wanted):
        cancel_clock(code, case, at=at, reason="sections altered")


@in_diary("io_given")
@transaction.atomic
def assign_io(case: Case, *, to: Any, reason: str = "", by: Any) -> IoChange:
    """Give the case to an investigating officer of record; C11's rank is kept."""
    case = locked(case, by)
    by.demand(Can.ASSIGN_IO, over=case.unit)
    if case.io_id == to.pk:
        raise ValidationError({"to": _("This officer already has the case.")})
    if case.io_id and not reason.strip():
        raise ValidationError({"reason": _("Write why the officer changes.")})
    if case.io_order is not None and to.officer.rank.order > case.io_order:
        raise ValidationError(
            {
                "to": _(
                    "An offence under the SC/ST Act is investigated by a DySP or above (rule 7)."
                )
            }
        )
    series = lock_series((case.unit, "diary"))
    diary.write_for(
        "io_given", case, series=series, by=by, number=case.cited, officer=str(to.officer)
    )
    row = signed(
        IoChange, case, by, posting=to, given_by=by.user, reason=clean_text(reason, limit=300)
    )
    case.io = to
    case.save()
    move_clocks(case, unit=case.unit, officer=to.officer.user)
    if case.sensitivity == Sensitivity.SEALED and to.officer.user:
        SealMember.objects.get_or_create(
            case=case, user=to.officer.user, until=None, defaults={"by": by.user}
        )
    note_event(case, "io_given", by=by)
    return row


def standing_sections(case: Case):
    """The sections that stand in a case, in order."""
    return Section.objects.filter(
        pk__in=CaseSection.everything.filter(
            case=case, until=None, section__isnull=False
        ).values("section")
    ).select_related("act", "category")


@in_diary("fir_sent_to_court")
@transaction.atomic
def dispatch_to_court(
    case: Case, *, court: str, mode: str, at: Any = None, document: Any = None, by: Any
) -> CourtDispatch:
    """Note when the FIR went to the Magistrate (BNSS s.176(1), C05; item 15 of the form)."""
    case = locked(case, by)
    by.demand(Can.DISPATCH_TO_COURT, over=case.unit)
    if CourtDispatch.everything.filter(case=case).exists():
        raise ValidationError(_("The dispatch to the court is already noted."))
    if not court.strip():
        raise ValidationError({"court": _("Write to which court it went.")})
    check_document(case, document)
    series = lock_series((case.unit, "diary"))
    at = at or series.at
    if at > series.at:
        raise ValidationError({"at": _("This time is later than now. Write when it went.")})
    if at < case.registered_at:
        raise ValidationError({"at": _("It cannot have gone before the FIR was registered.")})
    row = signed(
        CourtDispatch,
        case,
        by,
        court=clean_text(court, limit=120),
        mode=clean_text(mode, limit=40),
        dispatched_at=at,
        document=document,
    )
    diary.write_for(
        "fir_sent_to_court", case, series=series, by=by, number=case.cited, court=row.court
    )
    meet_clock("C05", case, at=at)
    note_event(case, "sent_to_court", by=by)
    return row


@in_diary("copy_given")
@transaction.atomic
def give_copy(
    case: Case,
    *,
    to: str,
    how: str,
    person: CasePerson | None = None,
    document: Any = None,
    by: Any,
) -> CopyGiven:
    """Note that the informant or victim got the free copy and acknowledged it (BNSS s.173(2), C04)."""
    case = locked(case, by)
    by.demand(Can.GIVE_COPY, over=case.unit)
    if to not in ("complainant", "victim"):
        raise ValidationError({"to": _("The free copy goes to the informant or the victim.")})
    if not how:
        raise ValidationError({"how": _("Choose how the copy was acknowledged.")})
    check_document(case, document)
    series = lock_series((case.unit, "diary"))
    diary.write_for("copy_given", case, series=series, by=by, number=case.cited)
    row = signed(
        CopyGiven,
        case,
        by,
        to=to,
        how=how,
        person=person,
        document=document,
        given_at=series.at,
    )
    meet_clock("C04", case, at=row.given_at)
    note_event(case, "copy_given", by=by, data={"to": to})
    return row


@in_diary("fir_published", "fir_withheld")
@transaction.atomic
def decide_publication(case: Case, *, publish: bool, reason: str = "", by: Any) -> Publication:
    """Publish the FIR, or withhold it as DySP or above with a reason (C10)."""
    case = locked(case, by)
    by.demand(Can.PUBLISH_FIR if publish else Can.WITHHOLD_FIR, over=case.unit)
    if publish and (case.sensitivity != Sensitivity.NORMAL or case.is_child_case):
        raise ValidationError(
            _(
                "A restricted or sealed case, or one with a child, is never published. A DySP or above withholds it."
            )
        )
    if not publish and not reason.strip():
        raise ValidationError({"reason": _("Write why the FIR is withheld.")})
    if not publish and (not is_dysp(by)):
        raise ValidationError(_("An FIR is withheld by an officer of DySP rank or above."))
    series = lock_series((case.unit, "diary"))
    if publish:
        diary.write_for("fir_published", case, series=series, by=by, number=case.cited)
    else:
        diary.write_for(
            "fir_withheld", case, series=series, by=by, number=case.cited, officer=by.post_line
        )
    Publication.everything.filter(case=case, stands=True).update(stands=False)
    row = signed(
        Publication,
        case,
        by,
        is_published=publish,
        reason=clean_text(reason, limit=300),
        decided_by=by.posting,
    )
    meet_clock("C10", case, at=series.at)
    note_event(case, "published" if publish else "withheld", by=by)
    return row


@in_diary("progress_told")
@transaction.atomic
def tell_progress(case: Case, *, text: str, channel: str, by: Any) -> ProgressNotice:
    """Tell the informant or victim how the case stands (BNSS s.193(3)(ii), C40), and start the next 90 days."""
    from cases.notices import send_progress

    case = locked(case, by)
    by.demand(Can.TELL_PROGRESS, over=case.unit)
    if not text.strip():
        raise ValidationError({"text": _("Write what the informant is told.")})
    series = lock_series((case.unit, "diary"))
    diary.write_for("progress_told", case, series=series, by=by, number=case.cited)
    delivery = send_progress(case, text=text.strip(), channel=channel, by=by)
    row = signed(
        ProgressNotice, case, by, text=text.strip(), channel=channel, delivery=delivery
    )
    meet_clock("C40", case, at=series.at, again=True)
    note_event(case, "progress_told", by=by, data={"channel": channel})
    return row
