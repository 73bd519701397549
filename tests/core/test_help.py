"""Help: a table of topics and their texts, and the link from a page to its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import translation
from django.utils.html import escape

from cases.forms.fir_parts import PARTS
from cctns.core import help as help_topics
from cctns.core.help import ALL, GROUPS, PAGES, Topic
from cctns.core.registers import ALL as BOOKS
from tests.conftest import sign_in_as

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TEXTS = Path(settings.BASE_DIR, "templates", "help")
NOT_TOPICS = {"_topic", "index"}
CITIZENS = "portal/"  # their pages say the law on the page itself


def names_of(namespace: str) -> set[str]:
    """All names of officers' addresses of one namespace, "cases:case"."""

    def walk(entries: list, inside: str) -> set[str]:
        found: set[str] = set()
        for entry in entries:
            if isinstance(entry, URLResolver):
                found |= walk(entry.url_patterns, entry.namespace or inside)
            elif (
                isinstance(entry, URLPattern)
                and (inside, bool(entry.name)) == (namespace, True)
                and not str(entry.pattern).startswith(CITIZENS)
            ):
                found.add(f"{namespace}:{entry.name}")
        return found

    return walk(get_resolver().url_patterns, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_opens_in_every_language_with_its_title_and_links_that_lead_somewhere(
    language, writer
):
    client = sign_in_as(None, writer)
    client.cookies["django_language"] = language
    for key, topic in ALL.items():
        response = client.get(f"/help/{key}/")
        assert response.status_code == 200, key
        page = response.content.decode()
        assert f'<html lang="{language}"' in page, key
        main = page[page.index("<article") : page.index("</article>")]
        with translation.override(language):
            assert f"<h1>{escape(topic.title)}</h1>" in main, key
        assert main.count("<p") + main.count("<li") >= 3, f"{key} says too little"
        for link in re.findall(r'href="(/[^"#]*)', main):
            resolve(link.split("?")[0])


def test_each_text_of_help_has_its_topic_and_each_topic_its_text():
    texts = {
        path.relative_to(TEXTS).with_suffix("").as_posix() for path in TEXTS.rglob("*.html")
    }
    assert texts - NOT_TOPICS == set(ALL)


def test_a_page_that_a_topic_names_exists():
    words = {"register": set(BOOKS), "cases:draft_part": set(PARTS)}
    known = names_of("cases") | names_of("stations")
    for page in PAGES:
        name, _slash, word = page.partition("/")
        if ":" in name:
            assert name in known, f"{name} is no address"
        else:
            assert name in get_resolver().reverse_dict, f"{name} is no address"
        assert not word or word in words[name], f"{page}: no such word"


@pytest.mark.parametrize("namespace", ["cases", "stations"])
def test_every_page_of_the_law_has_a_topic(namespace):
    named = {name.split("/")[0] for name in PAGES}
    assert names_of(namespace) - named == set()


def test_an_officers_page_links_to_its_topic_and_the_topic_leads_back(writer):
    client = sign_in_as(None, writer)
    page = client.get("/diary/").content.decode()
    assert page.count("/help/stations/diary/?from=/diary/") == 1
    topic = client.get("/help/stations/diary/?from=/diary/").content.decode()
    assert '<a href="/diary/">Back to the page</a>' in topic


def test_the_log_of_access_has_its_own_topic_though_it_is_a_register(make_officer, state_tree):
    client = sign_in_as(None, make_officer("auditor", state_tree.state, "inspector"))
    page = client.get("/registers/access-log/").content.decode()
    assert "/help/stations/access-log/?from=/registers/access-log/" in page


@pytest.mark.parametrize(
    "asked", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"]
)
def test_help_leads_back_to_pages_of_this_site_only(writer, asked):
    page = sign_in_as(None, writer).get("/help/privacy/", {"from": asked}).content.decode()
    assert "example.org" not in page.split("<article")[1].split("</article>")[0]
    assert "Back to the page" not in page


def test_a_stranger_reads_the_public_topics_and_signs_in_for_the_others(db):
    client = Client()
    for topic in ALL.values():
        response = client.get(topic.url)
        if topic.public:
            assert response.status_code == 200
            assert b'class="cit"' in response.content, "in the citizens' frame"
        else:
            assert response.status_code == 302
            assert response["Location"].startswith("/sign-in/")


def test_an_unknown_topic_is_not_there(writer):
    assert sign_in_as(None, writer).get("/help/cases/astrology/").status_code == 404
    assert Client().get("/help/../settings/").status_code in (302, 404)


def test_the_list_shows_a_stranger_only_what_opens_and_an_officer_what_the_post_needs(
    writer, make_officer, state_tree
):
    stranger = Client().get("/help/").content.decode()
    assert "/help/papers/" in stranger and "/help/stations/diary/" not in stranger
    desk = sign_in_as(None, writer).get("/help/").content.decode()
    assert "/help/stations/diary/" in desk and "/help/stations/rules/" not in desk
    admin = make_officer("sysadmin", state_tree.state, "inspector")
    assert "/help/stations/rules/" in sign_in_as(None, admin).get("/help/").content.decode()


def test_the_site_map_lists_the_menu_the_registers_and_help_and_every_link_opens(writer):
    client = sign_in_as(None, writer)
    page = client.get("/help/site-map/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    links = re.findall(r'<li><a href="([^"]+)"', main)
    assert {"/diary/", "/registers/diary/", "/settings/", "/verify/"} <= set(links)
    for link in links:
        assert client.get(link).status_code in (200, 302), link


def test_the_site_map_of_a_stranger_names_only_public_pages(db):
    client = Client()
    page = client.get("/help/site-map/").content.decode()
    links = re.findall(r'<li><a href="([^"]+)"', page[page.index("<main") :])
    assert "/verify/" in links and "/diary/" not in links
    for link in links:
        response = client.get(link)
        assert response.status_code == 200 or link.startswith("/api/"), link


def test_every_kind_of_error_of_the_api_is_explained_where_its_type_points():
    source = Path(settings.BASE_DIR, "cctns", "core", "api_errors.py").read_text()
    codes = set(re.findall(r'problem\(\s*"([a-z-]+)"', source))
    codes |= set(re.findall(r'\d{3}: \("([a-z-]+)"', source)) | {"error"}
    explained = set(re.findall(r'<div id="([a-z-]+)"', (TEXTS / "api.html").read_text()))
    assert codes == explained


def test_two_topics_cannot_claim_one_page_nor_one_key():
    with pytest.raises(ValueError, match="stations:diary has two topics"):
        Topic("stations/other", "Other", "station", ("stations:diary",))
    with pytest.raises(ValueError, match="called privacy"):
        Topic("privacy", "Privacy", "site")
    assert "stations/other" not in ALL


def test_every_group_has_a_heading_and_a_topic():
    used = {topic.group for topic in ALL.values()}
    assert used <= set(GROUPS)
    assert help_topics.topic_of(None) is None


def test_the_link_of_an_address_without_topic_is_left_out(writer):
    page = sign_in_as(None, writer).get("/help/").content.decode()
    assert "Help with this page" not in page
    with pytest.raises(NoReverseMatch):
        reverse("help_topic", args=[""])
