"""The demonstration State: lawful, large enough, of the services' own shape, open to every sign-in."""

from __future__ import annotations

import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from cases.demo import build
from cases.demo.staff import RANIPOOL, SIGN_INS
from cases.models import (
    Alteration,
    Case,
    CasePerson,
    Complaint,
    Fir,
    NcReport,
    Refusal,
    Transfer,
)
from cases.services import fir, transfers
from cctns.core import account_factor
from cctns.core.clocks import steps
from cctns.core.laws import broken
from cctns.core.models import ClockRun
from cctns.core.prints import ALL as FORMS
from cctns.core.prints import Copy, html_of
from cctns.core.registers import ALL as REGISTERS
from stations.models import DiaryEntry, Posting, Unit
from stations.services import access
from stations.services.heads import in_charge_of
from tests.cases.test_services import paper_of
from tests.conftest import sign_in_as

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.takes(50)]

PASSWORD = "Teesta-demo-2026"


@pytest.fixture(scope="module")
def state(django_db_setup, django_db_blocker):
    """The demonstration at its default size, built once for this file and taken back at its end."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True, DEMO_PASSWORD=PASSWORD),
        transaction.atomic(),
    ):
        call_command("load_reference", stdout=io.StringIO())
        yield build.build()
        transaction.set_rollback(True)


@pytest.fixture
def whole(state, db):
    """The scope of the State's headquarters, which is somebody's sign-in."""
    return scope_of("state.hq")


def posting_of(username: str) -> Posting:
    return Posting.everything.get(officer__user__username=username, is_additional=False)


def scope_of(username: str):
    return access.scope_of_id(posting_of(username).pk)


# --- lawful ----------------------------------------------------------------------------------


def test_every_law_holds_for_every_row(whole):
    assert broken() == []


def test_check_laws_says_so_and_finds_a_broken_law(whole):
    said = io.StringIO()
    call_command("check_laws", "--json", stdout=said)
    answer = json.loads(said.getvalue().splitlines()[-1])
    assert answer["broken"] == {} and answer["laws"] > 40
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_counter SET last = last + 1 WHERE series = 'fir'")
    with pytest.raises(SystemExit) as ended:
        call_command("check_laws", "--json", stdout=(said := io.StringIO()))
    assert ended.value.code == 1
    assert (
        "cases_fir: fir agrees with its counter"
        in json.loads(said.getvalue().splitlines()[-1])["broken"]
    )


def test_every_record_says_that_it_is_a_demonstration(whole):
    for model in (Fir, Case, Complaint, DiaryEntry, NcReport, CasePerson):
        rows = model.everything.all()
        rows = (
            rows.exclude(case__origin="demo")
            if model is CasePerson
            else rows.exclude(origin="demo")
        )
        assert not rows.exists(), model


# --- large enough (ruling 24) -------------------------------------------------------------------


def test_at_most_twelve_per_cent_of_the_open_clocks_are_late_and_some_are(whole):
    running = ClockRun.objects.within(whole).filter(met_at=None, cancelled_at=None)
    late = running.filter(due_at__lt=timezone.now()).count()
    assert running.count() > 100
    assert 0 < late <= 0.12 * running.count()


def test_an_open_clock_has_taken_the_steps_behind_it_and_waits_for_the_next(whole, state):
    for run in (
        ClockRun.objects.within(whole)
        .filter(met_at=None, cancelled_at=None)
        .select_related("definition")
    ):
        ladder = steps(run.definition, run.started_at, run.due_at)
        taken = [moment for moment, _roles in ladder if moment <= state.until]
        assert run.warned == len(taken)
        assert run.warn_at == (ladder[len(taken)][0] if len(taken) < len(ladder) else None)
    met = ClockRun.objects.within(whole).exclude(met_at=None)
    assert not met.exclude(warn_at=None).exists()


def test_masked_victims_transfers_refusals_and_alterations_are_there_for_a_sign_in(whole):
    victims = CasePerson.objects.within(whole).filter(part="victim", is_protected=True)
    assert victims.count() >= 30
    assert Transfer.objects.within(whole).count() >= 20
    assert Transfer.objects.within(whole).exclude(registered_at=None).count() >= 15
    assert Refusal.objects.within(whole).count() >= 15
    assert Refusal.objects.within(whole).exclude(reviewed_at=None).count() >= 10
    assert Alteration.objects.within(whole).count() >= 10


def test_every_station_has_a_register_a_diary_and_its_officers(whole):
    stations = Unit.objects.filter(type="station", path__startswith="SK/")
    assert stations.count() == 30
    for unit in stations:
        roles = set(
            Posting.everything.filter(unit=unit, until=None).values_list("role", flat=True)
        )
        assert {"sho", "io", "writer", "woman_desk", "malkhana", "court_officer"} <= roles
    assert DiaryEntry.objects.within(whole).values("unit").distinct().count() == 30


def test_complaints_of_every_channel_and_status_and_firs_of_many_kinds(whole):
    complaints = Complaint.objects.within(whole)
    statuses = set(complaints.values_list("status", flat=True))
    assert statuses >= {"received", "fir", "nc", "sent", "other", "refused", "closed", "lapsed"}
    assert set(complaints.values_list("channel", flat=True)) >= {
        "counter",
        "post",
        "phone",
        "portal",
        "efir",
        "court",
        "hospital",
    }
    assert Case.objects.within(whole).values("category").distinct().count() >= 25
    assert set(Case.everything.values_list("sensitivity", flat=True)) == {
        "normal",
        "restricted",
        "sealed",
    }
    assert set(Fir.objects.within(whole).values_list("language", flat=True)) == {
        "en",
        "hi",
        "ne",
    }


def test_no_statement_is_told_twice(whole):
    """A complaint that went to another station is the same statement there."""
    told = Complaint.everything.filter(came_from=None).values_list("narrative", flat=True)
    assert len(told) == len(set(told)) > 1500


# --- numbers and charge -----------------------------------------------------------------------


def test_the_next_fir_takes_the_next_number(whole):
    by = scope_of("sho.ranipool")
    year = timezone.localdate().year
    last = (
        Fir.everything.filter(unit=by.unit, kind="regular", year=year)
        .order_by("-number")
        .first()
    )
    case = fir.register(paper_of(by.unit), by=by)
    assert case.number == (last.number if last else 0) + 1
    assert case.origin == "live"
    assert broken() == []


def test_the_duty_officer_of_ranipool_is_in_charge_and_registers(whole):
    duty = posting_of("duty.ranipool")
    unit = Unit.objects.get(code=RANIPOOL)
    assert in_charge_of(unit) == duty
    assert fir.register(paper_of(unit), by=scope_of("duty.ranipool")).pk


def test_a_zero_fir_on_its_way_goes_on_by_the_services(whole):
    case = fir.register(
        paper_of(
            Unit.objects.get(code="SKP-PS17"),
            outside_unit=Unit.objects.get(code=RANIPOOL),
            action="transferred",
        ),
        by=scope_of("sho.jorethang"),
    )
    row = transfers.send(
        case,
        to=Unit.objects.get(code=RANIPOOL),
        reason="It was there.",
        by=scope_of("sho.jorethang"),
    )
    row = transfers.acknowledge(row, by=scope_of("sho.ranipool"))
    again = transfers.register_again(row, by=scope_of("sho.ranipool"))
    assert again.fir.received_from_id == case.fir_id


# --- the shape that the services write ----------------------------------------------------------


def shape(value):
    """The keys of JSON, without its values."""
    if isinstance(value, dict):
        return {
            key: shape(inner)
            for key, inner in value.items()
            if key not in ("features", "person")
        }
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    return ""


def test_content_has_the_very_keys_that_a_registration_writes(whole):
    live = fir.register(paper_of(Unit.objects.get(code=RANIPOOL)), by=scope_of("sho.ranipool"))
    wanted = shape(live.fir.content)
    for row in Fir.everything.filter(origin="demo", kind="regular").order_by("-registered_at")[
        :200
    ]:
        found = shape(row.content)
        for key in ("property", "inquest", "victims", "attachments"):
            found.pop(key), wanted.pop(key, None)
        for person in (found["complainant"], wanted["complainant"]):
            person["papers"] = person["addresses"] = []
        assert found == wanted


@pytest.mark.parametrize("sensitivity", ["normal", "restricted"])
def test_the_printed_form_is_made_from_a_demonstration_row(whole, sensitivity):
    case = (
        Case.everything.filter(sensitivity=sensitivity, fir__language="ne")
        .select_related("fir")
        .first()
    )
    form = FORMS["iif-1"]
    copy = Copy(
        serial="IIF-1/TEST/2026/1",
        token="0" * 32,
        at=timezone.now(),
        post=whole.post_line,
        masked=False,
        protected=False,
    )
    page = html_of(form, form.find(whole, str(case.pk)), ("en", "ne"), copy)
    assert case.fir.content["narrative"][:40] in page
    assert case.fir.content["complainant"]["name"] in page


# --- everybody comes in --------------------------------------------------------------------------


@pytest.mark.parametrize("username", [name for name, *_rest in SIGN_INS])
def test_a_sign_in_opens_its_start_page(whole, username):
    client = sign_in_as(None, posting_of(username))
    response = client.get("/", follow=True)
    assert response.status_code == 200


def test_the_sign_in_page_offers_one_sign_in_of_each_role(whole, client):
    offered = [row["username"] for row in account_factor.demo_sign_ins()]
    assert offered == [name for name, *_rest in SIGN_INS]
    assert account_factor.demo_code(get_user_model().objects.get(username="sho.ranipool"))
    page = client.get("/sign-in/").content.decode()
    assert PASSWORD in page and "duty.ranipool" in page


def test_every_register_lists_for_the_state(whole):
    client = sign_in_as(None, posting_of("state.hq"))
    for name in REGISTERS:
        response = client.get(f"/registers/{name}/", follow=True)
        assert response.status_code in (200, 403), name


@pytest.mark.parametrize("username", ["sho.ranipool", "sp.gangtok", "state.hq"])
def test_case_and_complaint_pages_open(whole, username):
    by, client = scope_of(username), sign_in_as(None, posting_of(username))
    for case in Case.objects.within(by).order_by("-registered_at")[:6]:
        assert client.get(case.get_absolute_url()).status_code == 200
    for complaint in Complaint.objects.within(by).order_by("-received_at")[:6]:
        assert client.get(complaint.get_absolute_url()).status_code == 200


def test_another_stations_officer_gets_404(whole):
    case = Case.everything.filter(unit__code=RANIPOOL, shares=None).first()
    client = sign_in_as(None, posting_of("sho.jorethang"))
    assert client.get(case.get_absolute_url()).status_code == 404


# --- the command -------------------------------------------------------------------------------


def test_a_second_call_says_that_it_is_there(whole):
    said = io.StringIO()
    call_command("demo", stdout=said)
    assert "there already" in said.getvalue()


def test_the_sign_ins_are_printed_with_their_password(whole):
    said = io.StringIO()
    call_command("demo", "--sign-ins", stdout=said)
    assert PASSWORD in said.getvalue()
    assert all(name in said.getvalue() for name, *_rest in SIGN_INS)
