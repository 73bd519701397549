"""The box of diary entries on a case's page."""

from types import SimpleNamespace
from uuid import uuid4

from cctns.core.panels import ALL
from stations.panels import entries_of_case
from stations.services import diary


def subject(label: str, pk, unit) -> SimpleNamespace:
    return SimpleNamespace(pk=pk, unit=unit, _meta=SimpleNamespace(label=label))


def test_a_case_shows_the_entries_of_its_acts_newest_first(
    state_tree, writer, make_officer, scope_of
):
    case = SimpleNamespace(pk=uuid4(), fir_id=uuid4())
    by, station = scope_of(writer), state_tree.ranipool
    diary.write_for(
        "fir_registered", subject("cases.Fir", case.fir_id, station), by=by, number="0001/2026"
    )
    diary.write_for(
        "addendum", subject("cases.Case", case.pk, station), by=by, number="0001/2026"
    )
    diary.write_for(
        "addendum", subject("cases.Case", uuid4(), station), by=by, number="0002/2026"
    )
    rows = entries_of_case(case, by)["rows"]
    assert [row["text"] for row in rows] == [
        "FIR 0001/2026: addendum written.",
        "FIR 0001/2026 registered.",
    ]
    assert entries_of_case(case, scope_of(make_officer("writer", state_tree.sadar))) is None
    assert any(panel.key == "diary" for panel in ALL["cases.Case"])
