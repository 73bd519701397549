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
def loading(*, check: bool = True) -> Iterator[None]:
    """One transaction as the loader's role; at its end every law is checked, or all is rolled back."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {LOADER}")
            # Triggers and foreign keys keep the plans they make now, while the tables are empty: by
            # index, or each row would read a whole table once it has grown.
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = on")
            cursor.execute("RESET ROLE")
        if check and (found := broken()):
            raise LawBroken("; ".join(f"{name}: {count} rows" for name, count in found))


def copy_rows(
    model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """COPY rows into a model's table.  ``fields`` are attribute names ("unit_id", "number"); returns how many."""
    table = model._meta.db_table
    columns = ", ".join(f'"{column_of(model, field)}"' for field in fields)
    stream = RowStream(rows)
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f'COPY "{table}" ({columns}) FROM STDIN', stream, size=CHUNK)
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
            line = "\t".join([cell(value) for value in row]) + "\n"
            parts.append(line)
            length += len(line)
            self.count += 1
        text = "".join(parts)
        self.rest = text[size:]
        return text[:size]


def cell(value: Any) -> str:
    """One value in COPY's text format."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if value is True:
        return "t"
    if value is False:
        return "f"
    if isinstance(value, int | float | Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


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
