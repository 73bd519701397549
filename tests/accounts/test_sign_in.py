"""Signing in and out: two steps, forced enrolment, the demonstration's codes, where one goes next."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client

from cctns.core.account_factor import new_demo_factor
from cctns.core.models import AccessLog

from .conftest import (
    PASSWORD,
    code_now,
    give_factor,
    give_password,
    sign_in_fully,
    try_password,
)

pytestmark = pytest.mark.django_db


def test_password_then_code_and_both_are_noted(client, sho):
    user = give_factor(sho)
    assert sign_in_fully(client, user).url == "/"
    line = AccessLog.objects.get(user=user, action="sign_in", what="password+mfa")
    assert line.address == "127.0.0.1"
    client.get("/settings/")
    client.post("/sign-out/")
    out = AccessLog.objects.get(user=user, action="sign_out")
    assert out.post.endswith("Ranipool PS")
    assert client.get("/settings/").status_code == 302


def test_the_password_alone_opens_nothing(client, sho):
    user = give_factor(sho)
    try_password(client, user.username)
    assert client.get("/diary/").url == "/sign-in/?next=/diary/"


def test_a_code_is_taken_once(sho):
    user = give_factor(sho)
    first, second = Client(), Client()
    try_password(first, user.username)
    try_password(second, user.username)
    code = code_now(user)
    assert first.post("/sign-in/code/", {"code": code}).status_code == 302
    again = second.post("/sign-in/code/", {"code": code})
    assert "was used already" in again.content.decode()
    assert second.post("/sign-in/code/", {"code": code_now(user, 1)}).status_code == 302


def test_an_older_code_is_not_taken_after_a_newer_one(sho):
    user = give_factor(sho)
    with time_machine.travel("2026-11-24T04:14:10Z", tick=False) as clock:
        older = code_now(user)
        clock.shift(timedelta(seconds=30))
        sign_in_fully(Client(), user)
        other = Client()
        try_password(other, user.username)
        assert other.post("/sign-in/code/", {"code": older}).status_code == 200


def test_a_recovery_code_works_once(client, sho):
    user = give_factor(sho)
    sign_in_fully(client, user)
    client.post("/settings/second-factor/codes/new/")
    codes = (
        Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    )
    other = Client()
    try_password(other, user.username)
    assert other.post("/sign-in/code/", {"code": codes[0]}).status_code == 302
    third = Client()
    try_password(third, user.username)
    assert third.post("/sign-in/code/", {"code": codes[0]}).status_code == 200


def test_without_a_second_factor_one_must_be_set_up_first(client, sho):
    user = give_password(sho)
    assert try_password(client, user.username).url == "/"
    assert client.get("/diary/").url == "/settings/second-factor/app/"
    page = client.get("/settings/second-factor/app/").content.decode()
    secret = re.search(r'<b class="pre">([A-Z2-7]+)</b>', page)[1]
    qr = client.get("/settings/second-factor/app/qr.svg")
    assert qr["Content-Type"] == "image/svg+xml"
    assert b"style" not in qr.content
    assert "no-store" in qr["Cache-Control"]
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    from cctns.core.account_factor import _counter

    code = format_hotp_value(hotp_value(secret, _counter()))
    done = client.post("/settings/second-factor/app/", {"code": code})
    assert done.url == "/settings/second-factor/codes/"
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert kept.startswith("f1:"), "a copy of the database tells no secret"
    assert secret not in kept
    # having set it up is proof enough: the recovery codes show without asking again
    assert len(re.findall(r"<li><b>\w+</b></li>", client.get(done.url).content.decode())) == 10
    assert client.get("/diary/").status_code == 200


def test_the_last_second_factor_stays(client, sho):
    user = give_factor(sho)
    sign_in_fully(client, user)
    answer = client.post("/settings/second-factor/app/remove/")
    assert "Your account needs a second factor" in answer.content.decode()
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_the_last_passkey_stays_too(client, sho):
    user = give_factor(sho)
    sign_in_fully(client, user)
    key = Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "Duty room PC"}
    )
    Authenticator.objects.filter(user=user, type="totp").delete()
    page = client.post(f"/settings/second-factor/passkeys/{key.pk}/remove/", follow=True)
    assert "Set up the code app first" in page.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_after_a_reset_the_password_is_changed_before_anything_else(client, sho):
    user = give_factor(sho)
    user.must_change_password = True
    user.save()
    sign_in_fully(client, user)
    assert client.get("/diary/").url == "/settings/password/"
    new = "Kanchenjunga-8586"
    weak = client.post(
        "/settings/password/",
        {"oldpassword": PASSWORD, "password1": "short", "password2": "short"},
    )
    assert weak.status_code == 200
    client.post(
        "/settings/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    user.refresh_from_db()
    assert not user.must_change_password
    assert client.get("/diary/").status_code == 200


def test_the_demonstration_shows_the_code_and_only_of_its_own_users(
    client, settings, sho, writer
):
    settings.DEMO = True
    settings.DEMO_PASSWORD = PASSWORD
    demo = give_password(sho)
    new_demo_factor(demo, "Station house officer, Ranipool PS").save()
    offered = client.get("/sign-in/").content.decode()
    assert demo.username in offered
    assert "Station house officer, Ranipool PS" in offered
    for client in (Client(), Client()):  # several visitors in the same half minute
        try_password(client, demo.username)
        page = client.get("/sign-in/code/").content.decode()
        code = re.search(r"Here it is: <b>(\d{6})</b>", page)[1]
        assert client.post("/sign-in/code/", {"code": code}).url == "/"
    real = give_factor(writer)
    other = Client()
    try_password(other, real.username)
    assert "Here it is" not in other.get("/sign-in/code/").content.decode()


def test_confirming_oneself_shows_the_code_to_a_demonstration_user_alone(settings, sho, writer):
    settings.DEMO = True
    settings.DEMO_PASSWORD = PASSWORD
    demo = give_password(sho)
    new_demo_factor(demo, "Station house officer, Ranipool PS").save()
    client = Client()
    client.force_login(demo)
    page = client.get("/account/confirm/code/").content.decode()
    assert re.search(r"Here it is: <b>\d{6}</b>", page)
    other = Client()
    other.force_login(give_factor(writer))
    assert "Here it is" not in other.get("/account/confirm/code/").content.decode()


def test_a_demonstration_user_never_enters_a_real_site(client, settings, sho):
    user = give_password(sho)
    new_demo_factor(user, "SHO").save()
    settings.DEMO = False
    settings.DEMO_PASSWORD = None
    assert user.username not in client.get("/sign-in/").content.decode()
    assert try_password(client, user.username).url == "/sign-in/closed/"
    assert client.get("/settings/").status_code == 302


@pytest.mark.parametrize(
    "next_",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_next_never_leads_to_another_site(sho, next_):
    user = give_factor(sho)
    client = Client()
    assert sign_in_fully(client, user, next=next_).url == "/"
    assert client.get("/language/", {"to": "hi", "next": next_}).url == "/"
    assert client.post("/theme/", {"to": "dark", "next": next_}).url == "/"
    assert client.post("/account/post/", {"posting": sho.pk, "next": next_}).url == "/"


def test_next_leads_to_the_page_that_was_asked_for(sho):
    user = give_factor(sho)
    assert (
        sign_in_fully(Client(), user, next="/diary/?day=2026-11-24").url
        == "/diary/?day=2026-11-24"
    )


def test_nobody_signs_himself_up_and_nothing_goes_by_mail(client, mailoutbox):
    assert "Accounts are given, not made" in client.get("/sign-in/new/").content.decode()
    assert (
        client.post("/sign-in/new/", {"username": "x", "password1": PASSWORD}).status_code
        == 200
    )
    assert "A second officer resets it" in client.get("/sign-in/forgotten/").content.decode()
    assert not mailoutbox


def test_signing_out_asks_for_a_post_and_carries_the_hook_for_drafts(client, sign_in, sho):
    sign_in(client, sho)
    page = client.get("/sign-out/").content.decode()
    assert "data-signout=" in page
    assert client.get("/settings/").status_code == 200
    client.post("/sign-out/")
    assert client.get("/settings/").status_code == 302


def test_sessions_are_listed_and_ended(sho):
    user = give_factor(sho)
    here = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/128.0")
    there = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Safari/537.36")
    sign_in_fully(here, user)
    try_password(there, user.username)
    there.post("/sign-in/code/", {"code": code_now(user, 1)})
    page = here.get("/settings/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    mine = UserSession.objects.get(session_key=here.session.session_key)
    other = UserSession.objects.exclude(pk=mine.pk).get(user=user)
    here.post("/settings/sessions/", {"end": mine.pk})  # one's own ends by signing out
    assert here.get("/settings/").status_code == 200
    here.post("/settings/sessions/", {"end": other.pk})
    assert there.get("/settings/").status_code == 302


def test_nobody_ends_anothers_session(client, sign_in, sho, writer):
    other = Client()
    sign_in_fully(other, give_factor(writer))
    sign_in(client, sho)
    client.post(
        "/settings/sessions/", {"end": UserSession.objects.get(user=writer.officer.user).pk}
    )
    assert other.get("/settings/").status_code == 200
