"""FIR registrations through HTTP against the same rows by plain SQL, in one database and one run."""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pghistory.models
from django.apps import apps
from django.core.management import CommandError
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from psycopg2.extras import Json

from cases.forms.fir_parts import PARTS
from cases.models import Case, Fir
from cctns.core import dates
from cctns.core.ids import uuid7
from cctns.core.laws import broken
from cctns.core.models import Draft, User
from stations.benching import (
    Browser,
    percentile,
    say,
    scratch_database,
    session_of,
    web_process,
)
from stations.models import Officer, Posting, Rank, Unit

PARALLEL = 50
WARM = 10  # registrations before the clock starts
THEFT = "BNS-303(2)-1"


def measure(size: int) -> dict[str, object]:
    """``size`` registrations one after another, 50 at once, and the same rows by SQL."""
    with scratch_database() as url:
        stations = list(Unit.objects.filter(type=Unit.Type.STATION, state__code="SKP")[:2])
        officers = [sho_of(unit) for unit in stations]
        drafts = [draft_of(officers[0], nth) for nth in range(WARM + size)]
        crowd = [draft_of(officers[1], nth) for nth in range(PARALLEL)]
        with web_process(url) as port:
            browser = Browser(port, session_of(officers[0]))
            for draft in drafts[:WARM]:
                register(browser, draft)
            sample = Sample.taken_during(lambda: register(browser, drafts[WARM]))
            began = time.perf_counter()
            seconds = [register(browser, draft) for draft in drafts[WARM + 1 :]]
            http_rate = len(seconds) / (time.perf_counter() - began)
            crowd_seconds = all_at_once(port, officers[1], crowd)
        numbers_ok = numbers_run(stations[0], WARM + size) and numbers_run(
            stations[1], PARALLEL
        )
        numbers_ok = numbers_ok and not broken()
        sql_seconds = sample.repeat(len(seconds))
        sql_rate = len(sql_seconds) / sum(sql_seconds)
        say(f"rows of one registration: {sample.said()}")
    return {
        "http_per_second": round(http_rate, 1),
        "sql_per_second": round(sql_rate, 1),
        "p50_ms": percentile(seconds, 0.5),
        "sql_p50_ms": percentile(sql_seconds, 0.5),
        "sql_p95_ms": percentile(sql_seconds, 0.95),
        "parallel": PARALLEL,
        "parallel_p95_ms": percentile(crowd_seconds, 0.95),
        "rows_each": sum(len(rows) for rows in sample.inserted.values()),
        "ratio_to_sql": round(http_rate / sql_rate, 3),
        "p95_ms": percentile(seconds, 0.95),
        "numbers_ok": numbers_ok,
    }


# ---------------------------------------------------------------- before the clock starts
def sho_of(unit: Unit) -> Posting:
    """An invented SHO of a station."""
    user = User.objects.create(username=f"bench-{unit.short.lower()}")
    officer = Officer.objects.create(
        user=user, number=f"BENCH{unit.pk}", name="Bench Officer", sex="M", rank=Rank.objects.get(pk="inspector")
    )  # fmt: skip
    posting = Posting(
        officer=officer, unit=unit, role="sho", post="Station House Officer",
        since=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    posting.save()
    return posting


def draft_of(posting: Posting, nth: int) -> Draft:
    """A whole draft of a theft, as the nine parts leave it."""
    at = timezone.localtime() - timedelta(minutes=30)
    data = {
        "information": {
            "information_type": "oral",
            "information_at_date": dates.short_date(at),
            "information_at_time": dates.clock_time(at),
        },
        "informant": {
            "name": f"फुर्बा तामाङ {nth}", "sex": "M", "age": "34", "phone": "1", "phone-1-number": "9812345214",
            "addr": "1", "addr-1-kind": "present", "addr-1-line": "Bazaar line 4", "addr-1-district": "Gangtok",
        },
        "when_where": {
            "occurred_known": "exact",
            "occurred_from_date": dates.short_date(at - timedelta(hours=2)),
            "occurred_from_time": dates.clock_time(at - timedelta(hours=2)),
            "place": "Parking below the vegetable market",
            "in_area": "yes",
        },
        "sections": {"sections": THEFT},
        "accused": {"accused": "1", "accused-1-known": "unknown", "accused-1-description": "One man"},
        "victim": {"victim_is_informant": "yes"},
        "property": {
            "property": "1", "property-1-what": "vehicle:motorcycle", "property-1-description": "Motorcycle",
            "property-1-value": "62,000", "property-1-mark_kind": "vehicle", "property-1-mark": f"SK01J{nth:04d}",
        },
        "statement": {
            "narrative": "मैले मोटरसाइकल बजारको पार्किङमा राखेको थिएँ। " * 12, "language": "ne", "read_over": "on",
        },
        "action": {"action": "investigate"},
    }  # fmt: skip
    draft = Draft(
        kind="fir", unit=posting.unit, owner=posting.officer.user, saved_by=posting.officer.user,
        title="theft, motorcycle", data=data, done=list(PARTS),
    )  # fmt: skip
    draft.save(force_insert=True)
    return draft


# ---------------------------------------------------------------- through HTTP
def register(browser: Browser, draft: Draft) -> float:
    """Press Register on the check page; seconds until the answer."""
    status, where, seconds = browser.post(
        reverse("cases:draft_check", args=[draft.pk]),
        {"token": str(uuid.uuid4()), "version": draft.version, "io": ""},
    )
    if status != 302 or not where.endswith("/registered/"):
        raise CommandError(f"A registration was answered with {status} {where}.")
    return seconds


def all_at_once(port: int, posting: Posting, drafts: list[Draft]) -> list[float]:
    """Every draft from a connection of its own, started together."""
    cookies = [session_of(posting) for _draft in drafts]
    start = threading.Barrier(len(drafts))
    seconds: list[float] = []
    failed: list[Exception] = []

    def one(cookie: dict[str, str], draft: Draft) -> None:
        browser = Browser(port, cookie)
        start.wait()
        try:
            seconds.append(register(browser, draft))
        except (CommandError, OSError) as error:
            failed.append(error)

    threads = [
        threading.Thread(target=one, args=pair) for pair in zip(cookies, drafts, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise CommandError(
            f"{len(failed)} of {len(drafts)} parallel registrations failed: {failed[0]}"
        )
    return seconds


def numbers_run(unit: Unit, count: int) -> bool:
    """1 to ``count`` without a gap or a double, in the order of time."""
    rows = Fir.everything.filter(unit=unit).order_by("registered_at", "number")
    return list(rows.values_list("number", flat=True)) == list(range(1, count + 1))


# ---------------------------------------------------------------- the same rows by plain SQL
def foreign_keys() -> dict[tuple[str, str], str]:
    """(table, column) -> the table that it points at."""
    return {
        (model._meta.db_table, each.column): each.related_model._meta.db_table
        for model in apps.get_models()
        for each in model._meta.concrete_fields
        if each.is_relation and each.related_model
    }


@dataclass
class Sample:
    """The rows that one registration wrote, by table; history rows are left to their triggers."""

    inserted: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    case: Case | None = None
    points_at: dict[tuple[str, str], str] = field(default_factory=foreign_keys)

    @classmethod
    def taken_during(cls, act: Any) -> Sample:
        """Run the act alone in the database and keep what it inserted."""
        first, known = transaction_now(), set(Case.everything.values_list("pk", flat=True))
        act()
        last = transaction_now()
        case = Case.everything.select_related("fir__entry", "unit").exclude(pk__in=known).get()
        sample = cls(case=case)
        for table in ordered_tables():
            if rows := rows_between(table, first, last):
                sample.inserted[table] = rows
        return sample

    def said(self) -> str:
        return ", ".join(f"{table} {len(rows)}" for table, rows in self.inserted.items())

    def repeat(self, times: int) -> list[float]:
        """Insert them so often, each in a transaction of its own, with new keys and the next numbers."""
        seconds = []
        for _nth in range(times):
            began = time.perf_counter()
            with transaction.atomic(), connection.cursor() as cursor:
                self.insert(cursor)
            seconds.append(time.perf_counter() - began)
        return seconds

    def insert(self, cursor: Any) -> None:
        unit = self.case.unit_id
        cursor.execute(
            "SELECT core_lock_series(%s::bigint[], %s::text[])",
            [[unit, unit], ["diary", "fir"]],
        )
        reading = cursor.fetchone()[0]
        cursor.execute(
            "SELECT core_next_number(%s, 'diary', %s), core_next_number(%s, 'fir', %s)",
            [unit, self.case.fir.entry.period, unit, str(self.case.year)],
        )
        diary, number = cursor.fetchone()
        changed = {
            ("stations_diaryentry", "number"): diary, ("stations_diaryentry", "happened_at"): reading,
            ("stations_diaryentry", "entered_at"): reading, ("cases_fir", "number"): number,
            ("cases_fir", "key"): f"{self.case.fir.key[:10]}{number:06d}", ("cases_fir", "entry_at"): reading,
            ("cases_fir", "registered_at"): reading, ("cases_case", "number"): number,
            ("cases_case", "registered_at"): reading,
        }  # fmt: skip
        keys: dict[Any, Any] = {}
        for table, rows in self.inserted.items():
            for row in rows:
                self.insert_row(cursor, table, row, changed, keys)

    def insert_row(
        self, cursor: Any, table: str, row: dict[str, Any], changed: dict, keys: dict[Any, Any]
    ) -> None:
        names, values = [], []
        counted = row["id"] if isinstance(row.get("id"), int) else None
        for name, value in row.items():
            if name == "id" and counted is not None:
                continue  # counted by the database
            target = (self.points_at.get((table, name)), value)
            fresh = keys[target] if target in keys else renewed(value, keys, name)
            names.append(f'"{name}"')
            values.append(changed.get((table, name), fresh))
        holes = ", ".join(["%s"] * len(values))
        back = "" if counted is None else " RETURNING id"
        cursor.execute(
            f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({holes}){back}',  # noqa: S608 - our own tables
            values,
        )
        if counted is not None:
            keys[table, counted] = cursor.fetchone()[0]


def renewed(value: Any, keys: dict[Any, Any], name: str) -> Any:
    """A value for the copy: keys made in the act are new, all else is the same."""
    if isinstance(value, dict | list):
        return Json(value)
    text = str(value)
    if name in ("id", "token") and text not in keys:
        keys[text] = str(uuid7())
    return keys.get(text, value)


def transaction_now() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def rows_between(table: str, first: int, last: int) -> list[dict[str, Any]]:
    """Rows of a table that transactions of that range wrote (subtransactions have numbers of their own)."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT * FROM "{table}" WHERE xmin::text::bigint > %s AND xmin::text::bigint < %s',  # noqa: S608
            [first, last],
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


LEFT_OUT = {"core_counter", "core_draft"}  # changed by the act, not inserted
FIRST = (
    "core_writetoken", "stations_diaryentry", "cases_fir", "cases_case", "criminals_person", "core_event",
)  # fmt: skip


def ordered_tables() -> list[str]:
    """Our tables, those first that others point at; history is written by triggers."""
    history = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event)
    }
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    rest = [name for name in names if name not in history | LEFT_OUT | set(FIRST)]
    return [*FIRST, *rest]
