"""The main job at the keyboard: the duty officer of Ranipool registers a theft FIR from a Nepali complaint."""

import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page, expect, sync_playwright

from cases.models import Case, CasePerson
from cases.paper import FirPaper, PersonPaper, PropertyPaper
from cases.services import complaints, fir, law
from cctns.core import codes, dates
from cctns.runtime.install import browser as chromium
from stations.services.access import scope_of_id
from stations.services.charge import hand_over_charge
from tests.conftest import build_tree, post_officer, sign_in_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEPALI = (
    "म, फुर्बा तामाङ, रानीपुल बजारको बासिन्दा हुँ। साँझ साढे छ बजे मैले मेरो कालो मोटरसाइकल SK-01 J 4471 "
    "तरकारी बजारमुनिको पार्किङमा राखेको थिएँ। पौने नौ बजे फर्किँदा मोटरसाइकल त्यहाँ थिएन।"
)


@pytest.fixture
def station(monkeypatch, live_server):
    """Ranipool with its duty officer in charge for the shift, a complaint, and an earlier case."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    tree = build_tree()
    codes.load()
    law.load()
    sho = post_officer("sho", tree.ranipool, "inspector", name="Karma T Lepcha")
    duty = post_officer("writer", tree.ranipool, "si", name="B M Gurung")
    post_officer("io", tree.ranipool, "asi", name="Suk Bahadur Limboo")
    hand_over_charge(tree.ranipool, to=duty, note="Night shift", by=scope_of_id(sho.pk))
    by = scope_of_id(duty.pk)
    now = timezone.now()
    earlier = FirPaper(
        unit=tree.ranipool, information_type="oral", information_at=now - timedelta(minutes=30),
        occurred_from=now - timedelta(hours=4), place="Deorali", sections=["BNS-303(2)-1"],
        complainant=PersonPaper(name="Suman Rai", sex="M", age=40), narrative="A motorcycle was found.",
        properties=[PropertyPaper("vehicle", "Motorcycle, black", mark_kind="vehicle", mark="SK 01 J 4471")],
        read_over=True,
    )  # fmt: skip
    fir.register(earlier, by=by)
    complaint = complaints.receive(
        complaints.ComplaintPaper(
            unit=tree.ranipool, gist="Motorcycle taken from the market", narrative=NEPALI, language="ne",
            informant=PersonPaper(name="फुर्बा तामाङ", sex="M", age=34, phones=["+919812345214"]),
            place="Parking below the vegetable market, Ranipool Bazaar",
            received_at=now - timedelta(minutes=9),
        ),
        by=by,
    )  # fmt: skip
    cookie = sign_in_as(None, duty).cookies[settings.SESSION_COOKIE_NAME].value
    return cookie, complaint


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the box or button is reached."""
    for _press in range(160):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {selector} on {page.url}")


def write(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose(page: Page, name: str, value: str) -> None:
    """A radio button by Tab and arrows; the first press of the space bar takes the first one."""
    tab_to(page, f"input[name='{name}']")
    page.keyboard.press("Space")
    for _press in range(8):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} cannot be {value}")


def save(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Alt+S")


def press(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


class Watch:
    """What each page is held to: accessible, no sideways scroll, no violation of the policy."""

    def __init__(self, page: Page, width: int) -> None:
        self.page, self.width, self.problems, self.seen = page, width, [], 0
        page.on("console", lambda m: self.say(m.text) if "Content Security" in m.text else None)
        page.on("pageerror", lambda error: self.say(str(error)))

    def say(self, text: str) -> None:
        self.problems.append((self.page.url, text, ""))

    def look(self, name: str) -> None:
        found = Axe().run(self.page).response["violations"]
        self.problems += [(name, v["id"], v["nodes"][0]["html"][:200]) for v in found]
        if self.page.evaluate("document.documentElement.scrollWidth") > self.width:
            self.problems.append((name, "sideways scroll", ""))
        if self.page.locator(".btn--main").count() > 1:
            self.problems.append((name, "two filled buttons", ""))
        if folder := os.environ.get("SHOTS"):
            self.seen += 1
            self.page.screenshot(
                path=f"{folder}/{self.width}-{self.seen:02d}-{name}.png", full_page=True
            )


@pytest.mark.parametrize("width", [1366, 390])
def test_the_duty_officer_registers_a_theft_by_keyboard_alone(station, live_server, width):
    cookie, complaint = station
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": width, "height": 844})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        page = context.new_page()
        watch = Watch(page, width)
        page.goto(f"{live_server.url}/cases/fir/drafts/new/?complaint={complaint.pk}")
        watch.look("new")
        save(page)
        watch.look("parts-begun")
        press(page, "a[href$='/information/']")
        watch.look("information")
        save(page)
        tab_to(page, "#id_name")
        watch.look("informant")
        choose_relation(page)
        write(page, "#id_relative", "Lhakpa Tamang")
        write(page, "#id_addr-1-line", "Ward 2, Ranipool Bazaar")
        save(page)
        now = timezone.localtime() - timedelta(hours=1)
        begun, too_early = now - timedelta(minutes=30), now - timedelta(minutes=50)
        choose(page, "occurred_known", "between")
        # each moment with its own day: it may be past midnight
        write(page, "#id_occurred_from_0", dates.short_date(begun))
        write(page, "#id_occurred_from_1", dates.clock_time(begun))
        write(page, "#id_occurred_to_0", dates.short_date(too_early))
        write(page, "#id_occurred_to_1", dates.clock_time(too_early))
        choose(page, "in_area", "yes")
        save(page)
        expect(page.locator(".errsum")).to_be_focused()
        watch.look("when-wrong")
        write(page, "#id_occurred_to_0", dates.short_date(now))
        write(page, "#id_occurred_to_1", dates.clock_time(now))
        save(page)
        write(page, "#sections-q", "bike theft")
        page.wait_for_selector("#sections-hits button")
        watch.look("sections-found")
        press(page, "button[value='BNS-303(2)-1']")
        expect(page.locator("#sections-q")).to_have_value("")
        watch.look("sections")
        save(page)
        choose(page, "accused-1-known", "unknown")
        press(page, "button[name='add'][value='accused']")
        write(page, "#id_accused-2-description", "A tall man with a red cap")
        tab_to(page, "#id_accused-2-name")
        page.wait_for_timeout(1200)
        expect(page.locator("form [data-saved]")).to_contain_text("Saved at")
        watch.look("accused")
        press(page, "button[name='remove'][value='accused-1']")
        expect(page.locator("#id_accused-2-description")).to_have_value(
            "A tall man with a red cap"
        )
        expect(page.locator("#accused-1")).to_have_count(0)
        choose(page, "accused-2-known", "unknown")
        save(page)
        choose(page, "victim_is_informant", "yes")
        watch.look("victim")
        save(page)
        tab_to(page, "#id_property-1-what")
        page.keyboard.type("Motorc")
        write(page, "#id_property-1-description", "Motorcycle, black, Pulsar")
        write(page, "#id_property-1-value", "62000")
        tab_to(page, "#id_property-1-mark_kind")
        page.keyboard.type("Reg")
        write(page, "#id_property-1-mark", "SK-01 J 4471")
        save(page)
        page.go_back()
        expect(page.get_by_text("Seen before")).to_be_visible()
        watch.look("property-seen")
        save(page)
        tab_to(page, "#id_read_over")
        watch.look("statement")
        page.keyboard.press("Space")
        save(page)
        choose(page, "action", "investigate")
        watch.look("action")
        save(page)
        watch.look("parts-done")
        assert not page.evaluate(
            "Object.keys(localStorage).filter(k => k.startsWith('draft:'))"
        )
        press(page, "a[href$='/check/']")
        watch.look("check")
        save(page)
        expect(page.locator(".no")).to_have_text(f"0002/{timezone.localdate().year}")
        watch.look("registered")
        page.goto(f"{live_server.url}/cases/sections/?q=IPC+379&on=15-03-2024&s=IPC-379-1")
        watch.look("picker")
        browser.close()
    assert not watch.problems
    case = Case.everything.get(number=2)
    assert case.fir.content["narrative"] == NEPALI
    assert case.complaints.get() == complaint
    assert CasePerson.everything.filter(case=case, part="accused", person=None).count() == 1


def choose_relation(page: Page) -> None:
    tab_to(page, "#id_relation")
    page.keyboard.type("Fa")
