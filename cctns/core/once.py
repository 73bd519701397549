"""Retry-safe writes: the second delivery of the same token returns the first result.

A form carries ``<input type=hidden name=token>`` ({% token %}); an API write carries an
``Idempotency-Key`` header.  Both are UUIDs made when the form was drawn or the call was first tried.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models.token import WriteToken


class Once:
    """One write under a token.  ``first`` is the earlier result when this is a repeat, else None."""

    def __init__(self, token: WriteToken, first: dict | None) -> None:
        self.token = token
        self.first = first

    def done(self, **result: Any) -> None:
        """Keep what the first delivery answered, as JSON (``url``, ``id``)."""
        self.token.result = {k: str(v) for k, v in result.items()}
        self.token.save(update_fields=["result"])


@contextmanager
def once(token: Any, action: str, *, user: Any) -> Iterator[Once]:
    """Run a write at most once per token, in one transaction.

    A second delivery waits for the first to commit, then gets its result; if the first rolled
    back, the second does the work.  A token used for another action or by another user is refused.
    """
    key = token_of(token)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO core_writetoken (token, action, user_id, result) VALUES (%s, %s, %s, '{}')"
                " ON CONFLICT (token) DO NOTHING",
                [key, action, getattr(user, "pk", None)],
            )
            is_first = cursor.rowcount == 1
        row = WriteToken.objects.get(token=key)
        if row.action != action or row.user_id != getattr(user, "pk", None):
            raise ValidationError(
                _("This page was already used for something else. Open it again.")
            )
        yield Once(row, None if is_first else row.result)


def token_of(value: Any) -> uuid.UUID:
    """The token as a UUID; a page without one is refused, since its retry would double the record."""
    try:
        return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))
    except ValueError:
        raise ValidationError(
            _("This page has no send-once key. Open it again and send it.")
        ) from None


def remove_old(older_than: timedelta = timedelta(days=30)) -> int:
    """Forget tokens that no browser will send again (nightly)."""
    return WriteToken.objects.filter(at__lt=timezone.now() - older_than).delete()[0]
