"""What a page weighs on the line: with the files as a site serves them, collected, hashed and compressed.

The first view is that of a computer that has seen nothing of the site; the next view that of one that has
opened another page before.
"""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import sync_playwright

from cases.paper import PersonPaper
from cases.services import cases as casework
from cases.services import complaints, draft_paper, fir, law
from cctns.core import codes, drafts
from stations.services.access import scope_of_id
from tests.cases.case_helpers import paper_of
from tests.conftest import build_tree, post_officer, sign_in_as

from .web_process import Web, launch, visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST, NEXT = 100_000, 30_000  # bytes
NEPALI = (
    "म, फुर्बा तामाङ, रानीपुल बजारको बासिन्दा हुँ। साँझ साढे छ बजे मैले मेरो कालो मोटरसाइकल SK-01 J 4471 "
    "तरकारी बजारमुनिको पार्किङमा राखेको थिएँ। पौने नौ बजे फर्किँदा मोटरसाइकल त्यहाँ थिएन। "
)


@pytest.fixture
def site(monkeypatch, tmp_path):
    """A station in the middle of its day; (web process, cookie of its SHO, {page: address})."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    cache.clear()
    tree = build_tree()
    codes.load()
    law.load()
    sho = post_officer("sho", tree.ranipool, "inspector", name="Karma T Lepcha")
    by = scope_of_id(sho.pk)
    now = timezone.now()
    for n in range(12):
        complaints.receive(
            complaints.ComplaintPaper(
                unit=tree.ranipool, gist=f"मोटरसाइकल {n} हरायो", narrative=NEPALI, language="ne",
                informant=PersonPaper(name="फुर्बा तामाङ", sex="M", age=34, phones=["+919812345214"]),
            ),
            by=by,
        )  # fmt: skip
        case = fir.register(
            paper_of(
                tree.ranipool,
                narrative=NEPALI * 4,
                language="ne",
                information_at=now - timedelta(hours=1),
            ),
            by=by,
        )
        casework.decide_publication(case, publish=True, by=by)
        for _each in range(4 if n == 11 else 0):
            casework.add_addendum(case, item="12", text=NEPALI, reason="पछि सम्झियो", by=by)
    draft = draft_paper.begin(unit=tree.ranipool, by=by)
    for part, fields in {
        "statement": {"narrative": NEPALI * 12, "language": "ne"},
        "informant": {"name": "फुर्बा तामाङ"},
    }.items():
        draft = drafts.save_part(draft.pk, part, fields, draft.version, by=by).draft
    web = Web(tmp_path / "web.log", static=tmp_path / "static")
    web.collect()
    web.start()
    cookie = sign_in_as(None, sho).cookies[settings.SESSION_COOKIE_NAME].value
    pages = {
        "Today": "/",
        "a case": f"/cases/{case.pk}/",
        "the informant of a draft": f"/cases/fir/drafts/{draft.pk}/informant/",
        "the statement of a draft": f"/cases/fir/drafts/{draft.pk}/statement/",
        "the public list": "/portal/firs/",
        "a list": "/cases/",
        "the diary": "/diary/",
    }
    yield web, cookie, pages
    web.kill()
    codes.forget()


class Scale:
    """Bytes on the line of everything that a page fetches (headers and compressed bodies)."""

    def __init__(self, page) -> None:
        self.page, self.loads, self.addresses = page, {}, {}
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.responseReceived", self.received)
        line.on("Network.loadingFinished", self.finished)

    def received(self, event) -> None:
        self.addresses[event["requestId"]] = (
            event["response"]["url"],
            {name.lower(): value for name, value in event["response"]["headers"].items()},
        )

    def finished(self, event) -> None:
        self.loads[event["requestId"]] = event["encodedDataLength"]

    def weigh(self, address: str) -> tuple[int, list]:
        """Bytes in all, and (bytes, address) of each file, the heaviest first."""
        self.loads.clear()
        self.page.goto(address, wait_until="networkidle")
        each = sorted(
            ((size, self.addresses.get(key, ("?",))[0]) for key, size in self.loads.items()),
            reverse=True,
        )
        return sum(size for size, _address in each), each


def test_first_and_next_views_stay_light(site):
    web, cookie, pages = site
    heavy, weights = [], {}
    with sync_playwright() as play:
        browser = launch(play)
        for name, address in pages.items():
            context = visitor(browser, web.url, cookie, viewport={"width": 1366, "height": 844})
            scale = Scale(context.new_page())
            first, each = scale.weigh(web.url + address)
            static = [line for line in scale.addresses.values() if "/static/" in line[0]]
            assert static, "no file was fetched: nothing is weighed"
            for url, headers in static:
                if url.endswith((".css", ".js", ".svg")):
                    assert headers.get("content-encoding") in ("br", "gzip"), url
                assert "immutable" in headers.get("cache-control", ""), url
            scale.weigh(web.url + ("/portal/" if "portal" in address else "/drafts/"))
            again, each_again = scale.weigh(web.url + address)
            weights[name] = (first, again)
            if first >= FIRST:
                heavy.append((name, "first view", first, each[:6]))
            if again >= NEXT:
                heavy.append((name, "next view", again, each_again[:6]))
            context.close()
        browser.close()
    assert not heavy, (heavy, weights)
