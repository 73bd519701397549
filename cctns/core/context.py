"""What every page's frame needs (templates/base.html names it).  Read lazily: a page without the
officers' frame asks the database nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, F, Q, Window
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from .help import topic_of
from .jobs import shown
from .jurisdiction import NOWHERE
from .menus import menu_of
from .models import Job, Notification
from .roles import ROLES

SHOWN = 5  # alerts and jobs in their menus
LANGUAGE_NAMES = {"en": "English", "hi": "हिन्दी", "ne": "नेपाली"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: site, language and display for everyone; menus for officers."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    context: dict[str, Any] = {
        "site": site_of_settings(),
        "lang_links": lang_links(request),
        "theme": chosen(request, "theme", {"light", "dark"})
        or (user.theme if known else "light"),
        "text_size": chosen(request, "text_size", {"large", "larger"})
        or (user.text_size if known else ""),
        "single_keys": "off" if known and user.keys_off else "",
    }
    if known:
        context |= officer_frame(request)
    return context


def chosen(request: HttpRequest, cookie: str, known: set[str]) -> str:
    """A choice of this browser, if its cookie says something known."""
    value = request.COOKIES.get(cookie, "")
    return value if value in known else ""


def officer_frame(request: HttpRequest) -> dict[str, Any]:
    """Menu, posts, jobs and alerts of the officer who is signed in."""
    scope, posting = getattr(request, "scope", NOWHERE), getattr(request, "posting", None)
    officer = getattr(request, "officer", None)
    role = ROLES.get(posting.role) if posting is not None else None
    context = {
        "me": {
            "short": officer.name if officer else str(request.user),
            "name": str(officer or request.user),
            "initials": request.user.initials,
        },
        "nav": SimpleLazyObject(
            lambda: menu_of(scope, start=role.start if role else "", path=request.path)
        ),
        "jobs": SimpleLazyObject(lambda: jobs_of(request.user)),
        "alerts": SimpleLazyObject(lambda: alerts_of(request.user)),
        "page_help": topic_of(request.resolver_match),
    }
    if posting is not None:
        context["posting"] = {
            "pk": posting.pk,
            "unit": str(posting.unit),
            "title": posting.post,
            "role": role.label if role else posting.role,
        }
        context["postings"] = SimpleLazyObject(lambda: postings_shown(posting))
    return context


def site_of_settings() -> dict[str, Any]:
    """Whose site this is (settings: SITE_*)."""
    return {
        "name": settings.SITE_NAME,
        "unit_line": settings.SITE_UNIT_LINE,
        "state": settings.SITE_STATE,
        "department": settings.SITE_DEPARTMENT,
        "police": settings.SITE_POLICE,
        "owner": settings.SITE_OWNER,
        "emblem_url": settings.SITE_EMBLEM,
        "demo": settings.DEMO,
        "version": settings.VERSION,
    }


def lang_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The languages in their own scripts, each leading back to this page."""
    here = get_language()
    back = request.get_full_path() if request.method == "GET" else request.path
    return [
        {
            "code": code,
            "name": LANGUAGE_NAMES.get(code, name),
            "url": f"{reverse('language')}?{urlencode({'to': code, 'next': back})}",
            "current": code == here,
        }
        for code, name in settings.LANGUAGES
    ]


def postings_shown(current: Any) -> list[dict[str, Any]]:
    """The posts of the unit switcher: those held by the same officer now (one query)."""
    from django.utils.module_loading import import_string

    rows = import_string(settings.POSTINGS_OF_USER)(current.officer.user)
    return [
        {
            "pk": row.pk,
            "unit": str(row.unit),
            "title": row.post,
            "current": row.pk == current.pk,
        }
        for row in rows
    ]


def jobs_of(user: Any) -> dict[str, Any]:
    """The officer's latest jobs (one query)."""
    is_open = Q(status__in=[Job.State.WAITING, Job.State.RUNNING])
    rows = list(
        Job.objects.filter(owner=user)
        .annotate(open=Window(Count("pk", filter=is_open)))
        .order_by("-created_at")[:SHOWN]
    )
    return {
        "url": "/jobs/",
        "running": rows[0].open if rows else 0,
        "items": [shown(row) for row in rows],
    }


def alerts_of(user: Any) -> dict[str, Any]:
    """Unread alerts: the newest and how many there are (one query)."""
    rows = list(
        Notification.objects.filter(user=user, read_at=None)
        .annotate(unread=Window(Count("pk")))
        .order_by(F("pk").desc())[:SHOWN]
    )
    return {
        "url": "/alerts/",
        "unread": rows[0].unread if rows else 0,
        "items": [
            {"url": f"/alerts/{row.pk}/", "icon": row.icon or "bell", "text": row.text}
            for row in rows
        ],
    }
