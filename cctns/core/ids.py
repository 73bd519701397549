"""Keys made by the application: UUID version 7, so that newer keys sort after older ones."""

from __future__ import annotations

import os
import time
import uuid

# Crockford's alphabet: no I, L, O, U, so that a reference read over the phone is not misheard.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def uuid7() -> uuid.UUID:
    """A new UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.

    Neither Python 3.11 nor PostgreSQL 17 has one.
    """
    millis = time.time_ns() // 1_000_000
    value = (millis & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return uuid.UUID(int=value)


def public_reference(prefix: str, year: int) -> str:
    """A reference a citizen can be given: ``SK-CMP-26-7H2K9QX-4`` (domain: section 5).

    Seven random Crockford characters and a check character: it neither counts the
    station's work nor can be guessed from another.
    """
    body = "".join(CROCKFORD[b & 31] for b in os.urandom(7))
    return f"{prefix}-{year % 100:02d}-{body}-{check_character(body)}"


def check_character(body: str) -> str:
    """Check character of a reference body: weighted sum modulo 31 of its characters."""
    total = sum((i + 1) * CROCKFORD.index(c) for i, c in enumerate(body))
    return CROCKFORD[total % 31]
