"""What the access log calls a page, a register or a power, in the reader's words.

``log_access`` keeps a short name that never changes ("case people"); an app says in
``<app>/access_words.py`` what its own names mean: ``PAGES["case people"] = _("People of a case")``.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .power_labels import all_powers

PAGES: dict[str, Any] = {
    "attachment": gettext_lazy("File attached"),
    "outbox": gettext_lazy("Messages sent"),
    "sign-out": gettext_lazy("Sign out"),
    "sign-in locked": gettext_lazy("Sign-in, locked after too many tries"),
}


def words_of(what: str) -> str:
    """The words for what a line of the log names; what has none stands as it is.

    What follows a known name stays: "FIR draft, victim" is "<FIR draft in the language>, victim".
    """
    from .prints import ALL as FORMS
    from .registers import ALL as BOOKS

    if found := all_powers().get(what) or PAGES.get(what):
        return str(found)
    first, _space, rest = what.partition(" ")
    if first == "go:":
        return _("Search by number, found: %(count)s") % {"count": rest}
    if first == "register":
        name, _space, form = rest.partition(" ")
        return f"{BOOKS[name].title}, {form.upper()}" if name in BOOKS else what
    if first in FORMS:
        return f"{FORMS[first].title} {rest}".strip()
    for name in sorted(PAGES, key=len, reverse=True):
        if what.startswith(name) and what[len(name)] in " ,:":
            return f"{PAGES[name]}, {what[len(name) :].lstrip(' ,:')}"
    return what
