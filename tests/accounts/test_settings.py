"""Language, display and keys; the choices go with the officer, not with the PC."""

import pytest
from django.test import Client

from .conftest import give_factor, sign_in_fully

pytestmark = pytest.mark.django_db


def test_settings_are_kept_with_the_user_and_in_the_browser(client, sign_in, sho):
    sign_in(client, sho)
    client.post(
        "/settings/",
        {"language": "hi", "theme": "dark", "text_size": "large", "keys_off": "on"},
    )
    user = type(sho.officer.user).objects.get(pk=sho.officer.user_id)
    assert (user.language, user.theme, user.text_size, user.keys_off) == (
        "hi",
        "dark",
        "large",
        True,
    )
    page = client.get("/settings/").content.decode()
    assert '<html lang="hi" data-theme="dark" data-size="large" data-keys="off"' in page


def test_a_stranger_may_choose_language_and_light(client):
    answer = client.get("/language/", {"to": "ne", "next": "/sign-in/"})
    assert answer.url == "/sign-in/"
    client.post("/theme/", {"to": "dark", "next": "/sign-in/"})
    page = client.get("/sign-in/").content.decode()
    assert '<html lang="ne" data-theme="dark"' in page
    assert "lang=ne" not in page.split("<main")[1]


def test_an_unknown_choice_changes_nothing(client):
    client.get("/language/", {"to": "xx"})
    client.post("/theme/", {"to": '"><script>'})
    client.cookies["theme"] = "neon"
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()


def test_light_is_not_changed_by_a_link(client):
    assert client.get("/theme/", {"to": "dark"}).status_code == 405


def test_at_sign_out_the_next_officer_does_not_inherit(sho):
    user = give_factor(sho)
    user.language = "ne"
    user.save()
    client = Client()
    sign_in_fully(client, user)
    assert client.cookies["django_language"].value == "ne"
    client.post("/sign-out/")
    assert client.cookies["django_language"].value == ""
    assert '<html lang="en"' in client.get("/sign-in/").content.decode()


def test_the_language_chosen_at_this_browser_stands_at_sign_in(client, sho):
    user = give_factor(sho)
    client.get("/language/", {"to": "hi"})
    sign_in_fully(client, user)
    assert client.cookies["django_language"].value == "hi"
