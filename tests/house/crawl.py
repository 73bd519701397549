"""Walks the site as one person: every link and every output of every register that the pages offer."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

MOST = 150  # addresses of one walk
NOT_WALKED = re.compile(r"^/(sign-out|language|theme|static|jobs/[^/]+/file)/")
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{2,}\b")
PER_SHAPE = (
    3  # pages of one shape (the same address but for its keys and query) are walked so often
)


class Links(HTMLParser):
    """The addresses in href attributes of anchors, and of forms sent by GET without fields."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base, self.found = base, []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("a", "link") and values.get("href"):
            whole = urldefrag(urljoin(self.base, values["href"]))[0]
            parts = urlsplit(whole)
            if not parts.netloc and parts.scheme == "":
                self.found.append(whole)


def links_of(address: str, html: str) -> list[str]:
    parser = Links(address)
    parser.feed(html)
    return parser.found


def shape(address: str) -> str:
    path, _, query = address.partition("?")
    names = sorted(part.split("=")[0] for part in query.split("&") if part)
    return KEY.sub("*", path) + "?" + "&".join(names)


def text_of(reply: object) -> str:
    """What a reader can find in an answer: text as it is, a spreadsheet's cells, a PDF's words."""
    body = b"".join(reply.streaming_content) if reply.streaming else reply.content
    kind = reply.headers.get("Content-Type", "")
    if "spreadsheet" in kind:
        from openpyxl import load_workbook

        sheets = load_workbook(BytesIO(body), read_only=True)
        return "\n".join(
            str(cell)
            for sheet in sheets
            for row in sheet.iter_rows(values_only=True)
            for cell in row
        )
    if "pdf" in kind:
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    return body.decode("utf-8", "replace")


def walk(client: Client, *starts: str) -> Iterator[tuple[str, int, str, str]]:
    """Every (address, status, text, the page that linked to it) that can be reached by reading."""
    waiting: deque[tuple[str, str]] = deque((start, "") for start in starts)
    seen, shapes = set(starts), {}
    asked = 0
    while waiting and asked < MOST:
        address, source = waiting.popleft()
        asked += 1
        reply = client.get(address)
        text = text_of(reply)
        yield address, reply.status_code, text, source
        if reply.status_code in (301, 302):
            found = [urljoin(address, reply.headers["Location"])]
        elif "html" in reply.headers.get("Content-Type", ""):
            found = links_of(address, text)
        else:
            continue
        for link in found:
            kind = shape(link)
            if link in seen or NOT_WALKED.match(link) or shapes.get(kind, 0) >= PER_SHAPE:
                continue
            seen.add(link)
            shapes[kind] = shapes.get(kind, 0) + 1
            waiting.append((link, address))
