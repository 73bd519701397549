"""Every page of signing in and of the account stands in our frame and obeys the strict policy."""

import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import Client

from cctns.core.permissions import all_views, is_declared

from .conftest import give_factor, give_password, sign_in_fully, try_password

pytestmark = pytest.mark.django_db

STRANGERS = ["/sign-in/", "/sign-in/forgotten/", "/sign-in/closed/", "/sign-in/new/"]
OFFICERS = [
    "/settings/",
    "/settings/password/",
    "/settings/sessions/",
    "/settings/second-factor/",
    "/settings/second-factor/app/remove/",
    "/settings/second-factor/codes/new/",
    "/settings/second-factor/passkeys/",
    "/settings/second-factor/passkeys/add/",
    "/account/confirm/code/",
    "/account/post/",
    "/settings/api-keys/",
    "/settings/api-keys/new/",
    "/sign-out/",
]
ALLAUTH = Path(allauth.__file__).parent / "templates"
OF_ALLAUTH = sorted(
    path.relative_to(ALLAUTH).as_posix()
    for part in ("account", "mfa", "usersessions")
    for path in (ALLAUTH / part).rglob("*.html")
    if "snippets" not in path.parts
)


def check_strict(answer):
    """One page: our frame, no script, style or handler inside it, a strict policy on it."""
    page = answer.content.decode()
    assert 'class="govbar"' in page
    assert "<b>CCTNS</b>" in page
    assert "<h1" in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page), "script in the page"
    assert not re.search(r"<style|\sstyle=", page), "style in the page"
    assert not re.search(r"<[^>]+\son[a-z]+=", page), "handler in the page"
    assert 'src="data:' not in page
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.fixture
def user(sho):
    return give_factor(sho)


@pytest.mark.parametrize("path", STRANGERS)
def test_page_for_strangers(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    check_strict(answer)


@pytest.mark.parametrize("language", ["en", "hi", "ne"])
@pytest.mark.parametrize("path", OFFICERS)
def test_page_for_officers(user, path, language):
    client = Client()
    sign_in_fully(client, user)
    client.cookies["django_language"] = language
    answer = client.get(path)
    assert answer.status_code == 200, answer.get("Location")
    check_strict(answer)


def test_second_step_page(client, user):
    try_password(client, user.username)
    check_strict(client.get("/sign-in/code/"))


def test_recovery_codes_page_and_text(client, user):
    sign_in_fully(client, user)
    client.post("/settings/second-factor/codes/new/")
    check_strict(client.get("/settings/second-factor/codes/"))
    text = client.get("/settings/second-factor/codes/recovery-codes.txt")
    assert len(text.content.split()) == 10


def test_first_set_up_page(client, writer):
    try_password(client, give_password(writer).username)
    check_strict(client.get("/settings/second-factor/app/"))


def test_password_again_page_before_there_is_a_factor(client, sign_in, writer):
    give_password(writer)
    sign_in(client, writer)
    answer = client.get("/settings/second-factor/app/")
    assert answer.url.startswith("/account/confirm/")
    check_strict(client.get(answer.url))


@pytest.mark.parametrize("name", OF_ALLAUTH)
def test_no_template_of_allauth_shows_its_own_frame(name):
    """Each is replaced here, or extends a frame that is (allauth/layouts)."""
    ours = str(settings.BASE_DIR / "templates")
    template = get_template(name).template
    for _n in range(6):
        if template.origin.name.startswith(ours):
            return
        extends = re.match(r'\s*{% extends "?([^"\s%]+)"? %}', template.source)
        assert extends, f"{template.origin.name} stands alone"
        template = get_template(extends[1]).template
    pytest.fail(f"{name} reaches no frame of ours")


def test_every_address_says_who_may_use_it():
    undeclared = [route for route, view in all_views() if not is_declared(view)]
    assert undeclared == []


def test_there_is_no_django_admin(client, sign_in, sho):
    sign_in(client, sho)
    for path in ("/admin/", "/masters/"):
        assert client.get(path).status_code == 404
