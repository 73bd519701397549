"""Indian grouping, lakh and crore, words and reading of amounts (domain.md 9.4)."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cctns.core import money
from cctns.core.words import in_words, western_digits

AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, places=2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1,000"),
        (84155000, "8,41,55,000"),
        (20_000_000_000, "20,00,00,00,000"),
        (418302, "4,18,302"),
        (Decimal("62000.50"), "62,000.50"),
        (-348500, "-3,48,500"),
        (Decimal("-0.00"), "0.00"),
        ("100000", "1,00,000"),
    ],
)
def test_digits_are_grouped_three_then_twos(value, text):
    assert money.group(value) == text


@given(AMOUNTS)
def test_grouping_only_adds_commas_and_in_the_right_places(value):
    text = money.group(value)
    assert Decimal(text.replace(",", "")) == value
    head, *groups = text.lstrip("-").split(".")[0].split(",")
    assert 1 <= len(head) <= (3 if not groups else 2)
    if groups:
        assert len(groups[-1]) == 3
        assert all(len(group) == 2 for group in groups[:-1])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (348500, "₹ 3,48,500"),
        (Decimal("1.5"), "₹ 1.50"),
        (0, "₹ 0"),
        (-100000, "(₹ 1,00,000)"),
        (Decimal("0.005"), "₹ 0.01"),
        (Decimal("-0.001"), "₹ 0"),
    ],
)
def test_rupees_show_paise_only_when_there_are_any_and_brackets_for_less_than_nothing(
    value, text
):
    assert money.rupees(value) == text


def test_lakh_and_crore():
    assert money.lakhs(84155000) == "₹ 841.55 lakh"
    assert money.crores(20_000_000_000, 0) == "₹ 2,000 crore"
    assert money.lakhs(-84155000) == "(₹ 841.55 lakh)"
    assert money.crores(84155000, 4) == "₹ 8.4155 crore"


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("2.5", 0, "3"),
        ("0.135", 2, "0.14"),
        ("1.004", 2, "1.00"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value, places, rounded):
    assert money.rounded(value, places) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (84155000, "Rupees Eight Crore Forty-One Lakh Fifty-Five Thousand only"),
        (0, "Rupees Zero only"),
        (105, "Rupees One Hundred and Five only"),
        (20_000_000_000, "Rupees Two Thousand Crore only"),
        (Decimal("62000.50"), "Rupees Sixty-Two Thousand and Fifty Paise only"),
        (Decimal("0.25"), "Twenty-Five Paise only"),
        (-500, "(Rupees Five Hundred only)"),
    ],
)
def test_amount_in_words(value, words):
    assert money.in_words(value) == words


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = {word: n for n, word in enumerate(SMALL)} | {
    word: 20 + 10 * n for n, word in enumerate(TENS)
}
SCALES = {"hundred": 100, "thousand": 1000, "lakh": 10**5}


def value_of(words: str) -> int:
    """Read the words back, by a way that shares nothing with the code that wrote them."""
    before, crore, after = words.rpartition(" crore")
    if crore:
        return value_of(before) * 10**7 + (value_of(after.strip()) if after.strip() else 0)
    total = group = 0
    for word in words.replace("-", " ").replace(" and ", " ").split():
        if word == "hundred":
            group *= 100
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group += VALUES[word]
    return total + group


@given(st.integers(min_value=0, max_value=10**18))
@example(10**10)
@example(10**14 - 1)
@example(10**7)
def test_words_of_any_size_read_back_to_the_number(number):
    assert value_of(in_words(number)) == number


@given(AMOUNTS.filter(lambda amount: amount >= 0))
def test_what_is_shown_can_be_typed_again(amount):
    assert money.read_amount(money.rupees(amount)) == amount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("3,48,500", "348500"),
        ("₹ 62000/-", "62000"),
        ("Rs. 1.5 lakh", "150000"),
        ("2 crores", "20000000"),
        ("८४१.५५ लाख", "84155000"),
        ("0.50", "0.50"),
        (".5", "0.5"),
        ("348,500", "348500"),
        ("10 Lac", "1000000"),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, amount):
    assert money.read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-5",
        "ten",
        "1.234",
        "5 dozen",
        "1e9",
        "NaN",
        "Infinity",
        "9" * 30,
        "3,48,",
        "₹",
        "1 2",
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError):
        money.read_amount(typed)


@given(st.text(max_size=20))
def test_reading_never_fails_in_another_way(typed):
    try:
        assert money.read_amount(typed) >= 0
    except ValueError:
        pass


def test_digits_of_every_script_become_western():
    assert western_digits("२४-११-২০২৬ ༣ ᱀ x") == "24-11-2026 3 ᱀ x".replace(
        "᱀", western_digits("᱀")
    )
    assert western_digits("᥇᱂") == "12"
