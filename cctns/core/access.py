"""The access log: who opened, searched, printed, exported or was refused what, when and why."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from .events import post_of, subject_of
from .models.access import AccessLog


def log_access(
    request: Any, action: str, *, record: Model | None = None, what: str = "", reason: str = ""
) -> None:
    """Write one line.  ``what`` names a page, register or power, never a person."""
    scope = request.scope
    user = request.user if getattr(request.user, "is_authenticated", False) else None
    AccessLog.objects.create(
        user=user,
        post=post_of(scope),
        unit_id=getattr(scope.posting, "unit_id", None),
        action=action,
        **(subject_of(record) if record is not None else {}),
        what=what[:200] or request.path[:200],
        reason=reason[:300],
        address=request.META.get("REMOTE_ADDR") or None,
        request_id=getattr(request, "request_id", ""),
    )


def looks_at(record: Model):
    """Who looked at a record, newest first."""
    return AccessLog.objects.filter(**subject_of(record)).select_related("user")
