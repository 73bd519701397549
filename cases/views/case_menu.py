"""What may be done on a case: one table for the menu, the next steps and the pages themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services.casefolder import Folder, transfer_of


def always(case: Case) -> bool:
    return True


def is_zero_here(case: Case) -> bool:
    return case.kind == "zero" and transfer_of(case) is None


def is_regular(case: Case) -> bool:
    return case.kind != "zero"


@dataclass(frozen=True)
class Act:
    """One act on a case: the page ``cases:case_<key>`` that does it, its words, who may.

    ``head``: those who see only the header of a sealed case may do it too.  ``clock`` is the time
    limit that it meets.  ``group`` sorts the menu.
    """

    key: str
    text: Any
    icon: str
    powers: tuple[str, ...]
    group: str = "add"
    when: Callable[[Case], bool] = always
    head: bool = False
    clock: str = ""

    def url(self, case: Case) -> str:
        return reverse(f"cases:case_{self.key}", args=[case.pk])


# fmt: off
ACTS = {act.key: act for act in (
    Act("copy", _("Give a copy"), "copy", (Can.GIVE_COPY,), clock="C04"),
    Act("court", _("Note the dispatch to court"), "landmark", (Can.DISPATCH_TO_COURT,), when=is_regular, clock="C05"),
    Act("progress", _("Tell the informant"), "message-square-text", (Can.TELL_PROGRESS,), clock="C40"),
    Act("send", _("Send to the right station"), "send", (Can.TRANSFER_FIR,), when=is_zero_here, clock="C01b"),
    Act("attach", _("Attach a file"), "paperclip", (Can.ADD_TO_CASE,)),
    Act("addendum", _("Write an addendum"), "file-plus", (Can.ADD_TO_CASE,)),
    Act("sections", _("Alter the sections"), "scale", (Can.ALTER_SECTIONS,), "decide"),
    Act("officer", _("Give to an officer"), "user-cog", (Can.ASSIGN_IO,), "decide"),
    Act("publication", _("Publish or withhold"), "globe", (Can.PUBLISH_FIR, Can.WITHHOLD_FIR), "decide", clock="C10"),
    Act("sensitivity", _("Change the protection"), "shield", (Can.LOWER_SENSITIVITY, Can.ALTER_SECTIONS), "guard",
        head=True),
    Act("seal", _("Seal, and keep the list"), "lock", (Can.SEAL,), "guard", head=True),
    Act("share", _("Share with an officer elsewhere"), "users", (Can.SHARE_CASE,), "guard"),
)}
# fmt: on
GROUPS = {
    "add": _("Add to the file"),
    "decide": _("Decide"),
    "guard": _("Who may see it"),
}
BY_CLOCK = {act.clock: act for act in ACTS.values() if act.clock}


def may_do(act: Act, folder: Folder) -> bool:
    """True when the reader may do it on this case as it stands."""
    if not folder.may(*act.powers) or not act.when(folder.case):
        return False
    if folder.sight.header_only:
        return act.head and folder.may(Can.SEAL)
    if act.key == "share":
        return folder.case.sensitivity != Sensitivity.SEALED
    return True


def menu_of(folder: Folder) -> list[dict[str, Any]]:
    """The acts by group, as the menu of the case draws them."""
    groups = []
    for key, title in GROUPS.items():
        acts = [
            {"url": act.url(folder.case), "text": act.text, "icon": act.icon}
            for act in ACTS.values()
            if act.group == key and may_do(act, folder)
        ]
        if acts:
            groups.append({"title": title, "acts": acts})
    return groups
