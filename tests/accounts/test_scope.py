"""What a posting gives, and that it gives nothing the moment it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.permissions import Can as Cases
from cctns.core.jurisdiction import NOWHERE
from cctns.core.models import AccessLog
from cctns.core.roles import ROLES
from stations.models import Leave, ShiftCharge
from stations.services.access import in_force, post_line, scope_of, scope_of_id
from tests.factories.stations import DiaryEntryFactory, PostingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "unit", "column"),
    [
        ("writer", "ranipool", "station"),
        ("sdpo", "sd_gangtok", "subdivision"),
        ("sp", "gangtok", "district"),
        ("state", "state", "state"),
    ],
)
def test_scope_is_the_unit_and_its_level_column(make_officer, state_tree, role, unit, column):
    place = getattr(state_tree, unit)
    scope = scope_of_id(make_officer(role, place).pk)
    assert (scope.area, scope.column, scope.ids) == (place.path, column, (place.pk,))
    assert scope.powers == ROLES[role].powers
    assert scope.unit == place


def test_range_sees_its_districts_and_the_nation_everything(make_officer, state_tree):
    range_ = scope_of_id(make_officer("range", state_tree.range).pk)
    assert range_.column == "district"
    assert set(range_.ids) == {state_tree.gangtok.pk, state_tree.namchi_district.pk}
    nation = scope_of_id(make_officer("ncrb", state_tree.nation).pk)
    assert (nation.area, nation.column, nation.ids) == ("", None, ())


def test_outpost_works_with_the_records_of_its_station(make_officer, state_tree):
    scope = scope_of_id(make_officer("writer", state_tree.op).pk)
    assert scope.unit == state_tree.ranipool
    assert scope.area == state_tree.ranipool.path
    assert scope.ids == (state_tree.ranipool.pk,)


def test_post_line_is_rank_name_and_unit(make_officer, state_tree):
    posting = make_officer("sho", state_tree.ranipool, "si", name="Nim D Bhutia")
    assert post_line(posting) == "SI Nim D Bhutia, Ranipool PS"
    assert scope_of(posting).post_line == "SI Nim D Bhutia, Ranipool PS"


def test_charge_for_the_shift_adds_its_powers_and_only_while_it_is_held(
    make_officer, state_tree
):
    posting = make_officer("writer", state_tree.ranipool, "asi")
    assert not scope_of_id(posting.pk).has(Cases.REGISTER_FIR)
    entry = DiaryEntryFactory(unit=state_tree.ranipool)
    charge = ShiftCharge.everything.create(
        unit=state_tree.ranipool, posting=posting, entry=entry
    )
    assert scope_of_id(posting.pk).has(Cases.REGISTER_FIR)
    charge.until = timezone.now()
    charge.save()
    assert not scope_of_id(posting.pk).has(Cases.REGISTER_FIR)


def ends(posting):
    posting.until = timezone.now()
    posting.save()


def is_to_begin(posting):
    posting.since = timezone.now() + timedelta(hours=1)
    posting.save()


def left_the_force(posting):
    posting.officer.left_on = timezone.localdate()
    posting.officer.save()


def goes_on_leave(posting):
    now = timezone.now()
    Leave.objects.create(
        officer=posting.officer, since=now - timedelta(hours=1), until=now + timedelta(days=5)
    )


def account_closed(posting):
    posting.officer.user.is_active = False
    posting.officer.user.save()


@pytest.mark.parametrize(
    "event", [ends, is_to_begin, left_the_force, goes_on_leave, account_closed]
)
def test_a_posting_gives_nothing_when(make_officer, state_tree, event):
    posting = make_officer("sho", state_tree.ranipool)
    assert in_force().filter(pk=posting.pk).exists()
    event(posting)
    assert scope_of_id(posting.pk) == NOWHERE


def test_leave_ended_early_gives_the_powers_back(make_officer, state_tree):
    posting = make_officer("sho", state_tree.ranipool)
    goes_on_leave(posting)
    Leave.objects.update(ended_early_at=timezone.now())
    assert scope_of_id(posting.pk).area == state_tree.ranipool.path


@pytest.mark.parametrize("event", [ends, goes_on_leave])
def test_open_session_loses_its_scope_at_the_next_request(client, sign_in, sho, event):
    sign_in(client, sho)
    assert client.get("/diary/").status_code == 200
    event(sho)
    answer = client.get("/diary/")
    assert answer.status_code == 302
    assert answer.url.startswith("/account/post/?next=%2Fdiary%2F")
    page = client.get(answer.url).content.decode()
    assert ("You are on leave" if event is goes_on_leave else "Your post has ended") in page


def test_the_only_posting_is_taken_by_itself_and_noted(client, sho):
    client.force_login(
        sho.officer.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get("/diary/").status_code == 200
    assert client.session["posting_id"] == sho.pk
    line = AccessLog.objects.filter(what="post: sho").get()
    assert (line.action, line.user, line.unit_id) == ("sign_in", sho.officer.user, sho.unit_id)
    assert line.post.endswith("Karma T Lepcha, Ranipool PS")


def test_with_two_posts_the_officer_chooses_and_may_change(client, sho, state_tree):
    other = PostingFactory(
        officer=sho.officer, unit=state_tree.sadar, role="sho", is_additional=True
    )
    client.force_login(
        sho.officer.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    asked = client.get("/diary/")
    assert asked.url.startswith("/account/post/")
    page = client.get(asked.url).content.decode()
    assert "Ranipool PS" in page
    assert "Sadar PS" in page
    taken = client.post("/account/post/", {"posting": other.pk, "next": "/diary/"})
    assert taken.url == "/diary/"
    assert client.get("/diary/").context["posting"]["unit"] == "Sadar PS"
    client.post("/account/post/", {"posting": sho.pk})
    assert client.session["posting_id"] == sho.pk
    assert AccessLog.objects.filter(what="post: sho", user=sho.officer.user).count() == 2


def test_nobody_takes_a_post_that_is_not_his(client, sign_in, sho, writer):
    sign_in(client, sho)
    page = client.post("/account/post/", {"posting": writer.pk}, follow=True)
    assert "You do not hold this post now" in page.content.decode()
    assert client.session["posting_id"] == sho.pk


def test_changing_the_post_asks_for_a_post_request(client, sign_in, sho, state_tree):
    other = PostingFactory(
        officer=sho.officer, unit=state_tree.sadar, role="sho", is_additional=True
    )
    sign_in(client, sho)
    client.get("/account/post/", {"posting": other.pk})
    assert client.session["posting_id"] == sho.pk


def test_a_request_asks_three_questions_before_the_view(
    client, sign_in, sho, django_assert_num_queries
):
    sign_in(client, sho)
    client.get("/settings/")  # warm: the session's last use is noted every five minutes
    with django_assert_num_queries(3):  # session, user, posting with all that the scope needs
        client.get("/theme/")  # 405: nothing of a view's own


def test_a_stranger_has_no_scope(client):
    assert client.get("/diary/").url == "/sign-in/?next=/diary/"


def test_another_stations_record_and_an_absent_one_answer_alike(
    client, sign_in, writer, state_tree
):
    sign_in(client, writer)
    theirs = DiaryEntryFactory(unit=state_tree.sadar)
    hidden = client.get(f"/diary/{theirs.pk}/")
    absent = client.get("/diary/01890a5d-ac96-774b-bcce-b302099a8057/")
    assert hidden.status_code == absent.status_code == 404
    path = str(theirs.pk)
    same = (
        hidden.content.decode()
        .replace(path, "01890a5d-ac96-774b-bcce-b302099a8057")
        .split("<main")[1]
    )
    assert same == absent.content.decode().split("<main")[1]
