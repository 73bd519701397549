"""A form with lists of forms in it, filled from the flat fields that a draft keeps.

A ``SheetKind`` is a form and its groups; each group is a list of sheets ("Add another").  The draft has
one flat field for each box: ``accused-2-phone-1-number``, and one for each list with the keys of its rows:
``accused`` = "1 2".  A row that is taken out leaves its boxes behind, unread, so that two officers who
work on different rows never change each other's fields.  Everything works without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

ROW = re.compile(r"[1-9]\d{0,2}")
NO_ROWS = "-"  # of a list whose rows were all taken out; nothing at all is a list never sent


class PartForm(forms.Form):
    """A form of a sheet.  ``desk`` is what its choices come from (unit, scope); see cases/forms/fir_parts.py."""

    def __init__(
        self, data: Any = None, *, prefix: str | None = None, desk: Any = None
    ) -> None:
        self.desk = desk
        super().__init__(data, prefix=prefix)
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the desk."""

    @property
    def raw(self) -> dict[str, Any]:
        """What was typed in each box that is not as it stands on an empty form."""
        found = {}
        for name, one in self.fields.items():
            typed = one.widget.value_from_datadict(self.data, {}, self.add_prefix(name))
            values = typed if isinstance(typed, list | tuple) else [typed]
            if any(v not in (None, "", False) for v in values) and typed != one.initial:
                found[name] = typed
        return found


@dataclass(frozen=True)
class Group:
    """A list of sheets inside a sheet.

    ``title`` heads a row with its place, ``add`` is the button; ``first`` rows show when nothing was
    typed; a row in which nothing was typed is left out of the paper.
    """

    name: str
    kind: SheetKind
    title: Any
    add: Any
    first: int = 0
    most: int = 20
    private: bool = False


@dataclass(frozen=True)
class SheetKind:
    form: type[PartForm]
    groups: tuple[Group, ...] = field(default=())


class Rows:
    """The rows of one group of one sheet."""

    def __init__(self, group: Group, sheet: Sheet) -> None:
        self.group = group
        self.list_name = f"{sheet.prefix}{group.name}"
        self.keys = row_keys(sheet.values, self.list_name, group)
        self.sheets = [
            Sheet(
                group.kind,
                sheet.values,
                f"{self.list_name}-{key}-",
                desk=sheet.desk,
                quiet=sheet.quiet,
            )
            for key in self.keys
        ]

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)

    def __len__(self) -> int:
        return len(self.sheets)

    @property
    def written(self) -> list[Sheet]:
        """The rows in which something was typed."""
        return [sheet for sheet in self.sheets if not sheet.is_blank]

    @property
    def keys_text(self) -> str:
        return " ".join(self.keys) or NO_ROWS

    @property
    def may_add(self) -> bool:
        return len(self.keys) < self.group.most

    def with_another(self) -> str:
        """The list's keys with one more row."""
        if not self.may_add:
            return self.keys_text
        return " ".join([*self.keys, str(max([int(k) for k in self.keys], default=0) + 1)])

    def without(self, key: str) -> str:
        return " ".join(k for k in self.keys if k != key) or NO_ROWS


class Sheet:
    """One sheet of a draft, drawn and read.  ``quiet`` shows no errors."""

    is_bound = True

    def __init__(
        self,
        kind: SheetKind,
        values: Mapping[str, Any],
        prefix: str = "",
        *,
        desk: Any = None,
        quiet: bool = False,
    ) -> None:
        self.kind, self.prefix, self.desk, self.quiet = kind, prefix, desk, quiet
        self.values = values if isinstance(values, MultiValueDict) else as_lists(values)
        self.form = kind.form(self._filled(), prefix=prefix.rstrip("-") or None, desk=desk)
        if quiet:
            self.form._errors = ErrorDict()
        self.groups = {group.name: Rows(group, self) for group in kind.groups}

    def _filled(self) -> MultiValueDict:
        """What was typed, and the value an empty form begins with where nothing was ever typed."""
        given = {
            f"{self.prefix}{name}": [one.initial]
            for name, one in self.kind.form.base_fields.items()
            if one.initial is not None and f"{self.prefix}{name}" not in self.values
        }
        if not given:
            return self.values
        filled = MultiValueDict(self.values)
        for name, value in given.items():
            filled.setlist(name, value)
        return filled

    @property
    def row_key(self) -> str:
        """What the Remove button sends: "accused-2"."""
        return self.prefix.rstrip("-")

    @property
    def is_blank(self) -> bool:
        return not self.form.raw and not any(rows.written for rows in self.groups.values())

    def forms(self) -> Iterator[PartForm]:
        """This form and those of every written row."""
        yield self.form
        for rows in self.groups.values():
            for sheet in rows.written:
                yield from sheet.forms()

    def is_valid(self) -> bool:
        return not self.errors

    @property
    def errors(self) -> dict[str, list[str]]:
        """{name of a box: sentences}, in the order of the page."""
        found: dict[str, list[str]] = {}
        for form in self.forms():
            for name, errors in form.errors.items():
                key = form.add_prefix(name) if name != "__all__" else f"{form.prefix or ''}"
                found[key] = list(errors)
        return found

    def __iter__(self) -> Iterator[Any]:
        """Every box, for the error summary."""
        for form in self.forms():
            yield from form

    def non_field_errors(self) -> list[str]:
        return [error for form in self.forms() for error in form.non_field_errors()]

    @property
    def cleaned(self) -> dict[str, Any]:
        """What could be read of this form; a box with an error is left out."""
        self.form.errors  # noqa: B018  (reads the form)
        return getattr(self.form, "cleaned_data", {})

    def names(self) -> list[str]:
        """The names of every box and list on the page: what a browser leaves out is empty."""
        found = [name for box in self.form for name in names_of(box)]
        for rows in self.groups.values():
            found.append(rows.list_name)
            for sheet in rows:
                found += sheet.names()
        return found

    def all_rows(self) -> Iterator[Rows]:
        """Every list of the page, whatever its depth."""
        for rows in self.groups.values():
            yield rows
            for sheet in rows:
                yield from sheet.all_rows()


def names_of(box: Any) -> list[str]:
    """The names under which a box is sent: two for a date and a time."""
    widget = box.field.widget
    if isinstance(widget, forms.MultiWidget):
        return [f"{box.html_name}{suffix}" for suffix in widget.widgets_names]
    return [box.html_name]


def as_lists(values: Mapping[str, Any]) -> MultiValueDict:
    """A draft's fields as a form reads them."""
    return MultiValueDict(
        {
            name: [str(v) for v in value] if isinstance(value, list) else [str(value)]
            for name, value in values.items()
            if value is not None and not isinstance(value, dict)
        }
    )


def row_keys(values: MultiValueDict, name: str, group: Group) -> list[str]:
    """The keys of a list's rows; those of an empty form when it was never sent."""
    if name not in values:
        return [str(n) for n in range(1, group.first + 1)]
    typed = (values.get(name) or "").split()
    return list(dict.fromkeys(key for key in typed if ROW.fullmatch(key)))[: group.most]


def changed_list(sheet: Sheet, *, add: str = "", remove: str = "") -> dict[str, str]:
    """The field that Add ("accused-2-phone") or Remove ("accused-2") changes; {} when there is none."""
    for rows in sheet.all_rows():
        if add and rows.list_name == add:
            return {add: rows.with_another()}
        name, _dash, key = remove.rpartition("-")
        if remove and rows.list_name == name and key in rows.keys:
            return {name: rows.without(key)}
    return {}


def known_names(kind: SheetKind, prefix: str = "") -> re.Pattern[str]:
    """What the names of a sheet's fields look like, for what comes without a page."""
    return re.compile(_pattern(kind, prefix))


def _pattern(kind: SheetKind, prefix: str) -> str:
    form = kind.form(None)
    own = "|".join(re.escape(n) for box in form for n in names_of(box))
    inner = [own]
    for group in kind.groups:
        row = _pattern(group.kind, "")
        inner.append(rf"{group.name}(?:-{ROW.pattern}-(?:{row}))?")
    return f"{prefix}(?:{'|'.join(inner)})"


def label_in(kind: SheetKind, name: str) -> str:
    """The words of a field: "Accused 2, Telephone 1, Number"."""
    for group in kind.groups:
        found = re.fullmatch(rf"{group.name}(?:-({ROW.pattern})-(.+))?", name)
        if not found:
            continue
        if not found[1]:
            return f"{group.title} +"
        return f"{group.title} {found[1]}, {label_in(group.kind, found[2])}"
    form = kind.form(None)
    for box in form:
        if name in names_of(box):
            return str(box.label)
    return name.replace("_", " ").capitalize()
