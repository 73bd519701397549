from __future__ import annotations

import io
import json
import time
from argparse import ArgumentParser
from contextlib import redirect_stdout
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from cctns.core.bench import benchmarks, machine


class Command(BaseCommand):
    help = "Run a benchmark that an app declares in its bench.py. Without a name: list them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?")
        parser.add_argument("--size", type=int, help="how many; the benchmark says of what")
        parser.add_argument("--json", action="store_true", help="only the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("bench")
        name = options["name"]
        if name is None:
            for each in sorted(benchmarks.values(), key=lambda b: b.name):
                self.stdout.write(f"{each.name:<16}{each.size:>10}  {each.about}")
            return
        if name not in benchmarks:
            known = ", ".join(sorted(benchmarks)) or "none"
            raise CommandError(f"No benchmark is called {name}. There are: {known}.")
        chosen = benchmarks[name]
        size = options["size"] or chosen.size
        about = machine()
        if not options["json"]:
            for key, value in about.items():
                self.stdout.write(f"{key:<14}{value}")
        began = time.monotonic()
        if options["json"]:
            with redirect_stdout(io.StringIO()):
                measured = chosen.function(size)
        else:
            measured = chosen.function(size)
        seconds = round(time.monotonic() - began, 1)
        result = {"benchmark": name, "size": size, **measured, "seconds": seconds, **about}
        self.stdout.write(json.dumps(result, ensure_ascii=False))
