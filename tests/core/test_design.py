"""The design's own promises: strict policy, budgets, contrast, icons, nothing inline."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CSS = (ROOT / "static/css/app.css").read_text(encoding="utf-8")

# Text needs 4.5 to its ground, the edge of a control 3 (WCAG 1.4.3, 1.4.11).
TEXT = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunk"),
    ("ink-2", "paper"),
    ("ink-2", "surface"),
    ("ink-3", "surface"),
    ("ink-3", "sunk"),
    ("ink-2", "grey-soft"),
    ("brand", "surface"),
    ("brand", "paper"),
    ("on-brand", "brand"),
    ("cloth", "paper"),
    ("red", "surface"),
    ("red", "red-soft"),
    ("amber", "surface"),
    ("amber", "amber-soft"),
    ("green", "surface"),
    ("green", "green-soft"),
    ("blue", "blue-soft"),
    ("plum", "plum-soft"),
    ("on-bar", "bar"),
    ("on-bar-2", "bar"),
    ("ink", "blue-soft"),
    ("ink", "amber-soft"),
    ("ink", "red-soft"),
    ("ink", "green-soft"),
]
EDGES = [("line-2", "surface"), ("line-2", "paper")]


def tokens(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\{(.*?)\n\}", CSS, re.DOTALL)
    assert block, selector
    return dict(re.findall(r"--([\w-]+):(#[0-9a-fA-F]{3,6})", block[1]))


def brightness(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_edges_can_be_read_in_both_themes(theme):
    colours = tokens(":root") | (tokens("[data-theme=dark]") if theme == "dark" else {})
    weak = [
        (a, b, round(contrast(colours[a], colours[b]), 2))
        for a, b in TEXT
        if contrast(colours[a], colours[b]) < 4.5
    ]
    weak += [
        (a, b, round(contrast(colours[a], colours[b]), 2))
        for a, b in EDGES
        if contrast(colours[a], colours[b]) < 3
    ]
    assert weak == []


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("css/app.css", 40_000),
        ("js/app.js", 12_000),
        ("js/form.js", 12_000),
        ("js/portal.js", 2_000),
    ],
)
def test_files_stay_inside_their_budget(file, most):
    assert (ROOT / "static" / file).stat().st_size < most


def test_no_template_has_script_style_or_handlers_in_it():
    wrong = []
    for file in TEMPLATES:
        text = file.read_text(encoding="utf-8")
        if "print" in file.relative_to(ROOT / "templates").parts:
            continue  # papers, drawn by WeasyPrint and never sent to a browser
        if re.search(
            r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style|javascript:|<script(?![^>]*\ssrc=)",
            text,
        ):
            wrong.append(str(file.relative_to(ROOT)))
    assert wrong == []


def test_the_style_sheet_keeps_to_what_old_browsers_know():
    assert not re.search(r"color-mix\(|light-dark\(|:has\(|@layer|&:", CSS)


def test_every_font_and_picture_that_the_style_sheets_name_exists():
    for sheet in ("app.css", "print-fonts.css"):
        text = (ROOT / "static/css" / sheet).read_text(encoding="utf-8")
        for place in re.findall(r"url\(([^)]+)\)", text):
            assert (ROOT / "static/css" / place).resolve().is_file(), place


def test_the_sprite_is_built_from_its_sources():
    assert (
        subprocess.run(
            [sys.executable, ROOT / "bin/build-icons", "--check"], check=False
        ).returncode
        == 0
    )


def test_every_icon_that_a_template_names_is_in_the_sprite():
    drawn = set(
        re.findall(
            r'id="i-([a-z0-9-]+)"', (ROOT / "static/icons.svg").read_text(encoding="utf-8")
        )
    )
    named = {
        name
        for file in TEMPLATES
        for name in re.findall(r'{% icon "([^"]+)"', file.read_text(encoding="utf-8"))
    }
    assert named <= drawn, named - drawn


def test_every_template_says_what_it_needs():
    silent = [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "templates/components").glob("*.html"))
        if "{% comment %}" not in file.read_text(encoding="utf-8") and file.stat().st_size > 900
    ]
    assert silent == []
