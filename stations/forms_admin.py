"""Forms of the administration pages.  The services hold the rules; these name and read the boxes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cctns.core.fields import IndianDateField, IndianDateTimeField, PhoneField
from cctns.core.forms import ServiceForm
from cctns.core.widgets import Choice, Paragraphs, Text
from stations.models import Officer, Rank, Unit
from stations.services.granting import roles_open_to
from stations.services.units import in_force

LEAVE_KINDS = [
    ("casual", _("Casual leave")),
    ("earned", _("Earned leave")),
    ("medical", _("Medical leave")),
    ("maternity", _("Maternity leave")),
    ("training", _("Training")),
    ("suspended", _("Suspended")),
]


def line(
    label: Any, length: int, *, size: str = "", required: bool = True, **kwargs: Any
) -> forms.CharField:
    """One line of text; ``size`` is a width class of the style sheet ("in--20")."""
    attrs = {"class": f"in {size}".strip()}
    return forms.CharField(
        label=label, max_length=length, required=required, widget=Text(attrs), **kwargs
    )


def reason_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        help_text=_("It is kept and shown to the officer."),
        max_length=300,
        widget=Paragraphs({"rows": 3}),
    )


def units_of(scope: Any) -> Any:
    """The units of an area that exist today."""
    if scope.area is None:
        return Unit.objects.none()
    return Unit.objects.filter(in_force(), path__startswith=scope.area)


class Scoped(ServiceForm):
    """A form that knows whose area it is in."""

    def __init__(self, *args: Any, scope: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope
        self.prepare()

    def prepare(self) -> None:
        """Fill the choices that depend on the scope."""

    def choose(self, name: str, choices: list) -> None:
        self.fields[name].choices = choices


class UnitField(forms.ModelChoiceField):
    """A unit of the officer's area, shown with its type."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Unit.objects.none(), widget=Choice(), empty_label=None, **kwargs
        )

    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.label} ({unit.get_type_display()}, {unit.code})"


class UnitFacts(Scoped):
    """What may be corrected of a unit."""

    name = line(_("Name in English"), 120)
    name_hi = line(_("Name in Hindi"), 120, required=False)
    name_ne = line(_("Name in Nepali"), 120, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Unit.Kind.choices, widget=Choice())
    place = line(_("Place"), 80, required=False)
    address = line(_("Address"), 200, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    court = line(_("Court it reports to"), 120, required=False)
    note = line(_("Note"), 200, required=False)

    def facts(self) -> dict[str, Any]:
        """The cleaned data as the services take it: one ``names`` for all languages."""
        data = dict(self.cleaned_data)
        names = {"hi": data.pop("name_hi"), "ne": data.pop("name_ne")}
        return data | {"names": {lang: name for lang, name in names.items() if name}}


class UnitNew(UnitFacts):
    """A new unit: what it is, where it stands, its codes."""

    field_order = ["type", "parent", "short", "code"]

    type = forms.ChoiceField(label=_("Type"), widget=Choice())
    parent = UnitField(label=_("Stands under"))
    short = line(
        _("Short code"),
        12,
        size="in--10",
        help_text=_("Letters and digits, for example PS28. Once under each unit."),
    )
    code = line(
        _("Code"),
        24,
        size="in--20",
        required=False,
        help_text=_(
            "Kept for ever. Left empty, it is made of the State's code and the short code."
        ),
    )

    def prepare(self) -> None:
        above = (Unit.Type.NATION, Unit.Type.STATE)
        self.choose("type", [pair for pair in Unit.Type.choices if pair[0] not in above])
        self.fields["parent"].queryset = units_of(self.scope)


class UnitEnd(Scoped):
    on = IndianDateField(label=_("Last day"), near="future")
    note = line(_("Order or note"), 200, required=False)


class UnitMove(Scoped):
    to = UnitField(label=_("New place: under"))
    note = line(_("Order or note"), 200, required=False)

    def prepare(self) -> None:
        self.fields["to"].queryset = units_of(self.scope).exclude(type__in=("outpost", "beat"))


class OfficerFacts(Scoped):
    """Particulars of an officer."""

    name = line(_("Name in English"), 120)
    name_hi = line(_("Name in Hindi"), 120, required=False)
    name_ne = line(_("Name in Nepali"), 120, required=False)
    rank = forms.ModelChoiceField(label=_("Rank"), queryset=Rank.objects.all(), widget=Choice())
    sex = forms.ChoiceField(label=_("Sex"), choices=Officer.Sex.choices, widget=Choice())
    phone = PhoneField(label=_("Telephone"), required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput({"class": "in"})
    )
    joined_on = IndianDateField(label=_("Joined on"), required=False)

    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        names = {"hi": data.pop("name_hi"), "ne": data.pop("name_ne")}
        return data | {"names": {lang: name for lang, name in names.items() if name}}


class OfficerNew(OfficerFacts):
    field_order = ["number"]

    number = line(_("Service number"), 20, size="in--20")


class OfficerLeaves(Scoped):
    on = IndianDateField(label=_("Left the force on"))
    reason = reason_field()


class PostingNew(Scoped):
    """Post an officer: only roles that the poster may give (``services/granting.py``)."""

    unit = UnitField(label=_("Unit"))
    role = forms.ChoiceField(
        label=_("Role"),
        help_text=_("It decides what the officer may see and do."),
        widget=Choice(),
    )
    post = line(
        _("Post"),
        80,
        required=False,
        help_text=_("As in the order, for example Station House Officer."),
    )
    since = IndianDateTimeField(
        label=_("From"), near="future", required=False, help_text=_("Left empty: from now on.")
    )
    additional = forms.BooleanField(label=_("Additional charge"), required=False)
    order_no = line(_("Order number"), 60, size="in--20", required=False)

    def prepare(self) -> None:
        self.fields["unit"].queryset = units_of(self.scope)
        self.choose("role", [(role.name, role.label) for role in roles_open_to(self.scope)])


class PostingEnd(Scoped):
    at = IndianDateTimeField(
        label=_("Relieved at"), near="future", required=False, help_text=_("Left empty: now.")
    )
    reason = reason_field()


class LeaveNew(Scoped):
    kind = forms.ChoiceField(label=_("Kind of leave"), choices=LEAVE_KINDS, widget=Choice())
    since = IndianDateTimeField(label=_("From"), near="future")
    until = IndianDateTimeField(label=_("To"), near="future")
    order_no = line(_("Order number"), 60, size="in--20", required=False)


class SignInNew(Scoped):
    username = line(
        _("User name"), 150, size="in--20", help_text=_("Small letters, digits and . - _ only.")
    )


class WithReason(Scoped):
    reason = reason_field()


class RuleValue(Scoped):
    """A State's dated answer to one question (``core/rules.py``)."""

    valid_from = IndianDateField(label=_("Holds from"), near="future")
    order_no = line(_("Order number"), 80, size="in--20", required=False)

    field_order = ["value"]

    def __init__(self, *args: Any, rule: Any, **kwargs: Any) -> None:
        self.rule = rule
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.fields["value"] = self.value_field()
        self.order_fields(self.field_order)

    def value_field(self) -> forms.Field:
        """A list, a yes or no, a number or a line, as the rule's default is."""
        rule, label = self.rule, _("Answer")
        if rule.choices:
            pairs = [pair if isinstance(pair, tuple) else (pair, pair) for pair in rule.choices]
            return forms.TypedChoiceField(
                label=label, choices=pairs, coerce=type(rule.default), widget=Choice()
            )
        if isinstance(rule.default, bool):
            return forms.BooleanField(label=label, required=False)
        if isinstance(rule.default, int):
            box = forms.NumberInput({"class": "in in--10"})
            return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, widget=box)
        return line(label, 200)


class CodeNew(Scoped):
    """A State's own line of a code list."""

    code = line(
        _("Code"),
        60,
        size="in--20",
        help_text=_("Small letters, digits and _, for example lost_document."),
    )
    en = line(_("In English"), 120)
    hi = line(_("In Hindi"), 120)
    ne = line(_("In Nepali"), 120)
    valid_from = IndianDateField(label=_("Holds from"), near="future")


class CodeEnd(Scoped):
    valid_to = IndianDateField(label=_("Last day"), near="future")
