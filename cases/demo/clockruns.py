"""Time limits of the demonstration: started by ``core.clocks.plan``, met, ended or still running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cctns.core.clocks import steps
from cctns.core.models import ClockRun


@dataclass(slots=True, eq=False)
class Run:
    """One run, kept in memory until its record is told to the end."""

    definition: Any
    code: str
    subject: tuple[str, str]
    unit: Any
    reference: str
    url: str
    officer: int | None
    started_at: datetime
    due_at: datetime
    warn_at: datetime | None
    met_at: datetime | None = None
    cancelled_at: datetime | None = None
    excuse: str = ""

    @property
    def is_open(self) -> bool:
        return self.met_at is None and self.cancelled_at is None


def meet(runs: list[Run], code: str, at: datetime) -> Run | None:
    """The act was done: the open run of that clock ends, as ``meet_clock`` does."""
    for run in runs:
        if run.code == code and run.is_open:
            run.met_at = at
            return run
    return None


def cancel(runs: list[Run], code: str, at: datetime, reason: str) -> None:
    for run in runs:
        if run.code == code and run.is_open:
            run.cancelled_at, run.excuse = at, reason


def write(world: Any, runs: list[Run], *, sealed: bool = False) -> None:
    """The rows of these runs as they stand at the end of the story.

    An open run has taken the steps of its ladder that lie behind, and waits for the next one.
    """
    for run in runs:
        warned, warn_at, breached = 0, None, None
        if run.met_at:
            breached = run.due_at if run.met_at > run.due_at else None
        elif run.cancelled_at is None:
            ladder = steps(run.definition, run.started_at, run.due_at)
            warned = sum(moment <= world.until for moment, _roles in ladder)
            warn_at = ladder[warned][0] if warned < len(ladder) else None
            breached = run.due_at if run.due_at < world.until else None
        world.tables.add(
            ClockRun, definition_id=run.definition.pk, code=run.code, subject_type=run.subject[0],
            subject_id=run.subject[1], reference=run.reference, url=run.url, officer_id=run.officer,
            started_at=run.started_at, due_at=run.due_at, met_at=run.met_at,
            cancelled_at=run.cancelled_at, breached_at=breached, excuse=run.excuse, warned=warned,
            warn_at=warn_at, is_sealed=sealed, **world.place_of(run.unit),
        )  # fmt: skip
