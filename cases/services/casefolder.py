"""A case file as one reader opens it: the case, how far it may be seen, and what lies in it.

Pages ask ``open_case`` once; what it answers has passed the scope, so that the rows inside the file are
read without another filter.  Every function here costs a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cases.disclosure import Sight, see_person, see_text, sight_of
from cases.models import (
    Case,
    CasePerson,
    CaseShare,
    CopyGiven,
    CourtDispatch,
    PropertyItem,
    SealMember,
    Transfer,
)
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.prints import JUST_NOW
from cctns.core.clocks import runs_of
from cctns.core.jurisdiction import Scope
from cctns.core.models import Attachment, ClockRun, IssuedDocument
from cctns.core.permissions import Refused
from cctns.core.prints import ALL as FORMS
from stations.models import Posting, Unit
from stations.services.heads import on_duty
from stations.services.units import ancestors, in_force

RELATED = ("unit__district", "category", "io__officer__rank", "fir__entry", "transfer__to")


@dataclass
class Folder:
    """One case in the hands of one reader."""

    case: Case
    sight: Sight
    scope: Scope

    @property
    def is_own(self) -> bool:
        """In the reader's area; a file that is only shared is read and nothing else."""
        return self.scope.covers(self.case.unit)

    def may(self, *powers: str) -> bool:
        """True when one of the powers is held over the case's unit."""
        return self.is_own and any(self.scope.has(power) for power in powers)

    def demand(self, *powers: str) -> None:
        """Refuse unless one of the powers is held over the case's unit."""
        if not self.may(*powers):
            raise Refused(powers[0])

    def text(self, text: str) -> str:
        return see_text(text, self.case, self.sight)

    @property
    def hides_text(self) -> bool:
        return self.case.sensitivity != Sensitivity.NORMAL and self.sight.hides

    # --- what lies in the file

    @cached_property
    def people(self) -> list[dict[str, Any]]:
        """Everyone in the case as ``components/person_card.html`` draws them (two queries)."""
        rows = self.case.people.select_related("person").prefetch_related("person__addresses")
        order = [p.value for p in PARTS]
        rows = sorted(rows, key=lambda row: (order.index(row.part), len(row.code), row.code))
        return [self.card(row) for row in rows]

    def card(self, row: CasePerson) -> dict[str, Any]:
        seen = see_person(row, self.sight)
        return {
            "masked": seen.hidden,
            "name": "" if seen.hidden else seen.name,
            "line": seen.line if row.person_id else self.text(row.description),
            "role": f"{seen.part_label} {seen.code}",
            "role_kind": KINDS.get(row.part, ""),
            "why": _("A child is never named (JJ Act s.74).")
            if row.is_child
            else _("The law protects who this is (BNS s.72, POCSO Act s.23)."),
            "ask_url": f"{self.case.get_absolute_url()}ask/" if self.may(Can.UNMASK) else "",
            "part": row.part,
            "code": seen.code,
            "pk": row.pk,
        }

    @cached_property
    def clocks(self) -> list[ClockRun]:
        """Time limits of the case: open ones soonest first, then those that were met, newest first."""
        runs = [run for run in runs_of(self.case) if run.cancelled_at is None]
        running = [run for run in runs if run.met_at is None]
        met = sorted((r for r in runs if r.met_at), key=lambda r: r.met_at, reverse=True)
        return [*running, *met]

    @cached_property
    def attachments(self) -> list[Attachment]:
        found = Attachment.everything.filter(
            subject_type=Case._meta.label, subject_id=str(self.case.pk)
        )
        return list(found.select_related("by__officer__rank").order_by("-at")[:MOST])

    @cached_property
    def goods(self) -> list[PropertyItem]:
        """Item 9 of the FIR."""
        return list(self.case.property.all())

    def hides_file(self, row: Attachment) -> bool:
        """As ``cases.guards.is_hidden``, for this reader now."""
        return self.sight.hides and (
            row.is_protected or self.case.sensitivity != Sensitivity.NORMAL
        )

    @cached_property
    def papers(self) -> list[IssuedDocument]:
        """What was printed of the case, newest first; ``is_open`` says whether this reader may open it."""
        found = list(
            issued(self.case)
            .select_related("superseded_by")
            .order_by("-at", "is_masked")[:MOST]
        )
        logged = self.just_handled() if any(is_full(row, self.case) for row in found) else set()
        for row in found:
            form = FORMS.get(row.form)
            row.title = form.title if form else row.form
            row.is_full = is_full(row, self.case)
            held = form and self.scope.has(form.view_power or form.power)
            row.is_open = bool(held) and (
                not row.is_full
                or (bool(form.full_power) and self.may(form.full_power))
                or row.pk in logged
            )
        return found

    def just_handled(self) -> set[Any]:
        """Papers that this officer has just entered as given or sent (``cases.prints.JUST_NOW``)."""
        since = timezone.now() - JUST_NOW
        found: set[Any] = set()
        for model in (CopyGiven, CourtDispatch):
            rows = model.everything.filter(
                case=self.case, entered_by=self.scope.user, entered_at__gte=since
            )
            found |= set(rows.values_list("document_id", flat=True))
        return found

    def share(self) -> CaseShare | None:
        """The running share by which a reader from elsewhere has the file."""
        if self.is_own:
            return None
        return (
            CaseShare.objects.filter(
                case=self.case,
                user=self.scope.user,
                ended_at=None,
                until__gt=timezone.now(),
            )
            .order_by("-until")
            .first()
        )


MOST = 100  # rows of one kind on a page of the file
PARTS = (
    CasePerson.Part.ACCUSED,
    CasePerson.Part.SUSPECT,
    CasePerson.Part.COMPLAINANT,
    CasePerson.Part.VICTIM,
    CasePerson.Part.WITNESS,
)
KINDS = {CasePerson.Part.ACCUSED: "red", CasePerson.Part.SUSPECT: "amber"}


def open_case(scope: Scope, key: Any, *, content: bool = False) -> Folder:
    """The file of that key, or 404: foreign, missing and sealed look the same.

    ``sight.header_only`` is True for those who see only that a sealed case exists.
    """
    rows = Case.everything.select_related(*RELATED)
    case = scope.get_or_404(Case, rows if content else rows.defer("fir__content"), pk=key)
    return Folder(case, sight_of(case, scope), scope)


def open_whole(scope: Scope, key: Any, *, content: bool = False) -> Folder:
    """As ``open_case``; the header of a sealed case is not enough."""
    folder = open_case(scope, key, content=content)
    if folder.sight.header_only:
        raise Http404(_("There is no such record in your area."))
    return folder


def issued(case: Case, *forms: str) -> QuerySet[IssuedDocument]:
    rows = IssuedDocument.everything.filter(
        subject_type=Case._meta.label, subject_id=str(case.pk)
    )
    return rows.filter(form__in=forms) if forms else rows


def is_full(row: IssuedDocument, case: Case) -> bool:
    """A copy that shows protected identities, by what it was or by what the case is now."""
    form = FORMS.get(row.form)
    return (
        form is not None
        and form.names_people
        and not row.is_masked
        and (row.is_protected or case.sensitivity != Sensitivity.NORMAL)
    )


# --- whom a form offers ----------------------------------------------------------------------


def officers_for(case: Case) -> QuerySet[Posting]:
    """Officers on duty who may investigate: of the station, and heads of the units above it.

    Of the rank that the law asks for, where it asks for one (C11).
    """
    above = [
        unit.pk for unit in ancestors(case.unit) if unit.type in ("subdivision", "district")
    ]
    rows = on_duty().filter(officer__user__isnull=False)
    here = rows.filter(unit__path__startswith=case.unit.path)
    up = rows.filter(unit__in=above, role__in=("sdpo", "sp"))
    found = (here | up).order_by("officer__rank__order", "officer__name")
    if case.io_order is not None:
        return found.filter(officer__rank__order__lte=case.io_order)
    return found.filter(officer__rank__order__lte=LOWEST_IO)


LOWEST_IO = 110  # head constable (stations.models.Rank): a constable does not investigate


def stations_to_send(case: Case) -> QuerySet[Unit]:
    """Stations of the State to which a Zero FIR may go."""
    return (
        Unit.objects.filter(in_force(), type="station", state_id=case.unit.state_id)
        .exclude(pk=case.unit_id)
        .select_related("district")
        .order_by("path")
    )


def seal_list(case: Case) -> list[SealMember]:
    return list(
        SealMember.objects.filter(case=case, until=None)
        .select_related("user__officer__rank")
        .order_by("since")
    )


def shares_of(case: Case) -> list[CaseShare]:
    """Running shares first, then the ended ones, newest first."""
    return list(
        CaseShare.objects.filter(case=case)
        .select_related("user__officer__rank", "by__officer__rank")
        .order_by("ended_at", "-since")[:MOST]
    )


def transfer_of(case: Case) -> Transfer | None:
    return getattr(case, "transfer", None)


def parts_of(case: Case, parts: Iterable[str]) -> QuerySet[CasePerson]:
    return case.people.filter(part__in=list(parts)).select_related("person").order_by("code")
