"""Form fields for what police forms ask again and again: dates, times, telephones, money.

Each takes what an officer types and answers with a sentence that says how to mend it.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import dates, money, phones, widgets


class IndianDateField(forms.Field):
    """A date typed as 24-11-2026, 24/11/2026, 24.11.2026, 24-11, 24, t (today), y (yesterday).

    ``near`` fills in missing parts ("past" for what happened, "future" for what is to come);
    ``latest_today`` refuses a date to come.
    """

    widget = widgets.DateInput
    default_error_messages = {
        "required": _("Write the date, for example 24-11-2026"),
        "unread": _("Write the date as day-month-year, for example 24-11-2026"),
        "future": _("The date cannot be after today, %(today)s"),
    }

    def __init__(
        self, *, near: dates.Near = "past", latest_today: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", widgets.DateInput(near=near))
        super().__init__(**kwargs)
        self.near, self.latest_today = near, latest_today

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return dates.day_of(value)
        try:
            found = dates.read_date(str(value), near=self.near)
        except ValueError as unread:
            raise ValidationError(self.error_messages["unread"], code="unread") from unread
        if self.latest_today and found > dates.today():
            today = {"today": dates.short_date(dates.today())}
            raise ValidationError(self.error_messages["future"], code="future", params=today)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class IndianTimeField(forms.Field):
    """A 24-hour time typed as 18:30, 1830, 18.30 or n (now)."""

    widget = widgets.TimeInput
    default_error_messages = {
        "required": _("Write the time, for example 18:30"),
        "unread": _("Write the time in 24 hours, for example 18:30"),
    }

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        try:
            return dates.read_time(str(value))
        except ValueError as unread:
            raise ValidationError(self.error_messages["unread"], code="unread") from unread

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class IndianDateTimeField(forms.MultiValueField):
    """A date box and a time box; the value is an aware moment in Indian time.

    ``latest_now`` refuses a moment to come (a claimed time in the future is never taken).
    """

    widget = widgets.DateTimeInput
    default_error_messages = {
        "required": _("Write the date and the time, for example 24-11-2026 18:30"),
        "incomplete": _("Write both the date and the time"),
        "future": _("This time has not come yet. It is now %(now)s"),
    }

    def __init__(
        self, *, near: dates.Near = "past", latest_now: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", widgets.DateTimeInput(near=near))
        fields = (IndianDateField(near=near), IndianTimeField())
        super().__init__(fields, require_all_fields=True, **kwargs)
        self.latest_now = latest_now

    def clean(self, value: Any) -> datetime | None:
        """As Django's, but one box filled and the other not has its own sentence."""
        parts = value if isinstance(value, list | tuple) else [None, None]
        filled = [part not in self.empty_values for part in parts]
        if any(filled) and not all(filled):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return super().clean(value)

    def compress(self, parts: list[Any]) -> datetime | None:
        if not parts:
            return None
        moment = datetime.combine(parts[0], parts[1], tzinfo=dates.IST)
        now = dates.local(dates.timezone.now())
        if self.latest_now and moment > now:
            said = {"now": dates.when(now)}
            raise ValidationError(self.error_messages["future"], code="future", params=said)
        return moment


class PhoneField(forms.Field):
    """A telephone number, kept as E.164 ("+919812345214"); "" when left empty."""

    widget = widgets.PhoneInput
    default_error_messages = {
        "required": _("Write a telephone number"),
        "unread": _(
            "A mobile number has 10 digits, for example 98765 43210. "
            "A landline needs its STD code, for example 03592 202022"
        ),
    }

    def to_python(self, value: Any) -> str:
        if value in self.empty_values or not str(value).strip():
            return ""
        try:
            return phones.read_phone(str(value))
        except ValueError as unread:
            raise ValidationError(self.error_messages["unread"], code="unread") from unread


class MoneyField(forms.Field):
    """Rupees as Decimal with two places, from "3,48,500", "₹ 62000/-" or "1.5 lakh"."""

    widget = widgets.MoneyInput
    default_error_messages = {
        "required": _("Write the amount in rupees"),
        "unread": _("Write the amount in rupees, for example 3,48,500 or 62000.50"),
        "least": _("The amount must be at least %(least)s"),
        "most": _("The amount can be at most %(most)s"),
    }

    def __init__(
        self,
        *,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return money.rounded(value)
        try:
            amount = money.read_amount(str(value))
        except ValueError as unread:
            raise ValidationError(self.error_messages["unread"], code="unread") from unread
        if self.least is not None and amount < self.least:
            said = {"least": money.rupees(self.least)}
            raise ValidationError(self.error_messages["least"], code="least", params=said)
        if self.most is not None and amount > self.most:
            said = {"most": money.rupees(self.most)}
            raise ValidationError(self.error_messages["most"], code="most", params=said)
        return amount

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True
