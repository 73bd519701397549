"""The units and ranks that every site starts with."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stations import reference
from stations.models import Rank, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db) -> dict:
    return reference.load()


def test_sikkim_has_27_territorial_and_3_special_stations(loaded):
    stations = Unit.objects.filter(type="station", path__startswith="SK/")
    assert Counter(stations.values_list("kind", flat=True)) == {
        "territorial": 27, "crime_branch": 1, "vigilance": 1, "cyber": 1,
    }  # fmt: skip
    territorial = stations.filter(kind="territorial").order_by("serial")
    assert list(territorial.values_list("serial", flat=True)) == list(range(1, 28))
    assert sorted(stations.exclude(kind="territorial").values_list("serial", flat=True)) == [
        901,
        902,
        903,
    ]


def test_every_state_and_district_of_india_is_there(loaded):
    assert Unit.objects.filter(type="state").count() == 36
    assert Unit.objects.filter(type="district").count() == 770
    keys = Unit.objects.filter(type="district").values_list("lgd_state", "lgd_district")
    assert len(set(keys)) == 770


def test_paths_join_short_codes_and_levels_point_up(loaded):
    ranipool = Unit.objects.get(code="SKP-PS02")
    assert ranipool.path == "SK/R1/D225/SD01/PS02/"
    assert (ranipool.state.code, ranipool.district.code) == ("SKP", "SKP-D225")
    assert (ranipool.subdivision.code, ranipool.station_id) == ("SKP-SD01", ranipool.pk)
    outpost = Unit.objects.get(code="SKP-OP03")
    assert (outpost.station, outpost.path) == (ranipool, f"{ranipool.path}OP03/")
    nation = Unit.objects.get(code="IN")
    assert (nation.path, nation.state_id) == ("", None)
    assert (
        Unit.objects.get(code="IN-WB-D664").path == "WB/D664/"
        if Unit.objects.filter(code="IN-WB-D664")
        else True
    )


def test_each_territorial_station_has_two_or_three_beats_marked_as_invented(loaded):
    beats = Counter(Unit.objects.filter(type="beat").values_list("parent__code", flat=True))
    assert len(beats) == 27
    assert set(beats.values()) <= {2, 3}
    assert not Unit.objects.filter(type="beat").exclude(note="invented beat").exists()


def test_every_unit_of_sikkim_has_its_name_in_three_languages(loaded):
    for unit in Unit.objects.filter(path__startswith="SK/"):
        assert unit.names["hi"], unit.code
        assert unit.names["ne"], unit.code


def test_a_saved_unit_spells_the_same_path_as_the_loader(loaded):
    for code in (
        "IN",
        "SKP",
        "SKP-R1",
        "SKP-D225",
        "SKP-SD01",
        "SKP-PS02",
        "SKP-SP01",
        "SKP-PS02-B1",
    ):
        unit = Unit.objects.get(code=code)
        before = (
            unit.path,
            unit.state_id,
            unit.district_id,
            unit.subdivision_id,
            unit.station_id,
        )
        unit.save()
        unit.refresh_from_db()
        assert (
            unit.path,
            unit.state_id,
            unit.district_id,
            unit.subdivision_id,
            unit.station_id,
        ) == before


def test_loading_again_changes_nothing_and_asks_little(loaded):
    with_history = apps.get_model("stations", "UnitEvent").objects
    events = with_history.count()
    before = list(Unit.objects.order_by("pk").values())
    with CaptureQueriesContext(connection) as asked:
        assert reference.load() == loaded
    assert len(asked) < 40  # by table, never by row
    assert list(Unit.objects.order_by("pk").values()) == before
    assert with_history.count() == events


def test_loading_keeps_what_an_administrator_changed_and_fills_blanks(loaded):
    Unit.objects.filter(code="SKP-PS02").update(name="Ranipool Police Station", court="")
    reference.load()
    unit = Unit.objects.get(code="SKP-PS02")
    assert unit.name == "Ranipool Police Station"
    assert unit.court == "Chief Judicial Magistrate, Gangtok"


def test_ranks_stand_in_the_order_the_law_speaks_of(loaded):
    orders = dict(Rank.objects.values_list("code", "order"))
    assert orders["dysp"] == Rank.DYSP
    assert orders["inspector"] == Rank.INSPECTOR
    assert orders["si"] == Rank.SI
    assert orders["asi"] == Rank.ASI
    assert orders["hc"] == Rank.HEAD_CONSTABLE
    assert orders["constable"] == Rank.CONSTABLE
    assert orders["sp"] < orders["dysp"]


def test_everything_under_a_unit_is_one_index_range(loaded):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT id FROM stations_unit WHERE path LIKE 'SK/R1/D225/%'")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Cond" in plan
    assert "'SK/R1/D225/'" in plan.split("Index Cond")[1].split("Filter")[0]
