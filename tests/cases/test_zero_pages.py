"""Zero FIRs in and out: seen at both ends, acknowledged, registered again, each once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from cases.services import fir, transfers
from cctns.core.clocks import runs_of
from stations.models import DiaryEntry
from tests.cases.case_helpers import (
    SECRET,
    SECRET_PLACE,
    SECRET_WORDS,
    UNLAWFUL,
    protected_paper,
    text_of,
    typed,
)
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
ZERO = "/cases/zero/"


@pytest.fixture
def sent(office):
    return send(office, office.zero())


def send(office, case):
    return transfers.send(
        case, to=office.tree.namchi, reason="Happened at Namchi", by=office.scope("sho")
    )


def page_of(row):
    return reverse("cases:zero_received", args=[row.pk])


def test_the_list_shows_what_waits_at_both_ends(office):
    case = office.zero()
    here, there = office.client("sho"), office.client("namchi")
    out = text_of(here.get(ZERO, {"way": "sent"}))
    assert case.cited in out
    assert "Not sent yet" in out
    assert "No Zero FIR came" in text_of(there.get(ZERO))
    row = send(office, case)
    assert "On its way" in text_of(here.get(ZERO, {"way": "sent"}))
    came = text_of(there.get(ZERO))
    assert case.cited in came
    assert "To be acknowledged" in came
    assert page_of(row) in came
    assert "Zero FIR register" in came
    transfers.acknowledge(row, by=office.scope("namchi"))
    assert "Received there" in text_of(here.get(ZERO, {"way": "sent"}))
    new = transfers.register_again(row, by=office.scope("namchi"))
    assert f"FIR {new.cited}" in text_of(here.get(ZERO, {"way": "sent"}))
    assert "Registered here" in text_of(there.get(ZERO))
    assert case.cited not in text_of(there.get(ZERO, {"open": "1"})).split("<table", 1)[-1]


def test_it_is_acknowledged_and_registered_again_each_once(office, sent):
    client = office.client("namchi")
    text = text_of(client.get(page_of(sent)))
    assert "parked his motorcycle" in text
    assert "Phurba Tamang" in text
    assert "Happened at Namchi" in text
    assert "Register the FIR" not in text
    ack = typed(acknowledge="1")
    assert (
        client.post(page_of(sent), ack).url
        == client.post(page_of(sent), ack).url
        == page_of(sent)
    )
    assert DiaryEntry.everything.filter(unit=office.tree.namchi).count() == 1
    assert "Register the FIR" in text_of(client.get(page_of(sent)))
    again = typed(io="")
    first, second = client.post(page_of(sent), again), client.post(page_of(sent), again)
    new = Case.everything.get(unit=office.tree.namchi)
    assert first.url == second.url == new.get_absolute_url()
    assert runs_of(sent).get(code="C01b").met_at
    overview = text_of(client.get(first.url))
    assert "Received as Zero FIR" in overview
    assert "Ranipool PS" in overview
    done = text_of(client.get(page_of(sent)))
    assert new.cited in done
    assert "Acknowledge" not in done.split("<main", 1)[1]
    sender = text_of(office.client("sho").get(sent.case.get_absolute_url()))
    assert f"Registered as FIR {new.cited} at Namchi PS" in sender


def test_a_second_acknowledgement_and_a_hasty_registration_say_why_not(office, sent):
    client = office.client("namchi")
    hasty = client.post(page_of(sent), typed(io=""))
    assert hasty.status_code == 422
    assert "Note first that the Zero FIR was received." in text_of(hasty)
    client.post(page_of(sent), typed(acknowledge="1"))
    twice = client.post(page_of(sent), typed(acknowledge="1"))
    assert twice.status_code == 422
    assert "already received" in text_of(twice)
    stranger = client.post(page_of(sent), typed(io=office.posts["io"].pk))
    assert "Choose an officer from the list." in text_of(stranger)


def test_the_chain_of_the_receiver_reads_it_and_a_third_station_does_not(
    office, sent, make_officer
):
    office.posts["sp_namchi"] = make_officer("sp", office.tree.namchi_district, "sp")
    office.posts["writer_namchi"] = make_officer("writer", office.tree.namchi, "hc")
    for who in ("sp_namchi", "writer_namchi"):
        client = office.client(who)
        assert client.get(page_of(sent)).status_code == 200
        assert "Acknowledge" not in text_of(client.get(page_of(sent))).split("<main", 1)[1]
        refused = client.post(page_of(sent), typed(acknowledge="1"))
        assert refused.status_code == 403
        assert "Receive and re-register a Zero FIR" in text_of(refused)
    for who in ("other", "sho"):  # the sender reads its own case instead
        assert office.client(who).get(page_of(sent)).status_code == 404
    assert office.client("namchi").get(sent.case.get_absolute_url()).status_code == 404
    assert office.client("admin").get(ZERO).status_code == 403


def test_the_receiver_of_a_protected_zero_fir_sees_no_name_until_it_is_registered(office):
    paper = protected_paper(
        office.tree.ranipool, office.posts["desk"], outside_unit=office.tree.namchi
    )
    row = send(office, fir.register(paper, by=office.scope("sho")))
    client = office.client("namchi")
    for address in (page_of(row), ZERO):
        text = text_of(client.get(address))
        for secret in (SECRET, SECRET_PLACE, SECRET_WORDS, "Quellham"):
            assert secret not in text
    assert "Sections withheld" in text_of(client.get(ZERO))
    assert "Identity protected" in text_of(client.get(page_of(row)))
    client.post(page_of(row), typed(acknowledge="1"))
    answer = client.post(page_of(row), typed(io=""))
    assert answer.status_code == 302
    assert SECRET not in text_of(client.get(answer.url))


def test_of_a_sealed_zero_fir_only_number_and_way_are_shown(office):
    case = office.theft(
        outside_unit=office.tree.namchi, sections=[UNLAWFUL], confirmed_derived=True
    )
    row = send(office, case)
    text = text_of(office.client("namchi").get(page_of(row)))
    assert "Sealed by order" in text
    for hidden in ("UAPA", "Phurba", "vegetable"):
        assert hidden not in text
    sdpo = text_of(office.client("sdpo").get(ZERO, {"way": "sent"}))
    assert "Sealed by order" in sdpo
    assert "to Namchi" not in sdpo
    assert case.cited not in text_of(office.client("writer").get(ZERO, {"way": "sent"}))


def test_the_number_of_queries_does_not_grow_with_the_rows(office, django_assert_num_queries):
    def one():
        return send(office, office.zero())

    one()
    for who, way in (("sho", "sent"), ("namchi", "received")):
        client = office.client(who)
        client.get(ZERO, {"way": way})
        with CaptureQueriesContext(connection) as few:
            client.get(ZERO, {"way": way})
        one()
        one()
        with django_assert_num_queries(len(few)):
            client.get(ZERO, {"way": way})


def test_pages_follow_each_other_and_a_strange_place_is_not_there(office, monkeypatch):
    from cases.views import lists

    for _n in range(3):
        send(office, office.zero())
    monkeypatch.setattr("cases.views.zero.page_of", lambda *args: lists.page_of(*args, size=2))
    client = office.client("namchi")
    first = client.get(ZERO)
    assert len(first.context["rows"]) == 2
    older = client.get(ZERO + first.context["older_url"])
    assert len(older.context["rows"]) == 1
    newer = client.get(ZERO + older.context["newer_url"])
    assert [r["number"] for r in newer.context["rows"]] == [
        r["number"] for r in first.context["rows"]
    ]
    assert client.get(ZERO, {"after": "made-up"}).status_code == 404
