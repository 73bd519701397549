"""Building the demonstration: only where it may stand, and the same story each time."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from cases.demo import build
from cases.models import Case, CasePerson, Complaint, Fir
from cases.services import complaints
from cctns.core.laws import broken
from cctns.core.models import ClockRun
from stations.models import DiaryEntry

pytestmark = pytest.mark.django_db

MOMENT = timezone.now() - timedelta(days=1)


def test_a_site_that_is_no_demonstration_refuses(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo", stdout=io.StringIO())


def test_live_records_are_never_mixed_with_it(settings, state_tree, scope_of, sho):
    settings.DEMO = True
    paper = complaints.ComplaintPaper(
        unit=state_tree.ranipool, gist="Theft", narrative="A goat is gone."
    )
    complaints.receive(paper, by=scope_of(sho))
    with pytest.raises(CommandError, match="live records"):
        call_command("demo", stdout=io.StringIO())


# --- the same each time ---------------------------------------------------------------------------


def story(seed: str = "teesta") -> list:
    """What a short demonstration says, without the keys that a sequence gives."""
    with transaction.atomic():
        build.build(seed=seed, until=MOMENT, size=build.Size(firs=2000, days=40))
        found = [
            list(rows)
            for rows in (
                Fir.everything.order_by("id").values_list(
                    "id", "key", "registered_at", "content", "sections"
                ),
                Complaint.everything.order_by("id").values_list(
                    "id", "reference", "narrative", "status", "decided_at"
                ),
                DiaryEntry.everything.order_by("id").values_list(
                    "id", "period", "number", "text", "unit__code"
                ),
                ClockRun.everything.order_by("subject_id", "code", "started_at").values_list(
                    "code", "subject_id", "due_at", "met_at", "warn_at", "warned"
                ),
                CasePerson.everything.order_by("id").values_list(
                    "id", "code", "person__name", "is_protected"
                ),
            )
        ]
        transaction.set_rollback(True)
    return found


@pytest.mark.takes(20)
def test_two_runs_with_one_seed_and_end_tell_the_same_story_and_another_seed_another(settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, "Teesta-demo-2026"
    call_command("load_reference", stdout=io.StringIO())
    first = story()
    assert first == story()
    assert all(len(rows) > 50 for rows in first)
    assert story("another") != first


# --- a large one: the lean story, told once and copied -----------------------------------------------


def schema() -> list:
    """Every foreign key and index, as the database describes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
            "ORDER BY 1, 2, 3"
        )
        return cursor.fetchall()


def test_up_to_five_thousand_firs_are_told_and_more_are_copies_of_those():
    assert [build.Size(firs).copies for firs in (1500, 4999, 9999, 10_000, 15_000, 1_000_000)] == [
        1, 1, 1, 2, 3, 200,
    ]  # fmt: skip
    assert (build.Size(1_000_000).told, build.Size(12_000).told) == (5000, 6000)
    assert not build.Size(4999).is_lean
    assert build.Size(5000).is_lean


def test_a_large_one_is_lawful_lean_and_may_crowd_a_few_stations(settings):
    """For benchmarks: the registers in full, 60 per cent of the FIRs at three of thirty stations."""
    settings.DEMO, settings.DEMO_PASSWORD = True, "Teesta-demo-2026"
    call_command("load_reference", stdout=io.StringIO())
    before = schema()
    build.build(until=MOMENT, size=build.Size(firs=15_000, uneven=True, days=40))
    assert schema() == before  # what was put aside for the copying is there again
    assert not broken()

    firs = list(
        Fir.everything.filter(kind="regular")
        .order_by("unit", "year", "number")
        .select_related("case", "entry", "unit")
    )
    busy = sum(row.unit.code in ("SKP-PS01", "SKP-PS15", "SKP-PS17") for row in firs)
    assert len(firs) > 600
    assert 0.5 < busy / len(firs) < 0.7

    by_series = defaultdict(list)
    for row in firs:
        by_series[row.unit_id, row.year].append(row)
    for series in by_series.values():
        assert [row.number for row in series] == list(range(1, len(series) + 1))
        assert len(series) % 3 == 0
        times = [row.registered_at for row in series]
        assert times == sorted(set(times))
        for first, second, third in zip(series[::3], series[1::3], series[2::3], strict=True):
            assert first.content == second.content == third.content
            assert third.registered_at - first.registered_at == timedelta(microseconds=2)

    for row in firs:
        assert row.entry.entered_at == row.registered_at
        assert row.entry.subject_id == str(row.pk)
        assert row.cited in row.entry.text
        assert row.key.endswith(f"{row.number:06d}")
        assert row.case.cited == row.cited


def test_a_copy_has_its_own_complainant_the_sections_and_the_open_clocks_of_its_original(
    settings,
):
    settings.DEMO, settings.DEMO_PASSWORD = True, "Teesta-demo-2026"
    call_command("load_reference", stdout=io.StringIO())
    build.build(until=MOMENT, size=build.Size(firs=10_000, days=12))
    cases = Case.everything.filter(kind="regular").order_by("unit", "year", "number")
    running = ClockRun.everything.filter(met_at=None, cancelled_at=None)
    pairs = list(zip(cases[::2], cases[1::2], strict=True))
    assert len(pairs) > 30
    for original, copy in pairs:
        assert copy.number == original.number + 1
        assert list(copy.case_sections.values_list("section", "order")) == list(
            original.case_sections.values_list("section", "order")
        )
        told = [case.people.get(part="complainant").person for case in (original, copy)]
        assert told[0].name == told[1].name
        assert told[0].pk != told[1].pk
        clocks = [running.filter(subject_id=str(case.pk)) for case in (original, copy)]
        assert sorted(clocks[0].values_list("code")) == sorted(clocks[1].values_list("code"))
        for run in clocks[1]:
            assert run.url == copy.get_absolute_url()
            assert run.reference == f"FIR {copy.cited}"
    assert any(running.filter(subject_id=str(copy.pk)).exists() for _original, copy in pairs)
