"""What the page of a register shows, worked out from a ``Listing``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cctns.core.ids import uuid7
from cctns.core.jurisdiction import Scope
from cctns.core.models.preference import SavedView
from cctns.core.money import group

from .columns import Column, Protected
from .listing import Bounded, Listing, counts
from .register import View


@dataclass(frozen=True)
class Cell:
    """One value on the screen; ``under`` are the values that stand below it in the same cell."""

    column: Column
    raw: Any
    text: str
    under: list[Cell] = field(default_factory=list)
    tone: str = ""

    @property
    def is_protected(self) -> bool:
        return isinstance(self.raw, Protected)

    @property
    def is_state(self) -> bool:
        """A code that is drawn as a state word."""
        return self.column.tint is not None and bool(self.text) and not self.is_protected

    @property
    def tint(self) -> str:
        return (self.column.tint or {}).get(self.raw, "")


@dataclass(frozen=True)
class Line:
    """One row on the screen."""

    key: Any
    url: str
    cells: list[Cell]

    @property
    def name(self) -> str:
        """How the row's tick is called: the value that leads to the record."""
        return next((cell.text for cell in self.cells if cell.column.link), str(self.key))


def screen_of(listing: Listing, user: Any) -> dict[str, Any]:
    """The context of registers/register.html."""
    page = listing.page()
    shown = layout(listing.columns)
    tabs = tabs_of(listing, user)
    lines = [line_of(listing, row, shown) for row in page.rows]
    book = listing.register
    query = listing.query()
    new = (
        book.new
        if book.new and listing.scope.has(book.new[2]) and is_there(book.new[0])
        else None
    )
    return {
        "listing": listing,
        "register": book,
        "area": str(listing.scope.unit or getattr(listing.scope.posting, "unit", None) or ""),
        "heads": [head_of(listing, column, below) for column, below in shown],
        "lines": lines,
        "views": tabs,
        "save_url": f"{reverse('register_views', args=[book.name])}?{urlencode({'query': query})}",
        "chips": chips_of(listing),
        "boxes": listing.boxes(),
        "columns": [(column, column in listing.columns) for column in book.columns],
        "query": query,
        "kept": [(key, value) for key, value in _flat(listing) if key == "sort"],
        "shown": words_of(listing, lines, tabs, page.before, page.after),
        "newer_url": book.url(listing.query(before=page.before)) if page.before else "",
        "older_url": book.url(listing.query(after=page.after)) if page.after else "",
        "newer_text": "" if listing.sort.startswith("-") else _("Previous"),
        "older_text": "" if listing.sort.startswith("-") else _("Next"),
        "files": [(key, book.url(listing.query(**{"as": key}))) for key in ("csv", "xlsx")],
        "actions": [
            {"name": "as", "value": "csv", "text": _("Export as CSV")},
            {"name": "as", "value": "xlsx", "text": _("Export as XLSX")},
        ],
        "new": new,
        "clear_url": book.url(),
        "token": uuid7(),
    }


def is_there(path: str) -> bool:
    """True when an app serves this address."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def layout(columns: Sequence[Column]) -> list[tuple[Column, list[Column]]]:
    """The columns of the screen, each with those that stand under it."""
    keys = {column.key for column in columns}
    tops = [column for column in columns if column.under not in keys]
    return [(top, [each for each in columns if each.under == top.key]) for top in tops]


def line_of(listing: Listing, row: Any, shown: Sequence[tuple[Column, list[Column]]]) -> Line:
    cells = [cell_of(top, row, [cell_of(each, row) for each in below]) for top, below in shown]
    return Line(row.pk, listing.register.url_of(row), cells)


def cell_of(column: Column, row: Any, under: Sequence[Cell] = ()) -> Cell:
    raw = column.read(row)
    tone = column.tone(row) if column.tone else ""
    return Cell(column, raw, column.text(raw), list(under), tone)


def head_of(listing: Listing, column: Column, below: Sequence[Column]) -> dict[str, Any]:
    """A column's head, as components/sort_head.html reads it."""
    key, falling = listing.sort.removeprefix("-"), listing.sort.startswith("-")
    head = {
        "heading": str(column.heading),
        "below": ", ".join(str(each.heading) for each in below),
        "classes": column.classes.replace("wide", "").strip(),
        "direction": "",
        "sort_url": "",
    }
    if listing.sorts(column):
        is_current = column.key == key
        other = column.key if is_current and falling else f"-{column.key}"
        head["sort_url"] = listing.register.url(
            listing.query(
                without=("sort",), sort=other if other != listing.register.order else ""
            )
        )
        if is_current:
            head["direction"] = "descending" if falling else "ascending"
    return head


def chips_of(listing: Listing) -> list[dict[str, str]]:
    return [
        {
            "text": each.text,
            "remove_url": listing.register.url(listing.query(without=each.values)),
        }
        for each in listing.chosen
    ]


def tabs_of(listing: Listing, user: Any) -> list[dict[str, Any]]:
    """The book's own views, the officer's views, and "All", with counts."""
    book = listing.register
    named = [(str(view.label), view.query) for view in book.views if not view.page]
    named += [
        (view.name, view.query)
        for view in SavedView.objects.filter(user=user, register=book.name)
    ]
    if all(query for _name, query in named):
        named.append((_("All"), ""))
    listings = [Listing(book, listing.scope, query) for _name, query in named]
    found, is_marked, tabs = counts(listings), False, []
    for (name, _query), each, count in zip(named, listings, found, strict=True):
        is_current = not is_marked and same_list(each, listing)
        is_marked = is_marked or is_current
        tabs.append(
            {
                "name": name,
                "url": book.url(each.query()),
                "count": counted(count),
                "current": is_current,
            }
        )
    for place, view in enumerate(book.views):
        if view.page:
            tabs.insert(place, page_tab(view, listing.scope))
    return tabs


def page_tab(view: View, scope: Scope) -> dict[str, Any]:
    """The tab of a view that has a page of its own."""
    number = view.count(scope) if view.count else None
    return {
        "name": str(view.label),
        "url": reverse(view.page),
        "count": counted(Bounded(number)),
        "current": False,
    }


def same_list(one: Listing, other: Listing) -> bool:
    """True when two listings have the same filters (their sort may differ)."""
    return _filters(one) == _filters(other)


def _filters(listing: Listing) -> list[tuple[str, list[str]]]:
    return sorted(
        (key, values) for each in listing.chosen for key, values in each.values.items()
    )


def counted(count: Bounded) -> str | None:
    """ "46", "1,000+"; None when it was not counted."""
    if count.number is None:
        return None
    return f"{group(count.number)}+" if count.is_more else group(count.number)


def words_of(
    listing: Listing, lines: Sequence[Line], tabs: Sequence[dict], before: str, after: str
) -> str:
    """ "1 to 25 of 46" on the first page; later pages do not count from the top."""
    rows = len(lines)
    if before:
        return ngettext("%(rows)d row on this page", "%(rows)d rows on this page", rows) % {
            "rows": rows
        }
    if not after:
        return ngettext("%(rows)d row", "%(rows)d rows", rows) % {"rows": rows}
    current = [tab["count"] for tab in tabs if tab["current"]]
    found = current[0] if current else counted(counts([listing])[0])
    said = {"first": 1, "last": rows, "count": found}
    return (
        _("%(first)d to %(last)d of %(count)s") % said
        if found
        else _("The first %(last)d rows") % said
    )


def _flat(listing: Listing) -> Iterator[tuple[str, str]]:
    for each in listing.chosen:
        for key, values in each.values.items():
            for value in values:
                yield key, value
    if listing.sort != listing.register.order:
        yield "sort", listing.sort
