"""What a registering officer hands in: the FIR before it has a number, as checked values.

The draft pages, the API, the import and the demonstration all build a ``FirPaper``; only
``cases.services.fir.register`` turns one into a record.  Times are aware datetimes, money is Decimal
rupees, sections are ``Section`` primary keys in the order of the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass
class AddressPaper:
    """One line of the address table of item 6(i)."""

    line: str
    kind: str = "present"
    district: str = ""
    state: str = ""
    pin: str = ""


@dataclass
class IdentityPaperLine:
    """One identity paper of item 6(e-g): ``number`` is hashed and cut to its last four characters."""

    kind: str
    number: str
    issued: str = ""


@dataclass
class PersonPaper:
    """A person as written down: item 6, 7 or the victim of item 2 of IIF-2."""

    name: str
    aliases: list[str] = field(default_factory=list)
    relation: str = ""
    relative: str = ""
    sex: str = "U"
    born_on: date | None = None
    birth_year: int | None = None
    age: int | None = None
    nationality: str = "Indian"
    occupation: str = ""
    is_disabled: bool = False
    phones: list[str] = field(default_factory=list)
    email: str = ""
    addresses: list[AddressPaper] = field(default_factory=list)
    papers: list[IdentityPaperLine] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    person_id: Any = None  # an existing person chosen instead


@dataclass
class AccusedPaper:
    """One line of item 7: known or suspected by name, or unknown with a description."""

    known: str = "unknown"
    person: PersonPaper | None = None
    description: str = ""


@dataclass
class PropertyPaper:
    """One line of item 9."""

    category: str
    description: str
    type: str = ""
    value: Decimal | None = None
    mark_kind: str = ""
    mark: str = ""


@dataclass
class FirPaper:
    """Items 1 to 15 of IIF-1 except those the registration gives (number, times, diary entry)."""

    unit: Any
    information_type: str
    information_at: datetime
    sections: list[str]
    complainant: PersonPaper
    narrative: str
    language: str = "en"
    other_sections: list[str] = field(default_factory=list)  # another law, free text: flagged
    facts: dict[str, Any] = field(default_factory=dict)  # answers that chose section variants
    victims: list[PersonPaper] = field(default_factory=list)
    victim_is_complainant: bool = True
    accused: list[AccusedPaper] = field(default_factory=list)
    occurred_known: str = "exact"  # exact, between, unknown
    occurred_from: datetime | None = None
    occurred_to: datetime | None = None
    place: str = ""
    direction: str = ""
    distance_km: Decimal | None = None
    beat: Any = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    outside_unit: Any = None  # the station with jurisdiction: makes it a Zero FIR
    outside_text: str = ""  # the same, when it is not in our tree
    delay_reason: str = ""
    properties: list[PropertyPaper] = field(default_factory=list)
    inquest: list[str] = field(default_factory=list)
    action: str = "investigate"  # investigate, directed, refused, transferred
    action_reason: str = ""
    io: Any = None  # a Posting
    recorder: Any = None  # a Posting: who took it down; by default the one who registers
    read_over: bool = False
    signature: str = "signed"  # signed, thumb
    attachments: list[dict[str, str]] = field(default_factory=list)
    confirmed_derived: bool = False  # the officer confirmed a derived IPC classification

    @property
    def is_zero(self) -> bool:
        return bool(self.outside_unit or self.outside_text)
