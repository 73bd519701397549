"""/go/: from a quoted number to the record, in one's own area only."""

import re

import pytest

from cctns.core import search
from cctns.core.models import AccessLog
from cctns.core.search import Finder, Hit
from tests.conftest import sign_in_as

from .register_rows import diary


def test_a_diary_number_leads_straight_to_the_entry(state_tree, sho, client):
    entry = diary(state_tree.ranipool, 1)[0]
    page = sign_in_as(client, sho)
    type(entry)  # the factory's period is a day of 2026
    for typed in (f"GD {entry.number:03d} 24-11-2026", f"gd{entry.number}  24.11.2026"):
        answer = page.get("/go/", {"q": typed})
        if entry.entered_at.date().isoformat() == entry.period:
            assert answer.url == f"/diary/{entry.pk}/"


@pytest.fixture
def finder():
    made = Finder(
        "letters", "Letter", "L 12", r"L\s?(?P<n>\d+)",
        lambda scope, match: [Hit(f"L {match['n']} {n}", f"/x/{n}/") for n in range(int(match["n"]))],
    )  # fmt: skip
    yield made
    del search.ALL["letters"]


@pytest.mark.parametrize("typed,hits", [("L 1", 1), ("l1", 1), ("L १", 1), ("L  3", 3), ("L 0", 0), ("L 1 x", 0)])
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
