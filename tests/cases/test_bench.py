"""The benchmarks' own tools; the benchmarks themselves are run by hand (docs/benchmarks.md)."""

import uuid

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cases.benching import lists, register
from cases.models import Case, CaseShare
from cases.services.sharing import shared_with_me
from cctns.core import codes
from stations.benching import percentile, session_of, with_broker_database, with_database
from stations.services.access import scope_of_id
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401


def test_both_benchmarks_are_listed(capsys):
    call_command("bench")
    listed = capsys.readouterr().out
    assert "register" in listed
    assert "lists" in listed


def test_a_percentile_is_the_nearest_rank_in_milliseconds():
    seconds = [n / 1000 for n in range(1, 101)]
    assert (percentile(seconds, 0.5), percentile(seconds, 0.95)) == (50.0, 95.0)
    assert percentile([0.25], 0.95) == 250.0


def test_addresses_of_the_scratch_database_and_of_its_broker():
    url = with_database("postgresql://cctns_app@/cctns?host=/run/x", "cctns_bench")
    assert url == "postgresql://cctns_app@/cctns_bench?host=/run/x"
    assert (
        with_broker_database("unix:///run/valkey.sock?db=0", 7)
        == "unix:///run/valkey.sock?db=7"
    )
    assert with_broker_database("redis://host:6379/0", 7) == "redis://host:6379/7"


@pytest.fixture
def lists_of_codes(db):
    codes.load()
    yield
    codes.forget()


@pytest.mark.usefixtures("catalogue", "lists_of_codes")
def test_the_draft_of_the_benchmark_is_registered_as_it_stands(state_tree):
    posting = register.sho_of(state_tree.ranipool)
    draft = register.draft_of(posting, 1)
    client = Client()
    client.cookies.load(session_of(posting))
    answer = client.post(
        reverse("cases:draft_check", args=[draft.pk]),
        {"token": uuid.uuid4(), "version": draft.version, "io": ""},
    )
    assert (answer.status_code, Case.everything.count()) == (302, 1)
    assert register.numbers_run(state_tree.ranipool, 1)
    assert not register.numbers_run(state_tree.ranipool, 2)


@pytest.mark.usefixtures("catalogue", "lists_of_codes")
def test_a_reader_of_the_benchmark_has_shared_files_and_all_pages(state_tree, make_officer):
    for unit in (state_tree.ranipool, state_tree.namchi):
        posting = register.sho_of(unit)
        client = Client()
        client.cookies.load(session_of(posting))
        for nth in range(2):
            draft = register.draft_of(posting, nth)
            client.post(
                reverse("cases:draft_check", args=[draft.pk]),
                {"token": uuid.uuid4(), "version": draft.version, "io": ""},
            )
    reader = lists.Reader("writer", make_officer("writer", state_tree.ranipool, "hc"))
    lists.prepare(reader)
    assert (reader.rows, CaseShare.objects.count()) == (2, 2)
    assert shared_with_me(scope_of_id(reader.posting.pk)).count() == 2
    lists.count_queries([reader])
    assert set(reader.queries) == {
        "list_first", "list_far", "list_rare", "list_empty", "case", "start", "shared",
    }  # fmt: skip
