"""Code lists: files, labels in three languages, dates, and copies that follow a change."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import translation

from cctns.core import codes
from cctns.core.models import Code

WANTED = {
    "property_category", "property_type", "identity_paper", "occupation", "nationality", "direction",
    "information_mode", "court_mode", "leave_kind", "language", "delay_reason", "relation", "diary_kind",
}  # fmt: skip


@pytest.fixture
def lists(db):
    codes.load()
    yield
    codes.forget()


def test_the_files_hold_every_list():
    rows = [row for path in codes.files() for row in codes.read(path)]
    assert {row.list for row in rows} >= WANTED


@pytest.mark.parametrize("path", codes.files(), ids=lambda p: p.stem)
def test_every_line_has_its_three_labels_and_a_known_parent(path):
    rows = list(codes.read(path))
    assert rows
    assert all(path.stem == f"codes_{row.list}" for row in rows)
    assert all(row.labels[language].strip() for row in rows for language in ("en", "hi", "ne"))
    assert len({row.code for row in rows}) == len(rows)


def test_the_parents_of_property_types_are_categories():
    rows = {
        row.code: row
        for p in codes.files()
        for row in codes.read(p)
        if row.list.startswith("property")
    }
    types = [row for row in rows.values() if row.list == "property_type"]
    assert types
    assert all(rows[row.parent].list == "property_category" for row in types)


def test_loading_again_changes_nothing(lists):
    before = {
        row["id"]: row for row in Code.objects.values("id", "list", "code", "labels", "order")
    }
    codes.load()
    assert {
        row["id"]: row for row in Code.objects.values("id", "list", "code", "labels", "order")
    } == before


def test_a_label_is_in_the_readers_language(lists):
    assert codes.label("direction", "NNE", "hi") == "उत्तर-उत्तर-पूर्व"
    with translation.override("ne"):
        assert codes.label("property_category", "vehicle") == "सवारी साधन"
    assert codes.label("direction", "none") == "none"
    assert len(codes.choices("direction")) == 16


def test_choices_of_one_parent(lists):
    phones = dict(codes.choices("property_type", parent="phone"))
    assert set(phones) == {"smartphone", "feature_phone", "sim"}


def test_an_ended_line_keeps_its_word_but_is_not_offered(lists):
    row = Code.objects.get(list="court_mode", code="messenger")
    row.valid_to = date(2026, 3, 31)
    row.save(update_fields=["valid_to"])
    codes.forget()
    assert codes.known("court_mode", "messenger", on=date(2026, 3, 31))
    assert not codes.known("court_mode", "messenger", on=date(2026, 4, 1))
    assert codes.label("court_mode", "messenger", "en") == "Special messenger"


def test_another_process_sees_a_change(lists, monkeypatch):
    assert codes.label("court_mode", "hand", "en") == "By hand"
    row = Code.objects.get(list="court_mode", code="hand")
    row.labels = {**row.labels, "en": "Delivered by hand"}
    row.save()
    monkeypatch.setattr(codes, "CHECKED_EVERY", 0.0)
    assert codes.label("court_mode", "hand", "en") == "Delivered by hand"


def test_reading_costs_nothing_once_known(lists, django_assert_num_queries):
    codes.label("direction", "N")
    with django_assert_num_queries(0):
        codes.choices("occupation")
        codes.label("relation", "father", "ne")


def test_loading_a_site_is_quick_to_repeat(db, capsys):
    call_command("load_reference")
    call_command("load_reference", verbosity=0)
    said = capsys.readouterr().out
    assert "core: " in said
    assert "stations: " in said
    assert "cases: " in said
    codes.forget()
