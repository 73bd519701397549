"""The FIR draft as a paper: what is kept, what is read, what is still to fix, what was seen before."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Complaint, Fir
from cases.paper import PersonPaper, PropertyPaper
from cases.services import draft_paper as service
from cases.services import fir
from cases.services.draft_fields import clean
from cases.services.seen import seen_before
from cctns.core import codes, dates, drafts, notices
from cctns.core.models import Draft, Event, Notification
from criminals.models import Person
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.cases.test_services import paper_of, take

pytestmark = pytest.mark.usefixtures("catalogue", "lists")
THEFT, RAPE, MURDER = "BNS-303(2)-1", "BNS-64(1)-1", "BNS-103(1)-1"


@pytest.fixture
def lists(db):
    codes.load()
    yield
    codes.forget()


@pytest.fixture
def by(sho, scope_of):
    return scope_of(sho)


def filled(by, unit, **parts) -> Draft:
    """A draft of a theft, whole; ``parts`` change fields by part."""
    now = timezone.localtime() - timedelta(minutes=5)
    data = {
        "information": {
            "information_type": "oral",
            "information_at_date": dates.short_date(now),
            "information_at_time": dates.clock_time(now),
        },
        "informant": {"name": "Pema", "phone": "1", "phone-1-number": "98123 45214"},
        "when_where": {"occurred_known": "unknown", "place": "Bazaar", "in_area": "yes"},
        "sections": {"sections": THEFT},
        "accused": {"accused": "1", "accused-1-known": "unknown"},
        "victim": {"victim_is_informant": "yes"},
        "property": {},
        "statement": {"narrative": "It is gone.", "language": "en", "read_over": "on"},
        "action": {"action": "investigate"},
    }
    for part, fields in parts.items():
        data[part] = data[part] | fields
    return drafts.new_draft("fir", unit=unit, owner=by.user, data=data, by=by)


def test_a_whole_draft_has_nothing_to_fix_and_becomes_an_fir(by, state_tree):
    draft = filled(by, state_tree.ranipool)
    reading = service.read(draft, by=by)
    assert reading.problems == {}
    assert reading.is_ready
    case = service.register(draft, by=by)
    assert case.fir.content["narrative"] == "It is gone."
    assert case.io == by.posting
    with pytest.raises(ValidationError) as twice:
        service.register(draft, by=by)
    assert "already registered" in twice.value.messages[0]
    assert Fir.everything.count() == 1


def test_an_empty_draft_names_what_is_missing_by_part(by, state_tree):
    draft = service.begin(unit=state_tree.ranipool, by=by)
    reading = service.read(draft, by=by)
    assert set(reading.problems) == {
        "information", "informant", "when_where", "sections", "victim", "statement", "action",
    }  # fmt: skip
    assert {reading.state(part) for part in service.PARTS} == {"todo"}


def test_the_states_of_a_part(by, state_tree):
    draft = filled(by, state_tree.ranipool, statement={"read_over": ""}, informant={"name": ""})
    reading = service.read(draft, by=by)
    assert reading.state("informant") == "doing"
    for part in ("informant", "statement", "sections"):
        drafts.mark_done(draft.pk, part, by=by)
    reading = service.read(Draft.everything.get(pk=draft.pk), by=by)
    assert (reading.state("informant"), reading.state("statement"), reading.state("sections")) == (
        "fix", "read", "done",
    )  # fmt: skip


def test_only_known_names_and_texts_are_kept():
    kept = clean(
        "accused",
        {
            "accused": "1 2", "accused-1-name": ["Pema"], "accused-1-phone-1-number": 98123,
            "accused-1-addr-3-line": None, "accused-1-nickname": "x", "accused-0-name": "x",
            "sections-q": "theft", "accused-1-name ": {"a": 1},
        },
    )  # fmt: skip
    assert kept == {
        "accused": "1 2", "accused-1-name": "Pema", "accused-1-phone-1-number": "98123",
        "accused-1-addr-3-line": "",
    }  # fmt: skip
    with pytest.raises(ValidationError):
        clean("nothing", {})


def test_what_a_complaint_says_is_copied_and_its_informant_stays_one_person(by, state_tree):
    complaint = take(
        state_tree.ranipool, by, against="Tshering of Deorali", place="Bazaar",
        informant=PersonPaper(name="फुर्बा तामाङ", phones=["+919812345214"]),
    )  # fmt: skip
    draft = service.begin(unit=state_tree.ranipool, complaint=complaint, by=by)
    assert draft.data["informant"]["phone-1-number"] == "+919812345214"
    assert draft.data["accused"]["accused-1-description"] == "Tshering of Deorali"
    assert service.begin(unit=state_tree.ranipool, complaint=complaint, by=by) == draft
    changes = {
        "informant": {"relation": "father", "relative": "Lhakpa", "age": "34", "sex": "M",
                      "addr": "1", "addr-1-kind": "present", "addr-1-line": "Ward 2"},
        "when_where": {"occurred_known": "unknown", "in_area": "yes"},
        "sections": {"sections": THEFT},
        "accused": {"accused": "1", "accused-1-known": "unknown"},
        "victim": {"victim_is_informant": "yes"},
        "statement": {"read_over": "on"},
        "action": {"action": "investigate"},
    }  # fmt: skip
    for part, fields in changes.items():
        drafts.save_part(draft.pk, part, fields, draft.version, by=by)
        draft.refresh_from_db()
    case = service.register(draft, by=by)
    person = case.people.get(part="complainant").person
    assert person.pk == complaint.informant_id
    assert (person.relative, person.age, person.sex) == (
        "Lhakpa",
        34,
        "M",
    )  # added, not replaced
    assert person.addresses.get().line == "Ward 2"
    assert Person.everything.filter(name="फुर्बा तामाङ").count() == 1
    complaint.refresh_from_db()
    assert complaint.status == Complaint.Status.FIR
    with pytest.raises(ValidationError):
        service.begin(unit=state_tree.ranipool, complaint=complaint, by=by)


def test_an_unsigned_e_fir_waits_for_its_signature(by, state_tree):
    complaint = take(state_tree.ranipool, by, channel="efir")
    with pytest.raises(ValidationError) as waits:
        service.begin(unit=state_tree.ranipool, complaint=complaint, by=by)
    assert "not signed" in waits.value.messages[0]


def test_a_protected_complaint_is_opened_with_a_reason_before_it_is_drafted(by, state_tree):
    complaint = take(state_tree.ranipool, by, sections=(RAPE,), gist="Pema was harmed")
    with pytest.raises(ValidationError) as closed:
        service.begin(unit=state_tree.ranipool, complaint=complaint, by=by)
    assert "with a reason" in closed.value.messages[0]
    assert not Draft.everything.exists()


def test_the_value_of_the_property_chooses_the_variant(by, state_tree):
    things = {
        "property": "1", "property-1-what": "phone:smartphone", "property-1-description": "Phone",
        "property-1-value": "4,000",
    }  # fmt: skip
    draft = filled(
        by, state_tree.ranipool, property=things, sections={"fact_first_conviction": "yes"}
    )
    reading = service.read(draft, by=by)
    assert reading.paper.properties[0].value == Decimal("4000.00")
    assert reading.paper.facts["property_value"] == Decimal("4000.00")
    assert reading.found.cognizable.value == "no"
    assert "non-cognizable report" in reading.problems["sections"][0]


def test_a_zero_fir_takes_its_station_only_when_the_place_is_outside(by, state_tree):
    outside = {"outside_unit": str(state_tree.namchi.pk), "in_area": "yes"}
    draft = filled(by, state_tree.ranipool, when_where=outside)
    assert not service.read(draft, by=by).paper.is_zero
    draft = filled(
        by, state_tree.ranipool, when_where=outside | {"in_area": "no"}, action={"action": "transferred"}
    )  # fmt: skip
    reading = service.read(draft, by=by)
    assert reading.paper.outside_unit == state_tree.namchi
    assert reading.paper.action == "transferred"
    assert reading.is_ready


def test_a_late_report_asks_for_its_reason_where_the_time_stands(by, state_tree):
    old = timezone.localtime() - timedelta(days=4)
    when = {
        "occurred_known": "exact", "occurred_from_date": dates.short_date(old),
        "occurred_from_time": "10:00",
    }  # fmt: skip
    reading = service.read(filled(by, state_tree.ranipool, when_where=when), by=by)
    assert "reason for the delay" in reading.problems["when_where"][0]
    reading = service.read(
        filled(by, state_tree.ranipool, when_where=when | {"delay_reason": "Fear"}), by=by
    )
    assert reading.is_ready


def test_the_officer_in_charge_is_told_when_a_draft_is_sent(
    by, sho, writer, scope_of, state_tree
):
    hand = scope_of(writer)
    draft = filled(hand, state_tree.ranipool)
    drafts.send(draft.pk, by=hand)
    drafts.send(draft.pk, by=hand)
    assert Event.objects.filter(subject_id=str(draft.pk), what="sent").count() == 1
    notices.tell_due()
    told = Notification.objects.get(user=sho.officer.user)
    assert "waits for you" in told.text
    assert told.url == f"/cases/fir/drafts/{draft.pk}/"


# --- seen before -------------------------------------------------------------------------------


def paper_with(unit, mark="SK01 j-4471", phone="+919812345214"):
    return paper_of(
        unit,
        properties=[PropertyPaper("vehicle", "Motorcycle", mark_kind="vehicle", mark=mark)],
        complainant=PersonPaper(name="Suman", phones=[phone], age=30, sex="M"),
    )


def test_the_same_number_and_phone_of_an_earlier_case_are_hinted(by, state_tree):
    earlier = fir.register(paper_of(state_tree.ranipool), by=by)
    hints = seen_before(paper_with(state_tree.ranipool), scope=by)
    assert {(hint.part, hint.case) for hint in hints} == {
        ("property", earlier), ("informant", earlier),
    }  # fmt: skip
    assert not seen_before(paper_with(state_tree.ranipool, "SK02", "+919800000000"), scope=by)


def test_a_case_outside_the_area_gives_no_hint(by, state_tree, make_officer, scope_of):
    fir.register(paper_of(state_tree.ranipool), by=by)
    other = scope_of(make_officer("sho", state_tree.namchi, "inspector"))
    assert seen_before(paper_with(state_tree.namchi), scope=other) == []
    district = scope_of(make_officer("sp", state_tree.gangtok, "sp"))
    assert len(seen_before(paper_with(state_tree.namchi), scope=district)) == 2


@pytest.mark.parametrize("sections", [[RAPE], ["BNS-147-1"]])
def test_a_protected_or_sealed_case_gives_no_hint(
    by, state_tree, make_officer, scope_of, sections
):
    woman = make_officer("woman_desk", state_tree.ranipool, "si", sex="F")
    fir.register(paper_of(state_tree.ranipool, sections=sections, recorder=woman), by=by)
    assert seen_before(paper_with(state_tree.ranipool), scope=by) == []


def test_a_child_gives_no_hint(by, state_tree):
    child = PersonPaper(name="Dawa", age=12, phones=["+919812345214"], sex="M")
    fir.register(
        paper_of(state_tree.ranipool, complainant=child, sections=[MURDER], victims=[child],
                 victim_is_complainant=False), by=by,
    )  # fmt: skip
    assert seen_before(paper_with(state_tree.ranipool), scope=by) == []
