"""A register as a file: CSV, XLSX or PDF, from the same columns and the same masked rows.

Up to ``AT_ONCE`` rows a spreadsheet is answered in the request; longer ones, and every PDF, are
made by a job (``export_jobs.py``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from . import dates
from .money import group
from .registers.columns import Column, Protected
from .registers.listing import Listing

AT_ONCE = 2_000  # rows
PDF_MOST = 5_000  # rows: the typesetter needs about 100 KB of memory for each
XLSX_MOST = 1_000_000  # rows of one sheet, less its head

# What makes a spreadsheet read a text as a formula, in Latin and in full width.
FORMULA = tuple("=+-@\t\r\n|%" + "＝＋－＠")


@dataclass(frozen=True)
class Format:
    """One kind of file."""

    key: str
    media: str
    ending: str


FORMATS = {
    "csv": Format("csv", "text/csv; charset=utf-8", "csv"),
    "xlsx": Format(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"
    ),
    "pdf": Format("pdf", "application/pdf", "pdf"),
}


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before its first sign."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text


def written(column: Column, raw: Any) -> str:
    """A value as text in CSV."""
    text = column.text(raw)
    return guarded(text) if may_be_formula(column, raw) else text


def may_be_formula(column: Column, raw: Any) -> bool:
    """True for what somebody typed; numbers and dates are written by us."""
    return column.how.is_free_text or isinstance(raw, Protected)


def file_name(listing: Listing, ending: str) -> str:
    """ "fir-2026-11-24.csv"."""
    return f"{listing.register.name}-{dates.today().isoformat()}.{ending}"


# --- CSV -------------------------------------------------------------------------------------


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_parts(listing: Listing) -> Iterator[bytes]:
    """The register as CSV, line by line; it begins with the mark that makes Excel read UTF-8."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield writer.writerow([guarded(str(column.heading)) for column in listing.columns]).encode()
    for line in listing.lines():
        cells = [
            written(column, raw) for column, raw in zip(listing.columns, line, strict=True)
        ]
        yield writer.writerow(cells).encode()


# --- XLSX ------------------------------------------------------------------------------------


def xlsx_to(listing: Listing, out: Any) -> int:
    """Write the register as a workbook, row by row; ``out`` is a path or a binary file.

    Numbers, dates and moments stay what they are.  Answers with the number of rows.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(str(listing.register.title)))
    sheet.freeze_panes = "A2"
    for index, column in enumerate(listing.columns):
        sheet.column_dimensions[chr(ord("A") + index) if index < 26 else "Z"].width = (
            _width(column) * 9
        )
    sheet.append(
        [_cell(sheet, guarded(str(column.heading)), bold=True) for column in listing.columns]
    )
    rows = 0
    for line in listing.lines():
        sheet.append(
            [
                _value(sheet, column, raw)
                for column, raw in zip(listing.columns, line, strict=True)
            ]
        )
        rows += 1
        if rows > XLSX_MOST:
            raise ValidationError(too_long_for_a_sheet())
    book.save(out)
    return rows


def _sheet_title(title: str) -> str:
    """Excel allows 31 characters and none of these."""
    return (
        "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31].strip()
        or "1"
    )


def _value(sheet: Any, column: Column, raw: Any) -> Any:
    value = column.cell(raw)
    if isinstance(value, str):
        text = guarded(value) if may_be_formula(column, raw) else value
        return _cell(sheet, text[:32_767], wrap=column.wide)  # longest text of a cell
    if value is None or not column.how.number_format:
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = column.how.number_format
    return cell


def _cell(sheet: Any, text: str, *, bold: bool = False, wrap: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


# --- PDF -------------------------------------------------------------------------------------


def pdf_of(listing: Listing, *, told: Any = None) -> bytes:
    """The register on A4, ruled, with its head on every page (see typst_tables.py).

    ``told(done)`` is called as rows are read.
    """
    from . import typst_tables

    rows = []
    for line in listing.lines():
        rows.append(
            [column.text(raw) for column, raw in zip(listing.columns, line, strict=True)]
        )
        if len(rows) > PDF_MOST:
            raise ValidationError(too_long_for_paper())
        if told and len(rows) % 500 == 0:
            told(len(rows))
    return typst_tables.table_pdf(
        title=str(listing.register.book or listing.register.title),
        paper=listing.register.paper,
        area=area_of(listing.scope),
        filters=listing.words,
        by=listing.scope.post_line,
        at=timezone.now(),
        head=[str(column.heading) for column in listing.columns],
        widths=[_width(column) for column in listing.columns],
        right=[column.how.css == "num" for column in listing.columns],
        rows=rows,
    )


def too_long_for_paper() -> str:
    most = {"most": group(PDF_MOST)}
    return (
        _("A PDF holds at most %(most)s rows. Narrow the list by date, or take a spreadsheet.")
        % most
    )


def too_long_for_a_sheet() -> str:
    return _("A spreadsheet holds at most %(most)s rows. Narrow the list.") % {
        "most": group(XLSX_MOST)
    }


def area_of(scope: Any) -> str:
    """The unit whose book it is: "Ranipool PS"; empty for the nation."""
    unit = scope.unit or getattr(scope.posting, "unit", None)
    return str(unit or "")


def _width(column: Column) -> float:
    """Shares of the paper's width."""
    if column.wide:
        return 3
    return {"number": 0.8, "flag": 0.7, "date": 1.1, "moment": 1.5}.get(column.kind, 1.5)


# --- all -------------------------------------------------------------------------------------


def write_file(listing: Listing, key: str, path: Path, *, told: Any = None) -> None:
    """Write the register in one format to a path."""
    if key == "csv":
        with path.open("wb") as out:
            for index, part in enumerate(csv_parts(listing)):
                out.write(part)
                if told and index % 500 == 0:
                    told(index)
    elif key == "xlsx":
        xlsx_to(listing, path)
    else:
        path.write_bytes(pdf_of(listing, told=told))


def in_memory(listing: Listing, key: str) -> bytes:
    """A short export as bytes."""
    if key == "csv":
        return b"".join(csv_parts(listing))
    if key == "pdf":
        return pdf_of(listing)
    out = io.BytesIO()
    xlsx_to(listing, out)
    return out.getvalue()
