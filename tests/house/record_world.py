"""One State and a neighbour, with a record of every kind in every place: what test_record_matrix looks for.

Numbers of a place begin where no other place's do, so that a number found anywhere says whose it is;
each text carries a word of its own.  Records are made by the services, by officers who are no readers.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.models import Case, ElectronicInformation
from cases.services import cases as casework
from cases.services import (
    complaint_files,
    complaints,
    enquiries,
    files,
    fir,
    noncognizable,
    refusals,
    sensitivity,
    sharing,
    transfers,
)
from cases.services import draft_paper as drafts_of_fir
from cctns.core import drafts
from cctns.core.models import ClockRun, Delivery, IssuedDocument
from cctns.core.models.number import Counter
from stations.models import Posting, Unit
from stations.services import diary
from stations.services.access import scope_of_id
from tests.cases.case_helpers import CHEATING, HURT, paper_of
from tests.cases.complaint_helpers import take
from tests.conftest import build_tree, post_officer
from tests.factories.stations import UnitFactory

from .posts import PNG
from .posts_cases import IMPERSONATION

# Where a place's numbers begin, and where in it each series does.
BASES = {
    "own": 1100,
    "sibling": 2200,
    "district": 3300,
    "other_state": 4400,
    "source": 5500,
    "far_source": 6600,
}
SERIES = {"complaint": 0, "fir": 20, "zero_fir": 35, "nc": 50, "enquiry": 60, "diary": 70}
READERS = {
    "writer": ("ranipool", "hc"), "io": ("ranipool", "si"), "sho": ("ranipool", "inspector"),
    "sdpo": ("sd_gangtok", "dysp"), "sp": ("gangtok", "sp"), "state": ("state", "dgp"),
    "neighbour": ("sadar", "inspector"),
}  # fmt: skip
ROLE = {"neighbour": "sho"}
words = (f"Quell{n:03d}word" for n in itertools.count(1))


@dataclass
class Row:
    """One record: what it is, where it stands, the number and the word by which it is known."""

    kind: str
    place: str
    record: Any
    number: str = ""  # "1121", nowhere else in the world
    word: str = ""

    @property
    def pk(self) -> Any:
        return self.record.pk


@dataclass
class World:
    tree: SimpleNamespace
    readers: dict[str, Posting]
    units: dict[str, Unit]
    makers: dict[str, Any]  # place -> scope of who makes its records
    rows: list[Row] = field(default_factory=list)

    def of(self, kind: str, place: str) -> Row:
        return next(row for row in self.rows if (row.kind, row.place) == (kind, place))

    def add(self, kind: str, place: str, record: Any, number: Any = "", word: str = "") -> Any:
        record.refresh_from_db()
        self.rows.append(Row(kind, place, record, f"{number:04d}" if number else "", word))
        return record


def build() -> World:
    tree = build_tree()
    tree.jorethang = station("PS16", "Jorethang PS", tree.sd_namchi, 11, 227)
    bengal = UnitFactory(
        type="state", short="WB", code="WBP", name="West Bengal Police", parent=tree.nation, lgd_state=19
    )  # fmt: skip
    district = UnitFactory(
        type="district", short="D303", code="WBP-D303", name="Darjeeling District", parent=bengal,
        lgd_state=19, lgd_district=303,
    )  # fmt: skip
    units = {
        "own": tree.ranipool, "sibling": tree.sadar, "district": tree.namchi, "source": tree.jorethang,
        "other_state": station("PS01", "Kalimpong PS", district, 19, 303),
        "far_source": station("PS02", "Kurseong PS", district, 19, 303),
    }  # fmt: skip
    makers = {}
    for place, unit in units.items():
        makers[place] = scope_of_id(post_officer("sho", unit, "inspector").pk)
        begin_numbers(place, unit)
    readers = {
        name: post_officer(ROLE.get(name, name), getattr(tree, unit), rank)
        for name, (unit, rank) in READERS.items()
    }
    world = World(tree, readers, units, makers)
    for place in ("own", "sibling", "district", "other_state"):
        fill(world, place)
    protected_cases(world)
    return world


def station(short: str, name: str, parent: Unit, state: int, district: int) -> Unit:
    return UnitFactory(
        type="station", short=short, code=f"{parent.code}-{short}", name=name, parent=parent,
        lgd_state=state, lgd_district=district, serial=int(short[2:]),
    )  # fmt: skip


def begin_numbers(place: str, unit: Unit) -> None:
    """Counters of the unit stand where its place's numbers begin, whatever the period."""
    now = timezone.localtime()
    periods = [now.strftime(form) for form in ("%Y", "%Y-%m", "%Y-%m-%d")]
    Counter.objects.bulk_create(
        Counter(unit=unit, series=series, period=period, last=BASES[place] + offset)
        for series, offset in SERIES.items()
        for period in periods
    )


def fill(world: World, place: str) -> None:
    """One record of each kind in a place."""
    unit, by = world.units[place], world.makers[place]
    of_complaints(world, place, unit, by)
    case = of_cases(world, place, unit, by)
    papers(world, place, unit, by, case)
    word = next(words)
    entry = diary.write(unit, kind="departure", text=f"SI left for {word}.", by=by)
    world.add("DiaryEntry", place, entry, entry.number, word)
    word = next(words)
    draft = drafts_of_fir.begin(unit=unit, complaint=None, by=by)
    drafts.save_part(draft.pk, "informant", {"name": word}, draft.version, by=by)
    drafts_of_fir.name_draft(draft)
    world.add("Draft", place, draft, word=word)
    zero_that_came(world, place, unit)


def of_complaints(world: World, place: str, unit: Unit, by: Any) -> None:
    def new(**changes: Any) -> tuple[Any, str]:
        word = next(words)
        return take(unit, by, gist=f"Matter of {word}", **changes), word

    made, word = new()
    world.add("Complaint", place, made, made.number, word)
    photo = SimpleUploadedFile("photo.png", PNG, "image/png")
    world.add(
        "Attachment", place, complaint_files.add_file(made, upload=photo, label="Photo", by=by)
    )
    made, word = new(channel="efir")
    row = ElectronicInformation.everything.get(complaint=made)
    world.add("ElectronicInformation", place, row, made.number, word)
    made, word = new()
    row = enquiries.ask_enquiry(made, sections=[IMPERSONATION], reason="Unclear.", by=by)
    world.add("PreliminaryEnquiry", place, row, row.number, word)
    made, word = new()
    row = noncognizable.enter_nc(
        made, sections=[HURT], gist="A slap.", referred_to="CJM", by=by
    )
    world.add("NcReport", place, row, row.number, word)
    made, word = new()
    row = refusals.refuse(made, reason="A civil dispute.", told=True, by=by)
    world.add("Refusal", place, row, made.number, word)
    source = "far_source" if place == "other_state" else "source"
    word, theirs = next(words), world.makers[source]
    sent = take(world.units[source], theirs, gist=f"Matter of {word}")
    complaints.send_on(sent, to=unit, reason="It happened there.", by=theirs)
    world.add("Incoming", place, sent, sent.number, word)


def of_cases(world: World, place: str, unit: Unit, by: Any) -> Case:
    """A theft with all that may hang on it."""
    word = next(words)
    case = fir.register(
        paper_of(unit, place=f"House {word}", narrative=f"{word} was told."), by=by
    )
    world.add("Case", place, case, case.number, word)
    world.add("Fir", place, case.fir, case.number, word)
    for name, related in (
        ("CasePerson", case.people),
        ("CaseSection", case.case_sections),
        ("PropertyItem", case.property),
    ):
        world.add(name, place, related.first())
    clock = ClockRun.everything.filter(subject_id=str(case.pk), code="C05").get()
    world.add("ClockRun", place, clock, case.number)
    parts = {
        "Addendum": casework.add_addendum(
            case, item="12", text="More.", reason="Later.", by=by
        ),
        "Alteration": casework.alter_sections(
            case, sections=["BNS-303(2)-1", CHEATING], reason="He cheated.", by=by
        ),
        "CourtDispatch": casework.dispatch_to_court(case, court="CJM", mode="post", by=by),
        "CopyGiven": casework.give_copy(case, to="complainant", how="signature", by=by),
        "ProgressNotice": casework.tell_progress(case, text="Two heard.", channel="sms", by=by),
        "Publication": casework.decide_publication(case, publish=True, by=by),
    }
    for name, record in parts.items():
        world.add(name, place, record)
    other = post_officer("io", unit, "si")
    world.add("IoChange", place, casework.assign_io(case, to=other, reason="Leave", by=by))
    world.add("Posting", place, other)
    photo = SimpleUploadedFile("lock.png", PNG, "image/png")
    world.add("CaseFile", place, files.attach_file(case, upload=photo, label="A lock", by=by))
    return case


def papers(world: World, place: str, unit: Unit, by: Any, case: Case) -> None:
    """A printed form and a message sent, with a file on the disk."""
    path = Path(settings.MEDIA_ROOT, "issued", f"{case.pk}.pdf")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    row = IssuedDocument.everything.create(
        unit=unit, form="iif-1", serial=f"IIF-1/{unit.code}/{case.number}", languages="en+hi",
        subject_type="cases.Case", subject_id=str(case.pk), sha256="0" * 64, size=15,
        path=f"issued/{case.pk}.pdf", token=case.pk.hex, by=by.user,
    )  # fmt: skip
    world.add("IssuedDocument", place, row, word=row.serial)
    word = next(words)
    sent = Delivery.everything.create(
        unit=unit, key=word, kind="fir_registered", channel="sms", to="+919812345678",
        body=f"About {word}.", status="failed",
    )  # fmt: skip
    world.add("Delivery", place, sent, word=word)


def zero_that_came(world: World, place: str, unit: Unit) -> None:
    """A Zero FIR that another station sent here: the receiver sees the transfer, not the file."""
    source = "far_source" if place == "other_state" else "source"
    by = world.makers[source]
    case = fir.register(paper_of(world.units[source], outside_unit=unit), by=by)
    row = transfers.send(case, to=unit, reason="It happened there.", by=by)
    world.add("Transfer", place, row, case.number)


def protected_cases(world: World) -> None:
    """A case shared with every reader, and sealed ones: with the readers on the list, and without."""
    own, there = world.units["own"], world.units["district"]
    sp = {
        "own": scope_of_id(post_officer("sp", world.tree.gangtok, "sp").pk),
        "district": scope_of_id(post_officer("sp", world.tree.namchi_district, "sp").pk),
    }
    keeper = {place: post_officer("io", world.units[place], "si").officer.user for place in sp}
    users = {name: posting.officer.user for name, posting in world.readers.items()}
    shared = case_of(world, "shared", there, world.makers["district"])
    until = timezone.now() + timedelta(days=9)
    for user in users.values():
        sharing.share(shared, user=user, until=until, reason="Same gang", by=sp["district"])
    chain = [user for name, user in users.items() if name != "neighbour"]
    for place, unit, where, members in (
        ("listed", own, "own", chain),
        ("sealed", own, "own", [keeper["own"]]),
        ("sealed_foreign", there, "district", [keeper["district"]]),
    ):
        by = world.makers[where]
        case = case_of(world, place, unit, by)
        casework.add_addendum(case, item="12", text="More.", reason="Later.", by=by)
        world.add("Addendum", place, case.addenda.get())
        photo = SimpleUploadedFile("seal.png", PNG, "image/png")
        world.add(
            "CaseFile", place, files.attach_file(case, upload=photo, label="A lock", by=by)
        )
        sensitivity.seal(case, reason="Order 1", members=members, review_on=None, by=sp[where])
        case.refresh_from_db()
        clock = ClockRun.everything.filter(subject_id=str(case.pk), code="C05").get()
        world.add("ClockRun", place, clock, case.number)
        world.add("CasePerson", place, case.people.first())


def case_of(world: World, place: str, unit: Unit, by: Any) -> Case:
    word = next(words)
    case = fir.register(
        paper_of(unit, place=f"House {word}", narrative=f"{word} was told."), by=by
    )
    return world.add("Case", place, case, case.number, word)
