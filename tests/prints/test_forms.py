"""Every printed form renders in every language pair, and its masked copy gives nothing away."""

from __future__ import annotations

import re

import pytest
from django.template.loader import get_template

from cases.iif1 import identifying_words, masked_content
from cctns.core.paper_words import Words
from cctns.core.prints import ALL, PAIRS, issue
from tests.prints.conftest import reader, text_of
from tests.prints.records import SECRETS, content

pytestmark = pytest.mark.django_db

FORMS = sorted(ALL.values(), key=lambda form: form.name)
DEVANAGARI = re.compile(r"[\u0900-\u097f]{3}")


def test_every_form_of_the_issue_is_declared():
    assert {form.name for form in FORMS} >= {
        "iif-1",
        "fir-memo",
        "progress",
        "complaint-receipt",
        "refusal",
        "nc-fortnight",
        "diary",
    }


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_renders_in_both_languages(form, pair, record_of, station):
    [document] = issue(form, record_of(form), languages=pair, by=station.by)
    text = text_of(document)
    assert DEVANAGARI.search(text), "no Devanagari on the paper"
    assert re.search(r"[A-Za-z]{4}", text)
    assert document.serial in text
    assert document.pages == len(reader(document).pages) >= 1
    assert document.languages == "+".join(pair)
    assert not document.is_masked and not document.is_protected
    # The code to check it by is on every page, in groups of four.
    for page in reader(document).pages:
        assert document.token in re.sub(r"\s", "", page.extract_text())


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_template_asks_for_a_word_that_is_not_there(form, pair):
    """A missing word would print as nothing."""
    sources = [form.template, "print/_page.html", "print/_letter.html"]
    if form.name in {"iif-1", "diary"}:  # the letter's frame is not theirs
        sources.pop()
    source = " ".join(get_template(name).template.source for name in sources)
    words = Words(pair, form.words)
    for key in re.findall(r"\bw\.([a-z0-9_]+)", source):
        assert words[key], key


@pytest.mark.parametrize(
    "form", [f for f in FORMS if f.names_people], ids=lambda form: form.name
)
def test_masked_copy_holds_no_secret(form, record_of, station):
    full, masked = issue(form, record_of(form, protected=True), by=station.by)
    assert full.is_protected and not full.is_masked
    assert masked.is_masked and not masked.is_protected
    assert full.serial != masked.serial and full.token != masked.token
    shown = text_of(masked)
    for secret in SECRETS:
        assert secret not in shown, secret
    assert any(secret in text_of(full) for secret in SECRETS), "the full copy shows nothing"
    raw = b"".join(bytes(str(v), "utf8") for v in (reader(masked).metadata or {}).values())
    assert b"Secret" not in raw
    assert "72" in shown and "72" in text_of(full)  # each says why it is marked


@pytest.mark.parametrize(
    "form", [f for f in FORMS if not f.names_people], ids=lambda form: form.name
)
def test_forms_without_people_have_one_copy(form, record_of, station):
    [document] = issue(form, record_of(form, protected=True), by=station.by)
    assert not document.is_masked and not document.is_protected
    assert not [secret for secret in SECRETS if secret in text_of(document)]


def test_metadata_names_nobody(record_of, station):
    form = ALL["iif-1"]
    [document] = issue(form, record_of(form), by=station.by)
    metadata = reader(document).metadata
    assert metadata.author is None
    assert set(metadata) <= {"/Producer", "/Creator", "/Title", "/CreationDate", "/ModDate"}
    assert metadata.title.endswith(document.serial)
    assert b"pdfaid" in reader(document).trailer["/Root"]["/Metadata"].get_object().get_data()


def test_typed_markup_is_text(record_of, station):
    form = ALL["iif-1"]
    [document] = issue(form, record_of(form), by=station.by)
    assert "<b>not bold</b>" in text_of(document)


def test_masked_content_hides_every_identifying_word():
    whole = content()
    masked = masked_content(whole)
    flat = repr(masked)
    for word in identifying_words(whole):
        assert word not in flat, word
    assert whole == content(), "the content itself was changed"
    assert masked["accused"][0]["person"]["name"] == "Known Accusedman"
    assert masked["complainant"]["age_band"] == "30-44"


@pytest.mark.parametrize(
    "change",
    [
        {"relative": "lhakpa  SECRETFATHER"},
        {"name": "Lhakpa Secretfather"},
        {"addresses": [{"kind": "present", "line": "zyxware lane 77"}]},
        {"child": True},
        {"protected": True},
    ],
)
def test_accused_who_leads_to_the_victim_is_hidden(change):
    whole = content()
    whole["accused"][0]["person"].update(change)
    person = masked_content(whole)["accused"][0]["person"]
    assert person["name"] == "A1"
    assert person["alias"] == []
