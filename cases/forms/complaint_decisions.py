"""Forms by which a complaint is decided: each asks what its rule of law asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.sections import SectionsField
from cases.models import PreliminaryEnquiry
from cctns.core import widgets
from cctns.core.fields import IndianDateField
from cctns.core.forms import ServiceForm

LONGEST = 4_000


def reason_field(
    label: Any, missing: Any, help_text: Any = "", rows: int = 4
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        help_text=help_text,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": rows}),
        error_messages={"required": missing},
    )


class SignForm(ServiceForm):
    """How the informant signed an e-FIR."""

    how = forms.CharField(
        label=gettext_lazy("How it was signed"),
        max_length=80,
        widget=widgets.Text,
        help_text=gettext_lazy(
            "For example: on the printed text at the counter, or by e-sign."
        ),
        error_messages={"required": gettext_lazy("Write how it was signed.")},
    )


class EnquiryForm(ServiceForm):
    """The station asks for a preliminary enquiry."""

    reason = reason_field(
        gettext_lazy("Why an enquiry is needed before registration"),
        gettext_lazy("Write why an enquiry is needed before registration."),
    )
    sections = SectionsField(
        label=gettext_lazy("Sections that the complaint points to"),
        error_messages={
            "required": gettext_lazy("Choose the sections that the complaint points to.")
        },
    )


class PermitForm(ServiceForm):
    """The DySP answers."""

    permit = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[
            ("yes", gettext_lazy("Permit the enquiry: 14 days run from now")),
            ("no", gettext_lazy("Decline: the station decides in another way")),
        ],
        widget=widgets.Picks,
        error_messages={"required": gettext_lazy("Choose your answer.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].optional_text = _("(when you decline)")


class EnquiryEndForm(ServiceForm):
    """What the enquiry found."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=PreliminaryEnquiry.Outcome.choices,
        widget=widgets.Picks,
        error_messages={"required": gettext_lazy("Choose the outcome.")},
    )
    reason = reason_field(
        gettext_lazy("Reasons"),
        gettext_lazy("Write the reasons; the informant is told them."),
        gettext_lazy("The informant is told them."),
    )


class NcForm(ServiceForm):
    """A non-cognizable report."""

    gist = reason_field(
        gettext_lazy("Substance of the information"),
        gettext_lazy("Write the substance of the information."),
        gettext_lazy("As it is entered in the book and reported to the Magistrate."),
    )
    referred_to = forms.CharField(
        label=gettext_lazy("Magistrate to whom the informant is referred"),
        max_length=120,
        widget=widgets.Text,
        error_messages={
            "required": gettext_lazy("Write to which Magistrate the informant was referred.")
        },
    )
    sections = SectionsField(
        label=gettext_lazy("Non-cognizable sections"),
        error_messages={"required": gettext_lazy("Choose the sections from the list.")},
    )


class OrderForm(ServiceForm):
    """The Magistrate's order to investigate a non-cognizable case."""

    order_no = forms.CharField(
        label=gettext_lazy("Number of the order"),
        max_length=60,
        widget=widgets.Text(attrs={"class": "in in--20"}),
        error_messages={
            "required": gettext_lazy("Write the number of the Magistrate's order.")
        },
    )
    order_on = IndianDateField(label=gettext_lazy("Date of the order"), latest_today=True)
    begin = forms.BooleanField(
        label=gettext_lazy("The investigation begins now"), required=False
    )


class FortnightForm(ServiceForm):
    """The fortnightly report is sent."""

    sent_to = forms.CharField(
        label=gettext_lazy("Magistrate to whom it goes"),
        max_length=120,
        widget=widgets.Text,
        error_messages={"required": gettext_lazy("Write to which Magistrate the report goes.")},
    )


class SendForm(ServiceForm):
    """To the station where it belongs."""

    to = forms.ChoiceField(
        label=gettext_lazy("Station"),
        widget=widgets.Choice,
        error_messages={
            name: gettext_lazy("Choose the station from the list.")
            for name in ("required", "invalid_choice")
        },
    )
    reason = reason_field(
        gettext_lazy("Why it belongs there"), gettext_lazy("Write why it belongs elsewhere.")
    )

    def __init__(self, *args: Any, stations: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stations = {str(station.pk): station for station in stations}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, station in self.stations.items():
            district = station.district.label if station.district else ""
            groups.setdefault(district, []).append((key, station.label))
        self.fields["to"].choices = [("", _("Choose")), *groups.items()]

    @property
    def station(self) -> Any:
        return self.stations[self.cleaned_data["to"]]


class DepartmentForm(ServiceForm):
    """To a department that is not the police."""

    places = {"to": "department"}

    department = forms.CharField(
        label=gettext_lazy("Department"),
        max_length=160,
        widget=widgets.Text,
        help_text=gettext_lazy("For example: Labour Department, Gangtok."),
        error_messages={"required": gettext_lazy("Write the department.")},
    )
    reason = reason_field(
        gettext_lazy("Why it belongs there"), gettext_lazy("Write why it belongs elsewhere.")
    )


class RefuseForm(ServiceForm):
    """Registration is refused."""

    reason = reason_field(
        gettext_lazy("Why it is not registered"),
        gettext_lazy("Write why it is not registered; the informant is told."),
        gettext_lazy("It stands in the letter to the informant."),
    )
    told = forms.BooleanField(
        label=gettext_lazy(
            "The informant was told the reason, and that the substance may be sent to the SP in writing"
        ),
        error_messages={
            "required": gettext_lazy(
                "Tell the informant the reason and the way to the SP, then tick this."
            )
        },
    )


class ReviewForm(ServiceForm):
    """The SP's decision on a refusal."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        choices=[
            ("register", gettext_lazy("The station registers the FIR")),
            ("uphold", gettext_lazy("The refusal stands")),
        ],
        widget=widgets.Picks,
        error_messages={"required": gettext_lazy("Choose your decision.")},
    )
    note = reason_field(
        gettext_lazy("Reason"), gettext_lazy("Write the reason for your decision.")
    )
