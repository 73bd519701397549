"""Invented content for templates/dev/styleguide.html: one of everything, for tests to draw.

Every person, case and amount is invented.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from cctns.core import fields, widgets
from cctns.core.dates import IST

from .styleguide_data import a_list, figures, frame


class SampleForm(forms.Form):
    """One field of each kind, some of them wrong on purpose."""

    exact = forms.ChoiceField(
        label="Is the exact time known?",
        choices=[("y", "Yes"), ("n", "No, between two times"), ("u", "Not known at all")],
        widget=widgets.Picks,
    )
    since = fields.IndianDateTimeField(
        label="From",
        help_text="Date and 24-hour time, for example 23-11-2026 18:30. Type t for today.",
    )
    until = fields.IndianDateTimeField(label="To", required=False)
    born = fields.IndianDateField(label="Date of birth", required=False)
    place = forms.CharField(
        label="Place of occurrence",
        help_text="As the informant says it. Use a landmark a constable would know.",
        widget=widgets.Text,
    )
    phone = fields.PhoneField(label="Mobile number", required=False)
    value = fields.MoneyField(label="Value", required=False)
    direction = forms.ChoiceField(
        label="Direction",
        choices=[(n, n) for n in ("North", "East", "South", "West")],
        widget=widgets.Choice,
    )
    beat = forms.ChoiceField(
        label="Beat",
        choices=[(str(n), f"Beat {n}") for n in range(1, 21)],
        widget=widgets.Choice,
    )
    victim = forms.CharField(
        label="Name of the victim",
        required=False,
        widget=widgets.Text({"data-private": True}),
        help_text="Not kept on this computer.",
    )
    marks = forms.MultipleChoiceField(
        label="Came with",
        choices=[("m", "Medical paper"), ("p", "Photographs")],
        required=False,
        widget=widgets.Ticks,
    )
    words = forms.CharField(label="Statement", widget=widgets.Paragraphs)
    read = forms.BooleanField(label="Read over and admitted correct by the informant")


def sample_form() -> SampleForm:
    """A form that came back with mistakes."""
    return SampleForm(
        {
            "exact": "n",
            "since_date": "23-11-2026",
            "since_time": "18:30",
            "until_date": "23-11-2026",
            "until_time": "",
            "born": "31-02-1992",
            "place": "Parking below the vegetable market, Ranipool Bazaar",
            "phone": "12345",
            "value": "62,000",
            "direction": "South",
            "beat": "2",
            "words": "मैले साँझ साढे छ बजे मोटरसाइकल बजारको पार्किङमा राखेको थिएँ।",
            "read": "on",
        }
    )


def sample(now: datetime | None = None) -> dict[str, Any]:
    """The whole context of the page, frame included."""
    now = now or timezone.now()
    form = sample_form()
    return {
        **frame(),
        **figures(),
        "now": now,
        "started": now - timedelta(days=22),
        "amount": Decimal(348500),
        "crore_amount": Decimal(84155000),
        "people_count": 418302,
        "scripts": ["फुर्बा तामाङ", "ᰛᰩᰵᰛᰧᰵᰶ", "ᤕᤠᤰᤌᤢᤱ", "བསོད་ནམས", "মিতা রায়"],
        "crumbs": [("Ranipool PS", "/"), ("Components", "")],
        "clocks": _clocks(now),
        "form": form,
        "sections": [
            {
                "title": "When and where",
                "fields": [
                    form[n] for n in ("exact", "since", "until", "place", "direction", "beat")
                ],
            },
            {
                "title": "Who and what",
                "help": "Optional parts say so.",
                "fields": [
                    form[n]
                    for n in ("victim", "born", "phone", "value", "marks", "words", "read")
                ],
            },
        ],
        "events": [
            {
                "at": now,
                "title": "Party left for Saramsa to recover property",
                "text": "Diary entry 020.",
            },
            {
                "at": now - timedelta(hours=18),
                "title": "Arrested: A2 Rikzing Dorjee",
                "text": "At Rangpo check post.",
                "aside": "Produce by 15:40",
                "aside_kind": "amber",
            },
            {
                "at": now - timedelta(days=22),
                "title": "FIR registered",
                "aside": "Form IIF-1",
                "aside_url": "#form",
            },
        ],
        "people": [
            {
                "name": "Suraj Subba",
                "url": "#p1",
                "role": "Accused A1",
                "role_kind": "red",
                "line": "26, male. Lower Marchak",
                "more": "2 earlier cases",
                "more_url": "#p1-cases",
            },
            {
                "name": "Tshering Ongmu Lepcha",
                "role": "Informant",
                "line": "52, female. Saramsa Road",
            },
            {
                "masked": True,
                "role": "Witness W3",
                "why": "Protected by court order, 398 BNSS.",
                "ask_url": "#ask",
            },
        ],
        "diary": [
            {
                "margin": "020",
                "under": "09:20",
                "text": "SI Nim D Bhutia left with 2 constables for Saramsa.",
            },
            {
                "margin": "019",
                "under": "08:32",
                "text": "Dil Maya Gurung came and gave a written complaint.",
                "aside": "System",
                "aside_kind": "line",
            },
        ],
        "parts": [
            {
                "number": 1,
                "title": "How the information came",
                "url": "#1",
                "text": "Oral, at the station",
                "state": "done",
            },
            {"number": 2, "title": "When and where", "url": "#2", "state": "fix"},
            {
                "number": 3,
                "title": "Statement",
                "url": "#3",
                "text": "412 words, not yet read over",
                "state": "read",
            },
            {"number": 4, "title": "Accused", "url": "#4", "state": "doing"},
            {"number": 5, "title": "Action taken and IO", "url": "#5", "state": "todo"},
        ],
        "summary": [
            {"label": "Name", "value": "Phurba Tamang, 34, male", "change_url": "#2"},
            {
                "label": "Victim",
                "value": "Identity protected",
                "masked": True,
                "change_url": "#6",
            },
        ],
        "title": "FIR registered",
        "number": "0094/2026",
        "text": "Ranipool Police Station. Copy sent to CJM Gangtok.",
        "actions": [
            {"url": "#print", "text": "Print 3 copies", "icon": "printer"},
            {"url": "#case", "text": "Open the case"},
        ],
        **a_list(now),
    }


def _clocks(now: datetime) -> list[dict[str, Any]]:
    hours, days = timedelta(hours=1), timedelta(days=1)
    return [
        {
            "title": "Tell the complainant how the case stands",
            "law": "193(3) BNSS, 90 days",
            "reference": "FIR 0061/2026",
            "note": "cheating",
            "url": "#c1",
            "officer": "SI Deepika Rai",
            "started_at": now - 92 * days,
            "due_at": now - 2 * days,
        },
        {
            "title": "Produce the arrested person before the Magistrate",
            "law": "58 BNSS, 24 hours",
            "reference": "FIR 0087/2026",
            "url": "#c2",
            "officer": "SI Nim D Bhutia",
            "started_at": now - 18 * hours,
            "due_at": now + 5 * hours + timedelta(minutes=53),
        },
        {
            "title": "File the charge sheet",
            "law": "187(3) BNSS, 60 days",
            "reference": "FIR 0087/2026",
            "url": "#c3",
            "officer": "SI Nim D Bhutia",
            "started_at": now - 19 * days,
            "due_at": now + 41 * days,
        },
        {
            "title": "Copy of the FIR to the Magistrate",
            "law": "176(1) BNSS",
            "reference": "FIR 0087/2026",
            "started_at": now - 22 * days,
            "due_at": now - 21 * days,
            "met_at": now - 22 * days + timedelta(minutes=1),
        },
    ]


STANDING = datetime.combine(date(2026, 11, 24), datetime.min.time(), tzinfo=IST) + timedelta(
    hours=9, minutes=47
)
"""The moment of the sample, for tests and pictures: Tuesday 24-11-2026 09:47."""
