"""The content of an FIR: items 1 to 15 of Integrated Investigation Form I as they were read over.

``Fir.content`` is this mapping, frozen at registration.  Every key may be absent (an FIR taken over
from an older register has few).  Times are ISO 8601 with zone, dates ISO, money a string of rupees
("62000.00"), codes are those of the code lists.  Source of the items: domain 2.1.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Literal, TypedDict

from cctns.core.masking import WITHHELD, mask

# Labels and the words for coded values, in English, Hindi and Nepali: ``iif1_words.py``.


class SectionLine(TypedDict, total=False):
    """Item 2: one section of law."""

    act: str  # code of the act, "BNS"; "" for another law
    section: str  # "303(2)"
    title: str
    pk: str


# Item 3(a).  ``day`` is "Monday", the day of ``from``; ``pahar`` 1 to 8, eighths of the day.
Occurrence = TypedDict(
    "Occurrence",
    {
        "known": Literal["exact", "between", "unknown"],
        "from": str,
        "to": str,
        "day": str,
        "pahar": str,
    },
    total=False,
)


class Information(TypedDict, total=False):
    """Items 3(b) and 4: when it reached the station and how (``Fir.InformationType``)."""

    at: str
    type: str


class DiaryReference(TypedDict, total=False):
    """Item 3(c)."""

    number: int
    period: str
    at: str


class Place(TypedDict, total=False):
    """Item 5."""

    direction: str  # point of the compass from the station
    distance_km: str
    beat: str
    address: str
    latitude: str
    longitude: str
    outside: bool
    outside_station: str
    outside_district: str
    outside_state: str


class PaperLine(TypedDict, total=False):
    """An identity paper: kind (``criminals.IdentityPaper.Kind``), last four, where and when issued."""

    kind: str
    tail: str
    issued: str


class AddressLine(TypedDict, total=False):
    """``kind`` is present, permanent or other."""

    kind: str
    line: str
    district: str
    state: str
    pin: str


class PersonBlock(TypedDict, total=False):
    """Items 6 and 7: a person as written down.  ``code`` is C1, V1, A1."""

    code: str
    name: str
    alias: list[str]
    relation: str  # father, mother, husband, wife, guardian
    relative: str
    sex: str  # F, M, T, U
    born_on: str
    birth_year: int
    age: int
    age_band: str  # only in a masked copy
    nationality: str
    occupation: str
    papers: list[PaperLine]
    addresses: list[AddressLine]
    phones: list[str]  # E.164
    email: str
    protected: bool
    child: bool


class AccusedBlock(TypedDict, total=False):
    """Item 7: one accused, known or suspected by name (``person``), or unknown with a description.

    ``features`` is the sheet of physical features (keys of ``FEATURES`` in iif1_words.py).
    """

    known: Literal["known", "suspected", "unknown"]
    code: str
    person: PersonBlock | None
    description: str
    features: dict[str, str]


class PropertyLine(TypedDict, total=False):
    """Item 9.  ``value`` is rupees as a string; ``marks`` is registration, IMEI, serial."""

    category: str
    type: str
    description: str
    value: str
    marks: str


class InquestLine(TypedDict, total=False):
    """Item 11."""

    number: str


class AttachmentLine(TypedDict, total=False):
    """A file that belongs to item 12, named with its hash."""

    name: str
    sha256: str


class OfficerLine(TypedDict, total=False):
    """An officer as on that day: rank in words ("Sub-Inspector"), service number."""

    name: str
    rank: str
    number: str
    sex: str


class Action(TypedDict, total=False):
    """Item 13: exactly one of its four lines; ``directed`` and ``investigate`` name the officer."""

    kind: Literal["investigate", "directed", "refused", "transferred"]
    io: OfficerLine
    reason: str
    to_station: str
    to_district: str


class Signature(TypedDict, total=False):
    """Item 14: how the informant signed."""

    how: Literal["signed", "thumb"]


class Content(TypedDict, total=False):
    """The whole form."""

    district: str
    station: str
    state: str
    sections: list[SectionLine]
    occurrence: Occurrence
    information: Information
    diary: DiaryReference
    place: Place
    complainant: PersonBlock
    victims: list[PersonBlock]
    accused: list[AccusedBlock]
    delay_reason: str
    property: list[PropertyLine]
    property_total: str
    inquest: list[InquestLine]
    narrative: str
    narrative_language: str
    attachments: list[AttachmentLine]
    action: Action
    read_over: bool
    signature: Signature
    officer: OfficerLine
    recorder: OfficerLine
    masked: bool  # only in a masked copy


# --- the masked copy -------------------------------------------------------------------------


def masked_content(content: Content) -> Content:
    """The content for a masked copy, a published page, an export: a new mapping, nothing changed in the old.

    Victims and the informant go by pseudonym: a child's informant is most often its parent, and family
    details identify (POCSO s.23(2)).  So does free text: narrative, place, reasons, descriptions.  An
    accused keeps the name unless the accused is protected too or is family or household of a victim.
    """
    masked: Content = deepcopy(content)
    masked["masked"] = True
    hidden = _hidden_people(content)
    masked["complainant"] = masked_person(content.get("complainant") or {}, "C1")
    masked["victims"] = [
        masked_person(person, f"V{place}")
        for place, person in enumerate(content.get("victims") or [], start=1)
    ]
    masked["accused"] = [
        _masked_accused(accused, hidden) for accused in content.get("accused") or []
    ]
    masked["place"] = _masked_place(content.get("place") or {})
    masked["property"] = [
        {**item, "description": _text(item, "description"), "marks": _text(item, "marks")}
        for item in content.get("property") or []
    ]
    for key in ("narrative", "delay_reason"):
        masked[key] = _text(content, key)
    masked["attachments"] = []
    action = content.get("action") or {}
    masked["action"] = {**action, "reason": _text(action, "reason")}
    return masked


def masked_person(person: PersonBlock, code: str) -> PersonBlock:
    """What remains of a person: the code, sex, age band, nationality, district."""
    if not person:
        return {}
    code = person.get("code") or code
    rest: PersonBlock = {
        "code": code,
        "name": mask("name", person.get("name", ""), code),
        "alias": [],
        "relation": "",
        "relative": _hidden("relative", person.get("relative", "")),
        "sex": person.get("sex", ""),
        "nationality": person.get("nationality", ""),
        "occupation": _hidden("occupation", person.get("occupation", "")),
        "papers": [],
        "addresses": [
            {
                "kind": address.get("kind", ""),
                "line": _hidden("place", address.get("line", "")),
                "district": address.get("district", ""),
                "state": address.get("state", ""),
            }
            for address in person.get("addresses") or []
        ],
        "phones": [],
        "email": _hidden("email", person.get("email", "")),
        "protected": bool(person.get("protected")),
        "child": bool(person.get("child")),
    }
    if band := _band(person):
        rest["age_band"] = band
    return rest


def _masked_accused(accused: AccusedBlock, hidden: set[str]) -> AccusedBlock:
    """An accused of a masked copy: no particulars, and no name when it would lead to the victim."""
    code, person = accused.get("code") or "A", accused.get("person") or {}
    rest: AccusedBlock = {
        "known": accused.get("known", "unknown"),
        "code": code,
        "person": masked_person(person, code) or None,
        "description": _text(accused, "description"),
        "features": {},
    }
    named = person and not (person.get("protected") or person.get("child"))
    if named and not _words_of(person) & hidden:
        rest["person"] = {**rest["person"], "name": person.get("name", "")}
        rest["person"]["alias"] = list(person.get("alias") or [])
    return rest


def _hidden_people(content: Content) -> set[str]:
    """Names and dwellings that lead to a victim or the informant, folded for comparison."""
    people = [content.get("complainant") or {}, *(content.get("victims") or [])]
    return set().union(*(_words_of(person) for person in people))


def _words_of(person: PersonBlock) -> set[str]:
    words = [person.get("name"), person.get("relative"), *(person.get("alias") or [])]
    words += [address.get("line") for address in person.get("addresses") or []]
    return {" ".join(word.casefold().split()) for word in words if word}


def _masked_place(place: Place) -> Place:
    """Only whether it lies outside the station, and whose it is then: a neighbourhood identifies."""
    rest: Place = {
        key: place[key]  # type: ignore[literal-required]
        for key in ("outside", "outside_station", "outside_district", "outside_state")
        if key in place
    }
    for key in ("direction", "distance_km", "beat", "address"):
        rest[key] = _hidden("place", place.get(key, ""))  # type: ignore[literal-required]
    return rest


def _hidden(kind: str, value: Any) -> Any:
    return mask(kind, value, withheld=WITHHELD)


def _text(item: Any, key: str) -> str:
    return _hidden("narrative", item.get(key, ""))


def _band(person: PersonBlock) -> str:
    """The age band of a person, from the age as written; a child's even without one."""
    if isinstance(person.get("age"), int):
        return mask("age", person["age"])
    return mask("age", 0) if person.get("child") else ""  # zero falls in the children's band


def identifying_words(content: Content) -> set[str]:
    """Every text of the content that a masked copy may not carry (for tests and checks)."""
    found: set[str] = set()
    people: list[Any] = [content.get("complainant") or {}, *(content.get("victims") or [])]
    for person in people:
        found.update(person.get("alias") or [])
        found.update(person.get("phones") or [])
        found.update(paper.get("tail", "") for paper in person.get("papers") or [])
        for address in person.get("addresses") or []:
            found.update({address.get("line", ""), address.get("pin", "")})
        found.update(
            str(person.get(key) or "")
            for key in ("name", "relative", "born_on", "birth_year", "occupation", "email")
        )
    place = content.get("place") or {}
    found.update(
        str(place.get(key) or "") for key in ("address", "beat", "latitude", "longitude")
    )
    found.update({content.get("narrative", ""), content.get("delay_reason", "")})
    found.update(item.get("description", "") for item in content.get("property") or [])
    found.update(item.get("marks", "") for item in content.get("property") or [])
    return {word for word in found if word}
