"""{% load ui %}: icons, Indian dates and money, clocks, and boxes that pages are built from.

The drawing is in templates/components/; these tags only work out what a component needs.
docs/ui.md shows each one in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cctns.core import dates, money, phones
from cctns.core.words import lang_of

register = template.Library()


# --- icons -----------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of static/icons.svg.  Without ``label`` it is decoration, hidden from readers."""
    if not name:
        return SafeString("")
    place = f"{static('icons.svg')}#i-{name}"
    if label:
        return format_html(
            '<svg class="i" role="img" aria-label="{}"><use href="{}"/></svg>', label, place
        )
    return format_html('<svg class="i" aria-hidden="true"><use href="{}"/></svg>', place)


# --- dates -----------------------------------------------------------------------------------


def _blank(value: Any) -> bool:
    return value is None or value == ""


@register.filter(expects_localtime=False)
def when(value: date | datetime | None) -> str:
    """24-11-2026, or 24-11-2026 18:30 for a moment."""
    return "" if _blank(value) else dates.when(value)


@register.filter(expects_localtime=False)
def dmy(value: date | datetime | None) -> str:
    """24-11-2026, also of a moment."""
    return "" if _blank(value) else dates.short_date(value)


@register.filter(expects_localtime=False)
def dm(value: date | datetime | None) -> str:
    """24-11, for the margin of a ledger."""
    return "" if _blank(value) else dates.margin_date(value)


@register.filter(expects_localtime=False)
def hm(value: time | datetime | None) -> str:
    """18:30."""
    return "" if _blank(value) else dates.clock_time(value)


@register.filter(expects_localtime=False)
def daylong(value: date | datetime | None) -> str:
    """Tuesday 24-11-2026, the day in the reader's language."""
    return "" if _blank(value) else dates.day_long(value)


@register.filter(expects_localtime=False)
def ago(value: datetime | None) -> str:
    """5 m ago, 4 days ago."""
    return "" if _blank(value) else dates.ago(value)


@register.filter(expects_localtime=False)
def waited(value: date | datetime | None) -> str:
    """How long since: 1 h, 4 days."""
    return "" if _blank(value) else dates.waited(value)


@register.filter(expects_localtime=False)
def left(value: datetime | None) -> str:
    """Time to a deadline: 5 h 50 m, 41 days, 2 days late."""
    return "" if _blank(value) else dates.left(value).text


@register.filter
def duration(value: timedelta | None) -> str:
    """5 h 50 m, 41 days."""
    return "" if _blank(value) else dates.span(value)


@register.filter
def financial_year(value: date | datetime | None) -> str:
    """2026-27."""
    return "" if _blank(value) else dates.financial_year(value)


# --- numbers, money, telephones --------------------------------------------------------------


@register.filter
def indian(value: Any) -> str:
    """4,18,302."""
    return "" if _blank(value) else money.group(value)


@register.filter
def rupees(value: Any) -> str:
    """₹ 3,48,500; paise only when there are any."""
    return "" if _blank(value) else money.rupees(value)


@register.filter
def lakh(value: Any) -> str:
    """₹ 841.55 lakh."""
    return "" if _blank(value) else money.lakhs(value)


@register.filter
def crore(value: Any) -> str:
    """₹ 2,000.00 crore."""
    return "" if _blank(value) else money.crores(value)


@register.filter
def amount_words(value: Any) -> str:
    """Rupees Three Lakh Forty-Eight Thousand Five Hundred only."""
    return "" if _blank(value) else money.in_words(value)


@register.filter
def phone(value: str | None) -> str:
    """98123 45214."""
    return phones.shown(value) if value else ""


@register.filter
def phone_mask(value: str | None) -> str:
    """98xxx xx214, as in lists."""
    return phones.masked(value) if value else ""


# --- languages -------------------------------------------------------------------------------


@register.filter
def lang_attr(text: Any) -> SafeString:
    """``<p{{ name|lang_attr }}>``: a lang attribute when the script is not the page's.

    Devanagari is marked as Nepali on a Nepali page and as Hindi on any other.
    """
    found, page = lang_of(str(text or "")), (get_language() or "en")[:2]
    if found == "hi" and page == "ne":
        found = page
    return format_html(' lang="{}"', found) if found and found != page else SafeString("")


# --- state words and clocks ------------------------------------------------------------------


@register.simple_tag
def badge(text: Any, kind: str = "") -> SafeString:
    """A state as a word on a tint: red, amber, green, blue, plum, line, or none."""
    return _draw("badge", {"text": text, "kind": kind})


@register.simple_tag
def bar(share: float, kind: str = "") -> SafeString:
    """A thin bar filled to ``share`` per cent.  It repeats a number that stands beside it."""
    return _draw("bar", {"share": max(0, min(100, round(share))), "kind": kind})


def _clock_context(run: Any, now: datetime | None = None) -> dict[str, Any]:
    """What both drawings of a clock need, from a ClockRun or a dict with the same names.

    Reads title, law (else the run's definition's; "" says that it is withheld), reference, url,
    officer, started_at, due_at, met_at, cancelled_at, excuse.
    """

    def read(name: str, default: Any = None) -> Any:
        return run.get(name, default) if isinstance(run, dict) else getattr(run, name, default)

    definition = read("definition")
    title = read("title") or (_(definition.title) if definition else "")
    law = read("law")
    if law is None:
        law = definition.law if definition else ""
    due, met = read("due_at"), read("met_at")
    stands = dates.left(due, started=read("started_at"), met=met, now=now)
    today = dates.day_of(due) == dates.day_of(now or timezone.now())
    return {
        "run": run,
        "title": title,
        "law": law,
        "state": "" if read("cancelled_at") else stands.state,
        "left": _("Ended") if read("cancelled_at") else stands.text,
        "share": stands.share,
        "due": due,
        "met": met,
        "due_today": today and met is None,
        "reference": read("cited", "") or read("reference", ""),
        "note": read("note", "") or read("excuse", ""),
        "officer": read("officer", ""),
        "url": read("url", ""),
    }


@register.simple_tag
def clock(run: Any) -> SafeString:
    """A clock as a chip: time left first, then what, by when, under which law."""
    return _draw("clock", _clock_context(run))


@register.simple_tag
def clock_row(run: Any) -> SafeString:
    """A clock as a row of ``<ol class="ledger ledger--l">``."""
    return _draw("clock_row", _clock_context(run))


# --- boxes with a body -----------------------------------------------------------------------


@register.simple_block_tag
def panel(
    content: str,
    title: str = "",
    id: str = "",
    link: str = "",
    link_text: str = "",
    aside: str = "",
    foot: str = "",
    pad: bool = False,
) -> SafeString:
    """A box with a head: {% panel _("Property") id="property" link=url link_text=_("All") %}.

    ``aside`` is plain text at the right of the head, ``foot`` a line under the body, ``pad``
    gives the body its margins (a ledger or table needs none).
    """
    names = locals()
    return _draw("panel", {**names, "body": SafeString(content)})


@register.simple_block_tag
def note(content: str, title: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A notice in the page: kind "" (blue), amber, red or green."""
    return _draw(
        "note", {"title": title, "kind": kind, "level": level, "body": SafeString(content)}
    )


# --- charts: every picture is a table or stands on one ---------------------------------------


@register.simple_tag
def spark(values: Iterable[float]) -> SafeString:
    """A line of figures without axes; the table with the figures belongs beside it."""
    points = [float(value) for value in values]
    if len(points) < 2:
        return SafeString("")
    low, high = min(points), max(points)
    step, height = 100 / (len(points) - 1), (high - low) or 1
    path = "L".join(
        f"{index * step:.1f} {28 - (value - low) / height * 24:.1f}"
        for index, value in enumerate(points)
    )
    return _draw("spark", {"path": f"M{path}"})


SHADES = 6  # .h0 to .h5


def shade_of(value: float, top: float) -> str:
    """The CSS class of a value on the one-hue ramp: zero is h0, ``top`` and more is h5."""
    if value <= 0 or top <= 0:
        return "h0"
    return f"h{min(SHADES - 1, 1 + int(value / top * (SHADES - 1.001)))}"


@register.simple_tag
def heat(
    columns: list[str], rows: list[tuple[str, list[float]]], caption: str, corner: str = ""
) -> SafeString:
    """A table with cells tinted by number: rows are (label, [number or (number, url)])."""
    numbers = [_number(cell) for _label, cells in rows for cell in cells]
    top = max(numbers, default=0)
    lines = [
        (label, [(_number(cell), _url(cell), shade_of(_number(cell), top)) for cell in cells])
        for label, cells in rows
    ]
    return _draw(
        "heat", {"columns": columns, "lines": lines, "caption": caption, "corner": corner}
    )


def _number(cell: Any) -> float:
    return cell[0] if isinstance(cell, tuple) else cell


def _url(cell: Any) -> str:
    return cell[1] if isinstance(cell, tuple) else ""


@register.simple_tag
def tile_map(tiles: list[dict[str, Any]], top: float | None = None) -> SafeString:
    """Districts as squares about where they lie.

    A tile is {name, value, shown, small, url, place}: ``value`` chooses the tint, ``shown`` is
    printed, ``small`` says what it is made of ("4 of 168"), ``place`` is "", "off1" or "off2"
    (first tile of a row of one or of two).
    """
    top = top or max((float(tile["value"]) for tile in tiles), default=0)
    shaded = [{**tile, "shade": shade_of(float(tile["value"]), top)} for tile in tiles]
    return _draw("tile_map", {"tiles": shaded})


@register.simple_tag
def share_of(part: Any, whole: Any) -> int:
    """Per cent for a bar: {% share_of row.value top as share %}."""
    return round(float(part) * 100 / float(whole)) if whole else 0


# --- forms -----------------------------------------------------------------------------------


@register.filter
def error_target(field: Any) -> str:
    """The id that the error summary links to: the first control of the field."""
    if field.use_fieldset and field.subwidgets:
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def count_errors(form: Any) -> int:
    """How many things there are to fix on this form."""
    return sum(len(errors) for errors in form.errors.values()) if form and form.is_bound else 0


@register.filter
def widget_kind(field: Any) -> str:
    """How components/field.html draws a field: hidden, tick, group or plain."""
    if field.is_hidden:
        return "hidden"
    if getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset:
        return "tick"
    return "group" if field.use_fieldset else "plain"


def _draw(component: str, context: dict[str, Any]) -> SafeString:
    return SafeString(render_to_string(f"components/{component}.html", context).strip())
