"""A person as the FIR asks: items 6 and 7 of IIF-1, and the victim."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases.forms.boxes import TOO_LONG, WholeNumberField, choice, text_line
from cases.forms.sheets import Group, PartForm, SheetKind
from cases.iif1_words import FEATURES
from cctns.core import widgets
from cctns.core.fields import IndianDateField, PhoneField
from cctns.core.words import western_digits
from criminals.models import Address, IdentityPaper, Person
from criminals.services.people import clean_paper_number

LANGUAGES = ("en", "hi", "ne")


class PhoneForm(PartForm):
    number = PhoneField(label=gettext_lazy("Telephone"), required=False)


class AddressForm(PartForm):
    kind = choice(gettext_lazy("Kind of address"), Address.Kind.choices, initial="present")
    line = text_line(
        gettext_lazy("House, street, village"),
        200,
        required=gettext_lazy("Write the house, street or village."),
        attrs={"size": 36},
    )
    district = text_line(gettext_lazy("District"), 80)
    state = text_line(gettext_lazy("State"), 80)
    pin = text_line(
        gettext_lazy("PIN code"), 10, attrs={"class": "in in--5", "inputmode": "numeric"}
    )

    def clean_pin(self) -> str:
        plain = western_digits(self.cleaned_data["pin"]).replace(" ", "")
        if plain and not (plain.isascii() and plain.isdecimal() and len(plain) == 6):
            raise ValidationError(_("A PIN code has 6 digits, for example 737135."))
        return plain


class PaperForm(PartForm):
    """An identity paper.  The full number of an Aadhaar is refused (it is never stored, not even in a draft)."""

    kind = choice(
        gettext_lazy("Identity paper"),
        [("", gettext_lazy("Choose")), *IdentityPaper.Kind.choices],
        required=gettext_lazy("Choose the kind of paper."),
    )
    number = text_line(
        gettext_lazy("Number"),
        40,
        required=gettext_lazy("Write the number, or its last 4 digits for Aadhaar."),
        attrs={"class": "in in--20"},
        help_text=gettext_lazy("Of an Aadhaar only the last 4 digits."),
    )
    issued = text_line(gettext_lazy("Place and date of issue"), 80)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("kind") and values.get("number"):
            try:
                clean_paper_number(values["kind"], values["number"])
            except ValidationError as wrong:
                self.add_error("number", wrong)
        return values


PHONES = Group(
    "phone", SheetKind(PhoneForm), gettext_lazy("Telephone"), gettext_lazy("Add a telephone"),
    first=1, most=10,
)  # fmt: skip
ADDRESSES = Group(
    "addr", SheetKind(AddressForm), gettext_lazy("Address"), gettext_lazy("Add an address"),
    first=1, most=6,
)  # fmt: skip
PAPERS = Group(
    "paper", SheetKind(PaperForm), gettext_lazy("Identity paper"), gettext_lazy("Add an identity paper"),
    most=8, private=True,
)  # fmt: skip
ALL_OF_A_PERSON = (PHONES, ADDRESSES, PAPERS)


class PersonForm(PartForm):
    """Item 6: (a) name to (j) telephone, without the lists."""

    name = text_line(
        gettext_lazy("Name"),
        160,
        required=gettext_lazy("Write the name."),
        help_text=gettext_lazy("As the person writes it, in any script."),
    )
    aliases = text_line(
        gettext_lazy("Other names"),
        300,
        help_text=gettext_lazy("Separate them with a comma."),
        optional_text=gettext_lazy("(if any)"),
    )
    relation = choice(
        gettext_lazy("Relation"), [("", gettext_lazy("Choose")), *Person.Relation.choices]
    )
    relative = text_line(gettext_lazy("Relative's name"), 160, attrs={"size": 36})
    sex = choice(gettext_lazy("Sex"), [("", gettext_lazy("Choose")), *Person.Sex.choices])
    age = WholeNumberField(label=gettext_lazy("Age, years"), least=0, most=130, required=False)
    born_on = IndianDateField(
        label=gettext_lazy("Date of birth"), latest_today=True, required=False
    )
    birth_year = WholeNumberField(
        label=gettext_lazy("Year of birth"), least=1880, most=2100, required=False
    )
    nationality = text_line(gettext_lazy("Nationality"), 60, initial="Indian")
    occupation = text_line(gettext_lazy("Occupation"), 80)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        required=False,
        widget=widgets.Text(attrs={"class": "in", "inputmode": "email", "autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Write an e-mail address like name@example.in."),
            "max_length": TOO_LONG,
        },
    )
    is_disabled = forms.BooleanField(
        label=gettext_lazy("Has a disability"), required=False, widget=forms.CheckboxInput
    )

    first_lines = ("name",)
    relative_line = ("relation", "relative")
    age_line = ("sex", "age", "birth_year", "born_on")
    more_lines = ("aliases", "nationality", "occupation", "email", "is_disabled")

    def clean_birth_year(self) -> int | None:
        year = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise ValidationError(_("The year of birth cannot be after this year."))
        return year

    # what the template draws
    def _boxes(self, names: tuple[str, ...]) -> list[Any]:
        return [self[name] for name in names]

    def first(self) -> list[Any]:
        return self._boxes(self.first_lines)

    def relative_boxes(self) -> list[Any]:
        return self._boxes(self.relative_line)

    def age_boxes(self) -> list[Any]:
        return self._boxes(self.age_line)

    def more(self) -> list[Any]:
        return self._boxes(self.more_lines)

    @property
    def more_is_open(self) -> bool:
        return any(name in self.raw or name in self.errors for name in self.more_lines)


class InformantForm(PersonForm):
    def prepare(self) -> None:
        self.fields["name"].error_messages["required"] = _("Write the informant's name.")


class VictimForm(PersonForm):
    def prepare(self) -> None:
        self.fields["name"].error_messages["required"] = _("Write the victim's name.")


class AccusedForm(PersonForm):
    """Item 7: known, suspected or unknown; the physical features stand on the sheet attached to it."""

    known = choice(
        gettext_lazy("Who is it?"),
        [
            ("known", gettext_lazy("Known by name")),
            ("suspected", gettext_lazy("Suspected")),
            ("unknown", gettext_lazy("Unknown")),
        ],
        widget=widgets.Picks,
        required=gettext_lazy("Say whether the person is known, suspected or unknown."),
    )
    description = text_line(
        gettext_lazy("Description"),
        300,
        help_text=gettext_lazy("What the informant saw: height, clothes, voice, vehicle."),
        wide=True,
    )

    def prepare(self) -> None:
        self.fields["name"].required = False
        self.order_fields(["known", "name"])
        where = (
            LANGUAGES.index(here) if (here := (get_language() or "en")[:2]) in LANGUAGES else 0
        )
        for key, words in FEATURES.items():
            self.fields[f"mark_{key}"] = text_line(words[where], 120)

    def features(self) -> list[Any]:
        """The sheet attached to item 7."""
        return [self[f"mark_{key}"] for key in FEATURES]

    @property
    def features_open(self) -> bool:
        return any(f"mark_{key}" in self.raw for key in FEATURES)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if (
            values.get("known") in ("known", "suspected")
            and not values.get("name")
            and "name" not in self.errors
        ):
            self.add_error("name", _("Write the name, or choose Unknown."))
        return values


INFORMANT = SheetKind(InformantForm, ALL_OF_A_PERSON)
VICTIM = SheetKind(VictimForm, ALL_OF_A_PERSON)
ACCUSED = SheetKind(AccusedForm, ALL_OF_A_PERSON)
