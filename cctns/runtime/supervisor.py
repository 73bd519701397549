"""Starts the site's processes, starts a dead one again, and stops all of them in order."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from . import env, home, procs
from .postgres import Postgres, ServerFailed
from .procs import MYSELF, Account
from .valkey import Valkey

LONGEST_PAUSE = 30.0  # seconds between two attempts to start a process that keeps dying
LIVED_WELL = 60.0  # seconds after which an earlier death no longer counts
LARGEST_LOG = 10 * 1024 * 1024
INDIA = timezone(timedelta(hours=5, minutes=30))
BACKUP_HOUR = 2  # in India: the quietest hour of a station


class Stopped(Exception):
    """Somebody asked us to stop."""


@dataclass(slots=True)
class Service:
    """One process that must always run."""

    name: str
    command: Callable[[], list[str]]
    environ: Mapping[str, str]
    log: Path
    account: Account = MYSELF
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 20.0  # seconds from stop_signal to SIGKILL
    cwd: Path | None = None
    before: Callable[[], None] | None = None  # run before each start
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started: float = field(default=0.0, init=False)
    deaths: int = field(default=0, init=False)
    due: float = field(default=0.0, init=False)

    def start(self) -> None:
        if self.before:
            self.before()
        self.started = time.monotonic()
        self.process = procs.start(
            self.command(),
            environ=self.environ,
            log=self.log,
            account=self.account,
            dies_with_us=self.stop_signal,
            cwd=self.cwd,
        )

    def look_after(self, say: Callable[[str], None]) -> None:
        """Starts it when due; notices a death and plans the next start."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
            return
        code = self.process.poll()
        if code is None:
            return
        # A killed parent may leave children that hold its port.
        procs.signal_group(self.process.pid, signal.SIGKILL)
        self.process = None
        self.deaths = 1 if now - self.started > LIVED_WELL else self.deaths + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (self.deaths - 1))
        self.due = now + pause
        how = f"signal {-code}" if code < 0 else f"code {code}"
        say(f"{self.name} ended ({how}); starting it again in {pause:g} s. See {self.log}")

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def wait_or_kill(self) -> None:
        if not self.process:
            return
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            procs.signal_group(self.process.pid, signal.SIGKILL)
            self.process.wait(5)
        procs.signal_group(self.process.pid, signal.SIGKILL)
        self.process = None


class Supervisor:
    """The processes of one site: start_servers(), start_site(), watch(), and always stop()."""

    def __init__(self, site: env.Site, say: Callable[[str], None]) -> None:
        self.site = site
        self.say = say
        self.services: list[Service] = []  # in the order of starting
        self.asked_to_stop = False
        self.next_backup = 0.0

    # ---- signals

    def listen(self) -> None:
        for which in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(which, self._on_signal)

    def _on_signal(self, *_: object) -> None:
        self.asked_to_stop = True

    # ---- servers

    def _environ(self, **extra: str) -> dict[str, str]:
        return {
            **os.environ,
            **env.for_processes(self.site),
            procs.MARK: str(self.site.home),
            **extra,
        }

    def _server_environ(self) -> dict[str, str]:
        """What database and broker get: nothing of ours, no key, no address."""
        return {
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C",
            procs.MARK: str(self.site.home),
        }

    def start_servers(self) -> None:
        """Starts the embedded servers that the site needs, and waits for them."""
        site = self.site
        home.prepare_folders(site)
        if not (site.embedded_database or site.embedded_broker):
            return
        account = home.server_account()
        home.prepare_private(site, account)
        procs.stop(procs.leftovers(site.home, (site.database_data, site.broker_data)))
        broker = Valkey(site, account)
        if site.embedded_broker:
            self._start_broker(broker)
        if site.embedded_database:
            self._start_database(Postgres(site, account))
        if site.embedded_broker:
            self.wait_for("The broker", broker.is_ready, site.logs / "valkey.log")

    def _start_broker(self, broker: Valkey) -> None:
        broker.configure()
        self._add(
            Service(
                "broker",
                broker.command,
                self._server_environ(),
                self.site.logs / "valkey.log",
                account=broker.account,
                stop_signal=broker.stop_signal,
                cwd=broker.data,
                patience=10,
            )
        )

    def _start_database(self, database: Postgres) -> None:
        """Makes it when it is new; waits, and makes roles and extensions when they lack."""
        log = self.site.logs / "postgresql.log"
        if not database.exists:
            database.make()
        database.configure()
        self._add(
            Service(
                "database",
                database.command,
                self._server_environ(),
                log,
                account=database.account,
                stop_signal=database.stop_signal,
                cwd=database.data,
                before=database.remove_stale_locks,
                patience=30,
            )
        )
        self.wait_for("The database", database.is_ready, log)
        if database.bootstrap():
            home.Memory(self.site).forget("complete")

    # ---- the site's own processes

    def start_site(self, answers: Callable[[], bool]) -> None:
        """Web server, then worker and scheduler: as cctns_app, without the owner's address.

        The web server first and alone: people wait for it, and each process takes seconds
        of a small machine to load.
        """
        environ = self._environ(CCTNS_DB_ROLE="app")
        environ.pop("DATABASE_OWNER_URL", None)
        for name, argv, patience in site_commands(self.site):
            log = self.site.logs / f"{name}.log"
            service = Service(name, partial(list, argv), environ, log, cwd=env.CLONE)
            service.patience = patience
            self._add(service)
            if name == "web":
                self.wait_for("The web server", answers, log)
        self.next_backup = next_backup(datetime.now(INDIA))

    def command(self, *arguments: str, quietly: bool = False) -> int:
        """Runs a management command while the servers are watched. Its exit code."""
        log = self.site.logs / "commands.log" if quietly else None
        process = procs.start(
            [str(self.site.venv / "bin" / "python"), "manage.py", *arguments],
            environ=self._environ(DATABASE_OWNER_URL=self.site.database_owner_url),
            log=log,
            cwd=env.CLONE,
        )
        try:
            while process.poll() is None:
                self._tick()
        except Stopped:
            procs.signal_group(process.pid, signal.SIGTERM)
            process.wait(20)
            raise
        return process.returncode

    # ---- watching

    def _add(self, service: Service) -> None:
        self.services.append(service)
        service.start()

    def _tick(self) -> None:
        if self.asked_to_stop:
            raise Stopped
        for service in self.services:
            service.look_after(self.say)
        time.sleep(0.1)

    def wait_for(
        self, what: str, is_ready: Callable[[], bool], log: Path, seconds: float = 60
    ) -> None:
        """Raises ServerFailed, with the last words of its log, when it is not ready in time."""
        until = time.monotonic() + seconds
        while not is_ready():
            if time.monotonic() > until:
                raise ServerFailed(f"{what} did not start in {seconds:g} s.\n{tail(log)}")
            self._tick()

    def watch(self) -> None:
        """Until somebody asks to stop."""
        turn_over = 0.0
        try:
            while True:
                self._tick()
                if time.monotonic() > turn_over:
                    turn_over = time.monotonic() + 60
                    for service in self.services:
                        turn_log_over(service.log)
                if self.next_backup and time.time() > self.next_backup:
                    self.next_backup = next_backup(datetime.now(INDIA))
                    if self.command("backup", "--nightly", quietly=True):
                        self.say("The nightly backup failed. See commands.log")
        except Stopped:
            return

    def stop(self) -> None:
        """The site first, all at once; then broker; then database."""
        servers = [item for item in self.services if item.name in {"database", "broker"}]
        site = [item for item in self.services if item not in servers]
        for group in (site, *([item] for item in servers)):
            for service in group:
                service.ask_to_stop()
            for service in group:
                service.wait_or_kill()
        self.services = []


def site_commands(site: env.Site) -> list[tuple[str, list[str], float]]:
    """(name, command, seconds that it may take to stop) of the site's own processes."""
    programs = site.venv / "bin"
    celery = [str(programs / "python"), "-m", "celery", "-A", "cctns.celery"]
    web = [
        *(str(programs / "granian"), "--interface", "wsgi", "--no-ws"),
        *("--host", site.host, "--port", str(site.port)),
        *("--workers", str(site.web_workers), "--blocking-threads", "4"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
        "cctns.wsgi:application",
    ]
    worker = [*celery, "worker", "--without-gossip", "--without-mingle", "-l", "WARNING"]
    scheduler = [
        *(*celery, "beat", "-l", "WARNING", "--pidfile="),
        *("--schedule", str(site.run / "scheduler.db")),
    ]
    return [("web", web, 12.0), ("worker", worker, 20.0), ("scheduler", scheduler, 5.0)]


def next_backup(now: datetime) -> float:
    """Seconds since 1970 of the next time that the clock in India shows BACKUP_HOUR:30."""
    then = now.replace(hour=BACKUP_HOUR, minute=30, second=0, microsecond=0)
    return (then if then > now else then + timedelta(days=1)).timestamp()


def turn_log_over(log: Path) -> None:
    """Keeps one older copy. The writers append, so the file is emptied in place."""
    try:
        if log.stat().st_size < LARGEST_LOG:
            return
        log.with_name(log.name + ".1").write_bytes(log.read_bytes())
        os.truncate(log, 0)
    except FileNotFoundError:
        return


def tail(log: Path, lines: int = 15) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
