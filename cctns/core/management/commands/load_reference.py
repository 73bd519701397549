"""Loads units, ranks, the law catalogue and the code lists: every app's ``reference.load``.

Idempotent: loading again changes nothing that an administrator made.
"""

from __future__ import annotations

import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: Any) -> None:
        for config in apps.get_app_configs():  # in the order of the floors, lowest first
            if config.module is None or find_spec(f"{config.name}.reference") is None:
                continue
            began = time.monotonic()
            loaded = import_module(f"{config.name}.reference").load()
            if options["verbosity"]:
                counts = ", ".join(f"{count} {what}" for what, count in (loaded or {}).items())
                self.stdout.write(
                    f"{config.label}: {counts} in {time.monotonic() - began:.1f} s"
                )
