"""Refusals as sentences: what is wrong and how to mend it, in the reader's language.

The database's own laws raise ``cctns.<key>: ...`` or name a constraint; apps give each its sentence
in ``<app>/errors.py`` with ``declare``.  tests/core/test_errors.py fails on a law without one.
"""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .permissions import Refused
from .power_labels import all_powers
from .roles import roles_holding

KEY = re.compile(r"cctns\.([a-z_]+)")
SENTENCES: dict[str, Any] = {}  # key of a law, or name of a constraint


def declare(sentences: dict[str, Any]) -> None:
    """Give laws and constraints their (lazily translated) sentences.  A name is given once."""
    if twice := SENTENCES.keys() & sentences.keys():
        raise ValueError(f"two sentences for {', '.join(sorted(twice))}")
    SENTENCES.update(sentences)


declare(
    {
        "frozen": gettext_lazy(
            "This entry is part of the record and never changes. Add a later entry instead."
        ),
        "kept": gettext_lazy("This entry is part of the record and is never deleted."),
        "origin": gettext_lazy(
            "A record taken over from an older register names its import, and no other does."
        ),
        "one_clock_version": gettext_lazy("This version of the time limit exists already."),
        "clock_opens_once": gettext_lazy("This time limit is running already."),
        "clock_due_after_start": gettext_lazy(
            "The time limit would end before it begins. Check its length."
        ),
        "told_once_per_event": gettext_lazy("The officer was told of this already."),
        "one_code_per_list": gettext_lazy(
            "This code is in the list already. Choose another one."
        ),
        "one_document_per_serial": gettext_lazy(
            "A document with this serial was issued already."
        ),
        "job_issues_once": gettext_lazy("This print job has issued its document already."),
        "one_view_per_name": gettext_lazy(
            "You have a saved view of that name. Choose another name."
        ),
        "one_choice_per_register": gettext_lazy(
            "Your columns for this register are saved already."
        ),
        "one_rule_per_day": gettext_lazy(
            "This rule was already set from that day. Choose another day."
        ),
        "one_counter_per_series_period": gettext_lazy("This number series exists already."),
    }
)


def sentence_of(exc: BaseException) -> str:
    """What a person is told of an exception: one sentence, never a name, an SQL text or a path."""
    if isinstance(exc, ValidationError):
        return " ".join(str(message) for message in exc.messages)
    if isinstance(exc, PermissionDenied):
        return _refusal(exc)
    if isinstance(exc, OperationalError):
        return _("The records cannot be reached now. Nothing was saved. Try again in a minute.")
    if isinstance(exc, DatabaseError):
        return str(sentence_for(key_of(exc)) or _general(exc))
    return _(
        "Something broke on our side. Nothing was saved. Report it to the system administrator."
    )


def sentence_for(key: str) -> Any:
    """The sentence of a law or constraint; None when nobody gave one."""
    if key not in SENTENCES and key.endswith("_origin"):
        key = "origin"
    return SENTENCES.get(key)


def key_of(exc: BaseException) -> str:
    """The key of the law or the name of the constraint that refused; "" when there is none."""
    text = str(exc)
    if found := KEY.search(text):
        return found[1]
    if "pgtrigger: Cannot delete" in text:
        return "kept"
    if "pgtrigger: Cannot update" in text:
        return "frozen"
    diagnosis = getattr(exc.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def _general(exc: DatabaseError) -> str:
    if isinstance(exc, IntegrityError):
        return _(
            "The records refuse this: it does not agree with what is there. Check it and try again."
        )
    return _("The records refuse this. Nothing was saved.")


def _refusal(exc: PermissionDenied) -> str:
    context = refusal_context(exc)
    if context["message"]:
        return context["message"]
    if context["power_label"]:
        return _("It needs the power “%(power)s”, which your posting does not hold.") % {
            "power": context["power_label"]
        }
    return _("Your posting does not hold the power that it needs.")


def refusal_context(exc: BaseException) -> dict[str, Any]:
    """What templates/errors/403.html shows: the power, who holds it, or a sentence instead."""
    power = exc.power if isinstance(exc, Refused) else ""
    return {
        "power_label": str(all_powers().get(power, power)),
        "role_labels": [str(role.label) for role in roles_holding(power)] if power else [],
        "message": getattr(exc, "message", ""),
    }
