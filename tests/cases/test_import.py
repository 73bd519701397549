"""FIRs taken over from an older register: what is taken, changed and refused, and that nothing live moves."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from cases.models import Case, CasePerson, Fir
from cases.prints import Iif1
from cases.services import fir
from cctns.core import prints
from cctns.core.jurisdiction import Scope
from cctns.core.laws import broken
from cctns.core.models import Event, ImportBatch
from stations.models import Unit
from tests.cases.import_set import change, copy_of_tables, write_folder
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.cases.test_services import paper_of
from tests.conftest import post_officer, sign_in_as

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def scrb(make_officer, state_tree):
    """The officer of the State crime records bureau who answers for the import."""
    return make_officer("scrb", state_tree.state, "inspector")


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "old")


def run(folder, *options, by=None) -> tuple[dict, dict]:
    """(the sums, {(table, key): line}) of one run with --json."""
    out = StringIO()
    named = ["--by", by.officer.user.username] if by else []
    call_command("import_firs", str(folder), "--json", *options, *named, stdout=out)
    *lines, last = [json.loads(line) for line in out.getvalue().splitlines()]
    return last, {(line["table"], line["key"]): line for line in lines}


def commit(folder, scrb, *options):
    return run(folder, "--commit", *options, by=scrb)


def rows_in_database() -> dict[str, int]:
    """How many rows every table holds."""
    with connection.cursor() as cursor:
        names = [
            t for t in connection.introspection.table_names(cursor) if not t.startswith("pg_")
        ]
        counts = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


def test_a_dry_run_judges_every_row_and_writes_nothing(folder, state_tree):
    before = rows_in_database()
    sums, lines = run(folder, "--dry-run")
    assert rows_in_database() == before
    assert list(sums)[-4:] == ["rows", "taken", "changed", "refused"]
    assert sums["rows"] == len(lines) == sums["taken"] + sums["changed"] + sums["refused"]
    assert (sums["written"], sums["firs"]["refused"]) == (False, 1)


def test_a_commit_says_what_the_dry_run_said(folder, scrb):
    promised, _lines = run(folder, "--dry-run", by=scrb)
    done, _lines = commit(folder, scrb)
    assert [promised[key] for key in ("rows", "taken", "changed", "refused")] == [
        done[key] for key in ("rows", "taken", "changed", "refused")
    ]


def test_the_firs_stand_with_their_numbers_sections_and_people(folder, scrb, state_tree):
    commit(folder, scrb)
    case = Case.everything.get(fir__content__taken_over__row="1")
    assert (case.unit, case.cited, case.stage) == (
        state_tree.ranipool,
        "0001/2024",
        "charge_sheeted",
    )
    assert (case.district, case.station) == (state_tree.gangtok, state_tree.ranipool)
    assert case.sections_text == "303(2) BNS"
    assert case.category.code == "theft"
    assert (case.fir.key, case.fir.entry, case.io) == (None, None, None)
    people = {
        p.code: p for p in CasePerson.everything.filter(case=case).select_related("person")
    }
    assert set(people) == {"C1", "C2", "V1", "A1", "A2"}
    assert people["C1"].person == people["V1"].person
    assert (people["C1"].person.name, people["C1"].person.occupation) == (
        "Dilu Invented",
        "Farmer",
    )
    assert people["A1"].person.name == "=HYPERLINK(1)"
    assert people["A2"].known == "unknown"


def test_the_frozen_form_has_the_shape_of_a_registered_one(
    folder, scrb, sho, scope_of, state_tree
):
    commit(folder, scrb)
    live = fir.register(paper_of(state_tree.ranipool), by=scope_of(sho)).fir.content
    old = Fir.everything.get(content__taken_over__row="1").content
    assert set(old) - set(live) == {"taken_over"}
    assert set(live) <= set(old)
    assert set(old["complainant"]) == set(live["complainant"])
    assert set(old["accused"][0]) == set(live["accused"][0])
    assert (old["state"], old["district"], old["station"]) == (
        "Purvanchal",
        "Nadipur",
        "Ranipool Police Station",
    )
    assert old["officer"] == {
        "name": "Invented Officer", "rank": "Sub-Inspector of Police (SI)", "number": "K77", "sex": "M",
    }  # fmt: skip
    assert old["sections"] == [
        {
            "act": "BNS",
            "section": "303(2)",
            "title": old["sections"][0]["title"],
            "pk": "BNS-303(2)-1",
        }
    ]


def test_the_day_of_the_offence_decides_the_code_and_a_double_is_written_once(folder, scrb):
    _sums, lines = commit(folder, scrb)
    line = lines["ActSectionAssociation", "1/IPC/379"]
    assert line["outcome"] == "changed"
    assert "when the BNS applied: 379 IPC became 303(2) BNS" in line["why"]
    double = lines["ActSectionAssociation", "1/BNS/303"]
    assert (double["outcome"], "written once" in double["why"]) == ("changed", True)


def test_a_definition_becomes_the_punishable_section_of_its_day_and_hides_the_victim(
    folder, scrb
):
    commit(folder, scrb)
    case = Case.everything.get(fir__content__taken_over__row="2")
    assert case.sections_text == "376 IPC"
    assert (case.sensitivity, case.is_child_case) == ("restricted", True)
    parts = CasePerson.everything.filter(case=case)
    assert {p.code for p in parts if p.is_protected} == {"C1", "V1"}
    assert case.fir.content["victims"][0]["protected"]


def test_a_head_of_crime_hides_the_victim_even_when_the_sections_do_not(tmp_path, scrb):
    tables = copy_of_tables()
    change(tables, "CaseMaster", "1", CrimeMajorHeadID="3", CrimeMinorHeadID="10")
    commit(write_folder(tmp_path / "old", tables), scrb)
    assert Case.everything.get(fir__content__taken_over__row="1").sensitivity == "restricted"


def test_no_clause_of_a_special_act_is_guessed(folder, scrb):
    _sums, lines = commit(folder, scrb)
    case = Case.everything.get(fir__content__taken_over__row="3")
    assert (case.kind, case.sections_text, case.principal) == ("zero", "20 NDPS Act", None)
    assert case.category.code == "ndps"
    assert "stays as a text" in lines["ActSectionAssociation", "3/NDPS/20"]["why"]


def test_another_states_excise_act_is_not_taken_for_ours(tmp_path, scrb):
    tables = copy_of_tables()
    tables["ActSectionAssociation"].append(
        {
            "CaseMasterID": "1",
            "ActID": "EXCISE",
            "SectionID": "34",
            "ActOrderID": "3",
            "SectionOrderID": "3",
        }
    )
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert Case.everything.get(fir__content__taken_over__row="1").sections_text.endswith(
        "34 Excise Act"
    )
    assert "not in the law catalogue" in lines["ActSectionAssociation", "1/EXCISE/34"]["why"]


def test_what_is_no_fir_or_has_no_place_is_refused_with_its_reason(folder, scrb):
    _sums, lines = commit(folder, scrb)
    assert "unnatural death report" in lines["CaseMaster", "4"]["why"]
    assert lines["ComplainantDetails", "4"]["why"] == "Its FIR (CaseMaster 4) is refused."
    assert "arrest memo" in lines["ArrestSurrender", "1"]["why"]
    assert "caste" in lines["CasteMaster", "1"]["why"]
    assert lines["Unit", "25"]["why"] == "No FIR that was taken names it."


def test_the_report_names_no_person_and_tells_no_story(folder, scrb):
    out = StringIO()
    call_command(
        "import_firs", str(folder), "--commit", "--by", scrb.officer.user.username, stdout=out
    )
    batch = ImportBatch.objects.get()
    said = out.getvalue() + json.dumps(batch.report)
    assert "changed" in said
    for word in ("Dilu", "Asha", "Hidden", "Officer", "bicycle", "HYPERLINK"):
        assert word not in said
    assert (
        batch.counts["rows"]
        == batch.counts["taken"] + batch.counts["changed"] + batch.counts["refused"]
    )
    assert batch.by == scrb.officer.user


def test_a_second_run_takes_nothing_and_changes_nothing(folder, scrb):
    first, _lines = commit(folder, scrb)
    before = rows_in_database()
    second, lines = commit(folder, scrb)
    assert rows_in_database() == before
    assert (second["taken"], second["changed"], second["written"]) == (0, 0, False)
    assert second["before"] == first["taken"] + first["changed"]
    assert lines["CaseMaster", "1"]["outcome"] == "before"


def test_a_second_run_takes_only_what_is_new(tmp_path, scrb):
    tables = copy_of_tables()
    tables["CaseMaster"] = tables["CaseMaster"][:1]
    commit(write_folder(tmp_path / "one", tables), scrb)
    sums, _lines = commit(write_folder(tmp_path / "all"), scrb)
    assert (sums["firs"]["before"], Fir.everything.count()) == (1, 3)


def test_a_live_registration_afterwards_takes_number_one(
    folder, scrb, sho, scope_of, state_tree
):
    commit(folder, scrb)
    case = fir.register(paper_of(state_tree.ranipool), by=scope_of(sho))
    assert case.number == 1
    assert broken() == []


def test_every_law_holds_after_the_import(folder, scrb):
    commit(folder, scrb)
    assert broken() == []
    assert set(Fir.everything.values_list("origin", flat=True)) == {"legacy"}
    assert Event.objects.filter(what="taken_over").count() == 3


def test_a_number_that_stands_live_is_not_taken_a_second_time(
    tmp_path, scrb, sho, scope_of, state_tree
):
    case = fir.register(paper_of(state_tree.ranipool), by=scope_of(sho))
    tables = copy_of_tables()
    change(tables, "CaseMaster", "1", CrimeNo=f"1/{case.year}")
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert "stands at Ranipool PS already" in lines["CaseMaster", "1"]["why"]
    assert Fir.everything.filter(unit=state_tree.ranipool, kind="regular").count() == 1


# --- units


def test_a_station_that_is_not_in_the_tree_becomes_one_that_has_ended(folder, scrb, state_tree):
    _sums, lines = commit(folder, scrb)
    unit = Unit.objects.get(name="Nadipur Women Police Station")
    assert (unit.parent, unit.kind, unit.serial) == (state_tree.state, "women", None)
    assert str(unit.valid_to) == "2024-03-10"
    assert lines["Unit", "24"]["outcome"] == "changed"
    assert Case.everything.get(unit=unit).state == state_tree.state


def test_a_name_that_is_nearly_ours_asks_a_person(tmp_path, scrb, state_tree):
    tables = copy_of_tables()
    change(tables, "CaseMaster", "1", PoliceStationID="25")
    _sums, lines = commit(write_folder(tmp_path / "old", tables), scrb)
    assert lines["CaseMaster", "1"]["outcome"] == "refused"
    assert f"nearly Namchi PS ({state_tree.namchi.code})" in lines["CaseMaster", "1"]["why"]


def test_the_mapping_file_has_the_last_word(folder, scrb, tmp_path, state_tree):
    mapping = tmp_path / "map.csv"
    mapping.write_text(
        f"UnitID,UnitName,code\n23,,{state_tree.sadar.code}\n24,,new:{state_tree.gangtok.code}\n",
        "utf-8",
    )
    commit(folder, scrb, "--units", str(mapping))
    assert Case.everything.get(fir__content__taken_over__row="1").unit == state_tree.sadar
    made = Case.everything.get(fir__content__taken_over__row="2")
    assert (made.unit.parent, made.district) == (state_tree.gangtok, state_tree.gangtok)


def test_a_unit_left_out_by_the_mapping_file_is_refused(folder, scrb, tmp_path):
    mapping = tmp_path / "map.csv"
    mapping.write_text("UnitID,code\n23,\n", "utf-8")
    _sums, lines = commit(folder, scrb, "--units", str(mapping))
    assert "leaves this unit out" in lines["CaseMaster", "1"]["why"]
    assert lines["CaseMaster", "2"]["outcome"] == "changed"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("UnitID,code\n23,NOWHERE\n", "which is no unit of the area"),
        ("Unit;code\n", "needs the columns UnitID and code"),
    ],
)
def test_a_wrong_mapping_file_is_explained(folder, scrb, tmp_path, text, said):
    mapping = tmp_path / "map.csv"
    mapping.write_text(text, "utf-8")
    with pytest.raises(CommandError, match=said):
        commit(folder, scrb, "--units", str(mapping))


def test_a_proposal_can_be_corrected_and_given_back(folder, scrb, tmp_path, state_tree):
    proposal = tmp_path / "proposal.csv"
    run(folder, "--dry-run", "--propose", str(proposal), by=scrb)
    assert proposal.read_text("utf-8").splitlines() == [
        "UnitID,UnitName,code",
        f"23,Ranipool Police Station,{state_tree.ranipool.code}",
        "24,Nadipur Women Police Station,new",
    ]
    sums, _lines = commit(folder, scrb, "--units", str(proposal))
    assert sums["firs"]["taken"] + sums["firs"]["changed"] == 3


# --- who


def test_a_commit_asks_who_answers_for_it(folder, state_tree):
    with pytest.raises(CommandError, match="--by USERNAME"):
        run(folder, "--commit")


def test_an_officer_without_the_power_is_told_who_has_it(folder, sho):
    with pytest.raises(CommandError, match="State crime records bureau"):
        run(folder, "--commit", by=sho)
    assert Fir.everything.count() == 0


def test_an_unknown_name_is_refused(folder, state_tree):
    with pytest.raises(CommandError, match="no officer with a running posting"):
        call_command(
            "import_firs", str(folder), "--commit", "--by", "nobody", stdout=StringIO()
        )


# --- on the pages


def test_the_firs_show_in_the_register_of_their_station(folder, scrb, sho):
    commit(folder, scrb)
    client: Client = sign_in_as(None, sho)
    page = client.get("/registers/fir/")
    assert page.status_code == 200
    assert "0001/2024" in page.content.decode()


def test_another_station_does_not_see_them(folder, scrb, make_officer, state_tree, scope_of):
    commit(folder, scrb)
    other: Scope = scope_of(make_officer("sho", state_tree.namchi, "inspector"))
    assert Case.objects.within(other).count() == 0


@pytest.mark.parametrize("row", ["1", "2", "3"])
def test_every_page_of_a_case_that_was_taken_over_opens(folder, scrb, row):
    """A plain theft, a case that hides its victim at a station that has ended, and a Zero FIR."""
    commit(folder, scrb)
    case = Case.everything.get(fir__content__taken_over__row=row)
    client: Client = sign_in_as(None, post_officer("sho", case.unit, "inspector"))
    pages = ("case", "case_people", "case_property", "case_documents", "registered")
    shown = {name: client.get(reverse(f"cases:{name}", args=[case.pk])) for name in pages}
    assert {name: page.status_code for name, page in shown.items()} == dict.fromkeys(pages, 200)
    overview = shown["case"].content.decode()
    assert "0001/2024" in overview
    assert ("Hidden Invented" in overview + shown["case_people"].content.decode()) is False


def test_the_form_of_an_fir_that_was_taken_over_can_be_printed(folder, scrb, sho, scope_of):
    commit(folder, scrb)
    case = Case.everything.get(fir__content__taken_over__row="1")
    papers = prints.issue(Iif1, case, by=scope_of(sho))
    assert papers
