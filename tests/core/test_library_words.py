"""Django's sentences that our pages show are said in our words in Hindi and Nepali."""

import re

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from cctns.core import messages


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_short_common_password_and_an_empty_box_are_refused_in_the_language(language):
    latin = re.compile(r"[a-z]{4,}")
    with translation.override(language):
        with pytest.raises(ValidationError) as refused:
            validate_password("1234")
        assert len(refused.value.messages) == 3
        assert not any(latin.search(text) for text in refused.value.messages)
        for field, value in (
            (forms.CharField(), ""),
            (forms.CharField(max_length=2), "abc"),
            (forms.IntegerField(), "abc"),
            (forms.IntegerField(max_value=2), "3"),
            (forms.EmailField(), "abc"),
        ):
            with pytest.raises(ValidationError) as refused:
                field.clean(value)
            assert not any(latin.search(text) for text in refused.value.messages)
