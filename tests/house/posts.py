"""What each form of the site sends: for every route that writes, how to come to the point and what is typed.

A builder makes the records that its page needs and answers ``Sent``; they stand in ``posts_cases`` and
``posts_stations``.  ``test_retry`` delivers each one twice.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cctns.core import dates
from tests.cases.case_helpers import Office

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@dataclass
class Sent:
    """Who sends what where; ``file`` is the name of a field with an upload, made anew for each delivery."""

    who: str
    url: str
    data: dict[str, Any] = field(default_factory=dict)
    file: str = ""
    api: bool = False


POSTS: dict[str, dict[str, Callable[[Office], Sent]]] = {}  # route -> what it sends -> builder


def sends(route: str) -> Callable:
    """Register a builder of one route; a route with two buttons has two."""

    def keep(make: Callable[[Office], Sent]) -> Callable[[Office], Sent]:
        POSTS.setdefault(route, {})[make.__name__] = make
        return make

    return keep


def simple(route: str, who: str, url: str = "", /, **data: Any) -> None:
    """A form that needs no record before it."""
    POSTS.setdefault(route, {})["plain"] = lambda office: Sent(who, url or f"/{route}", data)


def today(days: int = 0) -> str:
    return dates.short_date(timezone.localdate() + timedelta(days=days))


# --- sending ---------------------------------------------------------------------------------------------


def deliver(client: Client, sent: Sent, token: uuid.UUID | str | None) -> Any:
    """One delivery of a form or call, with its token or without."""
    if sent.api:
        headers = {"Idempotency-Key": str(token)} if token else {}
        return client.post(
            sent.url, sent.data, content_type="application/json", headers=headers
        )
    data = dict(sent.data)
    if sent.file:
        data[sent.file] = SimpleUploadedFile("photo.png", PNG, "image/png")
    return client.post(sent.url, data | ({"token": str(token)} if token else {}))
