"""The form of a Zero FIR that is registered again where the jurisdiction lies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cctns.core import widgets
from cctns.core.forms import ServiceForm
from stations.models import Rank
from stations.services.heads import on_duty

from .case_acts import PostingChoice


class AgainForm(ServiceForm):
    """Who investigates it here; nobody named: the officer who registers it."""

    places = {"action": "io", "sections": "io"}

    io = PostingChoice(
        label=gettext_lazy("Investigating officer"),
        queryset=None,
        required=False,
        widget=widgets.Choice,
        empty_label=gettext_lazy("I investigate it myself"),
        error_messages={"invalid_choice": gettext_lazy("Choose an officer from the list.")},
    )

    def __init__(self, *args: Any, unit: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["io"].queryset = (
            on_duty()
            .filter(unit__path__startswith=unit.path, officer__rank__order__lt=Rank.CONSTABLE)
            .order_by("officer__rank__order", "officer__name")
        )
        self.fields["io"].optional_text = ""
        self.fields["io"].help_text = _("An officer above constable, on duty at this station.")
