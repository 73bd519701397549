"""Units, officers, postings and diary entries."""

from datetime import timedelta

import factory
from django.utils import timezone

from stations.models import DiaryEntry, Officer, Posting, Rank, Unit
from stations.reference import read

from .core import Everything, UserFactory


def ranks() -> dict[str, Rank]:
    """Every rank of the force, as stations/data/ranks.csv has them."""
    known = Rank.objects.in_bulk()
    if not known:
        Rank.objects.bulk_create(
            Rank(
                code=row["code"],
                order=int(row["order"]),
                short=row["short"],
                labels={language: row[language] for language in ("en", "hi", "ne")},
            )
            for row in read("ranks.csv")
        )
        known = Rank.objects.in_bulk()
    return known


class UnitFactory(Everything):
    class Meta:
        model = Unit
        django_get_or_create = ("code",)

    type = Unit.Type.STATION
    short = factory.Sequence(lambda n: f"T{n}")
    code = factory.LazyAttribute(
        lambda unit: f"{unit.parent.code if unit.parent else 'IN'}-{unit.short}"
    )
    name = factory.LazyAttribute(lambda unit: f"{unit.short} unit")
    parent = None


class OfficerFactory(Everything):
    class Meta:
        model = Officer

    user = factory.SubFactory(UserFactory)
    number = factory.Sequence(lambda n: f"SKP{n:05d}")
    name = factory.Iterator(
        ["Pema Lepcha", "Nim D Bhutia", "Deepika Rai", "B M Gurung", "S B Limboo"]
    )
    sex = Officer.Sex.MALE
    rank = factory.LazyFunction(lambda: ranks()["si"])


class PostingFactory(Everything):
    class Meta:
        model = Posting

    officer = factory.SubFactory(OfficerFactory)
    role = "writer"
    post = factory.LazyAttribute(lambda posting: posting.role)
    since = factory.LazyFunction(lambda: timezone.now() - timedelta(days=30))


class DiaryEntryFactory(Everything):
    """An entry without its service: only for tests of the table itself."""

    class Meta:
        model = DiaryEntry

    period = "2026-11-24"
    number = factory.Sequence(lambda n: n + 1)
    happened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1))
    kind = "other"
    text = "Patrol left for the bazaar."
