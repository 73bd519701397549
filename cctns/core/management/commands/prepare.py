"""Brings the database and the static files to what this version of the code needs.

bin/run calls it at each start. One process for all of it, because loading Django takes longer
than most of the steps.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cctns.core import messages
from cctns.runtime import env, home


class Command(BaseCommand):
    help = "Migrate, load reference data, collect static files; first time the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        self.site = settings.SITE
        self.memory = home.Memory(self.site)
        try:
            home.settle_kind(self.site)
        except env.Misconfigured as error:
            raise CommandError(str(error)) from error
        home.prepare_folders(self.site)
        with self.stage("Migrations"):
            call_command("migrate", interactive=False, verbosity=0)
        if home.uncompiled_messages():
            with self.stage("Translations"):
                messages.compile_all()
        self.when_changed("Reference data", "reference", "load_reference")
        self.when_changed(
            "Static files", "static", "collectstatic", interactive=False, verbosity=0
        )
        if self.site.demo:
            self.demonstration()
            waits = False
        else:
            waits = self.keep_notice("first_admin", only_with="://")
        self.memory.write(complete="" if waits else "yes")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.stdout.write(f"  {name:<28}{time.monotonic() - began:6.1f} s")
        self.stdout.flush()

    def when_changed(self, title: str, key: str, command: str, **options: Any) -> None:
        """Runs `command` when a file that it depends on is new; remembers after success."""
        print_of_files = home.fingerprint(*home.MADE_OF[key])
        if self.memory.read().get(key) == print_of_files and self.site.static.exists():
            return
        with self.stage(title):
            call_command(command, stdout=io.StringIO(), **options)
        self.memory.write(**{key: print_of_files})

    def demonstration(self) -> None:
        """The demonstration State, once per home; its sign-ins for bin/run to show."""
        if env.kind_of(self.site.private) != "loaded":
            with self.stage("Demonstration"):
                call_command("demo", stdout=io.StringIO())
            home.mark_kind(self.site, "loaded")
            self.keep_notice("demo", "--sign-ins")

    def keep_notice(self, *command: str, only_with: str = "") -> bool:
        """What bin/run shows below the address at the end of the start. False when nothing."""
        output = io.StringIO()
        call_command(*command, stdout=output)
        notice = self.site.run / "first-start.txt"
        text = output.getvalue().strip()
        if not text or only_with not in text:
            return False
        notice.touch(mode=0o600)
        notice.write_text(f"\n{text}\n")
        return True
