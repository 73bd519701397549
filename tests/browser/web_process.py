"""The site's web process, as bin/run starts it, on the database of the test: it can be killed and comes back."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from cctns.runtime import procs
from cctns.runtime.install import browser as chromium

WITHIN = 40.0  # seconds until a started process answers


class Web:
    """``start``, ``kill`` (kill -9 of all its processes), ``start`` again on the same port."""

    def __init__(self, log: Path, static: Path | None = None) -> None:
        self.log, self.static = log, static
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen | None = None

    def environ(self) -> dict[str, str]:
        found = {
            **os.environ,
            "PYTHONPATH": str(settings.BASE_DIR),
            "DJANGO_SETTINGS_MODULE": "tests.browser.web_settings",
            "WEB_TEST_DATABASE": connection.settings_dict["NAME"],
            "CCTNS_DB_ROLE": "owner",
        }
        found.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        return found | ({"WEB_TEST_STATIC": str(self.static)} if self.static else {})

    def collect(self) -> None:
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"],
            cwd=settings.BASE_DIR,
            env=self.environ(),
            check=True,
        )

    def start(self) -> None:
        granian = Path(sys.executable).with_name("granian")
        self.process = procs.start(
            [
                *(str(granian), "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"),
                *("--port", str(self.port), "--workers", "1", "--blocking-threads", "4"),
                "cctns.wsgi:application",
            ],
            environ=self.environ(),
            log=self.log,
            dies_with_us=signal.SIGKILL,
            cwd=settings.BASE_DIR,
        )
        until = time.monotonic() + WITHIN
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, "the web process does not answer"
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/sign-in/", timeout=10) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """kill -9, master and workers at once, as when the power fails."""
        if self.process is not None:
            procs.signal_group(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.process = None


def visitor(browser: Any, url: str, cookie: str, **options: Any) -> Any:
    """A browser window of a signed-in officer."""
    context = browser.new_context(**options)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": url}])
    return context


def launch(play: Any) -> Any:
    return play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
