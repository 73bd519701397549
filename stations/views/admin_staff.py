"""Administration of officers: list, particulars, postings, leave."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from cctns.core.account_factor import has_factor
from cctns.core.events import history_of
from cctns.core.permissions import requires
from cctns.core.roles import ROLES
from stations import forms_admin as forms
from stations.models import Leave, Officer, Posting
from stations.permissions import Can
from stations.services import particulars, people
from stations.services.access import leave_running
from stations.services.heads import posted
from stations.services.sign_in import open_postings
from stations.views.admin_page import form_page, officer_or_404

A_PAGE = 50


def crumbs(officer: Officer | None = None) -> list[tuple[Any, str]]:
    found = [(_("Officers"), reverse("stations:admin_officers"))]
    return [*found, (str(officer), page_of(officer))] if officer else found


def page_of(officer: Officer) -> str:
    return reverse("stations:admin_officer", args=[officer.pk])


def role_label(role: str) -> Any:
    return ROLES[role].label if role in ROLES else role


def may(request: HttpRequest) -> dict[str, bool]:
    """Which buttons the pages of officers show; the views and services refuse in any case."""
    return {
        "can_manage_staff": request.scope.has(Can.MANAGE_STAFF),
        "can_reset_sign_in": request.scope.has(Can.RESET_SIGN_IN),
    }


@requires(Can.VIEW_STAFF)
@require_safe
def admin_officers(request: HttpRequest) -> HttpResponse:
    """Officers posted in one's area; with ``unposted=1`` those posted nowhere."""
    wanted = request.GET.get("q", "").strip()[:60]
    unposted = request.GET.get("unposted") == "1" and request.scope.has(Can.MANAGE_STAFF)
    here = posted().filter(unit__path__startswith=request.scope.area)
    rows = Officer.objects.select_related("rank", "user")
    if unposted:
        rows = rows.exclude(Exists(posted().filter(officer=OuterRef("pk")))).filter(
            left_on=None
        )
    else:
        rows = rows.filter(Exists(here.filter(officer=OuterRef("pk"))))
    if wanted:
        rows = rows.filter(Q(name__icontains=wanted) | Q(number__icontains=wanted))
    rows = rows.annotate(is_on_leave=Exists(leave_running().filter(officer=OuterRef("pk"))))
    rows = rows.prefetch_related(
        Prefetch("postings", queryset=here.order_by("is_additional", "-since"), to_attr="here")
    )
    page = Paginator(rows.order_by("rank__order", "name", "pk"), A_PAGE).get_page(
        request.GET.get("page")
    )
    lines = [
        {"officer": row, "posts": [(post, role_label(post.role)) for post in row.here]}
        for row in page
    ]
    context = {"lines": lines, "page": page, "q": wanted, "unposted": unposted} | may(request)
    return TemplateResponse(request, "stations/admin_officers.html", context)


@requires(Can.VIEW_STAFF)
@require_safe
def admin_officer(request: HttpRequest, pk: int) -> HttpResponse:
    """One officer: particulars, postings, leave, sign-in, and what was done."""
    officer = officer_or_404(request, pk)
    now = timezone.now()
    postings = (
        Posting.everything.filter(officer=officer).select_related("unit").order_by("-since")
    )
    leaves = Leave.objects.filter(officer=officer, until__gt=now, ended_early_at=None).order_by(
        "since"
    )
    context = {
        "officer": officer,
        "postings": [
            {
                "row": row,
                "role": role_label(row.role),
                "open": row.until is None or row.until > now,
                "mine": request.scope.covers(row.unit),
            }
            for row in postings
        ],
        "leaves": [{"row": row, "running": row.since <= now} for row in leaves],
        "has_factor": officer.user_id is not None and has_factor(officer.user),
        "is_self": officer.user_id == request.user.pk,
        "history": list(history_of(officer).order_by("-id")[:20]),
        "crumbs": [*crumbs(), (str(officer), "")],
    } | may(request)
    return TemplateResponse(request, "stations/admin_officer.html", context)


@requires(Can.MANAGE_STAFF)
def admin_officer_new(request: HttpRequest) -> HttpResponse:
    """Enter an officer."""
    form = forms.OfficerNew(request.POST or None, scope=request.scope)

    def enter(data: dict[str, Any]) -> HttpResponse:
        from django.shortcuts import redirect

        return redirect(page_of(people.enter_officer(**form.facts(), by=request.scope)))

    return form_page(
        request,
        form,
        enter,
        title=_("Enter an officer"),
        save=_("Enter officer"),
        done="",
        to=reverse("stations:admin_officers"),
        crumbs=crumbs(),
        note=_("An officer can do nothing here until posted and given a sign-in."),
    )


@requires(Can.MANAGE_STAFF)
def admin_officer_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an officer's particulars."""
    officer = officer_or_404(request, pk)
    known = {name: getattr(officer, name) for name in particulars.OF_OFFICER if name != "names"}
    known |= {"name_hi": officer.names.get("hi", ""), "name_ne": officer.names.get("ne", "")}
    form = forms.OfficerFacts(request.POST or None, scope=request.scope, initial=known)
    return form_page(
        request,
        form,
        lambda data: particulars.edit_officer(officer, **form.facts(), by=request.scope),
        title=_("Correct particulars"),
        save=_("Save"),
        done=_("The particulars were corrected. What stood before is kept in the history."),
        to=page_of(officer),
        crumbs=crumbs(officer),
    )


@requires(Can.MANAGE_STAFF)
def admin_officer_leaves(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer retires or leaves the force: every posting ends."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.OfficerLeaves(request.POST or None, scope=request.scope),
        lambda data: people.leave_force(officer, **data, by=request.scope),
        title=_("Has left the force"),
        save=pgettext("verb", "Record"),
        done=_("Recorded. Every posting has ended, and with it every power."),
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_("All postings end at once. Open sessions and API keys stop working."),
        warn=True,
    )


@requires(Can.MANAGE_STAFF)
def admin_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Post an officer, also in additional charge."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.PostingNew(request.POST or None, scope=request.scope),
        lambda data: people.post_officer(officer, **data, by=request.scope),
        title=_("Post %(officer)s") % {"officer": officer},
        save=_("Post officer"),
        done=_("The officer is posted."),
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_(
            "You can give only roles whose powers your own posting holds or whose posting is your office."
        ),
    )


@requires(Can.MANAGE_STAFF)
def admin_relieve(request: HttpRequest, pk: int) -> HttpResponse:
    """End a posting."""
    posting = Posting.everything.select_related("unit", "officer__rank").filter(pk=pk).first()
    if posting is None or not request.scope.covers(posting.unit):
        raise Http404
    return form_page(
        request,
        forms.PostingEnd(request.POST or None, scope=request.scope),
        lambda data: people.relieve(posting, **data, by=request.scope),
        title=_("Relieve from %(post)s, %(unit)s")
        % {"post": posting.post, "unit": posting.unit.label},
        save=_("Relieve"),
        done=_("The posting has its end."),
        to=page_of(posting.officer),
        crumbs=crumbs(posting.officer),
        note=_(
            "The powers of this posting, its sessions and its API keys stop at that moment."
        ),
        warn=True,
    )


@requires(Can.MANAGE_STAFF)
def admin_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter leave."""
    officer = officer_or_404(request, pk)
    return form_page(
        request,
        forms.LeaveNew(request.POST or None, scope=request.scope),
        lambda data: people.grant_leave(officer, **data, by=request.scope),
        title=_("Enter leave"),
        save=_("Enter leave"),
        done=_("The leave is entered."),
        to=page_of(officer),
        crumbs=crumbs(officer),
        note=_(
            "While it runs no posting of this officer gives any power. A charge held for the shift ends."
        ),
    )


@requires(Can.MANAGE_STAFF)
def admin_leave_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer is back before the leave was over."""
    leave = Leave.objects.select_related("officer__rank").filter(pk=pk).first()
    if leave is None or not any(
        request.scope.covers(row.unit) for row in open_postings(leave.officer)
    ):
        raise Http404
    return form_page(
        request,
        forms.Scoped(request.POST if request.method == "POST" else None, scope=request.scope),
        lambda data: people.end_leave(leave, by=request.scope),
        title=_("End leave early"),
        save=_("End leave now"),
        done=_("The leave has ended. The postings give their powers again."),
        to=page_of(leave.officer),
        crumbs=crumbs(leave.officer),
    )
