"""One built State for a whole module: what it holds is rolled back when the module is done."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from cases.services import law
from cctns.core import codes


@contextmanager
def rolled_back(blocker):
    """Everything that is written inside is gone afterwards; tests inside have savepoints of their own."""
    with blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)
            codes.forget()


@pytest.fixture(scope="module")
def of_module(django_db_setup, django_db_blocker):
    """Law and code lists, and room for what a module builds once."""
    with rolled_back(django_db_blocker):
        law.load()
        codes.load()
        yield
