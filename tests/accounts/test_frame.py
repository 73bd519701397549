"""The menu, the start page and what the frame asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cctns.core.menus import COUNTERS, MENU, Entry, menu_of
from cctns.core.models import Job, Notification
from cctns.core.roles import ROLES

pytestmark = pytest.mark.django_db


def labels(scope, start):
    return {
        str(item["label"])
        for group in menu_of(scope, start=start, path="/")
        for item in group["items"]
    }


def test_the_menu_shows_what_the_role_may_open(make_officer, state_tree, scope_of):
    writer = scope_of(make_officer("writer", state_tree.ranipool))
    assert "General Diary" in labels(writer, "today")
    assert "Units" not in labels(writer, "today")
    admin = scope_of(make_officer("sysadmin", state_tree.state))
    assert {"Units", "Officers", "Checks"} <= labels(admin, "admin")
    assert "General Diary" not in labels(admin, "admin")


def test_a_line_without_a_page_does_not_show(make_officer, state_tree, scope_of):
    scope = scope_of(make_officer("writer", state_tree.ranipool))
    assert Entry("X", "no:such_page", "sun").address() is None
    addresses = [
        item["url"]
        for group in menu_of(scope, start="today", path="/")
        for item in group["items"]
    ]
    assert all(addresses)


def test_the_current_page_is_marked_once(make_officer, state_tree, scope_of):
    scope = scope_of(make_officer("sysadmin", state_tree.state))
    groups = menu_of(scope, start="admin", path="/stations/units/new/")
    current = [item["url"] for group in groups for item in group["items"] if item["current"]]
    assert current == ["/stations/units/"]


def test_counts_come_from_one_question_each(make_officer, state_tree, scope_of, monkeypatch):
    scope = scope_of(make_officer("writer", state_tree.ranipool))
    asked = []
    monkeypatch.setattr(
        "cctns.core.menus.COUNTERS", [lambda by: asked.append(by) or {"drafts": 3}]
    )
    items = [
        item for group in menu_of(scope, start="today", path="/") for item in group["items"]
    ]
    assert asked == [scope]
    assert next(item["count"] for item in items if item["url"] == "/drafts/") == 3
    assert isinstance(COUNTERS, list)


def test_keys_after_g_are_given_once_per_role():
    for start in {role.start for role in ROLES.values()}:
        keys = [
            e.key
            for group in MENU
            for e in group.entries
            if e.key and (not e.starts or start in e.starts)
        ]
        assert len(keys) == len(set(keys)), f"{start}: {keys}"


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"shift_officer"}))
def test_every_role_has_a_start_page(client, sign_in, make_officer, state_tree, role):
    place = {"station": "ranipool", "district": "gangtok", "subdivision": "sd_gangtok"}
    unit = getattr(state_tree, place.get(ROLES[role].levels[0], ROLES[role].levels[0]))
    sign_in(client, make_officer(role, unit))
    answer = client.get("/")
    assert answer.status_code == 200
    if ROLES[role].start == "later":
        assert "Your own pages come later" in answer.content.decode()


def test_a_stranger_is_led_to_sign_in(client):
    assert client.get("/").url == "/sign-in/"


def test_alerts_and_jobs_are_counted_with_one_question_each(client, sign_in, sho):
    user = sho.officer.user
    for n in range(8):
        Notification.objects.create(user=user, kind="x", text=f"Alert {n}")
        Job.objects.create(kind="x", title=f"Job {n}", owner=user)
    sign_in(client, sho)
    client.get("/settings/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/settings/")
    assert page.context["alerts"]["unread"] == 8
    assert len(page.context["alerts"]["items"]) == 5
    assert page.context["jobs"]["running"] == 8
    text = [q["sql"] for q in asked]
    assert sum('FROM "core_notification"' in sql for sql in text) == 1
    assert sum('FROM "core_job"' in sql for sql in text) == 1


def test_a_page_for_strangers_asks_nothing_of_the_frame(client, django_assert_max_num_queries):
    client.get("/sign-in/forgotten/")
    with django_assert_max_num_queries(0):
        client.get("/sign-in/forgotten/")
