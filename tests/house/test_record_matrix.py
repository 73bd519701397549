"""Who sees which record where: every kind of record, wherever it stands, over every exit, the narrowest role first.

``GRID`` says what each reader is due: ``seen``; ``head`` (number and day of a sealed case, ruling 4); ``page``
(one shared file: its page opens, no list has it); ``absent``.  The expectation is written here by hand and
not worked out by the code that is tested.  Hidden and absent answer the same.
"""

import re
import time
import uuid
from urllib.parse import quote

import pytest
from django.apps import apps
from django.test import Client
from pypdf import PdfReader

from cases.models import CasePerson, Complaint, PropertyItem
from cases.paper import AccusedPaper, FirPaper, PersonPaper, PropertyPaper
from cases.services.seen import seen_before
from cctns.core import exports
from cctns.core.jurisdiction import Scoped
from cctns.core.registers import ALL as REGISTERS
from cctns.core.registers import Listing
from stations.services.access import scope_of_id
from tests.cases.start_state import numbers_of, rows_behind
from tests.conftest import sign_in_as

from . import record_world
from .crawl import text_of
from .record_world import READERS, Row

GRID_TEXT = """
place           writer  io      sho     sdpo    sp      state   neighbour
own             seen    seen    seen    seen    seen    seen    absent
sibling         absent  absent  absent  seen    seen    seen    seen
district        absent  absent  absent  absent  absent  seen    absent
other_state     absent  absent  absent  absent  absent  absent  absent
shared          page    page    page    page    page    seen    page
listed          seen    seen    seen    seen    seen    seen    absent
sealed          absent  absent  head    head    head    head    absent
sealed_foreign  absent  absent  absent  absent  absent  head    absent
"""
_names, *_lines = [line.split() for line in GRID_TEXT.strip().splitlines()]
GRID = {
    (line[0], who): due
    for line in _lines
    for who, due in zip(_names[1:], line[1:], strict=True)
}
# The list of time limits shows a sealed case's to its officer and to those who may see its head; who stands
# on the seal list finds them on the page of the case.
GRID_OF_KIND = {("ClockRun", "listed", who): "absent" for who in ("writer", "io")}
# A file of a protected case asks for a look first, also of those on its list.
GRID_OF_KIND |= {("CaseFile", "listed", who): "asks" for who in READERS if who != "neighbour"}
# What opens a record's own page, and the power that this asks for ("" any officer).
PAGES = {
    "Case": "/cases/{pk}/",
    "Complaint": "/complaints/{pk}/",
    "Refusal": "/complaints/{record.complaint_id}/",
    "NcReport": "/complaints/{record.complaint_id}/nc/",
    "PreliminaryEnquiry": "/complaints/{record.complaint_id}/",
    "ElectronicInformation": "/complaints/{record.complaint_id}/",
    "Incoming": "/complaints/incoming/{pk}/",
    "Transfer": "/cases/zero/{pk}/",
    "DiaryEntry": "/diary/{pk}/",
    "Draft": "/cases/fir/drafts/{pk}/",
    "Attachment": "/attachments/{pk}/",
    "CaseFile": "/attachments/{pk}/",
    "IssuedDocument": "/documents/{pk}/",
    "Delivery": "/outbox/{pk}/",
}
LACKS = {
    "Draft": {"sdpo", "sp", "state"},
    "Delivery": {"writer", "io"},
}  # the power for its page
# The lists where a record must stand for those who see it; it may stand in no other's.
LISTS = {
    "Case": ("/cases/", "/registers/fir/"),
    "Complaint": ("/complaints/",),
    "Refusal": ("/registers/complaints/?as=csv",),
    "NcReport": ("/registers/nc/",),
    "PreliminaryEnquiry": ("/registers/enquiries/",),
    "ElectronicInformation": ("/registers/e-fir/",),
    "Incoming": ("/complaints/incoming/",),
    "Transfer": ("/cases/zero/",),
    "DiaryEntry": ("/registers/diary/?as=csv",),
    "ClockRun": ("/cases/clocks/",),
    "Draft": ("/drafts/",),
    "Delivery": ("/outbox/",),
}
PAGES_OF_LISTS = ("/", "/dashboard/", "/cases/", "/cases/clocks/", "/cases/zero/", "/cases/zero/?way=sent", "/complaints/",
    "/complaints/incoming/", "/drafts/", "/alerts/", "/jobs/", "/outbox/", "/diary/", "/stations/staff/")  # fmt: skip
# Models of the matrix that are shown only inside the page of their case, and their doors.
INSIDE = ("Fir", "CasePerson", "CaseSection", "PropertyItem", "Alteration", "Addendum", "IoChange",
    "CourtDispatch", "CopyGiven", "ProgressNotice", "Publication")  # fmt: skip
# Scoped models outside the matrix, each with its reason.
OUTSIDE = {
    "ShiftCharge": "shown on the diary and charge pages of its own station; its entry is a DiaryEntry",
    "SensitivityChange": "its event stands on the case's time line; no page or register reads its rows",
    "NcFortnight": "a report on one station's own NcReports, found by unit and day, never by key",
    "Person": "shown only as CasePerson, or as a complaint's informant",
}
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{16}Z?\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def world(of_module):
    return record_world.build()


@pytest.fixture(scope="module")
def clients(world):
    return {who: sign_in_as(Client(), posting) for who, posting in world.readers.items()}


@pytest.fixture(scope="module")
def scopes(world):
    return {who: scope_of_id(posting.pk) for who, posting in world.readers.items()}


@pytest.fixture(autouse=True)
def savepoint(db):
    """Each test writes in a savepoint of its own."""


every_reader = pytest.mark.parametrize("who", READERS)


def due_to(row: Row, who: str) -> str:
    return GRID_OF_KIND.get((row.kind, row.place, who), GRID[row.place, who])


def address_of(row: Row, pk: object = None) -> str:
    return PAGES[row.kind].format(pk=pk or row.pk, record=row.record)


def plain(text: str) -> str:
    """A text without keys and send-once tokens, in which a bare number is a record's number."""
    return KEY.sub("", re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text))


def shows(text: str, row: Row) -> bool:
    """True when the record's key, number or word can be read in a text."""
    key = isinstance(row.pk, uuid.UUID) and str(row.pk) in text
    cited = row.number and row.kind != "DiaryEntry"  # an entry's number is known by no year
    number = cited and re.search(rf"\b{row.number}/", plain(text))
    return bool(key or number or (row.word and row.word in text))


# --- the door ------------------------------------------------------------------------------------------


@every_reader
def test_the_door_of_each_model_lets_through_what_is_due(world, scopes, who):
    wrong = []
    for row in world.rows:
        if row.kind in ("Incoming", "Transfer"):  # they come to a unit that is not their own
            continue
        model = type(row.record)
        there = model.objects.within(scopes[who]).filter(pk=row.pk).exists()
        due = due_to(row, who)
        wanted = due == "seen" or (due == "head" and row.kind in ("Case", "ClockRun"))
        if row.kind == "CaseFile" and row.place in ("listed", "sealed", "sealed_foreign"):
            continue  # files are reached through their case alone (cases/guards.py)
        if there != wanted:
            wrong.append(f"{row.kind} {row.place}: within() says {there}, due is {due}")
    assert not wrong, "\n".join(wrong)


def test_every_scoped_model_stands_in_the_matrix_or_is_left_out_with_a_reason(world):
    there = {type(row.record).__name__ for row in world.rows}
    scoped = {model.__name__ for model in apps.get_models() if issubclass(model, Scoped)}
    assert scoped == there | set(OUTSIDE)
    assert not there & set(OUTSIDE)
    kinds = {row.kind for row in world.rows}
    assert kinds == set(PAGES) | set(LISTS) | set(INSIDE) | {"Posting"}


# --- pages ---------------------------------------------------------------------------------------------


@every_reader
def test_a_record_opens_where_it_is_due_and_hidden_answers_as_absent(world, clients, who):
    client, wrong, nobodys = clients[who], [], {}
    for row in world.rows:
        if row.kind not in PAGES:
            continue
        due = due_to(row, who)
        if who in LACKS.get(row.kind, ()):
            due = "absent"
        if row.kind == "CaseFile" and due == "head":
            due = "absent"
        answer = client.get(address_of(row))
        text = text_of(answer) if answer.status_code == 200 and not binary(answer) else ""
        if getattr(answer, "file_to_stream", None):
            answer.file_to_stream.close()
        if due == "absent":
            wrong += differs_from_absent(client, row, answer, nobodys)
        elif due == "asks":
            wrong += (
                [] if answer.status_code == 403 else [f"{row.kind} {row.place} does not ask"]
            )
        elif answer.status_code != 200:
            wrong.append(f"{row.kind} {row.place}: answers {answer.status_code}, due is {due}")
        elif due == "head" and row.word in text:
            wrong.append(f"{row.kind} {row.place}: a head shows {row.word}")
        elif due in ("seen", "page") and not binary(answer) and not shows(text, row):
            wrong.append(f"{row.kind} {row.place}: its page does not show it")
    assert not wrong, "\n".join(wrong)


def binary(answer) -> bool:
    return "html" not in answer.headers.get("Content-Type", "")


def differs_from_absent(client, row: Row, answer, nobodys: dict) -> list[str]:
    """How the answer for a hidden record differs from the one for a key that nobody has."""
    key = re.search(r"[0-9a-f-]{36}|/\d+/", address_of(row))[0]
    nobody = "/999999999/" if key.startswith("/") else str(uuid.UUID(int=7))
    if row.kind not in nobodys:
        nobodys[row.kind] = client.get(address_of(row).replace(key, nobody))
    absent = nobodys[row.kind]
    if answer.status_code not in (403, 404):
        return [f"{row.kind} {row.place}: answers {answer.status_code}, it is hidden"]
    same = answer.content.decode().replace(key, nobody)
    same = same.replace(quote(key, ""), quote(nobody, ""))
    if (answer.status_code, plain(same)) != (
        absent.status_code,
        plain(absent.content.decode()),
    ):
        return [f"{row.kind} {row.place}: hidden and absent answer differently"]
    return []


# --- lists, files, the API, alerts, start pages ----------------------------------------------------------


@pytest.fixture(scope="module")
def first_exits(clients):
    """What each reader was shown at first: every test finds the same records."""
    found: dict[str, dict[str, str]] = {}

    def of(who: str) -> dict[str, str]:
        if who not in found:
            found[who] = exits_of(who, clients)
        return found[who]

    return of


def exits_of(who: str, clients) -> dict[str, str]:
    """Every list that a reader may open, as page, CSV, XLSX and API answer."""
    found = {}
    addresses = list(PAGES_OF_LISTS)
    for name in REGISTERS:
        path = f"/registers/{name}/"
        addresses += [path, f"{path}?as=csv", f"{path}?as=xlsx", f"/api/v1{path}"]
    for address in addresses:
        answer = clients[who].get(address, follow=True)
        if answer.status_code == 200:
            found[address] = text_of(answer)
    return found


# A case's number stands in its station's diary, written before the seal and never rewritten.
BOOKS = re.compile(r"^/$|/diary/")


def exits_about(row: Row, who: str, exits: dict[str, str]) -> dict[str, str]:
    """The exits in which a row that is not due may not be met."""
    if row.kind == "ClockRun":  # its number is that of its case: only its own list tells of it
        return {a: t for a, t in exits.items() if "clocks" in a}
    if row.place == "sealed" and GRID["own", who] == "seen":
        return {a: t for a, t in exits.items() if not BOOKS.search(a)}
    return exits


@every_reader
def test_lists_files_and_alerts_hold_what_is_due_and_nothing_else(world, first_exits, who):
    exits, wrong = first_exits(who), []
    assert len(exits) > 35, sorted(exits)
    for row in world.rows:
        due = due_to(row, who)
        if due in ("absent", "page"):
            wrong += [
                f"{row.kind} {row.place} stands in {address}"
                for address, text in exits_about(row, who, exits).items()
                if shows(text, row)
            ]
        if due != "seen" and row.word:
            wrong += [
                f"{row.kind} {row.place}: {row.word} in {a}"
                for a, t in exits.items()
                if row.word in t
            ]
        if due in ("seen", "head") and who not in LACKS.get(row.kind, ()):
            wrong += [
                f"{row.kind} {row.place} is missing in {address}"
                for address in LISTS.get(row.kind, ())
                if not shows(exits[address], row)
            ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["cases", "complaints", "clocks", "diary"])
def test_a_printed_register_of_the_writer_holds_no_hidden_row(world, scopes, name, tmp_path):
    path = tmp_path / "list.pdf"
    path.write_bytes(exports.pdf_of(Listing(REGISTERS[name], scopes["writer"], "")))
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    hidden = [
        row
        for row in world.rows
        if due_to(row, "writer") in ("absent", "page")
        and (name == "clocks" or row.kind != "ClockRun")
        and (name != "diary" or row.place != "sealed")
    ]
    assert re.search(r"\b11\d\d\b", text)  # of the own station
    assert [f"{row.kind} {row.place}" for row in hidden if shows(text, row)] == []


# --- search and hints --------------------------------------------------------------------------------------

ASKED = {"Case": "FIR {}/{year}", "Complaint": "C {}/{year}", "DiaryEntry": "GD {}"}


@every_reader
def test_a_number_is_found_where_it_is_due_and_else_as_if_it_were_not(world, clients, who):
    wrong = []
    for row in world.rows:
        if row.kind not in ASKED:
            continue
        year = time.strftime("%Y")
        asked = ASKED[row.kind].format(row.number, year=year)
        answer = clients[who].get("/go/", {"q": asked})
        found = str(row.pk) in answer.headers.get("Location", "") + answer.content.decode()
        if found != (due_to(row, who) in ("seen", "head")):
            wrong.append(f"{asked} ({row.place}) found={found}")
        if due_to(row, who) in ("absent", "page"):
            nothing = clients[who].get("/go/", {"q": asked.replace(row.number, "9876")})
            same = plain(answer.content.decode()).replace(row.number, "9876")
            if (answer.status_code, same) != (
                nothing.status_code,
                plain(nothing.content.decode()),
            ):
                wrong.append(f"{asked} ({row.place}) answers otherwise than an absent number")
    assert not wrong, "\n".join(wrong)


@every_reader
def test_seen_before_hints_only_at_what_is_due(world, scopes, who):
    """Every place has the same motorcycle and telephone: each hint names a case that the reader may list."""
    item, person = (
        PropertyItem.everything.first(),
        CasePerson.everything.filter(code="C1").first(),
    )
    paper = FirPaper(
        unit=world.units["own"], information_type="oral", information_at=None, sections=[], narrative="",
        complainant=PersonPaper(name="x", phones=person.person.phones),
        accused=[AccusedPaper()],
        properties=[PropertyPaper(category="automobile", description="x", mark_kind="vehicle", mark=item.mark)],
    )  # fmt: skip
    hinted = {hint.case.pk for hint in seen_before(paper, scope=scopes[who])}
    due = {row.pk: due_to(row, who) for row in world.rows if row.kind == "Case"}
    assert {due[pk] for pk in hinted if pk in due} == {"seen"}


# --- numbers ---------------------------------------------------------------------------------------------------


@every_reader
def test_the_count_of_a_register_is_the_count_of_what_is_due(world, scopes, who):
    place_of = {unit.pk: place for place, unit in world.units.items()} | {}
    standing = {row.pk: row.place for row in world.rows if row.kind == "Case"}
    for name in ("cases", "fir", "zero-fir", "complaints", "nc", "e-fir", "enquiries"):
        book, due = REGISTERS[name], 0
        rows = book.model.everything.all()
        if name in ("fir", "zero-fir"):
            rows = rows.filter(kind="regular" if name == "fir" else "zero")
        for pk, unit in rows.values_list("pk", "unit_id"):
            place = standing.get(pk) or place_of[unit]
            place = {"source": "district", "far_source": "other_state"}.get(place, place)
            due += GRID[place, who] in ("seen", "head")
        assert Listing(book, scopes[who], "").count().number == due, name
    assert Complaint.everything.count() > 20


@every_reader
def test_each_number_of_the_start_page_is_the_number_of_its_rows(clients, scopes, who):
    home = clients[who].get("/", follow=True).content.decode()
    checked = 0
    for url, number in numbers_of(home):
        behind = rows_behind(url, scopes[who])
        if behind is not None:
            assert behind == number, url
            checked += 1
    assert checked >= 3


# What moves with the clock or is drawn anew for each page.
QUIET = re.compile(
    r'\b\d{1,2}:\d\d\b|just now|\b\d+ [hm](?: \d+ m)?\b(?: ago)?|\b\d+ (?:minutes?|seconds?)\b|value="[\w-]*"'
)


@pytest.mark.parametrize("who", ["writer", "sp"])
def test_records_elsewhere_change_nothing_that_a_reader_is_shown(
    world, clients, first_exits, who
):
    """Before and after a second set of records out of sight, every page and file says the same."""

    def quiet(exits: dict[str, str]) -> dict[str, str]:
        return {a: QUIET.sub("", plain(t)) for a, t in exits.items()}

    before = quiet(first_exits(who))
    out_of_sight = [
        place for place in ("district", "other_state") if GRID[place, who] == "absent"
    ]
    for place in out_of_sight:
        record_world.fill(world, place)
    made = [row for row in world.rows if row.place in out_of_sight]
    try:
        after = quiet(exits_of(who, clients))
    finally:
        forget(world, made)
    # the access log and the outbox tell what was done in the area, which the walk itself adds to
    loud = [a for a in before if "access-log" in a]
    differs = [a for a in before if a not in loud and before[a] != after.get(a)]
    assert differs == [], first_difference(before[differs[0]], after[differs[0]])
    assert set(before) == set(after)


def forget(world, made) -> None:
    """Drop the second set from the table of rows: the savepoint drops the records."""
    seen: set[tuple[str, str]] = set()
    for row in list(made):
        if (row.kind, row.place) in seen:
            world.rows.remove(row)
        seen.add((row.kind, row.place))


def first_difference(one: str, other: str) -> str:
    for left, right in zip(one.splitlines(), other.splitlines(), strict=False):
        if left != right:
            return f"{left[:400]}\n{right[:400]}"
    return f"{len(one)} and {len(other)} characters"
