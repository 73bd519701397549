"""The one loader of many rows: COPY under the loader's role, then every law is checked.

Only this file may act as ``cctns_loader``, the role that may supply ``entered_at`` and levels (ruling 5).
Web and worker never hold it: a process connected as ``cctns_app`` cannot set it.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models, transaction
from psycopg2.extras import execute_values

from .laws import broken
from .triggers import LOADER

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": ""})
CHUNK = 1 << 20


class LawBroken(RuntimeError):
    """The loaded rows break a law of sequence; nothing was kept."""


@contextmanager
def loading(*, check: bool = True, know: bool = True) -> Iterator[None]:
    """One transaction as the loader's role; at its end every law is checked, or all is rolled back.

    ``check`` and ``know`` (the planner's numbers) may be left to a later block of the same transaction.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {LOADER}")
            # Triggers and foreign keys keep the plans they made while the tables were empty: from here
            # on by index, or each row would read a whole table once it has grown.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("DISCARD PLANS")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = on")
            cursor.execute("DISCARD PLANS")
            cursor.execute("RESET ROLE")
            if know:
                know_the_loaded(cursor)
        if check and (found := broken()):
            raise LawBroken("; ".join(f"{name}: {count} rows" for name, count in found))


def know_the_loaded(cursor: Any) -> None:
    """Let the planner know how large the tables are now: for the laws' queries and for the first pages."""
    cursor.execute(
        "SELECT relname FROM pg_stat_xact_user_tables WHERE schemaname = 'public' AND n_tup_ins > 100"
    )
    if tables := [f'"{name}"' for (name,) in cursor.fetchall()]:
        cursor.execute("ANALYZE " + ", ".join(tables))


def copy_rows(
    model: type[models.Model],
    fields: Sequence[str],
    rows: Iterable[Sequence[Any] | str],
    *,
    cursor: Any = None,
) -> int:
    """COPY rows into a model's table; returns how many.

    ``fields`` are attribute names ("unit_id", "number").  A row is its values in that order, or a line
    that ``line_of`` made.  ``cursor`` is one of the driver's (another thread's), else Django's own.
    """
    columns = ", ".join(f'"{column_of(model, field)}"' for field in fields)
    sql = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    stream = RowStream(rows)
    if cursor is not None:
        cursor.copy_expert(sql, stream, size=CHUNK)
        return stream.count
    with connection.cursor() as own:
        own.cursor.copy_expert(sql, stream, size=CHUNK)
    return stream.count


def column_of(model: type[models.Model], field: str) -> str:
    """The column of a field named as on the instance: "unit_id" is the column of "unit"."""
    return model._meta.get_field(field).column


class RowStream:
    """Rows as COPY's text format, made as they are read, so that memory stays flat."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self.rows = iter(rows)
        self.count = 0
        self.rest = ""

    def read(self, size: int = CHUNK) -> str:
        parts, length = [self.rest], len(self.rest)
        while length < size:
            row = next(self.rows, None)
            if row is None:
                break
            line = row if isinstance(row, str) else line_of(row)
            parts.append(line)
            length += len(line)
            self.count += 1
        text = "".join(parts)
        self.rest = text[size:]
        return text[:size]


def line_of(row: Iterable[Any]) -> str:
    """One row in COPY's text format, with its line end."""
    return "\t".join([cell(value) for value in row]) + "\n"


def cell(value: Any) -> str:
    """One value in COPY's text format."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return escaped(value)
    if value is True:
        return "t"
    if value is False:
        return "f"
    if isinstance(value, int | float | Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def escaped(text: str) -> str:
    """Most texts have nothing to escape: looking is several times faster than translating."""
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text or "\x00" in text:
        return text.translate(ESCAPES)
    return text


def set_counters(rows: Iterable[tuple[int, str, str, int]]) -> None:
    """Set counters (unit id, series, period, last) after loading numbered rows; never lowers one."""
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO core_counter (unit_id, series, period, last) VALUES %s "
            "ON CONFLICT (unit_id, series, period) DO UPDATE SET last = GREATEST(core_counter.last, EXCLUDED.last)",
            list(rows),
            page_size=5000,
        )
