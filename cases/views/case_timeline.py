"""What has happened to a case, newest first, from the rows that each act left (no act is told twice)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cases.services.casefolder import MOST, Folder, transfer_of
from cctns.core.prints import language_name
from stations.permissions import Can as Stations

# The filter of the page: what each kind of line is called.
KINDS = {
    "fir": gettext_lazy("FIR and sections"),
    "people": gettext_lazy("Officers and protection"),
    "told": gettext_lazy("Told and published"),
    "papers": gettext_lazy("Papers and files"),
}
MODES = {
    "electronic": gettext_lazy("electronically"),
    "messenger": gettext_lazy("by special messenger"),
    "post": gettext_lazy("by post"),
    "hand": gettext_lazy("by hand"),
}
HOW = {
    "signature": gettext_lazy("Acknowledged by signature"),
    "thumb": gettext_lazy("Acknowledged by thumb impression"),
    "code": gettext_lazy("Acknowledged by a code on the telephone"),
}
SHOWN = 25


def timeline_of(folder: Folder, kind: str = "") -> list[dict[str, Any]]:
    """Lines {at, kind, title, text, url, aside, aside_url, by}, newest first."""
    lines = [line for source in SOURCES for line in source(folder)]
    if kind in KINDS:
        lines = [line for line in lines if line["kind"] == kind]
    return newest_first(lines)


def newest_first(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of one moment the later source stands above: an FIR is registered before it is given to anybody."""
    return sorted(lines, key=lambda line: line["at"])[::-1]


def handed_out(folder: Folder) -> list[dict[str, Any]]:
    """What was given, sent, told and published, newest first."""
    sources = (copies, dispatch, progress, publications)
    return newest_first([line for source in sources for line in source(folder)])


def line(at: Any, kind: str, title: Any, *, by: str = "", text: str = "", **more: Any) -> dict:
    said = [part for part in (text, by) if part]
    return {"at": at, "kind": kind, "title": title, "text": "\n".join(said), **more}


def entry_link(folder: Folder, entry: Any) -> dict[str, str]:
    """The diary entry of an act, for those who may open it."""
    if entry is None or not folder.may(Stations.VIEW_DIARY):
        return {}
    return {
        "aside": _("Diary %(number)s") % {"number": entry},
        "aside_url": reverse("stations:diary_entry", args=[entry.pk]),
    }


def registration(folder: Folder) -> Iterator[dict]:
    case = folder.case
    title = _("Zero FIR registered") if case.kind == "zero" else _("FIR registered")
    yield line(
        case.registered_at,
        "fir",
        title,
        by=case.entered_post,
        **entry_link(folder, case.fir.entry),
    )


def addenda(folder: Folder) -> Iterator[dict]:
    for row in folder.case.addenda.select_related("entry").order_by("-entered_at")[:MOST]:
        yield line(
            row.entered_at,
            "fir",
            _("Addendum to item %(item)s") % {"item": row.item},
            text=folder.text(row.text),
            by=row.entered_post,
            **entry_link(folder, row.entry),
        )


def alterations(folder: Folder) -> Iterator[dict]:
    for row in folder.case.alterations.select_related("entry")[:MOST]:
        yield line(
            row.entered_at,
            "fir",
            _("Sections altered: %(sections)s") % {"sections": row.after},
            text=_("Before: %(sections)s") % {"sections": row.before}
            + f"\n{folder.text(row.reason)}",
            by=row.entered_post,
            **entry_link(folder, row.entry),
        )


def officers(folder: Folder) -> Iterator[dict]:
    rows = folder.case.io_changes.select_related("posting__officer__rank", "posting__unit")
    for row in rows.order_by("-entered_at")[:MOST]:
        yield line(
            row.entered_at,
            "people",
            _("Investigation given to %(officer)s") % {"officer": row.posting.officer},
            text=folder.text(row.reason),
            by=row.entered_post,
        )


def protection(folder: Folder) -> Iterator[dict]:
    for row in folder.case.sensitivity_changes.order_by("-entered_at")[:MOST]:
        yield line(
            row.entered_at,
            "people",
            _("Protection: %(level)s") % {"level": row.get_after_display()},
            text=folder.text(row.reason),
            by=row.entered_post,
        )


def publications(folder: Folder) -> Iterator[dict]:
    for row in folder.case.publications.all()[:MOST]:
        title = _("FIR published") if row.is_published else _("FIR withheld from publication")
        yield line(
            row.entered_at, "told", title, text=folder.text(row.reason), by=row.entered_post
        )


def progress(folder: Folder) -> Iterator[dict]:
    for row in folder.case.progress_notices.select_related("delivery")[:MOST]:
        sent = row.delivery
        yield line(
            row.entered_at,
            "told",
            _("Informant told how the case stands"),
            text=folder.text(row.text),
            by=row.entered_post,
            aside=sent.get_status_display() if sent else _("By letter"),
            aside_kind="red" if sent and sent.status in ("failed", "unsure") else "",
        )


def copies(folder: Folder) -> Iterator[dict]:
    rows = folder.case.copies.select_related("person", "document")
    for row in rows.order_by("-entered_at")[:MOST]:
        to = row.person.code if row.person else row.to
        yield line(
            row.given_at,
            "papers",
            _("Free copy given to %(person)s") % {"person": to},
            text=str(HOW.get(row.how, "")),
            by=row.entered_post,
            aside=row.document.serial if row.document else "",
        )


def dispatch(folder: Folder) -> Iterator[dict]:
    sent = getattr(folder.case, "court_dispatch", None)
    if sent:
        yield line(
            sent.dispatched_at,
            "papers",
            _("Report sent to %(court)s") % {"court": sent.court},
            text=str(MODES.get(sent.mode, sent.mode)).capitalize(),
            by=sent.entered_post,
        )


def journey(folder: Folder) -> Iterator[dict]:
    """A Zero FIR on its way."""
    row = transfer_of(folder.case)
    if row is None:
        return
    names = {"station": row.to.label}
    yield line(
        row.sent_at,
        "fir",
        _("Sent to %(station)s") % names,
        text=folder.text(row.reason),
        by=row.entered_post,
    )
    if row.received_at:
        yield line(row.received_at, "fir", _("Received at %(station)s") % names)
    if row.registered_at:
        yield line(row.registered_at, "fir", _("Registered at %(station)s") % names)


def prints(folder: Folder) -> Iterator[dict]:
    for row in folder.papers:
        if row.is_masked:
            continue  # printed together with its full copy
        pages = ngettext("%(pages)d page", "%(pages)d pages", row.pages) % {"pages": row.pages}
        yield line(
            row.at,
            "papers",
            _("Printed: %(paper)s") % {"paper": row.title},
            text=f"{row.serial}, {language_name(row.languages)}, {pages}",
            by=row.post,
            **(
                {
                    "aside": pgettext("verb", "Open"),
                    "aside_url": reverse("document", args=[row.pk]),
                }
                if row.is_open
                else {}
            ),
        )


def files(folder: Folder) -> Iterator[dict]:
    for row in folder.attachments:
        hidden = folder.hides_file(row)
        yield line(
            row.at,
            "papers",
            _("File attached"),
            text=_("Withheld") if hidden else row.label or row.name,
            by=str(getattr(row.by, "officer", "")),
            **(
                {}
                if hidden
                else {
                    "aside": pgettext("verb", "Open"),
                    "aside_url": reverse("attachment", args=[row.pk]),
                }
            ),
        )


SOURCES = (
    registration, addenda, alterations, officers, protection, publications,
    progress, copies, dispatch, journey, prints, files,
)  # fmt: skip
