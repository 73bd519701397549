"""The books that the station keeps for itself: General Diary, who looked at what, messages sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cctns.core import codes
from cctns.core.access_words import words_of
from cctns.core.jurisdiction import Scope
from cctns.core.masking import phone_tail
from cctns.core.models import AccessLog, Delivery
from cctns.core.registers import (
    Below,
    Between,
    Choice,
    Column,
    Protected,
    Register,
    View,
    Whole,
)
from stations.models import DiaryEntry, Unit
from stations.permissions import Can
from stations.services.diary import may_read_text

STATION_BOOKS = _("Station")
ADMINISTRATION = _("Administration")


def diary_kinds() -> Mapping[str, Any]:
    return dict(codes.choices("diary_kind"))


class DiaryRegister(Register):
    """The General Diary as a list; its day pages are ``stations.views.diary``."""

    name = "diary"
    title = _("General Diary")
    book = _("General Diary, Police Act 1861 s.44")
    paper = "R2"
    group = STATION_BOOKS
    power = Can.VIEW_DIARY
    model = DiaryEntry
    related = ("unit", "posting__officer__rank")
    order = "-entered"
    help = _(
        "Everything that happens at the station, in the order in which it was written. "
        "An entry never changes: a mistake is put right by a later entry."
    )
    empty = _("Entries appear here as they are written in the diary.")
    columns: ClassVar = [
        Column("number", _("No."), lambda row: f"{row.number:03d}", link=True, css="nowrap"),
        Column("entered", _("Written"), "entered_at", "moment", sort="entered_at"),
        Column(
            "happened",
            _("Happened"),
            "happened_at",
            "moment",
            sort="happened_at",
            sort_wide=False,
        ),
        Column("kind", _("Kind"), "kind", labels=diary_kinds),
        Column("text", _("Entry"), "seen_text", wide=True),
        Column("officer", _("Officer"), "entered_post"),
        Column("late_reason", _("Reason for writing late"), default=False),
        Column("period", _("Series"), default=False, css="nowrap"),
        Column("by_system", _("Written by the system"), "is_system", "flag", default=False),
        Column(
            "station", _("Station"), "unit__label", default=False, across=True, under="number"
        ),
    ]
    filters: ClassVar = [
        Choice("kind", _("Kind"), "kind", options=lambda: codes.choices("diary_kind")),
        Between("entered", _("Written"), "entered_at"),
        Whole("number", _("No."), "number"),
        Below("unit", _("Station")),
    ]

    @classmethod
    def see(cls, row: DiaryEntry, scope: Scope) -> DiaryEntry:
        """An entry that names a protected person is read only by who wrote it and who may unmask."""
        row.seen_text = row.text if may_read_text(row, scope) else Protected()
        return row

    @classmethod
    def url_of(cls, row: DiaryEntry) -> str:
        return reverse("stations:diary_entry", args=[row.pk])


class AccessRegister(Register):
    """Who opened, searched, printed, exported or was refused what."""

    name = "access-log"
    title = _("Access log")
    book = _("Access log")
    group = ADMINISTRATION
    power = Can.VIEW_ACCESS_LOG
    model = AccessLog
    related = ("user", "unit")
    order = "-at"
    help = _(
        "Who opened, searched, printed, exported or was refused what, and why. Nothing in it can be changed."
    )
    columns: ClassVar = [
        Column("at", _("When"), kind="moment", sort="id"),
        Column("officer", _("Officer"), lambda row: row.post or str(row.user or "")),
        Column(
            "action", _("What was done"), labels=lambda: dict(AccessLog.Action.choices),
            tint={"refused": "red", "unmask": "amber", "export": "blue"},
        ),
        Column("what", _("Page or power"), lambda row: words_of(row.what), wide=True),
        Column("record", _("Record"), lambda row: f"{row.subject_type} {row.subject_id}".strip(), default=False),
        Column("reason", _("Reason")),
        Column("unit", _("Unit"), "unit__label", default=False),
        Column("address", _("Address"), default=False),
    ]  # fmt: skip
    filters: ClassVar = [
        Choice("action", _("What was done"), "action", options=AccessLog.Action),
        Between("at", _("When"), "at"),
        Below("unit", _("Unit")),
    ]
    views: ClassVar = [
        View("refused", _("Refused"), "action=refused"),
        View("exports", _("Exports and prints"), "action=export&action=print"),
        View("unmasked", _("Protected identities"), "action=unmask"),
    ]

    @classmethod
    def base(cls, scope: Scope) -> QuerySet:
        return of_area(AccessLog.objects.all(), scope)

    @classmethod
    def url_of(cls, row: AccessLog) -> str:
        return ""


class MessageRegister(Register):
    """SMS, e-mail and letters that were sent, or wait, or failed.  Never their text."""

    name = "messages"
    title = _("Messages sent")
    book = _("Messages sent")
    group = ADMINISTRATION
    power = Can.VIEW_OUTBOX
    model = Delivery
    related = ("unit",)
    defer = ("body",)
    order = "-created"
    help = _(
        "What was sent to informants, officers and courts. A message that failed is tried again by itself."
    )
    columns: ClassVar = [
        Column("created", _("Ordered"), "created_at", "moment", sort="id"),
        Column("kind", _("About")),
        Column("channel", _("Way"), labels=lambda: dict(Delivery.Channel.choices)),
        Column("to", _("To"), lambda row: mail_tail(row.to) if "@" in row.to else phone_tail(row.to)),
        Column(
            "status", _("Status"), labels=lambda: dict(Delivery.State.choices),
            tint={"sent": "green", "failed": "red", "unsure": "amber", "waiting": "blue", "sending": "blue"},
        ),
        Column("sent", _("Sent"), "sent_at", "moment"),
        Column("attempt", _("Attempts"), kind="number", default=False),
        Column("unit", _("Unit"), "unit__label", default=False),
    ]  # fmt: skip
    filters: ClassVar = [
        Choice("status", _("Status"), "status", options=Delivery.State),
        Choice("channel", _("Way"), "channel", options=Delivery.Channel),
        Between("created", _("Ordered"), "created_at"),
        Below("unit", _("Unit")),
    ]
    views: ClassVar = [View("failed", _("Not delivered"), "status=failed&status=unsure")]

    @classmethod
    def url_of(cls, row: Delivery) -> str:
        return ""


def of_area(rows: QuerySet, scope: Scope) -> QuerySet:
    """Rows that only name a unit, kept to the scope's area."""
    if scope.area is None:
        return rows.none()
    if not scope.area:
        return rows
    return rows.filter(unit__in=Unit.objects.filter(path__startswith=scope.area).values("pk"))


def mail_tail(address: str) -> str:
    """Enough of an e-mail address to recognise one's own: "pe…@example.in"."""
    name, _at, host = address.partition("@")
    return f"{name[:2]}…@{host}"
