# ruff: noqa: S608 - the SQL is put together from the words of this file alone
"""The lean story many times over, set-based: each FIR of it becomes a block of FIRs that follow each other.

A story that is to be copied takes as many numbers as there will be copies for each FIR and for its diary
entry (``World.take``), so the numbers between are free.  Here each such FIR is written again for them by
``INSERT ... SELECT``: with its entry in the diary, its case, sections, complainant and open clocks.  The
n-th copy is n microseconds later, so that the order of numbers stays the order of time.

What is not copied: victims and accused, property, papers that were given or sent, clocks that have ended.
The content is the original's word for word.  For benchmarks only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from cases.models import Case, CasePerson, CaseSection, Fir, SealMember
from cctns.core.bulk import loading
from cctns.core.models import ClockRun
from criminals.models import Person
from stations.models import DiaryEntry

MEMORY = "256MB"  # for sorting and for building indexes


def key_of(column: str) -> str:
    """The key of the n-th copy: of the same moment as the original's, so that keys stay in time order."""
    return f"(left({column}::text, 24) || left(md5({column}::text || n), 12))::uuid"


def later(column: str) -> str:
    return f"{column} + n * interval '1 microsecond'"


def cited(number: str, year: str) -> str:
    """ "0137/2026", as ``Case.cited``."""
    return (
        f"lpad(({number})::text, greatest(4, length(({number})::text)), '0') || '/' || {year}"
    )


@dataclass(frozen=True)
class Copied:
    """How one table is copied: its rows are ``r`` in ``rows``, ``n`` is the copy; ``changes`` by field."""

    model: type[models.Model]
    rows: str
    changes: dict[str, str]

    def sql(self) -> str:
        fields = [
            f for f in self.model._meta.concrete_fields
            if not isinstance(f, models.AutoField) and not f.generated
        ]  # fmt: skip
        columns = ", ".join(f'"{field.column}"' for field in fields)
        values = ", ".join(
            self.changes.get(field.attname, f'r."{field.column}"') for field in fields
        )
        return (
            f'INSERT INTO "{self.model._meta.db_table}" ({columns}) SELECT {values} '
            f"FROM {self.rows} CROSS JOIN generate_series(1, %(copies)s - 1) AS n"
        )


REGULAR = "kind = 'regular' AND origin = 'demo'"
OF_CASE = f"JOIN (SELECT * FROM cases_case WHERE {REGULAR}) c ON c.id = r.case_id"
IN_CASE = {"case_id": key_of("c.id")}
OPEN = "r.met_at IS NULL AND r.cancelled_at IS NULL"

# In the order in which the laws look from one table into another.  Each statement reads the originals
# only: a copy is not there yet when its own table is read, and the joins go to originals by their keys.
COPIED = (
    Copied(
        DiaryEntry,
        f"stations_diaryentry r JOIN (SELECT * FROM cases_fir WHERE {REGULAR}) f ON f.entry_id = r.id",
        {
            "id": key_of("r.id"), "number": "r.number + n", "entered_at": later("r.entered_at"),
            "happened_at": later("r.happened_at"), "subject_id": f"{key_of('f.id')}::text",
            "text": f"replace(r.text, {cited('f.number', 'f.year')}, {cited('f.number + n', 'f.year')})",
        },
    ),
    Copied(
        Person,
        "criminals_person r JOIN cases_caseperson p ON p.person_id = r.id AND p.part = 'complainant' "
        f"JOIN (SELECT * FROM cases_case WHERE {REGULAR}) c ON c.id = p.case_id",
        {"id": key_of("p.id"), "entered_at": later("r.entered_at")},
    ),
    Copied(
        ClockRun,
        f"core_clockrun r JOIN (SELECT * FROM cases_case WHERE {REGULAR}) c "
        f"ON r.subject_type = 'cases.Case' AND r.subject_id = c.id::text AND {OPEN}",
        {
            "subject_id": f"{key_of('c.id')}::text", "url": f"'/cases/' || {key_of('c.id')} || '/'",
            "reference": f"'FIR ' || {cited('c.number + n', 'c.year')}",
            "started_at": later("r.started_at"), "due_at": later("r.due_at"),
        },
    ),
    Copied(CaseSection, f"cases_casesection r {OF_CASE}", IN_CASE | {"since": later("r.since")}),
    Copied(
        CasePerson,
        f"cases_caseperson r {OF_CASE} AND r.part = 'complainant'",
        IN_CASE | {"id": key_of("r.id"), "person_id": key_of("r.id")},
    ),
    Copied(SealMember, f"cases_sealmember r {OF_CASE}", IN_CASE),
    Copied(
        Fir,
        f"(SELECT * FROM cases_fir WHERE {REGULAR}) r",
        {
            "id": key_of("r.id"), "number": "r.number + n", "registered_at": later("r.registered_at"),
            "key": "left(r.key, -6) || lpad((r.number + n)::text, 6, '0')",
            "entry_id": key_of("r.entry_id"), "entry_at": later("r.entry_at"),
            "entered_at": later("r.entered_at"), "received_from_id": "NULL",
        },
    ),
    Copied(
        Case,
        f"(SELECT * FROM cases_case WHERE {REGULAR}) r",
        {
            "id": key_of("r.id"), "number": "r.number + n", "registered_at": later("r.registered_at"),
            "fir_id": key_of("r.fir_id"), "entered_at": later("r.entered_at"),
        },
    ),
)  # fmt: skip


def multiply(copies: int, say: Any) -> None:
    """Write every regular FIR ``copies - 1`` times more.  The laws are asked of all rows afterwards."""
    copied = [each.model for each in COPIED]
    told = [  # their history, which a trigger writes once for each statement
        model
        for model in apps.get_models()
        if getattr(model, "pgh_tracked_model", None) in copied
    ]
    tables = [model._meta.db_table for model in (*copied, *told)]
    with bare(tables), loading(check=False, know=False):
        for each in COPIED:
            with connection.cursor() as cursor:
                cursor.execute(each.sql(), {"copies": copies})
                say(f"{each.model._meta.verbose_name}: {cursor.rowcount} copies")


@contextmanager
def bare(tables: Sequence[str]) -> Iterator[None]:
    """These tables without foreign keys and search indexes; at the end both are made again.

    A foreign key that is made again looks at every row: nothing is let through, it is only looked at
    once for all.  No trigger is switched off.  Inside one transaction: when it fails all is as before.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            f"SET LOCAL maintenance_work_mem = '{MEMORY}'; SET LOCAL work_mem = '{MEMORY}'"
        )
        foreign, indexes = foreign_keys(cursor, tables), search_indexes(cursor, tables)
        for table, name, _definition in foreign:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in foreign:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute("SET LOCAL work_mem TO DEFAULT")


def foreign_keys(cursor: Any, tables: Sequence[str]) -> list[tuple[str, str, str]]:
    """(table, name, definition) of every foreign key of these tables."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2",
        [list(tables)],
    )
    return cursor.fetchall()


def search_indexes(cursor: Any, tables: Sequence[str]) -> list[tuple[str, str]]:
    """(name, definition) of every index that no constraint stands on."""
    cursor.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique ORDER BY 1",
        [list(tables)],
    )
    return cursor.fetchall()
