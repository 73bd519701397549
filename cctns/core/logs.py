"""Every log line carries the id of the request that caused it.

The id is also the answer's X-Request-ID header, so that an officer who reports an error can
read it out, and nobody needs to search a log by name or time.
"""

import logging
import re
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="-")

# What a proxy in front of the site may hand over as an id.
ACCEPTED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to every record; "-" outside of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class RequestIdMiddleware:
    """Gives each request an id, from X-Request-ID where that looks like one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        chosen = given if ACCEPTED_ID.fullmatch(given) else uuid4().hex[:16]
        request.request_id = chosen
        token = request_id.set(chosen)
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = chosen
            return response
        finally:
            request_id.reset(token)
