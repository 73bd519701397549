"""Every shape of page that a role can reach, once in a real browser: accessible, narrow, titled, without a policy violation.

The addresses are found by reading the pages' own links (tests/house/crawl.py); each shape (an address but
for its keys and query) is opened once, by the first role that can reach it.  The SHO's are opened at both sizes.
"""

import os

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import sync_playwright

from cases.services import law
from cctns.core import codes
from cctns.runtime.install import browser as chromium
from tests.cases.law_helpers import _catalogue_in_database  # noqa: F401
from tests.conftest import post_officer, sign_in_as
from tests.house import record_world
from tests.house.crawl import NOT_WALKED, links_of, shape

pytestmark = [
    pytest.mark.browser,
    pytest.mark.takes(90),
    pytest.mark.django_db(transaction=True),
]

DESK, HAND = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
ROLES = ("sho", "writer", "sdpo", "sp", "state", "ncrb", "sysadmin", "")  # "" is a stranger
SMALL = {"writer", "sp", "ncrb", ""}  # whose pages are opened on a hand-held screen
MOST, FEW = 120, 30  # pages of a role that are read for links: of the first, of the others


@pytest.fixture
def clients(monkeypatch, live_server):
    """Signed-in clients over one filled State; {role: client}."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    cache.clear()
    law.load()
    codes.load()
    world = record_world.build()
    world.readers |= {
        "ncrb": post_officer("ncrb", world.tree.nation, "inspector"),
        "sysadmin": post_officer("sysadmin", world.tree.state, "inspector"),
    }
    yield {
        role: sign_in_as(Client(), world.readers[role]) if role else Client() for role in ROLES
    }
    codes.forget()


def page_shape(address: str) -> str:
    """Pages differ by path; a query only turns a page's leaf."""
    return shape(address.partition("?")[0]).rstrip("?")


def shapes_of(client: Client, starts: tuple[str, ...], most: int) -> dict[str, str]:
    """Shape -> an address that opens as a page for this reader."""
    waiting, seen, found = list(starts), set(), {}
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        kind = page_shape(address)
        if kind in seen or NOT_WALKED.match(address):
            continue
        seen.add(kind)
        answer = client.get(address)
        if answer.status_code in (301, 302) and answer.headers["Location"].startswith("/"):
            waiting.append(answer.headers["Location"])
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            continue
        found[kind] = address
        waiting += links_of(address, answer.content.decode())
    return found


def plan(clients: dict) -> list[tuple[str, tuple[dict, ...], list[str]]]:
    """(role, sizes, addresses): each shape once, the SHO's in both sizes."""
    known: set[str] = set()
    walks = []
    for role, client in clients.items():
        starts = ("/", "/help/", "/jobs/", "/alerts/") if role else (
            "/sign-in/", "/sign-in/forgotten/", "/portal/firs/", "/verify/", "/help/",
        )  # fmt: skip
        shapes = shapes_of(client, starts, FEW if known else MOST)
        new = {kind: address for kind, address in shapes.items() if kind not in known}
        known |= set(new)
        addresses = list(new.values())
        if role in ("sho", "sysadmin"):
            addresses.append("/nothing/here/")  # the page of what is not there
        if role == "sho":
            walks.append((role, (DESK, HAND), addresses))
        else:  # a start page of its own for each role
            sizes = (HAND if role in SMALL else DESK,)
            walks.append((role, sizes, list(dict.fromkeys(["/", *addresses]))))
    return walks


# Only what is wrong comes back: the whole answer of axe names every element of the page.
LOOK = """() => axe.run({resultTypes: ['violations']}).then(found => found.violations.map(
  each => ({id: each.id, nodes: each.nodes.map(node => ({html: node.html}))})))"""


def problems_of(page, address: str, width: int) -> list[tuple[str, str]]:
    """What is wrong with the page that is open."""
    facts = page.evaluate(
        """() => ({wide: document.documentElement.scrollWidth, title: document.title,
          heads: document.querySelectorAll('h1').length, lang: document.documentElement.lang})"""
    )
    wrong = []
    if facts["wide"] > width:
        wrong.append("sideways scroll")
    if not facts["title"].strip():
        wrong.append("no title")
    if facts["heads"] != 1:
        wrong.append(f"{facts['heads']} main headings")
    if facts["lang"] not in ("en", "hi", "ne"):
        wrong.append("no language")
    found = page.evaluate(LOOK)
    wrong += [f"axe {each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
    return [(f"{address} at {width}", what) for what in wrong]


def test_every_page_that_a_role_can_reach_is_fit_to_be_used(clients, live_server):
    walks = plan(clients)
    wrong, opened, notes = [], set(), []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for role, sizes, addresses in walks:
            context = browser.new_context(viewport=sizes[0])
            if role:
                cookie = clients[role].cookies[settings.SESSION_COOKIE_NAME].value
                context.add_cookies(
                    [
                        {
                            "name": settings.SESSION_COOKIE_NAME,
                            "value": cookie,
                            "url": live_server.url,
                        }
                    ]
                )
            page = context.new_page()
            page.on("console", lambda said: notes.append(said.text))
            for address in addresses:
                page.set_viewport_size(sizes[0])
                page.goto(live_server.url + address, wait_until="load")
                page.evaluate(AXE_SCRIPT)
                opened.add(page_shape(address))
                for size in sizes:
                    page.set_viewport_size(size)
                    width = size["width"]
                    wrong += [(role, *each) for each in problems_of(page, address, width)]
                    if folder := os.environ.get("SHOTS"):
                        name = f"{role or 'stranger'}-{width}{page_shape(address).replace('/', '-')}"
                        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
            context.close()
        browser.close()
    assert not wrong, "\n".join(
        f"{who or 'stranger'} {where}: {what}" for who, where, what in wrong
    )
    policy = [note for note in notes if "Content Security" in note]
    assert not policy, policy[:3]
    assert len(opened) > 80
