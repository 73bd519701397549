"""HTML to PDF for papers, with nothing but our own fonts and style sheets.

A paper is drawn from one HTML string.  The only addresses it may fetch are below ``static/``: no
network, no other file of the machine.  The result is PDF/A with its fonts inside, so that a court
reads in thirty years what was printed.
"""

from __future__ import annotations

import atexit
import functools
import re
import threading
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

STATIC = Path(settings.BASE_DIR) / "static"
FONTS = STATIC / "fonts" / "print"
STYLES = ("css/print-fonts.css", "css/print-form.css", "css/print-papers.css")
BASE = f"{STATIC.resolve().as_uri()}/"  # every address in a paper is read against this
VARIANT = "pdf/a-3u"

_local = threading.local()
atexit.register(_local.__dict__.clear)  # Pango's objects go before the interpreter's modules do


class Forbidden(Exception):
    """A paper asked for something outside our static folder."""


@dataclass(frozen=True)
class Pdf:
    """A drawn paper."""

    data: bytes
    pages: int


def render_pdf(html: str) -> Pdf:
    """Draw a paper.  Its title and language come from the HTML; raises ``Forbidden``."""
    from weasyprint import HTML  # loads Pango: only a process that prints pays for it
    from weasyprint.urls import FatalURLFetchingError

    fonts, styles = _tools()
    try:
        document = HTML(string=printable(html), base_url=BASE, url_fetcher=_fetcher()).render(
            stylesheets=styles, font_config=fonts, pdf_variant=VARIANT
        )
    except FatalURLFetchingError as refused:  # a BaseException, which no caller expects
        raise Forbidden(str(refused)) from refused
    return Pdf(document.write_pdf(pdf_variant=VARIANT), len(document.pages))


def _tools() -> tuple[Any, list]:
    """Fonts and style sheets, read once per thread: half of a short paper's time."""
    if not hasattr(_local, "tools"):
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        styles = [
            CSS(
                filename=str(STATIC / name),
                base_url=f"{BASE}{name}",
                url_fetcher=_fetcher(),
                font_config=fonts,
            )
            for name in STYLES
        ]
        _local.tools = fonts, styles
    return _local.tools


def static_file(url: str) -> Path:
    """The file below ``static/`` that an address of a paper names; raises ``Forbidden``."""
    parts = urlsplit(url)
    found = Path(unquote(parts.path)).resolve()
    if parts.scheme != "file" or parts.netloc or not found.is_relative_to(STATIC.resolve()):
        raise Forbidden(f"A paper may not fetch {parts.scheme}:")
    if not found.is_file():
        raise Forbidden(f"There is no {found.name} among the static files")
    return found


@functools.cache
def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OnlyStatic(URLFetcher):
        """Answers for files below ``static/`` alone; anything else stops the paper."""

        def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
            try:
                return URLFetcherResponse(url, static_file(url).read_bytes())
            except Forbidden as refused:
                raise FatalURLFetchingError(str(refused)) from refused

    return OnlyStatic()


# --- what our fonts can print ----------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@functools.cache
def printable_letters() -> frozenset[int]:
    """Code points for which one of our fonts has a glyph."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for path in sorted(FONTS.glob("*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def printable(text: str) -> str:
    """The same text with nothing on it that would print as an empty box.

    Control characters go.  A symbol that no font of ours has (an emoji in a statement) is printed
    by its name in brackets, so that nothing a person wrote is lost.  Letters stay as they are.
    """
    text = _CONTROL.sub("", text)
    strange = {letter for letter in set(text) if ord(letter) > 0x7E} - set(
        map(chr, printable_letters())
    )
    for letter in strange:
        kind = unicodedata.category(letter)
        if kind in {"So", "Sk", "Co", "Cn", "Sm", "Sc"}:
            name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
            text = text.replace(letter, f"[{name}]")
        elif kind in {"Cf", "Cs", "Mn", "Me"} and not letter.isalpha():
            text = text.replace(letter, "")
    return text


def qr_svg(data: str) -> SafeString:
    """A QR code as inline SVG: dark squares alone, error correction M, quiet zone of 2 modules."""
    code = segno.make(data, error="m", micro=False)
    return mark_safe(  # noqa: S308 - drawn by us from a URL of ours; it holds paths only
        code.svg_inline(border=2, svgclass="qr", lineclass=None, omitsize=True)
    )
