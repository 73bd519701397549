"""The loaded catalogue for the law tests: written once per session, loaded anew if a test wiped it."""

from __future__ import annotations

import pytest

from cases.models.law import Section
from cases.services import law


@pytest.fixture(scope="session")
def _catalogue_in_database(django_db_setup, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        law.load()


@pytest.fixture
def catalogue(_catalogue_in_database, db) -> None:
    """The law catalogue as cases/data has it."""
    law.load()


def section(key: str) -> Section:
    """A section by "BNS 303(2)" or "BNS 303(2) 2" (its second variant)."""
    act, number, *variant = key.split(" ")
    rows = Section.objects.select_related("act", "category")
    return rows.get(act=act, number=number, variant=int(variant[0]) if variant else 1)


def sections(*keys: str) -> list[Section]:
    return [section(key) for key in keys]
