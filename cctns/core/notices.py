"""Whom an event tells, by which channel.  Declared in ``<app>/notices.py``.

The event's own transaction writes a ``DueNotice``; after commit a task turns it into alerts
(``Notification``) and messages (``Delivery``) and removes it, in one transaction, so an event is told
once.  If the broker is away the scheduler finds the row.  A message is claimed before it is sent and
never sent again by the house once a sender may have let it go.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from . import senders
from .holders import holders_of
from .models.access import Event
from .models.notice import Delivery, DueNotice, Notification

log = logging.getLogger(__name__)
ALL: dict[str, list[Notice]] = {}

PAUSES = [
    timedelta(minutes=m) for m in (1, 5, 30, 120, 720)
]  # after each failure; then it stays failed
SENDING_FOR = timedelta(minutes=10)  # longer: the sender died with it
BATCH = 200
AWAY_FOR = 10.0  # seconds


@dataclass(frozen=True)
class Receiver:
    """Somebody to be told: an officer (``user``), or a citizen by ``phone`` or ``email``."""

    user: Any = None
    phone: str = ""
    email: str = ""
    language: str = ""

    @property
    def tongue(self) -> str:
        return self.language or getattr(self.user, "language", "") or settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Notice:
    """On an event ("cases.Case:registered"), tell these.

    ``to`` is a role (its holders over the event's unit) or a function (event, record) giving
    ``Receiver`` rows.  ``channels`` are "app", "sms", "email"; each receiver gets those it can.
    ``template`` "cases/registered" is templates/messages/cases/registered.txt, drawn in the
    receiver's language with record, event, data, unit and what ``context`` adds; an e-mail's subject
    is its line "Subject: ...".  ``when`` may decline.  ``url`` and ``icon`` are of the alert.
    """

    on: str
    to: str | Callable[[Event, Any], Iterable[Receiver]]
    template: str
    channels: tuple[str, ...] = ("app",)
    context: Callable[[Event, Any], dict] | None = None
    when: Callable[[Event, Any], bool] | None = None
    url: Callable[[Event, Any], str] | None = None
    icon: str = "bell"

    def __post_init__(self) -> None:
        ALL.setdefault(self.on, []).append(self)

    @property
    def kind(self) -> str:
        return self.template.replace("/", "-").replace("_", "-")[:60]


# --- from event to queue ---------------------------------------------------------------------


def queue_events(events: Sequence[Event]) -> None:
    """Called inside the events' transaction: cheap, and nothing at all for an event nobody asked for."""
    wanted = [event for event in events if f"{event.subject_type}:{event.what}" in ALL]
    if not wanted:
        return
    DueNotice.objects.bulk_create([DueNotice(event=event) for event in wanted])
    transaction.on_commit(lambda: knock("core.tell"))


def after_event(event: Event) -> None:
    """One event, inside its transaction (``core/events.py``)."""
    queue_events([event])


_away_until = 0.0  # this process found the broker away: not asked again before


def knock(task: str, *args: Any) -> None:
    """Ask the broker for a task; when it is away the scheduler does it later.

    The row in the database is the truth, so whatever the broker's client raises costs a little time.
    """
    global _away_until  # noqa: PLW0603
    from celery import current_app

    if time.monotonic() < _away_until:
        return
    try:
        current_app.send_task(task, args=args, retry=False, ignore_result=True)
    except Exception as error:
        _away_until = time.monotonic() + AWAY_FOR
        log.warning("The broker is away: %s", type(error).__name__)


def tell_due(limit: int = BATCH) -> int:
    """Turn due events into alerts and messages; how many were told."""
    told = 0
    for _turn in range(limit):
        with transaction.atomic():
            row = (
                DueNotice.objects.filter(next_at__lte=timezone.now())
                .select_for_update(skip_locked=True, of=("self",))
                .select_related("event__unit", "event__by")
                .order_by("next_at")
                .first()
            )
            if row is None:
                break
            try:
                with transaction.atomic():
                    _tell(row.event)
            except Exception:  # one bad notice must not stop the others
                log.exception("The notice of event %s failed", row.event_id)
                row.attempt += 1
                row.next_at = timezone.now() + PAUSES[min(row.attempt, len(PAUSES)) - 1]
                row.save(update_fields=["attempt", "next_at"])
            else:
                row.delete()
                told += 1
    return told


def _tell(event: Event) -> None:
    record = subject(event)
    for notice in ALL.get(f"{event.subject_type}:{event.what}", []):
        if notice.when and not notice.when(event, record):
            continue
        for receiver in _receivers(notice, event, record):
            _tell_one(notice, event, record, receiver)


def subject(event: Any) -> Any:
    """The record an event, delivery or run points at; None when it is no row any more."""
    try:
        model = apps.get_model(event.subject_type)
        return model._base_manager.get(pk=event.subject_id)
    except (LookupError, ValueError, ValidationError, ObjectDoesNotExist):
        return None


def _receivers(notice: Notice, event: Event, record: Any) -> list[Receiver]:
    if callable(notice.to):
        return list(notice.to(event, record))
    if event.unit is None:
        return []
    held = holders_of([notice.to], [event.unit])
    return [Receiver(user=user) for user in dict.fromkeys(held[notice.to, event.unit.path])]


def _tell_one(notice: Notice, event: Event, record: Any, receiver: Receiver) -> None:
    subject_line, text = draw(notice, event, record, receiver)
    if "app" in notice.channels and receiver.user:
        url = notice.url(event, record) if notice.url else _url_of(record)
        Notification.objects.bulk_create(
            [
                Notification(
                    user=receiver.user,
                    kind=notice.kind,
                    text=" ".join(text.split())[:300],
                    url=url[:160],
                    icon=notice.icon,
                    event=event,
                )
            ],
            ignore_conflicts=True,
        )
    for channel, address in (("sms", receiver.phone), ("email", receiver.email)):
        if channel in notice.channels and address:
            queue_message(
                channel,
                address,
                text,
                key=f"{event.pk}:{notice.kind}:{channel}:{address}"[:120],
                kind=notice.kind,
                unit=event.unit,
                language=receiver.tongue,
                subject_line=subject_line,
                about=record,
                event=event,
                user=event.by,
            )


def draw(notice: Notice, event: Event, record: Any, receiver: Receiver) -> tuple[str, str]:
    """(subject line, text) in the receiver's language."""
    with translation.override(receiver.tongue):
        context = {"event": event, "record": record, "data": event.data, "unit": event.unit}
        context["receiver"] = receiver
        context["site_url"] = settings.SITE_URL
        if notice.context:
            context |= notice.context(event, record)
        text = render_to_string(f"messages/{notice.template}.txt", context).strip()
    line = ""
    if text.startswith("Subject:"):
        line, _sep, text = text.removeprefix("Subject:").partition("\n")
    return line.strip()[:200], text.strip()


def _url_of(record: Any) -> str:
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""


# --- messages --------------------------------------------------------------------------------


def queue_message(
    channel: str,
    to: str,
    text: str,
    *,
    key: str,
    kind: str,
    unit: Any,
    language: str = "en",
    subject_line: str = "",
    about: Any = None,
    event: Event | None = None,
    user: Any = None,
) -> Delivery:
    """Put one SMS or e-mail in the outbox; the same key again gives the message that is there."""
    from .events import subject_of

    delivery, is_new = Delivery.everything.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "channel": channel,
            "to": to,
            "language": language,
            "subject": subject_line,
            "body": senders.fit_sms(text) if channel == "sms" else text,
            "unit": unit,
            **(subject_of(about) if about is not None else {}),
            "event": event,
            "by": user,
        },
    )
    if is_new:
        transaction.on_commit(lambda: knock("core.deliver"))
    return delivery


def deliver_due(limit: int = BATCH) -> int:
    """Send what waits; how many were tried."""
    give_up_lost()
    tried = 0
    while tried < limit and (delivery := _claim()):
        _send(delivery)
        tried += 1
    return tried


@transaction.atomic
def _claim() -> Delivery | None:
    """Take one message and say so before it leaves: no other sender will touch it."""
    delivery = (
        Delivery.everything.filter(status=Delivery.State.WAITING, next_at__lte=timezone.now())
        .exclude(channel=Delivery.Channel.LETTER)
        .select_for_update(skip_locked=True)
        .order_by("next_at", "id")
        .first()
    )
    if delivery:
        delivery.status = Delivery.State.SENDING
        delivery.attempt += 1
        delivery.claimed_at = timezone.now()
        delivery.save(update_fields=["status", "attempt", "claimed_at"])
    return delivery


def _send(delivery: Delivery) -> None:
    try:
        with translation.override(settings.LANGUAGE_CODE):
            delivery.provider_id = senders.sender_for(delivery.channel)(delivery) or ""
    except senders.NotSent as error:
        _not_sent(delivery, error.reason, final=error.final)
    except Exception as error:  # it may have left: not sent again without a person
        log.warning("Delivery %s is unsure: %s", delivery.pk, type(error).__name__)
        _finish(delivery, Delivery.State.UNSURE, type(error).__name__)
    else:
        delivery.sent_at = timezone.now()
        _finish(delivery, Delivery.State.SENT, "")


def _not_sent(delivery: Delivery, reason: str, *, final: bool) -> None:
    if final or delivery.attempt > len(PAUSES):
        _finish(delivery, Delivery.State.FAILED, reason)
        return
    delivery.next_at = timezone.now() + PAUSES[delivery.attempt - 1]
    _finish(delivery, Delivery.State.WAITING, reason)


def _finish(delivery: Delivery, status: str, error: str) -> None:
    delivery.status = status
    delivery.error = str(error)[:300]
    # Only the claim that is still ours: a person may have decided meanwhile.
    mine = Delivery.everything.filter(
        pk=delivery.pk, status=Delivery.State.SENDING, attempt=delivery.attempt
    )
    if mine.update(
        status=status,
        error=delivery.error,
        next_at=delivery.next_at,
        sent_at=delivery.sent_at,
        provider_id=delivery.provider_id[:120],
    ):
        tell_sender(delivery)


def give_up_lost() -> int:
    """Messages whose sender died in the middle: unsure, and a person decides."""
    lost = list(
        Delivery.everything.filter(
            status=Delivery.State.SENDING, claimed_at__lt=timezone.now() - SENDING_FOR
        )
    )
    for delivery in lost:
        _finish(delivery, Delivery.State.UNSURE, "")
    return len(lost)


def tell_sender(delivery: Delivery) -> None:
    """Alert the officer whose act the message tells of, when it did not go."""
    if delivery.by is None or delivery.status not in (
        Delivery.State.FAILED,
        Delivery.State.UNSURE,
    ):
        return
    with translation.override(delivery.by.language):
        names = {"channel": delivery.get_channel_display()}
        if delivery.status == Delivery.State.FAILED:
            text = _("%(channel)s not delivered. Open it to see why and try again.") % names
        else:
            text = _("%(channel)s may not have been delivered. Ask the receiver.") % names
    Notification.objects.create(
        user=delivery.by,
        kind="undelivered",
        icon="mail",
        text=text,
        url=f"/outbox/{delivery.pk}/",
    )


@transaction.atomic
def try_again(delivery: Delivery) -> bool:
    """A person asks to send a failed or unsure message once more; False when it is on its way."""
    row = Delivery.everything.select_for_update().get(pk=delivery.pk)
    if row.status not in (Delivery.State.FAILED, Delivery.State.UNSURE):
        return False
    row.status, row.error, row.attempt = Delivery.State.WAITING, "", 0
    row.next_at, row.claimed_at = timezone.now(), None
    row.save(update_fields=["status", "error", "attempt", "next_at", "claimed_at"])
    transaction.on_commit(lambda: knock("core.deliver"))
    return True


# --- alerts ----------------------------------------------------------------------------------


def tell(user: Any, text: str, *, kind: str, url: str = "", icon: str = "bell") -> None:
    """Alert one officer directly; ``text`` is already in the officer's language."""
    Notification.objects.create(user=user, kind=kind, text=text[:300], url=url[:160], icon=icon)


def unread(user: Any) -> QuerySet[Notification]:
    return Notification.objects.filter(user=user, read_at=None)
