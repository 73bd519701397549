"""Sign-ins are kept by a second officer: never one's own, never of a higher office, always with a reason."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client

from cctns.core.events import history_of
from cctns.core.models import Notification
from cctns.core.permissions import Refused
from cctns.core.roles import ROLES
from stations.services import sign_in as service
from stations.services.granting import MAY_POST, may_grant
from stations.services.people import post_officer, relieve
from tests.factories.stations import OfficerFactory

from .conftest import code_now, give_factor, sign_in_fully, try_password

pytestmark = pytest.mark.django_db
REASON = "Came in person, telephone lost in the river"


@pytest.fixture
def sp(make_officer, state_tree):
    return make_officer("sp", state_tree.gangtok, "sp")


@pytest.fixture
def unit_admin(make_officer, state_tree):
    return make_officer("unit_admin", state_tree.gangtok, "inspector")


def test_a_reset_password_works_once_and_must_be_changed(client, sign_in, sp, writer):
    user = give_factor(writer)
    open_session = Client()
    sign_in_fully(open_session, user)
    sign_in(client, sp)
    page = client.post(f"/stations/officers/{writer.officer_id}/password/", {"reason": REASON})
    password = re.search(r"\b[a-z2-9]{4}(-[a-z2-9]{4}){3}\b", page.content.decode())[0]
    assert "no-store" in page["Cache-Control"]
    assert open_session.get("/settings/").status_code == 302  # every session ended
    other = Client()
    try_password(other, user.username, password)
    other.post("/sign-in/code/", {"code": code_now(user, 1)})
    assert other.get("/diary/").url == "/settings/password/"


def test_the_officer_is_told_by_whom_and_why(sp, writer, scope_of):
    give_factor(writer)
    service.reset_password(writer.officer, reason=REASON, by=scope_of(sp))
    told = Notification.objects.get(user=writer.officer.user)
    assert sp.officer.name in told.text
    assert REASON in told.text
    event = history_of(writer.officer).get(what="password_reset")
    assert (event.by, event.note) == (sp.officer.user, REASON)


def test_a_lost_second_factor_is_taken_away_and_set_up_anew(client, sign_in, sp, writer):
    user = give_factor(writer)
    sign_in(client, sp)
    client.post(f"/stations/officers/{writer.officer_id}/second-factor/", {"reason": REASON})
    assert not Authenticator.objects.filter(user=user).exists()
    other = Client()
    assert try_password(other, user.username).url == "/"
    assert other.get("/diary/").url == "/settings/second-factor/app/"


def test_one_officer_does_not_reset_both_halves_within_a_day(sp, unit_admin, writer, scope_of):
    give_factor(writer)
    service.reset_password(writer.officer, reason=REASON, by=scope_of(sp))
    with pytest.raises(ValidationError, match="other half"):
        service.reset_factor(writer.officer, reason=REASON, by=scope_of(sp))
    service.reset_factor(writer.officer, reason=REASON, by=scope_of(unit_admin))


def test_nobody_resets_his_own_sign_in(client, sign_in, sp, scope_of):
    give_factor(sp)
    for act in (service.reset_password, service.reset_factor, service.end_sessions):
        with pytest.raises(Refused, match="second officer"):
            act(sp.officer, reason=REASON, by=scope_of(sp))
    sign_in(client, sp)
    page = client.get(f"/stations/officers/{sp.officer_id}/").content.decode()
    assert "This is you" in page
    assert "/password/" not in page.split("<main")[1]
    assert (
        client.post(
            f"/stations/officers/{sp.officer_id}/password/", {"reason": REASON}
        ).status_code
        == 403
    )


def test_an_administrator_does_not_enter_a_higher_office_by_resetting_it(
    sp, unit_admin, scope_of
):
    give_factor(sp)
    with pytest.raises(Refused, match="Superintendent"):
        service.reset_password(sp.officer, reason=REASON, by=scope_of(unit_admin))
    with pytest.raises(Refused):
        relieve(sp, reason=REASON, by=scope_of(unit_admin))


def test_a_reset_needs_the_power_the_area_and_a_reason(
    sp, sho, writer, scope_of, make_officer, state_tree
):
    give_factor(writer)
    with pytest.raises(Refused):
        service.reset_password(writer.officer, reason=REASON, by=scope_of(sho))
    elsewhere = make_officer("writer", state_tree.namchi)
    give_factor(elsewhere)
    with pytest.raises(Refused):
        service.reset_password(elsewhere.officer, reason=REASON, by=scope_of(sp))
    with pytest.raises(ValidationError, match="at least 10 letters"):
        service.reset_password(writer.officer, reason="lost", by=scope_of(sp))


def test_another_districts_officer_is_not_there(client, sign_in, sp, make_officer, state_tree):
    elsewhere = make_officer("writer", state_tree.namchi)
    sign_in(client, sp)
    for path in ("", "edit/", "password/", "leave/"):
        assert (
            client.get(f"/stations/officers/{elsewhere.officer_id}/{path}").status_code == 404
        )
    assert client.get("/stations/officers/999999/").status_code == 404


def test_a_new_officer_gets_a_sign_in_and_sets_it_up(client, sign_in, unit_admin):
    officer = OfficerFactory(user=None)
    sign_in(client, unit_admin)
    page = client.post(f"/stations/officers/{officer.pk}/sign-in/", {"username": "Pema.Lepcha"})
    password = re.search(r"\b[a-z2-9]{4}(-[a-z2-9]{4}){3}\b", page.content.decode())[0]
    other = Client()
    try_password(other, "pema.lepcha", password)
    assert other.get("/settings/").url == "/settings/password/"
    again = client.post(f"/stations/officers/{officer.pk}/sign-in/", {"username": "x.y"})
    assert "can sign in already" in again.content.decode()


@pytest.mark.parametrize("name", ["", "a b", "<b>", "sho ranipool"])
def test_an_unfit_user_name_is_refused_in_a_sentence(client, sign_in, unit_admin, name):
    officer = OfficerFactory(user=None)
    sign_in(client, unit_admin)
    page = client.post(f"/stations/officers/{officer.pk}/sign-in/", {"username": name})
    assert 'class="errsum"' in page.content.decode()
    officer.refresh_from_db()
    assert officer.user is None


def test_nobody_grants_a_power_that_he_does_not_hold(unit_admin, sp, scope_of, state_tree):
    officer = OfficerFactory()
    with pytest.raises(Refused, match="cannot give the role"):
        post_officer(
            officer, unit=state_tree.sd_gangtok, role="sdpo", post="", by=scope_of(unit_admin)
        )
    with pytest.raises(Refused):
        post_officer(
            officer, unit=state_tree.ranipool, role="sho", post="", by=scope_of(unit_admin)
        )
    posting = post_officer(
        officer, unit=state_tree.ranipool, role="writer", post="", by=scope_of(unit_admin)
    )
    relieve(posting, reason="Transfer order 12", by=scope_of(sp))
    post_officer(officer, unit=state_tree.ranipool, role="sho", post="", by=scope_of(sp))


def test_the_table_of_grants_speaks_of_known_roles():
    assert set(MAY_POST) <= set(ROLES)
    assert set().union(*MAY_POST.values()) | {"shift_officer"} == set(ROLES)


def test_the_form_offers_only_roles_that_may_be_given(client, sign_in, unit_admin, sp):
    officer = OfficerFactory()
    sign_in(client, unit_admin)
    page = client.get(f"/stations/officers/{officer.pk}/post/").content.decode()
    assert 'value="writer"' in page
    assert 'value="sp"' not in page
    assert 'value="sho"' not in page


def test_every_role_is_grantable_by_the_system_administrator(
    make_officer, state_tree, scope_of
):
    scope = scope_of(make_officer("sysadmin", state_tree.state))
    assert all(may_grant(role, by=scope) for role in ROLES if role != "shift_officer")
