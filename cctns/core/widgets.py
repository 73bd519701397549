"""Inputs for Indian dates, times, telephone numbers and money.

Plain text boxes: a phone shows the digit keyboard, paste is never blocked, and the field, not
the browser, decides what is right.  static/js/form.js reads the ``data-*`` names for shortcuts.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms

from . import dates, money
from .phones import shown


def css(attrs: dict[str, Any] | None, classes: str) -> dict[str, Any]:
    """The attributes with these classes unless the page gave its own."""
    return {"class": classes, **(attrs or {})}


class Text(forms.TextInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(css(attrs, "in"))


class Paragraphs(forms.Textarea):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            css(attrs, "ta") | {"cols": False, "rows": (attrs or {}).get("rows", 8)}
        )


class Choice(forms.Select):
    """A list to choose from; with over 15 entries form.js puts a search box above it."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(css(attrs, "sel"), choices)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if sum(len(group[1]) for group in context["widget"]["optgroups"]) > 15:
            context["widget"]["attrs"].setdefault("data-find", True)
        return context


class Picks(forms.RadioSelect):
    """Radio buttons in a row; the question is the fieldset's legend."""

    template_name = "components/widgets/picks.html"
    option_template_name = "components/widgets/pick.html"


class Ticks(forms.CheckboxSelectMultiple):
    """Several may be ticked."""

    template_name = "components/widgets/picks.html"
    option_template_name = "components/widgets/pick.html"


class DateInput(forms.TextInput):
    """dd-mm-yyyy.  ``near`` says where a date with missing parts lies: "past" or "future"."""

    def __init__(self, attrs: dict[str, Any] | None = None, near: dates.Near = "past") -> None:
        fixed = {"inputmode": "text", "autocomplete": "off", "maxlength": 10, "data-date": near}
        super().__init__(css(attrs, "in in--10") | fixed)

    def format_value(self, value: Any) -> str | None:
        return dates.short_date(value) if isinstance(value, date) else value


class TimeInput(forms.TextInput):
    """HH:MM in 24 hours."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        fixed = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": 5,
            "data-time": True,
        }
        super().__init__(css(attrs, "in in--5") | fixed)

    def format_value(self, value: Any) -> str | None:
        return dates.clock_time(value) if isinstance(value, time) else value


class DateTimeInput(forms.MultiWidget):
    """A date box and a time box side by side, each with its own small label."""

    template_name = "components/widgets/datetime.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, near: dates.Near = "past") -> None:
        super().__init__({"date": DateInput(near=near), "time": TimeInput()}, attrs)

    def decompress(self, value: datetime | None) -> list[date | time | None]:
        if value is None:
            return [None, None]
        moment = dates.local(value)
        return [moment.date(), moment.time()]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class PhoneInput(forms.TextInput):
    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        fixed = {"autocomplete": "off", "inputmode": "tel", "maxlength": 24}
        super().__init__(css(attrs, "in in--20") | fixed)

    def format_value(self, value: Any) -> str | None:
        return shown(value) if isinstance(value, str) else None


class MoneyInput(forms.TextInput):
    """An amount in rupees, grouped the Indian way when it is shown again."""

    template_name = "components/widgets/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        fixed = {"autocomplete": "off", "inputmode": "text", "maxlength": 24}
        super().__init__(css(attrs, "in in--10") | fixed)

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int):
            return money.rupees(value).replace(f"{money.RUPEE} ", "")
        return value
