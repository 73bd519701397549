"""One look at a register: what was asked, read against the register's declaration.

Screen, export, job and API all build a ``Listing`` from a query string, so that the same address
gives the same rows everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from cctns.core.jurisdiction import Scope
from cctns.core.keyset import Keyset, LostPlace, Page

from .columns import Column
from .filters import Box, Chosen, one
from .register import Register

PAGE = 25  # rows on a screen
CHUNK = 500  # rows masked and written at a time in an export
COUNTED = 1_000  # beyond it the count says "1,000+"
CHOSEN = 100  # rows that can be exported by choosing them
QUERY_CANCELED = "57014"  # PostgreSQL's code of a statement that ran out of time
OWN_KEYS = frozenset(
    {"sort", "after", "before", "as", "row", "reason", "size", "count", "view"}
)


@dataclass(frozen=True)
class Bounded:
    """A count up to a limit.  None: it would have taken too long to count."""

    number: int | None
    is_more: bool = False


class Listing:
    """A register as asked by one reader.  ``problems`` are sentences about what could not be read."""

    def __init__(
        self,
        register: type[Register],
        scope: Scope,
        asked: QueryDict | str,
        columns: Iterable[str] = (),
    ) -> None:
        self.register = register
        self.scope = scope
        self.asked = QueryDict(asked) if isinstance(asked, str) else asked
        self.columns = register.chosen_columns(list(columns), across=not self.is_one_station)
        self.problems: list[tuple[str, str]] = []  # (key, sentence)
        self.chosen = list(self._chosen())
        self.sort = self._sort()
        self.picked = self._picked()

    # --- what was asked ----------------------------------------------------------------------

    def _chosen(self) -> Iterator[Chosen]:
        known = set(OWN_KEYS)
        for each in self.register.filters:
            known.update(each.keys)
            try:
                found = each.read(self.asked, self.scope, self.register.model)
            except ValidationError as unread:
                self.problems.append((each.key, unread.messages[0]))
            else:
                if found is not None:
                    yield found
        for key in self.asked:
            if key not in known:
                words = {"key": key[:40]}
                self.problems.append(
                    (key[:40], _("There is no filter “%(key)s” in this register") % words)
                )

    def _sort(self) -> str:
        """The column's key with its sign: as asked when it can be sorted, else the book's own order."""
        asked = str(self.asked.get("sort") or "")
        if not asked:
            return self.register.order
        column = self.register.by_key.get(asked.removeprefix("-"))
        if column is None or not column.sort:
            self.problems.append(("sort", _("This register is not sorted by that column")))
        elif not self.sorts(column):
            self.problems.append(
                ("sort", _("Choose one station first: only then can this be sorted so"))
            )
        else:
            return asked
        return self.register.order

    def _picked(self) -> list[Any]:
        """Keys of single rows that were chosen to be exported."""
        keys, field = [], self.register.model._meta.pk
        for typed in self.asked.getlist("row")[:CHOSEN]:
            try:
                keys.append(field.to_python(typed[:60]))
            except (ValidationError, ValueError):
                self.problems.append(("row", _("A chosen row is not of this register")))
        return keys

    def sorts(self, column: Column) -> bool:
        """True when this list can be put in that column's order at a bounded cost."""
        return bool(column.sort) and (
            column.sort_wide or self.is_narrow or self._carries(column)
        )

    def _carries(self, column: Column) -> bool:
        """True when a chosen filter brings the index that carries the column's order."""
        key, _equals, value = column.sort_with.partition("=")
        return any(each.values.get(key) == [value] for each in self.chosen)

    @property
    def is_one_station(self) -> bool:
        """True when the reader's own area is one station."""
        return self.scope.column == "station" and len(self.scope.ids) == 1

    @cached_property
    def is_narrow(self) -> bool:
        """One station's rows: few enough to sort without an index."""
        return self.is_one_station or any(
            each.unit is not None and each.unit.type == "station" for each in self.chosen
        )

    # --- rows --------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> QuerySet:
        """The rows asked for, not yet in order."""
        found = self.register.narrow(self.register.rows(self.scope), self.chosen, self.scope)
        return found.filter(pk__in=self.picked) if self.picked else found

    @cached_property
    def keyset(self) -> Keyset:
        column = self.register.by_key[self.sort.removeprefix("-")]
        return Keyset(
            self.register.model,
            column.sort,
            self.sort.startswith("-"),
            f"{self.register.name}:{self.sort}",
        )

    def page(self, size: int = PAGE) -> Page:
        """The page asked for by ``after`` or ``before``; an unreadable token gives the first page."""
        places = {key: str(self.asked.get(key) or "")[:600] for key in ("after", "before")}
        try:
            page = self.keyset.page(self.rows, size, **places)
        except LostPlace:
            self.problems.append(
                ("after", _("This page of the list is no longer known. This is the first."))
            )
            page = self.keyset.page(self.rows, size)
        return Page(self.register.see_all(page.rows, self.scope), page.before, page.after)

    def lines(self) -> Iterator[list[Any]]:
        """The raw values of every row, in order and masked, in a fixed number of queries per part."""
        part: list[Any] = []
        for row in self.keyset.ordered(self.rows).iterator(chunk_size=CHUNK):
            part.append(row)
            if len(part) == CHUNK:
                yield from self._read(part)
                part = []
        yield from self._read(part)

    def _read(self, part: list[Any]) -> Iterator[list[Any]]:
        for row in self.register.see_all(part, self.scope):
            yield [column.read(row) for column in self.columns]

    def count(self, most: int = COUNTED) -> Bounded:
        found = self.rows.order_by()[: most + 1].count()
        return Bounded(min(found, most), found > most)

    def refuse_problems(self) -> None:
        """For callers that cannot show a note: whatever was not understood is refused."""
        if self.problems:
            raise ValidationError(dict(self.problems))

    # --- words and addresses -----------------------------------------------------------------

    @cached_property
    def words(self) -> str:
        """The filters as a sentence, for the head of a print."""
        parts = [each.text for each in self.chosen]
        if self.picked:
            parts.append(_("chosen rows only"))
        return ", ".join(parts)

    def query(self, *, without: Iterable[str] = (), **changes: str) -> str:
        """The query string of this list with some keys left out and others set ("" leaves one out)."""
        new = QueryDict(mutable=True)
        for each in self.chosen:
            for key, values in each.values.items():
                if key not in without:
                    new.setlist(key, values)
        if self.sort != self.register.order:
            new["sort"] = self.sort
        for key, value in changes.items():
            if value:
                new[key] = value
            else:
                new.pop(key, None)
        return new.urlencode()

    def boxes(self) -> list[Box]:
        """The controls of the "Add filter" form."""
        return [
            box
            for each in self.register.filters
            for box in each.boxes(_Readable(self.asked), self.scope)
        ]

    def same_as(self, query: str) -> bool:
        """True when a view's query string asks for what this list shows."""
        other = Listing(self.register, self.scope, query)
        return sorted(QueryDict(other.query()).lists()) == sorted(
            QueryDict(self.query()).lists()
        )


class _Readable:
    """What was asked, for refilling the form: an unreadable value is an empty box."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    def get(self, key: str) -> str:
        try:
            return one(self.asked, key)
        except ValidationError:
            return ""


def counts(listings: Iterable[Listing], budget_ms: int | None = None) -> list[Bounded]:
    """Counts for the tabs: each up to 1,000, all within a budget of time.

    A list that no index can count quickly shows no number rather than making the page slow.
    """
    budget = settings.REGISTER_COUNT_MS if budget_ms is None else budget_ms
    end = time.monotonic() + budget / 1000
    waiting, found = list(enumerate(listings)), {}
    number_of = len(waiting)
    while waiting and time.monotonic() < end:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                while waiting and (left := int((end - time.monotonic()) * 1000)) > 0:
                    _stop_after(cursor, left)
                    found[waiting[0][0]] = waiting[0][1].count()
                    waiting.pop(0)
                _stop_after(cursor, 0)
        except OperationalError as late:
            if getattr(late.__cause__, "pgcode", "") != QUERY_CANCELED:
                raise
            waiting.pop(0)
    return [found.get(index, Bounded(None)) for index in range(number_of)]


def _stop_after(cursor: Any, milliseconds: int) -> None:
    """Let the next statements of this transaction run so long; 0 is without limit."""
    cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
