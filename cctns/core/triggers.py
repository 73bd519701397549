"""Laws that the database itself keeps, as triggers that every app's models reuse.

Only the loader's role may supply ``entered_at`` (core/bulk.py); no trigger is ever disabled.
"""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import connections, models

LOADER = "cctns_loader"

# A legacy row names the batch that brought it; a live or demo row has none.
origin_constraint = models.CheckConstraint(
    condition=models.Q(origin="legacy", batch__isnull=False)
    | models.Q(origin__in=["live", "demo"], batch__isnull=True),
    name="%(app_label)s_%(class)s_origin",
)

# PostgreSQL runs a table's triggers in the order of their names: these two are called "a_..." so that
# every law sees the row with its levels and its time as they will be stored.

# The loader supplies the levels itself; ``core/laws.py`` compares them with the unit's.  The unit's row is
# locked against a move until the new row is there.
place_row = pgtrigger.Trigger(
    name="a_place_row",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("unit_id"),
    func=f"""
        IF current_user = '{LOADER}' THEN
            RETURN NEW;
        END IF;
        SELECT u.state_id, u.district_id, u.subdivision_id, u.station_id
          INTO NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id
          FROM stations_unit u WHERE u.id = NEW.unit_id FOR KEY SHARE;
        RETURN NEW;
    """,
)

# The reading taken after the counters were locked, so that number, date and time agree; it counts
# only inside the transaction that took it.
stamp_entered = pgtrigger.Trigger(
    name="a_stamp_entered",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    declare=[("reading", "timestamptz")],
    func=f"""
        IF current_user = '{LOADER}' THEN
            RETURN NEW;
        END IF;
        reading := NULLIF(current_setting('cctns.reading', true), '')::timestamptz;
        IF reading IS NULL OR reading < transaction_timestamp() OR reading > clock_timestamp() THEN
            reading := clock_timestamp();
        END IF;
        NEW.entered_at := reading;
        RETURN NEW;
    """,
)


def frozen(name: str = "frozen") -> pgtrigger.Trigger:
    """The row of a placed table never changes and never goes: corrections are later rows.

    One change is let through: the level columns become those that the row's unit has now, and
    nothing else (a unit was moved in the tree: ``stations.services.units.move_unit``).
    """
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        declare=[
            (
                "levels",
                "text[] := ARRAY['state_id','district_id','subdivision_id','station_id']",
            )
        ],
        func="""
            IF TG_OP = 'UPDATE' THEN
                IF to_jsonb(NEW) - levels = to_jsonb(OLD) - levels
                   AND to_jsonb(NEW) <> to_jsonb(OLD)
                   AND EXISTS (SELECT 1 FROM stations_unit u WHERE u.id = NEW.unit_id
                       AND (u.state_id, u.district_id, u.subdivision_id, u.station_id) IS NOT DISTINCT FROM
                           (NEW.state_id, NEW.district_id, NEW.subdivision_id, NEW.station_id)) THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'cctns.frozen: % rows are never changed or deleted', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        """,
    )


# The same, for rows that may change but are never deleted.
kept = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)


def never_ignored(sender: Any = None, using: str = "default", **kwargs: Any) -> None:
    """After each migrate: no session can switch a trigger off by ``pgtrigger.ignore``.

    pgtrigger asks this function in every trigger.  Its own reads a setting that any role may set, and
    raises and catches an exception when it is not set: a lost subtransaction per trigger and row.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT to_regprocedure('public._pgtrigger_should_ignore(name)') IS NOT NULL"
        )
        if cursor.fetchone()[0]:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) "
                "RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'"
            )


class Law(pgtrigger.Trigger):
    """A trigger that remembers its predicate, so that ``check_laws`` can ask it of every row."""

    def __init__(self, *, test: str, **kwargs) -> None:
        self.test = test
        super().__init__(**kwargs)


def law(
    name: str, test: str, message: str, *, declare: list | None = None, update: bool = True
):
    """A law of sequence: refuse the row when ``test`` (SQL over NEW) is true.

    Legacy rows are exempt from the law of sequence, not from their batch.
    ``message`` begins with the rule's key, so that a service can turn it into a sentence.
    """
    operation = pgtrigger.Insert | pgtrigger.Update if update else pgtrigger.Insert
    message = message.replace("'", "''").replace("%", "%%")
    return Law(
        test=test,
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        declare=declare,
        func=f"""
            IF NEW.origin <> 'legacy' AND ({test}) THEN
                RAISE EXCEPTION 'cctns.{message}' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )
