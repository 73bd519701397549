"""What happened to a record: one line per act, in the act's own transaction.  Also the outbox."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from .models.access import Event


def subject_of(record: Model) -> dict[str, str]:
    """The two columns by which loose rows point at a record: ``subject_type``, ``subject_id``."""
    return {"subject_type": record._meta.label, "subject_id": str(record.pk)}


def note_event(
    record: Model, what: str, *, by: Any, note: str = "", data: dict | None = None
) -> Event:
    """Note that something was done to a record, by whom (a ``Scope``), and tell those to be told.

    ``data`` holds codes and keys only, never names or narratives.
    """
    unit_id = getattr(record, "unit_id", None) or getattr(
        getattr(record, "case", None), "unit_id", None
    )
    event = Event.objects.create(
        **subject_of(record),
        what=what,
        by=by.user,
        post=post_of(by),
        unit_id=unit_id,
        note=note,
        data=data or {},
    )
    from .notices import after_event  # notices read events

    after_event(event)
    return event


def post_of(by: Any) -> str:
    """ "SI Nim D Bhutia, Ranipool PS", as on this day; empty for the system."""
    return str(getattr(by, "post_line", "") or "")


def history_of(record: Model) -> QuerySet:
    """The events of a record, oldest first."""
    return Event.objects.filter(**subject_of(record)).select_related("by")
