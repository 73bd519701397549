"""docker-compose.yml, Dockerfile and docker/initdb agree with the code."""

import re

import pytest
import yaml

from cctns.runtime import postgres
from cctns.runtime.env import CLONE

# Read by the images themselves.
OF_THE_IMAGES = {"POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"}


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((CLONE / "docker-compose.yml").read_text())


def sources():
    for pattern in ("cctns/runtime/*.py", "cctns/settings/*.py", "docker/initdb/*"):
        for path in CLONE.glob(pattern):
            yield path.read_text()


def test_it_has_every_service_and_each_says_how_it_is():
    services = yaml.safe_load((CLONE / "docker-compose.yml").read_text())["services"]
    assert set(services) == {
        "database",
        "broker",
        "migrate",
        "web",
        "worker",
        "scheduler",
        "backup",
    }
    dockerfile = (CLONE / "Dockerfile").read_text()
    assert "HEALTHCHECK" in dockerfile  # web
    for name in ("database", "broker", "worker", "scheduler"):
        assert "test" in services[name]["healthcheck"]


def test_every_variable_that_it_sets_is_read(compose):
    code = "\n".join(sources())
    for name, service in compose["services"].items():
        command = str(service.get("command", ""))
        for variable in set(service["environment"]) - OF_THE_IMAGES:
            known = f'"{variable}"' in code or f"${variable}" in code + command
            assert known, f"{name} sets {variable}, which nobody reads"


def test_no_password_has_a_default():
    text = (CLONE / "docker-compose.yml").read_text()
    secrets = re.findall(r"\$\{(\w*(?:PASSWORD|KEY)\w*)([^}]*)\}", text)
    assert {name for name, _ in secrets} == {
        "POSTGRES_PASSWORD",
        "CCTNS_OWNER_PASSWORD",
        "CCTNS_APP_PASSWORD",
        "REDIS_PASSWORD",
        "SECRET_KEY",
    }
    assert all(rest.startswith(":?") for _, rest in secrets)


def test_only_migrate_and_backup_know_the_owner(compose):
    knowing = {
        name
        for name, service in compose["services"].items()
        if "DATABASE_OWNER_URL" in service["environment"]
    }
    assert knowing == {"migrate", "backup"}


def test_the_database_has_the_same_collation_extensions_and_roles_as_the_embedded_one(compose):
    database = compose["services"]["database"]
    arguments = database["environment"]["POSTGRES_INITDB_ARGS"]
    assert all(option in arguments for option in postgres.LOCALE_OPTIONS)
    assert database["image"].startswith("postgres:17")
    script = re.sub(r"\s+", " ", (CLONE / "docker/initdb/10-roles.sh").read_text())
    for name in postgres.EXTENSIONS:
        assert f"CREATE EXTENSION IF NOT EXISTS {name};" in script
    for statement in postgres.ROLES_SQL.splitlines():
        bare = statement.rstrip(";")
        assert bare in script, f"{bare} is not in docker/initdb"
    for statement in postgres.DATABASE_SQL.splitlines():
        assert statement in script, f"{statement} is not in docker/initdb"


def test_the_image_runs_without_powers():
    dockerfile = (CLONE / "Dockerfile").read_text()
    assert re.search(r"^USER cctns$", dockerfile, re.MULTILINE)
    assert "--require-hashes" in dockerfile
