"""What follows from the chosen sections: cognizable, bailable, court, clocks, guards,
sensitivity.

Pure functions over ``Section`` rows and ``law_rules``; nothing is read from or written to
the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models.law import Answer, Confidence, Court, Section
from cases.models.sensitivity import Sensitivity, higher
from cctns.core import dates

from . import law_rules as rules
from .law_ipc import COURT_ORDER
from .law_rules import Fact, Weight, in_ranges

MIXED = "mixed"


@dataclass(frozen=True)
class Finding:
    """An answer (yes, no, mixed or unknown) and the sentence that says why."""

    value: str
    reason: str = ""

    def __bool__(self) -> bool:
        """True for yes; mixed counts as yes, because the whole case is cognizable (BNSS
        s.174(4)).
        """
        return self.value in (Answer.YES, MIXED)


@dataclass(frozen=True)
class ClockStart:
    """A clock that will run: its id, the event that starts it, the law, and what it asks
    for.
    """

    id: str
    event: str
    law: str
    why: str


@dataclass(frozen=True)
class Enquiry:
    """May a preliminary enquiry be held (BNSS s.173(3), clock C06)?  ``reason`` is a
    sentence.
    """

    allowed: bool
    reason: str
    law: str = "BNSS s.173(3)"


@dataclass(frozen=True)
class Consequences:
    """Everything the section picker shows and the services and guards go by.

    ``max_months`` is the highest term in months (None: not stated); ``limitation_months``
    None: no limit.  ``needs_confirmation``: a derived or low-confidence row decides
    something, so no hard rule may rest on it until an officer confirms the law.
    """

    sections: tuple[Section, ...]
    cognizable: Finding
    bailable: Finding
    court: str
    court_label: str
    max_months: int | None
    life: bool
    death: bool
    principal: Section | None
    clocks: tuple[ClockStart, ...]
    needs_woman_officer: bool
    forensic: str  # "required", "advised" or "no"
    forensic_reason: str
    rank_required: str  # code of the lowest rank, or ""
    rank_is_hard: bool
    rank_law: str
    enquiry: Enquiry
    sensitivity: str
    sensitivity_reasons: tuple[str, ...]
    withhold_publication: bool
    default_bail_days: int | None
    limitation_months: int | None
    questions: tuple[Fact, ...]
    warnings: tuple[str, ...]
    needs_confirmation: bool
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def clock_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(clock.id for clock in self.clocks))

    @property
    def may_register_fir(self) -> bool:
        """An FIR needs a cognizable offence (BNSS s.173(1)); otherwise it is a report under
        s.174.
        """
        return bool(self.cognizable)


# ---------------------------------------------------------------- cognizable and bailable
def _cognizance(section: Section, facts: Mapping[str, Any], *, alone: bool) -> Finding | None:
    """One section's answer; None when it follows another offence of the case."""
    if section.cognizable != Answer.SPECIAL:
        return Finding(section.cognizable)
    if in_ranges(section.act_id, section.number, rules.COGNIZABLE_FOR_INVESTIGATION):
        return Finding(
            Answer.YES,
            _("%(section)s is cognizable for investigation only.") % {"section": section},
        )
    key = rules.DEPENDS_ON.get((section.act_id, section.number))
    if key and key in facts:
        return Finding(Answer.YES if facts[key] else Answer.NO)
    if rules.FOLLOWS in section.cognizable_note and not alone:
        return None
    named = {"section": section, "note": section.cognizable_note}
    return Finding(
        Answer.UNKNOWN, _("%(section)s is cognizable only in some cases: %(note)s.") % named
    )


def cognizable(sections: Iterable[Section], facts: Mapping[str, Any]) -> Finding:
    """Yes, no, mixed (one is enough, BNSS s.174(4)) or unknown with the reason."""
    rows = [row for row in sections if row.is_offence]
    own = [row for row in rows if rules.FOLLOWS not in row.cognizable_note]
    answers = [_cognizance(row, facts, alone=not own) for row in rows]
    found = [answer for answer in answers if answer is not None]
    values = {answer.value for answer in found}
    reasons = " ".join(dict.fromkeys(answer.reason for answer in found if answer.reason))
    if not found:
        return Finding(Answer.UNKNOWN, _("Choose a section that states an offence."))
    if Answer.YES in values:
        if Answer.NO in values:
            return Finding(
                MIXED,
                _("One offence is cognizable, so the whole case is (BNSS s.174(4))."),
            )
        return Finding(Answer.YES, reasons if values == {Answer.YES} else "")
    if Answer.UNKNOWN in values:
        return Finding(
            Answer.UNKNOWN, reasons or _("The catalogue does not say whether it is cognizable.")
        )
    return Finding(Answer.NO, _("No offence here is cognizable (BNSS s.174)."))


def bailable(sections: Iterable[Section]) -> Finding:
    """No when one offence is non-bailable; unknown when only "depends" is left."""
    rows = [row for row in sections if row.is_offence]
    values = {row.bailable for row in rows}
    if Answer.NO in values:
        return Finding(Answer.NO)
    open_rows = [row for row in rows if row.bailable in (Answer.SPECIAL, Answer.UNKNOWN)]
    own = [row for row in rows if row not in open_rows]
    if open_rows and not (own and all(rules.FOLLOWS in row.bailable_note for row in open_rows)):
        named = {"section": open_rows[0], "note": open_rows[0].bailable_note or "-"}
        return Finding(
            Answer.UNKNOWN, _("%(section)s is bailable only in some cases: %(note)s.") % named
        )
    return Finding(Answer.YES) if own else Finding(Answer.UNKNOWN)


# ---------------------------------------------------------------- punishment
def principal(sections: Iterable[Section]) -> Section | None:
    """The section with the highest punishment; between equals the earlier kind of crime
    (NCRB).
    """
    rows = [row for row in sections if row.is_offence]
    if not rows:
        return None
    return min(
        rows,
        key=lambda row: (
            -row.gravity,
            row.category.order if row.category_id else 9999,
            -(row.min_months or 0),
            row.order,
        ),
    )


def _months(section: Section) -> float:
    """The highest term the row states; a floor without a ceiling counts as that floor."""
    return float(max(section.max_months or 0, section.min_months or 0))


def weight(sections: Iterable[Section], *, is_cognizable: bool | None) -> Weight:
    """The highest punishment among the sections."""
    rows = [row for row in sections if row.is_offence]
    return Weight(
        months=max((_months(row) for row in rows), default=0),
        life=any(row.life for row in rows),
        death=any(row.death for row in rows),
        cognizable=is_cognizable,
    )


def _court(sections: list[Section]) -> str:
    named = [row.triable_by for row in sections if row.is_offence and row.triable_by]
    own = [court for court in named if court != Court.SAME]
    return max(own or named, key=COURT_ORDER.index, default="")


def _limitation(sections: list[Section], heavy: Weight) -> int | None:
    """Months within which a court must take cognizance (BNSS s.514); None: no limit, or not
    known.
    """
    if heavy.life or heavy.death:
        return None
    fine_only = all(row.fine == "only" for row in sections if row.is_offence)
    if not heavy.months and not fine_only:
        return None
    return next((limit for top, limit in rules.LIMITATION if heavy.months <= top), None)


def _default_bail_days(sections: list[Section], heavy: Weight) -> int | None:
    if any(in_ranges(row.act_id, row.number, rules.COMMERCIAL_DRUGS) for row in sections):
        return 180
    if not heavy.known:
        return None
    return 90 if heavy.at_least(10) else 60


# ---------------------------------------------------------------- guards
def enquiry_allowed(sections: Iterable[Section], found: Finding, heavy: Weight) -> Enquiry:
    """Preliminary enquiry: three years and more but less than seven, never SC/ST Act or
    POCSO.
    """
    barred = [row for row in sections if in_ranges(row.act_id, row.number, rules.NO_ENQUIRY)]
    if barred:
        law = "SC/ST Act s.18A" if barred[0].act_id == "SCST" else "POCSO Act s.19"
        return Enquiry(
            False,
            _("No preliminary enquiry for an offence under the %(act)s.")
            % {"act": barred[0].act},
            law,
        )
    if not found:
        return Enquiry(False, _("A preliminary enquiry is for a cognizable offence."))
    if not heavy.known:
        return Enquiry(False, _("The catalogue does not state the punishment. Check the law."))
    if heavy.at_least(7):
        return Enquiry(False, _("The offence carries seven years or more: register the FIR."))
    if not heavy.at_least(3):
        return Enquiry(False, _("The offence carries less than three years: register the FIR."))
    return Enquiry(
        True,
        _("Three years or more but less than seven: an officer of DySP rank may permit it."),
    )


def _forensic(heavy: Weight, mandatory_from: date | None, today: date) -> tuple[str, str]:
    if not (heavy.cognizable and heavy.at_least(7)):
        return "no", ""
    if mandatory_from is not None and mandatory_from <= today:
        return "required", _(
            "Seven years or more: a forensic expert visits the scene (BNSS s.176(3))."
        )
    return "advised", _(
        "Seven years or more: ask for a forensic expert. The State has not made it a duty yet."
    )


def _rank(sections: Iterable[Section]) -> rules.RankRule | None:
    needed = [
        rule
        for rule in rules.RANKS
        if any(in_ranges(row.act_id, row.number, rule.covers) for row in sections)
    ]
    return max(
        needed, key=lambda rule: (rules.RANK_ORDER.index(rule.rank), rule.hard), default=None
    )


def sensitivity(
    sections: Iterable[Section], *, victim_age: int | None
) -> tuple[str, tuple[str, ...]]:
    """How far the case may be seen, with the reasons (domain 4.7).  A child victim is never
    named.
    """
    level, reasons = Sensitivity.NORMAL, []
    for rule in rules.SENSITIVITY:
        if any(in_ranges(row.act_id, row.number, rule.covers) for row in sections):
            level = higher(level, rule.level)
            reasons.append(f"{rule.why} ({rule.law})")
    if victim_age is not None and victim_age < 18:
        level = higher(level, Sensitivity.RESTRICTED)
        reasons.append(
            _("The victim is a child: nobody may make a child known.") + " (JJ Act s.74)"
        )
    return str(level), tuple(reasons)


def clocks(sections: Iterable[Section], heavy: Weight) -> tuple[ClockStart, ...]:
    """The clocks of domain section 4 that these sections start, in the order of the table."""
    rows = list(sections)
    return tuple(
        ClockStart(rule.id, rule.event, rule.law, str(rule.why))
        for rule in rules.CLOCKS
        if (rule.when is None or rule.when(heavy))
        and (
            rule.covers is None
            or any(in_ranges(row.act_id, row.number, rule.covers) for row in rows)
        )
    )


# ---------------------------------------------------------------- warnings
def _warnings(
    sections: list[Section], occurred_on: date | None, victim_age: int | None, victim_sex: str
) -> list[str]:
    from .law import explain_mismatch

    said = [text for row in sections if (text := explain_mismatch(row, occurred_on))]
    for row in sections:
        if row.is_derived and row.is_offence:
            said.append(
                _("%(section)s: derived from the BNS. Check the First Schedule of the CrPC.")
                % {"section": row}
            )
        if row.confidence == Confidence.LOW:
            said.append(_("%(section)s: check the gazette.") % {"section": row})
    sexual = any(in_ranges(row.act_id, row.number, rules.SEXUAL) for row in sections)
    if (
        sexual
        and victim_age is not None
        and victim_age < 18
        and all(r.act_id != "POCSO" for r in sections)
    ):
        said.append(_("The victim is under 18: consider the POCSO Act."))
    women_only = {"BNS": "64-71,74,76-79", "IPC": "354,354B,354C,354D,376*,509"}
    if victim_sex == "M" and any(
        in_ranges(row.act_id, row.number, women_only) for row in sections
    ):
        said.append(_("These sections protect women. The victim is entered as male: check."))
    return said


def consequences(
    sections: Iterable[Section],
    *,
    occurred_on: date | None,
    victim_sex: str = "",
    victim_age: int | None = None,
    facts: Mapping[str, Any] | None = None,
    forensic_mandatory_from: date | None = None,
    today: date | None = None,
) -> Consequences:
    """What follows from these sections for this offence.

    ``victim_sex`` is "F", "M", "T" or ""; ``victim_age`` the youngest victim's age in years;
    ``facts`` answers to ``law.facts_asked`` (``property_value`` in rupees may stand for
    "less than Rs 5,000").  ``forensic_mandatory_from``: the State's day under BNSS s.176(3).
    Variants are chosen here from the facts; ``sections`` of the answer are the chosen ones.
    """
    from .law import complete, facts_asked, resolve_variant

    known = complete(facts)
    asked = list(sections)
    chosen = [resolve_variant(row, known) for row in asked]
    found = cognizable(chosen, known)
    heavy = weight(chosen, is_cognizable=None if found.value == Answer.UNKNOWN else bool(found))
    main = principal(chosen)
    forensic, forensic_reason = _forensic(
        heavy, forensic_mandatory_from, today or dates.today()
    )
    rank = _rank(chosen)
    level, level_reasons = sensitivity(chosen, victim_age=victim_age)
    court = _court(chosen)
    questions = {
        fact.key: fact for row in chosen for fact in facts_asked(row) if fact.key not in known
    }
    return Consequences(
        sections=tuple(chosen),
        cognizable=found,
        bailable=bailable(chosen),
        court=court,
        court_label=str(Court(court).label) if court else "",
        max_months=int(heavy.months) if heavy.months >= 1 else (0 if heavy.months else None),
        life=heavy.life,
        death=heavy.death,
        principal=main,
        clocks=clocks(chosen, heavy),
        needs_woman_officer=any(row.needs_woman_officer for row in chosen),
        forensic=forensic,
        forensic_reason=forensic_reason,
        rank_required=rank.rank if rank else "",
        rank_is_hard=bool(rank and rank.hard),
        rank_law=rank.law if rank else "",
        enquiry=enquiry_allowed(chosen, found, heavy),
        sensitivity=level,
        sensitivity_reasons=level_reasons,
        withhold_publication=level != Sensitivity.NORMAL,
        default_bail_days=_default_bail_days(chosen, heavy),
        limitation_months=_limitation(chosen, heavy),
        questions=tuple(questions.values()),
        warnings=tuple(_warnings(chosen, occurred_on, victim_age, victim_sex)),
        needs_confirmation=any(
            row.is_offence and (row.is_derived or row.confidence == Confidence.LOW)
            for row in chosen
        ),
        facts=known,
    )
