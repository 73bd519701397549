"""What the worker does for this app; when is in ``cctns/celery.py``."""

from __future__ import annotations

from celery import shared_task

from stations.checks import note_gaps


@shared_task(name="stations.check_units", expires=6 * 3600)
def check_units() -> None:
    """List the units without a head and the stations without a supervising officer (nightly)."""
    note_gaps()
