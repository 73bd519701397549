"""Printed papers: drawn once, stored with serial, hash and code, never drawn again.

An app declares a ``PrintForm`` in ``<app>/prints.py`` and its template in ``templates/print/<app>/``;
``issue`` prints it, ``order_print`` lets the worker do so, ``may_open`` says who may read a stored copy.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from .dates import clock_time, short_date
from .events import note_event, post_of
from .ids import uuid7
from .jurisdiction import Scope
from .models.document import IssuedDocument
from .numbering import Series, lock_series
from .paper_words import Languages, Table, Words
from .pdf import qr_svg, render_pdf

ALL: dict[str, type[PrintForm]] = {}
PAIRS: tuple[Languages, ...] = (("en", "hi"), ("en", "ne"), ("hi", "en"), ("ne", "en"))


class PrintForm:
    """Base of a paper.  Class methods only: a form is a declaration.

    name        key in addresses and in IssuedDocument.form ("iif-1")
    code        beginning of its serial ("IIF-1")
    title       lazy text
    power       needed to print it, over the record's unit
    view_power  needed to open a stored copy; "" = ``power``
    full_power  needed to open the full copy of a protected record
    names_people  False for a paper without identities: it has one copy, never masked
    words       the wording, key -> (English, Hindi, Nepali)
    """

    do_not_call_in_templates = True  # a template reads the class, it does not make one

    name: ClassVar[str]
    code: ClassVar[str]
    title: ClassVar[Any]
    power: ClassVar[str]
    view_power: ClassVar[str] = ""
    full_power: ClassVar[str] = ""
    model: ClassVar[type[Model]]
    template: ClassVar[str]
    languages: ClassVar[tuple[Languages, ...]] = PAIRS
    names_people: ClassVar[bool] = True
    words: ClassVar[Table] = {}

    def __init_subclass__(cls) -> None:
        if not hasattr(cls, "name"):  # a base of several forms
            return
        if ALL.setdefault(cls.name, cls) is not cls:
            raise ValueError(f"two printed forms are called {cls.name}")

    # --- what a form answers about its record

    @classmethod
    def context(cls, record: Any, words: Words, *, masked: bool) -> dict[str, Any]:
        """What the template prints.  ``masked`` leaves out identities and free text."""
        raise NotImplementedError

    @classmethod
    def find(cls, scope: Scope, key: str) -> Any:
        """The record of that key in the scope, or Http404."""
        return scope.get_or_404(cls.model, pk=key)

    @classmethod
    def key_of(cls, record: Any) -> str:
        return str(record.pk)

    @classmethod
    def unit_of(cls, record: Any) -> Any:
        return record.unit

    @classmethod
    def subject(cls, record: Any) -> Model:
        """The row whose history and access log show the print."""
        return record

    @classmethod
    def is_protected(cls, record: Any) -> bool:
        """True while the record names people whom the law hides: asked at printing and at opening."""
        return False

    @classmethod
    def is_specimen(cls, record: Any) -> bool:
        return getattr(cls.subject(record), "origin", "") == "demo" or settings.DEMO

    @classmethod
    def is_logged_copy(cls, document: IssuedDocument, scope: Scope) -> bool:
        """True when this officer may open the full copy as the one given or sent by them just now."""
        return False

    @classmethod
    def url(cls, record: Any) -> str:
        """The record's page."""
        return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""

    @classmethod
    def heading(cls, record: Any) -> str:
        """What the paper is about, for the page and the job tray: a number, never a name."""
        return str(record)


@dataclass(frozen=True)
class Copy:
    """What one copy of a paper carries besides its content."""

    serial: str
    token: str
    at: Any
    post: str
    masked: bool
    protected: bool

    @property
    def verify_url(self) -> str:
        return f"{settings.SITE_URL}/verify/{self.token}/"

    @property
    def code(self) -> str:
        """The token in groups of four, to be typed from paper."""
        return " ".join(self.token[i : i + 4] for i in range(0, len(self.token), 4))


def html_of(form: type[PrintForm], record: Any, languages: Languages, copy: Copy) -> str:
    """The paper as HTML, in the first of its languages for dates and numbers."""
    words = Words(languages, form.words)
    with override(languages[0]):
        return render_to_string(
            form.template,
            {
                "form": form,
                "w": words,
                "lang": languages[0],
                "second": languages[-1],
                "copy": copy,
                "qr": qr_svg(copy.verify_url),
                "site_url": settings.SITE_URL,
                "unit": form.unit_of(record),
                "printed": f"{short_date(copy.at)} {clock_time(copy.at)}",
                "specimen": form.is_specimen(record),
                **form.context(record, words, masked=copy.masked),
            },
        )


# --- issuing ---------------------------------------------------------------------------------


def issue(
    form: type[PrintForm],
    record: Any,
    *,
    languages: Languages = ("en", "hi"),
    by: Scope,
    job: uuid.UUID | None = None,
    reason: str = "",
    progress: Any = None,
) -> list[IssuedDocument]:
    """Print a form: one document, or for a protected record two, the full one and the masked one.

    Each has its own serial from the unit's series of this form, is stored once, and supersedes the
    earlier issue of the same record in the same languages.  A second run of the same ``job`` answers
    with what the first stored.  ``progress(done, total)`` is told after each copy.
    Raises ``Refused`` and ``ValidationError`` (languages that the form has not).
    """
    unit = form.unit_of(record)
    by.demand(form.power, over=unit)
    languages = checked_languages(form, languages)
    with transaction.atomic():
        _one_at_a_time(form, record)
        if job and (done := _of_job(form, job)):
            return done
        protected = form.names_people and form.is_protected(record)
        series = lock_series((unit, series_of(form)))
        found = []
        for masked in (False, True) if protected else (False,):
            found.append(
                _store(form, record, languages, series, masked, protected, by=by, job=job)
            )
            if progress:
                progress(len(found), 2 if protected else 1)
        for document in found:
            note_event(
                form.subject(record),
                "printed",
                by=by,
                note=reason,
                data={
                    "form": form.name,
                    "serial": document.serial,
                    "document": str(document.pk),
                },
            )
    return found


def series_of(form: type[PrintForm]) -> str:
    return f"doc:{form.name}"


def checked_languages(form: type[PrintForm], languages: Any) -> Languages:
    """The languages as the form offers them; raises ValidationError."""
    wanted = tuple(languages)
    if wanted not in form.languages:
        raise ValidationError(
            _("This form is not printed in these languages. Choose from the list.")
        )
    return wanted


def _one_at_a_time(form: type[PrintForm], record: Any) -> None:
    """Hold every other issue of this form of this record until this transaction ends."""
    key = hashlib.sha256(f"{form.name} {form.key_of(record)}".encode()).digest()[:8]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(key, "big", signed=True)]
        )


def _of_job(form: type[PrintForm], job: uuid.UUID) -> list[IssuedDocument]:
    return list(IssuedDocument.everything.filter(job=job, form=form.name).order_by("is_masked"))


def _store(
    form: type[PrintForm],
    record: Any,
    languages: Languages,
    series: Series,
    masked: bool,
    protected: bool,
    *,
    by: Scope,
    job: uuid.UUID | None,
) -> IssuedDocument:
    """Draw one copy, write its bytes, and enter it."""
    unit = form.unit_of(record)
    number = series.take(unit, series_of(form))
    copy = Copy(
        serial=f"{form.code}/{unit.code}/{number.period}/{number.number:06d}",
        token=secrets.token_hex(16),
        at=series.at,
        post=post_of(by),
        masked=masked,
        protected=protected,
    )
    pdf = render_pdf(html_of(form, record, languages, copy))
    path = _path(series, masked, job)
    write_once(Path(settings.MEDIA_ROOT) / path, pdf.data)
    label = form_label(form)
    earlier = IssuedDocument.everything.filter(
        form=form.name,
        subject_type=label,
        subject_id=form.key_of(record),
        languages="+".join(languages),
        is_masked=masked,
        superseded_by=None,
    ).first()
    return IssuedDocument.everything.create(
        form=form.name,
        serial=copy.serial,
        subject_type=label,
        subject_id=form.key_of(record),
        languages="+".join(languages),
        is_masked=masked,
        is_protected=protected and not masked,
        sha256=hashlib.sha256(pdf.data).hexdigest(),
        size=len(pdf.data),
        pages=pdf.pages,
        path=path,
        token=copy.token,
        at=series.at,
        by=by.user,
        post=copy.post,
        supersedes=earlier,
        job=job,
        unit=unit,
    )


def form_label(form: type[PrintForm]) -> str:
    return form.model._meta.label


def _path(series: Series, masked: bool, job: uuid.UUID | None) -> str:
    """Where the bytes lie below the files folder.

    A job's files have names that follow from the job, so that a run after a killed one writes over
    what the killed one left and nothing stays behind.
    """
    stem = uuid.uuid5(job, "masked" if masked else "full") if job else uuid7()
    return f"issued/{series.year}/{stem}.pdf"


def write_once(place: Path, data: bytes) -> None:
    """Write bytes so that the file is whole and on the disk, or not there at all."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = place.with_suffix(f".{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(place)


# --- ordering and opening --------------------------------------------------------------------


def order_print(
    form: type[PrintForm], record: Any, languages: Languages, *, by: Scope, reason: str = ""
) -> Any:
    """Let the worker print: a job row with progress, whose result is the document."""
    from .jobs import order  # jobs read the forms

    by.demand(form.power, over=form.unit_of(record))
    languages = checked_languages(form, languages)
    return order(
        "prints.issue",
        title=_("%(form)s, %(number)s") % {"form": form.title, "number": form.heading(record)},
        args={
            "form": form.name,
            "key": form.key_of(record),
            "languages": list(languages),
            "reason": reason,
        },
        by=by,
        language=(get_language() or "en")[:2],
    )


def documents_of(form: type[PrintForm], record: Any, scope: Scope) -> list[IssuedDocument]:
    """The stored copies of a record's form that this officer may open, newest first."""
    rows = IssuedDocument.everything.filter(
        form=form.name, subject_type=form_label(form), subject_id=form.key_of(record)
    ).select_related("superseded_by")
    protected = form.names_people and form.is_protected(record)  # asked once for all of them
    return [
        row
        for row in rows.order_by("-at", "is_masked")
        if may_open(row, scope, record=record, protected=protected)
    ]


def may_open(
    document: IssuedDocument, scope: Scope, *, record: Any = None, protected: bool | None = None
) -> bool:
    """True when the officer may read a stored copy.

    The record must be within reach and readable; the full copy of a record that is protected, then or
    now, asks for the form's ``full_power`` too, except for the copy just given or sent.  ``protected`` is
    what the form's ``is_protected`` said of the record, where the caller has asked.
    """
    form = ALL.get(document.form)
    if form is None or not scope.has(form.view_power or form.power):
        return False
    if record is None:
        try:
            record = form.find(scope, document.subject_id)
        except Http404:
            return False
    if document.is_masked or not form.names_people:
        return True
    if document.is_protected or (form.is_protected(record) if protected is None else protected):
        held = bool(form.full_power) and scope.has(form.full_power)
        return (held and scope.covers(document.unit)) or form.is_logged_copy(document, scope)
    return True


def is_full_of_protected(document: IssuedDocument, record: Any) -> bool:
    """True for a copy whose opening shows protected identities: it is logged as such."""
    form = ALL[document.form]
    return (
        form.names_people
        and not document.is_masked
        and (document.is_protected or form.is_protected(record))
    )


def file_of(document: IssuedDocument) -> Path:
    """Where the stored bytes lie."""
    return Path(settings.MEDIA_ROOT) / document.path


def language_name(code: str) -> str:
    """ "English and Hindi" for "en+hi", in the reader's language."""
    names = {"en": _("English"), "hi": _("Hindi"), "ne": _("Nepali")}
    parts = [names.get(part, part) for part in code.split("+")]
    if len(parts) == 2:
        return _("%(first)s and %(second)s") % {"first": parts[0], "second": parts[1]}
    return parts[0]
