"""What may this person do?  Each view names its powers; an undeclared view does not start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.core.checks import Error, register
from django.core.exceptions import PermissionDenied
from django.urls import URLPattern, URLResolver, get_resolver

# Views of libraries that carry their own rule; each is listed with its reason in docs/THREATS.md.
OWN_RULES = ("drf_spectacular", "rest_framework", "django.views.i18n")


class Refused(PermissionDenied):
    """The power is not held.  The 403 page names the power and the roles that hold it."""

    def __init__(self, power: str = "", message: str = "") -> None:
        self.power = power
        self.message = str(message)
        super().__init__(self.message or power)


def requires(*powers: str, any_of: bool = False) -> Callable:
    """Let a view run only for a person whose posting holds these powers.

    ``requires()`` alone: any officer who is signed in.  ``any_of``: one of them is enough.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                from django.contrib.auth.views import redirect_to_login  # needs the user model

                return redirect_to_login(request.get_full_path())
            held = [p for p in powers if request.scope.has(p)]
            if powers and (not held if any_of else len(held) < len(powers)):
                raise Refused(next(p for p in powers if p not in held))
            return view(request, *args, **kwargs)

        guarded.powers = powers
        guarded.any_of = any_of
        return guarded

    return decorate


def public(view: Callable) -> Callable:
    """Mark a view as open to anyone, signed in or not."""
    view.powers = None
    return view


def is_declared(view: Callable) -> bool:
    """True when the view says who may use it: by decorator, or by its viewset's ``power``."""
    return (
        hasattr(view, "powers")
        or hasattr(getattr(view, "cls", None), "power")
        or hasattr(getattr(view, "view_class", None), "power")
        or view.__module__.startswith(OWN_RULES)
    )


class RequirePermission:
    """Middleware: refuse any view that says neither @requires nor @public."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        return self.get_response(request)

    def process_view(self, request: Any, view: Callable, args: tuple, kwargs: dict) -> None:
        if not is_declared(view):
            raise Refused


def all_views(
    resolver: URLResolver | None = None, prefix: str = ""
) -> Iterator[tuple[str, Callable]]:
    """Every (route, view) in the site, for the check below and the permission matrix."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield route, entry.callback
        else:
            yield from all_views(entry, route)


@register("permissions")
def every_view_declares_its_powers(app_configs: Any, **kwargs: Any) -> list[Error]:
    return [
        Error(f"/{route} needs @requires(...) or @public", obj=view, id="core.E001")
        for route, view in all_views()
        if not is_declared(view)
    ]
