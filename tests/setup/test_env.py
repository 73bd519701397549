"""The environment contract: what a site is, from its variables."""

import re
from pathlib import Path

import pytest

from cctns.runtime import env

HOME = Path("/srv/cctns")


def read(uid=1000, **variables):
    return env.read({"CCTNS_HOME": str(HOME), **variables}, uid=uid)


def test_without_configuration_everything_lies_in_the_home():
    site = read()
    assert site.database_data == HOME / "postgresql"
    assert site.broker_data == HOME / "valkey"
    assert site.embedded_database and site.embedded_broker
    assert env.parse_database_url(site.database_url) == {
        "name": "cctns",
        "user": "cctns_app",
        "password": "",
        "host": str(HOME / "run"),
        "port": "",
    }
    assert env.parse_database_url(site.database_owner_url)["user"] == "cctns_owner"
    assert site.redis_url == f"unix://{HOME}/run/valkey.sock?db=0"


def test_as_root_database_and_broker_live_outside_of_the_home():
    site = read(uid=0)
    assert site.private.parent == Path("/var/lib/cctns")
    assert site.database_data.is_relative_to(site.private)
    assert site.files == HOME / "files"
    assert read(uid=0, CCTNS_HOME="/srv/other").private != site.private


def test_a_socket_path_that_is_too_long_moves_to_a_short_folder():
    long = "/srv/" + "a-rather-long-name/" * 5
    site = read(CCTNS_HOME=long)
    assert len(str(site.sockets / env.POSTGRES_SOCKET_NAME)) <= env.LONGEST_SOCKET_PATH
    assert site.sockets.parent == Path("/tmp")
    assert read(CCTNS_HOME=long + "b").sockets != site.sockets
    assert len(str(read(uid=0, CCTNS_HOME=long).sockets)) < 60


def test_a_given_server_replaces_the_embedded_one():
    url = "postgresql://me:p%40ss@db.example:5433/records?sslmode=require"
    site = read(DATABASE_URL=url, REDIS_URL="redis://broker:6379/1")
    assert not site.embedded_database
    assert not site.embedded_broker
    assert site.database_owner_url == url  # no other owner is named
    assert env.parse_database_url(url) == {
        "name": "records",
        "user": "me",
        "password": "p@ss",
        "host": "db.example",
        "port": "5433",
        "sslmode": "require",
    }


@pytest.mark.parametrize("url", ["sqlite:///x.db", "mysql://root@localhost/x", "cctns"])
def test_another_kind_of_database_is_refused_in_words(url):
    with pytest.raises(env.Misconfigured, match="Only PostgreSQL 17"):
        env.parse_database_url(url)


def test_a_port_that_is_no_number_is_refused_in_words():
    with pytest.raises(env.Misconfigured, match="PORT=8000"):
        read(PORT="eighty")


def test_the_machine_itself_may_always_ask():
    assert read().allowed_hosts[0] == "localhost"
    assert read(SITE_URL="https://c.example").allowed_hosts[0] == "c.example"
    named = read(ALLOWED_HOSTS="a.example, b.example").allowed_hosts
    assert named == ("a.example", "b.example", "localhost", "127.0.0.1")


def test_the_demonstration_is_remembered_by_the_home(tmp_path):
    assert not read(CCTNS_HOME=str(tmp_path)).demo
    (tmp_path / env.KIND_FILE).write_text("real 2026-11-24\n")
    assert not read(CCTNS_HOME=str(tmp_path)).demo
    (tmp_path / env.KIND_FILE).write_text("loaded 2026-11-24\n")
    assert read(CCTNS_HOME=str(tmp_path)).demo
    assert not read(CCTNS_HOME=str(tmp_path), DEMO="0").demo


def test_the_key_is_made_once_and_for_us_alone(tmp_path):
    site = read(CCTNS_HOME=str(tmp_path / "new"))
    key = env.secret_key(site, {})
    assert len(key) > 50
    assert env.secret_key(site, {}) == key
    assert site.key_file.stat().st_mode & 0o777 == 0o600
    assert env.secret_key(site, {"SECRET_KEY": "given"}) == "given"


def test_every_described_variable_is_read_and_every_read_one_described():
    described = set(re.findall(r"\b([A-Z][A-Z_]{2,})(?=, [A-Z]+ |  +)", env.__doc__ or ""))
    described |= {"PORT"}  # "HOST, PORT"
    sources = [
        *(env.CLONE / "cctns").glob("settings/*.py"),
        *(env.CLONE / "cctns").glob("runtime/*.py"),
        env.CLONE / "manage.py",
    ]
    code = "\n".join(path.read_text().partition('"""\n\n')[2] for path in sources)
    for name in described:
        assert f'"{name}"' in code, f"{name} is described in env.py and read nowhere"
    read_here = set(re.findall(r'environ(?:\.get\(|\[|, )"([A-Z_]+)"', code))
    foreign = {"PATH", "PYTHONPATH", "CI", "CHROMIUM", "DJANGO_SETTINGS_MODULE"}
    assert read_here - described - foreign == set()
