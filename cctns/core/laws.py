"""The laws of the database asked of every row: what ``check_laws`` and the bulk loader run.

Each row-level law (``core.triggers.law``) is a trigger and, here, the same predicate as a query; to
these come the laws that span rows: levels agree with the unit, numbers run without a gap and agree
with their counters, times follow numbers.  Apps add their own in ``<app>/laws.py`` by ``LAWS.append``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection

from .jurisdiction import LEVELS, Placed
from .triggers import Law


@dataclass(frozen=True)
class Check:
    """One law over all rows: a query that returns the number of rows that break it."""

    name: str
    sql: str


LAWS: list[Check] = []


def numbered(
    table: str, series: str, *, period: str = "year", where: str = "TRUE"
) -> list[Check]:
    """Numbers of a series run 1..n in each unit and period, and the counter says n."""
    return [
        Check(
            f"{table}: {series} without a gap",
            f"SELECT count(*) FROM (SELECT unit_id, {period}, count(*) AS n, max(number) AS top, min(number) AS low "
            f"FROM {table} WHERE origin <> 'legacy' AND {where} GROUP BY 1, 2) g WHERE n <> top OR low <> 1",
        ),
        Check(
            f"{table}: {series} agrees with its counter",
            f"SELECT count(*) FROM (SELECT unit_id, {period}::text AS period, max(number) AS top FROM {table} "
            f"WHERE origin <> 'legacy' AND {where} GROUP BY 1, 2) g LEFT JOIN core_counter c ON c.unit_id = g.unit_id "
            f"AND c.series = '{series}' AND c.period = g.period WHERE c.last IS DISTINCT FROM g.top",
        ),
    ]


def row_laws() -> Iterator[Check]:
    """The predicate of every law trigger, over all rows that it binds."""
    for model in apps.get_models():
        for trigger in getattr(model._meta, "triggers", None) or []:
            if isinstance(trigger, Law):
                table = model._meta.db_table
                yield Check(
                    f"{table}: {trigger.name}",
                    f"SELECT count(*) FROM {table} AS NEW WHERE NEW.origin <> 'legacy' AND ({trigger.test})",
                )


def level_laws() -> Iterator[Check]:
    """Placed rows carry the levels of their unit."""
    for model in apps.get_models():
        if issubclass(model, Placed):
            table = model._meta.db_table
            differs = " OR ".join(
                f"r.{level}_id IS DISTINCT FROM u.{level}_id" for level in LEVELS
            )
            yield Check(
                f"{table}: placed as its unit",
                f"SELECT count(*) FROM {table} r JOIN stations_unit u ON u.id = r.unit_id WHERE {differs}",
            )


def every_law() -> Iterator[Check]:
    """The laws of rows, of levels, and those that span rows."""
    yield from row_laws()
    yield from level_laws()
    yield from LAWS


def broken() -> list[tuple[str, int]]:
    """Every law that some row breaks, with the number of rows; empty when all is lawful."""
    found = []
    with connection.cursor() as cursor:
        for check in every_law():
            cursor.execute(check.sql)
            if count := cursor.fetchone()[0]:
                found.append((check.name, count))
    return found
