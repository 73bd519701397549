"""Keys for programs: make (with a fresh second factor), list, revoke."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cctns.core.account_factor import fresh_factor, has_factor
from cctns.core.api_tokens import LONGEST, make_token, revoke_token
from cctns.core.forms import ServiceForm
from cctns.core.models import ApiToken
from cctns.core.permissions import requires
from cctns.core.power_labels import labels_of_powers
from cctns.core.views.saving import saved_once, status_of, token_for
from cctns.core.widgets import Text, Ticks
from stations.permissions import Can


class TokenForm(ServiceForm):
    """What the key is for, what it may do, how long it lasts."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("For example “Court list export, Gangtok”."),
        max_length=80,
        widget=Text,
    )
    powers = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        help_text=gettext_lazy(
            "Only powers of your present posting. Choose as few as it needs."
        ),
        widget=Ticks({"class": "pick--col"}),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Lasts how many days"),
        min_value=1,
        max_value=LONGEST,
        initial=30,
        widget=forms.NumberInput({"class": "in in--4"}),
    )

    def __init__(self, *args: Any, scope: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["powers"].choices = sorted(
            labels_of_powers(scope.powers).items(), key=lambda pair: str(pair[1])
        )


@requires(Can.USE_API)
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own keys, newest first, with what they may do and when they were last used."""
    rows = ApiToken.objects.filter(posting__officer__user=request.user)
    context = {"keys": [key_shown(row) for row in rows.select_related("posting__unit")]}
    return TemplateResponse(request, "account/tokens.html", context)


def key_shown(row: ApiToken) -> dict[str, Any]:
    if row.revoked_at:
        state, kind = _("Revoked"), ""
    elif row.expires_at <= timezone.now():
        state, kind = _("Ended"), ""
    elif row.posting.until and row.posting.until <= timezone.now():
        state, kind = _("The posting has ended"), "amber"
    else:
        state, kind = _("In use"), "green"
    labels = [str(label) for label in labels_of_powers(row.powers).values()]
    return {"row": row, "state": state, "kind": kind, "live": kind == "green", "powers": labels}


@requires(Can.USE_API)
@never_cache
def token_new(request: HttpRequest) -> HttpResponse:
    """Make a key.  Asks for the second factor unless it was given within five minutes."""
    if not fresh_factor(request):
        if not has_factor(request.user):
            messages.error(request, _("Set up a second factor first. A key needs one."))
            return redirect("mfa_index")
        types = set(request.user.authenticator_set.values_list("type", flat=True))
        page = "mfa_reauthenticate" if "totp" in types else "mfa_reauthenticate_webauthn"
        return redirect(f"{reverse(page)}?{urlencode({'next': request.path})}")
    form = TokenForm(request.POST or None, scope=request.scope)
    if request.method == "POST":
        made: list[tuple[ApiToken, str]] = []
        answer = saved_once(
            request,
            form,
            "stations.token_new",
            lambda: made.append(make_token(**form.cleaned_data, by=request.scope)),
            url=lambda _made: reverse("tokens"),
        )
        if made and answer is not None:
            row, key = made[0]
            shown = key_shown(row) | {"key": key}
            return TemplateResponse(request, "account/token_made.html", shown)
        if answer is not None:  # sent twice: one key was made, and it was shown
            return answer
    context = {"form": form, "longest": LONGEST, "token": token_for(request)}
    return TemplateResponse(request, "account/token_new.html", context, status=status_of(form))


@requires()
@require_POST
def token_revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End one of one's own keys; another's key is not there."""
    row = ApiToken.objects.filter(pk=pk, posting__officer__user=request.user)
    token = row.select_related("posting__officer").first()
    if token is None:
        raise Http404
    revoke_token(token, by=request.scope)
    messages.success(
        request, _("The key was revoked. Programs that use it are refused from now on.")
    )
    return redirect("tokens")
