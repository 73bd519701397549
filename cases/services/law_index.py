"""The catalogue as an index in the process: numbers of both codes, Acts by name, everyday words.

About 1,400 sections; built in a fraction of a second, once per process and edition.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from cases.models.law import Act, LawEdition, Section, SectionEquivalent, SectionWord

from . import law_text
from .law_ipc import natural
from .law_rules import base_number

Name = tuple[str, str]  # act code, number

_MARKS = r"(?:u/s|u\.s\.|us|sections?|sec\.?|s\.|dhara|dafa|धाराएँ|धारा|दफा|कलम)"
_NUMBER = re.compile(
    r"(?<![a-z\d])(\d{1,4})(?: ?([a-z]{1,2}|[क-घ]))?"
    r"((?: ?\( ?[0-9a-z]{1,4} ?\))*)(?![a-z\d])"
)
_HINDI_LETTERS = {"क": "a", "ख": "b", "ग": "c", "घ": "d"}

# Weights, found on the tuning part of the probe file.
_FUZZY_CUTOFF = 0.86
_FUZZY_WEIGHT = 0.75
_PREFIX_WEIGHT = 0.7
_PHRASE = 6.0
_KNOWN_WORDS = 0.8  # a section that has everyday words is a common one
_NOT_AN_OFFENCE = 0.55


@dataclass
class Phrase:
    tokens: frozenset[str]
    text: str
    strength: float
    size: float = 0.0  # what all its tokens weigh together


@dataclass
class Doc:
    """One number of one Act, whatever its variants."""

    name: Name
    section_id: str
    valid_from: date | None
    valid_to: date | None
    usable: bool
    owner: str
    is_offence: bool
    has_words: bool = False
    phrases: list[Phrase] = field(default_factory=list)
    tokens: frozenset[str] = frozenset()


class Index:
    """The catalogue as it stood at one edition.  Read-only once built."""

    def __init__(self, edition: Any) -> None:
        self.edition = edition
        self.docs: dict[Name, Doc] = {}
        self.by_base: dict[Name, list[str]] = defaultdict(list)
        self.new_of: dict[str, list[str]] = defaultdict(list)  # IPC number -> BNS numbers
        self.old_of: dict[str, list[str]] = defaultdict(list)
        self.aliases: list[tuple[re.Pattern, str]] = []
        self.special: list[str] = []
        self.spelled: dict[str, str] = {}  # Roman word as written -> its key
        self._read_acts()
        self._read_sections()
        self._read_equivalents()
        self._read_words()
        self._weigh()

    # ------------------------------------------------------------ building
    def _read_acts(self) -> None:
        found = []
        for act in Act.objects.order_by("order", "code"):
            if act.pk not in ("BNS", "IPC"):
                self.special.append(act.pk)
            names = {*filter(None, act.aliases), act.pk, *act.shorts.values()}
            found.extend((name.lower(), act.pk) for name in names)
        for alias, code in sorted(found, key=lambda pair: -len(pair[0])):
            letters = re.escape(alias).replace(r"\ ", r"[ .]*")
            self.aliases.append(
                (re.compile(rf"(?<![a-zऀ-ॿ]){letters}(?![a-zऀ-ॿ])(?: act)?"), code)
            )

    def _read_sections(self) -> None:
        rows = Section.objects.filter(withdrawn=False).order_by("order", "variant")
        for row in rows.values_list(
            "pk",
            "act_id",
            "number",
            "valid_from",
            "valid_to",
            "is_in_force",
            "owner",
            "is_offence",
            "labels",
        ):
            pk, act, number, begin, end, usable, owner, is_offence, labels = row
            doc = self.docs.get((act, number))
            if doc is None:
                doc = Doc((act, number), pk, begin, end, usable, owner, is_offence)
                self.docs[doc.name] = doc
                self.by_base[act, base_number(number).upper()].append(number)
            for text in labels.values():
                self._phrase(doc, text, 0.7)

    def _read_equivalents(self) -> None:
        for old, new in SectionEquivalent.objects.values_list("old_number", "new_number"):
            if old and new:
                for number in self._numbers("BNS", new):
                    self.new_of[old].append(number)
                    self.old_of[number].append(old)

    def _read_words(self) -> None:
        for act, number, title, words in SectionWord.objects.values_list(
            "act_id", "number", "short_title", "words"
        ):
            names = [(act, number)]
            if act == "BNS":
                names += [("IPC", old) for old in self.old_of.get(number, ())]
            for name in names:
                if doc := self.docs.get(name):
                    doc.has_words = True
                    self._phrase(doc, title, 0.8)
                    for text in words:
                        self._phrase(doc, text, 1.0)

    def _phrase(self, doc: Doc, text: str, strength: float) -> None:
        words = law_text.pairs(text)
        if words:
            doc.phrases.append(Phrase(frozenset(words), text, strength))
            self.spelled.update(
                (word, token)
                for token, word in words.items()
                if word.isascii() and len(word) >= 5
            )

    def _weigh(self) -> None:
        met: dict[str, set[Name]] = defaultdict(set)
        for doc in self.docs.values():
            doc.tokens = frozenset().union(*(phrase.tokens for phrase in doc.phrases))
            for token in doc.tokens:
                met[token].add(doc.name)
        total = len(self.docs) or 1
        self.postings = met
        self.rarity = {
            token: math.log(1 + total / (1 + len(names))) for token, names in met.items()
        }
        self.vocabulary = sorted(
            token for token in met if len(token) >= 3 and not token.isdigit()
        )
        self.unknown = math.log(1 + total / 20)
        for doc in self.docs.values():
            for phrase in doc.phrases:
                phrase.size = sum(self.rarity[token] for token in phrase.tokens)

    # ------------------------------------------------------------ numbers
    def _numbers(self, act: str, number: str) -> list[str]:
        """Numbers of that Act that this one names: itself, else its sub-sections, else its
        letters.
        """
        candidates = self.by_base.get((act, base_number(number).upper()), [])
        exact = [found for found in candidates if found.lower() == number.lower()]
        inner = [
            found for found in candidates if found.lower().startswith(f"{number.lower()}(")
        ]
        return exact or inner

    def parse(self, query: str) -> tuple[str | None, list[str], str]:
        """The Act named, the numbers named, and the words that remain."""
        text = law_text.plain(query)
        act = None
        if any(letter.isdigit() for letter in text):
            spaced = (
                re.sub(r"(?<=[a-zऀ-ॿ])(?=\d)", " ", text)
                if re.match(r"[a-z]+\d", text)
                else text
            )
            for pattern, code in self.aliases:
                if found := pattern.search(spaced):
                    act = code
                    text = f"{spaced[: found.start()]} {spaced[found.end() :]}"
                    break
        text = re.sub(rf"(?<![a-zऀ-ॿ]){_MARKS}(?![a-zऀ-ॿ])", " ", text)
        numbers = []
        for digits, written, inner in _NUMBER.findall(text):
            letter = _HINDI_LETTERS.get(written, written)
            numbers.append(f"{digits}{letter.upper()}{inner.replace(' ', '')}")
        rest = _NUMBER.sub(" ", text)
        return act, numbers, rest

    def by_number(self, act: str | None, number: str, code: str) -> list[tuple[Name, str]]:
        """Names that a number may mean, likeliest first, with the reason."""
        other = "IPC" if code == "BNS" else "BNS"
        own = [
            ((code, n), _("Section %(number)s") % {"number": n})
            for n in self._numbers(code, number)
        ]
        # "303": the sub-section that punishes before the one that defines
        own.sort(key=lambda pair: pair[0][1] != number and not self.docs[pair[0]].is_offence)
        moved = self._moved(other, number, code)
        special = [
            ((name, n), _("Section %(number)s") % {"number": n})
            for name in ([act] if act in self.special else self.special)
            for n in (self._numbers(name, number) if act else self._exact(name, number))
        ]
        if act == code:
            return own
        if act == other:
            kept = [
                ((other, n), self._why_kept(other, n)) for n in self._numbers(other, number)
            ]
            return [*moved, *kept]
        if act:
            return special
        return [*own[:2], *moved[:3], *special[:3], *own[2:], *moved[3:], *special[3:]]

    def _exact(self, act: str, number: str) -> list[str]:
        return [
            n
            for n in self.by_base.get((act, base_number(number).upper()), [])
            if n.lower() == number.lower()
        ]

    def _moved(self, old_code: str, number: str, code: str) -> list[tuple[Name, str]]:
        """What that number of the other code is in the code of the day."""
        table = self.new_of if code == "BNS" else self.old_of
        found = []
        for old in self._numbers(old_code, number):
            for new in sorted(dict.fromkeys(table.get(old, ())), key=natural):
                named = {"old": old, "new": new}
                if code == "BNS":
                    reason = _("IPC %(old)s is BNS %(new)s since 01-07-2024") % named
                else:
                    reason = _("BNS %(old)s was IPC %(new)s before 01-07-2024") % named
                found.append(((code, new), reason))
        return list(dict(found).items())

    def _why_kept(self, code: str, number: str) -> str:
        named = {"number": number}
        if code == "IPC":
            if not self.new_of.get(number):
                return _("IPC %(number)s has no equal section in the BNS") % named
            return _("IPC %(number)s, for offences before 01-07-2024") % named
        return _("BNS %(number)s, for offences from 01-07-2024") % named

    # ------------------------------------------------------------ words
    def _meanings(self, token: str, word: str) -> dict[str, float]:
        """Vocabulary that a typed word may mean, with a weight: itself, near spellings,
        longer forms.
        """
        near: dict[str, float] = {token: 1.0} if token in self.postings else {}
        if len(token) < 3 or token.isdigit():
            return near
        for found, score, _place in process.extract(
            token,
            self.vocabulary,
            scorer=JaroWinkler.normalized_similarity,
            score_cutoff=_FUZZY_CUTOFF,
            limit=12,
        ):
            if fuzz.ratio(token, found) >= 60:
                near.setdefault(found, _FUZZY_WEIGHT * score)
        if not near and word.isascii() and len(word) >= 5:
            spelled = process.extract(
                word, self.spelled.keys(), scorer=fuzz.ratio, score_cutoff=80, limit=5
            )
            for found, score, _place in spelled:
                meant = self.spelled[found]
                near[meant] = max(near.get(meant, 0), _FUZZY_WEIGHT * score / 100)
        if len(token) >= 4:
            for found in self._longer_or_shorter(token):
                near[found] = max(near.get(found, 0), _PREFIX_WEIGHT)
        return near

    def _longer_or_shorter(self, token: str) -> Iterator[str]:
        """Words that begin with this one, and the beginnings of this one that are words."""
        place = bisect_left(self.vocabulary, token)
        while place < len(self.vocabulary) and self.vocabulary[place].startswith(token):
            yield self.vocabulary[place]
            place += 1
        for end in range(4, len(token)):
            if token[:end] in self.postings:
                yield token[:end]

    def by_words(self, text: str) -> dict[Name, tuple[float, str]]:
        """Scores and the phrase met, for every section that shares a word with the text."""
        meanings = [self._meanings(token, word) for token, word in law_text.pairs(text).items()]
        weights = [
            {word: weight * self.rarity[word] for word, weight in near.items()}
            for near in meanings
        ]
        whole = sum(
            max((self.rarity[word] for word in near), default=self.unknown) for near in meanings
        )
        candidates = {
            name for near in meanings for word in near for name in self.postings[word]
        }
        return {name: self._score(self.docs[name], weights, whole) for name in candidates}

    @staticmethod
    def _score(doc: Doc, weights: list[dict[str, float]], whole: float) -> tuple[float, str]:
        """How well a section's words meet the typed ones: loosely, and as one whole phrase."""
        met = [
            {word: weight for word, weight in near.items() if word in doc.tokens}
            for near in weights
        ]
        loose = sum(max(near.values(), default=0) for near in met)
        touched = {word for near in met for word in near}
        best, said = 0.0, doc.phrases[0].text
        for phrase in doc.phrases:
            if touched.isdisjoint(phrase.tokens):
                continue
            common = sum(
                max(
                    (weight for word, weight in near.items() if word in phrase.tokens),
                    default=0,
                )
                for near in met
            )
            fit = phrase.strength * min(1, common / phrase.size) * min(1, common / whole)
            if fit > best:
                best, said = fit, phrase.text
        score = loose / whole * 2 + best * _PHRASE + (_KNOWN_WORDS if doc.has_words else 0)
        return score * (1 if doc.is_offence else _NOT_AN_OFFENCE), said


_lock = Lock()
_built: Index | None = None


def current() -> Index:
    """The index of the present edition, built once per process and edition."""
    global _built  # noqa: PLW0603  (one cache per process, guarded by the lock)
    edition = LawEdition.objects.values_list("edition", flat=True).first()
    found = _built
    if found is None or edition is None or found.edition != edition:
        with _lock:
            if _built is None or edition is None or _built.edition != edition:
                _built = Index(edition)
            found = _built
    return found
