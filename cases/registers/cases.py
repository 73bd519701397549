"""FIRs and cases, the FIR register (R1) and the Zero FIR register (R1c)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CasePerson, CrimeCategory
from cases.models.case import SealedFor
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cctns.core import clocks, dates
from cctns.core.jurisdiction import Scope
from cctns.core.models import ClockRun
from cctns.core.registers import (
    Below,
    Between,
    Choice,
    Chosen,
    Column,
    OneOf,
    Option,
    Protected,
    Register,
    View,
    Whole,
)
from stations.models import Posting

from .common import CRIME, entry_no, withheld

CLOCK_TONES = {"late": "t-red strong nowrap", "soon": "t-amber strong nowrap"}
STAGE_TINTS = {
    "investigation": "blue",
    "transferred": "plum",
    "final_report": "green",
    "charge_sheeted": "green",
    "trial": "blue",
}
HEAD_FILTERS = frozenset(
    {"unit", "registered", "year", "number"}
)  # may find a sealed case's head


def mine(scope: Scope) -> Q:
    """The cases of the reader as investigating officer, in any of his or her posts.

    The posts are read first, so that the list is a range of the index (io, registered_at).
    """
    posts = Posting.everything.filter(officer__user_id=getattr(scope.user, "pk", None))
    return Q(io__in=list(posts.values_list("pk", flat=True)))


def without_officer(scope: Scope) -> Q:
    """Cases given to nobody, or to an officer whose posting has ended since."""
    return Q(io=None) | Q(io__until__lte=timezone.now())


# Offences against women and children that the statistics count under special laws or others.
ALSO_WOMEN = ("indecent_representation", "sexual_intercourse_deceit_authority")
ALSO_CHILDREN = ("pocso",)


def kinds_in(group: str, also: tuple[str, ...]) -> Q:
    kinds = CrimeCategory.objects.filter(Q(head_groups__contains=[group]) | Q(code__in=also))
    return Q(category__in=kinds)


def against_women() -> Q:
    return kinds_in("women", ALSO_WOMEN)


def with_a_child() -> Q:
    """An offence against children, or a victim or accused under eighteen."""
    return kinds_in("children", ALSO_CHILDREN) | Q(is_child_case=True)


def women_or_children() -> Q:
    return against_women() | with_a_child()


def kinds_of_crime() -> list[tuple[str, str]]:
    return [
        (each.code, each.label()) for each in CrimeCategory.objects.order_by("order", "code")
    ]


def state_of_run(run: ClockRun | None) -> str:
    return clocks.state_of(run) if run else ""


class CaseBook(Register):
    """What the registers over ``Case`` have in common: the mask, the informant, the nearest clock."""

    power = Can.VIEW_CASE
    model = Case
    group = CRIME
    related = ("unit", "category", "io__officer__rank", "fir__entry")
    defer = ("fir__content",)
    order = "-registered"
    kind = ""  # of the FIR; "" for all
    filters: ClassVar = [
        Choice("stage", _("Stage"), "stage", options=Case.Stage),
        Choice("category", _("Kind of crime"), "category", options=kinds_of_crime),
        Between("registered", _("Registered"), "registered_at"),
        OneOf(
            "closed",
            _("Closed"),
            options={
                "no": Option(_("Not closed"), lambda scope: ~Q(stage="disposed")),
                "yes": Option(_("Closed"), lambda scope: Q(stage="disposed")),
            },
        ),
        OneOf(
            "io",
            _("Investigating officer"),
            options={
                "me": Option(_("My cases"), mine),
                "none": Option(_("Without an investigating officer"), without_officer),
            },
        ),
        OneOf(
            "victims",
            _("Women and children"),
            options={
                "women": Option(_("Against women"), lambda scope: against_women()),
                "children": Option(_("A child is in the case"), lambda scope: with_a_child()),
                "either": Option(
                    _("Against women, or with a child in the case"),
                    lambda scope: women_or_children(),
                ),
            },
        ),
        Whole("year", _("Year"), "year"),
        Whole("number", _("FIR no."), "number"),
        Below("unit", _("Station")),
    ]

    @classmethod
    def base(cls, scope: Scope) -> QuerySet:
        rows = super().base(scope)
        return rows.filter(kind=cls.kind) if cls.kind else rows

    @classmethod
    def narrow(cls, rows: QuerySet, chosen: Sequence[Chosen], scope: Scope) -> QuerySet:
        """A sealed case shows only its head, so only filters on the head find it."""
        rows = super().narrow(rows, chosen, scope)
        if any(each.filter.key not in HEAD_FILTERS for each in chosen):
            rows = rows.filter(~Q(sensitivity=Sensitivity.SEALED) | Q(pk__in=SealedFor(scope)))
        return rows

    @classmethod
    def see_all(cls, rows: list[Case], scope: Scope) -> list[Case]:
        """Three queries for any number of rows: seal lists, informants, nearest clocks."""
        keys = [row.pk for row in rows]
        sealed = {row.pk for row in rows if row.sensitivity == Sensitivity.SEALED}
        if sealed:
            sealed -= set(
                SealedFor(scope).filter(case__in=sealed).values_list("case_id", flat=True)
            )
        informants, nearest = informants_of(keys), nearest_clocks(keys)
        for row in rows:
            is_head = row.pk in sealed
            row.is_head = is_head
            is_open = row.sensitivity == Sensitivity.NORMAL
            row.seen_sections = row.sections_text if is_open else hidden_sections(row)
            row.seen_category = (
                row.category.label() if row.category and is_open else withheld(row.category)
            )
            row.seen_place = row.place if is_open else withheld(row.place)
            row.seen_stage = None if is_head else row.stage
            row.seen_io = None if is_head else row.io and str(row.io.officer)
            row.seen_entry = None if is_head else entry_no(row.fir.entry)
            row.clock = None if is_head else nearest.get(str(row.pk))
            informant = informants.get(row.pk)
            row.informant = None if informant is None else seen_name(informant, is_open)
        return rows


def hidden_sections(case: Case) -> Protected:
    """In words of ``cases.disclosure.sections_line``."""
    if case.sensitivity == Sensitivity.SEALED:
        return Protected(_("Sealed by order"))
    return Protected(_("Sections withheld"))


def informants_of(cases: Sequence[Any]) -> dict[Any, CasePerson]:
    rows = CasePerson.everything.filter(case__in=cases, part=CasePerson.Part.COMPLAINANT)
    found: dict[Any, CasePerson] = {}
    for row in rows.select_related("person").order_by("case", "code"):
        found.setdefault(row.case_id, row)
    return found


def seen_name(row: CasePerson, is_open: bool) -> Any:
    """A complainant's name; hidden with the case, because a relative's name tells who the victim is."""
    return row.person.name if is_open and not row.is_protected and row.person else Protected()


def nearest_clocks(cases: Sequence[Any]) -> dict[str, ClockRun]:
    """The next time limit of each case that is running."""
    rows = ClockRun.everything.filter(
        subject_type=Case._meta.label,
        subject_id__in=[str(key) for key in cases],
        met_at=None,
        cancelled_at=None,
    )
    found: dict[str, ClockRun] = {}
    for run in rows.select_related("definition").order_by("due_at", "id"):
        found.setdefault(run.subject_id, run)
    return found


def clock_left(row: Case) -> str | None:
    return dates.left(row.clock.due_at).text if row.clock else None


CASE_COLUMNS = {
    "number": Column("number", _("FIR no."), "cited", link=True, css="nowrap"),
    "registered": Column("registered", _("Registered"), "registered_at", "moment", sort="registered_at"),
    "entry": Column("entry", _("GD no., date"), "seen_entry", css="nowrap"),
    "sections": Column("sections", _("Sections"), "seen_sections"),
    "category": Column("category", _("Kind of crime"), "seen_category", wide=True),
    "informant": Column("informant", _("Informant"), under="category"),
    "place": Column("place", _("Place"), "seen_place", wide=True),
    "io": Column("io", _("IO"), "seen_io", sort="io__officer__name", sort_wide=False),
    "stage": Column(
        "stage", _("Stage"), "seen_stage", labels=lambda: dict(Case.Stage.choices),
        tint=STAGE_TINTS, sort="stage", sort_wide=False,
    ),
    "clock": Column(
        "clock", _("Nearest clock"), clock_left,
        tone=lambda row: CLOCK_TONES.get(state_of_run(row.clock), ""),
    ),
    "clock_due": Column("clock_due", _("Due"), "clock__due_at", "moment", default=False),
    "clock_what": Column(
        "clock_what", _("What is due"), lambda row: row.clock and _now(row.clock.definition.title), under="clock",
    ),
    "station": Column(
        "station", _("Station"), "unit__label", default=False, across=True, under="number"
    ),
}  # fmt: skip


def case_columns(*keys: str, **changes: dict[str, Any]) -> list[Column]:
    """Columns of ``CASE_COLUMNS`` in this order, some of them changed."""
    return [replace(CASE_COLUMNS[key], **changes.get(key, {})) for key in keys]


class CaseRegister(CaseBook):
    """Every case of the area, as officers work with it."""

    name = "cases"
    title = _("FIRs and cases")
    book = _("Register of first information reports")
    help = _(
        "Every case registered, with the stage it has reached and the time limit that ends next. "
        "What the law hides is hidden here and in every export."
    )
    empty = _("Cases appear here when an FIR is registered.")
    new = ("/cases/fir/drafts/new/", _("Draft an FIR"), Can.DRAFT_FIR)
    address = "cases:cases"
    columns: ClassVar = case_columns(
        "number", "registered", "sections", "category", "informant", "io", "stage", "clock",
        "clock_what", "clock_due", "entry", "place", "station",
        registered={"in_card": False, "kind": "date"},
        sections={"in_card": False},
        io={"in_card": False},
        entry={"default": False},
        place={"default": False, "wide": False},
    )  # fmt: skip
    views: ClassVar = [
        View("open", _("Open"), "closed=no"),
        View("mine", _("Mine"), "io=me"),
        View("trial", _("In court"), "stage=trial"),
        View("closed", _("Closed"), "closed=yes"),
    ]


class FirRegister(CaseBook):
    """Register I: first information reports, in the order of their numbers."""

    name = "fir"
    title = _("FIR register")
    book = _("Register of first information reports")
    paper = "R1"
    kind = "regular"
    help = _(
        "Every FIR with its diary reference, sections and officer (BNSS s.173). Numbers begin anew on "
        "1 January and have no gaps. An FIR never changes: additions and altered sections stand in the case."
    )
    empty = CaseRegister.empty
    columns: ClassVar = case_columns(
        "number", "registered", "entry", "sections", "category", "place", "io", "stage", "station",
        "informant",
        category={"wide": False},
        informant={"under": "", "default": False},
    )  # fmt: skip


class ZeroFirRegister(CaseBook):
    """Zero FIRs: offences of another station's area, and where they went."""

    name = "zero-fir"
    title = _("Zero FIR register")
    book = _("Register of Zero FIRs")
    paper = "R1c"
    kind = "zero"
    related = (*CaseBook.related, "transfer__to", "fir__registered_as")
    defer = ("fir__content", "fir__registered_as__content")
    help = _(
        "Cognizable offences that happened elsewhere, taken down here under a number of their own and sent "
        "to the station with jurisdiction (BNSS s.173(1))."
    )
    empty = _("Zero FIRs appear here when one is registered.")
    columns: ClassVar = [
        *case_columns("number", "registered", "sections", "category", category={"wide": False}),
        Column("receiver", _("Sent to"), lambda row: hide_head(row, "transfer__to__label")),
        Column("sent", _("Sent"), lambda row: hide_head(row, "transfer__sent_at"), "moment"),
        Column("mode", _("Sent by"), lambda row: hide_head(row, "transfer__mode"), default=False),
        Column("received", _("Received there"), lambda row: hide_head(row, "transfer__received_at"), "moment"),
        Column("became", _("FIR there"), lambda row: hide_head(row, "fir__registered_as__cited"), css="nowrap"),
        *case_columns("station"),
    ]  # fmt: skip
    filters: ClassVar = [
        OneOf(
            "sent",
            _("Sent"),
            options={
                "waiting": Option(_("Not sent yet"), lambda scope: Q(transfer=None)),
                "way": Option(
                    _("Sent, not yet received"),
                    lambda scope: Q(transfer__isnull=False, transfer__received_at=None),
                ),
                "done": Option(
                    _("Registered there"),
                    lambda scope: Q(transfer__registered_at__isnull=False),
                ),
            },
        ),
        *(each for each in CaseBook.filters if each.key in ("registered", "category", "unit")),
    ]
    views: ClassVar = [
        View("waiting", _("Not sent yet"), "sent=waiting"),
        View("way", _("Not yet received"), "sent=way"),
    ]


def hide_head(row: Case, path: str) -> Any:
    """A value along a path, unless only the case's head may be seen."""
    if row.is_head:
        return None
    value: Any = row
    for name in path.split("__"):
        value = getattr(value, name, None)
    return value
