"""Lists the gaps in the lines of command: units without a head, stations without a supervisor."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from cctns.core.jurisdiction import Scope
from stations.checks import CHECKS


class Command(BaseCommand):
    help = "List units without an active head and stations without a supervising officer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--under", default="", help='path of a unit, for example "SK/R1/D225/"'
        )
        parser.add_argument("--json", action="store_true", help="end with one JSON object")

    def handle(self, *args: Any, under: str, **options: Any) -> None:
        scope = Scope(area=under)
        counts: dict[str, int] = {}
        with override("en"):
            for check in CHECKS:
                rows = check.find(scope)
                counts[str(check.title)] = len(rows)
                self.stdout.write(f"{check.title}: {len(rows)}" if rows else str(check.good))
                for row in rows:
                    self.stdout.write(f"  {row['title']} ({row['text']})")
        if options["json"]:
            self.stdout.write(json.dumps(counts))
