# ruff: noqa: E501 - a table reads best with one matter on one line
"""What happens in the demonstration: kinds of matter, how often, under which sections.

The weights are those of the published district tables of Sikkim, 2010 to 2012 (1,676 cases under the
penal code: hurt 239, theft 242, burglary 197, death by negligence 136, cheating 82, sexual offences
122 ...); special and local laws were added in the usual proportion of about one third.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """One kind of matter.

    ``sections`` are alternatives of section keys, each in the order of the form.  ``who`` says who is
    hurt: self, woman, child, other (the informant speaks for another), state (an officer's own
    knowledge).  ``thing`` names what is listed as property (``things.py``); ``accused`` is the most
    that are named and ``known`` the share of cases in which they are.
    """

    key: str
    weight: float
    sections: tuple[tuple[str, ...], ...]
    who: str = "self"
    thing: str = ""
    accused: int = 1
    known: float = 0.5
    night: bool = False
    late: float = 0.05  # share reported after more than a day
    only: str = ""  # kind of station: cyber, vigilance, crime_branch
    facts: tuple[tuple[str, bool], ...] = ()
    minutes: tuple[int, int] = (25, 240)  # from the complaint to the FIR


def m(key: str, weight: float, *sections: str, **more) -> Matter:
    """``sections`` are alternatives, each "BNS 115(2), 126(2)" or "POCSO 8; BNS 75(2)"."""
    return Matter(key, weight, tuple(keys(text) for text in sections), **more)


def keys(text: str) -> tuple[str, ...]:
    """Section keys of a citation: "BNS 331(4)/2, 305" -> BNS-331(4)-2, BNS-305-1."""
    found = []
    for part in text.split(";"):
        act, _space, numbers = part.strip().partition(" ")
        for number in numbers.split(","):
            bare, _slash, variant = number.strip().partition("/")
            found.append(f"{act}-{bare}-{variant or 1}")
    return tuple(found)


DEAR = (("value_below_5000", False), ("first_conviction", True))
STEAL = (("for_theft", True),)

# fmt: off
FIR_MATTERS = (
    m("theft_phone",     70, "BNS 303(2)", thing="phone", known=0.1, facts=DEAR),
    m("theft_vehicle",   33, "BNS 303(2)", thing="vehicle", night=True, known=0.1, facts=DEAR),
    m("theft_house",     60, "BNS 305", thing="jewellery", known=0.25, late=0.2),
    m("theft_other",     79, "BNS 303(2)", "BNS 303(2), 317(2)", thing="goods", known=0.3, late=0.1, facts=DEAR),
    m("burglary",       197, "BNS 331(4)/2, 305", "BNS 331(3)/2, 305", thing="mixed", night=True, known=0.15, facts=STEAL),
    m("snatching",       15, "BNS 304(2)", thing="phone", known=0.05),
    m("robbery",         18, "BNS 309(4)", "BNS 309(6)", thing="cash", accused=3, known=0.2, night=True),
    m("hurt",           130, "BNS 118(1), 126(2)", "BNS 118(1), 351(2)", "BNS 115(2), 118(1), 3(5)", accused=3, known=0.9, night=True),
    m("grievous",       109, "BNS 117(2)", "BNS 117(2), 126(2)", "BNS 118(2), 3(5)", accused=3, known=0.85, night=True),
    m("riot",            51, "BNS 191(2), 115(2), 324(4)", "BNS 189(2), 191(3), 132", accused=6, known=0.7),
    m("accident_death", 136, "BNS 281, 106(1)", who="other", thing="offending", known=0.75),
    m("accident_hurt",  150, "BNS 281, 125(b)", "BNS 281, 125(a)", who="other", thing="offending", known=0.75),
    m("cheating",        82, "BNS 318(4)", "BNS 318(4), 336(3)", thing="online", accused=2, known=0.8, late=0.6),
    m("breach_trust",     8, "BNS 316(2)", "BNS 316(4)", thing="cash", known=1.0, late=0.7),
    m("forgery",         20, "BNS 336(3), 340(2)", thing="papers", known=0.8, late=0.6),
    m("counterfeit",      7, "BNS 180", who="state", thing="notes", known=1.0),
    m("murder",          38, "BNS 103(1)", who="other", thing="weapon", accused=2, known=0.7, night=True),
    m("attempt_murder",  20, "BNS 109(1)", "BNS 109(1), 118(2)", who="other", thing="weapon", accused=2, known=0.9, night=True),
    m("homicide",        10, "BNS 105", who="other", known=0.9, night=True),
    m("arson",           31, "BNS 326(g)", "BNS 326(f)", accused=2, known=0.4, night=True),
    m("damage",          30, "BNS 324(5)", "BNS 324(5), 329(4)", accused=2, known=0.6),
    m("restraint",       60, "BNS 126(2), 115(2)", "BNS 329(4), 115(2), 351(2)", "BNS 127(2)", accused=2, known=0.95),
    m("public_servant",  40, "BNS 132", "BNS 121(1), 132", accused=2, known=0.9),
    m("suicide",         25, "BNS 108", who="other", known=0.8, late=0.3),
    m("extortion",       10, "BNS 308(2)", thing="online", known=0.5),
    m("missing_child",   26, "BNS 137(2)", who="child", known=0.3, minutes=(8, 50)),
    m("rape",            22, "BNS 64(1)", "BNS 64(1), 351(2)", who="woman", known=0.95, late=0.4),
    m("false_promise",    6, "BNS 69", who="woman", known=1.0, late=0.9),
    m("modesty",         38, "BNS 74", "BNS 74, 126(2)", who="woman", known=0.85, late=0.15),
    m("harassment",       8, "BNS 75(2)", "BNS 79", who="woman", known=0.9, late=0.3),
    m("stalking",         6, "BNS 78(2)", who="woman", known=0.9, late=0.4),
    m("pocso_touch",     24, "POCSO 8", "POCSO 8; BNS 75(2)", "POCSO 10", who="child", known=0.95, late=0.4),
    m("pocso_grave",     16, "POCSO 4(2)", "POCSO 6", "POCSO 4(1); BNS 64(1)", who="child", known=0.95, late=0.5),
    m("pocso_words",      8, "POCSO 12", who="child", known=0.8, late=0.3),
    m("cruelty",         11, "BNS 85", "BNS 85, 115(2)", who="woman", known=1.0, late=0.6, facts=(("listed_informant", True),)),
    m("dowry_death",      2, "BNS 80(2)", who="other", known=1.0),
    m("trafficking",      3, "BNS 143(2)", "BNS 143(2); ITPA 5", who="woman", accused=3, known=0.7, late=0.6),
    m("drugs",          130, "SK-DRUGS 9(1)(b)", "SK-DRUGS 9", "SK-DRUGS 9(1)(c), 14", who="state", thing="tablets", accused=2, known=1.0),
    m("ndps",            25, "NDPS 20(b)(ii)(A)", "NDPS 21(b)", "NDPS 20(b)(ii)(B), 29", who="state", thing="cannabis", accused=2, known=1.0),
    m("excise",          60, "SK-EXCISE 53", who="state", thing="liquor", known=1.0),
    m("drunk_driving",   80, "BNS 281; MV 185", who="state", thing="offending", known=1.0, night=True),
    m("gambling",         8, "GAMBLING 13", who="state", thing="cash", accused=5, known=1.0),
    m("caste",            4, "SCST 3(1)(r), 3(1)(s)", "SCST 3(1)(s); BNS 115(2)", accused=2, known=1.0, late=0.2),
    m("foreigner",        6, "FOREIGNERS 14A", who="state", known=1.0),
    m("wildlife",         8, "WILDLIFE 51(1)/2", who="state", thing="trophy", accused=2, known=0.9, facts=(("schedule_one", True),)),
    m("images",          10, "IT 66E, 67", who="woman", known=0.4, late=0.6),
    m("cyber_upi",       60, "BNS 318(4); IT 66D", thing="online", known=0.05, late=0.5, only="cyber"),
    m("cyber_loan",      30, "BNS 318(4), 308(2); IT 66D", thing="online", known=0.05, late=0.6, only="cyber"),
    m("cyber_identity",  15, "IT 66C, 66D", thing="online", known=0.1, late=0.5, only="cyber"),
    m("bribe",           10, "PCA 7", thing="cash", known=1.0, late=0.8, only="vigilance"),
    m("assets",           4, "PCA 13(2)", who="state", known=1.0, only="vigilance"),
    m("job_racket",      20, "BNS 318(4), 336(3), 61(2)(a)", thing="online", accused=4, known=0.9, late=0.9, only="crime_branch"),
    m("against_state",    2, "BNS 152", who="state", accused=2, known=0.6, only="crime_branch"),
    m("unlawful_group",   1, "UAPA 13", who="state", accused=3, known=0.5, only="crime_branch"),
)
NC_MATTERS = (
    m("nc_hurt",     34, "BNS 115(2)", known=1.0, accused=2, night=True),
    m("nc_threat",   26, "BNS 351(2)", known=1.0),
    m("nc_insult",   16, "BNS 352", "BNS 352, 351(2)", known=1.0),
    m("nc_damage",   12, "BNS 324(2)", known=0.9),
    m("nc_petty",     8, "BNS 303(2)/2", thing="goods", known=0.6, facts=(("value_below_5000", True), ("first_conviction", True))),
    m("nc_defame",    4, "BNS 356(2)/2", known=1.0),
)
# Neither: another's business, or nobody's.  Department to which such a matter goes, or "".
OTHER_MATTERS = (
    ("civil_land", 30, "Sub-Divisional Magistrate (land records)"), ("civil_money", 26, "District Legal Services Authority"),
    ("civil_rent", 12, "Urban Development Department"), ("consumer", 10, "District Consumer Disputes Redressal Commission"),
    ("water_line", 10, "Water Resources Department"), ("wages", 8, "Labour Department"), ("family", 14, "District Legal Services Authority"),
)
# Asked for before registration: three years and more, less than seven (BNSS 173(3)).
ENQUIRY_MATTERS = (
    m("breach_trust", 10, "BNS 316(2)", known=1.0),
    m("personation",   6, "BNS 319(2)", known=0.9),
)
# An offence before 1 July 2024, told late: the Indian Penal Code still applies (BNS s.358).
OLD_MATTERS = (
    m("cheating",     6, "IPC 420", thing="online", known=0.9, late=1.0),
    m("breach_trust", 3, "IPC 406", thing="cash", known=1.0, late=1.0),
    m("forgery",      2, "IPC 468, 471", thing="papers", known=0.9, late=1.0),
)
# What altered sections become: (matter, the new list); how it went on in the hospital or the laboratory.
ALTERED = {
    "hurt": ("BNS 118(2), 126(2)", "The medical report says that the hurt is grievous."),
    "grievous": ("BNS 117(2), 109(1)", "The medical report and the statements show an attempt on the life."),
    "theft_other": ("BNS 303(2), 317(2), 3(5)", "The goods were found with a receiver; several acted together."),
    "theft_phone": ("BNS 303(2), 317(2)", "The telephone was found with a shopkeeper who knew it was stolen."),
    "burglary": ("BNS 331(4)/2, 305, 317(2)", "Part of the property was recovered from a receiver."),
    "accident_hurt": ("BNS 281, 106(1)", "The injured person died in the hospital."),
    "cheating": ("BNS 318(4), 336(3), 340(2)", "The receipt produced by the accused is forged."),
    "attempt_murder": ("BNS 103(1)", "The injured person died in the hospital."),
    "restraint": ("BNS 126(2), 117(2)", "The medical report says that the hurt is grievous."),
}
# Share of all cases that stood at each station (per cent); special stations take their own matters.
STATION_WEIGHTS = {
    "SKP-PS01": 17, "SKP-PS02": 8, "SKP-PS03": 7, "SKP-PS04": 0.5, "SKP-PS05": 0.4, "SKP-PS06": 4, "SKP-PS07": 5, "SKP-PS08": 1.5,
    "SKP-PS09": 1.3, "SKP-PS10": 3, "SKP-PS11": 1.5, "SKP-PS12": 1.6, "SKP-PS13": 0.7, "SKP-PS14": 0.7, "SKP-PS15": 10, "SKP-PS16": 4,
    "SKP-PS17": 9, "SKP-PS18": 4, "SKP-PS19": 2.5, "SKP-PS20": 1.5, "SKP-PS21": 8, "SKP-PS22": 2, "SKP-PS23": 1, "SKP-PS24": 4,
    "SKP-PS25": 2, "SKP-PS26": 2, "SKP-PS27": 2, "SKP-SP01": 1.2, "SKP-SP02": 0.7, "SKP-SP03": 3.5,
}
# fmt: on
