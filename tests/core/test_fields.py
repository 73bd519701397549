"""Form fields: what an officer types, and the sentence he gets when it cannot be read."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError

from cctns.core import dates, fields, phones, widgets

NOW = datetime(2026, 11, 24, 9, 47, tzinfo=dates.IST)


@pytest.fixture(autouse=True)
def stand_still():
    with time_machine.travel(NOW, tick=False):
        yield


def said(field, value) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages[0]


def test_a_date_is_read_and_shown_again():
    field = fields.IndianDateField()
    assert field.clean("24/11/2026") == date(2026, 11, 24)
    assert field.clean("y") == date(2026, 11, 23)
    assert field.prepare_value(date(2026, 1, 4)) == date(2026, 1, 4)
    assert 'value="04-01-2026"' in field.widget.render("on", date(2026, 1, 4))


def test_a_date_that_cannot_be_read_says_how_to_write_it():
    assert "24-11-2026" in said(fields.IndianDateField(), "31-02-2026")
    assert said(fields.IndianDateField(), "") == "Write the date, for example 24-11-2026"


def test_a_date_to_come_is_refused_where_it_cannot_be():
    assert said(fields.IndianDateField(latest_today=True), "25-11-2026").endswith("24-11-2026")
    assert fields.IndianDateField(latest_today=True).clean("t") == date(2026, 11, 24)


def test_a_time_is_read():
    assert fields.IndianTimeField().clean("1830") == time(18, 30)
    assert "18:30" in said(fields.IndianTimeField(), "6 pm")


def test_date_and_time_make_an_indian_moment():
    field = fields.IndianDateTimeField()
    assert field.clean(["23-11-2026", "1830"]) == datetime(
        2026, 11, 23, 18, 30, tzinfo=dates.IST
    )
    assert said(field, ["23-11-2026", ""]) == "Write both the date and the time"
    assert "24-11-2026" in said(field, ["99-11-2026", "1830"])
    assert fields.IndianDateTimeField(required=False).clean(["", ""]) is None


def test_a_moment_to_come_is_refused():
    assert "24-11-2026 09:47" in said(
        fields.IndianDateTimeField(latest_now=True), ["t", "0948"]
    )
    assert fields.IndianDateTimeField(latest_now=True).clean(["t", "0947"]) == NOW


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("98123 45214", "+919812345214"),
        ("098123-45214", "+919812345214"),
        ("+91 98123 45214", "+919812345214"),
        ("९८१२३४५२१४", "+919812345214"),
        ("03592-202022", "+913592202022"),
        ("+977 9841234567", "+9779841234567"),
        ("  ", ""),
    ],
)
def test_telephones_are_kept_in_one_form(typed, kept):
    assert fields.PhoneField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    "typed", ["12345", "98123 4521", "98123 452141", "call me", "+91", "202022", "+1\x00"]
)
def test_what_is_no_telephone_says_what_one_looks_like(typed):
    assert "10 digits" in said(fields.PhoneField(), typed)


@pytest.mark.parametrize(
    ("number", "shown", "masked"),
    [
        ("+919812345214", "98123 45214", "98xxx xx214"),
        ("9812345214", "9812345214", "98xxx xx214"),
        ("112", "112", "xxx"),
    ],
)
def test_telephones_are_shown_in_groups_and_masked_in_lists(number, shown, masked):
    assert phones.shown(number) == shown
    assert phones.masked(number) == masked


def test_money_is_read_and_limited():
    assert fields.MoneyField().clean("₹ 3,48,500") == Decimal("348500.00")
    assert "62000.50" in said(fields.MoneyField(), "much")
    assert (
        said(fields.MoneyField(most=100000), "2 lakh") == "The amount can be at most ₹ 1,00,000"
    )
    assert said(fields.MoneyField(least=1), "0") == "The amount must be at least ₹ 1"
    assert 'value="3,48,500"' in widgets.MoneyInput().render("value", Decimal(348500))


def test_an_unchanged_answer_counts_as_unchanged_however_it_is_written():
    assert not fields.IndianDateField().has_changed(date(2026, 11, 24), "24/11/2026")
    assert not fields.MoneyField().has_changed(Decimal(62000), "62,000")
    assert fields.IndianTimeField().has_changed(time(8, 0), "8 o'clock")


def test_a_long_list_gets_a_search_box():
    short, long = [(n, n) for n in range(15)], [(n, n) for n in range(16)]
    assert "data-find" not in widgets.Choice(choices=short).render("beat", None)
    assert "data-find" in widgets.Choice(choices=long).render("beat", None)


def test_a_date_and_time_survive_a_form_that_comes_back():
    class Form(forms.Form):
        since = fields.IndianDateTimeField()

    html = str(Form({"since_date": "31-02-2026", "since_time": "1830"})["since"])
    assert 'value="31-02-2026"' in html and 'value="1830"' in html
    html = str(Form(initial={"since": NOW})["since"])
    assert 'value="24-11-2026"' in html and 'value="09:47"' in html
