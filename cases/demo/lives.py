"""What a complaint and a case carry with them until their story is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from cases.demo import clockruns
from cases.demo.cast import Someone
from cases.demo.clockruns import Run
from cases.demo.matters import Matter
from cases.demo.telling import Scene
from cases.models import Case, Complaint
from cases.paper import FirPaper

CASE, COMPLAINT = "cases.Case", "cases.Complaint"


@dataclass(slots=True, eq=False)
class Life:
    """Rows that wait for the last word on their record, and the clocks that run on it."""

    unit: Any
    rng: Random
    rows: list[tuple[type, dict[str, Any]]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    done: bool = False

    def later(self, model: type, **values: Any) -> dict[str, Any]:
        """A row that is sent with the record; it may still change until then."""
        self.rows.append((model, values))
        return values

    def send(self, world: Any, *, sealed: bool = False) -> None:
        self.done = True
        world.open.pop(self, None)
        for model, values in self.rows:
            world.tables.add(model, **values)
        clockruns.write(world, self.runs, sealed=sealed)


@dataclass(slots=True, eq=False)
class ComplaintLife(Life):
    """One complaint: what it is about, who tells it, and its row."""

    matter: Matter | None = None
    key: str = ""  # of the matter's words
    language: str = "en"
    informant: Someone | None = None
    victim: Someone | None = None
    accused: list[Someone] = field(default_factory=list)
    thing: tuple[list, str, str] = ((), "", "")
    scene: Scene | None = None
    narrative: str = ""
    gist: str = ""
    sections: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    cited: str = ""
    end: str = "fir"  # how the story goes on: see complaint_story.ENDS

    @property
    def subject(self) -> tuple[str, str]:
        return COMPLAINT, self.id

    @property
    def url(self) -> str:
        return f"/complaints/{self.id}/"

    def finish(self, world: Any) -> None:
        world.tables.add(Complaint, **self.values)
        self.send(world)

    def close_book(self, world: Any) -> None:
        self.finish(world)


@dataclass(slots=True, eq=False)
class CaseLife(Life):
    """One case from its registration until its final report."""

    id: str = ""
    cited: str = ""
    paper: FirPaper | None = None
    matter: Matter | None = None
    found: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    complaint: ComplaintLife | None = None
    fir_id: str = ""
    told: int = 0  # progress notices
    sections: list[dict[str, Any]] = field(default_factory=list)
    recorder: Any = None  # the officer who took it down
    io: Any = None  # the officer of record now
    publication: dict[str, Any] | None = None

    @property
    def subject(self) -> tuple[str, str]:
        return CASE, self.id

    @property
    def url(self) -> str:
        return f"/cases/{self.id}/"

    @property
    def reference(self) -> str:
        """How a clock names the case, as ``casefile.reference_of``."""
        number = f"{self.values['number']:04d}/{self.values['year']}"
        return f"Zero FIR {number}" if self.values["kind"] == "zero" else f"FIR {number}"

    @property
    def is_public(self) -> bool:
        return self.values["sensitivity"] == "normal" and not self.values["is_child_case"]

    def finish(self, world: Any) -> None:
        world.tables.add(Case, **self.values)
        sealed = self.values["sensitivity"] == "sealed"
        if self.complaint:
            self.complaint.finish(world)
        self.send(world, sealed=sealed)

    def close_book(self, world: Any) -> None:
        self.finish(world)
