"""Dependencies: locked with hashes, no addresses, one reason each."""

import re
import tomllib

from cctns.runtime.env import CLONE

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def lock(name):
    return (CLONE / name).read_text()


def test_every_locked_package_has_hashes_and_no_file_names_an_address():
    for name in ("requirements.lock", "requirements-test.lock"):
        text = lock(name)
        packages = re.split(r"\n(?=[a-z0-9])", text, flags=re.IGNORECASE)
        pinned = [part for part in packages if PINNED.match(part)]
        assert len(pinned) > 50
        assert all("--hash=sha256:" in part for part in pinned)
        assert "://" not in text
        assert "index-url" not in text.replace("--no-emit-index-url", "")


def test_the_test_lock_has_the_same_versions_as_the_one_that_runs():
    run = dict(PINNED.findall(lock("requirements.lock")))
    test = dict(PINNED.findall(lock("requirements-test.lock")))
    assert run.items() <= test.items()


def test_every_dependency_has_its_line_of_reason_and_is_locked():
    text = lock("pyproject.toml")
    project = tomllib.loads(text)["project"]
    lines = {line.split("#")[0].strip().strip('",'): line for line in text.splitlines()}
    locked = dict(PINNED.findall(lock("requirements-test.lock")))
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        assert re.search(r"#\s*\S+", lines[wanted]), f"{wanted} has no reason beside it"
        name = re.split(r"[\[~<>=!]", wanted)[0].lower()
        assert name in locked, f"{wanted} is not locked: run bin/lock"
