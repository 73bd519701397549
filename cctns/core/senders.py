"""The doors by which a message leaves the house.  ``SMS_SENDER`` names one by dotted path.

A sender is called with a ``Delivery`` and returns the carrier's own reference.  It raises
``NotSent`` when the message did not leave; ``final`` when trying again is of no use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models.notice import Delivery


class NotSent(Exception):
    """The message did not leave."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = str(reason)
        self.final = final


def demonstration(delivery: Delivery) -> str:
    """Delivers into the outbox page and nowhere else: nobody's telephone rings."""
    return f"demo-{delivery.pk}"


def no_gateway(delivery: Delivery) -> str:
    raise NotSent(_("No SMS service is set up. Ask the system administrator."), final=True)


def email(delivery: Delivery) -> str:
    """Through Django's mail settings; in the demonstration without them, into the outbox page."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        if settings.DEMO:
            return demonstration(delivery)
        raise NotSent(_("No mail server is set up. Ask the system administrator."), final=True)
    try:
        sent = EmailMessage(
            delivery.subject, delivery.body, to=[delivery.to], connection=get_connection()
        ).send()
    except OSError as error:  # smtplib's errors are OSErrors
        raise NotSent(type(error).__name__) from error
    if not sent:
        raise NotSent(_("The mail server did not take it."))
    return ""


def sender_for(channel: str) -> Callable[[Delivery], str]:
    """The door of a channel."""
    if channel == "email":
        return email
    path = getattr(settings, "SMS_SENDER", "")
    if path:
        try:
            return import_string(path)
        except ImportError as error:
            raise NotSent(_("The SMS service is set up wrongly: SMS_SENDER.")) from error
    return demonstration if settings.DEMO else no_gateway


# --- the length of an SMS --------------------------------------------------------------------

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWO = frozenset("^{}\\[~]|€")
MOST_PARTS = 2


def sms_parts(text: str) -> int:
    """How many parts a text takes: 160 signs in one of the GSM alphabet, 70 in any other script."""
    if all(sign in GSM or sign in GSM_TWO for sign in text):
        length = sum(2 if sign in GSM_TWO else 1 for sign in text)
        one, each = 160, 153
    else:
        length, one, each = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= one else -(-length // each)


def fit_sms(text: str) -> str:
    """The text on one line, cut at a word so that it takes two parts at most."""
    text = " ".join(text.split())
    if sms_parts(text) <= MOST_PARTS:
        return text
    words = text.split(" ")
    while words and sms_parts(" ".join(words) + "...") > MOST_PARTS:
        words.pop()
    return " ".join(words) + "..." if words else text[:130]
