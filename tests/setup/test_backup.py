"""A backup, brought back into an empty site, is the same site (ruling 12)."""

import hashlib
import os
import subprocess
import sys
import tarfile

import psycopg2
import pytest

from cctns.runtime import env

from .test_servers import RunningSite

pytestmark = [
    pytest.mark.xdist_group("backup"),  # one site for all of them
    pytest.mark.takes(60),
]

TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    " AND relkind IN ('r', 'p') ORDER BY 1"
)
# log_cnt of a sequence is no part of its state: it is left out.
SEQUENCES = (
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
)
TRIGGERS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
# `prepare` as it is, but for the number of FIRs of its demonstration: each test reads every row.
SMALL = """
import django
django.setup()
from cctns.core.management.commands import prepare
call_command = prepare.call_command
def with_few(name, *arguments, **options):
    if name == "demo" and not arguments:
        options["scale"] = 200
    return call_command(name, *arguments, **options)
prepare.call_command = with_few
call_command("prepare")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, request):
    """A site with a small demonstration and one file, and an empty database beside it."""
    folder = tmp_path_factory.mktemp("backup")
    site = RunningSite(folder / "home")
    site.environ |= {"CCTNS_UNSAFE_DATABASE": "1", "DEMO": "1"}
    request.addfinalizer(site.end)  # also when the site cannot be prepared
    site.start()
    of_commands = {"DJANGO_SETTINGS_MODULE": "cctns.settings", "CCTNS_DB_ROLE": "owner"}
    subprocess.run(
        [sys.executable, "-c", SMALL],
        env=site.environ | of_commands,
        cwd=env.CLONE,
        check=True,
        timeout=300,
    )
    paper = site.site.files / "2026" / "iif-1.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"%PDF-1.7 of nothing")
    line = site.connect("cctns_owner")
    line.autocommit = True
    with line.cursor() as cursor:
        cursor.execute("CREATE DATABASE restored")
    line.close()
    return site


def manage(site, *arguments, check=True, **variables):
    done = subprocess.run(
        [sys.executable, str(env.CLONE / "manage.py"), *arguments],
        env=site.environ | variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def backup(site, tmp_path_factory):
    file = tmp_path_factory.mktemp("kept") / "site.tar"
    manage(site, "backup", str(file))
    return file


@pytest.fixture(scope="module")
def elsewhere(site, tmp_path_factory):
    """Variables of another, empty site on the same server."""
    urls = {
        name: url.replace("/cctns?", "/restored?")
        for name, url in (
            ("DATABASE_URL", site.site.database_url),
            ("DATABASE_OWNER_URL", site.site.database_owner_url),
        )
    }
    return {"CCTNS_HOME": str(tmp_path_factory.mktemp("second")), "DEMO": "", **urls}


@pytest.fixture(scope="module")
def restored(site, backup, elsewhere):
    return manage(site, "restore", str(backup), **elsewhere)


def contents(site, database):
    """Table -> count and hash of every row; sequences with their state; all triggers."""
    found = {}
    with (
        psycopg2.connect(
            host=str(site.site.sockets), dbname=database, user="cctns_owner"
        ) as line,
        line.cursor() as cursor,
    ):
        cursor.execute(TABLES)
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM public."{name}" t ORDER BY 1')
            rows = "\n".join(text for (text,) in cursor.fetchall())
            found[name] = (cursor.rowcount, hashlib.sha256(rows.encode()).hexdigest())
        for what, query in (("sequences", SEQUENCES), ("triggers", TRIGGERS)):
            cursor.execute(query)
            rows = cursor.fetchall()
            found[what] = (len(rows), rows)
    line.close()
    return found


def test_the_file_is_for_us_alone_and_holds_everything(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    with tarfile.open(backup) as tar:
        assert tar.getnames() == [
            "manifest.json",
            "database.dump",
            "secret.key",
            "files/2026/iif-1.pdf",
        ]


def test_every_row_counter_and_trigger_is_the_same(site, restored):
    before, after = contents(site, "cctns"), contents(site, "restored")
    assert len(before) > 10
    assert sum(count for count, _ in before.values()) > 100
    assert before["cases_fir"][0] > 100 and before["stations_diaryentry"][0] > 100
    assert before == after
    assert "All sums agree" in restored.stdout


def test_files_key_and_the_mark_of_a_demonstration_are_the_same(site, restored, elsewhere):
    second = env.read(elsewhere)
    assert second.key_file.read_text() == site.site.key_file.read_text()
    assert second.key_file.stat().st_mode & 0o777 == 0o600
    assert (second.files / "2026" / "iif-1.pdf").read_bytes() == b"%PDF-1.7 of nothing"
    assert second.demo


def test_the_sites_role_has_the_same_rights(site, restored):
    rights = (
        "SELECT table_name, privilege_type FROM information_schema.table_privileges"
        " WHERE grantee = 'cctns_app' ORDER BY 1, 2"
    )
    found = []
    for database in ("cctns", "restored"):
        line = psycopg2.connect(
            host=str(site.site.sockets), dbname=database, user="cctns_owner"
        )
        with line, line.cursor() as cursor:
            cursor.execute(rights)
            found.append(cursor.fetchall())
        line.close()
    assert found[0]
    assert found[0] == found[1]


def test_a_site_with_records_is_not_overwritten_unasked(site, backup, restored, elsewhere):
    refused = manage(site, "restore", str(backup), check=False, **elsewhere)
    assert refused.returncode == 1
    assert "has records already" in refused.stderr
    replaced = manage(site, "restore", "--replace", str(backup), **elsewhere)
    assert "All sums agree" in replaced.stdout
    assert contents(site, "cctns") == contents(site, "restored")


def test_a_running_site_is_not_overwritten(site, backup, restored, elsewhere):
    line = psycopg2.connect(host=str(site.site.sockets), dbname="restored", user="cctns_app")
    refused = manage(site, "restore", "--replace", str(backup), check=False, **elsewhere)
    line.close()
    assert refused.returncode == 1
    assert "The site is running" in refused.stderr


def test_a_damaged_file_changes_nothing(site, backup, restored, elsewhere, tmp_path):
    before = contents(site, "restored")
    data = bytearray(backup.read_bytes())
    with tarfile.open(backup) as tar:
        at = tar.getmember("database.dump").offset_data + 2000
    data[at] ^= 0xFF
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(data)
    refused = manage(site, "restore", "--replace", str(damaged), check=False, **elsewhere)
    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert contents(site, "restored") == before


def test_a_file_that_is_no_backup_is_refused_in_words(site, elsewhere, tmp_path):
    other = tmp_path / "holiday.tar"
    with tarfile.open(other, "w") as tar:
        tar.add(__file__, "test.py")
    refused = manage(site, "restore", str(other), check=False, **elsewhere)
    assert refused.returncode == 1
    assert "not a backup" in refused.stderr


def test_the_nightly_backups_keep_the_newest_fourteen(site):
    folder = site.site.backups
    for day in range(1, 17):
        old = folder / f"cctns-2026-01-{day:02}-0230.tar"
        old.touch()
        os.utime(old, (0, 0))
    manage(site, "backup", "--nightly")
    kept = sorted(path.name for path in folder.glob("cctns-*.tar"))
    assert len(kept) == 14
    assert kept[0] == "cctns-2026-01-04-0230.tar"
