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
from typing import Any

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


def declared(route: str) -> dict[str, bool] | None:
    """Which roles hold what the view of a route declares; None when it declares nothing of its own."""
    view = dict(all_views()).get(route)
    powers: Any = getattr(view, "powers", None)
    if match := re.fullmatch(r"registers/([\w-]+)/", route):
        powers = (REGISTERS[match[1]].power,)
    if powers is None:
        return None
    powers = (powers,) if isinstance(powers, str) else tuple(powers)
    how = any if getattr(view, "any_of", False) else all
    return {name: how(power in role.powers for power in powers) for name, role in ROLES.items()}


def asked_of(route: str, known: dict[str, str] | None, turn: int) -> list[str]:
    """Whom to ask: everybody where the page has a rule of its own, else one who holds the power and one who does not.

    Which one goes round from route to route, so that each role is asked of many.
    """
    held = declared(route)
    everybody = [STRANGER, *ROLES]
    if known is None or held is None:
        return everybody
    if any((known.get(name) == "403") is held[name] for name in ROLES):
        return everybody  # the page refuses more, or less, than its powers say
    groups = [[n for n in ROLES if held[n]], [n for n in ROLES if not held[n]]]
    return [STRANGER, *(group[turn % len(group)] for group in groups if group)]


def observed(known: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    tree = build_tree()
    clients = {STRANGER: Client(raise_request_exception=True)}
    for name, role in ROLES.items():
        unit = getattr(tree, UNIT_OF_LEVEL[role.levels[0]])
        clients[name] = sign_in_as(Client(), post_officer(name, unit, "inspector"))
    return {
        route: {
            who: answer(clients[who], address)
            for who in asked_of(route, known.get(route), turn)
        }
        for turn, (route, address) in enumerate(routes().items())
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
    writes = bool(os.environ.get("CCTNS_WRITE_MATRIX"))
    rows = observed({} if writes else written())
    if writes:
        write(rows)
    known = written()
    assert sorted(rows) == sorted(known), (
        "a route came or went: write the matrix anew and read it"
    )
    differs = [
        f"{route}: {who} gets {cell}, the file says {known[route].get(who)}"
        for route, cells in rows.items()
        for who, cell in cells.items()
        if cell != known[route].get(who)
    ]
    assert not differs, "\n".join(differs)


def test_a_role_is_refused_wherever_it_lacks_the_declared_power():
    """The file agrees with the powers that views declare and roles hold; a page may refuse more, never less."""
    known = written()
    checked = 0
    for route in known:
        held = declared(route)
        for name in ROLES if held else ():
            if not held[name]:
                assert known[route][name] == "403", (route, name)
            checked += 1
    assert checked > 1500


def test_strangers_reach_only_what_is_public():
    public = {"", "health/", "verify/", "help/", "sign-in/", "portal/"}
    for route, cells in written().items():
        if cells[STRANGER] == "open":
            view = dict(all_views()).get(route)
            assert getattr(view, "powers", None) is None, route
            assert any(route.startswith(start) for start in public if start) or route in (
                "", "language/", "theme/", "first/<str:token>/", "api/docs/", "api/schema/",
            ), route  # fmt: skip
