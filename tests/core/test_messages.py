"""The site speaks Hindi and Nepali: every sentence has its translation, and no page falls back to English."""

import ast
import gettext
import os
import re
from collections import defaultdict
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import forms as auth_forms
from django.contrib.auth import password_validation
from django.core import validators
from django.core.management import CommandError, call_command
from django.forms import fields
from django.forms import models as form_models
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import URLPattern
from django.utils import translation

from cctns.core import library_words, messages
from cctns.core.messages import Message, wrong
from cctns.runtime import home
from tests.conftest import build_tree, post_officer, sign_in_as
from tests.prints import records

# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_is_translated_and_none_is_left_over(language):
    found = messages.faults([language])
    assert not found, (
        f"{len(found)} sentences; run bin/manage messages, then bin/manage messages --empty"
        f" {language}:\n" + "\n".join(map(str, found[:20]))
    )


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_writing_the_file_again_changes_nothing(language, tmp_path):
    said, path = messages.extract(), messages.path_of(language, tmp_path)
    messages.write(language, said, messages.translations(language), tmp_path)
    once = path.read_bytes()
    messages.write(language, said, messages.translations(language, tmp_path), tmp_path)
    assert path.read_bytes() == once
    assert b"-Date:" not in once


def test_the_languages_of_the_settings_are_those_with_a_file(settings):
    assert {code for code, _ in settings.LANGUAGES} == {"en", *messages.LANGUAGES}
    assert [messages.path_of(code).exists() for code in messages.LANGUAGES] == [True, True]


def test_the_sentences_that_we_translate_for_django_are_djangos():
    files = [fields, form_models, validators, password_validation, auth_forms]
    theirs = {
        node.value
        for module in files
        for node in ast.walk(ast.parse(Path(module.__file__).read_text()))
        if isinstance(node, ast.Constant)
    }
    ours = messages.from_python(Path(library_words.__file__).read_text())
    assert {each.id for each in ours} - theirs == set()


# ---------------------------------------------------------------- the tool


@pytest.fixture
def clone(tmp_path):
    """A small clone with a Python file and a template."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "said.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext as many, pgettext\n"
        '_("Decide " "now.")\n'
        'many("%(n)d day", "%(n)d days", n)\n'
        'pgettext("month", "May")\n'
        "_(variable)\n"
    )
    (tmp_path / "templates" / "dev").mkdir(parents=True)
    (tmp_path / "templates" / "dev" / "guide.html").write_text('{% translate "Never" %}')
    (tmp_path / "templates" / "page.html").write_text(
        '{% load i18n %}{% translate "Decide now." %}{% include "x" with text=_("Close it") %}'
        "{{ name|default:_('Nobody') }}{% comment %}{% translate 'Gone' %}{% endcomment %}"
        "{% blocktranslate trimmed count n=rows %}\n  One row\n  of 100%\n"
        "{% plural %}{{ n }} rows{% endblocktranslate %}"
    )
    return tmp_path


def test_sentences_are_found_in_code_and_templates_under_any_name(clone):
    assert {(each.id, each.plural, each.context) for each in messages.extract(clone)} == {
        ("Decide now.", "", ""),
        ("%(n)d day", "%(n)d days", ""),
        ("May", "", "month"),
        ("Close it", "", ""),
        ("Nobody", "", ""),
        ("One row of 100%%", "%(n)s rows", ""),
    }
    said = {each.id: each for each in messages.extract(clone)}
    assert said["Decide now."].where == ("cases/said.py", "templates/page.html")


def test_a_batch_goes_out_and_comes_back(clone):
    messages.update(root=clone)
    lines = list(messages.batch("hi", root=clone))
    assert len(lines) == 8
    words = {"%(n)d day": "%(n)d दिन", "%(n)d days": "%(n)d दिन", "Close it": "बंद करें"}
    filled = [line + words.get(line.split("\t")[1], "") for line in lines]
    assert messages.fill("hi", ["# a comment", *filled], clone) == []
    known = messages.translations("hi", clone)
    assert known["", "%(n)d day"] == ("%(n)d दिन", "%(n)d दिन")
    assert known["", "Close it"] == ("बंद करें",)
    assert len(list(messages.batch("hi", root=clone))) == 5
    assert len(list(messages.batch("ne", root=clone))) == 8
    key = messages.key_of("Decide now.")
    assert messages.fill("hi", [f"{key}\tअभी तय करें।"], clone) == []
    assert messages.translations("hi", clone)["", "Decide now."] == ("अभी तय करें।",)


def test_a_batch_with_wrong_lines_says_which_and_keeps_the_right_ones(clone):
    messages.update(root=clone)
    refused = messages.fill(
        "hi",
        [
            f"{messages.key_of('%(n)d day')}.1\t%(days)d दिन",
            "00000000\tकुछ",
            f"{messages.key_of('Nobody')}\tकोई नहीं",
            f"{messages.key_of('Close it')}\tone\ttwo",
        ],
        clone,
    )
    assert len(refused) == 3
    assert "line 1: other placeholders" in refused[0]
    assert messages.translations("hi", clone)["", "Nobody"] == ("कोई नहीं",)


def test_a_sentence_that_is_gone_is_dropped_and_a_new_one_is_empty_not_guessed(clone):
    messages.update(root=clone)
    messages.fill("hi", [f"{messages.key_of('Decide now.')}\tअभी तय करें।"], clone)
    (clone / "templates" / "page.html").write_text("")
    (clone / "cases" / "said.py").write_text(
        'from django.utils.translation import gettext as _\n_("Decide now!")\n'
    )
    assert {str(each) for each in messages.faults(["hi"], clone)} >= {
        "hi: missing: 'Decide now!'",
        "hi: left over: 'Decide now.'",
    }
    messages.update(root=clone)
    assert messages.translations("hi", clone) == {("", "Decide now!"): ("",)}


def test_a_guessed_translation_counts_as_none(clone):
    messages.update(root=clone)
    path = messages.path_of("ne", clone)
    text = path.read_text().replace(
        'msgid "Nobody"\nmsgstr ""', 'msgid "Nobody"\nmsgstr "कोही होइन"'
    )
    path.write_text(text.replace('msgid "Nobody"', '#, fuzzy\nmsgid "Nobody"'))
    assert "ne: fuzzy: 'Nobody'" in {str(each) for each in messages.faults(["ne"], clone)}


@pytest.mark.parametrize(
    ("sentence", "translation_", "fault"),
    [
        ("FIR %(number)s of %(day)s", "%(day)s की एफ़आईआर %(number)s", ""),
        ("FIR %(number)s", "एफ़आईआर %(no)s", "other placeholders"),
        ("FIR %(number)s", "एफ़आईआर", "other placeholders"),
        ("%s of %s", "%s", "other placeholders"),
        ("100%% sure {name}", "{name} 100%% पक्का", ""),
        ("100%% sure", "100% पक्का", "other placeholders"),
        ("<b>Stop</b> here", "यहाँ <b>रुकें</b>", ""),
        ("<b>Stop</b> here", "यहाँ रुकें", "other HTML"),
        ("A line\n", "एक पंक्ति", "other line ends"),
    ],
)
def test_placeholders_and_html_are_the_same_in_both(sentence, translation_, fault):
    assert wrong(Message(sentence), translation_) == fault


def test_the_form_for_one_may_name_the_number_or_leave_it_out():
    thing = Message("One day", "%(n)d days")
    assert wrong(thing, "एक दिन", 0) == ""
    assert wrong(thing, "%(n)d दिन", 0) == ""
    assert wrong(thing, "कुछ दिन", 1) == "other placeholders"


def test_compiled_files_are_made_when_missing_or_older_and_only_then(clone):
    messages.update(root=clone)
    messages.fill("ne", [f"{messages.key_of('May', 'month')}\tमे"], clone)
    assert len(home.uncompiled_messages(clone)) == 2
    assert len(messages.compile_all(clone)) == 2
    assert messages.compile_all(clone) == []
    with messages.path_of("ne", clone).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).pgettext("month", "May") == "मे"
    os.utime(messages.path_of("ne", clone), ns=(2**62, 2**62))
    assert home.uncompiled_messages(clone) == [messages.path_of("ne", clone)]


def test_the_command_says_what_it_cannot_do_and_gives_batches(capsys):
    with pytest.raises(CommandError, match="Languages: hi, ne"):
        call_command("messages", fill=["xx", "nothing.tsv"])
    call_command("messages", all="hi")
    lines = capsys.readouterr().out.splitlines()
    assert {line.count("\t") for line in lines} == {3}
    assert f"{messages.key_of('Sign in')}\tSign in" in "\n".join(lines)


# ---------------------------------------------------------------- the pages

_MARK = re.compile(r"%\(\w+\)[\d.]*[sdif]|%[sd]|\{\w*\}|</?\w[^>]*>|\\n|\n")
_WORD = re.compile(r"[A-Za-z]{2,}")
_READ_ALOUD = {"title", "aria-label", "placeholder", "alt", "content", "value"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "rect", "use", "circle", "line"}  # fmt: skip


def pieces(sentence: str) -> list[str]:
    """The parts of a sentence between its placeholders that are three English words or more."""
    found = []
    for part in _MARK.split(sentence.replace("%%", "%")):
        words = part.split()
        if len(words) >= 3 and len(_WORD.findall(part)) >= 3:
            found.append(" ".join(words))
    return found


@cache
def english_of(language: str) -> dict[tuple[str, ...], list[str]]:
    """First three words -> our English pieces that may not stand on a page of the language.

    Left out is a piece that its translation holds as well: a name, or the name of a law.
    """
    known = messages.translations(language)
    found = defaultdict(list)
    for message in messages.extract():
        translated = " ".join(" ".join(known.get((message.context, message.id), ())).split())
        for piece in (*pieces(message.id), *pieces(message.plural)):
            if piece not in translated:
                found[tuple(piece.split()[:3])].append(piece)
    return found


class Reader(HTMLParser):
    """The words of a page that a person sees or hears, except what is marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def silent(self) -> bool:
        return any(silent for _, silent in self.open)

    def handle_starttag(self, tag, attrs):
        facts = {name: value or "" for name, value in attrs}
        if tag == "a" and facts.get("href"):
            self.links.append(facts["href"])
        if tag not in _VOID:
            english = facts.get("lang") == "en" or tag in {"script", "style", "textarea"}
            self.open.append((tag, english))
        if not self.silent():
            for name, value in facts.items():
                if name in _READ_ALOUD or (name.startswith("data-") and " " in value):
                    self.words += value.split()

    def handle_endtag(self, tag):
        while self.open:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data):
        if not self.silent():
            self.words += data.split()


def english_on(page: str, english: dict[tuple[str, ...], list[str]]) -> set[str]:
    reader = Reader()
    reader.feed(page)
    words, found = reader.words, set()
    for place in range(len(words) - 2):
        for piece in english.get(tuple(words[place : place + 3]), ()):
            length = len(piece.split())
            if " ".join(words[place : place + length]) == piece:
                found.add(piece)
    return found


def test_the_test_itself_sees_english_in_text_and_in_labels():
    english = {("Nothing", "is", "due"): ["Nothing is due in"]}
    assert english_on("<p>Nothing <b>is due</b> in 7 days</p>", english) == {
        "Nothing is due in"
    }
    assert english_on('<i aria-label="Nothing is due in 7 days"></i>', english)
    assert not english_on('<p lang="en">Nothing is due in <br> 7</p><p>ठीक</p>', english)
    assert pieces("Refused by %(officer)s of the district, 50%% <b>now</b>") == [
        "of the district, 50%"
    ]


def addresses_without_arguments(resolver=None, before="") -> list[str]:
    """Every address of ours that names no record."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + str(pattern.pattern)
        if re.search(r"[<(^]", address):
            continue
        if isinstance(pattern, URLPattern):
            found.append("/" + address)
        else:
            found += addresses_without_arguments(pattern, address)
    return [address for address in found if not LEFT_OUT.match(address)]


# Pages of parts that come with their own words, files, and pages that end the session.
LEFT_OUT = re.compile(
    r"/(api|static|sign-out|accounts?/logout|language|theme|health|metrics|__)|.*\.(csv|xlsx|pdf|json|js|txt)$"
)
MOST_PAGES = 150
# Between them they open every page; "" is a citizen.
ROLES = [("sho", "ranipool"), ("sp", "gangtok"), ("sysadmin", "state"), ("", "")]


@pytest.fixture
def busy_station(db):
    """Ranipool with a record of each kind."""
    tree = build_tree()
    tree.nation.names = {"hi": "राष्ट्रीय ब्यूरो", "ne": "राष्ट्रिय ब्युरो"}  # is a role's name as well
    tree.nation.save(update_fields=["names"])
    unit = tree.ranipool
    records.entry_of(unit, text="गश्त रवाना।")
    records.make_complaint(unit)
    records.make_refusal(unit)
    records.make_fortnight(unit)
    records.tell_progress(records.make_case(unit))
    records.make_case(unit, sensitivity="restricted", number=95)
    records.make_case(unit, kind="zero", number=96)
    return tree


def crawl(client: Client) -> dict[str, str]:
    """Address -> page: what the client may open, following links.

    Of each view one page, and one with a filter or another choice in its address.
    """
    waiting, seen, pages = ["/", *addresses_without_arguments()], set(), {}
    while waiting and len(pages) < MOST_PAGES:
        address = waiting.pop(0)
        try:
            place = resolve(urlsplit(address).path)
        except Resolver404:
            continue
        words = tuple(value for value in place.kwargs.values() if isinstance(value, str))
        view = (place.view_name, words, bool(urlsplit(address).query))
        if view in seen or LEFT_OUT.match(address):
            continue
        seen.add(view)
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        if not answer.get("Content-Type", "").startswith("text/html") or answer.streaming:
            continue
        pages[address] = answer.content.decode()
        reader = Reader()
        reader.feed(pages[address])
        waiting += [link for link in map(unescape, reader.links) if link.startswith("/")]
    return pages


@pytest.mark.takes(15)
@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(("role", "place"), ROLES, ids=[role or "citizen" for role, _ in ROLES])
def test_no_page_falls_back_to_english(busy_station, language, role, place):
    client = Client(raise_request_exception=False)
    if role:
        posting = post_officer(role, getattr(busy_station, place), "inspector")
        posting.officer.user.language = language
        posting.officer.user.save(update_fields=["language"])
        sign_in_as(client, posting)
    client.cookies["django_language"] = language
    english = english_of(language)
    pages = crawl(client)
    assert any(f'<html lang="{language}"' in page for page in pages.values())
    found = {address: english_on(page, english) for address, page in pages.items()}
    found = {address: sorted(left) for address, left in found.items() if left}
    assert not found, f"{len(found)} of {len(pages)} pages: {found}"


@pytest.mark.django_db
@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_the_frame_says_its_words_in_the_language(client, language):
    with translation.override(language):
        assert translation.gettext("Sign in") != "Sign in"
    client.cookies["django_language"] = language
    page = client.get("/sign-in/").content.decode()
    assert f'<html lang="{language}"' in page
