"""The start pages: each role's own, with numbers that are exactly the rows they open."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Case, Complaint
from cases.services import complaints, sharing
from cctns.core import drafts, tiles
from cctns.core.menus import counts_of
from cctns.core.models import ApiToken, Event
from cctns.core.tasks import nightly
from stations.checks import CHECKS
from tests.cases import start_state
from tests.cases.start_state import complaint, fill, fir, numbers_of, rows_behind
from tests.conftest import sign_in_as
from tests.factories.stations import UnitFactory

DESK = ["writer", "sho", "io", "woman_desk"]
ABOVE = {
    "sdpo": "sd_gangtok",
    "dcrb": "gangtok",
    "sp": "gangtok",
    "range": "range",
    "state": "state",
    "scrb": "state",
}
ONLY_FIGURES = {"ncrb": "nation", "auditor": "state"}


@pytest.fixture(autouse=True)
def no_kept_figures():
    cache.clear()


@pytest.fixture
def filled(state_tree):
    return fill(state_tree)


@pytest.fixture
def post(make_officer, state_tree):
    """``post("sp")``: an officer in that role, where such an officer sits."""

    def made(role):
        place = (ABOVE | ONLY_FIGURES).get(role, "ranipool")
        rank = "dysp" if role in ABOVE | ONLY_FIGURES else "inspector"
        return make_officer(role, getattr(state_tree, place), rank)

    return made


def counts_on(page) -> dict[str, int]:
    """The counts of a start page, of one strip or two."""
    strips = page.context.get("strips") or [page.context["counts"]]
    return {count["key"]: count["number"] for strip in strips for count in strip}


# --- every role ------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [*DESK, *ABOVE, *ONLY_FIGURES])
def test_each_role_has_its_start_page_and_each_number_opens_exactly_its_rows(
    filled, post, scope_of, client, role
):
    posting = post(role)
    page = sign_in_as(client, posting).get("/")
    assert page.status_code == 200
    scope = scope_of(posting)
    found = numbers_of(page.content.decode())
    counted = [(url, number, rows_behind(url, scope)) for url, number in found]
    assert [row for row in counted if row[2] is not None and row[1] != row[2]] == []
    registers = [row for row in counted if row[2] is not None]
    assert bool(registers) == (role not in ONLY_FIGURES)


@pytest.mark.parametrize("role", [*DESK, *ABOVE, *ONLY_FIGURES])
def test_an_empty_state_says_so_in_words(post, client, role):
    page = sign_in_as(client, post(role)).get("/")
    html = page.content.decode()
    if role in DESK:
        assert "Nothing is due in 7 days" in html
        assert "No complaint waits for a decision" in html
        assert "Nothing is written today yet" in html
    else:
        assert "No FIR was registered in this period" in html


def test_the_sho_sees_what_the_station_has_to_do(filled, post, client):
    page = sign_in_as(client, post("sho")).get("/")
    assert counts_on(page) == {
        "missing_children": 1, "late": 2, "soon": 2, "complaints": 3, "to_sign": 1, "zero_coming": 1,
        "investigation": 5, "this_month": 5, "drafts": 0,
    }  # fmt: skip
    first = page.context["complaints"][0]
    assert first.missing_child
    assert "Identity protected" in page.content.decode()
    assert first.gist not in page.content.decode()


def test_the_clock_with_the_least_time_left_comes_first_with_its_section_of_law(
    filled, post, client
):
    page = sign_in_as(client, post("writer")).get("/")
    due = [run.due_at for run in page.context["clocks"]]
    assert due == sorted(due)
    html = page.content.decode()
    assert "BNSS 176(1)" in html
    assert "1 day late" in html


def test_an_investigating_officer_sees_the_own_clocks_and_cases_first(
    filled, post, client, state_tree
):
    officer = post("io")
    mine = fir(state_tree.ranipool, io=officer)
    start_state.clock(mine, "C05", ago=timedelta(hours=1), officer=officer.officer.user)
    page = sign_in_as(client, officer).get("/")
    assert page.context["clocks"][0].officer == officer.officer.user
    assert len(page.context["clocks"]) > 1
    counts = counts_on(page)
    assert (counts["my_late"], counts["my_soon"], counts["my_cases"]) == (0, 1, 1)
    assert "late" not in counts


def test_the_sho_finds_drafts_sent_for_registration_and_the_writer_only_the_open_ones(
    post, client, scope_of, state_tree
):
    writer, sho = post("writer"), post("sho")
    by = scope_of(writer)
    for title in ("theft", "mischief"):
        drafts.new_draft("fir", unit=state_tree.ranipool, owner=by.user, by=by, title=title)
    sent = drafts.Draft.everything.get(title="theft")
    sent.status = "sent"
    sent.save(update_fields=["status"])
    page = sign_in_as(client, sho).get("/")
    assert [draft.title for draft in page.context["to_register"]] == ["theft"]
    assert [draft.title for draft in page.context["drafts"]] == ["mischief"]
    assert counts_on(page)["drafts"] == 2
    own = sign_in_as(None, writer).get("/")
    assert own.context["to_register"] == []
    assert "With the officer in charge" in own.content.decode()


def test_zero_firs_sent_here_open_as_many_rows(filled, post, client):
    page = sign_in_as(client, post("sho"))
    number = counts_on(page.get("/"))["zero_coming"]
    rows = page.get("/cases/zero/?open=1").context["rows"]
    assert number == len(rows) == 1


def test_only_one_button_is_filled_and_it_takes_down_a_complaint(post, client):
    html = sign_in_as(client, post("writer")).get("/").content.decode()
    assert html.count("btn--main") == 1
    assert 'href="/complaints/new/"' in html


# --- above the station -----------------------------------------------------------------------


def test_supervising_officers_see_what_waits_for_them(filled, post, client):
    sdpo = counts_on(sign_in_as(client, post("sdpo")).get("/"))
    assert sdpo["to_permit"] == 1
    assert sdpo["to_publish"] == 1
    sp = counts_on(sign_in_as(None, post("sp")).get("/"))
    assert sp["to_review"] == 1
    assert sp["missing_children"] == 1
    assert counts_on(sign_in_as(None, post("state")).get("/"))["zero_way"] == 1


def test_the_way_goes_down_from_state_to_station(filled, post, client):
    page = sign_in_as(client, post("state"))
    for code, text in [
        ("SKP-D225", "Gangtok District"),
        ("SKP-SD01", "Gangtok Sub-Division"),
        ("SKP-PS02", "Ranipool PS"),
    ]:
        answer = page.get("/dashboard/", {"unit": code})
        assert answer.status_code == 200
        assert f"Figures of {text}" in answer.content.decode()
    assert "table" not in answer.context  # below a station there is nothing


def test_a_district_tells_kinds_of_crime_by_station(filled, post, client):
    page = sign_in_as(client, post("sp")).get("/")
    assert [line["name"] for line in page.context["table"]["lines"]] == ["Gangtok Sub-Division"]
    rows = dict(page.context["heat"]["rows"])
    assert set(rows) == {"Sadar PS", "Ranipool PS"}
    place = page.context["heat"]["columns"].index("Theft")
    assert rows["Ranipool PS"][place][0] == 3


def test_the_menu_of_those_who_see_figures_has_no_line_that_refuses_them(filled, post, client):
    for role in ONLY_FIGURES:
        page = sign_in_as(None, post(role))
        for group in page.get("/").context["nav"]:
            for line in group["items"]:
                assert page.get(line["url"], follow=True).status_code == 200, line["url"]


def test_numbers_of_a_narrowed_page_open_the_rows_of_that_unit(filled, post, scope_of, client):
    posting = post("state")
    scope = scope_of(posting)
    for code in ("SKP-R1", "SKP-D225", "SKP-SD01", "SKP-PS02"):
        page = sign_in_as(client, posting).get("/dashboard/", {"unit": code, "period": "2026"})
        found = numbers_of(page.content.decode())
        counted = [(url, number, rows_behind(url, scope)) for url, number in found]
        assert [row for row in counted if row[2] is not None and row[1] != row[2]] == []
        assert [row for row in counted if "fir" in row[0] and f"unit={code}" in row[0]]


def test_a_unit_outside_the_area_is_not_there(filled, post, client):
    sp = sign_in_as(client, post("sp"))
    for code in ("SKP-D227", "SKP-PS15", "SKP", "NOBODY", "x" * 400):
        assert sp.get("/dashboard/", {"unit": code}).status_code == 404


def test_a_post_without_figures_is_refused_by_name(post, client):
    answer = sign_in_as(client, post("writer")).get("/dashboard/")
    assert answer.status_code == 403
    assert "See figures of the area" in answer.content.decode()


def test_a_strange_period_shows_this_month(filled, post, client):
    page = sign_in_as(client, post("state"))
    for asked in ("", "2026-13", "fy", "1800", "9999", "2026-11-24", "fy2026-04", "\x00"):
        answer = page.get("/", {"period": asked})
        assert answer.status_code == 200
        assert answer.context["period"].is_running


# --- figures only ----------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(ONLY_FIGURES))
def test_those_who_see_figures_only_get_no_list_no_name_and_no_small_group(
    filled, post, client, role
):
    page = sign_in_as(client, post(role)).get("/")
    html = page.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "/registers/" not in main
    assert "/cases/" not in main
    assert "/complaints/" not in main
    assert "Mingma" not in html
    names = [row["name"] for row in page.context["kinds"]]
    assert "Theft" in names
    assert "Rape" not in names
    assert "Pocso" not in names
    assert "Other kinds" in names


def test_a_protected_kind_is_told_by_district_only_when_no_group_is_small(
    state_tree, post, client
):
    for _n in range(3):
        fir(state_tree.ranipool, "rape", sensitivity="restricted")
        fir(state_tree.namchi, "pocso", sensitivity="restricted")
    fir(state_tree.sadar, "pocso")
    page = sign_in_as(client, post("auditor")).get("/")
    assert {"Rape", "Pocso"} <= {row["name"] for row in page.context["kinds"]}
    columns = page.context["heat"]["columns"]
    assert "Rape" in columns
    assert "Pocso" not in columns  # 3 in one district, 1 in the other


def test_those_who_see_figures_only_do_not_go_below_a_district(filled, post, client):
    auditor = sign_in_as(client, post("auditor"))
    district = auditor.get("/dashboard/", {"unit": "SKP-D225"})
    assert district.status_code == 200
    assert "table" not in district.context
    assert [row["name"] for row in district.context["kinds"]] == [
        "Theft",
        "Hurt",
        "Other kinds",
    ]
    for code in ("SKP-SD01", "SKP-PS02"):
        assert auditor.get("/dashboard/", {"unit": code}).status_code == 404


# --- cost ------------------------------------------------------------------------------------


def queries(page, url="/") -> int:
    page.get(url)
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        page.get(url)
    return len(found)


@pytest.mark.parametrize("role", ["sho", "io", "sp", "state", "ncrb"])
def test_a_start_page_costs_the_same_with_more_rows(state_tree, post, client, role):
    def more(count):
        for _n in range(count):
            case = fir(state_tree.ranipool)
            start_state.clock(case, "C05", ago=timedelta(days=2))
            complaint(state_tree.ranipool)

    page = sign_in_as(client, post(role))
    more(10)
    few = queries(page)
    more(40)
    assert queries(page) == few


def test_the_figures_cost_the_same_with_more_stations(state_tree, post, client):
    page = sign_in_as(client, post("sp"))
    fir(state_tree.ranipool)
    few = queries(page)
    for n in range(30):
        station = UnitFactory(short=f"X{n}", parent=state_tree.sd_gangtok, serial=100 + n)
        fir(station)
        complaint(station)
    assert queries(page) == few
    assert queries(page, "/dashboard/?unit=SKP-SD01") <= few + 3


# --- menu ------------------------------------------------------------------------------------


def test_the_menu_counts_what_its_lines_open(filled, post, scope_of):
    assert counts_of(scope_of(post("sho"))) == {
        "complaints": 3, "cases": 5, "zero": 1, "drafts": 0,
    }  # fmt: skip
    state = counts_of(scope_of(post("state")))
    assert (state["complaints"], state["overdue"]) == (4, 2)
    assert "cases" not in state


def test_a_menu_number_never_counts_a_long_list(filled, post, scope_of, monkeypatch):
    from cases import counters

    monkeypatch.setattr(counters, "MOST", 2)
    assert counts_of(scope_of(post("sho")))["complaints"] == "2+"


def test_the_menu_of_those_who_see_figures_asks_nothing(filled, post, scope_of):
    scope = scope_of(post("ncrb"))
    with CaptureQueriesContext(connection) as found:
        assert counts_of(scope) == {}
    assert len(found) == 0


def test_a_tile_can_hide_while_there_is_nothing(post, scope_of):
    keys = [count["key"] for count in tiles.tiles_for(scope_of(post("sho")), "today")]
    assert "missing_children" not in keys
    assert "complaints" in keys


# --- checks and tasks ------------------------------------------------------------------------


def test_the_checks_name_stations_with_cases_that_nobody_investigates(
    filled, post, scope_of, state_tree
):
    officer = post("io")
    fir(state_tree.namchi, io=officer)
    check = next(check for check in CHECKS if "without an investigating" in str(check.title))
    scope = scope_of(post("state"))
    rows = {row["title"]: row for row in check.find(scope)}
    assert set(rows) == {"Ranipool PS", "Sadar PS", "Namchi PS"}
    for row in rows.values():
        number = int(row["text"].split()[0])
        assert rows_behind(row["url"], scope) == number
    assert rows["Sadar PS"]["text"].startswith("1 case ")
    assert not scope_of(post("auditor")).has(check.power)


def test_unsigned_information_lapses_and_shares_end_on_the_schedule(
    filled, state_tree, monkeypatch
):
    from cases import tasks
    from cctns.celery import SCHEDULE

    planned = {task for task, _every in SCHEDULE.values()}
    assert {"cases.lapse_unsigned", "cases.end_shares"} <= planned
    row = Complaint.everything.get(status="signing")
    type(row.electronic).everything.update(sign_by=timezone.now() - timedelta(minutes=1))
    tasks.lapse_unsigned()
    row.refresh_from_db()
    assert row.status == "lapsed"
    ended = []
    monkeypatch.setattr(sharing, "end_expired", lambda: ended.append(1))
    tasks.end_shares()
    assert ended == [1]


def test_keys_that_ended_a_year_ago_are_forgotten_at_night(post, scope_of):
    sho = post("sho")
    now = timezone.now()
    facts = {"posting": sho, "powers": ["cases.view_case"]}
    ApiToken.objects.create(
        name="old", digest="a", expires_at=now - timedelta(days=400), **facts
    )
    ApiToken.objects.create(name="new", digest="b", expires_at=now, **facts)
    nightly()
    assert [token.name for token in ApiToken.objects.all()] == ["new"]


def test_the_informant_is_told_by_sms_to_sign_in_time(post, scope_of, state_tree):
    from cctns.core import ladder, notices
    from cctns.core.models import Delivery

    by = scope_of(post("sho"))
    paper = complaints.ComplaintPaper(
        unit=state_tree.ranipool, gist="Phone taken", narrative="It is gone.", channel="efir",
        phone="+919812345214",
    )  # fmt: skip
    row = complaints.receive(paper, by=by)
    ladder.warn_clocks(timezone.now() + timedelta(hours=25))
    assert Event.objects.filter(subject_id=str(row.pk), what="time_limit").count() == 1
    notices.tell_due()
    sent = Delivery.everything.get(kind="cases-sign-in-time")
    assert row.reference in sent.body
    assert "Ranipool PS" in sent.body
    complaints.sign(row, how="on paper", by=by)
    ladder.warn_clocks(timezone.now() + timedelta(hours=50))
    notices.tell_due()
    assert Delivery.everything.filter(kind="cases-sign-in-time").count() == 1


def test_a_sealed_case_is_counted_but_not_told_by_kind(filled, post, client, scope_of):
    page = sign_in_as(client, post("state")).get("/")
    kinds = {row["name"]: row["number"] for row in page.context["kinds"]}
    total = page.context["table"]["total"]["firs"]
    assert Case.everything.filter(sensitivity="sealed").count() == 1
    assert total == sum(kinds.values()) + 1
