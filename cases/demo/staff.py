# ruff: noqa: E501 - tables and sentences stay on one line
"""The force of the demonstration: officers of every role, posted, some with two posts, some moved on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from cases.demo.people import name_for
from cases.demo.timing import dice
from cctns.core.account_factor import new_demo_factor
from stations.models import Leave, Officer, Posting, Rank, Unit

RANIPOOL, SADAR = "SKP-PS02", "SKP-PS01"
BIG = frozenset(f"SKP-PS{n:02d}" for n in (1, 2, 3, 6, 7, 10, 15, 16, 17, 18, 21, 24))
POSTS = {
    "sho": "Station House Officer",
    "io": "Investigating officer",
    "writer": "Station writer",
    "woman_desk": "Woman help desk",
    "malkhana": "Property room in-charge",
    "court_officer": "Court officer",
    "sdpo": "Sub-Divisional Police Officer",
    "sp": "Superintendent of Police",
    "dcrb": "In-charge, DCRB",
    "unit_admin": "Unit administrator",
    "range": "Deputy Inspector General, range",
    "state": "Police headquarters",
    "scrb": "State Crime Records Bureau",
    "auditor": "Auditor",
    "sysadmin": "System administrator",
    "ncrb": "Statistical officer",
}
# fmt: off
SMALL_STATION = (("sho", "si", "M"), ("io", "asi", "M"), ("writer", "hc", "M"), ("woman_desk", "hc", "F"),
                 ("malkhana", "hc", "M"), ("court_officer", "hc", "M"))
BIG_STATION = (("sho", "inspector", ""), ("io", "si", "M"), ("io", "si", "F"), ("io", "asi", "M"), ("io", "asi", "M"), ("writer", "hc", "M"), ("writer", "constable", "F"),
               ("woman_desk", "si", "F"), ("malkhana", "hc", "M"), ("court_officer", "asi", "M"))
SPECIAL_STATION = (("sho", "dysp", "M"), ("io", "inspector", "M"), ("io", "si", "F"), ("io", "si", "M"), ("writer", "hc", "M"),
                   ("woman_desk", "asi", "F"), ("malkhana", "hc", "M"), ("court_officer", "asi", "M"))
# Unit code, role, rank, sex, name in Latin and Devanagari: those whom everybody meets.
CAST = {
    (RANIPOOL, "sho", 0): ("inspector", "M", "Karma T Lepcha", "कर्मा टी लेप्चा"),
    (RANIPOOL, "io", 0): ("si", "M", "Nim D Bhutia", "निम डी भोटिया"),
    (RANIPOOL, "io", 2): ("asi", "M", "S B Limboo", "एस बी लिम्बु"),
    (RANIPOOL, "writer", 0): ("hc", "M", "B M Gurung", "बी एम गुरुङ"),
    (RANIPOOL, "woman_desk", 0): ("si", "F", "Deepika Rai", "दीपिका राई"),
}
# The sign-ins that the sign-in page offers: user name, unit, role, which of them, what the label says.
SIGN_INS = (
    ("duty.ranipool", RANIPOOL, "io", 2, "Officer in charge for the shift, Ranipool PS"),
    ("writer.ranipool", RANIPOOL, "writer", 0, "Station writer, Ranipool PS"),
    ("sho.ranipool", RANIPOOL, "sho", 0, "Station house officer, Ranipool PS"),
    ("io.ranipool", RANIPOOL, "io", 0, "Investigating officer, Ranipool PS"),
    ("desk.ranipool", RANIPOOL, "woman_desk", 0, "Woman help desk, Ranipool PS"),
    ("store.ranipool", RANIPOOL, "malkhana", 0, "Property room, Ranipool PS"),
    ("court.ranipool", RANIPOOL, "court_officer", 0, "Court officer, Ranipool PS"),
    ("sho.jorethang", "SKP-PS17", "sho", 0, "Station house officer, Jorethang PS"),
    ("sdpo.gangtok", "SKP-SD01", "sdpo", 0, "Sub-divisional police officer, Gangtok"),
    ("dcrb.gangtok", "SKP-D225", "dcrb", 0, "District crime records bureau, Gangtok"),
    ("sp.gangtok", "SKP-D225", "sp", 0, "Superintendent of Police, Gangtok"),
    ("admin.gangtok", "SKP-D225", "unit_admin", 0, "Unit administrator, Gangtok District"),
    ("range.northeast", "SKP-R1", "range", 0, "Range headquarters, North and East"),
    ("state.hq", "SKP", "state", 0, "State police headquarters"),
    ("scrb.sikkim", "SKP", "scrb", 0, "State crime records bureau"),
    ("auditor.sikkim", "SKP", "auditor", 0, "Auditor"),
    ("sysadmin.sikkim", "SKP", "sysadmin", 0, "System administrator"),
    ("ncrb.delhi", "IN", "ncrb", 0, "National Crime Records Bureau, figures only"),
)
# fmt: on


@dataclass(slots=True, eq=False)
class Actor:
    """An officer in one posting, as the services know ``by``: posting, user and the line of the day."""

    posting: Posting
    since: datetime
    until: datetime | None
    user_id: int | None = None
    line: str = ""

    @property
    def sex(self) -> str:
        return self.posting.officer.sex

    @property
    def words(self) -> str:
        """ "SI Nim D Bhutia", as a diary entry names an officer."""
        return f"{self.posting.officer.rank.short} {self.posting.officer.name}"


@dataclass
class Staff:
    """Who is posted where in which role, by time."""

    actors: dict[tuple[int, str], list[Actor]] = field(default_factory=dict)
    constables: dict[int, list[Posting]] = field(default_factory=dict)

    def of(self, unit: Any, role: str, at: datetime) -> list[Actor]:
        return [
            actor
            for actor in self.actors.get((unit.pk, role), ())
            if actor.since <= at and (actor.until is None or at < actor.until)
        ]

    def one(self, unit: Any, role: str, at: datetime, nth: int = 0) -> Actor:
        found = self.of(unit, role, at)
        return found[nth % len(found)]


def raise_force(world: Any) -> Staff:
    """Make officers, sign-ins, postings and second factors for every unit of the State that works."""
    maker = Maker(world)
    for unit in world.stations:
        team = SMALL_STATION
        if unit.code in BIG:
            team = BIG_STATION
        elif unit.kind != Unit.Kind.TERRITORIAL:
            team = SPECIAL_STATION
        maker.team(unit, team)
        maker.constables(unit, 6 if unit.code in BIG else 3)
    by_type = {
        type_: [u for u in world.units.values() if u.type == type_] for type_ in Unit.Type
    }
    for unit in by_type[Unit.Type.OUTPOST]:
        maker.team(unit, (("writer", "asi", "M"),))
    for unit in by_type[Unit.Type.SUBDIVISION]:
        maker.team(unit, (("sdpo", "dysp", ""),))
    for unit in by_type[Unit.Type.DISTRICT]:
        maker.team(
            unit, (("sp", "sp", ""), ("dcrb", "inspector", ""), ("unit_admin", "si", ""))
        )
    for unit in by_type[Unit.Type.RANGE]:
        maker.team(unit, (("range", "dig", ""),))
    maker.team(
        world.state,
        (
            ("state", "dgp", "M"), ("state", "igp", "F"), ("scrb", "dysp", ""),
            ("auditor", "inspector", ""), ("sysadmin", "inspector", ""),
        ),
    )  # fmt: skip
    maker.team(world.units["IN"], (("ncrb", "dysp", "F"),))
    maker.second_posts()
    return maker.save()


class Maker:
    """Collects the officers and postings, then writes them in a few statements."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.rng = dice(world.seed, "force")
        self.ranks = Rank.objects.in_bulk()
        self.members: list[tuple[Officer, Posting, bool]] = []  # bool: has a sign-in
        self.names = {(code, role, nth): name for name, code, role, nth, _label in SIGN_INS}
        self.user_names: dict[
            int, str
        ] = {}  # of an offered sign-in, by the officer's place in memory

    def team(self, unit: Unit, team: tuple) -> None:
        seen: dict[str, int] = {}
        for role, usual_rank, usual_sex in team:
            nth = seen[role] = seen.get(role, -1) + 1
            rank, sex, latin, deva = CAST.get(
                (unit.code, role, nth), (usual_rank, usual_sex, "", "")
            )
            self.post(unit, role, rank, sex, nth=nth, name=(latin, deva))

    def constables(self, unit: Unit, count: int) -> None:
        for _n in range(count):
            sex = "F" if self.rng.random() < 0.3 else "M"
            self.post(unit, "writer", "constable", sex, post="Beat constable", signs_in=False)

    def post(
        self, unit: Unit, role: str, rank: str, sex: str, *, nth: int = 0,
        name: tuple[str, str] = ("", ""), post: str = "", signs_in: bool = True,
    ) -> None:  # fmt: skip
        """One officer posted there; at some stations another held the post in the first year."""
        world, rng = self.world, self.rng
        sex = sex or ("F" if rng.random() < 0.2 else "M")
        moved = role in ("sho", "sdpo") and unit.code not in (RANIPOOL, "SKP-SD01")
        since = world.start - timedelta(days=rng.randint(20, 400))
        if moved and rng.random() < 0.35:
            change = world.start + timedelta(days=rng.randint(120, 300))
            if change < world.until - timedelta(days=60):
                before = self.officer(rank, sex, ("", ""))
                self.members.append(
                    (before, self.posting(before, unit, role, post, since, change), True)
                )
                since = change
        officer = self.officer(rank, sex, name)
        if signs_in and (unit.code, role, nth) in self.names:
            self.user_names[id(officer)] = self.names[unit.code, role, nth]
        self.members.append(
            (officer, self.posting(officer, unit, role, post, since, None), signs_in)
        )

    def officer(self, rank: str, sex: str, name: tuple[str, str]) -> Officer:
        number = len(self.members) + 1
        if not name[0]:
            drawn = name_for(self.rng, sex, of_force=True)
            name = (drawn.latin, drawn.deva)
        joined = date(
            self.world.until.year - self.rng.randint(4, 30), self.rng.randint(1, 12), 1
        )
        return Officer(
            number=f"SKP{number:05d}", name=name[0], names={"hi": name[1], "ne": name[1]}, sex=sex,
            rank=self.ranks[rank], phone=self.world.phone(self.rng), joined_on=joined,
        )  # fmt: skip

    def posting(
        self,
        officer: Officer,
        unit: Unit,
        role: str,
        post: str,
        since: datetime,
        until: datetime | None,
    ) -> Posting:
        order = f"{self.rng.randint(11, 980)}/PHQ/{since.year}"
        return Posting(
            officer=officer, unit=unit, role=role, post=post or POSTS[role], since=since, until=until,
            order_no=order, relieved_reason="Transferred" if until else "",
            **self.world.place_of(unit),
        )  # fmt: skip

    def second_posts(self) -> None:
        """Additional charge: Sherathang's SHO also holds Kupup's property room; one SDPO two sub-divisions."""
        units = self.world.units
        for code, role, at, extra in (
            ("SKP-PS04", "sho", "SKP-PS05", "malkhana"),
            ("SKP-SD07", "sdpo", "SKP-SD08", "sdpo"),
            (SADAR, "io", "SKP-OP01", "writer"),
        ):
            officer = next(
                o for o, p, _s in self.members
                if p.unit.code == code and p.role == role and p.until is None
            )  # fmt: skip
            since = self.world.until - timedelta(days=40)
            posting = self.posting(officer, units[at], extra, "", since, None)
            posting.is_additional = True
            self.members.append((officer, posting, True))

    def save(self) -> Staff:
        user_model = get_user_model()
        password = make_password(settings.DEMO_PASSWORD)
        officers = list({id(o): o for o, _p, _s in self.members}.values())
        needs = {id(o) for o, _p, signs_in in self.members if signs_in}
        users = {
            id(o): user_model(
                username=self.user_names.get(id(o), o.number.lower()), first_name=o.name, password=password,
                date_joined=self.world.start,
            )
            for o in officers if id(o) in needs
        }  # fmt: skip
        user_model.objects.bulk_create(users.values())
        for officer in officers:
            officer.user = users.get(id(officer))
        Officer.objects.bulk_create(officers)
        postings = [posting for _o, posting, _s in self.members]
        Posting.everything.bulk_create(postings)
        self.factors(users)
        self.leave(postings)
        staff = Staff()
        for posting in postings:
            officer = posting.officer
            actor = Actor(
                posting, posting.since, posting.until, officer.user_id,
                f"{officer.rank.short} {officer.name}, {posting.unit.name}",
            )  # fmt: skip
            if officer.user_id is None:
                staff.constables.setdefault(posting.unit_id, []).append(posting)
            elif not posting.is_additional:
                staff.actors.setdefault((posting.unit_id, posting.role), []).append(actor)
        return staff

    def factors(self, users: dict[int, Any]) -> None:
        """Every sign-in has a demonstration factor; those of the table are offered by name, in its order."""
        labels = {name: label for name, _code, _role, _nth, label in SIGN_INS}
        order = {name: n for n, (name, *_rest) in enumerate(SIGN_INS)}
        rows = sorted(users.values(), key=lambda user: order.get(user.username, len(order)))
        factors = [new_demo_factor(user, labels.get(user.username, "")) for user in rows]
        type(factors[0]).objects.bulk_create(factors)

    def leave(self, postings: list[Posting]) -> None:
        """A few are on leave today, as at any station; never one whom the sign-in page offers."""
        named = [p for p in postings if p.role == "io" and id(p.officer) not in self.user_names]
        Leave.objects.bulk_create(
            Leave(
                officer=posting.officer, kind=self.rng.choice(("earned", "casual", "medical")),
                since=self.world.until - timedelta(days=self.rng.randint(1, 8)),
                until=self.world.until + timedelta(days=self.rng.randint(2, 20)),
                order_no=f"L-{self.rng.randint(100, 999)}",
            )
            for posting in self.rng.sample(named, 6)
        )  # fmt: skip


def sign_ins() -> str:
    """The offered sign-ins as text for the first start."""
    width = max(len(name) for name, *_rest in SIGN_INS)
    lines = [f"  {name:<{width}}  {label}" for name, _c, _r, _n, label in SIGN_INS]
    return "\n".join([f"Demonstration sign-ins (password {settings.DEMO_PASSWORD}):", *lines])
