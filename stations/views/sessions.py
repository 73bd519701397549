"""An officer's sign-in, kept by a second officer: account, password, second factor, sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cctns.core.permissions import requires
from stations import forms_admin as forms
from stations.permissions import Can
from stations.services import sign_in
from stations.views.admin_page import form_page, officer_or_404
from stations.views.admin_staff import crumbs, page_of


def shows_once(request: HttpRequest, officer: Any, make: Callable[[], str]) -> HttpResponse:
    """The page that shows a one-time password; it cannot be opened again."""
    context = {"officer": officer, "password": make(), "back_url": page_of(officer)}
    return TemplateResponse(request, "stations/admin_password.html", context)


@requires(Can.RESET_SIGN_IN)
@never_cache
def admin_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an officer a sign-in."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.SignInNew(request.POST or None, scope=request.scope),
        lambda data: shows_once(
            request, officer, lambda: sign_in.give_sign_in(officer, **data, by=request.scope)
        ),
        title=_("Give a sign-in"),
        save=_("Make the account"),
        done="",
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_(
            "A one-time password is shown once. The officer changes it and sets up a second "
            "factor at the first sign-in."
        ),
    )


@requires(Can.RESET_SIGN_IN)
@never_cache
def admin_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Reset a password: a one-time password, shown once."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.WithReason(request.POST or None, scope=request.scope),
        lambda data: shows_once(
            request, officer, lambda: sign_in.reset_password(officer, **data, by=request.scope)
        ),
        title=_("Reset the password"),
        save=_("Reset password"),
        done="",
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_(
            "Make sure who is asking. All sessions of the officer end, and the officer is told that you did it."
        ),
        warn=True,
    )


@requires(Can.RESET_SIGN_IN)
def admin_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a lost second factor."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.WithReason(request.POST or None, scope=request.scope),
        lambda data: sign_in.reset_factor(officer, **data, by=request.scope),
        title=_("Reset the second factor"),
        save=_("Take second factor away"),
        done=_(
            "The second factor was taken away. The officer sets up a new one at the next sign-in."
        ),
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_(
            "Make sure who is asking. All sessions of the officer end, and the officer is told that you did it."
        ),
        warn=True,
    )


@requires(Can.RESET_SIGN_IN)
def admin_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """End all sessions of an officer."""
    officer = officer_or_404(request, pk)
    open_now = (
        UserSession.objects.filter(user_id=officer.user_id).count() if officer.user_id else 0
    )
    return form_page(
        request,
        forms.WithReason(request.POST or None, scope=request.scope),
        lambda data: sign_in.end_sessions(officer, **data, by=request.scope),
        title=_("Sign out everywhere"),
        save=_("End all sessions"),
        done=_("All sessions of the officer have ended."),
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_("Open sessions now: %(count)s. Drafts are kept.") % {"count": open_now},
        warn=True,
    )
