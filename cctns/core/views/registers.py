"""The station's books on the screen: all registers, one register, its columns, views and exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cctns.core import exports
from cctns.core.access import log_access
from cctns.core.ids import uuid7
from cctns.core.models.preference import SavedView, TableChoice
from cctns.core.once import once
from cctns.core.permissions import Refused, requires
from cctns.core.registers import ALL, Listing, Register
from cctns.core.registers.screen import screen_of

MOST_VIEWS = 20  # tabs of one's own, each of which is counted


@requires()
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """The books that this post may open, by app, with their number on paper and what is written in them."""
    groups: dict[str, list[type[Register]]] = {}
    for book in ALL.values():
        if book.open_to(request.scope):
            groups.setdefault(str(book.group), []).append(book)
    for books in groups.values():
        books.sort(key=place_of)
    groups = dict(sorted(groups.items(), key=lambda pair: place_of(pair[1][0])))
    return TemplateResponse(request, "registers/registers.html", {"groups": groups})


@requires()
def register(request: HttpRequest, name: str) -> HttpResponse:
    """One register: a page of rows as asked, or the same rows as a file."""
    book = book_or_404(name, request)
    if request.method == "POST":
        return order_file(request, book)
    if book.address and request.path != reverse(book.address):
        return redirect(book.url(request.GET.urlencode()))
    asked = request.GET or book.opens_with
    listing = Listing(book, request.scope, asked, columns_of(request, book))
    if request.GET.get("as"):
        return file_of(request, listing)
    return TemplateResponse(
        request, "registers/register.html", screen_of(listing, request.user)
    )


def place_of(book: type[Register]) -> tuple:
    """Its place on the page: by the number of the paper register, those without one last."""
    return book.paper == "", natural(book.paper), str(book.title)


def book_or_404(name: str, request: HttpRequest) -> type[Register]:
    """The register of that name; refuses a post without its power, naming it."""
    book = ALL.get(name)
    if book is None:
        raise Http404(_("There is no such register."))
    if not book.open_to(request.scope):
        raise Refused(book.power)
    return book


def columns_of(request: HttpRequest, book: type[Register]) -> list[str]:
    """The columns that this officer chose for this book; [] for its own."""
    kept = TableChoice.objects.filter(user=request.user, register=book.name).values_list(
        "columns", flat=True
    )
    return next(iter(kept), [])


# --- files -----------------------------------------------------------------------------------


def file_of(request: HttpRequest, listing: Listing) -> HttpResponse:
    """The rows as CSV or XLSX; a long list or a PDF asks first, because a job makes it."""
    form = exports.FORMATS.get(request.GET["as"])
    if form is None or listing.problems:
        said = [text for _key, text in listing.problems] or [_("Choose CSV, XLSX or PDF.")]
        return TemplateResponse(
            request, "registers/export.html", {"listing": listing, "problems": said}, status=400
        )
    if form.key == "pdf" or listing.count(exports.AT_ONCE).is_more:
        return ask(request, listing, form)
    log_access(
        request, "export", what=f"register {listing.register.name} {form.key}",
        reason=request.GET.get("reason", ""),
    )  # fmt: skip
    if form.key == "csv":
        body: Any = StreamingHttpResponse(exports.csv_parts(listing), content_type=form.media)
    else:
        body = HttpResponse(exports.in_memory(listing, form.key), content_type=form.media)
    body["Content-Disposition"] = (
        f'attachment; filename="{exports.file_name(listing, form.ending)}"'
    )
    body["Cache-Control"] = "private, no-store"
    return body


def ask(request: HttpRequest, listing: Listing, form: exports.Format) -> HttpResponse:
    """The page before a file that is made in the background: how many rows, in which form, why."""
    count = listing.count(exports.PDF_MOST if form.key == "pdf" else exports.XLSX_MOST)
    problems = []
    if count.is_more:
        problems = [
            exports.too_long_for_paper()
            if form.key == "pdf"
            else exports.too_long_for_a_sheet()
        ]
    context = {
        "listing": listing,
        "file": form,
        "count": count,
        "problems": problems,
        "query": query_of(request),
        "token": uuid7(),
        "back": listing.register.url(listing.query()),
    }
    return TemplateResponse(request, "registers/export.html", context)


def query_of(request: HttpRequest) -> str:
    """What was asked, less how the file was asked for."""
    asked = request.GET.copy()
    for key in ("as", "reason", "after", "before"):
        asked.pop(key, None)
    return asked.urlencode()


def order_file(request: HttpRequest, book: type[Register]) -> HttpResponse:
    """Order the file from a job; it is told in the tray when it is ready, and kept for seven days."""
    from cctns.core.export_jobs import order_export

    listing = Listing(
        book, request.scope, request.POST.get("query", ""), columns_of(request, book)
    )
    form = exports.FORMATS.get(request.POST.get("as", ""))
    back = book.url(listing.query())
    if form is None or listing.problems:
        messages.error(
            request, _("This list cannot be made into a file. Open it again and choose.")
        )
        return redirect(back)
    try:
        with once(request.POST.get("token"), "registers.export", user=request.user) as write:
            if not write.first:
                job = order_export(
                    listing, form.key, query=request.POST.get("query", ""), by=request.scope,
                    language=get_language() or "en",
                )  # fmt: skip
                log_access(
                    request, "export", what=f"register {book.name} {form.key}",
                    reason=request.POST.get("reason", ""),
                )  # fmt: skip
                write.done(id=job.pk, url=back)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(
            request,
            _(
                "The file is being made. You can leave this page: it will be in the tray at the top."
            ),
        )
    return redirect(back)


# --- columns and views -----------------------------------------------------------------------


@requires()
@require_POST
def register_columns(request: HttpRequest, name: str) -> HttpResponse:
    """Keep which columns this officer wants of this book; none chosen brings back the book's own."""
    book = book_or_404(name, request)
    chosen = [key for key in request.POST.getlist("columns") if key in book.by_key]
    if chosen:
        TableChoice.objects.update_or_create(
            user=request.user, register=book.name, defaults={"columns": chosen}
        )
    else:
        TableChoice.objects.filter(user=request.user, register=book.name).delete()
    return back_to(book, request)


@requires()
def register_views(request: HttpRequest, name: str) -> HttpResponse:
    """An officer's own views of one book: save what is on the screen under a name, rename, delete."""
    book = book_or_404(name, request)
    if request.method == "POST":
        try:
            return change_view(request, book)
        except ValidationError as refused:
            problems = refused.messages
    else:
        problems = []
    asked = request.POST if request.method == "POST" else request.GET
    query = Listing(book, request.scope, asked.get("query", "")).query()
    context = {
        "register": book,
        "query": query,
        "words": Listing(book, request.scope, query).words,
        "name": asked.get("name", ""),
        "views": SavedView.objects.filter(user=request.user, register=book.name),
        "problems": problems,
        "saving": "query" in asked,
        "token": uuid7(),
    }
    return TemplateResponse(
        request, "registers/views.html", context, status=400 if problems else 200
    )


def change_view(request: HttpRequest, book: type[Register]) -> HttpResponse:
    """Save, rename or delete one view.  Raises ``ValidationError``."""
    mine = SavedView.objects.filter(user=request.user, register=book.name)
    if key := request.POST.get("delete"):
        mine.filter(pk=whole(key)).delete()
        messages.success(request, _("The view is deleted."))
        return redirect("register_views", book.name)
    title = " ".join(request.POST.get("name", "").replace("\x00", "").split())
    if not title or len(title) > 60:
        raise ValidationError(_("Write a name of 1 to 60 letters for the view"))
    if key := whole(request.POST.get("rename")):
        refuse_second_name(mine.exclude(pk=key), title)
        if not mine.filter(pk=key).update(name=title):
            raise Http404(_("There is no such view."))
        messages.success(request, _("The view has a new name."))
        return redirect("register_views", book.name)
    query = Listing(book, request.scope, request.POST.get("query", "")).query()
    if len(query) > 500:
        raise ValidationError(_("This view has too many filters to be kept. Remove some"))
    with once(request.POST.get("token"), "registers.view", user=request.user) as write:
        if not write.first:
            refuse_second_name(mine, title)
            view = SavedView.objects.create(
                user=request.user, register=book.name, name=title, query=query
            )
            write.done(id=view.pk, url=book.url(query))
    return redirect(book.url(query))


def refuse_second_name(views: QuerySet, title: str) -> None:
    if views.filter(name=title).exists():
        raise ValidationError(_("You have a view of this name. Choose another name"))
    if views.count() >= MOST_VIEWS:
        raise ValidationError(_("You have 20 views of this register. Delete one first"))


def whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 15 else None


def back_to(book: type[Register], request: HttpRequest) -> HttpResponseRedirect:
    """Back to the list as it was."""
    listing = Listing(book, request.scope, request.POST.get("query", ""))
    return redirect(book.url(listing.query()))


def natural(text: str) -> list[tuple[int, str]]:
    """An order in which R2 stands before R10."""
    return list(_parts(text))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    digits = ""
    for letter in f"{text} ":
        if letter.isdecimal():
            digits += letter
            continue
        if digits:
            yield int(digits), ""
            digits = ""
        yield 0, letter
