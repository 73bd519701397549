"""The first migrations as SQL: a new site is ready in seconds.

Django renders the whole model state anew for each field, index and trigger it adds; with models that
point at each other across apps that took half a minute.  The operations stand in the migration for
the state; the database gets the SQL that they give (``sqlmigrate``), from the file beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.migrations.operations import RunSQL, SeparateDatabaseAndState


class FirstSchema(SeparateDatabaseAndState):
    """Operations for the state, one SQL file for the database; the state is rendered once, later."""

    def __init__(self, migration: str, operations: list) -> None:
        self.migration = migration
        self.operations = operations
        sql = Path(migration).with_suffix(".sql").read_text(encoding="utf-8")
        super().__init__(
            database_operations=[RunSQL(sql, RunSQL.noop)], state_operations=operations
        )

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__qualname__, [self.migration, self.operations], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)
