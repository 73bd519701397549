"""bin/test: the same set-up as bin/run in a home of its own, then every check and test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from . import env, install
from .postgres import ServerFailed

Result = tuple[str, bool, float]  # stage, whether it passed, seconds
CLOSING_WORDS = (" passed", " failed", " error", " no tests ran")


def say(text: str) -> None:
    print(text, flush=True)


def stages(bin_: Path) -> list[tuple[str, list[str]]]:
    """Everything before pytest: name and command, in the order of running."""
    python = str(bin_ / "python")
    templates = [str(path) for path in sorted((env.CLONE / "templates").rglob("*.html"))]
    return [
        ("ruff check", [str(bin_ / "ruff"), "check", "."]),
        ("ruff format", [str(bin_ / "ruff"), "format", "--check", "."]),
        ("djade", [str(bin_ / "djade"), "--check", "--target-version", "5.2", *templates]),
        ("import floors", [str(bin_ / "lint-imports"), "--no-cache"]),
        ("types", [str(bin_ / "mypy")]),
        ("Django check", [python, "manage.py", "check", "--fail-level", "WARNING"]),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]),
    ]


def test(arguments: list[str]) -> int:
    """Runs every stage, also after a failed one; pytest last, so that its line ends the run."""
    from .__main__ import ensure_servers, stop

    choose_environment()
    site = env.read()
    results: list[Result] = []
    began = time.monotonic()
    install.install(site.venv, tests=True, say=say)
    install.system_libraries(say=say)
    results.append(("packages", True, time.monotonic() - began))
    browser, may_go_on = find_browser()
    results.append(("browser", may_go_on, 0.0))
    environ = environment(site, browser)
    try:
        ensure_servers(site)
        for name, command in stages(site.venv / "bin"):
            results.append((name, *timed(name, command, environ)))
        output = Output()
        results.append(("tests", *run_pytest(site, browser, arguments, environ, output)))
    finally:
        stop(site)
    summary(results)
    if not browser:
        say("Browser tests did not run: no Chromium. On Debian: sudo apt-get install chromium")
    say(output.closing)
    return 0 if all(good for _, good, _ in results) else 1


def choose_environment() -> None:
    """A home of its own, the demonstration, and never anybody's real servers."""
    os.environ.setdefault("CCTNS_HOME", str(env.CLONE / "var" / "test"))
    # What is durable in a real site is only slow in a test database.
    os.environ.setdefault("CCTNS_UNSAFE_DATABASE", "1")
    os.environ["DEMO"] = "1"
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        if os.environ.pop(name, None):
            say(f"{name} is left aside: the tests use their own database and broker.")


def environment(site: env.Site, browser: str | None) -> dict[str, str]:
    """What every stage and test gets.

    Compiled Python is kept in the home, whatever the caller's environment says: the tests start
    dozens of processes, and each would otherwise compile Django and the site anew (2 to 4 s).
    """
    kept = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONPYCACHEPREFIX": str(site.home / "compiled"),
        **env.for_processes(site),
        "DATABASE_OWNER_URL": site.database_owner_url,
        "PATH": f"{site.venv / 'bin'}:{os.environ.get('PATH', '')}",
        "PYTHONPATH": str(env.CLONE),
        "CHROMIUM": browser or "",
    }


def find_browser() -> tuple[str | None, bool]:
    """Path of Chromium, and whether its absence may pass (never in CI)."""
    found = install.install_browser(say=say)
    return found, bool(found) or os.environ.get("CI", "").lower() not in env.TRUE


def timed(name: str, command: list[str], environ: dict[str, str]) -> tuple[bool, float]:
    say(f"\n== {name}")
    began = time.monotonic()
    done = subprocess.run(command, cwd=env.CLONE, env=environ, check=False)
    return done.returncode == 0, time.monotonic() - began


class Output:
    """Remembers pytest's closing line ("===== 812 passed in 95.1s =====")."""

    closing = ""

    def line(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()
        if text.startswith("=") and any(word in text for word in CLOSING_WORDS):
            self.closing = text.rstrip()


def run_pytest(
    site: env.Site,
    browser: str | None,
    arguments: list[str],
    environ: dict[str, str],
    output: Output,
) -> tuple[bool, float]:
    say("\n== tests")
    began = time.monotonic()
    marks = [] if browser else ["-m", "not browser"]
    with subprocess.Popen(
        [
            *(str(site.venv / "bin" / "python"), "-m", "pytest"),
            # tests/order.py says what stays together and what begins first.
            *("-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder", *marks, *arguments),
        ],
        cwd=env.CLONE,
        # The variable would win over the settings that pyproject.toml names for the tests.
        env=environ | {"DJANGO_SETTINGS_MODULE": "cctns.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        if process.stdout is None:
            raise ServerFailed("pytest could not be started.")
        for text in process.stdout:
            output.line(text)
    return process.returncode == 0, time.monotonic() - began


def summary(results: list[Result]) -> None:
    say("\n== summary")
    for name, good, seconds in results:
        say(f"  {'ok    ' if good else 'FAILED'} {name:<20}{seconds:7.1f} s")
