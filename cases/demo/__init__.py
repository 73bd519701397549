"""The demonstration State: a believable, invented Sikkim, built by ``manage.py demo``.

``story`` runs two years of police work as timed acts; ``tables`` turns them into rows for
``cctns.core.bulk``; ``staff``, ``people``, ``matters``, ``telling_*`` are its casts and words.
An app above adds its own records by ``ADDITIONS.append(function)`` in ``<app>/demo.py``: each is
called with the finished ``World`` inside the same transaction.

**Determinism.**  Everything that is drawn for a station and day comes from
``Random("seed/station code/2026-11-24")``, never from the clock, so the same day tells the same story
whatever day the demonstration is loaded.  The end (``until``) only cuts: acts later than it have not
happened yet, their clocks still run.  Two runs with the same seed, scale and end give the same rows.
Only the second factors of the sign-ins are secret and differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ADDITIONS: list[Callable[[Any], None]] = []
