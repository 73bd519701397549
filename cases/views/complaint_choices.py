"""What an officer may do with a complaint now, each with its rule: the list on the complaint's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cases.models import Complaint
from cases.permissions import Can
from cases.services.complaints import UNDECIDED
from cctns.core.jurisdiction import Scope

Status = Complaint.Status


@dataclass(frozen=True)
class Choice:
    """One thing to do: its words, its rule, where it is done; ``waits`` for this very officer."""

    title: str
    text: str
    url: str
    icon: str
    law: str = ""
    waits: bool = False


def choices_of(complaint: Complaint, parts: dict[str, Any], scope: Scope) -> list[Choice]:
    """The ways to decide that stand open to this officer, FIR first."""
    child_unsigned = complaint.status == Status.SIGNING and complaint.missing_child
    if complaint.status not in UNDECIDED and not child_unsigned:
        return []
    if waits_for_enquiry(parts["enquiry"]):
        return []
    found = [fir(complaint, scope)] if scope.has(Can.DRAFT_FIR) and draft_url(complaint) else []
    ordered = parts["refusal"] is not None and parts["refusal"].register_ordered
    if not scope.has(Can.DECIDE_COMPLAINT) or complaint.missing_child or ordered:
        return found
    if complaint.status == Status.RECEIVED and parts["enquiry"] is None:
        found.append(
            Choice(
                _("Ask for a preliminary enquiry"),
                _("Three years or more and less than seven; the SDPO permits; 14 days."),
                page("complaint_enquiry", complaint),
                "file-question-mark",
                "BNSS 173(3)",
            )
        )
    found.append(
        Choice(
            _("Enter a non-cognizable report"),
            _(
                "No investigation without a Magistrate's order; the informant is referred there."
            ),
            page("complaint_nc", complaint),
            "notebook-pen",
            "BNSS 174",
        )
    )
    found.append(
        Choice(
            _("Send to another station"),
            _("Only what is not cognizable: an FIR is registered here, whatever the place."),
            page("complaint_send", complaint),
            "send",
            "BNSS 173(1)",
        )
    )
    found.append(
        Choice(
            _("Send to another department"),
            _("What is not for the police, for example wages or land records."),
            page("complaint_department", complaint),
            "building",
        )
    )
    if parts["refusal"] is None:
        found.append(
            Choice(
                _("Refuse to register"),
                _("With reasons told to the informant, who may go to the SP."),
                page("complaint_refuse", complaint),
                "circle-x",
                "BNSS 173(4)",
            )
        )
    return found


def fir(complaint: Complaint, scope: Scope) -> Choice:
    """To the draft: who registers it himself reads so on the button."""
    return Choice(
        _("Register an FIR") if scope.has(Can.REGISTER_FIR) else _("Draft an FIR"),
        _("Cognizable information is registered at once, whatever the place."),
        draft_url(complaint),
        "file-plus",
        "BNSS 173(1)",
    )


def next_steps(complaint: Complaint, parts: dict[str, Any], scope: Scope) -> list[Choice]:
    """What a decided or waiting complaint still asks for, for this officer."""
    enquiry, nc, refusal = parts["enquiry"], parts["nc"], parts["refusal"]
    found = []
    if complaint.status == Status.SIGNING and scope.has(Can.RECEIVE_COMPLAINT):
        found.append(
            Choice(
                _("Note the signature"),
                _("From then the information is on record."),
                page("complaint_sign", complaint),
                "pen-line",
                "BNSS 173(1)(ii)",
                waits=True,
            )
        )
    if waits_for_enquiry(enquiry):
        found += enquiry_step(complaint, enquiry, scope)
    if nc is not None:
        found.append(
            Choice(
                _("Open the non-cognizable report"),
                _("Report %(number)s, the Magistrate's order, the investigation.")
                % {"number": nc},
                page("complaint_nc", complaint),
                "notebook-pen",
                "BNSS 174",
            )
        )
    if refusal is not None and refusal.reviewed_at is None:
        found += refusal_steps(complaint, refusal, scope)
    return found


def enquiry_step(complaint: Complaint, enquiry: Any, scope: Scope) -> list[Choice]:
    if enquiry.permitted_at is None:
        if not scope.has(Can.PERMIT_ENQUIRY):
            return []
        return [
            Choice(
                _("Permit or decline the enquiry"),
                _("An officer of DySP rank or above answers; 14 days run from permission."),
                page("enquiry_answer", complaint),
                "badge-check",
                "BNSS 173(3)",
                waits=True,
            )
        ]
    if not scope.has(Can.DECIDE_COMPLAINT):
        return []
    return [
        Choice(
            _("End the enquiry"),
            _("An FIR is to be registered, or it is closed with reasons to the informant."),
            page("enquiry_end", complaint),
            "circle-check",
            "BNSS 173(3)",
        )
    ]


def refusal_steps(complaint: Complaint, refusal: Any, scope: Scope) -> list[Choice]:
    found = []
    if scope.has(Can.REVIEW_REFUSAL):
        found.append(
            Choice(
                _("Review the refusal"),
                _("You order registration, or the refusal stands."),
                page("refusal_review", complaint),
                "scale",
                "BNSS 173(4)",
                waits=True,
            )
        )
    if refusal.appealed_at is None:
        found.append(
            Choice(
                _("Note that the informant went to the SP"),
                _("The substance was sent to the SP in writing; the SP is told."),
                page("refusal_appeal", complaint),
                "mail",
                "BNSS 173(4)",
            )
        )
    return found


def waits_for_enquiry(enquiry: Any) -> bool:
    """True while an enquiry waits for permission or is under way."""
    return enquiry is not None and enquiry.declined_at is None and enquiry.ended_at is None


def page(name: str, complaint: Complaint) -> str:
    return reverse(f"cases:{name}", args=[complaint.pk])


def draft_url(complaint: Complaint) -> str:
    """The page that begins an FIR from this complaint; "" on a site without it."""
    try:
        place = reverse("cases:draft_new")
    except NoReverseMatch:
        return ""
    return f"{place}?{urlencode({'complaint': complaint.pk})}"
