#!/usr/bin/env python
"""Django's command line, with the right database role for the command."""

import os
import sys

# Commands that build the schema or load data connect as cctns_owner; all others as
# cctns_app, like the web server.
OWNER_COMMANDS = frozenset(
    {
        "backup",
        "bench",
        "check_laws",
        "createcachetable",
        "createsuperuser",
        "dbshell",
        "demo",
        "dumpdata",
        "first_admin",
        "flush",
        "import_firs",
        "import_police_stations",
        "inspectdb",
        "load_reference",
        "load_units",
        "loaddata",
        "makemigrations",
        "migrate",
        "pgtrigger",
        "prepare",
        "remove_stale_contenttypes",
        "restore",
        "showmigrations",
        "sqlmigrate",
        "test",
    }
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cctns.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    os.environ.setdefault("CCTNS_DB_ROLE", "owner" if command in OWNER_COMMANDS else "app")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
