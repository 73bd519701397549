"""Python packages from the lock files, and the system libraries that no wheel brings."""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import env

RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"  # everything of RUN_LOCK at the same versions, and more
STAMP = ".installed-locks.json"

# WeasyPrint opens these; Debian's packages bring them.
PANGO_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
)
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

Say = Callable[[str], None]


class InstallFailed(Exception):
    """Something could not be installed; the text says what to do by hand."""


# ---------------------------------------------------------------- Python packages


def _digest(name: str) -> str:
    return hashlib.sha256((env.CLONE / name).read_bytes()).hexdigest()


def installed_locks(venv: Path) -> dict[str, str]:
    """Lock file name -> SHA-256 of what was installed from it."""
    try:
        stamp: dict[str, str] = json.loads((venv / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return stamp if (venv / "bin" / "python").exists() else {}


def is_installed(venv: Path, *, tests: bool) -> bool:
    return installed_locks(venv).get(TEST_LOCK if tests else RUN_LOCK) == _digest(
        TEST_LOCK if tests else RUN_LOCK
    )


@contextmanager
def _alone(venv: Path) -> Iterator[None]:
    """Two commands never install into one environment at the same time."""
    venv.parent.mkdir(parents=True, exist_ok=True)
    with open(venv.with_name(venv.name + ".lock"), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def install(venv: Path, *, tests: bool, say: Say) -> bool:
    """Brings `venv` to what the lock file says. False when it was so already."""
    if is_installed(venv, tests=tests):
        return False
    with _alone(venv):
        if is_installed(venv, tests=tests):
            return False
        # An environment that has the test packages keeps them.
        tests = tests or TEST_LOCK in installed_locks(venv)
        lock = TEST_LOCK if tests else RUN_LOCK
        (venv / STAMP).unlink(missing_ok=True)
        _make(venv, say=say)
        _sync(venv, env.CLONE / lock, say=say)
        locks = (RUN_LOCK, TEST_LOCK) if tests else (RUN_LOCK,)
        stamp = {name: _digest(name) for name in locks}
        (venv / STAMP).write_text(json.dumps(stamp))
    return True


def _run(argv: list[str], **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(argv, capture_output=True, text=True, env={**os.environ, **extra})


def _make(venv: Path, *, say: Say) -> None:
    python = venv / "bin" / "python"
    if python.exists() and _run([str(python), "-c", ""]).returncode == 0:
        return
    with_uv = shutil.which("uv") is not None
    argv = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if with_uv:
        argv.insert(3, "--without-pip")
    result = _run(argv)
    if result.returncode and apt_install(("python3-venv",), say=say):
        result = _run(argv)
    if result.returncode:
        raise InstallFailed(
            f"Python could not make a virtual environment in {venv}.\n"
            "On Debian or Ubuntu run: sudo apt-get install python3-venv\n"
            f"{result.stderr.strip() or result.stdout.strip()}"
        )


def _uv(venv: Path) -> str | None:
    """uv from the system, from the environment, or installed there from the lock."""
    own = venv / "bin" / "uv"
    if own.exists():
        return str(own)
    if found := shutil.which("uv"):
        return found
    entry = _lock_entry((env.CLONE / RUN_LOCK).read_text(), "uv")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(entry)
        file.flush()
        pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "-q"]
        result = _run([*pip, "--require-hashes", "--only-binary=:all:", "-r", file.name])
    return str(own) if result.returncode == 0 and own.exists() else None


def _lock_entry(lock: str, name: str) -> str:
    """The lines of one package, with its hashes."""
    match = re.search(rf"^{re.escape(name)}==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    return match.group(0) if match else ""


def _sync(venv: Path, lock: Path, *, say: Say) -> None:
    python = str(venv / "bin" / "python")
    if uv := _uv(venv):
        result = _run(
            [uv, "pip", "sync", "-q", "--python", python, "--require-hashes", str(lock)]
        )
        if result.returncode == 0:
            return
        say("uv could not install the packages, trying pip.")
    pip = _run([python, "-m", "ensurepip", "-q"])
    if pip.returncode == 0:
        pip = _run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(lock)])
    if pip.returncode:
        raise InstallFailed(
            f"The Python packages of {lock.name} could not be installed.\n"
            "Check the network connection, then run the command again.\n"
            f"{pip.stderr.strip()[-2000:]}"
        )


# ---------------------------------------------------------------- system packages


def missing_libraries() -> list[str]:
    missing = []
    for name in PANGO_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def apt_install(packages: tuple[str, ...], *, say: Say) -> bool:
    """Installs Debian packages where we may (root, with apt-get). False when not."""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Installing {', '.join(packages)} with apt-get.")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if _run(install, **quiet).returncode == 0:
        return True
    _run(["apt-get", "update"], **quiet)
    return _run(install, **quiet).returncode == 0


def system_libraries(*, say: Say) -> bool:
    """Pango for printed forms. Says what to do where it cannot install it itself."""
    if not missing_libraries() or apt_install(PANGO_PACKAGES, say=say):
        return True
    say(
        "Printed forms (PDF) do not work yet: Pango is missing. Run\n"
        f"    sudo apt-get install {' '.join(PANGO_PACKAGES)}\n"
        "and start again. Everything else works."
    )
    return False


def browser() -> str | None:
    """Path of a Chromium for the browser tests; CHROMIUM says which."""
    given = os.environ.get("CHROMIUM")
    if given:
        return given if Path(given).exists() else None
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser(*, say: Say) -> str | None:
    if not browser():
        apt_install(("chromium",), say=say)
    return browser()
