"""/go/ for FIRs, Zero FIRs and complaints: by every way of writing the number, in one's own area only."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.services import sensitivity
from tests.cases.complaint_helpers import take
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")


def go(client, typed):
    return client.get("/go/", {"q": typed})


def words(record):
    """How a number is written: in four digits or fewer, with the whole year or its end."""
    return {"n": record.number, "year": record.year, "short": record.year % 100}


@pytest.mark.parametrize(
    "typed",
    ["%(n)04d/%(year)s", "%(n)d/%(short)s", "FIR %(n)d/%(year)s", "fir no. %(n)d / %(year)s", "F.I.R. %(n)d/%(year)s",
     "एफआईआर १/%(year)s", "प्राथमिकी %(n)d/%(year)s"],
)  # fmt: skip
def test_an_fir_number_leads_straight_to_the_case(office, typed):
    case = office.theft()
    assert go(office.client("writer"), typed % words(case)).url == case.get_absolute_url()


def test_the_key_of_a_printed_fir_leads_to_its_case(office):
    case, zero = office.theft(), office.zero()
    client = office.client("sho")
    assert go(client, case.fir.key).url == case.get_absolute_url()
    assert go(client, zero.fir.key.lower()).url == zero.get_absolute_url()


@pytest.mark.parametrize(
    "typed", ["Zero %(n)d/%(year)s", "zero fir %(n)04d/%(short)s", "शून्य %(n)d/%(year)s"]
)
def test_a_zero_fir_has_numbers_of_its_own(office, typed):
    office.theft()
    zero = office.zero()  # number 1 of its series
    client = office.client("sho")
    assert go(client, typed % words(zero)).url == zero.get_absolute_url()
    assert go(client, f"FIR {zero.number}/{zero.year}").url != zero.get_absolute_url()


@pytest.mark.parametrize(
    "typed",
    [
        "C %(n)d/%(year)s",
        "c%(n)d/%(short)s",
        "Complaint no. %(n)d/%(year)s",
        "उजुरी %(n)d/%(year)s",
    ],
)
def test_a_complaint_is_found_by_its_serial_and_by_its_reference(office, typed):
    complaint = take(office.tree.ranipool, office.scope("sho"))
    client = office.client("writer")
    assert go(client, typed % words(complaint)).url == complaint.get_absolute_url()
    assert go(client, complaint.reference.lower()).url == complaint.get_absolute_url()


def test_several_of_one_number_are_listed_with_their_station(office):
    from cases.services import fir
    from tests.cases.case_helpers import paper_of

    case = office.theft()
    fir.register(paper_of(office.tree.sadar), by=office.scope("other"))
    answer = go(office.client("sp"), case.cited)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Ranipool PS" in text
    assert "Sadar PS" in text
    assert "Phurba" not in text
    assert go(office.client("sho"), case.cited).url == case.get_absolute_url()


@pytest.mark.parametrize("typed", ["%(n)d/%(year)s", "Zero %(n)d/%(year)s", "C %(n)d/%(year)s"])
def test_another_stations_number_and_no_number_are_one_answer(office, typed):
    record = SimpleNamespace(number=1, year=timezone.localdate().year)
    office.theft()
    office.zero()
    complaint = take(office.tree.ranipool, office.scope("sho"))
    client = office.client("namchi")
    for said in (typed % words(record), "9999/2026", complaint.reference):
        answer = go(client, said)
        assert answer.status_code == 200
        assert "Nothing found in your area" in answer.content.decode()


def test_a_sealed_case_is_found_by_its_list_and_as_a_header_by_the_chain_alone(office):
    case = office.theft()
    sensitivity.seal(
        case, reason="Order 1/2026", members=[office.user("io")], review_on=None, by=office.scope("sp")
    )  # fmt: skip
    for who in ("io", "sho", "sdpo", "sp"):
        assert go(office.client(who), case.cited).url == case.get_absolute_url(), who
    for who in ("writer", "scrb", "desk"):
        text = go(office.client(who), case.cited).content.decode()
        assert "Nothing found in your area" in text, who


def test_who_may_not_read_cases_finds_none(office):
    case = office.theft()
    answer = go(office.client("admin"), case.cited)
    assert answer.status_code == 200
    assert "Zero 5/2026" not in answer.content.decode()  # not offered either


def test_a_draft_is_not_found_by_what_it_is_called(office):
    assert go(office.client("sho"), "Draft, theft").status_code == 200


@pytest.mark.parametrize(
    "typed",
    ["0/2026", "137/", "137/20267", "FIR", "1234567/2026", "١/٢", "C/2026", "\x00/2026"],
)
def test_what_is_no_number_finds_nothing_and_breaks_nothing(office, typed):
    answer = go(office.client("sho"), typed)
    assert answer.status_code == 200
    assert reverse("go") in answer.content.decode()
