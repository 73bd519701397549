"""The case on screen: who sees how much of it, what its pages show, and what is logged."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseShare, Unmasking
from cases.paper import PersonPaper
from cases.services import cases as service
from cases.services import sensitivity, sharing
from cctns.core.models import AccessLog
from cctns.core.notices import tell_due, unread
from tests.cases.case_helpers import (
    SECRET,
    SECRET_PLACE,
    SECRET_WORDS,
    UNLAWFUL,
    text_of,
    typed,
)
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
TABS = ("case", "case_people", "case_property", "case_documents", "case_looks")


def tabs_of(case):
    return [reverse(f"cases:{name}", args=[case.pk]) for name in TABS]


# --- what the overview says ------------------------------------------------------------------


def test_the_overview_shows_number_sections_officer_people_and_time_limits(office):
    case = office.theft()
    text = text_of(office.client("sho").get(case.get_absolute_url()))
    assert f"FIR {case.cited}" in text
    assert "303(2) BNS" in text
    assert "Insp Karma T Lepcha" in text  # the officer of record
    assert "Phurba Tamang" in text
    assert "Parking below the vegetable market" in text
    assert "parked his motorcycle" in text
    assert "FIR registered" in text
    assert "One unknown person" in text
    assert "Send the report to the Magistrate" in text
    assert reverse("cases:case_court", args=[case.pk]) in text  # the step leads to its act
    assert "General Diary" in text  # the box of another app
    assert AccessLog.objects.filter(action="open", subject_id=str(case.pk)).count() == 1


def test_what_is_done_appears_in_the_order_it_happened(office):
    case = office.theft()
    service.add_addendum(
        case, item="12", text="He also lost a helmet.", reason="Remembered later", by=office.scope("sho")
    )  # fmt: skip
    service.assign_io(case, to=office.posts["io"], reason="On leave", by=office.scope("sho"))
    text = text_of(office.client("sho").get(case.get_absolute_url()))
    given, added, registered = (
        text.index("Investigation given to SI Nim D Bhutia"),
        text.index("Addendum to item 12"),
        text.index("FIR registered"),
    )
    assert given < added < registered
    assert "He also lost a helmet." in text
    only = text_of(office.client("sho").get(case.get_absolute_url(), {"kind": "people"}))
    assert "Investigation given to" in only
    assert "Addendum to item" not in only


def test_the_other_tabs_show_people_property_and_papers(office):
    case = office.theft()
    client = office.client("sho")
    people = text_of(client.get(tabs_of(case)[1]))
    assert "Accused A1" in people
    assert "Rikzing Dorjee" in people
    assert "34, Male, Bazar road 5" in people
    goods = text_of(client.get(tabs_of(case)[2]))
    assert "Motorcycle" in goods
    assert "SK01J4471" in goods
    assert "62,000" in goods
    papers = text_of(client.get(tabs_of(case)[3]))
    assert "Nothing is printed yet" in papers
    assert f"/print/iif-1/{case.pk}/" in papers
    assert f"/print/fir-memo/{case.pk}/" in papers


def test_who_looked_is_for_the_sho_and_above(office):
    case = office.theft()
    address = tabs_of(case)[4]
    office.client("writer").get(case.get_absolute_url())
    text = text_of(office.client("sho").get(address))
    assert "HC B M Gurung, Ranipool PS" in text
    assert office.client("sp").get(address).status_code == 200
    refused = office.client("writer").get(address)
    assert refused.status_code == 403
    assert "See who looked at a case" in text_of(refused)
    assert "Who looked" not in text_of(office.client("writer").get(case.get_absolute_url()))


def test_the_log_of_looks_is_paged(office):
    case = office.theft()
    client = office.client("sho")
    for _n in range(28):
        client.get(case.get_absolute_url())
    first = text_of(client.get(tabs_of(case)[4]))
    older = re.search(r'href="(\?after=[^"]+)"', first)[1].replace("&amp;", "&")
    assert client.get(tabs_of(case)[4] + older).status_code == 200
    assert client.get(tabs_of(case)[4] + "?after=bad").status_code == 404


# --- who sees it -----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["sho", "io", "writer", "desk", "court", "sdpo", "sp", "scrb"])
def test_the_area_and_the_chain_above_read_the_case(office, who):
    case = office.theft()
    client = office.client(who)
    for address in tabs_of(case)[:4]:
        assert client.get(address).status_code == 200, address


def plain(answer):
    """A page without the keys that differ from one drawing to the next."""
    return re.sub(r'name="(csrfmiddlewaretoken|token)" value="[^"]+"', "", text_of(answer))


@pytest.mark.parametrize("who", ["other", "namchi"])
def test_another_station_gets_the_same_404_as_for_no_case(office, who):
    case = office.theft()
    client = office.client(who)
    missing = "00000000-0000-7000-8000-000000000000"
    for address in tabs_of(case):
        found = client.get(address)
        assert found.status_code == 404
        nothing = client.get(address.replace(str(case.pk), missing))
        assert nothing.status_code == 404
        assert plain(found).replace(str(case.pk), missing) == plain(nothing)


def test_without_the_power_it_is_403_and_without_a_sign_in_the_sign_in(office):
    case = office.theft()
    refused = office.client("admin").get(case.get_absolute_url())
    assert refused.status_code == 403
    assert "Read FIRs and cases" in text_of(refused)
    assert Client().get(case.get_absolute_url()).status_code == 302


# --- protected identities --------------------------------------------------------------------


def hidden_from(client, addresses):
    for address in addresses:
        text = text_of(client.get(address))
        for secret in (
            SECRET,
            SECRET.split()[0],
            SECRET_PLACE,
            SECRET_WORDS,
            "Orlando",
            "00011122",
        ):
            assert secret not in text, (address, secret)


@pytest.mark.parametrize(
    "who", ["sho", "io", "writer", "desk", "court", "sdpo", "sp", "scrb", "state"]
)
def test_a_protected_name_is_nowhere_until_somebody_asks(office, who):
    case = office.protected()
    acts = ("case_copy", "case_progress", "case_publication", "case_officer", "case_addendum", "case_court",
            "case_sections", "case_sensitivity", "case_ask", "case_share", "case_seal", "case_attach")  # fmt: skip
    addresses = [*tabs_of(case), *(reverse(f"cases:{name}", args=[case.pk]) for name in acts)]
    addresses += [reverse("cases:cases"), reverse("cases:clocks"), "/go/?q=" + case.cited]
    client = office.client(who)
    hidden_from(client, addresses)
    people = text_of(client.get(tabs_of(case)[1]))
    assert "Identity protected" in people
    assert "Victim V1" in people
    may_ask = who in ("sho", "io", "desk", "sdpo", "sp")
    assert ("Ask to see" in people) == may_ask


def test_asking_shows_the_identities_for_five_minutes_and_tells_the_sp(office):
    case = office.protected()
    client = office.client("io")
    address = reverse("cases:case_ask", args=[case.pk])
    assert "SP is told" in text_of(client.get(address))
    empty = client.post(address, typed(why=""))
    assert empty.status_code == 422
    assert "Choose why you need to see who it is." in text_of(empty)
    vague = client.post(address, typed(why="other", words="no"))
    assert vague.status_code == 422
    sent = typed(why="statement", words="at the hospital")
    first, second = client.post(address, sent), client.post(address, sent)
    assert first.url == second.url == tabs_of(case)[1]
    assert Unmasking.objects.filter(case=case, user=office.user("io")).count() == 1
    text = text_of(client.get(first.url))
    assert SECRET in text
    assert "Protected identities are shown until" in text
    assert SECRET_WORDS in text_of(client.get(case.get_absolute_url()))
    tell_due()
    assert any("protected identity" in row.text for row in unread(office.user("sp")))
    log = AccessLog.objects.filter(action="unmask", subject_id=str(case.pk))
    assert [row.reason for row in log] == ["Taking a statement: at the hospital"]
    hidden_from(office.client("sho"), tabs_of(case)[:4])  # the look is one officer's


def test_a_look_ends(office):
    case = office.protected()
    sensitivity.ask_to_see(case, reason="Taking a statement", by=office.scope("io"))
    client = office.client("io")
    assert SECRET in text_of(client.get(tabs_of(case)[1]))
    Unmasking.objects.update(until=timezone.now() - timedelta(seconds=1))
    hidden_from(client, tabs_of(case)[:4])


def test_who_may_not_unmask_may_not_ask(office):
    case = office.protected()
    for who in ("writer", "scrb", "court"):
        answer = office.client(who).get(reverse("cases:case_ask", args=[case.pk]))
        assert answer.status_code == 403
        assert "See a protected identity" in text_of(answer)


# --- sealed ----------------------------------------------------------------------------------


@pytest.fixture
def sealed(office):
    """A case that the SP sealed, opened by the officer of record alone."""
    case = office.theft(action="directed", io=office.posts["io"])
    sensitivity.seal(
        case, reason="Order 12/2026", members=[office.user("io")], review_on=None, by=office.scope("sp")
    )  # fmt: skip
    case.refresh_from_db()
    return case


@pytest.mark.parametrize("who", ["sho", "sdpo", "sp", "state"])
def test_the_own_sho_and_the_chain_see_only_number_and_date_of_a_sealed_case(
    office, sealed, who
):
    client = office.client(who)
    text = text_of(client.get(sealed.get_absolute_url()))
    assert "Sealed by order" in text
    assert f"FIR {sealed.cited}" in text
    for hidden in ("303(2)", "Phurba", "vegetable", "Nim D Bhutia", "Theft", "Magistrate"):
        assert hidden not in text.split("<main", 1)[1], hidden
    for address in tabs_of(sealed)[1:]:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("who", ["writer", "desk", "court", "scrb", "other"])
def test_for_everybody_else_a_sealed_case_is_not_there(office, sealed, who):
    client = office.client(who)
    for address in tabs_of(sealed)[:4]:
        assert client.get(address).status_code == 404


def test_the_list_of_a_sealed_case_opens_it(office, sealed):
    text = text_of(office.client("io").get(sealed.get_absolute_url()))
    assert "303(2) BNS" in text
    assert "Sealed" in text


def test_nobody_off_the_list_acts_on_a_sealed_case(office, sealed):
    address = reverse("cases:case_addendum", args=[sealed.pk])
    assert office.client("sho").get(address).status_code == 404
    assert (
        office.client("sho").post(address, typed(item="12", text="x", reason="y")).status_code
        == 404
    )
    with pytest.raises(ValidationError, match="sealed"):
        service.add_addendum(sealed, item="12", text="x", reason="y", by=office.scope("sho"))


def test_a_case_sealed_by_its_sections_is_open_to_who_registered_it(office):
    case = office.theft(sections=[UNLAWFUL], confirmed_derived=True)
    assert case.sensitivity == "sealed"
    assert "UAPA" in text_of(office.client("sho").get(case.get_absolute_url()))
    assert office.client("writer").get(case.get_absolute_url()).status_code == 404


# --- shared ----------------------------------------------------------------------------------


@pytest.fixture
def shared(office):
    case = office.protected()
    sharing.share(
        case, user=office.user("other"), until=timezone.now() + timedelta(days=3), reason="Same gang",
        by=office.scope("sp"),
    )  # fmt: skip
    return case


def test_an_officer_elsewhere_reads_a_shared_case_and_does_nothing(office, shared):
    client = office.client("other")
    text = text_of(client.get(shared.get_absolute_url()))
    assert "This file is shared with you" in text
    assert "Add to case" not in text
    assert "Ask to see" not in text
    hidden_from(client, tabs_of(shared)[:4])
    for name in ("addendum", "officer", "sections", "publication", "ask", "copy"):
        address = reverse(f"cases:case_{name}", args=[shared.pk])
        assert client.get(address).status_code == 403, name
    assert client.get(tabs_of(shared)[4]).status_code == 403


def test_shared_files_have_their_own_list_and_no_other(office, shared):
    client = office.client("other")
    text = text_of(client.get(reverse("cases:shared")))
    assert shared.cited in text
    assert "Same gang" in text
    assert "Sections withheld" in text
    assert str(shared.pk) not in text_of(client.get(reverse("cases:cases")))
    CaseShare.objects.update(until="2026-01-01T00:00+05:30")
    assert "Nothing is shared with you" in text_of(client.get(reverse("cases:shared")))
    assert client.get(shared.get_absolute_url()).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_shared_files(
    office, django_assert_num_queries
):
    def share():
        sharing.share(
            office.theft(), user=office.user("other"), until=timezone.now() + timedelta(days=3),
            reason="Same gang", by=office.scope("sp"),
        )  # fmt: skip

    share()
    client = office.client("other")
    address = reverse("cases:shared")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    share()
    share()
    with django_assert_num_queries(len(few)):
        client.get(address)


# --- how many queries ------------------------------------------------------------------------


def people(n):
    return [PersonPaper(name=f"Victim Number {i}", sex="F", age=30) for i in range(n)]


@pytest.mark.parametrize("tab", range(4))
def test_the_number_of_queries_does_not_grow_with_the_people(
    office, django_assert_num_queries, tab
):
    small = office.theft(victims=people(1), victim_is_complainant=False)
    large = office.theft(victims=people(28), victim_is_complainant=False)
    for case in (small, large):
        for n in range(1 if case is small else 4):
            service.add_addendum(
                case, item="12", text=f"More {n}", reason="Later", by=office.scope("sho")
            )
    client = office.client("sho")
    client.get(tabs_of(small)[tab])  # what is read once per process
    with CaptureQueriesContext(connection) as few:
        assert client.get(tabs_of(small)[tab]).status_code == 200
    with django_assert_num_queries(len(few)):
        assert client.get(tabs_of(large)[tab]).status_code == 200
    assert len(few) < 60, len(few)


# --- lists at their own addresses ------------------------------------------------------------


def test_cases_and_clocks_are_registers_at_their_own_addresses(office):
    case = office.theft()
    client = office.client("writer")
    text = text_of(client.get("/cases/"))
    assert case.cited in text
    assert 'href="/cases/?' in text  # every link stays at this address
    assert "Draft an FIR" in text
    assert client.get("/cases/?as=csv").status_code == 200
    clocks = text_of(client.get("/cases/clocks/"))
    assert "Send the report to the Magistrate" in clocks
    assert 'href="/registers/cases/?' not in text
    assert office.client("scrb").get("/cases/clocks/?state=late").status_code == 200
    assert office.client("admin").get("/cases/").status_code == 403


def test_the_list_of_clocks_names_officers_and_zero_firs_as_they_are_called(office):
    office.theft(action="directed", io=office.posts["io"])
    zero = office.zero()
    text = text_of(office.client("sho").get("/cases/clocks/"))
    assert "SI Nim D Bhutia" in text
    assert f"Zero FIR {zero.number:04d}/{zero.year}" in text


def test_the_list_of_clocks_says_nothing_of_a_sealed_case_but_its_number(office, sealed):
    chain = office.client("sho")
    text = text_of(chain.get("/cases/clocks/")).split("<tbody>", 1)[1]
    assert f"FIR {sealed.cited}" in text
    assert "Sealed by order" in text
    assert "Magistrate" not in text
    assert "Nim D Bhutia" not in text
    assert (
        sealed.cited not in text_of(chain.get("/cases/clocks/?code=C05")).split("<tbody>", 1)[1]
    )
    own = text_of(office.client("io").get("/cases/clocks/"))
    assert "Send the report to the Magistrate" in own
    assert f"FIR {sealed.cited}" not in text_of(office.client("writer").get("/cases/clocks/"))
