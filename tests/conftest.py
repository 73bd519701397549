"""A small Sikkim, officers in it, and ways to sign in: what most tests begin with."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from cctns.core import codes, messages
from cctns.core.models import Code
from stations.middleware import SESSION_KEY
from stations.models import Posting, Unit
from stations.services import access
from tests.factories.stations import OfficerFactory, PostingFactory, UnitFactory, ranks
from tests.order import pytest_collection_modifyitems, pytest_keep_groups  # noqa: F401  (hooks)


def pytest_configure(config):
    """Hindi and Nepali pages read compiled translations, which bin/run makes and no clone holds."""
    messages.compile_all()


@pytest.fixture(autouse=True)
def with_an_empty_cache():
    """What one test left in the cache is of a State that is gone."""
    cache.clear()


@pytest.fixture(autouse=True)
def in_english():
    """Each test begins in English: a page opened in Hindi leaves its thread in Hindi."""
    translation.activate("en")
    yield
    translation.activate("en")


@pytest.fixture
def state_tree(db) -> SimpleNamespace:
    """Nation, Sikkim, one range, two districts, two sub-divisions, three stations, one outpost.

    ``sadar`` and ``ranipool`` stand under Gangtok, ``namchi`` under Namchi; ``op`` under Ranipool.
    """
    return build_tree()


def build_tree() -> SimpleNamespace:
    ranks()
    load_diary_kinds()
    nation = UnitFactory(
        type="nation", short="IN", code="IN", name="National Crime Records Bureau"
    )
    state = UnitFactory(
        type="state", short="SK", code="SKP", name="Sikkim Police", parent=nation, lgd_state=11
    )

    def unit(
        type_: str, short: str, name: str, parent: Unit, district: int | None = None, **facts
    ) -> Unit:
        return UnitFactory(
            type=type_, short=short, code=f"SKP-{short}", name=name, parent=parent,
            lgd_state=11, lgd_district=district, **facts,
        )  # fmt: skip

    range_ = unit("range", "R1", "North and East Range", state)
    gangtok = unit("district", "D225", "Gangtok District", range_, 225)
    namchi_district = unit("district", "D227", "Namchi District", range_, 227)
    sd_gangtok = unit("subdivision", "SD01", "Gangtok Sub-Division", gangtok, 225)
    sd_namchi = unit("subdivision", "SD09", "Namchi Sub-Division", namchi_district, 227)
    sadar = unit(
        "station",
        "PS01",
        "Sadar PS",
        sd_gangtok,
        225,
        serial=1,
        names={"hi": "सदर थाना", "ne": "सदर प्रहरी थाना"},
    )
    ranipool = unit(
        "station", "PS02", "Ranipool PS", sd_gangtok, 225, serial=2,
        names={"hi": "रानीपुल थाना", "ne": "रानीपुल प्रहरी थाना"},
    )  # fmt: skip
    namchi = unit("station", "PS15", "Namchi PS", sd_namchi, 227, serial=15)
    outpost = unit("outpost", "OP03", "32 Mile OP", ranipool, 225)
    return SimpleNamespace(
        nation=nation, state=state, range=range_, gangtok=gangtok, namchi_district=namchi_district,
        sd_gangtok=sd_gangtok, sd_namchi=sd_namchi, sadar=sadar, ranipool=ranipool, namchi=namchi, op=outpost,
    )  # fmt: skip


def load_diary_kinds() -> None:
    """The kinds of diary entry, as every site has them."""
    path = Path(apps.get_app_config("stations").path, "data", "codes_diary_kind.csv")
    Code.objects.bulk_create(codes.read(path), ignore_conflicts=True)
    codes.forget()


@pytest.fixture
def make_officer(state_tree):
    """``make_officer("sho", unit, rank="inspector", sex="F", name="...")`` -> Posting."""
    return post_officer


def post_officer(
    role: str = "writer", unit: Unit | None = None, rank: str = "si", sex: str = "M", **facts
) -> Posting:
    """An officer with a sign-in, posted to a unit in a role for a month already."""
    officer = OfficerFactory(rank=ranks()[rank], sex=sex, **facts)
    return PostingFactory(officer=officer, unit=unit, role=role)


@pytest.fixture
def scope_of():
    """``scope_of(posting)``: the scope that the posting gives now."""
    return lambda posting: access.scope_of_id(posting.pk)


@pytest.fixture
def sign_in():
    """``sign_in(client, posting)``: signed in, second step done, working in that post; returns the client."""
    return sign_in_as


def sign_in_as(client: Client | None, posting: Posting) -> Client:
    client = client or Client()
    client.force_login(
        posting.officer.user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session[SESSION_KEY] = posting.pk
    session.save()
    return client


@pytest.fixture
def admin(make_officer, state_tree, scope_of):
    """The scope of the State's system administrator."""
    return scope_of(make_officer("sysadmin", state_tree.state, "inspector"))


@pytest.fixture
def sho(make_officer, state_tree) -> Posting:
    """The SHO of Ranipool."""
    return make_officer("sho", state_tree.ranipool, "inspector", name="Karma T Lepcha")


@pytest.fixture
def writer(make_officer, state_tree) -> Posting:
    """The writer of Ranipool."""
    return make_officer("writer", state_tree.ranipool, "hc", name="B M Gurung")
