"""Forms of the counter: a complaint as it is taken down, its files, a look at a protected one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.sections import SectionsField
from cases.models import Complaint
from cases.paper import AddressPaper, PersonPaper
from cases.services.complaints import ComplaintPaper
from cctns.core import widgets
from cctns.core.attachments import ACCEPT
from cctns.core.fields import IndianDateTimeField, PhoneField
from cctns.core.forms import ServiceForm
from cctns.core.words import language_of
from criminals.models import Person

LONGEST = 200_000  # letters of a statement: some 20,000 words and room
LANGUAGES = [
    ("en", gettext_lazy("English")),
    ("hi", gettext_lazy("Hindi")),
    ("ne", gettext_lazy("Nepali")),
]


class ComplaintForm(ServiceForm):
    """What somebody tells at the counter, by post or by telephone; nothing but the matter is required."""

    gist = forms.CharField(
        label=gettext_lazy("Matter, in a few words"),
        max_length=160,
        widget=widgets.Text,
        help_text=gettext_lazy("For example: Motorcycle taken from the market parking."),
        error_messages={
            "required": gettext_lazy("Write in a few words what the matter is."),
            "max_length": gettext_lazy("Write the matter in 160 letters at most."),
        },
    )
    narrative = forms.CharField(
        label=gettext_lazy("What happened, in the informant's own words"),
        max_length=LONGEST,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 8}),
        help_text=gettext_lazy(
            "In any language and script. It is printed as you write it here."
        ),
        error_messages={"required": gettext_lazy("Write what the complainant says.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of these words"),
        required=False,
        widget=widgets.Choice,
    )
    missing_child = forms.BooleanField(
        label=gettext_lazy("A child under 18 is missing"),
        required=False,
        widget=forms.CheckboxInput,
        help_text=gettext_lazy(
            "Always taken down, and always an FIR: officers are alerted at once, and the complaint "
            "stays red until its FIR is registered."
        ),
    )
    happened_at = IndianDateTimeField(
        label=gettext_lazy("When it happened"), required=False, latest_now=True
    )
    place = forms.CharField(
        label=gettext_lazy("Where it happened"),
        max_length=300,
        required=False,
        widget=widgets.Text,
    )
    against = forms.CharField(
        label=gettext_lazy("Against whom"), max_length=300, required=False, widget=widgets.Text
    )
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=160, required=False, widget=widgets.Text
    )
    phone = PhoneField(
        label=gettext_lazy("Telephone"),
        required=False,
        help_text=gettext_lazy("The reference and the decision are sent to it."),
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        choices=Person.Sex.choices,
        initial=Person.Sex.UNKNOWN,
        widget=widgets.Choice,
        required=False,
    )
    age = forms.IntegerField(
        label=gettext_lazy("Age"),
        min_value=0,
        max_value=120,
        required=False,
        widget=forms.TextInput(
            attrs={"class": "in in--5", "inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={
            name: gettext_lazy("Write the age in years, for example 34.")
            for name in ("invalid", "min_value", "max_value")
        },
    )
    address = forms.CharField(
        label=gettext_lazy("Address"), max_length=200, required=False, widget=widgets.Text
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=Complaint.Channel.choices,
        initial=Complaint.Channel.COUNTER,
        widget=widgets.Choice,
        help_text=gettext_lazy(
            "An e-FIR is on record when the informant signs within three days."
        ),
    )
    received_at = IndianDateTimeField(
        label=gettext_lazy("When it reached the station"), required=False, latest_now=True
    )
    sections = SectionsField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As the script says")), *LANGUAGES]
        self.fields["language"].optional_text = ""
        self.fields["sex"].optional_text = ""
        self.fields["missing_child"].optional_text = ""
        self.fields["received_at"].optional_text = _("(if not just now)")
        self.fields["against"].optional_text = _("(if known)")
        for name in ("gist", "narrative", "place", "against", "address", "name"):
            self.fields[name].wide = True

    def paper(self, unit: Any) -> ComplaintPaper:
        """The complaint as the service takes it."""
        values = self.cleaned_data
        return ComplaintPaper(
            unit=unit,
            gist=values["gist"],
            narrative=values["narrative"],
            channel=values["channel"],
            informant=self.informant(),
            phone=values["phone"],
            against=values["against"],
            place=values["place"],
            happened_at=values["happened_at"],
            received_at=values["received_at"],
            language=values["language"] or language_of(values["narrative"]),
            sections=tuple(values["sections"]),
            missing_child=values["missing_child"],
        )

    def informant(self) -> PersonPaper | None:
        values = self.cleaned_data
        if not values["name"].strip():
            return None
        return PersonPaper(
            name=values["name"],
            sex=values["sex"] or Person.Sex.UNKNOWN,
            age=values["age"],
            phones=[values["phone"]] if values["phone"] else [],
            addresses=[AddressPaper(line=values["address"])] if values["address"] else [],
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("name", "").strip() and any(
            values.get(name) for name in ("address", "age")
        ):
            self.add_error("name", _("Write the name too, or leave age and address empty."))
        return values


class FileForm(ServiceForm):
    """A file that came with the complaint."""

    upload = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT, "class": "in"}),
        help_text=gettext_lazy("A photo, scan, PDF, recording or text file."),
        error_messages={"required": gettext_lazy("Choose the file.")},
    )
    label = forms.CharField(
        label=gettext_lazy("What it is"), max_length=160, required=False, widget=widgets.Text
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].optional_text = _("(if the name does not say it)")


class LookForm(ServiceForm):
    """Why a protected complaint is to be seen."""

    reason = forms.CharField(
        label=gettext_lazy("Why you need to see it"),
        max_length=300,
        widget=widgets.Text,
        help_text=gettext_lazy("It is kept with your name; the SP is told."),
        error_messages={"required": gettext_lazy("Write why you need to see who it is.")},
    )
