"""The second factor: one-time codes, recovery codes, passkeys; and the demonstration's codes.

A code is taken once (RFC 6238 section 5.2): the counter of the last one is kept with the secret.
A demonstration user's secret is marked ``demo``; its code is shown on the sign-in page, and it
opens nothing on a site that is not a demonstration.
"""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

import segno
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

FRESH_SECONDS = 5 * 60
Type = Authenticator.Type


def new_demo_factor(user: Any, label: str = "") -> Authenticator:
    """An unsaved one-time-code secret of a demonstration user.

    With a ``label`` ("Duty officer, Ranipool PS") the sign-in page offers the user by name.
    """
    data = {"secret": generate_totp_secret(), "demo": True, "label": label}
    return Authenticator(user=user, type=Type.TOTP, data=data)


def demo_sign_ins() -> list[dict[str, str]]:
    """The demonstration users that the sign-in page offers: username and label."""
    if not settings.DEMO:
        return []
    rows = Authenticator.objects.filter(type=Type.TOTP, data__demo=True).exclude(data__label="")
    found = rows.order_by("pk").values_list("user__username", "data__label")
    return [{"username": name, "label": label} for name, label in found]


def demo_code(user: Any) -> str | None:
    """The code that a demonstration user may type now; None for anyone else."""
    factor = Authenticator.objects.filter(user=user, type=Type.TOTP).first()
    if factor is None or not settings.DEMO or not factor.data.get("demo"):
        return None
    return format_hotp_value(hotp_value(decrypt(factor.data["secret"]), _counter()))


def is_demo_user(user: Any) -> bool:
    return Authenticator.objects.filter(user=user, type=Type.TOTP, data__demo=True).exists()


def _counter() -> int:
    return int(time.time()) // mfa.TOTP_PERIOD


@transaction.atomic
def factor_for(user: Any, code: str) -> Authenticator | None:
    """The authenticator whose code this is, the code being used up; None for a wrong or used one."""
    rows = (
        Authenticator.objects.select_for_update().filter(user=user).exclude(type=Type.WEBAUTHN)
    )
    for factor in sorted(rows, key=lambda row: row.type != Type.TOTP):
        if factor.type == Type.TOTP:
            if _takes(factor, code):
                return factor
        elif factor.wrap().validate_code(code):
            return factor
    return None


def _takes(factor: Authenticator, code: str) -> bool:
    """True for a right code of this minute that was not used yet (a demonstration's may be again)."""
    secret, now = decrypt(factor.data["secret"]), _counter()
    demo = settings.DEMO and factor.data.get("demo")
    for counter in range(now - mfa.TOTP_TOLERANCE, now + mfa.TOTP_TOLERANCE + 1):
        if compare_user_code(
            actual=code, expected=format_hotp_value(hotp_value(secret, counter))
        ):
            if demo:
                return True
            if counter <= factor.data.get("counter", -1):
                return False
            factor.data["counter"] = counter
            factor.save(update_fields=["data"])
            return True
    return False


def has_factor(user: Any) -> bool:
    """True when the user has a second factor; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=[Type.TOTP, Type.WEBAUTHN]).exists()


def fresh_factor(request: HttpRequest) -> bool:
    """True when the second factor was given in this session within the last five minutes."""
    oldest = time.time() - FRESH_SECONDS
    records = get_authentication_records(request, request.user)
    return any(row["method"] == "mfa" and row["at"] >= oldest for row in records)


def qr_svg(url: str) -> str:
    """The QR code of an ``otpauth://`` address as SVG, without style or script."""
    out = BytesIO()
    segno.make(url, error="m").save(
        out,
        kind="svg",
        xmldecl=False,
        scale=5,
        border=3,
        dark="#000",
        light="#fff",
        omitsize=False,
    )
    return out.getvalue().decode()
