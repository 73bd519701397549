"""The FIR on screen: from a complaint in Nepali, part by part, to the number."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Complaint, CopyGiven, Fir
from cases.paper import PersonPaper
from cases.services import complaints
from cases.services import draft_paper as service
from cctns.core import codes, dates, drafts
from cctns.core.models import Draft
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue", "lists")
THEFT, RAPE = "BNS-303(2)-1", "BNS-64(1)-1"
NEPALI = "म, फुर्बा तामाङ, रानीपुल बजारको बासिन्दा हुँ। मेरो मोटरसाइकल हरायो।"


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
    """The SHO of Ranipool at the browser."""
    return sign_in(client, sho)


@pytest.fixture
def complaint(by, state_tree) -> Complaint:
    now = timezone.now()
    paper = complaints.ComplaintPaper(
        unit=state_tree.ranipool,
        gist="Motorcycle taken",
        narrative=NEPALI,
        language="ne",
        informant=PersonPaper(name="फुर्बा तामाङ", sex="M", age=34, phones=["+919812345214"]),
        place="Parking below the vegetable market",
        happened_at=now - timedelta(hours=3),
        received_at=now - timedelta(minutes=10),
    )
    return complaints.receive(paper, by=by)


def token() -> str:
    return str(uuid.uuid4())


def begin(page, complaint=None, key=None) -> Draft:
    address = reverse("cases:draft_new") + (f"?complaint={complaint.pk}" if complaint else "")
    answer = page.post(address, {"token": key or token()})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Draft.everything.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])


def url_of(draft, part: str) -> str:
    return reverse("cases:draft_part", args=[draft.pk, part])


def typed(draft, part: str, **changes) -> dict:
    """What the browser sends for a part: what stands in the draft, and what is typed now."""
    draft.refresh_from_db()
    return {**draft.data.get(part, {}), "version": draft.version, **changes}


def send(page, draft, part: str, status: int = 302, **changes):
    answer = page.post(url_of(draft, part), typed(draft, part, **changes))
    assert answer.status_code == status, re.findall(
        r'<div class="errsum.*?</div>', answer.content.decode(), re.DOTALL
    )
    return answer


def fill(page, draft, **parts) -> None:
    """Every part of a theft, with changes by part."""
    now = timezone.localtime() - timedelta(minutes=5)
    standard = {
        "information": {
            "information_type": "oral",
            "information_at_date": dates.short_date(now),
            "information_at_time": dates.clock_time(now),
        },
        "informant": {"name": "फुर्बा तामाङ", "sex": "M", "age": "34"},
        "when_where": {
            "occurred_known": "exact",
            "occurred_from_date": dates.short_date(now - timedelta(hours=2)),
            "occurred_from_time": dates.clock_time(now - timedelta(hours=2)),
            "place": "Parking below the vegetable market",
            "in_area": "yes",
        },
        "sections": {"sections": THEFT},
        "accused": {"accused": "1", "accused-1-known": "unknown"},
        "victim": {"victim_is_informant": "yes"},
        "property": {
            "property": "1",
            "property-1-what": "vehicle:motorcycle",
            "property-1-description": "Motorcycle, black",
            "property-1-value": "62,000",
            "property-1-mark_kind": "vehicle",
            "property-1-mark": "SK-01 J 4471",
        },
        "statement": {"narrative": NEPALI, "language": "ne", "read_over": "on"},
        "action": {"action": "investigate"},
    }
    for part, fields in standard.items():
        send(page, draft, part, **(fields | parts.get(part, {})))


def check(draft) -> str:
    return reverse("cases:draft_check", args=[draft.pk])


def register(page, draft, key=None, **fields):
    draft.refresh_from_db()
    return page.post(
        check(draft), {"token": key or token(), "version": draft.version, **fields}
    )


def test_a_complaint_in_nepali_becomes_a_registered_fir(desk, complaint):
    page = desk.get(reverse("cases:draft_new") + f"?complaint={complaint.pk}")
    assert "Nothing is typed twice" in page.content.decode()
    draft = begin(desk, complaint)
    first = desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    assert "फुर्बा तामाङ" in first
    assert "0 of 9 parts done" in first
    fill(desk, draft)
    whole = desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    assert "9 of 9 parts done" in whole
    assert "62,000" in whole
    shown = desk.get(check(draft)).content.decode()
    assert NEPALI in shown
    assert "This cannot be undone" in shown
    answer = register(desk, draft)
    case = Case.everything.get()
    assert answer["Location"] == reverse("cases:registered", args=[case.pk])
    last = desk.get(answer["Location"]).content.decode()
    assert case.fir.cited in last
    assert "Report to the Magistrate" in last or "C05" in last or "Magistrate" in last
    complaint.refresh_from_db()
    draft.refresh_from_db()
    assert (complaint.status, complaint.case_id) == ("fir", case.pk)
    assert (draft.status, draft.subject_id) == ("used", str(case.pk))
    fir = case.fir
    assert fir.content["narrative"] == NEPALI
    assert fir.content["property"][0]["marks"] == "SK01J4471"
    assert (
        case.people.get(part="complainant").person_id == complaint.informant_id
    )  # stored once
    # the address of the draft leads to the FIR from now on
    assert desk.get(reverse("cases:draft", args=[draft.pk]))["Location"] == answer["Location"]


def test_every_post_sent_twice_does_its_work_once(desk, complaint):
    key = token()
    draft = begin(desk, complaint, key)
    assert begin(desk, complaint, key) == draft
    assert begin(desk, complaint) == draft  # another page of the same complaint
    assert Draft.everything.count() == 1
    version = draft.version
    once = {"name": "फुर्बा तामाङ", "age": "35", "version": version}
    first = desk.post(url_of(draft, "informant"), once)
    again = desk.post(url_of(draft, "informant"), once)
    assert first["Location"] == again["Location"] == url_of(draft, "when_where")
    fill(desk, draft)
    key = token()
    first = register(desk, draft, key)
    again = desk.post(check(draft), {"token": key, "version": 1})
    late = desk.post(check(draft), {"token": token(), "version": 1})
    assert first["Location"] == again["Location"] == late["Location"]
    assert Fir.everything.count() == 1
    case, key = Case.everything.get(), token()
    given = {"token": key, "to": "complainant", "how": "signature"}
    address = reverse("cases:registered", args=[case.pk])
    assert desk.post(address, given)["Location"] == desk.post(address, given)["Location"]
    assert CopyGiven.everything.count() == 1
    assert "Given" in desk.get(address).content.decode()


def test_sending_discarding_and_bringing_back_twice_is_no_fault(client, writer, sign_in):
    page = sign_in(client, writer)
    draft = begin(page)
    for act, state in (("send", "sent"), ("take-back", "open"), ("drop", "dropped")):
        for _time in range(2):
            assert page.post(reverse("draft_act", args=[draft.pk, act])).status_code == 302
            draft.refresh_from_db()
            assert draft.status == state
    assert page.get(reverse("cases:draft", args=[draft.pk]))["Location"] == reverse("drafts")


def test_the_writer_sends_and_may_not_register(client, writer, sho, sign_in):
    page = sign_in(client, writer)
    draft = begin(page)
    fill(page, draft)
    shown = page.get(check(draft)).content.decode()
    assert "Send for registration" in shown
    assert "Register the FIR" not in shown
    refused = register(page, draft)
    assert refused.status_code == 403
    said = refused.content.decode()
    assert "Register an FIR" in said
    assert "Station house officer" in said
    assert "Officer in charge for the shift" in said
    assert not Fir.everything.exists()
    page.post(reverse("draft_act", args=[draft.pk, "send"]))
    assert page.post(url_of(draft, "informant"), typed(draft, "informant")).status_code == 403
    head = sign_in(None, sho)
    assert (
        "The writer sent this draft"
        in head.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    )
    assert register(head, draft).status_code == 302
    assert Fir.everything.get().registered_by == sho


def test_a_draft_of_another_station_is_not_there(
    desk, make_officer, state_tree, sign_in, client
):
    draft = begin(desk)
    other = sign_in(None, make_officer("sho", state_tree.namchi, "inspector"))
    for address in (
        reverse("cases:draft", args=[draft.pk]),
        url_of(draft, "informant"),
        check(draft),
        reverse("draft_part", args=[draft.pk, "informant"]),
    ):
        answer = (
            other.get(address)
            if "drafts/" in address and "cases" in address
            else other.put(
                address,
                "name=x",
                content_type="application/x-www-form-urlencoded",
                headers={"If-Match": '"1"'},
            )
        )
        assert answer.status_code == 404, address
    assert register(other, draft).status_code == 404
    assert other.post(url_of(draft, "informant"), {"name": "x"}).status_code == 404


def test_a_complaint_of_another_station_begins_no_draft(
    make_officer, state_tree, sign_in, complaint
):
    other = sign_in(None, make_officer("sho", state_tree.namchi, "inspector"))
    address = reverse("cases:draft_new") + f"?complaint={complaint.pk}"
    assert other.get(address).status_code == 404
    assert other.post(address, {"token": token()}).status_code == 404
    assert other.get(reverse("cases:draft_new") + "?complaint=x").status_code == 404


def test_roles_without_the_power_are_told_who_holds_it(make_officer, state_tree, sign_in, desk):
    draft = begin(desk)
    sp = sign_in(None, make_officer("sp", state_tree.gangtok, "sp"))
    for address in (
        reverse("cases:draft_new"),
        reverse("cases:draft", args=[draft.pk]),
        url_of(draft, "action"),
        check(draft),
    ):
        refused = sp.get(address)
        assert refused.status_code == 403
        assert "Station writer" in refused.content.decode()


def test_wrong_things_are_said_with_their_mending_and_nothing_typed_is_lost(desk):
    draft = begin(desk)
    wrong = {
        "occurred_known": "between",
        "occurred_from_date": "23-11-2026",
        "occurred_from_time": "18:30",
        "occurred_to_date": "23-11-2026",
        "occurred_to_time": "08:45",
        "place": "Ranipool 🏍 བཀྲ་ཤིས ᰛᰩᰵ",
        "distance_km": "far",
        "in_area": "no",
    }
    said = send(desk, draft, "when_where", status=422, **wrong).content.decode()
    assert "End time must be after the start time." in said
    assert "Write a number like 0.4" in said
    assert "Choose the station with jurisdiction" in said
    assert said.startswith("<!doctype") or "Error:" in said
    for kept in ("08:45", "far", "🏍", "བཀྲ་ཤིས"):
        assert kept in said
    assert "things to fix" in desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    again = desk.get(url_of(draft, "when_where")).content.decode()
    assert "End time must be after the start time." in again
    tomorrow = dates.short_date(timezone.localtime() + timedelta(days=2))
    said = send(
        desk, draft, "information", status=422,
        information_type="oral", information_at_date=tomorrow, information_at_time="10:00",
    ).content.decode()  # fmt: skip
    assert "This time has not come yet" in said
    said = send(
        desk, draft, "information", status=422,
        information_type="oral", information_at_date="32-13-2026", information_at_time="25:99",
    ).content.decode()  # fmt: skip
    assert "Write the date as day-month-year" in said
    assert "32-13-2026" in said


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("aadhaar", "123456789012"),
        ("aadhaar", "1234 5678 9012"),
        ("aadhaar", "१२३४ ५६७८ ९०१२"),
        ("other", "1234-5678-9012"),
    ],
)
def test_a_full_aadhaar_number_is_not_even_kept_in_the_draft(desk, kind, number):
    draft = begin(desk)
    said = send(
        desk, draft, "informant", status=422,
        **{"name": "Pema", "paper": "1", "paper-1-kind": kind, "paper-1-number": number},
    ).content.decode()  # fmt: skip
    assert "last 4 digits of the Aadhaar number" in said
    draft.refresh_from_db()
    assert "informant" not in draft.data
    assert not draft.aside
    body = f"paper=1&paper-1-kind={kind}&paper-1-number={number}"
    answer = desk.put(
        reverse("draft_part", args=[draft.pk, "informant"]), body,
        content_type="application/x-www-form-urlencoded", headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert answer.status_code == 400
    assert "Aadhaar" in answer.json()["error"]
    draft.refresh_from_db()
    assert "informant" not in draft.data
    send(
        desk, draft, "informant",
        **{"name": "Pema", "paper": "1", "paper-1-kind": "aadhaar", "paper-1-number": "9012"},
    )  # fmt: skip


def test_nul_bytes_are_refused_and_a_long_name_is_said(desk):
    draft = begin(desk)
    said = send(desk, draft, "informant", status=422, name="Pe\0ma").content.decode()
    assert "signs that cannot be stored" in said
    said = send(desk, draft, "informant", status=422, name="न" * 161).content.decode()
    assert "at most 160 characters" in said
    assert "न" * 161 in said


def test_a_statement_of_twenty_thousand_words_is_kept_whole(desk):
    draft = begin(desk)
    text = "मोटरसाइकल " * 20_000
    send(desk, draft, "statement", narrative=text, language="ne", read_over="on")
    draft.refresh_from_db()
    assert draft.data["statement"]["narrative"] == text
    assert "20000 words" in desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()


def test_rows_are_added_and_removed_without_scripts(desk):
    draft = begin(desk)
    answer = send(
        desk, draft, "accused",
        **{"accused": "1", "accused-1-known": "known", "accused-1-name": "Tshering", "add": "accused"},
    )  # fmt: skip
    assert answer["Location"].endswith("#accused-2")
    send(
        desk, draft, "accused",
        **{"accused": "1 2", "accused-2-known": "unknown", "accused-2-description": "tall",
           "add": "accused-1-phone"},
    )  # fmt: skip
    page = desk.get(url_of(draft, "accused")).content.decode()
    for name in (
        "accused-1-phone-2-number",
        "accused-2-name",
        'value="Tshering"',
        'value="tall"',
    ):
        assert name in page
    send(desk, draft, "accused", accused="1 2", remove="accused-1")
    draft.refresh_from_db()
    assert draft.data["accused"]["accused"] == "2"
    page = desk.get(url_of(draft, "accused")).content.decode()
    assert "Tshering" not in page
    send(desk, draft, "accused", accused="2", remove="accused-2")
    page = desk.get(url_of(draft, "accused")).content.decode()
    assert "Accused 1" not in page
    assert (
        service.read(Draft.everything.get(pk=draft.pk), by=service_scope(desk)).paper.accused
        == []
    )


def test_the_only_row_of_a_fresh_page_can_be_taken_out(desk):
    draft = begin(desk)
    for part, name in (("accused", "accused"), ("property", "property")):
        assert f'id="{name}-1"' in desk.get(url_of(draft, part)).content.decode()
        send(desk, draft, part, **{name: "1", "remove": f"{name}-1"})
        page = desk.get(url_of(draft, part)).content.decode()
        assert f'id="{name}-1"' not in page
        send(desk, draft, part, **{name: "-", "add": name})
        assert f'id="{name}-1"' in desk.get(url_of(draft, part)).content.decode()


def service_scope(page):
    """The scope of the officer at this browser."""
    from stations.middleware import SESSION_KEY
    from stations.services.access import scope_of_id

    return scope_of_id(page.session[SESSION_KEY])


def test_the_enter_key_saves_and_never_removes_a_row(desk):
    draft = begin(desk)
    for part in ("informant", "accused", "property", "when_where"):
        form = (
            desk.get(url_of(draft, part))
            .content.decode()
            .partition('<form method="post" novalidate')[2]
        )
        first = re.search(r"<button[^>]*>", form)[0]
        assert "name=" not in first, part
    send(desk, draft, "sections", **{"sections-add": THEFT})
    form = desk.get(url_of(draft, "sections")).content.decode().partition("data-draft")[2]
    assert 'name="sections-find"' in re.search(r"<button[^>]*>", form)[0]


def test_sections_are_found_added_and_removed_without_scripts(desk):
    draft = begin(desk)
    answer = send(
        desk, draft, "sections", **{"sections-q": "mobile theft", "sections-find": "1",
                                     "other_sections": "Sikkim Act s.4"},
    )  # fmt: skip
    assert "q=mobile" in answer["Location"]
    found = desk.get(answer["Location"].partition("#")[0]).content.decode()
    assert f'value="{THEFT}"' in found
    assert "Sikkim Act s.4" in found  # what stood beside it is kept
    send(desk, draft, "sections", **{"sections-add": THEFT})
    page = desk.get(url_of(draft, "sections")).content.decode()
    assert "Cognizable: register the FIR." in page
    assert "first conviction" in page  # the fact that chooses the variant is asked
    assert "Report to the Magistrate" in page
    send(desk, draft, "sections", **{"sections-remove": THEFT})
    draft.refresh_from_db()
    assert draft.data["sections"]["sections"] == ""
    assert draft.data["sections"]["other_sections"] == "Sikkim Act s.4"


def test_the_day_of_the_offence_decides_the_code_and_a_mismatch_is_explained(desk):
    draft = begin(desk)
    fill_when = {
        "occurred_known": "exact", "occurred_from_date": "15-03-2024", "occurred_from_time": "10:00",
        "place": "Bazaar", "in_area": "yes", "delay_reason": "She was afraid.",
    }  # fmt: skip
    send(desk, draft, "when_where", **fill_when)
    said = send(desk, draft, "sections", status=422, sections=THEFT).content.decode()
    assert "The BNS applies to offences from 01-07-2024." in said
    assert "Use 379 IPC." in said
    found = desk.get(url_of(draft, "sections") + "?q=theft").content.decode()
    assert "IPC-379-1" in found


def test_two_officers_at_one_part_choose_between_their_versions(client, sho, writer, sign_in):
    one, two = sign_in(client, sho), sign_in(None, writer)
    draft = begin(one)
    send(one, draft, "informant", name="Pema")
    draft.refresh_from_db()
    base = draft.version
    mine = {"name": "Pema Bhutia", "age": "30", "version": base}
    theirs = {"name": "Pema Lepcha", "occupation": "Driver", "version": base}
    assert one.post(url_of(draft, "informant"), mine).status_code == 302
    answer = two.post(url_of(draft, "informant"), theirs)
    assert answer["Location"] == drafts.compare_url(draft, "informant")
    page = two.get(answer["Location"]).content.decode()
    assert "Pema Lepcha" in page
    assert "Pema Bhutia" in page
    assert (
        "Compare and choose"
        in two.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    )
    draft.refresh_from_db()
    fields = drafts.differences(
        draft, "informant", draft.aside[f"{writer.officer.user_id}:informant"]["fields"], base
    )
    choices = {f"choose-{name}": "theirs" for name in fields} | {"choose-name": "mine"}
    two.post(answer["Location"], {"version": draft.version, **choices})
    draft.refresh_from_db()
    assert draft.data["informant"]["name"] == "Pema Lepcha"
    assert draft.data["informant"]["occupation"] == "Driver"
    assert draft.data["informant"]["age"] == "30"


def test_a_draft_changed_after_the_check_page_is_not_registered(desk):
    draft = begin(desk)
    fill(desk, draft)
    draft.refresh_from_db()
    seen = draft.version
    send(desk, draft, "informant", occupation="Driver")
    answer = desk.post(check(draft), {"token": token(), "version": seen})
    assert answer.status_code == 422
    assert "changed after you opened this page" in answer.content.decode()
    assert not Fir.everything.exists()


def test_what_is_missing_is_named_by_part_and_the_button_waits(desk):
    draft = begin(desk)
    said = register(desk, draft)
    assert said.status_code == 422
    text = said.content.decode()
    assert "Write the informant&#x27;s name." in text
    assert "Choose at least one section." in text
    assert "Register the FIR" not in text
    assert not Fir.everything.exists()


def test_another_officer_is_directed_on_the_check_page(desk, make_officer, state_tree):
    io = make_officer("io", state_tree.ranipool, "si", name="Nim D Bhutia")
    draft = begin(desk)
    fill(desk, draft)
    assert "Nim D Bhutia, open cases: 0" in desk.get(check(draft)).content.decode()
    register(desk, draft, io=str(io.pk))
    case = Case.everything.get()
    assert case.io == io
    assert case.fir.content["action"]["kind"] == "directed"


def test_a_stranger_as_investigator_is_refused(desk, make_officer, state_tree):
    other = make_officer("io", state_tree.namchi, "si")
    draft = begin(desk)
    fill(desk, draft)
    assert register(desk, draft, io=str(other.pk)).status_code == 422
    assert not Fir.everything.exists()


def test_rape_asks_for_a_woman_officer_and_the_draft_stays_off_the_computer(
    desk, make_officer, state_tree
):
    woman = make_officer("woman_desk", state_tree.ranipool, "asi", sex="F", name="Doma Bhutia")
    draft = begin(desk)
    fill(desk, draft, sections={"sections": RAPE}, property={"property": ""}, action={"action": "investigate", "recorder": str(woman.pk)})  # fmt: skip
    for part in ("informant", "statement", "accused"):
        assert "data-private" in desk.get(url_of(draft, part)).content.decode()
    send(desk, draft, "action", status=422, recorder="")
    said = desk.get(url_of(draft, "action")).content.decode()
    assert "A woman officer must take this information down" in said
    assert "Doma Bhutia, woman officer" in said
    send(desk, draft, "action", recorder=str(woman.pk))
    register(desk, draft)
    case = Case.everything.get()
    assert (case.sensitivity, case.fir.recorder) == ("restricted", woman)


def test_a_place_outside_the_area_makes_a_zero_fir(desk, state_tree):
    draft = begin(desk)
    fill(
        desk, draft,
        when_where={"in_area": "no", "outside_unit": str(state_tree.namchi.pk)},
        action={"action": "transferred"},
    )  # fmt: skip
    assert "A Zero FIR" in desk.get(reverse("cases:draft", args=[draft.pk])).content.decode()
    assert "Register the Zero FIR" in desk.get(check(draft)).content.decode()
    answer = register(desk, draft)
    fir = Fir.everything.get()
    assert (fir.kind, fir.number) == ("zero", 1)
    assert (
        "Send it to the station with jurisdiction"
        in desk.get(answer["Location"]).content.decode()
    )


def test_the_pages_ask_the_same_number_of_queries_whatever_is_typed(desk, monkeypatch):
    monkeypatch.setattr(
        codes, "CHECKED_EVERY", 3600.0
    )  # whether a list changed is asked by the clock
    draft = begin(desk)
    fill(desk, draft)
    addresses = (
        reverse("cases:draft", args=[draft.pk]),
        url_of(draft, "property"),
        url_of(draft, "accused"),
        url_of(draft, "action"),
        check(draft),
    )

    def counts() -> list[int]:
        found = []
        for address in addresses:
            desk.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert desk.get(address).status_code == 200
            found.append(len(asked))
        return found

    few = counts()
    many = {"property": " ".join(str(n) for n in range(1, 9))}
    for n in range(1, 9):
        many |= {
            f"property-{n}-what": "phone:smartphone",
            f"property-{n}-description": "Phone",
            f"property-{n}-mark_kind": "imei",
            f"property-{n}-mark": f"35693803564380{n}",
        }
    send(desk, draft, "property", **many)
    people = {"accused": " ".join(str(n) for n in range(1, 6))}
    for n in range(1, 6):
        people |= {f"accused-{n}-known": "known", f"accused-{n}-name": "Tshering"}
    send(desk, draft, "accused", **people)
    assert counts() == few
    assert max(few) < 45


def test_a_page_with_devanagari_stays_small(desk, complaint):
    import gzip

    draft = begin(desk, complaint)
    for part in service.PARTS:
        page = desk.get(url_of(draft, part), headers={"Accept-Language": "ne"}).content
        assert len(gzip.compress(page)) < 20_000, (part, len(page))
