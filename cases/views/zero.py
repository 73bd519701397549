"""Zero FIRs in and out: what came to the area, what went from it, and how long it has waited."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.disclosure import sections_line, sight_of
from cases.forms.zero import AgainForm
from cases.models import Case, Transfer
from cases.permissions import Can
from cases.registers.cases import SealedFor
from cases.services import transfers
from cases.services.casefolder import Folder
from cases.views.case import what_it_says
from cases.views.lists import page_of, pager_of
from cctns.core import dates
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.keyset import Keyset
from cctns.core.permissions import Refused, requires
from cctns.core.views.saving import saved_once, status_of, token_for

CAME = Keyset(Transfer, "sent_at", True, "zero-came")
WENT = Keyset(Case, "registered_at", True, "zero-went")


@requires(Can.VIEW_CASE)
@require_safe
def zero(request: HttpRequest) -> HttpResponse:
    """Received and sent, each a list of its own, newest first."""
    way = "sent" if request.GET.get("way") == "sent" else "received"
    log_access(request, "list", what=f"zero firs {way}")
    came = transfers.received_by(request.scope)
    waiting = came.filter(registered_at=None)
    went = Case.objects.within(request.scope).filter(kind="zero")
    open_only = request.GET.get("open") == "1"
    own = getattr(request.scope.unit, "pk", None)
    if way == "received":
        asked = waiting if open_only else came
        related = ("to", "case__unit", "case__fir__registered_as")
        found = page_of(
            request, CAME,
            asked.select_related(*related).defer("case__fir__content", "case__fir__registered_as__content"),
        )  # fmt: skip
        rows = [came_row(row, own) for row in found.rows]
    else:
        sent = went.filter(transfer=None) if open_only else went
        related = ("unit", "transfer__to", "fir__registered_as")
        found = page_of(
            request, WENT, sent.select_related(*related).defer("fir__content", "fir__registered_as__content")
        )  # fmt: skip
        listed = set(SealedFor(request.scope).values_list("case_id", flat=True))
        rows = [went_row(row, listed, own) for row in found.rows]
    tabs = [
        (_("Received"), "received", waiting.count()),
        (_("Sent from here"), "sent", went.filter(transfer=None).count()),
    ]
    context = {
        "way": way,
        "rows": rows,
        "open_only": open_only,
        "views": [
            {"name": name, "url": f"?way={key}", "count": count or None, "current": key == way}
            for name, key, count in tabs
        ],
        **pager_of(request, found),
    }
    return TemplateResponse(request, "cases/zero.html", context)


def came_row(row: Transfer, own: Any) -> dict[str, Any]:
    """A Zero FIR that came: who sent it, and what is still to be done with it here."""
    later = getattr(row.case.fir, "registered_as", None)
    state = ("green", _("Registered here")) if row.registered_at else (
        ("amber", _("To be registered")) if row.received_at else ("red", _("To be acknowledged"))
    )  # fmt: skip
    return {
        "number": row.case.cited,
        "url": reverse("cases:zero_received", args=[row.pk]),
        "from": row.case.unit.label,
        "to": "" if row.to_id == own else row.to.label,
        "sections": sections_line(row.case),
        "hides": row.case.sensitivity != "normal",
        "sent_at": row.sent_at,
        "received_at": row.received_at,
        "waits": waits(row.sent_at, row.registered_at),
        "state": state,
        "became": later.cited if later and row.registered_at else "",
    }


def went_row(case: Case, listed: set[Any], own: Any) -> dict[str, Any]:
    """A Zero FIR registered in the area, and how far it has come; a sealed one is a number and a day."""
    row = getattr(case, "transfer", None)
    is_head = case.sensitivity == "sealed" and case.pk not in listed
    later = getattr(case.fir, "registered_as", None)
    if row is None:
        state = ("red", _("Not sent yet"))
    elif row.registered_at:
        state = ("green", _("Registered there"))
    elif row.received_at:
        state = ("blue", _("Received there"))
    else:
        state = ("amber", _("On its way"))
    return {
        "number": case.cited,
        "url": case.get_absolute_url(),
        "from": "" if case.unit_id == own else case.unit.label,
        "to": "" if is_head or row is None else row.to.label,
        "sections": sections_line(case),
        "hides": case.sensitivity != "normal",
        "sent_at": None if is_head or row is None else row.sent_at,
        "received_at": None if is_head or row is None else row.received_at,
        "waits": "" if is_head else waits(case.registered_at, row and row.registered_at),
        "state": ("plum", _("Sealed by order")) if is_head else state,
        "became": "" if is_head or later is None else later.cited,
    }


def waits(since: Any, until: Any) -> str:
    """How long it has waited, or waited until it was registered: "4 days"."""
    return "" if since is None else dates.waited(since, until or timezone.now())


@requires(Can.VIEW_CASE)
def zero_received(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One Zero FIR that came: acknowledge it in the diary, then register it under a number of one's own.

    The sender's file is not in the area; what it says is shown through the mask.
    """
    row = transfers.received_or_404(request.scope, pk)
    folder = Folder(row.case, sight_of(row.case, request.scope), request.scope)
    acting = request.method == "POST"
    is_first = "acknowledge" in request.POST
    form: Any = (
        ServiceForm(request.POST)
        if is_first
        else AgainForm(request.POST if acting else None, unit=row.to)
    )
    if acting:
        if not (request.scope.has(Can.RECEIVE_TRANSFER) and request.scope.covers(row.to)):
            raise Refused(Can.RECEIVE_TRANSFER)
        answer = acknowledge(request, row, form) if is_first else register(request, row, form)
        if answer:
            return answer
    else:
        log_access(request, "open", record=row.case, what="zero fir received")
    later = getattr(row.case.fir, "registered_as", None)
    may = request.scope.has(Can.RECEIVE_TRANSFER) and request.scope.covers(row.to)
    seen = not folder.sight.header_only
    content = row.case.fir.content
    context = {
        "row": row,
        "case": row.case,
        "folder": folder,
        "title": _("Zero FIR %(number)s")
        % {"number": f"{row.case.number:04d}/{row.case.year}"},
        "seen": seen,
        "people": folder.people if seen else [],
        "says": what_it_says(folder, content) if seen else [],
        "narrative": folder.text(content.get("narrative", "")) if seen else "",
        "narrative_lang": content.get("narrative_language", ""),
        "sections": sections_line(row.case, for_list=False),
        "waits": waits(row.sent_at, row.registered_at),
        "later": later if row.registered_at else None,
        "later_url": later.case.get_absolute_url()
        if later and row.registered_at and request.scope.covers(later.unit)
        else "",
        "may": may,
        "may_register": may and request.scope.has(Can.REGISTER_FIR),
        "form": form,
        "again": form if isinstance(form, AgainForm) else AgainForm(unit=row.to),
        "token": token_for(request),
    }
    return TemplateResponse(
        request, "cases/zero_received.html", context, status=status_of(form)
    )


def acknowledge(request: HttpRequest, row: Transfer, form: ServiceForm) -> Any:
    return saved_once(
        request,
        form,
        "cases.zero_acknowledge",
        lambda: transfers.acknowledge(row, by=request.scope),
        url=lambda done: reverse("cases:zero_received", args=[done.pk]),
        said=lambda done: _("Received: the diary says so. Register it now."),
    )


def register(request: HttpRequest, row: Transfer, form: AgainForm) -> Any:
    return saved_once(
        request,
        form,
        "cases.zero_register",
        lambda: transfers.register_again(row, io=form.cleaned_data["io"], by=request.scope),
        url=lambda case: case.get_absolute_url(),
        said=lambda case: _("Registered here as FIR %(number)s.") % {"number": case.cited},
    )
