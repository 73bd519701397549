"""Every law of the database has its sentence, and a refusal says who may."""

import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.urls import reverse
from django.utils import translation

from cctns.core import errors
from cctns.core.errors import sentence_for, sentence_of
from cctns.core.models import AccessLog
from cctns.core.permissions import Refused
from stations.models import Posting

OURS = {"core", "stations", "criminals", "cases"}


def laws() -> list[str]:
    """The keys of all triggers and the names of all constraints of our tables."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            found |= {constraint.name for constraint in model._meta.constraints}
            for trigger in getattr(model._meta, "triggers", None) or []:
                if isinstance(trigger.func, str):
                    found |= set(re.findall(r"'cctns\.([a-z_]+):", trigger.func))
    return sorted(found)


@pytest.mark.parametrize("key", laws())
def test_every_law_has_a_sentence(key):
    sentence = sentence_for(key)
    assert sentence, f"declare a sentence for {key} in <app>/errors.py"
    assert str(sentence).endswith(".")


def test_no_sentence_is_for_a_law_that_is_gone():
    known = set(laws()) | {"origin", "kept", "frozen"}
    assert not {key for key in errors.SENTENCES if key not in known}


def test_a_trigger_is_a_sentence(sho, make_officer, state_tree):
    with (
        pytest.raises(IntegrityError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT 1")
        Posting.everything.create(
            unit=sho.unit, officer=sho.officer, role=sho.role, post="x", since=sho.since
        )
    assert sentence_of(refused.value) == "The officer holds this post already."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ValidationError(["One.", "Two."]), "One. Two."),
        (IntegrityError("cctns.future: the time it happened is later than now"), "It cannot have happened later than now. Change the time."),
        (DatabaseError("pgtrigger: Cannot delete rows from cases_case table"), "This entry is part of the record and is never deleted."),
        (OperationalError("server closed the connection"), "The records cannot be reached now. Nothing was saved. Try again in a minute."),
        (PermissionDenied(), "Your posting does not hold the power that it needs."),
        (Refused("stations.view_outbox"), "It needs the power “See messages that the station sent”, which your posting does not hold."),
        (Refused(message="Ask the SP."), "Ask the SP."),
    ],
)  # fmt: skip
def test_what_a_person_is_told(error, sentence):
    with translation.override("en"):
        assert sentence_of(error) == sentence


@pytest.mark.parametrize(
    "error", [KeyError("Pema Lepcha"), IntegrityError("DETAIL: name=Pema Lepcha")]
)
def test_an_unknown_error_tells_nothing_of_what_was_in_it(error):
    assert "Pema" not in sentence_of(error)


def test_a_refusal_names_the_roles_that_hold_the_power():
    context = errors.refusal_context(Refused("cases.register_fir"))
    with translation.override("en"):
        assert context["power_label"] == "Register an FIR"
        assert "Station house officer" in context["role_labels"]
        assert "Station writer" not in context["role_labels"]


def test_a_refusal_is_a_page_and_a_line_in_the_access_log(writer, sign_in):
    answer = sign_in(None, writer).get(reverse("outbox"))
    assert answer.status_code == 403
    assert "Station house officer" in answer.content.decode()
    line = AccessLog.objects.get(action="refused")
    assert (line.user, line.what) == (writer.officer.user, "stations.view_outbox")


def test_a_script_is_told_in_json(writer, sign_in):
    client = sign_in(None, writer)
    answer = client.get(reverse("outbox"), headers={"Accept": "application/json"})
    assert answer.status_code == 403
    assert answer.json()["error"]


def test_an_absent_record_is_a_page_and_is_noted(writer, sign_in):
    answer = sign_in(None, writer).get("/jobs/019a0000-0000-7000-8000-000000000000/file/")
    assert answer.status_code == 404
    assert AccessLog.objects.filter(action="refused", what__startswith="/jobs/").exists()


def test_a_visitor_gets_the_404_without_the_officers_frame(db, client):
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert not AccessLog.objects.exists()


def test_a_fault_is_a_page_that_stands_alone(writer, sign_in, monkeypatch):
    from cctns.core.views import jobs

    def broken(*args, **kwargs):
        raise RuntimeError("Pema Lepcha")

    monkeypatch.setattr(jobs, "Job", SimpleNamespace(objects=SimpleNamespace(filter=broken)))
    client = sign_in(None, writer)
    client.raise_request_exception = False
    answer = client.get(reverse("jobs"))
    assert answer.status_code == 500
    assert "Pema" not in answer.content.decode()


def test_a_database_that_is_away_is_503(writer, sign_in, monkeypatch):
    from cctns.core.views import jobs

    def away(*args, **kwargs):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(jobs, "Job", SimpleNamespace(objects=SimpleNamespace(filter=away)))
    client = sign_in(None, writer)
    client.raise_request_exception = False
    assert client.get(reverse("jobs")).status_code == 503


def test_a_law_that_no_service_caught_is_told_in_its_sentence(writer, sign_in, monkeypatch):
    from cctns.core.views import jobs

    def unlawful(*args, **kwargs):
        raise IntegrityError(
            "cctns.pe_barred: no preliminary enquiry for the SC/ST Act or POCSO"
        )

    monkeypatch.setattr(jobs, "Job", SimpleNamespace(objects=SimpleNamespace(filter=unlawful)))
    answer = sign_in(None, writer).get(reverse("jobs"))
    assert answer.status_code == 409
    assert "Register the FIR" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_with_a_page(writer, sign_in):
    from django.test import Client

    client = sign_in(Client(enforce_csrf_checks=True), writer)
    answer = client.post(reverse("alerts_read"))
    assert answer.status_code == 403
    assert "open the page again" in answer.content.decode()
