"""Forms of complaints, FIR drafts and cases, and the calls of programs, as they are sent (posts.py)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.models import Complaint, Transfer
from cases.services import complaints, enquiries, noncognizable, refusals, sharing, transfers
from cases.services import draft_paper as drafts_of_fir
from cases.services import sensitivity as protection
from cctns.core.models import Draft
from tests.cases.case_helpers import CHEATING, HURT, RAPE, THEFT, Office
from tests.cases.complaint_helpers import take
from tests.cases.test_fir_pages import fill

from .posts import POSTS, Sent, sends, simple

IMPERSONATION = "BNS-319(2)-1"  # three to seven years: an enquiry may be asked for


def complaint_of(office: Office, **changes: Any) -> Complaint:
    return take(office.tree.ranipool, office.scope("sho"), **changes)


# --- complaints ----------------------------------------------------------------------------------

simple(
    "complaints/new/", "writer", gist="Motorcycle taken", narrative="It is gone.", channel="counter",
    name="Phurba Tamang", phone="98123 45214", sex="M", age="34", address="Saramsa",
)  # fmt: skip


def of_complaint(act: str, who: str = "sho", /, **data: Any) -> None:
    def make(office: Office) -> Sent:
        return Sent(who, f"/complaints/{complaint_of(office).pk}/{act}/", data)

    POSTS.setdefault(f"complaints/<uuid:pk>/{act}/", {})["plain"] = make


of_complaint("department", department="Labour Department", reason="A wage matter.")
of_complaint("refuse", reason="A civil dispute.", told="on")
of_complaint("enquiry", reason="The papers are not clear.", sections=[IMPERSONATION])
of_complaint("nc", gist="A slap.", referred_to="CJM Gangtok", sections=[HURT])


@sends("complaints/<uuid:pk>/send/")
def send_complaint(office: Office) -> Sent:
    to = {"to": office.tree.namchi.pk, "reason": "It happened there."}
    return Sent("sho", f"/complaints/{complaint_of(office).pk}/send/", to)


@sends("complaints/<uuid:pk>/file/")
def complaint_file(office: Office) -> Sent:
    url = f"/complaints/{complaint_of(office).pk}/file/"
    return Sent("writer", url, {"label": "The letter"}, file="upload")


@sends("complaints/<uuid:pk>/sign/")
def sign(office: Office) -> Sent:
    made = complaint_of(office, channel="efir")
    return Sent("writer", f"/complaints/{made.pk}/sign/", {"how": "On the printed text"})


@sends("complaints/<uuid:pk>/look/")
def look(office: Office) -> Sent:
    made = complaint_of(office, sections=(RAPE,))
    return Sent("sho", f"/complaints/{made.pk}/look/", {"reason": "To decide on it"})


def sent_on(office: Office, **changes: Any) -> Complaint:
    made = complaint_of(office, **changes)
    complaints.send_on(made, to=office.tree.namchi, reason="There.", by=office.scope("sho"))
    return made


@sends("complaints/incoming/<uuid:pk>/")
def take_over(office: Office) -> Sent:
    return Sent("namchi", f"/complaints/incoming/{sent_on(office).pk}/")


@sends("complaints/incoming/<uuid:pk>/look/")
def look_at_incoming(office: Office) -> Sent:
    made = sent_on(office)
    Complaint.everything.filter(pk=made.pk).update(sensitivity="restricted")
    return Sent(
        "namchi", f"/complaints/incoming/{made.pk}/look/", {"reason": "To decide on it"}
    )


def enquiry(office: Office) -> Any:
    return enquiries.ask_enquiry(
        complaint_of(office),
        sections=[IMPERSONATION],
        reason="Unclear.",
        by=office.scope("sho"),
    )


@sends("complaints/<uuid:pk>/enquiry/answer/")
def answer_enquiry(office: Office) -> Sent:
    url = f"/complaints/{enquiry(office).complaint_id}/enquiry/answer/"
    return Sent("sdpo", url, {"permit": "yes"})


@sends("complaints/<uuid:pk>/enquiry/end/")
def end_enquiry(office: Office) -> Sent:
    asked = enquiry(office)
    enquiries.permit_enquiry(asked, permit=True, reason="", by=office.scope("sdpo"))
    url = f"/complaints/{asked.complaint_id}/enquiry/end/"
    return Sent("sho", url, {"outcome": "fir", "reason": "Three witnesses agree."})


def report(office: Office) -> Any:
    return noncognizable.enter_nc(
        complaint_of(office), sections=[HURT], gist="A slap.", referred_to="CJM Gangtok",
        by=office.scope("sho"),
    )  # fmt: skip


@sends("complaints/<uuid:pk>/nc/order/")
def magistrates_order(office: Office) -> Sent:
    url = f"/complaints/{report(office).complaint_id}/nc/order/"
    return Sent("sho", url, {"order_no": "12/2026", "order_on": "t"})


@sends("complaints/<uuid:pk>/nc/begin/")
def begin_nc(office: Office) -> Sent:
    made = report(office)
    noncognizable.note_magistrate_order(
        made, order_no="12", order_on=timezone.localdate(), begin=False, by=office.scope("sho")
    )
    return Sent("sho", f"/complaints/{made.complaint_id}/nc/begin/")


simple("complaints/nc/fortnight/", "sho", sent_to="CJM Gangtok")


def refusal(office: Office) -> Any:
    return refusals.refuse(
        complaint_of(office), reason="A civil dispute.", told=True, by=office.scope("sho")
    )


@sends("complaints/<uuid:pk>/refusal/appeal/")
def appeal(office: Office) -> Sent:
    return Sent("sho", f"/complaints/{refusal(office).complaint_id}/refusal/appeal/")


@sends("complaints/<uuid:pk>/refusal/review/")
def review(office: Office) -> Sent:
    made = refusal(office)
    refusals.appeal_to_sp(made, by=office.scope("sho"))
    url = f"/complaints/{made.complaint_id}/refusal/review/"
    return Sent("sp", url, {"decision": "register", "note": "Cognizable on its face."})


# --- FIR and case ----------------------------------------------------------------------------------

simple("cases/fir/drafts/new/", "writer")


def draft(office: Office, who: str = "sho") -> Draft:
    return drafts_of_fir.begin(unit=office.tree.ranipool, complaint=None, by=office.scope(who))


@sends("cases/fir/drafts/new/")
def draft_of_complaint(office: Office) -> Sent:
    return Sent("writer", f"/cases/fir/drafts/new/?complaint={complaint_of(office).pk}")


@sends("cases/fir/drafts/<uuid:pk>/check/")
def register(office: Office) -> Sent:
    row = draft(office)
    fill(office.client("sho"), row)
    row.refresh_from_db()
    return Sent("sho", f"/cases/fir/drafts/{row.pk}/check/", {"version": row.version})


@sends("cases/<uuid:pk>/registered/")
def first_copy(office: Office) -> Sent:
    url = f"/cases/{office.theft().pk}/registered/"
    return Sent("sho", url, {"to": "complainant", "how": "signature"})


def of_case(act: str, who: str = "sho", /, *, kind: str = "theft", **data: Any) -> None:
    def make(office: Office) -> Sent:
        return Sent(who, f"/cases/{getattr(office, kind)().pk}/{act}/", data)

    POSTS.setdefault(f"cases/<uuid:pk>/{act}/", {})["plain"] = make


of_case("ask", "io", kind="protected", why="statement", words="at the hospital")
of_case("addendum", "sho", item="12", text="The helmet too.", reason="Remembered later")
of_case("sections", "sho", sections=[THEFT, CHEATING], reason="He also cheated")
of_case("court", "court", court="CJM Gangtok", mode="messenger")
of_case("publication", "sho", decision="publish")
of_case("progress", "sho", text="Two witnesses were heard.", channel="sms")
of_case("sensitivity", "sho", after="restricted", reason="She is threatened")


@sends("cases/<uuid:pk>/officer/")
def give_case(office: Office) -> Sent:
    url = f"/cases/{office.theft().pk}/officer/"
    return Sent("sho", url, {"to": office.posts["io"].pk, "reason": "On leave"})


@sends("cases/<uuid:pk>/copy/")
def copy(office: Office) -> Sent:
    case = office.theft()
    person = case.people.get(part="complainant")
    url = f"/cases/{case.pk}/copy/"
    return Sent("writer", url, {"person": person.pk, "how": "signature"})


@sends("cases/<uuid:pk>/send/")
def send_zero(office: Office) -> Sent:
    to = {"to": office.tree.namchi.pk, "reason": "Happened there", "mode": "electronic"}
    return Sent("sho", f"/cases/{office.zero().pk}/send/", to)


@sends("cases/<uuid:pk>/attach/")
def attach(office: Office) -> Sent:
    url = f"/cases/{office.theft().pk}/attach/"
    return Sent("sho", url, {"label": "Lock that was broken"}, file="upload")


@sends("cases/<uuid:pk>/seal/")
def seal(office: Office) -> Sent:
    told = {"reason": "Order 12/2026", "members": [office.user("io").pk]}
    return Sent("sp", f"/cases/{office.theft().pk}/seal/", told)


@sends("cases/<uuid:pk>/seal/")
def take_off_list(office: Office) -> Sent:
    case, members = office.theft(), [office.user("io"), office.user("sho")]
    protection.seal(
        case, reason="Order", members=members, review_on=None, by=office.scope("sp")
    )
    return Sent("sp", f"/cases/{case.pk}/seal/", {"off": members[0].pk})


@sends("cases/<uuid:pk>/share/")
def share(office: Office) -> Sent:
    officer = office.posts["namchi"].officer
    told = {
        "number": officer.number,
        "until": "31-12-2999",
        "reason": "Same gang",
        "seen": officer.pk,
    }
    return Sent("sp", f"/cases/{office.theft().pk}/share/", told)


@sends("cases/<uuid:pk>/share/")
def end_share(office: Office) -> Sent:
    case = office.theft()
    row = sharing.share(
        case, user=office.user("namchi"), until=timezone.now() + timedelta(days=9), reason="Gang",
        by=office.scope("sp"),
    )  # fmt: skip
    return Sent("sp", f"/cases/{case.pk}/share/", {"end": row.pk})


def zero_sent(office: Office) -> Transfer:
    return transfers.send(
        office.zero(), to=office.tree.namchi, reason="There.", by=office.scope("sho")
    )


@sends("cases/zero/<uuid:pk>/")
def acknowledge(office: Office) -> Sent:
    return Sent("namchi", f"/cases/zero/{zero_sent(office).pk}/", {"acknowledge": "1"})


@sends("cases/zero/<uuid:pk>/")
def register_again(office: Office) -> Sent:
    row = zero_sent(office)
    transfers.acknowledge(row, by=office.scope("namchi"))
    return Sent("namchi", f"/cases/zero/{row.pk}/", {"io": ""})


# --- programs ------------------------------------------------------------------------------------------


@sends("api/v1/complaints/")
def api_complaint(office: Office) -> Sent:
    told = {"gist": "Motorcycle taken", "narrative": "It is gone."}
    return Sent("writer", "/api/v1/complaints/", told, api=True)


@sends("api/v1/fir-drafts/")
def api_draft(office: Office) -> Sent:
    return Sent("writer", "/api/v1/fir-drafts/", {}, api=True)


@sends("api/v1/fir-drafts/<uuid:pk>/register/")
def api_register(office: Office) -> Sent:
    sent = register(office)
    key = sent.url.split("/")[4]
    return Sent("sho", f"/api/v1/fir-drafts/{key}/register/", sent.data, api=True)
