"""Numbers under load: no gap, no double, number order is time order, across midnight on 31 December too.

The database's own clock cannot be set.  To stand at a midnight, a session puts a schema before
``pg_catalog`` whose ``clock_timestamp()`` is the real one plus an offset; the numbering functions and the
stamping trigger then read it as they read the real one.
"""

import threading
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cctns.core.dates import IST
from cctns.core.numbering import lock_series
from stations.models import DiaryEntry
from stations.services import diary
from tests.conftest import build_tree, post_officer

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
EACH = 6


class GivesUp(Exception):
    """A writer whose transaction is rolled back after its number was taken."""


@pytest.fixture
def tree():
    return build_tree()


@pytest.fixture
def by(tree):
    from stations.services.access import scope_of_id

    return scope_of_id(post_officer("writer", tree.ranipool).pk)


def run_all(*jobs) -> None:
    """Run the jobs in threads of their own connections; the first failure is raised."""
    failures: list[BaseException] = []

    def guarded(job):
        try:
            job()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failures:
        raise failures[0]


def entries() -> list[DiaryEntry]:
    return list(DiaryEntry.everything.order_by("period", "number"))


def test_parallel_writers_and_rollbacks_leave_no_gap_and_keep_time_order(tree, by):
    def write_some(writer: int):
        def job():
            for n in range(EACH):
                try:
                    with transaction.atomic():
                        diary.write(tree.ranipool, kind="other", text=f"{writer}.{n}", by=by)
                        if (writer + n) % 3 == 0:
                            raise GivesUp
                except GivesUp:
                    pass

        return job

    run_all(*(write_some(writer) for writer in range(WRITERS)))
    kept = entries()
    by_period: dict[str, list[int]] = {}
    for entry in kept:
        by_period.setdefault(entry.period, []).append(entry.number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_period.values())
    assert len(kept) == sum((w + n) % 3 != 0 for w in range(WRITERS) for n in range(EACH))
    assert [e.entered_at for e in kept] == sorted(e.entered_at for e in kept)


def test_who_waited_for_the_lock_is_later_in_number_and_in_time(tree, by):
    """The second writer begins first in the wall clock's eyes of its transaction, and still comes second."""
    locked, second_began = threading.Event(), threading.Event()
    readings: dict[str, datetime] = {}

    def first():
        with transaction.atomic():
            series = lock_series((tree.ranipool, "diary"))
            readings["first"] = series.at
            locked.set()
            assert second_began.wait(10)
            time.sleep(0.3)
            diary.write(tree.ranipool, kind="other", text="first", series=series, by=by)

    def second():
        assert locked.wait(10)
        with transaction.atomic():
            connection.cursor().execute(
                "SELECT 1"
            )  # its transaction begins while the first holds the lock
            second_began.set()
            series = lock_series((tree.ranipool, "diary"))
            readings["second"] = series.at
            diary.write(tree.ranipool, kind="other", text="second", series=series, by=by)

    run_all(first, second)
    assert [entry.text for entry in entries()] == ["first", "second"]
    assert readings["second"] - readings["first"] >= timedelta(seconds=0.3)
    assert [entry.entered_at for entry in entries()] == [readings["first"], readings["second"]]


# --- midnight on 31 December -----------------------------------------------------------------


@pytest.fixture
def clock_of_tests(transactional_db):
    """A schema whose ``clock_timestamp()`` is the real one plus the session's offset."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA fake_clock")
        cursor.execute(
            "CREATE FUNCTION fake_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS"
            " $$ SELECT pg_catalog.clock_timestamp()"
            " + current_setting('fake_clock.ahead')::interval $$"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA fake_clock CASCADE")


def stand_at(ahead: timedelta) -> None:
    """Make this connection's clock run ahead."""
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = fake_clock, pg_catalog, public")
        cursor.execute(
            "SELECT set_config('fake_clock.ahead', %s, false)",
            [f"{ahead.total_seconds()} seconds"],
        )


def test_two_writers_across_midnight_on_31_december(tree, by, clock_of_tests):
    year = timezone.localdate().year
    midnight = datetime(year + 1, 1, 1, tzinfo=IST)
    ahead = midnight - timedelta(seconds=1) - timezone.now()
    locked, waiting = threading.Event(), threading.Event()

    def last_of_the_year():
        stand_at(ahead)
        with transaction.atomic():
            series = lock_series((tree.ranipool, "diary"))
            locked.set()
            assert waiting.wait(10)
            time.sleep(1.2)  # midnight passes while it holds the lock
            diary.write(tree.ranipool, kind="other", text="old year", series=series, by=by)

    def first_of_the_year():
        stand_at(ahead)
        assert locked.wait(10)
        with transaction.atomic():
            waiting.set()  # it asks before midnight, and is served after
            diary.write(tree.ranipool, kind="other", text="new year", by=by)

    run_all(last_of_the_year, first_of_the_year)
    old, new = DiaryEntry.everything.order_by("entered_at")
    assert (old.text, old.period, old.number) == ("old year", f"{year}-12-31", 1)
    assert (new.text, new.period, new.number) == ("new year", f"{year + 1}-01-01", 1)
    assert old.entered_at < midnight <= new.entered_at
    assert old.happened_at == old.entered_at


def test_many_writers_across_midnight_keep_both_days_gapless(tree, by, clock_of_tests):
    midnight = datetime(timezone.localdate().year + 1, 1, 1, tzinfo=IST)
    ahead = midnight - timedelta(seconds=0.8) - timezone.now()

    def write_on(writer: int):
        def job():
            stand_at(ahead)
            until = time.monotonic() + 1.6
            while time.monotonic() < until:
                diary.write(tree.ranipool, kind="other", text=f"{writer}", by=by)
                time.sleep(0.02)

        return job

    run_all(*(write_on(writer) for writer in range(4)))
    kept = entries()
    periods = sorted({entry.period for entry in kept})
    assert len(periods) == 2
    for period in periods:
        numbers = [entry.number for entry in kept if entry.period == period]
        assert numbers == list(range(1, len(numbers) + 1))
    assert [e.entered_at for e in kept] == sorted(e.entered_at for e in kept)
    assert all((e.entered_at >= midnight) == (e.period == periods[1]) for e in kept)
