"""The case and its acts in a browser: accessible, narrow, without a policy violation, for SHO and SP."""

import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import sync_playwright

from cases.paper import PersonPaper
from cases.services import cases as service
from cases.services import files, fir, law, sensitivity, sharing, transfers
from cctns.runtime.install import browser as chromium
from tests.cases.case_helpers import RAPE, THEFT, Office, office_of, paper_of
from tests.conftest import build_tree, post_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def filled_office() -> tuple[Office, dict[str, str]]:
    """A theft with everything on it, a protected case, a sealed one, Zero FIRs; the addresses of their pages."""
    law.load()
    office = office_of(build_tree(), post_officer)
    office.tree.ranipool.court = "CJM Gangtok"
    office.tree.ranipool.save()
    by, io = office.scope("sho"), office.posts["io"]
    case = office.theft(action="directed", io=io)
    service.give_copy(
        case, to="complainant", how="signature", person=case.people.get(code="C1"), by=by
    )
    service.dispatch_to_court(case, court="CJM Gangtok", mode="electronic", by=by)
    service.add_addendum(
        case, item="12", text="हेलमेट पनि हरायो, रातो रङको।", reason="Remembered later", by=by
    )  # fmt: skip
    service.alter_sections(
        case, sections=[THEFT, "BNS-318(4)-1"], reason="He also cheated", by=by
    )
    service.decide_publication(case, publish=True, by=by)
    files.attach_file(
        case, upload=SimpleUploadedFile("lock.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        label="Lock that was broken", by=by,
    )  # fmt: skip
    sharing.share(
        case, user=office.user("namchi"), until=timezone.now() + timedelta(days=3), reason="Same gang",
        by=office.scope("sp"),
    )  # fmt: skip
    hidden = fir.register(
        paper_of(
            office.tree.ranipool, sections=[RAPE], recorder=office.posts["desk"],
            complainant=PersonPaper(name="Protected Person", sex="F", age=24, phones=["+919800011122"]),
        ),
        by=by,
    )  # fmt: skip
    files.attach_file(
        hidden, upload=SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64), label="Photo", by=by
    )  # fmt: skip
    sealed = office.theft(action="directed", io=io)
    sensitivity.seal(
        sealed, reason="Order 12/2026", members=[office.user("io"), office.user("desk")], review_on=None,
        by=office.scope("sp"),
    )  # fmt: skip
    zero = office.zero()
    row = transfers.send(zero, to=office.tree.namchi, reason="Happened at Namchi", by=by)
    transfers.acknowledge(row, by=office.scope("namchi"))
    zero_here = office.zero()

    def at(name, record=case):
        return reverse(f"cases:{name}", args=[record.pk])

    return office, {
        "case": at("case"), "people": at("case_people"), "property": at("case_property"),
        "documents": at("case_documents"), "looks": at("case_looks"), "hidden": at("case", hidden),
        "hidden-people": at("case_people", hidden), "hidden-documents": at("case_documents", hidden),
        "ask": at("case_ask", hidden), "sealed": at("case", sealed),
        "addendum": at("case_addendum"), "sections": at("case_sections"), "officer": at("case_officer"),
        "court": at("case_court", hidden), "court-done": at("case_court"), "copy": at("case_copy", hidden),
        "publication": at("case_publication"), "progress": at("case_progress"),
        "attach": at("case_attach"), "sensitivity": at("case_sensitivity"), "seal": at("case_seal"),
        "list": at("case_seal", sealed), "share": at("case_share"), "send": at("case_send", zero_here),
        "zero": reverse("cases:zero") + "?way=sent", "received": at("zero_received", row),
        "zero-in": reverse("cases:zero"), "shared": reverse("cases:shared"),
        "cases": reverse("cases:cases"), "clocks": reverse("cases:clocks"),
        "public": reverse("cases:public_firs") + f"?station={office.tree.ranipool.code}",
        "public-fir": at("public_fir"),
    }  # fmt: skip


PAGES = {
    "sho": ("case", "people", "property", "documents", "looks", "hidden", "hidden-people", "hidden-documents",
            "ask", "sealed", "addendum", "sections", "officer", "court", "court-done", "copy", "publication", "progress",
            "attach", "sensitivity", "send", "zero", "cases", "clocks"),
    "sp": ("case", "seal", "list", "share"),
    "namchi": ("zero-in", "received", "shared", "case"),
    "": ("public", "public-fir"),
}  # fmt: skip


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_of_a_case_are_accessible_and_fit(live_server, monkeypatch, width):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    office, addresses = filled_office()
    cookies = {
        who: office.client(who).cookies[settings.SESSION_COOKIE_NAME].value
        for who in PAGES
        if who
    }
    said: list[str] = []
    problems: list[tuple] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for who, names in PAGES.items():
            context = browser.new_context(viewport={"width": width, "height": 844})
            if who:
                context.add_cookies(
                    [{"name": settings.SESSION_COOKIE_NAME, "value": cookies[who], "url": live_server.url}]
                )  # fmt: skip
            page = context.new_page()
            page.on(
                "console",
                lambda m: said.append(m.text) if "Content Security" in m.text else None,
            )
            for name in names:
                answer = page.goto(live_server.url + addresses[name])
                if answer.status != 200:
                    problems.append((who, name, answer.status))
                found = Axe().run(page).response["violations"]
                problems += [(who, name, v["id"], v["nodes"][0]["html"][:200]) for v in found]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    problems.append((who, name, "sideways scroll"))
                if folder := os.environ.get("SHOTS"):
                    page.screenshot(path=f"{folder}/{width}-{who}-{name}.png", full_page=True)
            context.close()
        browser.close()
    assert not problems
    assert not said


def test_an_act_is_done_by_keyboard_and_said_on_the_case(live_server, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    office, addresses = filled_office()
    cookie = office.client("sho").cookies[settings.SESSION_COOKIE_NAME].value
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context()
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto(live_server.url + addresses["case"])
        page.get_by_text("Add to case").click()
        page.get_by_role("link", name="Write an addendum").click()
        page.get_by_label("What is added").fill("A blue helmet too.")
        page.keyboard.press("Alt+s")
        page.wait_for_selector(".errsum")
        assert page.get_by_label("What is added").input_value() == "A blue helmet too."
        page.get_by_label("Why it is added only now").fill("Remembered later")
        page.keyboard.press("Alt+s")
        page.wait_for_url(f"**{addresses['case']}")
        assert page.get_by_text("A blue helmet too.").is_visible()
        browser.close()
