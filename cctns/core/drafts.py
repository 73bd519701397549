"""Work before it is a record: saved part by part, by several hands, and nothing typed is lost.

A save says which version its writer had seen (``base``).  It is merged field by field: a field that
only one side changed is taken from that side.  A field that both changed is a ``Conflict``; what was
typed is then laid aside in the draft itself until the writer has chosen, so that neither a lost line
nor a closed browser loses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .draft_merge import HISTORY, check_size, digest, merge, untouched
from .events import note_event, subject_of
from .holders import holders_of, name_of
from .ids import uuid7
from .jurisdiction import Scope
from .models.draft import Draft
from .roles import roles_holding

KINDS: dict[str, DraftKind] = {}
KEPT = timedelta(days=30)  # a discarded draft


@dataclass(frozen=True)
class DraftKind:
    """A kind of draft: ``power`` to write it, ``finish_power`` to make the record of it.

    ``url`` (draft) is its page and ``part_url`` (draft, part) the page of one part; ``label``
    (part, field) names a field and ``part_label`` (part) a part where two versions are compared.
    ``clean`` (part, fields) gives the fields that are kept, before anything is stored; it refuses what
    may not even stand in a draft.
    """

    name: str
    title: Any
    power: str
    finish_power: str
    url: Callable[[Draft], str]
    part_url: Callable[[Draft, str], str]
    label: Callable[[str, str], Any] = lambda part, field: field.replace("_", " ").capitalize()
    part_label: Callable[[str], Any] = lambda part: part.replace("_", " ").capitalize()
    clean: Callable[[str, dict[str, Any]], dict[str, Any]] = lambda part, fields: fields

    def __post_init__(self) -> None:
        if self.name in KINDS:
            raise ValueError(f"two kinds of draft are called {self.name}")
        KINDS[self.name] = self


class Conflict(Exception):
    """Both sides changed these fields.  ``mine`` is laid aside in the draft until it is resolved."""

    def __init__(
        self, draft: Draft, part: str, fields: list[str], mine: dict, theirs: dict
    ) -> None:
        super().__init__(f"{part}: {', '.join(fields)}")
        self.draft, self.part, self.fields = draft, part, fields
        self.mine, self.theirs = mine, theirs
        self.version: int = draft.version
        self.who = name_of(draft.saved_by)
        self.when: datetime = draft.saved_at


@dataclass(frozen=True)
class Saved:
    """What a save answers: the draft, and fields that others had changed meanwhile.

    The page takes ``theirs`` into its boxes before it counts ``draft.version`` as seen.
    """

    draft: Draft
    theirs: dict[str, Any]


# --- finding and beginning -------------------------------------------------------------------


def kind_of(draft: Draft) -> DraftKind:
    return KINDS[draft.kind]


def open_drafts(scope: Scope, kind: str | None = None) -> QuerySet[Draft]:
    """The open and sent drafts of the scope's area that its holder may write or finish."""
    wanted = [kind] if kind else list(KINDS)
    may = [k for k in wanted if scope.has(KINDS[k].power) or scope.has(KINDS[k].finish_power)]
    return (
        Draft.objects.within(scope)
        .filter(kind__in=may, status__in=[Draft.State.OPEN, Draft.State.SENT])
        .select_related("owner__officer__rank", "unit")
        .defer("data", "stamps")
    )


def dropped_drafts(scope: Scope) -> QuerySet[Draft]:
    """The drafts that the scope's holder discarded and may still bring back."""
    may = [name for name, kind in KINDS.items() if scope.has(kind.power)]
    return Draft.objects.within(scope).filter(
        kind__in=may, status=Draft.State.DROPPED, saved_by=scope.user
    )


def draft_or_404(draft_id: Any, by: Scope) -> Draft:
    """One draft of one's area; the power is asked when it is written."""
    rows = Draft.everything.select_related("owner", "saved_by__officer__rank", "unit")
    return by.get_or_404(Draft, rows=rows, pk=draft_id)


def new_draft(
    kind: str,
    *,
    unit: Any,
    owner: Any,
    by: Scope,
    id: UUID | None = None,
    data: dict[str, dict] | None = None,
    title: str = "",
    about: Any = None,
) -> Draft:
    """Begin a draft.  ``id`` may come from the client; the same id again gives the same draft."""
    by.demand(KINDS[kind].power, over=unit)
    data = data or {}
    stamps = {
        part: {name: [[1, digest(value)]] for name, value in fields.items()}
        for part, fields in data.items()
    }
    draft, is_new = Draft.everything.get_or_create(
        pk=id or uuid7(),
        defaults={
            "kind": kind,
            "unit": unit,
            "owner": owner,
            "saved_by": owner,
            "title": title[:160],
            "data": data,
            "stamps": stamps,
            **(subject_of(about) if about is not None else {}),
        },
    )
    if not is_new and (draft.kind, draft.unit_id, draft.owner_id) != (kind, unit.pk, owner.pk):
        raise ValidationError(_("A draft with this key exists already. Begin a new one."))
    return draft


# --- saving ----------------------------------------------------------------------------------


def save_part(
    draft_id: Any, part: str, fields: dict[str, Any], base: int, *, by: Scope
) -> Saved:
    """Save fields of one part, typed by somebody who had seen version ``base``.

    Fields that are not named stay.  Raises ``Conflict`` when both sides changed a field; nothing of
    this save is then taken, and all of it is laid aside.
    """
    check_size(fields)
    clash: Conflict | None = None
    with transaction.atomic():
        draft = _locked(draft_id, by)
        fields = kind_of(draft).clean(part, fields)
        now, stamps = draft.data.get(part, {}), draft.stamps.get(part, {})
        changed, theirs, lost = merge(fields, now, stamps, base)
        if lost:
            clash = Conflict(
                draft, part, lost, fields, {name: now.get(name) for name in fields}
            )
            _lay_aside(draft, part, fields, base, by)
        else:
            _write(draft, part, changed, by)
            _settle(draft, part, by)
    if clash:  # raised after the commit, so that what was laid aside is kept
        raise clash
    return Saved(draft, theirs)


def _write(draft: Draft, part: str, changed: dict[str, Any], by: Scope) -> None:
    if not changed:
        return
    draft.version += 1
    values, stamps = draft.data.setdefault(part, {}), draft.stamps.setdefault(part, {})
    for name, value in changed.items():
        values[name] = value
        stamps[name] = [*stamps.get(name, []), [draft.version, digest(value)]][-HISTORY:]
    draft.saved_at, draft.saved_by = timezone.now(), by.user
    draft.save(update_fields=["data", "stamps", "version", "saved_at", "saved_by"])


def _lay_aside(draft: Draft, part: str, fields: dict[str, Any], base: int, by: Scope) -> None:
    """Keep what was typed until its writer has chosen; what was laid aside before stays with it."""
    before = aside(draft, part, by) or {"fields": {}, "base": base}
    draft.aside[_key(by, part)] = {
        "fields": {**before["fields"], **fields},
        "base": min(before["base"], base),
        "at": timezone.now().isoformat(),
    }
    draft.save(update_fields=["aside"])


def _locked(draft_id: Any, by: Scope) -> Draft:
    """The draft, locked, if its part may be written by this scope now."""
    rows = Draft.everything.select_for_update(of=("self",)).select_related(
        "unit", "saved_by", "owner"
    )
    draft = by.get_or_404(Draft, rows=rows, pk=draft_id)
    kind = kind_of(draft)
    if draft.status == Draft.State.SENT:
        by.demand(kind.finish_power, over=draft.unit)
    else:
        by.demand(kind.power, over=draft.unit)
    if draft.status in (Draft.State.USED, Draft.State.DROPPED):
        raise ValidationError(_said_of(draft), code="gone")
    return draft


def _said_of(draft: Draft) -> str:
    if draft.status == Draft.State.USED:
        return _("This draft has become a record. It no longer changes.")
    return _("This draft was discarded. Bring it back before you write in it.")


def _key(by: Scope, part: str) -> str:
    return f"{getattr(by.user, 'pk', '')}:{part}"


# --- choosing between two versions -----------------------------------------------------------


def aside(draft: Draft, part: str, by: Scope) -> dict[str, Any] | None:
    """What this officer typed and could not save: {"fields", "base", "at"}; None when there is none."""
    return draft.aside.get(_key(by, part))


def asides_of(draft: Draft, by: Scope) -> list[str]:
    """The parts in which this officer has two versions to compare."""
    mine = _key(by, "")
    return sorted(key.removeprefix(mine) for key in draft.aside if key.startswith(mine))


def compare_url(draft: Draft, part: str) -> str:
    return f"/drafts/{draft.pk}/{part}/compare/"


def differences(draft: Draft, part: str, mine: dict[str, Any], base: int) -> list[str]:
    """The fields of ``mine`` that both sides changed since ``base``."""
    now, stamps = draft.data.get(part, {}), draft.stamps.get(part, {})
    return merge(mine, now, stamps, base)[2]


def resolve(
    draft_id: Any,
    part: str,
    choices: dict[str, str],
    *,
    seen: int,
    by: Scope,
    mine: dict | None = None,
) -> Saved:
    """Settle a conflict: ``choices`` is {field: "mine" or "theirs"}, made looking at version ``seen``.

    ``mine`` is what the compare page carried; without it, what was laid aside.  The rest of what
    was typed is saved with it.  Raises ``Conflict`` again when a chosen field changed meanwhile.
    """
    draft = draft_or_404(draft_id, by)
    kept = aside(draft, part, by) or {"fields": {}, "base": seen}
    typed = {**kept["fields"], **(mine or {})}
    both = set(differences(draft, part, typed, kept["base"]))
    if undecided := sorted(both - choices.keys()):
        now = draft.data.get(part, {})
        raise Conflict(draft, part, undecided, typed, {name: now.get(name) for name in typed})
    stamps = draft.stamps.get(part, {})
    fields = {
        name: value
        for name, value in typed.items()
        if choices.get(name) == "mine"
        or (name not in choices and not untouched(stamps.get(name, []), value, kept["base"]))
    }
    saved = save_part(draft_id, part, fields, seen, by=by)
    forget_aside(draft_id, part, by)
    return saved


@transaction.atomic
def forget_aside(draft_id: Any, part: str, by: Scope) -> None:
    """Drop what was laid aside: the officer keeps what is saved."""
    draft = _locked(draft_id, by)
    if draft.aside.pop(_key(by, part), None):
        draft.save(update_fields=["aside"])


def _settle(draft: Draft, part: str, by: Scope) -> None:
    """Forget what was laid aside once it says what is saved."""
    kept, now = aside(draft, part, by), draft.data.get(part, {})
    if kept and all(
        digest(value) == digest(now.get(name)) for name, value in kept["fields"].items()
    ):
        del draft.aside[_key(by, part)]
        draft.save(update_fields=["aside"])


# --- moving on -------------------------------------------------------------------------------


@transaction.atomic
def mark_done(draft_id: Any, part: str, *, done: bool = True, by: Scope) -> Draft:
    """Tick a part as done, or not."""
    draft = _locked(draft_id, by)
    draft.done = sorted({*draft.done, part} if done else {*draft.done} - {part})
    draft.save(update_fields=["done"])
    return draft


@transaction.atomic
def hand_over(draft_id: Any, *, to: Any, by: Scope) -> Draft:
    """Give a draft to a colleague of the same station who may write it."""
    draft = _locked(draft_id, by)
    if to not in colleagues(draft):
        raise ValidationError(_("Choose an officer of this station who may write this draft."))
    draft.owner = to
    draft.save(update_fields=["owner"])
    note_event(draft, "handed_over", by=by, data={"to": to.pk})
    return draft


def colleagues(draft: Draft) -> list[Any]:
    """The officers posted at the draft's unit whose role may write it."""
    roles = [role.name for role in roles_holding(kind_of(draft).power)]
    held = holders_of(roles, [draft.unit])
    found = {user.pk: user for role in roles for user in held[role, draft.unit.path]}
    return sorted(found.values(), key=name_of)


@transaction.atomic
def send(draft_id: Any, *, by: Scope) -> Draft:
    """Send a draft to the officer in charge, who makes the record of it.  Sent again, nothing changes."""
    if (draft := _any(draft_id, by)).status != Draft.State.SENT:
        draft = _locked(draft_id, by)
        draft.status = Draft.State.SENT
        draft.save(update_fields=["status"])
        note_event(draft, "sent", by=by)
    return draft


@transaction.atomic
def take_back(draft_id: Any, *, by: Scope) -> Draft:
    """Open a sent draft again: by a writer who sent it, or by the officer in charge with a remark."""
    draft = _any(draft_id, by)
    if draft.status != Draft.State.SENT:
        raise ValidationError(
            _("This draft is not with the officer in charge. Open it and write.")
        )
    draft.status = Draft.State.OPEN
    draft.save(update_fields=["status"])
    note_event(draft, "taken_back", by=by)
    return draft


@transaction.atomic
def drop(draft_id: Any, *, by: Scope) -> Draft:
    """Discard a draft.  It can be brought back for 30 days.  Discarded again, nothing changes."""
    if (found := _any(draft_id, by)).status == Draft.State.DROPPED:
        return found
    draft = _locked(draft_id, by)
    draft.status, draft.saved_at, draft.saved_by = Draft.State.DROPPED, timezone.now(), by.user
    draft.save(update_fields=["status", "saved_at", "saved_by"])
    note_event(draft, "dropped", by=by)
    return draft


@transaction.atomic
def bring_back(draft_id: Any, *, by: Scope) -> Draft:
    """Open a discarded draft again."""
    draft = _any(draft_id, by)
    if draft.status != Draft.State.DROPPED:
        raise ValidationError(
            _said_of(draft) if draft.status == Draft.State.USED else _("This draft is open.")
        )
    draft.status, draft.saved_at = Draft.State.OPEN, timezone.now()
    draft.save(update_fields=["status", "saved_at"])
    note_event(draft, "brought_back", by=by)
    return draft


def use(draft: Draft, record: Any) -> None:
    """The draft became a record: called by the service that makes it, in its transaction."""
    taken = (
        Draft.everything.filter(pk=draft.pk)
        .exclude(status__in=[Draft.State.USED, Draft.State.DROPPED])
        .update(status=Draft.State.USED, aside={}, **subject_of(record))
    )
    if not taken:
        raise ValidationError(_said_of(Draft.everything.get(pk=draft.pk)))


def _any(draft_id: Any, by: Scope) -> Draft:
    rows = Draft.everything.select_for_update(of=("self",)).select_related("unit", "owner")
    draft = by.get_or_404(Draft, rows=rows, pk=draft_id)
    kind = kind_of(draft)
    by.demand(kind.power if by.has(kind.power) else kind.finish_power, over=draft.unit)
    return draft


def remove_old() -> int:
    """Remove what was discarded 30 days ago (nightly)."""
    return Draft.everything.filter(
        status=Draft.State.DROPPED, saved_at__lt=timezone.now() - KEPT
    ).delete()[0]
