"""/verify/: anybody checks a printed paper of ours."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from cctns.core.permissions import public
from cctns.core.verify import (
    FILES_PER_MINUTE,
    LARGEST,
    LOOKS_PER_MINUTE,
    HashingHandler,
    look_up,
    token_of,
    too_often,
)

TEMPLATE = "core/verify.html"


@public
@never_cache
@require_safe
def verify_start(request: HttpRequest) -> HttpResponse:
    """Type the code of a paper."""
    typed = request.GET.get("code", "")[:200]
    if token := token_of(typed):
        return redirect("verify", token=token)
    problem = (
        _(
            "The code has 32 letters and figures, 0 to 9 and a to f. Copy all eight groups from the paper."
        )
        if typed
        else ""
    )
    return page(request, {"typed": typed, "problem": problem}, status=400 if typed else 200)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # until the upload handler below stands; ``checked`` then checks as usual
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """What is known of one paper; a POST compares a file with it."""
    kind, most = (
        ("file", FILES_PER_MINUTE) if request.method == "POST" else ("look", LOOKS_PER_MINUTE)
    )
    if too_often(kind, request.META.get("REMOTE_ADDR", ""), most):
        response = page(
            request,
            {
                "problem": _(
                    "Too many checks from your connection. Wait a minute and try again."
                )
            },
            status=429,
        )
        response["Retry-After"] = "60"
        return response
    request.upload_handlers = [HashingHandler(request)]
    return checked(request, token)


@csrf_protect
def checked(request: HttpRequest, token: str) -> HttpResponse:
    answer = look_up(token_of(token))
    if answer is None:
        return page(request, {"unknown": True}, status=404)
    context: dict[str, Any] = {"answer": answer, "largest": LARGEST // (1024 * 1024)}
    if request.method != "POST":
        return page(request, context)
    status = compare(request, context)
    return page(request, context, status=status)


def compare(request: HttpRequest, context: dict[str, Any]) -> int:
    """Compare the uploaded file; the answer goes into the context.  Returns the status."""
    upload = request.FILES.get("file")
    handler = request.upload_handlers[0]
    if handler.too_large:
        context["problem"] = _(
            "The file is larger than %(most)d MB. Choose the PDF you were given."
        ) % {"most": context["largest"]}
        return 413
    if upload is None or not upload.size:
        context["problem"] = _("Choose the PDF file that you want to check.")
        return 400
    context["compared"] = True
    context["same"] = upload.sha256 == context["answer"].sha256
    return 200


def page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, TEMPLATE, context, status=status)
