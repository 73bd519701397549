"""Writing persons down: names as given, papers cut to their last characters."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cctns.core.aadhaar import without_aadhaar
from cctns.core.ids import uuid7
from criminals.models import Address, IdentityPaper, Person

FULL_AADHAAR = re.compile(r"(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)")


def clean_text(value: str, *, limit: int) -> str:
    """One line of text: spaces folded, NUL and control characters out, at most ``limit`` characters.

    An Aadhaar number in it is cut to its last four digits.
    """
    text = "".join(c if c >= " " and c != "\x7f" else " " for c in value or "")
    return without_aadhaar(" ".join(text.split()))[:limit]


def clean_paper_number(kind: str, number: str) -> str:
    """The normalised number of an identity paper; refuses a full Aadhaar number (ruling 22)."""
    plain = re.sub(r"[^0-9A-Za-z]", "", number).upper()
    if kind == "aadhaar":
        if len(plain) != 4 or not plain.isdigit():
            raise ValidationError(
                _(
                    "Write only the last 4 digits of the Aadhaar number. The full number is never kept."
                )
            )
        return plain
    if FULL_AADHAAR.search(number):
        raise ValidationError(
            _("This looks like an Aadhaar number. Choose Aadhaar and write its last 4 digits.")
        )
    if len(plain) < 4:
        raise ValidationError(_("Write the whole number as it stands on the paper."))
    return plain


def paper_digest(kind: str, plain: str) -> str:
    """A keyed hash to find the same paper again without keeping its number."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{kind}:{plain}".encode(), hashlib.sha256).hexdigest()


def write_down(
    paper: Any, *, unit: Any, day: date, by: Any, origin: str = "live", batch: Any = None
) -> Person:
    """Store one person from a ``PersonPaper`` (cases/paper.py), with addresses and identity papers.

    ``paper.person_id`` takes an existing person instead, and adds what was not known of them.
    Raises ``ValidationError``.
    """
    if paper.person_id:
        known = Person.everything.select_for_update(of=("self",)).get(pk=paper.person_id)
        return complete(known, paper, day=day)
    person = Person(
        pk=uuid7(),
        unit=unit,
        name=clean_text(paper.name, limit=160),
        aliases=[clean_text(a, limit=160) for a in paper.aliases if a.strip()],
        relation=paper.relation if paper.relative else "",
        relative=clean_text(paper.relative, limit=160),
        sex=paper.sex or "U",
        born_on=paper.born_on,
        birth_year=paper.birth_year,
        age=paper.age,
        age_on=day if paper.age is not None else None,
        nationality=paper.nationality,
        occupation=clean_text(paper.occupation, limit=80),
        is_disabled=paper.is_disabled,
        phones=paper.phones,
        email=paper.email,
        marks=paper.marks,
        entered_by=by.user,
        entered_post=by.post_line,
        origin=origin,
        batch=batch,
    )
    person.save(force_insert=True)
    Address.objects.bulk_create(
        address_of(person, a) for a in paper.addresses if a.line.strip()
    )
    IdentityPaper.objects.bulk_create(
        identity_of(person, line) for line in paper.papers if line.number.strip()
    )
    return person


def complete(person: Person, paper: Any, *, day: date) -> Person:
    """Add to a person on record what is written down now and was not known; nothing is replaced."""
    new = {
        "relation": paper.relation if paper.relative and not person.relative else "",
        "relative": clean_text(paper.relative, limit=160),
        "born_on": paper.born_on,
        "birth_year": paper.birth_year,
        "age": paper.age,
        "occupation": clean_text(paper.occupation, limit=80),
        "email": paper.email,
        "marks": paper.marks,
    }
    changed = [name for name, value in new.items() if value and not getattr(person, name)]
    for name in changed:
        setattr(person, name, new[name])
    if "age" in changed:
        person.age_on = day
        changed.append("age_on")
    if person.sex == Person.Sex.UNKNOWN and paper.sex not in ("", Person.Sex.UNKNOWN):
        person.sex = paper.sex
        changed.append("sex")
    for name in ("aliases", "phones"):
        more = [v for v in getattr(paper, name) if v.strip() and v not in getattr(person, name)]
        if more:
            setattr(person, name, [*getattr(person, name), *more])
            changed.append(name)
    if changed:
        person.save(update_fields=changed)
    add_lines(person, paper)
    return person


def add_lines(person: Person, paper: Any) -> None:
    """Addresses and identity papers that the person did not have."""
    if paper.addresses:
        there = set(person.addresses.values_list("kind", "line"))
        Address.objects.bulk_create(
            address_of(person, a)
            for a in paper.addresses
            if a.line.strip() and (a.kind, clean_text(a.line, limit=200)) not in there
        )
    if paper.papers:
        held = set(person.papers.values_list("kind", "tail"))
        rows = [identity_of(person, line) for line in paper.papers if line.number.strip()]
        IdentityPaper.objects.bulk_create(r for r in rows if (r.kind, r.tail) not in held)


def address_of(person: Person, a: Any) -> Address:
    return Address(
        person=person,
        kind=a.kind,
        line=clean_text(a.line, limit=200),
        district=clean_text(a.district, limit=80),
        state=clean_text(a.state, limit=80),
        pin=a.pin,
    )


def identity_of(person: Person, line: Any) -> IdentityPaper:
    plain = clean_paper_number(line.kind, line.number)
    digest = "" if line.kind == "aadhaar" else paper_digest(line.kind, plain)
    return IdentityPaper(
        person=person,
        kind=line.kind,
        tail=plain[-4:],
        digest=digest,
        issued=clean_text(line.issued, limit=80),
    )
