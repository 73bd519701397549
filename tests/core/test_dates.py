"""Indian dates, times and durations: writing, reading, time left by law."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cctns.core import dates

NOW = datetime(2026, 11, 24, 9, 47, tzinfo=dates.IST)


@pytest.fixture(autouse=True)
def stand_still():
    with time_machine.travel(NOW, tick=False), translation.override("en"):
        yield


def test_dates_and_times_are_written_the_indian_way():
    moment = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)  # 18:30 in India
    assert dates.when(moment) == "24-11-2026 18:30"
    assert dates.when(date(2026, 1, 4)) == "04-01-2026"
    assert dates.margin_date(moment) == "24-11"
    assert dates.day_long(moment) == "Tuesday 24-11-2026"


def test_the_day_is_the_indian_one_even_when_it_is_still_yesterday_in_london():
    assert dates.short_date(datetime(2026, 12, 31, 19, 0, tzinfo=UTC)) == "01-01-2027"


@pytest.mark.parametrize("language", ["hi", "ne"])
def test_the_day_has_its_name_in_the_readers_language(language):
    with translation.override(language):
        assert dates.day_long(date(2026, 11, 24)).startswith(
            "मंगलवार" if language == "hi" else "म"
        )


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(1999, 12, 1), "1999-00"),
    ],
)
def test_financial_year_begins_in_april(day, year):
    assert dates.financial_year(day) == year


@pytest.mark.parametrize(
    ("due", "text", "state"),
    [
        (NOW + timedelta(hours=5, minutes=53), "5 h 53 m", "soon"),
        (NOW + timedelta(minutes=12), "12 m", "soon"),
        (NOW + timedelta(hours=3), "3 h", "soon"),
        (datetime(2026, 11, 25, 18, 5, tzinfo=dates.IST), "1 day", "soon"),
        (datetime(2026, 11, 29, 23, 59, tzinfo=dates.IST), "5 days", "soon"),
        (datetime(2027, 1, 4, 23, 59, tzinfo=dates.IST), "41 days", "ok"),
        (datetime(2026, 11, 22, 23, 59, tzinfo=dates.IST), "2 days late", "late"),
        (NOW - timedelta(hours=3), "3 h late", "late"),
        (NOW, "0 m late", "late"),
    ],
)
def test_time_left_by_law(due, text, state):
    left = dates.left(due)
    assert (left.text, left.state) == (text, state)


def test_a_clock_that_was_met_says_in_what_time_or_how_late():
    start, due = NOW - timedelta(days=2), NOW - timedelta(days=1)
    assert (
        dates.left(due, started=start, met=start + timedelta(minutes=1)).text == "Done in 1 m"
    )
    assert dates.left(due, started=start, met=NOW).text == "Done, 1 day late"
    assert dates.left(due, met=start).state == "done"


def test_the_bar_shows_the_share_of_time_used():
    start = NOW - timedelta(days=3)
    assert dates.left(NOW + timedelta(days=1), started=start).share == 75
    assert dates.left(NOW - timedelta(days=1), started=start).share == 100
    assert dates.left(NOW + timedelta(days=9), started=NOW + timedelta(days=1)).share == 0


def test_durations_in_hindi_and_nepali_keep_western_figures():
    for language in ("hi", "ne"):
        with translation.override(language):
            assert dates.left(NOW + timedelta(days=41)).text.startswith("41 ")


def test_waiting_time():
    assert dates.waited(NOW - timedelta(hours=12, minutes=40)) == "12 h"
    assert dates.waited(NOW - timedelta(minutes=5)) == "5 m"
    assert dates.waited(date(2026, 11, 20)) == "4 days"
    assert dates.ago(NOW - timedelta(days=4)) == "4 days ago"
    assert dates.ago(NOW) == "just now"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("24-11-2026", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("4.1.2026", date(2026, 1, 4)),
        ("24112026", date(2026, 11, 24)),
        ("२४-११-२०२६", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("t", date(2026, 11, 24)),
        ("Y", date(2026, 11, 23)),
        ("24-11", date(2026, 11, 24)),
        ("25-11", date(2025, 11, 25)),
        ("24", date(2026, 11, 24)),
        ("25", date(2026, 10, 25)),
        ("31", date(2026, 10, 31)),
        ("29-2", date(2024, 2, 29)),
        ("24-11-26", date(2026, 11, 24)),
        ("1-7-62", date(1962, 7, 1)),
        (" 5-6-1992 ", date(1992, 6, 5)),
    ],
)
def test_dates_are_read_as_officers_type_them(typed, found):
    assert dates.read_date(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("25", date(2026, 11, 25)),
        ("24", date(2026, 11, 24)),
        ("23", date(2026, 12, 23)),
        ("4-1", date(2027, 1, 4)),
    ],
)
def test_a_date_to_come_is_filled_in_forward(typed, found):
    assert dates.read_date(typed, near="future") == found


@pytest.mark.parametrize(
    "typed",
    ["", "31-02-2026", "32", "0", "24-13-2026", "tomorrow", "11/24/2026", "24-11-", "1-1-0000"],
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError):
        dates.read_date(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("18:30", time(18, 30)),
        ("1830", time(18, 30)),
        ("830", time(8, 30)),
        ("18.30", time(18, 30)),
        ("18:30 hrs", time(18, 30)),
        ("n", time(9, 47)),
        ("१८:३०", time(18, 30)),
        ("0005", time(0, 5)),
    ],
)
def test_times_are_read_as_officers_type_them(typed, found):
    assert dates.read_time(typed) == found


@pytest.mark.parametrize("typed", ["", "24:00", "18:60", "6 pm", "18", "-1:00", "1 8:30"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValueError):
        dates.read_time(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_date_that_is_written_can_be_typed(day):
    assert dates.read_date(dates.short_date(day), now=NOW.date()) == day


@given(st.text(max_size=14), st.sampled_from(["past", "future"]))
def test_reading_a_date_gives_a_date_on_the_right_side_or_refuses(typed, near):
    try:
        found = dates.read_date(typed, near=near, now=NOW.date())
    except ValueError:
        return
    assert isinstance(found, date)


@given(
    st.integers(min_value=1, max_value=31),
    st.dates(min_value=date(2000, 3, 1), max_value=date(2100, 1, 1)),
)
def test_a_day_alone_is_the_nearest_such_day_in_the_past(day, now):
    found = dates.read_date(str(day), now=now)
    assert found.day == day
    assert timedelta(0) <= now - found <= timedelta(days=92)
