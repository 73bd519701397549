"""Protected names, addresses, phones and texts are looked for in everything that a person can open: none is found.

A rape, a child's case and a sealed case are recorded by the services with invented secrets; then every
role walks every page, register, file and API answer that it is offered, and asks for the records by their keys.
"""

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import Case
from cases.paper import AccusedPaper, AddressPaper, IdentityPaperLine, PersonPaper
from cases.services import cases as casework
from cases.services import fir, law, sensitivity
from cctns.core.registers import ALL as REGISTERS
from cctns.core.roles import ROLES
from stations.services.access import scope_of_id
from tests.cases.test_services import RAPE, THEFT, paper_of, take
from tests.conftest import build_tree, post_officer, sign_in_as
from tests.house.crawl import text_of, walk
from tests.house.test_permission_matrix import UNIT_OF_LEVEL

# No word of these stands anywhere else on the site.
SECRETS = (
    "Zangmo Secretname", "Secretalias", "Pemba Secretfather", "Secretlane", "98111 22233", "9811122233",
    "secret@example.in", "Secretwork", "QXJW", "Secretplace", "Secretstory", "Secretdelay",
    "Secretitem", "SK99Z9999", "Secretgist", "Secretagainst",
)  # fmt: skip


# Each kind of start page and of reach; the rest differ by a power that opens no page of persons.
WALKERS = (
    "writer",
    "sho",
    "io",
    "sdpo",
    "sp",
    "state",
    "scrb",
    "ncrb",
    "auditor",
    "sysadmin",
    "unit_admin",
)


def secret_person(**changes) -> PersonPaper:
    facts = {
        "name": "Zangmo Secretname", "aliases": ["Secretalias"], "relation": "father",
        "relative": "Pemba Secretfather", "sex": "F", "age": 24, "occupation": "Secretwork",
        "phones": ["+919811122233"], "email": "secret@example.in",
        "addresses": [AddressPaper(line="Secretlane 7", district="Gangtok", state="Sikkim")],
        "papers": [IdentityPaperLine(kind="passport", number="Z123QXJW")],
    }  # fmt: skip
    return PersonPaper(**(facts | changes))


@pytest.fixture
def secrets(db):
    """The small Sikkim with three protected cases; their addresses, and a sign-in for each role."""
    law.load()
    tree = build_tree()
    sho = post_officer("sho", tree.ranipool, "inspector")
    woman = post_officer("woman_desk", tree.ranipool, "si", sex="F")
    sp = scope_of_id(post_officer("sp", tree.gangtok, "sp").pk)
    by, desk = scope_of_id(sho.pk), scope_of_id(woman.pk)
    told = {
        "narrative": "Secretstory of what was done.", "place": "Secretplace house", "delay_reason": "Secretdelay",
        "accused": [AccusedPaper(known="known", person=secret_person(name="Accused Knownman", relative="", sex="M", phones=[], papers=[], aliases=[], addresses=[], email="", occupation=""))],
        "properties": [],
    }  # fmt: skip
    complaint = take(
        tree.ranipool, desk, gist="Secretgist", narrative="Secretstory at the counter.",
        informant=secret_person(), against="Secretagainst", place="Secretplace house", sections=(RAPE,),
    )  # fmt: skip
    rape = fir.register(
        paper_of(
            tree.ranipool, sections=[RAPE], complainant=secret_person(), recorder=woman, **told
        ),
        by=by,
        complaint=complaint,
    )
    child = fir.register(
        paper_of(tree.ranipool, complainant=secret_person(age=12), **told), by=by
    )
    sealed = fir.register(paper_of(tree.ranipool, complainant=secret_person(), **told), by=by)
    sensitivity.seal(
        sealed,
        reason="Court's order.",
        members=[sp.user],
        review_on=timezone.localdate(),
        by=sp,
    )
    casework.add_addendum(rape, item="12", text="Secretitem was found.", reason="Found.", by=by)
    plain = fir.register(paper_of(tree.ranipool, sections=[THEFT]), by=by)
    casework.decide_publication(plain, publish=True, by=by)
    clients = {"stranger": Client()}
    for name in WALKERS:
        unit = getattr(tree, UNIT_OF_LEVEL[ROLES[name].levels[0]])
        clients[name] = sign_in_as(Client(), post_officer(name, unit, "inspector"))
    neighbour = post_officer("sho", tree.sadar, "inspector")
    clients["neighbour"] = sign_in_as(Client(), neighbour)
    addresses = [record.get_absolute_url() for record in (complaint, rape, child, sealed)]
    return clients, addresses, plain


def outputs() -> list[str]:
    """Every output of every register, whether a page links to it or not."""
    return [
        address
        for name in REGISTERS
        for address in (
            f"/registers/{name}/", f"/registers/{name}/?as=csv", f"/registers/{name}/?as=xlsx",
            f"/api/v1/registers/{name}/",
        )
    ]  # fmt: skip


@pytest.mark.takes(100)
def test_no_secret_is_found_and_no_link_is_dead(secrets):
    """Nobody finds a secret who has not asked to see it; and whoever is offered a link may open it."""
    clients, addresses, plain = secrets
    leaks, dead, reached = [], [], {}
    for who, client in clients.items():
        asked = [
            "/portal/firs/",
            *addresses,
            *outputs(),
            "/go/?q=0001/2026",
            "/go/?q=SK99Z9999",
        ]
        for address, status, text, source in walk(client, "/", *asked):
            reached.setdefault(who, []).append(address)
            leaks += [
                f"{who}: {word} in {address} (from {source})"
                for word in SECRETS
                if word in text
                and word not in address  # a page may repeat what was asked of it
            ]
            if status >= (400 if source else 500):
                dead.append(f"{who}: {address} answers {status}, linked from {source}")
    assert not leaks, "\n".join(leaks)
    assert not dead, "\n".join(dead)
    assert len(reached["sho"]) > 100 and len(reached["state"]) > 60  # they did walk
    assert any(str(plain.pk) in address for address in reached["sho"])


def test_the_secrets_are_there_for_the_officer_who_asks(secrets):
    """The walk looks for words that do exist: with a reason they are shown, and the look is recorded."""
    _clients, addresses, _plain = secrets
    case = Case.everything.get(pk=addresses[1].split("/")[2])
    sho = case.io
    sensitivity.ask_to_see(
        case, reason="Statement before the Magistrate.", by=scope_of_id(sho.pk)
    )
    client = sign_in_as(Client(), sho)
    shown = text_of(client.get(f"/cases/{case.pk}/people/"))
    assert "Zangmo Secretname" in shown
