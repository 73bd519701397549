"""What this app adds to pages of other apps."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cctns.core.panels import Panel
from stations.models import DiaryEntry
from stations.permissions import Can
from stations.services.diary_rows import rows_of

SHOWN = 20


def entries_of_case(case: Any, scope: Any) -> dict[str, Any] | None:
    """The diary entries that acts of this case wrote, newest first; those of other stations stay there."""
    of_case = Q(subject_type="cases.Case", subject_id=str(case.pk))
    of_fir = Q(subject_type="cases.Fir", subject_id=str(case.fir_id))
    entries = (
        DiaryEntry.objects.within(scope)
        .filter(of_case | of_fir)
        .select_related("corrects")
        .order_by("-entered_at", "-number")[:SHOWN]
    )
    rows = rows_of(list(entries), scope)
    return {"rows": rows} if rows else None


Panel(
    on="cases.Case",
    key="diary",
    title=_("General Diary"),
    template="stations/diary_panel.html",
    context=entries_of_case,
    power=Can.VIEW_DIARY,
    order=80,
)
