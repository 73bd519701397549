"""The embedded servers, really started: roles, one supervisor per home, kill -9 and back."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import psycopg2.errors
import pytest

from cctns.runtime import env, home, procs, supervisor

pytestmark = [
    pytest.mark.xdist_group("servers"),  # one home for all of them
    pytest.mark.takes(25),
]

PATIENCE = 30.0


def wait_until(what, seconds=PATIENCE):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if result := what():
            return result
        time.sleep(0.05)
    raise AssertionError(f"{what.__name__} did not come true in {seconds:g} s")


class RunningSite:
    """A home of its own with database and broker."""

    def __init__(self, folder: Path) -> None:
        variables = {
            "CCTNS_HOME": str(folder),
            "CCTNS_VENV": sys.prefix,
            "PYTHONPATH": str(env.CLONE),
        }
        outside = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DEMO", "PORT")
        kept = {k: v for k, v in os.environ.items() if k not in outside}
        # These tests pull the plug: the database has to wait for the disk.
        kept.pop("CCTNS_UNSAFE_DATABASE", None)
        self.environ = kept | variables
        self.site = env.read(variables)
        self.started = []

    def start(self):
        process = subprocess.Popen(
            [sys.executable, "-m", "cctns.runtime", "servers"], env=self.environ
        )
        self.started.append(process)
        wait_until(self.is_ready)

    def forget_the_dead(self):
        """Reaps what `start` began and a test has killed or stopped."""
        for process in self.started:
            process.wait(PATIENCE)
        self.started.clear()

    def is_ready(self):
        holder = home.Lock(self.site).holder()
        return holder if holder and holder.ready else None

    def call(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "cctns.runtime", *arguments],
            check=False,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=90,
        )

    def end(self):
        """Stops it and removes what it keeps outside of its home."""
        self.call("manage", "stop")
        self.forget_the_dead()
        if self.site.private != self.site.home:
            shutil.rmtree(self.site.private)

    def connect(self, user):
        return psycopg2.connect(host=str(self.site.sockets), dbname="cctns", user=user)

    def answers(self):
        try:
            self.connect("cctns_app").close()
        except psycopg2.OperationalError:
            return False
        return True

    def database_pid(self):
        return int((self.site.database_data / "postmaster.pid").read_text().split()[0])

    def leftovers(self):
        site = self.site
        return procs.leftovers(site.home, (site.database_data, site.broker_data))

    def is_quiet(self):
        return not self.leftovers()


@pytest.fixture(scope="module")
def running():
    # A folder that only we may enter, like a clone under /root.
    folder = Path(tempfile.mkdtemp(prefix="cctns-"))
    folder.chmod(0o700)
    running = RunningSite(folder / "home")
    running.start()
    with running.connect("cctns_owner") as line, line.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (id int)")
        cursor.execute("INSERT INTO kept VALUES (137)")
    line.close()
    yield running
    running.end()
    shutil.rmtree(folder)


def test_data_lies_where_only_the_servers_user_may_read_it(running):
    data = running.site.database_data
    expected = "cctns" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    for folder in (data, running.site.sockets, running.site.broker_data):
        about = folder.stat()
        assert about.st_mode & 0o777 == 0o700
        assert pwd.getpwuid(about.st_uid).pw_name == expected
    if os.getuid() == 0:
        assert data.is_relative_to("/var/lib/cctns")
        note = (running.site.home / "private-folder").read_text().strip()
        assert note == str(running.site.private)


def test_the_database_has_our_collation_and_is_durable(running):
    with running.connect("cctns_app") as line, line.cursor() as cursor:
        cursor.execute(
            "SELECT datlocprovider, datlocale, current_setting('fsync'),"
            " current_setting('synchronous_commit'), current_setting('listen_addresses')"
            " FROM pg_database WHERE datname = current_database()"
        )
        assert cursor.fetchone() == ("b", "C.UTF-8", "on", "on", "")


@pytest.mark.parametrize(
    "forbidden",
    [
        "CREATE TABLE public.mine (id int)",
        "CREATE SCHEMA mine",
        "SET ROLE cctns_owner",
        "SET ROLE cctns_loader",
        "SET session_replication_role = replica",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE DATABASE mine",
    ],
)
def test_the_sites_role_is_refused(running, forbidden):
    line = running.connect("cctns_app")
    line.autocommit = True
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), line.cursor() as cursor:
        cursor.execute(forbidden)
    line.close()


def test_the_owner_becomes_loader_only_by_saying_so(running):
    with running.connect("cctns_owner") as line, line.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role('cctns_loader', 'USAGE'), pg_has_role('cctns_loader', 'SET')"
        )
        assert cursor.fetchone() == (False, True)
        cursor.execute("SET ROLE cctns_loader")
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("cctns_loader",)


def test_a_database_made_by_the_owner_has_the_extensions(running):
    line = running.connect("cctns_owner")
    line.autocommit = True
    with line.cursor() as cursor:
        cursor.execute("CREATE DATABASE test_of_template")
    with (
        psycopg2.connect(
            host=str(running.site.sockets), dbname="test_of_template", user="cctns_app"
        ) as other,
        other.cursor() as cursor,
    ):
        cursor.execute("SELECT similarity('Lepcha', 'Lepcha'), unaccent('é')")
        assert cursor.fetchone() == (1.0, "e")
    other.close()
    with line.cursor() as cursor:
        cursor.execute("DROP DATABASE test_of_template")
    line.close()


def test_a_second_supervisor_does_nothing(running):
    holder = running.is_ready()
    done = running.call("servers")
    assert done.returncode == 0
    assert running.is_ready().pid == holder.pid


def test_a_killed_database_comes_back_with_what_was_committed(running):
    before = running.database_pid()
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: running.answers() and running.database_pid() != before)
    with running.connect("cctns_app") as line, line.cursor() as cursor:
        cursor.execute("SELECT id FROM kept")
        assert cursor.fetchall() == [(137,)]
    line.close()


def test_kill_9_of_everything_and_a_start_comes_back(running):
    supervisor_pid = running.is_ready().pid
    for pid in [supervisor_pid, *running.leftovers()]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue  # it went with its parent
    wait_until(running.is_quiet)
    running.forget_the_dead()
    assert (running.site.database_data / "postmaster.pid").exists()  # as a power cut leaves it
    # By now that number may be anybody's.
    for lock in (
        running.site.database_data / "postmaster.pid",
        running.site.sockets / ".s.PGSQL.5432.lock",
    ):
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    running.start()
    with running.connect("cctns_app") as line, line.cursor() as cursor:
        cursor.execute("SELECT id FROM kept")
        assert cursor.fetchall() == [(137,)]
    line.close()


def test_servers_of_a_killed_supervisor_end_by_themselves(running):
    os.kill(running.is_ready().pid, signal.SIGKILL)
    wait_until(running.is_quiet)
    running.forget_the_dead()
    running.start()
    assert running.answers()


def test_stop_ends_everything(running):
    assert "Stopped" in running.call("manage", "stop").stdout
    assert running.is_quiet()
    running.forget_the_dead()
    assert "Nothing was running" in running.call("manage", "stop").stdout
    running.start()


# ---------------------------------------------------------------- without servers


@pytest.fixture
def idle(tmp_path):
    site = RunningSite(tmp_path / "home")
    yield site
    if site.site.private != site.site.home:
        shutil.rmtree(site.site.private, ignore_errors=True)


def test_a_second_bin_run_says_so_and_touches_nothing(idle):
    lock = home.Lock(idle.site)
    lock.take("run")
    lock.write(ready=True)
    done = idle.call("run")
    lock.release()
    assert done.returncode == 1
    assert f"process {os.getpid()}" in done.stdout
    assert "PORT=8001 bin/run" in done.stdout
    assert not idle.site.database_data.exists()


def test_a_real_site_never_becomes_a_demonstration(idle):
    home.prepare_folders(idle.site)
    home.mark_kind(idle.site, "real")
    idle.environ["DEMO"] = "1"
    done = idle.call("run")
    assert done.returncode == 1
    assert "holds a real site" in done.stderr
    assert env.kind_of(idle.site.private) == "real"


def test_a_demonstration_never_poses_as_a_real_site(idle):
    home.prepare_folders(idle.site)
    home.mark_kind(idle.site, "loaded")
    idle.environ["DEMO"] = "0"
    done = idle.call("run")
    assert done.returncode == 1
    assert "whose passwords are known" in done.stderr


def test_a_start_with_nothing_new_prepares_nothing(idle):
    site = idle.site
    home.prepare_folders(site)
    home.mark_kind(site, "loaded")
    site.static.mkdir()
    memory = home.Memory(site)
    known = {key: home.fingerprint(*patterns) for key, patterns in home.MADE_OF.items()}
    memory.write(complete="yes", **known)
    assert home.is_prepared(site)
    for fact in ("complete", *known):
        memory.write(complete="yes", **known)
        memory.forget(fact)
        assert not home.is_prepared(site), fact
    memory.write(complete="yes", **known)
    home.mark_kind(site, "wanted")
    assert not home.is_prepared(site)


def test_a_process_that_keeps_dying_is_started_with_longer_and_longer_pauses(tmp_path):
    said = []
    service = supervisor.Service(
        "web", lambda: ["/bin/false"], dict(os.environ), tmp_path / "web.log"
    )
    pauses = []
    for _ in range(8):
        service.due = 0.0
        service.look_after(said.append)
        service.process.wait(10)
        before = time.monotonic()
        service.look_after(said.append)
        pauses.append(round(service.due - before, 1))
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert len(said) == 8
    assert "web ended (code 1); starting it again in 0.5 s" in said[0]


def test_a_log_is_turned_over_in_place(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "LARGEST_LOG", 10)
    log = tmp_path / "web.log"
    log.write_text("x" * 20)
    supervisor.turn_log_over(log)
    assert log.read_text() == ""
    assert (tmp_path / "web.log.1").read_text() == "x" * 20


def test_the_nightly_backup_is_at_half_past_two_in_india():
    from datetime import datetime

    evening = datetime(2026, 11, 24, 18, 0, tzinfo=supervisor.INDIA)
    night = datetime.fromtimestamp(supervisor.next_backup(evening), supervisor.INDIA)
    assert night == datetime(2026, 11, 25, 2, 30, tzinfo=supervisor.INDIA)
