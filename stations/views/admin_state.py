"""What a State decides for itself: its rules, and its own lines of the code lists."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cctns.core import rules
from cctns.core.models import Code, StateRule
from cctns.core.permissions import requires
from stations import forms_admin as forms
from stations.permissions import Can
from stations.services import state_choices
from stations.views.admin_page import form_page


def state_of(request: HttpRequest) -> Any:
    """The State of the officer's unit."""
    state = request.scope.unit.state
    if state is None:
        raise Http404
    return state


@requires(Can.MANAGE_RULES)
@require_safe
def admin_rules(request: HttpRequest) -> HttpResponse:
    """Every question that the law leaves to the State, and what holds today."""
    state, today = state_of(request), timezone.localdate()
    given: dict[str, list[StateRule]] = {}
    for row in StateRule.objects.filter(state=state).order_by("-valid_from"):
        given.setdefault(row.key, []).append(row)
    lines = []
    for rule in sorted(rules.ALL.values(), key=lambda rule: rule.key):
        rows = given.get(rule.key, [])
        now = next((row for row in rows if row.valid_from <= today), None)
        lines.append(
            {
                "rule": rule,
                "value": words_of(rule, now.value if now else rule.default),
                "since": now.valid_from if now else None,
                "order_no": now.order_no if now else "",
                "coming": [
                    (row.valid_from, words_of(rule, row.value))
                    for row in rows
                    if row.valid_from > today
                ],
            }
        )
    return TemplateResponse(
        request, "stations/admin_rules.html", {"lines": lines, "state": state}
    )


def words_of(rule: rules.Rule, value: Any) -> Any:
    """An answer as it is read: its choice's words, yes or no, or itself."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    pairs = [pair for pair in rule.choices if isinstance(pair, tuple)]
    return dict(pairs).get(value, value)


@requires(Can.MANAGE_RULES)
def admin_rule(request: HttpRequest, key: str) -> HttpResponse:
    """Answer one question from a day on."""
    rule, state = rules.ALL.get(key), state_of(request)
    if rule is None:
        raise Http404
    now = rules.rule_for(state, key)
    form = forms.RuleValue(
        request.POST or None,
        scope=request.scope,
        rule=rule,
        initial={"value": now, "valid_from": timezone.localdate()},
    )
    return form_page(
        request,
        form,
        lambda data: state_choices.decide(state, rule, **data, by=request.scope),
        title=rule.label,
        save=_("Decide"),
        done=_("The rule is set."),
        to=reverse("stations:admin_rules"),
        crumbs=[(_("State's rules"), reverse("stations:admin_rules"))],
        note=_(
            "It holds from its day on and changes nothing that was done before. Source: %(law)s"
        )
        % {"law": rule.law or _("State practice")},
    )


@requires(Can.MANAGE_CODES)
@require_safe
def admin_codes(request: HttpRequest) -> HttpResponse:
    """The code lists and how many lines each has."""
    lines: dict[str, dict[str, int]] = {}
    for name, owner in Code.objects.values_list("list", "owner"):
        line = lines.setdefault(name, {"centre": 0, "own": 0})
        line["own" if owner else "centre"] += 1
    context = {"lists": sorted(lines.items()), "crumbs": []}
    return TemplateResponse(request, "stations/admin_codes.html", context)


@requires(Can.MANAGE_CODES)
@require_safe
def admin_code_list(request: HttpRequest, name: str) -> HttpResponse:
    """One code list: the Centre's lines are locked, the State adds and ends its own."""
    rows = list(Code.objects.filter(list=name))
    if not rows:
        raise Http404
    language, mine = (get_language() or "en")[:2], state_of(request).code
    lines = [
        {
            "row": row,
            "label": row.labels.get(language) or row.labels.get("en", row.code),
            "mine": row.owner == mine and row.valid_to is None,
        }
        for row in rows
    ]
    crumbs = [(_("Code lists"), reverse("stations:admin_codes")), (name, "")]
    return TemplateResponse(
        request,
        "stations/admin_code_list.html",
        {"name": name, "lines": lines, "crumbs": crumbs},
    )


@requires(Can.MANAGE_CODES)
def admin_code_new(request: HttpRequest, name: str) -> HttpResponse:
    """Add the State's own line to a list."""
    if not Code.objects.filter(list=name).exists():
        raise Http404
    state = state_of(request)
    form = forms.CodeNew(
        request.POST or None, scope=request.scope, initial={"valid_from": timezone.localdate()}
    )
    return form_page(
        request,
        form,
        lambda data: state_choices.add_code(state, name, **data, by=request.scope),
        title=_("Add a line to %(list)s") % {"list": name},
        save=_("Add line"),
        done=_("The line was added."),
        to=reverse("stations:admin_code_list", args=[name]),
        crumbs=[(_("Code lists"), reverse("stations:admin_codes"))],
    )


@requires(Can.MANAGE_CODES)
def admin_code_end(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """End one of the State's own lines; old records keep their word."""
    row = Code.objects.filter(list=name, code=code, owner=state_of(request).code).first()
    if row is None:
        raise Http404
    return form_page(
        request,
        forms.CodeEnd(request.POST or None, scope=request.scope),
        lambda data: state_choices.end_code(row, **data, by=request.scope),
        title=_("End the line %(code)s") % {"code": code},
        save=_("End line"),
        done=_("The line ends on that day. Old records keep its word."),
        to=reverse("stations:admin_code_list", args=[name]),
        crumbs=[(_("Code lists"), reverse("stations:admin_codes"))],
        warn=True,
    )
