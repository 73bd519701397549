"""Damaged files: each gets a sentence that says what is wrong and how to mend it, never a traceback."""

import pytest
from django.core.management import CommandError

from cases.importing.tables import LONGEST_CELL
from cases.importing.values import age, fir_number, sex, when
from cases.models import Case, Fir
from tests.cases.import_set import change, copy_of_tables, write_folder
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.cases.test_import import commit, run, scrb  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")


def refused_folder(folder, said: str) -> None:
    """The whole folder is refused with this sentence, and nothing is written."""
    with pytest.raises(CommandError) as refused:
        run(folder, "--dry-run")
    assert said in str(refused.value)


def judged(tmp_path, scrb, table: str, key: str, **cells: str):  # noqa: F811
    """(line of that row, all lines) when its cells are so."""
    tables = copy_of_tables()
    change(tables, table, key, **cells)
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    return lines[table, key], lines


@pytest.mark.usefixtures("state_tree")
class TestFiles:
    def test_a_folder_that_is_not_there(self, tmp_path):
        refused_folder(tmp_path / "nowhere", "There is no folder")

    def test_a_table_that_is_missing(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "CaseMaster.csv").unlink()
        refused_folder(folder, "CaseMaster.csv is missing")

    def test_a_table_that_may_be_missing(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "Accused.csv").unlink()
        sums, _lines = run(folder, "--dry-run")
        assert "Accused.csv is not there" in sums["remarks"][0] + sums["remarks"][-1]

    def test_a_column_that_is_missing(self, tmp_path):
        tables = copy_of_tables()
        for row in tables["CaseMaster"]:
            del row["CrimeNo"]
        refused_folder(
            write_folder(tmp_path / "old", tables), "CaseMaster.csv has no column CrimeNo"
        )

    def test_columns_parted_by_semicolons(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "Unit.csv").write_text("UnitID;UnitName\n1;A\n", "utf-8")
        refused_folder(folder, "save it with commas")

    def test_a_column_that_stands_twice(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "Unit.csv").write_text("UnitID,UnitName,UnitName\n1,A,B\n", "utf-8")
        refused_folder(folder, "names the column UnitName twice")

    def test_an_empty_file(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "Unit.csv").write_text("", "utf-8")
        refused_folder(folder, "Unit.csv is empty")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("UnitID,UnitName\n1,Chauk\xe9\n".encode("latin-1"), "is not UTF-8"),
            ("UnitID,UnitName\n1,A\n".encode("utf-16"), "is UTF-16"),
            (b"PK\x03\x04 rest of a workbook", "is a spreadsheet"),
            (b'UnitID,UnitName\n1,"never closed\n2,B\n', "closing quotation mark is missing"),
            (b'UnitID,UnitName\n1,"a" b\n', "a quotation mark stands where it may not"),
        ],
    )
    def test_what_is_no_csv_in_utf_8(self, tmp_path, content, said):
        folder = write_folder(tmp_path / "old")
        (folder / "Unit.csv").write_bytes(content)
        refused_folder(folder, said)

    def test_a_cell_longer_than_any_statement(self, tmp_path, monkeypatch):
        monkeypatch.setattr("cases.importing.tables.LONGEST_FIELD", 1000)
        folder = write_folder(tmp_path / "old")
        (folder / "Unit.csv").write_text(f"UnitID,UnitName\n1,{'x' * 2000}\n", "utf-8")
        refused_folder(folder, "a cell is longer than")

    def test_column_names_in_other_letters_and_order_are_understood(self, tmp_path):
        folder = write_folder(tmp_path / "old")
        (folder / "State.csv").write_text("STATENAME, stateid\nPurvanchal,1\n", "utf-8-sig")
        sums, _lines = run(folder, "--dry-run")
        assert sums["register"] == "Purvanchal"


def test_a_row_with_a_cell_too_many_is_refused(tmp_path, scrb):  # noqa: F811
    folder = write_folder(tmp_path / "old")
    with (folder / "Accused.csv").open("a", encoding="utf-8") as file:
        file.write("9,1,Someone,33,M,A3,too many\n")
    _sums, lines = commit(folder, scrb)
    assert lines["Accused", "9"]["why"] == "It has 7 cells; the header has 6."


def test_a_narrative_longer_than_any_statement_is_refused(tmp_path, scrb):  # noqa: F811
    line, _lines = judged(
        tmp_path, scrb, "CaseMaster", "1", BriefFacts="x" * (LONGEST_CELL + 1)
    )
    assert (line["outcome"], "longer than 200,000" in line["why"]) == ("refused", True)


def test_a_narrative_of_20_000_words_is_taken_whole(tmp_path, scrb):  # noqa: F811
    text = "word " * 20_000
    judged(tmp_path, scrb, "CaseMaster", "1", BriefFacts=text)
    assert Fir.everything.get(content__taken_over__row="1").content["narrative"] == text.strip()


def test_nul_and_control_characters_are_taken_out_and_said(tmp_path, scrb):  # noqa: F811
    line, _lines = judged(tmp_path, scrb, "CaseMaster", "1", BriefFacts="A\x00 bicycle\x07")
    assert (line["outcome"], "control characters" in line["why"]) == ("changed", True)
    assert Fir.everything.get(content__taken_over__row="1").content["narrative"] == "A bicycle"


def test_formula_cells_stay_the_text_they_are(tmp_path, scrb):  # noqa: F811
    judged(tmp_path, scrb, "ComplainantDetails", "1", ComplainantName="=cmd|' /C calc'!A0")
    content = Fir.everything.get(content__taken_over__row="1").content
    assert content["complainant"]["name"] == "=cmd|' /C calc'!A0"


def test_a_key_that_stands_twice_counts_once(tmp_path, scrb):  # noqa: F811
    tables = copy_of_tables()
    tables["CaseMaster"].append(dict(tables["CaseMaster"][0]))
    folder = write_folder(tmp_path / "old", tables)
    sums, _lines = commit(folder, scrb)
    assert (sums["firs"]["rows"], sums["firs"]["refused"], Fir.everything.count()) == (5, 2, 3)


def test_a_number_that_stands_twice_counts_once(tmp_path, scrb):  # noqa: F811
    tables = copy_of_tables()
    tables["CaseMaster"].append(tables["CaseMaster"][0] | {"CaseMasterID": "9"})
    for row in (tables["ActSectionAssociation"][0], tables["ComplainantDetails"][0]):
        column = next(iter(row))
        tables[
            "ActSectionAssociation" if column == "CaseMasterID" else "ComplainantDetails"
        ].append(
            row | {"CaseMasterID": "9"} | ({} if column == "CaseMasterID" else {column: "99"})
        )
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert "stands twice; the first counts" in lines["CaseMaster", "9"]["why"]


def test_two_units_with_one_number_in_one_station(tmp_path, scrb, state_tree):  # noqa: F811
    folder = write_folder(tmp_path / "old")
    mapping = tmp_path / "map.csv"
    mapping.write_text(f"UnitID,code\n24,{state_tree.ranipool.code}\n", "utf-8")
    _sums, lines = commit(folder, scrb, "--units", str(mapping))
    assert "is CaseMaster 1 already" in lines["CaseMaster", "2"]["why"]


@pytest.mark.parametrize(
    ("cells", "outcome", "said"),
    [
        ({"CrimeNo": "17"}, "refused", "is no FIR number"),
        ({"CrimeNo": "100070023202400000"}, "refused", "is no FIR number"),
        ({"CrimeRegisteredDate": ""}, "refused", "has no CrimeRegisteredDate"),
        ({"CrimeRegisteredDate": "09/25/2024"}, "refused", "is no date"),
        ({"CrimeRegisteredDate": "2099-01-01"}, "refused", "later than today"),
        ({"CrimeRegisteredDate": "05/09/2024"}, "changed", "day, month, year"),
        ({"InfoReceivedPSDate": "soon"}, "changed", "InfoReceivedPSDate 'soon' is no date"),
        ({"InfoReceivedPSDate": "2024-09-09 10:00"}, "changed", "dated after the registration"),
        ({"IncidentFromDate": "2024-12-01"}, "changed", "offence is dated after"),
        ({"IncidentToDate": "2024-09-01"}, "changed", "ends before it begins"),
        ({"latitude": "north"}, "changed", "no place on earth"),
        ({"latitude": "91", "longitude": "88"}, "changed", "no place on earth"),
        ({"CaseStatusID": "77"}, "changed", "status 77 is not known"),
        ({"CaseCategoryID": "77"}, "refused", "CaseCategory.csv has no category 77"),
        ({"PoliceStationID": "77"}, "refused", "Unit.csv has no unit 77"),
        ({"PolicePersonID": "77"}, "changed", "no officer 77"),
        ({"CrimeNo": "100070099202400001"}, "changed", "number is of unit 99"),
        ({"CrimeNo": "100070023202300001"}, "changed", "number is of 2023"),
        ({"BriefFacts": ""}, "changed", "has no narrative"),
    ],
)
def test_a_case_that_is_wrong_somewhere(tmp_path, scrb, cells, outcome, said):  # noqa: F811
    line, _lines = judged(tmp_path, scrb, "CaseMaster", "1", **cells)
    assert (line["outcome"], said in line["why"]) == (outcome, True), line["why"]


@pytest.mark.parametrize(
    ("table", "key", "cells", "outcome", "said"),
    [
        ("Victim", "2", {"AgeYear": "abc"}, "changed", "is no age from 0 to 130"),
        ("Victim", "2", {"AgeYear": "-4"}, "changed", "is no age from 0 to 130"),
        ("Victim", "2", {"GenderID": "X"}, "changed", "is not M, F or T"),
        ("Victim", "2", {"VictimName": ""}, "refused", "It has no name."),
        ("Victim", "2", {"VictimName": "n" * 200}, "changed", "was cut"),
        ("Victim", "2", {"CaseMasterID": "77"}, "refused", "has no readable case 77"),
        ("Accused", "2", {"AccusedName": ""}, "changed", "an unknown accused"),
    ],
)
def test_a_person_that_is_wrong_somewhere(tmp_path, scrb, table, key, cells, outcome, said):  # noqa: F811
    line, _lines = judged(tmp_path, scrb, table, key, **cells)
    assert (line["outcome"], said in line["why"]) == (outcome, True), line["why"]


def test_an_fir_without_sections_is_refused(tmp_path, scrb):  # noqa: F811
    tables = copy_of_tables()
    tables["ActSectionAssociation"] = tables["ActSectionAssociation"][2:]
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert lines["CaseMaster", "1"]["why"] == "It names no section of law."
    assert not Case.everything.filter(fir__content__taken_over__row="1").exists()


def test_an_fir_without_an_informant_is_taken_and_said(tmp_path, scrb):  # noqa: F811
    tables = copy_of_tables()
    tables["ComplainantDetails"] = [
        r for r in tables["ComplainantDetails"] if r["CaseMasterID"] != "2"
    ]
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert "names no informant" in lines["CaseMaster", "2"]["why"]
    assert Fir.everything.get(content__taken_over__row="2").content["complainant"]["name"] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-09-05 08:05:12", "2024-09-05T08:05:12+05:30"),
        ("2024-09-05T08:05", "2024-09-05T08:05:00+05:30"),
        ("5-9-2024", "2024-09-05T00:00:00+05:30"),
        ("05.09.2024 23:59", "2024-09-05T23:59:00+05:30"),
        ("2024-02-30", None),
        ("0024-01-01", None),
        ("13-13-2024", None),
        ("2024-09-05 25:00", None),
        ("45540", None),
        ("", None),
    ],
)
def test_days_and_moments(text, expected):
    found = when(text)
    assert (found.moment.isoformat() if found else None) == expected


def test_small_values():
    assert [age(text) for text in ("0", "130", "131", "34.0", "-1", "x", "")] == [
        0,
        130,
        None,
        34,
        None,
        None,
        None,
    ]
    assert [sex(text) for text in ("Male", "f", "T", "", "Q")] == ["M", "F", "T", "U", None]
    assert fir_number("0137/2024").number == 137
    assert fir_number("137/24") is None
