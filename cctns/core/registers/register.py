"""What a register is: a ruled book with fixed columns, kept by one app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import classproperty

from cctns.core.jurisdiction import Scope

from .columns import Column
from .filters import Chosen, Filter

ALL: dict[str, type[Register]] = {}


@dataclass(frozen=True)
class View:
    """A saved view that the register comes with: a tab, its words, and the query string behind it.

    A tab may lead to a page of its own instead: ``page`` is that page's URL name, ``count`` its number.
    """

    key: str
    label: Any
    query: str = ""
    page: str = ""
    count: Callable[[Scope], int] | None = None


class Register:
    """Base class.  A subclass states what the book is; screen, exports and API follow from it.

    ``power`` is needed to open it.  ``order`` is a column's key, with "-" for descending.
    ``paper`` is the number of the paper register ("R1"), ``book`` its full name.
    Rows come from ``rows``; each passes ``see_all`` before any column reads it.
    ``address`` is the URL name of a page that shows the book in place of /registers/<name>/, and
    ``opens_with`` the query of its first look (then "view=all" asks for every row).
    """

    do_not_call_in_templates: ClassVar[bool] = True

    name: ClassVar[str]
    title: ClassVar[Any]
    power: ClassVar[str]
    model: ClassVar[type[Model]]
    columns: ClassVar[Sequence[Column]]
    order: ClassVar[str]
    filters: ClassVar[Sequence[Filter]] = ()
    views: ClassVar[Sequence[View]] = ()
    group: ClassVar[Any] = ""  # heading on the page of all registers
    paper: ClassVar[str] = ""
    book: ClassVar[Any] = ""
    help: ClassVar[Any] = ""  # what is written in it, and under which law
    related: ClassVar[Sequence[str]] = ()  # select_related
    prefetch: ClassVar[Sequence[Any]] = ()  # prefetch_related
    defer: ClassVar[Sequence[str]] = ()  # long texts that no column reads
    new: ClassVar[tuple[str, Any, str] | None] = (
        None  # url, words, power of the one filled button
    )
    empty: ClassVar[Any] = ""  # what would be here
    opens_with: ClassVar[str] = ""  # query of the first look
    address: ClassVar[str] = ""  # URL name of a page of its own that calls ``views.register``

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "name" not in cls.__dict__:
            return  # a shared base, not a book
        if cls.name in ALL:
            raise ValueError(f"two registers are called {cls.name}")
        keys = [column.key for column in cls.columns]
        if len(set(keys)) < len(keys) or cls.order.lstrip("-") not in keys:
            raise ValueError(
                f"register {cls.name}: a column twice, or an order without its column"
            )
        ALL[cls.name] = cls

    # --- rows --------------------------------------------------------------------------------

    @classmethod
    def rows(cls, scope: Scope) -> QuerySet:
        """Every row of the book that this scope may see, with what its columns read."""
        return (
            cls.base(scope)
            .select_related(*cls.related)
            .prefetch_related(*cls.prefetch)
            .defer(*cls.defer)
        )

    @classmethod
    def base(cls, scope: Scope) -> QuerySet:
        """The rows of the book before filters.  A subclass narrows it: ``super().base(scope).filter()``."""
        return cls.model.objects.within(scope)

    @classmethod
    def narrow(cls, rows: QuerySet, chosen: Sequence[Chosen], scope: Scope) -> QuerySet:
        """The rows that the chosen filters keep.

        A register that shows some rows only by their head overrides it, so that a filter on what is
        hidden cannot be used to find out.
        """
        for each in chosen:
            rows = rows.filter(each.q)
        return rows

    @classmethod
    def see_all(cls, rows: list[Any], scope: Scope) -> list[Any]:
        """The mask of a page or a part of an export, in a fixed number of queries.

        A subclass whose rows can name protected people answers with what this viewer may see of
        each (``Protected`` in place of a value), and may hang on what columns need for all rows.
        """
        return [cls.see(row, scope) for row in rows]

    @classmethod
    def see(cls, row: Any, scope: Scope) -> Any:
        """The mask of one row."""
        return row

    @classmethod
    def url_of(cls, row: Any) -> str:
        """The record's page; "" when a row has none."""
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""

    # --- columns -----------------------------------------------------------------------------

    @classproperty
    def by_key(cls) -> dict[str, Column]:  # noqa: N805  (a class property)
        return {column.key: column for column in cls.columns}

    @classmethod
    def chosen_columns(cls, keys: Sequence[str] = (), *, across: bool = False) -> list[Column]:
        """The columns in the book's own order: the ones asked for, else those shown by default.

        ``across``: the area holds several stations, so that a number alone names no record.
        """
        wanted = [column for column in cls.columns if column.key in keys]
        return wanted or [
            column for column in cls.columns if column.default or (across and column.across)
        ]

    # --- addresses ---------------------------------------------------------------------------

    @classmethod
    def url(cls, query: str = "") -> str:
        own = reverse(cls.address) if cls.address else reverse("register", args=[cls.name])
        if not query and cls.opens_with:
            query = "view=all"
        return own + (f"?{query}" if query else "")

    @classmethod
    def open_to(cls, scope: Scope) -> bool:
        return scope.has(cls.power)
