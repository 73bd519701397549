"""Officers, postings, leave and the charge of a station."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from cases.permissions import Can as Cases
from cctns.core.models import Event
from cctns.core.permissions import Refused
from stations.models import DiaryEntry, Leave, Posting, ShiftCharge
from stations.services import people
from stations.services.heads import in_charge_of, may_take_charge, present_staff, staff_of
from tests.factories.stations import OfficerFactory, PostingFactory, ranks


@pytest.fixture
def sp(make_officer, state_tree, scope_of):
    """The scope of the SP of Gangtok."""
    return scope_of(make_officer("sp", state_tree.gangtok, "sp"))


@pytest.fixture
def asi(make_officer, state_tree) -> Posting:
    return make_officer("writer", state_tree.ranipool, "asi", name="S B Limboo")


# --- officers and postings -------------------------------------------------------------------


def test_an_officer_is_entered_once(state_tree, sp):
    facts = {"number": "skp 1 ", "name": "Pema  Lepcha", "rank": "si", "sex": "F"}
    officer = people.enter_officer(**facts, by=sp)
    assert (officer.number, officer.name, str(officer)) == (
        "SKP 1",
        "Pema Lepcha",
        "SI Pema Lepcha",
    )
    with pytest.raises(ValidationError) as refused:
        people.enter_officer(**facts, by=sp)
    assert "number" in refused.value.message_dict


def test_a_station_officer_enters_and_posts_nobody(state_tree, sho, scope_of):
    by = scope_of(sho)
    with pytest.raises(Refused):
        people.enter_officer(number="SKP2", name="X Y", rank="si", sex="F", by=by)
    with pytest.raises(Refused):
        people.post_officer(
            OfficerFactory(), unit=state_tree.ranipool, role="writer", post="", by=by
        )


def test_a_posting_gives_its_powers_at_once(state_tree, sp, scope_of):
    posting = people.post_officer(
        OfficerFactory(), unit=state_tree.ranipool, role="sho", post="", order_no="44/26", by=sp
    )
    posting.refresh_from_db()
    assert posting.post == "Station house officer"
    assert posting.district_id == state_tree.gangtok.pk
    assert scope_of(posting).has(Cases.REGISTER_FIR)
    assert Event.objects.get(what="posted").data["order"] == "44/26"


@pytest.mark.parametrize(
    ("role", "unit", "text"),
    [
        ("shift_officer", "ranipool", "from the list"),
        ("king", "ranipool", "from the list"),
        ("sp", "ranipool", "not a post of Ranipool PS"),
        ("sp", "gangtok", "posted by the unit above"),
    ],
)
def test_a_post_that_is_not_to_be_given_is_refused(state_tree, sp, role, unit, text):
    with pytest.raises((ValidationError, Refused)) as refused:
        people.post_officer(
            OfficerFactory(), unit=getattr(state_tree, unit), role=role, post="", by=sp
        )
    assert text in str(refused.value)


def test_nobody_posts_themselves(state_tree, sp):
    with pytest.raises(ValidationError, match="cannot post yourself"):
        people.post_officer(
            sp.posting.officer, unit=state_tree.ranipool, role="sho", post="", by=sp
        )


def test_an_sp_posts_only_within_the_district(state_tree, sp):
    with pytest.raises(Refused):
        people.post_officer(
            OfficerFactory(), unit=state_tree.namchi, role="sho", post="", by=sp
        )


def test_a_second_post_is_additional_charge(state_tree, sp, asi):
    facts = {"unit": state_tree.sadar, "role": "sho", "post": "", "by": sp}
    with pytest.raises(ValidationError, match="Relieve there first"):
        people.post_officer(asi.officer, **facts)
    assert people.post_officer(asi.officer, **facts, additional=True).is_additional
    with pytest.raises(ValidationError, match="already holds this post"):
        people.post_officer(asi.officer, **facts, additional=True)


def test_relieving_stops_the_powers_at_once(state_tree, sp, asi, scope_of):
    assert scope_of(asi).has("stations.write_diary")
    with pytest.raises(ValidationError) as refused:
        people.relieve(asi, reason=" ", by=sp)
    assert "reason" in refused.value.message_dict
    people.relieve(asi, reason="Transfer", by=sp)
    assert scope_of(asi).area is None
    with pytest.raises(ValidationError, match="already ended"):
        people.relieve(asi, reason="Again", by=sp)


def test_leave_takes_the_powers_while_it_runs(state_tree, sp, asi, scope_of):
    now = timezone.now()
    leave = people.grant_leave(asi.officer, since=now, until=now + timedelta(days=3), by=sp)
    assert scope_of(asi).area is None
    assert asi not in present_staff(state_tree.ranipool)
    assert staff_of(state_tree.ranipool).get(pk=asi.pk).is_on_leave
    with pytest.raises(ValidationError, match="leave in that time"):
        people.grant_leave(
            asi.officer, since=now + timedelta(days=1), until=now + timedelta(days=2), by=sp
        )
    people.end_leave(leave, by=sp)
    assert scope_of(asi).has("stations.write_diary")
    with pytest.raises(ValidationError, match="already over"):
        people.end_leave(leave, by=sp)


def test_leave_that_ends_before_it_begins_is_refused_by_service_and_sql(sp, asi):
    now = timezone.now()
    with pytest.raises(ValidationError, match="after it begins"):
        people.grant_leave(asi.officer, since=now + timedelta(days=2), until=now, by=sp)
    with pytest.raises(IntegrityError, match="leave_ends_later"), transaction.atomic():
        Leave.objects.create(officer=asi.officer, since=now, until=now - timedelta(days=1))


def test_who_leaves_the_force_loses_every_post(state_tree, sp, asi, scope_of):
    other = PostingFactory(
        officer=asi.officer, unit=state_tree.sadar, role="writer", is_additional=True
    )
    people.leave_force(asi.officer, on=timezone.localdate(), reason="Retired", by=sp)
    assert scope_of(asi).area is None
    assert scope_of(other).area is None


# --- heads -----------------------------------------------------------------------------------


def test_the_head_and_the_supervisor_of_a_station(state_tree, sho, make_officer, sp):
    assert people.head_of(state_tree.ranipool) == sho
    assert people.head_of(state_tree.op) is None
    assert people.supervisor_of(state_tree.ranipool) == sp.posting  # no SDPO: the SP
    sdpo = make_officer("sdpo", state_tree.sd_gangtok, "dysp")
    assert people.supervisor_of(state_tree.ranipool) == sdpo
    assert people.supervisor_of(state_tree.namchi) is None


def test_the_substantive_head_goes_before_an_additional_one(state_tree, make_officer):
    elder = make_officer("sho", state_tree.sadar, "inspector")
    PostingFactory(
        officer=elder.officer, unit=state_tree.ranipool, role="sho", is_additional=True
    )
    own = make_officer("sho", state_tree.ranipool, "si")
    assert people.head_of(state_tree.ranipool) == own


# --- charge ----------------------------------------------------------------------------------


def test_charge_gives_the_powers_of_registration_and_writes_the_diary(
    state_tree, sho, asi, scope_of
):
    assert not scope_of(asi).has(Cases.REGISTER_FIR)
    charge = people.hand_over_charge(
        state_tree.ranipool, to=asi, note="2 in custody.", by=scope_of(sho)
    )
    entry = charge.entry
    assert (entry.kind, entry.is_system, entry.entered_at) == ("charge", True, charge.since)
    assert entry.text == (
        "Insp Karma T Lepcha handed over charge of the station to ASI S B Limboo. 2 in custody."
    )
    assert scope_of(asi).has(Cases.REGISTER_FIR)
    assert in_charge_of(state_tree.ranipool) == asi


def test_the_holder_hands_on_and_the_earlier_charge_ends(
    state_tree, sho, asi, make_officer, scope_of
):
    first = people.hand_over_charge(state_tree.ranipool, to=asi, by=scope_of(sho))
    hc = make_officer("writer", state_tree.ranipool, "hc")
    second = people.hand_over_charge(state_tree.ranipool, to=hc, by=scope_of(asi))
    first.refresh_from_db()
    assert first.until == second.since
    assert not scope_of(asi).has(Cases.REGISTER_FIR)
    with pytest.raises(Refused):  # no more
        people.hand_over_charge(state_tree.ranipool, to=asi, by=scope_of(asi))
    assert list(DiaryEntry.everything.values_list("number", flat=True)) == [1, 2]


def test_a_constable_is_refused_by_service_and_by_the_database(
    state_tree, sho, make_officer, scope_of
):
    constable = make_officer("writer", state_tree.ranipool, "constable")
    with pytest.raises(ValidationError, match="A constable cannot hold charge"):
        people.hand_over_charge(state_tree.ranipool, to=constable, by=scope_of(sho))
    assert constable not in may_take_charge(state_tree.ranipool)
    assert not DiaryEntry.everything.exists()
    hc = make_officer("writer", state_tree.ranipool, "hc")
    entry = people.hand_over_charge(state_tree.ranipool, to=hc, by=scope_of(sho)).entry
    with pytest.raises(DatabaseError, match=r"cctns\.charge_rank"), transaction.atomic():
        ShiftCharge.everything.create(unit=state_tree.ranipool, posting=constable, entry=entry)


def test_only_the_sho_or_the_holder_gives_charge(state_tree, sho, asi, make_officer, scope_of):
    for role, unit in (("writer", state_tree.ranipool), ("sho", state_tree.sadar)):
        with pytest.raises(Refused):
            people.hand_over_charge(
                state_tree.ranipool, to=asi, by=scope_of(make_officer(role, unit))
            )


def test_only_an_officer_on_duty_here_takes_charge(
    state_tree, sho, asi, make_officer, scope_of
):
    by, now = scope_of(sho), timezone.now()
    elsewhere = make_officer("writer", state_tree.sadar, "asi")
    Leave.objects.create(officer=asi.officer, since=now, until=now + timedelta(days=1))
    for taker in (elsewhere, asi):
        with pytest.raises(ValidationError, match="not on duty at this station"):
            people.hand_over_charge(state_tree.ranipool, to=taker, by=by)


def test_there_is_one_charge_at_a_time(state_tree, sho, asi, make_officer, scope_of):
    charge = people.hand_over_charge(state_tree.ranipool, to=asi, by=scope_of(sho))
    with pytest.raises(ValidationError, match="holds the charge already"):
        people.hand_over_charge(state_tree.ranipool, to=asi, by=scope_of(sho))
    hc = make_officer("writer", state_tree.ranipool, "hc")
    with pytest.raises(IntegrityError, match="one_charge_at_a_time"), transaction.atomic():
        ShiftCharge.everything.create(unit=state_tree.ranipool, posting=hc, entry=charge.entry)


def test_the_sho_takes_the_charge_back(state_tree, sho, asi, scope_of):
    by = scope_of(sho)
    with pytest.raises(ValidationError, match="Nobody holds"):
        people.take_back_charge(state_tree.ranipool, by=by)
    people.hand_over_charge(state_tree.ranipool, to=asi, by=by)
    with pytest.raises(ValidationError, match="Only the SHO"):
        people.take_back_charge(state_tree.ranipool, by=scope_of(asi))
    people.take_back_charge(state_tree.ranipool, by=by)
    assert in_charge_of(state_tree.ranipool) == sho
    assert not scope_of(asi).has(Cases.REGISTER_FIR)


@pytest.mark.parametrize("how", ["relieved", "leave"])
def test_the_charge_ends_with_the_duty_of_its_holder(state_tree, sho, asi, scope_of, sp, how):
    people.hand_over_charge(state_tree.ranipool, to=asi, by=scope_of(sho))
    now = timezone.now()
    if how == "relieved":
        people.relieve(asi, reason="Transfer", by=sp)
    else:
        people.grant_leave(asi.officer, since=now, until=now + timedelta(days=2), by=sp)
    assert in_charge_of(state_tree.ranipool) == sho
    assert not ShiftCharge.everything.filter(until=None).exists()
    last = DiaryEntry.everything.order_by("-number").first()
    assert "The charge of ASI S B Limboo for the shift ended" in last.text


def test_ranks_above_constable_are_offered_highest_first(state_tree, sho, asi, make_officer):
    hc = make_officer("writer", state_tree.ranipool, "hc")
    assert list(may_take_charge(state_tree.ranipool)) == [sho, asi, hc]
    assert ranks()["hc"].order < ranks()["constable"].order
