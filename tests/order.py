"""Which tests stay together on one of the two processes of bin/test, and which begin first.

A file whose tests share something built once (a fixture of the module) stays in one process, so that
it is built once.  What takes long says so with ``@pytest.mark.takes(seconds)`` and begins before the
rest of its kind: otherwise one process ends with a long test while the other has nothing left to do.
"""

from __future__ import annotations

import pytest

GROUP, TAKES = "xdist_group", "takes"


def shares_what_its_module_built(item: pytest.Item) -> bool:
    """Whether the test uses a fixture that lives as long as its file."""
    known = item._fixtureinfo.name2fixturedefs  # the marks are needed before a request exists
    return any(
        each.scope == "module" for name in item.fixturenames for each in known.get(name, ())
    )


def unit_of(item: pytest.Item) -> str:
    """The name of what is done in one piece: a group, or the test alone."""
    mark = item.get_closest_marker(GROUP)
    return mark.args[0] if mark else item.nodeid


def seconds_of(item: pytest.Item) -> float:
    mark = item.get_closest_marker(TAKES)
    return mark.args[0] if mark else 0


def uses_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not {
        "db", "transactional_db", "live_server", "django_db_setup"
    }.isdisjoint(item.fixturenames)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups, and the longest first; pytest-django then sorts by kind: transactions last."""
    for item in items:
        if not item.get_closest_marker(GROUP) and shares_what_its_module_built(item):
            item.add_marker(getattr(pytest.mark, GROUP)(item.nodeid.partition("::")[0]))
    longest: dict[str, float] = {}
    for item in items:
        unit = unit_of(item)
        longest[unit] = max(longest.get(unit, 0), seconds_of(item))
    items.sort(key=lambda item: -longest[unit_of(item)])


@pytest.hookimpl(specname="pytest_collection_modifyitems", trylast=True)
def pytest_keep_groups(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is long and needs no database begins first of all; and the groups hold.

    pytest-xdist 3.8 writes a group's name into ``_nodeid``, which pytest from 9.2 on does not read
    (github.com/pytest-dev/pytest-xdist/issues/1386): the tests of a group were handed out one by one.
    """
    items.sort(key=lambda item: uses_database(item) or not seconds_of(item))
    if not config.getoption("loadgroup", False):
        return
    for item in items:
        if item.get_closest_marker(GROUP) and "@" not in item.nodeid.rpartition("]")[2]:
            item._id = type(item.id).parse(f"{item.nodeid}@{unit_of(item)}")
