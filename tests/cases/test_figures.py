"""Figures: periods, the line of months, the map of districts, and what protects the few."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.utils import timezone

from cases import figures
from cases.figures_page import laid_out
from cases.periods import choices, month_before, period_of, year_back
from cases.registers.cases import FirRegister
from cctns.core import dates
from tests.cases.start_state import complaint, fir, rows_behind

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def no_kept_figures():
    cache.clear()


@pytest.mark.parametrize(
    "asked,first,last,label",
    [
        ("", date(2026, 11, 1), TODAY, "November 2026"),
        ("2026-11", date(2026, 11, 1), TODAY, "November 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "December 2025"),
        ("2026", date(2026, 1, 1), TODAY, "2026"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("fy2026", date(2026, 4, 1), TODAY, "Financial year 2026-27"),
        ("fy2025", date(2025, 4, 1), date(2026, 3, 31), "Financial year 2025-26"),
        ("2026-12", date(2026, 11, 1), TODAY, "November 2026"),  # yet to come
        ("2026-00", date(2026, 11, 1), TODAY, "November 2026"),
        ("0001", date(2026, 11, 1), TODAY, "November 2026"),
        ("fyfy", date(2026, 11, 1), TODAY, "November 2026"),
    ],
)
def test_a_period_is_read_from_its_address(asked, first, last, label):
    period = period_of(asked, TODAY)
    assert (period.first, period.last, period.label) == (first, last, label)


def test_what_is_running_is_compared_with_as_many_days_a_year_earlier():
    before = period_of("2026", TODAY).before
    assert (before.first, before.last) == (date(2025, 1, 1), date(2025, 11, 24))
    assert year_back(date(2024, 2, 29)) == date(2023, 2, 28)
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)


def test_the_days_of_a_period_are_days_in_india():
    first, after = period_of("2026-11", TODAY).moments
    assert first.isoformat() == "2026-11-01T00:00:00+05:30"
    assert after.isoformat() == "2026-11-25T00:00:00+05:30"


def test_the_choices_hold_the_chosen_period_once_however_old():
    for asked in ("2026-11", "2019-03", "fy2025"):
        chosen = period_of(asked, TODAY)
        marked = [
            option["value"]
            for group in choices(chosen, TODAY)
            for option in group["options"]
            if option["chosen"]
        ]
        assert marked == [asked]


def test_the_line_counts_each_month_and_keeps_only_months_that_are_over(
    state_tree, sho, scope_of, django_assert_num_queries
):
    scope = scope_of(sho)
    months = figures.months_to(period_of(""))
    assert len(months) == 12
    fir(state_tree.ranipool)
    for month in months[:-1]:
        fir(
            state_tree.ranipool,
            at=timezone.datetime(month.year, month.month, 2, 12, tzinfo=dates.IST),
        )
    fir(state_tree.namchi)
    fir(state_tree.ranipool, kind="zero")
    assert figures.months_line(scope, months) == [1] * 12
    fir(state_tree.ranipool)
    with django_assert_num_queries(1):
        assert figures.months_line(scope, months) == [1] * 11 + [2]


def test_an_fir_of_the_last_minute_of_a_month_counts_in_that_month(state_tree, sho, scope_of):
    last = timezone.datetime(2026, 9, 30, 23, 59, 59, tzinfo=dates.IST)
    fir(state_tree.ranipool, at=last)
    fir(state_tree.ranipool, at=last + timedelta(seconds=1))
    scope = scope_of(sho)
    assert figures.count_months(scope, [date(2026, 9, 1), date(2026, 10, 1)]) == [1, 1]
    assert figures.firs_of(scope, period_of("2026-09", TODAY)).total == 1


def test_old_cases_are_the_rows_behind_their_number(state_tree, make_officer, scope_of):
    scope = scope_of(make_officer("sp", state_tree.gangtok, "dysp"))
    edge = figures.start_of(figures.old_day(dates.today()))
    fir(state_tree.ranipool, at=edge)
    fir(state_tree.ranipool, at=edge - timedelta(seconds=1))
    fir(state_tree.ranipool, at=edge - timedelta(days=40), stage="disposed")
    fir(state_tree.ranipool, at=edge - timedelta(days=40), sensitivity="sealed")
    assert figures.old_cases(scope).count() == 1
    url = figures.rows_url(FirRegister, scope, **figures.old_query())
    assert rows_behind(url, scope) == 1


def test_the_old_day_is_six_months_back_also_at_the_end_of_a_month():
    assert figures.old_day(date(2026, 11, 24)) == date(2026, 5, 24)
    assert figures.old_day(date(2026, 8, 31)) == date(2026, 2, 28)


def test_cases_count_under_their_district_and_special_stations_for_themselves(
    state_tree, make_officer, scope_of
):
    from tests.factories.stations import UnitFactory

    crime_branch = UnitFactory(short="PS901", name="Crime Branch PS", parent=state_tree.state)
    scope = scope_of(make_officer("state", state_tree.state, "dysp"))
    fir(crime_branch)
    fir(state_tree.sadar)
    complaint(state_tree.namchi)
    found = figures.firs_of(scope, period_of(""))
    assert found.by_unit == {crime_branch.pk: 1, state_tree.gangtok.pk: 1}
    assert figures.waiting_complaints(scope) == {state_tree.namchi_district.pk: 1}
    assert [unit.name for unit in figures.units_below(scope)] == [
        "Gangtok District",
        "Namchi District",
        "Crime Branch PS",
    ]


def places(count: int) -> list[str]:
    rows = [
        SimpleNamespace(latitude=90 - n, longitude=n % 3, name=str(n)) for n in range(count)
    ]
    return [place for _unit, place in laid_out(rows)]


def test_districts_lie_in_rows_of_three_with_a_short_row_in_the_middle():
    assert places(3) == ["", "", ""]
    assert places(4) == ["off1", "", "", ""]
    assert places(5) == ["off2", "", "", "", ""]
    assert places(6) == ["off1", "off2", "", "", "", ""]


def test_a_kind_with_a_small_group_is_not_told_by_unit():
    found = figures.Firs(0, figures.Counter(), figures.Counter(), figures.Counter(), 0)
    found.by_kind.update({"rape": 5, "pocso": 6, "theft": 1})
    found.cells.update(
        {(1, "rape"): 3, (2, "rape"): 2, (1, "pocso"): 3, (2, "pocso"): 3, (1, "theft"): 1}
    )
    assert figures.kinds_to_split(found, {"rape", "pocso"}) == {"pocso", "theft"}
