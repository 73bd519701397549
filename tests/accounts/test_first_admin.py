"""The first administrator of a new site: one link, one hour, once."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cctns.core.account_first import new_link
from cctns.core.models import FirstLink
from stations.models import Posting
from tests.factories.core import UserFactory

pytestmark = pytest.mark.django_db
WHO = {
    "state": "SKP", "name": "Karma Bhutia", "number": "SKP00001", "sex": "M", "rank": "inspector",
    "username": "karma.admin", "password": "Rangit-river-77", "again": "Rangit-river-77",
}  # fmt: skip


def path_of(link: str) -> str:
    return link.removeprefix("http://testserver")


def test_the_link_makes_the_administrator_and_is_dead_then(client, state_tree):
    path = path_of(new_link())
    assert "First administrator" in client.get(path).content.decode()
    done = client.post(path, WHO)
    assert done.url == "/settings/second-factor/app/"
    posting = Posting.everything.get()
    assert (posting.role, posting.unit) == ("sysadmin", state_tree.state)
    # the second factor is asked for before anything else
    assert client.get("/stations/units/").url == "/settings/second-factor/app/"
    assert Client().get(path).status_code == 404
    assert Client().post(path, WHO | {"username": "second"}).status_code == 404
    assert new_link() is None


def test_the_link_is_kept_hashed_and_lives_an_hour(client, state_tree):
    path = path_of(new_link())
    assert path.split("/")[2] not in str(FirstLink.objects.values())
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert client.get(path).status_code == 404
        assert client.post(path, WHO).status_code == 404


def test_a_newer_link_ends_the_older(client, state_tree):
    older, newer = path_of(new_link()), path_of(new_link())
    assert client.get(older).status_code == 404
    assert client.get(newer).status_code == 200


def test_a_wrong_link_and_a_site_in_use_look_alike(client, state_tree):
    path = path_of(new_link())
    UserFactory()
    assert client.get(path).status_code == client.get("/first/wrong/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"again": "different-one-1"},
        {"password": "short", "again": "short"},
        {"username": "a b"},
        {"name": ""},
    ],
)
def test_unfit_answers_are_said_and_the_link_lives_on(client, state_tree, change):
    path = path_of(new_link())
    page = client.post(path, WHO | change)
    assert 'class="errsum"' in page.content.decode()
    assert client.get(path).status_code == 200


def test_the_command_prints_the_link(state_tree):
    out = StringIO()
    call_command("first_admin", stdout=out)
    assert "http://testserver/first/" in out.getvalue()
    UserFactory()
    out = StringIO()
    call_command("first_admin", stdout=out)
    assert "has an administrator" in out.getvalue()
