"""The start pages in a browser: accessible, narrow, without a policy violation, in light and dark."""

import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import sync_playwright

from cctns.core import drafts
from cctns.runtime.install import browser as chromium
from stations.models import DiaryEntry
from stations.services.access import scope_of_id
from tests.cases.law_helpers import _catalogue_in_database  # noqa: F401
from tests.cases.start_state import clock, complaint, fill, fir
from tests.conftest import build_tree, post_officer, sign_in_as
from tests.factories.stations import UnitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DISTRICTS = [  # LGD code, name, latitude, longitude
    (226, "Mangan", 27.506, 88.529),
    (228, "Gyalshing", 27.289, 88.257),
    (741, "Pakyong", 27.239, 88.597),
    (742, "Soreng", 27.168, 88.2),
]
ROLES = {
    "writer": "ranipool",
    "sho": "ranipool",
    "sp": "gangtok",
    "state": "state",
    "ncrb": "nation",
}


@pytest.fixture
def filled(monkeypatch):
    """A State of six districts with a year's rows; {role: session cookie}."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser driver keeps a loop
    cache.clear()
    tree = build_tree()
    tree.gangtok.latitude, tree.gangtok.longitude, tree.gangtok.place = (
        27.329,
        88.612,
        "Gangtok",
    )
    tree.gangtok.save()
    south = tree.namchi_district
    south.latitude, south.longitude, south.place = 27.166, 88.371, "Namchi"
    south.save()
    for lgd, name, latitude, longitude in DISTRICTS:
        district = UnitFactory(
            type="district", short=f"D{lgd}", code=f"SKP-D{lgd}", name=f"{name} District",
            parent=tree.range, place=name, latitude=latitude, longitude=longitude,
        )  # fmt: skip
        station = UnitFactory(short=f"PS{lgd}", name=f"{name} PS", parent=district)
        for n in range(lgd % 7):
            case = fir(station, ["theft", "hurt", "pocso"][n % 3])
            clock(case, "C05", ago=timedelta(hours=10 + 10 * n))
        complaint(station)
    held = {
        role: post_officer(role, getattr(tree, place), "inspector")
        for role, place in ROLES.items()
    }
    fill(tree)
    for months in range(1, 12):
        for _n in range(1 + months * 7 % 4):
            fir(tree.ranipool, at=timezone.now() - timedelta(days=30 * months))
    complaint(
        tree.ranipool, gist="मोटरसाइकल बजारको पार्किङबाट हरायो", informant_name="फुर्बा तामाङ"
    )
    by = scope_of_id(held["writer"].pk)
    for title in ("theft, motorcycle", "mischief, Saramsa"):
        drafts.new_draft("fir", unit=tree.ranipool, owner=by.user, by=by, title=title)
    drafts.Draft.everything.filter(title__startswith="theft").update(status="sent")
    assert DiaryEntry.everything.filter(unit=tree.ranipool).exists()
    return {
        role: sign_in_as(None, posting).cookies[settings.SESSION_COOKIE_NAME].value
        for role, posting in held.items()
    }


@pytest.mark.parametrize("width", [1366, 390])
def test_the_start_pages_are_accessible_and_fit(filled, live_server, width):
    problems, said = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for role, cookie in filled.items():
            context = browser.new_context(viewport={"width": width, "height": 844})
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
            page.on(
                "console",
                lambda m: said.append(m.text) if "Content Security" in m.text else None,
            )
            addresses = (
                ["/"] if role in ("writer", "ncrb") else ["/", "/dashboard/?period=2026"]
            )
            for address in addresses:
                answer = page.goto(live_server.url + address)
                assert answer.status == 200
                found = Axe().run(page).response["violations"]
                problems += [
                    (role, address, v["id"], v["nodes"][0]["html"][:200]) for v in found
                ]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    problems.append((role, address, "sideways scroll", ""))
                if folder := os.environ.get("SHOTS"):
                    page.screenshot(
                        path=f"{folder}/{width}-{role}{'-year' if 'period' in address else ''}.png",
                        full_page=True,
                    )
            context.close()
        browser.close()
    assert not problems
    assert not said
