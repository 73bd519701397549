"""A case in every state that its pages know, with officers of every role around it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.utils import timezone

from cases.models import Case
from cases.paper import AccusedPaper, AddressPaper, FirPaper, PersonPaper, PropertyPaper
from cases.services import fir
from stations.models import Posting
from stations.services.access import scope_of_id
from tests.conftest import sign_in_as

THEFT, CHEATING, RAPE, HURT = "BNS-303(2)-1", "BNS-318(4)-1", "BNS-64(1)-1", "BNS-115(2)-1"
UNLAWFUL = "UAPA-10-1"
SECRET = "Zarinmaya Quellham"  # the name that must be nowhere
SECRET_PLACE = "Velvethorn lane 77"
SECRET_WORDS = "Marigoldstatement"


def paper_of(unit: Any, **changes: Any) -> FirPaper:
    """A theft of a motorcycle, reported within the hour."""
    now = timezone.now()
    facts = {
        "unit": unit,
        "information_type": "oral",
        "information_at": now - timezone.timedelta(minutes=20),
        "occurred_from": now - timezone.timedelta(hours=3),
        "occurred_to": now - timezone.timedelta(hours=1),
        "occurred_known": "between",
        "place": "Parking below the vegetable market",
        "sections": [THEFT],
        "complainant": PersonPaper(
            name="Phurba Tamang", relation="father", relative="Lhakpa Tamang", sex="M", age=34,
            phones=["+919812345214"], email="phurba@example.in",
            addresses=[AddressPaper("Bazar road 5", district="Gangtok", state="Sikkim")],
        ),
        "narrative": "Phurba Tamang parked his motorcycle. Call him: 98123 45214.",
        "accused": [
            AccusedPaper(known="known", person=PersonPaper(name="Rikzing Dorjee", sex="M", age=31)),
            AccusedPaper(description="One unknown person"),
        ],
        "properties": [
            PropertyPaper(
                category="automobile", description="Motorcycle", value=62000, mark_kind="vehicle",
                mark="SK-01 J 4471",
            )
        ],
        "read_over": True,
    }  # fmt: skip
    return FirPaper(**(facts | changes))


def protected_paper(unit: Any, recorder: Posting, **changes: Any) -> FirPaper:
    """An offence whose victim the law protects; every secret of the tests stands in it."""
    victim = PersonPaper(
        name=SECRET, sex="F", age=24, relation="father", relative="Orlando Quellham",
        phones=["+919800011122"], addresses=[AddressPaper(SECRET_PLACE, district="Gangtok")],
    )  # fmt: skip
    facts = {
        "sections": [RAPE],
        "complainant": victim,
        "narrative": f"{SECRET_WORDS}: {SECRET} of {SECRET_PLACE} said so.",
        "place": SECRET_PLACE,
        "recorder": recorder,
        "properties": [],
    }
    return paper_of(unit, **(facts | changes))


@dataclass
class Office:
    """Officers of Ranipool and around it, each with a signed-in browser when asked."""

    posts: dict[str, Posting]
    tree: SimpleNamespace

    def client(self, who: str) -> Client:
        return sign_in_as(Client(), self.posts[who])

    def scope(self, who: str) -> Any:
        return scope_of_id(self.posts[who].pk)

    def user(self, who: str) -> Any:
        return self.posts[who].officer.user

    def theft(self, **changes: Any) -> Case:
        return fir.register(paper_of(self.tree.ranipool, **changes), by=self.scope("sho"))

    def protected(self, **changes: Any) -> Case:
        paper = protected_paper(self.tree.ranipool, self.posts["desk"], **changes)
        return fir.register(paper, by=self.scope("sho"))

    def zero(self) -> Case:
        return self.theft(outside_unit=self.tree.namchi)


def office_of(tree: SimpleNamespace, make_officer: Any) -> Office:
    posts = {
        "sho": make_officer("sho", tree.ranipool, "inspector", name="Karma T Lepcha"),
        "io": make_officer("io", tree.ranipool, "si", name="Nim D Bhutia"),
        "desk": make_officer("woman_desk", tree.ranipool, "asi", sex="F", name="Deepika Rai"),
        "writer": make_officer("writer", tree.ranipool, "hc", name="B M Gurung"),
        "court": make_officer("court_officer", tree.ranipool, "hc", name="P Sherpa"),
        "sdpo": make_officer("sdpo", tree.sd_gangtok, "dysp", name="Sonam Wangdi"),
        "sp": make_officer("sp", tree.gangtok, "sp", name="Tashi Namgyal"),
        "scrb": make_officer("scrb", tree.state, "inspector", name="R K Pradhan"),
        "state": make_officer("state", tree.state, "sp", name="D S Rai"),
        "other": make_officer("sho", tree.sadar, "inspector", name="Ongmu Bhutia"),
        "namchi": make_officer("sho", tree.namchi, "inspector", name="Hari Subba"),
        "admin": make_officer("sysadmin", tree.state, "inspector", name="A Sysadmin"),
    }
    return Office(posts, tree)


def typed(**facts: Any) -> dict[str, Any]:
    """A form as sent, with its send-once key."""
    return {"token": str(uuid.uuid4())} | facts


def text_of(answer: Any) -> str:
    return answer.content.decode()
