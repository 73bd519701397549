"""Django's sentences that our pages show are said in our words in Hindi and Nepali."""

import ast
import re
from pathlib import Path

import django
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from cctns.core import library_words, messages

DJANGO = Path(django.__file__).parent
FILES = (
    "forms/fields.py",
    "forms/models.py",
    "core/validators.py",
    "contrib/auth/forms.py",
    "contrib/auth/password_validation.py",
)


def test_each_sentence_still_stands_in_django():
    said = re.sub(r'"\s*\n\s*"', "", "".join((DJANGO / name).read_text() for name in FILES))
    for message in messages.from_python(Path(library_words.__file__).read_text()):
        assert message.id in said
        assert not message.plural or message.plural in said


def test_the_file_is_only_read_never_called():
    tree = ast.parse(Path(library_words.__file__).read_text())
    assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body)


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
