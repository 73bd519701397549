"""The case on screen: overview, people, property, documents, who looked.  Every opening is logged."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.permissions import Can
from cases.registers.cases import STAGE_TINTS
from cases.services.casefolder import Folder, open_case, open_whole
from cases.views.case_menu import ACTS, BY_CLOCK, may_do, menu_of
from cases.views.case_timeline import KINDS, SHOWN, handed_out, timeline_of
from cctns.core import codes, dates
from cctns.core.access import log_access, looks_at
from cctns.core.keyset import Keyset, LostPlace
from cctns.core.models import AccessLog
from cctns.core.panels import panels_of
from cctns.core.permissions import requires
from cctns.core.prints import ALL as FORMS

CHIPS = 4  # time limits in the head: the running ones, then those that were met
CARDS = 5  # people on the overview
PRINTED = ("iif-1", "fir-memo", "progress")
LOOKS = Keyset(AccessLog, "id", True, "case-looks")
PAGE = 25


@requires(Can.VIEW_CASE)
@require_safe
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The overview: what happened, what the FIR says, who is in it, what is next.

    Of a sealed case its own SHO and the chain above see the header (ruling 4).
    """
    folder = open_case(request.scope, pk, content=True)
    log_access(request, "open", record=folder.case, what="case")
    if folder.sight.header_only:
        return TemplateResponse(request, "cases/case_head.html", sealed_head(folder))
    kind = request.GET.get("kind", "")
    events = timeline_of(folder, kind)
    shown = events if "all" in request.GET else events[:SHOWN]
    content = folder.case.fir.content
    goods, goods_total = property_rows(folder)
    context = page(folder, "overview") | {
        "goods": goods,
        "goods_total": goods_total,
        "events": shown,
        "more_events": len(events) - len(shown),
        "kinds": list(KINDS.items()),
        "kind": kind if kind in KINDS else "",
        "kind_text": KINDS.get(kind, ""),
        "steps": next_steps(folder),
        "people": folder.people[:CARDS],
        "people_count": len(folder.people),
        "says": what_it_says(folder, content),
        "narrative": folder.text(content.get("narrative", "")),
        "narrative_lang": content.get("narrative_language", ""),
        "origins": origins(folder),
        "panels": boxes_of(folder, request),
    }
    return TemplateResponse(request, "cases/case.html", context)


@requires(Can.VIEW_CASE)
@require_safe
def case_people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everyone in the case, by their part."""
    folder = open_whole(request.scope, pk)
    log_access(request, "open", record=folder.case, what="case people")
    groups: dict[str, list] = {}
    for row in folder.people:
        groups.setdefault(row["part"], []).append(row)
    context = page(folder, "people") | {
        "groups": [(PART_TITLES[part](), rows) for part, rows in groups.items()]
    }
    return TemplateResponse(request, "cases/case_people.html", context)


@requires(Can.VIEW_CASE)
@require_safe
def case_property(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The property of the case (item 9 of the form)."""
    folder = open_whole(request.scope, pk)
    log_access(request, "open", record=folder.case, what="case property")
    rows, total = property_rows(folder)
    context = page(folder, "property") | {"rows": rows, "total": total}
    return TemplateResponse(request, "cases/case_property.html", context)


@requires(Can.VIEW_CASE)
@require_safe
def case_documents(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Papers printed, files attached, copies given, the dispatch to the court, what was told."""
    folder = open_whole(request.scope, pk)
    log_access(request, "open", record=folder.case, what="case documents")
    case = folder.case
    context = page(folder, "documents") | {
        "papers": folder.papers,
        "files": [(row, folder.hides_file(row)) for row in folder.attachments],
        "print_links": print_links(folder),
        "events": handed_out(folder)[:SHOWN],
        "acts": [
            {"url": ACTS[key].url(case), "text": ACTS[key].text, "icon": ACTS[key].icon}
            for key in ("copy", "court", "attach")
            if may_do(ACTS[key], folder)
        ],
    }
    return TemplateResponse(request, "cases/case_documents.html", context)


@requires(Can.VIEW_LOOKS)
@require_safe
def case_looks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who opened, printed, downloaded or unmasked this case, newest first: for the SHO and above."""
    folder = open_whole(request.scope, pk)
    folder.demand(Can.VIEW_LOOKS)
    log_access(request, "open", record=folder.case, what="case looks")
    rows = looks_at(folder.case).select_related("unit")
    try:
        found = LOOKS.page(
            rows, PAGE, after=request.GET.get("after", ""), before=request.GET.get("before", "")
        )
    except LostPlace:
        raise Http404(_("This page of the list is not there. Open the list again.")) from None
    context = page(folder, "looks") | {
        "looks": [named(row) for row in found.rows],
        "newer_url": f"?before={found.before}" if found.before else "",
        "older_url": f"?after={found.after}" if found.after else "",
    }
    return TemplateResponse(request, "cases/case_looks.html", context)


def named(row: AccessLog) -> AccessLog:
    """A line of the log with what was opened in the reader's words."""
    pages = {
        "case": _("Overview"),
        "case people": _("People"),
        "case property": _("Property"),
        "case documents": _("Documents"),
        "case looks": _("Who looked"),
        "attachment": _("File attached"),
        "zero fir received": _("Zero FIR, at the station it was sent to"),
    }
    act = ACTS.get(row.what.removeprefix("case "))
    form = FORMS.get(row.what.split(" ")[0])
    row.what_text = pages.get(row.what) or (act and act.text) or (form and form.title) or ""
    return row


# --- what the pages share --------------------------------------------------------------------


def title_of(folder: Folder) -> str:
    case = folder.case
    number = {"number": f"{case.number:04d}/{case.year}"}
    return (
        _("Zero FIR %(number)s") % number
        if case.kind == "zero"
        else _("FIR %(number)s") % number
    )


def crumbs_of(folder: Folder, last: str = "") -> list[tuple[Any, str]]:
    """Station, list, case; an act's page ends with its own name."""
    case = folder.case
    station = (
        (case.unit.label, "") if folder.is_own else (_("Shared files"), reverse("cases:shared"))
    )
    crumbs = [
        station,
        (_("FIRs and cases"), reverse("cases:cases")),
        (title_of(folder), case.get_absolute_url() if last else ""),
    ]
    return [*crumbs, (last, "")] if last else crumbs


def sealed_head(folder: Folder) -> dict[str, Any]:
    """Number and date, and nothing else."""
    return {
        "case": folder.case,
        "title": title_of(folder),
        "crumbs": crumbs_of(folder),
        "menu": menu_of(folder),
    }


def page(folder: Folder, tab: str) -> dict[str, Any]:
    """The head of the record and its tabs (cases/case_base.html)."""
    case = folder.case
    running = [chip(folder, run) for run in folder.clocks if not run.met_at]
    met = [chip(folder, run) for run in folder.clocks if run.met_at]
    return {
        "case": case,
        "folder": folder,
        "sight": folder.sight,
        "title": title_of(folder),
        "crumbs": crumbs_of(folder),
        "matter": matter_of(folder),
        "stage_tint": STAGE_TINTS.get(case.stage, ""),
        "chips": [*running[:CHIPS], *met[: CHIPS - len(running[:CHIPS])]],
        "more_clocks": max(0, len(running) - CHIPS),
        "menu": menu_of(folder),
        "share": folder.share(),
        "ask_url": reverse("cases:case_ask", args=[case.pk])
        if folder.hides_text and folder.may(Can.UNMASK)
        else "",
        "print_url": reverse("print", args=["iif-1", case.pk])
        if folder.may(Can.PRINT_FIR, Can.VIEW_CASE)
        else "",
        "tabs": tabs_of(folder, tab),
    }


def matter_of(folder: Folder) -> str:
    """What it is about, in one line: the kind of crime and the place, as the law lets it be said."""
    case = folder.case
    kind = case.category.label() if case.category else ""
    place = "" if folder.hides_text else case.place
    return ": ".join(part for part in (kind, place) if part)


def chip(folder: Folder, run: Any) -> dict[str, Any]:
    """A time limit whose name leads to the act that meets it."""
    act = BY_CLOCK.get(run.code)
    leads = act is not None and run.met_at is None and may_do(act, folder)
    return {
        "title": _(run.definition.title),
        "law": "" if run.met_at else run.definition.law,
        "started_at": run.started_at,
        "due_at": run.due_at,
        "met_at": run.met_at,
        "url": act.url(folder.case) if act and leads else "",
        "code": run.code,
    }


def tabs_of(folder: Folder, current: str) -> list[dict[str, Any]]:
    case = folder.case
    documents = len(folder.papers) + len(folder.attachments)
    tabs = [
        ("overview", _("Overview"), case.get_absolute_url(), None),
        ("people", _("People"), reverse("cases:case_people", args=[case.pk]), len(folder.people)),
        ("property", _("Property"), reverse("cases:case_property", args=[case.pk]), len(folder.goods)),
        ("documents", _("Documents"), reverse("cases:case_documents", args=[case.pk]), documents),
    ]  # fmt: skip
    if folder.may(Can.VIEW_LOOKS):
        tabs.append(
            ("looks", _("Who looked"), reverse("cases:case_looks", args=[case.pk]), None)
        )
    return [
        {"name": name, "url": url, "count": count, "current": key == current}
        for key, name, url, count in tabs
    ]


def next_steps(folder: Folder) -> list[dict[str, Any]]:
    """What the law or the file still asks for, soonest first, each with the page that does it."""
    case, steps = folder.case, []
    if case.io_id is None and case.stage == case.Stage.INVESTIGATION and case.kind != "zero":
        act = ACTS["officer"]
        steps.append(
            {
                "title": _("Give the case to an investigating officer"),
                "url": act.url(case) if may_do(act, folder) else "",
            }
        )
    for run in folder.clocks:
        if run.met_at is None:
            stands = dates.left(run.due_at)
            said = {"left": stands.text, "state": stands.state, "due": run.due_at}
            steps.append(chip(folder, run) | said)
    return steps


def what_it_says(folder: Folder, content: dict[str, Any]) -> list[dict[str, Any]]:
    """The facts of the FIR, as they were read over."""
    fir, place = folder.case.fir, content.get("place") or {}
    rows = [
        (_("Information"), fir.get_information_type_display(), fir.information_at),
        (_("Happened from"), "", fir.occurred_from),
        (_("Happened until"), "", fir.occurred_to),
    ]
    said = [
        {"label": label, "value": value, "at": moment}
        for label, value, moment in rows
        if value or moment
    ]
    if place.get("address"):
        said.append({"label": _("Place"), "value": folder.text(place["address"])})
    if content.get("delay_reason"):
        said.append(
            {"label": _("Reason for delay"), "value": folder.text(content["delay_reason"])}
        )
    recorder = content.get("recorder") or {}
    if recorder.get("name"):
        said.append(
            {
                "label": _("Taken down by"),
                "value": f"{recorder.get('rank', '')} {recorder['name']}".strip(),
            }
        )
    return said


def origins(folder: Folder) -> list[tuple[str, str]]:
    """Whence the case came and where it went: (words, address)."""
    case, found = folder.case, []
    for complaint in case.complaints.all()[:5]:
        link = complaint.get_absolute_url() if folder.may(Can.VIEW_COMPLAINT) else ""
        found.append((_("From complaint %(number)s") % {"number": complaint}, link))
    if case.fir.received_from_id:
        earlier = case.fir.received_from
        words = {
            "number": f"{earlier.number:04d}/{earlier.year}",
            "station": earlier.unit.label,
        }
        found.append((_("Received as Zero FIR %(number)s of %(station)s") % words, ""))
    later = getattr(case.fir, "registered_as", None) if case.kind == "zero" else None
    if later is not None:
        words = {"number": later.cited, "station": later.unit.label}
        link = later.case.get_absolute_url() if folder.scope.covers(later.unit) else ""
        found.append((_("Registered as FIR %(number)s at %(station)s") % words, link))
    return found


def boxes_of(folder: Folder, request: HttpRequest) -> list[dict[str, Any]]:
    """What other apps add to the page of this case, each drawn with its own context alone."""
    return [
        {
            "key": each.key,
            "title": each.title,
            "body": render_to_string(each.template, context, request),
        }
        for each, context in panels_of(folder.case, folder.scope)
    ]


def property_rows(folder: Folder) -> tuple[list[dict[str, Any]], Any]:
    """Item 9 line by line, and what it is worth together."""
    rows, total = [], 0
    for item in folder.goods:
        rows.append(
            {
                "item": item,
                "kind": codes.label("property_category", item.category),
                "description": folder.text(item.description),
                "mark": folder.text(item.mark),
                "hidden": folder.hides_text,
                "value": plainly(item.value),
            }
        )
        total += item.value or 0
    return rows, plainly(total)


def plainly(amount: Any) -> Any:
    """Whole rupees without paise."""
    return int(amount) if amount is not None and amount == int(amount) else amount


def print_links(folder: Folder) -> list[dict[str, Any]]:
    """The papers that can be printed of this case."""
    case, links = folder.case, []
    for name in PRINTED:
        form = FORMS[name]
        if name == "fir-memo" and case.kind == "zero":
            continue
        if folder.may(form.power):
            links.append(
                {
                    "name": name,
                    "title": form.title,
                    "url": reverse("print", args=[name, case.pk]),
                }
            )
    return links


PART_TITLES = {
    "accused": lambda: _("Accused"),
    "suspect": lambda: _("Suspects"),
    "complainant": lambda: _("Informant"),
    "victim": lambda: _("Victims"),
    "witness": lambda: _("Witnesses"),
}
