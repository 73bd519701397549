"""Registers: what the generated test cannot say of one of them."""

import csv
import io

import openpyxl
import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Case, Complaint, SealMember
from cctns.core import exports, jobs
from cctns.core.keyset import Keyset, LostPlace, walk
from cctns.core.models import AccessLog, Job
from cctns.core.registers import ALL, Column, Listing, Register, Starts, View
from cctns.core.registers.columns import Protected
from cctns.core.registers.listing import counts
from cctns.core.typst_tables import table_pdf
from stations.services.access import scope_of_id
from tests.conftest import sign_in_as

from . import explain
from .register_rows import cases, complaints, diary

NASTY = [
    '=HYPERLINK("http://evil.example/","open")',
    "+91 98123 45214",
    "@SUM(A1:A9)",
    "-2+3",
    "\tpadded",
    " =1+1",
    "＝1+1",
    "😀 बहादुर गुरुङ བོད",
    "bell\x07 and <script>alert(1)</script>",
    'quoted "and", comma',
]


@pytest.fixture
def ranipool(state_tree):
    return state_tree.ranipool


@pytest.fixture
def scope(sho):
    return scope_of_id(sho.pk)


# --- keyset ----------------------------------------------------------------------------------


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_over_nulls_and_ties_hold_every_row_once(ranipool, descending, size):
    rows = complaints(ranipool, 9)
    at = timezone.now()
    for row in rows[:6]:
        Complaint.everything.filter(pk=row.pk).update(
            decided_at=at if row in rows[:3] else timezone.now()
        )
    keyset = Keyset(Complaint, "decided_at", descending, "test")
    every = Complaint.everything.all()
    forward = [row.pk for row in walk(lambda **place: keyset.page(every, size, **place))]
    assert forward == [row.pk for row in keyset.ordered(every)]
    assert len(set(forward)) == 9
    last = keyset.token_of(list(keyset.ordered(every))[-1])
    back, token = [], last
    while token:
        page = keyset.page(every, size, before=token)
        back = [row.pk for row in page.rows] + back
        token = page.before
    assert back == forward[:-1]


def test_a_token_of_another_list_or_a_changed_one_is_refused(ranipool):
    complaints(ranipool, 2)
    keyset = Keyset(Complaint, "entered_at", True, "complaints:-entered")
    token = keyset.page(Complaint.everything.all(), 1).after
    for other in (f"{token}x", "", "a:b", "é" * 300):
        with pytest.raises(LostPlace):
            keyset.place_of(other)
    with pytest.raises(LostPlace):
        Keyset(Complaint, "entered_at", True, "cases:-registered").place_of(token)


@pytest.mark.parametrize(
    "role,unit",
    [("sho", "ranipool"), ("sdpo", "sd_gangtok"), ("sp", "gangtok"), ("state", "state")],
)
def test_a_later_page_is_one_range_of_an_index_at_every_level(
    state_tree, make_officer, role, unit
):
    cases(state_tree.ranipool, 4)
    reader = scope_of_id(make_officer(role, getattr(state_tree, unit), "dysp").pk)
    listing = Listing(ALL["cases"], reader, "")
    token = listing.page(2).after
    rows = Case.objects.within(reader)
    later = listing.keyset.ordered(
        rows.filter(listing.keyset.beyond(*listing.keyset.place_of(token), backward=False))
    )
    assert any(
        "ROW(registered_at, id) <" in asked for asked in explain.index_conditions(later[:26])
    )
    assert not explain.sorts(later[:26])


PREFIXES = [
    (name, each)
    for name, book in sorted(ALL.items())
    for each in book.filters
    if isinstance(each, Starts)
]


@pytest.mark.parametrize("name,each", PREFIXES, ids=lambda value: getattr(value, "key", value))
def test_a_prefix_filter_is_answered_by_an_index(db, name, each):
    model = ALL[name].model
    q, _words = each.look_up("SK-CMP", model)
    column = model._meta.get_field(each.field).column
    asked = explain.index_conditions(model.everything.filter(q))
    assert any(column in condition and "SK-CMP" in condition for condition in asked)


def test_there_is_a_prefix_filter_to_be_tested():
    assert PREFIXES


# --- files -----------------------------------------------------------------------------------


def test_formula_cells_control_characters_and_emoji_are_harmless_in_every_file(
    ranipool, scope, sho, client
):
    for row, text in zip(complaints(ranipool, len(NASTY)), NASTY, strict=True):
        Complaint.everything.filter(pk=row.pk).update(gist=text)
    listing = Listing(ALL["complaints"], scope, "", ["gist"])
    table = list(csv.reader(io.StringIO(exports.in_memory(listing, "csv").decode("utf-8-sig"))))
    in_csv = {row[0] for row in table[1:]}
    sheet = openpyxl.load_workbook(io.BytesIO(exports.in_memory(listing, "xlsx"))).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == in_csv
    assert all(cell.data_type == "s" for cell in cells)
    for text in NASTY[:7]:
        assert f"'{text}" in in_csv
    assert "bell and <script>alert(1)</script>" in in_csv
    assert 'quoted "and", comma' in in_csv
    assert exports.in_memory(listing, "pdf").startswith(b"%PDF")
    page = sign_in_as(client, sho).get(ALL["complaints"].url()).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "😀 बहादुर गुरुङ བོད" in page


def test_a_column_of_numbers_is_not_guarded():
    column = Column("n", "Number", kind="amount")
    assert exports.written(column, -5) == "-5"
    assert column.cell(-5) == -5


def test_what_a_protected_value_says_is_the_same_everywhere():
    column = Column("name", "Name")
    hidden = Protected()
    assert (
        column.text(hidden)
        == column.cell(hidden)
        == exports.written(column, hidden)
        == "Protected"
    )
    assert column.json(hidden) is None


def test_a_spreadsheet_has_real_dates_and_a_csv_begins_with_the_utf8_mark(ranipool, scope):
    complaints(ranipool, 1)
    listing = Listing(ALL["complaints"], scope, "", ["entered"])
    assert exports.in_memory(listing, "csv").startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(io.BytesIO(exports.in_memory(listing, "xlsx"))).active
    assert sheet["A2"].is_date
    assert sheet["A2"].number_format == "dd-mm-yyyy hh:mm"


def test_the_print_names_the_unit_the_filters_the_reader_and_its_pages(ranipool, scope):
    diary(ranipool, 120)
    listing = Listing(ALL["diary"], scope, "kind=arrival")
    pages = pypdf.PdfReader(io.BytesIO(exports.pdf_of(listing))).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Ranipool PS" in text
        assert listing.words in text
        assert scope.post_line in text
        assert f"Page {number} of {len(pages)}" in text
        assert "No." in text  # the head stands on every page


def test_every_script_of_the_state_is_printed_from_our_own_fonts(db):
    names = ["Pema", "कर्म", "কর্ম", "པདྨ", "ᰕᰤᰛ", "ᤑᤧᤔ"]
    pdf = table_pdf(
        title="T", paper="", area="", filters="", by="", at=timezone.now(), head=["Name"], widths=[1],
        right=[False], rows=[[name] for name in names],
    )  # fmt: skip
    fonts = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        fonts |= {
            str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()
        }
    for wanted in ("NotoSans-", "Devanagari", "Bengali", "Tibetan", "Lepcha", "Limbu"):
        assert any(wanted in font for font in fonts), (wanted, fonts)


def test_a_text_of_a_record_is_never_read_as_markup(db):
    text = '#panic("no") $x^2$ *bold* _it_ @ref `code` \\ // <label>'
    pdf = table_pdf(
        title=text, paper=text, area=text, filters=text, by=text, at=timezone.now(), head=[text], widths=[1],
        right=[False], rows=[[text]],
    )  # fmt: skip
    assert '#panic("no")' in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_pdf_is_ordered_once_made_by_a_job_and_logged(ranipool, sho, client):
    diary(ranipool, 3)
    page = sign_in_as(client, sho)
    asked = page.get(ALL["diary"].url("as=pdf"))
    assert asked.status_code == 200
    assert b"in the background" in asked.content
    sent = {
        "as": "pdf",
        "query": "kind=arrival",
        "token": asked.context["token"],
        "reason": "For the SP",
    }
    for _time in range(2):
        assert page.post(ALL["diary"].url(), sent).status_code == 302
    job = Job.objects.get(kind="registers.export")
    assert jobs.work(job.pk, renew=False)
    job.refresh_from_db()
    assert job.status == Job.State.DONE, job.error
    assert job.result_name.endswith(".pdf")
    assert jobs.result_file(job).read_bytes().startswith(b"%PDF")
    line = AccessLog.objects.get(action="export")
    assert (line.what, line.reason) == ("register diary pdf", "For the SP")


def test_a_job_gives_nothing_to_a_post_that_lost_the_power(ranipool, sho, client):
    diary(ranipool, 2)
    page = sign_in_as(client, sho)
    token = page.get(ALL["fir"].url("as=pdf")).context["token"]
    page.post(ALL["fir"].url(), {"as": "pdf", "query": "", "token": token})
    type(sho).everything.filter(pk=sho.pk).update(role="malkhana_of_old")
    job = Job.objects.get(kind="registers.export")
    jobs.work(job.pk, renew=False)
    job.refresh_from_db()
    assert job.status == Job.State.FAILED
    assert not job.result_path


def test_a_long_list_is_made_in_the_background(ranipool, sho, client, monkeypatch):
    diary(ranipool, 5)
    monkeypatch.setattr(exports, "AT_ONCE", 4)
    answer = sign_in_as(client, sho).get(ALL["diary"].url("as=csv"))
    assert answer.templates[0].name == "registers/export.html"
    monkeypatch.setattr(exports, "PDF_MOST", 3)
    refused = client.get(ALL["diary"].url("as=pdf"))
    assert b"at most 3 rows" in refused.content
    with pytest.raises(ValidationError):
        exports.pdf_of(Listing(ALL["diary"], scope_of_id(sho.pk), ""))


# --- what is asked ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "narrative__icontains=a", "unit__path=SK", "stage=no-such", "registered_from=yesterday-ish",
        "year=twenty", "unit=NOBODY", "sort=sections", "sort=io__officer__user__password", "number=99999999999",
        f"category={'x' * 200}", "registered_from=24-11-2026&registered_to=23-11-2026", "after=nonsense",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_on_the_page_and_refused_elsewhere(
    ranipool, sho, client, query
):
    cases(ranipool, 1)
    page = sign_in_as(client, sho)
    shown = page.get(ALL["cases"].url(query))
    assert shown.status_code == 200
    assert b"was left out" in shown.content
    refused = page.get(f"/api/v1/registers/cases/?{query}")
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["errors"][0]["message"]
    if "after" not in query:
        assert page.get(ALL["cases"].url(f"{query}&as=csv")).status_code == 400


def test_a_wide_list_is_not_sorted_where_no_index_helps(state_tree, make_officer):
    sp = scope_of_id(make_officer("sp", state_tree.gangtok, "sp").pk)
    assert Listing(ALL["cases"], sp, "sort=stage").problems
    assert not Listing(ALL["cases"], sp, f"sort=stage&unit={state_tree.ranipool.code}").problems


def test_a_list_of_several_stations_names_the_station_under_the_number(
    state_tree, make_officer, scope
):
    above = scope_of_id(make_officer("sp", state_tree.gangtok, "sp").pk)
    for name in ("cases", "complaints", "clocks", "nc", "diary"):
        book = ALL[name]
        assert "station" in [column.key for column in Listing(book, above, "").columns]
        assert "station" not in [column.key for column in Listing(book, scope, "").columns]
        assert [c.key for c in Listing(book, above, "", ["station"]).columns] == ["station"]


def test_the_access_log_speaks_of_pages_and_powers_in_words():
    from cctns.core.access_words import words_of

    assert (
        words_of("cases.unmask") == "See a protected identity for five minutes, with a reason"
    )
    assert words_of("case people") == "Case: People"
    assert words_of("FIR draft, victim") == "FIR draft, victim"
    assert words_of("register cases csv") == "FIRs and cases, CSV"
    assert words_of("go: 3") == "Search by number, found: 3"
    assert words_of("diary SKP-PS02 2026-11-24") == "General Diary SKP-PS02 2026-11-24"
    assert words_of("/nothing/of/ours/") == "/nothing/of/ours/"


def test_days_are_whole_days_in_india(ranipool, scope):
    row = complaints(ranipool, 1)[0]
    for moment, wanted in (
        ("2026-11-23T18:29:59Z", False),
        ("2026-11-23T18:30:00Z", True),
        ("2026-11-24T18:30:00Z", False),
    ):
        at = timezone.datetime.fromisoformat(moment)
        of_day = Listing(
            ALL["complaints"], scope, "entered_from=24-11-2026&entered_to=2026-11-24"
        )
        q = of_day.chosen[0].q
        Complaint.everything.filter(pk=row.pk).update(decided_at=at)
        moved = type(q)(
            *[(key.replace("entered_at", "decided_at"), value) for key, value in q.children]
        )
        assert Complaint.everything.filter(moved).exists() is wanted


def test_a_count_stops_at_its_limit_and_at_its_time(ranipool, scope):
    complaints(ranipool, 5)
    listing = Listing(ALL["complaints"], scope, "")
    assert (listing.count(3).number, listing.count(3).is_more) == (3, True)
    assert counts([listing], budget_ms=0)[0].number is None
    assert counts([listing], budget_ms=5_000)[0].number == 5
    assert Complaint.everything.count() == 5  # the connection is as it was


def test_a_register_is_declared_whole():
    with pytest.raises(ValueError, match="two registers"):
        type("Twin", (Register,), {"name": "diary"})
    columns = [Column("a", "A"), Column("a", "B")]
    with pytest.raises(ValueError, match="a column twice"):
        type("Double", (Register,), {"name": "double", "columns": columns, "order": "a"})
    assert "double" not in ALL


def test_no_case_matches_says_so_and_offers_to_clear(ranipool, sho, client):
    page = sign_in_as(client, sho)
    assert b"Clear filters" in page.get(ALL["cases"].url("year=1999")).content
    assert b"when an FIR is registered" in page.get(ALL["cases"].url()).content
    assert page.get("/registers/no-such/").status_code == 404


def test_the_page_of_all_registers_shows_those_of_the_post(
    ranipool, sho, make_officer, state_tree, client
):
    books = sign_in_as(client, sho).get("/registers/").content.decode()
    assert "FIR register" in books
    assert "Access log" not in books
    admin = sign_in_as(None, make_officer("sysadmin", state_tree.state, "inspector"))
    books = admin.get("/registers/").content.decode()
    assert "Access log" in books
    assert "FIR register" not in books


def test_the_current_tab_is_marked_and_counted(ranipool, sho, client):
    cases(ranipool, 3)
    tabs = sign_in_as(client, sho).get(ALL["cases"].url("stage=trial")).context["views"]
    assert {tab["name"]: (tab["count"], tab["current"]) for tab in tabs} == {
        "Open": ("2", False), "Mine": ("0", False), "In court": ("1", True), "Closed": ("1", False),
        "All": ("3", False),
    }  # fmt: skip
    assert View("open", "Open").query == ""


# --- masking ---------------------------------------------------------------------------------


def everything_shown(listing) -> str:
    return exports.in_memory(listing, "csv").decode()


def test_a_restricted_case_hides_informant_sections_and_place_in_every_list(
    ranipool, scope, sho, client
):
    case = cases(
        ranipool,
        1,
        sensitivity="restricted",
        sections_text="4 POCSO",
        place="House of Dil Maya",
    )[0]
    name = case.people.get().person.name
    for book in ("cases", "fir"):
        listing = Listing(ALL[book], scope, "", [column.key for column in ALL[book].columns])
        text = everything_shown(listing)
        api = sign_in_as(client, sho).get(f"/api/v1/registers/{book}/").content.decode()
        page = client.get(ALL[book].url()).content.decode()
        for shown in (text, api, page):
            assert case.cited in shown
            for secret in (name, "4 POCSO", "House of Dil Maya"):
                assert secret not in shown, (book, secret)


def test_a_sealed_case_is_a_head_for_the_chain_and_nothing_for_others(
    ranipool, sho, writer, make_officer
):
    case = cases(ranipool, 1, sensitivity="sealed", sections_text="4 POCSO")[0]
    chief, clerk = scope_of_id(sho.pk), scope_of_id(writer.pk)
    assert not list(Listing(ALL["cases"], clerk, "").rows)
    everything = [column.key for column in ALL["cases"].columns]
    line = next(Listing(ALL["cases"], chief, "", everything).lines())
    shown = dict(zip(everything, line, strict=True))
    assert shown["number"] == case.cited
    assert str(shown["sections"]) == "Sealed by order"
    for key in ("io", "stage", "clock", "entry", "clock_what"):
        assert shown[key] is None, key
    for query in ("stage=investigation", "closed=no", "category=theft"):
        assert not list(Listing(ALL["cases"], chief, query).rows), query
    assert list(Listing(ALL["cases"], chief, "year=2026").rows)
    SealMember.objects.create(case=case, user=writer.officer.user)
    assert [row.pk for row in Listing(ALL["cases"], clerk, "stage=investigation").rows] == [
        case.pk
    ]


def test_a_complaint_of_a_restricted_case_hides_who_and_what(ranipool, scope):
    case = cases(ranipool, 1, sensitivity="sealed")[0]
    complaints(ranipool, 1, case=case)
    text = everything_shown(
        Listing(ALL["complaints"], scope, "", [c.key for c in ALL["complaints"].columns])
    )
    assert "Mingma Sherpa" not in text
    assert "Mobile phone" not in text
    assert case.cited not in text


def test_a_diary_entry_that_names_a_protected_person_is_hidden_in_the_register(
    ranipool, writer
):
    entry = diary(ranipool, 1)[0]
    from tests.factories.stations import DiaryEntryFactory

    DiaryEntryFactory(
        unit=ranipool, number=9001, text="The girl Phurba was brought.", is_protected=True
    )
    text = everything_shown(Listing(ALL["diary"], scope_of_id(writer.pk), ""))
    assert "Phurba" not in text
    assert entry.text in text
