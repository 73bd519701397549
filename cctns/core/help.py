"""Help: a table of topics, each with its template and the pages it belongs to.

An app declares its topics in ``<app>/help.py``; the text is ``templates/help/<key>.html``, which fills
the blocks of ``help/_topic.html``.  The officers' frame links a page to its topic by the name of its
address, so no page's template does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext_lazy as _

from .jurisdiction import Scope

ALL: dict[str, Topic] = {}
PAGES: dict[str, Topic] = {}  # name of an address -> its topic
# In this order on /help/.
GROUPS: dict[str, Any] = {
    "work": _("Complaints and FIRs"),
    "case": _("The case file"),
    "station": _("The station"),
    "books": _("Registers and papers"),
    "account": _("Your sign-in and your computer"),
    "admin": _("Administration"),
    "site": _("This site"),
}


@dataclass(frozen=True)
class Topic:
    """One page of help at ``/help/<key>/``.

    ``pages`` are names of addresses ("stations:diary"); "register/access-log" is the address
    ``register`` with that word in it.  ``public`` topics open without a sign-in.  ``powers``: the
    list of topics shows it to whoever holds one of them (none named: to every officer).
    """

    key: str
    title: Any
    group: str
    pages: tuple[str, ...] = ()
    public: bool = False
    powers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.key in ALL:
            raise ValueError(f"two topics of help are called {self.key}")
        if self.group not in GROUPS:
            raise ValueError(f"{self.key}: there is no group {self.group}")
        for page in self.pages:
            if page in PAGES:
                raise ValueError(f"{page} has two topics: {PAGES[page].key} and {self.key}")
            PAGES[page] = self
        ALL[self.key] = self

    @property
    def url(self) -> str:
        return reverse("help_topic", args=[self.key])

    @property
    def template(self) -> str:
        return f"help/{self.key}.html"

    def listed_for(self, scope: Scope, *, officer: bool) -> bool:
        """Does it stand in this reader's list of topics?"""
        if not officer:
            return self.public
        return not self.powers or any(scope.has(power) for power in self.powers)


def topic_of(match: ResolverMatch | None) -> Topic | None:
    """The topic of the page that was asked for: the nearest that is declared."""
    if match is None:
        return None
    words = [f"{match.view_name}/{value}" for value in match.kwargs.values()]
    return next((PAGES[name] for name in [*words, match.view_name] if name in PAGES), None)


def groups_for(scope: Scope, *, officer: bool) -> list[dict[str, Any]]:
    """The topics as ``help/index.html`` draws them: by group, in the order of their declaration."""
    groups = []
    for key, title in GROUPS.items():
        topics = [
            topic
            for topic in ALL.values()
            if topic.group == key and topic.listed_for(scope, officer=officer)
        ]
        if topics:
            groups.append({"title": title, "topics": topics})
    return groups


# --- the topics of the shared pages ----------------------------------------------------------

# fmt: off
Topic("signin", _("Signing in and the second factor"), "account", (
    "account_login", "mfa_authenticate", "account_reset_password", "account_inactive", "account_first",
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "account_change_password", "account_set_password", "usersessions_list",
    "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn",
    "mfa_remove_webauthn"), public=True)
Topic("settings", _("Language, display and keys"), "account", ("settings",), public=True)
Topic("drafts", _("Drafts and a lost connection"), "account",
      ("drafts", "draft_hand_over", "draft_part", "draft_compare"))
Topic("messages", _("Alerts, messages and jobs"), "station",
      ("alerts", "jobs", "outbox", "message"))
Topic("registers", _("Registers, lists and search"), "books",
      ("registers", "register", "register_columns", "register_views", "go"))
Topic("papers", _("Printing and checking papers"), "books",
      ("print", "document", "verify_start", "verify"), public=True)
Topic("api", _("Programs: keys and the API"), "site", ("api_docs",), public=True)
Topic("accessibility", _("Accessibility statement"), "site", public=True)
Topic("privacy", _("Privacy"), "site", public=True)
Topic("contact", _("Contact"), "site", public=True)
Topic("fault", _("Report a fault"), "site", public=True)
# fmt: on
