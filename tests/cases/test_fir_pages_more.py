"""The section picker, the page of the number, and the draft in other hands."""

import uuid

import pytest
from django.urls import reverse

from cases.models import Case, CopyGiven
from cases.services import fir
from cctns.core import codes
from cctns.core.models import AccessLog, Draft, Job
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.cases.test_draft_paper import filled
from tests.cases.test_services import paper_of

pytestmark = pytest.mark.usefixtures("catalogue", "lists")
PICKER = "/cases/sections/"


@pytest.fixture
def lists(db):
    codes.load()
    yield
    codes.forget()


@pytest.fixture
def by(sho, scope_of):
    return scope_of(sho)


@pytest.fixture
def desk(client, sho, sign_in):
    return sign_in(client, sho)


@pytest.fixture
def case(by, state_tree) -> Case:
    return fir.register(paper_of(state_tree.ranipool), by=by)


# --- the picker --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day", "found"),
    [
        ("mobile theft", "", "BNS-303(2)-1"),
        ("चोरी", "", "BNS-303(2)-1"),
        ("303", "", "BNS-303(2)-1"),
        ("IPC 379", "15-03-2024", "IPC-379-1"),
        ("379", "15-03-2024", "IPC-379-1"),
    ],
)
def test_a_section_is_found_by_what_people_type(desk, words, day, found):
    page = desk.get(PICKER, {"q": words, "on": day}).content.decode()
    assert f'value="{found}"' in page


def test_what_follows_is_in_view_and_a_section_can_be_taken_out_again(desk):
    page = desk.get(PICKER, {"s": "BNS-64(1)-1"}).content.decode()
    for sentence in (
        "Cognizable: register the FIR.",
        "Non-bailable.",
        "Court of Session",
        "up to imprisonment for life",
        "A woman officer takes the information down",
        "Seven years or more",
        "Identities are protected",
        "Report to the Magistrate.",
    ):
        assert sentence in page, sentence
    page = desk.get(PICKER, {"s": "BNS-64(1)-1", "drop": "BNS-64(1)-1"}).content.decode()
    assert "Choose a section: whether" in page


def test_a_section_of_the_other_code_is_explained_with_what_to_use(desk):
    page = desk.get(PICKER, {"s": "IPC-379-1", "on": "24-11-2026"}).content.decode()
    assert "The IPC applies to offences up to 30-06-2024." in page
    assert "303(2) BNS" in page


def test_a_page_that_searches_while_one_types_gets_the_rows_alone(desk):
    answer = desk.get(
        PICKER,
        {"field": "sections", "sections-q": "bike theft"},
        headers={"HX-Request": "true"},
    )
    text = answer.content.decode()
    assert "<html" not in text
    assert 'name="sections-add"' in text
    hidden = desk.get(
        PICKER,
        {"field": '"><script>', "sections-q": "x", "q": "theft", "s": "BNS-303(2)-1"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "<script>" not in hidden
    assert 'value="BNS-303(2)-1"' not in hidden  # chosen already


@pytest.mark.parametrize("words", ["\0", "😀" * 400, "' OR 1=1 --", "ᰛᰩᰵᰛᰧᰵᰶ", "%", "१२३"])
def test_strange_words_and_days_are_no_fault(desk, words):
    answer = desk.get(PICKER, {"q": words, "on": "32-13-2026", "s": words, "add": words})
    assert answer.status_code == 200
    assert "Write the day as 24-11-2026" in answer.content.decode()


def test_a_stranger_signs_in_first(client, db):
    for address in (PICKER, reverse("cases:draft_new")):
        assert client.get(address).status_code == 302


# --- the number --------------------------------------------------------------------------------


def test_the_page_of_the_number_prints_in_the_languages_chosen(desk, case):
    page = desk.get(reverse("cases:registered", args=[case.pk])).content.decode()
    assert 'action="/print/iif-1/' in page
    answer = desk.post(
        f"/print/iif-1/{case.pk}/", {"token": str(uuid.uuid4()), "languages": "hi+en"}
    )
    assert answer.status_code == 302
    assert Job.objects.count() == 1
    assert AccessLog.objects.filter(subject_id=str(case.pk), action="open").exists()


def test_the_copy_asks_how_it_was_acknowledged_and_keeps_the_answer(desk, case):
    address = reverse("cases:registered", args=[case.pk])
    said = desk.post(address, {"token": str(uuid.uuid4()), "to": "victim"})
    assert said.status_code == 422
    assert "Choose how the copy was acknowledged." in said.content.decode()
    assert not CopyGiven.everything.exists()


def test_the_number_of_another_station_is_not_there(case, make_officer, state_tree, sign_in):
    address = reverse("cases:registered", args=[case.pk])
    other = sign_in(None, make_officer("sho", state_tree.namchi, "inspector"))
    assert other.get(address).status_code == 404
    assert other.post(address, {"to": "victim", "how": "thumb"}).status_code == 404
    keeper = sign_in(None, make_officer("sysadmin", state_tree.state, "inspector"))
    assert keeper.get(address).status_code == 403


def test_a_role_that_reads_cases_may_not_note_the_copy(case, make_officer, state_tree, sign_in):
    reader = sign_in(None, make_officer("malkhana", state_tree.ranipool, "hc"))
    address = reverse("cases:registered", args=[case.pk])
    assert "Note that the copy" not in reader.get(address).content.decode()
    refused = reader.post(address, {"token": str(uuid.uuid4()), "to": "victim", "how": "thumb"})
    assert refused.status_code == 403


# --- other hands -------------------------------------------------------------------------------


def test_a_draft_is_handed_over_and_the_colleague_goes_on(
    by, desk, make_officer, state_tree, sign_in
):
    colleague = make_officer("woman_desk", state_tree.ranipool, "asi", sex="F", name="Doma")
    draft = filled(by, state_tree.ranipool)
    page = desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    address = reverse("draft_hand_over", args=[draft.pk])
    assert address in page
    for _time in range(2):
        answer = desk.post(address, {"to": str(colleague.officer.user_id)})
    assert answer.status_code in (302, 400)  # already with that officer
    draft.refresh_from_db()
    assert draft.owner == colleague.officer.user
    theirs = sign_in(None, colleague)
    assert "Doma" in theirs.get(reverse("cases:draft", args=[draft.pk])).content.decode()


def test_a_sent_draft_is_read_only_for_its_writer(writer, scope_of, state_tree, sign_in, sho):
    from cctns.core import drafts

    draft = filled(scope_of(writer), state_tree.ranipool)
    drafts.send(draft.pk, by=scope_of(writer))
    address = reverse("cases:draft_part", args=[draft.pk, "informant"])
    page = sign_in(None, writer).get(address).content.decode()
    assert "data-save-url" not in page
    assert 'data-key="save"' not in page
    assert "data-save-url" in sign_in(None, sho).get(address).content.decode()
    assert (
        "Give back to the writer"
        in sign_in(None, sho).get(reverse("cases:draft", args=[draft.pk])).content.decode()
    )


def test_a_form_that_arrived_is_told_to_the_browser(by, desk, state_tree):
    draft = filled(by, state_tree.ranipool)
    address = reverse("cases:draft_part", args=[draft.pk, "victim"])
    sent = {"victim_is_informant": "yes", "version": 1}
    answer = desk.post(address, sent | {"sent": "0af3-11.22-ef"})
    assert answer.cookies["draft_saved"].value == "0af3-11.22-ef"
    for strange in ("", "x;y=1", "<script>", "a" * 90):
        assert "draft_saved" not in desk.post(address, sent | {"sent": strange}).cookies
    assert Draft.everything.get().data["victim"] == {"victim_is_informant": "yes"}
