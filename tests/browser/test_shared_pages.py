"""Jobs, alerts, outbox and drafts in a browser: accessible, narrow, without a policy violation."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from cctns.core import drafts, jobs, notices
from cctns.core.drafts import Conflict, DraftKind
from cctns.runtime.install import browser as chromium
from stations.services.access import scope_of_id
from tests.conftest import build_tree, post_officer, sign_in_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def filled(monkeypatch, live_server):
    """An SHO with a job, alerts, messages and a draft of two versions; (cookie, addresses)."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    monkeypatch.setattr(drafts, "KINDS", {})
    DraftKind(
        "fir", "FIR", "cases.draft_fir", "cases.register_fir",
        url=lambda draft: "/drafts/", part_url=lambda draft, part: "/drafts/",
    )  # fmt: skip
    tree = build_tree()
    sho, writer = (
        post_officer("sho", tree.ranipool, "inspector"),
        post_officer("writer", tree.ranipool),
    )
    by, other = scope_of_id(sho.pk), scope_of_id(writer.pk)
    monkeypatch.setattr(
        jobs, "ALL", {"test": lambda run: run.keep(b"x", name="r.csv", kind="text/csv")}
    )
    jobs.work(jobs.order("test", "FIR register, CSV", {}, by=by).pk, renew=False)
    jobs.order("test", "FIR register, PDF", {}, by=by)
    for n in range(30):
        notices.tell(
            by.user, f"FIR {n:04d}/2026: late since 24-11-2026 18:00", kind="t", url="/jobs/"
        )
    message = notices.queue_message(
        "sms", "+919812345678", "आपकी शिकायत दर्ज हुई", key="k", kind="t", unit=sho.unit
    )
    type(message).everything.update(status="failed", error="The number is barred.", attempt=6)
    draft = drafts.new_draft(
        "fir",
        unit=sho.unit,
        owner=by.user,
        by=by,
        title="theft",
        data={"place": {"village": ""}},
    )
    drafts.save_part(draft.pk, "place", {"village": "Ranka"}, 1, by=other)
    with pytest.raises(Conflict):
        drafts.save_part(draft.pk, "place", {"village": "रानीपुल"}, 1, by=by)
    dropped = drafts.new_draft("fir", unit=sho.unit, owner=by.user, by=by, title="mischief")
    drafts.drop(dropped.pk, by=by)
    cookie = sign_in_as(None, sho).cookies[settings.SESSION_COOKIE_NAME].value
    return cookie, [
        "/jobs/",
        "/alerts/",
        "/outbox/",
        f"/outbox/{message.pk}/",
        "/drafts/",
        f"/drafts/{draft.pk}/hand-over/",
        f"/drafts/{draft.pk}/place/compare/",
        "/nothing/here/",
    ]


@pytest.mark.parametrize("width", [1366, 390])
def test_the_shared_pages_are_accessible_and_fit(filled, live_server, width):
    cookie, addresses = filled
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": width, "height": 844})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        page = context.new_page()
        said: list[str] = []
        page.on(
            "console", lambda m: said.append(m.text) if "Content Security" in m.text else None
        )
        problems = []
        for address in addresses:
            page.goto(live_server.url + address)
            found = Axe().run(page).response["violations"]
            problems += [(address, v["id"], v["nodes"][0]["html"][:200]) for v in found]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                problems.append((address, "sideways scroll", ""))
            if folder := os.environ.get("SHOTS"):
                page.screenshot(
                    path=f"{folder}/{width}{address.replace('/', '-')}.png", full_page=True
                )
        browser.close()
    assert not problems
    assert not said
