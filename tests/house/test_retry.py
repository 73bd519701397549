"""Every form and call of the site, delivered twice: one record and one way on; without its key: nothing written.

The routes come from the URL configuration.  One that answers POST and stands in none of the tables fails,
so that a new form brings its builder (``posts_cases``, ``posts_stations``).
"""

import re
import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection
from django.test import Client

from cctns.core import account_factor
from cctns.core.models import ApiToken, Delivery, Job, Notification
from cctns.core.permissions import all_views
from cctns.core.registers import ALL as REGISTERS
from cctns.core.roles import ROLES
from stations.views import tokens
from tests.cases.case_helpers import Office, office_of
from tests.conftest import build_tree, post_officer, sign_in_as
from tests.house import posts_cases, posts_stations  # noqa: F401  (they fill POSTS)

from .posts import POSTS, Sent, deliver
from .test_permission_matrix import UNIT_OF_LEVEL, routes

# A state that is asked for twice is the state that it is in: the second delivery changes nothing.
BY_NATURE = {
    "drafts/<uuid:key>/do/<slug:act>/",
    "drafts/<uuid:key>/hand-over/",
    "alerts/read/",
    "outbox/<int:key>/again/",
    "jobs/<uuid:key>/retry/",
    "settings/api-keys/<uuid:pk>/revoke/",
    "registers/<slug:name>/columns/",
    "language/",
    "theme/",
    "account/post/",
}
# Fields of a draft carry the version that the page had seen; tests/core/test_drafts.py and
# tests/cases/test_fir_pages.py deliver them twice, late and out of order.
BY_VERSION = {
    "cases/fir/drafts/<uuid:pk>/<slug:part>/",
    "drafts/<uuid:key>/<slug:part>/",
    "drafts/<uuid:key>/<slug:part>/compare/",
    "api/v1/fir-drafts/<uuid:pk>/<slug:part>/",
}
# The officer's own sign-in: pages of the library, each asked for a password or a code that is used once
# (tests/accounts).
OF_SIGN_IN = re.compile(r"^(sign-in/|sign-out/|first/|account/confirm/|settings/(?!api-keys/))")
# They answer POST as they answer GET, with words of a form or none, and write nothing (tested below).
READS = {
    "verify/<str:token>/": "compares an uploaded paper with its record",
    "": "the start page",
    "health/": "asked by machines",
}

VOLATILE = (
    "core_accesslog", "django_session", "usersessions_usersession", "pghistory_context", "cases_section",
    "cases_act", "axes_accesslog", "django_migrations",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(of_module) -> Office:
    return office_of(build_tree(), post_officer)


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


def everything() -> dict[str, tuple]:
    """Of every table: how many rows, and a sum of their contents."""
    tables = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.managed
        and not model._meta.proxy
        and not model._meta.db_table.startswith(VOLATILE)
    )
    one = "SELECT '{0}', count(*), sum(hashtextextended(t::text, 0)::numeric) FROM \"{0}\" t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(one.format(table) for table in dict.fromkeys(tables)))
        return {name: (count, total) for name, count, total in cursor.fetchall()}


def changed(before: dict, after: dict) -> dict:
    return {
        name: (before[name][0], after[name][0])
        for name in before
        if before[name] != after[name]
    }


def way_of(answer) -> str:
    """Where an answer leads: a redirect's address, or what a call names as its record."""
    return answer.headers.get("Location", "")


EACH = [(route, name) for route, makers in sorted(POSTS.items()) for name in makers]


@pytest.mark.parametrize(("route", "name"), EACH, ids=[f"{r} {n}" for r, n in EACH])
def test_a_form_sent_twice_makes_one_record_and_leads_one_way(office, route, name):
    sent = POSTS[route][name](office)
    client, token = office.client(sent.who), uuid.uuid4()
    start = everything()
    nothing = deliver(client, sent, None)
    assert not changed(start, everything()), "it wrote without a send-once key"
    assert "send-once key" in words_of(nothing) or "Idempotency-Key" in words_of(nothing)
    first = deliver(client, sent, token)
    wrote = everything()
    assert first.status_code in (201 if sent.api else 302, 200), words_of(first)[:2000]
    assert set(changed(start, wrote)) - {"core_writetoken"}, words_of(first)[:2000]
    again = deliver(client, sent, token)
    assert not changed(wrote, everything()), "the second delivery wrote"
    if first.status_code == 200:  # a password or key that is shown once
        assert again.status_code == 302
        assert "no-store" in first.headers["Cache-Control"]
    else:
        assert again.status_code == (200 if sent.api else 302)
        assert way_of(again) == way_of(first) != ""


def words_of(answer) -> str:
    """The page's words; of a redirect those of the page it leads to, where refusals stand as a message."""
    if answer.status_code == 302:
        return answer.wsgi_request.resolver_match.route + " ".join(
            str(message) for message in answer.wsgi_request._messages
        )
    text = answer.content.decode()
    return text[max(0, text.find("<main")) :]


def test_a_key_for_programs_is_made_once_and_shown_once(office, monkeypatch):
    monkeypatch.setattr(tokens, "fresh_factor", lambda request: True)
    data = {"name": "Court list", "powers": ["cases.view_case"], "days": "30"}
    sent, token = Sent("sho", "/settings/api-keys/new/", data), uuid.uuid4()
    client = office.client("sho")
    assert deliver(client, sent, None).status_code == 422
    assert not ApiToken.objects.exists()
    assert "cctns_" in deliver(client, sent, token).content.decode()
    assert deliver(client, sent, token).url == "/settings/api-keys/"
    assert ApiToken.objects.count() == 1


def natural(office: Office) -> dict[str, Sent]:
    """One sending of every route whose second delivery finds the work done."""
    row = posts_cases.draft(office, "writer")
    other = posts_cases.draft(office, "writer")
    user = office.user("sho")
    Notification.objects.create(user=user, text="Case given to you", kind="t", url="/drafts/")
    message = Delivery.everything.create(
        unit=office.tree.ranipool, key="k", kind="fir_registered", channel="sms",
        to="+919812345678", body="x", status="failed",
    )  # fmt: skip
    job = Job.objects.create(kind="t", title="t", owner=user, status="failed")
    key = tokens.make_token(
        name="x", powers=["cases.view_case"], days=1, by=office.scope("sho")
    )[0]
    return {
        "drafts/<uuid:key>/do/<slug:act>/": Sent("writer", f"/drafts/{row.pk}/do/send/"),
        "drafts/<uuid:key>/hand-over/": Sent(
            "writer", f"/drafts/{other.pk}/hand-over/", {"to": user.pk}
        ),
        "alerts/read/": Sent("sho", "/alerts/read/"),
        "outbox/<int:key>/again/": Sent("sho", f"/outbox/{message.pk}/again/"),
        "jobs/<uuid:key>/retry/": Sent("sho", f"/jobs/{job.pk}/retry/"),
        "settings/api-keys/<uuid:pk>/revoke/": Sent(
            "sho", f"/settings/api-keys/{key.pk}/revoke/"
        ),
        "registers/<slug:name>/columns/": Sent(
            "sho", "/registers/diary/columns/", {"columns": ["number"], "query": ""}
        ),
        "language/": Sent("sho", "/language/", {"language": "hi", "next": "/drafts/"}),
        "theme/": Sent("sho", "/theme/", {"to": "dark", "next": "/drafts/"}),
        "account/post/": Sent("sho", "/account/post/", {"posting": office.posts["sho"].pk}),
    }


def test_what_is_asked_for_by_its_nature_once_changes_nothing_the_second_time(office):
    table = natural(office)
    assert set(table) == BY_NATURE
    for route, sent in table.items():
        client = office.client(sent.who)
        first = deliver(client, sent, None)
        wrote = everything()
        again = deliver(client, sent, None)
        assert not changed(wrote, everything()), route
        assert first.status_code == again.status_code == 302, route
        assert first.url == again.url, route


# --- no route is forgotten ---------------------------------------------------------------------------


def clients_of(tree) -> dict:
    """A sign-in of each role."""
    return {
        name: sign_in_as(
            Client(),
            post_officer(name, getattr(tree, UNIT_OF_LEVEL[role.levels[0]]), "inspector"),
        )
        for name, role in ROLES.items()
    }


def able(view, powers) -> bool:
    asked = getattr(view, "powers", None) or ()
    asked = (asked,) if isinstance(asked, str) else asked
    how = any if getattr(view, "any_of", False) else all
    return not asked or how(power in powers for power in asked)


def test_every_route_that_takes_a_post_stands_in_a_table(office):
    """A route outside the tables refuses POST (405), or writes nothing whoever sends it something."""
    clients = clients_of(office.tree)
    views = dict(all_views())
    known = set(POSTS) | BY_NATURE | BY_VERSION
    start, forgotten = everything(), []
    for route, address in routes().items():
        shape = "registers/<slug:name>/" if route[10:-1] in REGISTERS else route
        if shape in known or route == "settings/api-keys/new/" or OF_SIGN_IN.match(route):
            continue
        view = views.get(shape) or views[route]
        able_ones = [clients[name] for name, role in ROLES.items() if able(view, role.powers)]
        answers = (each.post(address, {"token": str(uuid.uuid4())}) for each in able_ones)
        answer = next(got for got in answers if got.status_code != 403)
        assert answer.status_code < 500, route
        if answer.status_code != 405 and route not in READS:
            forgotten.append(f"{route} answers {answer.status_code}")
    assert not forgotten, "\n".join(forgotten)
    assert not changed(start, everything())


def test_no_table_holds_a_route_that_is_gone():
    there = {route for route, _view in all_views()}
    assert set(POSTS) | BY_NATURE | BY_VERSION | set(READS) <= there


def test_account_factor_is_what_the_tests_replace():
    """The second factor of the page that makes keys is asked by the function that is replaced above."""
    assert tokens.fresh_factor is account_factor.fresh_factor
    assert Authenticator.objects.count() == 0
