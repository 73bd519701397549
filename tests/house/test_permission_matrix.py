"""Every address by every role: the answers, kept as a file that is read before a change of it is accepted.

``permission_matrix.csv`` has one row per route of the URL configuration.  A cell is what the role gets when
it asks for a record that does not exist (so the power alone decides): ``open``, ``403``, or ``sign-in``
for a stranger.  A route without a row fails.  After a wanted change, write the file anew with
``CCTNS_WRITE_MATRIX=1 bin/test tests/house/test_permission_matrix.py`` and read its difference.
"""

import csv
import os
import re
import uuid
from pathlib import Path

import pytest
from django.test import Client

from cctns.core.permissions import all_views
from cctns.core.registers import ALL as REGISTERS
from cctns.core.roles import ROLES
from tests.conftest import build_tree, post_officer, sign_in_as

FILE = Path(__file__).with_name("permission_matrix.csv")
STRANGER = "stranger"
LEAVES = ("sign-out/",)  # asked by nobody here: it would end the session that asks
NOBODY = str(uuid.UUID(int=7))
# What stands for an argument of an address; a register's own name is asked in full.
ARGUMENTS = {
    "uuid": NOBODY,
    "int": "999999999",
    "slug": "nothing",
    "str": "nothing",
    "path": "nothing",
}
UNIT_OF_LEVEL = {
    "station": "ranipool", "subdivision": "sd_gangtok", "district": "gangtok",
    "range": "range", "state": "state", "nation": "nation",
}  # fmt: skip


def routes() -> dict[str, str]:
    """Route as the URL configuration says it -> an address of it."""
    found = {}
    for route, _view in all_views():
        if route in LEAVES or "^" in route:
            continue
        address = "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda m: ARGUMENTS[m[1] or "str"], route)
        if route == "registers/<slug:name>/":
            found |= {f"registers/{name}/": f"/registers/{name}/" for name in REGISTERS}
            continue
        found[route] = address
    return dict(sorted(found.items()))


def answer(client: Client, address: str) -> str:
    """``open``, ``403`` or ``sign-in``; any 5xx is a failure at once."""
    reply = client.get(address)
    if reply.status_code == 405:
        reply = client.post(address)
    assert reply.status_code < 500, f"{address} answers {reply.status_code}"
    if reply.status_code in (401, 403):
        return "sign-in" if reply.status_code == 401 else "403"
    if reply.status_code == 302 and reply.headers["Location"].startswith("/sign-in/"):
        return "sign-in"
    return "open"


def observed() -> dict[str, dict[str, str]]:
    tree = build_tree()
    clients = {STRANGER: Client(raise_request_exception=True)}
    for name, role in ROLES.items():
        unit = getattr(tree, UNIT_OF_LEVEL[role.levels[0]])
        clients[name] = sign_in_as(Client(), post_officer(name, unit, "inspector"))
    return {
        route: {who: answer(client, address) for who, client in clients.items()}
        for route, address in routes().items()
    }


def written() -> dict[str, dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row.pop("route"): row for row in csv.DictReader(lines)}


def write(rows: dict[str, dict[str, str]]) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as lines:
        out = csv.DictWriter(lines, ["route", STRANGER, *ROLES], lineterminator="\n")
        out.writeheader()
        out.writerows({"route": route} | cells for route, cells in rows.items())


@pytest.mark.django_db
def test_every_address_answers_every_role_as_the_file_says():
    rows = observed()
    if os.environ.get("CCTNS_WRITE_MATRIX"):
        write(rows)
    known = written()
    assert sorted(rows) == sorted(known), (
        "a route came or went: write the matrix anew and read it"
    )
    differs = [
        f"{route}: {who} gets {cells[who]}, the file says {known[route].get(who)}"
        for route, cells in rows.items()
        for who in cells
        if cells[who] != known[route].get(who)
    ]
    assert not differs, "\n".join(differs)


def test_a_role_is_refused_exactly_where_it_lacks_the_declared_power():
    """The file agrees with the powers that views declare and roles hold; pages with a rule of their own aside."""
    known = written()
    checked = 0
    for route, view in all_views():
        powers = getattr(view, "powers", None)
        if route not in known or not powers:
            continue
        powers = (powers,) if isinstance(powers, str) else powers
        how = any if getattr(view, "any_of", False) else all
        for name, role in ROLES.items():
            held = how(power in role.powers for power in powers)
            if not held:
                assert known[route][name] == "403", (route, name)
            checked += 1
        assert known[route][STRANGER] == "sign-in", route
    assert checked > 500


def test_strangers_reach_only_what_is_public():
    public = {"", "health/", "verify/", "help/", "sign-in/", "portal/"}
    for route, cells in written().items():
        if cells[STRANGER] == "open":
            view = dict(all_views()).get(route)
            assert getattr(view, "powers", None) is None, route
            assert any(route.startswith(start) for start in public if start) or route in (
                "", "language/", "theme/", "first/<str:token>/", "api/docs/", "api/schema/",
            ), route  # fmt: skip
