"""Complaints in a browser: every page accessible, narrow, without a policy violation; one taken down and decided."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from cases.models import Complaint
from cases.paper import AddressPaper, PersonPaper
from cases.services import complaints, enquiries, law, noncognizable, refusals
from cctns.runtime.install import browser as chromium
from stations.services.access import scope_of_id
from tests.conftest import build_tree, post_officer, sign_in_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "मैले मोटरसाइकल बजारको पार्किङमा राखेको थिएँ। बेलुका फर्किंदा थिएन।"


@pytest.fixture
def filled(monkeypatch, live_server):
    """A station with complaints in every state: ({role: cookie}, {role: addresses})."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    tree = build_tree()
    law.load()
    posts = {
        "sho": post_officer("sho", tree.ranipool, "inspector", name="Karma T Lepcha"),
        "writer": post_officer("writer", tree.ranipool, "hc", name="B M Gurung"),
        "sdpo": post_officer("sdpo", tree.sd_gangtok, "dysp"),
        "sp": post_officer("sp", tree.gangtok, "sp"),
        "sadar": post_officer("sho", tree.sadar, "inspector"),
    }
    by = scope_of_id(posts["sho"].pk)

    def take(**changes) -> Complaint:
        facts = {
            "unit": tree.ranipool, "gist": "Motorcycle taken from the market parking", "narrative": WORDS,
            "language": "ne", "against": "Not known", "place": "Parking below the vegetable market",
            "informant": PersonPaper(
                name="फुर्बा तामाङ", sex="M", age=34, phones=["+919812345214"],
                addresses=[AddressPaper(line="Saramsa, Ranipool")],
            ),
        }  # fmt: skip
        return complaints.receive(complaints.ComplaintPaper(**(facts | changes)), by=by)

    waiting = take()
    child = take(gist="Girl of 9 not home from school", missing_child=True)
    protected = take(gist="Assault in the lane", sections=("BNS-64(1)-1",))
    efir = take(channel="efir", gist="Phone taken on the bus")
    asked = take(gist="Passed off as a bank officer")
    enquiries.ask_enquiry(asked, sections=["BNS-319(2)-1"], reason="A money matter.", by=by)
    slap = take(gist="Slapped in a quarrel")
    noncognizable.enter_nc(
        slap, sections=["BNS-115(2)-1"], gist="A slap.", referred_to="CJM Gangtok", by=by
    )
    refused = take(gist="Wall on the boundary")
    refusals.refuse(refused, reason="It is a civil matter.", told=True, by=by)
    sent = take(gist="Shouting near the taxi stand")
    complaints.send_on(sent, to=tree.sadar, reason="It happened there.", by=by)
    cookies = {
        role: sign_in_as(None, post).cookies[settings.SESSION_COOKIE_NAME].value
        for role, post in posts.items()
    }
    one = waiting.get_absolute_url()
    return cookies, {
        "sho": [
            "/complaints/", "/complaints/?view=all", one, f"{one}enquiry/", f"{one}nc/", f"{one}send/",
            f"{one}department/", f"{one}refuse/", f"{one}file/", child.get_absolute_url(),
            protected.get_absolute_url(), f"{protected.get_absolute_url()}look/",
            f"{slap.get_absolute_url()}nc/", f"{slap.get_absolute_url()}nc/order/",
            refused.get_absolute_url(), f"{refused.get_absolute_url()}refusal/appeal/",
            "/complaints/nc/fortnight/", asked.get_absolute_url(), sent.get_absolute_url(),
        ],
        "writer": ["/complaints/new/", f"{one}received/", f"{efir.get_absolute_url()}received/",
                   f"{efir.get_absolute_url()}sign/", one],
        "sdpo": [f"{asked.get_absolute_url()}enquiry/answer/"],
        "sp": ["/complaints/", f"{refused.get_absolute_url()}refusal/review/", "/complaints/nc/fortnight/"],
        "sadar": ["/complaints/incoming/", f"/complaints/incoming/{sent.pk}/"],
    }  # fmt: skip


def open_as(browser, live_server, cookie: str, width: int, language: str = ""):
    context = browser.new_context(viewport={"width": width, "height": 844})
    kept = [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    if language:
        name = settings.LANGUAGE_COOKIE_NAME
        kept.append({"name": name, "value": language, "url": live_server.url})
    context.add_cookies(kept)
    return context.new_page()


def shot(page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_of_complaints_are_accessible_and_fit(filled, live_server, width):
    cookies, addresses = filled
    problems, said = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for role, urls in addresses.items():
            page = open_as(browser, live_server, cookies[role], width)
            page.on(
                "console",
                lambda m: said.append(m.text) if "Content Security" in m.text else None,
            )
            for number, address in enumerate(urls):
                answer = page.goto(live_server.url + address)
                if answer.status != 200:
                    problems.append((role, address, answer.status))
                found = Axe().run(page).response["violations"]
                problems += [(address, v["id"], v["nodes"][0]["html"][:200]) for v in found]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    problems.append((address, "sideways scroll", ""))
                if page.locator(".btn--main:visible").count() > 1:
                    problems.append((address, "two filled buttons", ""))
                shot(page, f"{width}-{role}-{number:02d}")
        browser.close()
    assert not problems
    assert not said


def test_a_writer_takes_down_and_the_sho_decides_with_sections_in_hindi_too(
    filled, live_server
):
    cookies, _addresses = filled
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = open_as(browser, live_server, cookies["writer"], 1366)
        page.goto(f"{live_server.url}/complaints/")
        page.get_by_role("link", name="Take down a complaint").click()
        page.get_by_label("Matter, in a few words").fill("दुकानमा झगडा")
        page.get_by_role("button", name="Take down").click()
        page.wait_for_selector(".errsum")  # what is missing is said, what was typed stays
        assert page.get_by_label("Matter, in a few words").input_value() == "दुकानमा झगडा"
        page.get_by_label("What happened, in the informant's own words").fill(WORDS)
        page.get_by_label("Name").fill("दिल माया")
        page.get_by_role("button", name="Take down").click()
        page.wait_for_url("**/received/")
        complaint = Complaint.everything.latest("entered_at")
        assert complaint.informant_name == "दिल माया"
        assert str(complaint) in page.inner_text("h1 + .no")
        page = open_as(browser, live_server, cookies["sho"], 1366)
        page.goto(f"{live_server.url}{complaint.get_absolute_url()}nc/")
        page.get_by_label("Substance of the information").fill("A quarrel at the shop.")
        page.get_by_label("Magistrate to whom").fill("CJM Gangtok")
        page.get_by_label("Find a section").fill("115(2)")
        page.locator("button[name=sections-add]").first.click()
        page.wait_for_selector("input[name=sections]", state="attached")
        assert page.get_by_label("Magistrate to whom").input_value() == "CJM Gangtok"
        page.get_by_role("button", name="Enter the report").click()
        page.wait_for_selector("text=As entered")
        page = open_as(browser, live_server, cookies["sho"], 1366, "hi")
        page.goto(live_server.url + complaint.get_absolute_url())
        assert page.get_attribute("html", "lang") == "hi"
        shot(page, "hi-complaint")
        page.goto(f"{live_server.url}/complaints/?view=all")
        shot(page, "hi-list")
        browser.close()
    complaint.refresh_from_db()
    assert complaint.status == "nc"
