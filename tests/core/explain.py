"""Which way PostgreSQL takes to a query, when every way is as cheap as the indexes make it.

In a small table the planner rightly reads the whole; with sequential scans and sorts off it shows
whether an index can answer (ruling 9).
"""

import json

from django.db import connection, transaction
from django.db.models import QuerySet

OFF = ("enable_seqscan", "enable_bitmapscan", "enable_sort", "enable_incremental_sort")


def plan_of(rows: QuerySet) -> dict:
    sql, params = rows.query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        for name in OFF:
            cursor.execute("SELECT set_config(%s, 'off', true)", [name])
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        found = cursor.fetchone()[0]
        for name in OFF:
            cursor.execute("SELECT set_config(%s, 'on', true)", [name])
    return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def nodes(plan: dict) -> list[dict]:
    return [plan, *(each for part in plan.get("Plans", []) for each in nodes(part))]


def index_conditions(rows: QuerySet) -> list[str]:
    """What the indexes of the plan are asked."""
    return [node["Index Cond"] for node in nodes(plan_of(rows)) if "Index Cond" in node]


def sorts(rows: QuerySet) -> bool:
    """True when the plan has to put rows in order itself."""
    return any("Sort" in node["Node Type"] for node in nodes(plan_of(rows)))
