"""Complaints, FIR drafts and registration by a program: the rules of the pages, sent once, well described."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from cases.models import Case, Complaint, Fir
from cases.permissions import Can
from cctns.core import codes, dates
from cctns.core.api_tokens import make_token
from cctns.core.models import AccessLog, Draft
from stations.permissions import Can as Stations
from stations.services.access import scope_of_id
from tests.api.test_fuzz import CHECKS, DESCRIPTION, one_connection, strangely  # noqa: F401
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.conftest import sign_in_as

pytestmark = pytest.mark.usefixtures("catalogue", "lists")
NEPALI = "मेरो मोटरसाइकल हरायो।"
DRAFTS = "/api/v1/fir-drafts/"


@pytest.fixture
def lists(db):
    codes.load()
    yield
    codes.forget()


@pytest.fixture
def desk(client, sho):
    return sign_in_as(client, sho)


def post(page, address: str, body: dict, key=None):
    return page.post(
        address, body, content_type="application/json",
        headers={"Idempotency-Key": str(key or uuid.uuid4())},
    )  # fmt: skip


def save(page, draft: dict, part: str, version=None, done=True, **fields):
    return page.put(
        f"{DRAFTS}{draft['id']}/{part}/", {"fields": fields, "done": done},
        content_type="application/json", headers={"If-Match": f'"{version or draft["version"]}"'},
    )  # fmt: skip


def whole(page, draft: dict) -> int:
    """Every part of a theft; the version after it."""
    now = timezone.localtime() - timedelta(minutes=5)
    version = draft["version"]
    for part, fields in {
        "information": {
            "information_type": "oral",
            "information_at_date": dates.short_date(now),
            "information_at_time": dates.clock_time(now),
        },
        "informant": {"name": "फुर्बा तामाङ", "age": "34"},
        "when_where": {"occurred_known": "unknown", "place": "Bazaar", "in_area": "yes"},
        "sections": {"sections": ["BNS-303(2)-1"]},
        "accused": {"accused": "1", "accused-1-known": "unknown"},
        "victim": {"victim_is_informant": "yes"},
        "statement": {"narrative": NEPALI, "language": "ne", "read_over": "on"},
        "action": {"action": "investigate"},
    }.items():
        answer = save(page, draft, part, version, **fields)
        assert answer.status_code == 200, answer.content
        assert answer.json()["problems"] == [], part
        version = answer.json()["version"]
    return version


def test_a_complaint_is_taken_down_once_with_its_diary_entry(desk, sho):
    key = uuid.uuid4()
    body = {
        "gist": "Motorcycle taken", "narrative": NEPALI, "language": "ne",
        "informant": {"name": "फुर्बा तामाङ", "phones": ["98123 45214"]},
        "happened_at": (timezone.now() - timedelta(hours=2)).isoformat(),
    }  # fmt: skip
    first = post(desk, "/api/v1/complaints/", body, key)
    again = post(desk, "/api/v1/complaints/", body, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    complaint = Complaint.everything.get()
    assert first["Location"] == complaint.get_absolute_url()
    assert complaint.phone == "+919812345214"
    assert complaint.entry.is_system
    assert NEPALI not in first.content.decode()


def test_a_complaint_to_come_and_an_unknown_section_are_said_by_field(desk):
    wrong = {"gist": "x", "narrative": "y", "sections": ["BNS-9999"]}
    errors = post(desk, "/api/v1/complaints/", wrong).json()["errors"]
    assert errors == [{"field": "sections", "message": "Choose each section from the list."}]
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat()
    errors = post(
        desk, "/api/v1/complaints/", {"gist": "x", "narrative": "y", "happened_at": tomorrow}
    ).json()["errors"]
    assert errors[0]["field"] == "happened_at"
    assert not Complaint.everything.exists()


def test_a_draft_is_begun_filled_checked_and_registered_once(desk, sho):
    complaint = post(desk, "/api/v1/complaints/", {"gist": "Theft", "narrative": NEPALI}).json()
    key = uuid.uuid4()
    first = post(desk, DRAFTS, {"complaint": complaint["id"]}, key)
    assert first.status_code == 201
    assert (
        post(desk, DRAFTS, {"complaint": complaint["id"]}, key).json()["id"]
        == first.json()["id"]
    )
    draft = first.json()
    assert draft["parts"]["statement"]["fields"]["narrative"] == NEPALI
    assert draft["parts"]["statement"]["state"] == "doing"
    assert draft["parts"]["victim"]["state"] == "todo"
    checked = desk.get(f"{DRAFTS}{draft['id']}/check/").json()
    assert not checked["ready"]
    assert "sections" in checked["problems"]
    version = whole(desk, draft)
    checked = desk.get(f"{DRAFTS}{draft['id']}/check/").json()
    assert checked["ready"], checked
    assert (checked["version"], checked["cognizable"]) == (version, "yes")
    key = uuid.uuid4()
    address = f"{DRAFTS}{draft['id']}/register/"
    stale = post(desk, address, {"version": 1})
    assert stale.status_code == 400
    made = post(desk, address, {"version": version}, key)
    again = post(desk, address, {"version": version}, key)
    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json() == again.json()
    case = Case.everything.get()
    assert made.json()["cited"] == case.fir.cited
    assert {"C04", "C05"} <= set(made.json()["clocks"])
    assert NEPALI not in made.content.decode()
    late = post(desk, address, {})
    assert late.status_code == 400
    assert "already registered" in late.json()["detail"]
    assert Fir.everything.count() == 1
    assert AccessLog.objects.filter(subject_id=draft["id"], action="open").exists()


def test_what_both_changed_is_a_409_with_both_texts(desk, writer):
    draft = post(desk, DRAFTS, {}).json()
    other = sign_in_as(None, writer)
    assert save(desk, draft, "informant", name="Pema Bhutia").status_code == 200
    clash = save(other, draft, "informant", name="Pema Lepcha", occupation="Driver")
    assert clash.status_code == 409
    body = clash.json()
    assert (body["mine"], body["theirs"]) == ({"name": "Pema Lepcha"}, {"name": "Pema Bhutia"})
    assert body["fields"] == ["name"]
    assert other.get(body["compare_url"]).status_code == 200


def test_a_part_refuses_what_it_does_not_know(desk):
    draft = post(desk, DRAFTS, {}).json()
    errors = save(desk, draft, "informant", nickname="x").json()["errors"]
    assert errors[0]["field"] == "nickname"
    for fields in ({"name": "Pe\0ma"}, {"paper": "1", "paper-1-kind": "aadhaar", "paper-1-number": "123456789012"}):  # fmt: skip
        answer = save(desk, draft, "informant", **fields)
        assert answer.status_code == 400, answer.content
    assert Draft.everything.get().data == {}
    assert save(desk, draft, "nothing", name="x").status_code == 404
    bare = desk.put(
        f"{DRAFTS}{draft['id']}/informant/", {"fields": {}}, content_type="application/json"
    )
    assert bare.status_code == 400
    assert bare.json()["errors"][0]["field"] == "If-Match"


def test_the_writer_may_not_register_and_is_told_who_may(desk, writer):
    page = sign_in_as(None, writer)
    draft = post(page, DRAFTS, {}).json()
    whole(page, draft)
    refused = post(page, f"{DRAFTS}{draft['id']}/register/", {})
    assert refused.status_code == 403
    assert refused.json()["power"] == Can.REGISTER_FIR
    assert {"sho", "shift_officer"} <= set(refused.json()["roles"])
    assert not Fir.everything.exists()


def test_another_stations_draft_and_complaint_are_the_same_404(desk, make_officer, state_tree):
    complaint = post(desk, "/api/v1/complaints/", {"gist": "x", "narrative": "y"}).json()
    draft = post(desk, DRAFTS, {}).json()
    other = sign_in_as(None, make_officer("sho", state_tree.namchi, "inspector"))
    answers = [
        other.get(f"{DRAFTS}{draft['id']}/"),
        other.get(f"{DRAFTS}{draft['id']}/check/"),
        save(other, draft, "informant", name="x"),
        post(other, f"{DRAFTS}{draft['id']}/register/", {}),
        post(other, DRAFTS, {"complaint": complaint["id"]}),
        other.get(f"{DRAFTS}{uuid.uuid4()}/"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_write_without_a_key_is_refused(desk):
    answer = desk.post(DRAFTS, {}, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_the_writes_are_described():
    schema = SchemaGenerator().get_schema(public=True)
    validate_schema(schema)
    named = {
        operation.get("operationId")
        for item in schema["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict)
    }
    assert {
        "complaint_create", "fir_draft_create", "fir_draft_read", "fir_draft_save_part",
        "fir_draft_check", "fir_draft_register",
    } <= named  # fmt: skip


WRITES = [
    (path, method.upper())
    for path, item in DESCRIPTION.raw_schema["paths"].items()
    for method in item
    if "/fir-drafts/" in path or (path.endswith("/complaints/") and method == "post")
]


@pytest.mark.parametrize("path,method", WRITES)
def test_strange_calls_of_an_officer_in_charge_meet_no_fault(path, method, sho):
    """Positive and negative requests with a key that may do all of it, on a draft that is there."""
    by = scope_of_id(sho.pk)
    from cases.services import draft_paper

    draft = draft_paper.begin(unit=sho.unit, by=by)
    powers = [Can.RECEIVE_COMPLAINT, Can.VIEW_COMPLAINT, Can.DRAFT_FIR, Can.REGISTER_FIR, Can.VIEW_CASE]  # fmt: skip
    _row, key = make_token(name="fuzz", powers=[*powers, Stations.VIEW_DIARY], days=1, by=by)
    headers = {
        "Authorization": f"Bearer {key}",
        "Host": "testserver",
        "Accept-Encoding": "identity",  # the caller does not unpack
    }

    def call(case):
        if "id" in (case.path_parameters or {}) or "pk" in (case.path_parameters or {}):
            name = "pk" if "pk" in case.path_parameters else "id"
            case.path_parameters[name] = str(draft.pk)
        case.call_and_validate(headers=headers, checks=CHECKS)

    strangely(path, method, call)


def test_a_key_does_what_it_names_and_no_more(sho):
    by = scope_of_id(sho.pk)
    _row, key = make_token(name="counter", powers=[Can.RECEIVE_COMPLAINT], days=1, by=by)
    program = Client(headers={"Authorization": f"Bearer {key}"})
    assert (
        post(program, "/api/v1/complaints/", {"gist": "x", "narrative": "y"}).status_code == 201
    )
    refused = post(program, DRAFTS, {})
    assert refused.status_code == 403
    assert json.loads(refused.content)["power"] == Can.DRAFT_FIR
