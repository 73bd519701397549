"""What the worker does: each a few lines around a mechanism.  When is in ``cctns/celery.py``."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command

from . import api_tokens, attachments, drafts, jobs, ladder, notices, once, print_jobs


@shared_task(name="core.run_job")
def run_job(job_id: str) -> None:
    """Do one job, unless somebody else does."""
    jobs.work(job_id)


@shared_task(name="core.requeue", expires=15)
def requeue() -> None:
    """Ask again for jobs that nobody works on (every 15 s)."""
    jobs.requeue()


@shared_task(name="core.tell")
def tell() -> None:
    """Turn events into alerts and messages."""
    notices.tell_due()


@shared_task(name="core.deliver")
def deliver() -> None:
    """Send what waits in the outbox."""
    notices.deliver_due()


@shared_task(name="core.catch_up", expires=60)
def catch_up() -> None:
    """What the two above missed while the broker was away, and retries (every minute)."""
    notices.tell_due()
    notices.deliver_due()


@shared_task(name="core.warn_clocks", expires=3600)
def warn_clocks() -> None:
    """The warn ladder of the statutory clocks (hourly, and first thing in the morning)."""
    ladder.warn_clocks()


@shared_task(name="core.nightly", expires=6 * 3600)
def nightly() -> None:
    """Remove what was kept long enough: job results, discarded drafts, files without a record,
    sessions and keys that ended.
    """
    jobs.remove_old()
    drafts.remove_old()
    attachments.remove_strays()
    print_jobs.remove_strays()
    once.remove_old()
    api_tokens.remove_old()
    call_command("clearsessions")
