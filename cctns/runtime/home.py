"""The site's home folder: who uses it, and what it remembers between two starts."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from . import env
from .procs import MYSELF, Account

SERVER_USER = "cctns"


class InUse(Exception):
    """Another supervisor holds this home."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a home. `mode` is "run" (everything) or "servers" (database and broker)."""

    pid: int
    mode: str
    site_url: str
    ready: bool


def prepare_folders(site: env.Site) -> None:
    """Makes the home's folders, only for us, and says where a root's data lies."""
    for folder in (site.home, site.logs, site.run, site.files, site.backups):
        folder.mkdir(parents=True, exist_ok=True)
    for folder in (site.logs, site.run, site.files, site.backups):
        folder.chmod(0o700)
    if site.private != site.home:
        (site.home / "private-folder").write_text(f"{site.private}\n")


def server_account() -> Account:
    """The user that database and broker run as: ourselves, or as root the user `cctns`."""
    if os.getuid() != 0:
        return MYSELF
    try:
        entry = pwd.getpwnam(SERVER_USER)
    except KeyError:
        useradd = shutil.which("useradd") or "/usr/sbin/useradd"
        subprocess.run(
            [
                useradd,
                *("--system", "--user-group", "--no-create-home"),
                *("--home-dir", str(env.ROOT_DATA), "--shell", "/usr/sbin/nologin"),
                SERVER_USER,
            ],
            check=True,
            capture_output=True,
        )
        entry = pwd.getpwnam(SERVER_USER)
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def prepare_private(site: env.Site, account: Account) -> None:
    """Makes the servers' folders with mode 700 for their user alone.

    Raises Misconfigured when a socket folder under /tmp is somebody else's.
    """
    if account.is_other:
        env.ROOT_DATA.mkdir(parents=True, exist_ok=True)
        env.ROOT_DATA.chmod(0o755)
        account.own(site.private)
    owner = os.getuid() if account.uid is None else account.uid
    if site.sockets.is_symlink() or (
        site.sockets.exists() and site.sockets.stat().st_uid not in {owner, os.getuid()}
    ):
        raise env.Misconfigured(
            f"{site.sockets} belongs to somebody else. Set CCTNS_HOME to a shorter path."
        )
    account.own(site.sockets)


# ---------------------------------------------------------------- one supervisor per home


class Lock:
    """Held by the supervisor as long as it lives; the kernel frees it whatever happens."""

    def __init__(self, site: env.Site) -> None:
        self.site = site
        self.path = site.run / "supervisor.lock"
        self._file: IO[str] | None = None

    def take(self, mode: str) -> None:
        """Raises InUse when another supervisor holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = open(self.path, "a+")  # noqa: SIM115 - held until release()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise InUse(self._read()) from None
        self._file = file
        self.mode = mode
        self.write(ready=False)

    def write(self, *, ready: bool) -> None:
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        json.dump(
            {
                "pid": os.getpid(),
                "mode": self.mode,
                "site_url": self.site.site_url,
                "ready": ready,
            },
            self._file,
        )
        self._file.flush()

    def release(self) -> None:
        if self._file:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()
            self._file = None

    def _read(self) -> Holder:
        try:
            return Holder(**json.loads(self.path.read_text()))
        except (OSError, ValueError, TypeError):
            return Holder(pid=0, mode="starting", site_url="", ready=False)

    def holder(self) -> Holder | None:
        """Who holds the home now; None when nobody does."""
        try:
            with open(self.path) as file:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return None
        except FileNotFoundError:
            return None
        except BlockingIOError:
            return self._read()


# ---------------------------------------------------------------- what a home remembers


class Memory:
    """Small facts between two starts, in CCTNS_HOME/run/memory.json."""

    def __init__(self, site: env.Site) -> None:
        self.path = site.run / "memory.json"

    def read(self) -> dict[str, str]:
        try:
            facts: dict[str, str] = json.loads(self.path.read_text())
        except (OSError, ValueError):
            return {}
        return facts

    def write(self, **facts: str) -> None:
        half = self.path.with_suffix(".new")
        half.write_text(json.dumps(self.read() | facts, indent=1))
        half.replace(self.path)

    def forget(self, *names: str) -> None:
        facts = {key: value for key, value in self.read().items() if key not in names}
        self.path.write_text(json.dumps(facts, indent=1))


def mark_kind(site: env.Site, kind: str) -> None:
    """Remembers what this site is: "real", or a demonstration "wanted", then "loaded"."""
    site.private.mkdir(parents=True, exist_ok=True)
    line = f"{kind} {datetime.now(UTC).isoformat(timespec='seconds')}\n"
    (site.private / env.KIND_FILE).write_text(line)


def settle_kind(site: env.Site) -> None:
    """Remembers at the first start what the site is. Raises Misconfigured when it was another.

    A real site never gets known passwords, and one that has them never poses as real.
    """
    kind = env.kind_of(site.private)
    if not kind:
        mark_kind(site, "wanted" if site.demo else "real")
    elif site.demo and kind == "real":
        raise env.Misconfigured(
            f"{site.home} holds a real site, so DEMO=1 is refused: it would add known "
            "passwords. Give the demonstration its own folder: "
            "CCTNS_HOME=/some/folder DEMO=1 bin/run"
        )
    elif not site.demo and kind != "real":
        raise env.Misconfigured(
            f"{site.home} holds a demonstration, whose passwords are known. Give a real site "
            "its own folder: CCTNS_HOME=/some/folder DEMO=0 bin/run"
        )


# What the database's reference data and the static files are made of.
_APPS = ("cctns", "stations", "criminals", "cases", "courts", "citizens", "governance")
_ENDINGS = (".py", ".sql", ".csv", ".json")
MADE_OF: dict[str, tuple[str, ...]] = {
    "reference": tuple(f"{app}/**/*{ending}" for app in _APPS for ending in _ENDINGS),
    "static": ("static/**/*", "requirements.lock"),
}


def fingerprint(*patterns: str) -> str:
    """Changes whenever a matching file of the clone is added, removed or written."""
    lines = []
    for pattern in patterns:
        for path in sorted(env.CLONE.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                about = path.stat()
                lines.append(f"{path}:{about.st_size}:{about.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def uncompiled_messages(clone: Path = env.CLONE) -> list[Path]:
    """The .po files whose .mo, which the site reads, is missing or older."""
    found = []
    for source in sorted(clone.glob("locale/*/LC_MESSAGES/*.po")):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns:
            found.append(source)
    return found


def is_prepared(site: env.Site) -> bool:
    """Whether `manage.py prepare` would find nothing to do: the same code, our own database."""
    facts = Memory(site).read()
    return (
        site.embedded_database
        and env.kind_of(site.private) in {"real", "loaded"}
        and facts.get("complete") == "yes"
        and site.static.exists()
        and not uncompiled_messages()
        and all(facts.get(key) == fingerprint(*MADE_OF[key]) for key in MADE_OF)
    )
