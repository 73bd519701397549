"""Every declared register, tested the same way: what its class promises, its page, files and API keep."""

import csv
import io
import re
from types import SimpleNamespace

import openpyxl
import pypdf
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from cctns.core import dates, exports
from cctns.core.models import SavedView, TableChoice
from cctns.core.registers import ALL, Listing
from cctns.core.registers.columns import Protected
from cctns.core.registers.screen import screen_of
from cctns.core.roles import ROLES
from stations.services.access import scope_of_id
from tests.conftest import build_tree, post_officer, sign_in_as

from .register_rows import ROWS

OWN, FOREIGN = 7, 3  # rows in the reader's unit, rows of a unit elsewhere
SIZE = 3
WIDTH = {
    "station": 0,
    "outpost": 0,
    "subdivision": 1,
    "district": 2,
    "range": 3,
    "state": 4,
    "nation": 5,
}

STEADY = {"access-log": "action=open"}  # an export adds its own line to this one

every_register = pytest.mark.parametrize("name", sorted(ALL))


@pytest.fixture
def tree(db):
    return build_tree()


@pytest.fixture
def place(tree, name) -> SimpleNamespace:
    """Rows of a register at Ranipool and at Namchi, and its narrowest reader over Ranipool."""
    book = ALL[name]
    mine, foreign = ROWS[name](tree.ranipool, OWN), ROWS[name](tree.namchi, FOREIGN)
    posting = narrowest(book, tree)
    return SimpleNamespace(
        book=book, tree=tree, posting=posting, scope=scope_of_id(posting.pk), foreign=keys(foreign),
        mine=keys(mine), user=posting.officer.user,
    )  # fmt: skip


def narrowest(book, tree):
    """A posting of the role with the fewest powers, at the lowest level, that opens the register."""
    roles = [
        role
        for role in ROLES.values()
        if book.power in role.powers and role.name != "shift_officer"
    ]
    level, role = min(
        ((level, role) for role in roles for level in role.levels),
        key=lambda pair: (WIDTH[pair[0]], len(pair[1].powers)),
    )
    unit = {
        "station": tree.ranipool, "outpost": tree.op, "subdivision": tree.sd_gangtok,
        "district": tree.gangtok, "range": tree.range, "state": tree.state, "nation": tree.nation,
    }[level]  # fmt: skip
    return post_officer(role.name, unit, "inspector")


def keys(rows) -> set:
    return {row.pk for row in rows}


def listing_of(place, query: str = "", columns=()) -> Listing:
    return Listing(place.book, place.scope, query, columns)


def pages(place, query: str, *, start: str = "", key: str = "after") -> tuple[list[list], str]:
    """Pages of SIZE rows as keys, forward by ``after`` or backward by ``before``; and where the way back begins.

    That is the token before the first row of the page that was reached last.
    """
    found, token = [], start
    while True:
        asked = QueryDict(query, mutable=True)
        if token:
            asked[key] = token
        listing = Listing(place.book, place.scope, asked)
        page = listing.page(SIZE)
        assert not listing.problems
        found.append([row.pk for row in page.rows])
        token = getattr(page, key)
        if not token:
            return found, page.before


def queries(place) -> list[str]:
    """Filter x sort: every filter with a value that it offers, and none; every order, both ways."""
    listing = listing_of(place)
    picks = [{}]
    for box in listing.boxes():
        values = [value for value, _label in box.options if value][:3]
        if box.kind == "date":
            values = [dates.short_date(dates.today())]
        elif not box.options:
            values = ["1"] if box.kind == "number" else ["SK-"]
        picks += [{box.name: value} for value in values]
    sorts = [
        sign + column.key
        for column in place.book.columns
        if listing.sorts(column)
        for sign in ("", "-")
    ]
    assert sorts, "a register can be sorted by something"
    return [urlencode({**pick, "sort": sort}) for pick in picks for sort in sorts]


def test_every_register_has_rows_to_be_tested_with():
    assert set(ROWS) == set(ALL)


@every_register
def test_every_filter_and_order_pages_forward_and_back_with_ties(name, place):
    for query in queries(place):
        listing = listing_of(place, query)
        assert not listing.problems, (query, listing.problems)
        whole = [row.pk for row in listing.keyset.ordered(listing.rows)]
        assert listing.count().number == len(whole)
        there, last_token = pages(place, query)
        assert [key for page in there for key in page] == whole, query
        back = []
        if len(whole) > SIZE:
            back, _first_token = pages(place, query, start=last_token, key="before")
        tail = whole[len(there[0:-1]) * SIZE :] if back else whole
        assert [key for page in reversed(back) for key in page] + tail == whole, query


@every_register
def test_rows_written_between_pages_make_none_repeat_or_vanish(name, place):
    for query in ("", f"sort={place.book.order.lstrip('-')}"):
        before = {row.pk for row in listing_of(place, query).rows}
        seen, token = [], ""
        while True:
            page = listing_of(
                place, urlencode({**QueryDict(query).dict(), "after": token})
            ).page(SIZE)
            seen += [row.pk for row in page.rows]
            if not page.after:
                break
            token = page.after
            if len(seen) == SIZE:
                ROWS[name](place.tree.ranipool, 2)
        assert len(seen) == len(set(seen))
        assert before <= set(seen)


@every_register
def test_the_narrowest_reader_sees_the_area_and_nothing_else(name, place):
    seen = {row.pk for row in listing_of(place).rows}
    assert place.mine <= seen
    if place.scope.covers(place.tree.namchi):
        assert place.foreign <= seen
    else:
        assert not place.foreign & seen
        box = "unit" if any(each.key == "unit" for each in place.book.filters) else ""
        if box:
            hidden = listing_of(place, f"{box}={place.tree.namchi.code}")
            absent = listing_of(place, f"{box}=NO-SUCH")
            said = [
                text.replace(place.tree.namchi.code, "NO-SUCH")
                for _key, text in hidden.problems
            ]
            assert said == [text for _key, text in absent.problems]


@every_register
def test_a_post_without_the_power_is_refused_and_nobody_else_is_let_in(name, place, client):
    assert client.get(place.book.url()).status_code == 302
    without = next(role for role in ROLES.values() if place.book.power not in role.powers)
    level = {"station": "ranipool", "district": "gangtok", "state": "state", "nation": "nation"}
    unit = getattr(place.tree, next(level[each] for each in without.levels if each in level))
    page = sign_in_as(client, post_officer(without.name, unit, "inspector"))
    for address in (place.book.url(), place.book.url("as=csv"), f"/api/v1/registers/{name}/"):
        assert page.get(address).status_code == 403, address


@every_register
@pytest.mark.parametrize("language", ["en", "hi", "ne"])
def test_page_csv_xlsx_pdf_and_api_hold_the_same_rows(name, language, place, client):
    page = sign_in_as(client, place.posting)
    client.cookies["django_language"] = language
    everything = [column.key for column in place.book.columns]
    TableChoice.objects.create(user=place.user, register=name, columns=everything)
    with translation.override(language):
        query = STEADY.get(name, "")
        listing = listing_of(place, query, everything)
        heads = [str(column.heading) for column in listing.columns]
        raws = list(listing.lines())
        texts = [
            [
                exports.written(column, raw)
                for column, raw in zip(listing.columns, line, strict=True)
            ]
            for line in raws
        ]
        assert len(raws) == listing.count().number > 0
        shown = {line.key for line in screen_of(listing, place.user)["lines"]}
        assert len(shown) == len(raws)
        assert xlsx_rows(page.get(place.book.url(f"as=xlsx&{query}")).content, listing) == texts
        assert_pdf_has(exports.pdf_of(listing), listing, raws)
    answer = page.get(place.book.url(f"as=csv&{query}"), headers={"Accept-Language": language})
    table = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    )
    assert table == [heads, *texts]
    rows = api_rows(page, name, query)
    assert [row["id"] for row in rows] == [
        str(row.pk) for row in listing.keyset.ordered(listing.rows)
    ]
    for row, line in zip(rows, raws, strict=True):
        for column, raw in zip(listing.columns, line, strict=True):
            assert row[column.key] == column.json(raw)
            assert (column.key in row["protected"]) == isinstance(raw, Protected)


def xlsx_rows(content: bytes, listing: Listing) -> list[list[str]]:
    """The cells as the texts that CSV has; numbers and moments are compared by what they say."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    found = []
    for row in list(sheet.iter_rows(values_only=True))[1:]:
        cells = []
        for column, value in zip(listing.columns, row, strict=True):
            if value is None:
                cells.append("")
            elif isinstance(value, str):
                cells.append(value)
            else:
                cells.append(column.how.text(value))
        found.append(cells)
    return found


def assert_pdf_has(content: bytes, listing: Listing, raws: list[list]) -> None:
    """Every cell in Latin letters stands in the PDF, as often as it should; line breaks do not count."""
    pages_ = pypdf.PdfReader(io.BytesIO(content)).pages
    text = plain("".join(page.extract_text() for page in pages_))
    wanted: dict[str, int] = {}
    for line in raws:
        for column, raw in zip(listing.columns, line, strict=True):
            word = plain(column.text(raw))
            if word and word.isascii():
                wanted[word] = wanted.get(word, 0) + 1
    assert wanted
    for word, times in wanted.items():
        assert text.count(word) >= times, word


def plain(text: str) -> str:
    return re.sub(r"[\s\-\u00ad\u2010]", "", text)


def api_rows(page, name: str, query: str) -> list[dict]:
    rows, url = [], f"/api/v1/registers/{name}/?size={SIZE}&count=true&{query}"
    count = None
    while url:
        answer = page.get(url)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        count = body.get("count", count)
        rows += body["results"]
        url = body["next"]
    assert count == len(rows)
    return rows


@every_register
def test_the_page_costs_the_same_number_of_queries_with_more_rows(name, place, client):
    page = sign_in_as(client, place.posting)
    page.get(place.book.url())  # what is read once per process
    with CaptureQueriesContext(connection) as few:
        assert page.get(place.book.url()).status_code == 200
    ROWS[name](place.tree.ranipool, 12)
    with CaptureQueriesContext(connection) as many:
        assert page.get(place.book.url()).status_code == 200
    assert len(many) <= len(few), "\n".join(query["sql"][:200] for query in many)
    with CaptureQueriesContext(connection) as of_api:
        page.get(f"/api/v1/registers/{name}/?size=5")
    with CaptureQueriesContext(connection) as of_api_more:
        page.get(f"/api/v1/registers/{name}/?size=15")
    assert len(of_api_more) <= len(of_api)


@every_register
def test_a_saved_view_is_a_tab_and_can_be_renamed_and_deleted(name, place, client):
    page = sign_in_as(client, place.posting)
    query = f"sort={place.book.order.lstrip('-')}"
    address = reverse("register_views", args=[name])
    form = page.get(address, {"query": query})
    sent = {"name": "Of the week", "query": query, "token": form.context["token"]}
    assert page.post(address, sent).status_code == 302
    assert page.post(address, sent).status_code == 302  # sent twice, kept once
    view = SavedView.objects.get(user=place.user, register=name)
    assert view.query == ("" if query == f"sort={place.book.order}" else query)
    tabs = page.get(place.book.url(view.query)).context["views"]
    assert "Of the week" in [tab["name"] for tab in tabs]
    assert page.post(address, {"rename": view.pk, "name": "Mine"}).status_code == 302
    other = sign_in_as(None, post_officer("sho", place.tree.ranipool, "inspector"))
    other.post(address, {"delete": view.pk})  # somebody else's view is not there for them
    assert SavedView.objects.get(pk=view.pk).name == "Mine"
    page.post(address, {"delete": view.pk})
    assert not SavedView.objects.filter(pk=view.pk).exists()


@every_register
def test_the_columns_that_an_officer_keeps_are_those_of_page_and_files(name, place, client):
    page = sign_in_as(client, place.posting)
    kept = [place.book.columns[-1].key, place.book.columns[0].key]
    page.post(
        reverse("register_columns", args=[name]), {"columns": [*kept, "no-such"], "query": ""}
    )
    heads = page.get(place.book.url()).context["heads"]
    wanted = [str(column.heading) for column in place.book.columns if column.key in kept]
    # the station stands under the number, in the same cell
    shown = [head[part] for head in heads for part in ("heading", "below") if head[part]]
    assert shown == wanted
    answer = page.get(place.book.url("as=csv"))
    table = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    )
    assert table[0] == wanted
    page.post(reverse("register_columns", args=[name]), {"query": ""})
    assert not TableChoice.objects.filter(user=place.user).exists()


@every_register
def test_views_that_come_with_the_register_are_understood(name, place):
    for view in place.book.views:
        assert not listing_of(place, view.query).problems, view.key


@every_register
def test_chosen_rows_alone_are_exported(name, place, client):
    page = sign_in_as(client, place.posting)
    chosen = sorted(place.mine, key=str)[:2]
    answer = page.get(place.book.url(), {"row": chosen, "as": "csv"})
    table = list(
        csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    )
    assert len(table) == 1 + len(chosen)
