"""A database of its own in the same cluster, a web process before it, and browsers of few words."""

from __future__ import annotations

import http.client
import io
import math
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib import import_module
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from redis import Redis

from cctns.runtime import env
from cctns.runtime.supervisor import site_commands
from stations.middleware import SESSION_KEY

DATABASE = "cctns_bench"
BROKER_DATABASE = (
    3  # the last of the broker's four (runtime/valkey.py), emptied before and after
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PATIENCE = 60.0  # seconds until the web process must answer


def say(text: str) -> None:
    """A line on the way; ``bench --json`` swallows it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def scratch_database() -> Iterator[str]:
    """Make ``cctns_bench`` with schema and reference data, turn the connection to it, drop it at the end.

    Gives the address that a web process connects to (as cctns_app).
    """
    site_name = connection.settings_dict["NAME"]
    if site_name == DATABASE:
        raise CommandError(
            "The site's own database is called like the benchmark's. Nothing was done."
        )
    drop_and(create=True)
    connection.close()
    connection.settings_dict["NAME"] = DATABASE
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference", verbosity=0, stdout=io.StringIO())
        yield with_database(settings.SITE.database_url, DATABASE)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = site_name
        drop_and(create=False)


def drop_and(*, create: bool) -> None:
    """Drop what an earlier run left; one that is being used belongs to a run that is not over."""
    with connection.cursor() as cursor:
        try:
            force = "" if create else " WITH (FORCE)"
            cursor.execute(f"DROP DATABASE IF EXISTS {DATABASE}{force}")
        except OperationalError:
            raise CommandError(
                "Another benchmark runs on this cluster. Wait for its end."
            ) from None
        if create:
            cursor.execute(f"CREATE DATABASE {DATABASE}")


def with_database(url: str, name: str) -> str:
    """The same server, another database."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


def with_broker_database(url: str, number: int) -> str:
    if url.startswith("unix://"):
        return f"{url.partition('?')[0]}?db={number}"
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}"))


@contextmanager
def web_process(database_url: str) -> Iterator[int]:
    """The site's web server before that database on a free port, as bin/run starts it; gives the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = replace(settings.SITE, host="127.0.0.1", port=port)
    _name, command, _patience = site_commands(site)[0]
    environ = {
        **os.environ,
        **env.for_processes(site),
        "CCTNS_DB_ROLE": "app",
        "DATABASE_URL": database_url,
        "REDIS_URL": with_broker_database(site.redis_url, BROKER_DATABASE),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    environ.pop("DATABASE_OWNER_URL", None)
    cache = Redis.from_url(environ["REDIS_URL"])
    cache.flushdb()  # also the proof that it is there: without it every page would count anew
    log = site.logs / "bench-web.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environ, stdout=out, stderr=out)
        try:
            wait_for(port, process, log)
            yield port
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(15)
            process.kill()
            cache.flushdb()


def wait_for(port: int, process: Any, log: Any) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            if Browser(port).get("/sign-in/")[0] == 200:
                return
        time.sleep(0.2)
    raise CommandError(f"The web process did not answer. See {log}")


class Browser:
    """One kept connection with one officer's session."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies = cookies or {}
        self.csrf = secrets.token_hex(16)

    def headers(self) -> dict[str, str]:
        cookies = {**self.cookies, settings.CSRF_COOKIE_NAME: self.csrf}
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}

    def get(self, path: str) -> tuple[int, str, float]:
        """(status, where it leads, seconds)."""
        return self.ask("GET", path, None, self.headers())

    def post(self, path: str, fields: dict[str, Any]) -> tuple[int, str, float]:
        body = urlencode({**fields, "csrfmiddlewaretoken": self.csrf})
        headers = self.headers() | {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, body, headers)

    def ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, str, float]:
        began = time.perf_counter()
        self.wire.request(method, path, body, headers)
        answer = self.wire.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Location", ""), time.perf_counter() - began


def session_of(posting: Any) -> dict[str, str]:
    """The cookie of a session in which that officer works in that post."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    user = posting.officer.user
    store["_auth_user_id"] = str(user.pk)
    store["_auth_user_backend"] = BACKEND
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store[SESSION_KEY] = posting.pk
    store.create()
    return {settings.SESSION_COOKIE_NAME: store.session_key}


def percentile(seconds: Sequence[float], part: float) -> float:
    """Milliseconds below which that part of the times lies; the nearest rank."""
    ordered = sorted(seconds)
    return round(ordered[math.ceil(part * len(ordered)) - 1] * 1000, 1)
