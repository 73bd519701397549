"""Building the demonstration: only where it may stand, and the same story each time."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from cases.demo import build
from cases.models import CasePerson, Complaint, Fir
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


def test_two_runs_with_one_seed_and_end_tell_the_same_story_and_another_seed_another(settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, "Teesta-demo-2026"
    call_command("load_reference", stdout=io.StringIO())
    first = story()
    assert first == story()
    assert all(len(rows) > 50 for rows in first)
    assert story("another") != first


def test_a_large_one_is_lawful_lean_and_may_crowd_a_few_stations(settings):
    """For benchmarks: the registers in full, 60 per cent of the FIRs at three of thirty stations."""
    settings.DEMO, settings.DEMO_PASSWORD = True, "Teesta-demo-2026"
    call_command("load_reference", stdout=io.StringIO())
    build.build(until=MOMENT, size=build.Size(firs=40_000, uneven=True, days=8))
    rows = Fir.everything.values_list("unit__code", flat=True)
    busy = sum(code in ("SKP-PS01", "SKP-PS15", "SKP-PS17") for code in rows)
    assert len(rows) > 250
    assert 0.5 < busy / len(rows) < 0.7
    assert not broken()
