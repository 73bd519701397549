"""Forms of the General Diary and of the charge of a station."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import codes, dates, widgets
from cctns.core.fields import IndianDateField, IndianTimeField, MoneyField
from cctns.core.forms import ServiceForm
from stations.services.diary import LONGEST, OWN_PAGE


class EntryForm(ServiceForm):
    """A new entry: what happened, of which kind, and when if not just now."""

    places = {"happened_at": "at"}

    text = forms.CharField(
        label=gettext_lazy("What happened"),
        max_length=LONGEST,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 3}),
        error_messages={"required": gettext_lazy("Write what happened.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        widget=widgets.Choice,
        error_messages={"required": gettext_lazy("Choose the kind of entry.")},
    )
    on = IndianDateField(label=gettext_lazy("Date"), required=False)
    at = IndianTimeField(label=gettext_lazy("Time"), required=False)
    late_reason = forms.CharField(
        label=gettext_lazy("Reason for writing late"),
        max_length=300,
        required=False,
        widget=widgets.Text,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *kinds_to_write()]
        self.fields["text"].wide = True
        self.fields["late_reason"].wide = True
        self.fields["late_reason"].optional_text = ""  # it shows only when it is needed
        for name in ("on", "at"):
            self.fields[name].optional_text = _("(if not just now)")

    @property
    def asks_late_reason(self) -> bool:
        """The reason shows when it is missing or was written."""
        return self.is_bound and bool(
            self.errors.get("late_reason") or self.data.get("late_reason")
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        day, clock = values.get("on"), values.get("at")
        if day and not clock and "at" not in self.errors:
            self.add_error("at", _("Write the time too, for example 18:30."))
        if clock:
            values["happened_at"] = datetime.combine(
                day or dates.today(), clock, tzinfo=dates.IST
            )
        return values


def kinds_to_write() -> list[tuple[str, str]]:
    """The kinds an officer may choose: those with a page of their own are left out."""
    return [
        (code, label) for code, label in codes.choices("diary_kind") if code not in OWN_PAGE
    ]


class CorrectionForm(ServiceForm):
    """What should have been written."""

    text = forms.CharField(
        label=gettext_lazy("What is right"),
        max_length=LONGEST,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 4}),
        error_messages={"required": gettext_lazy("Write what is right.")},
    )


class OpeningForm(ServiceForm):
    """The opening entry of the day."""

    custody = forms.IntegerField(
        label=gettext_lazy("Persons in custody"),
        min_value=0,
        max_value=500,
        widget=forms.TextInput(
            attrs={"class": "in in--5", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={
            "required": gettext_lazy(
                "Write how many persons are in custody; 0 if there are none."
            ),
            "invalid": gettext_lazy("Write a whole number, for example 2."),
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Who, for what, arrested when"),
        help_text=gettext_lazy(
            "One line for each person in custody. Also what was checked: malkhana, lock-up, arms."
        ),
        max_length=5000,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 3}),
    )


class ClosingForm(ServiceForm):
    """The closing entry of the day."""

    cash = MoneyField(label=gettext_lazy("Cash in hand"))
    note = forms.CharField(
        label=gettext_lazy("What is left for tomorrow"),
        max_length=5000,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 3}),
    )


class ChargeForm(ServiceForm):
    """To whom the charge goes."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Officer who takes charge"),
        queryset=None,
        widget=widgets.Choice,
        empty_label=gettext_lazy("Choose an officer"),
        error_messages={
            "required": gettext_lazy("Choose the officer who takes charge."),
            "invalid_choice": gettext_lazy("Choose an officer from the list."),
        },
    )
    note = forms.CharField(
        label=gettext_lazy("What was handed over"),
        help_text=gettext_lazy(
            "For example: malkhana and lock-up checked, 2 in custody, keys given."
        ),
        max_length=2000,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 3}),
    )

    def __init__(self, *args: Any, takers: Any, holder: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].optional_text = gettext_lazy("(if any)")
        self.fields["to"].queryset = takers.exclude(pk=holder.pk) if holder else takers
        self.fields["to"].label_from_instance = lambda posting: (
            f"{posting.officer}, {posting.post}"
        )
