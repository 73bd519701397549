"""The counts at the head of the start pages: each opens exactly the rows that it counts."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.figures import rows_url
from cases.models import Case, Complaint, PreliminaryEnquiry, Refusal
from cases.models.case import SealedFor
from cases.models.sensitivity import Sensitivity
from cases.periods import month_of
from cases.permissions import Can
from cases.registers.cases import CaseRegister, FirRegister, ZeroFirRegister, mine
from cases.registers.clocks import ClockRegister
from cases.registers.complaints import ComplaintRegister, EfirRegister, EnquiryRegister
from cases.services.complaints import incoming_to
from cases.services.transfers import received_by
from cctns.core import clocks, dates, drafts
from cctns.core.tiles import Tile

TODAY, AREA = ("today",), ("area",)
BOTH = TODAY + AREA

# Until its FIR exists a missing child is an emergency (C12), whatever was decided meanwhile.
WITHOUT_FIR = ("received", "signing", "enquiry", "lapsed")


def red(number: int) -> str:
    return "red"


def amber(number: int) -> str:
    return "amber"


def is_io(scope: Any) -> bool:
    """An investigating officer's day is about the own cases first."""
    return getattr(scope.posting, "role", "") == "io"


def is_not_io(scope: Any) -> bool:
    return not is_io(scope)


# --- what is counted -------------------------------------------------------------------------


def missing_children(scope: Any) -> QuerySet:
    return ComplaintRegister.base(scope).filter(missing_child=True, status__in=WITHOUT_FIR)


def waiting(scope: Any) -> QuerySet:
    return ComplaintRegister.base(scope).filter(status=Complaint.Status.RECEIVED)


def to_sign(scope: Any) -> QuerySet:
    return EfirRegister.base(scope).filter(signed_at=None, lapsed_at=None)


def under_investigation(scope: Any) -> QuerySet:
    """As the list behind it: a filter on what a sealed case hides does not find it."""
    return CaseRegister.base(scope).filter(
        ~Q(sensitivity=Sensitivity.SEALED) | Q(pk__in=SealedFor(scope)),
        stage=Case.Stage.INVESTIGATION,
    )


def my_cases(scope: Any) -> QuerySet:
    return under_investigation(scope).filter(mine(scope))


def my_clocks(scope: Any) -> Q:
    return Q(officer_id=getattr(scope.user, "pk", None))


def this_month(scope: Any) -> QuerySet:
    first, after = month_of(dates.today(), dates.today()).moments
    return FirRegister.base(scope).filter(registered_at__gte=first, registered_at__lt=after)


def zero_coming(scope: Any) -> QuerySet:
    """Zero FIRs sent to stations of the area and not yet registered there."""
    return received_by(scope).filter(registered_at=None)


def zero_on_the_way(scope: Any) -> QuerySet:
    return ZeroFirRegister.base(scope).filter(
        ~Q(sensitivity=Sensitivity.SEALED) | Q(pk__in=SealedFor(scope)),
        transfer__isnull=False,
        transfer__received_at=None,
    )


def to_permit(scope: Any) -> QuerySet:
    return PreliminaryEnquiry.objects.within(scope).filter(permitted_at=None, declined_at=None)


def to_review(scope: Any) -> QuerySet:
    return Refusal.objects.within(scope).filter(appealed_at__isnull=False, reviewed_at=None)


def to_publish(scope: Any) -> QuerySet:
    """As the list behind it: a filter by clock does not find a sealed case's time limit."""
    return clocks.open_runs(scope).filter(Q(is_sealed=False) | my_clocks(scope), code="C10")


# --- the tiles -------------------------------------------------------------------------------


def tile(key: str, label: Any, rows: Any, url: Any, **more: Any) -> Tile:
    return Tile(key=key, label=label, value=lambda scope: rows(scope).count(), url=url, **more)


tile(
    "missing_children", _("Children missing, no FIR yet"), missing_children,
    lambda scope: rows_url(ComplaintRegister, scope, child="yes", status=WITHOUT_FIR),
    power=Can.VIEW_COMPLAINT, groups=BOTH, kind=red, order=5, only_if_any=True,
)  # fmt: skip
tile(
    "late", _("Clocks overdue"), clocks.overdue,
    lambda scope: rows_url(ClockRegister, scope, state="late"),
    power=Can.VIEW_CASE, kind=red, order=10, shows=is_not_io,
)  # fmt: skip
tile(
    "soon", _("Due in 7 days"), lambda scope: clocks.due_within(scope, 7),
    lambda scope: rows_url(ClockRegister, scope, state="soon"),
    power=Can.VIEW_CASE, kind=amber, order=20, shows=is_not_io,
)  # fmt: skip
tile(
    "my_late", _("My clocks overdue"), lambda scope: clocks.overdue(scope).filter(my_clocks(scope)),
    lambda scope: rows_url(ClockRegister, scope, state="late", officer="me"),
    power=Can.VIEW_CASE, kind=red, order=10, shows=is_io,
)  # fmt: skip
tile(
    "my_soon", _("Mine, due in 7 days"),
    lambda scope: clocks.due_within(scope, 7).filter(my_clocks(scope)),
    lambda scope: rows_url(ClockRegister, scope, state="soon", officer="me"),
    power=Can.VIEW_CASE, kind=amber, order=20, shows=is_io,
)  # fmt: skip
tile(
    "complaints", _("Complaints to decide"), waiting,
    lambda scope: rows_url(ComplaintRegister, scope, status="received", sort="received"),
    power=Can.VIEW_COMPLAINT, order=30,
)  # fmt: skip
tile(
    "incoming", _("Complaints sent here"), incoming_to,
    lambda scope: reverse("cases:complaints_incoming"),
    power=Can.RECEIVE_COMPLAINT, kind=amber, order=32, only_if_any=True,
)  # fmt: skip
tile(
    "to_sign", _("e-FIRs to be signed"), to_sign,
    lambda scope: rows_url(EfirRegister, scope, signed="no"),
    power=Can.VIEW_COMPLAINT, order=34, only_if_any=True,
)  # fmt: skip
tile(
    "my_cases", _("My cases, under investigation"), my_cases,
    lambda scope: rows_url(CaseRegister, scope, stage="investigation", io="me"),
    power=Can.VIEW_CASE, order=38, shows=is_io,
)  # fmt: skip
tile(
    "zero_coming", _("Zero FIRs sent here"), zero_coming, lambda scope: reverse("cases:zero") + "?open=1",
    power=Can.RECEIVE_TRANSFER, kind=amber, order=40, only_if_any=True,
)  # fmt: skip
tile(
    "investigation", _("Under investigation"), under_investigation,
    lambda scope: rows_url(CaseRegister, scope, stage="investigation"),
    power=Can.VIEW_CASE, order=50,
)  # fmt: skip
tile(
    "this_month", _("FIRs this month"), this_month,
    lambda scope: rows_url(FirRegister, scope, **month_of(dates.today(), dates.today()).query()),
    power=Can.VIEW_CASE, order=60,
)  # fmt: skip
tile(
    "drafts", _("Drafts"), drafts.open_drafts, lambda scope: reverse("drafts"),
    power=Can.DRAFT_FIR, order=70,
)  # fmt: skip

# What waits for the supervising officers themselves.
tile(
    "to_permit", _("Enquiries to permit"), to_permit,
    lambda scope: rows_url(EnquiryRegister, scope, state="asked"),
    power=Can.PERMIT_ENQUIRY, groups=AREA, kind=amber, order=10,
)  # fmt: skip
tile(
    "to_review", _("Refusals to review"), to_review,
    lambda scope: rows_url(ComplaintRegister, scope, refusal="appealed"),
    power=Can.REVIEW_REFUSAL, groups=AREA, kind=amber, order=20,
)  # fmt: skip
tile(
    "to_publish", _("FIRs to publish or withhold"), to_publish,
    lambda scope: rows_url(ClockRegister, scope, code="C10"),
    power=Can.WITHHOLD_FIR, groups=AREA, order=30,
)  # fmt: skip
tile(
    "zero_way", _("Zero FIRs on the way"), zero_on_the_way,
    lambda scope: rows_url(ZeroFirRegister, scope, sent="way"),
    power=Can.VIEW_CASE, groups=AREA, order=40,
)  # fmt: skip
