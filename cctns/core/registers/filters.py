"""What a register may be filtered by: an allow-list.  Nothing else in a query string reaches the database.

A filter reads its keys from what was asked and answers with a ``Chosen``: the condition, the words
of the chip ("Stage is in court"), and the values as they were understood.  What it cannot read it
refuses with a sentence (``ValidationError``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from cctns.core import dates
from cctns.core.jurisdiction import LEVELS, Scope

Asked = Any  # a QueryDict: get, getlist
LONGEST = 120  # characters of one typed value


@dataclass(frozen=True)
class Chosen:
    """One filter in use."""

    filter: Filter
    q: Q
    text: str  # of the chip
    values: Mapping[str, list[str]]  # query keys and values as understood
    unit: Any = None  # the unit, when the list was narrowed to one


@dataclass(frozen=True)
class Box:
    """One control of the "Add filter" form.  ``options`` are (value, label); none is a text box."""

    name: str
    label: str
    value: str = ""
    options: Sequence[tuple[str, str]] = ()
    kind: str = "text"


@dataclass(frozen=True)
class Parameter:
    """One query parameter in the API's description."""

    name: str
    about: str
    api: str = "string"
    enum: Sequence[str] = ()
    many: bool = False


@dataclass(frozen=True)
class Filter:
    """Base: ``key`` in the query string, ``label`` on the form and the chip, ``field`` to look up."""

    key: str
    label: Any
    field: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def read(self, asked: Asked, scope: Scope, model: type[Model]) -> Chosen | None:
        """The filter as asked, or None when it was not asked.  Raises ``ValidationError``."""
        typed = one(asked, self.key)
        if not typed:
            return None
        q, shown = self.look_up(typed, model)
        text = _("%(what)s is %(value)s") % {"what": self.label, "value": shown}
        return Chosen(self, q, text, {self.key: [typed]})

    def look_up(self, typed: str, model: type[Model]) -> tuple[Q, str]:
        """The condition, and the value as it is shown."""
        raise NotImplementedError

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        return [Box(self.key, str(self.label), one(asked, self.key))]

    def parameters(self) -> list[Parameter]:
        return [Parameter(self.key, str(self.label))]


@dataclass(frozen=True)
class Whole(Filter):
    """A whole number: a year, a serial."""

    most: int = 2_147_483_647

    def look_up(self, typed: str, model: type[Model]) -> tuple[Q, str]:
        if not typed.isdecimal() or int(typed) > self.most:
            raise ValidationError(_("%(what)s: write a number") % {"what": self.label})
        return Q(**{self.field: int(typed)}), str(int(typed))

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        return [Box(self.key, str(self.label), one(asked, self.key), kind="number")]

    def parameters(self) -> list[Parameter]:
        return [Parameter(self.key, str(self.label), "integer")]


@dataclass(frozen=True)
class Starts(Filter):
    """Text that begins with what is typed; only on a column with an index that answers it (ruling 9).

    ``change`` makes the typed text what is stored ("sk-cmp" -> "SK-CMP").
    """

    least: int = 2
    change: Callable[[str], str] = str

    def look_up(self, typed: str, model: type[Model]) -> tuple[Q, str]:
        if len(typed) < self.least:
            words = {"what": self.label, "least": self.least}
            raise ValidationError(_("%(what)s: write at least %(least)s letters") % words)
        stored = self.change(typed)
        return Q(**{f"{self.field}__startswith": stored}), f"{stored}…"


@dataclass(frozen=True)
class Choice(Filter):
    """One or several codes of a list.  ``options`` is ``[(code, label)]`` or a function that gives it."""

    options: Any = ()

    @property
    def is_made_when_asked(self) -> bool:
        """The options are rows of a table, not part of the code."""
        return callable(self.options) and not hasattr(self.options, "choices")

    def pairs(self) -> list[tuple[str, str]]:
        if hasattr(self.options, "choices"):
            found = self.options.choices
        else:
            found = self.options() if callable(self.options) else self.options
        return [(str(code), str(label)) for code, label in found]

    def read(self, asked: Asked, scope: Scope, model: type[Model]) -> Chosen | None:
        typed = [value for value in many(asked, self.key) if value]
        if not typed:
            return None
        words = dict(self.pairs())
        if unknown := [value for value in typed if value not in words]:
            said = {"what": self.label, "value": unknown[0]}
            raise ValidationError(_("%(what)s has no choice “%(value)s”") % said)
        q = Q(**{self.field: typed[0]} if len(typed) == 1 else {f"{self.field}__in": typed})
        shown = _(" or ").join(words[value] for value in typed)
        return Chosen(
            self,
            q,
            _("%(what)s is %(value)s") % {"what": self.label, "value": shown},
            {self.key: typed},
        )

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        pairs = self.pairs()
        return (
            [Box(self.key, str(self.label), one(asked, self.key), pairs, "select")]
            if pairs
            else []
        )

    def parameters(self) -> list[Parameter]:
        codes = [] if self.is_made_when_asked else [code for code, _label in self.pairs()]
        return [Parameter(self.key, str(self.label), enum=codes, many=True)]


@dataclass(frozen=True)
class Option:
    """One answer of an ``OneOf``: its words and the condition, made from the scope when asked."""

    label: Any
    q: Callable[[Scope], Q]


@dataclass(frozen=True)
class OneOf(Filter):
    """One of a few named conditions: ``late``, ``mine``.  The chip says the condition's own words."""

    options: Mapping[str, Option] = field(default_factory=dict)

    def read(self, asked: Asked, scope: Scope, model: type[Model]) -> Chosen | None:
        typed = one(asked, self.key)
        if not typed:
            return None
        if typed not in self.options:
            said = {"what": self.label, "value": typed}
            raise ValidationError(_("%(what)s has no choice “%(value)s”") % said)
        chosen = self.options[typed]
        return Chosen(self, chosen.q(scope), str(chosen.label), {self.key: [typed]})

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        options = [(key, str(option.label)) for key, option in self.options.items()]
        return [Box(self.key, str(self.label), one(asked, self.key), options, "select")]

    def parameters(self) -> list[Parameter]:
        return [Parameter(self.key, str(self.label), enum=list(self.options))]


@dataclass(frozen=True)
class Between(Filter):
    """Days from and to, both included: keys ``<key>_from`` and ``<key>_to``; of a date or a moment."""

    @property
    def keys(self) -> tuple[str, ...]:
        return f"{self.key}_from", f"{self.key}_to"

    def read(self, asked: Asked, scope: Scope, model: type[Model]) -> Chosen | None:
        first, last = (self.day(one(asked, key)) for key in self.keys)
        if first is None and last is None:
            return None
        if first and last and last < first:
            raise ValidationError(
                _("%(what)s: the last day is before the first") % {"what": self.label}
            )
        q, values = Q(), {}
        if first:
            q &= Q(**{f"{self.field}__gte": self.edge(model, first)})
            values[self.keys[0]] = [first.isoformat()]
        if last:
            q &= Q(**{f"{self.field}__lt": self.edge(model, last + timedelta(days=1))})
            values[self.keys[1]] = [last.isoformat()]
        return Chosen(self, q, self.words(first, last), values)

    def day(self, typed: str) -> date | None:
        if not typed:
            return None
        try:
            day = date.fromisoformat(typed) if typed[4:5] == "-" else dates.read_date(typed)
        except ValueError as unread:
            words = {"what": self.label}
            raise ValidationError(
                _("%(what)s: write the day like 24-11-2026") % words
            ) from unread
        if not 1800 <= day.year <= 9000:
            raise ValidationError(
                _("%(what)s: write the day like 24-11-2026") % {"what": self.label}
            )
        return day

    def edge(self, model: type[Model], day: date) -> date | datetime:
        """The beginning of a day as the field keeps it."""
        from cctns.core.keyset import field_of

        is_moment = field_of(model, self.field).get_internal_type() == "DateTimeField"
        return datetime.combine(day, time.min, tzinfo=dates.IST) if is_moment else day

    def words(self, first: date | None, last: date | None) -> str:
        said = {
            "what": self.label,
            "first": dates.short_date(first) if first else "",
            "last": dates.short_date(last) if last else "",
        }
        if first and last:
            return _("%(what)s %(first)s to %(last)s") % said
        return (
            _("%(what)s from %(first)s") % said
            if first
            else _("%(what)s up to %(last)s") % said
        )

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        words = {"what": self.label}
        labels = _("%(what)s, from") % words, _("%(what)s, to") % words
        shown = [shown_day(one(asked, key)) for key in self.keys]
        return [
            Box(key, label, day, kind="date")
            for key, label, day in zip(self.keys, labels, shown, strict=True)
        ]

    def parameters(self) -> list[Parameter]:
        words = {"what": self.label}
        about = _("%(what)s, from") % words, _("%(what)s, to") % words
        return [
            Parameter(key, text, "date") for key, text in zip(self.keys, about, strict=True)
        ]


@dataclass(frozen=True)
class Below(Filter):
    """Everything under one unit of the reader's area, by its code: ``unit=SKP-PS02``."""

    def read(self, asked: Asked, scope: Scope, model: type[Model]) -> Chosen | None:
        typed = one(asked, self.key)
        if not typed:
            return None
        unit = units_of(scope).filter(code=typed).first()
        if unit is None:  # absent and outside the area are one answer
            raise ValidationError(
                _("There is no unit “%(code)s” in your area") % {"code": typed}
            )
        text = _("%(what)s is %(value)s") % {"what": self.label, "value": unit.label}
        return Chosen(self, below(model, unit), text, {self.key: [typed]}, unit)

    def boxes(self, asked: Asked, scope: Scope) -> list[Box]:
        options = [(unit.code, unit.label) for unit in units_of(scope)[:LONGEST_LIST]]
        if len(options) < 2:
            return []
        return [Box(self.key, str(self.label), one(asked, self.key), options, "select")]

    def parameters(self) -> list[Parameter]:
        return [
            Parameter(
                self.key, _("Code of a unit: its own rows and those of every unit under it")
            )
        ]


LONGEST_LIST = 400  # units offered in one list; more are still found by their code
OFFICES = ("state", "range", "district", "subdivision", "station")


def units_of(scope: Scope) -> Any:
    """The units of a scope's area that keep or gather records, from the top down."""
    unit = apps.get_model("stations", "Unit").objects.filter(type__in=OFFICES)
    if scope.area is None:
        return unit.none()
    return unit.filter(path__startswith=scope.area) if scope.area else unit


def below(model: type[Model], unit: Any) -> Q:
    """The rows of a unit and of every unit under it, by the level columns where the rows carry them."""
    level = getattr(model, "level_lookup", None)
    if level is not None and unit.type in LEVELS:
        return Q(**{f"{level}{unit.type}_id": unit.pk})
    lookup = getattr(model, "unit_lookup", "unit")
    return Q(**{f"{lookup}__path__startswith": unit.path})


def one(asked: Asked, key: str) -> str:
    """The last value of a key, trimmed; "" when it was not asked.  Too long or unprintable is refused."""
    return _taken(key, asked.get(key) or "")


def many(asked: Asked, key: str) -> list[str]:
    """Every value of a key, trimmed, once each."""
    found = asked.getlist(key) if hasattr(asked, "getlist") else [asked.get(key) or ""]
    return list(dict.fromkeys(_taken(key, value) for value in found))


def _taken(key: str, value: str) -> str:
    value = value.strip()
    if len(value) > LONGEST or "\x00" in value:
        raise ValidationError(
            _("The filter “%(key)s” is too long or cannot be read") % {"key": key}
        )
    return value


def shown_day(typed: str) -> str:
    """A day of the query string as it is written in a box."""
    try:
        return dates.short_date(date.fromisoformat(typed))
    except ValueError:
        return typed
