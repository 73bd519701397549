"""The catalogue as loaded: the traps of the First Schedule, derived rows, labels, locks."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import InternalError, connection, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext

from cases.models.law import (
    Act,
    CrimeCategory,
    LawEdition,
    Section,
    SectionEquivalent,
    SectionWord,
)
from cases.services import law
from cases.services.law_ipc import rows
from tests.cases.law_helpers import _catalogue_in_database, catalogue, section  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")


def test_every_row_of_the_files_is_there():
    bns = Section.objects.filter(act="BNS", is_offence=True)
    assert bns.count() == len(rows("offences_bns.csv")) == 466
    special = Section.objects.exclude(act__in=["BNS", "IPC"])
    assert special.count() == len(rows("offences_special.csv")) == 193
    assert Act.objects.count() == 59
    assert CrimeCategory.objects.count() == 147
    named = {
        (row["old_number"], row["new_number"]) for row in SectionEquivalent.objects.values()
    }
    assert ("379", "303(2)") in named
    assert SectionWord.objects.values("act", "number").distinct().count() >= 150


def test_words_name_sections_that_exist_in_three_languages():
    known = set(Section.objects.values_list("act_id", "number"))
    spoken: dict = {}
    for act, number, language in SectionWord.objects.values_list(
        "act_id", "number", "language"
    ):
        assert (act, number) in known
        spoken.setdefault((act, number), set()).add(language)
    assert all(languages == {"en", "hi", "ne"} for languages in spoken.values())


def test_theft_has_three_variants_as_the_section_reads():
    general, petty, repeat = (section(f"BNS 303(2) {n}") for n in (1, 2, 3))
    assert (general.max_amount, general.max_unit, general.min_amount) == (3, "years", None)
    assert (general.cognizable, general.bailable, general.fine) == ("yes", "no", "optional")
    assert (petty.cognizable, petty.bailable, petty.community_service) == ("no", "yes", True)
    assert (repeat.min_amount, repeat.max_amount, repeat.max_unit) == (1, 5, "years")


def test_hit_and_run_is_known_but_not_in_force():
    row = section("BNS 106(2)")
    assert not row.is_in_force
    assert not row.applies_on(date(2026, 11, 24))
    assert "not in force" in law.explain_mismatch(row, date(2026, 11, 24))
    assert row not in Section.objects.in_force(date(2026, 11, 24))


def test_special_stays_special():
    assert section("BNS 85").cognizable == "special"
    assert "relative by blood" in section("BNS 85").cognizable_note
    specials = [row for row in rows("offences_bns.csv") if row["cognizable"] == "special"]
    loaded = Section.objects.filter(act="BNS", cognizable="special")
    assert loaded.count() == len(specials) == 25


def test_terms_are_amount_and_unit_and_compare_in_months():
    assert section("BNS 118(1)").max_months == 36
    drunk = section("BNS 355")
    assert (drunk.max_amount, drunk.max_unit) == (1, "days")
    street = section("POLICE-1861 34")
    assert (street.max_amount, street.max_unit) == (8, "days")
    assert section("BNS 126(2)").max_unit == "months"
    assert section("BNS 126(2)").max_months == 1


def test_low_confidence_asks_for_the_gazette():
    row = section("SK-EXCISE 53")
    assert row.confidence == "low"
    found = law.consequences([row], occurred_on=date(2026, 11, 1))
    assert any("check the gazette" in text for text in found.warnings)
    assert found.needs_confirmation


def test_ipc_rows_are_derived_and_say_so():
    theft = section("IPC 379")
    assert theft.is_derived
    assert "Derived from BNS 303(2)" in theft.note
    assert (theft.cognizable, theft.max_months) == (
        "yes",
        36,
    )  # not the petty row, not the repeat row
    assert not Section.objects.filter(act="IPC", is_derived=False).exists()
    assert not Section.objects.filter(is_derived=True).exclude(act="IPC").exists()


def test_what_is_known_of_the_ipc_itself_wins():
    negligence = section("IPC 304A")
    assert (negligence.max_amount, negligence.max_unit) == (2, "years")  # BNS 106(1): 5 years
    assert section("IPC 324").bailable == "yes"  # BNS 118(1): non-bailable
    assert section("IPC 377").cognizable == "yes"  # nothing in the BNS to derive it from
    assert not section("IPC 497").is_in_force  # struck down


def test_labels_speak_three_languages():
    row = section("BNS 303(2)")
    assert (row.label("hi"), row.label("ne"), row.label("en")) == ("चोरी", "चोरी", "Theft")
    assert row.act.title("hi") == "भारतीय न्याय संहिता, 2023"
    definition = section("BNS 303(1)")  # no Hindi title: the English one
    assert definition.label("hi") == definition.title
    assert CrimeCategory.objects.get(pk="cheating").label("ne") == "ठगी"
    untranslated = [
        c.pk for c in CrimeCategory.objects.all() if set(c.labels) != {"en", "hi", "ne"}
    ]
    assert untranslated == []


def test_every_offence_in_force_has_a_title_in_three_languages():
    bare = [
        row.pk
        for row in Section.objects.exclude(act="IPC").filter(is_offence=True)
        if set(row.labels) != {"en", "hi", "ne"}
    ]
    assert bare == []


def test_loading_again_changes_nothing_and_asks_little():
    before = list(Section.objects.order_by("pk").values())
    assert law.load() is False
    with CaptureQueriesContext(connection) as asked:
        assert law.load(force=True) is True
    assert len(asked) < 60  # by table, never by row
    assert list(Section.objects.order_by("pk").values()) == before


def test_a_change_gives_a_new_edition():
    before = LawEdition.objects.get().edition
    Section.objects.filter(pk="BNS-303(2)-1").update(note="another")
    assert LawEdition.objects.get().edition != before


def test_loading_mends_a_row_and_keeps_what_left_the_files():
    Section.objects.filter(pk="BNS-303(2)-1").update(cognizable="no")
    old = section("BNS 304(2)")
    old.pk, old.number = "BNS-999-1", "999"
    old.save(force_insert=True)
    law.load(force=True)
    assert section("BNS 303(2)").cognizable == "yes"
    assert section("BNS 999").withdrawn
    assert not section("BNS 303(2)").withdrawn


def test_the_command_loads(capsys):
    call_command("load_law", "--force")
    assert "Law catalogue loaded: " in capsys.readouterr().out
    call_command("load_law")
    assert "was loaded already" in capsys.readouterr().out


@pytest.fixture
def as_app(db):
    """The connection in the role of web and worker."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE cctns_app")
        yield cursor


def refused(rule: str, cursor, sql: str) -> bool:
    with pytest.raises((DatabaseError, InternalError), match=rule), transaction.atomic():
        cursor.execute(sql)
    return True


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases_section SET cognizable = 'no' WHERE id = 'BNS-303(2)-1'",
        "UPDATE cases_section SET locked = false WHERE id = 'BNS-303(2)-1'",
        "DELETE FROM cases_section WHERE id = 'BNS-304(2)-1'",
        "UPDATE cases_act SET year = 1900 WHERE code = 'BNS'",
        "UPDATE cases_crimecategory SET violent = true WHERE code = 'theft'",
        "DELETE FROM cases_sectionequivalent WHERE id = 'IPC-379>BNS-303(2)'",
        "UPDATE cases_sectionword SET words = '[]' WHERE number = '303(2)'",
    ],
)
def test_locked_rows_stand_against_web_and_worker(as_app, sql):
    assert refused("cctns.law_locked", as_app, sql)


def test_a_state_changes_its_own_rows_and_makes_none_of_the_centre(as_app):
    as_app.execute("UPDATE cases_section SET note = 'checked' WHERE id = 'SK-EXCISE-53-1'")
    assert as_app.rowcount == 1
    make_own = "UPDATE cases_section SET owner = '', locked = true WHERE id = 'SK-EXCISE-53-1'"
    assert refused("cctns.law_owner", as_app, make_own)
    added = (
        "INSERT INTO cases_crimecategory (code, labels, special_law, ncrb_head, head_groups, violent, "
        "\"order\", owner, locked) VALUES ('{code}', '{{}}', true, 'x', '[]', false, 900, {owner})"
    )
    as_app.execute(added.format(code="sk_test", owner="'SK/', false"))
    assert refused("cctns.law_owner", as_app, added.format(code="in_test", owner="'', true"))


def test_a_states_change_survives_loading():
    Section.objects.filter(pk="SK-EXCISE-53-1").update(note="checked with the gazette")
    law.load(force=True)
    assert section("SK-EXCISE 53").note == "checked with the gazette"
    assert not section("SK-EXCISE 53").locked
    assert section("SK-EXCISE 53").owner == "SK/"
