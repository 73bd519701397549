"""What the tests of cases share."""

import pytest

from tests.cases.case_helpers import Office, office_of


@pytest.fixture
def office(state_tree, make_officer) -> Office:
    """Officers of Ranipool and around it, one of each role."""
    return office_of(state_tree, make_officer)
