"""Whom an event of a complaint or case tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases.models import Case, CasePerson
from cctns.core.models import Delivery
from cctns.core.notices import Notice, Receiver, queue_message
from stations.services.heads import in_charge_of


def complainant_of(case: Case) -> CasePerson | None:
    """The complainant's row of a case, with the person."""
    return (
        CasePerson.everything.filter(case=case, part=CasePerson.Part.COMPLAINANT)
        .select_related("person")
        .first()
    )


def informant_of_case(event: Any, case: Case) -> Iterable[Receiver]:
    """The informant by phone or e-mail, in the language of the FIR."""
    row = complainant_of(case)
    if row and row.person:
        phone = row.person.phones[0] if row.person.phones else ""
        yield Receiver(phone=phone, email=row.person.email, language=case.fir.language)


def informant_of_complaint(event: Any, complaint: Any) -> Iterable[Receiver]:
    if complaint.phone:
        yield Receiver(phone=complaint.phone, language=complaint.language)


def informant_of_part(event: Any, record: Any) -> Iterable[Receiver]:
    """The informant of an enquiry's or refusal's complaint."""
    yield from informant_of_complaint(event, record.complaint)


def awaits_signature(event: Any, complaint: Any) -> bool:
    """The ladder of C02, while the informant has not signed."""
    return event.data.get("clock") == "C02" and complaint.status == "signing"


def sign_by(event: Any, complaint: Any) -> dict[str, Any]:
    """When the three days of BNSS s.173(1)(ii) end."""
    return {"sign_by": complaint.electronic.sign_by}


def officer_in_charge(event: Any, draft: Any) -> Iterable[Receiver]:
    """Who may give a draft its number now: the holder of the shift charge, else the SHO."""
    posting = in_charge_of(draft.unit)
    if posting and posting.officer.user:
        yield Receiver(user=posting.officer.user)


def draft_page(event: Any, draft: Any) -> str:
    return reverse("cases:draft", args=[draft.pk])


def officer_of_record(event: Any, case: Case) -> Iterable[Receiver]:
    if case.io and case.io.officer.user:
        yield Receiver(user=case.io.officer.user)


# fmt: off
Notice("cases.Complaint:received",      informant_of_complaint, "cases/complaint_received",   ("sms",))
Notice("cases.Complaint:received",      "sho",                  "cases/complaint_to_decide",  icon="inbox")
Notice("cases.Complaint:missing_child", "sho",                  "cases/missing_child",        icon="triangle-alert")
Notice("cases.Complaint:missing_child", "sdpo",                 "cases/missing_child",        icon="triangle-alert")
Notice("cases.Complaint:missing_child", "woman_desk",           "cases/missing_child",        icon="triangle-alert")
Notice("cases.Complaint:decided",       informant_of_complaint, "cases/complaint_decided",    ("sms",))
Notice("cases.Complaint:time_limit",    informant_of_complaint, "cases/sign_in_time",         ("sms",),
       context=sign_by, when=awaits_signature)
Notice("cases.Complaint:sent_on",       "sho",                  "cases/complaint_sent_on",    icon="inbox")
Notice("cases.Complaint:unmasked",      "sp",                   "cases/complaint_unmasked",   icon="user-lock")
Notice("cases.PreliminaryEnquiry:asked",     "sdpo",            "cases/enquiry_asked",        icon="file-question-mark")
Notice("cases.PreliminaryEnquiry:permitted", "sho",             "cases/enquiry_permitted",    icon="badge-check")
Notice("cases.PreliminaryEnquiry:declined",  "sho",             "cases/enquiry_declined",     icon="circle-alert")
Notice("cases.PreliminaryEnquiry:ended", informant_of_part,     "cases/enquiry_ended",        ("sms",))
Notice("cases.Refusal:refused",         informant_of_part,      "cases/refused",              ("sms",))
Notice("cases.Refusal:appealed",        "sp",                   "cases/refusal_appealed",     icon="scale")
Notice("cases.Refusal:reviewed",        "sho",                  "cases/refusal_reviewed",     icon="scale")
Notice("core.Draft:sent",               officer_in_charge,     "cases/draft_sent", icon="file-pen-line", url=draft_page)
Notice("cases.Case:registered",         informant_of_case,      "cases/registered",           ("sms", "email"))
Notice("cases.Case:registered",         officer_of_record,      "cases/given_to_you",         icon="folder")
Notice("cases.Case:io_given",           officer_of_record,      "cases/given_to_you",         icon="folder")
Notice("cases.Case:unmasked",           "sp",                   "cases/unmasked",             icon="user-lock")
Notice("cases.Case:sensitivity",        "sho",                  "cases/sensitivity",          icon="shield")
# fmt: on


def send_progress(case: Case, *, text: str, channel: str, by: Any = None) -> Delivery | None:
    """Queue the progress notice to the informant (C40); a letter is printed and posted by hand.

    Raises ``ValidationError`` when the person has no phone or e-mail for that channel.
    """
    row = complainant_of(case)
    person = row.person if row else None
    if channel == "letter":
        return None
    address = ""
    if person:
        address = (
            (person.phones[0] if person.phones else "") if channel == "sms" else person.email
        )
    if not address:
        raise ValidationError(
            {
                "channel": _(
                    "There is no number or address for this. Choose another way to tell."
                )
            }
        )
    with translation.override(case.fir.language):
        body = render_to_string(
            "messages/cases/progress.txt", {"case": case, "text": text}
        ).strip()
        line = _("Your FIR %(number)s") % {"number": case.cited}
    number = case.progress_notices.count() + 1
    return queue_message(
        channel,
        address,
        body,
        key=f"progress:{case.pk}:{number}",
        kind="cases-progress",
        unit=case.unit,
        language=case.fir.language,
        subject_line=line,
        about=case,
        user=getattr(by, "user", None),
    )
