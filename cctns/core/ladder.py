"""The warn ladder of the clocks: tells each step once, to its roles.  Run hourly and daily.

A pass costs the same few queries whatever the number of runs.  An officer with many steps in one
pass gets one line with their number, not a hundred lines.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import dates
from .clocks import mark_breaches, steps
from .holders import holders_of
from .models.access import Event
from .models.clock import ClockRun
from .models.notice import Notification
from .notices import queue_events

BATCH = 2000
MOST_LINES = 5  # of one officer in one pass
LIST_URL = "/registers/clocks/"


def warn_clocks(now: datetime | None = None) -> int:
    """Tell every step that has come; how many runs took one."""
    now = now or timezone.now()
    mark_breaches(now)
    told = 0
    while batch := _warn_batch(now):
        told += batch
        if batch < BATCH:
            break
    return told


@transaction.atomic
def _warn_batch(now: datetime) -> int:
    runs = list(
        ClockRun.everything.filter(met_at=None, cancelled_at=None, warn_at__lte=now)
        .select_related("definition", "unit", "officer")
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("warn_at")[:BATCH]
    )
    due_steps = [(run, _climb(run, now)) for run in runs]
    ClockRun.everything.bulk_update(runs, ["warned", "warn_at"], batch_size=500)
    _tell_officers(due_steps, now)
    _tell_records(due_steps)
    return len(runs)


def _climb(run: ClockRun, now: datetime) -> set[str]:
    """Move the run up its ladder; the roles of the steps it passed."""
    ladder = steps(run.definition, run.started_at, run.due_at)
    passed = [roles for moment, roles in ladder[run.warned :] if moment <= now]
    run.warned += len(passed)
    run.warn_at = ladder[run.warned][0] if run.warned < len(ladder) else None
    return {role for roles in passed for role in roles}


def _tell_officers(due_steps: list[tuple[ClockRun, set[str]]], now: datetime) -> None:
    roles = {role for _run, wanted in due_steps for role in wanted} - {"record"}
    held = holders_of(roles, [run.unit for run, _wanted in due_steps])
    lines: dict[Any, list[ClockRun]] = defaultdict(list)
    for run, wanted in due_steps:
        users = {user for role in wanted for user in held[role, run.unit.path] if role != "io"}
        if "io" in wanted:  # a record without an officer is the station house officer's
            users |= {run.officer} if run.officer else set(held["sho", run.unit.path])
        for user in users:
            lines[user].append(run)
    Notification.objects.bulk_create(
        [row for user, runs in lines.items() for row in _rows_for(user, runs, now)]
    )


def _rows_for(user: Any, runs: list[ClockRun], now: datetime) -> list[Notification]:
    with translation.override(user.language):
        if len(runs) > MOST_LINES:
            text = ngettext(
                "%(count)d time limit is near its end or over.",
                "%(count)d time limits are near their end or over.",
                len(runs),
            ) % {"count": len(runs)}
            return [
                Notification(user=user, kind="clock", icon="clock", text=text, url=LIST_URL)
            ]
        return [
            Notification(
                user=user, kind="clock", icon="clock", text=_line(run, now), url=run.url
            )
            for run in runs
        ]


def _line(run: ClockRun, now: datetime) -> str:
    names = {
        "reference": run.cited,
        "what": _(run.definition.title),
        "due": dates.when(run.due_at),
        "law": run.definition.law,
    }
    if run.due_at < now:
        return _("%(reference)s: %(what)s. Late since %(due)s (%(law)s).") % names
    return _("%(reference)s: %(what)s. Due %(due)s (%(law)s).") % names


def _tell_records(due_steps: list[tuple[ClockRun, set[str]]]) -> None:
    """The role "record" is an event on the record; a ``Notice`` may tell the citizen of it."""
    queue_events(
        Event.objects.bulk_create(
            [
                Event(
                    subject_type=run.subject_type,
                    subject_id=run.subject_id,
                    what="time_limit",
                    unit=run.unit,
                    data={"clock": run.code, "step": run.warned},
                )
                for run, wanted in due_steps
                if "record" in wanted
            ]
        )
    )
