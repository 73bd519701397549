"""Lists and start pages of a large State: writer, SHO, SP and State, each with 20 shared files.

60 % of the rows lie at 10 % of the stations (ruling 17).  The roles are asked in turn, so that what else
the machine does falls on all of them alike.
"""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone
from guardian.models import UserObjectPermission

from cases.models import Case, CaseShare
from cases.registers.cases import CaseRegister
from cctns.core.models import User
from cctns.core.registers import Listing
from cctns.core.registers.listing import PAGE
from stations.benching import (
    Browser,
    percentile,
    say,
    scratch_database,
    session_of,
    web_process,
)
from stations.models import Posting, Unit
from stations.services.access import scope_of_id

ROUNDS = 30  # times that each page is asked by each role
WARM = 2
SHARED = 20
FAR_PAGE = 200
FILES = 10  # different cases opened by each role


@dataclass
class Reader:
    """One benchmark user: the post, the addresses it asks, and what came of them."""

    role: str
    posting: Posting
    pages: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    queries: dict[str, int] = field(default_factory=dict)
    rows: int = 0


def measure(size: int) -> dict[str, object]:
    """Build the State at that size, ask every page, compare."""
    with scratch_database() as url:
        began = time.monotonic()
        with override_settings(DEMO=True, DEMO_PASSWORD=secrets.token_urlsafe()):
            call_command("demo", scale=size, uneven=True, verbosity=0)
        say(f"demonstration at {size}: {time.monotonic() - began:.0f} s")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        readers = list(cast())
        for reader in readers:
            prepare(reader)
        count_queries(readers)
        with web_process(url) as port:
            ask_all(readers, port)
        rows = Case.everything.count()
    return summary(readers, rows)


# ---------------------------------------------------------------- the readers
def cast() -> Iterator[Reader]:
    """Writer and SHO of a station like most, the SHO of the fullest, its SP, and the State."""
    counts = dict(
        Case.everything.order_by()
        .values_list("station")
        .annotate(n=Count("pk"))
        .values_list("station", "n")
    )
    ordered = sorted((key for key in counts if key), key=lambda key: counts[key])
    if not ordered:
        raise CommandError("The demonstration made no cases.")
    small = Unit.objects.get(pk=ordered[len(ordered) // 2])
    full = Unit.objects.select_related("district", "state").get(pk=ordered[-1])
    wanted = [
        ("writer", "writer", small), ("sho", "sho", small), ("sho_full", "sho", full),
        ("sp", "sp", full.district or small.district), ("state", "state", full.state),
    ]  # fmt: skip
    for name, role, unit in wanted:
        yield Reader(name, posting_of(unit, role))


def posting_of(unit: Unit, role: str) -> Posting:
    """Somebody who holds that post now, with a sign-in."""
    posting = (
        Posting.everything.filter(unit=unit, role=role, until=None)
        .select_related("officer__user", "officer__rank", "unit")
        .order_by("pk")
        .first()
    )
    if posting is None:
        raise CommandError(f"The demonstration has no {role} at {unit}.")
    if posting.officer.user is None:
        posting.officer.user = User.objects.create(username=f"bench-{posting.pk}")
        posting.officer.save(update_fields=["user"])
    return posting


def prepare(reader: Reader) -> None:
    """Shared files, and the addresses: first page, far page, a rare filter, nothing found, files, start."""
    share(reader)
    scope = scope_of_id(reader.posting.pk)
    mine = Case.objects.within(scope)
    reader.rows = mine.count()
    address = reverse("cases:cases")
    rare = mine.order_by().values("category").annotate(n=Count("pk")).order_by("n").first()
    keys = (
        mine.filter(sensitivity="normal")
        .order_by("-registered_at")
        .values_list("pk", flat=True)
    )
    reader.pages = {
        "list_first": [address],
        "list_far": [f"{address}?after={far_token(scope)}"],
        "list_rare": [f"{address}?category={rare['category']}"],
        "list_empty": [f"{address}?year=1999"],
        "case": [reverse("cases:case", args=[key]) for key in keys[:FILES]],
        "start": [reverse("home")],
        "shared": [reverse("cases:shared")],
    }
    if scope.has("cases.view_figures"):
        reader.pages["district"] = [reverse("cases:dashboard")]


def share(reader: Reader) -> None:
    """20 files of other areas, shared as the service does it: a grant and its term."""
    scope = scope_of_id(reader.posting.pk)
    others = Case.everything.filter(sensitivity="normal")
    if reader.role != "state":
        others = others.exclude(pk__in=Case.objects.within(scope).values("pk"))
    keys = list(others.order_by("pk").values_list("pk", flat=True)[:SHARED])
    user, until = reader.posting.officer.user, timezone.now() + timedelta(days=30)
    CaseShare.objects.bulk_create(
        CaseShare(case_id=key, user=user, until=until, reason="Benchmark") for key in keys
    )
    kind = ContentType.objects.get_for_model(Case)
    permission = Permission.objects.get(content_type=kind, codename="view_case")
    UserObjectPermission.objects.bulk_create(
        UserObjectPermission(
            user=user, permission=permission, content_type=kind, object_pk=str(key)
        )
        for key in keys
    )


def far_token(scope: Any) -> str:
    """The place of page 200, or of the last page when the list is shorter."""
    listing = Listing(CaseRegister, scope, "")
    ordered = listing.keyset.ordered(listing.rows)
    last = min((FAR_PAGE - 1) * PAGE, max(listing.rows.order_by().count() - PAGE, 1)) - 1
    return listing.keyset.token_of(ordered[max(last, 0)])


# ---------------------------------------------------------------- asking
def count_queries(readers: list[Reader]) -> None:
    """Queries of each page, asked in this process; the same for each, however many rows there are."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    for reader in readers:
        client = Client()
        client.cookies.load(session_of(reader.posting))
        for name, addresses in reader.pages.items():
            client.get(addresses[0])  # what is asked once a process is not counted
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(addresses[0])
            if answer.status_code != 200:
                raise CommandError(
                    f"{name} of {reader.role} was answered with {answer.status_code}."
                )
            reader.queries[name] = len(captured)


def ask_all(readers: list[Reader], port: int) -> None:
    """Every page by every role in turn, on one kept connection each."""
    browsers = [Browser(port, session_of(reader.posting)) for reader in readers]
    names = dict.fromkeys(name for reader in readers for name in reader.pages)
    for turn in range(WARM + ROUNDS):
        for name in names:
            for reader, browser in zip(readers, browsers, strict=True):
                if not (addresses := reader.pages.get(name)):
                    continue
                status, where, seconds = browser.get(addresses[turn % len(addresses)])
                if status != 200:
                    raise CommandError(
                        f"{name} of {reader.role} was answered with {status} {where}."
                    )
                if turn >= WARM:
                    reader.seconds[name].append(seconds)


def summary(readers: list[Reader], rows: int) -> dict[str, object]:
    """p95 of each page and role, the worst of them, and how the narrowest compares with the widest."""
    table = {
        reader.role: {name: percentile(times, 0.95) for name, times in reader.seconds.items()}
        for reader in readers
    }
    middle = {
        reader.role: {name: percentile(times, 0.5) for name, times in reader.seconds.items()}
        for reader in readers
    }
    compared = [name for name in table["writer"] if name.startswith("list_") or name == "case"]
    ratio = {name: round(table["writer"][name] / table["state"][name], 2) for name in compared}
    ratio50 = {
        name: round(middle["writer"][name] / middle["state"][name], 2) for name in compared
    }
    for reader in readers:
        say(f"{reader.role:<10}{reader.rows:>9} rows  p95 ms {table[reader.role]}")
        say(f"{'':<10}{'':>9}       p50 ms {middle[reader.role]}")
        say(f"{'':<10}{'':>9}      queries {reader.queries}")
    return {
        "p95": table,
        "p50": middle,
        "queries": {reader.role: reader.queries for reader in readers},
        "narrow_over_wide_by_page": ratio,
        "narrow_over_wide_p50": max(ratio50.values()),
        "rows": rows,
        "p95_ms": max(value for pages in table.values() for value in pages.values()),
        "narrow_over_wide": max(ratio.values()),
    }
