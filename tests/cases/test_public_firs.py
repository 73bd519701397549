"""Published FIRs: open to everybody, without names, and never one that the law protects."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Publication
from cases.paper import PersonPaper
from cases.services import cases as service
from cases.services import sensitivity
from tests.cases.case_helpers import text_of
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
LIST = "/portal/firs/"
NAMES = (
    "Phurba",
    "Tamang",
    "Lhakpa",
    "Rikzing",
    "Dorjee",
    "98123",
    "45214",
    "Bazar road",
    "phurba@",
)


def publish(office, case):
    service.decide_publication(case, publish=True, by=office.scope("sho"))
    return reverse("cases:public_fir", args=[case.pk])


def listed(office, **query):
    return text_of(Client().get(LIST, {"station": office.tree.ranipool.code} | query))


def test_anybody_finds_a_published_fir_by_station_and_day(office):
    case, quiet = office.theft(), office.theft()
    address = publish(office, case)
    start = text_of(Client().get(LIST))
    assert "Published FIRs" in start
    assert "What is not shown" in start
    assert "How to get a copy" in start
    assert address in start  # newest first, before anything is asked
    text = listed(office)
    assert address in text
    assert quiet.cited not in text
    today = timezone.localdate()
    assert address in listed(office, day=f"{today:%d-%m-%Y}")
    assert address in text_of(Client().get(LIST, {"day": f"{today:%d-%m-%Y}"}))
    assert "No published FIR" in listed(office, day="01-01-2020")
    assert "No published FIR" in text_of(
        Client().get(LIST, {"station": office.tree.sadar.code})
    )


def test_a_published_fir_says_what_was_reported_and_names_nobody(office):
    case = office.theft()
    text = text_of(Client().get(publish(office, case)))
    assert case.cited in text
    assert "303(2) BNS" in text
    assert "Ranipool PS" in text
    assert "[C1] parked his motorcycle" in text
    assert "30-44" in text  # the band of an age
    assert "Gangtok" in text
    for name in NAMES:
        assert name not in text, name
        assert name not in listed(office), name


def test_names_in_other_scripts_and_numbers_are_left_out_too(office):
    case = office.theft(
        complainant=PersonPaper(name="फुर्बा तामाङ", aliases=["Kancha"], sex="M", age=34),
        narrative="म, फुर्बा तामाङ (Kancha), फोन 98123-45214, Aadhaar 1234 5678 9012, mail a.b@example.in, नाकिर्दमन राई।",
        accused=[],
        language="ne",
    )
    text = text_of(Client().get(publish(office, case)))
    for hidden in ("फुर्बा", "तामाङ", "Kancha", "98123", "1234 5678", "a.b@example.in"):
        assert hidden not in text, hidden
    assert "[C1]" in text
    assert 'lang="ne"' in text


def test_what_is_not_published_withheld_or_unknown_is_one_and_the_same_404(office):
    quiet, withheld = office.theft(), office.theft()
    publish(office, withheld)
    service.decide_publication(
        withheld, publish=False, reason="Danger", by=office.scope("sdpo")
    )
    pages = []
    for key in (quiet.pk, withheld.pk, uuid.uuid4()):
        answer = Client().get(reverse("cases:public_fir", args=[key]))
        assert answer.status_code == 404
        plain = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text_of(answer))
        pages.append(plain.replace(str(key), ""))
    assert pages[0] == pages[1] == pages[2]
    assert withheld.cited not in listed(office)


def test_an_fir_that_becomes_protected_leaves_the_public_page(office):
    for change in ("restrict", "seal"):
        case = office.theft()
        address = publish(office, case)
        if change == "restrict":
            sensitivity.restrict(case, reason="She is threatened", by=office.scope("sho"))
        else:
            sensitivity.seal(
                case, reason="Order", members=[office.user("io")], review_on=None, by=office.scope("sp")
            )  # fmt: skip
        assert Client().get(address).status_code == 404
        assert case.cited not in listed(office)


@pytest.mark.parametrize(
    "column",
    [{"sensitivity": "restricted"}, {"sensitivity": "sealed"}, {"is_child_case": True}],
)
def test_even_a_decision_that_stands_shows_no_protected_case(office, column):
    case = office.theft()
    address = publish(office, case)
    Case.everything.filter(pk=case.pk).update(**column)
    assert Publication.everything.filter(case=case, stands=True, is_published=True).exists()
    assert Client().get(address).status_code == 404
    assert case.cited not in listed(office)


def test_a_wrong_question_says_how_to_ask(office):
    answer = Client().get(LIST, {"station": "NOWHERE", "day": "a day"})
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Choose a police station from the list." in text
    assert "day-month-year" in text
    assert Client().get(LIST, {"day": "31-12-2999"}).status_code == 422
    assert (
        Client().get(LIST, {"station": office.tree.ranipool.code, "after": "x"}).status_code
        == 404
    )


def test_the_public_pages_carry_no_officers_script_and_ask_no_sign_in(office):
    address = publish(office, office.theft())
    for page in (LIST, address):
        text = text_of(Client().get(page))
        assert "htmx" not in text
        assert "app.js" not in text
        assert 'class="cit"' in text
    assert Client().post(LIST).status_code == 405


def test_the_list_is_paged_and_its_queries_do_not_grow(
    office, django_assert_num_queries, monkeypatch
):
    from cases.views import lists

    publish(office, office.theft())
    listed(office)
    with CaptureQueriesContext(connection) as few:
        listed(office)
    for _n in range(3):
        publish(office, office.theft())
    with django_assert_num_queries(len(few)):
        listed(office)
    monkeypatch.setattr(
        "cases.views.public.page_of", lambda *args: lists.page_of(*args, size=3)
    )
    station = {"station": office.tree.ranipool.code}
    first = Client().get(LIST, station)
    assert len(first.context["rows"]) == 3
    older = Client().get(LIST + first.context["older_url"])
    assert len(older.context["rows"]) == 1
    assert older.context["station"] == office.tree.ranipool
