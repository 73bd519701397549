# ruff: noqa: E501 - a table reads best with one rule on one line
"""What follows from a section, as declared tables: one row is one rule, with the law that
says so.

``covers`` is read like this: {"BNS": "64-71,124"} covers BNS 64 to 71 and 124 with all
their sub-sections; "354*" covers 354, 354A to 354D; "20(b)(ii)(C)" covers that clause only;
"*" the whole Act.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.models.sensitivity import Sensitivity

Covers = dict[str, str]

YEAR = 12  # months


def base_number(number: str) -> str:
    """The section without its sub-sections: 303(2) gives 303, 376AB stays 376AB."""
    return number.split("(", 1)[0]


def in_ranges(act: str, number: str, covers: Covers) -> bool:
    """Is this section among those that the rule covers?"""
    base = base_number(number)
    for item in filter(None, covers.get(act, "").split(",")):
        if item == "*" or item == base:
            return True
        if item.endswith("*") and re.fullmatch(re.escape(item[:-1]) + r"[A-Z]*", base):
            return True
        if "(" in item and number.startswith(item):
            return True
        low, _dash, high = item.partition("-")
        if high and base.isdigit() and int(low) <= int(base) <= int(high):
            return True
    return False


# ---------------------------------------------------------------- lists of sections
# fmt: off
WOMAN_OFFICER: Covers = {  # BNSS s.173(1) first proviso; before it CrPC s.154(1) first proviso
    "BNS": "64-71,74-79,124", "IPC": "326A,326B,354*,376*,509",
}
RAPE: Covers = {"BNS": "64-66,70,71", "IPC": "376,376A,376AB,376D*,376E", "POCSO": "4,6"}  # BNSS s.184, POCSO s.27
TWO_MONTHS: Covers = {  # BNSS s.193(2)
    "BNS": "64-68,70,71", "IPC": "376*", "POCSO": "4,6,8,10",
}
FREE_TREATMENT: Covers = {"BNS": "64-68,70,71,124(1)", "IPC": "326A,376*", "POCSO": "4,6,8,10"}  # BNSS s.397
SEXUAL: Covers = {"BNS": "64-71,74-79", "IPC": "354*,376*,377,509"}
COMMERCIAL_DRUGS: Covers = {  # NDPS s.36A(4)
    "NDPS": "15(c),17(c),18(b),19,20(b)(ii)(C),21(c),22(c),24,27A",
}
NO_ENQUIRY: Covers = {"SCST": "*", "POCSO": "*"}  # SC/ST Act s.18A; POCSO s.19
# fmt: on


@dataclass(frozen=True)
class SensitivityRule:
    """Raises a case's sensitivity; a sealed or restricted case is not published (clock C10)."""

    level: str
    covers: Covers
    law: str
    why: Any


# fmt: off
SENSITIVITY = (
    SensitivityRule(Sensitivity.RESTRICTED, {"BNS": "64-71", "IPC": "376*"}, "BNS s.72",
                    _("The law forbids making the victim of a sexual offence known.")),
    SensitivityRule(Sensitivity.RESTRICTED, {"BNS": "74-79", "IPC": "354*,509"}, "Youth Bar (2016) 9 SCC 473",
                    _("An offence against a woman's dignity: the names stay inside the case.")),
    SensitivityRule(Sensitivity.RESTRICTED, {"POCSO": "*"}, "POCSO Act s.23, s.24(5), s.33(7)",
                    _("The law forbids making a child victim known.")),
    SensitivityRule(Sensitivity.RESTRICTED, {"JJ": "*"}, "JJ Act s.74",
                    _("The law forbids making a child known.")),
    SensitivityRule(Sensitivity.RESTRICTED, {"BNS": "143-144", "IPC": "370,370A"}, "BNS s.143",
                    _("A trafficked person is protected.")),
    SensitivityRule(Sensitivity.SEALED, {"BNS": "147-158", "IPC": "121-130,121A,124A"}, "Youth Bar (2016) 9 SCC 473",
                    _("An offence against the State.")),
    SensitivityRule(Sensitivity.SEALED, {"BNS": "113", "UAPA": "*"}, "Youth Bar (2016) 9 SCC 473",
                    _("A terrorist or unlawful act.")),
    SensitivityRule(Sensitivity.SEALED, {"OSA": "*"}, "Official Secrets Act s.3",
                    _("An official secret.")),
)
# fmt: on


@dataclass(frozen=True)
class RankRule:
    """The lowest rank that may investigate; ``hard``: the database refuses a lower one
    (C11).
    """

    covers: Covers
    rank: str
    law: str
    hard: bool = False


# fmt: off
RANKS = (
    RankRule({"SCST": "*"}, "dysp", "SC/ST Rules r.7", hard=True),
    RankRule({"UAPA": "*"}, "dysp", "UAPA s.43"),
    RankRule({"PCA": "*"}, "dysp", "Prevention of Corruption Act s.17"),
    RankRule({"IT": "*"}, "inspector", "IT Act s.78"),
)
RANK_ORDER = ("inspector", "dysp")
# fmt: on


@dataclass(frozen=True)
class Weight:
    """The highest punishment among the sections, as the clock rules ask for it."""

    months: float  # 0 when not known
    life: bool
    death: bool
    cognizable: bool | None  # None: not known

    def at_least(self, years: int) -> bool:
        return self.life or self.death or self.months >= years * YEAR

    @property
    def known(self) -> bool:
        return self.life or self.death or self.months > 0


@dataclass(frozen=True)
class ClockRule:
    """A clock of domain section 4 that these sections start, and the event that starts it."""

    id: str
    event: str  # fir, report (non-cognizable), arrest, hospital, statement
    law: str
    why: Any
    covers: Covers | None = None
    when: Callable[[Weight], bool] | None = None


# fmt: off
CLOCKS = (
    ClockRule("C04", "fir", "BNSS s.173(2)", _("Free copy to the informant or victim."), when=lambda w: w.cognizable),
    ClockRule("C05", "fir", "BNSS s.176(1)", _("Report to the Magistrate."), when=lambda w: w.cognizable),
    ClockRule("C09", "report", "BNSS s.174", _("Daily diary report to the Magistrate every 14 days."), when=lambda w: w.cognizable is False),
    ClockRule("C10", "fir", "Youth Bar (2016) 9 SCC 473", _("Publish or withhold within 24 hours."), when=lambda w: w.cognizable),
    ClockRule("C11", "fir", "SC/ST Rules r.7", _("Charge sheet within 60 days by an officer of DySP rank."), covers={"SCST": "*"}),
    ClockRule("C13", "fir", "POCSO Act s.19(6)", _("Report to the Child Welfare Committee and the Special Court within 24 hours."), covers={"POCSO": "*"}),
    ClockRule("C14", "arrest", "BNSS s.35(1)(b)", _("Reasons in writing for an arrest, and for no arrest."), when=lambda w: w.cognizable and w.known and not (w.life or w.death or w.months > 7 * YEAR)),
    ClockRule("C16", "arrest", "BNSS s.35(7)", _("DySP's permission to arrest an infirm person or one over 60."), when=lambda w: w.cognizable and w.known and not w.at_least(3)),
    ClockRule("C21", "arrest", "BNSS s.187(3)", _("Charge sheet before bail by default."), when=lambda w: w.cognizable),
    ClockRule("C35", "fir", "BNSS s.176(3)", _("Forensic expert at the scene, recorded on video."), when=lambda w: w.cognizable and w.at_least(7)),
    ClockRule("C36", "fir", "BNSS s.184", _("Medical examination of the victim within 24 hours, with consent."), covers=RAPE),
    ClockRule("C36b", "hospital", "BNSS s.397", _("Free treatment of the victim in any hospital."), covers=FREE_TREATMENT),
    ClockRule("C37", "fir", "BNSS s.183(6)", _("Victim's statement before a Magistrate."), covers={**WOMAN_OFFICER, "POCSO": "*"}),
    ClockRule("C37", "statement", "BNSS s.183(6)", _("Witness statements before a Magistrate, for 10 years or more."), when=lambda w: w.cognizable and w.at_least(10)),
    ClockRule("C39", "fir", "BNSS s.193(2)", _("Investigation complete within two months."), covers=TWO_MONTHS),
    ClockRule("C40", "fir", "BNSS s.193(3)(ii)", _("Progress told to the informant or victim within 90 days."), when=lambda w: w.cognizable),
    ClockRule("C41", "fir", "BNSS s.192", _("Case diary, day by day."), when=lambda w: w.cognizable),
    ClockRule("C46", "arrest", "NDPS Act s.42(2), s.52A, s.57", _("Reports to the superior officer; inventory before the Magistrate."), covers={"NDPS": "*"}),
)
# Limitation for taking cognizance, BNSS s.514(2): (highest punishment in months, limit in
# months).
LIMITATION = ((0, 6), (12, 12), (36, 36))
# fmt: on


# ---------------------------------------------------------------- facts that are asked
@dataclass(frozen=True)
class Fact:
    """A yes-or-no question whose answer chooses a variant or settles "depends"."""

    key: str
    question: Any


FACTS = {
    fact.key: fact
    for fact in (
        Fact("value_below_5000", _("Is the property worth less than Rs 5,000?")),
        Fact(
            "first_conviction",
            _("Is it the accused person's first conviction for this offence?"),
        ),
        Fact("hurt_caused", _("Was anybody hurt?")),
        Fact("offence_committed", _("Was the offence committed?")),
        Fact("for_theft", _("Was it done in order to steal?")),
        Fact("by_doctor", _("Did a doctor cause it during treatment?")),
        Fact("intended", _("Was death or the injury intended?")),
        Fact("duty_bound_servant", _("Was it a public servant whose duty was to prevent it?")),
        Fact("quick_with_child", _("Was the woman quick with child?")),
        Fact("riot_followed", _("Did a riot follow?")),
        Fact("proclaimed_offender", _("Was the person declared a proclaimed offender?")),
        Fact("highway_at_night", _("Was it on a highway between sunset and sunrise?")),
        Fact("by_employee", _("Was it a clerk or servant of the dead person?")),
        Fact("central_note", _("Is it a promissory note of the Central Government?")),
        Fact("valuable_security", _("Is it a valuable security or a will?")),
        Fact("high_office", _("Is it about the President, a Governor or a Minister?")),
        Fact("schedule_one", _("Is it a Schedule I animal, or inside a park or sanctuary?")),
        Fact(
            "listed_informant",
            _(
                "Did the woman, a relative by blood, marriage or adoption, "
                "or a notified public servant report it?"
            ),
        ),
        Fact("victim_complained", _("Did the victim make the complaint?")),
    )
}

# (act, number): rows (variant, facts it needs); the first row whose facts all hold is the one.
# The variant that needs nothing is the general one and stands last.
# fmt: off
VARIANTS: dict[tuple[str, str], tuple[tuple[int, dict[str, bool]], ...]] = {
    ("BNS", "55"): ((2, {"hurt_caused": True}), (1, {})),
    ("BNS", "56"): ((2, {"duty_bound_servant": True}), (1, {})),
    ("BNS", "77"): ((2, {"first_conviction": False}), (1, {})),
    ("BNS", "78(2)"): ((2, {"first_conviction": False}), (1, {})),
    ("BNS", "88"): ((2, {"quick_with_child": True}), (1, {})),
    ("BNS", "95"): ((2, {"offence_committed": True}), (1, {})),
    ("BNS", "105"): ((2, {"intended": False}), (1, {})),
    ("BNS", "106(1)"): ((2, {"by_doctor": True}), (1, {})),
    ("BNS", "109(1)"): ((2, {"hurt_caused": True}), (1, {})),
    ("BNS", "110"): ((2, {"hurt_caused": True}), (1, {})),
    ("BNS", "192"): ((2, {"riot_followed": False}), (1, {})),
    ("BNS", "209"): ((2, {"proclaimed_offender": True}), (1, {})),
    ("BNS", "303(2)"): ((3, {"first_conviction": False}), (2, {"value_below_5000": True, "first_conviction": True}), (1, {})),
    ("BNS", "309(4)"): ((2, {"highway_at_night": True}), (1, {})),
    ("BNS", "315"): ((2, {"by_employee": True}), (1, {})),
    ("BNS", "331(3)"): ((2, {"for_theft": True}), (1, {})),
    ("BNS", "331(4)"): ((2, {"for_theft": True}), (1, {})),
    ("BNS", "332(c)"): ((2, {"for_theft": True}), (1, {})),
    ("BNS", "338"): ((2, {"central_note": True}), (1, {})),
    ("BNS", "339"): ((2, {"valuable_security": True}), (1, {})),
    ("BNS", "356(2)"): ((1, {"high_office": True}), (2, {})),
    ("BNS", "356(3)"): ((1, {"high_office": True}), (2, {})),
    ("BNS", "356(4)"): ((1, {"high_office": True}), (2, {})),
    ("WILDLIFE", "51(1)"): ((2, {"schedule_one": True}), (1, {})),
}

# Facts that settle a cognizance which "depends" (column 7 of the First Schedule; Dowry Act
# s.8).
DEPENDS_ON: dict[tuple[str, str], str] = {
    ("BNS", "67"): "victim_complained", ("IPC", "376B"): "victim_complained",
    ("BNS", "85"): "listed_informant", ("IPC", "498A"): "listed_informant",
}
COGNIZABLE_FOR_INVESTIGATION: Covers = {"DOWRY": "*"}  # Dowry Prohibition Act s.8(1)
FOLLOWS = "follows the principal offence"  # the note of the rows that have no answer of their own
# fmt: on
