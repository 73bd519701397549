"""Drafts of the station: the list, autosave of a part, and choosing between two versions."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cctns.core import dates, drafts
from cctns.core.draft_merge import fields_of
from cctns.core.drafts import Conflict
from cctns.core.errors import sentence_of
from cctns.core.holders import name_of
from cctns.core.models import Draft
from cctns.core.permissions import requires


@requires()
@require_safe
def drafts_list(request: HttpRequest) -> HttpResponse:
    """Open and sent drafts of one's station, and those one discarded in the last 30 days."""
    found = list(drafts.open_drafts(request.scope)[:200])
    for draft in found:
        draft.owner_name = name_of(draft.owner)
        draft.kind_of = drafts.kind_of(draft)
        draft.page_url = draft.kind_of.url(draft)
        draft.to_compare = [
            (draft.kind_of.part_label(part), drafts.compare_url(draft, part))
            for part in drafts.asides_of(draft, request.scope)
        ]
    context = {"drafts": found, "dropped": list(drafts.dropped_drafts(request.scope)[:50])}
    return TemplateResponse(request, "core/drafts.html", context)


# --- autosave --------------------------------------------------------------------------------


@requires()
@require_http_methods(["PUT"])
def draft_part(request: HttpRequest, key: UUID, part: str) -> JsonResponse:
    """Save one part as it is typed.

    ``If-Match`` is the version that the page has seen; the body is the form, or JSON
    {"fields": {...}}.  200: version, saved_at, theirs; 409: both versions and where to compare;
    404, 410: the draft is gone; 400: what is wrong with it.
    """
    try:
        base = int(request.headers.get("If-Match", "").strip('W/"'))
        saved = drafts.save_part(key, part, typed(request), base, by=request.scope)
    except Conflict as clash:
        return JsonResponse(clash_json(clash), status=409)
    except Http404:
        return JsonResponse({"error": _("This draft is not there any more.")}, status=404)
    except PermissionDenied as refused:
        return JsonResponse({"error": sentence_of(refused)}, status=403)
    except ValidationError as wrong:
        gone = getattr(wrong, "code", "") == "gone"
        return JsonResponse({"error": sentence_of(wrong)}, status=410 if gone else 400)
    except ValueError:
        return JsonResponse(
            {"error": _("Open the page again: it lost its version.")}, status=400
        )
    return JsonResponse(
        {
            "version": saved.draft.version,
            "saved_at": dates.clock_time(saved.draft.saved_at),
            "theirs": saved.theirs,
        }
    )


def reached(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tell the browser that this form arrived: its copy on the computer is dropped (static/js/app.js).

    A page that saves a part by POST passes its answer through here, also when it draws the page again.
    """
    mark = request.POST.get("sent", "")
    if re.fullmatch(r"[0-9A-Za-z.-]{8,60}", mark):
        response.set_cookie(
            "draft_saved",
            mark,
            max_age=600,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


def typed(request: HttpRequest) -> dict[str, Any]:
    """The fields of the body.  Raises ``ValueError`` when it cannot be read."""
    if request.content_type == "application/json":
        fields = json.loads(request.body).get("fields")
        if not isinstance(fields, dict):
            raise ValueError("fields")
        return fields
    return fields_of(QueryDict(request.body, encoding="utf-8"))


def clash_json(clash: Conflict) -> dict[str, Any]:
    return {
        "error": _("Someone else saved this part first"),
        "fields": clash.fields,
        "mine": {name: clash.mine.get(name) for name in clash.fields},
        "theirs": {name: clash.theirs.get(name) for name in clash.fields},
        "version": clash.version,
        "who": clash.who,
        "saved_at": dates.clock_time(clash.when),
        "compare_url": drafts.compare_url(clash.draft, clash.part),
    }


# --- comparing -------------------------------------------------------------------------------


@requires()
@require_http_methods(["GET", "HEAD", "POST"])
def draft_compare(request: HttpRequest, key: UUID, part: str) -> HttpResponse:
    """Two versions of a part side by side: choose field by field.  Works without scripts."""
    draft = drafts.draft_or_404(key, request.scope)
    back = drafts.kind_of(draft).part_url(draft, part)
    if request.method == "POST":
        try:
            drafts.resolve(key, part, **chosen(request.POST), by=request.scope)
        except Conflict as clash:
            return compare_page(
                request, clash.draft, part, clash.mine, clash.fields, status=409
            )
        except ValidationError as wrong:
            messages.error(request, sentence_of(wrong))
        else:
            messages.success(request, _("Your choices are saved."))
        return redirect(back)
    kept = drafts.aside(draft, part, request.scope)
    fields = drafts.differences(draft, part, kept["fields"], kept["base"]) if kept else []
    if not fields:
        messages.info(request, _("There is nothing to compare here."))
        return redirect(back)
    return compare_page(request, draft, part, kept["fields"], fields)


def chosen(data: QueryDict) -> dict[str, Any]:
    """What the compare page sent: choices, the typed values it carried, the version it showed."""
    choices, mine = {}, {}
    for name in data:
        if name.startswith("choose-"):
            choices[name.removeprefix("choose-")] = "mine" if data[name] == "mine" else "theirs"
        elif name.startswith("mine-"):
            try:
                mine[name.removeprefix("mine-")] = json.loads(data[name])
            except ValueError:
                raise ValidationError(
                    _("This page was damaged on its way. Open it again.")
                ) from None
    seen = data.get("version", "")
    return {"choices": choices, "mine": mine, "seen": int(seen) if seen.isdecimal() else 0}


def compare_page(
    request: HttpRequest,
    draft: Draft,
    part: str,
    mine: dict,
    fields: list[str],
    *,
    status: int = 200,
) -> HttpResponse:
    kind, saved = drafts.kind_of(draft), draft.data.get(part, {})
    context = {
        "what": kind.part_label(part),
        "who": name_of(draft.saved_by),
        "at": draft.saved_at,
        "post_url": drafts.compare_url(draft, part),
        "version": draft.version,
        "same": len(mine) - len(fields),
        "rows": [
            {
                "name": name,
                "label": kind.label(part, name),
                "mine": shown(mine.get(name)),
                "theirs": shown(saved.get(name)),
                "mine_raw": json.dumps(mine.get(name), ensure_ascii=False),
            }
            for name in fields
        ],
    }
    return TemplateResponse(request, "errors/409.html", context, status=status)


def shown(value: Any) -> str:
    """A stored value as text: lists one below the other."""
    if isinstance(value, list):
        return "\n".join(shown(item) for item in value)
    if isinstance(value, dict):
        return "\n".join(f"{name}: {shown(item)}" for name, item in value.items())
    return "" if value is None else str(value)


# --- moving on -------------------------------------------------------------------------------

ACTS = {
    "send": (drafts.send, gettext_lazy("The draft is with the officer in charge.")),
    "take-back": (drafts.take_back, gettext_lazy("The draft is open again.")),
    "drop": (
        drafts.drop,
        gettext_lazy("The draft is discarded. You can bring it back for 30 days."),
    ),
    "bring-back": (drafts.bring_back, gettext_lazy("The draft is open again.")),
}


@requires()
@require_POST
def draft_act(request: HttpRequest, key: UUID, act: str) -> HttpResponse:
    """Send, take back, discard or bring back a draft."""
    if act not in ACTS:
        raise Http404
    try:
        work, said = ACTS[act]
        work(key, by=request.scope)
    except ValidationError as wrong:
        messages.error(request, sentence_of(wrong))
    else:
        messages.success(request, said)
    return redirect("drafts")


@requires()
@require_http_methods(["GET", "HEAD", "POST"])
def draft_hand_over(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a draft to a colleague of the station."""
    draft = drafts.draft_or_404(key, request.scope)
    request.scope.demand(drafts.kind_of(draft).power, over=draft.unit)
    people = drafts.colleagues(draft)
    choices = [(user.pk, name_of(user)) for user in people if user.pk != draft.owner_id]
    if request.method == "POST":
        to = next((user for user in people if str(user.pk) == request.POST.get("to")), None)
        try:
            if to is None or to.pk != draft.owner_id:  # a form sent twice finds it done
                drafts.hand_over(key, to=to, by=request.scope)
        except ValidationError as wrong:
            context = {"draft": draft, "choices": choices, "problems": [sentence_of(wrong)]}
            return TemplateResponse(request, "core/draft_hand_over.html", context, status=400)
        messages.success(request, _("The draft is handed over."))
        return redirect("drafts")
    return TemplateResponse(
        request, "core/draft_hand_over.html", {"draft": draft, "choices": choices}
    )
