"""How two versions of a draft's part become one: field by field, by the versions of their values.

Each field has a short history of [version, digest of its value], so that a page that sends every
field is told from a writer who changed one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HISTORY = 12  # earlier states of a field that are remembered
LARGEST = 1_000_000  # characters of one part as JSON
NOT_FIELDS = frozenset({"csrfmiddlewaretoken", "version", "token", "sent", "save", "next"})


def merge(fields: dict, now: dict, stamps: dict, base: int) -> tuple[dict, dict, list[str]]:
    """({field: value} to write, {field: value} that others changed, [fields both changed])."""
    changed, theirs, lost = {}, {}, []
    for name, value in fields.items():
        held, history = now.get(name), stamps.get(name, [])
        if digest(value) == digest(held):
            continue
        if not history or history[-1][0] <= base:
            changed[name] = value
        elif untouched(history, value, base):
            theirs[name] = held  # the writer had not touched it
        else:
            lost.append(name)
    for name, history in stamps.items():
        if name not in fields and history[-1][0] > base:
            theirs[name] = now.get(name)
    return changed, theirs, lost


def digest_at(history: list, base: int) -> str | None:
    """Digest of a field's value at a version; None when that is no longer remembered."""
    before = [mark for version, mark in history if version <= base]
    if before:
        return before[-1]
    return digest(None) if len(history) < HISTORY else None


def digest(value: Any) -> str:
    """A short digest of a value; nothing, "" and [] are the same."""
    if value in (None, "", [], {}):
        return ""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def untouched(history: list, value: Any, base: int) -> bool:
    """True when others changed the field and this writer, who sends its value at ``base``, did not."""
    return bool(history) and history[-1][0] > base and digest(value) == digest_at(history, base)


def fields_of(data: Any, names: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of a posted form as drafts keep them: text, or a list where a name comes twice.

    ``names`` are the fields of the form: one that was not sent (nothing ticked) is empty.
    """
    found = dict.fromkeys(names, "")
    for name in data:
        if name not in NOT_FIELDS:
            values = data.getlist(name)
            found[name] = values if len(values) > 1 else values[0] if values else ""
    return found


def check_size(fields: dict[str, Any]) -> None:
    """Refuse what the database cannot store, and a part that is too long."""
    try:
        text = json.dumps(fields, ensure_ascii=False)
        text.encode("utf-8")
        whole = not any("\0" in each for each in texts(fields))
    except (TypeError, ValueError):  # a lone half of a sign is a ValueError, too
        whole = False
    if not whole:
        raise ValidationError(_("This text has signs that cannot be stored. Type it again."))
    if len(text) > LARGEST:
        raise ValidationError(_("This part is too long. Attach long papers as files."))


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield str(name)
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
