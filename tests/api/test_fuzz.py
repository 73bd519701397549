"""Strange requests made from the API's own description, by a narrow role and by a stranger: no 5xx."""

from collections.abc import Callable

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cases.permissions import Can
from cctns.core.api_tokens import make_token
from cctns.wsgi import application
from stations.permissions import Can as Stations
from stations.services.access import scope_of_id
from tests.core.register_rows import ROWS

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FEW = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


DESCRIPTION = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(public=True))
DESCRIPTION.app = application

every_operation = pytest.mark.parametrize(
    "path,method",
    [
        (path, method.upper())
        for path, item in DESCRIPTION.raw_schema["paths"].items()
        for method in item
    ],
)


def strangely(path: str, method: str, call: Callable) -> None:
    """Run a call over requests that the description allows, and over some that it does not."""
    operation = DESCRIPTION[path][method]
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        try:
            strategy = operation.as_strategy(generation_mode=mode)
            FEW(given(case=strategy)(call))()
        except Unsatisfiable:  # an operation without parameters has no wrong ones
            assert mode == GenerationMode.NEGATIVE


@pytest.fixture(autouse=True)
def one_connection(db):
    """Requests share the test's transaction: the end of one does not close it (as Django's client has it)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def key(state_tree, writer):
    """A program's key of the writer of Ranipool: the narrowest reader of most registers."""
    for rows in ROWS.values():
        rows(state_tree.ranipool, 2)
    powers = [Can.VIEW_CASE, Can.VIEW_COMPLAINT, Stations.VIEW_DIARY]
    return make_token(name="fuzz", powers=powers, days=1, by=scope_of_id(writer.pk))[1]


@every_operation
def test_a_narrow_role_meets_no_fault(path, method, key):
    headers = {
        "Authorization": f"Bearer {key}",
        "Host": "testserver",
        "Accept-Encoding": "identity",  # the caller does not unpack
    }

    def call(case):
        case.call_and_validate(headers=headers, checks=CHECKS)

    strangely(path, method, call)


@every_operation
def test_a_stranger_meets_no_fault_and_no_record(path, method):
    def call(case):
        answer = case.call(headers={"Host": "testserver", "Accept-Encoding": "identity"})
        assert answer.status_code in {400, 401}, answer.status_code

    strangely(path, method, call)
