"""Long work in the background: printing, exports, figures.

``@job("kind")`` in ``<app>/jobs.py`` declares a function that is given a ``Run``.  The job row is the
truth and the broker only carries its key.  A worker holds a lease of 30 s and renews it from a thread
of its own; the scheduler asks again for a lease that ran out, and for a job that was never fetched.
A result is written under the job's key, by the attempt that holds the lease: a second run changes
nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from .errors import sentence_of
from .jurisdiction import Scope
from .models.job import Job
from .notices import knock
from .scopes import scope_of_posting

log = logging.getLogger(__name__)
ALL: dict[str, Callable[[Run], Any]] = {}

LEASE = timedelta(seconds=30)
RENEW_EVERY = 10.0  # seconds
PROGRESS_EVERY = 1.0
ATTEMPTS = 3
KEPT = timedelta(days=7)


class LeaseLost(BaseException):
    """Another worker has the job: stop at once and write nothing.  Not an ``Exception``, so that a
    job's own ``except Exception`` cannot swallow it."""


def job(kind: str) -> Callable:
    """Declare the function of a kind of job."""

    def declare(work: Callable[[Run], Any]) -> Callable[[Run], Any]:
        if kind in ALL:
            raise ValueError(f"two jobs are called {kind}")
        ALL[kind] = work
        return work

    return declare


@dataclass
class Run:
    """What a job's function is given: its row, arguments, powers held now, and where results go."""

    job: Job
    scope: Scope
    result: dict[str, Any] = field(default_factory=dict)
    done: int = 0
    total: int = 0
    lost: threading.Event = field(default_factory=threading.Event)

    @property
    def args(self) -> dict[str, Any]:
        return self.job.args

    def progress(self, done: int, total: int) -> None:
        """Say how far it is; stops the job when its lease was lost."""
        self.done, self.total = done, total
        self.check()

    def check(self) -> None:
        if self.lost.is_set():
            raise LeaseLost

    def folder(self) -> Path:
        """Where this job's files lie: CCTNS_HOME/files/jobs/<key>/."""
        path = Path(settings.MEDIA_ROOT) / "jobs" / str(self.job.pk)
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path

    def draft_path(self, suffix: str = "") -> Path:
        """A file of this attempt to write into; give it to ``keep`` when it is whole."""
        return self.folder() / f"attempt-{self.job.attempt}{suffix}"

    def keep(self, content: bytes | Path, *, name: str, kind: str) -> None:
        """Keep the result file: bytes, or a finished file of ``draft_path``."""
        self.check()
        path = content if isinstance(content, Path) else self.draft_path(".part")
        if not isinstance(content, Path):
            path.write_bytes(content)
        target = self.folder() / f"result-{self.job.attempt}"
        path.chmod(0o600)
        path.replace(target)
        self.result |= {
            "result_path": str(target.relative_to(settings.MEDIA_ROOT)),
            "result_name": name[:160],
            "result_kind": kind[:80],
            "result_size": target.stat().st_size,
            "result_url": f"/jobs/{self.job.pk}/file/",
        }

    def clear_attempts(self) -> None:
        """Remove what killed attempts left half written."""
        kept = PurePath(self.result.get("result_path", "")).name
        for path in (Path(settings.MEDIA_ROOT) / "jobs" / str(self.job.pk)).glob("*"):
            if path.name != kept:
                path.unlink(missing_ok=True)

    def open_at(self, url: str) -> None:
        """The result is a page."""
        self.result["result_url"] = url[:160]


# --- ordering --------------------------------------------------------------------------------


def order(kind: str, title: str, args: dict, *, by: Scope, language: str = "") -> Job:
    """Queue a job once the present transaction is saved; it waits when the broker is away."""
    if kind not in ALL:
        raise LookupError(f"no job is called {kind}")
    row = Job.objects.create(
        kind=kind,
        title=title[:160],
        args=args,
        owner=by.user,
        posting_id=getattr(by.posting, "pk", None),
        language=language or getattr(by.user, "language", "") or settings.LANGUAGE_CODE,
        lease_until=timezone.now() + LEASE,
    )
    transaction.on_commit(lambda: knock("core.run_job", str(row.pk)))
    return row


def requeue() -> int:
    """Ask again for jobs that nobody works on: expired leases, and orders that got lost."""
    now = timezone.now()
    with transaction.atomic():
        stuck = list(
            Job.objects.filter(
                status__in=[Job.State.WAITING, Job.State.RUNNING], lease_until__lt=now
            )
            .select_for_update(skip_locked=True)
            .order_by("lease_until")[:200]
        )
        for row in stuck:
            if row.status == Job.State.RUNNING and row.attempt >= ATTEMPTS:
                with translation.override(row.language):
                    row.error = _("It stopped three times. Ask the system administrator.")
                row.status, row.finished_at = Job.State.FAILED, now
            else:
                row.status, row.lease_until = Job.State.WAITING, now + LEASE
        Job.objects.bulk_update(stuck, ["status", "lease_until", "error", "finished_at"])
    for row in stuck:
        if row.status == Job.State.WAITING:
            knock("core.run_job", str(row.pk))
    return len(stuck)


def retry(row: Job) -> None:
    """The owner asks for a failed job once more."""
    again = Job.objects.filter(pk=row.pk, status=Job.State.FAILED).update(
        status=Job.State.WAITING,
        attempt=0,
        error="",
        progress=0,
        total=0,
        finished_at=None,
        lease_until=timezone.now() + LEASE,
    )
    if again:
        transaction.on_commit(lambda: knock("core.run_job", str(row.pk)))


# --- working ---------------------------------------------------------------------------------


def work(job_id: Any, *, renew: bool = True) -> bool:
    """Do a job if nobody else does; True when this call did it.

    ``renew`` False is for tests inside a transaction, where no second connection sees the row.
    """
    row = _claim(job_id)
    if row is None:
        return False
    run = Run(job=row, scope=scope_of_posting(row.posting_id))
    keeper = Keeper(run) if renew else None
    try:
        if keeper:
            keeper.start()
        with translation.override(row.language):
            _do(run)
    except LeaseLost:
        log.warning("Job %s: the lease was lost, another worker has it", row.pk)
        return False
    finally:
        if keeper:
            keeper.stop()
    return True


def _claim(job_id: Any) -> Job | None:
    """Take the job: waiting, or running with a lease that ran out.  One statement, so one winner."""
    now = timezone.now()
    free = Q(status=Job.State.WAITING) | Q(status=Job.State.RUNNING, lease_until__lt=now)
    taken = Job.objects.filter(free, pk=job_id, attempt__lt=ATTEMPTS).update(
        status=Job.State.RUNNING,
        attempt=F("attempt") + 1,
        lease_until=now + LEASE,
        progress=0,
        total=0,
    )
    return Job.objects.select_related("owner").get(pk=job_id) if taken else None


def _do(run: Run) -> None:
    row = run.job
    try:
        if row.posting_id is not None and run.scope.area is None:
            raise ValidationError(
                _("The posting you asked from has ended. Ask again from your present one.")
            )
        ALL[row.kind](run)
    except (ValidationError, PermissionDenied) as refused:
        log.info("Job %s was refused: %s", row.pk, type(refused).__name__)
        _end(run, status=Job.State.FAILED, error=sentence_of(refused))
    except Exception as error:
        log.exception("Job %s failed in attempt %s", row.pk, row.attempt)
        if row.attempt < ATTEMPTS:
            _end(run, status=Job.State.WAITING, error="", lease_until=timezone.now() + LEASE)
        else:
            _end(run, status=Job.State.FAILED, error=sentence_of(error))
    else:
        now = timezone.now()
        _end(run, status=Job.State.DONE, error="", keep_until=now + KEPT, **run.result)
        run.clear_attempts()


def _end(run: Run, *, status: str, **columns: Any) -> None:
    """Write the outcome, if the lease is still this attempt's."""
    ended = status in (Job.State.DONE, Job.State.FAILED)
    total = max(run.total, run.done)
    written = Job.objects.filter(
        pk=run.job.pk, attempt=run.job.attempt, status=Job.State.RUNNING
    ).update(
        status=status,
        progress=total if status == Job.State.DONE else run.done,
        total=total,
        finished_at=timezone.now() if ended else None,
        **columns,
    )
    if not written:
        raise LeaseLost


class Keeper(threading.Thread):
    """Renews the lease and writes the progress, on a connection of its own."""

    def __init__(self, run: Run) -> None:
        super().__init__(daemon=True, name=f"lease-{run.job.pk}")
        self.run_of = run
        self.ended = threading.Event()

    def run(self) -> None:
        waited, shown = 0.0, (0, 0)
        try:
            while not self.ended.wait(PROGRESS_EVERY):
                waited += PROGRESS_EVERY
                now = (self.run_of.done, self.run_of.total)
                if now == shown and waited < RENEW_EVERY:
                    continue
                try:
                    if not self._write(*now):
                        self.run_of.lost.set()
                        return
                except Exception:  # the database is away for a moment: try again in a second
                    log.warning("The lease of job %s could not be renewed", self.run_of.job.pk)
                    close_old_connections()
                    continue
                waited, shown = 0.0, now
        finally:
            connection.close()

    def _write(self, done: int, total: int) -> bool:
        mine = Job.objects.filter(
            pk=self.run_of.job.pk, attempt=self.run_of.job.attempt, status=Job.State.RUNNING
        )
        return bool(mine.update(lease_until=timezone.now() + LEASE, progress=done, total=total))

    def stop(self) -> None:
        self.ended.set()
        self.join(5)


# --- keeping and showing ---------------------------------------------------------------------


def remove_old() -> int:
    """Remove results that were kept long enough, with their rows (nightly)."""
    old = list(Job.objects.filter(Q(keep_until__lt=timezone.now()) | _failed_long_ago())[:5000])
    for row in old:
        folder = Path(settings.MEDIA_ROOT) / "jobs" / str(row.pk)
        for path in folder.glob("*"):
            path.unlink(missing_ok=True)
        if folder.exists():
            folder.rmdir()
    Job.objects.filter(pk__in=[row.pk for row in old]).delete()
    return len(old)


def _failed_long_ago() -> Q:
    return Q(status=Job.State.FAILED, finished_at__lt=timezone.now() - KEPT)


def result_file(row: Job) -> Path | None:
    """The result on disk; None when there is none or it was removed."""
    if not row.result_path:
        return None
    path = Path(settings.MEDIA_ROOT) / row.result_path
    return path if path.is_file() else None


def shown(row: Job) -> dict[str, Any]:
    """A job as templates/components/job.html draws it."""
    return {
        "title": row.title,
        "status": row.status,
        "done": row.progress,
        "total": row.total,
        "percent": round(row.progress * 100 / row.total) if row.total else 0,
        "error": row.error,
        "url": row.result_url,
        "result": _file_kind(row),
        "note": _size(row.result_size),
        "finished_at": row.finished_at,
        "keep_until": row.keep_until,
        "retry_url": f"/jobs/{row.pk}/retry/" if row.status == Job.State.FAILED else "",
    }


def _file_kind(row: Job) -> str:
    """The word on the button: PDF, XLSX, CSV."""
    return PurePath(row.result_name).suffix.lstrip(".").upper() if row.result_path else ""


def _size(size: int) -> str:
    if not size:
        return ""
    if size < 1024 * 1024:
        return _("%(size)d KB") % {"size": max(1, size // 1024)}
    return _("%(size).1f MB") % {"size": size / (1024 * 1024)}
