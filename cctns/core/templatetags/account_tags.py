"""{% load account_tags %}: what the pages of signing in and of one's account need."""

from __future__ import annotations

import json
import re
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cctns.core import account_factor
from cctns.core.account_factor import demo_sign_ins

register = template.Library()

# A browser names several others in its line: the first match here is the true one.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def as_json(value: Any) -> str:
    """JSON for a data attribute (the template escapes the quotes)."""
    return json.dumps(value, separators=(",", ":"))


# What an event of an officer's record is called on the officer's page.
OFFICER_EVENTS = {
    "officer_entered": _lazy("Entered"),
    "officer_changed": _lazy("Particulars corrected"),
    "officer_left": _lazy("Left the force"),
    "sign_in_given": _lazy("Sign-in given"),
    "password_reset": _lazy("Password reset"),
    "factor_reset": _lazy("Second factor reset"),
    "sessions_ended": _lazy("Signed out everywhere"),
}


@register.filter
def officer_event(event: Any) -> str:
    return OFFICER_EVENTS.get(event.what, event.what)


@register.filter
def browser(agent: str) -> str:
    """ "Firefox, Windows" from a browser's line about itself."""
    name = next((shown for mark, shown in BROWSERS if re.search(mark, agent)), "")
    system = next((shown for mark, shown in SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (name, system))) or _("Another program")


@register.simple_tag(takes_context=True)
def demo_users(context: Any) -> list[dict[str, str]]:
    """The demonstration users offered at sign-in; also puts ``demo_password`` in the context."""
    context["demo_password"] = settings.DEMO_PASSWORD
    return demo_sign_ins()


@register.simple_tag(takes_context=True)
def demo_code(context: Any) -> str | None:
    """The code that the demonstration user who is signed in may type now; None for anyone else."""
    return account_factor.demo_code(context["request"].user)
