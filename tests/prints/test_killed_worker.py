"""A worker killed in the middle of a PDF: the job is done again and makes exactly one document.

Two processes on the real database: the worker is SIGKILLed while it draws, its lease runs
out, the scheduler's ``requeue`` gives the job to the next worker.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from cctns.celery import SCHEDULE
from cctns.core import jobs
from cctns.core.models import IssuedDocument, Job
from cctns.core.prints import ALL, file_of, order_print
from tests.prints import records

# The worker's process: it says when it is inside the drawing and then takes its time.
WORKER = """
import pathlib, sys, time
import django
django.setup()
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[2]
from cctns.core import jobs, prints
jobs.LEASE, jobs.RENEW_EVERY = jobs.LEASE / 5, 1.0
slow, drawn = prints.render_pdf, []
def drawing(html):
    found = slow(html)
    drawn.append(1)
    if len(sys.argv) > 3 and len(drawn) == int(sys.argv[4]):
        pathlib.Path(sys.argv[3]).touch()
        time.sleep(120)
    return found
prints.render_pdf = drawing
done = jobs.work(sys.argv[1])
sys.exit(0 if done else 3)
"""
WITHIN = 90  # seconds, from the kill to the document
# The worker's lease here is a fifth of the site's, and the test asks more often than the scheduler.
SAVED = jobs.LEASE.total_seconds() * 4 / 5 + SCHEDULE["jobs"][1]


def worker(job: Job, *more: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(job.pk), str(settings.MEDIA_ROOT), *more],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "PYTHONPATH": str(settings.BASE_DIR),
            "DJANGO_SETTINGS_MODULE": "tests.prints.worker_settings",
            "PRINTS_TEST_DATABASE": connection.settings_dict["NAME"],
        },
    )


def wait_for(what, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.2)


@pytest.mark.takes(20)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("level", "copy"),
    [
        ("normal", 1),  # the lease runs out by itself
        ("restricted", 2),  # killed when the full copy lay on the disk already
    ],
)
def test_killed_in_the_middle_of_a_pdf(station, tmp_path, files, level, copy):
    case = records.make_case(station.unit, sensitivity=level)
    job = order_print(ALL["iif-1"], case, ("en", "hi"), by=station.by, reason="court")
    inside = tmp_path / "inside"
    first = worker(job, str(inside), str(copy))
    try:
        wait_for(inside.exists, 60)
        assert Job.objects.get(pk=job.pk).status == "running"
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait(10)
    killed_at = time.monotonic()
    assert not IssuedDocument.everything.exists()
    if level == "restricted":  # as if the lease were over
        Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))

    def asked_again() -> bool:
        jobs.requeue()  # as the scheduler does every few seconds
        return Job.objects.get(pk=job.pk).status == "waiting"

    wait_for(asked_again, WITHIN)
    second = worker(job)
    assert second.wait(60) == 0
    assert time.monotonic() - killed_at + SAVED < WITHIN

    rows = list(IssuedDocument.everything.order_by("is_masked"))
    assert [row.is_masked for row in rows] == ([False] if level == "normal" else [False, True])
    assert {row.job for row in rows} == {job.pk}
    assert rows[0].serial.endswith("000001"), "the killed run left a hole in the numbers"
    kept = {path.name for path in Path(files).rglob("*") if path.is_file()} - {"inside"}
    assert kept == {file_of(row).name for row in rows}
    for row in rows:
        assert hashlib.sha256(file_of(row).read_bytes()).hexdigest() == row.sha256
    done = Job.objects.get(pk=job.pk)
    assert (done.status, done.attempt) == ("done", 2)
    assert worker(job).wait(60) == 3, "a third delivery finds nothing to do"
    assert IssuedDocument.everything.count() == len(rows)
