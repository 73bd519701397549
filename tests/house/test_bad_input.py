"""What nobody should send, sent to every form and call of the site: never a fault, always a sentence.

The forms stand in ``posts_cases`` and ``posts_stations`` (``test_retry`` fails when one is missing there).
Each of their fields gets each strange value while the others stay right; the parts of an FIR draft get it
in all their fields at once.  What a field makes of a value is in the tests of its own form; files and
formula-looking cells of exports in ``tests/core/test_attachments.py`` and ``test_registers.py``.
"""

import re
import uuid
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from cases.forms.fir_parts import PARTS
from cases.forms.sheets import Sheet, as_lists
from cctns.core import attachments
from cctns.core.models import Attachment, Draft
from tests.cases.case_helpers import Office, office_of
from tests.conftest import build_tree, post_officer

from . import posts_cases, posts_stations  # noqa: F401  (they fill POSTS)
from .posts import POSTS, Sent
from .test_permission_matrix import routes

WORDS = "मोटरसाइकल हरायो " * 10_000  # twenty thousand
STRANGE = {
    "NUL": "Pema\0Bhutia",
    "twenty thousand words": WORDS,
    "emoji": "👩‍👩‍👧 🚔 \u202eabc\u0301\u0301\u0301",
    "wrong date": "31-02-2026",
    "formula": "=cmd|' /C calc'!A1",
    "huge number": "9" * 40,
    "minus": "-1",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
}
EACH = [(route, name) for route, makers in sorted(POSTS.items()) for name in makers]
SAID = re.compile(r'class="errsum"|role="alert"|<h1', re.IGNORECASE)


@pytest.fixture(scope="module")
def office(of_module) -> Office:
    return office_of(build_tree(), post_officer)


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


def is_told(answer) -> str:
    """What is wrong with an answer; "" when it is a page that goes on, or says in words what to mend."""
    if answer.status_code >= 500:
        return f"{answer.status_code}"
    if answer.status_code in (200, 201, 302):
        return ""
    if answer.status_code == 405 and answer.headers["Allow"]:
        return ""  # an address that only takes a form, asked by hand
    text = answer.content.decode()
    if answer.headers["Content-Type"].startswith(("application/json", "application/problem")):
        body = answer.json()
        said = body.get("detail") or body.get("error") or body.get("errors")
        return "" if said else f"{answer.status_code} without a sentence: {text[:300]}"
    if "Traceback" in text or not SAID.search(text):
        return f"{answer.status_code} without a sentence: {unescape(text)[:300]}"
    return ""


def send(client: Client, sent: Sent, data: dict):
    key = str(uuid.uuid4())
    if sent.api:
        headers = {"Idempotency-Key": key}
        return client.post(sent.url, data, content_type="application/json", headers=headers)
    data = dict(data) | {"token": key}
    if sent.file and sent.file not in data:
        data[sent.file] = SimpleUploadedFile(
            "a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "image/png"
        )
    return client.post(sent.url, data)


def tried(act) -> str:
    """The act in a savepoint that is rolled back, so that the next value meets the same records."""
    with transaction.atomic():
        wrong = is_told(act())
        transaction.set_rollback(True)
    return wrong


@pytest.mark.parametrize(("route", "name"), EACH, ids=[f"{r} {n}" for r, n in EACH])
def test_every_field_of_every_form_takes_strange_things_calmly(office, route, name):
    sent = POSTS[route][name](office)
    client = office.client(sent.who)
    problems = []
    for field in [*sent.data, "token"]:
        for what, value in STRANGE.items():
            if field == "token":
                data = sent.data
                act = lambda: client.post(sent.url, data | {"token": value})  # noqa: B023, E731
            else:
                data = sent.data | {
                    field: [value] if isinstance(sent.data[field], list) else value
                }
                act = lambda: send(client, sent, data)  # noqa: B023, E731
            if wrong := tried(act):
                problems.append((field, what, wrong))
    assert not problems


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_a_draft_takes_strange_things_calmly(office, part):
    draft = posts_cases.draft(office)
    client = office.client("sho")
    groups = dict.fromkeys(("phone", "addr", "paper", "accused", "victim", "property"), "1")
    names = Sheet(PARTS[part].kind, as_lists(groups), quiet=True).names()
    assert names
    problems = []
    for what, value in STRANGE.items():
        fields = {name: value for name in names if name not in groups} | groups
        page = f"/cases/fir/drafts/{draft.pk}/{part}/"
        whole = {"fields": fields}
        match = {"If-Match": f'"{draft.version}"'}
        acts = {
            "page": lambda: client.post(page, fields | {"version": draft.version}),  # noqa: B023
            "version": lambda: client.post(page, {"version": value}),  # noqa: B023
            "autosave": lambda: client.put(
                f"/drafts/{draft.pk}/{part}/", whole, content_type="application/json", headers=match  # noqa: B023
            ),
            "program": lambda: client.put(
                f"/api/v1/fir-drafts/{draft.pk}/{part}/", whole, content_type="application/json", headers=match  # noqa: B023
            ),
        }  # fmt: skip
        for door, act in acts.items():
            if wrong := tried(act):
                problems.append((what, door, wrong))
    assert not problems


def test_a_draft_full_of_strange_things_can_still_be_read_and_checked(office):
    """What was kept of it is shown and named part by part; nothing is registered."""
    client = office.client("sho")
    for what, value in STRANGE.items():
        draft = posts_cases.draft(office)
        for part in PARTS:
            names = Sheet(
                PARTS[part].kind, as_lists({"accused": "1", "property": "1"}), quiet=True
            ).names()
            fields = {name: value for name in names if name not in ("accused", "property")}
            draft = Draft.everything.get(pk=draft.pk)
            client.post(
                f"/cases/fir/drafts/{draft.pk}/{part}/",
                fields | {"accused": "1", "property": "1", "version": draft.version},
            )
        for place in ("", "check/", *(f"{part}/" for part in PARTS)):
            assert client.get(f"/cases/fir/drafts/{draft.pk}/{place}").status_code == 200, (
                what,
                place,
            )
        draft.refresh_from_db()
        answer = client.post(
            f"/cases/fir/drafts/{draft.pk}/check/",
            {"token": str(uuid.uuid4()), "version": draft.version},
        )
        assert answer.status_code == 422, what


QUERY = (
    "q", "unit", "status", "from", "to", "day", "date", "month", "period", "year", "after", "before", "page",
    "sort", "view", "complaint", "s", "on", "act", "tab", "number", "entered_from", "entered_to", "cursor",
    "child", "station", "kind", "reference", "cols", "lang", "next",
)  # fmt: skip


@pytest.mark.parametrize(
    "what", ["NUL", "wrong date", "emoji", "huge number", "minus", "formula"]
)
def test_every_page_takes_a_strange_query_calmly(office, what):
    clients = {who: office.client(who) for who in ("sho", "sp", "admin")} | {
        "stranger": Client()
    }
    problems = []
    for route, address in routes().items():
        for who, client in clients.items():
            if wrong := tried(lambda: client.get(address, dict.fromkeys(QUERY, STRANGE[what]))):  # noqa: B023
                problems.append((who, route, wrong))
    assert not problems


def test_a_nul_in_an_address_is_left_out(office):
    client = office.client("sho")
    plainly = client.get("/registers/cases/", {"year": "2026"})
    assert plainly.status_code == client.get("/registers/cases/?ye%00ar=20%0026").status_code
    found = client.get("/go/?q=GD%00%20999")
    assert "GD 999" in found.content.decode()


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize(
    "address",
    [
        "/sign-in/",
        "/sign-in/code/",
        "/sign-in/forgotten/",
        "/first/nothing/",
        "/language/",
        "/theme/",
    ],
)
def test_a_stranger_sends_strange_things_to_the_sign_in(db, address, what):
    client = Client(REMOTE_ADDR=f"10.0.{len(what)}.{len(address)}")
    names = (
        "login",
        "password",
        "code",
        "next",
        "remember",
        "language",
        "to",
        "username",
        "token",
    )
    assert not is_told(client.post(address, dict.fromkeys(names, STRANGE[what])))


# --- files -----------------------------------------------------------------------------------------------

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 400
FILES = {
    "empty": ("photo.png", b""),
    "a program called a photograph": ("photo.png", PROGRAM),
    "a page called a PDF": ("letter.pdf", b"<html><script>alert(1)</script></html>"),
    "an archive": ("all.zip", b"PK\x03\x04" + b"\0" * 100),
    "a name with NUL and folders": ("../../\0etc/passwd", b"root:x"),
    "a name of four hundred letters": ("a" * 400 + ".exe", PROGRAM),
}
WITH_FILE = [(r, n) for r, n in EACH if r.endswith(("/file/", "/attach/"))]


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize(("route", "name"), WITH_FILE, ids=[r for r, _n in WITH_FILE])
def test_a_file_that_is_not_what_it_says_is_refused_in_words(office, route, name, what):
    sent = POSTS[route][name](office)
    upload = SimpleUploadedFile(*FILES[what], content_type="image/png")
    answer = send(office.client(sent.who), sent, sent.data | {sent.file: upload})
    assert answer.status_code == 422
    assert not is_told(answer)
    assert 'id="upload' in answer.content.decode() or "errsum" in answer.content.decode()
    assert not Attachment.everything.exists()


@pytest.mark.parametrize(("route", "name"), WITH_FILE, ids=[r for r, _n in WITH_FILE])
def test_a_file_that_is_too_large_is_told_how_large_it_may_be(office, route, name):
    sent = POSTS[route][name](office)
    photo = b"\xff\xd8\xff\xe0" + b"\0" * (
        attachments.BY_ENDING[".jpg"].megabytes * attachments.MEGABYTE
    )
    upload = SimpleUploadedFile("photo.jpg", photo, content_type="image/jpeg")
    answer = send(office.client(sent.who), sent, sent.data | {sent.file: upload})
    assert answer.status_code == 422
    assert " MB" in answer.content.decode()
    assert not Attachment.everything.exists()
