"""Registers as files in the background: long spreadsheets, and every PDF."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from . import exports
from .jobs import Run, job, order
from .jurisdiction import Scope
from .permissions import Refused
from .registers import ALL, Listing

KIND = "registers.export"


def order_export(listing: Listing, form: str, *, query: str, by: Scope, language: str) -> Any:
    """Queue the export of what this listing asks for; powers are those held when it runs."""
    columns = [column.key for column in listing.columns]
    args = {"register": listing.register.name, "form": form, "query": query, "columns": columns}
    title = _("%(register)s, %(form)s") % {
        "register": listing.register.title,
        "form": form.upper(),
    }
    return order(KIND, title=title[:160], args=args, by=by, language=language)


@job(KIND)
def make_export(run: Run) -> None:
    """Write the file; a post that lost the register's power since gets nothing."""
    book = ALL[run.args["register"]]
    if not book.open_to(run.scope):
        raise Refused(book.power)
    form = exports.FORMATS[run.args["form"]]
    with translation.override(run.job.language):
        listing = Listing(book, run.scope, run.args["query"], run.args["columns"])
        total = listing.count(exports.XLSX_MOST).number or 0
        path = run.draft_path(f".{form.ending}")
        exports.write_file(listing, form.key, path, told=lambda done: run.progress(done, total))
        run.progress(total, total)
        run.keep(path, name=exports.file_name(listing, form.ending), kind=form.media)
