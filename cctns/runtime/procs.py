"""Processes: start one as another user, find leftovers, stop them. Linux only."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# Every process that a supervisor starts carries this variable with the site's home, so that
# leftovers of a killed supervisor are found by it and nobody else's process ever is.
MARK = "CCTNS_SUPERVISED"

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Account:
    """The user that a server runs as. `None` ids mean: the same user as now."""

    uid: int | None = None
    gid: int | None = None

    @property
    def is_other(self) -> bool:
        return self.uid is not None

    def give(self, path: Path) -> None:
        """Makes this account the owner of `path`."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def own(self, path: Path, mode: int = 0o700) -> None:
        """Makes the folder `path` and gives it to this account."""
        path.mkdir(parents=True, exist_ok=True)
        self.give(path)
        path.chmod(mode)


MYSELF = Account()


def start(
    argv: list[str],
    *,
    environ: Mapping[str, str],
    log: Path | None,
    account: Account = MYSELF,
    dies_with_us: signal.Signals | None = signal.SIGTERM,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Starts `argv` in a process group of its own, its output appended to `log`.

    The kernel sends it `dies_with_us` when this process dies, even by kill -9.
    """
    parent = os.getpid()

    def before_exec() -> None:  # runs in the child, after it became the other user
        if dies_with_us is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(dies_with_us), 0, 0, 0)
            if os.getppid() != parent:  # died in between
                os._exit(1)
        os.umask(0o077)

    output = open(log, "ab", buffering=0) if log else None  # noqa: SIM115 - closed below
    try:
        return subprocess.Popen(
            argv,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            start_new_session=True,
            preexec_fn=before_exec,  # noqa: PLW1509 - the supervisor has one thread
            user=account.uid,
            group=account.gid,
            extra_groups=[] if account.is_other else None,
            cwd=cwd,
        )
    finally:
        if output:
            output.close()


def signal_group(pid: int, which: signal.Signals) -> None:
    try:
        os.killpg(pid, which)
    except (ProcessLookupError, PermissionError):
        pass


def is_alive(pid: int) -> bool:
    """Whether `pid` runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def working_folder(pid: int) -> Path | None:
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd"))
    except OSError:
        return None


def leftovers(home: Path, data_folders: Iterable[Path]) -> list[int]:
    """Processes that an earlier supervisor of this home left behind.

    Ours are known by MARK in their environment; PostgreSQL and Valkey overwrite theirs with
    a title, and are known by working in their data folder.
    """
    needle = f"{MARK}={home}".encode()
    folders = set(data_folders)
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        pid = int(entry.name)
        try:
            marked = needle in (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            marked = False
        if (marked or working_folder(pid) in folders) and is_alive(pid):
            found.append(pid)
    return found


def stop(pids: Iterable[int], *, patience: float = 10.0) -> None:
    """SIGTERM (SIGINT would do for PostgreSQL too), then SIGKILL after `patience` seconds."""
    waiting = list(pids)
    for which, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 5.0)):
        for pid in waiting:
            try:
                os.kill(pid, which)
            except (ProcessLookupError, PermissionError):
                continue
        until = time.monotonic() + seconds
        while waiting and time.monotonic() < until:
            waiting = [pid for pid in waiting if is_alive(pid)]
            time.sleep(0.05)
        if not waiting:
            return
