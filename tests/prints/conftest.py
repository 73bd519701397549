"""Files of printed papers go to a folder of the test."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.core.cache import cache

from cases import prints as case_prints
from cases.models.sensitivity import Sensitivity
from cctns.core.models import IssuedDocument
from cctns.core.prints import file_of
from stations.prints import DiaryDays, DiaryPrint
from tests.prints import records


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()
    return tmp_path


@pytest.fixture
def station(state_tree, sho):
    """Ranipool, whose SHO prints: ``.unit``, ``.by`` (scope), ``.sho`` (posting)."""
    state_tree.unit, state_tree.sho, state_tree.by = (
        state_tree.ranipool,
        sho,
        records.scope(sho),
    )
    return state_tree


@pytest.fixture
def record_of(station):
    """``record_of(form, protected=False)``: a record that the form prints."""

    def build(form: Any, *, protected: bool = False) -> Any:
        level = Sensitivity.RESTRICTED if protected else Sensitivity.NORMAL
        unit = station.unit
        if form is DiaryPrint:
            records.entry_of(unit, text=f"Patrol left. {records.NEPALI}")
            records.entry_of(unit, text="Narrative-secret", is_protected=protected)
            return DiaryDays.of_day(unit, records.today())
        if form is case_prints.FortnightReport:
            return records.make_fortnight(unit, sensitivity=level)
        if form is case_prints.RefusalLetter:
            return records.make_refusal(unit, sensitivity=level)
        if issubclass(form, case_prints.OfComplaint):
            return records.make_complaint(unit, sensitivity=level)
        case = records.make_case(unit, sensitivity=level)
        return records.tell_progress(case)

    return build


def reader(document: IssuedDocument) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file_of(document).read_bytes()))


def text_of(document: IssuedDocument) -> str:
    """The text of all pages in one line, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader(document).pages).split())
