"""A State's own decisions: dated answers to its rules, and its own lines of the code lists."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cctns.core.events import note_event
from cctns.core.models import Code, StateRule
from cctns.core.rules import Rule
from stations.models import Unit
from stations.permissions import Can


@transaction.atomic
def decide(
    state: Unit, rule: Rule, *, value: Any, valid_from: date, order_no: str = "", by: Any
) -> StateRule:
    """Answer a question from a day on; not backwards, because what was done then stands."""
    by.demand(Can.MANAGE_RULES, over=state)
    if valid_from < timezone.localdate():
        raise ValidationError(
            {"valid_from": _("A rule cannot begin in the past. Choose today or later.")}
        )
    if StateRule.objects.filter(state=state, key=rule.key, valid_from=valid_from).exists():
        raise ValidationError(
            {
                "valid_from": _(
                    "This rule already has an answer from that day. Choose another day."
                )
            }
        )
    row = StateRule.objects.create(
        state=state, key=rule.key, value=value, valid_from=valid_from, order_no=order_no.strip()
    )
    note_event(
        state,
        "rule_set",
        by=by,
        note=order_no,
        data={"rule": rule.key, "from": str(valid_from)},
    )
    return row


@transaction.atomic
def add_code(
    state: Unit, name: str, *, code: str, en: str, hi: str, ne: str, valid_from: date, by: Any
) -> Code:
    """Add the State's own line to a list; the Centre's lines stay as they are."""
    by.demand(Can.MANAGE_CODES, over=state)
    code = code.strip().lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", code):
        raise ValidationError({"code": _("Use small letters, digits, - and _ only.")})
    if Code.objects.filter(list=name, code=code).exists():
        raise ValidationError(
            {"code": _("The list has a line with this code. Choose another.")}
        )
    last = (
        Code.objects.filter(list=name)
        .order_by("-order")
        .values_list("order", flat=True)
        .first()
        or 0
    )
    row = Code.objects.create(
        list=name,
        code=code,
        labels={"en": en.strip(), "hi": hi.strip(), "ne": ne.strip()},
        order=min(last + 10, 32767),
        valid_from=valid_from,
        owner=state.code,
    )
    note_event(state, "code_added", by=by, data={"list": name, "code": code})
    return row


@transaction.atomic
def end_code(row: Code, *, valid_to: date, by: Any) -> Code:
    """End a line of the State's own."""
    state = Unit.objects.filter(code=row.owner, type=Unit.Type.STATE).first()
    if state is None:
        raise ValidationError(_("This line belongs to the Centre. A State cannot change it."))
    by.demand(Can.MANAGE_CODES, over=state)
    if row.valid_from and valid_to < row.valid_from:
        raise ValidationError({"valid_to": _("It cannot end before it began.")})
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    note_event(state, "code_ended", by=by, data={"list": row.list, "code": row.code})
    return row
