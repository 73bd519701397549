"""A form whose service has the last word."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


class ServiceForm(forms.Form):
    """A form whose service may refuse it: ``refuse`` puts the sentences where they belong.

    ``places`` names the field for an argument of the service that is called otherwise.
    """

    places: dict[str, str] = {}

    def refuse(self, refused: ValidationError) -> None:
        if not self.is_bound:  # a POST with nothing in it
            self.is_bound, self._errors = True, None
        if not hasattr(refused, "error_dict"):
            self.add_error(None, refused)
            return
        for name, errors in refused.error_dict.items():
            place = self.places.get(name, name)
            self.add_error(place if place in self.fields else None, errors)
