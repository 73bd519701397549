"""Items 1 to 15 of IIF-1 as they stand on paper: what the template prints, in the paper's two languages.

Takes ``Fir.content``, whole or masked, and survives one with missing keys (older registers).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cases.iif1 import (
    AccusedBlock,
    Content,
    OfficerLine,
    PersonBlock,
    PropertyLine,
    masked_content,
)
from cases.iif1_words import FEATURES, LABELS, VALUES
from cases.models import Act
from cctns.core.dates import clock_time, short_date
from cctns.core.masking import WITHHELD, phone_tail
from cctns.core.models import Code
from cctns.core.money import RUPEE, rupees
from cctns.core.paper_words import ORDER, Words

ACTIONS = {"investigate": "1", "directed": "2", "refused": "3", "transferred": "4"}
ID_TABLE = ("voter", "driving", "pan", "ration", "other")  # item 6(g); (e) and (f) stand alone


class Sheet:
    """One FIR on paper.  The template reads its attributes and methods by item."""

    def __init__(self, content: Content, words: Words, *, masked: bool = False) -> None:
        victims = content.get("victims") or []
        # The informant as first victim stands in item 6 and is not repeated (told before masking).
        self.informant_is_victim = bool(victims) and (
            essence(victims[0]) == essence(content.get("complainant") or {})
        )
        self.content = masked_content(content) if masked else content
        self.w = Words(
            words.languages, *words.tables, LABELS
        )  # a letter lends the form's words

    # --- items 1 to 5

    def sections(self) -> list[tuple[Any, str]]:
        """Item 2: acts in the order of the form, each with its sections."""
        grouped: dict[str, list[str]] = {}
        for line in self.content.get("sections") or []:
            numbers = grouped.setdefault(line.get("act") or "", [])
            if (
                line.get("section") and line["section"] not in numbers
            ):  # a section of two variants
                numbers.append(line["section"])
        titles = {act.code: act.titles for act in Act.objects.filter(code__in=grouped)}
        return [
            (self._act(code, titles.get(code)), ", ".join(numbers))
            for code, numbers in grouped.items()
        ]

    def _act(self, code: str, titles: dict[str, str] | None) -> Any:
        if not titles:
            return code or self.w.plain("other_law")
        row = tuple(titles.get(lang) or titles.get("en") or code for lang in ORDER)
        return self.w.value({code: row}, code)

    def occurrence(self) -> dict[str, Any]:
        """Item 3(a)."""
        found = self.content.get("occurrence") or {}
        start, end = moment(found.get("from")), moment(found.get("to"))
        unknown = self.w.plain("not_known")
        return {
            "day": self.w.value(VALUES["day"], (found.get("day") or "").casefold()) or unknown,
            "date_from": short_date(start) if start else unknown,
            "date_to": short_date(end or start) if end or start else unknown,
            "pahar": format_html("{} {}", self.w.plain("pahar"), found["pahar"])
            if found.get("pahar")
            else unknown,
            "time_from": hours(start) or unknown,
            "time_to": hours(end or start) or unknown,
        }

    def information_at(self) -> str:
        """Item 3(b)."""
        return stamp((self.content.get("information") or {}).get("at"))

    def diary(self) -> Any:
        """Item 3(c)."""
        found = self.content.get("diary") or {}
        if not found.get("number"):
            return self.w.plain("not_given")
        return format_html(
            "{} {}, {}", self.w.plain("entry"), f"{found['number']:03d}", stamp(found.get("at"))
        )

    def information_type(self) -> Any:
        """Item 4."""
        kind = (self.content.get("information") or {}).get("type")
        return self.w.value(VALUES["information"], kind) or self.w.plain("not_given")

    def place(self) -> dict[str, Any]:
        """Item 5."""
        found = self.content.get("place") or {}
        way = self.w.shown(found.get("direction") or "")
        if found.get("direction") != WITHHELD:
            way = self.w.value(VALUES["direction"], found.get("direction"))
            if found.get("distance_km"):
                far = f"{found['distance_km']} {self.w.first('km')}"
                way = joined([way, far])
        where = ", ".join(
            found.get(key) or "" for key in ("latitude", "longitude") if found.get(key)
        )
        outside = [found.get(f"outside_{key}") for key in ("station", "district", "state")]
        return {
            "way": way or self.w.plain("not_given"),
            "beat": self.w.shown(found.get("beat")) or self.w.plain("not_given"),
            "address": self.w.shown(found.get("address")) or self.w.plain("not_given"),
            "position": where,
            "outside": joined(outside)
            if found.get("outside")
            else self.w.plain("not_applicable"),
        }

    # --- items 6 and 7: people

    def complainant(self) -> dict[str, Any]:
        """Item 6."""
        return self.person(self.content.get("complainant") or {})

    def person(self, block: PersonBlock) -> dict[str, Any]:
        """One person, every value ready to print; empty values read "Not given"."""
        blank = self.w.plain("not_given")
        unseen = self.w.shown(WITHHELD) if self.content.get("masked") else blank
        papers = block.get("papers") or []
        birth_key, birth = self._birth(block)
        return {
            "name": self.name(block),
            "alias": ", ".join(block.get("alias") or []),
            "relative_label": self.w[
                f"6b_{block['relation']}" if block.get("relation") else "6b"
            ],
            "relative": self.w.shown(block.get("relative")) or blank,
            "birth_label": self.w[birth_key],
            "birth": birth or blank,
            "sex": self.w.value(VALUES["sex"], block.get("sex")),
            "age": block.get("age_band") or block.get("age") or "",
            "nationality": block.get("nationality") or blank,
            "aadhaar": self._papers(papers, ("aadhaar",)) or unseen,
            "passport": self._papers(papers, ("passport",)) or unseen,
            "identity": self._papers(papers, ID_TABLE, kinds=True) or unseen,
            "occupation": self.w.shown(block.get("occupation")) or blank,
            "addresses": self.addresses(block),
            "address": self.address(block) or blank,
            "phones": ", ".join(phone_tail(number) for number in block.get("phones") or [])
            or unseen,
            "email": self.w.shown(block.get("email") or ""),
        }

    def name(self, block: PersonBlock) -> Any:
        """The name as written, or for a pseudonym the part in words: "Victim (पीड़ित) V1"."""
        name, code = block.get("name") or "", block.get("code") or ""
        if self.content.get("masked") and name and name == code:
            part = self.w.value(VALUES["pseudonym"], code[:1])
            if code == "C1":
                return part
            return format_html("{} {}", part, code[1:] if code[:1] == "V" else code)
        return name or self.w.plain("not_known")

    def _birth(self, block: PersonBlock) -> tuple[str, Any]:
        if block.get("born_on"):
            born = date.fromisoformat(block["born_on"])
            return "6c_date", short_date(born)
        if block.get("birth_year"):
            return "6c_year", block["birth_year"]
        return "6c_age", block.get("age_band") or block.get("age")

    def _papers(
        self, papers: list, wanted: tuple[str, ...], *, kinds: bool = False
    ) -> SafeString:
        lines = []
        for paper in papers:
            if paper.get("kind") not in wanted:
                continue
            text = f"{self.w.first('last4')}: {paper.get('tail') or ''}"
            if kinds:
                text = format_html("{}, {}", self.w.value(VALUES["paper"], paper["kind"]), text)
            lines.append(joined([text, paper.get("issued")]))
        return joined(lines, "; ")

    def addresses(self, block: PersonBlock) -> list[tuple[SafeString, Any]]:
        """The address table: kind and line."""
        return [
            (
                self.w.plain(line.get("kind") if line.get("kind") in KINDS else "other"),
                self._line(line),
            )
            for line in block.get("addresses") or []
        ]

    def address(self, block: PersonBlock) -> Any:
        """The present address, else the first."""
        lines = block.get("addresses") or []
        present = next((line for line in lines if line.get("kind") == "present"), None)
        chosen = present or (lines[0] if lines else None)
        return self._line(chosen) if chosen else ""

    def _line(self, line: dict[str, str]) -> SafeString:
        return joined(
            [
                self.w.shown(line.get("line")),
                *(line.get(k) for k in ("district", "state", "pin")),
            ]
        )

    def victims(self) -> list[dict[str, Any]]:
        """Victims who are not the informant (the informant as victim stands in item 6)."""
        rows = self.content.get("victims") or []
        return [self.person(row) for row in rows[1 if self.informant_is_victim else 0 :]]

    def accused(self) -> list[dict[str, Any]]:
        """Item 7: known, suspected or unknown."""
        rows = []
        for block in self.content.get("accused") or []:
            person = block.get("person") or {}
            known = self.w.value(VALUES["known"], block.get("known"))
            shown = (
                self.person(person)
                if person
                else {"name": known, "relative": "", "address": ""}
            )
            if person and block.get("known") == "suspected":
                shown["name"] = format_html("{}<br>{}", shown["name"], known)
            shown["code"] = block.get("code") or ""
            shown["description"] = self.w.shown(block.get("description") or "")
            shown["features"] = self._features(block)
            rows.append(shown)
        return rows

    def _features(self, block: AccusedBlock) -> list[tuple[Any, str]]:
        found = block.get("features") or {}
        known = [
            (self.w.value(FEATURES, key), found[key]) for key in FEATURES if found.get(key)
        ]
        return known + [
            (key, text) for key, text in found.items() if key not in FEATURES and text
        ]

    # --- items 8 to 15

    def delay(self) -> Any:
        return self.w.shown(self.content.get("delay_reason")) or self.w.plain("no_delay")

    def property(self) -> list[dict[str, Any]]:
        """Item 9."""
        items = self.content.get("property") or []
        wanted = {
            item.get(key) for item in items for key in ("category", "type") if item.get(key)
        }
        lists = ("property_category", "property_type")
        labels = {
            row.code: row.labels for row in Code.objects.filter(list__in=lists, code__in=wanted)
        }
        return [
            {
                "category": self._label(labels, item.get("category")),
                "type": self._label(labels, item.get("type")),
                "description": self._described(item),
                "value": rupees(item["value"]).removeprefix(f"{RUPEE} ")
                if is_amount(item.get("value"))
                else "",
            }
            for item in items
        ]

    def _described(self, item: PropertyLine) -> Any:
        if WITHHELD in (item.get("description"), item.get("marks")):
            return self.w.shown(WITHHELD)
        return joined([item.get("description"), item.get("marks")])

    def _label(self, labels: dict[str, dict[str, str]], code: str | None) -> Any:
        found = labels.get(code or "")
        if not found:
            return (code or "").replace("_", " ").capitalize()
        row = tuple(found.get(lang) or found.get("en") or code for lang in ORDER)
        return self.w.value({code: row}, code)

    def property_total(self) -> str:
        """Item 10."""
        total = self.content.get("property_total")
        return rupees(total) if is_amount(total) and Decimal(total) else ""

    def inquest(self) -> str:
        """Item 11."""
        return ", ".join(line.get("number") or "" for line in self.content.get("inquest") or [])

    def narrative(self) -> Any:
        """Item 12."""
        return self.w.shown(self.content.get("narrative") or "")

    def action(self) -> dict[str, Any]:
        """Item 13: which of the four lines is ticked, and what it names."""
        found = self.content.get("action") or {}
        chosen = ACTIONS.get(found.get("kind") or "investigate", "1")
        return {
            "ticks": {chosen, "1"} if chosen == "2" else {chosen},
            "io": officer_line(found.get("io"), self.w) if chosen in "12" else "",
            "reason": self.w.shown(found.get("reason") or ""),
            "to": joined([found.get("to_station"), found.get("to_district")]),
        }

    def officer(self) -> Any:
        return officer_line(self.content.get("officer"), self.w)

    def recorder(self) -> Any:
        return officer_line(self.content.get("recorder"), self.w)

    def signed(self) -> Any:
        return self.w.value(
            VALUES["signature"], (self.content.get("signature") or {}).get("how")
        )


KINDS = ("present", "permanent", "other")


def essence(block: PersonBlock) -> tuple:
    """What tells one written-down person from another."""
    return tuple(
        str(block.get(key) or "")
        for key in ("name", "relative", "sex", "age", "born_on", "phones")
    )


def officer_line(officer: OfficerLine | None, words: Words) -> Any:
    """ "Nim Dorjee Bhutia, SI, No. SI-0417"."""
    officer = officer or {}
    number = (
        format_html("{} {}", words.plain("no"), officer["number"])
        if officer.get("number")
        else ""
    )
    return joined([officer.get("name"), officer.get("rank"), number])


def joined(parts: Iterable[Any], sep: str = ", ") -> SafeString:
    return format_html_join(sep, "{}", ((part,) for part in parts if part not in (None, "")))


def moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def hours(at: datetime | None) -> str:
    """ "18:30 hrs"."""
    return f"{clock_time(at)} hrs" if at else ""


def stamp(text: str | datetime | None) -> str:
    """ "23-11-2026, 21:10 hrs"."""
    at = text if isinstance(text, datetime) else moment(text)
    return f"{short_date(at)}, {hours(at)}" if at else ""


def is_amount(value: Any) -> bool:
    try:
        return value not in (None, "") and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False
