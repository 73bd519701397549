"""The list of time limits that are running."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

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
)

from .cases import CLOCK_TONES, SealedFor
from .common import CRIME

HEAD_FILTERS = frozenset({"state", "due", "unit"})  # may find a sealed case's time limits


def due_before(days: int) -> Any:
    """Due within so many days and not late yet."""

    def condition(scope: Scope) -> Q:
        now = timezone.now()
        return Q(due_at__gte=now, due_at__lt=now + dates.DAY * days)

    return condition


def officer_name(user: Any) -> str:
    """Rank and name of an officer; the sign-in of a user who is none."""
    return str(getattr(user, "officer", user))


def clock_codes() -> list[tuple[str, str]]:
    """Declared clocks with a time limit, in the reader's language."""
    return [
        (each.code, f"{each.code} {_now(each.title)}")
        for each in clocks.ALL.values()
        if each.amount
    ]


class ClockRegister(Register):
    """What is running out, soonest first."""

    name = "clocks"
    address = "cases:clocks"
    title = _("Clocks")
    book = _("Time limits that are running")
    group = CRIME
    power = Can.VIEW_CASE
    model = ClockRun
    related = ("definition", "officer__officer__rank", "unit")
    order = "due"
    help = _(
        "Every time limit of the law that is running, soonest first. It closes when the act is done."
    )
    empty = _("No time limit is running.")
    columns: ClassVar = [
        Column(
            "left", _("Time left"), lambda row: dates.left(row.due_at).text, css="nowrap",
            tone=lambda row: CLOCK_TONES.get(clocks.state_of(row), ""),
        ),
        Column("due", _("Due"), "due_at", "moment", sort="due_at"),
        Column("reference", _("Record"), "cited", link=True, css="nowrap"),
        Column("what", _("What is to be done"), "seen_what", wide=True),
        Column("law", _("Law"), "seen_law", under="what"),
        Column("officer", _("Officer"), "seen_officer"),
        Column(
            "state", _("Status"), clocks.state_of, labels=lambda: dict(ClockRun.State.choices),
            tint={"late": "red", "soon": "amber", "ok": "blue"},
        ),
        Column("code", _("Clock"), "seen_code", default=False),
        Column("started", _("Began"), "started_at", "moment", default=False),
        Column("excuse", _("Reason for delay"), "seen_excuse", default=False),
        Column("station", _("Station"), "unit__label", default=False, across=True, under="reference"),
    ]  # fmt: skip
    filters: ClassVar = [
        OneOf(
            "state",
            _("Status"),
            options={
                "late": Option(_("Late"), lambda scope: Q(due_at__lt=timezone.now())),
                "soon": Option(_("Due within 7 days"), due_before(7)),
                "ok": Option(
                    _("More than 7 days left"),
                    lambda scope: Q(due_at__gte=timezone.now() + dates.SOON),
                ),
            },
        ),
        Choice("code", _("Clock"), "code", options=clock_codes),
        OneOf(
            "officer",
            _("Officer"),
            options={
                "me": Option(
                    _("Mine"), lambda scope: Q(officer_id=getattr(scope.user, "pk", None))
                )
            },
        ),
        Between("due", _("Due"), "due_at"),
        Below("unit", _("Station")),
    ]
    views: ClassVar = [
        View("late", _("Late"), "state=late"),
        View("soon", _("Due within 7 days"), "state=soon"),
        View("mine", _("Mine"), "officer=me"),
    ]

    @classmethod
    def base(cls, scope: Scope) -> QuerySet:
        return clocks.open_runs(scope).order_by()

    @classmethod
    def narrow(cls, rows: QuerySet, chosen: Sequence[Chosen], scope: Scope) -> QuerySet:
        """Of a sealed case only the head is shown, so only filters on the head find its time limits."""
        rows = super().narrow(rows, chosen, scope)
        if any(each.filter.key not in HEAD_FILTERS for each in chosen):
            rows = rows.filter(
                Q(is_sealed=False) | Q(officer_id=getattr(scope.user, "pk", None))
            )
        return rows

    @classmethod
    def see_all(cls, rows: list[ClockRun], scope: Scope) -> list[ClockRun]:
        """What a time limit is about tells the section: of a sealed case only its list reads it."""
        user_id = getattr(scope.user, "pk", None)
        sealed = {row.subject_id for row in rows if row.is_sealed and row.officer_id != user_id}
        if sealed:
            listed = SealedFor(scope).filter(case__in=sealed).values_list("case_id", flat=True)
            sealed -= {str(key) for key in listed}
        for row in rows:
            is_head = row.is_sealed and row.subject_id in sealed
            row.seen_what = (
                Protected(_("Sealed by order")) if is_head else _now(row.definition.title)
            )
            row.seen_law = None if is_head else row.definition.law
            row.seen_code = None if is_head else row.code
            row.seen_officer = None if is_head or not row.officer else officer_name(row.officer)
            row.seen_excuse = None if is_head else row.excuse
        return rows

    @classmethod
    def url_of(cls, row: ClockRun) -> str:
        return row.url
