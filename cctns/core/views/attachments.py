"""Files of records: only through the permission of the record they belong to."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from cctns.core.access import log_access
from cctns.core.attachments import file_of, open_attachment
from cctns.core.permissions import requires


@requires()
@require_safe
def attachment(request: HttpRequest, key: UUID) -> FileResponse:
    """One file, as a download; the browser may neither guess its kind nor run it."""
    found = open_attachment(request, key)
    log_access(request, "download", record=found, what="attachment")
    answer = FileResponse(
        file_of(found).open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.kind,
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
