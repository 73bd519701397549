"""A server goes away and comes back: what was ordered is done once, and the next page works.

A worker that dies is in ``tests/core/test_jobs.py`` and ``tests/prints/test_killed_worker.py``, a killed
database server in ``tests/setup/test_servers.py``.
"""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery, current_app
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from cases.services import law
from cctns.core import codes, jobs, notices
from cctns.core.models import IssuedDocument, Job
from cctns.runtime.procs import MYSELF
from cctns.runtime.valkey import CONFIGURATION, Valkey
from tests.browser.web_process import Web
from tests.cases.case_helpers import office_of
from tests.conftest import build_tree, post_officer, sign_in_as

QUEUE = "default"


class Broker:
    """A real Valkey of the test's own, that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.socket = folder, folder / "valkey.sock"
        self.program = Valkey(settings.SITE, MYSELF).program
        self.app = Celery(broker=f"redis+socket://{self.socket}")
        self.app.conf.task_default_queue = QUEUE
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        conf = self.folder / "valkey.conf"
        conf.write_text(CONFIGURATION.format(socket=self.socket, data=self.folder))
        self.process = subprocess.Popen(
            [str(self.program), str(conf)], stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + 15
        while not self.socket.exists():
            assert time.monotonic() < until, "the broker did not start"
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(10)
            self.socket.unlink(missing_ok=True)
            self.process = None

    def next_task(self) -> tuple[str, list]:
        """Name and arguments of the next task in the queue, taken out of it."""
        with self.app.connection_for_read() as line:
            queue = line.SimpleQueue(QUEUE)
            message = queue.get(timeout=10)
            message.ack()
            queue.close()
        return message.headers["task"], message.payload[0]


@pytest.fixture
def broker(monkeypatch, tmp_path_factory):
    """The site's client speaks to this broker; it is not started yet."""
    own = Broker(tmp_path_factory.mktemp("b"))
    monkeypatch.setattr(current_app, "send_task", own.app.send_task)
    monkeypatch.setattr(notices, "_away_until", 0.0)
    yield own
    own.stop()


@pytest.fixture
def office(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "files")
    cache.clear()
    law.load()
    codes.load()
    yield office_of(build_tree(), post_officer)
    codes.forget()


def test_a_print_ordered_while_the_broker_is_away_is_made_later_and_once(
    office, broker, monkeypatch, django_capture_on_commit_callbacks
):
    case, client = office.theft(), office.client("sho")
    sent = {"token": str(uuid.uuid4()), "languages": "en+hi"}
    began = time.monotonic()
    for _press in range(2):  # nothing seems to happen: the officer presses again
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(f"/print/iif-1/{case.pk}/", sent)
        assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert time.monotonic() - began < 10, "the page waited for the broker"
    job = Job.objects.get(kind="prints.issue")
    assert job.status == "waiting"
    assert client.get("/jobs/").status_code == 200

    broker.start()
    monkeypatch.setattr(notices, "_away_until", 0.0)  # it is asked again after a while
    assert jobs.requeue() == 0, "the order is not asked for again before its lease is over"
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert jobs.requeue() == 1
    assert broker.next_task() == ("core.run_job", [str(job.pk)])
    assert jobs.work(job.pk, renew=False)
    assert not jobs.work(job.pk, renew=False), "a second delivery did it again"
    assert jobs.requeue() == 0
    document = IssuedDocument.everything.get()
    job.refresh_from_db()
    assert (job.status, document.job) == ("done", job.pk)
    assert client.get(job.result_url).status_code == 200


def test_a_broker_that_dies_with_the_order_in_its_queue_loses_nothing(
    office, broker, monkeypatch, django_capture_on_commit_callbacks
):
    broker.start()
    case, client = office.theft(), office.client("sho")
    with django_capture_on_commit_callbacks(execute=True):
        sent = {"token": str(uuid.uuid4()), "languages": "en+hi"}
        assert client.post(f"/print/iif-1/{case.pk}/", sent).status_code == 302
    job = Job.objects.get(kind="prints.issue")
    broker.stop()
    for path in broker.folder.rglob("*"):  # and its disk is empty when it comes back
        if path.is_file():
            path.unlink()
    broker.start()
    monkeypatch.setattr(notices, "_away_until", 0.0)
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert jobs.requeue() == 1
    assert broker.next_task() == ("core.run_job", [str(job.pk)])
    assert jobs.work(job.pk, renew=False)
    assert IssuedDocument.everything.count() == 1


# --- the database --------------------------------------------------------------------------------------


def get(web: Web, path: str, cookie: str) -> tuple[int, str]:
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(web.url + path, headers=headers), timeout=20
        ) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def at_once(web: Web, cookie: str, times: int = 8) -> list[int]:
    """Several pages at the same time, so that each thread of the web process uses its connection."""
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(lambda _n: get(web, "/diary/", cookie)[0], range(times)))


def let_in(allowed: bool) -> int:
    """Close the database to newcomers, or open it; how many connections of others were ended."""
    named = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    with connection._nodb_cursor() as cursor:  # a database cannot close itself
        quoted = connection.ops.quote_name(named)
        cursor.execute(f"ALTER DATABASE {quoted} WITH ALLOW_CONNECTIONS {str(allowed).lower()}")
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE datname = %s AND pid <> %s AND usename = current_user",
            [named, own],
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_restarted_between_two_pages_shows_no_fault(tmp_path):
    tree = build_tree()
    sho = post_officer("sho", tree.ranipool, "inspector")
    cookie = sign_in_as(None, sho).cookies[settings.SESSION_COOKIE_NAME].value
    web = Web(tmp_path / "web.log")
    web.start()
    try:
        assert set(at_once(web, cookie)) == {200}
        assert let_in(True) >= 1, "no connection was kept open: nothing is tested"
        assert set(at_once(web, cookie)) == {200}, "a page met a connection that had ended"
        try:
            let_in(False)
            status, words = get(web, "/diary/", cookie)
        finally:
            let_in(True)
        assert status == 503
        assert "Traceback" not in words
        assert "</html>" in words
        assert set(at_once(web, cookie)) == {200}
    finally:
        web.kill()
