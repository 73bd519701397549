"""The search of published FIRs: a station, a day, or both."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import widgets
from cctns.core.fields import IndianDateField
from cctns.core.forms import ServiceForm
from stations.models import Unit
from stations.services.units import in_force


class StationChoice(forms.ModelChoiceField):
    """A station with its district, by its code in the address."""

    def label_from_instance(self, unit: Any) -> str:
        return f"{unit.label}, {unit.district.label}" if unit.district_id else unit.label


class FindForm(ServiceForm):
    """Whose FIRs are asked for."""

    station = StationChoice(
        label=gettext_lazy("Police station"),
        queryset=None,
        to_field_name="code",
        required=False,
        widget=widgets.Choice,
        empty_label=gettext_lazy("All stations"),
        error_messages={
            "invalid_choice": gettext_lazy("Choose a police station from the list.")
        },
    )
    day = IndianDateField(
        label=gettext_lazy("Day of the FIR"), required=False, latest_today=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["station"].queryset = (
            Unit.objects.filter(in_force(), type=Unit.Type.STATION)
            .select_related("district")
            .order_by("path")
        )
        self.fields["station"].optional_text = self.fields["day"].optional_text = ""
        self.fields["day"].help_text = _(
            "For example 24-11-2026. Leave it empty for every day."
        )
