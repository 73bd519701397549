"""Forms of who may see a case: a look for five minutes, protection, seal and its list, sharing."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models.sensitivity import ORDER, Sensitivity
from cases.permissions import Can
from cases.services.casefolder import Folder, seal_list
from cctns.core import dates, widgets
from cctns.core.fields import IndianDateField
from cctns.core.forms import ServiceForm
from stations.models import Officer
from stations.services.heads import on_duty
from stations.services.units import ancestors

from .case_acts import reason_field

OTHER = "other"


class AskForm(ServiceForm):
    """Why an officer needs to see a protected identity."""

    places = {"reason": "why"}

    why = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        widget=widgets.Choice,
        choices=(
            ("", gettext_lazy("Choose a reason")),
            ("statement", gettext_lazy("Taking a statement")),
            ("medical", gettext_lazy("Medical examination or care")),
            ("summons", gettext_lazy("Serving a summons or notice")),
            ("protection", gettext_lazy("Protecting the victim or a witness")),
            ("court", gettext_lazy("Order of the court")),
            ("supervision", gettext_lazy("Supervising the investigation")),
            (OTHER, gettext_lazy("Another reason, written below")),
        ),
        error_messages={"required": gettext_lazy("Choose why you need to see who it is.")},
    )
    words = reason_field(gettext_lazy("In your words"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].optional_text = _("(needed for another reason)")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        words = values.get("words", "").strip()
        if values.get("why") == OTHER and len(words) < 5:
            self.add_error("words", _("Write why you need to see who it is."))
        if values.get("why"):
            label = dict(self.fields["why"].choices)[values["why"]]
            said = [] if values["why"] == OTHER else [str(label)]
            values["reason"] = ": ".join([*said, *([words] if words else [])])
        return values


class SensitivityForm(ServiceForm):
    """A higher or lower protection, with the reason."""

    after = forms.ChoiceField(
        label=gettext_lazy("Protection from now on"),
        widget=widgets.Picks,
        error_messages={
            "required": gettext_lazy("Choose the protection."),
            "invalid_choice": gettext_lazy("Choose a protection that it does not have yet."),
        },
    )
    reason = reason_field(gettext_lazy("Reason"))

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = levels_for(folder)


def levels_for(folder: Folder) -> list[tuple[str, Any]]:
    """What the case may become here: restricted by who works it, lower only by a DySP or above."""
    now = folder.case.sensitivity
    found = []
    for level in (Sensitivity.RESTRICTED, Sensitivity.NORMAL):
        is_lower = ORDER[level] < ORDER[now]
        if level == now or (is_lower and not folder.may(Can.LOWER_SENSITIVITY)):
            continue
        found.append((level.value, level.label))
    return found


class SealForm(ServiceForm):
    """By which order a case is sealed and who may open it; of a sealed case, who is added."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Officers who may open it"),
        required=False,
        widget=widgets.Ticks,
        error_messages={"invalid_choice": gettext_lazy("Choose officers from the list.")},
    )
    number = forms.CharField(
        label=gettext_lazy("Another officer, by service number"),
        max_length=20,
        required=False,
        widget=widgets.Text(attrs={"class": "in in--10"}),
    )
    reason = reason_field(
        gettext_lazy("Order"),
        help_text=gettext_lazy("Number and date of the order, and by whom."),
    )
    review_on = IndianDateField(label=gettext_lazy("Review on"), near="future", required=False)

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = folder
        self.is_sealed = folder.case.sensitivity == Sensitivity.SEALED
        self.fields["members"].choices = members_for(folder)
        self.fields["members"].optional_text = ""
        self.fields["number"].optional_text = _("(if not in the list)")
        if self.is_sealed:
            del self.fields["review_on"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        keys = [int(key) for key in values.get("members", [])]
        users = [
            row.user for row in Officer.objects.filter(user__in=keys).select_related("user")
        ]
        if typed := values.get("number", "").strip():
            found = officer_by_number(typed)
            if found is None:
                self.add_error("number", no_officer())
            else:
                users.append(found.user)
        values["users"] = users
        return values


def members_for(folder: Folder) -> list[tuple[str, str]]:
    """Officers of the station and of the units above it who are not on the list yet."""
    case = folder.case
    listed = {row.user_id for row in seal_list(case)}
    above = [
        u.pk for u in ancestors(case.unit) if u.type in ("subdivision", "district", "range")
    ]
    rows = on_duty().filter(officer__user__isnull=False)
    rows = rows.filter(unit__path__startswith=case.unit.path) | rows.filter(unit__in=above)
    found: dict[str, str] = {}
    for row in rows.order_by("officer__rank__order", "officer__name"):
        if row.officer.user_id not in listed:
            found.setdefault(str(row.officer.user_id), f"{row.officer}, {row.unit}")
    return list(found.items())


def officer_by_number(number: str) -> Officer | None:
    """An officer with a sign-in by service number."""
    return (
        Officer.objects.filter(number__iexact=number.strip(), user__isnull=False, left_on=None)
        .select_related("rank", "user")
        .first()
    )


def no_officer() -> str:
    return _("No officer with a sign-in has this service number. Check it in the staff list.")


class ShareForm(ServiceForm):
    """With whom one case is shared, until when and why; the officer is shown before it is done."""

    places = {"user": "number"}

    number = forms.CharField(
        label=gettext_lazy("Service number of the officer"),
        max_length=20,
        widget=widgets.Text(attrs={"class": "in in--10", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the officer's service number.")},
    )
    until = IndianDateField(
        label=gettext_lazy("Until"),
        near="future",
        error_messages={
            "required": gettext_lazy("Choose the last day, for example 31-12-2026.")
        },
    )
    reason = reason_field(gettext_lazy("Why the case is shared"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer: Officer | None = None

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        self.officer = officer_by_number(number)
        if self.officer is None:
            raise forms.ValidationError(no_officer())
        return number

    def clean_until(self) -> datetime:
        """The end of the last day in India."""
        return datetime.combine(self.cleaned_data["until"], time(23, 59, 59), tzinfo=dates.IST)

    @property
    def is_confirmed(self) -> bool:
        """True when the officer's name was shown for this very number."""
        return self.officer is not None and self.data.get("seen") == str(self.officer.pk)
