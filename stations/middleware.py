"""Who is asking, in which post, and what that post gives: ``request.officer``, ``.posting``, ``.scope``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from cctns.core.access import log_access
from cctns.core.jurisdiction import NOWHERE
from stations.models import Officer, Posting
from stations.services.access import postings_of, scope_of

SESSION_KEY = "posting_id"
LOST_KEY = "posting_lost"  # the post that the session held ended: told on the next page

# Pages that an officer without a post may open: one's own account, and leaving.
OWN_PAGES = ("account_", "mfa_", "usersessions_")
WITHOUT_A_POST = frozenset({"post", "settings", "language", "theme"})


class ScopeMiddleware:
    """Bind the session to one posting and take its scope anew at each request (one query)."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.officer, request.posting, request.scope = None, None, NOWHERE
        if request.user.is_authenticated:
            self.bind(request)
        return self.get_response(request)

    def bind(self, request: HttpRequest) -> None:
        """Take the session's posting, or the only one; lose it the moment it gives nothing."""
        held = request.session.get(SESSION_KEY)
        if held is not None:
            posting = postings_of(request.user).filter(pk=held).first()
            if posting is not None:
                take(request, posting)
                return
            del request.session[SESSION_KEY]
            request.session[LOST_KEY] = held
        elif LOST_KEY not in request.session:
            open_to = list(postings_of(request.user)[:2])
            if len(open_to) == 1:
                choose(request, open_to[0])
                return
            if open_to:
                request.officer = open_to[0].officer
                return
        request.officer = (
            Officer.objects.filter(user=request.user).select_related("rank").first()
        )

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        """An officer without a post is led to the page where one is chosen, or told why not."""
        if (
            request.officer is None
            or request.posting is not None
            or request.path.startswith("/api/")
        ):
            return None
        name = request.resolver_match.url_name or ""
        is_open = getattr(view, "powers", ()) is None  # @public
        if is_open or name in WITHOUT_A_POST or name.startswith(OWN_PAGES):
            return None
        return redirect(f"{reverse('post')}?{urlencode({'next': request.get_full_path()})}")


def take(request: HttpRequest, posting: Posting) -> None:
    """Work in this posting for the rest of the request."""
    request.posting = posting
    request.officer = posting.officer
    request.scope = scope_of(posting)


def choose(request: Any, posting: Posting) -> None:
    """Bind the session to a posting, and note it in the access log."""
    request.session[SESSION_KEY] = posting.pk
    request.session.pop(LOST_KEY, None)
    take(request, posting)
    log_access(request, "sign_in", what=f"post: {posting.role}")
