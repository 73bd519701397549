"""The unit tree: add, end and move units; find them; walk up and down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.jurisdiction import LEVELS, Placed
from stations.models import Posting, Unit
from stations.permissions import Can

# Which types may stand directly above a type.
ABOVE = {
    "state": {"nation"},
    "range": {"state"},
    "district": {"state", "range"},
    "subdivision": {"district"},
    "station": {"state", "range", "district", "subdivision"},
    "outpost": {"station"},
    "beat": {"station", "outpost"},
}
EDITABLE = (
    "names", "kind", "place", "address", "phone", "latitude", "longitude", "court", "serial",
    "lgd_state", "lgd_district", "ncrb_code", "valid_from", "note",
)  # fmt: skip


# --- finding ---------------------------------------------------------------------------------


def unit_by_code(code: str) -> Unit:
    """The unit of that code; raises ``Unit.DoesNotExist``."""
    return Unit.objects.select_related("parent").get(code=code)


def label(unit: Unit, language: str) -> str:
    """The unit's name in one language ("hi"), whatever the reader's is."""
    with translation.override(language):
        return unit.label


def in_force(on: date | None = None) -> Q:
    """Units that exist on that day (default: today)."""
    day = on or timezone.localdate()
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(valid_to=None) | Q(valid_to__gte=day)
    )


def subtree(unit: Unit) -> QuerySet[Unit]:
    """The unit and everything under it, in the order of the tree."""
    return Unit.objects.filter(path__startswith=unit.path).order_by("path")


def ancestors(unit: Unit) -> list[Unit]:
    """The units above, nearest first; the nation last."""
    parts = unit.path.split("/")[:-1]
    paths = ["/".join(parts[:n]) + "/" for n in range(1, len(parts))]
    return sorted(
        Unit.objects.filter(Q(path__in=paths) | Q(type=Unit.Type.NATION)).exclude(pk=unit.pk),
        key=lambda above: -len(above.path),
    )


def stations_within(scope: Any) -> QuerySet[Unit]:
    """The police stations of a scope's area that exist today, by district and name."""
    if scope.area is None:
        return Unit.objects.none()
    return (
        Unit.objects.filter(in_force(), type=Unit.Type.STATION, path__startswith=scope.area)
        .select_related("district", "subdivision")
        .order_by("path")
    )


def station_of(unit: Unit) -> Unit | None:
    """The police station a unit belongs to: itself, an outpost's, a beat's; None above stations."""
    return unit if unit.type == Unit.Type.STATION else unit.station


# --- changing --------------------------------------------------------------------------------


@transaction.atomic
def add_unit(
    *, type: str, short: str, name: str, parent: Unit, code: str = "", by: Any, **facts: Any
) -> Unit:
    """Add a unit under ``parent``.  ``facts``: names, kind, place, court, serial, LGD codes...

    ``code`` is kept for ever; by default it is made of the State's code and the short code.
    """
    by.demand(Can.MANAGE_UNITS, over=parent)
    unknown = set(facts) - set(EDITABLE)
    if unknown:
        raise TypeError(f"no such facts of a unit: {', '.join(sorted(unknown))}")
    short = short.strip().upper()
    check_place(type, short, parent)
    code = code.strip().upper() or default_code(short, type, parent)
    if Unit.objects.filter(code=code).exists():
        raise ValidationError(
            {"code": _("Another unit has the code %(code)s. Choose another.") % {"code": code}}
        )
    unit = Unit(type=type, short=short, code=code, name=name.strip(), parent=parent, **facts)
    for inherited in ("lgd_state", "lgd_district"):
        if getattr(unit, inherited) is None:
            setattr(unit, inherited, getattr(parent, inherited))
    if type == Unit.Type.STATION:
        unit.serial = free_serial(unit.serial, parent)
    unit.full_clean(exclude=["path", "state", "district", "subdivision", "station"])
    unit.save()
    note_event(unit, "unit_added", by=by, data={"code": unit.code, "parent": parent.code})
    return unit


def default_code(short: str, type_: str, parent: Unit) -> str:
    """ "SKP-PS28"; below a station the station's code goes before: "SKP-PS02-B4"."""
    above = parent if type_ in ("outpost", "beat") else (parent.state or parent)
    return f"{above.code}-{short}"


def check_place(type_: str, short: str, parent: Unit, *, moving: Unit | None = None) -> None:
    """Refuse a unit where the tree has no place for it."""
    if parent.type not in ABOVE.get(type_, set()):
        raise ValidationError(
            {
                "parent": _("A unit of type %(type)s cannot stand under %(parent)s.")
                % {"type": Unit.Type(type_).label, "parent": parent.label}
            }
        )
    if parent.valid_to and parent.valid_to < timezone.localdate():
        raise ValidationError(
            {"parent": _("%(unit)s has ended. Choose another unit.") % {"unit": parent.label}}
        )
    twins = Unit.objects.filter(parent=parent, short=short)
    if moving:
        twins = twins.exclude(pk=moving.pk)
    if twins.exists():
        raise ValidationError(
            {
                "short": _(
                    "The short code %(short)s is already used under %(parent)s. Choose another."
                )
                % {"short": short, "parent": parent.label}
            }
        )


def free_serial(wanted: int | None, parent: Unit) -> int:
    """The station's serial in FIR keys: unique in its State, never used twice, 1 to 899."""
    taken = set(
        Unit.objects.filter(lgd_state=parent.lgd_state, serial__isnull=False).values_list(
            "serial", flat=True
        )
    )
    if wanted in taken:
        raise ValidationError(
            {
                "serial": _("The serial %(serial)03d belongs to another station.")
                % {"serial": wanted}
            }
        )
    return wanted or max((serial for serial in taken if serial < 900), default=0) + 1


@transaction.atomic
def end_unit(unit: Unit, *, on: date, by: Any, note: str = "") -> Unit:
    """End a unit: from the next day it takes no new record.  Its old records keep its code."""
    by.demand(Can.MANAGE_UNITS, over=unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_to:
        raise ValidationError(_("This unit has already ended."))
    if unit.valid_from and on < unit.valid_from:
        raise ValidationError({"on": _("It cannot end before it began.")})
    if unit.children.filter(in_force(on)).exists():
        raise ValidationError(_("Units stand under it. Move or end them first."))
    posted = Posting.everything.filter(
        Q(until=None) | Q(until__gt=timezone.now()), unit=unit
    ).count()
    if posted:
        raise ValidationError(
            _("%(count)d officers are posted here. Relieve them first.") % {"count": posted}
        )
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    note_event(unit, "unit_ended", by=by, note=note, data={"on": str(on)})
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, to: Unit, by: Any, note: str = "") -> Unit:
    """Put a unit, with everything under it, under another parent.

    Rewrites the paths and levels of the subtree and the level columns of every record placed there,
    in one transaction; numbers, codes and keys already given stay as they are.
    """
    by.demand(Can.MANAGE_UNITS, over=unit)
    by.demand(Can.MANAGE_UNITS, over=to)
    lock_tree()
    unit, to = Unit.objects.get(pk=unit.pk), Unit.objects.get(pk=to.pk)
    if unit.parent_id is None:
        raise ValidationError(_("The top of the tree cannot be moved."))
    if to.path.startswith(unit.path):
        raise ValidationError({"to": _("A unit cannot stand under itself.")})
    if unit.parent_id == to.pk:
        raise ValidationError(
            {"to": _("%(unit)s stands there already.") % {"unit": unit.label}}
        )
    check_place(unit.type, unit.short, to, moving=unit)
    before, after = unit.path, f"{to.path}{unit.short}/"
    rewrite_subtree(unit, to, before, after)
    rows = {model._meta.label: rewrite_rows(model, after) for model in placed_models()}
    note_event(
        unit,
        "unit_moved",
        by=by,
        note=note,
        data={
            "from": before,
            "to": after,
            "rows": {name: count for name, count in rows.items() if count},
        },
    )
    unit.refresh_from_db()
    return unit


def lock_tree() -> None:
    """One change of the tree at a time, and no new record is placed while it runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM stations_unit ORDER BY id FOR UPDATE")


def rewrite_subtree(unit: Unit, to: Unit, before: str, after: str) -> None:
    columns = ", ".join(f"{level}_id = tree.{level}_id" for level in LEVELS)
    first = ", ".join(
        f"CASE WHEN u.type = '{level}' THEN u.id ELSE p.{level}_id END AS {level}_id"
        for level in LEVELS
    )
    below = ", ".join(
        f"CASE WHEN c.type = '{level}' THEN c.id ELSE tree.{level}_id END" for level in LEVELS
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE stations_unit SET parent_id = %s WHERE id = %s", [to.pk, unit.pk]
        )
        cursor.execute(
            "UPDATE stations_unit SET path = %s || substr(path, %s) WHERE path LIKE %s",
            [after, len(before) + 1, like(before)],
        )
        cursor.execute(
            f"""
            WITH RECURSIVE tree AS (
                SELECT u.id, {first}
                  FROM stations_unit u JOIN stations_unit p ON p.id = u.parent_id WHERE u.id = %s
                UNION ALL
                SELECT c.id, {below} FROM stations_unit c JOIN tree ON c.parent_id = tree.id)
            UPDATE stations_unit u SET {columns} FROM tree WHERE tree.id = u.id
            """,  # noqa: S608 - column names of our own
            [unit.pk],
        )


def placed_models() -> list[type[Placed]]:
    """Every table whose rows carry their unit's levels."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Placed) and not model._meta.proxy and model._meta.managed
    ]


def rewrite_rows(model: type[Placed], path: str) -> int:
    """Copy the levels again into the rows of the units below ``path``; returns how many changed.

    A frozen table allows exactly this change and no other (``frozen`` in core/triggers.py).
    """
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(f"{level}_id = u.{level}_id" for level in LEVELS)
    old = ", ".join(f"r.{level}_id" for level in LEVELS)
    new = ", ".join(f"u.{level}_id" for level in LEVELS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} r SET {columns} FROM stations_unit u"  # noqa: S608 - our own names
            f" WHERE u.id = r.unit_id AND u.path LIKE %s AND ({old}) IS DISTINCT FROM ({new})",
            [like(path)],
        )
        return cursor.rowcount


def like(prefix: str) -> str:
    """A LIKE pattern of everything that begins so."""
    escaped = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"
