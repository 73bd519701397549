"""What follows from sections: codes, variants, guards, clocks, sensitivity, principal offence."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from cases.models.law import Section
from cases.services import law
from cases.services.law_rules import (
    CLOCKS,
    FACTS,
    SENSITIVITY,
    VARIANTS,
    WOMAN_OFFICER,
    in_ranges,
)
from tests.cases.law_helpers import (  # noqa: F401
    _catalogue_in_database,
    catalogue,
    section,
    sections,
)

pytestmark = pytest.mark.usefixtures("catalogue")

DAY = date(2026, 11, 1)


def follows(*keys: str, **more):
    return law.consequences(sections(*keys), **{"occurred_on": DAY, **more})


# ---------------------------------------------------------------- which code
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2024, 6, 30), "IPC"),
        (date(2024, 7, 1), "BNS"),
        (date(1999, 1, 1), "IPC"),
        (None, "BNS"),
    ],
)
def test_the_code_of_the_day(day, code):
    assert law.regime_for(day) == code


def test_old_offence_with_a_new_fir():
    """Vector 19: offence 2024-06-30, FIR 2024-07-05: sections IPC, procedure BNSS."""
    assert law.regime_for(date(2024, 6, 30)) == "IPC"
    assert law.procedure_for(date(2024, 7, 5)) == "BNSS"
    assert law.procedure_for(date(2024, 6, 30)) == "CrPC"


def test_a_mismatch_is_explained_with_what_to_use():
    said = law.explain_mismatch(section("BNS 303(2)"), date(2024, 6, 30))
    assert said.endswith("Use 379 IPC.")
    assert "from 01-07-2024" in said
    said = law.explain_mismatch(section("IPC 376"), date(2024, 7, 1))
    assert said.endswith("Use 64, 65(1) BNS.")
    assert law.explain_mismatch(section("IPC 377"), DAY).endswith(
        "The BNS has no equal section."
    )
    assert law.explain_mismatch(section("BNS 304(2)"), date(2024, 6, 30)).endswith(
        "The IPC has no equal section."
    )
    for key, day in [
        ("BNS 303(2)", date(2024, 7, 1)),
        ("IPC 379", date(2024, 6, 30)),
        ("NDPS 21(a)", DAY),
    ]:
        assert law.explain_mismatch(section(key), day) is None


def test_an_act_that_ended_or_had_not_begun():
    assert "applied up to 31-08-2025" in law.explain_mismatch(section("FOREIGNERS 14"), DAY)
    assert law.explain_mismatch(section("FOREIGNERS 14"), date(2025, 8, 31)) is None
    assert "applies from 14-11-2012" in law.explain_mismatch(
        section("POCSO 8"), date(2012, 11, 13)
    )


def test_equivalents_run_both_ways():
    assert law.equivalents(section("IPC 379")) == ["303(2)"]
    assert law.equivalents(section("BNS 303(2)")) == ["379"]
    assert law.equivalents(section("BNS 61(2)(a)")) == ["120B"]
    assert law.equivalents(section("BNS 103(1)")) == ["302"]


# ---------------------------------------------------------------- variants
def test_every_graded_section_asks_for_something():
    graded = {
        (act, number)
        for act, number in Section.objects.filter(variant=2).values_list("act_id", "number")
    }
    assert graded == set(VARIANTS)
    for (act, number), table in VARIANTS.items():
        have = Section.objects.filter(act=act, number=number).values_list("variant", flat=True)
        assert {variant for variant, _needs in table} == set(have)
        assert {key for _variant, needs in table for key in needs} <= set(FACTS)
        assert table[-1][1] == {}
        assert law.facts_asked(section(f"{act} {number}"))


@pytest.mark.parametrize(
    ("facts", "variant"),
    [
        ({}, 1),
        ({"property_value": 4999}, 1),
        ({"property_value": 4999, "first_conviction": True}, 2),
        ({"property_value": 5000, "first_conviction": True}, 1),
        ({"property_value": 4999, "first_conviction": False}, 3),
        ({"first_conviction": False}, 3),
        ({"value_below_5000": True, "first_conviction": True}, 2),
        ({"value_below_5000": None}, 1),
    ],
)
def test_theft_is_graded_by_value_and_conviction(facts, variant):
    assert law.resolve_variant(section("BNS 303(2)"), facts).variant == variant


def test_a_chosen_variant_stays_until_a_fact_speaks_against_it():
    petty = section("BNS 303(2) 2")
    assert law.resolve_variant(petty, {}).variant == 2
    assert law.resolve_variant(petty, {"property_value": 100}).variant == 2
    assert law.resolve_variant(petty, {"property_value": 9000}).variant == 1
    minister = section("BNS 356(2)")
    assert law.resolve_variant(minister, {}).variant == 1
    assert law.resolve_variant(minister, {"high_office": False}).variant == 2


def test_petty_theft_is_not_cognizable_but_ordinary_theft_is():
    theft = follows("BNS 303(2)")
    assert theft.cognizable.value == "yes"
    assert {fact.key for fact in theft.questions} == {"value_below_5000", "first_conviction"}
    petty = follows("BNS 303(2)", facts={"property_value": 900, "first_conviction": True})
    assert petty.cognizable.value == "no"
    assert petty.clock_ids == ("C09",)
    assert not petty.may_register_fir


# ---------------------------------------------------------------- cognizable, bailable, court
@pytest.mark.parametrize(
    ("keys", "facts", "answer"),
    [
        (["BNS 103(1)"], {}, "yes"),
        (["BNS 115(2)"], {}, "no"),
        (["BNS 115(2)", "BNS 118(1)"], {}, "mixed"),
        (["BNS 85"], {}, "unknown"),
        (["BNS 85"], {"listed_informant": True}, "yes"),
        (["BNS 85"], {"listed_informant": False}, "no"),
        (["BNS 85", "BNS 115(2)"], {}, "unknown"),
        (["BNS 85", "BNS 109(1)"], {}, "yes"),
        (["BNS 67"], {"victim_complained": True}, "yes"),
        (["IPC 498A"], {"listed_informant": True}, "yes"),
        (["BNS 49"], {}, "unknown"),
        (["BNS 49", "BNS 103(1)"], {}, "yes"),
        (["BNS 190", "BNS 115(2)"], {}, "no"),
        (["DOWRY 4"], {}, "yes"),
        (["BNS 3(5)"], {}, "unknown"),
        (["BNS 303(2)", "BNS 3(5)"], {}, "yes"),
        (["NI 138"], {}, "no"),
    ],
)
def test_cognizable(keys, facts, answer):
    found = follows(*keys, facts=facts)
    assert found.cognizable.value == answer
    assert bool(found.cognizable) is (answer in ("yes", "mixed"))
    if answer in ("no", "mixed", "unknown"):
        assert found.cognizable.reason


def test_bailable_and_court():
    assert follows("BNS 115(2)").bailable.value == "yes"
    assert follows("BNS 115(2)", "BNS 118(1)").bailable.value == "no"
    assert follows("BNS 49").bailable.value == "unknown"
    assert follows("BNS 303(2)").court == "any_magistrate"
    assert follows("BNS 303(2)", "BNS 318(4)", "BNS 103(1)").court == "session"
    assert follows("BNS 64(1)", "POCSO 6").court == "pocso_special_court"
    assert follows("BNS 49", "BNS 318(4)").court == "magistrate_first_class"


# ---------------------------------------------------------------- principal offence
@pytest.mark.parametrize(
    ("keys", "principal"),
    [
        (["BNS 303(2)", "BNS 103(1)", "BNS 118(1)"], "BNS-103(1)-1"),
        (["BNS 109(1)", "BNS 304(2)"], "BNS-109(1)-1"),
        (
            ["BNS 305", "BNS 117(2)"],
            "BNS-117(2)-1",
        ),  # both 7 years: grievous hurt stands before theft
        (["BNS 3(5)", "BNS 303(2)"], "BNS-303(2)-1"),
        (
            ["BNS 64(1)", "BNS 310(2)"],
            "BNS-64(1)-1",
        ),  # both for life: rape stands before dacoity
        (["BNS 115(2)"], "BNS-115(2)-1"),
    ],
)
def test_the_principal_offence_has_the_highest_punishment(keys, principal):
    assert follows(*keys).principal.pk == principal
    assert follows(*reversed(keys)).principal.pk == principal


# ---------------------------------------------------------------- preliminary enquiry (C06)
@pytest.mark.parametrize(
    ("keys", "allowed", "says"),
    [
        (["BNS 117(2)"], False, "seven years"),  # vector 8: 7 years, refused
        (["BNS 303(2)"], True, "DySP"),  # vector 8: 3 years, allowed
        (["SCST 3(1)(r)"], False, "SC/ST Act"),  # vector 8, s.18A
        (["POCSO 8"], False, "POCSO Act"),
        (["BNS 126(2)"], False, "less than three"),
        (["BNS 303(2)", "BNS 117(2)"], False, "seven years"),
        (["BNS 303(2)", "SCST 3(1)(r)"], False, "SC/ST Act"),
        (["BNS 318(2)"], False, "cognizable"),
        (["BNS 103(1)"], False, "seven years"),
        (["BNS 106(1)"], True, "DySP"),
        (["BNS 311"], False, "seven years"),  # not less than 7 years, no ceiling
    ],
)
def test_preliminary_enquiry(keys, allowed, says):
    enquiry = follows(*keys).enquiry
    assert enquiry.allowed is allowed
    assert says in enquiry.reason


# ---------------------------------------------------------------- guards
def test_woman_officer_for_the_listed_offences_only():
    listed = [64, 65, 66, 67, 68, 69, 70, 71, 74, 75, 76, 77, 78, 79, 124]
    marked = Section.objects.filter(act="BNS", needs_woman_officer=True).values_list(
        "number", flat=True
    )
    assert {int(number.split("(")[0]) for number in marked} == set(listed)
    old = Section.objects.filter(act="IPC", needs_woman_officer=True).values_list(
        "number", flat=True
    )
    assert set(old) == {
        "326A", "326B", "354", "354A", "354B", "354C", "354D", "376", "376A", "376AB", "376B", "376C",
        "376D", "376DA", "376DB", "376E", "509",
    }  # fmt: skip
    assert follows("BNS 64(1)", "BNS 303(2)").needs_woman_officer  # vector 9
    assert not follows("BNS 72(1)", "BNS 303(2)").needs_woman_officer


def test_forensic_visit_is_a_duty_from_the_states_day():
    assert follows("BNS 303(2)").forensic == "no"
    assert follows("BNS 117(2)").forensic == "advised"
    since = {"forensic_mandatory_from": date(2025, 7, 1), "today": date(2025, 7, 1)}
    assert follows("BNS 117(2)", **since).forensic == "required"
    since["today"] = date(2025, 6, 30)
    assert follows("BNS 117(2)", **since).forensic == "advised"


def test_rank_of_the_investigator():
    found = follows("SCST 3(1)(r)", "BNS 115(2)")
    assert (found.rank_required, found.rank_is_hard) == ("dysp", True)
    assert follows("IT 66D").rank_required == "inspector"
    assert not follows("IT 66D").rank_is_hard
    assert follows("BNS 303(2)").rank_required == ""
    assert follows("IT 66D", "SCST 3(1)(s)").rank_required == "dysp"


def test_derived_and_unsure_rows_wait_for_the_officer():
    old = follows("IPC 379", occurred_on=date(2024, 6, 30))
    assert old.needs_confirmation
    assert any("derived" in text for text in old.warnings)
    assert not follows("BNS 303(2)").needs_confirmation
    assert not follows("BNS 303(2)", "BNS 3(5)").needs_confirmation


# ---------------------------------------------------------------- clocks
@pytest.mark.parametrize(
    ("keys", "has", "has_not"),
    [
        (["BNS 303(2)"], "C04 C05 C10 C14 C21 C40 C41", "C09 C11 C13 C35 C36 C37 C39"),
        (["BNS 115(2)"], "C09", "C04 C05 C10 C21 C40"),
        (["BNS 64(1)"], "C10 C35 C36 C36b C37 C39 C40", "C09 C14 C16"),
        (["BNS 74"], "C37 C40", "C36 C39"),
        (["BNS 69"], "C37", "C39 C36b"),
        (["POCSO 12"], "C13 C37", "C39 C36"),
        (["POCSO 4(1)"], "C13 C36 C36b C39", "C09"),
        (["SCST 3(1)(r)"], "C11", "C13"),
        (["NDPS 21(c)"], "C46 C21 C35", "C09"),
        (["BNS 281"], "C16 C14", "C35"),
        (["BNS 85"], "", "C04 C09"),  # not known yet whether it is cognizable
    ],
)
def test_clocks_that_the_sections_start(keys, has, has_not):
    ids = set(follows(*keys).clock_ids)
    assert set(has.split()) <= ids
    assert not set(has_not.split()) & ids


def test_every_clock_rule_has_its_law():
    assert all(rule.law and str(rule.why) for rule in (*CLOCKS, *SENSITIVITY))


@pytest.mark.parametrize(
    ("keys", "days"),
    [(["BNS 117(2)"], 60), (["BNS 309(4)"], 90), (["BNS 103(1)"], 90), (["NDPS 20(b)(ii)(C)"], 180),
     (["NDPS 21(a)"], 60), (["BNS 303(2)", "BNS 103(1)"], 90)],
)  # fmt: skip
def test_days_before_bail_by_default(keys, days):
    assert follows(*keys).default_bail_days == days


@pytest.mark.parametrize(
    ("key", "months"),
    [
        ("BNS 292", 6),
        ("BNS 115(2)", 12),
        ("BNS 303(2)", 36),
        ("BNS 318(4)", None),
        ("BNS 103(1)", None),
    ],
)
def test_limitation(key, months):
    assert follows(key).limitation_months == months


# ---------------------------------------------------------------- sensitivity
@pytest.mark.parametrize(
    ("keys", "age", "level"),
    [
        (["BNS 303(2)"], None, "normal"),
        (["BNS 303(2)"], 17, "restricted"),
        (["BNS 303(2)"], 18, "normal"),
        (["BNS 64(1)"], None, "restricted"),
        (["BNS 78(2)"], 30, "restricted"),
        (["POCSO 8"], None, "restricted"),
        (["JJ 75"], None, "restricted"),
        (["BNS 143(2)"], 25, "restricted"),
        (["BNS 147"], None, "sealed"),
        (["BNS 158", "BNS 64(1)"], None, "sealed"),
        (["BNS 159"], None, "normal"),
        (["UAPA 16"], None, "sealed"),
        (["OSA 3"], None, "sealed"),
        (["IPC 376"], None, "restricted"),
    ],
)
def test_sensitivity(keys, age, level):
    found = follows(*keys, victim_age=age)
    assert found.sensitivity == level
    assert found.withhold_publication is (level != "normal")
    assert bool(found.sensitivity_reasons) is (level != "normal")
    assert law.sensitivity(sections(*keys), victim_age=age)[0] == level


def test_a_child_victim_points_to_pocso():
    assert any("POCSO" in text for text in follows("BNS 74", victim_age=15).warnings)
    assert not any(
        "consider" in text for text in follows("BNS 74", "POCSO 8", victim_age=15).warnings
    )


# ---------------------------------------------------------------- citing and ranges
def test_citing():
    rows = sections("BNS 317(2)", "BNS 303(2)", "BNS 303(2) 3", "ARMS 25(1B)(a)", "BNS 85")
    assert law.cite(rows, "en") == "85, 303(2), 317(2) BNS; 25(1B)(a) Arms Act"
    assert law.cite(rows, "hi") == "85, 303(2), 317(2) बीएनएस; 25(1B)(a) आयुध अधिनियम"
    with translation.override("ne"):
        assert law.cite(rows[3:4]) == "25(1B)(a) हातहतियार अधिनियम"
    assert law.cite([]) == ""


@pytest.mark.parametrize(
    ("act", "number", "inside"),
    [("BNS", "64(1)", True), ("BNS", "124(2)", True), ("BNS", "72(1)", False), ("BNS", "80(2)", False),
     ("IPC", "354D", True), ("IPC", "354", True), ("IPC", "355", False), ("IPC", "376DA", True),
     ("NDPS", "64", False)],
)  # fmt: skip
def test_ranges(act, number, inside):
    assert in_ranges(act, number, WOMAN_OFFICER) is inside


def test_no_section_at_all():
    found = law.consequences([], occurred_on=DAY)
    assert found.cognizable.value == "unknown"
    assert (found.principal, found.court, found.clock_ids) == (None, "", ())
    assert not found.enquiry.allowed
