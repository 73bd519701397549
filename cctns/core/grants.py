"""What the web and worker role may do in the database: set after every migration.

``cctns_app`` owns nothing, has no TRUNCATE, and only INSERT and SELECT on history, events, access
log and issued documents (ruling 10).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from .jurisdiction import LEVELS, Placed

APP, LOADER = "cctns_app", "cctns_loader"
APPEND_ONLY = [
    "core.Event",
    "core.AccessLog",
    "core.IssuedDocument",
    "cases.Fir",
    "stations.DiaryEntry",
]

PLACE = [f"{level}_id" for level in LEVELS]


def append_only_tables() -> list[str]:
    """Tables to which rows are only ever added."""
    tables = [apps.get_model(label)._meta.db_table for label in APPEND_ONLY if is_known(label)]
    tables += [
        model._meta.db_table
        for model in apps.get_models()
        if getattr(model, "pgh_tracked_model", None) is not None
        or model._meta.label == "pghistory.Context"
    ]
    return sorted(set(tables))


def placed_and_append_only() -> set[str]:
    """Those of them whose rows carry the levels of their unit."""
    return {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.db_table in append_only_tables() and issubclass(model, Placed)
    }


def is_known(label: str) -> bool:
    app, _name = label.split(".")
    return apps.is_installed(app) or any(m._meta.label == label for m in apps.get_models())


def grant_to_app(sender: Any = None, using: str = "default", **kwargs: Any) -> None:
    """Grant the app and loader roles their rights, when those roles exist in this cluster."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname IN (%s, %s)", [APP, LOADER])
        roles = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        existing = {row[0] for row in cursor.fetchall()}
        for role in roles:
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
            cursor.execute(
                f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
            )
            cursor.execute(
                f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}"
            )
        if APP in roles:
            for table in append_only_tables():
                if table in existing:
                    cursor.execute(f'REVOKE UPDATE, DELETE ON "{table}" FROM {APP}')
            for table in placed_and_append_only() & existing:
                # Moving a unit in the tree rewrites these; the frozen trigger allows nothing else.
                cursor.execute(f'GRANT UPDATE ({", ".join(PLACE)}) ON "{table}" TO {APP}')
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP}")
        # Who and where of a history row: pghistory completes it by "on conflict do update", which
        # the app may not do itself; so its function does it with the owner's right.
        cursor.execute("SELECT to_regprocedure('_pgh_attach_context()') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute(
                "ALTER FUNCTION _pgh_attach_context() SECURITY DEFINER"
                " SET search_path = public, pg_temp"
            )
