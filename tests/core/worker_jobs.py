"""A job that takes its time, for tests with a real worker; imported by the worker, its lease is short.

A test of a killed worker need not wait for the site's own 30 and 15 seconds: it adds what it saved
(``SAVED``) to the time that it measures.
"""

import os
import time
from datetime import timedelta

from cctns.celery import SCHEDULE, app
from cctns.core import jobs
from cctns.core.jobs import Run, job

LEASE, ASKED = timedelta(seconds=6), 2.0  # of the worker that a test starts
SAVED = (jobs.LEASE - LEASE).total_seconds() + SCHEDULE["jobs"][1] - ASKED  # seconds

if "TEST_QUEUE" in os.environ:  # this is that worker
    jobs.LEASE, jobs.RENEW_EVERY = LEASE, 1.0
    app.conf.beat_schedule["jobs"]["schedule"] = ASKED


@job("test.slow")
def slow(run: Run) -> None:
    """Write two lines a second; the file says which attempt finished it."""
    path = run.draft_path(".txt")
    with path.open("w") as file:
        for line in range(run.args["lines"]):
            file.write(f"{run.job.attempt} {line}\n")
            file.flush()
            run.progress(line + 1, run.args["lines"])
            time.sleep(0.5)
    run.keep(path, name="slow.txt", kind="text/plain")
