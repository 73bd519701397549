"""The API's base: who may call, how errors look, writes sent once, and its description."""

import json
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework import serializers
from rest_framework.test import APIRequestFactory, force_authenticate

from cases.permissions import Can
from cctns.core.api import ServiceView, describes_write
from cctns.core.api_tokens import make_token
from cctns.core.models import SavedView
from cctns.core.permissions import Refused
from cctns.core.registers import ALL
from stations.services.access import scope_of_id
from tests.conftest import sign_in_as
from tests.core.register_rows import cases, complaints

PROBLEM = "application/problem+json"


def problem_of(answer, status: int) -> dict:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == PROBLEM
    body = json.loads(answer.content)
    assert body["status"] == status
    assert body["title"]
    assert body["type"].startswith("/help/api/#")
    return body


def test_a_stranger_is_asked_to_sign_in(client, db):
    for address in ("/api/v1/registers/", "/api/v1/registers/fir/", "/api/schema/"):
        answer = client.get(address)
        problem_of(answer, 401)
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert client.get("/api/docs/").status_code == 302
    problem_of(
        client.get("/api/v1/registers/", headers={"Authorization": "Bearer cctns_wrong"}), 401
    )


def test_a_refusal_names_the_power_and_its_roles_and_is_logged(
    make_officer, state_tree, client
):
    from cctns.core.models import AccessLog

    page = sign_in_as(client, make_officer("sysadmin", state_tree.state, "inspector"))
    body = problem_of(page.get("/api/v1/registers/fir/"), 403)
    assert body["power"] == Can.VIEW_CASE
    assert "sho" in body["roles"]
    assert AccessLog.objects.get(action="refused").what == Can.VIEW_CASE


def test_absent_addresses_and_registers_are_the_same_404(sho, client):
    page = sign_in_as(client, sho)
    bodies = [
        problem_of(page.get(f"/api/{address}"), 404)
        for address in ("v1/registers/no/", "v2/", "x")
    ]
    assert bodies[0] == bodies[1] == bodies[2]


def test_the_list_of_registers_is_that_of_the_post(sho, client):
    names = {line["name"] for line in sign_in_as(client, sho).get("/api/v1/registers/").json()}
    assert {"fir", "diary", "complaints", "clocks"} <= names
    assert "access-log" not in names


def test_a_register_is_paged_filtered_and_typed(state_tree, sho, client):
    cases(state_tree.ranipool, 5)
    page = sign_in_as(client, sho)
    first = page.get("/api/v1/registers/cases/?size=2&count=true&sort=-registered").json()
    assert first["count"] == 5
    assert first["count_is_more"] is False
    assert first["previous"] is None
    second = page.get(first["next"]).json()
    assert page.get(second["previous"]).json()["results"] == first["results"]
    row = first["results"][0]
    assert row["stage"] in {"investigation", "trial", "disposed"}  # codes, not words
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["registered"])  # a day, in ISO order
    assert row["url"] == f"/cases/{row['id']}/"
    for size in ("0", "101", "x", "-1", "9" * 40):
        assert (
            problem_of(page.get(f"/api/v1/registers/cases/?size={size}"), 400)["errors"][0][
                "field"
            ]
            == "size"
        )


def test_another_stations_unit_and_no_unit_are_refused_alike(state_tree, sho, client):
    page = sign_in_as(client, sho)
    bodies = [
        problem_of(page.get(f"/api/v1/registers/cases/?unit={code}"), 400)
        for code in (state_tree.namchi.code, "SKP-XXXX")
    ]
    assert str(bodies[0]).replace(state_tree.namchi.code, "SKP-XXXX") == str(bodies[1])


def test_a_key_reads_what_it_names_and_no_more(state_tree, sho, client):
    complaints(state_tree.ranipool, 2)
    scope = scope_of_id(sho.pk)
    _token, key = make_token(name="dashboard", powers=[Can.VIEW_COMPLAINT], days=7, by=scope)
    called = Client(headers={"Authorization": f"Bearer {key}"})
    assert len(called.get("/api/v1/registers/complaints/").json()["results"]) == 2
    problem_of(called.get("/api/v1/registers/fir/"), 403)


def test_methods_and_media_that_are_not_taken_are_said(sho, client):
    page = sign_in_as(client, sho)
    problem_of(page.delete("/api/v1/registers/fir/"), 405)
    problem_of(page.get("/api/v1/registers/fir/", headers={"Accept": "text/html"}), 406)


# --- writes ----------------------------------------------------------------------------------


class NameSent(serializers.Serializer):
    name = serializers.CharField(max_length=60)
    fails = serializers.CharField(required=False)


class NameAnswered(serializers.ModelSerializer):
    class Meta:
        model = SavedView
        fields = ("id", "name")


class NameView(ServiceView):
    """A write over a small table, as an app's write is."""

    power = Can.VIEW_CASE
    action = "test.name"
    serializer_class = NameSent
    answer_class = NameAnswered

    def act(self, data, *, by, **keys):
        if data.get("fails") == "rule":
            raise ValidationError({"name": "Write another name"})
        if data.get("fails") == "power":
            raise Refused(Can.SEAL)
        if data.get("fails") == "law":
            raise IntegrityError("cctns.frozen: rows are never changed")
        if data.get("fails") == "fault":
            raise ZeroDivisionError("a secret of the inside")
        return SavedView.objects.create(user=by.user, register="fir", name=data["name"])

    def find(self, key, *, by):
        return SavedView.objects.get(user=by.user, pk=key)

    def post(self, request):
        return self.run(request)


@pytest.fixture
def send(sho):
    """``send({"name": ...}, key)``: a write by the SHO of Ranipool."""
    scope = scope_of_id(sho.pk)

    def sent(data, key=None, content_type=None, **extra):
        headers = {"HTTP_IDEMPOTENCY_KEY": str(key)} if key else {}
        body = data if content_type else json.dumps(data)
        request = APIRequestFactory().post(
            "/api/v1/names/", body, content_type=content_type or "application/json", **headers
        )
        request.scope, request.posting, request.request_id = scope, scope.posting, "r-1"
        force_authenticate(request, sho.officer.user)
        return NameView.as_view()(request).render()

    return sent


def test_a_write_sent_twice_is_one_record_and_one_answer(send):
    key = uuid.uuid4()
    first, second = send({"name": "a"}, key), send({"name": "a"}, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.data == second.data
    assert SavedView.objects.count() == 1


def test_a_write_without_its_key_or_with_a_spoilt_one_is_refused(send):
    assert problem_of(send({"name": "a"}), 400)["errors"][0]["field"] == "Idempotency-Key"
    problem_of(send({"name": "a"}, "not-a-uuid"), 400)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    "data,status,says",
    [
        ({}, 400, "name"),
        ({"name": "a\x00b"}, 400, "name"),
        ({"name": "x" * 61}, 400, "name"),
        ({"name": "a", "fails": "rule"}, 400, "Write another name"),
        ({"name": "a", "fails": "power"}, 403, "cases.seal"),
        ({"name": "a", "fails": "law"}, 409, "never changes"),
        ({"name": "a", "fails": "fault"}, 500, "r-1"),
        (["a"], 400, "errors"),
    ],
)
def test_every_refusal_of_a_write_has_the_one_shape_and_writes_nothing(
    send, data, status, says
):
    answer = send(data, uuid.uuid4())
    body = problem_of(answer, status)
    assert says in json.dumps(body)
    assert "secret" not in json.dumps(body)
    assert not SavedView.objects.exists()


def test_what_is_not_json_is_refused(send):
    problem_of(send("{not json", uuid.uuid4(), content_type="application/json"), 400)
    problem_of(
        send("name=a", uuid.uuid4(), content_type="application/x-www-form-urlencoded"), 415
    )


def test_a_write_is_described_with_its_key():
    described = describes_write(NameView, operation="name_it", summary="Name it")(NameView.post)
    assert described.kwargs["schema"]


# --- the description -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(public=True)


def test_the_description_is_valid_and_whole(schema, capsys):
    validate_schema(schema)
    paths = schema["paths"]
    for name, book in ALL.items():
        get = paths[f"/api/v1/registers/{name}/"]["get"]
        assert get["operationId"] == f"register_{name.replace('-', '_')}"
        assert get["summary"]
        assert get["description"]
        given = {parameter["name"] for parameter in get["parameters"]}
        assert {key for each in book.filters for key in each.keys} <= given
        assert {"sort", "size", "after", "before"} <= given
        assert {"200", "400", "401", "403", "429"} <= set(get["responses"])
        row = schema["components"]["schemas"][
            "".join(p.title() for p in name.split("-")) + "Row"
        ]
        assert {column.key for column in book.columns} <= set(row["properties"])
    ids = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(ids) == len(set(ids))


def test_making_the_description_warns_of_nothing(db, capsys):
    from drf_spectacular.drainage import GENERATOR_STATS

    GENERATOR_STATS.reset()
    SchemaGenerator().get_schema(public=True)
    assert not GENERATOR_STATS, capsys.readouterr().err


def test_the_docs_page_has_no_inline_style_or_script(sho, client):
    page = sign_in_as(client, sho)
    html = page.get(reverse("api_docs")).content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert all("src=" in tag for tag in html.split("<script")[1:])
    script = page.get(f"{reverse('api_docs')}?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert page.get("/api/schema/").json()["openapi"].startswith("3.")
