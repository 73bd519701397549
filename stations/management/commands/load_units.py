"""Loads ranks, the units of Sikkim, and every State and district.  Loading again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from stations import reference


class Command(BaseCommand):
    help = "Load ranks and units from stations/data. Units that exist keep what was changed."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = reference.load()
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
