"""What bin/run, bin/manage, bin/test and bin/lock call: `python -m cctns.runtime NAME ...`."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from . import checks, env, home, install, procs
from .postgres import ServerFailed
from .supervisor import INDIA, Stopped, Supervisor, tail  # noqa: F401

# Commands after which the database may lack what a start needs.
FORGETTING = {"flush", "migrate", "restore"}
# Commands that bring real records: no later start may add the demonstration to them.
BRINGING = {"createsuperuser", "first_admin", "import_firs", "loaddata", "restore"}


def say(text: str) -> None:
    print(text, flush=True)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Prints how long a stage took."""
    began = time.monotonic()
    yield
    say(f"  {name:<28}{time.monotonic() - began:6.1f} s")


# ---------------------------------------------------------------- bin/run


def run(arguments: list[str]) -> int:
    """Everything, in the foreground, until Ctrl-C."""
    if arguments:
        say("bin/run takes no arguments; it is set up by variables: see README.md.")
        return 2
    site = env.read()
    lock = home.Lock(site)
    try:
        take_over(lock)
    except home.InUse as error:
        holder = error.holder
        say(
            f"This site runs already: process {holder.pid}, {holder.site_url}, "
            f"data in {site.home}.\n"
            "To run a second one, give it its own folder and port: "
            "CCTNS_HOME=/some/folder PORT=8001 bin/run"
        )
        return 1
    site = decide_demo(site)
    supervisor = Supervisor(site, say)
    supervisor.listen()
    began = time.monotonic()
    say(f"CCTNS starts. Data: {site.home}")
    try:
        start_everything(supervisor)
        lock.write(ready=True)
        announce(site, seconds=time.monotonic() - began)
        supervisor.watch()
    except Stopped:
        pass
    finally:
        say("Stopping.")
        supervisor.stop()
        lock.release()
    say("Stopped.")
    return 0


def take_over(lock: home.Lock) -> None:
    """Takes the home; ends servers that bin/manage left in the background. Raises InUse."""
    try:
        lock.take("run")
    except home.InUse as error:
        if error.holder.mode != "servers":
            raise
        say("Ending the servers that bin/manage had started.")
        procs.stop([error.holder.pid], patience=60)
        lock.take("run")


def decide_demo(site: env.Site) -> env.Site:
    """A first start without any configuration is a demonstration; the site remembers it."""
    first = not env.kind_of(site.private)
    if first and not os.environ.get("DEMO") and site.embedded_database:
        site = replace(site, demo=True)
    home.settle_kind(site)
    return site


def start_everything(supervisor: Supervisor) -> None:
    site = supervisor.site
    with stage("Python packages"):
        install.install(site.venv, tests=False, say=say)
    with stage("System libraries"):
        install.system_libraries(say=say)
    with stage("Database and broker"):
        supervisor.start_servers()
    if not home.is_prepared(site) and supervisor.command("prepare"):
        raise ServerFailed("The database could not be prepared; the reason stands above.")
    with stage("Web server"):
        refuse_busy_port(site)
        supervisor.start_site(lambda: answers(site))


def refuse_busy_port(site: env.Site) -> None:
    if checks.port_is_taken(site.host, site.port):
        raise env.Misconfigured(
            f"Port {site.port} is used by another program. "
            f"Choose another: PORT={site.port + 1} bin/run"
        )


def answers(site: env.Site) -> bool:
    """Whether the sign-in page is served (any answer below 500)."""
    host = "127.0.0.1" if site.host in {"0.0.0.0", "::"} else site.host  # noqa: S104
    request = urllib.request.Request(
        f"http://{host}:{site.port}/sign-in/", headers={"Host": "localhost"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - http
            return int(answer.status) < 500
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


def announce(site: env.Site, *, seconds: float) -> None:
    say(f"  {'In all':<28}{seconds:6.1f} s\n\nOpen {site.site_url}/")
    notice = site.run / "first-start.txt"
    if notice.exists():
        say(notice.read_text().rstrip())
        if not site.demo:
            notice.unlink()  # a link that works once is shown once
    say("\nCtrl-C stops everything.")


# ---------------------------------------------------------------- bin/manage


def manage(arguments: list[str]) -> int:
    """One management command in the site's environment; `stop` ends the servers."""
    site = env.read()
    if arguments[:1] == ["stop"]:
        return stop(site)
    install.install(site.venv, tests=False, say=lambda text: print(text, file=sys.stderr))
    ensure_servers(site)
    command = arguments[0] if arguments else ""
    if command in FORGETTING:
        home.Memory(site).forget("complete", "reference")
    if command in BRINGING or (command == "demo" and site.demo):
        home.settle_kind(site)
    return exec_manage(site, arguments)


def exec_manage(site: env.Site, arguments: list[str]) -> int:
    """Becomes `manage.py ...`; never returns."""
    python = str(site.venv / "bin" / "python")
    owner = {"DATABASE_OWNER_URL": site.database_owner_url}
    os.execve(  # noqa: S606 - our own program
        python,
        [python, str(env.CLONE / "manage.py"), *arguments],
        {**os.environ, **env.for_processes(site), **owner},
    )


def ensure_servers(site: env.Site) -> None:
    """Starts database and broker in the background when nobody runs them. Waits for them."""
    if not (site.embedded_database or site.embedded_broker):
        home.prepare_folders(site)
        return
    lock = home.Lock(site)
    log = site.logs / "servers.log"
    until = time.monotonic() + 90
    while time.monotonic() < until:
        holder = lock.holder()
        if holder is None:
            start_background(site, log)
        elif holder.ready or (holder.mode == "run" and checks.database_answers(site)):
            return
        time.sleep(0.1)
    raise ServerFailed(f"Database and broker did not start.\n{tail(log)}")


def start_background(site: env.Site, log: Path) -> None:
    """Starts `servers` (below) on its own and waits until it holds the home or has failed."""
    home.prepare_folders(site)
    process = procs.start(
        [sys.executable, "-m", "cctns.runtime", "servers"],
        environ={**os.environ, "PYTHONPATH": str(env.CLONE)},
        log=log,
        dies_with_us=None,
        cwd=env.CLONE,
    )
    lock = home.Lock(site)
    while process.poll() is None and lock.holder() is None:
        time.sleep(0.05)
    if process.poll() not in {None, 0} and lock.holder() is None:
        raise ServerFailed(f"Database and broker did not start.\n{tail(log)}")


def servers(arguments: list[str]) -> int:
    """Database and broker only, in the background, for bin/manage and bin/test."""
    site = env.read()
    lock = home.Lock(site)
    try:
        lock.take("servers")
    except home.InUse:
        return 0  # somebody was faster
    supervisor = Supervisor(site, say)
    supervisor.listen()
    try:
        supervisor.start_servers()
        lock.write(ready=True)
        supervisor.watch()
    except Stopped:
        pass
    finally:
        supervisor.stop()
        lock.release()
    return 0


def stop(site: env.Site) -> int:
    """Ends whatever supervisor holds the home, and leftovers of a killed one."""
    holder = home.Lock(site).holder()
    if holder and holder.pid:
        procs.stop([holder.pid], patience=60)
    left = procs.leftovers(site.home, (site.database_data, site.broker_data))
    procs.stop(left, patience=30)
    say("Stopped." if holder or left else "Nothing was running.")
    return 0


# ---------------------------------------------------------------- bin/lock


def lock_files(arguments: list[str]) -> int:
    """Writes both lock files anew from pyproject.toml. Arguments go to uv (--upgrade)."""
    uv = shutil.which("uv") or str(env.read().venv / "bin" / "uv")
    compile_ = [
        *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-emit-index-url", "--custom-compile-command", "bin/lock"),
        *arguments,
        "pyproject.toml",
    ]
    for extra in (
        ["-o", install.RUN_LOCK],
        ["--extra", "test", "-c", install.RUN_LOCK, "-o", install.TEST_LOCK],
    ):
        done = subprocess.run([*compile_, *extra], cwd=env.CLONE, check=False)
        if done.returncode:
            return done.returncode
    return 0


# ---------------------------------------------------------------- the door


def main() -> int:
    from .testing import test

    names = {
        "run": run,
        "manage": manage,
        "servers": servers,
        "test": test,
        "lock": lock_files,
    }
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in names:
        say(f"Commands: {', '.join(names)}")
        return 2
    try:
        return names[name](arguments)
    except (env.Misconfigured, install.InstallFailed, ServerFailed) as error:
        print(f"\n{error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    raise SystemExit(main())
