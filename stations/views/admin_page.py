"""The one shape of an administration form: read, call the service, say what was done, go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from stations.models import Officer, Unit
from stations.services.sign_in import open_postings


def add_refusal(form: Form, refused: ValidationError) -> None:
    """Put a service's refusal on the fields it names, else on the form."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def form_page(
    request: HttpRequest,
    form: Form,
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
    """Draw a form, or run ``do`` with its data and redirect to ``to`` with the words ``done``.

    ``do`` may answer with a response of its own (a page that shows something once).
    """
    if form.is_valid():
        try:
            answer = do(form.cleaned_data)
        except ValidationError as refused:
            add_refusal(form, refused)
        else:
            if isinstance(answer, HttpResponse):
                return answer
            messages.success(request, done)
            return redirect(to)
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
        },
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
