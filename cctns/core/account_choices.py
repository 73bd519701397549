"""Language, light and text size of a browser: cookies, so that they hold before signing in too."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

A_YEAR = 365 * 24 * 60 * 60


def cookies() -> dict[str, str]:
    """The choices and the names of their cookies."""
    return {
        "language": settings.LANGUAGE_COOKIE_NAME,
        "theme": "theme",
        "text_size": "text_size",
    }


def remember(answer: HttpResponse, **choices: Any) -> None:
    """Keep these choices in the browser."""
    for choice, cookie in cookies().items():
        if choice in choices:
            answer.set_cookie(
                cookie,
                choices[choice],
                max_age=A_YEAR,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )


def carry_choices(request: HttpRequest, answer: HttpResponse) -> None:
    """At sign-in bring the officer's choices where the browser has none; at sign-out take them away.

    PCs are shared: the next officer starts with the browser's own language.
    """
    if user := getattr(request, "signed_in", None):
        missing = [
            choice for choice, cookie in cookies().items() if cookie not in request.COOKIES
        ]
        remember(answer, **{choice: getattr(user, choice) for choice in missing})
    elif getattr(request, "signed_out", False):
        for cookie in cookies().values():
            answer.delete_cookie(cookie, samesite="Lax")
