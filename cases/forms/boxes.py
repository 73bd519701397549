"""Boxes of the FIR's forms: a line of text, a choice, numbers in any script's digits."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from cctns.core import widgets
from cctns.core.words import western_digits

TOO_LONG = gettext_lazy("Write at most %(limit_value)d characters here.")


def text_line(label: Any, limit: int, *, required: Any = "", **more: Any) -> forms.CharField:
    """One line of text; ``required`` is what is said when it is empty."""
    errors = {"max_length": TOO_LONG, "required": required}
    attrs = more.pop("attrs", {})
    wide = more.pop("wide", False)
    text = more.pop("optional_text", None)
    found = forms.CharField(
        label=label,
        max_length=limit,
        required=bool(required),
        widget=widgets.Text(attrs={"class": "in", "autocomplete": "off", **attrs}),
        error_messages=errors,
        **more,
    )
    found.widget.attrs.pop("maxlength", None)  # said in words, so that nothing pasted is cut
    found.wide = wide
    if text is not None:
        found.optional_text = text
    return found


def choice(
    label: Any, choices: Any = (), *, required: Any = "", **more: Any
) -> forms.ChoiceField:
    """One of a list; with up to five as radio buttons."""
    widget = more.pop("widget", widgets.Choice)
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=bool(required),
        widget=widget,
        error_messages={
            "required": required,
            "invalid_choice": gettext_lazy("Choose from the list."),
        },
        **more,
    )


class WholeNumberField(forms.Field):
    """A whole number typed in any script's digits, within limits; None when empty."""

    default_error_messages = {
        "unread": gettext_lazy("Write a number from %(least)d to %(most)d."),
    }

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            widgets.Text(
                attrs={"class": "in in--5", "inputmode": "numeric", "autocomplete": "off"}
            ),
        )
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        plain = western_digits(str(value)).strip()
        number = int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 9 else -1
        if not self.least <= number <= self.most:
            limits = {"least": self.least, "most": self.most}
            raise ValidationError(self.error_messages["unread"], code="unread", params=limits)
        return number


class DecimalLine(forms.Field):
    """A number with a point or comma, typed in any script's digits."""

    default_error_messages = {
        "unread": gettext_lazy("Write a number like 0.4, from %(least)s to %(most)s.")
    }

    def __init__(self, *, least: int, most: int, places: int, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            widgets.Text(
                attrs={"class": "in in--5", "inputmode": "decimal", "autocomplete": "off"}
            ),
        )
        super().__init__(**kwargs)
        self.least, self.most, self.places = least, most, places

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        try:
            number = Decimal(western_digits(str(value)[:20]).strip().replace(",", "."))
            fits = number.is_finite() and self.least <= number <= self.most
        except InvalidOperation:
            fits = False
        if not fits:
            limits = {"least": self.least, "most": self.most}
            raise ValidationError(self.error_messages["unread"], code="unread", params=limits)
        return round(number, self.places)
