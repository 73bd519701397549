"""The unit tree: adding, ending, moving, and the checks of who answers for what."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cctns.core.grants import APP, grant_to_app
from cctns.core.jurisdiction import Placed
from cctns.core.models import Event, Notification
from cctns.core.notices import tell_due
from cctns.core.permissions import Refused
from stations import checks
from stations.models import DiaryEntry, Leave, Posting, Unit
from stations.services import diary, units
from tests.factories.criminals import PersonFactory
from tests.factories.stations import PostingFactory


def levels(row) -> tuple:
    return (row.state_id, row.district_id, row.subdivision_id, row.station_id)


# --- adding and ending -----------------------------------------------------------------------


def test_a_new_station_gets_path_levels_code_and_the_next_serial(state_tree, admin):
    new = units.add_unit(
        type="station", short="ps28", name="Tumin PS", parent=state_tree.sd_gangtok, by=admin
    )
    assert (new.path, new.code, new.serial) == ("SK/R1/D225/SD01/PS28/", "SKP-PS28", 16)
    assert (new.lgd_state, new.lgd_district) == (11, 225)
    assert levels(new) == (
        state_tree.state.pk,
        state_tree.gangtok.pk,
        state_tree.sd_gangtok.pk,
        new.pk,
    )
    assert Event.objects.filter(what="unit_added", subject_id=str(new.pk)).count() == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"type": "station", "short": "PS02", "name": "Twin PS"}, "short"),
        ({"type": "district", "short": "D9", "name": "Nested district"}, "parent"),
        ({"type": "station", "short": "PS50", "name": "Old", "serial": 2}, "serial"),
        ({"type": "station", "short": "PS51", "name": "X", "code": "SKP-PS01"}, "code"),
    ],
)
def test_a_unit_without_a_place_in_the_tree_is_refused(state_tree, admin, facts, field):
    with pytest.raises(ValidationError) as refused:
        units.add_unit(parent=state_tree.sd_gangtok, by=admin, **facts)
    assert field in refused.value.message_dict


def test_only_who_manages_units_may_change_the_tree(state_tree, sho, scope_of):
    with pytest.raises(Refused):
        units.add_unit(
            type="outpost", short="OP9", name="X", parent=state_tree.ranipool, by=scope_of(sho)
        )


def test_a_unit_ends_only_when_nobody_is_posted_and_nothing_stands_under_it(
    state_tree, admin, writer
):
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="Units stand under it"):
        units.end_unit(state_tree.ranipool, on=today, by=admin)
    units.end_unit(state_tree.op, on=today - timedelta(days=1), by=admin)
    with pytest.raises(ValidationError, match="1 officers are posted here"):
        units.end_unit(state_tree.ranipool, on=today, by=admin)
    state_tree.op.refresh_from_db()
    assert state_tree.op not in units.subtree(state_tree.ranipool).filter(units.in_force())


def test_labels_and_ways_up_the_tree(state_tree):
    assert units.label(state_tree.ranipool, "hi") == "रानीपुल थाना"
    assert units.label(state_tree.ranipool, "ne") == "रानीपुल प्रहरी थाना"
    assert units.label(state_tree.ranipool, "en") == "Ranipool PS"
    assert [unit.code for unit in units.ancestors(state_tree.op)] == [
        "SKP-PS02", "SKP-SD01", "SKP-D225", "SKP-R1", "SKP", "IN",
    ]  # fmt: skip
    assert units.station_of(state_tree.op) == state_tree.ranipool
    assert units.station_of(state_tree.gangtok) is None
    assert units.unit_by_code("SKP-PS15") == state_tree.namchi


# --- moving ----------------------------------------------------------------------------------


@pytest.fixture
def placed(state_tree, writer, scope_of):
    """A diary entry and a person of Ranipool, and an officer at its outpost."""
    entry = diary.write(
        state_tree.ranipool, kind="arrival", text="ASI Rai came.", by=scope_of(writer)
    )
    person = PersonFactory(unit=state_tree.ranipool)
    outpost = PostingFactory(unit=state_tree.op, role="writer")
    return entry, person, outpost


def test_moving_a_station_rewrites_its_subtree_and_every_row_placed_there(
    state_tree, admin, placed, writer
):
    before = DiaryEntry.everything.filter(pk=placed[0].pk).values(
        "text", "number", "period", "entered_at", "unit_id"
    )[0]
    moved = units.move_unit(
        state_tree.ranipool, to=state_tree.sd_namchi, by=admin, note="Order 7"
    )
    assert moved.path == "SK/R1/D227/SD09/PS02/"
    wanted = (
        state_tree.state.pk,
        state_tree.namchi_district.pk,
        state_tree.sd_namchi.pk,
        moved.pk,
    )
    outpost = Unit.objects.get(pk=state_tree.op.pk)
    assert outpost.path == "SK/R1/D227/SD09/PS02/OP03/"
    assert levels(moved) == levels(outpost) == wanted
    for row in (*placed, writer):
        row.refresh_from_db()
        assert levels(row) == wanted, row
    assert (
        DiaryEntry.everything.filter(pk=placed[0].pk).values(*before)[0] == before
    )  # nothing else changed
    event = Event.objects.get(what="unit_moved")
    assert event.note == "Order 7"
    assert event.data["to"] == moved.path
    assert event.data["rows"]["stations.DiaryEntry"] == 1
    sadar = Unit.objects.get(pk=state_tree.sadar.pk)
    assert sadar.path == "SK/R1/D225/SD01/PS01/"


def test_the_web_servers_role_may_move_a_unit_and_change_nothing_else(
    state_tree, admin, placed
):
    grant_to_app()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APP}")
        units.move_unit(state_tree.ranipool, to=state_tree.sd_namchi, by=admin)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute("UPDATE stations_diaryentry SET text = 'x'")
        with pytest.raises(DatabaseError, match=r"cctns\.frozen"), transaction.atomic():
            cursor.execute("UPDATE stations_diaryentry SET district_id = NULL")
        cursor.execute("RESET ROLE")
    placed[0].refresh_from_db()
    assert placed[0].district_id == state_tree.namchi_district.pk


def test_moving_a_district_keeps_its_own_level(state_tree, admin):
    other = units.add_unit(
        type="range", short="R2", name="South Range", parent=state_tree.state, by=admin
    )
    units.move_unit(state_tree.gangtok, to=other, by=admin)
    ranipool = Unit.objects.get(pk=state_tree.ranipool.pk)
    assert ranipool.path == "SK/R2/D225/SD01/PS02/"
    assert ranipool.district_id == state_tree.gangtok.pk


@pytest.mark.parametrize(
    ("what", "to", "text"),
    [
        ("state", "range", "itself"),
        ("ranipool", "op", "itself"),
        ("ranipool", "sd_gangtok", "already"),
        ("ranipool", "sadar", "cannot stand"),
        ("nation", "state", "cannot be moved"),
    ],
)
def test_a_move_that_breaks_the_tree_is_refused(state_tree, admin, what, to, text):
    by = admin if what != "nation" else type(admin)(area="", powers=admin.powers)
    with pytest.raises(ValidationError) as refused:
        units.move_unit(getattr(state_tree, what), to=getattr(state_tree, to), by=by)
    assert text in " ".join(refused.value.messages)


def test_every_placed_table_is_rewritten(state_tree):
    """A table that joins the house later is found by its base, not by a list."""
    tables = units.placed_models()
    names = {model._meta.label for model in tables}
    assert {"stations.DiaryEntry", "stations.Posting", "cases.Case", "cases.Fir"} <= names
    assert all(issubclass(model, Placed) for model in tables)
    for model in tables:
        assert units.rewrite_rows(model, "SK/") == 0


def test_the_frozen_row_takes_only_its_units_present_levels(state_tree, placed):
    entry = placed[0]
    with connection.cursor() as cursor:
        for change, value in (
            ("district_id", state_tree.namchi_district.pk),
            ("text", "Nobody came."),
            ("text", entry.text),  # not even to the same
        ):
            with pytest.raises(DatabaseError, match=r"cctns\.frozen"), transaction.atomic():
                cursor.execute(
                    f"UPDATE stations_diaryentry SET {change} = %s WHERE id = %s",
                    [value, entry.pk],
                )


# --- checks ----------------------------------------------------------------------------------


@pytest.fixture
def manned(state_tree, make_officer):
    """Every unit of the tree has its head."""
    heads = {
        "state": "state", "range": "range", "gangtok": "sp", "namchi_district": "sp",
        "sd_gangtok": "sdpo", "sd_namchi": "sdpo", "sadar": "sho", "ranipool": "sho", "namchi": "sho",
    }  # fmt: skip
    return {
        name: make_officer(role, getattr(state_tree, name), "inspector")
        for name, role in heads.items()
    }


def titles(rows) -> list[str]:
    return [row["title"] for row in rows]


def test_the_lists_are_empty_when_every_unit_has_its_head(state_tree, manned, admin):
    assert checks.units_without_head(admin) == []
    assert checks.stations_without_supervisor(admin) == []


def test_a_vacant_post_and_a_head_on_leave_are_listed(state_tree, manned, admin):
    now = timezone.now()
    Posting.everything.filter(pk=manned["sadar"].pk).update(until=now)
    Leave.objects.create(
        officer=manned["sd_gangtok"].officer, since=now, until=now + timedelta(days=5)
    )
    assert titles(checks.units_without_head(admin)) == ["Gangtok Sub-Division", "Sadar PS"]
    assert titles(checks.stations_without_supervisor(admin)) == ["Sadar PS", "Ranipool PS"]


def test_additional_charge_fills_a_vacant_post(state_tree, manned, admin):
    Posting.everything.filter(pk=manned["sadar"].pk).update(until=timezone.now())
    PostingFactory(
        officer=manned["ranipool"].officer,
        unit=state_tree.sadar,
        role="sho",
        is_additional=True,
    )
    assert checks.units_without_head(admin) == []


def test_a_station_for_the_whole_state_is_supervised_by_the_state(state_tree, manned, admin):
    special = units.add_unit(
        type="station", short="SP01", name="Cyber PS", parent=state_tree.state, kind="cyber", by=admin
    )  # fmt: skip
    assert checks.stations_without_supervisor(admin) == []
    assert titles(checks.units_without_head(admin)) == [special.name]


def test_a_state_that_keeps_no_records_here_is_not_listed(state_tree, manned):
    from cctns.core.jurisdiction import Scope
    from tests.factories.stations import UnitFactory

    bengal = UnitFactory(type="state", short="WB", code="IN-WB", parent=state_tree.nation)
    UnitFactory(type="district", short="D1", code="IN-WB-D1", parent=bengal)
    assert checks.units_without_head(Scope(area="")) == []


def test_the_nightly_check_tells_the_sp_and_the_administrator(
    state_tree, manned, admin, django_capture_on_commit_callbacks
):
    Posting.everything.filter(pk=manned["sadar"].pk).update(until=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        found = checks.note_gaps()
    assert found == {
        "SKP-D225": {"heads": 1, "supervisors": 0},
        "SKP": {"heads": 1, "supervisors": 0},
    }
    tell_due()
    told = {row.user: row.text for row in Notification.objects.all()}
    assert set(told) == {manned["gangtok"].officer.user, admin.user}
    assert "Gangtok District" in told[manned["gangtok"].officer.user]


def test_the_command_lists_the_gaps_and_ends_with_json(state_tree, manned):
    Posting.everything.filter(pk=manned["sadar"].pk).update(until=timezone.now())
    out = StringIO()
    call_command("check_units", "--json", stdout=out)
    lines = out.getvalue().splitlines()
    assert "  Sadar PS (Police station, SKP-PS01)" in lines
    assert '"Units without an active head": 1' in lines[-1]
