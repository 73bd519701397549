"""Pages of a long list that stay true while the list grows: keyset paging.

A page is found by the sort value and key of the row it follows, never by counting rows from the
top: page 200 costs what page 1 costs, and a row written between two pages makes none repeat or
vanish.  The list is ordered by one field and then by primary key, both in the same direction, so
that an index (level, field, key) answers it.

NULL counts as greater than every value, as PostgreSQL sorts it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import BooleanField, F, Field, Model, Q, QuerySet, Value
from django.db.models.expressions import Func

SORT_VALUE = "keyset_value"  # annotation that carries the exact sort value of a row


class LostPlace(ValueError):
    """The page's token was not made for this list, or was tampered with."""


class RowCompare(Func):
    """``(a, b) < (x, y)`` as PostgreSQL compares rows: one range of an index, ties included."""

    output_field = BooleanField()
    conditional = True

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple]:
        parts, params = [], []
        for expression in self.source_expressions:
            sql, its = compiler.compile(expression)
            parts.append(sql)
            params.extend(its)
        half = len(parts) // 2
        left, right = ", ".join(parts[:half]), ", ".join(parts[half:])
        return f"({left}) {self.extra['sign']} ({right})", tuple(params)


@dataclass(frozen=True)
class Page:
    """Some rows of a list, with tokens for the pages on either side; "" where there is none."""

    rows: list[Any]
    before: str
    after: str


@dataclass(frozen=True)
class Keyset:
    """An order of a list: ``field`` (a lookup path), its direction, and what its tokens are bound to.

    ``name`` is the list and its sort ("fir:-registered"): a token of another list is refused.
    """

    model: type[Model]
    field: str
    descending: bool
    name: str

    # --- the order ---------------------------------------------------------------------------

    def ordered(self, rows: QuerySet, *, backward: bool = False) -> QuerySet:
        sign = "-" if self.descending != backward else ""
        order = [f"{sign}pk"] if self.is_key else [f"{sign}{self.field}", f"{sign}pk"]
        return rows.annotate(**{SORT_VALUE: F(self.field)}).order_by(*order)

    def page(self, rows: QuerySet, size: int, *, after: str = "", before: str = "") -> Page:
        """The page after or before a token, or the first one.  Raises ``LostPlace``."""
        backward = bool(before)
        token = before or after
        found = self.ordered(rows, backward=backward)
        if token:
            found = found.filter(self.beyond(*self.place_of(token), backward=backward))
        some = list(found[: size + 1])
        is_cut, some = len(some) > size, some[:size]
        if backward:
            some.reverse()
        more_before, more_after = (is_cut, True) if backward else (bool(after), is_cut)
        return Page(
            some,
            before=self.token_of(some[0]) if some and more_before else "",
            after=self.token_of(some[-1]) if some and more_after else "",
        )

    def beyond(self, value: Any, key: Any, *, backward: bool) -> Q:
        """The rows that come after (or, backward, before) the row with this value and key."""
        falling = self.descending != backward
        sign, step = ("<", "lt") if falling else (">", "gt")
        nullable = self.sort_field.null or "__" in self.field
        if self.is_key:
            return Q(**{f"pk__{step}": key})
        if value is None:
            same = Q(**{f"{self.field}__isnull": True, f"pk__{step}": key})
            return same | Q(**{f"{self.field}__isnull": False}) if falling else same
        past = Q(
            RowCompare(
                F(self.field),
                F("pk"),
                Value(value, output_field=self.sort_field),
                Value(key, output_field=self.model._meta.pk),
                sign=sign,
            )
        )
        return past | Q(**{f"{self.field}__isnull": True}) if nullable and not falling else past

    # --- the tokens --------------------------------------------------------------------------

    def token_of(self, row: Any) -> str:
        value = getattr(row, SORT_VALUE)
        said = None if value is None else self.sort_field.get_prep_value(value)
        return self.signer.sign_object([_json(said), _json(row.pk)], compress=True)

    def place_of(self, token: str) -> tuple[Any, Any]:
        """The sort value and key that a token carries."""
        try:
            value, key = self.signer.unsign_object(token)
            return (
                None if value is None else self.sort_field.to_python(value),
                self.model._meta.pk.to_python(key),
            )
        except (signing.BadSignature, ValidationError, ValueError, TypeError) as lost:
            raise LostPlace(token[:20]) from lost

    @property
    def signer(self) -> signing.Signer:
        return signing.Signer(salt=f"keyset:{self.name}")

    @property
    def is_key(self) -> bool:
        return self.field in ("pk", self.model._meta.pk.name)

    @property
    def sort_field(self) -> Field:
        return field_of(self.model, self.field)


def field_of(model: type[Model], path: str) -> Field:
    """The model field at the end of a lookup path ("io__officer__name")."""
    field = None
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        model = field.related_model
    if field is None:
        raise FieldDoesNotExist(path)
    return field.target_field if field.is_relation else field


def walk(page_of: Callable[..., Page]) -> list[Any]:
    """Every row, page after page (for tests and small lists)."""
    rows, page = [], page_of()
    rows += page.rows
    while page.after:
        page = page_of(after=page.after)
        rows += page.rows
    return rows


def _json(value: Any) -> Any:
    """Moments, UUIDs and decimals as text; what JSON knows as it is."""
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
