"""Loads the law catalogue from ``cases/data``: the same rows however often it runs.

A section's classification is the First Schedule's; an IPC row has none in our files and is
derived from the BNS rows it became (``is_derived``), with what is known of the IPC's own
text laid over it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.db import models, transaction
from django.utils import timezone

from cases.models.law import (
    Act,
    Compounding,
    CrimeCategory,
    LawEdition,
    Section,
    SectionEquivalent,
    SectionWord,
    Unit,
)

from .law_ipc import (
    ANSWERS,
    DATA,
    ipc_sections,
    natural,
    provision,
    rows,
    section_key,
    whole_number,
)
from .law_rules import WOMAN_OFFICER, in_ranges

FILES = (
    "acts.csv",
    "crime_categories.csv",
    "offences_bns.csv",
    "offences_special.csv",
    "provisions_bns.csv",
    "ipc_bns.csv",
    "ipc_own.csv",
    "law_words.csv",
    "variant_labels.csv",
)
LANGUAGES = ("en", "hi", "ne")

_DAYS = {Unit.DAYS: 1, Unit.MONTHS: 30, Unit.YEARS: 360}
_COMPOUNDING = {
    "N": Compounding.NO,
    "Y_without_permission": Compounding.WITHOUT,
    "Y_with_court_permission": Compounding.WITH,
    "": Compounding.UNKNOWN,
}


def fingerprint() -> str:
    """SHA-256 of the data files and of this loader, so that a changed rule loads again too."""
    digest = hashlib.sha256()
    for path in (
        *(DATA / name for name in FILES),
        *(Path(__file__).with_name(f"law_{part}.py") for part in ("load", "ipc", "rules")),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def months(amount: int | None, unit: str) -> Decimal | None:
    """A term in months, for comparing only: 7 years = 84, 8 days = 0.267."""
    if amount is None:
        return None
    return (Decimal(amount) * _DAYS[Unit(unit)] / 30).quantize(Decimal("0.001"))


def gravity(*, death: bool, life: bool, low: Decimal | None, high: Decimal | None) -> int:
    """How heavy the highest punishment is, in days; life and death stand above every term."""
    ceiling = max(low or Decimal(0), high or Decimal(0))
    return 1_000_000 * death + 100_000 * life + int(ceiling * 30)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _acts() -> list[Act]:
    return [
        Act(
            code=row["code"],
            titles={lang: row[f"title_{lang}"] for lang in LANGUAGES},
            shorts={lang: row[f"short_{lang}"] for lang in LANGUAGES},
            aliases=row["aliases"].split(";"),
            year=int(row["year"]),
            valid_from=_date(row["valid_from"]),
            valid_to=_date(row["valid_to"]),
            owner=row["owner"],
            locked=row["locked"] == "1",
            order=place * 10,
            note=row["note"],
        )
        for place, row in enumerate(rows("acts.csv"), 1)
    ]


def _categories() -> list[CrimeCategory]:
    return [
        CrimeCategory(
            code=row["category"],
            labels={lang: row[f"label_{lang}"] for lang in LANGUAGES},
            special_law=row["law"] == "SLL",
            ncrb_head=row["ncrb_head"],
            head_groups=row["head_group"].split(";"),
            violent=row["violent"] == "1",
            order=int(row["order"]),
        )
        for row in rows("crime_categories.csv")
    ]


def _words() -> list[SectionWord]:
    return [
        SectionWord(
            act_id=row["act"],
            number=row["section"],
            language=row["language"],
            short_title=row["short_title"],
            words=row["words"].split(";"),
        )
        for row in rows("law_words.csv")
    ]


def _equivalents() -> list[SectionEquivalent]:
    return [
        SectionEquivalent(
            id=f"IPC-{row['ipc_section']}>BNS-{number}",
            old_act_id="IPC",
            old_number=row["ipc_section"],
            old_title=row["ipc_title"].strip(),
            new_act_id="BNS",
            new_number=number,
            relation=row["relation"],
            agreement=row["source_agreement"],
            note=row["note"],
        )
        for row in rows("ipc_bns.csv")
        for number in row["bns_sections"].split(";")
    ]


def finished(section: Section) -> Section:
    """The columns that follow from the others: months, gravity, rule flags, text for
    searching.
    """
    section.min_months = months(section.min_amount, section.min_unit)
    section.max_months = months(section.max_amount, section.max_unit)
    section.gravity = gravity(
        death=section.death, life=section.life, low=section.min_months, high=section.max_months
    )
    section.needs_woman_officer = in_ranges(section.act_id, section.number, WOMAN_OFFICER)
    section.search_text = " ".join(
        [section.act_id, section.number, section.title, *section.labels.values()]
    )
    return section


def _offence(row: dict[str, str], act: Act) -> Section:
    return Section(
        id=section_key(act.pk, row["section"], row["variant"]),
        act_id=act.pk,
        number=row["section"],
        variant=int(row["variant"]),
        title=row["title"],
        chapter=row["chapter"],
        valid_from=_date(row["valid_from"]) or act.valid_from,
        valid_to=_date(row["valid_to"]) or act.valid_to,
        is_in_force=row["in_force"] == "1",
        punishment=row["punishment"],
        punishment_note=row["punishment_note"],
        min_amount=whole_number(row["min_amount"]),
        min_unit=row["min_unit"],
        max_amount=whole_number(row["max_amount"]),
        max_unit=row["max_unit"],
        life=row["life"] == "1",
        death=row["death"] == "1",
        fine=row["fine"],
        fine_min_rs=whole_number(row["fine_min_rs"]),
        fine_max_rs=whole_number(row["fine_max_rs"]),
        imprisonment_type=row["imprisonment_type"],
        community_service=row["community_service"] == "1",
        cognizable=ANSWERS[row["cognizable"]],
        cognizable_note=row["cognizable_note"],
        bailable=ANSWERS[row["bailable"]],
        bailable_note=row["bailable_note"],
        triable_by=row["triable_by"],
        compoundable=_COMPOUNDING[row["compoundable"]],
        category_id=row["category"],
        confidence=row["confidence"],
        note=row["note"],
        source_page=row["source_page"],
        owner=act.owner,
        locked=act.locked,
    )


def _label(sections: list[Section], words: list[SectionWord]) -> None:
    """Short titles per language: the words file for the first variant of common sections,
    ``variant_labels.csv`` for the others.
    """
    shorts = {(word.act_id, word.number, word.language): word.short_title for word in words}
    variants = {
        (row["act"], row["section"], int(row["variant"])): row
        for row in rows("variant_labels.csv")
    }
    for (act, number, variant), row in variants.items():
        if variant == 1:
            for language in ("hi", "ne"):
                shorts.setdefault((act, number, language), row[f"label_{language}"])
    became = defaultdict(list)
    for row in rows("ipc_bns.csv"):
        became[row["ipc_section"]] = row["bns_sections"].split(";")
    for section in sections:
        section.labels = {"en": section.title}
        other = variants.get((section.act_id, section.number, section.variant))
        # An IPC section that became exactly one BNS section bears its short title.
        if section.act_id == "IPC" and len(became[section.number]) == 1:
            act, number = "BNS", became[section.number][0]
        else:
            act, number = section.act_id, section.number
        for language in ("hi", "ne"):
            found = other[f"label_{language}"] if other else shorts.get((act, number, language))
            if found and (other or section.variant == 1):
                section.labels[language] = found


def read_sections(acts: list[Act], words: list[SectionWord]) -> list[Section]:
    """All sections of the files, complete and in order; nothing is written."""
    by_code = {act.code: act for act in acts}
    offences = rows("offences_bns.csv")
    bns = [finished(_offence(row, by_code["BNS"])) for row in offences]
    bns += [
        finished(provision(by_code["BNS"], row["section"], row["title"], row["note"]))
        for row in rows("provisions_bns.csv")
    ]
    old_names = {
        section_key("BNS", row["section"], row["variant"]): row["ipc_equivalent"].split(";")
        for row in offences
        if row["ipc_equivalent"] and row["ipc_match"] != "new"
    }
    special = [_offence(row, by_code[row["act"]]) for row in rows("offences_special.csv")]
    sections = [*bns, *ipc_sections(by_code["IPC"], bns, old_names), *special]
    _label(sections, words)
    sections.sort(key=lambda row: (by_code[row.act_id].order, natural(row.number), row.variant))
    for place, section in enumerate(sections, 1):
        section.order = place
        finished(section)
    return sections


def _upsert(made: list[models.Model], unique: list[str]) -> None:
    model = type(made[0])
    fields = [
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in unique
    ]
    model._default_manager.bulk_create(
        made, update_conflicts=True, unique_fields=unique, update_fields=fields, batch_size=500
    )


def _drop_old_words(words: list[SectionWord]) -> None:
    kept = {(word.act_id, word.number, word.language) for word in words}
    gone = [
        pk
        for pk, *name in SectionWord.objects.filter(locked=True).values_list(
            "pk", "act_id", "number", "language"
        )
        if tuple(name) not in kept
    ]
    SectionWord.objects.filter(pk__in=gone).delete()


@transaction.atomic
def load(*, force: bool = False) -> bool:
    """Bring the catalogue to what the files say; False when it already was.

    Rows of the Centre are written over; a State's rows are added once and then left to the
    State. A Centre row that left the files is kept as withdrawn, because records may cite
    it. Runs as the owner or loader role: the database refuses it to web and worker.
    """
    files = fingerprint()
    edition, _created = LawEdition.objects.get_or_create(
        id=1, defaults={"edition": uuid.uuid4()}
    )
    if edition.files == files and not force:
        return False
    acts, categories, words = _acts(), _categories(), _words()
    sections = read_sections(acts, words)
    _upsert(categories, ["code"])
    _upsert([act for act in acts if act.locked], ["code"])
    Act.objects.bulk_create([act for act in acts if not act.locked], ignore_conflicts=True)
    _upsert([row for row in sections if row.locked], ["id"])
    Section.objects.bulk_create(
        [row for row in sections if not row.locked], ignore_conflicts=True
    )
    Section.objects.filter(locked=True).exclude(pk__in=[row.pk for row in sections]).update(
        withdrawn=True
    )
    _upsert(words, ["act", "number", "language", "owner"])
    _drop_old_words(words)
    equivalents = _equivalents()
    _upsert(equivalents, ["id"])
    SectionEquivalent.objects.filter(locked=True).exclude(
        pk__in=[row.pk for row in equivalents]
    ).delete()
    LawEdition.objects.filter(id=1).update(
        edition=uuid.uuid4(), files=files, loaded_at=timezone.now()
    )
    return True
