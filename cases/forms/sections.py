"""Choosing sections of law in any form: by number, old number, or the words people say.

A form has ``sections = SectionsField()``; its page shows ``cases/sections_field.html`` with a
``SectionPicker`` of the form's value.  Without scripts the buttons Find, Add and Remove send the whole
form: ``picking`` gives its data back with the list changed, so that nothing typed is lost::

    data = picking(request.POST, "sections")      # None: the form itself was sent
    form = EnquiryForm(data or request.POST or None)
    if request.method == "POST" and data is None: ... save
    picker = SectionPicker.of(form["sections"], on=day, scope=request.scope)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.models import Section
from cases.services import law
from cctns.core.jurisdiction import Scope

MOST = 30  # sections of one list
LONGEST = 120  # letters of a search


class SectionsInput(forms.MultipleHiddenInput):
    """The chosen keys as hidden fields; what is seen is drawn by ``cases/sections_field.html``."""


class SectionsField(forms.Field):
    """Section keys in the order chosen (``["BNS-303(2)-1"]``); each is in the catalogue."""

    widget = SectionsInput
    default_error_messages = {
        "required": gettext_lazy("Choose at least one section."),
        "unknown": gettext_lazy("Choose each section from the list."),
        "many": gettext_lazy("Choose at most 30 sections."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Sections"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        return keys_of(value)

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > MOST:
            raise ValidationError(self.error_messages["many"], code="many")
        if value and Section.objects.filter(pk__in=value).count() < len(value):
            raise ValidationError(self.error_messages["unknown"], code="unknown")


def keys_of(value: Any) -> list[str]:
    """Section keys from a text, a list or nothing; each once, in order, as short as a key can be."""
    values = [value] if isinstance(value, str) else list(value or [])
    return list(
        dict.fromkeys(v[:64] for v in values if isinstance(v, str) and v and v.isprintable())
    )


def picking(data: QueryDict, name: str = "sections") -> QueryDict | None:
    """The form's data after Find, Add or Remove was pressed; None when the form itself was sent."""
    add, remove = data.get(f"{name}-add"), data.get(f"{name}-remove")
    if not add and not remove and f"{name}-find" not in data:
        return None
    changed = data.copy()
    keys = keys_of(data.getlist(name))
    if add:
        keys = keys_of([*keys, add])
        changed[f"{name}-q"] = ""
    if remove:
        keys = [key for key in keys if key != remove]
    changed.setlist(name, keys)
    return changed


@dataclass
class SectionPicker:
    """What the page of a section list shows: what is chosen, what was found, what follows.

    ``on`` is the day of the offence (None: today); ``facts`` and the victim as in
    ``law.consequences``; ``live`` says that the page uses htmx, so that the search runs while one types.
    """

    keys: list[str]
    name: str = "sections"
    q: str = ""
    on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    victim_sex: str = ""
    victim_age: int | None = None
    forensic_mandatory_from: date | None = None
    state: str = ""
    errors: Iterable[str] = ()
    live: bool = False

    @classmethod
    def of(
        cls, bound: forms.BoundField, *, scope: Scope | None = None, **more: Any
    ) -> SectionPicker:
        """The picker of a form's field: its value, its search words, its errors when it was sent."""
        data = bound.form.data or {}
        return cls(
            keys=keys_of(bound.value()),
            name=bound.html_name,
            q=str(data.get(f"{bound.html_name}-q", ""))[:LONGEST],
            errors=list(bound.errors) if bound.form.is_bound else [],
            state=state_path(scope),
            **more,
        )

    @cached_property
    def chosen(self) -> list[Section]:
        """The chosen rows, in order; an unknown key is left out."""
        rows = Section.objects.select_related("act", "category").in_bulk(self.keys)
        return [rows[key] for key in self.keys if key in rows]

    @cached_property
    def all_hits(self) -> list[law.Hit]:
        """What the search words may mean."""
        typed = " ".join(self.q.replace("\0", " ").split())[:LONGEST]
        return law.search(typed, on=self.on, limit=10, state=self.state) if typed else []

    @property
    def hits(self) -> list[law.Hit]:
        """What was found, without what is chosen already."""
        return [hit for hit in self.all_hits if hit.section.pk not in self.keys]

    @cached_property
    def found(self) -> law.Consequences | None:
        """What follows from the chosen sections; None when nothing is chosen."""
        if not self.chosen:
            return None
        return law.consequences(
            self.chosen,
            occurred_on=self.on,
            victim_sex=self.victim_sex,
            victim_age=self.victim_age,
            facts=self.facts,
            forensic_mandatory_from=self.forensic_mandatory_from,
        )

    @property
    def code(self) -> str:
        """The penal code of the offence's day: IPC or BNS."""
        return law.regime_for(self.on)

    @property
    def mismatches(self) -> list[str]:
        """Why a chosen section does not fit the day, and what to use."""
        return [text for row in self.chosen if (text := law.explain_mismatch(row, self.on))]


def state_path(scope: Scope | None) -> str:
    """The path of the State in which the scope lies, whose own sections may be found too."""
    first = (scope.area or "").split("/", 1)[0] if scope else ""
    return f"{first}/" if first else ""


def punishment_line(section: Section) -> str:
    """ "Cognizable, non-bailable, up to 3 years" as a line below a section."""
    words = {
        ("cognizable", "yes"): _("cognizable"),
        ("cognizable", "no"): _("non-cognizable"),
        ("bailable", "yes"): _("bailable"),
        ("bailable", "no"): _("non-bailable"),
    }
    said = [
        words.get((name, getattr(section, name)), "") for name in ("cognizable", "bailable")
    ]
    return ", ".join(filter(None, [*said, term_line(section)]))


def term_line(section: Section) -> str:
    """The highest punishment in words: "death", "imprisonment for life", "up to 3 years"; "" unknown."""
    if section.death:
        return _("death or imprisonment for life") if section.life else _("death")
    if section.life:
        return _("up to imprisonment for life")
    if section.max_amount:
        unit = ngettext_unit(section.max_unit, section.max_amount)
        return _("up to %(term)s") % {"term": unit}
    return _("fine") if section.fine == "only" else ""


def ngettext_unit(unit: str, amount: int) -> str:
    words = {
        "years": ngettext("%(n)d year", "%(n)d years", amount),
        "months": ngettext("%(n)d month", "%(n)d months", amount),
    }
    return words.get(unit, ngettext("%(n)d day", "%(n)d days", amount)) % {"n": amount}
