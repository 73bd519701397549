"""What the worker does for this app; when is in ``cctns/celery.py``."""

from __future__ import annotations

from celery import shared_task

from cases.services import complaints, sharing
from cctns.core.jurisdiction import Scope


@shared_task(name="cases.lapse_unsigned", expires=3600)
def lapse_unsigned() -> None:
    """Close the e-FIRs that were not signed in three days (C02), each with its diary entry."""
    complaints.lapse_unsigned(by=Scope(area=""))


@shared_task(name="cases.end_shares", expires=3600)
def end_shares() -> None:
    """Take back the shared cases whose last day is over."""
    sharing.end_expired()
