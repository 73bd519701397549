"""Loads the law catalogue: ``bin/manage load_law`` (also part of ``load_reference``)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.models.law import Section
from cases.services import law


class Command(BaseCommand):
    help = "Load the law catalogue from cases/data. Does nothing when it is loaded already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="load even if no file changed")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = law.load(force=options["force"])
        count = Section.objects.filter(withdrawn=False).count()
        state = "loaded" if changed else "was loaded already"
        self.stdout.write(f"Law catalogue {state}: {count} sections.")
