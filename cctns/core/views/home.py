"""The start page: "/" leads each role to its own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from cctns.core.menus import menu_of
from cctns.core.permissions import public
from cctns.core.roles import ROLES

# Role.start -> the view of that start page; each app adds its own: @start("today").
STARTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {}


def start(name: str) -> Callable:
    """Make a view the start page of the roles that name it."""

    def decorate(view: Callable) -> Callable:
        STARTS[name] = view
        return view

    return decorate


@public
def home(request: HttpRequest) -> HttpResponse:
    """Sign-in for a stranger; the role's start page for an officer; else the choice of a post."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    if request.posting is None:
        return redirect("post" if request.officer is not None else "settings")
    role = ROLES.get(request.posting.role)
    return STARTS.get(role.start if role else "", later)(request)


@start("later")
def later(request: HttpRequest) -> HttpResponse:
    """A role whose own pages come later: says so, and lists what it can open now."""
    role = ROLES.get(request.posting.role)
    groups = menu_of(request.scope, start=role.start if role else "", path=request.path)
    return TemplateResponse(
        request, "core/later.html", {"role": role.label if role else "", "groups": groups}
    )


later.powers = ()
