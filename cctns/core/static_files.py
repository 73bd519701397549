"""Static files: which are collected, and how they are compressed.

A first start must answer within a minute, so nothing is collected that no page uses, and
compression of large files stops at a level that costs a tenth of the time for three hundredths of
the size.  The small ones, which every page fetches, are made as small as they get.
"""

from __future__ import annotations

from typing import Any, ClassVar

import brotli
from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

BROTLI_LEVEL = 9  # of a large file
BEST_LEVEL, SMALL = 11, 60_000  # bytes


class StaticFiles(StaticFilesConfig):
    ignore_patterns: ClassVar[list[str]] = [
        *StaticFilesConfig.ignore_patterns,
        "rest_framework",  # pages of the REST framework, which we do not serve
        "guardian",  # a widget of its own admin page
        "redoc",  # second viewer of the API description
    ]


class QuickCompressor(Compressor):
    SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map", "ttf", "txt")

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        level = BEST_LEVEL if len(data) < SMALL else BROTLI_LEVEL
        return brotli.compress(data, quality=level)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, so that a browser keeps a file for ever; compressed once."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return QuickCompressor(**kwargs)
