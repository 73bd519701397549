"""Administration of the unit tree: list, add, correct, end, move; and the checks of the tree."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cctns.core.permissions import requires
from cctns.core.views.home import start
from stations import forms_admin as forms
from stations.checks import CHECKS
from stations.models import Posting, Unit
from stations.permissions import Can
from stations.services import particulars, units
from stations.services.heads import HEADS, head_of, posted
from stations.views.admin_page import form_page, unit_or_404


def crumbs(unit: Unit | None = None) -> list[tuple[Any, str]]:
    found = [(_("Units"), reverse("stations:admin_units"))]
    return (
        [*found, (unit.label, reverse("stations:admin_unit", args=[unit.pk]))]
        if unit
        else found
    )


@start("admin")
@requires()
def admin_start(request: HttpRequest) -> HttpResponse:
    """Start page of an administrator: what there is to keep, and what the checks found."""
    scope = request.scope
    mine = Unit.objects.filter(units.in_force(), path__startswith=scope.area)
    here = posted().filter(unit__path__startswith=scope.area)
    context = {
        "counts": [
            {
                "number": mine.count(),
                "label": _("Units"),
                "url": link(scope, Can.MANAGE_UNITS, "admin_units"),
            },
            {
                "number": here.values("officer").distinct().count(),
                "label": _("Officers posted"),
                "url": link(scope, Can.VIEW_STAFF, "admin_officers"),
            },
        ],
        "checks": found_by_checks(scope),
        "unit": scope.unit,
    }
    return TemplateResponse(request, "stations/admin_start.html", context)


def link(scope: Any, power: str, name: str) -> str:
    return reverse(f"stations:{name}") if scope.has(power) else ""


@requires(Can.VIEW_STAFF)
@require_safe
def admin_checks(request: HttpRequest) -> HttpResponse:
    """Units without an active head, stations without a supervising officer, and what other apps check."""
    context = {"checks": found_by_checks(request.scope)}
    return TemplateResponse(request, "stations/admin_checks.html", context)


def found_by_checks(scope: Any) -> list[dict[str, Any]]:
    """Each declared check with its rows for this area."""
    return [
        {"title": check.title, "good": check.good, "rows": check.find(scope)}
        for check in CHECKS
        if not check.power or scope.has(check.power)
    ]


@requires(Can.MANAGE_UNITS)
@require_safe
def admin_units(request: HttpRequest) -> HttpResponse:
    """The tree of one's area; ended units only when asked for."""
    with_ended = request.GET.get("ended") == "1"
    wanted = request.GET.get("q", "").strip()[:60]
    rows = Unit.objects.filter(path__startswith=request.scope.area)
    if not with_ended:
        rows = rows.filter(units.in_force())
    if wanted:
        rows = rows.filter(Q(name__icontains=wanted) | Q(code__icontains=wanted))
    heads = posted().filter(unit=OuterRef("pk"), role__in=set(HEADS.values()))
    rows = rows.annotate(headed=Exists(heads)).order_by("path")
    top = request.scope.area.count("/")
    tree = [
        {
            "unit": unit,
            "depth": min(6, max(0, unit.path.count("/") - top)),
            "needs_head": unit.type in HEADS,
        }
        for unit in rows
    ]
    context = {"tree": tree, "with_ended": with_ended, "q": wanted}
    return TemplateResponse(request, "stations/admin_units.html", context)


@requires(Can.MANAGE_UNITS)
@require_safe
def admin_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: what is known of it, who is posted there, and what may be done."""
    unit = unit_or_404(request, pk)
    context = {
        "unit": unit,
        "head": head_of(unit),
        "needs_head": unit.type in HEADS,
        "staff": Posting.everything.filter(pk__in=posted().filter(unit=unit))
        .select_related("officer__rank")
        .order_by("officer__rank__order", "officer__name"),
        "children": unit.children.order_by("path"),
        "crumbs": [*crumbs(), (unit.label, "")],
    }
    return TemplateResponse(request, "stations/admin_unit.html", context)


@requires(Can.MANAGE_UNITS)
def admin_unit_new(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    given = {"parent": request.GET.get("under") or None}
    form = forms.UnitNew(request.POST or None, scope=request.scope, initial=given)
    return form_page(
        request,
        form,
        lambda data: units.add_unit(**form.facts(), by=request.scope),
        title=_("Add a unit"),
        save=_("Add unit"),
        done=_("The unit was added."),
        to=reverse("stations:admin_units"),
        crumbs=crumbs(),
    )


@requires(Can.MANAGE_UNITS)
def admin_unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a unit's names and facts."""
    unit = unit_or_404(request, pk)
    known = {name: getattr(unit, name) for name in particulars.OF_UNIT if name != "names"}
    known |= {"name_hi": unit.names.get("hi", ""), "name_ne": unit.names.get("ne", "")}
    form = forms.UnitFacts(request.POST or None, scope=request.scope, initial=known)
    return form_page(
        request,
        form,
        lambda data: particulars.edit_unit(unit, **form.facts(), by=request.scope),
        title=_("Correct names and facts"),
        save=_("Save"),
        done=_("The unit was corrected."),
        to=reverse("stations:admin_unit", args=[unit.pk]),
        crumbs=crumbs(unit),
        note=_("Records that were made before keep the name as it was on the day."),
    )


@requires(Can.MANAGE_UNITS)
def admin_unit_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit on a day; nothing is deleted."""
    unit = unit_or_404(request, pk)
    return form_page(
        request,
        forms.UnitEnd(request.POST or None, scope=request.scope),
        lambda data: units.end_unit(unit, **data, by=request.scope),
        title=_("End this unit"),
        save=_("End unit"),
        done=_("The unit ends on that day. Its old records keep its code."),
        to=reverse("stations:admin_unit", args=[unit.pk]),
        crumbs=crumbs(unit),
        note=_("From the next day it takes no new record. This cannot be undone."),
        warn=True,
    )


@requires(Can.MANAGE_UNITS)
def admin_unit_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a unit, with all under it, under another parent."""
    unit = unit_or_404(request, pk)
    return form_page(
        request,
        forms.UnitMove(request.POST or None, scope=request.scope),
        lambda data: units.move_unit(unit, **data, by=request.scope),
        title=_("Move this unit"),
        save=_("Move unit"),
        done=_("The unit was moved, with everything under it."),
        to=reverse("stations:admin_unit", args=[unit.pk]),
        crumbs=crumbs(unit),
        note=_(
            "All its records move with it: the officers of the new area see them from now on, those of "
            "the old area no longer. Numbers and codes stay."
        ),
        warn=True,
    )
