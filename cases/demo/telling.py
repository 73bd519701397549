"""Puts a statement together from its parts: opening, what happened, what else, ending."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from cases.demo import telling_en, telling_hi, telling_ne, things
from cases.demo.cast import Someone
from cctns.core import codes

TOLD = {"en": telling_en, "ne": telling_ne, "hi": telling_hi}
LANGUAGES = (("en", 45), ("ne", 36), ("hi", 19))
KIN = {
    "en": {"F": {"husband": "wife of {}", "father": "daughter of {}", "mother": "daughter of {}"},
           "M": {"father": "son of {}", "mother": "son of {}"}},
    "ne": {"F": {"husband": "{} की श्रीमती", "father": "{} की छोरी", "mother": "{} की छोरी"},
           "M": {"father": "{} का छोरा", "mother": "{} का छोरा"}},
    "hi": {"F": {"husband": "पति {}", "father": "पिता {}", "mother": "माता {}"},
           "M": {"father": "पिता {}", "mother": "माता {}"}},
}  # fmt: skip
WORDS = {
    "en": (things.CAUSES, things.WEAPONS, things.PARTS, things.INJURIES, things.WORKS, things.SPOTS),
    "ne": (things.CAUSES_NE, things.WEAPONS_NE, things.PARTS_NE, things.INJURIES_NE, things.WORKS_NE, things.SPOTS_NE),
    "hi": (things.CAUSES_HI, things.WEAPONS_HI, things.PARTS_HI, things.INJURIES_HI, things.WORKS_HI, things.SPOTS_HI),
}  # fmt: skip
# Two of a kind in the reader's hand: what a thing is called when the story is not in English.
KEPT_LATIN = frozenset({"phone", "vehicle", "offending", "cash", "online"})


@dataclass(slots=True)
class Scene:
    """When, where and around what it happened: the slots that do not depend on the persons."""

    happened: datetime
    spot: str  # in the language of the story
    place: str  # in English, for item 5 of the form
    beat: Any
    words: dict[str, str] = field(default_factory=dict)


def known_in(language: str, matter: str) -> bool:
    return matter in TOLD[language].TELL


def scene_of(world: Any, rng: Random, unit: Any, language: str, happened: datetime) -> Scene:
    """A place in the station's area, named in both scripts."""
    causes, weapons, parts, injuries, _works, spots = WORDS[language]
    beats = world.beats.get(unit.pk)
    beat = rng.choice(beats) if beats else None
    area = beat or unit
    which = rng.randrange(len(spots))
    english = things.SPOTS[rng.randrange(len(things.SPOTS))] if language == "en" else ""
    if language == "en":
        spot = place = f"{english}, {area.place}"
    else:
        called = (area.names or {}).get(language, area.place)
        for ending in (" बिट", " बीट", " प्रहरी थाना", " थाना"):
            called = called.removesuffix(ending)
        spot = f"{called} {spots[which]}"
        place = f"{things.SPOTS[which % len(things.SPOTS)]}, {area.place}"
    weapon = rng.randrange(len(weapons))
    words = {
        "cause": rng.choice(causes), "weapon": weapons[weapon], "part": rng.choice(parts),
        "injury": rng.choice(injuries), "hospital": rng.choice(things.HOSPITALS),
        "office": rng.choice(things.OFFICES), "bank": rng.choice(things.BANKS),
        "duty": rng.choice(things.DUTIES), "tail": f"{rng.randrange(1000):03d}",
        "alcohol": str(rng.randint(38, 214)), "money": things.rupees(rng.randrange(80, 4200) * 100),
    }  # fmt: skip
    return Scene(happened, spot, place[0].upper() + place[1:], beat, words)


def tell(
    rng: Random, matter: str, language: str, scene: Scene, *, teller: Someone | None, officer: Any = None,
    accused: list[Someone], victim: Someone | None, witness: str, thing: tuple[list, str, str],
) -> tuple[str, str]:  # fmt: skip
    """(statement, gist) of a matter; an officer tells what the police found themselves."""
    told = TOLD[language]
    happenings, details, gist = told.TELL[matter]
    lines, item, word = thing
    slots = scene.words | {
        "day": scene.happened.strftime("%d-%m-%Y"), "time": scene.happened.strftime("%H:%M"),
        "place": scene.spot, "witness": witness, "item": called(lines, item, language),
        "value": value_of(lines) or scene.words["money"], "thing": word or "goods",
        "accused": " and ".join(a.called(language) for a in accused[:2]) or rng.choice(told.UNKNOWN),
        "victim": victim.called(language) if victim else "",
    }  # fmt: skip
    if officer is not None:
        slots["name"] = officer.line
        opening, ending = rng.choice(told.POLICE_OPENINGS), rng.choice(told.POLICE_ENDINGS)
    else:
        slots |= person_slots(teller, language)
        opening, ending = rng.choice(told.OPENINGS), rng.choice(told.ENDINGS)
    parts = [opening, rng.choice(happenings), rng.choice(details), ending]
    said = " ".join(part.format_map(slots) for part in parts)
    short = gist.format_map(slots)[:160]
    return said, short[:1].upper() + short[1:]


def person_slots(teller: Someone, language: str) -> dict[str, str]:
    paper = teller.paper
    kin = KIN[language]["F" if paper.sex == "F" else "M"]
    relative = teller.relative.latin if language == "en" else teller.relative.deva
    works = WORDS[language][4]
    return {
        "name": teller.called(language), "age": str(paper.age), "home": teller.home,
        "kin": kin.get(paper.relation, kin["father"]).format(relative),
        "work": works.get(paper.occupation) or next(iter(works.values())),
    }  # fmt: skip


def called(lines: list, item: str, language: str) -> str:
    """The things of the story: as described, or by the words of the code list."""
    if (
        language == "en"
        or not lines
        or lines[0].category in ("phone", "vehicle", "cash", "online")
    ):
        return item
    return ", ".join(
        codes.label("property_type", line.type or line.category, language) for line in lines
    )


def value_of(lines: list) -> str:
    total = sum((line.value for line in lines if line.value is not None), start=0)
    return things.rupees(total) if total else ""
