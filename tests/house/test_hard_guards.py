"""The hard guards of the law, each tried through the page, the API, the service and raw SQL.

A refusal is a sentence and leaves nothing behind; the lawful version of the very same act goes through
by the same door.  What is tried stands in ``hard_guards.GUARDS``.
"""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.utils import timezone

from cases.models import Complaint, Fir
from cases.services import complaints, fir
from cases.tiles import missing_children
from cctns.core.clocks import runs_of
from cctns.core.models import Draft
from tests.cases.case_helpers import Office, office_of, paper_of, typed
from tests.cases.complaint_helpers import take
from tests.cases.complaint_helpers import typed as at_the_counter
from tests.conftest import build_tree, post_officer

from .hard_guards import AADHAAR, GUARDS, calls, sends, when, whole_draft
from .test_retry import changed, everything

EACH = [(guard, door) for guard in GUARDS for door in ("page", "api", "service", "sql")]
EACH = [(guard, door) for guard, door in EACH if getattr(guard, door) is not None]


@pytest.fixture(scope="module")
def office(of_module) -> Office:
    office = office_of(build_tree(), post_officer)
    office.posts["dysp"] = post_officer("io", office.tree.ranipool, "dysp")
    office.posts["low_sdpo"] = post_officer("sdpo", office.tree.sd_gangtok, "inspector")
    return office


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


def refused(text: str, words: str) -> None:
    assert re.search(words, unescape(text)), f"{words!r} is not said: {text[:1500]}"


def main_of(answer) -> str:
    text = answer.content.decode()
    return text[max(0, text.find("<main")) :]


def run(statement: tuple) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(*statement)
        assert cursor.rowcount == 1, "the statement met no row"
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(("guard", "door"), EACH, ids=[f"{g.name}, {d}" for g, d in EACH])
def test_a_hard_guard_refuses_in_words_and_writes_nothing(office, guard, door):
    act = getattr(guard, door)(office, False)
    before = everything()
    if door == "sql":
        for statement in act:
            with pytest.raises(Error) as stopped:
                run(statement)
            refused(str(stopped.value), guard.key)
    elif door == "service":
        with pytest.raises(ValidationError) as stopped, transaction.atomic():
            act()
        refused(" ".join(stopped.value.messages), guard.says)
    else:
        answer = act()
        assert 400 <= answer.status_code < 500, answer.headers.get("Location")
        refused(main_of(answer), guard.says)
    assert not changed(before, everything())


@pytest.mark.parametrize(("guard", "door"), EACH, ids=[f"{g.name}, {d}" for g, d in EACH])
def test_the_lawful_version_of_the_same_act_goes_through(office, guard, door):
    act = getattr(guard, door)(office, True)
    before = everything()
    if door == "sql":
        for statement in act:
            run(statement)
    elif door == "service":
        assert act() is not None
    else:
        answer = act()
        wanted = {"page": (302, 200), "api": (201, 200)}[door]
        assert answer.status_code in wanted, main_of(answer)[:2000]
    assert changed(before, everything())


def test_a_page_and_a_program_cannot_name_the_time_of_the_number(office):
    """Diary entry, number and time come from one reading under the lock; what is sent along is not read."""
    forged = {"registered_at": when(True).isoformat(), "entry_at": when(False).isoformat()}
    one, two = whole_draft(office), whole_draft(office)
    page = sends(
        office, "sho", f"/cases/fir/drafts/{one.pk}/check/", version=one.version, **forged
    )
    program = calls(
        office,
        "sho",
        f"/api/v1/fir-drafts/{two.pk}/register/",
        {"version": two.version} | forged,
    )
    began = timezone.now()
    assert page().status_code == 302
    assert program().status_code in (201, 400)
    rows = list(Fir.everything.select_related("entry"))
    assert rows
    for row in rows:
        assert (
            began <= row.entry.entered_at == row.entry_at <= row.registered_at <= timezone.now()
        )


def test_no_full_aadhaar_number_is_anywhere_in_the_database_after_every_try(office):
    for guard, door in EACH:
        if "Aadhaar" in guard.name and door in ("page", "api"):
            getattr(guard, door)(office, False)()
    plain = AADHAAR.replace(" ", "")
    with connection.cursor() as cursor:
        for table in ("core_draft", "criminals_identitypaper", "core_accesslog", "core_event"):
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t::text LIKE ANY (%s)",
                [[f"%{plain}%", f"%{AADHAAR}%"]],
            )
            assert cursor.fetchone() == (0,), table


# --- a missing child --------------------------------------------------------------------------------------

BODY = {"gist": "Girl of 9 missing", "narrative": "She is gone.", "missing_child": True}
CHILD_DOORS = {
    "page": lambda office, channel: sends(
        office,
        "writer",
        "/complaints/new/",
        **at_the_counter(missing_child="on", channel=channel),
    )(),
    "api": lambda office, channel: calls(
        office, "writer", "/api/v1/complaints/", BODY | {"channel": channel}
    )(),
    "service": lambda office, channel: take(
        office.tree.ranipool, office.scope("writer"), missing_child=True, channel=channel
    ),
}


def is_red(office: Office, complaint: Complaint) -> bool:
    """Its own page, the list of missing children and the station's Today say that the FIR is due at once."""
    head = office.client("sho")
    own = head.get(f"/complaints/{complaint.pk}/").content.decode()
    listed = head.get("/complaints/?child=yes").content.decode()
    seen = {
        "Register the FIR at once" in own,
        "A child is missing: register the FIR" in listed,
        missing_children(office.scope("sho")).filter(pk=complaint.pk).exists(),
    }
    assert len(seen) == 1, "the pages do not agree"
    return seen.pop()


@pytest.mark.parametrize("channel", ["counter", "efir", "phone"])
@pytest.mark.parametrize("door", CHILD_DOORS)
def test_a_missing_child_is_taken_down_and_stays_red_until_its_fir(office, door, channel):
    CHILD_DOORS[door](office, channel)
    complaint = Complaint.everything.get(missing_child=True)
    limit = runs_of(complaint).get(code="C12")
    assert limit.met_at is None
    assert is_red(office, complaint)
    head = office.client("sho")
    begin = f"/cases/fir/drafts/new/?complaint={complaint.pk}"
    assert begin in head.get(f"/complaints/{complaint.pk}/").content.decode()
    head.post(f"/complaints/{complaint.pk}/look/", typed(reason="To register"))
    begun = head.post(begin, typed())
    assert begun.status_code == 302, main_of(begun)[:1500]
    draft = Draft.everything.get(subject_id=str(complaint.pk))
    fir.register(
        paper_of(complaint.unit), complaint=complaint, draft=draft, by=office.scope("sho")
    )
    assert not is_red(office, complaint)
    limit.refresh_from_db()
    assert limit.met_at is not None
    assert not runs_of(complaint).filter(met_at=None, cancelled_at=None).exists()


def test_the_childs_unsigned_e_fir_does_not_lapse_after_its_fir(office):
    complaint = take(
        office.tree.ranipool, office.scope("writer"), missing_child=True, channel="efir"
    )
    fir.register(paper_of(complaint.unit), complaint=complaint, by=office.scope("sho"))
    later = timezone.now() + timedelta(days=4)
    assert complaints.lapse_unsigned(by=office.scope("sho"), now=later) == 0
    assert Complaint.everything.get(pk=complaint.pk).status == "fir"


def test_any_other_unsigned_e_fir_becomes_no_fir_through_the_service_either(office):
    complaint = take(office.tree.ranipool, office.scope("writer"), channel="efir")
    with pytest.raises(ValidationError, match="not signed"), transaction.atomic():
        fir.register(paper_of(complaint.unit), complaint=complaint, by=office.scope("sho"))
    assert not Fir.everything.exists()


WAYS_OUT = {
    "refuse": {"reason": "Later", "told": "on"},
    "enquiry": {"reason": "Unclear.", "sections": ["BNS-319(2)-1"]},
    "nc": {"gist": "x", "referred_to": "CJM", "sections": ["BNS-115(2)-1"]},
    "department": {"department": "Child welfare", "reason": "Theirs"},
    "send": {"reason": "There"},
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_missing_child_is_not_decided_in_another_way(office, way):
    complaint = take(office.tree.ranipool, office.scope("sho"), missing_child=True)
    data = dict(WAYS_OUT[way])
    if way == "send":
        data["to"] = office.tree.namchi.pk
    act = sends(office, "sho", f"/complaints/{complaint.pk}/{way}/", **data)
    before = everything()
    answer = act()
    assert answer.status_code == 422
    refused(main_of(answer), "missing child")
    assert not changed(before, everything())
    assert is_red(office, complaint)
