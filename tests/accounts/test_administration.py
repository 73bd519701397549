"""The administration pages: units, officers, postings, leave, rules, code lists, checks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cctns.core.models import Code, StateRule
from cctns.core.rules import rule_for
from stations.models import Leave, Officer, Posting, Unit
from tests.factories.stations import OfficerFactory

from .conftest import Desk

pytestmark = pytest.mark.django_db


def day(offset: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days=offset):%d-%m-%Y}"


@pytest.fixture
def at(make_officer, sign_in, state_tree):
    """A client of the State's system administrator."""
    return sign_in(Desk(), make_officer("sysadmin", state_tree.state, "inspector"))


@pytest.fixture
def sp(make_officer, sign_in, state_tree):
    return sign_in(Desk(), make_officer("sp", state_tree.gangtok, "sp"))


ADMIN_PAGES = [
    "/",
    "/stations/checks/",
    "/stations/units/",
    "/stations/units/?ended=1&q=rani",
    "/stations/units/new/",
    "/stations/officers/",
    "/stations/officers/?unposted=1",
    "/stations/officers/new/",
    "/stations/rules/",
    "/stations/rules/diary.reset/",
    "/stations/codes/",
    "/stations/codes/diary_kind/",
    "/stations/codes/diary_kind/new/",
]


@pytest.mark.parametrize("path", ADMIN_PAGES)
def test_page_opens_for_the_administrator_and_no_writer(at, client, sign_in, writer, path):
    from .test_pages import check_strict

    answer = at.get(path)
    assert answer.status_code == 200
    check_strict(answer)
    if path != "/":
        sign_in(client, writer)
        allowed = path.startswith("/stations/officers/") and path.endswith("officers/")
        allowed = allowed or path in ("/stations/checks/", "/stations/officers/?unposted=1")
        assert client.get(path).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("path", ["", "edit/", "move/", "end/"])
def test_pages_of_one_unit(at, state_tree, path):
    assert at.get(f"/stations/units/{state_tree.ranipool.pk}/{path}").status_code == 200
    assert at.get(f"/stations/units/999999/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["", "edit/", "left/", "post/", "leave/", "password/", "second-factor/", "sessions/"],
)
def test_pages_of_one_officer(at, writer, path):
    assert at.get(f"/stations/officers/{writer.officer_id}/{path}").status_code == 200


def test_a_unit_is_added_corrected_and_ended(at, state_tree):
    data = {
        "type": "outpost", "parent": state_tree.ranipool.pk, "short": "op99", "name": "Saramsa OP",
        "name_hi": "सारम्सा चौकी", "kind": "territorial",
    }  # fmt: skip
    assert at.post("/stations/units/new/", data).status_code == 302
    unit = Unit.objects.get(short="OP99")
    assert unit.path == f"{state_tree.ranipool.path}OP99/"
    assert unit.names == {"hi": "सारम्सा चौकी"}
    at.post(
        f"/stations/units/{unit.pk}/edit/", {"name": "Saramsa Outpost", "kind": "territorial"}
    )
    unit.refresh_from_db()
    assert unit.name == "Saramsa Outpost"
    at.post(f"/stations/units/{unit.pk}/end/", {"on": day()})
    unit.refresh_from_db()
    assert unit.valid_to == timezone.localdate()


def test_a_unit_is_moved_with_the_service(at, state_tree):
    at.post(f"/stations/units/{state_tree.ranipool.pk}/move/", {"to": state_tree.sd_namchi.pk})
    state_tree.op.refresh_from_db()
    assert state_tree.op.path.startswith(state_tree.sd_namchi.path)


def test_a_refusal_of_the_service_stands_on_its_field(at, state_tree):
    data = {
        "type": "station",
        "parent": state_tree.ranipool.pk,
        "short": "PS77",
        "name": "X",
        "kind": "territorial",
    }
    page = at.post("/stations/units/new/", data).content.decode()
    assert "cannot stand under" in page
    assert 'href="#id_parent"' in page


def test_an_officer_is_entered_posted_sent_on_leave_and_relieved(sp, state_tree):
    data = {"number": "skp-777", "name": "Doma Bhutia", "rank": "si", "sex": "F"}
    entered = sp.post("/stations/officers/new/", data)
    officer = Officer.objects.get(number="SKP-777")
    assert entered.url == f"/stations/officers/{officer.pk}/"
    sp.post(
        f"/stations/officers/{officer.pk}/post/",
        {
            "unit": state_tree.ranipool.pk,
            "role": "io",
            "post": "Sub-inspector",
            "order_no": "12/2026",
        },
    )
    posting = Posting.everything.get(officer=officer)
    assert (posting.role, posting.unit, posting.order_no) == (
        "io",
        state_tree.ranipool,
        "12/2026",
    )
    leave = {
        "kind": "earned", "since_date": day(), "since_time": "00:01", "until_date": day(5), "until_time": "10:00",
    }  # fmt: skip
    sp.post(f"/stations/officers/{officer.pk}/leave/", leave)
    row = Leave.objects.get(officer=officer)
    page = sp.get(f"/stations/officers/{officer.pk}/").content.decode()
    assert "On leave now" in page
    sp.post(f"/stations/leave/{row.pk}/end/")
    row.refresh_from_db()
    assert row.ended_early_at is not None
    sp.post(f"/stations/postings/{posting.pk}/relieve/", {"reason": "Transfer to Namchi"})
    posting.refresh_from_db()
    assert posting.until is not None


def test_the_superintendent_sees_only_his_district(sp, make_officer, state_tree):
    here = make_officer("writer", state_tree.sadar, name="Here Bhutia")
    there = make_officer("writer", state_tree.namchi, name="There Rai")
    page = sp.get("/stations/officers/").content.decode()
    assert here.officer.name in page
    assert there.officer.name not in page
    posted = sp.post(
        f"/stations/officers/{OfficerFactory().pk}/post/",
        {"unit": state_tree.namchi.pk, "role": "writer", "post": "Writer"},
    )
    assert 'class="errsum"' in posted.content.decode()


def test_nobody_corrects_his_own_particulars(make_officer, sign_in, state_tree):
    posting = make_officer("sp", state_tree.gangtok, "sp")
    client = sign_in(Desk(), posting)
    data = {"name": "New Name", "rank": "dgp", "sex": "M"}
    assert (
        client.post(f"/stations/officers/{posting.officer_id}/edit/", data).status_code == 403
    )
    assert client.post(f"/stations/officers/{posting.officer_id}/leave/", {}).status_code in (
        422,
        403,
    )


def test_a_states_rule_holds_from_its_day(at, state_tree):
    at.post(
        "/stations/rules/diary.reset/",
        {"value": "month", "valid_from": day(3), "order_no": "PHQ/1"},
    )
    row = StateRule.objects.get()
    assert (row.key, row.value, row.state) == ("diary.reset", "month", state_tree.state)
    assert rule_for(state_tree.ranipool, "diary.reset") == "day"
    assert rule_for(state_tree.ranipool, "diary.reset", on=row.valid_from) == "month"


@pytest.mark.parametrize(
    ("value", "valid_from", "words"),
    [("month", -1, "cannot begin in the past"), ("fortnight", 1, 'class="errsum"')],
)
def test_an_unfit_answer_to_a_rule_is_refused(at, value, valid_from, words):
    page = at.post(
        "/stations/rules/diary.reset/", {"value": value, "valid_from": day(valid_from)}
    )
    assert words in page.content.decode()
    assert not StateRule.objects.exists()


def test_a_number_rule_keeps_a_number(at):
    at.post("/stations/rules/diary.late_minutes/", {"value": "45", "valid_from": day()})
    assert StateRule.objects.get().value == 45


def test_a_state_adds_and_ends_its_own_line_and_not_the_centres(at):
    line = {
        "code": "yak_drive",
        "en": "Yak drive",
        "hi": "याक",
        "ne": "याक",
        "valid_from": day(),
    }
    at.post("/stations/codes/diary_kind/new/", line)
    row = Code.objects.get(list="diary_kind", code="yak_drive")
    assert row.owner == "SKP"
    assert row.labels["ne"] == "याक"
    page = at.get("/stations/codes/diary_kind/").content.decode()
    assert "/stations/codes/diary_kind/yak_drive/end/" in page
    assert "/stations/codes/diary_kind/arrival/end/" not in page
    assert (
        at.post("/stations/codes/diary_kind/arrival/end/", {"valid_to": day()}).status_code
        == 404
    )
    at.post("/stations/codes/diary_kind/yak_drive/end/", {"valid_to": day(1)})
    row.refresh_from_db()
    assert row.valid_to == timezone.localdate() + timedelta(days=1)


def test_the_checks_name_what_is_vacant(at, make_officer, state_tree):
    page = at.get("/stations/checks/").content.decode()
    assert "Ranipool PS" in page
    make_officer("sho", state_tree.ranipool)
    make_officer("sdpo", state_tree.sd_gangtok, "dysp")
    found = {
        check["title"]: {row["title"] for row in check["rows"]}
        for check in at.get("/stations/checks/").context["checks"]
    }
    assert "Ranipool PS" not in found["Units without an active head"]
    assert "Sadar PS" in found["Units without an active head"]
    assert found["Stations without a supervising officer"] == {"Namchi PS"}


def test_a_head_on_leave_counts_as_none(at, make_officer, state_tree):
    head = make_officer("sho", state_tree.ranipool)
    now = timezone.now()
    Leave.objects.create(officer=head.officer, since=now, until=now + timedelta(days=2))
    assert "Ranipool PS" in at.get("/stations/checks/").content.decode()


def test_the_lists_ask_no_question_per_row(
    at, make_officer, state_tree, django_assert_max_num_queries
):
    for _n in range(3):
        make_officer("writer", state_tree.ranipool)
    at.get("/stations/officers/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _n in range(2):
        for path in ("/stations/officers/", "/stations/units/"):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                at.get(path)
            counts.append(len(asked))
        for _m in range(10):
            make_officer("writer", state_tree.sadar)
    assert counts[:2] == counts[2:]
