"""The acts that the law wants in the General Diary, and the words in which it says them.

The table is ``data/diary_acts.csv``: key, kind of entry, law, and a text in each language.  In a text
``%(number)s`` is a word that the service must give; what stands in ``[[ ]]`` is left out when one of
its words is not given or empty.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
WORD = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class DiaryAct:
    """One act: the kind of its entry, its law, its texts by language, the services that do it."""

    key: str
    kind: str
    law: str
    texts: dict[str, str]
    services: list[str] = field(default_factory=list)

    @property
    def words(self) -> set[str]:
        """Every word that its texts know."""
        return set(WORD.findall(self.texts["en"]))

    @property
    def required(self) -> set[str]:
        return set(WORD.findall(OPTIONAL.sub("", self.texts["en"])))

    def text(self, language: str, words: dict[str, object]) -> str:
        """The entry's text.  Raises TypeError when a word is missing or unknown."""
        given = {name: str(value).strip() for name, value in words.items() if value is not None}
        if self.key.startswith("zero_fir") and "number" in given:
            given["number"] = given["number"].removeprefix("Zero ")  # the text says it
        if missing := self.required - {name for name, value in given.items() if value}:
            raise TypeError(
                f"diary act {self.key} needs the words {', '.join(sorted(missing))}"
            )
        if unknown := set(given) - self.words:
            raise TypeError(f"diary act {self.key} has no words {', '.join(sorted(unknown))}")

        def keep(part: re.Match[str]) -> str:
            return part[1] if all(given.get(name) for name in WORD.findall(part[1])) else ""

        template = OPTIONAL.sub(keep, self.texts.get(language) or self.texts["en"])
        return WORD.sub(lambda word: given[word[1]], template)


def read_acts() -> dict[str, DiaryAct]:
    path = Path(__file__).parent / "data" / "diary_acts.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["key"]: DiaryAct(
                row["key"],
                row["kind"],
                row["law"],
                {code: row[code] for code in ("en", "hi", "ne")},
            )
            for row in csv.DictReader(lines)
        }


DIARY_ACTS = read_acts()


def acts_without_service() -> list[str]:
    """Acts that no loaded service declares with ``@in_diary``: for the test of the whole house."""
    return [key for key, act in DIARY_ACTS.items() if not act.services]
