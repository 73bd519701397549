"""/help/: the topics, one topic, and the site map."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cctns.core.help import ALL, groups_for
from cctns.core.menus import PUBLIC, menu_of
from cctns.core.permissions import public
from cctns.core.registers import ALL as BOOKS
from cctns.core.roles import ROLES

SIGN_IN = reverse_lazy("account_login")


@public
@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """All topics that the reader may open."""
    return page(request, "help/index.html", {"groups": listed(request)})


@public
@require_safe
def help_topic(request: HttpRequest, key: str) -> HttpResponse:
    """One topic; an officers' topic asks a stranger to sign in first."""
    topic = ALL.get(key)
    if topic is None:
        raise Http404
    if not topic.public and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    context = {"title": topic.title, "back_url": asked_from(request)}
    return page(request, topic.template, context)


@public
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every page that the reader can open from here (Guidelines for Indian Government Websites)."""
    groups = [
        {
            "title": group["title"],
            "links": [(item["label"], item["url"]) for item in group["items"]],
        }
        for group in menu(request)
    ]
    if request.user.is_authenticated:
        groups += [
            {"title": _("Registers"), "links": books(request)},
            {"title": _("Your account"), "links": own_pages()},
        ]
    groups.append({"title": _("Open to everyone"), "links": public_pages(request)})
    groups += [
        {
            "title": _("Help: %(group)s") % {"group": group["title"]},
            "links": [(topic.title, topic.url) for topic in group["topics"]],
        }
        for group in listed(request)
    ]
    return page(request, "core/site_map.html", {"groups": [g for g in groups if g["links"]]})


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page in the frame of whoever asks."""
    frame = "desk" if request.user.is_authenticated else "portal"
    return TemplateResponse(request, template, {"layout": f"layouts/{frame}.html"} | context)


def asked_from(request: HttpRequest) -> str:
    """The page of ours whose help was asked for; "" for another site's address."""
    back = request.GET.get("from", "")[:500]
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if ours else ""


def listed(request: HttpRequest) -> list[dict[str, Any]]:
    return groups_for(request.scope, officer=request.user.is_authenticated)


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    posting = getattr(request, "posting", None)
    role = ROLES.get(posting.role) if posting is not None else None
    return menu_of(request.scope, start=role.start if role else "", path=request.path)


def books(request: HttpRequest) -> list[tuple[Any, str]]:
    """The registers that this post may open."""
    found = [book for book in BOOKS.values() if book.open_to(request.scope)]
    return [(book.title, reverse("register", args=[book.name])) for book in found]


def own_pages() -> list[tuple[str, str]]:
    """Pages of every officer, most of which stand in no menu."""
    return [
        (_("Settings"), reverse("settings")),
        (_("Second factor"), reverse("mfa_index")),
        (_("Where you are signed in"), reverse("usersessions_list")),
        (_("Drafts"), reverse("drafts")),
        (_("Alerts"), reverse("alerts")),
        (_("Jobs"), reverse("jobs")),
    ]


def public_pages(request: HttpRequest) -> list[tuple[Any, str]]:
    """Pages that open without a sign-in; the sign-in itself only for who is not signed in."""
    known = request.user.is_authenticated
    found = [(entry.label, entry.address()) for entry in PUBLIC]
    return [(text, url) for text, url in found if url and not (known and url == SIGN_IN)]
