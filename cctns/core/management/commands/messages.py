"""The site's sentences in Hindi and Nepali: brings locale/ in step with the code, and checks it.

manage.py messages                     reads code and templates, writes both .po files
manage.py messages --check             says what is missing, empty or wrong; ends with 1
manage.py messages --empty ne > file   what is still to be translated, a line each
manage.py messages --fill ne file      takes the translations from the file's last column
manage.py messages --all ne > file     every sentence with its translation, to be read over
manage.py messages --compile           makes the .mo files (bin/run and the tests do it)
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cctns.core import messages


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def create_parser(self, *args: Any, **options: Any) -> ArgumentParser:
        return super().create_parser(
            *args, formatter_class=RawDescriptionHelpFormatter, **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true")
        what.add_argument("--empty", metavar="LANGUAGE", choices=messages.LANGUAGES)
        what.add_argument("--all", metavar="LANGUAGE", choices=messages.LANGUAGES)
        what.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"))
        what.add_argument("--compile", action="store_true")

    def handle(self, **options: Any) -> None:
        if options["check"]:
            self.check_all()
        elif language := options["empty"]:
            self.list_batch(language)
        elif language := options["all"]:
            self.list_batch(language, everything=True)
        elif options["fill"]:
            self.fill(*options["fill"])
        elif options["compile"]:
            self.stdout.write(f"{len(messages.compile_all())} files made")
        else:
            count = len(messages.update())
            self.stdout.write(f"{count} sentences")
            self.count_faults()

    def check_all(self) -> None:
        found = messages.faults()
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"{len(found)} sentences to mend.", returncode=1)

    def count_faults(self) -> None:
        counts = Counter((each.language, each.what) for each in messages.faults())
        for (language, what), count in sorted(counts.items()):
            self.stdout.write(f"{language}: {count} {what}")

    def list_batch(self, language: str, *, everything: bool = False) -> None:
        for line in messages.batch(language, everything=everything):
            self.stdout.write(line)

    def fill(self, language: str, file: str) -> None:
        if language not in messages.LANGUAGES:
            raise CommandError(f"Languages: {', '.join(messages.LANGUAGES)}.")
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        refused = messages.fill(language, text.splitlines())
        for sentence in refused:
            self.stderr.write(sentence)
        self.count_faults()
        if refused:
            raise CommandError(f"{len(refused)} lines were not taken.", returncode=1)
