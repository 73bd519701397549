"""Who may see a case: a look for five minutes, its protection, the seal and its list, sharing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.forms.case_protect import AskForm, SealForm, SensitivityForm, ShareForm, levels_for
from cases.models import CaseShare, SealMember
from cases.models.sensitivity import ORDER, Sensitivity
from cases.permissions import Can
from cases.services import sensitivity, sharing
from cases.services.casefolder import Folder, open_whole, seal_list, shares_of
from cases.views.case import crumbs_of, title_of
from cases.views.case_acts import act_context, asked
from cases.views.case_menu import ACTS
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.permissions import requires
from cctns.core.views.saving import saved_once, status_of, token_for


@requires(Can.UNMASK)
def case_ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask to see the protected identities of one case: a reason, five minutes, and the SP is told."""
    folder = open_whole(request.scope, pk)
    folder.demand(Can.UNMASK)
    form = AskForm(request.POST or None)
    if request.method == "POST":

        def write() -> Any:
            reason = form.cleaned_data["reason"]
            row = sensitivity.ask_to_see(folder.case, reason=reason, by=request.scope)
            log_access(request, "unmask", record=folder.case, what="case", reason=reason)
            return row

        answer = saved_once(
            request,
            form,
            "cases.ask",
            write,
            url=lambda row: reverse("cases:case_people", args=[folder.case.pk]),
            said=lambda row: _(
                "You see the protected identities for 5 minutes. The SP is told."
            ),
        )
        if answer:
            return answer
    context = {
        "case": folder.case,
        "title": title_of(folder),
        "crumbs": crumbs_of(folder, _("Ask to see")),
        "form": form,
        "token": token_for(request),
    }
    return TemplateResponse(request, "cases/case_ask.html", context, status=status_of(form))


@requires(Can.LOWER_SENSITIVITY, Can.ALTER_SECTIONS, any_of=True)
def case_sensitivity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Protect the people of a case, or (DySP or above) lift a protection, with the reason."""
    act = ACTS["sensitivity"]
    folder = asked(request, pk, act)
    form = SensitivityForm(request.POST or None, folder=folder)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.sensitivity",
            lambda: change(folder, form.cleaned_data, request),
            url=lambda case: case.get_absolute_url(),
            said=lambda case: _("The protection is changed. The SHO is told."),
        )
        if answer:
            return answer
    context = act_context(request, folder, act, form) | {
        "lead": _(
            "Restricted: identities and texts are hidden, the FIR is never published, lists withhold the sections. "
            "An officer of DySP rank or above may lift it, with a reason that stays in the file."
        ),
        "save": _("Change the protection"),
        "notes": [
            _("Now: %(level)s.") % {"level": folder.case.get_sensitivity_display()},
        ],
        "closed": ""
        if levels_for(folder) or form.errors
        else _("Only an officer of DySP rank or above may lift the protection of this case."),
    }
    return TemplateResponse(request, "cases/case_act.html", context, status=status_of(form))


def change(folder: Folder, values: dict[str, Any], request: HttpRequest) -> Any:
    """Raise or lower, whichever it is; answers the case."""
    case, after = folder.case, values["after"]
    if ORDER[after] > ORDER[case.sensitivity]:
        sensitivity.restrict(case, reason=values["reason"], by=request.scope)
    else:
        sensitivity.lower(case, after=after, reason=values["reason"], by=request.scope)
    return case


@requires(Can.SEAL)
def case_seal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Seal a case, and keep the list of officers who may open it."""
    act = ACTS["seal"]
    folder = asked(request, pk, act)
    case, taking_off = folder.case, request.POST.get("off")
    form = (
        ServiceForm(request.POST)  # a button without fields
        if taking_off
        else SealForm(request.POST or None, folder=folder)
    )

    def write() -> Any:
        if taking_off:
            return sensitivity.take_off_list(
                case, user=listed(case, taking_off), by=request.scope
            )
        values = form.cleaned_data
        sensitivity.seal(
            case,
            reason=values["reason"],
            members=values["users"],
            review_on=values.get("review_on"),
            by=request.scope,
        )
        return case

    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            "cases.seal",
            write,
            url=lambda row: reverse("cases:case_seal", args=[case.pk]),
            said=lambda row: (
                _("The list is changed.")
                if taking_off
                or folder.sight.header_only
                or case.sensitivity == Sensitivity.SEALED
                else _("The case is sealed.")
            ),
        )
        if answer:
            return answer
    context = act_context(request, folder, act, form) | {
        "is_sealed": case.sensitivity == Sensitivity.SEALED,
        "members": seal_list(case),
        "new": SealForm(folder=folder) if taking_off else form,
    }
    return TemplateResponse(request, "cases/case_seal.html", context, status=status_of(form))


def listed(case: Any, key: str) -> Any:
    """The user of that key on the list of the case."""
    rows = SealMember.objects.filter(case=case, until=None).select_related("user")
    row = rows.filter(user_id=int(key)).first() if key.isdecimal() else None
    if row is None:
        raise ValidationError(_("This officer is not on the list any more."))
    return row.user


@requires(Can.SHARE_CASE)
def case_share(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Share one case, read only, with an officer outside its area until a day; end a share."""
    act = ACTS["share"]
    folder = asked(request, pk, act)
    case, ending = folder.case, request.POST.get("end")
    form: Any = (
        ServiceForm(request.POST) if ending else ShareForm(request.POST or None, folder=folder)
    )
    asks = False  # the officer is named, and the page asks whether it is the right one
    if request.method == "POST":
        asks = not ending and form.is_valid() and not form.is_confirmed
        answer = None if asks else share_once(request, folder, form, ending)
        if answer:
            return answer
    context = act_context(request, folder, act, form) | {
        "shares": shares_of(case),
        "new": ShareForm(folder=folder) if ending else form,
        "officer": form.officer if asks else None,
        "closed": _("A sealed case is opened only by its list. Change the list instead.")
        if case.sensitivity == Sensitivity.SEALED
        else "",
    }
    return TemplateResponse(request, "cases/case_share.html", context, status=status_of(form))


def share_once(request: HttpRequest, folder: Folder, form: Any, ending: str | None) -> Any:
    case = folder.case

    def write() -> CaseShare:
        if ending:
            return sharing.end(running(case, ending), by=request.scope)
        values = form.cleaned_data
        return sharing.share(
            case,
            user=form.officer.user,
            until=values["until"],
            reason=values["reason"],
            by=request.scope,
        )

    return saved_once(
        request,
        form,
        "cases.share",
        write,
        url=lambda row: reverse("cases:case_share", args=[case.pk]),
        said=lambda row: (
            _("The share is ended.")
            if ending
            else _("The case is shared with %(officer)s.") % {"officer": form.officer}
        ),
    )


def running(case: Any, key: str) -> CaseShare:
    """A share of this case that has not ended."""
    row = CaseShare.objects.filter(case=case, pk=key).first() if key.isdecimal() else None
    if row is None:
        raise ValidationError(_("This share is not there any more. Open the page again."))
    return row
