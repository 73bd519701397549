"""What still works while the broker is away, and what a log line carries."""

import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cctns.core import health
from cctns.core.calm_cache import CalmRedisCache
from cctns.core.logs import RequestIdFilter, RequestIdMiddleware


@pytest.fixture
def cache():
    return CalmRedisCache("unix:///nowhere/valkey.sock?db=0", {})


def test_a_cache_whose_server_is_away_is_an_empty_one(cache):
    cache.set("key", 1)
    assert cache.get("key") is None
    assert cache.get("key", []) == []
    assert cache.get("key", default=7) == 7
    assert cache.add("key", 1) is True
    assert cache.incr("key") == 1
    assert cache.get_many(["a", "b"]) == {}
    assert cache.get_or_set("key", lambda: 5) == 5
    assert cache.delete("key") is False


def test_a_lost_broker_is_told_in_a_sentence(monkeypatch, settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock?db=0"
    health.broker.cache_clear()
    for check in (health.check_broker, health.check_worker):
        finding = check()
        assert not finding.good
        assert not finding.vital
        assert finding.sentence.endswith((".", "REDIS_URL."))
    health.broker.cache_clear()


@pytest.mark.django_db
def test_health_is_open_to_anyone_and_shows_yes_or_no_only(client, settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock?db=0"
    health.broker.cache_clear()
    answer = client.get("/health/")
    health.broker.cache_clear()
    assert answer.status_code == 200  # pages work without the broker
    assert answer.json() == {
        "ok": True,
        "database": True,
        "broker": False,
        "worker": False,
        "disk": True,
    }
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_doctor_knows_a_database_that_is_right():
    from cctns.core.management.commands import doctor

    for check in doctor.DATABASE_CHECKS:
        finding = check()
        assert finding.good, finding.sentence


def test_each_request_has_its_id_in_answer_and_log():
    seen = []

    def view(request):
        record = logging.LogRecord("x", logging.INFO, "", 0, "text", None, None)
        RequestIdFilter().filter(record)
        seen.append((request.request_id, record.request_id))
        return HttpResponse()

    middleware = RequestIdMiddleware(view)
    given = middleware(RequestFactory().get("/", headers={"X-Request-ID": "abcdef-123"}))
    assert given.headers["X-Request-ID"] == "abcdef-123"
    forged = middleware(RequestFactory().get("/", headers={"X-Request-ID": "a\nb c d e f g"}))
    assert forged.headers["X-Request-ID"] not in {"a\nb c d e f g", "abcdef-123"}
    assert seen[0] == ("abcdef-123", "abcdef-123")
    assert seen[1][0] == seen[1][1] == forged.headers["X-Request-ID"]
