"""The pages of the diary, the charge and the staff: who sees what, and what a form answers."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cctns.core.models import AccessLog
from stations.models import DiaryEntry, Leave, ShiftCharge
from stations.services import diary, people

DIARY = "/diary/"


@pytest.fixture
def desk(writer, sign_in) -> Client:
    """The writer of Ranipool, signed in."""
    return sign_in(Client(), writer)


@pytest.fixture
def entry(state_tree, writer, scope_of) -> DiaryEntry:
    return diary.write(
        state_tree.ranipool, kind="arrival", text="Dil Maya Gurung came.", by=scope_of(writer)
    )


def typed(**facts) -> dict:
    return {"token": str(uuid.uuid4()), "kind": "departure", "text": "SI left with 2."} | facts


def page(answer) -> str:
    return answer.content.decode()


# --- the day ---------------------------------------------------------------------------------


def test_an_empty_day_says_what_begins_it(desk):
    text = page(desk.get(DIARY))
    assert "Nothing is written today yet" in text
    assert "Opening entry" in text


def test_the_day_shows_number_time_words_and_writer(desk, entry):
    text = page(desk.get(DIARY))
    assert "<b>001</b>" in text
    assert "Dil Maya Gurung came." in text
    assert "HC B M Gurung, Ranipool PS" in text
    assert "<b>2</b>" not in text
    assert "<b>002</b>" in text  # the next
    assert AccessLog.objects.filter(action="list", what__startswith="diary SKP-PS02").exists()


def test_writing_leads_to_the_entry_with_its_number(desk):
    answer = desk.post(DIARY, typed())
    entry = DiaryEntry.everything.get()
    assert answer.status_code == 302
    assert answer.url.endswith(f"#entry-{entry.pk}")
    assert "Diary entry 001 is written." in page(desk.get(answer.url))
    assert (entry.kind, entry.is_system, entry.language) == ("departure", False, "en")


def test_a_double_click_makes_one_entry(desk):
    sent = typed()
    first, second = desk.post(DIARY, sent), desk.post(DIARY, sent)
    assert first.url == second.url
    assert DiaryEntry.everything.count() == 1


def test_a_page_without_its_key_is_refused(desk):
    answer = desk.post(DIARY, typed(token="no key"))
    assert answer.status_code == 422
    assert "Open it again" in page(answer)
    assert not DiaryEntry.everything.exists()


def test_the_reason_for_writing_late_appears_when_it_is_needed(desk):
    assert 'name="late_reason"' not in page(desk.get(DIARY))
    happened = timezone.localtime() - timedelta(hours=26)
    sent = typed(on=happened.strftime("%d-%m-%Y"), at=happened.strftime("%H:%M"))
    answer = desk.post(DIARY, sent)
    assert answer.status_code == 422
    text = page(answer)
    assert 'name="late_reason"' in text
    assert "Write why the entry is made only now" in text
    assert "SI left with 2." in text  # nothing typed is lost
    assert f'value="{sent["token"]}"' in text
    assert desk.post(DIARY, sent | {"late_reason": "Power cut"}).status_code == 302
    entry = DiaryEntry.everything.get()
    assert "Written late: Power cut" in page(desk.get(DIARY))
    assert timezone.localtime(entry.happened_at).strftime("%H:%M") == sent["at"]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"text": " "}, "Write what happened."),
        ({"kind": ""}, "Choose the kind of entry."),
        ({"kind": "charge"}, "Select a valid choice"),
        ({"at": "25:99"}, "Write the time in 24 hours"),
        ({"on": "24-11-2025"}, "Write the time too"),
        ({"on": "31-12-2999", "at": "10:00"}, "later than now"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk, facts, sentence):
    answer = desk.post(DIARY, typed(**facts))
    assert answer.status_code == 422
    text = page(answer)
    assert text.count(sentence) >= 2  # in the summary and at the field
    assert not DiaryEntry.everything.exists()


def test_days_can_be_walked_and_a_wrong_day_is_explained(desk, entry):
    yesterday = timezone.localdate() - timedelta(days=1)
    text = page(desk.get(DIARY, {"day": yesterday.isoformat()}))
    assert "Nothing was written on this day" in text
    assert 'name="text"' not in text
    assert f"?day={timezone.localdate().isoformat()}" in text
    text = page(desk.get(DIARY, {"day": "a day"}))
    assert "Write the day as 24-11-2026" in text
    assert "Dil Maya Gurung came." in text


def test_print_leads_to_the_paper_of_the_day_and_of_the_month(desk, entry, state_tree):
    text = page(desk.get(DIARY))
    today = timezone.localdate()
    assert f"/print/diary/{state_tree.ranipool.pk}:{today}:{today}/" in text
    assert f"/print/diary/{state_tree.ranipool.pk}:{today.replace(day=1)}:" in text


def test_protected_words_are_masked_for_others(
    state_tree, entry, writer, scope_of, make_officer, sign_in, desk
):
    diary.write(
        state_tree.ranipool, kind="other", text="The child's mother came.", is_protected=True,
        by=scope_of(writer),
    )  # fmt: skip
    other = sign_in(Client(), make_officer("writer", state_tree.ranipool))
    assert "mother" in page(desk.get(DIARY))
    text = page(other.get(DIARY))
    assert "mother" not in text
    assert "Protected by law" in text


def test_the_number_of_queries_does_not_grow_with_the_entries(
    state_tree, desk, writer, scope_of, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            desk.get(DIARY)
        return len(found)

    by = scope_of(writer)
    first = diary.write(state_tree.ranipool, kind="other", text="1", by=by)
    diary.correct(first, text="1b", by=by)
    desk.get(DIARY)  # warm: code lists
    few = count()
    for n in range(30):
        row = diary.write(state_tree.ranipool, kind="other", text=str(n), by=by)
        diary.correct(row, text="again", by=by)
    assert count() == few


# --- whose ------------------------------------------------------------------------------------


def test_another_stations_diary_and_entry_are_not_there(
    state_tree, entry, make_officer, sign_in
):
    stranger = sign_in(Client(), make_officer("writer", state_tree.sadar))
    gone = [
        stranger.get(f"{DIARY}{entry.pk}/"),
        stranger.get(f"{DIARY}{entry.pk}/correct/"),
        stranger.get(f"{DIARY}{uuid.uuid4()}/"),
        stranger.get(DIARY, {"station": "SKP-PS02"}),
        stranger.get(DIARY, {"station": "NO-SUCH"}),
    ]
    assert [answer.status_code for answer in gone] == [404] * len(gone)
    assert "Dil Maya" not in page(stranger.get(DIARY))


def test_who_may_not_read_the_diary_is_told_which_power(state_tree, make_officer, sign_in):
    answer = sign_in(Client(), make_officer("unit_admin", state_tree.gangtok)).get(DIARY)
    assert answer.status_code == 403
    assert "Read the General Diary" in page(answer)


def test_who_is_not_signed_in_is_led_to_sign_in(state_tree):
    answer = Client().get(DIARY)
    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/diary/")


def test_an_sp_chooses_a_station_and_reads_without_writing(
    state_tree, entry, make_officer, sign_in
):
    client = sign_in(Client(), make_officer("sp", state_tree.gangtok, "sp"))
    text = page(client.get(DIARY))
    assert "Choose a station" in text
    assert "station=SKP-PS02" in text
    assert "SKP-PS15" not in text  # another district
    text = page(client.get(DIARY, {"station": "SKP-PS02"}))
    assert "Dil Maya Gurung came." in text
    assert 'name="text"' not in text
    assert client.post(f"{DIARY}?station=SKP-PS02", typed()).status_code == 403
    assert DiaryEntry.everything.count() == 1


def test_an_officer_of_an_outpost_writes_in_the_stations_diary(
    state_tree, make_officer, sign_in
):
    client = sign_in(Client(), make_officer("writer", state_tree.op))
    assert client.post(DIARY, typed()).status_code == 302
    assert DiaryEntry.everything.get().unit == state_tree.ranipool


# --- one entry, correction, opening and closing ----------------------------------------------


def test_an_entry_is_corrected_by_a_later_one(desk, entry):
    url = f"{DIARY}{entry.pk}/correct/"
    assert "The entry stays as it is" in page(desk.get(url))
    assert desk.post(url, {"token": str(uuid.uuid4()), "text": ""}).status_code == 422
    answer = desk.post(url, {"token": str(uuid.uuid4()), "text": "Her name is Dil Maya Rai."})
    later = DiaryEntry.everything.get(corrects=entry)
    assert answer.url.endswith(f"#entry-{later.pk}")
    text = page(desk.get(f"{DIARY}{entry.pk}/"))
    assert "Her name is Dil Maya Rai." in text
    assert "Corrected later" in text
    assert "Corrects entry 001" in page(desk.get(DIARY))


def test_opening_and_closing_the_day(desk, sho):
    sent = {"token": str(uuid.uuid4()), "custody": "2", "note": "Two for theft."}
    assert desk.post(f"{DIARY}open/", sent).status_code == 302
    again = desk.post(f"{DIARY}open/", sent | {"token": str(uuid.uuid4())})
    assert again.status_code == 422
    assert "This was written today already" in page(again)
    wrong = desk.post(f"{DIARY}close/", {"token": str(uuid.uuid4()), "cash": "much"})
    assert wrong.status_code == 422
    assert (
        desk.post(f"{DIARY}close/", {"token": str(uuid.uuid4()), "cash": "3,485"}).status_code
        == 302
    )
    opening, closing = DiaryEntry.everything.order_by("number")
    assert "Persons in custody: 2. Two for theft." in opening.text
    assert "₹ 3,485" in closing.text
    assert "/diary/open/" not in page(desk.get(DIARY))


# --- charge and staff ------------------------------------------------------------------------


def test_the_sho_hands_over_charge_and_takes_it_back(state_tree, sho, writer, sign_in):
    client = sign_in(Client(), sho)
    text = page(client.get(f"{DIARY}charge/"))
    assert "Insp Karma T Lepcha" in text
    sent = {"token": str(uuid.uuid4()), "to": writer.pk, "note": "Keys given."}
    assert client.post(f"{DIARY}charge/", sent).status_code == 302
    assert client.post(f"{DIARY}charge/", sent).status_code == 302  # a double click
    assert ShiftCharge.everything.get(until=None).posting == writer
    assert "In charge: HC B M Gurung." in page(client.get(DIARY))
    back = {"token": str(uuid.uuid4()), "take_back": "1"}
    assert client.post(f"{DIARY}charge/", back).status_code == 302
    assert not ShiftCharge.everything.filter(until=None).exists()
    assert DiaryEntry.everything.count() == 2
    nothing = client.post(f"{DIARY}charge/", back | {"token": str(uuid.uuid4())})
    assert nothing.status_code == 422
    assert "Nobody holds the charge" in page(nothing)


def test_a_constable_is_not_offered_and_not_taken(state_tree, sho, make_officer, sign_in):
    constable = make_officer("writer", state_tree.ranipool, "constable", name="Tashi Namgyal")
    client = sign_in(Client(), sho)
    assert "Tashi Namgyal" not in page(client.get(f"{DIARY}charge/"))
    answer = client.post(f"{DIARY}charge/", {"token": str(uuid.uuid4()), "to": constable.pk})
    assert answer.status_code == 422
    assert "Choose an officer from the list." in page(answer)


def test_a_writer_without_charge_cannot_open_the_page(desk):
    answer = desk.get(f"{DIARY}charge/")
    assert answer.status_code == 403
    assert "Hand over charge of a station" in page(answer)


def test_the_holder_hands_on_from_the_page(
    state_tree, sho, writer, make_officer, sign_in, scope_of
):
    people.hand_over_charge(state_tree.ranipool, to=writer, by=scope_of(sho))
    asi = make_officer("writer", state_tree.ranipool, "asi")
    client = sign_in(Client(), writer)
    text = page(client.get(f"{DIARY}charge/"))
    assert "take_back" not in text
    client.post(f"{DIARY}charge/", {"token": str(uuid.uuid4()), "to": asi.pk})
    assert ShiftCharge.everything.get(until=None).posting == asi


def test_the_staff_page_says_who_is_where(state_tree, sho, writer, make_officer, sign_in):
    away = make_officer("writer", state_tree.op, "asi", name="Nim D Bhutia")
    now = timezone.now()
    Leave.objects.create(officer=away.officer, since=now, until=now + timedelta(days=4))
    text = page(sign_in(Client(), sho).get("/stations/staff/"))
    assert "2 of 3 present." in text
    assert "32 Mile OP" in text
    assert "On leave" in text
    assert "Supervising officer" in text
    other = sign_in(Client(), make_officer("sho", state_tree.sadar))
    assert other.get("/stations/staff/", {"station": "SKP-PS02"}).status_code == 404


def test_no_page_carries_inline_style_or_script(state_tree, desk, entry, sho, sign_in):
    head = sign_in(Client(), sho)
    for client, url in (
        (desk, DIARY), (desk, f"{DIARY}{entry.pk}/"), (desk, f"{DIARY}{entry.pk}/correct/"),
        (desk, f"{DIARY}open/"), (desk, f"{DIARY}close/"), (head, f"{DIARY}charge/"),
        (head, "/stations/staff/"),
    ):  # fmt: skip
        text = page(client.get(url))
        assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<style", text), url
