"""Ask every law of the database of every row.  Reads only; exit code 1 when a row breaks one.

The laws are those that triggers keep while rows are written (``core/laws.py``); an importer, a restored
backup or a hand in the database could have gone round them.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from cctns.core.laws import every_law


class Command(BaseCommand):
    help = "Ask every law of every row; exit code 1 when one is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="one JSON object as the last line"
        )

    def handle(self, **options: Any) -> None:
        found = []
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
            for law in every_law():
                cursor.execute(law.sql)
                found.append((law.name, cursor.fetchone()[0]))
        broken = [(name, rows) for name, rows in found if rows]
        for name, rows in found:
            self.stdout.write(f"  {f'{rows} rows break it' if rows else 'kept':<20} {name}")
        self.stdout.write(f"{len(found)} laws, {len(broken)} broken")
        if options["json"]:
            self.stdout.write(json.dumps({"laws": len(found), "broken": dict(broken)}))
        if broken:
            raise SystemExit(1)
