"""Lists, start pages and records ask the database as often for three rows as for thirty."""

import re
import uuid
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Addendum, Case, CasePerson, PropertyItem
from cctns.core import drafts, notices
from cctns.core.events import note_event
from cctns.core.models import AccessLog, Attachment, Delivery, IssuedDocument, Job
from cctns.core.registers import ALL as REGISTERS
from stations.services.access import scope_of_id
from tests.cases import start_state
from tests.cases.case_helpers import Office, office_of
from tests.cases.complaint_helpers import take
from tests.conftest import build_tree, post_officer, sign_in_as
from tests.core import register_rows
from tests.factories.criminals import PersonFactory

READERS = {
    "writer": "ranipool",
    "sho": "ranipool",
    "sdpo": "sd_gangtok",
    "sp": "gangtok",
    "state": "state",
}
LISTS = ("/", "/dashboard/", "/cases/", "/cases/clocks/", "/cases/zero/", "/cases/zero/?way=sent", "/cases/shared/",
    "/complaints/", "/complaints/incoming/", "/complaints/nc/fortnight/", "/drafts/", "/alerts/", "/jobs/", "/outbox/", "/diary/",
    "/stations/staff/", "/portal/firs/", "/cases/sections/?q=theft", "/registers/", "/help/")  # fmt: skip
FEW, MORE = 3, 27


@pytest.fixture(scope="module")
def tree(of_module):
    return build_tree()


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


def rows_everywhere(tree, readers: dict, count: int) -> None:
    """So many more rows in every list, at the readers' station."""
    unit = tree.ranipool
    now_again()
    for name, make in register_rows.ROWS.items():
        if name != "fir":  # made with the cases
            make(unit, count)
    now_again()
    for _n in range(count):
        start_state.zero(tree.namchi, unit)
        start_state.zero(unit, tree.namchi)
        start_state.unsigned(unit)
        start_state.enquiry(unit)
        start_state.refusal(unit)
        sent = start_state.complaint(
            tree.namchi, "sent", to_unit=unit, decided_at=timezone.now()
        )
        assert sent.pk
        post_officer("io", unit, "si")
    for posting in readers.values():
        user, by = posting.officer.user, scope_of_id(posting.pk)
        for n in range(count):
            notices.tell(user, f"Case {n}", kind="t", url="/cases/")
            Job.objects.create(kind="t", title="t", owner=user, status="done")
            if by.has("cases.draft_fir"):
                drafts.new_draft("fir", unit=unit, owner=user, by=by, title=f"theft {n}")


def now_again() -> None:
    """Records are stamped with their own moments again (``register_rows`` share one)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cctns.reading', '', true)")


def asked(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as found:
        answer = client.get(address, follow=True)
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert answer.status_code in (200, 403), address
    by_the_clock = 'MAX("core_code"."changed_at")'  # asked every few seconds, whoever comes
    return [query["sql"] for query in found if by_the_clock not in query["sql"]]


def repeated(few: list[str], many: list[str]) -> str:
    """The query that is asked oftener, without its values."""

    def forms(queries: list[str]) -> Counter:
        return Counter(re.sub(r"'[^']*'|\b\d+\b", "?", sql)[:300] for sql in queries)

    return str((forms(many) - forms(few)).most_common(2))


def compare(client: Client, addresses: list[str], more) -> list[str]:
    """Addresses that ask oftener when there are more rows."""
    for address in addresses:
        asked(client, address)  # what is asked once a process is known now
    few = {address: asked(client, address) for address in addresses}
    more()
    many = {address: asked(client, address) for address in addresses}
    return [
        f"{address}: {len(few[address])}, then {len(many[address])}: {repeated(few[address], many[address])}"
        for address in addresses
        if len(many[address]) > len(few[address])
    ]


@pytest.mark.parametrize("who", READERS)
def test_lists_and_start_pages_ask_as_often_for_thirty_rows_as_for_three(
    tree, who, monkeypatch
):
    monkeypatch.setattr(start_state, "serial", register_rows.serial)  # no number twice
    posting = post_officer(who, getattr(tree, READERS[who]), "inspector")
    readers = {who: posting}
    rows_everywhere(tree, readers, FEW)
    books = [f"/registers/{name}/" for name in REGISTERS]
    files = [f"{path}?as=csv" for path in books]
    addresses = [*LISTS, *books, *(files if who == "writer" else [])]
    grown = compare(
        sign_in_as(None, posting), addresses, lambda: rows_everywhere(tree, readers, MORE)
    )
    assert not grown, "\n".join(grown)


# --- one record with little in it and with much -------------------------------------------------------------


@pytest.fixture(scope="module")
def office(tree) -> Office:
    return office_of(tree, post_officer)


def fill_case(case: Case, office: Office, count: int) -> None:
    """So many more people, things, files, papers, addenda and looks."""
    unit, user = case.unit, office.user("sho")
    about = {"subject_type": "cases.Case", "subject_id": str(case.pk)}
    number = CasePerson.everything.filter(case=case).count()
    for n in range(number, number + count):
        person = PersonFactory(unit=unit, name=f"Witness {n}")
        CasePerson.everything.create(case=case, person=person, part="witness", code=f"W{n}")
        PropertyItem.everything.create(case=case, category="automobile", description=f"Car {n}")
        Addendum.everything.create(
            unit=unit, case=case, item="12", text="x", reason="y", entered_by=user
        )
        key = uuid.uuid4().hex
        IssuedDocument.everything.create(
            unit=unit, form="iif-1", serial=key, languages="en+hi", sha256="0" * 64, size=1, path=key,
            token=key, by=user, **about,
        )  # fmt: skip
        Attachment.everything.create(
            unit=unit, name="a.png", kind="image/png", size=1, sha256="0" * 64, path=key, by=user, **about
        )  # fmt: skip
        AccessLog.objects.create(user=user, unit=unit, action="open", what="case", **about)


@pytest.mark.parametrize("who", ["writer", "sho", "sp"])
def test_a_case_asks_as_often_with_much_in_it_as_with_little(office, who):
    case = office.theft()
    fill_case(case, office, FEW)
    base = case.get_absolute_url()
    parts = ["", "people/", "property/", "documents/", "looks/", "addendum/", "sections/", "officer/", "court/",
        "copy/", "publication/", "progress/", "attach/", "seal/", "share/", "registered/"]  # fmt: skip
    addresses = [base + part for part in parts] + [f"/print/iif-1/{case.pk}/"]
    grown = compare(office.client(who), addresses, lambda: fill_case(case, office, MORE))
    assert not grown, "\n".join(grown)


def fill_complaint(complaint, office: Office, count: int) -> None:
    about = {"subject_type": "cases.Complaint", "subject_id": str(complaint.pk)}
    for _n in range(count):
        Attachment.everything.create(
            unit=complaint.unit, name="a.png", kind="image/png", size=1, sha256="0" * 64,
            path=uuid.uuid4().hex, by=office.user("sho"), **about,
        )  # fmt: skip
        note_event(complaint, "attached", by=office.scope("sho"))
        Delivery.everything.create(
            unit=complaint.unit, key=uuid.uuid4().hex, kind="t", channel="sms", to="+919812345678",
            body="x", status="sent",
        )  # fmt: skip


@pytest.mark.parametrize("who", ["writer", "sho", "sp"])
def test_a_complaint_asks_as_often_with_many_files_as_with_few(office, who):
    complaint = take(office.tree.ranipool, office.scope("sho"))
    fill_complaint(complaint, office, FEW)
    base = complaint.get_absolute_url()
    addresses = [base, f"{base}received/", f"{base}refuse/", f"{base}send/", f"{base}file/"]
    grown = compare(
        office.client(who), addresses, lambda: fill_complaint(complaint, office, MORE)
    )
    assert not grown, "\n".join(grown)
