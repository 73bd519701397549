"""Keys for programs: shown once, stored hashed, bound to one posting and to named powers.

``Authorization: Bearer cctns_...``.  A key gives what its posting gives at that moment, and of that
only the powers named when it was made; it is dead the moment the posting ends or its holder goes on
leave, after its last day (at most 90), and when it is revoked.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from .jurisdiction import Scope
from .models import ApiToken
from .permissions import Refused
from .scopes import scope_of_posting

PREFIX = "cctns_"
LONGEST = 90  # days
KEPT = timedelta(days=365)  # a key that ended, on the page of its maker
USED_EVERY = timedelta(minutes=1)  # the last use is noted this exactly


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def make_token(
    *, name: str, powers: Iterable[str], days: int, by: Scope
) -> tuple[ApiToken, str]:
    """Make a key for the posting of ``by``.  Returns the row and the key, which is never shown again.

    ``powers`` are some of those held now; ``days`` is 1 to 90.
    """
    powers = sorted(set(powers))
    if by.posting is None:
        raise Refused
    if missing := [power for power in powers if not by.has(power)]:
        raise Refused(missing[0])
    if not powers:
        raise ValidationError(_("Choose at least one power that the key may use."))
    if not 1 <= days <= LONGEST:
        raise ValidationError(_("A key lasts 1 to %(days)s days.") % {"days": LONGEST})
    key = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        name=name,
        posting_id=by.posting.pk,
        digest=digest_of(key),
        powers=powers,
        expires_at=timezone.now() + timedelta(days=days),
    )
    return token, key


def revoke_token(token: ApiToken, *, by: Scope) -> None:
    """End a key of one's own."""
    if by.user is None or token.posting.officer.user_id != by.user.pk:
        raise Refused
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])


def remove_old(older_than: timedelta = KEPT) -> int:
    """Forget keys that ended long ago (nightly); what was done with them stays in the access log."""
    before = timezone.now() - older_than
    ended = Q(expires_at__lt=before) | Q(revoked_at__lt=before)
    return ApiToken.objects.filter(ended).delete()[0]


def scope_of_token(token: ApiToken) -> Scope:
    """What the key gives now: the posting's area, and those of its powers that the key names."""
    scope = scope_of_posting(token.posting_id)
    return replace(scope, powers=scope.powers & frozenset(token.powers))


class TokenAuthentication(BaseAuthentication):
    """DRF: who calls with a key.  Sets ``request.scope`` and ``request.posting`` for the view."""

    www_authenticate_realm = "api"

    def authenticate(self, request: Any) -> tuple[Any, ApiToken] | None:
        parts = get_authorization_header(request).decode("latin-1").split()
        if len(parts) != 2 or parts[0].lower() != "bearer":
            return None
        now = timezone.now()
        token = ApiToken.objects.filter(
            digest=digest_of(parts[1]), revoked_at=None, expires_at__gt=now
        ).first()
        if token is None:
            raise AuthenticationFailed(
                _("This key is unknown, revoked or too old. Make a new one in Settings.")
            )
        scope = scope_of_token(token)
        if scope.area is None:
            raise AuthenticationFailed(
                _("The posting of this key has ended or its officer is on leave.")
            )
        if token.last_used_at is None or token.last_used_at < now - USED_EVERY:
            ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
        http = request._request
        http.scope, http.posting, http.officer = scope, scope.posting, scope.posting.officer
        return scope.user, token

    def authenticate_header(self, request: Any) -> str:
        return f'Bearer realm="{self.www_authenticate_realm}"'


class TokenScheme(OpenApiAuthenticationExtension):
    """How the API's description names the key."""

    target_class = "cctns.core.api_tokens.TokenAuthentication"
    name = "bearerKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key made in Settings, API keys.",
        }
