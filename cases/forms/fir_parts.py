"""The nine parts of an FIR draft: items 3 to 13 of IIF-1, each a page of its own.

The keys are those of the errors of ``cases.services.fir.check``.
"""

# ruff: noqa: E501 - a table reads best with one part on one line
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.boxes import TOO_LONG, DecimalLine, choice, text_line
from cases.forms.fir_people import ACCUSED, INFORMANT, VICTIM
from cases.forms.sections import SectionsField
from cases.forms.sheets import Group, PartForm, SheetKind, known_names
from cases.models import Fir
from cases.services.law_rules import FACTS
from cctns.core import codes, widgets
from cctns.core.fields import IndianDateTimeField, MoneyField

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
DIRECTIONS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


class InformationForm(PartForm):
    """Items 3(b) and 4."""

    information_type = choice(
        gettext_lazy("How did the information come?"),
        [
            (value, label)
            for value, label in Fir.InformationType.choices
            if value != Fir.InformationType.ZERO_RECEIVED
        ],
        widget=widgets.Picks,
        required=gettext_lazy("Choose how the information came."),
    )
    information_at = IndianDateTimeField(
        label=gettext_lazy("When did it reach the station?"),
        latest_now=True,
        help_text=gettext_lazy(
            "Date and 24-hour time, for example 23-11-2026 21:10. Type t for today, y for yesterday, n for now."
        ),
        error_messages={"required": gettext_lazy("Write when the information came.")},
    )


class WhenWhereForm(PartForm):
    """Items 3(a), 5 and 8."""

    occurred_known = choice(
        gettext_lazy("Is the exact time known?"),
        [
            ("exact", gettext_lazy("Yes")),
            ("between", gettext_lazy("No, between two times")),
            ("unknown", gettext_lazy("Not known at all")),
        ],
        widget=widgets.Picks,
        required=gettext_lazy("Say whether the time is known."),
    )
    occurred_from = IndianDateTimeField(
        label=gettext_lazy("It happened at, or from"),
        latest_now=True,
        required=False,
        help_text=gettext_lazy(
            "Date and 24-hour time, for example 23-11-2026 18:30. Type t for today, y for yesterday."
        ),
    )
    occurred_to = IndianDateTimeField(label=gettext_lazy("To"), latest_now=True, required=False)
    place = text_line(
        gettext_lazy("Place of occurrence"),
        300,
        required=gettext_lazy("Write the place of occurrence."),
        help_text=gettext_lazy(
            "As the informant says it. Use a landmark a constable would know."
        ),
    )
    distance_km = DecimalLine(
        label=gettext_lazy("Distance, km"), least=0, most=999, places=1, required=False
    )
    direction = choice(gettext_lazy("Direction"))
    beat = choice(gettext_lazy("Beat"))
    latitude = DecimalLine(
        label=gettext_lazy("Latitude"), least=-90, most=90, places=5, required=False
    )
    longitude = DecimalLine(
        label=gettext_lazy("Longitude"), least=-180, most=180, places=5, required=False
    )
    in_area = choice(
        gettext_lazy("Is the place in this station's area?"),
        [
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No, register as a Zero FIR and send it on")),
        ],
        widget=widgets.Picks,
        required=gettext_lazy("Say whether the place is in this station's area."),
    )
    outside_unit = choice(gettext_lazy("Station with jurisdiction"))
    outside_text = text_line(
        gettext_lazy("Station and district, when it is in another State"), 160
    )
    delay_reason = forms.CharField(
        label=gettext_lazy("Reason for the delay in reporting"),
        max_length=2000,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )

    def prepare(self) -> None:
        self.fields["direction"].widget.attrs["class"] = "sel in--10"
        self.fields["beat"].widget.attrs["class"] = "sel in--10"
        self.fields["delay_reason"].optional_text = _("(if it was late)")
        self.fields["outside_unit"].optional_text = _("(for a Zero FIR)")
        self.fields["outside_text"].optional_text = _("(for a Zero FIR)")
        for name in ("occurred_from", "occurred_to"):
            self.fields[name].optional_text = ""
        if self.desk:
            names = dict(codes.choices("direction"))
            self.fields["direction"].choices = [
                ("", _("Choose")),
                *((code, names.get(code, code)) for code in DIRECTIONS),
            ]
            self.fields["beat"].choices = lambda: self.desk.beats
            self.fields["outside_unit"].choices = lambda: self.desk.stations
            self.fields["in_area"].label = _("Is the place in the area of %(station)s?") % {
                "station": self.desk.unit
            }

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        known = values.get("occurred_known")
        start, end = values.get("occurred_from"), values.get("occurred_to")
        if known in ("exact", "between") and not start and "occurred_from" not in self.errors:
            self.add_error(
                "occurred_from", _("Write when it happened, or choose Not known at all.")
            )
        if known == "between" and not end and "occurred_to" not in self.errors:
            self.add_error("occurred_to", _("Write until when, or choose Yes above."))
        if known == "between" and start and end and end < start:
            self.add_error("occurred_to", _("End time must be after the start time."))
        outside = values.get("outside_unit") or values.get("outside_text")
        if values.get("in_area") == "no" and not outside and "outside_unit" not in self.errors:
            self.add_error(
                "outside_unit", _("Choose the station with jurisdiction, or write it below.")
            )
        return values


class SectionsForm(PartForm):
    """Item 2."""

    sections = SectionsField(required=False)
    other_sections = forms.CharField(
        label=gettext_lazy("Another law, not in the list"),
        max_length=400,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 2}),
        help_text=gettext_lazy("One on a line, with its section. It is marked on the FIR."),
        error_messages={"max_length": TOO_LONG},
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("I checked the classification in the law book or gazette"),
        required=False,
    )

    def prepare(self) -> None:
        self.fields["other_sections"].optional_text = _("(if any)")
        for fact in self.desk.facts if self.desk else FACTS.values():
            self.fields[f"fact_{fact.key}"] = choice(
                fact.question, YES_NO, widget=widgets.Picks
            )

    def clean_other_sections(self) -> list[str]:
        lines = [
            " ".join(each.split()) for each in self.cleaned_data["other_sections"].splitlines()
        ]
        found = [each for each in lines if each]
        if any(len(each) > 80 for each in found):
            raise ValidationError(_("Write at most 80 characters on a line."))
        return found

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("sections") and not values.get("other_sections") and not self.errors:
            self.add_error("sections", _("Choose at least one section."))
        return values

    def facts(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("fact_")]


class VictimPartForm(PartForm):
    victim_is_informant = choice(
        gettext_lazy("Is the informant the victim?"),
        YES_NO,
        widget=widgets.Picks,
        required=gettext_lazy("Say whether the informant is the victim."),
    )


class PropertyForm(PartForm):
    """One line of item 9.  ``what`` is "vehicle:motorcycle": category and type in one choice."""

    what = choice(gettext_lazy("What is it?"), required=gettext_lazy("Choose what it is."))
    description = text_line(
        gettext_lazy("Description"),
        300,
        required=gettext_lazy("Describe it: make, colour, marks."),
        help_text=gettext_lazy("Make, colour, marks by which it can be known again."),
        wide=True,
    )
    value = MoneyField(label=gettext_lazy("Value"), least=0, most=10**11, required=False)
    mark_kind = choice(
        gettext_lazy("Number on it"),
        [
            ("", gettext_lazy("No number")),
            ("vehicle", gettext_lazy("Registration number")),
            ("engine", gettext_lazy("Engine number")),
            ("chassis", gettext_lazy("Chassis number")),
            ("imei", gettext_lazy("IMEI")),
            ("serial", gettext_lazy("Serial number")),
        ],
    )
    mark = text_line(gettext_lazy("The number"), 40)

    def prepare(self) -> None:
        if self.desk:
            self.fields["what"].choices = [("", _("Choose")), *property_choices()]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("mark") and not values.get("mark_kind"):
            self.add_error("mark_kind", _("Say which number it is."))
        return values


def property_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Kinds of property by category, each with its own "other"."""
    other = _("Other")
    found = []
    for category, name in codes.choices("property_category"):
        types = codes.choices("property_type", parent=category)
        rest = (f"{category}:", f"{name}, {other.lower()}" if types else name)
        found.append((name, [*((f"{category}:{code}", word) for code, word in types), rest]))
    return found


class PropertyPartForm(PartForm):
    inquest = text_line(
        gettext_lazy("Inquest report or UD case number"),
        120,
        help_text=gettext_lazy("Item 11. Separate several numbers with a comma."),
        optional_text=gettext_lazy("(if any)"),
    )


class StatementForm(PartForm):
    """Item 12, and the certificate that it was read over."""

    narrative = forms.CharField(
        label=gettext_lazy("What the informant says"),
        max_length=400_000,
        strip=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 14}),
        help_text=gettext_lazy("In the informant's own words and language."),
        error_messages={
            "required": gettext_lazy("Write what the informant said."),
            "max_length": TOO_LONG,
        },
    )
    language = choice(gettext_lazy("Language of the statement"), initial="en")
    signature = choice(
        gettext_lazy("The informant signs with"),
        [("signed", gettext_lazy("Signature")), ("thumb", gettext_lazy("Thumb mark"))],
        widget=widgets.Picks,
        initial="signed",
    )
    read_over = forms.BooleanField(
        label=gettext_lazy("Read over to the informant, who says that it is correct"),
        required=False,
    )

    def prepare(self) -> None:
        self.fields["narrative"].wide = True
        for name in ("language", "signature"):
            self.fields[name].optional_text = ""
        if self.desk:
            known = codes.choices("language")
            self.fields["language"].choices = known or [("en", "English")]


class ActionForm(PartForm):
    """Item 13, and who took the information down."""

    action = choice(
        gettext_lazy("What is done?"),
        [],
        widget=widgets.Picks,
        required=gettext_lazy("Choose what is done."),
    )
    io = choice(
        gettext_lazy("Who will investigate?"),
        help_text=gettext_lazy("Open cases are shown so that work is shared."),
    )
    action_reason = forms.CharField(
        label=gettext_lazy("Why there will be no investigation"),
        max_length=300,
        required=False,
        widget=widgets.Paragraphs(attrs={"class": "ta", "rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )
    recorder = choice(gettext_lazy("Who took the information down?"))

    def prepare(self) -> None:
        zero = [
            (
                "transferred",
                _("Registered as a Zero FIR and sent to the station with jurisdiction"),
            )
        ]
        here = [
            ("investigate", _("Registered; the officer who registers investigates")),
            ("directed", _("Registered; another officer is directed to investigate")),
            ("refused", _("Registered; no investigation (BNSS 176(1), proviso)")),
        ]
        choices = [*here, *zero] if self.desk is None else zero if self.desk.is_zero else here
        self.fields["action"].choices = choices
        self.fields["io"].optional_text = _("(when another officer is directed)")
        self.fields["action_reason"].optional_text = _("(when there is none)")
        self.fields["recorder"].optional_text = ""
        if self.desk:
            self.fields["io"].choices = self.desk.investigators
            self.fields["recorder"].choices = self.desk.recorders
            if self.desk.is_zero:
                self.fields["action"].initial = "transferred"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if (
            values.get("action") == "directed"
            and not values.get("io")
            and "io" not in self.errors
        ):
            self.add_error("io", _("Choose the officer who will investigate."))
        if values.get("action") == "refused" and not values.get("action_reason"):
            self.add_error(
                "action_reason",
                _("Write why there will be no investigation (BNSS 176(1), proviso)."),
            )
        return values


ACCUSED_ROWS = Group(
    "accused", ACCUSED, gettext_lazy("Accused"), gettext_lazy("Add another accused"),
    first=1, most=60,
)  # fmt: skip
VICTIM_ROWS = Group(
    "victim", VICTIM, gettext_lazy("Victim"), gettext_lazy("Add a victim"),
    most=60, private=True,
)  # fmt: skip
PROPERTY_ROWS = Group(
    "property", SheetKind(PropertyForm), gettext_lazy("Property"), gettext_lazy("Add another property"),
    first=1, most=60,
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One part: its key, its name in the list and as a heading, and how it is typed."""

    key: str
    name: Any
    title: Any
    kind: SheetKind
    template: str
    private: bool = False


def _part(key: str, name: Any, title: Any, kind: SheetKind, **more: Any) -> Part:
    return Part(key, name, title, kind, f"cases/fir_{key}.html", **more)


# fmt: off
PARTS = {part.key: part for part in (
    _part("information", gettext_lazy("How the information came"), gettext_lazy("How the information came"), SheetKind(InformationForm)),
    _part("informant", gettext_lazy("Informant"), gettext_lazy("Who gives the information"), INFORMANT),
    _part("when_where", gettext_lazy("When and where"), gettext_lazy("When and where it happened"), SheetKind(WhenWhereForm)),
    _part("sections", gettext_lazy("Acts and sections"), gettext_lazy("Acts and sections"), SheetKind(SectionsForm)),
    _part("accused", gettext_lazy("Accused"), gettext_lazy("Who is accused"), SheetKind(PartForm, (ACCUSED_ROWS,))),
    _part("victim", gettext_lazy("Victim"), gettext_lazy("Who was harmed"), SheetKind(VictimPartForm, (VICTIM_ROWS,)), private=True),
    _part("property", gettext_lazy("Property"), gettext_lazy("Property of interest"), SheetKind(PropertyPartForm, (PROPERTY_ROWS,))),
    _part("statement", gettext_lazy("Statement"), gettext_lazy("The statement"), SheetKind(StatementForm)),
    _part("action", gettext_lazy("Action taken and IO"), gettext_lazy("Action taken"), SheetKind(ActionForm)),
)}
# fmt: on


def name_pattern(part: str) -> Any:
    """What the fields of a part are called (compiled once)."""
    if part not in _patterns:
        _patterns[part] = known_names(PARTS[part].kind)
    return _patterns[part]


_patterns: dict[str, Any] = {}
