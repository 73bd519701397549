"""Where to go next: only an address of this site, never another's (open redirect)."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(request: HttpRequest, url: str) -> bool:
    """True for a path of this site; a foreign host, scheme or ``//host`` is refused."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def next_url(request: HttpRequest, otherwise: str = "/") -> str:
    """The page asked for by ``next`` (POST, then GET), if it is ours."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    return url if is_ours(request, url) else otherwise
