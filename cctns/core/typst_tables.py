"""Long tables on paper by Typst: a 2,000-row register takes about a second.

The data goes to the typesetter as JSON and is only ever placed as text, so that nothing in a record
can be read as markup.  Fonts are the product's own (static/fonts/print); no system font is needed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import dates

TEMPLATES = Path(__file__).parent / "typst"
FONTS = Path(settings.BASE_DIR) / "static" / "fonts" / "print"


def table_pdf(
    *,
    title: str,
    paper: str,
    area: str,
    filters: str,
    by: str,
    at: datetime,
    head: Sequence[str],
    widths: Sequence[float],
    right: Sequence[bool],
    rows: Sequence[Sequence[str]],
) -> bytes:
    """A ruled table on landscape A4 as PDF.

    ``widths`` are shares, ``right`` says which columns hold figures.  The running foot has the
    register, unit, filters, who printed it, when, and the page.
    """
    printed = _("Printed %(when)s by %(who)s") % {"when": dates.when(at), "who": by or "CCTNS"}
    data = {
        "language": (get_language() or "en")[:2],
        "title": title,
        "paper": paper,
        "area": area,
        "filters": filters,
        "printed": printed,
        "count": _("Rows: %(rows)d") % {"rows": len(rows)},
        "page": _("Page"),
        "of": _("of"),
        "none": _("No entries"),
        "head": list(head),
        "widths": list(widths),
        "right": list(right),
        "rows": [list(row) for row in rows],
    }
    return compiled("register.typ", data)


def compiled(template: str, data: dict) -> bytes:
    """Typeset one of our templates over JSON data, in a folder that holds nothing else."""
    with tempfile.TemporaryDirectory(prefix="cctns-typst-") as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes((TEMPLATES / template).read_bytes())
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return typst.compile(
            str(root / "main.typ"),
            root=str(root),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
