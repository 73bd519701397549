"""The one shape of an administration form: read, call the service, say what was done, go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from cctns.core.views.saving import saved_once, status_of, token_for
from stations.forms_admin import Scoped
from stations.models import Officer, Unit
from stations.services.sign_in import open_postings


def form_page(
    request: HttpRequest,
    form: Scoped,
    do: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    save: Any,
    done: Any,
    to: str,
    crumbs: list[tuple[Any, str]] = (),
    note: Any = "",
    warn: bool = False,
) -> HttpResponse:
    """Draw a form, or run ``do`` with its data, once per page, and redirect to ``to`` with the words ``done``.

    ``do`` may answer with a response of its own: another way on, or a page that shows something once
    (a second delivery then leads to ``to``).
    """
    if request.method == "POST":
        made: list[Any] = []
        answer = saved_once(
            request,
            form,
            f"stations.{request.resolver_match.url_name}",
            lambda: made.append(do(form.cleaned_data)),
            url=lambda _row: made[0].url if isinstance(made[0], HttpResponseRedirect) else to,
            said=(lambda _row: done) if done else None,
        )
        if answer is not None:
            own = made[0] if made else None
            return own if isinstance(own, HttpResponse) else answer
    return TemplateResponse(
        request,
        "stations/admin_form.html",
        {
            "form": form,
            "title": title,
            "save": save,
            "crumbs": [*crumbs, (title, "")],
            "back_url": to,
            "note": note,
            "warn": warn,
            "token": token_for(request),
        },
        status=status_of(form),
    )


def unit_or_404(request: HttpRequest, pk: int) -> Unit:
    """A unit of one's area; another's and a missing one look the same."""
    from django.http import Http404

    unit = Unit.objects.select_related("parent").filter(pk=pk).first()
    if unit is None or not request.scope.covers(unit):
        raise Http404
    return unit


def officer_or_404(request: HttpRequest, pk: int) -> Officer:
    """An officer posted in one's area, or posted nowhere; another area's looks like a missing one."""
    from django.http import Http404

    officer = Officer.objects.select_related("rank", "user").filter(pk=pk).first()
    if officer is None or not in_area(request, officer):
        raise Http404
    return officer


def in_area(request: HttpRequest, officer: Officer) -> bool:
    postings = open_postings(officer)
    return not postings or any(request.scope.covers(posting.unit) for posting in postings)
