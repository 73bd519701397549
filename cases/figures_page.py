"""The page of figures: what templates/cases/figures.html draws, and where each number leads."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.dates import MONTHS_3
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases import figures
from cases.figures import Firs, rows_url
from cases.models import CrimeCategory
from cases.periods import Period, month_of
from cases.registers.cases import FirRegister
from cases.registers.clocks import ClockRegister
from cases.registers.complaints import ComplaintRegister
from cctns.core import dates, money
from cctns.core.jurisdiction import Scope
from stations.models import Unit

TOLD = ("state", "range", "district")  # levels that are shown to those who see figures only
COLUMNS = 7  # kinds of crime in the heat table
KINDS = 12  # lines of the table of kinds
MAP_FROM, MAP_TO = 3, 12  # districts that make a map of tiles

# What the units of each level are called above their table.
HEADINGS = {
    "state": gettext_lazy("States"),
    "district": gettext_lazy("Districts"),
    "subdivision": gettext_lazy("Sub-divisions"),
    "station": gettext_lazy("Stations"),
}


def context_of(scope: Scope, period: Period, *, only_figures: bool) -> dict[str, Any]:
    """Everything on the page, in a fixed number of queries."""
    now, before = figures.firs_of(scope, period), figures.firs_before(scope, period)
    running, waiting = figures.running(scope), figures.waiting_complaints(scope)
    kinds = {kind.code: kind for kind in CrimeCategory.objects.all()}
    sensitive = figures.sensitive_kinds() if only_figures else set()
    level = figures.BELOW.get(scope.unit.type if scope.unit else "nation")
    shows_units = level is not None and not (only_figures and level not in TOLD)
    counted = {*now.by_unit, *before.by_unit, *waiting, *running.late, *running.soon}
    units = figures.units_below(scope, counted) if shows_units else []
    told = set(now.by_kind) | set(before.by_kind)
    if only_figures:
        told = kinds_told(scope, now, before, sensitive)
    page = Page(scope, period, only_figures)
    context: dict[str, Any] = {
        "kpis": page.kpis(now, before, running, waiting),
        "months": [
            str(MONTHS_3[month.month]).capitalize() for month in figures.months_to(period)
        ],
        "kinds": page.kinds(now, before, kinds, told),
        "heading": HEADINGS.get(level or "", ""),
    }
    if units:
        split = told if not only_figures else told & figures.kinds_to_split(now, sensitive)
        context |= {
            "table": page.units(units, now, before, running, waiting),
            "heat": page.heat(
                figures.units_of_cells(scope, units, (where for where, _kind in now.cells)),
                now,
                kinds,
                split,
            ),
            "heat_heading": HEADINGS["station" if figures.is_district(scope) else level],
            "map": page.tiles(units, running) if level == "district" else [],
        }
    return context


def kinds_told(scope: Scope, now: Firs, before: Firs, sensitive: set[str]) -> set[str]:
    """The kinds that a reader of figures alone is told: of a district no protected kind, else none
    whose count is under three."""
    wide = scope.unit is None or scope.unit.type in ("nation", "state")
    found = set(now.by_kind) | set(before.by_kind)

    def is_small(kind: str) -> bool:
        return any(0 < each.by_kind[kind] < figures.SMALL for each in (now, before))

    return {kind for kind in found if kind not in sensitive or (wide and not is_small(kind))}


def unit_url(unit: Unit, period: str) -> str:
    """The figures of one unit, for the same period."""
    query = {"unit": unit.code} | ({"period": period} if period else {})
    return f"{reverse('cases:dashboard')}?{urlencode(query)}"


def compared(number: int, before: int, period: Period) -> str:
    """ "12 more than in the same days of 2025 (46)"."""
    words = {
        "count": money.group(abs(number - before)),
        "before": money.group(before),
        "year": period.before.first.year
        if period.before.first.year == period.before.last.year
        else dates.financial_year(period.before.first),
    }
    if number == before:
        return _("As many as in the same days of %(year)s") % words
    if number > before:
        return _("%(count)s more than in the same days of %(year)s (%(before)s)") % words
    return _("%(count)s fewer than in the same days of %(year)s (%(before)s)") % words


class Page:
    """One look at an area over a period, by one reader."""

    def __init__(self, scope: Scope, period: Period, only_figures: bool) -> None:
        self.scope, self.period, self.only_figures = scope, period, only_figures

    def firs_url(self, unit: Unit | None = None, **query: Any) -> str:
        return rows_url(FirRegister, self.scope, unit, **self.period.query(), **query)

    # --- key figures -------------------------------------------------------------------------

    def kpis(
        self, now: Firs, before: Firs, running: figures.Running, waiting: Counter[Any]
    ) -> list[dict[str, Any]]:
        old, is_more = figures.old_count(self.scope)
        late = running.waiting.total()
        return [
            {
                "label": _("FIRs registered"),
                "figure": money.group(now.total),
                "url": self.firs_url(),
                "trend": figures.months_line(self.scope, figures.months_to(self.period)),
                "note": compared(now.total, before.total, self.period),
            },
            self.women_and_children(now, before),
            {
                "label": _("Clocks overdue now"),
                "figure": money.group(running.late.total()),
                "url": rows_url(ClockRegister, self.scope, state="late"),
                "kind": "red" if running.late.total() else "",
            },
            {
                "label": _("Clocks due in 7 days"),
                "figure": money.group(running.soon.total()),
                "url": rows_url(ClockRegister, self.scope, state="soon"),
                "kind": "amber" if running.soon.total() else "",
            },
            {
                "label": _("Complaints late for a decision"),
                "figure": money.group(late),
                "url": rows_url(ClockRegister, self.scope, state="late", code=figures.WAITING),
                "kind": "amber" if late else "",
                "note": ngettext(
                    "%(count)s waits in all", "%(count)s wait in all", waiting.total()
                )
                % {"count": money.group(waiting.total())},
                "note_url": rows_url(
                    ComplaintRegister, self.scope, status="received", sort="received"
                ),
            },
            {
                "label": _("Under investigation for over 6 months"),
                "figure": f"{money.group(old)}{'+' if is_more else ''}",
                "url": rows_url(FirRegister, self.scope, **figures.old_query()),
            },
        ]

    def women_and_children(self, now: Firs, before: Firs) -> dict[str, Any]:
        hidden = self.only_figures and any(
            0 < each.about < figures.SMALL for each in (now, before)
        )
        return {
            "label": _("Against women, or with a child"),
            "figure": _("under 3") if hidden else money.group(now.about),
            "url": self.firs_url(victims="either"),
            "note": "" if hidden else compared(now.about, before.about, self.period),
        }

    # --- by unit -----------------------------------------------------------------------------

    def units(
        self,
        units: list[Unit],
        now: Firs,
        before: Firs,
        running: figures.Running,
        waiting: Counter[Any],
    ) -> dict[str, Any]:
        """A line for each unit, most FIRs first; each number opens its rows."""
        top = max(now.by_unit.values(), default=0)
        lines = [
            {
                "name": unit.label,
                "url": self.way_down(unit),
                "firs": now.by_unit[unit.pk],
                "firs_url": self.firs_url(unit),
                "before": before.by_unit[unit.pk],
                "share": round(100 * now.by_unit[unit.pk] / top) if top else 0,
                "waiting": waiting[unit.pk],
                "waiting_url": rows_url(
                    ComplaintRegister, self.scope, unit, status="received", sort="received"
                ),
                "late": running.late[unit.pk],
                "late_url": rows_url(ClockRegister, self.scope, unit, state="late"),
                "soon": running.soon[unit.pk],
                "soon_url": rows_url(ClockRegister, self.scope, unit, state="soon"),
            }
            for unit in sorted(units, key=lambda unit: (-now.by_unit[unit.pk], unit.path))
        ]
        total = {
            "name": self.scope.unit.label if self.scope.unit else "",
            "firs": now.total,
            "before": before.total,
            "waiting": waiting.total(),
            "late": running.late.total(),
            "soon": running.soon.total(),
        }
        return {"lines": lines, "total": total}

    def way_down(self, unit: Unit) -> str:
        """The unit's own figures; "" where those who see figures only do not go."""
        if self.only_figures and unit.type not in TOLD:
            return ""
        own_period = month_of(dates.today(), dates.today()).key == self.period.key
        return unit_url(unit, "" if own_period else self.period.key)

    def heat(
        self,
        units: list[Unit],
        now: Firs,
        kinds: dict[str, CrimeCategory],
        split: set[str],
    ) -> dict[str, Any]:
        """Units against the commonest kinds of crime; what is left is "Other kinds"."""
        common = [kind for kind, _count in now.by_kind.most_common() if kind in split][:COLUMNS]
        rows = []
        for unit in units:
            cells: list[Any] = [
                (now.cells[unit.pk, kind], self.firs_url(unit, category=kind) if now.cells[unit.pk, kind] else "")
                for kind in common
            ]  # fmt: skip
            known = sum(n for (where, _kind), n in now.cells.items() if where == unit.pk)
            cells.append((known - sum(number for number, _url in cells), ""))
            rows.append((unit.label, cells))
        columns = [kinds[kind].label() for kind in common] + [_("Other kinds")]
        return {"columns": columns, "rows": rows} if now.by_kind else {}

    def tiles(self, units: list[Unit], running: figures.Running) -> list[dict[str, Any]]:
        """The districts as squares about where they lie, tinted by their overdue clocks."""
        districts = [unit for unit in units if unit.type == "district"]
        if not MAP_FROM <= len(districts) <= MAP_TO or any(
            unit.latitude is None for unit in districts
        ):
            return []
        return [
            {
                "name": unit.place or unit.label,
                "value": running.late[unit.pk],
                "shown": money.group(running.late[unit.pk]),
                "small": _("%(count)s due in 7 days")
                % {"count": money.group(running.soon[unit.pk])},
                "url": self.way_down(unit),
                "place": place,
            }
            for unit, place in laid_out(districts)
        ]

    # --- by kind -----------------------------------------------------------------------------

    def kinds(
        self, now: Firs, before: Firs, kinds: dict[str, CrimeCategory], told: set[str]
    ) -> list[dict[str, Any]]:
        """The commonest kinds with a year earlier; all others in a last line."""
        common = [kind for kind, _count in now.by_kind.most_common() if kind in told][:KINDS]
        top = max((now.by_kind[kind] for kind in common), default=0)
        lines = [
            {
                "name": kinds[kind].label(),
                "number": now.by_kind[kind],
                "url": self.firs_url(category=kind),
                "before": before.by_kind[kind],
                "share": round(100 * now.by_kind[kind] / top) if top else 0,
            }
            for kind in common
        ]
        others = [
            each.by_kind.total() - sum(each.by_kind[kind] for kind in common)
            for each in (now, before)
        ]
        if any(others):
            rest = [kind for kind in now.by_kind if kind not in common]
            lines.append(
                {
                    "name": _("Other kinds"),
                    "number": others[0],
                    "url": self.firs_url(category=rest) if rest and len(rest) <= KINDS else "",
                    "before": others[1],
                    "share": min(100, round(100 * others[0] / top)) if top else 0,
                }
            )
        return lines


def laid_out(districts: list[Unit]) -> list[tuple[Unit, str]]:
    """The districts from north to south in rows of three, each row from west to east.

    A row of one or two stands in the middle: its first tile has the place "off1" or "off2".
    """
    ordered = sorted(districts, key=lambda unit: -unit.latitude)
    count = len(ordered)
    sizes = {0: [1, 2], 1: [1], 2: [2]}[count % 3] if count != 3 else []
    sizes += [3] * ((count - sum(sizes)) // 3)
    found, start = [], 0
    for size in sizes:
        row = sorted(ordered[start : start + size], key=lambda unit: unit.longitude)
        places = {1: "off1", 2: "off2"}.get(size, "")
        found += [(unit, "" if place else places) for place, unit in enumerate(row)]
        start += size
    return found
