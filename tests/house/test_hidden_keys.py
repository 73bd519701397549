"""A key that is hidden and a key that nobody has answer the same, at every address and in every field that takes one.

The routes come from the URL configuration: one with a key in its address stands in ``KINDS_OF`` or in
``NO_RECORD`` with its reason, or the test fails.
"""

import re
import uuid
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import CasePerson
from cctns.core.api_tokens import make_token
from cctns.core.models import Draft, IssuedDocument, Job, Notification
from cctns.core.permissions import all_views
from cctns.core.prints import ALL as FORMS
from stations.services import people
from stations.services.access import scope_of_id
from tests.conftest import post_officer, sign_in_as

from . import record_world
from .test_record_matrix import GRID, plain

# The start of a route -> the kind of record whose key it takes; the longest start wins.
KINDS_OF = {
    "cases/<uuid:pk>/": "Case",
    "cases/fir/drafts/": "Draft",
    "cases/zero/": "Transfer",
    "complaints/<uuid:pk>/": "Complaint",
    "complaints/<uuid:pk>/enquiry/": "Enquired",
    "complaints/<uuid:pk>/nc/": "Reported",
    "complaints/<uuid:pk>/refusal/": "Refused",
    "complaints/<uuid:pk>/sign/": "Electronic",
    "complaints/incoming/": "Incoming",
    "diary/<uuid:pk>/": "DiaryEntry",
    "drafts/<uuid:key>/": "Draft",
    "api/v1/fir-drafts/<uuid:pk>/": "Draft",
    "attachments/": "CaseFile",
    "documents/": "IssuedDocument",
    "outbox/<int:key>/": "Delivery",
    "alerts/<int:key>/": "Alert",
    "jobs/<uuid:key>/": "Job",
    "settings/api-keys/<uuid:pk>/": "Token",
    "stations/officers/<int:pk>/": "Officer",
    "stations/postings/<int:pk>/": "Posting",
    "stations/leave/<int:pk>/": "Leave",
    "stations/units/<int:pk>/": "Unit",
    "print/<slug:form>/<str:key>/": "Case",
    "portal/firs/<uuid:pk>/": "Case",
}
NO_RECORD = {
    "first/<str:token>/": "a secret of the first start, used once",
    "help/<path:key>/": "help pages, the same for everybody",
    "registers/<slug:name>/": "a book, not a record; its rows are in the matrix",
    "settings/second-factor/passkeys/": "one's own keys, kept by the library",
    "stations/codes/<slug:name>/": "code lists, the same for everybody",
    "stations/rules/<str:key>/": "questions of law, the same for everybody",
    "verify/<str:token>/": "a secret of 128 bits printed on the paper (tests/prints/test_verify.py)",
}
WORDS = {"part": "informant", "act": "send", "form": "iif-1"}
WHO = ("writer", "sho", "sp", "admin")  # the rest differ by a power that these have too
PLACES = ("own", "sibling", "district", "other_state", "sealed_foreign")


@pytest.fixture(scope="module")
def world(of_module):
    made = record_world.build()
    made.readers["admin"] = post_officer("sysadmin", made.tree.state, "inspector")
    for place in ("own", "sibling", "district", "other_state"):
        more_kinds(made, place)
    return made


def more_kinds(world, place: str) -> None:
    """Kinds that are no police records: they belong to a person or to the force."""
    posting, by = world.of("Posting", place).record, world.makers[place]
    officer = posting.officer
    world.add("Officer", place, officer)
    world.add("Unit", place, world.units[place])
    for kind, source in (
        ("Enquired", "PreliminaryEnquiry"),
        ("Reported", "NcReport"),
        ("Refused", "Refusal"),
        ("Electronic", "ElectronicInformation"),
    ):
        world.add(kind, place, world.of(source, place).record.complaint)
    user = by.user
    world.add(
        "Alert",
        place,
        Notification.objects.create(user=user, text="Told", kind="t", url="/drafts/"),
    )
    world.add(
        "Job", place, Job.objects.create(kind="t", title="t", owner=user, status="failed")
    )
    world.add(
        "Token", place, make_token(name="x", powers=["cases.view_case"], days=1, by=by)[0]
    )
    now = timezone.now()
    above = scope_of_id(post_officer("unit_admin", world.units[place].parent, "inspector").pk)
    leave = people.grant_leave(
        officer, kind="earned", since=now, until=now + timezone.timedelta(days=2), by=above
    )
    world.add("Leave", place, leave)


@pytest.fixture(scope="module")
def clients(world):
    return {who: sign_in_as(Client(), world.readers[who]) for who in WHO}


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


def keyed_routes() -> list[str]:
    return [
        route
        for route, _view in all_views()
        if "<" in route and "^" not in route and not route.startswith(tuple(NO_RECORD))
    ]


def kind_of(route: str) -> str | None:
    starts = [start for start in KINDS_OF if route.startswith(start)]
    return KINDS_OF[max(starts, key=len)] if starts else None


def address(route: str, key: object) -> str:
    """The address of a record; the other arguments are words that exist."""

    def argument(match: re.Match) -> str:
        return WORDS.get(match[1]) or str(key)

    return "/" + re.sub(r"<\w+:(\w+)>", argument, route)


def hidden_from(world, who: str, kind: str) -> list:
    """Records of a kind that a reader may not see: the nearest and the farthest."""

    def due(place: str) -> str:
        if kind in ("Alert", "Job", "Token"):
            return "absent"  # of one person: nobody else's
        if who == "admin":
            return "absent" if place == "other_state" else "seen"
        return GRID[place, who]

    rows = [row for row in world.rows if row.kind == kind and row.place in PLACES]
    hidden = [row for row in rows if due(row.place) == "absent"]
    return (
        [hidden[0], hidden[-1]] if len(hidden) > 1 else hidden
    )  # the nearest and the farthest


def said(answer, key: object, nobody: object) -> tuple:
    """Status, way on and words, with the one address or key for the other."""
    text = answer.content.decode() if not answer.streaming else "a file"
    for form in (str, lambda value: quote(str(value)), lambda value: quote(str(value), "")):
        text = text.replace(form(key), form(nobody))
    way = answer.headers.get("Location", "").replace(str(key), str(nobody))
    return answer.status_code, way, plain(text)


def nobodys(key: object) -> object:
    return uuid.UUID(int=7) if isinstance(key, uuid.UUID) else 999_999_999


def test_every_address_with_a_key_says_whose_key_it_takes():
    unknown = [route for route in keyed_routes() if kind_of(route) is None]
    assert unknown == []
    there = {route for route, _view in all_views()}
    for start in (*KINDS_OF, *NO_RECORD):
        assert any(route.startswith(start) for route in there), f"{start} is gone"


@pytest.mark.parametrize("who", WHO)
def test_no_address_tells_a_hidden_key_from_an_absent_one(world, clients, who):
    client, wrong, asked = clients[who], [], 0
    for route in keyed_routes():
        if route.startswith("portal/"):
            continue
        rows = hidden_from(world, who, kind_of(route))
        assert rows, f"nothing is hidden from {who} for {route}"
        for method in ("get", "post"):
            there = address(route, nobodys(rows[0].pk))
            absent = said(send(client, method, there), there, there)
            for row in rows:
                here = address(route, row.pk)
                hidden = said(send(client, method, here), here, there)
                asked += 1
                if hidden != absent:
                    wrong.append(
                        f"{method} {route} {row.place}: {hidden[:2]}, absent {absent[:2]}"
                    )
                elif hidden[0] not in (403, 404, 405):
                    wrong.append(f"{method} {route} {row.place}: answers {hidden[0]}")
                if hidden[0] in (403, 405):
                    break  # refused before any record is looked for
    assert not wrong, "\n".join(wrong)
    assert asked > 90


def send(client: Client, method: str, url: str):
    if url.startswith("/api/") and method == "post":
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return client.post(url, {}, content_type="application/json", headers=headers)
    return getattr(client, method)(url, sent(method))


def sent(method: str) -> dict[str, str]:
    return {"token": "00000000-0000-4000-8000-000000000001"} if method == "post" else {}


def test_the_portal_tells_no_unpublished_case_from_an_absent_one(world):
    client = Client()
    absent = client.get(f"/portal/firs/{uuid.UUID(int=7)}/")
    for place in ("shared", "listed", "sealed", "sealed_foreign"):
        row = world.of("Case", place)
        answer = client.get(f"/portal/firs/{row.pk}/")
        assert said(answer, row.pk, uuid.UUID(int=7)) == said(absent, "x", "x"), place
    published = world.of("Case", "own")
    assert client.get(f"/portal/firs/{published.pk}/").status_code == 200


def test_a_paper_of_a_hidden_record_is_as_one_that_nobody_printed(world, clients):
    for name in FORMS:
        for kind in ("Case", "Complaint", "Refused"):
            row = world.of(kind, "district")
            hidden = clients["sho"].get(f"/print/{name}/{row.pk}/")
            absent = clients["sho"].get(f"/print/{name}/{uuid.UUID(int=7)}/")
            assert said(hidden, row.pk, uuid.UUID(int=7)) == said(absent, "x", "x"), name
            assert hidden.status_code == 404


# --- keys in what is sent -------------------------------------------------------------------------------


def fields(world) -> list[tuple[str, str, str, object, dict]]:
    """(who, address, field, hidden key, the rest of the form): each names a record of another district."""
    own = world.of("Case", "own").pk
    there, case = world.units["district"], world.of("Case", "district").record
    paper = IssuedDocument.everything.filter(subject_id=str(case.pk)).first()
    person = CasePerson.everything.filter(case=case, code="C1").get()
    mine = CasePerson.everything.filter(case=own, code="C1").get()
    posting, user = world.of("Posting", "district").record, world.makers["district"].user
    draft = Draft.everything.filter(unit=world.units["own"]).first()
    zero = world.of("Transfer", "own").pk
    complaint = world.of("Complaint", "district").pk
    open_case = world.of("Case", "listed").pk
    assert there.pk == case.unit_id
    return [
        ("writer", f"/cases/{own}/copy/", "person", person.pk, {"how": "signature"}),
        ("writer", f"/cases/{own}/copy/", "document", paper.pk, {"how": "signature", "person": mine.pk}),
        ("writer", f"/cases/{open_case}/court/", "document", paper.pk, {"court": "CJM", "mode": "post"}),
        ("sho", f"/cases/{own}/officer/", "to", posting.pk, {"reason": "Leave"}),
        ("sp", f"/cases/{own}/seal/", "off", user.pk, {}),
        ("sp", f"/cases/{own}/seal/", "members", user.pk, {"reason": "Order"}),
        ("sp", f"/cases/{own}/share/", "end", world.of("Case", "shared").record.shares.first().pk, {}),
        ("sho", f"/cases/zero/{zero}/", "io", posting.pk, {}),
        ("sho", "/diary/charge/", "to", posting.pk, {}),
        ("writer", f"/drafts/{draft.pk}/hand-over/", "to", user.pk, {}),
        ("writer", "/account/post/", "posting", posting.pk, {}),
        ("sho", f"/cases/fir/drafts/{draft.pk}/check/", "io", posting.pk, {"version": draft.version}),
        ("writer", "/cases/fir/drafts/new/?complaint={key}", "", complaint, {}),
        ("writer", "/cases/fir/drafts/new/?complaint={key}", "", world.of("Complaint", "sibling").pk, {}),
    ]  # fmt: skip


def test_no_field_tells_a_hidden_key_from_an_absent_one(world, clients):
    wrong = []
    for who, url, name, key, rest in fields(world):
        nobody, answers = nobodys(key), []
        for value in (key, nobody):
            form = rest | ({name: value} if name else {}) | sent("post")
            answer = clients[who].post(url.format(key=value), form)
            answers.append(said(answer, nobody, key))
        if answers[0] != answers[1]:
            wrong.append(f"{who} {url} {name}: {answers[0][:2]} and {answers[1][:2]}")
        if answers[0][0] in (201, 302) and "account/post" not in url and "hand-over" not in url:
            wrong.append(f"{who} {url} {name}: was taken, {answers[0][:2]}")
    assert not wrong, "\n".join(wrong)


def test_a_program_cannot_tell_a_hidden_complaint_from_an_absent_one(world, clients):
    answers = []
    for key in (world.of("Complaint", "district").pk, uuid.UUID(int=7)):
        answer = clients["writer"].post(
            "/api/v1/fir-drafts/", {"complaint": str(key)}, content_type="application/json",
            headers={"Idempotency-Key": str(uuid.uuid4())},
        )  # fmt: skip
        answers.append((answer.status_code, answer.content.decode().replace(str(key), "")))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404


def test_picked_rows_of_a_register_are_the_readers_own(world, clients):
    """A row asked for by its key in a file is there only for who has it in the list."""
    row = world.of("Case", "district")
    url = "/cases/?as=csv&row={}"
    hidden, absent = (
        b"".join(clients["writer"].get(url.format(key)).streaming_content)
        for key in (row.pk, uuid.UUID(int=7))
    )
    assert hidden == absent
    assert row.word.encode() not in hidden
