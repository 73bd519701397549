from __future__ import annotations

import tarfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from cctns.core import backups
from cctns.runtime import home


class Command(BaseCommand):
    help = "Bring the site to what a backup file holds, and prove that nothing was lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="lose the records that are here now"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = backups.restore(options["file"], replace=options["replace"])
        except (backups.BackupFailed, OSError, tarfile.TarError) as error:
            raise CommandError(str(error)) from error
        home.mark_kind(settings.SITE, "loaded" if manifest["demonstration"] else "real")
        if "check_laws" in get_commands():
            call_command("check_laws", stdout=self.stdout)
        rows = sum(count for count, _ in manifest["tables"].values())
        self.stdout.write(
            f"Restored what was backed up at {manifest['made_at']}: {rows} rows in"
            f" {len(manifest['tables'])} tables, {len(manifest['files'])} files."
            " All sums agree.\nStart the site with bin/run."
        )
