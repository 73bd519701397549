"""The environment contract: every variable that the site reads, in one place.

Both sides read it from here: the supervisor (which starts the servers) and the settings
(which connect to them). So `manage.py` finds the embedded database of a home without any
configuration.

    CCTNS_HOME          folder of everything that the site keeps (default: var/ in the clone)
    CCTNS_VENV          folder of the virtual environment (default: var/venv in the clone)
    CCTNS_TEST_DB       name of the test database (default: test_cctns)
    CCTNS_DB_ROLE       "owner" or "app": whose connection a process uses (manage.py sets it)
    CCTNS_UNSAFE_DATABASE   1: the embedded database does not wait for the disk; tests only
    DATABASE_URL        postgresql://cctns_app@host/cctns; absent: the embedded server
    DATABASE_OWNER_URL  the same as cctns_owner, who migrates; absent: DATABASE_URL
    REDIS_URL           redis://host:6379/0; absent: the embedded Valkey
    SECRET_KEY          absent: a random key in CCTNS_HOME/secret.key
    DEMO                1: demonstration State with known passwords. When absent, a home that
                        began as a demonstration stays one
    DEBUG               1: error pages for developers, never on a real site
    HOST, PORT          where the web server listens (127.0.0.1, 8000)
    SITE_URL            address that people use (http://localhost:PORT)
    ALLOWED_HOSTS       comma-separated host names (default: the one of SITE_URL)
    WEB_WORKERS         web server processes (2)
    WORKER_PROCESSES    processes for background work (2)
    LOG_LEVEL           INFO
    SITE_NAME           what the frame of each page calls the site (CCTNS)
    SITE_UNIT_LINE      line below it (Police station records)
    SITE_STATE          the government on papers (Government of Sikkim)
    SITE_DEPARTMENT     its department (Home Department)
    SITE_POLICE         the force (Sikkim Police)
    SITE_OWNER          who runs the site, in the foot of public pages
    SITE_EMBLEM         address of the force's emblem, when it has uploaded one
    EMAIL_URL           smtp://user:password@host:587?tls=1; absent: mail goes to the log
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

CLONE = Path(__file__).resolve().parents[2]

# The kernel keeps 108 bytes for a socket's path; PostgreSQL adds ".s.PGSQL.5432" itself.
LONGEST_SOCKET_PATH = 100
POSTGRES_SOCKET_NAME = ".s.PGSQL.5432"
BROKER_SOCKET_NAME = "valkey.sock"

ROOT_DATA = Path("/var/lib/cctns")
DATABASE_NAME = "cctns"
KIND_FILE = "site-kind"  # beside the data: "real", or "wanted" or "loaded" demonstration
DEMONSTRATION = {"wanted", "loaded"}
OWN_NAMES = ("localhost", "127.0.0.1")
TRUE = {"1", "true", "yes", "on"}


class Misconfigured(Exception):
    """The environment cannot be used; the text says what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site: where its things lie and how to reach its servers. Paths are absolute."""

    home: Path
    venv: Path
    private: Path  # data of the embedded servers; differs from `home` only for root
    sockets: Path  # folder of the embedded servers' sockets, mode 700
    database_url: str
    database_owner_url: str
    redis_url: str
    embedded_database: bool
    embedded_broker: bool
    demo: bool
    debug: bool
    host: str
    port: int
    site_url: str
    allowed_hosts: tuple[str, ...]
    test_database: str
    web_workers: int
    log_level: str
    email_url: str
    unsafe_database: bool

    @property
    def database_data(self) -> Path:
        return self.private / "postgresql"

    @property
    def broker_data(self) -> Path:
        return self.private / "valkey"

    @property
    def broker_socket(self) -> Path:
        return self.sockets / BROKER_SOCKET_NAME

    @property
    def logs(self) -> Path:
        return self.home / "log"

    @property
    def run(self) -> Path:
        return self.home / "run"

    @property
    def files(self) -> Path:
        """Attachments and issued papers."""
        return self.home / "files"

    @property
    def static(self) -> Path:
        return self.home / "static"

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    @property
    def key_file(self) -> Path:
        return self.home / "secret.key"


def short_hash(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def private_folder(home: Path, *, uid: int) -> Path:
    """Where the embedded servers keep binaries and data.

    PostgreSQL refuses to run as root, and its own user may not enter root's home folder:
    as root it lives under /var/lib/cctns, else inside the home itself.
    """
    return ROOT_DATA / short_hash(home) if uid == 0 else home


def socket_folder(private: Path, *, uid: int) -> Path:
    """`private/run`, or a short folder under /tmp where that path would be too long."""
    folder = private / "run"
    if len(os.fsencode(folder / POSTGRES_SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return folder
    return Path("/tmp") / f"cctns-{uid}-{short_hash(private)}"  # noqa: S108 - made with mode 700 and its owner is checked


def _database_url(role: str, folder: Path) -> str:
    return f"postgresql://{role}@/{DATABASE_NAME}?host={quote(str(folder), safe='')}"


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name, "") or str(default)
    if not text.isdigit():
        raise Misconfigured(f"{name} is {text!r}. Give a number, for example {name}={default}.")
    return int(text)


def _flag(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").strip().lower() in TRUE


def kind_of(private: Path) -> str:
    """What the data in this folder is: "real", "wanted", "loaded", or "" before a first start.

    It lies beside the data, so that a lost clone does not make a real site look new.
    """
    try:
        return (private / KIND_FILE).read_text().split()[0]
    except (OSError, IndexError):
        return ""


def _is_demo(environ: Mapping[str, str], private: Path) -> bool:
    """DEMO as given; else what the first start of this site wrote down."""
    if environ.get("DEMO"):
        return _flag(environ, "DEMO")
    return kind_of(private) in DEMONSTRATION


def read(environ: Mapping[str, str] | None = None, *, uid: int | None = None) -> Site:
    """The site that this environment describes. Raises Misconfigured. Writes nothing."""
    environ = os.environ if environ is None else environ
    uid = os.getuid() if uid is None else uid
    home = Path(environ.get("CCTNS_HOME") or CLONE / "var").expanduser().resolve()
    private = private_folder(home, uid=uid)
    sockets = socket_folder(private, uid=uid)
    given_database = environ.get("DATABASE_URL", "")
    given_broker = environ.get("REDIS_URL", "")
    port = _number(environ, "PORT", 8000)
    site_url = (environ.get("SITE_URL") or f"http://localhost:{port}").rstrip("/")
    hosts = [name.strip() for name in environ.get("ALLOWED_HOSTS", "").split(",")]
    own_host = urlsplit(site_url).hostname or "localhost"
    return Site(
        home=home,
        venv=Path(environ.get("CCTNS_VENV") or CLONE / "var" / "venv").expanduser().resolve(),
        private=private,
        sockets=sockets,
        database_url=given_database or _database_url("cctns_app", sockets),
        database_owner_url=(
            environ.get("DATABASE_OWNER_URL")
            or given_database
            or _database_url("cctns_owner", sockets)
        ),
        redis_url=given_broker or f"unix://{sockets / BROKER_SOCKET_NAME}?db=0",
        embedded_database=not given_database,
        embedded_broker=not given_broker,
        demo=_is_demo(environ, private),
        debug=_flag(environ, "DEBUG"),
        host=environ.get("HOST") or "127.0.0.1",
        port=port,
        site_url=site_url,
        # A health check on the machine itself always gets in.
        allowed_hosts=(*(filter(None, hosts) if any(hosts) else [own_host]), *OWN_NAMES),
        test_database=environ.get("CCTNS_TEST_DB") or "test_cctns",
        web_workers=_number(environ, "WEB_WORKERS", 2),
        log_level=environ.get("LOG_LEVEL") or "INFO",
        email_url=environ.get("EMAIL_URL", ""),
        unsafe_database=_flag(environ, "CCTNS_UNSAFE_DATABASE"),
    )


def parse_database_url(url: str) -> dict[str, str]:
    """Parts of a database address: name, user, password, host, port; others as "options".

    `postgresql://user:password@host:5432/name?sslmode=require`; a socket folder is given
    as `?host=/folder`. Raises Misconfigured for another kind of database.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Misconfigured(
            f"DATABASE_URL begins with {parts.scheme}://. Only PostgreSQL 17 serves this "
            "site: give postgresql://user:password@host:5432/name."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "name": unquote(parts.path.lstrip("/")) or DATABASE_NAME,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "host": query.pop("host", "") or (parts.hostname or ""),
        "port": str(parts.port or ""),
        **query,
    }


def secret_key(site: Site, environ: Mapping[str, str] | None = None) -> str:
    """SECRET_KEY, or the key file of the home, made with mode 600 when absent."""
    environ = os.environ if environ is None else environ
    if given := environ.get("SECRET_KEY"):
        return given
    site.home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(site.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return site.key_file.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(64)
        file.write(key + "\n")
    return key


def for_processes(site: Site) -> dict[str, str]:
    """The variables that web, worker, scheduler and commands get, on top of the caller's.

    DATABASE_OWNER_URL is left out here on purpose: only commands get it (see commands()).
    """
    return {
        "CCTNS_HOME": str(site.home),
        "CCTNS_VENV": str(site.venv),
        "DJANGO_SETTINGS_MODULE": "cctns.settings",
        "PYTHONUNBUFFERED": "1",
        "DEMO": "1" if site.demo else "0",
        "PORT": str(site.port),
    }
