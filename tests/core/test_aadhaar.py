"""Aadhaar numbers in free text are found by their check digit and cut."""

import pytest

from cctns.core.aadhaar import is_aadhaar, masked


def valid(first: str) -> str:
    """Eleven digits with the check digit that fits: no real number is needed."""
    return next(first + digit for digit in "0123456789" if is_aadhaar(first + digit))


NUMBER = valid("23456789012")


def test_exactly_one_check_digit_fits_and_two_swapped_digits_do_not():
    assert sum(is_aadhaar("23456789012" + digit) for digit in "0123456789") == 1
    swapped = NUMBER[:3] + NUMBER[4] + NUMBER[3] + NUMBER[5:]
    assert not is_aadhaar(swapped)
    assert not is_aadhaar("1" + NUMBER[1:])
    assert not is_aadhaar("0" * 12)


@pytest.mark.parametrize("between", ["", " ", "-"])
def test_a_number_in_a_sentence_is_cut_to_its_last_four(between):
    written = between.join([NUMBER[:4], NUMBER[4:8], NUMBER[8:]])
    text, found = masked(f"His card is {written}, he says.")
    assert found == 1
    assert text == f"His card is XXXX{between}XXXX{between}{NUMBER[8:]}, he says."


def test_digits_of_another_script_are_read():
    deva = NUMBER.translate(str.maketrans("0123456789", "०१२३४५६७८९"))
    assert masked(f"आधार {deva}")[1] == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FIR 0137/2026",
        "+919812345214",
        "490154203237518",
        "2026-11-24 09:44 1234",
        "12.5 lakh",
    ],
)
def test_other_numbers_stay(text):
    assert masked(text) == (text, 0)


def test_twelve_digits_without_the_check_digit_and_longer_numbers_stay():
    wrong = NUMBER[:11] + str((int(NUMBER[11]) + 1) % 10)
    assert masked(wrong) == (wrong, 0)
    assert masked(f"{NUMBER}7") == (f"{NUMBER}7", 0)
