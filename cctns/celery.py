"""The Celery app and the one table of what runs when.

Schedules are a table in code, so that a change is reviewed like any other.
"""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, celeryd_init, worker_ready
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cctns.settings")

app = Celery("cctns")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.task(name="cctns.heartbeat", expires=60)
def heartbeat() -> None:
    """Proves that scheduler, broker and worker work together; doctor and health read it."""
    from cctns.core.health import HEARTBEAT_KEY, broker

    broker().set(HEARTBEAT_KEY, timezone.now().isoformat())


@celeryd_init.connect
@beat_init.connect
def wait_for_the_broker(**_: object) -> None:
    """Worker and scheduler wait for a broker that is away; a page that publishes does not."""
    options = dict(app.conf.broker_transport_options)
    options.pop("max_retries", None)
    app.conf.broker_transport_options = options


@worker_ready.connect
def first_heartbeat(**_: object) -> None:
    """A worker that has just started has reported, too."""
    heartbeat.delay()


# fmt: off
SCHEDULE = {
    # name               task                    every (seconds, or a crontab)
    "heartbeat":         ("cctns.heartbeat",     60),
    "jobs":              ("core.requeue",        15),
    "messages":          ("core.catch_up",       60),
    "clocks":            ("core.warn_clocks",    crontab(minute=5)),
    "clocks, morning":   ("core.warn_clocks",    crontab(minute=30, hour=6)),
    "units":             ("stations.check_units", crontab(minute=0, hour=6)),
    "e-FIRs":            ("cases.lapse_unsigned", crontab(minute=15)),
    "shared cases":      ("cases.end_shares",    crontab(minute=20)),
    "nightly":           ("core.nightly",        crontab(minute=30, hour=1)),
}
# fmt: on

app.conf.beat_schedule = {
    name: {"task": task, "schedule": every} for name, (task, every) in SCHEDULE.items()
}
