"""What became of every row of the folder: one outcome a row, one line each, never a person's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

TAKEN, CHANGED, REFUSED, BEFORE = "taken", "changed", "refused", "before"
OUTCOMES = (TAKEN, CHANGED, REFUSED, BEFORE)


@dataclass
class Line:
    """The outcome of one row: ``said`` are the sentences that explain it."""

    table: str
    key: str
    outcome: str = TAKEN
    said: list[str] = field(default_factory=list)

    def change(self, sentence: str) -> None:
        """The row is taken, but not as it stood."""
        if self.outcome == TAKEN:
            self.outcome = CHANGED
        self.said.append(sentence)

    def note(self, sentence: str) -> None:
        """Something to know about a row whose outcome stays."""
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.outcome = REFUSED
        self.said.append(sentence)

    @property
    def sentence(self) -> str:
        return " ".join(self.said)

    def as_dict(self) -> dict[str, str]:
        return {
            "table": self.table,
            "key": self.key,
            "outcome": self.outcome,
            "why": self.sentence,
        }

    def __str__(self) -> str:
        return f"{self.outcome:<8} {self.table} {self.key}  {self.sentence}".rstrip()


class Report:
    """The lines of a run in the order of the tables."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.remarks: list[str] = []  # about whole files

    def line(self, table: str, key: str) -> Line:
        line = Line(table, key)
        self.lines.append(line)
        return line

    def remark(self, sentence: str) -> None:
        self.remarks.append(sentence)

    def counts(self, table: str = "") -> dict[str, int]:
        """{"before", "rows", "taken", "changed", "refused"} of one table, or of all."""
        found = Counter(line.outcome for line in self.lines if not table or line.table == table)
        return {
            "before": found[BEFORE],
            "rows": sum(found.values()),
            "taken": found[TAKEN],
            "changed": found[CHANGED],
            "refused": found[REFUSED],
        }

    def tables(self) -> dict[str, dict[str, int]]:
        return {
            name: self.counts(name) for name in dict.fromkeys(line.table for line in self.lines)
        }

    def worth_keeping(self) -> Iterator[dict[str, str]]:
        """The lines that the batch keeps: what was changed or refused, and why."""
        return (line.as_dict() for line in self.lines if line.outcome in (CHANGED, REFUSED))
