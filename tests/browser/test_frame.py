"""The frame in a real browser: keys, lists, drafts that survive, under the strict policy.

No server runs: the style guide is drawn here and handed to Chromium with the static files.
"""

import json
import mimetypes
import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import expect, sync_playwright

from cctns.runtime.install import browser as chromium
from tests.core.styleguide import STANDING, sample

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SITE = "http://cctns.test"
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; img-src 'self' data:"
DRAFT = 'data-draft="styleguide-1"'
SAVES_TO = f'{DRAFT} data-save-url="/save/" data-version="3"'


class Officer:
    pk = 7
    is_authenticated = True

    def __str__(self) -> str:
        return "K T Lepcha"


class Site:
    """Answers the browser: the style guide, static files, and a draft server that obeys the test."""

    def __init__(self) -> None:
        self.saves: list[SimpleNamespace] = []
        self.answer = (200, {"version": 4, "saved_at": "09:48"})
        self.down = False
        self.posts: list[dict] = []
        self.with_errors = True

    def page(self, path: str) -> str:
        asked = parse_qs(urlsplit(path).query)
        language = asked.get("lang", ["en"])[0]
        with time_machine.travel(STANDING, tick=False), translation.override(language):
            context = {
                **sample(STANDING),
                "user": Officer(),
                "theme": asked.get("theme", ["light"])[0],
            }
            request = RequestFactory().get(path)
            if path.startswith("/sign-in"):
                return render_to_string("errors/404.html", context | {"form": None}, request)
            html = render_to_string("dev/styleguide.html", context, request)
        if not self.with_errors:
            html = re.sub(r'<div class="errsum".*?</ul></div>', "", html, flags=re.DOTALL)
        return html.replace(DRAFT, SAVES_TO)

    def handle(self, route) -> None:
        request = route.request
        path = request.url.removeprefix(SITE)
        if self.down:
            route.abort()
        elif path.startswith("/static/"):
            file = ROOT / path.lstrip("/").split("?")[0]
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        elif path == "/save/":
            fields = parse_qs(request.post_data or "", keep_blank_values=True)
            self.saves.append(SimpleNamespace(fields=fields, headers=request.headers))
            status, body = self.answer
            route.fulfill(status=status, body=json.dumps(body), content_type="application/json")
        else:
            if request.method == "POST":
                self.posts.append({"path": path, "fields": parse_qs(request.post_data or "")})
            headers = {
                "content-security-policy": POLICY,
                "content-type": "text/html; charset=utf-8",
            }
            route.fulfill(body=self.page(path), headers=headers)


@pytest.fixture(scope="module")
def running():
    place = chromium()
    assert place, "no Chromium: set CHROMIUM to its path"
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=place,
            args=[
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def page(running, site):
    context = running.new_context(viewport={"width": 1366, "height": 768}, base_url=SITE)
    context.route("**/*", site.handle)
    opened = context.new_page()
    opened.complaints = []
    opened.on(
        "console",
        lambda message: (
            opened.complaints.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    assert opened.complaints == []  # nothing broken, nothing against the policy
    context.close()


def kept(page) -> dict:
    found = page.evaluate("localStorage.getItem('draft:7:styleguide-1')")
    return json.loads(found) if found else {}


def saved(page):
    return page.locator("form[data-draft] [data-saved]")


def fill_place(page, text: str) -> None:
    page.fill("#id_place", text)


# --- frame and keys --------------------------------------------------------------------------


def test_error_summary_has_the_focus_and_the_first_tab_on_a_clean_page_is_the_skip_link(
    page, site
):
    page.goto("/")
    assert page.evaluate("document.activeElement.className") == "errsum"
    site.with_errors = False
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_single_keys_search_help_and_go(page, site):
    site.with_errors = False
    page.goto("/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/cases/")


def test_rows_are_walked_chosen_and_filtered(page, site):
    site.with_errors = False
    page.goto("/")
    expect(page.locator("#bulk")).to_be_hidden()
    for key in "jjx":
        page.keyboard.press(key)
    expect(page.locator("[data-n]")).to_have_text("Rows chosen: 1")
    assert page.locator("tr.cur th").text_content() == "0091/2026"
    page.fill("#quick", "rash")
    expect(page.locator("[data-quick-n]")).to_have_text("1 of 3 on this page")


def test_one_menu_is_open_at_a_time_and_escape_gives_the_focus_back(page):
    page.goto("/")
    page.click(".menu--unit summary")
    page.click(".menu--jobs summary")
    # The browser tells of an opened menu in its own time: the count is waited for.
    expect(page.locator("details.menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("details.menu[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_light_and_dark_change_at_once_and_the_server_is_told(page, site):
    page.goto("/")
    fill_place(page, "half typed")
    page.click("[data-theme-form] button")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.input_value("#id_place") == "half typed"
    page.wait_for_timeout(100)
    assert site.posts[0]["path"] == "/theme/" and site.posts[0]["fields"]["to"] == ["dark"]


def test_the_menu_opens_on_a_phone_with_and_without_scripts(running, site):
    for scripts in (True, False):
        context = running.new_context(
            viewport={"width": 390, "height": 844}, base_url=SITE, java_script_enabled=scripts
        )
        context.route("**/*", site.handle)
        phone = context.new_page()
        phone.goto("/")
        expect(phone.locator("#side")).to_be_hidden()
        phone.click(".burger")
        expect(phone.locator("#side")).to_be_visible()
        context.close()


# --- dates and times -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("24112026", "24-11-2026"), ("4/1/2026", "04-01-2026"), ("31-02-2026", "31-02-2026")],
)
def test_a_date_is_written_out_when_the_field_is_left(page, typed, shown):
    page.goto("/")
    page.fill("#id_born", typed)
    page.press("#id_born", "Tab")
    assert page.input_value("#id_born") == shown


def test_t_is_today_at_once_and_1830_is_a_time(page):
    page.goto("/")
    page.fill("#id_born", "t")
    assert re.fullmatch(r"\d\d-\d\d-\d{4}", page.input_value("#id_born"))
    page.fill("#id_since_1", "1845")
    page.press("#id_since_1", "Tab")
    assert page.input_value("#id_since_1") == "18:45"


def test_a_long_list_can_be_searched(page):
    page.goto("/")
    page.get_by_label("Type to find in the list").fill("Beat 17")
    assert page.input_value("#id_beat") == "17"


# --- drafts ----------------------------------------------------------------------------------


def test_a_second_after_the_last_key_the_server_has_it_and_the_computer_does_not(page, site):
    page.goto("/")
    fill_place(page, "Below the market")
    expect(saved(page)).to_have_text("Saved at 09:48", timeout=4000)
    save = site.saves[-1]
    assert save.fields["place"] == ["Below the market"]
    assert save.headers["if-match"] == '"3"' and save.headers["x-retry-token"]
    assert save.headers["x-csrftoken"]
    assert "csrfmiddlewaretoken" not in save.fields
    assert kept(page) == {}
    assert page.input_value("[name=version]") == "4"


def test_an_unticked_box_is_told_and_not_forgotten(page, site):
    page.goto("/")
    page.uncheck("#id_read")
    expect(saved(page)).to_have_text("Saved at 09:48", timeout=4000)
    assert site.saves[-1].fields["read"] == [""]


def test_what_is_typed_while_the_line_is_down_comes_back_and_is_sent(page, site):
    page.goto("/")
    site.down = True
    fill_place(page, "Typed in the dark")
    page.fill("#id_victim", "A protected name")
    page.uncheck("#id_read")
    expect(saved(page)).to_have_text("Saved on this computer", timeout=4000)
    assert ["place", "Typed in the dark"] in kept(page)["fields"]
    assert "A protected name" not in json.dumps(kept(page))
    expect(page.locator("#offline")).to_be_visible()
    site.down, site.with_errors = False, False
    page.reload()
    assert page.input_value("#id_place") == "Typed in the dark"
    assert not page.is_checked("#id_read")
    expect(saved(page)).to_have_text("Saved at 09:48", timeout=4000)
    assert "victim" in site.saves[-1].fields
    assert kept(page) == {}


def test_a_draft_left_behind_is_sent_from_the_next_page(page, site):
    page.goto("/")
    site.down = True
    fill_place(page, "Left behind")
    expect(saved(page)).to_have_text("Saved on this computer", timeout=4000)
    site.down = False
    page.goto("/sign-in/")
    page.wait_for_function("localStorage.getItem('draft:7:styleguide-1') === null")
    assert site.saves[-1].fields["place"] == ["Left behind"]
    assert "victim" not in site.saves[-1].fields  # private: not kept here, so not overwritten


def test_what_a_colleague_changed_comes_into_the_boxes(page, site):
    site.answer = (
        200,
        {"version": 9, "saved_at": "09:48", "theirs": {"direction": "West", "marks": ["p"]}},
    )
    page.goto("/")
    fill_place(page, "Mine")
    expect(saved(page)).to_have_text("Saved at 09:48", timeout=4000)
    assert page.input_value("#id_direction") == "West"
    assert page.is_checked("#id_marks_1") and not page.is_checked("#id_marks_0")
    assert page.input_value("[name=version]") == "9"


def test_a_conflict_leads_to_the_compare_page_and_stops_saving(page, site):
    site.answer = (409, {"compare_url": "/compare/"})
    page.goto("/")
    fill_place(page, "Mine")
    expect(saved(page).locator("a")).to_have_attribute("href", "/compare/", timeout=4000)
    fill_place(page, "Mine again")
    page.wait_for_timeout(1500)
    assert len(site.saves) == 1


def test_a_fault_of_the_server_keeps_the_text_here(page, site):
    site.answer = (500, {})
    page.goto("/")
    fill_place(page, "Kept")
    expect(saved(page)).to_have_text("Saved on this computer", timeout=4000)
    assert ["place", "Kept"] in kept(page)["fields"]


def test_a_refusal_says_what_to_mend_and_the_next_key_tries_again(page, site):
    site.answer = (400, {"error": "This part is too long."})
    page.goto("/")
    fill_place(page, "Long")
    expect(saved(page)).to_have_text("This part is too long.", timeout=4000)
    site.answer = (200, {"version": 4, "saved_at": "09:48"})
    fill_place(page, "Short")
    expect(saved(page)).to_have_text("Saved at 09:48", timeout=4000)


def test_signed_out_meanwhile_says_so_and_keeps_the_text(page, site):
    site.answer = (401, {})
    page.goto("/")
    fill_place(page, "Kept")
    expect(saved(page).locator("a")).to_contain_text("Sign in again", timeout=4000)
    assert ["place", "Kept"] in kept(page)["fields"]


def test_signing_out_wipes_what_could_not_be_sent_after_asking(page, site):
    page.goto("/")
    site.answer = (500, {})
    fill_place(page, "Kept")
    expect(saved(page)).to_have_text("Saved on this computer", timeout=4000)
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("details.menu").filter(has_text="Account").locator("summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_function("localStorage.getItem('draft:7:styleguide-1') === null")
    page.wait_for_url("**/sign-out/")
    assert len(asked) == 1


def test_signing_out_with_nothing_waiting_asks_nothing(page, site):
    page.goto("/")
    page.locator("details.menu").filter(has_text="Account").locator("summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-out/")
    assert site.posts[-1]["path"] == "/sign-out/"


def test_a_second_press_does_not_send_the_form_twice(page, site):
    page.goto("/")
    page.evaluate(
        """() => {
          window.sent = 0;
          document.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) window.sent += 1;
            event.preventDefault();
          });
          const form = document.querySelector("form[data-draft]");
          form.removeAttribute("data-again");
          for (let press = 0; press < 3; press += 1) form.querySelector("[data-key=save]").click();
        }"""
    )
    assert page.evaluate("window.sent") == 1


# --- pictures --------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi", "ne"])
def test_nothing_is_cut_off_and_axe_finds_nothing(running, site, theme, language):
    from axe_playwright_python.sync_playwright import Axe

    for width, height in ((1366, 768), (390, 844)):
        context = running.new_context(
            viewport={"width": width, "height": height}, base_url=SITE, bypass_csp=True
        )
        context.route("**/*", site.handle)
        page = context.new_page()
        page.goto(f"/?theme={theme}&lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page)
        assert [rule["id"] for rule in found.response["violations"]] == []
        context.close()
