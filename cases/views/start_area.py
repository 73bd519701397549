"""Figures of an area: the start page of supervising officers, of the bureaus, and of those who see
figures only.  Every number opens its rows, where the reader may open them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases import figures, figures_page
from cases.periods import choices, period_of
from cases.permissions import Can
from cctns.core.jurisdiction import Scope
from cctns.core.permissions import requires
from cctns.core.registers.filters import one, units_of
from cctns.core.tiles import tiles_for
from cctns.core.views.home import start
from stations.models import Unit
from stations.services.access import unit_of


@start("area")
@start("figures")
@requires(Can.VIEW_FIGURES)
@require_safe
def area(request: HttpRequest) -> HttpResponse:
    """The figures of the reader's own area."""
    return page(request, request.scope)


@requires(Can.VIEW_FIGURES)
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """The figures of a unit of the area, by its code: State, district, sub-division, station."""
    return page(request, scope_asked(request))


def page(request: HttpRequest, scope: Scope) -> HttpResponse:
    period = period_of(request.GET.get("period", ""))
    only_figures = not request.scope.has(Can.VIEW_CASE)
    context = figures_page.context_of(scope, period, only_figures=only_figures)
    context |= {
        "unit": scope.unit,
        "period": period,
        "periods": choices(period),
        "now": timezone.now(),
        "only_figures": only_figures,
        "counts": tiles_for(scope, "area"),
        "crumbs": crumbs_of(request, scope),
        "here": reverse("cases:dashboard"),
        "is_narrowed": scope is not request.scope,
    }
    return TemplateResponse(request, "cases/figures.html", context)


def scope_asked(request: HttpRequest) -> Scope:
    """The reader's scope, narrowed to the unit in the address; 404 for one outside the area.

    Those who see figures only go down to the districts: a station's figures can point at a person.
    """
    scope = request.scope
    try:
        code = one(request.GET, "unit")
    except ValidationError:
        raise Http404 from None
    own = unit_of(scope.posting) if scope.posting else None
    if not code or (own is not None and own.code == code):
        return scope
    unit = units_of(scope).filter(code=code).first()
    if unit is None or (not scope.has(Can.VIEW_CASE) and unit.type not in figures_page.TOLD):
        raise Http404(_("There is no such unit in your area."))
    return figures.narrowed(scope, unit)


def crumbs_of(request: HttpRequest, scope: Scope) -> list[tuple[Any, str]]:
    """From the reader's own area down to the unit shown."""
    if scope is request.scope or scope.unit is None:
        return []
    own = request.scope.area or ""
    codes = scope.unit.path.split("/")[:-1]
    paths = ["/".join(codes[: n + 1]) + "/" for n in range(len(codes) - 1)]
    above = Unit.objects.filter(path__in=[p for p in paths if p.startswith(own) and p != own])
    return [
        (request.scope.unit.label if request.scope.unit else _("Figures"), "/"),
        *((unit.label, figures_page.unit_url(unit, "")) for unit in above.order_by("path")),
        (scope.unit.label, ""),
    ]
