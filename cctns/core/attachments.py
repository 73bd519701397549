"""Files that belong to records: read from their bytes, hashed, stored out of reach, served by permission.

Images keep the data that the camera wrote in them (place, time): it may be evidence, and changing
one byte would change the hash.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePath
from typing import IO, Any

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .aadhaar import without_aadhaar
from .events import subject_of
from .ids import uuid7
from .jurisdiction import Scope
from .models.document import Attachment

log = logging.getLogger(__name__)
MEGABYTE = 1024 * 1024
CHUNK = 256 * 1024

# {subject_type: function(request, attachment)}: raises Http404 or Refused, or returns; an app fills
# it in <app>/guards.py.  A subject type without one is served to nobody.
guards: dict[str, Callable[[Any, Attachment], None]] = {}


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: endings, the media type it is served as, and its size rule."""

    endings: tuple[str, ...]
    media_type: str
    megabytes: int = 10
    bytes_like: tuple[
        str, ...
    ] = ()  # endings by which its first bytes are known; () as ``endings``

    @property
    def known_by(self) -> frozenset[str]:
        return frozenset(self.bytes_like or self.endings)


# fmt: off
KINDS = [
    Kind((".jpg", ".jpeg"), "image/jpeg"),
    Kind((".png",), "image/png"),
    Kind((".gif",), "image/gif"),
    Kind((".webp",), "image/webp"),
    Kind((".heic", ".heif"), "image/heic"),
    Kind((".tif", ".tiff"), "image/tiff"),
    Kind((".pdf",), "application/pdf", 25),
    Kind((".mp3",), "audio/mpeg", 200, (".mp3", ".mpga")),
    Kind((".wav",), "audio/wav", 200),
    Kind((".m4a",), "audio/mp4", 200, (".m4a", ".f4a", ".mp4")),
    Kind((".ogg", ".oga", ".opus"), "audio/ogg", 200, (".ogg", ".oga")),
    Kind((".amr",), "audio/amr", 200),
    Kind((".mp4", ".m4v"), "video/mp4", 200, (".mp4", ".m4v", ".m4a", ".3gp")),
    Kind((".mov",), "video/quicktime", 200, (".mov", ".qt", ".mp4")),
    Kind((".3gp",), "video/3gpp", 200, (".3gp", ".3ga", ".mp4")),
    Kind((".webm",), "video/webm", 200, (".webm", ".mkv")),
    Kind((".mkv",), "video/x-matroska", 200, (".webm", ".mkv")),
    Kind((".avi",), "video/x-msvideo", 200),
    Kind((".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Kind((".xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Kind((".odt",), "application/vnd.oasis.opendocument.text"),
    Kind((".ods",), "application/vnd.oasis.opendocument.spreadsheet"),
    Kind((".txt",), "text/plain"),
    Kind((".csv",), "text/csv"),
]
# fmt: on
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
TEXT = frozenset({".txt", ".csv"})
ZIPPED = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".odt": "content.xml",
    ".ods": "content.xml",
}
PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
)
MARKUP = re.compile(rb"<\s*(?:!doctype|html|svg|script|head|body|iframe|\?xml)", re.IGNORECASE)
ACCEPT = ",".join(BY_ENDING)  # for the file box
TAKEN = gettext_lazy("Photos, PDF, audio, video, Word, Excel and text files are taken.")


# --- taking ----------------------------------------------------------------------------------


def attach(
    record: Any,
    upload: Any,
    *,
    unit: Any,
    by: Scope,
    label: str = "",
    is_protected: bool = False,
) -> Attachment:
    """Keep an uploaded file with a record.  Raises ``ValidationError`` that says what to do instead.

    The caller has demanded its power; the row is written in the caller's transaction.
    """
    name = clean_name(upload.name)
    kind = check(upload, name)
    key = uuid7()
    relative = f"{key.hex[-2:]}/{key}"
    digest, size = _store(upload, Path(settings.MEDIA_ROOT) / relative, kind)
    return Attachment.everything.create(
        pk=key,
        **subject_of(record),
        unit=unit,
        name=name,
        kind=kind.media_type,
        size=size,
        sha256=digest,
        path=relative,
        label=" ".join(label.split())[:160],
        is_protected=is_protected,
        by=by.user,
    )


def check(upload: Any, name: str) -> Kind:
    """The kind of an upload, when it is one we take and its bytes are what its name says."""
    ending = PurePath(name).suffix.lower()
    if ending not in BY_ENDING:
        raise ValidationError(
            _("“%(name)s” is not a kind of file that can be attached. %(taken)s")
            % {"name": name, "taken": TAKEN}
        )
    kind = BY_ENDING[ending]
    if not upload.size:
        raise ValidationError(_("“%(name)s” is empty. Choose the file again.") % {"name": name})
    if upload.size > kind.megabytes * MEGABYTE:
        raise ValidationError(
            _("“%(name)s” is too large: %(size)d MB. The most is %(most)d MB.")
            % {"name": name, "size": -(-upload.size // MEGABYTE), "most": kind.megabytes}
        )
    if not _is_what_it_says(upload, ending, kind):
        raise ValidationError(
            _(
                "“%(name)s” is not what its name says. Save it again from the program that made it."
            )
            % {"name": name}
        )
    return kind


def _is_what_it_says(upload: IO[bytes], ending: str, kind: Kind) -> bool:
    upload.seek(0)
    head = upload.read(8192)
    upload.seek(0)
    if ending in TEXT:
        return _is_text(upload, head)
    start = head.lstrip()
    if head.startswith(PROGRAM_STARTS) and ending != ".amr":
        return False
    if MARKUP.match(start[:200]):
        return False
    if ending in ZIPPED:
        return _is_office(upload, ZIPPED[ending])
    return bool(_endings_of(head) & kind.known_by)


def _endings_of(head: bytes) -> set[str]:
    """The endings that files with these first bytes have."""
    try:
        found = {match.extension.lower() for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        found = set()
    if head[4:8] == b"ftyp":  # the MP4 family: its brand follows
        found |= {".mov"} if head[8:12] == b"qt  " else {".mp4"}
        found |= (
            {".heic", ".heif"} if head[8:12] in (b"heic", b"heix", b"mif1", b"heif") else set()
        )
    if head.startswith(b"\xff\xd8\xff"):
        found |= {".jpg", ".jpeg"}
    if head[:1] == b"\xff" and head[1:2] and head[1] & 0xE0 == 0xE0 and not found & {".jpg"}:
        found.add(".mp3")
    if head.startswith(b"\x1aE\xdf\xa3"):
        found |= {".webm", ".mkv"}
    return found


def _is_text(upload: IO[bytes], head: bytes) -> bool:
    """UTF-8 (or UTF-16 with its mark) without NUL, and neither a page nor a program."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        code = "utf-16"
    elif b"\0" in head or head.startswith(PROGRAM_STARTS):
        return False
    else:
        code = "utf-8"
    try:
        text = upload.read().decode(code)
    except UnicodeDecodeError:
        return False
    finally:
        upload.seek(0)
    return "\0" not in text and not MARKUP.match(text.lstrip("\ufeff \t\r\n")[:200].encode())


def _is_office(upload: IO[bytes], must_have: str) -> bool:
    """A document without programs in it."""
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    finally:
        upload.seek(0)
    has_program = any(
        "vbaproject" in n.lower() or n.startswith(("Basic/", "Scripts/")) for n in names
    )
    return must_have in names and not has_program


def clean_name(name: str) -> str:
    """A file name of any script without folders, control and direction signs, 120 signs at most."""
    name = unicodedata.normalize("NFC", str(name).replace("\\", "/").rsplit("/", 1)[-1])
    name = without_aadhaar(name)
    kept = "".join(c for c in name if unicodedata.category(c)[0] != "C" or c in "\u200c\u200d")
    kept = re.sub(r"[<>:\"|?*;%]", "_", " ".join(kept.split())).strip(". ")
    stem, ending = PurePath(kept).stem, PurePath(kept).suffix
    if not stem or not ending:
        return (kept or "file")[:120]
    return f"{stem[: 120 - len(ending)]}{ending.lower()}"


def _store(upload: Any, target: Path, kind: Kind) -> tuple[str, int]:
    """Write the file beside its place, then move it there whole: (SHA-256, size)."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = target.with_name(f".{target.name}.part")
    digest, size = hashlib.sha256(), 0
    try:
        with half.open("xb") as file:
            os.chmod(half, 0o600)  # noqa: PTH101
            for chunk in upload.chunks(CHUNK):
                size += len(chunk)
                if size > kind.megabytes * MEGABYTE:
                    raise ValidationError(
                        _("The file is larger than it said. Choose it again.")
                    )
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return digest.hexdigest(), size


# --- having ----------------------------------------------------------------------------------


def attachments_of(record: Any) -> QuerySet[Attachment]:
    """The files of a record, oldest first."""
    return Attachment.everything.filter(**subject_of(record)).select_related("by")


def file_of(attachment: Attachment) -> Path:
    return Path(settings.MEDIA_ROOT) / attachment.path


def open_attachment(request: Any, key: Any) -> Attachment:
    """The file of that key, if the guard of its record lets this person read it; else 404."""
    attachment = Attachment.everything.filter(pk=key).first()
    guard = guards.get(attachment.subject_type) if attachment else None
    if attachment is None or guard is None:
        raise Http404
    guard(request, attachment)
    if not file_of(attachment).is_file():
        log.error("The file of attachment %s is not on the disk", attachment.pk)
        raise Http404
    return attachment


def is_whole(attachment: Attachment) -> bool:
    """True when the stored file still has the hash that was noted when it was taken."""
    try:
        with file_of(attachment).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == attachment.sha256
    except OSError:
        return False


def remove_strays(older_than: timedelta = timedelta(days=2)) -> int:
    """Remove stored files without a row: their transaction rolled back (nightly)."""
    before = (timezone.now() - older_than).timestamp()
    removed = 0
    for folder in Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]"):
        old = {
            p.name: p for p in folder.iterdir() if p.is_file() and p.stat().st_mtime < before
        }
        keys = [name for name in old if re.fullmatch(r"[0-9a-f-]{36}", name)]
        known = {
            str(k)
            for k in Attachment.everything.filter(pk__in=keys).values_list("pk", flat=True)
        }
        for name, path in old.items():
            if name.startswith(".") or (name in keys and name not in known):
                path.unlink(missing_ok=True)
                removed += 1
    if removed:
        log.info("Removed %s stored files without a record", removed)
    return removed
