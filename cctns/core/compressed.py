"""Pages are compressed on the line; static files are compressed once, when they are collected."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/html", "application/json")


class CompressedPages(GZipMiddleware):
    """Compress pages and answers of the API, a fifth of their size on a slow line.

    Photographs, PDFs and exports are left alone: they are streamed, small already, and keep their length.
    The form key of a page is masked anew in each answer and the header is of random length (Django's own
    measures against guessing a secret from the size).
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        kind = response.headers.get("Content-Type", "")
        if response.streaming or not kind.startswith(TEXT):
            return response
        return super().process_response(request, response)
