"""The fields of an FIR draft: what is kept of what is sent, and what a complaint already says."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.forms.fir_parts import PARTS, name_pattern
from cases.models import Complaint
from cctns.core import dates
from cctns.core.aadhaar import without_aadhaar
from cctns.core.words import western_digits
from criminals.models import Person
from criminals.services.people import FULL_AADHAAR

PAPER_NUMBER = re.compile(r"(?:^|.*-)paper-\d+-number")
NOT_KEPT = ("-q", "-find", "-add", "-remove")  # the boxes and buttons of a section list

# --- what a draft keeps ------------------------------------------------------------------------


def clean(part: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a part that are kept: known names, text or lists of text.

    A full Aadhaar number is refused before it is stored anywhere, even here (ruling 22).
    """
    if part not in PARTS:
        raise ValidationError(_("An FIR has no such part."))
    known = name_pattern(part)
    found = {}
    for name, value in fields.items():
        if name.endswith(NOT_KEPT) or not known.fullmatch(name):
            continue
        found[name] = plain(value)
        if PAPER_NUMBER.fullmatch(name):
            refuse_aadhaar(found[name], fields.get(f"{name.removesuffix('number')}kind"))
    return found


def unknown_names(part: str, fields: dict[str, Any]) -> list[str]:
    """The names that are no fields of this part, for a program that should know better."""
    return [name for name in fields if not name_pattern(part).fullmatch(name)]


def plain(value: Any) -> Any:
    """Text, or a list of at least two texts, as a browser's form has it; no Aadhaar number in it."""
    if isinstance(value, list):
        texts = [plain(each) for each in value if not isinstance(each, list | dict)]
        return texts if len(texts) > 1 else texts[0] if texts else ""
    if value is None or isinstance(value, dict):
        return ""
    return without_aadhaar(value if isinstance(value, str) else str(value))


def refuse_aadhaar(number: Any, kind: Any) -> None:
    typed = western_digits(number if isinstance(number, str) else " ".join(number))
    digits = re.sub(r"\D", "", typed)
    if FULL_AADHAAR.search(typed) or (plain(kind) == "aadhaar" and len(digits) > 4):
        raise ValidationError(
            _(
                "Write only the last 4 digits of the Aadhaar number. The full number is never kept."
            )
        )


# --- what a complaint says ----------------------------------------------------------------------

TYPE_OF_CHANNEL = {
    "counter": "oral", "post": "written", "phone": "phone", "portal": "electronic", "efir": "electronic",
    "court": "court", "hospital": "written", "suo_motu": "suo_motu",
}  # fmt: skip


def data_of(complaint: Complaint) -> dict[str, dict[str, Any]]:
    """The parts of a draft as far as the complaint says them."""
    data: dict[str, dict[str, Any]] = {
        "information": {
            "information_type": TYPE_OF_CHANNEL.get(complaint.channel, "oral"),
            **moment("information_at", complaint.received_at),
        },
        "informant": informant_data(complaint),
        "when_where": {"place": complaint.place},
        "statement": {"narrative": complaint.narrative, "language": complaint.language},
    }
    if complaint.happened_at:
        data["when_where"] |= {
            "occurred_known": "exact",
            **moment("occurred_from", complaint.happened_at),
        }
    if complaint.sections:
        data["sections"] = {"sections": plain(list(complaint.sections))}
    if complaint.against:
        data["accused"] = {"accused": "1", "accused-1-description": complaint.against}
    return data


def moment(name: str, value: Any) -> dict[str, str]:
    """A date and a time as they are typed."""
    return {f"{name}_date": dates.short_date(value), f"{name}_time": dates.clock_time(value)}


def informant_data(complaint: Complaint) -> dict[str, str]:
    person = complaint.informant
    if person is None:
        found = {"name": complaint.informant_name}
        if complaint.phone:
            found |= {"phone": "1", "phone-1-number": complaint.phone}
        return found
    found = person_data(person)
    if complaint.phone and complaint.phone not in person.phones:
        place = len(person.phones) + 1
        found["phone"] = " ".join(str(n) for n in range(1, place + 1))
        found[f"phone-{place}-number"] = complaint.phone
    return found


def person_data(person: Person) -> dict[str, str]:
    """A person on record as the fields of a sheet."""
    found = {
        "name": person.name,
        "aliases": ", ".join(person.aliases),
        "relation": person.relation,
        "relative": person.relative,
        "sex": person.sex,
        "age": "" if person.age is None else str(person.age),
        "birth_year": str(person.birth_year or ""),
        "born_on": dates.short_date(person.born_on) if person.born_on else "",
        "nationality": person.nationality,
        "occupation": person.occupation,
        "email": person.email,
        "is_disabled": "on" if person.is_disabled else "",
    }
    if person.phones:
        found["phone"] = " ".join(str(n) for n in range(1, len(person.phones) + 1))
        found |= {f"phone-{n}-number": p for n, p in enumerate(person.phones, 1)}
    rows = list(person.addresses.all())
    if rows:
        found["addr"] = " ".join(str(n) for n in range(1, len(rows) + 1))
    for n, row in enumerate(rows, 1):
        for name in ("kind", "line", "district", "state", "pin"):
            found[f"addr-{n}-{name}"] = getattr(row, name)
    return {name: value for name, value in found.items() if value}
