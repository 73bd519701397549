"""/go/: from a quoted number to the record, in one's own area only."""

import re

import pytest

from cctns.core import dates, search
from cctns.core.models import AccessLog
from cctns.core.search import Finder, Hit
from tests.conftest import sign_in_as
from tests.factories.stations import DiaryEntryFactory

from .register_rows import diary


@pytest.mark.parametrize("typed", ["GD 025", "gd25", "GD no. 25", "GD 25 %(today)s", "जीडी २५"])
def test_a_diary_number_leads_straight_to_the_entry(state_tree, sho, client, typed):
    today = dates.today()
    entry = DiaryEntryFactory(unit=state_tree.ranipool, number=25, period=f"{today:%Y-%m-%d}")
    DiaryEntryFactory(unit=state_tree.namchi, number=25, period=f"{today:%Y-%m-%d}")
    answer = sign_in_as(client, sho).get(
        "/go/", {"q": typed % {"today": dates.short_date(today)}}
    )
    assert answer.url == f"/diary/{entry.pk}/"


def test_another_stations_number_and_no_number_are_one_answer(state_tree, sho, client):
    DiaryEntryFactory(unit=state_tree.namchi, number=77, period=f"{dates.today():%Y-%m-%d}")
    page = sign_in_as(client, sho)
    pages = [
        page.get("/go/", {"q": typed}).content.decode()
        for typed in ("GD 077", "GD 078", "GD 7 99-99-9999")
    ]
    for html in pages:
        assert "Nothing found in your area" in html


@pytest.fixture
def finder():
    made = Finder(
        "letters", "Letter", "L 12", r"L\s?(?P<n>\d+)",
        lambda scope, match: [Hit(f"L {match['n']} {n}", f"/x/{n}/") for n in range(int(match["n"]))],
    )  # fmt: skip
    yield made
    del search.ALL["letters"]


@pytest.mark.parametrize(
    "typed,hits", [("L 1", 1), ("l1", 1), ("L १", 1), ("L  3", 3), ("L 0", 0), ("L 1 x", 0)]
)
def test_one_hit_opens_several_are_listed_none_says_so(finder, sho, client, typed, hits):
    answer = sign_in_as(client, sho).get("/go/", {"q": typed})
    if hits == 1:
        assert answer.url == "/x/0/"
    else:
        assert answer.status_code == 200
        assert answer.content.count(b"/x/") == hits
        assert (b"Nothing found in your area" in answer.content) == (hits == 0)
        assert b"L 12" in answer.content  # what can be typed


def test_a_name_finds_nothing_and_is_not_kept(sho, client):
    page = sign_in_as(client, sho)
    answer = page.get("/go/", {"q": "Phurba Tamang <b>\x00"})
    assert b"search for persons comes later" in answer.content
    line = AccessLog.objects.get(action="search")
    assert "Phurba" not in line.what + line.reason


def test_a_power_that_is_not_held_hides_the_finder(make_officer, state_tree, client):
    diary(state_tree.ranipool, 1)
    page = sign_in_as(client, make_officer("sysadmin", state_tree.state, "inspector"))
    answer = page.get("/go/", {"q": "GD 001"})
    assert b"General Diary entry" not in answer.content


def test_two_finders_of_one_name_are_refused(finder):
    with pytest.raises(ValueError, match="two finders"):
        Finder("letters", "", "", "x", lambda scope, match: [])


def test_an_empty_search_shows_what_can_be_typed(sho, client):
    answer = sign_in_as(client, sho).get("/go/")
    assert answer.status_code == 200
    assert b"GD 025" in answer.content
    assert not AccessLog.objects.filter(action="search").exists()
    assert re.search(rb'name="q"', answer.content)
