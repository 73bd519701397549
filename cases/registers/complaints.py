"""Complaints (R36), non-cognizable reports (R1b), e-FIRs (R1d) and preliminary enquiries."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Complaint, ElectronicInformation, NcReport, PreliminaryEnquiry
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services.complaint_sight import level_of
from cases.services.complaints import incoming_to
from cctns.core import dates
from cctns.core.jurisdiction import Scope
from cctns.core.models import ClockRun
from cctns.core.registers import (
    Below,
    Between,
    Choice,
    Column,
    OneOf,
    Option,
    Register,
    Starts,
    View,
    Whole,
)

from .common import CRIME, entry_no, withheld


class OfComplaint(Register):
    """What the registers over complaints have in common: the mask by the stricter sensitivity."""

    power = Can.VIEW_COMPLAINT
    group = CRIME

    @classmethod
    def complaint_of(cls, row: Any) -> Complaint:
        return row.complaint

    @classmethod
    def see(cls, row: Any, scope: Scope) -> Any:
        complaint = cls.complaint_of(row)
        case = complaint.case
        is_open = level_of(complaint) == Sensitivity.NORMAL

        def seen(value: Any) -> Any:
            return value if is_open else withheld(value)

        row.seen_informant = seen(complaint.informant_name)
        row.seen_against = seen(complaint.against)
        row.seen_gist = seen(complaint.gist)
        row.seen_place = seen(complaint.place)
        row.seen_fir = case and (
            withheld(1) if case.sensitivity == Sensitivity.SEALED else case.cited
        )
        row.is_open = is_open
        return row


COMPLAINT_TINTS = {
    "received": "amber",
    "signing": "amber",
    "enquiry": "plum",
    "fir": "blue",
    "refused": "red",
    "lapsed": "red",
}


DECIDING = ("C01", "C02", "C12")  # what is to be done before a complaint is decided


def limits_of(rows: list[Complaint]) -> dict[str, Any]:
    """When each complaint is to be decided or signed, by its key: one query for a page of rows."""
    keys = [str(row.pk) for row in rows if row.status in ("received", "signing")]
    if not keys:
        return {}
    runs = ClockRun.everything.filter(
        subject_type=Complaint._meta.label,
        subject_id__in=keys,
        code__in=DECIDING,
        met_at=None,
        cancelled_at=None,
    )
    return dict(runs.order_by("-due_at").values_list("subject_id", "due_at"))


def tone_of_limit(row: Complaint) -> str:
    """Amber when the time is over."""
    late = row.decide_by is not None and row.decide_by < timezone.now()
    return "t-amber strong" if late else ""


def count_incoming(scope: Scope) -> int:
    return incoming_to(scope).count()


class ComplaintRegister(OfComplaint):
    """R36: every complaint, whatever door it came through, and what became of it.

    On its own page the ones that wait for a decision come first, the longest waiting on top.
    """

    name = "complaints"
    address = "cases:complaints"
    opens_with = "status=received&sort=received"
    title = _("Complaints")
    book = _("Complaint register")
    paper = "R36"
    model = Complaint
    related = ("unit", "case", "entry")
    defer = ("narrative", "decision_reason")
    order = "-entered"
    help = _(
        "Every complaint gets a number the minute it comes, and is then decided: FIR, enquiry, "
        "non-cognizable, another station, another department, or refused with reasons."
    )
    empty = _("Complaints appear here when one is taken down.")
    new = ("/complaints/new/", _("Take down a complaint"), Can.RECEIVE_COMPLAINT)
    columns: ClassVar = [
        Column("number", _("No."), str, link=True, css="nowrap"),
        Column("reference", _("Reference"), css="nowrap", default=False),
        Column("entered", _("Taken down"), "entered_at", "moment", sort="entered_at"),
        Column(
            "received", _("Received"), "received_at", "moment", default=False, in_card=False,
            sort="received_at", sort_wide=False, sort_with="status=received",
        ),
        Column("gist", _("Matter"), "seen_gist", wide=True),
        Column("informant", _("From"), "seen_informant", under="gist"),
        Column(
            "alert", _("Alert"), lambda row: _("A child is missing: register the FIR")
            if row.missing_child and not row.case_id else None,
            under="gist", tone=lambda row: "t-red strong",
        ),
        Column("against", _("Against"), "seen_against", in_card=False),
        Column("place", _("Place"), "seen_place", default=False),
        Column("channel", _("Came by"), labels=lambda: dict(Complaint.Channel.choices), in_card=False),
        Column(
            "status", _("Status"), labels=lambda: dict(Complaint.Status.choices), tint=COMPLAINT_TINTS,
            sort="status", sort_wide=False,
        ),
        Column(
            "left", _("Time left"), lambda row: row.decide_by and dates.left(row.decide_by).text,
            under="status", tone=tone_of_limit,
        ),
        Column("decide_by", _("Decide by"), kind="moment", default=False, tone=tone_of_limit),
        Column("missing_child", _("A child is missing"), kind="flag", default=False),
        Column("fir", _("FIR no."), "seen_fir", css="nowrap", in_card=False),
        Column("decided", _("Decided"), "decided_at", "moment", default=False),
        Column("station", _("Station"), "unit__label", default=False, across=True, under="number"),
    ]  # fmt: skip
    filters: ClassVar = [
        Choice("status", _("Status"), "status", options=Complaint.Status),
        Choice("channel", _("Came by"), "channel", options=Complaint.Channel),
        Between("entered", _("Taken down"), "entered_at"),
        Starts("reference", _("Reference"), "reference", least=3, change=str.upper),
        Whole("number", _("No."), "number"),
        Whole("year", _("Year"), "year"),
        OneOf(
            "child",
            _("Missing child"),
            options={
                "yes": Option(_("A child is missing"), lambda scope: Q(missing_child=True))
            },
        ),
        OneOf(
            "refusal",
            _("Refusal"),
            options={
                "appealed": Option(
                    _("The informant went to the SP"),
                    lambda scope: Q(
                        refusal__appealed_at__isnull=False, refusal__reviewed_at=None
                    ),
                ),
                "ordered": Option(
                    _("The SP ordered registration"),
                    lambda scope: Q(refusal__register_ordered=True),
                ),
            },
        ),
        Below("unit", _("Station")),
    ]
    views: ClassVar = [
        View("waiting", _("Waiting for a decision"), "status=received&sort=received"),
        View("enquiry", _("Under enquiry"), "status=enquiry"),
        View(
            "incoming",
            _("From other stations"),
            page="cases:complaints_incoming",
            count=count_incoming,
        ),
        View("signing", _("e-FIR to sign"), "status=signing"),
        View("refused", _("Refused"), "status=refused"),
        View("appealed", _("Before the SP"), "refusal=appealed"),
    ]

    @classmethod
    def complaint_of(cls, row: Complaint) -> Complaint:
        return row

    @classmethod
    def see_all(cls, rows: list[Complaint], scope: Scope) -> list[Complaint]:
        limits = limits_of(rows)
        for row in rows:
            row.decide_by = limits.get(str(row.pk))
        return super().see_all(rows, scope)


class NcRegister(OfComplaint):
    """R1b: non-cognizable information (BNSS s.174)."""

    name = "nc"
    title = _("NC register")
    book = _("Register of non-cognizable reports")
    paper = "R1b"
    model = NcReport
    related = ("unit", "complaint__case", "entry", "fortnight")
    defer = ("complaint__narrative",)
    order = "-entered"
    help = _(
        "Information of an offence that the police may not investigate without a Magistrate's order: its "
        "substance is entered and the informant is referred to the Magistrate (BNSS s.174)."
    )
    empty = _("Reports appear here when a complaint is decided as non-cognizable.")
    columns: ClassVar = [
        Column("number", _("NC no."), str, link=True, css="nowrap"),
        Column("entered", _("Entered"), "entered_at", "moment", sort="entered_at"),
        Column("entry", _("GD no., date"), lambda row: entry_no(row.entry), css="nowrap", in_card=False),
        Column("informant", _("Informant"), "seen_informant"),
        Column("against", _("Against"), "seen_against", in_card=False),
        Column(
            "sections",
            _("Sections"),
            lambda row: row.sections_text if row.is_open else withheld(row.sections_text),
        ),
        Column("gist", _("Substance"), lambda row: row.gist if row.is_open else withheld(row.gist), wide=True),
        Column("referred_to", _("Referred to"), in_card=False),
        Column("order_no", _("Magistrate's order"), default=False),
        Column("order_on", _("Date of the order"), kind="date", default=False),
        Column("fortnight", _("Fortnightly report"), lambda row: row.fortnight and str(row.fortnight), in_card=False),
        Column("station", _("Station"), "unit__label", default=False, across=True, under="number"),
    ]  # fmt: skip
    filters: ClassVar = [
        Between("entered", _("Entered"), "entered_at"),
        Whole("number", _("NC no."), "number"),
        OneOf(
            "order",
            _("Magistrate's order"),
            options={
                "yes": Option(_("With a Magistrate's order"), lambda scope: ~Q(order_no="")),
                "no": Option(_("Without an order"), lambda scope: Q(order_no="")),
            },
        ),
        OneOf(
            "reported",
            _("Fortnightly report"),
            options={"no": Option(_("Not yet reported"), lambda scope: Q(fortnight=None))},
        ),
        Below("unit", _("Station")),
    ]
    views: ClassVar = [View("unreported", _("Not yet reported"), "reported=no")]

    @classmethod
    def url_of(cls, row: NcReport) -> str:
        return reverse("cases:complaint_nc", args=[row.complaint_id])


class EfirRegister(OfComplaint):
    """R1d: information by electronic communication, awaiting signature (BNSS s.173(1)(ii))."""

    name = "e-fir"
    title = _("e-FIR register")
    book = _("Register of electronic information")
    paper = "R1d"
    model = ElectronicInformation
    related = ("unit", "complaint__case")
    defer = ("complaint__narrative",)
    order = "-entered"
    help = _(
        "Information sent electronically is taken on record when the sender signs it within three days "
        "(BNSS s.173(1)(ii))."
    )
    empty = _("Electronic information appears here as it comes in.")
    columns: ClassVar = [
        Column("reference", _("Reference"), "complaint__reference", link=True, css="nowrap"),
        Column("entered", _("Entered"), "entered_at", "moment", sort="entered_at", default=False),
        Column("received", _("Received"), "received_at", "moment"),
        Column("sign_by", _("To be signed by"), kind="moment"),
        Column("signed", _("Signed"), "signed_at", "moment"),
        Column("how", _("Signed how"), "signed_how", default=False),
        Column("gist", _("Matter"), "seen_gist", wide=True),
        Column("informant", _("From"), "seen_informant", under="gist"),
        Column(
            "outcome", _("What became of it"), "complaint__status",
            labels=lambda: dict(Complaint.Status.choices), tint=COMPLAINT_TINTS,
        ),
        Column("station", _("Station"), "unit__label", default=False, across=True, under="number"),
    ]  # fmt: skip
    filters: ClassVar = [
        OneOf(
            "signed",
            _("Signature"),
            options={
                "no": Option(
                    _("Not signed yet"), lambda scope: Q(signed_at=None, lapsed_at=None)
                ),
                "yes": Option(_("Signed"), lambda scope: Q(signed_at__isnull=False)),
                "lapsed": Option(
                    _("Not signed in time"), lambda scope: Q(lapsed_at__isnull=False)
                ),
            },
        ),
        Between("entered", _("Entered"), "entered_at"),
        Below("unit", _("Station")),
    ]
    views: ClassVar = [View("waiting", _("Not signed yet"), "signed=no")]

    @classmethod
    def url_of(cls, row: ElectronicInformation) -> str:
        return row.complaint.get_absolute_url()


class EnquiryRegister(OfComplaint):
    """Preliminary enquiries before registration (BNSS s.173(3))."""

    name = "enquiries"
    title = _("Preliminary enquiries")
    book = _("Register of preliminary enquiries")
    model = PreliminaryEnquiry
    related = (
        "unit",
        "complaint__case",
        "permitted_by__officer__rank",
        "officer__officer__rank",
    )
    defer = ("complaint__narrative",)
    order = "-entered"
    help = _(
        "For offences of three years and more but less than seven, with the permission of an officer of DySP "
        "rank or above, ended within 14 days (BNSS s.173(3))."
    )
    empty = _("Enquiries appear here when one is asked for.")
    columns: ClassVar = [
        Column("number", _("No."), str, link=True, css="nowrap"),
        Column("entered", _("Asked for"), "entered_at", "moment", sort="entered_at"),
        Column("complaint", _("Complaint"), lambda row: str(row.complaint), css="nowrap"),
        Column("gist", _("Matter"), "seen_gist", wide=True),
        Column("permitted_by", _("Permitted by"), lambda row: row.permitted_by and str(row.permitted_by.officer)),
        Column("permitted", _("Permitted"), "permitted_at", "moment"),
        Column("officer", _("Enquiry officer"), lambda row: row.officer and str(row.officer.officer)),
        Column(
            "outcome", _("Outcome"), lambda row: row.outcome or None,
            labels=lambda: dict(PreliminaryEnquiry.Outcome.choices), tint={"fir": "blue"},
        ),
        Column("ended", _("Ended"), "ended_at", "moment", default=False),
        Column("station", _("Station"), "unit__label", default=False, across=True, under="number"),
    ]  # fmt: skip
    filters: ClassVar = [
        OneOf(
            "state",
            _("Status"),
            options={
                "asked": Option(
                    _("Waiting for permission"),
                    lambda scope: Q(permitted_at=None, declined_at=None),
                ),
                "running": Option(
                    _("Under enquiry"),
                    lambda scope: Q(permitted_at__isnull=False, ended_at=None),
                ),
                "declined": Option(
                    _("Not permitted"), lambda scope: Q(declined_at__isnull=False)
                ),
                "ended": Option(_("Ended"), lambda scope: Q(ended_at__isnull=False)),
            },
        ),
        Between("entered", _("Asked for"), "entered_at"),
        Below("unit", _("Station")),
    ]
    views: ClassVar = [
        View("asked", _("Waiting for permission"), "state=asked"),
        View("running", _("Under enquiry"), "state=running"),
    ]

    @classmethod
    def url_of(cls, row: PreliminaryEnquiry) -> str:
        return row.complaint.get_absolute_url()
