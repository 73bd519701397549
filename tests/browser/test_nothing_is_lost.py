"""What is typed in an FIR draft is never lost: the line is cut, the server is killed, two officers type at once."""

import time

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect, sync_playwright

from cases.services import draft_paper, law
from cctns.core import codes
from cctns.core.models import Draft
from stations.services.access import scope_of_id
from tests.conftest import build_tree, post_officer, sign_in_as

from .web_process import Web, launch, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEPALI = "म, फुर्बा तामाङ, रानीपुल बजारको बासिन्दा हुँ।"
WORDS = "#id_narrative"


@pytest.fixture
def desk(monkeypatch):
    """A draft at Ranipool, and the session cookies of the SHO and the writer."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    tree = build_tree()
    codes.load()
    law.load()
    sho = post_officer("sho", tree.ranipool, "inspector", name="Karma T Lepcha")
    writer = post_officer("writer", tree.ranipool, "hc", name="B M Gurung")
    draft = draft_paper.begin(unit=tree.ranipool, by=scope_of_id(writer.pk))
    cookies = [
        sign_in_as(None, posting).cookies[settings.SESSION_COOKIE_NAME].value
        for posting in (sho, writer)
    ]
    yield draft, cookies
    codes.forget()


@pytest.fixture
def web(tmp_path):
    process = Web(tmp_path / "web.log")
    yield process
    process.kill()


def address(site: str, draft: Draft, part: str) -> str:
    return f"{site}/cases/fir/drafts/{draft.pk}/{part}/"


def kept(draft: Draft, part: str) -> dict:
    return Draft.everything.get(pk=draft.pk).data.get(part, {})


def wait_until_kept(
    page: Page, draft: Draft, part: str, name: str, text: str, seconds: float = 30
) -> None:
    until = time.monotonic() + seconds
    while kept(draft, part).get(name) != text:
        said = page.locator("form [data-saved]")
        assert time.monotonic() < until, (kept(draft, part), said.all_inner_texts())
        page.wait_for_timeout(200)


def local_copies(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draft:')).length")


def test_a_cut_line_while_typing_loses_nothing(desk, live_server):
    draft, (_sho, writer) = desk
    with sync_playwright() as play:
        browser = launch(play)
        context = visitor(browser, live_server.url, writer)
        page = context.new_page()
        page.goto(address(live_server.url, draft, "statement"))
        page.locator(WORDS).press_sequentially("First words. ")
        wait_until_kept(page, draft, "statement", "narrative", "First words. ")
        page.locator(WORDS).press_sequentially("Half")
        context.set_offline(True)
        page.locator(WORDS).press_sequentially(" a sentence. ")
        expect(page.locator("#offline")).to_be_visible()
        expect(page.locator("form [data-saved]")).to_contain_text("Saved on this computer")
        page.locator(WORDS).press_sequentially("Typed in the dark.")
        page.wait_for_timeout(1500)
        assert local_copies(page) == 1
        assert kept(draft, "statement")["narrative"] == "First words. "
        context.set_offline(False)
        whole = "First words. Half a sentence. Typed in the dark."
        wait_until_kept(page, draft, "statement", "narrative", whole)
        expect(page.locator("form [data-saved]")).to_contain_text("Saved at")
        expect(page.locator("#offline")).to_be_hidden()
        assert local_copies(page) == 0, "a copy stayed on the shared computer"
        browser.close()


def test_a_window_closed_while_the_line_is_cut_brings_its_words_back(desk, live_server):
    """Saving by the button meets no server; the page is opened again later and says all of it."""
    draft, (_sho, writer) = desk
    with sync_playwright() as play:
        browser = launch(play)
        context = visitor(browser, live_server.url, writer)
        page = context.new_page()
        page.goto(address(live_server.url, draft, "when_where"))
        context.set_offline(True)
        page.locator("#id_place").press_sequentially("Below the market")
        page.keyboard.press("Alt+S")
        page.wait_for_timeout(500)
        page.close()
        context.set_offline(False)
        page = context.new_page()
        page.goto(address(live_server.url, draft, "when_where"))
        expect(page.locator("#id_place")).to_have_value("Below the market")
        wait_until_kept(page, draft, "when_where", "place", "Below the market")
        browser.close()


def test_a_killed_server_that_comes_back_loses_nothing(desk, web):
    draft, (_sho, writer) = desk
    web.start()
    with sync_playwright() as play:
        browser = launch(play)
        context = visitor(browser, web.url, writer)
        page = context.new_page()
        page.goto(address(web.url, draft, "statement"))
        page.locator(WORDS).fill(NEPALI)
        wait_until_kept(page, draft, "statement", "narrative", NEPALI)
        page.locator(WORDS).press_sequentially(" And then")
        web.kill()
        page.locator(WORDS).press_sequentially(" the power went.")
        expect(page.locator("form [data-saved]")).to_contain_text("Saved on this computer")
        assert kept(draft, "statement")["narrative"] == NEPALI
        web.start()
        page.locator(WORDS).press_sequentially(" It came back.")
        whole = f"{NEPALI} And then the power went. It came back."
        wait_until_kept(page, draft, "statement", "narrative", whole)
        # killed again, and this time the button is pressed: the browser has no page to show
        page.locator(WORDS).press_sequentially(" The end.")
        web.kill()
        page.keyboard.press("Alt+S")
        page.wait_for_timeout(1000)
        web.start()
        page.goto(address(web.url, draft, "statement"))
        expect(page.locator(WORDS)).to_have_value(f"{whole} The end.")
        wait_until_kept(page, draft, "statement", "narrative", f"{whole} The end.")
        browser.close()


def type_informant(page: Page, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        page.locator(f"#id_{name}").fill(text)


def choose(page: Page, **fields: str) -> None:
    """The page shows both versions of just these fields; one of each is taken."""
    shown = page.eval_on_selector_all(
        "input[name^='choose-']", "all => [...new Set(all.map(e => e.name.slice(7)))]"
    )
    assert set(shown) == set(fields)
    for name, whose in fields.items():
        page.locator(f"input[name='choose-{name}'][value='{whose}']").check()
    with page.expect_navigation():
        page.locator("main [data-key='save']").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_officers_at_one_part_settle_it_field_by_field(desk, live_server, scripts):
    draft, (sho, writer) = desk
    part = address(live_server.url, draft, "informant")
    with sync_playwright() as play:
        browser = launch(play)
        one, two = (
            visitor(browser, live_server.url, cookie, java_script_enabled=scripts).new_page()
            for cookie in (sho, writer)
        )
        for page in (one, two):
            page.goto(part)
        type_informant(one, {"name": "Pema Bhutia", "age": "30", "addr-1-line": "Saramsa"})
        if scripts:
            wait_until_kept(one, draft, "informant", "addr-1-line", "Saramsa")
        else:
            with one.expect_navigation():
                one.locator("main [data-key='save']").click()
        type_informant(two, {"name": "Pema Lepcha", "age": "31", "relative": "Lhakpa"})
        if scripts:
            link = two.locator("form [data-saved] a")
            expect(link).to_be_visible(timeout=20_000)
            with two.expect_navigation():
                link.click()
        else:
            with two.expect_navigation():
                two.locator("main [data-key='save']").click()
        assert two.url.endswith("/compare/")
        expect(two.get_by_role("heading", level=1)).to_have_text(
            "Someone else saved this part first"
        )
        expect(two.locator("main")).to_contain_text("Karma T Lepcha")
        choose(two, name="mine", age="theirs")
        assert two.url == part
        expect(two.locator("#id_name")).to_have_value("Pema Lepcha")
        browser.close()
    found = kept(draft, "informant")
    assert {name: found[name] for name in ("name", "age", "addr-1-line", "relative")} == {
        "name": "Pema Lepcha", "age": "30", "addr-1-line": "Saramsa", "relative": "Lhakpa",
    }  # fmt: skip
    assert Draft.everything.get(pk=draft.pk).aside == {}
