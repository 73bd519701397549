"""Deciding a complaint on its pages: enquiry, non-cognizable report, another station, refusal and review."""

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import Complaint, NcFortnight, NcReport, PreliminaryEnquiry, Refusal
from cases.services import complaints, enquiries, fortnight, noncognizable, refusals
from cctns.core.clocks import runs_of
from cctns.core.models import Job
from stations.services import people
from tests.cases.complaint_helpers import page, take, token
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
THEFT, MURDER, HURT, CHEATING = "BNS-303(2)-1", "BNS-103(1)-1", "BNS-115(2)-1", "BNS-319(2)-1"


@pytest.fixture
def head(sho, sign_in) -> Client:
    """The SHO of Ranipool, signed in."""
    return sign_in(Client(), sho)


@pytest.fixture
def by(sho, scope_of):
    return scope_of(sho)


@pytest.fixture
def complaint(by, state_tree) -> Complaint:
    return take(state_tree.ranipool, by)


@pytest.fixture
def sdpo(make_officer, state_tree, sign_in) -> Client:
    return sign_in(Client(), make_officer("sdpo", state_tree.sd_gangtok, "dysp"))


@pytest.fixture
def sp(make_officer, state_tree, sign_in) -> Client:
    return sign_in(Client(), make_officer("sp", state_tree.gangtok, "sp"))


def status_of(complaint: Complaint) -> str:
    return Complaint.everything.get(pk=complaint.pk).status


def twice(client: Client, url: str, **sent) -> str:
    """Send a form two times under one key: one record, one way on."""
    sent = {"token": token()} | sent
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.status_code == second.status_code == 302, page(first)
    assert first.url == second.url
    return first.url


# --- who decides -------------------------------------------------------------------------------


def test_the_officer_in_charge_for_the_shift_decides(
    complaint, state_tree, writer, by, sign_in
):
    client = sign_in(Client(), writer)
    url = f"{complaint.get_absolute_url()}department/"
    sent = {"token": token(), "department": "Labour Department", "reason": "A wage matter."}
    assert client.post(url, sent).status_code == 403
    people.hand_over_charge(state_tree.ranipool, to=writer, by=by)
    assert client.post(url, sent | {"token": token()}).status_code == 302
    assert status_of(complaint) == "other"


def test_a_decided_complaint_says_who_decided_and_when(head, complaint):
    twice(
        head,
        f"{complaint.get_absolute_url()}department/",
        department="Labour Department",
        reason="A wage matter.",
    )
    text = page(head.get(complaint.get_absolute_url()))
    assert "Sent to another department" in text
    assert "Insp Karma T Lepcha, Ranipool PS" in text
    assert "Labour Department" in text
    assert "A wage matter." in text
    for name in ("enquiry", "nc", "send", "department", "refuse"):
        answer = head.get(f"{complaint.get_absolute_url()}{name}/")
        assert (answer.status_code, answer.url) == (302, complaint.get_absolute_url())
    late = head.post(
        f"{complaint.get_absolute_url()}refuse/",
        {"token": token(), "reason": "No", "told": "on"},
    )
    assert late.status_code == 422
    assert "already decided" in page(late)


# --- another station ---------------------------------------------------------------------------


def test_a_complaint_is_sent_taken_over_and_numbered_at_the_other_station(
    head, complaint, state_tree, make_officer, sign_in
):
    url = f"{complaint.get_absolute_url()}send/"
    text = page(head.get(url))
    assert "Sadar PS" in text
    assert f'value="{state_tree.ranipool.pk}"' not in text
    twice(head, url, to=state_tree.sadar.pk, reason="It happened there.")
    assert status_of(complaint) == "sent"
    there = sign_in(Client(), make_officer("writer", state_tree.sadar))
    text = page(there.get("/complaints/incoming/"))
    assert "Motorcycle taken" in text
    assert "Ranipool PS" in text
    assert "Motorcycle taken" not in page(there.get("/complaints/?view=all"))
    one = f"/complaints/incoming/{complaint.pk}/"
    text = page(there.get(one))
    assert "It happened there." in text
    assert "My motorcycle is gone." in text
    way = twice(there, one)
    copy = Complaint.everything.get(came_from=complaint)
    assert way == copy.get_absolute_url()
    assert copy.unit == state_tree.sadar
    again = there.post(one, {"token": token()})
    assert again.status_code == 422
    assert "already taken over" in page(again)
    assert "Nothing waits from other stations" in page(there.get("/complaints/incoming/"))
    third = sign_in(Client(), make_officer("sho", state_tree.namchi))
    assert third.get(one).status_code == 404
    assert head.get(one).status_code == 404
    assert head.get(copy.get_absolute_url()).status_code == 404
    assert "Taken over by the other station" in page(head.get(complaint.get_absolute_url()))


def test_a_post_that_takes_no_complaints_down_may_read_but_not_take_over(
    head, complaint, state_tree, sp, by
):
    complaints.send_on(complaint, to=state_tree.sadar, reason="There", by=by)
    one = f"/complaints/incoming/{complaint.pk}/"
    assert "Take it over" not in page(sp.get(one))
    assert sp.post(one, {"token": token()}).status_code == 403


@pytest.mark.parametrize(
    ("name", "facts", "sentence"),
    [
        ("send", {"to": "", "reason": "There"}, "Choose the station from the list."),
        ("send", {"to": "999999", "reason": "There"}, "Choose the station from the list."),
        ("department", {"department": "", "reason": "x"}, "Write the department."),
        ("department", {"department": "Labour", "reason": " "}, "Write why it belongs"),
        ("refuse", {"reason": "", "told": "on"}, "Write why it is not registered"),
        ("refuse", {"reason": "It is civil."}, "then tick this."),
        ("enquiry", {"reason": "To be sure."}, "Choose the sections that the complaint"),
        ("enquiry", {"reason": "", "sections": [CHEATING]}, "Write why an enquiry is needed"),
        ("enquiry", {"reason": "Sure", "sections": ["NO-1-1"]}, "Choose each section from the list"),
        ("nc", {"gist": "A slap.", "sections": [HURT]}, "Write to which Magistrate"),
        ("nc", {"referred_to": "CJM", "gist": "", "sections": [HURT]}, "Write the substance"),
    ],
)  # fmt: skip
def test_what_a_decision_lacks_is_said_and_what_was_typed_stays(
    head, complaint, name, facts, sentence
):
    sent = {"token": token()} | facts
    answer = head.post(f"{complaint.get_absolute_url()}{name}/", sent)
    text = page(answer)
    assert answer.status_code == 422
    assert text.count(sentence) >= 2
    for typed in (facts.get("reason", ""), facts.get("gist", ""), sent["token"]):
        assert typed.strip() in text
    assert status_of(complaint) == "received"


# --- preliminary enquiry -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "why"), [(MURDER, "seven years or more"), (HURT, "cognizable")]
)
def test_an_enquiry_out_of_range_is_refused_with_the_rule(head, complaint, section, why):
    url = f"{complaint.get_absolute_url()}enquiry/"
    shown = page(head.post(url, {"token": token(), "reason": "Sure", "sections-add": section}))
    assert "An enquiry is not possible" in shown
    answer = head.post(url, {"token": token(), "reason": "Sure", "sections": [section]})
    assert answer.status_code == 422
    assert why in page(answer)
    assert not PreliminaryEnquiry.everything.exists()


def test_an_enquiry_is_asked_permitted_and_ended_with_an_fir_to_register(
    head, complaint, sdpo, sho, writer, sign_in
):
    url = complaint.get_absolute_url()
    twice(head, f"{url}enquiry/", reason="A money matter.", sections=[CHEATING])
    enquiry = PreliminaryEnquiry.everything.get()
    assert status_of(complaint) == "enquiry"
    assert "Waiting for the SDPO" in page(head.get(url))
    answer = head.get(f"{url}enquiry/answer/")
    assert answer.status_code == 403
    assert "Permit a preliminary enquiry" in page(answer)
    text = page(sdpo.get(url))
    assert f"{url}enquiry/answer/" in text
    text = page(sdpo.get(f"{url}enquiry/answer/"))
    assert "A money matter." in text
    assert "319(2) BNS" in text
    empty = sdpo.post(f"{url}enquiry/answer/", {"token": token()})
    assert empty.status_code == 422
    assert "Choose your answer." in page(empty)
    twice(sdpo, f"{url}enquiry/answer/", permit="yes")
    assert runs_of(enquiry).get().code == "C06"
    assert "Permitted by" in page(head.get(url))
    late = sdpo.post(f"{url}enquiry/answer/", {"token": token(), "permit": "yes"})
    assert "already answered" in page(late)
    none = head.post(f"{url}enquiry/end/", {"token": token(), "outcome": "fir", "reason": ""})
    assert none.status_code == 422
    twice(head, f"{url}enquiry/end/", outcome="fir", reason="Three witnesses agree.")
    assert status_of(complaint) == "received"
    text = page(head.get(url))
    assert "FIR to be registered" in text
    assert "Three witnesses agree." in text
    assert f'{url}enquiry/"' not in text  # it is asked for once only
    again = head.post(
        f"{url}enquiry/", {"token": token(), "reason": "Again", "sections": [CHEATING]}
    )
    assert again.status_code == 422
    assert "asked for once already" in page(again)


def test_a_declined_enquiry_goes_back_to_the_station(head, complaint, sdpo, by):
    enquiries.ask_enquiry(complaint, sections=[CHEATING], reason="Money", by=by)
    url = f"{complaint.get_absolute_url()}enquiry/answer/"
    empty = sdpo.post(url, {"token": token(), "permit": "no", "reason": ""})
    assert empty.status_code == 422
    assert "Write why it is declined." in page(empty)
    twice(sdpo, url, permit="no", reason="Register it.")
    assert status_of(complaint) == "received"
    text = page(head.get(complaint.get_absolute_url()))
    assert "Not permitted" in text
    assert "Register it." in text


def test_an_officer_below_dysp_in_the_sdpos_post_does_not_permit(
    complaint, by, make_officer, state_tree, sign_in
):
    enquiries.ask_enquiry(complaint, sections=[CHEATING], reason="Money", by=by)
    low = sign_in(Client(), make_officer("sdpo", state_tree.sd_gangtok, "inspector"))
    url = f"{complaint.get_absolute_url()}enquiry/answer/"
    answer = low.post(url, {"token": token(), "permit": "yes"})
    assert answer.status_code == 422
    assert "DySP rank or above" in page(answer)


def test_pages_of_an_enquiry_that_nobody_asked_for_are_not_there(head, complaint, sdpo):
    assert sdpo.get(f"{complaint.get_absolute_url()}enquiry/answer/").status_code == 404
    assert head.get(f"{complaint.get_absolute_url()}enquiry/end/").status_code == 404


# --- non-cognizable ----------------------------------------------------------------------------


def test_a_report_is_entered_and_investigated_only_after_the_magistrates_order(
    head, complaint, sp
):
    url = f"{complaint.get_absolute_url()}nc/"
    way = twice(head, url, gist="A slap.", referred_to="CJM Gangtok", sections=[HURT])
    assert way == url
    report = NcReport.everything.get()
    text = page(head.get(url))
    assert str(report) in text
    assert "115(2) BNS" in text
    assert "CJM Gangtok" in text
    assert "Begin the investigation" not in text
    refused = head.post(f"{url}begin/", {"token": token()})
    assert refused.status_code == 422
    assert "Enter the Magistrate&#x27;s order first" in page(refused)
    empty = head.post(f"{url}order/", {"token": token(), "order_no": "", "order_on": ""})
    assert empty.status_code == 422
    later = head.post(
        f"{url}order/", {"token": token(), "order_no": "12", "order_on": "31-12-2999"}
    )
    assert "cannot be after today" in page(later)
    twice(head, f"{url}order/", order_no="12/2026", order_on="t")
    text = page(head.get(url))
    assert "12/2026" in text
    assert "Begin the investigation" in text
    twice(head, f"{url}begin/")
    assert NcReport.everything.get().investigated_at
    assert "Under investigation by order" in page(head.get(url))
    text = page(sp.get(url))
    assert "A slap." in text
    assert sp.get(f"{url}order/").status_code == 403


def test_a_mixed_report_is_refused_because_the_whole_case_is_cognizable(head, complaint):
    sent = {"gist": "Both", "referred_to": "CJM", "sections": [HURT, THEFT], "token": token()}
    answer = head.post(f"{complaint.get_absolute_url()}nc/", sent)
    assert answer.status_code == 422
    assert "174(4)" in page(answer)
    assert 'value="BNS-303(2)-1"' in page(answer)


def test_the_fortnightly_report_shows_its_days_and_is_sent_once(
    head, complaint, by, state_tree, sp, writer, sign_in
):
    noncognizable.enter_nc(
        complaint, sections=[HURT], gist="A slap.", referred_to="CJM Gangtok", by=by
    )
    url = "/complaints/nc/fortnight/"
    first, _last = fortnight.fortnight_of(timezone.localdate())
    text = page(head.get(url, {"day": first.isoformat()}))
    assert "A slap." in text
    assert "This fortnight is not over" in text
    _before, end = fortnight.fortnight_before(timezone.localdate())
    text = page(head.get(url))  # the last that is over
    assert f"{end:%d-%m-%Y}" in text
    assert "A slap." not in text
    early = head.post(f"{url}?day={first.isoformat()}", {"token": token(), "sent_to": "CJM"})
    assert early.status_code == 422
    assert "Send its report after that day" in page(early)
    assert head.post(url, {"token": token(), "sent_to": ""}).status_code == 422
    desk = sign_in(Client(), writer)
    assert "The SHO sends the report." in page(desk.get(url))
    answer = desk.post(url, {"token": token(), "sent_to": "CJM"})
    assert answer.status_code == 403
    assert "fortnightly report" in page(answer)
    way = twice(head, url, sent_to="CJM Gangtok")
    row = NcFortnight.everything.get()
    assert way == row.get_absolute_url()
    text = page(head.get(way))
    assert f"/print/nc-fortnight/{row.pk}/" in text
    assert head.get(f"/print/nc-fortnight/{row.pk}/").status_code == 200
    again = head.post(url, {"token": token(), "sent_to": "CJM"})
    assert "already sent" in page(again)
    assert "Choose a station" in page(sp.get(url))
    assert "CJM Gangtok" in page(sp.get(url, {"station": "SKP-PS02"}))
    assert sp.get(url, {"station": "SKP-PS15"}).status_code == 404
    assert "Write the day as" in page(head.get(url, {"day": "some day"}))


def test_the_fortnight_costs_the_same_queries_however_many_reports(
    head, by, state_tree, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = f"/complaints/nc/fortnight/?day={timezone.localdate().isoformat()}"

    def enter() -> None:
        noncognizable.enter_nc(
            take(state_tree.ranipool, by), sections=[HURT], gist="A slap.", referred_to="CJM", by=by
        )  # fmt: skip

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            head.get(url)
        return len(found)

    enter()
    count()
    few = count()
    for _n in range(8):
        enter()
    assert count() == few


def test_incoming_costs_the_same_queries_however_many_wait(
    by, state_tree, make_officer, sign_in
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    there = sign_in(Client(), make_officer("writer", state_tree.sadar))

    def send() -> None:
        complaints.send_on(
            take(state_tree.ranipool, by), to=state_tree.sadar, reason="There", by=by
        )

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            there.get("/complaints/incoming/")
        return len(found)

    send()
    count()
    few = count()
    for _n in range(8):
        send()
    assert count() == few


def test_refusing_what_the_law_wants_recorded_is_warned_of(head, by, state_tree):
    serious = take(state_tree.ranipool, by, sections=("BNS-64(1)-1",))
    assert "six months to two years" in page(head.get(f"{serious.get_absolute_url()}refuse/"))
    theft = take(state_tree.ranipool, by, sections=(THEFT,))
    assert "the FIR is registered" in page(head.get(f"{theft.get_absolute_url()}refuse/"))
    slap = take(state_tree.ranipool, by, sections=(HURT,))
    assert "The sections noted" not in page(head.get(f"{slap.get_absolute_url()}refuse/"))


# --- refusal -----------------------------------------------------------------------------------


def test_a_refusal_goes_to_the_sp_who_orders_registration(head, complaint, sp, sdpo):
    url = complaint.get_absolute_url()
    assert "BNS 199(c)" in page(head.get(f"{url}refuse/"))
    twice(head, f"{url}refuse/", reason="It is a civil matter.", told="on")
    refusal = Refusal.everything.get()
    text = page(head.get(url))
    assert "It is a civil matter." in text
    assert f"/print/refusal/{complaint.pk}/" in text
    answer = head.get(f"{url}refusal/review/")
    assert answer.status_code == 403
    assert "Review a refusal to register" in page(answer)
    twice(head, f"{url}refusal/appeal/")
    refusal.refresh_from_db()
    assert refusal.appealed_at
    assert str(complaint) in page(sp.get("/complaints/?refusal=appealed"))
    text = page(sp.get(f"{url}refusal/review/"))
    assert "It is a civil matter." in text
    empty = sp.post(f"{url}refusal/review/", {"token": token(), "decision": "register"})
    assert empty.status_code == 422
    assert "Write the reason for your decision." in page(empty)
    twice(sp, f"{url}refusal/review/", decision="register", note="Cognizable on its face.")
    assert status_of(complaint) == "received"
    text = page(head.get(url))
    assert "The station is to register the FIR" in text
    assert "Cognizable on its face." in text
    for name in ("enquiry", "nc", "send", "department", "refuse"):
        assert f"{url}{name}/" not in text
    again = head.post(f"{url}refuse/", {"token": token(), "reason": "No", "told": "on"})
    assert again.status_code == 422
    assert "The SP ordered the registration" in page(again)


def test_an_upheld_refusal_stays_refused(head, complaint, sp, by):
    refusals.refuse(complaint, reason="Civil", told=True, by=by)
    url = complaint.get_absolute_url()
    twice(sp, f"{url}refusal/review/", decision="uphold", note="Agreed.")
    assert status_of(complaint) == "refused"
    assert "The refusal stands" in page(head.get(url))
    late = sp.post(
        f"{url}refusal/review/", {"token": token(), "decision": "uphold", "note": "Twice"}
    )
    assert late.status_code == 422


def test_the_letter_of_refusal_is_printed(head, complaint, by):
    refusals.refuse(complaint, reason="Civil", told=True, by=by)
    url = f"/print/refusal/{complaint.pk}/"
    assert head.get(url).status_code == 200
    assert head.post(url, {"token": token(), "languages": "en+hi"}).status_code == 302
    assert Job.objects.filter(kind="prints.issue").count() == 1


def test_pages_of_a_refusal_that_was_not_made_are_not_there(head, complaint, sp):
    assert head.get(f"{complaint.get_absolute_url()}refusal/appeal/").status_code == 404
    assert sp.get(f"{complaint.get_absolute_url()}refusal/review/").status_code == 404


def test_a_supervisor_of_another_area_sees_nothing(
    complaint, by, make_officer, state_tree, sign_in
):
    refusals.refuse(complaint, reason="Civil", told=True, by=by)
    other = sign_in(Client(), make_officer("sp", state_tree.namchi_district, "sp"))
    url = complaint.get_absolute_url()
    assert other.get(url).status_code == 404
    assert other.get(f"{url}refusal/review/").status_code == 404
    assert str(complaint) not in page(other.get("/complaints/?status=refused"))


def test_the_page_leads_to_the_draft_of_its_fir(head, complaint, writer, sign_in):
    link = f"/cases/fir/drafts/new/?complaint={complaint.pk}"
    for client in (head, sign_in(Client(), writer)):
        assert link in page(client.get(complaint.get_absolute_url()))
    assert head.get(link).status_code in (200, 302)
