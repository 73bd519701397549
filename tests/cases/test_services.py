"""From a complaint at the counter to a registered FIR, through the services and straight at the database."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from cases.models import (
    Case,
    CasePerson,
    Complaint,
    Fir,
    NcReport,
    PreliminaryEnquiry,
    SealMember,
)
from cases.paper import AccusedPaper, FirPaper, PersonPaper, PropertyPaper
from cases.services import cases as case_services
from cases.services import (
    complaints,
    enquiries,
    fir,
    noncognizable,
    refusals,
    sensitivity,
    transfers,
)
from cctns.core.clocks import open_runs, runs_of
from cctns.core.models import Event, StateRule
from cctns.core.permissions import Refused
from stations.models import DiaryEntry
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
THEFT, MURDER, RAPE, HURT = "BNS-303(2)-1", "BNS-103(1)-1", "BNS-64(1)-1", "BNS-115(2)-1"
CHEATING = "BNS-318(4)-1"


@pytest.fixture
def by(sho, scope_of):
    """The SHO of Ranipool."""
    return scope_of(sho)


def paper_of(unit, **changes) -> FirPaper:
    now = timezone.now()
    facts = {
        "unit": unit,
        "information_type": "oral",
        "information_at": now - timedelta(minutes=20),
        "occurred_from": now - timedelta(hours=3),
        "occurred_to": now - timedelta(hours=1),
        "occurred_known": "between",
        "place": "Parking below the vegetable market",
        "sections": [THEFT],
        "complainant": PersonPaper(
            name="फुर्बा तामाङ", relation="father", relative="Lhakpa Tamang", sex="M", age=34,
            phones=["+919812345214"],
        ),
        "narrative": "मैले मोटरसाइकल बजारको पार्किङमा राखेको थिएँ।",
        "language": "ne",
        "accused": [AccusedPaper(description="One unknown person")],
        "properties": [
            PropertyPaper(
                category="automobile", description="Motorcycle", mark_kind="vehicle", mark="SK-01 J 4471"
            )
        ],
        "read_over": True,
    }  # fmt: skip
    return FirPaper(**(facts | changes))


def take(unit, by, **changes) -> Complaint:
    facts = {"gist": "Motorcycle taken", "narrative": "My motorcycle is gone.", "unit": unit}
    return complaints.receive(complaints.ComplaintPaper(**(facts | changes)), by=by)


def test_a_complaint_becomes_a_numbered_fir_with_its_diary_entry_and_clocks(by, state_tree):
    complaint = take(state_tree.ranipool, by)
    case = fir.register(paper_of(state_tree.ranipool), by=by, complaint=complaint)
    assert (case.fir.number, case.fir.cited) == (1, f"0001/{timezone.localdate().year}")
    assert len(case.fir.key) == 16
    entry = case.fir.entry
    assert entry.entered_at == case.fir.entry_at <= case.fir.registered_at
    assert entry.is_system
    complaint.refresh_from_db()
    assert (complaint.status, complaint.case_id) == ("fir", case.pk)
    assert {"C04", "C05", "C10", "C40"} <= set(runs_of(case).values_list("code", flat=True))
    assert runs_of(complaint).get(code="C01").met_at == case.registered_at
    assert list(CasePerson.everything.filter(case=case).values_list("code", flat=True)) == [
        "A1",
        "C1",
        "V1",
    ]
    assert case.sections_text == "303(2) BNS"
    assert Event.objects.filter(subject_id=str(case.pk), what="registered").count() == 1


def test_numbers_run_on_and_a_refused_registration_leaves_no_hole(by, state_tree):
    first = fir.register(paper_of(state_tree.ranipool), by=by)
    with pytest.raises(ValidationError):
        fir.register(paper_of(state_tree.ranipool, narrative=" "), by=by)
    second = fir.register(paper_of(state_tree.ranipool), by=by)
    assert (first.number, second.number) == (1, 2)


def test_the_writer_may_not_register(writer, scope_of, state_tree):
    with pytest.raises(Refused) as refused:
        fir.register(paper_of(state_tree.ranipool), by=scope_of(writer))
    assert refused.value.power == "cases.register_fir"


def test_an_sho_may_not_register_at_another_station(by, state_tree):
    with pytest.raises(Refused):
        fir.register(paper_of(state_tree.sadar), by=by)


def test_a_registered_fir_never_changes(by, state_tree):
    case = fir.register(paper_of(state_tree.ranipool), by=by)
    for sql in ("UPDATE cases_fir SET language = 'en'", "DELETE FROM cases_fir"):
        with (
            pytest.raises((IntegrityError, InternalError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert Fir.everything.get(pk=case.fir_id).language == "ne"


def test_a_rape_is_recorded_by_a_woman_officer(by, make_officer, state_tree, sho):
    victim = PersonPaper(name="Invented Name", sex="F", age=24)
    paper = paper_of(state_tree.ranipool, sections=[RAPE], complainant=victim)
    with pytest.raises(ValidationError) as stopped:
        fir.register(paper, by=by)
    assert "woman officer" in stopped.value.message_dict["action"][0]
    paper.recorder = make_officer("woman_desk", state_tree.ranipool, "si", sex="F")
    case = fir.register(paper, by=by)
    assert case.sensitivity == "restricted"
    assert CasePerson.everything.get(case=case, code="V1").is_protected


def test_the_database_refuses_a_rape_recorded_by_a_man(by, state_tree, sho):
    case = fir.register(paper_of(state_tree.ranipool), by=by)
    row = Fir.everything.get(pk=case.fir_id)
    copy = Fir(
        unit=row.unit, number=2, year=row.year, registered_at=row.registered_at, entry=row.entry,
        entry_at=row.entry_at, information_type="oral", information_at=row.information_at,
        sections=[RAPE], content={}, recorder=sho, registered_by=sho, needs_woman=False,
    )  # fmt: skip
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        copy.save(force_insert=True)


def test_an_fir_is_never_before_its_diary_entry(by, state_tree, sho):
    case = fir.register(paper_of(state_tree.ranipool), by=by)
    row = Fir.everything.get(pk=case.fir_id)
    early = row.entry_at - timedelta(minutes=5)
    copy = Fir(
        unit=row.unit, number=2, year=row.year, registered_at=early, entry=row.entry,
        entry_at=row.entry_at, information_type="oral", information_at=early,
        sections=[THEFT], content={}, recorder=sho, registered_by=sho,
    )  # fmt: skip
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        copy.save(force_insert=True)


def test_a_claimed_time_in_the_future_is_refused(by, state_tree):
    later = timezone.now() + timedelta(hours=1)
    with pytest.raises(ValidationError):
        take(state_tree.ranipool, by, happened_at=later)
    with pytest.raises(ValidationError):
        fir.register(paper_of(state_tree.ranipool, information_at=later), by=by)


def test_a_non_cognizable_report_refers_to_the_magistrate_and_waits_for_an_order(
    by, state_tree
):
    complaint = take(state_tree.ranipool, by, gist="Slapped in a quarrel")
    report = noncognizable.enter_nc(
        complaint, sections=[HURT], gist="A slap.", referred_to="CJM Gangtok", by=by
    )
    with pytest.raises(ValidationError):
        noncognizable.begin_nc_investigation(report, by=by)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        NcReport.everything.filter(pk=report.pk).update(investigated_at=timezone.now())


def test_a_mixed_report_is_cognizable(by, state_tree):
    complaint = take(state_tree.ranipool, by)
    with pytest.raises(ValidationError) as stopped:
        noncognizable.enter_nc(
            complaint, sections=[HURT, THEFT], gist="Both.", referred_to="CJM Gangtok", by=by
        )
    assert "174(4)" in str(stopped.value)


@pytest.mark.parametrize("section", [MURDER, HURT])
def test_no_enquiry_outside_three_to_seven_years(by, state_tree, section):
    complaint = take(state_tree.ranipool, by)
    with pytest.raises(ValidationError):
        enquiries.ask_enquiry(complaint, sections=[section], reason="To be sure", by=by)


def test_an_enquiry_needs_a_dysp(by, state_tree, make_officer, scope_of, sho):
    complaint = take(state_tree.ranipool, by)
    enquiry = enquiries.ask_enquiry(
        complaint, sections=["BNS-319(2)-1"], reason="Money matter", by=by
    )
    low = scope_of(make_officer("sdpo", state_tree.sd_gangtok, "inspector"))
    with pytest.raises(ValidationError):
        enquiries.permit_enquiry(enquiry, permit=True, by=low)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        PreliminaryEnquiry.everything.filter(pk=enquiry.pk).update(
            permitted_by=sho, permitted_at=timezone.now()
        )
    high = scope_of(make_officer("sdpo", state_tree.sd_gangtok, "dysp"))
    enquiries.permit_enquiry(enquiry, permit=True, by=high)
    run = runs_of(enquiry).get(code="C06")
    assert (timezone.localtime(run.due_at).date() - timezone.localdate()).days == 14


def test_a_missing_child_is_never_refused_or_sent_on(by, state_tree):
    complaint = take(state_tree.ranipool, by, gist="Girl of 9 missing", missing_child=True)
    assert runs_of(complaint).filter(code="C12").exists()
    with pytest.raises(ValidationError):
        refusals.refuse(complaint, reason="Wait", told=True, by=by)
    with pytest.raises(ValidationError):
        complaints.send_on(complaint, to=state_tree.sadar, reason="There", by=by)


def test_a_zero_fir_travels_and_gets_a_number_of_its_own(
    by, state_tree, make_officer, scope_of
):
    case = fir.register(paper_of(state_tree.ranipool, outside_unit=state_tree.namchi), by=by)
    assert case.fir.key.endswith("Z")
    regular = fir.register(paper_of(state_tree.ranipool), by=by)
    assert (case.number, regular.number) == (1, 1)  # its own series
    row = transfers.send(case, to=state_tree.namchi, reason="Happened at Namchi", by=by)
    there = scope_of(make_officer("sho", state_tree.namchi, "inspector"))
    with pytest.raises(Refused):
        transfers.acknowledge(row, by=by)
    transfers.acknowledge(row, by=there)
    again = transfers.register_again(row, by=there)
    assert (again.unit_id, again.kind, again.fir.received_from_id) == (
        state_tree.namchi.pk,
        "regular",
        case.fir_id,
    )
    assert again.fir.content["narrative"] == case.fir.content["narrative"]
    assert DiaryEntry.everything.filter(unit=state_tree.namchi).count() == 2


def test_sections_change_by_an_event_and_the_fir_keeps_the_old_ones(by, state_tree):
    case = fir.register(paper_of(state_tree.ranipool), by=by)
    case_services.alter_sections(
        case, sections=[THEFT, CHEATING], reason="He also cheated", by=by
    )
    case.refresh_from_db()
    assert case.sections_text == "303(2), 318(4) BNS"
    assert Fir.everything.get(pk=case.fir_id).sections == [THEFT]


def test_another_stations_case_is_not_there(by, state_tree, make_officer, scope_of):
    fir.register(paper_of(state_tree.ranipool), by=by)
    other = scope_of(make_officer("sho", state_tree.sadar, "inspector"))
    assert Case.objects.within(by).count() == 1
    assert Case.objects.within(other).count() == 0
    district = scope_of(make_officer("sp", state_tree.gangtok, "dysp"))
    assert Case.objects.within(district).count() == 1


def test_an_atrocity_is_investigated_by_a_dysp(by, state_tree, make_officer, sho):
    paper = paper_of(state_tree.ranipool, sections=["SCST-3(1)(r)-1"], facts={})
    with pytest.raises(ValidationError) as stopped:
        fir.register(paper, by=by)
    assert "DySP" in str(stopped.value)
    paper.action, paper.io = "directed", make_officer("sdpo", state_tree.sd_gangtok, "dysp")
    case = fir.register(paper, by=by)
    assert case.io_order == 70
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        Case.everything.filter(pk=case.pk).update(io=sho)


UNLAWFUL = "UAPA-10-1"


def test_a_case_sealed_by_its_sections_stays_open_to_who_works_it_and_hides_its_clocks(
    by, state_tree, make_officer, writer, scope_of, sho
):
    io = make_officer("io", state_tree.ranipool, "dysp")
    paper = paper_of(
        state_tree.ranipool,
        sections=[UNLAWFUL],
        action="directed",
        io=io,
        confirmed_derived=True,
    )
    case = fir.register(paper, by=by)
    assert case.sensitivity == "sealed"
    listed = SealMember.objects.filter(case=case).values_list("user_id", flat=True)
    assert set(listed) == {sho.officer.user_id, io.officer.user_id}
    assert Case.objects.within(scope_of(io)).filter(pk=case.pk).exists()
    assert not Case.objects.within(scope_of(writer)).filter(pk=case.pk).exists()
    assert runs_of(case).exists()
    assert not open_runs(scope_of(writer)).filter(subject_id=str(case.pk)).exists()


def test_sealing_later_takes_the_clocks_out_of_the_lists(
    by, state_tree, make_officer, scope_of, writer
):
    case = fir.register(paper_of(state_tree.ranipool), by=by)
    assert open_runs(scope_of(writer)).filter(subject_id=str(case.pk)).exists()
    sp = make_officer("sp", state_tree.gangtok, "dysp")
    sensitivity.seal(
        case, reason="Order 12/2026", members=[sp.officer.user], review_on=None, by=scope_of(sp)
    )
    assert not open_runs(scope_of(writer)).filter(subject_id=str(case.pk)).exists()


def test_a_refused_investigation_starts_the_fortnightly_report(by, state_tree):
    paper = paper_of(
        state_tree.ranipool, action="refused", action_reason="Too slight to go on with"
    )
    case = fir.register(paper, by=by)
    assert case.stage == "not_investigated"
    assert runs_of(case).filter(code="C08").exists()


def test_the_state_says_from_when_a_late_report_needs_a_reason(by, state_tree):
    StateRule.objects.create(
        state=state_tree.state, key="cases.delay_hours", value=2, valid_from="2020-01-01"
    )
    with pytest.raises(ValidationError) as stopped:
        fir.register(paper_of(state_tree.ranipool), by=by)
    assert "More than 2 hours" in stopped.value.message_dict["when_where"][0]
