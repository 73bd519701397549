"""The kinds of draft of this app."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.permissions import Can
from cctns.core.drafts import DraftKind
from cctns.core.models import Draft


def url_of(draft: Draft) -> str:
    return reverse("cases:draft", args=[draft.pk])


def part_url(draft: Draft, part: str) -> str:
    return reverse("cases:draft_part", args=[draft.pk, part])


def field_label(part: str, field: str) -> str:
    """The words of a field where two versions are compared."""
    from cases.forms.fir_parts import PARTS
    from cases.forms.sheets import label_in

    return label_in(PARTS[part].kind, field) if part in PARTS else field


def part_label(part: str) -> str:
    from cases.forms.fir_parts import PARTS

    return str(PARTS[part].name) if part in PARTS else part


def clean(part: str, fields: dict) -> dict:
    from cases.services.draft_fields import clean as clean_fields  # reads models and forms

    return clean_fields(part, fields)


DraftKind(
    "fir",
    _("FIR"),
    power=Can.DRAFT_FIR,
    finish_power=Can.REGISTER_FIR,
    url=url_of,
    part_url=part_url,
    label=field_label,
    part_label=part_label,
    clean=clean,
)
