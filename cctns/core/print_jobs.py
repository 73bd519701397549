"""Printing in the background: one job prints one form of one record."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from .jobs import Run, job
from .models.document import IssuedDocument
from .prints import ALL, issue, may_open

KIND = "prints.issue"


@job(KIND)
def issue_print(run: Run) -> None:
    """Issue the form with the powers held now; a run after a killed one finds what was stored.

    The result is the document, for an officer who may read it: of a protected record without the
    power to see it, the masked copy.
    """
    form = ALL[run.args["form"]]
    record = form.find(run.scope, run.args["key"])
    run.progress(0, 1)
    documents = issue(
        form,
        record,
        languages=tuple(run.args["languages"]),
        by=run.scope,
        job=run.job.pk,
        reason=run.args.get("reason", ""),
        progress=run.progress,
    )
    open_to = [row for row in documents if may_open(row, run.scope, record=record)]
    if len(open_to) == 1:
        run.open_at(reverse("document", args=[open_to[0].pk]))
    else:
        run.open_at(reverse("print", args=[form.name, form.key_of(record)]))


def remove_strays(older_than: timedelta = timedelta(days=2)) -> int:
    """Remove files of prints that were never entered (a transaction that was rolled back); nightly.

    Returns how many went.  A file younger than ``older_than`` may belong to a print under way.
    """
    root, before, gone = Path(settings.MEDIA_ROOT), time.time() - older_than.total_seconds(), 0
    for folder in sorted(each for each in (root / "issued").glob("*") if each.is_dir()):
        known = set(
            IssuedDocument.everything.filter(
                path__startswith=f"issued/{folder.name}/"
            ).values_list("path", flat=True)
        )
        for path in folder.iterdir():
            if str(path.relative_to(root)) not in known and path.stat().st_mtime < before:
                path.unlink()
                gone += 1
    return gone
