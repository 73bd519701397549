"""Jobs: the row is the truth; a dead worker or broker loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from celery import Celery, current_app
from django.conf import settings as conf
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from cctns.core import jobs, notices
from cctns.core.jurisdiction import NOWHERE
from cctns.core.models import AccessLog, Job
from cctns.core.permissions import Refused
from cctns.runtime import env


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def kind(monkeypatch):
    """``kind(function)``: the job "test" is this function."""
    monkeypatch.setattr(jobs, "ALL", {})
    return jobs.job("test")


@pytest.fixture
def ask(writer, scope_of):
    def ask_for(**facts) -> Job:
        return jobs.order("test", "A test", facts, by=scope_of(writer))

    return ask_for


def do(row: Job) -> bool:
    return jobs.work(row.pk, renew=False)


def lease_over(row: Job) -> None:
    Job.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


class TestDoing:
    def test_a_job_is_done_once(self, kind, ask):
        seen = []
        kind(lambda run: seen.append(run.args["x"]))
        row = ask(x=5)
        assert do(row)
        assert not do(row)
        row.refresh_from_db()
        assert (seen, row.status, row.attempt) == ([5], "done", 1)
        assert row.keep_until > timezone.now() + timedelta(days=6)

    def test_an_unknown_kind_is_not_ordered(self, kind, ask):
        with pytest.raises(LookupError):
            ask()

    def test_it_has_the_powers_held_when_it_runs(self, kind, ask, writer):
        scopes = []
        kind(lambda run: scopes.append(run.scope))
        do(ask())
        assert scopes[0].has("cases.draft_fir")
        assert scopes[0].unit == writer.unit
        row = ask()
        writer.until = timezone.now()
        writer.save()
        do(row)
        row.refresh_from_db()
        assert (len(scopes), row.status) == (1, "failed")
        assert "has ended" in row.error

    def test_it_speaks_the_language_of_its_owner(self, kind, ask, writer):
        spoken = []
        kind(lambda run: spoken.append(translation.get_language()))
        writer.officer.user.language = "ne"
        writer.officer.user.save()
        do(ask())
        assert spoken == ["ne"]

    def test_a_refusal_is_a_sentence_and_not_retried(self, kind, ask):
        def refuse(run):
            raise ValidationError("The register is closed.")

        kind(refuse)
        row = ask()
        do(row)
        row.refresh_from_db()
        assert (row.status, row.error, row.attempt) == ("failed", "The register is closed.", 1)

    def test_a_power_that_is_lost_is_named(self, kind, ask):
        def refuse(run):
            raise Refused("cases.register_fir")

        kind(refuse)
        row = ask()
        do(row)
        row.refresh_from_db()
        assert "Register an FIR" in row.error

    def test_a_fault_is_tried_three_times_then_told_without_its_text(self, kind, ask):
        def fault(run):
            raise RuntimeError("Pema Lepcha")

        kind(fault)
        row = ask()
        for attempt in (1, 2, 3):
            assert do(row)
            row.refresh_from_db()
            assert row.attempt == attempt
        assert row.status == "failed"
        assert row.error
        assert "Pema" not in row.error
        assert not do(row)

    def test_the_owner_may_try_again(self, kind, ask):
        def refuse(run):
            raise ValidationError("Not yet.")

        kind(refuse)
        row = ask()
        do(row)
        jobs.retry(row)
        row.refresh_from_db()
        assert (row.status, row.attempt, row.error) == ("waiting", 0, "")


class TestLeases:
    def test_a_running_job_is_nobody_elses(self, kind, ask):
        kind(lambda run: None)
        row = ask()
        assert jobs._claim(row.pk)
        assert not do(row)
        assert jobs.requeue() == 0

    def test_a_lease_that_ran_out_is_asked_for_again(self, kind, ask, monkeypatch):
        kind(lambda run: None)
        row = ask()
        jobs._claim(row.pk)
        lease_over(row)
        knocks = []
        monkeypatch.setattr(jobs, "knock", lambda *args: knocks.append(args))
        assert jobs.requeue() == 1
        assert knocks == [("core.run_job", str(row.pk))]
        assert do(row)
        row.refresh_from_db()
        assert (row.status, row.attempt) == ("done", 2)

    def test_an_order_that_never_reached_the_broker_is_found(
        self, kind, ask, monkeypatch, django_capture_on_commit_callbacks
    ):
        def away(*args, **kwargs):
            raise ConnectionRefusedError

        monkeypatch.setattr(current_app, "send_task", away)
        monkeypatch.setattr(notices, "_away_until", 0.0)
        kind(lambda run: None)
        with django_capture_on_commit_callbacks(execute=True):
            row = ask()  # the page that ordered it does not fail
        assert jobs.requeue() == 0  # it may still be on its way
        lease_over(row)
        assert jobs.requeue() == 1

    def test_after_three_deaths_it_stops(self, kind, ask):
        kind(lambda run: None)
        row = ask()
        for _ in range(3):
            assert jobs._claim(row.pk)
            lease_over(row)
            jobs.requeue()
        row.refresh_from_db()
        assert row.status == "failed"
        assert "three times" in row.error

    def test_a_worker_that_lost_its_lease_writes_nothing(self, kind, ask):
        def slow(run):
            run.keep(b"old", name="r.txt", kind="text/plain")
            lease_over(run.job)
            jobs.requeue()
            jobs._claim(run.job.pk)  # another worker takes it meanwhile

        kind(slow)
        row = ask()
        assert not do(row)
        row.refresh_from_db()
        assert (row.status, row.attempt, row.result_path) == ("running", 2, "")

    @pytest.mark.django_db(transaction=True)
    def test_ten_workers_at_once_do_it_once(self, kind):
        seen = []
        kind(lambda run: seen.append(run.job.attempt))
        row = jobs.order("test", "t", {}, by=NOWHERE)

        def work():
            try:
                jobs.work(row.pk, renew=False)
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert seen == [1]

    @pytest.mark.django_db(transaction=True)
    def test_the_lease_is_renewed_and_progress_shown_while_it_works(self, kind, monkeypatch):
        monkeypatch.setattr(jobs, "PROGRESS_EVERY", 0.05)
        monkeypatch.setattr(jobs, "RENEW_EVERY", 0.1)
        seen = {}

        def slow(run):
            first = Job.objects.get(pk=run.job.pk).lease_until
            run.progress(3, 9)
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                row = Job.objects.get(pk=run.job.pk)
                if row.progress == 3 and row.lease_until > first:
                    seen.update(progress=row.progress, total=row.total)
                    return
                time.sleep(0.05)

        kind(slow)
        row = jobs.order("test", "t", {}, by=NOWHERE)
        assert jobs.work(row.pk)
        assert seen == {"progress": 3, "total": 9}

    @pytest.mark.django_db(transaction=True)
    def test_a_job_whose_lease_another_took_is_stopped(self, kind, monkeypatch):
        monkeypatch.setattr(jobs, "PROGRESS_EVERY", 0.05)
        monkeypatch.setattr(jobs, "RENEW_EVERY", 0.1)
        ended = []

        def slow(run):
            Job.objects.filter(pk=run.job.pk).update(attempt=2)
            assert run.lost.wait(10)
            try:
                run.progress(1, 2)
            except Exception:  # what a careless job does
                ended.append("swallowed")
            ended.append("went on")

        kind(slow)
        row = jobs.order("test", "t", {}, by=NOWHERE)
        assert not jobs.work(row.pk)
        assert ended == []


class TestFiles:
    def test_a_result_is_its_owners_in_the_post_it_was_asked_from(
        self, kind, ask, writer, sho, sign_in, make_officer, state_tree
    ):
        kind(lambda run: run.keep(b"a,b", name="FIR register.csv", kind="text/csv"))
        row = ask()
        do(row)
        url = reverse("job_file", args=[row.pk])
        answer = sign_in(None, writer).get(url)
        assert b"".join(answer.streaming_content) == b"a,b"
        assert 'filename="FIR register.csv"' in answer["Content-Disposition"]
        assert (
            AccessLog.objects.filter(action="download", user=writer.officer.user).count() == 1
        )
        assert sign_in(None, sho).get(url).status_code == 404
        other = make_officer("writer", state_tree.namchi)
        other.officer, writer.officer = writer.officer, other.officer
        other.save()
        assert sign_in(None, other).get(url).status_code == 403

    def test_the_page_and_the_tray_show_it(self, kind, ask, writer, sign_in):
        kind(lambda run: run.keep(b"a,b" * 500, name="r.csv", kind="text/csv"))
        row = ask()
        do(row)
        client = sign_in(None, writer)
        assert "Download CSV" in client.get(reverse("jobs")).content.decode()
        tray = client.get(
            reverse("jobs"), headers={"X-Requested-With": "fetch"}
        ).content.decode()
        assert tray.startswith("<details")
        assert f"/jobs/{row.pk}/file/" in tray

    def test_a_failed_job_is_asked_for_again_from_the_page(
        self, kind, ask, writer, sho, sign_in
    ):
        def refuse(run):
            raise ValidationError("The register is closed.")

        kind(refuse)
        row = ask()
        do(row)
        client = sign_in(None, writer)
        assert "The register is closed." in client.get(reverse("jobs")).content.decode()
        assert sign_in(None, sho).post(reverse("job_retry", args=[row.pk])).status_code == 404
        client.post(reverse("job_retry", args=[row.pk]))
        row.refresh_from_db()
        assert row.status == "waiting"

    def test_results_are_kept_seven_days(self, kind, ask, folder):
        kind(lambda run: run.keep(b"x", name="r.csv", kind="text/csv"))
        row = ask()
        do(row)
        assert jobs.remove_old() == 0
        Job.objects.update(keep_until=timezone.now() - timedelta(seconds=1))
        assert jobs.remove_old() == 1
        assert not Job.objects.exists()
        assert not list((folder / "jobs").iterdir())

    def test_what_a_killed_attempt_left_is_cleared(self, kind, ask):
        kind(lambda run: run.keep(b"x", name="r.csv", kind="text/csv"))
        row = ask()
        run = jobs.Run(job=jobs._claim(row.pk), scope=NOWHERE)
        run.draft_path(".part").write_bytes(b"half")
        lease_over(row)
        assert do(row)
        assert [p.name for p in run.folder().iterdir()] == ["result-2"]


# --- a real worker ---------------------------------------------------------------------------


class Worker:
    """A Celery worker with the scheduler in it, on the test's database and the embedded broker."""

    def __init__(self, folder: Path, queue: str) -> None:
        self.folder, self.queue = folder, queue
        site, here = env.read(), connection.settings_dict
        query = {"host": here["HOST"]} if here["HOST"].startswith("/") else {}
        host = "" if query else f"{here['HOST']}:{here['PORT']}"
        account = here["USER"] + (f":{here['PASSWORD']}" if here["PASSWORD"] else "")
        address = f"postgresql://{account}@{host}/{here['NAME']}?{urlencode(query)}"
        self.environ = {
            **os.environ,
            "CCTNS_HOME": str(site.home),
            "DJANGO_SETTINGS_MODULE": "tests.core.worker_settings",
            "DATABASE_URL": address,
            "DATABASE_OWNER_URL": address,
            "TEST_QUEUE": queue,
            "TEST_FILES": str(folder),
        }
        self.broker = Celery(broker=worker_broker(site))

    def start(self) -> None:
        command = [
            *(sys.executable, "-m", "celery", "-A", "cctns.celery", "worker"),
            *("-I", "tests.core.worker_jobs", "-c", "1", "-Q", self.queue, "-l", "WARNING"),
            *("--without-gossip", "--without-mingle"),
            *("-B", "--schedule", str(self.folder / "beat.db")),
        ]
        self.log = (self.folder / "worker.log").open("ab")
        self.process = subprocess.Popen(
            command,
            cwd=conf.BASE_DIR,
            env=self.environ,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )

    def order(self, row: Job) -> None:
        self.broker.send_task("core.run_job", args=[str(row.pk)], queue=self.queue)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        self.log.close()


def worker_broker(site: env.Site) -> str:
    return site.redis_url.replace("unix://", "redis+socket://", 1).replace(
        "?db=", "?virtual_host=", 1
    )


def wait_for(test, seconds: float, log: Path) -> None:
    until = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < until, log.read_text(errors="replace")[-3000:]
        time.sleep(0.2)


@pytest.mark.takes(25)
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_exactly_one_result(folder):
    """SIGKILL of the whole worker: a new one finishes within 90 s, and once."""
    from tests.core import worker_jobs  # declares the job

    worker, log = Worker(folder, f"test-{os.getpid()}"), folder / "worker.log"
    row = jobs.order("test.slow", "Slow", {"lines": 4}, by=NOWHERE)
    worker.start()
    try:
        worker.order(row)
        wait_for(lambda: Job.objects.get(pk=row.pk).progress >= 1, 40, log)
    finally:
        worker.kill()
    killed_at = time.monotonic()
    assert Job.objects.get(pk=row.pk).status == "running"
    worker.start()
    try:
        wait_for(lambda: Job.objects.get(pk=row.pk).status == "done", 90, log)
        assert time.monotonic() - killed_at + worker_jobs.SAVED < 90
        worker.order(row)  # the broker delivers it once more
        time.sleep(2)
    finally:
        worker.kill()
    row.refresh_from_db()
    assert (row.status, row.attempt) == ("done", 2)
    assert jobs.result_file(row).read_text() == "2 0\n2 1\n2 2\n2 3\n"
    assert len(list(jobs.result_file(row).parent.iterdir())) == 1
