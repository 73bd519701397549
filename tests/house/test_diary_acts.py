"""Every act that the law wants in the General Diary commits with exactly one entry, or leaves nothing behind.

The acts are those of ``stations/data/diary_acts.csv``.  Each is done once through its service; then once
more with a diary that fails after it has written, when nothing at all may be left.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cases.models import ElectronicInformation
from cases.services import cases as casework
from cases.services import complaints, enquiries, fortnight, noncognizable, refusals, transfers
from stations.diary_acts import DIARY_ACTS, acts_without_service
from stations.models import DiaryEntry
from stations.services import charge, diary, people
from tests.cases.case_helpers import CHEATING, THEFT, Office, office_of
from tests.conftest import build_tree, post_officer

from . import posts_cases as make
from .test_retry import changed, everything

Act = Callable[[], object]
ACTS: dict[str, Callable[[Office], Act]] = {}  # key -> prepares the act, answers what does it


def act(key: str) -> Callable:
    def keep(prepare: Callable[[Office], Act]) -> Callable[[Office], Act]:
        ACTS[key] = prepare
        return prepare

    return keep


@pytest.fixture(scope="module")
def office(of_module) -> Office:
    return office_of(build_tree(), post_officer)


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


# --- complaints ------------------------------------------------------------------------------------


@act("complaint_received")
def received(office: Office) -> Act:
    return lambda: make.complaint_of(office)


@act("efir_received")
def efir(office: Office) -> Act:
    return lambda: make.complaint_of(office, channel="efir")


@act("efir_signed")
def efir_signed(office: Office) -> Act:
    row = make.complaint_of(office, channel="efir")
    return lambda: complaints.sign(row, how="On paper", by=office.scope("sho"))


@act("efir_lapsed")
def efir_lapsed(office: Office) -> Act:
    row = ElectronicInformation.everything.get(complaint=efir(office)())
    late = {
        "received_at": row.received_at - timedelta(days=4),
        "sign_by": row.sign_by - timedelta(days=4),
    }
    ElectronicInformation.everything.filter(pk=row.pk).update(**late)
    row.refresh_from_db()
    return lambda: complaints.lapse(row, by=office.scope("sho"))


@act("complaint_sent")
def complaint_sent(office: Office) -> Act:
    row = make.complaint_of(office)
    told = {"to": office.tree.namchi, "reason": "It happened there."}
    return lambda: complaints.send_on(row, **told, by=office.scope("sho"))


@act("complaint_to_department")
def to_department(office: Office) -> Act:
    row = make.complaint_of(office)
    told = {"department": "Labour Department", "reason": "A wage matter."}
    return lambda: complaints.send_on(row, **told, by=office.scope("sho"))


@act("registration_refused")
def refused(office: Office) -> Act:
    row = make.complaint_of(office)
    return lambda: refusals.refuse(
        row, reason="A civil dispute.", told=True, by=office.scope("sho")
    )


@act("refusal_reviewed")
def reviewed(office: Office) -> Act:
    row = make.refusal(office)
    return lambda: refusals.review_refusal(
        row, register=True, note="Cognizable.", by=office.scope("sp")
    )


@act("enquiry_asked")
def asked(office: Office) -> Act:
    row = make.complaint_of(office)
    told = {"sections": [make.IMPERSONATION], "reason": "Unclear."}
    return lambda: enquiries.ask_enquiry(row, **told, by=office.scope("sho"))


def answer(office: Office, *, permit: bool) -> Act:
    row = make.enquiry(office)
    return lambda: enquiries.permit_enquiry(
        row, permit=permit, reason="Seen.", by=office.scope("sdpo")
    )


@act("enquiry_begun")
def begun(office: Office) -> Act:
    return answer(office, permit=True)


@act("enquiry_declined")
def declined(office: Office) -> Act:
    return answer(office, permit=False)


@act("enquiry_ended")
def ended(office: Office) -> Act:
    row = make.enquiry(office)
    enquiries.permit_enquiry(row, permit=True, reason="", by=office.scope("sdpo"))
    row.refresh_from_db()
    return lambda: enquiries.end_enquiry(
        row, outcome="closed", reason="No offence.", by=office.scope("sho")
    )


@act("nc_entered")
def entered(office: Office) -> Act:
    row = make.complaint_of(office)
    told = {"sections": [make.HURT], "gist": "A slap.", "referred_to": "CJM Gangtok"}
    return lambda: noncognizable.enter_nc(row, **told, by=office.scope("sho"))


@act("nc_ordered")
def ordered(office: Office) -> Act:
    row = make.report(office)
    told = {"order_no": "12/2026", "order_on": timezone.localdate(), "begin": False}
    return lambda: noncognizable.note_magistrate_order(row, **told, by=office.scope("sho"))


@act("nc_fortnight_sent")
def fortnight_sent(office: Office) -> Act:
    _first, last = fortnight.fortnight_before(timezone.localdate())
    told = {"day_in": last, "sent_to": "CJM Gangtok"}
    return lambda: fortnight.report(office.tree.ranipool, **told, by=office.scope("sho"))


# --- FIRs and cases ------------------------------------------------------------------------------------


@act("fir_registered")
def registered(office: Office) -> Act:
    return office.theft


@act("zero_fir_registered")
def zero_registered(office: Office) -> Act:
    return office.zero


@act("zero_fir_sent")
def zero_sent(office: Office) -> Act:
    case = office.zero()
    told = {"to": office.tree.namchi, "reason": "It happened there."}
    return lambda: transfers.send(case, **told, by=office.scope("sho"))


@act("zero_fir_received")
def zero_received(office: Office) -> Act:
    row = make.zero_sent(office)
    return lambda: transfers.acknowledge(row, by=office.scope("namchi"))


@act("zero_fir_reregistered")
def zero_again(office: Office) -> Act:
    row = make.zero_sent(office)
    transfers.acknowledge(row, by=office.scope("namchi"))
    row.refresh_from_db()
    return lambda: transfers.register_again(row, by=office.scope("namchi"))


def on_case(key: str, service: Callable, who: str = "sho", **told: object) -> None:
    """An act on a case of theft."""

    def prepare(office: Office) -> Act:
        case = office.theft()
        return lambda: service(case, **told, by=office.scope(who))

    ACTS[key] = prepare


on_case("sections_altered", casework.alter_sections, sections=[THEFT, CHEATING], reason="Also.")
on_case("addendum", casework.add_addendum, item="12", text="The helmet.", reason="Remembered.")
on_case("fir_sent_to_court", casework.dispatch_to_court, court="CJM Gangtok", mode="messenger")
on_case("copy_given", casework.give_copy, to="complainant", how="signature")
on_case("fir_published", casework.decide_publication, publish=True)
on_case("fir_withheld", casework.decide_publication, "sdpo", publish=False, reason="In danger")
on_case("progress_told", casework.tell_progress, text="Two were heard.", channel="letter")


@act("io_given")
def given(office: Office) -> Act:
    case = office.theft()
    return lambda: casework.assign_io(
        case, to=office.posts["io"], reason="On leave", by=office.scope("sho")
    )


# --- the station ---------------------------------------------------------------------------------------


@act("charge_handed_over")
def handed_over(office: Office) -> Act:
    return lambda: charge.hand_over_charge(
        office.tree.ranipool, to=office.posts["io"], by=office.scope("sho")
    )


@act("charge_taken_back")
def taken_back(office: Office) -> Act:
    handed_over(office)()
    return lambda: charge.take_back_charge(office.tree.ranipool, by=office.scope("sho"))


@act("charge_ended")
def charge_ended(office: Office) -> Act:
    handed_over(office)()
    return lambda: people.relieve(
        office.posts["io"], reason="Transfer to Namchi", by=office.scope("sp")
    )


@act("day_opened")
def opened(office: Office) -> Act:
    return lambda: diary.open_day(office.tree.ranipool, custody=2, by=office.scope("writer"))


@act("day_closed")
def closed(office: Office) -> Act:
    cash = Decimal("3485.50")
    return lambda: diary.close_day(office.tree.ranipool, cash=cash, by=office.scope("writer"))


# --- what holds for each ---------------------------------------------------------------------------------


class DiaryFailed(Exception):
    """The diary could not keep what it had written."""


def test_every_act_has_a_service_and_is_done_here():
    assert acts_without_service() == []
    assert set(ACTS) == set(DIARY_ACTS)


@pytest.mark.parametrize("key", sorted(DIARY_ACTS))
def test_an_act_commits_with_exactly_one_entry_of_its_own(office, key):
    do = ACTS[key](office)
    before = set(DiaryEntry.everything.values_list("pk", flat=True))
    do()
    new = DiaryEntry.everything.exclude(pk__in=before)
    assert new.count() == 1
    entry = new.get()
    assert entry.is_system
    assert entry.kind == DIARY_ACTS[key].kind
    assert entry.subject_id
    assert "%(" not in entry.text
    assert "[[" not in entry.text


@pytest.mark.parametrize("key", sorted(DIARY_ACTS))
def test_nothing_is_left_of_an_act_whose_entry_fails(office, key, monkeypatch):
    do = ACTS[key](office)
    before, write, tried = everything(), diary.write, []

    def write_and_fail(*args, **kwargs):
        tried.append(write(*args, **kwargs))
        raise DiaryFailed

    monkeypatch.setattr(diary, "write", write_and_fail)
    with pytest.raises(DiaryFailed):
        do()
    assert len(tried) == 1
    assert changed(before, everything()) == {}
    monkeypatch.undo()
    do()  # and done again it succeeds, with the next number
    entry = DiaryEntry.everything.order_by("entered_at", "number").last()
    assert entry.number == tried[0].number
