"""What is well and what is missing, in plain sentences: for /health/ and `manage.py doctor`.

A check returns a Finding. /health/ is open to anyone and shows only yes or no for each name;
the sentences are for the administrator.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .permissions import public

HEARTBEAT_KEY = "cctns:heartbeat"
HEARTBEAT_AGE = timedelta(minutes=3)  # it beats every minute
LEAST_FREE = 1024**3  # bytes
SUPPORTED_POSTGRES = 17


@dataclass(frozen=True, slots=True)
class Finding:
    """`vital`: without it the site cannot answer at all."""

    name: str
    good: bool
    sentence: str
    vital: bool = False


@lru_cache(maxsize=1)
def broker() -> redis.Redis:
    """The broker's connection, with short time-outs: a check never hangs."""
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=1
    )


def check_database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0]) // 10000
    except DatabaseError as error:
        reason = str(error).splitlines()[0]
        return Finding(
            "database",
            False,
            f"The database does not answer: {reason}. Run bin/run.",
            vital=True,
        )
    if version != SUPPORTED_POSTGRES:
        sentence = f"The database is PostgreSQL {version}. Use PostgreSQL {SUPPORTED_POSTGRES}."
        return Finding("database", False, sentence)
    return Finding("database", True, f"PostgreSQL {version} answers.", vital=True)


def check_broker() -> Finding:
    try:
        broker().ping()
    except (redis.RedisError, OSError):
        return Finding(
            "broker",
            False,
            "The broker does not answer: printing and notices wait. Start it with bin/run, or"
            " check REDIS_URL.",
        )
    return Finding("broker", True, "The broker answers.")


def check_worker() -> Finding:
    """Scheduler, broker and worker together: the scheduler sends, the worker writes."""
    try:
        written = broker().get(HEARTBEAT_KEY)
    except (redis.RedisError, OSError):
        written = None
    if written is None:
        return Finding("worker", False, "No worker has reported yet. Start it with bin/run.")
    age = timezone.now() - datetime.fromisoformat(written.decode())
    if age > HEARTBEAT_AGE:
        minutes = int(age.total_seconds() // 60)
        return Finding(
            "worker",
            False,
            f"The worker last reported {minutes} minutes ago. See worker.log and scheduler.log"
            f" in {settings.SITE.logs}.",
        )
    return Finding("worker", True, "Worker and scheduler report every minute.")


def check_disk() -> Finding:
    free = shutil.disk_usage(settings.SITE.home).free
    gigabytes = free / 1024**3
    if free < LEAST_FREE:
        sentence = f"Only {gigabytes:.1f} GB are free in {settings.SITE.home}. Make room."
        return Finding("disk", False, sentence)
    return Finding("disk", True, f"{gigabytes:.0f} GB are free in {settings.SITE.home}.")


LIVE_CHECKS: tuple[Callable[[], Finding], ...] = (
    check_database,
    check_broker,
    check_worker,
    check_disk,
)


@public
@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 as long as pages can be answered, 503 when not; names with yes or no, no more."""
    findings = [check() for check in LIVE_CHECKS]
    broken = any(finding.vital and not finding.good for finding in findings)
    return JsonResponse(
        {"ok": not broken, **{finding.name: finding.good for finding in findings}},
        status=503 if broken else 200,
    )
