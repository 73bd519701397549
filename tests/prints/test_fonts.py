"""Our own fonts are enough: every script of the State prints without a missing glyph in both engines."""

from __future__ import annotations

import io
import logging
import os
import re
import subprocess
import sys
import unicodedata

import pypdf
import pytest
import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from cctns.core.pdf import FONTS, Forbidden, printable, qr_svg, render_pdf

NAMES = {
    "Latin": "Nim Dorjee Bhutia",
    "Devanagari": "फुर्बा तामाङ",
    "Bengali": "অঞ্জলি চক্রবর্তী",
    "Lepcha": "ᰛᰩᰵ ᰛᰧᰵᰶ",
    "Limbu": "ᤕᤠᤰᤌᤢᤱ ᤐᤠᤴ",
    "Tibetan": "བཀྲ་ཤིས་རྡོ་རྗེ",
}


def glyphs(data: bytes) -> dict[str, tuple[TTFont, set[int]]]:
    """Fonts inside a PDF with the glyph numbers that its pages show."""
    found: dict[str, tuple[TTFont, set[int]]] = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        fonts = page["/Resources"]["/Font"]
        current = ""
        content = pypdf.generic.ContentStream(page.get_contents(), page.pdf)
        for operands, operator in content.operations:
            if operator == b"Tf":
                current = str(operands[0])
            elif operator in {b"Tj", b"TJ", b"'", b'"'}:
                font = fonts[current].get_object()
                name = str(font["/BaseFont"])
                if name not in found:
                    found[name] = (embedded(font), set())
                found[name][1].update(shown(operands))
    return found


def embedded(font) -> TTFont:
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    stream = descriptor.get("/FontFile2") or descriptor.get("/FontFile3")
    return TTFont(io.BytesIO(stream.get_object().get_data()))


def shown(operands) -> set[int]:
    """Two-byte glyph numbers in the text of one operator."""
    parts = operands[0] if isinstance(operands[0], list) else operands
    numbers: set[int] = set()
    for part in parts:
        if isinstance(part, (str, bytes)):
            raw = getattr(part, "original_bytes", None) or (
                part if isinstance(part, bytes) else part.encode("latin-1")
            )
            numbers.update(
                int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw) - 1, 2)
            )
    return numbers


def check_whole(data: bytes) -> None:
    """Only our fonts, all embedded, and no glyph number 0 (.notdef) anywhere."""
    used = glyphs(data)
    assert used
    for name, (font, numbers) in used.items():
        assert "Noto" in name, f"{name} is not one of ours"
        assert font["maxp"].numGlyphs > 1
        assert 0 not in numbers, f"a letter is missing in {name}"


def weasy(text: str) -> bytes:
    """WeasyPrint draws a missing letter under a glyph number of its own and says so in its log."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        data = render_pdf(
            f"<!doctype html><html lang=en><title>t</title><body><p>{text}</p>"
        ).data
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert not [line for line in said if "notdef" in line], said
    return data


def by_typst(text: str) -> bytes:
    return typst.compile(
        f'#set text(font: ("Noto Sans", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Lepcha",'
        f' "Noto Sans Limbu", "Noto Serif Tibetan"), fallback: true)\n{text}'.encode(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )


@pytest.mark.parametrize("engine", [weasy, by_typst])
@pytest.mark.parametrize("script", NAMES)
def test_name_in_each_script(script, engine):
    check_whole(engine(NAMES[script]))


@pytest.mark.parametrize("engine", [weasy, by_typst])
def test_check_sees_a_missing_letter(engine):
    """The check is worth something: a letter that no font has fails it."""
    with pytest.raises(AssertionError):
        check_whole(engine("\N{GUJARATI LETTER KA}"))


def test_needs_no_system_font(tmp_path):
    """The same with a fontconfig that knows no font of the machine."""
    empty = tmp_path / "fonts.conf"
    empty.write_text(
        f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>'
    )
    program = (
        "import sys, django; django.setup()\n"
        "from tests.prints.test_fonts import NAMES, check_whole, weasy\n"
        "check_whole(weasy(' '.join(NAMES.values())))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env={**os.environ, "FONTCONFIG_FILE": str(empty), "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_every_face_of_the_style_sheet_is_there():
    css = (settings.BASE_DIR / "static/css/print-fonts.css").read_text()
    named = set(re.findall(r"print/([\w-]+\.ttf)", css))
    assert named == {path.name for path in FONTS.glob("*.ttf")}


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/x.png",
        "https://example.org/x.css",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "../../pyproject.toml",
        "%2e%2e/pyproject.toml",
        "//example.org/x.png",
        "data:image/png;base64,AAAA",
        "css/none.css",
    ],
)
def test_paper_fetches_nothing_but_static_files(address):
    with pytest.raises(Forbidden):
        render_pdf(f'<img src="{address}">')


def test_letters_that_no_font_has():
    assert printable("a😀b") == "a[grinning face]b"
    assert printable("a\x00\x08b\n") == "ab\n"
    assert printable("".join(NAMES.values())) == "".join(NAMES.values())
    assert printable("x\u200dy ₹ é") == "x\u200dy ₹ é"
    assert unicodedata.name("😀") == "GRINNING FACE"


def test_code_is_drawn_as_paths():
    svg = qr_svg("http://testserver/verify/" + "a" * 32 + "/")
    assert svg.startswith("<svg")
    assert "href" not in svg
    assert "style" not in svg
