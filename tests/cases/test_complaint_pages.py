"""The pages of complaints: taken down at the counter, listed, read, and who may see what."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Complaint, ElectronicInformation, SealMember
from cases.paper import PersonPaper
from cases.services import complaint_sight, complaints, fir
from cctns.core.clocks import runs_of
from cctns.core.models import AccessLog, Attachment, ClockRun, Event
from criminals.models import Person
from tests.cases.complaint_helpers import NEW, page, take, token, typed
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.cases.test_services import paper_of

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def desk(writer, sign_in) -> Client:
    """The writer of Ranipool, signed in."""
    return sign_in(Client(), writer)


@pytest.fixture
def head(sho, sign_in) -> Client:
    """The SHO of Ranipool, signed in."""
    return sign_in(Client(), sho)


@pytest.fixture
def by(sho, scope_of):
    return scope_of(sho)


# --- at the counter ----------------------------------------------------------------------------


def test_the_writer_takes_a_complaint_down_and_is_shown_its_number_and_receipt(desk):
    text = page(desk.get(NEW))
    assert "Ranipool PS" in text
    answer = desk.post(NEW, typed())
    complaint = Complaint.everything.get()
    assert answer.status_code == 302
    assert answer.url == f"/complaints/{complaint.pk}/received/"
    assert (complaint.status, complaint.language, complaint.channel) == (
        "received",
        "hi",
        "counter",
    )
    assert complaint.informant.addresses.get().line == "Saramsa"
    assert (complaint.informant.age, complaint.informant.sex) == (34, "M")
    assert complaint.phone == "+919812345214"
    text = page(desk.get(answer.url))
    assert str(complaint) in text
    assert complaint.reference in text
    assert f"/print/complaint-receipt/{complaint.pk}/" in text
    assert re.search(r'value="en\+hi" checked', text)


def test_a_double_click_takes_down_one_complaint(desk):
    sent = typed()
    first, second = desk.post(NEW, sent), desk.post(NEW, sent)
    assert first.url == second.url
    assert Complaint.everything.count() == 1


def test_nepali_can_be_named_as_the_language_of_the_words(desk):
    desk.post(NEW, typed(language="ne"))
    assert Complaint.everything.get().language == "ne"


def test_the_receipt_is_ordered_once_from_the_page_after_taking_down(desk, writer, scope_of):
    complaint = take(writer.unit, scope_of(writer))
    sent = {"token": token(), "languages": "en+hi"}
    url = f"/print/complaint-receipt/{complaint.pk}/"
    assert desk.post(url, sent).status_code == 302
    assert desk.post(url, sent).status_code == 302
    assert "Acknowledgement of complaint" in page(desk.get(url))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"gist": " "}, "Write in a few words what the matter is."),
        ({"narrative": ""}, "Write what the complainant says."),
        ({"happened_at_date": "31-12-2999", "happened_at_time": "10:00"}, "not come yet"),
        ({"received_at_date": "31-12-2999", "received_at_time": "10:00"}, "not come yet"),
        ({"happened_at_date": "24-11-2025"}, "Write both the date and the time"),
        ({"phone": "12"}, "A mobile number has 10 digits"),
        ({"age": "300"}, "Write the age in years"),
        ({"name": ""}, "Write the name too"),
        ({"channel": "pigeon"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_at_the_counter_is_said_at_its_field_and_nothing_is_lost(
    desk, facts, sentence
):
    sent = typed(**facts)
    answer = desk.post(NEW, sent)
    text = page(answer)
    assert answer.status_code == 422
    assert text.count(sentence) >= 2  # in the summary and at the field
    assert sent["token"] in text
    for name in ("gist", "narrative", "address"):
        assert sent[name].strip() in text
    assert not Complaint.everything.exists()


def test_sections_are_searched_without_scripts_and_nothing_typed_is_lost(desk):
    sent = typed(gist="")
    answer = desk.post(NEW, sent | {"sections-q": "mobile theft", "sections-find": "1"})
    text = page(answer)
    assert answer.status_code == 200
    assert 'value="BNS-303(2)-1"' in text
    assert sent["narrative"] in text
    assert "Write in a few words" not in text
    text = page(desk.post(NEW, sent | {"sections-add": "BNS-303(2)-1"}))
    assert 'name="sections" value="BNS-303(2)-1"' in text
    desk.post(NEW, typed(sections=["BNS-303(2)-1"]))
    assert Complaint.everything.get().sections == ["BNS-303(2)-1"]


def test_a_missing_child_is_always_taken_down_and_stays_red(desk, head):
    desk.post(NEW, typed(missing_child="on"))
    complaint = Complaint.everything.get()
    assert complaint.missing_child
    assert runs_of(complaint).get().code == "C12"
    text = page(head.get(complaint.get_absolute_url()))
    assert "Register the FIR at once" in text
    for choice in ("enquiry", "nc", "send", "department", "refuse"):
        assert f"/complaints/{complaint.pk}/{choice}/" not in text
    refused = head.post(
        f"/complaints/{complaint.pk}/refuse/",
        {"token": token(), "reason": "Later", "told": "on"},
    )
    assert refused.status_code == 422
    assert "A missing child is always an FIR" in page(refused)
    assert "A child is missing: register the FIR" in page(head.get("/complaints/"))


def test_an_efir_waits_for_its_signature_and_is_signed_once(desk, head):
    desk.post(NEW, typed(channel="efir"))
    complaint = Complaint.everything.get()
    row = ElectronicInformation.everything.get()
    day = timezone.localtime(row.sign_by).strftime("%d-%m-%Y %H:%M")
    assert day in page(desk.get(f"/complaints/{complaint.pk}/received/"))
    url = f"/complaints/{complaint.pk}/sign/"
    assert day in page(desk.get(url))
    assert desk.post(url, {"token": token(), "how": ""}).status_code == 422
    sent = {"token": token(), "how": "On the printed text at the counter"}
    first, second = desk.post(url, sent), desk.post(url, sent)
    assert first.url == second.url == complaint.get_absolute_url()
    complaint.refresh_from_db()
    assert complaint.status == "received"
    again = desk.post(url, {"token": token(), "how": "Twice"})
    assert again.status_code == 422
    assert desk.get(url).status_code == 302  # nothing is left to sign


def test_a_lapsed_efir_says_so_and_stays_for_the_sho(desk, head, writer, scope_of):
    complaint = take(writer.unit, scope_of(writer), channel="efir")
    late = timezone.now() + timedelta(days=5)
    assert complaints.lapse_unsigned(by=scope_of(writer), now=late) == 1
    text = page(head.get(complaint.get_absolute_url()))
    assert "not on record" in text
    assert f"/complaints/{complaint.pk}/refuse/" in text


def test_a_post_above_a_station_takes_nothing_down(state_tree, make_officer, sign_in):
    client = sign_in(Client(), make_officer("sp", state_tree.gangtok, "sp"))
    answer = client.get(NEW)
    assert answer.status_code == 403
    assert "Take down a complaint" in page(answer)


# --- the list ----------------------------------------------------------------------------------


def test_the_list_opens_with_those_that_wait_the_longest_waiting_first(desk, writer, scope_of):
    by = scope_of(writer)
    for hours, gist in ((1, "Newest"), (30, "Oldest"), (5, "Middle")):
        take(writer.unit, by, gist=gist, received_at=timezone.now() - timedelta(hours=hours))
    decided = take(writer.unit, by, gist="Decided")
    Complaint.everything.filter(pk=decided.pk).update(status="closed")
    text = page(desk.get("/complaints/"))
    assert text.index("Oldest") < text.index("Middle") < text.index("Newest")
    assert "Decided</span>" not in text
    assert "Take down a complaint" in text
    for tab in ("Under enquiry", "From other stations", "e-FIR to sign", "Refused", "Before the SP", "All"):  # fmt: skip
        assert tab in text
    assert "Decided" in page(desk.get("/complaints/?view=all"))


def test_a_complaint_past_its_limit_is_amber_in_the_list(desk, writer, scope_of):
    complaint = take(writer.unit, scope_of(writer))
    assert "t-amber" not in page(desk.get("/complaints/"))
    ClockRun.everything.filter(subject_id=str(complaint.pk)).update(
        started_at=timezone.now() - timedelta(days=2), due_at=timezone.now() - timedelta(days=1)
    )
    assert "t-amber" in page(desk.get("/complaints/"))


def test_the_old_address_of_the_register_leads_to_the_list(desk):
    answer = desk.get("/registers/complaints/?status=refused")
    assert (answer.status_code, answer.url) == (302, "/complaints/?status=refused")
    assert desk.get("/registers/complaints/").url == "/complaints/?view=all"


def test_the_sp_sees_the_waiting_ones_of_the_district_by_age(
    state_tree, make_officer, sign_in, writer, scope_of
):
    client = sign_in(Client(), make_officer("sp", state_tree.gangtok, "sp"))
    take(writer.unit, scope_of(writer), gist="Of Ranipool")
    there = scope_of(make_officer("writer", state_tree.namchi))
    take(state_tree.namchi, there, gist="Of Namchi")
    text = page(client.get("/complaints/"))
    assert "Of Ranipool" in text
    assert "Of Namchi" not in text
    assert "left out" not in text  # the order by age is offered to every level
    assert "/complaints/new/" not in text


def test_the_number_of_queries_of_list_and_page_does_not_grow(desk, writer, scope_of):
    by = scope_of(writer)
    first = take(writer.unit, by)

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(url).status_code == 200
        return len(found)

    urls = ("/complaints/", first.get_absolute_url())
    for url in urls:
        count(url)  # warm: code lists
    few = [count(url) for url in urls]
    for n in range(12):
        take(writer.unit, by, gist=f"Matter {n}")
        complaints.note_event(first, "file_attached", by=by)
    assert [count(url) for url in urls] == few


# --- reading -----------------------------------------------------------------------------------


def test_the_page_shows_words_clock_choices_and_history(head, by, state_tree):
    complaint = take(
        state_tree.ranipool,
        by,
        narrative="मेरो मोटरसाइकल हरायो।",
        language="ne",
        informant=PersonPaper(name="Phurba Tamang", phones=["+919812345214"], age=34, sex="M"),
        place="Market parking",
    )
    text = page(head.get(complaint.get_absolute_url()))
    assert 'lang="ne">मेरो मोटरसाइकल हरायो।' in text
    for words in (
        "Phurba Tamang",
        "98123 45214",
        "Market parking",
        "BNSS 173(1)",
        "Taken down",
    ):
        assert words in text
    for choice in ("enquiry", "nc", "send", "department", "refuse"):
        assert f"/complaints/{complaint.pk}/{choice}/" in text
    assert AccessLog.objects.filter(action="open", subject_id=str(complaint.pk)).count() == 1


def test_another_stations_complaint_is_not_there(by, state_tree, make_officer, sign_in):
    complaint = take(state_tree.ranipool, by)
    stranger = sign_in(Client(), make_officer("sho", state_tree.sadar))
    base = complaint.get_absolute_url()
    pages = ("", "received/", "look/", "file/", "sign/", "send/", "department/", "refuse/", "enquiry/", "enquiry/end/", "nc/", "nc/order/", "refusal/appeal/")  # fmt: skip
    answers = {name: stranger.get(base + name).status_code for name in pages}
    assert answers == dict.fromkeys(pages, 404)
    assert stranger.get(f"/complaints/{uuid.uuid4()}/").status_code == 404
    sent = {"token": token(), "reason": "Mine", "told": "on"}
    assert stranger.post(f"{base}refuse/", sent).status_code == 404


def test_a_writer_may_not_decide_and_is_told_which_power(desk, writer, scope_of):
    complaint = take(writer.unit, scope_of(writer))
    text = page(desk.get(complaint.get_absolute_url()))
    assert "officer in charge for the shift decides" in text
    for name in ("send", "department", "refuse", "enquiry", "nc", "enquiry/end", "nc/order"):
        answer = desk.get(f"{complaint.get_absolute_url()}{name}/")
        assert answer.status_code in (403, 404), name
        if answer.status_code == 403:
            assert "Decide what a complaint becomes" in page(answer)
    answer = desk.post(
        f"{complaint.get_absolute_url()}refuse/",
        {"token": token(), "reason": "No", "told": "on"},
    )
    assert answer.status_code == 403
    assert "Station house officer" in page(answer)


def test_a_protected_complaint_opens_for_five_minutes_with_a_reason(
    desk, head, writer, scope_of, state_tree, make_officer, sign_in, monkeypatch
):
    complaint = take(
        writer.unit,
        scope_of(writer),
        sections=("BNS-64(1)-1",),
        narrative="She says who it was.",
        gist="Assault in the lane",
        informant=PersonPaper(name="Invented Name"),
    )
    url = complaint.get_absolute_url()
    text = page(head.get(url))
    for hidden in ("She says who", "Assault in the lane", "Invented Name"):
        assert hidden not in text
    assert "Identity protected" in text
    assert head.post(f"{url}look/", {"token": token(), "reason": "to"}).status_code == 422
    sent = {"token": token(), "reason": "To decide on registration"}
    first, second = head.post(f"{url}look/", sent), head.post(f"{url}look/", sent)
    assert first.url == second.url == url
    assert Event.objects.filter(what="unmasked", subject_id=str(complaint.pk)).count() == 1
    assert AccessLog.objects.get(action="unmask").reason == "To decide on registration"
    text = page(head.get(url))
    assert "She says who it was." in text
    assert "Protected. You see it until" in text
    assert "She says who" not in page(desk.get(url))  # the look is the SHO's own
    other = sign_in(Client(), make_officer("writer", state_tree.ranipool))
    assert "Ask to see" not in page(other.get(url))
    answer = other.post(f"{url}look/", {"token": token(), "reason": "Curious about it"})
    assert answer.status_code == 403
    assert "She says who" not in page(head.get("/complaints/"))
    # after the five minutes it is closed again
    monkeypatch.setattr(complaint_sight, "LOOK", timedelta(0))
    assert "She says who" not in page(head.get(url))


def test_a_file_is_kept_with_the_complaint_and_served_through_it(
    desk, writer, scope_of, state_tree, make_officer, sign_in, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    complaint = take(writer.unit, scope_of(writer))
    url = f"{complaint.get_absolute_url()}file/"
    key = token()

    def letter() -> dict:
        file = SimpleUploadedFile("letter.txt", b"My motorcycle is gone.")
        return {"token": key, "upload": file, "label": "Her letter"}

    first, second = desk.post(url, letter()), desk.post(url, letter())
    assert first.url == second.url
    kept = Attachment.everything.get()
    text = page(desk.get(complaint.get_absolute_url()))
    assert "Her letter" in text
    file = reverse("attachment", args=[kept.pk])
    assert file in text
    assert b"".join(desk.get(file).streaming_content) == b"My motorcycle is gone."
    stranger = sign_in(Client(), make_officer("writer", state_tree.sadar))
    assert stranger.get(file).status_code == 404
    Complaint.everything.filter(pk=complaint.pk).update(sensitivity="restricted")
    other = sign_in(Client(), make_officer("writer", state_tree.ranipool))
    assert other.get(file).status_code == 403
    assert "Her letter" not in page(other.get(complaint.get_absolute_url()))
    wrong = SimpleUploadedFile("letter.exe", b"MZ")
    answer = desk.post(url, {"token": token(), "upload": wrong})
    assert answer.status_code == 422
    assert "not a kind of file that can be attached" in page(answer)
    assert desk.post(url, {"token": token()}).status_code == 422


def test_one_person_is_written_down_for_one_complaint(desk):
    desk.post(NEW, typed())
    assert Person.everything.count() == 1


def test_no_page_carries_inline_style_or_script(desk, head, writer, scope_of):
    complaint = take(writer.unit, scope_of(writer))
    url = complaint.get_absolute_url()
    for client, address in (
        (desk, NEW), (desk, f"{url}received/"), (head, url), (head, f"{url}send/"), (head, f"{url}refuse/"),
        (head, f"{url}enquiry/"), (head, f"{url}nc/"), (head, f"{url}department/"), (head, f"{url}file/"),
        (head, "/complaints/"), (head, "/complaints/incoming/"), (head, "/complaints/nc/fortnight/"),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = page(answer)
        assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<style", text), (
            address
        )


def test_a_story_of_20000_words_with_signs_of_any_kind_is_kept_as_it_was_told(desk):
    story = "मेरो मोटरसाइकल 🏍 <b>=1+1</b> " * 5000
    answer = desk.post(NEW, typed(narrative=story, gist="=HYPERLINK(1) 🏍"))
    assert answer.status_code == 302
    complaint = Complaint.everything.get()
    assert complaint.narrative.strip() == story.strip()
    text = page(desk.get(complaint.get_absolute_url()))
    assert "&lt;b&gt;=1+1&lt;/b&gt;" in text
    too_long = desk.post(NEW, typed(narrative="a" * 200_001))
    assert too_long.status_code == 422
    nul = desk.post(NEW, typed(narrative="a\x00b"))
    assert nul.status_code == 422
    assert Complaint.everything.count() == 1


def test_the_fir_of_a_sealed_case_is_not_named_on_the_page_of_its_complaint(
    desk, head, by, state_tree, sho
):
    complaint = take(state_tree.ranipool, by)
    case = fir.register(paper_of(state_tree.ranipool), by=by, complaint=complaint)
    url = complaint.get_absolute_url()
    assert case.get_absolute_url() in page(desk.get(url))
    Case.everything.filter(pk=case.pk).update(sensitivity="sealed")
    SealMember.objects.create(case=case, user=sho.officer.user, by=sho.officer.user)
    text = page(desk.get(url))
    assert case.get_absolute_url() not in text
    assert "My motorcycle is gone." not in text
    assert case.get_absolute_url() in page(head.get(url))
