from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from cctns.core.health import LIVE_CHECKS, Finding
from cctns.runtime import install

NEEDED_EXTENSIONS = {"pg_trgm", "unaccent", "fuzzystrmatch", "btree_gist", "btree_gin"}
ROLES = {"cctns_owner", "cctns_app", "cctns_loader"}
BACKUP_AGE = timedelta(hours=26)
PRINT_FONTS = ("NotoSans-Regular.ttf", "NotoSansDevanagari-Regular.ttf")


def check_locale() -> Finding:
    """Ruling 9: with another collation `LIKE 'prefix%'` does not use its index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = current_database()"
        )
        provider, locale, encoding = cursor.fetchone()
    if (provider, locale, encoding) == ("b", "C.UTF-8", "UTF8"):
        return Finding("collation", True, "The database sorts by the builtin C.UTF-8.")
    return Finding(
        "collation",
        False,
        "The database has another collation than the builtin C.UTF-8, so searches by prefix are"
        " slow. Make it anew: initdb --locale-provider=builtin --builtin-locale=C.UTF-8"
        " --locale=C.UTF-8 --encoding=UTF8.",
    )


def check_extensions() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        missing = sorted(NEEDED_EXTENSIONS - {name for (name,) in cursor.fetchall()})
    if missing:
        commands = " ".join(f"CREATE EXTENSION {name};" for name in missing)
        sentence = f"The database lacks extensions. As superuser run: {commands}"
        return Finding("extensions", False, sentence)
    return Finding("extensions", True, "The database has the extensions that it needs.")


def check_roles() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^cctns_'")
        missing = ROLES - {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        is_superuser = cursor.fetchone()[0]
    if missing:
        return Finding(
            "roles",
            False,
            f"The database lacks the roles {', '.join(sorted(missing))}. Make them as"
            " docker/initdb/10-roles.sh does.",
        )
    if is_superuser:
        return Finding(
            "roles", False, "The site connects as a superuser. Give DATABASE_URL for cctns_app."
        )
    return Finding("roles", True, "The database has the roles of owner, loader and site.")


def check_migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        sentence = f"{len(waiting)} migrations wait. Run: bin/manage migrate"
        return Finding("migrations", False, sentence)
    return Finding("migrations", True, "The database has every migration.")


def check_backup() -> Finding:
    """Ruling 12. A demonstration needs none."""
    if settings.DEMO:
        return Finding("backup", True, "A demonstration is not backed up.")
    made = [path.stat().st_mtime for path in settings.SITE.backups.glob("*.tar")]
    if not made:
        return Finding(
            "backup", False, "There is no backup yet. Run: bin/manage backup --nightly"
        )
    newest = datetime.fromtimestamp(max(made), tz=timezone.get_current_timezone())
    age = timezone.now() - newest
    if age > BACKUP_AGE:
        hours = int(age.total_seconds() // 3600)
        return Finding(
            "backup", False, f"The newest backup is {hours} hours old. See commands.log."
        )
    return Finding("backup", True, f"The newest backup is of {newest:%d-%m-%Y %H:%M}.")


def check_libraries() -> Finding:
    missing = install.missing_libraries()
    if missing:
        packages = " ".join(install.PANGO_PACKAGES)
        return Finding(
            "libraries",
            False,
            f"Printed forms need {', '.join(missing)}. Run: sudo apt-get install {packages}",
        )
    return Finding("libraries", True, "The system libraries for printed forms are there.")


def check_fonts() -> Finding:
    folder = Path(settings.BASE_DIR) / "static" / "fonts"
    found = {path.name for path in folder.rglob("*.ttf")}
    missing = [name for name in PRINT_FONTS if name not in found]
    if missing:
        sentence = (
            f"Printed forms lack {', '.join(missing)} in {folder}. Check out the clone anew."
        )
        return Finding("fonts", False, sentence)
    return Finding("fonts", True, f"{len(found)} fonts for printed forms are there.")


def check_home() -> Finding:
    site = settings.SITE
    where = f"Data: {site.home}"
    if site.private != site.home:
        where += f", database and broker: {site.private}"
    key = site.key_file
    if not os.environ.get("SECRET_KEY") and key.exists() and key.stat().st_mode & 0o077:
        return Finding("home", False, f"Others may read {key}. Run: chmod 600 {key}")
    if site.unsafe_database:
        return Finding(
            "home",
            False,
            "The database does not wait for the disk (CCTNS_UNSAFE_DATABASE): only for tests.",
        )
    return Finding("home", True, f"{where}.")


def check_address() -> Finding:
    """Known passwords and an open address do not go together."""
    site = settings.SITE
    if site.debug:
        return Finding("address", False, "DEBUG=1 shows internals to anyone. Unset it.")
    if site.demo:
        return Finding("address", True, f"{site.site_url} (demonstration, known passwords).")
    if not site.site_url.startswith("https://") and site.host not in {"127.0.0.1", "localhost"}:
        return Finding(
            "address",
            False,
            f"{site.site_url} is not encrypted. Put a proxy with a certificate in front and set"
            " SITE_URL=https://...",
        )
    return Finding("address", True, f"{site.site_url}.")


DATABASE_CHECKS: tuple[Callable[[], Finding], ...] = (
    check_locale,
    check_extensions,
    check_roles,
    check_migrations,
)
OTHER_CHECKS: tuple[Callable[[], Finding], ...] = (
    check_backup,
    check_libraries,
    check_fonts,
    check_home,
    check_address,
)


def examine(only: str | None) -> Iterator[Finding]:
    """Every check; those of the database only when it answers."""
    if only:
        yield next(check for check in LIVE_CHECKS if check.__name__ == f"check_{only}")()
        return
    database, *others = LIVE_CHECKS
    first = database()
    yield first
    if first.good:
        for check in DATABASE_CHECKS:
            yield check()
    for check in (*others, *OTHER_CHECKS):
        yield check()


class Command(BaseCommand):
    help = "Say what is missing, in plain sentences. Exit code 1 when something is wrong."
    requires_system_checks: list[str] = []  # it must run when the rest does not

    def add_arguments(self, parser: ArgumentParser) -> None:
        names = [check.__name__.removeprefix("check_") for check in LIVE_CHECKS]
        parser.add_argument("--only", choices=names, help="one check, for a container's health")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for finding in examine(options["only"]):
            wrong += not finding.good
            mark = "ok   " if finding.good else "WRONG"
            self.stdout.write(f"{mark} {finding.name:<11} {finding.sentence}")
        if wrong:
            things = "One thing is" if wrong == 1 else f"{wrong} things are"
            self.stdout.write(f"\n{things} wrong.")
            raise SystemExit(1)
        self.stdout.write("\nEverything is well.")
