"""Fifty registrations at one station at once: 1..50, no gap, no double, none lost; the same POST twice is one FIR."""

import threading
import uuid

import pytest
from django.db import connection

from cases.models import Case, Fir
from cases.services import fir
from cctns.core.laws import broken
from cctns.core.once import once
from stations.models import DiaryEntry
from stations.services.access import scope_of_id
from tests.cases.law_helpers import _catalogue_in_database  # noqa: F401
from tests.cases.test_services import paper_of
from tests.conftest import build_tree, post_officer

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 50


class GivesUp(Exception):
    """A registration that is rolled back after its number was taken."""


@pytest.fixture
def ranipool(db):
    from cases.services import law

    law.load()
    tree = build_tree()
    return tree.ranipool, scope_of_id(post_officer("sho", tree.ranipool, "inspector").pk)


def together(*jobs):
    """Run the jobs in threads that start at one moment; the results, or the first failure."""
    gate, results, failures = threading.Barrier(len(jobs)), [], []

    def run(job):
        try:
            gate.wait(30)
            results.append(job())
        except GivesUp:
            pass
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    if failures:
        raise failures[0]
    return results


def test_fifty_at_once_are_numbered_one_to_fifty_and_rollbacks_leave_no_hole(ranipool):
    unit, by = ranipool

    def register(n):
        def job():
            with once(uuid.uuid4(), "cases.register", user=by.user) as delivery:
                case = fir.register(paper_of(unit, place=f"Shop {n}"), by=by)
                if n >= WRITERS:
                    raise GivesUp
                delivery.done(url=case.get_absolute_url(), id=case.pk)
            return case.pk

        return job

    made = together(*(register(n) for n in range(WRITERS + 5)))
    rows = list(Fir.everything.order_by("number").values("pk", "number", "registered_at"))
    assert len(made) == WRITERS == len(set(made))
    assert [row["number"] for row in rows] == list(range(1, WRITERS + 1))
    times = [row["registered_at"] for row in rows]
    assert times == sorted(times)
    places = set(Case.everything.values_list("place", flat=True))
    assert places == {f"Shop {n}" for n in range(WRITERS)}
    assert DiaryEntry.everything.filter(is_system=True).count() == WRITERS
    assert broken() == []


def test_one_post_delivered_ten_times_at_once_makes_one_fir(ranipool):
    unit, by = ranipool
    token = uuid.uuid4()

    def deliver():
        with once(token, "cases.register", user=by.user) as delivery:
            if delivery.first is not None:
                return delivery.first["url"]
            case = fir.register(paper_of(unit), by=by)
            delivery.done(url=case.get_absolute_url(), id=case.pk)
            return case.get_absolute_url()

    urls = together(*[deliver] * 10)
    assert len(urls) == 10
    assert set(urls) == {Case.everything.get().get_absolute_url()}
