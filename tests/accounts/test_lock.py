"""The one lock-out: per user name and address, and per user name from anywhere."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt

from cctns.core.models import AccessLog

from .conftest import (
    code_now,
    from_address,
    give_factor,
    sign_in_fully,
    try_password,
    wrong_code,
)

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 4, 14, tzinfo=UTC)  # 09:44 in India


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user(clock, sho):
    return give_factor(sho)


def fail(client, name: str, times: int):
    for _n in range(times):
        answer = try_password(client, name, "wrong-password")
    return answer


def test_the_fifth_wrong_password_locks_and_says_until_when(user):
    client = from_address("10.1.1.1")
    assert fail(client, user.username, 4).status_code == 200
    locked = fail(client, user.username, 1)
    assert locked.status_code == 429
    assert "<b>09:59</b>" in locked.content.decode()
    assert locked["Retry-After"] == "900"
    # the right password is refused too
    assert try_password(client, user.username).status_code == 429


def test_trying_while_locked_makes_it_no_longer(user, clock):
    client = from_address("10.1.1.1")
    fail(client, user.username, 5)
    clock.shift(timedelta(minutes=10))
    assert "09:59" in fail(client, user.username, 3).content.decode()
    clock.shift(timedelta(minutes=5, seconds=1))
    assert sign_in_fully(client, user).status_code == 302


def test_a_colleague_at_the_same_address_signs_in(user, writer, clock):
    fail(from_address("10.1.1.1"), user.username, 5)
    assert sign_in_fully(from_address("10.1.1.1"), give_factor(writer)).url == "/"
    assert sign_in_fully(from_address("10.1.1.2"), user).url == "/"


def test_another_browser_or_capitals_are_no_way_around(user):
    fail(from_address("10.1.1.1", HTTP_USER_AGENT="Firefox"), user.username, 3)
    other = from_address("10.1.1.1", HTTP_USER_AGENT="Chrome")
    assert fail(other, f" {user.username.upper()}", 2).status_code == 429
    assert try_password(other, user.username).status_code == 429


def test_thirty_wrong_tries_from_anywhere_lock_the_user_name(user, writer):
    for n in range(7):
        assert fail(from_address(f"10.1.2.{n}"), user.username, 4).status_code == 200
    assert fail(from_address("10.1.3.1"), user.username, 2).status_code == 429
    fresh = from_address("10.9.9.9")
    assert try_password(fresh, user.username).status_code == 429
    assert sign_in_fully(from_address("10.1.3.1"), give_factor(writer)).url == "/"


def test_the_lock_from_anywhere_ends_as_it_says(user, clock):
    for n in range(7):
        fail(from_address(f"10.1.2.{n}"), user.username, 4)
    clock.shift(timedelta(minutes=10))
    # 28 of the 30 are of 09:44: at 09:59 fewer than 30 are left
    locked = fail(from_address("10.1.3.1"), user.username, 2)
    assert "<b>09:59</b>" in locked.content.decode()
    clock.shift(timedelta(minutes=5, seconds=1))
    assert sign_in_fully(from_address("10.9.9.9"), user).url == "/"


def test_an_unknown_user_name_is_locked_alike(user, clock):
    known, unknown = from_address("10.1.1.1"), from_address("10.1.1.2")
    fail(known, user.username, 4)
    fail(unknown, "nobody", 4)
    first, second = fail(known, user.username, 1), fail(unknown, "nobody", 1)
    assert first.status_code == second.status_code == 429
    assert first.content.split(b"<main")[1] == second.content.split(b"<main")[1]


def test_wrong_second_factors_count(user):
    client = from_address("10.1.1.1")
    fail(client, user.username, 2)
    assert try_password(client, user.username).url == "/sign-in/code/"
    for _n in range(2):
        answer = client.post("/sign-in/code/", {"code": wrong_code(user)})
        assert answer.status_code == 200
        assert "This code is wrong or was used already" in answer.content.decode()
    locked = client.post("/sign-in/code/", {"code": wrong_code(user)})
    assert locked.status_code == 429
    # neither the right code nor the password from here opens it now
    assert client.post("/sign-in/code/", {"code": code_now(user)}).status_code == 429
    assert try_password(from_address("10.1.1.1"), user.username).status_code == 429
    assert AccessAttempt.objects.get(username=user.username).failures_since_start == 5


def test_a_wrong_passkey_counts(user):
    client = from_address("10.1.1.1")
    try_password(client, user.username)
    bad = '{"id":"AA","rawId":"AA","type":"public-key","response":{}}'
    for _n in range(4):
        assert client.post("/sign-in/code/", {"credential": bad}).status_code == 200
    assert client.post("/sign-in/code/", {"credential": bad}).status_code == 429


def test_a_full_sign_in_forgets_the_wrong_tries(user, clock):
    client = from_address("10.1.1.1")
    fail(client, user.username, 4)
    sign_in_fully(client, user)
    assert not AccessAttempt.objects.filter(username=user.username).exists()


def test_a_right_password_alone_forgets_nothing(user):
    client = from_address("10.1.1.1")
    fail(client, user.username, 4)
    try_password(client, user.username)
    assert client.post("/sign-in/code/", {"code": wrong_code(user)}).status_code == 429


def test_the_lock_is_in_the_access_log_and_no_secret_is_kept(user):
    fail(from_address("10.1.1.1"), user.username, 5)
    line = AccessLog.objects.get(what="sign-in locked")
    assert (line.action, line.address, line.reason) == ("refused", "10.1.1.1", user.username)
    kept = AccessAttempt.objects.get(username=user.username)
    assert "wrong-password" not in kept.post_data


def test_thirty_sign_ins_a_minute_from_one_address_are_no_attack(
    clock, make_officer, state_tree
):
    """Shift change: a whole station behind one address (allauth's own limit is off)."""
    for _n in range(35):
        user = give_factor(make_officer("writer", state_tree.ranipool))
        assert sign_in_fully(from_address("10.1.1.1"), user).url == "/"
