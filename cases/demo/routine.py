"""The General Diary of every day: opened, patrols out and back, court, property, visits, closed; and the charge."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from cases.demo.staff import RANIPOOL
from cases.demo.timing import dice
from cctns.core import dates, money
from cctns.core.dates import IST
from stations.models import ShiftCharge

# Besides the opening and the closing entry: one in three days, five a day in the last three weeks,
# when the diary is as full as at a real station.
LINES_PER_DAY, RECENT_LINES = 0.33, 5.0
RECENT = timedelta(days=21)
# fmt: off
LINES = (
    ("departure", "{a} and {b} left for {place} on beat patrol."),
    ("departure", "{a} left for {place} on summons duty with {n} summonses."),
    ("departure", "{a} with {n} staff left in the station vehicle for naka checking at {place}."),
    ("departure", "{a} left for the court with the papers of the day."),
    ("arrival", "{a} and {b} came back from patrol of {place}. Nothing particular was noticed."),
    ("arrival", "{a} returned from {place}. {n} vehicles were checked, {m} challans made."),
    ("arrival", "{a} reported for duty after leave."),
    ("duty", "Night patrol by {a} and {b}: {place} and the bank were checked; all locks intact."),
    ("duty", "{a} posted as sentry until 22:00, then {b}."),
    ("duty", "Traffic duty at {place} by {a} during school hours."),
    ("information", "{place}: information by telephone that a tree fell on the road; the Roads Department was told."),
    ("information", "Control room informs of a stranded vehicle near {place}; {a} was sent."),
    ("information", "Information of a landslip at {place}. Traffic was turned by {a}."),
    ("information", "A call about loud music at {place}; {a} went there and it was stopped."),
    ("property", "Malkhana checked by {a}; {n} articles of open cases found in order."),
    ("property", "A purse found at {place} was handed in by a school student and kept by {a}."),
    ("court", "Warrant of the court against a person of {place} received and given to {a}."),
    ("court", "{n} summonses received from the court for service in {place}."),
    ("visit", "The SDPO visited the station, saw the registers and addressed the staff."),
    ("other", "Roll call at {hour}. {n} present, {m} on leave. Instructions read out by {a}."),
    ("other", "Weather: heavy rain since morning; the road towards {place} is under watch."),
    ("other", "Awareness talk on cyber fraud by {a} at the school of {place}."),
)
LINES_NE = (
    ("departure", "{a} र {b} {place} तिर गस्तीमा गए।"),
    ("arrival", "{a} र {b} {place} को गस्तीबाट फर्किए, विशेष केही देखिएन।"),
    ("duty", "राति {place} र बैंकको गस्ती {a} ले गरे, ताल्चा सबै ठिक।"),
    ("information", "{place} मा पहिरो गएको खबर आयो, {a} लाई पठाइयो।"),
)
# fmt: on
IN_NEPALI = frozenset(
    {"SKP-PS20", "SKP-PS23", "SKP-PS25"}
)  # stations that often write by hand in Nepali


def plan_day(world: Any, unit: Any, day: date) -> None:
    """Put the day's entries of one station into the queue."""
    rng = dice(world.seed, unit.code, day, "diary")

    def moment(hour: int, minute: int) -> datetime:
        return datetime.combine(day, time(hour, minute, rng.randrange(60)), IST)

    world.at(moment(6, rng.randint(0, 12)), open_day, unit, rng)
    recent = world.until.date() - day <= RECENT
    average = RECENT_LINES if recent else LINES_PER_DAY
    count = int(average * rng.uniform(0.3, 1.7) + rng.random())
    for _n in range(count):
        world.at(moment(rng.randint(7, 22), rng.randint(0, 59)), line, unit, rng)
    world.at(moment(23, rng.randint(40, 57)), close_day, unit, rng)


def open_day(world: Any, at: datetime, unit: Any, rng: Random) -> None:
    by = world.staff.one(unit, "writer", at)
    officer = world.charge_at(unit, at) or world.staff.one(unit, "sho", at)
    custody = rng.choice((0, 0, 0, 0, 1, 1, 2))
    world.enter(
        "day_opened", unit, at, by, rng=rng, subject=("stations.Unit", str(unit.pk)),
        day=dates.short_date(at), officer=officer.words, custody=custody,
    )  # fmt: skip


def close_day(world: Any, at: datetime, unit: Any, rng: Random) -> None:
    by = world.staff.one(unit, "writer", at)
    world.enter(
        "day_closed", unit, at, by, rng=rng, subject=("stations.Unit", str(unit.pk)),
        day=dates.short_date(at), cash=money.rupees(rng.randrange(20, 600) * 10),
    )  # fmt: skip


def line(world: Any, at: datetime, unit: Any, rng: Random) -> None:
    """One line that an officer writes."""
    nepali = unit.code in IN_NEPALI and rng.random() < 0.5
    kind, text = rng.choice(LINES_NE if nepali else LINES)
    team = world.teams[unit.pk]
    a, b = rng.sample(team, 2)
    beats = world.beats.get(unit.pk)
    place = rng.choice(beats).place if beats else unit.place
    said = text.format(
        a=a, b=b, place=place, n=rng.randint(2, 14), m=rng.randint(1, 5), hour="08:00"
    )
    late = rng.random() < 0.05
    world.write(
        unit, at, world.staff.one(unit, "writer", at), kind=kind, text=said, rng=rng,
        happened_at=at - timedelta(minutes=rng.randint(35, 90)) if late else None,
        late_reason="Network was down" if late else "", language="ne" if nepali else "en",
    )  # fmt: skip


# --- the charge for the shift ------------------------------------------------------------------


def plan_charge(world: Any) -> None:
    """At Ranipool the SHO gives the charge in the morning and takes it back in the evening; today it stands."""
    unit = world.units[RANIPOOL]
    last = world.until.date()
    if world.until.time() < time(8, 10):
        last -= timedelta(days=1)
    for ago in range(45, -1, -1):
        day = last - timedelta(days=ago)
        if day <= world.start.date():
            continue
        rng = dice(world.seed, day, "charge")
        world.at(
            datetime.combine(day, time(8, 0, rng.randrange(60)), IST), hand_over, unit, rng
        )
        if ago:
            world.at(
                datetime.combine(day, time(20, 0, rng.randrange(60)), IST), take_back, unit, rng
            )


def hand_over(world: Any, at: datetime, unit: Any, rng: Random) -> None:
    """As ``charge.hand_over_charge``."""
    by = world.staff.one(unit, "sho", at)
    to = world.staff.one(unit, "io", at, nth=2)
    entry = world.enter(
        "charge_handed_over", unit, at, by, rng=rng, subject=("stations.Unit", str(unit.pk)),
        officer=to.words, giver=by.words,
    )  # fmt: skip
    world.charges[unit.pk] = (to, at, entry, by)


def take_back(world: Any, at: datetime, unit: Any, rng: Random) -> None:
    """As ``charge.take_back_charge``."""
    held = world.charges.pop(unit.pk, None)
    if held is None:
        return
    world.enter(
        "charge_taken_back", unit, at, held[3], rng=rng, subject=("stations.Unit", str(unit.pk)),
        officer=held[3].words, giver=held[0].words,
    )  # fmt: skip
    write_charge(world, unit, held, at)


def write_charge(world: Any, unit: Any, held: tuple, until: datetime | None) -> None:
    to, since, entry, by = held
    world.tables.add(
        ShiftCharge, posting_id=to.posting.pk, since=since, until=until, entry_id=entry.id,
        given_by_id=by.user_id, **world.place_of(unit),
    )  # fmt: skip


def keep_charges(world: Any) -> None:
    """The charges that are held at the end."""
    for unit_id, held in world.charges.items():
        write_charge(world, world.by_id[unit_id], held, None)
