"""Officers who sign in for real: a password, a second factor, and the codes of that moment."""

import time
import uuid

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

PASSWORD = "Rangit-river-77"


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits and "seen" marks of one test are not those of the next."""
    cache.clear()


class Desk(Client):
    """A browser: each form that it sends carries the send-once key of its page."""

    def post(self, path, data=None, **extra):
        if data is None or isinstance(data, dict):
            data = {"token": str(uuid.uuid4())} | (data or {})
        return super().post(path, data, **extra)


@pytest.fixture
def client() -> Desk:
    return Desk()


def code_now(user, step: int = 0) -> str:
    """The one-time code of this half minute (``step`` 1: the next)."""
    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def wrong_code(user) -> str:
    right = {code_now(user, step) for step in (-1, 0, 1)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in right)


def give_password(posting, password: str = PASSWORD):
    """Let the posting's officer sign in by password; returns the user."""
    user = posting.officer.user
    user.set_password(password)
    user.save()
    return user


def give_factor(posting):
    """Password and second factor; returns the user."""
    user = give_password(posting)
    Authenticator.objects.create(
        user=user, type="totp", data={"secret": generate_totp_secret()}
    )
    return user


def from_address(address: str, **extra) -> Client:
    return Client(REMOTE_ADDR=address, **extra)


def try_password(client, username: str, password: str = PASSWORD, **data):
    return client.post("/sign-in/", {"login": username, "password": password, **data})


def sign_in_fully(client, user, password: str = PASSWORD, **data):
    """Password, then the code; returns the last answer."""
    answer = try_password(client, user.username, password, **data)
    assert answer.url == "/sign-in/code/"
    return client.post("/sign-in/code/", {"code": code_now(user)})
