"""Is this paper ours, and unchanged?  What the public page may say, and how it reads an uploaded file.

It says form, serial, station, date, and whether a later paper has replaced this one; never a name,
section or narrative (ruling of the house: printed copies).  A file is read through a hash as it
arrives and never stored.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from .models.document import IssuedDocument
from .prints import ALL

LARGEST = 25 * 1024 * 1024  # bytes; a long diary month is below two million
LOOKS_PER_MINUTE = 60
FILES_PER_MINUTE = 10

_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Answer:
    """What anybody may know of an issued document."""

    form: Any
    serial: str
    unit: str
    at: datetime
    superseded_at: datetime | None
    sha256: str

    @property
    def is_valid(self) -> bool:
        return self.superseded_at is None


def token_of(text: str) -> str:
    """A token as typed from paper, in groups or capitals, as it is stored; "" when it cannot be one."""
    plain = re.sub(r"[\s:./-]", "", text or "").casefold()
    return plain if _TOKEN.fullmatch(plain) else ""


def look_up(token: str) -> Answer | None:
    """The answer for a token; None when no document has it."""
    row = (
        IssuedDocument.everything.select_related("unit", "superseded_by")
        .filter(token=token)
        .first()
        if token
        else None
    )
    if row is None:
        return None
    form = ALL.get(row.form)
    later = getattr(row, "superseded_by", None)
    return Answer(
        form=form.title if form else row.form,
        serial=row.serial,
        unit=row.unit.label,
        at=row.at,
        superseded_at=later.at if later else None,
        sha256=row.sha256,
    )


def too_often(kind: str, address: str, most: int) -> bool:
    """Count one request of this address in the present minute; True beyond ``most``.

    While the cache is away nothing is counted: a page never fails for it.
    """
    key = f"verify:{kind}:{hashlib.sha256(address.encode()).hexdigest()[:16]}"
    if cache.add(key, 1, timeout=60):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two, or the cache is away
        return False


@dataclass(frozen=True)
class Hashed:
    """What is kept of an uploaded file: its size and hash."""

    sha256: str
    size: int


class HashingHandler(FileUploadHandler):
    """Takes an upload through SHA-256 as it arrives; nothing of it is kept.  Stops beyond ``LARGEST``."""

    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.hash, self.size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > LARGEST:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.hash.update(raw_data)

    def file_complete(self, file_size: int) -> Hashed:
        return Hashed(self.hash.hexdigest(), self.size)
