"""{% load cases_law %}: what follows from sections, in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from cases.forms import sections as words
from cases.models.sensitivity import Sensitivity
from cases.services.law_consequences import MIXED
from stations.models import Rank

register = template.Library()
register.filter("punishment_line", words.punishment_line)


@register.filter
def cognizable_line(found: Any) -> str:
    """Whether the police may register and investigate by themselves."""
    return {
        "yes": _("Cognizable: register the FIR."),
        MIXED: _("The whole case is cognizable: register the FIR."),
        "no": _("Not cognizable: enter a non-cognizable report."),
    }.get(found.cognizable.value) or _("Whether it is cognizable depends on the facts.")


@register.filter
def bailable_line(found: Any) -> str:
    return {"yes": _("Bailable."), "no": _("Non-bailable.")}.get(found.bailable.value) or _(
        "Whether it is bailable depends on the facts."
    )


@register.filter
def term(found: Any) -> str:
    """The punishment of the principal section."""
    line = words.term_line(found.principal)
    return _("Punishment: %(term)s.") % {"term": line} if line else ""


@register.filter
def rank_line(found: Any) -> str:
    """The lowest rank that investigates."""
    rank = Rank.objects.filter(pk=found.rank_required).first()
    said = {"rank": rank or found.rank_required, "law": found.rank_law}
    return _("Investigated by %(rank)s or above (%(law)s).") % said


@register.filter
def sensitivity_line(found: Any) -> str:
    if found.sensitivity == Sensitivity.SEALED:
        return _("The case will be sealed: only its list opens it.")
    return _("Identities are protected: names are hidden and the FIR is not published.")


@register.filter
def clocks_at_fir(found: Any) -> list[Any]:
    """The clocks that registration starts."""
    return [clock for clock in found.clocks if clock.event == "fir"]
