from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cctns.core import backups
from cctns.runtime.supervisor import next_backup


class Command(BaseCommand):
    help = (
        "Write the whole site (database, files, key) into one file. Keep it safe: it opens all."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument(
            "--nightly",
            action="store_true",
            help=f"into the home; the newest {backups.KEPT} stay",
        )
        parser.add_argument(
            "--every-night", action="store_true", help="wait, and do --nightly each night"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["every_night"]:
                self.every_night()
            elif options["nightly"]:
                self.tell(backups.make_nightly())
            elif options["file"]:
                backups.make(options["file"].absolute())
                self.tell(options["file"])
            else:
                raise CommandError("Give a file: bin/manage backup /safe/place/cctns.tar")
        except (backups.BackupFailed, OSError) as error:
            raise CommandError(str(error)) from error

    def tell(self, file: Path) -> None:
        size = file.stat().st_size / 1e6
        self.stdout.write(f"{file} ({size:.1f} MB). It contains the site's key: keep it safe.")

    def every_night(self) -> None:
        while True:
            now: datetime = timezone.localtime()
            time.sleep(max(1.0, next_backup(now) - now.timestamp()))
            try:
                self.tell(backups.make_nightly())
            except (backups.BackupFailed, OSError) as error:
                self.stderr.write(f"The nightly backup failed: {error}")
