"""Keys for programs: fresh second factor, few powers, shown once, dead with the posting."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from cases.permissions import Can as Cases
from cctns.core.api_tokens import digest_of, make_token, revoke_token, scope_of_token
from cctns.core.models import ApiToken
from cctns.core.permissions import Refused
from stations.models import Leave
from stations.permissions import Can

from .conftest import Desk, code_now, give_factor, sign_in_fully

pytestmark = pytest.mark.django_db
READ = [Can.VIEW_DIARY]


@pytest.fixture
def made(sho, scope_of):
    """A key of the SHO that may read the diary: (row, key)."""
    return make_token(name="Court list", powers=READ, days=30, by=scope_of(sho))


def call(key: str, path: str = "/api/v1/registers/"):
    return Client().get(path, HTTP_AUTHORIZATION=f"Bearer {key}")


def test_a_key_opens_the_api_and_is_kept_only_as_a_fingerprint(made):
    row, key = made
    assert key.startswith("cctns_")
    assert len(key) > 40
    assert row.digest == digest_of(key)
    assert key not in str(ApiToken.objects.values())
    assert call(key).status_code == 200
    row.refresh_from_db()
    assert row.last_used_at is not None


def test_a_key_gives_only_the_powers_it_names(made, sho):
    row, _key = made
    scope = scope_of_token(row)
    assert scope.powers == frozenset(READ)
    assert scope.area == sho.unit.path
    assert not scope.has(Cases.REGISTER_FIR)


@pytest.mark.parametrize("bad", ["cctns_wrong", "x", ""])
def test_an_unknown_key_is_refused_in_a_sentence(db, bad):
    answer = call(bad)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Bearer realm="api"'


def test_a_key_of_an_ended_posting_is_dead(made, sho):
    sho.until = timezone.now()
    sho.save()
    answer = call(made[1])
    assert answer.status_code == 401
    assert b"posting of this key has ended" in answer.content


def test_a_key_sleeps_while_its_officer_is_on_leave(made, sho):
    now = timezone.now()
    leave = Leave.objects.create(
        officer=sho.officer, since=now - timedelta(minutes=1), until=now + timedelta(days=2)
    )
    assert call(made[1]).status_code == 401
    leave.ended_early_at = timezone.now()
    leave.save()
    assert call(made[1]).status_code == 200


def test_a_key_ends_on_its_day_and_when_revoked(made, sho, scope_of):
    row, key = made
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        assert call(key).status_code == 401
    assert call(key).status_code == 200
    revoke_token(row, by=scope_of(sho))
    assert call(key).status_code == 401


def test_a_key_cannot_name_a_power_that_is_not_held(sho, scope_of):
    with pytest.raises(Refused):
        make_token(name="x", powers=[Can.MANAGE_UNITS], days=1, by=scope_of(sho))


@pytest.mark.parametrize(("powers", "days"), [([], 30), (READ, 0), (READ, 91)])
def test_a_key_needs_a_power_and_lasts_at_most_90_days(sho, scope_of, powers, days):
    with pytest.raises(ValidationError):
        make_token(name="x", powers=powers, days=days, by=scope_of(sho))


def test_nobody_revokes_anothers_key(
    made, writer, scope_of, client, sign_in, make_officer, state_tree
):
    with pytest.raises(Refused):
        revoke_token(made[0], by=scope_of(writer))
    sign_in(client, make_officer("sho", state_tree.sadar))
    assert client.post(f"/settings/api-keys/{made[0].pk}/revoke/").status_code == 404


def test_making_one_asks_for_the_second_factor_again_and_shows_the_key_once(sho):
    user = give_factor(sho)
    client = Desk()
    sign_in_fully(client, user)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        asked = client.get("/settings/api-keys/new/")
        assert asked.url == "/account/confirm/code/?next=%2Fsettings%2Fapi-keys%2Fnew%2F"
        back = client.post(asked.url, {"code": code_now(user)})
        assert back.url == "/settings/api-keys/new/"
        data = {"name": "Court list", "powers": READ, "days": "30"}
        made = client.post("/settings/api-keys/new/", data)
        key = re.search(r"cctns_[\w-]{43}", made.content.decode())[0]
        assert "no-store" in made["Cache-Control"]
        assert ApiToken.objects.get().digest == digest_of(key)
        assert key not in client.get("/settings/api-keys/").content.decode()
        assert call(key).status_code == 200


def test_the_form_offers_only_powers_that_are_held(sho):
    user = give_factor(sho)
    client = Desk()
    sign_in_fully(client, user)
    page = client.get("/settings/api-keys/new/").content.decode()
    assert "Read the General Diary" in page
    assert "Add, end and move units" not in page
    answer = client.post(
        "/settings/api-keys/new/", {"name": "x", "powers": [Can.MANAGE_UNITS], "days": "30"}
    )
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_posting_without_the_power_has_no_keys(client, sign_in, writer):
    sign_in(client, writer)
    assert client.get("/settings/api-keys/").status_code == 403


def test_a_key_is_no_session(made):
    assert Client().get("/diary/", HTTP_AUTHORIZATION=f"Bearer {made[1]}").status_code == 302
