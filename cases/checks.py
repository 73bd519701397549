"""What this app adds to the page of checks."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cases.figures import rows_url
from cases.permissions import Can
from cases.registers.cases import CaseRegister, without_officer
from cases.tiles import under_investigation
from cctns.core.jurisdiction import Scope
from stations.checks import Check
from stations.models import Unit


def cases_without_officer(scope: Scope) -> list[dict[str, Any]]:
    """Stations with cases under investigation that no officer investigates, and how many."""
    counted = dict(
        under_investigation(scope)
        .filter(without_officer(scope))
        .order_by()
        .values_list("unit_id")
        .annotate(all=Count("pk"))
    )
    return [
        row_of(unit, counted[unit.pk], scope)
        for unit in Unit.objects.filter(pk__in=counted).order_by("path")
    ]


def row_of(unit: Unit, count: int, scope: Scope) -> dict[str, Any]:
    text = ngettext(
        "%(count)d case under investigation has no investigating officer.",
        "%(count)d cases under investigation have no investigating officer.",
        count,
    ) % {"count": count}
    url = rows_url(CaseRegister, scope, unit, stage="investigation", io="none")
    return {"unit": unit, "title": unit.label, "text": text, "url": url}


Check(
    _("Cases without an investigating officer"),
    cases_without_officer,
    _("Every case under investigation has an investigating officer."),
    Can.VIEW_CASE,
)
