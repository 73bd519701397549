"""The public page: it says what a paper is and whether a file is that paper, and nothing else."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cctns.core import verify
from cctns.core.prints import ALL, file_of, issue
from tests.prints import records
from tests.prints.records import SECRETS

pytestmark = pytest.mark.django_db
IIF1 = ALL["iif-1"]


@pytest.fixture
def document(station):
    return issue(IIF1, records.make_case(station.unit), by=station.by)[0]


def send(client: Client, document, data: bytes, **more):
    upload = SimpleUploadedFile("fir.pdf", data, content_type="application/pdf")
    return client.post(f"/verify/{document.token}/", {"file": upload}, **more)


def test_says_form_serial_station_date_and_state(client, document):
    answer = client.get(f"/verify/{document.token}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert document.serial in text
    assert "Ranipool PS" in text
    assert "First information report" in text
    assert f"{document.at:%d-%m-%Y}"[:6] in text or re.search(r"\d\d-\d\d-20\d\d", text)
    assert "latest issue" in text


def test_gives_nothing_away(client, document, station):
    records.raise_to(records.Case.everything.get(pk=document.subject_id), "restricted")
    full, masked = issue(
        IIF1, records.Case.everything.get(pk=document.subject_id), by=station.by
    )
    for paper in (document, full, masked):
        text = client.get(f"/verify/{paper.token}/").content.decode()
        for secret in (
            *SECRETS,
            "303(2)",
            "317(2)",
            "0094",
            "asked",
            "estricted",
            "Karma",
            str(paper.pk),
        ):
            assert secret not in text, secret
        assert str(paper.subject_id) not in text


def test_superseded_says_so(client, document, station):
    case = records.Case.everything.get(pk=document.subject_id)
    issue(IIF1, case, by=station.by)
    assert "was replaced" in client.get(f"/verify/{document.token}/").content.decode()


def test_same_file_matches(client, document):
    answer = send(client, document, file_of(document).read_bytes())
    assert answer.status_code == 200
    assert "The file matches" in answer.content.decode()


def test_one_changed_byte_does_not(client, document):
    data = bytearray(file_of(document).read_bytes())
    data[len(data) // 2] ^= 1
    answer = send(client, document, bytes(data))
    assert "does not match" in answer.content.decode()


def test_large_file_is_streamed_and_not_stored(client, document, monkeypatch):
    """A file over Django's own memory limit leaves nothing in the folder of temporary files."""
    made: list[str] = []
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: made.append("x"))
    monkeypatch.setattr(
        "django.core.files.uploadedfile.TemporaryUploadedFile.__init__",
        lambda *a, **k: made.append("y"),
    )
    answer = send(client, document, b"%PDF-" + b"0" * (4 * 1024 * 1024))
    assert answer.status_code == 200
    assert "does not match" in answer.content.decode()
    assert made == []


def test_oversize_file_is_refused_with_a_sentence(client, document, monkeypatch):
    monkeypatch.setattr(verify, "LARGEST", 300 * 1024)
    answer = send(client, document, b"0" * (400 * 1024))
    assert answer.status_code == 413
    assert "larger than" in answer.content.decode()


@pytest.mark.parametrize("body", [{}, {"file": "not a file"}, {"file": io.BytesIO(b"")}])
def test_no_file_gets_a_sentence(client, document, body):
    answer = client.post(f"/verify/{document.token}/", body)
    assert answer.status_code == 400
    assert "Choose the PDF file" in answer.content.decode()


def test_other_sites_cannot_post(document):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, document, b"x").status_code == 403
    page = strict.get(f"/verify/{document.token}/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    upload = SimpleUploadedFile("f.pdf", file_of(document).read_bytes())
    answer = strict.post(
        f"/verify/{document.token}/", {"file": upload, "csrfmiddlewaretoken": token}
    )
    assert "The file matches" in answer.content.decode()


@pytest.mark.parametrize(
    "token", ["0" * 32, "abc", "x" * 32, "%00", "' OR 1=1", "०" * 32, "a" * 4000]
)
def test_unknown_code_is_404_on_the_same_page(client, document, token):
    answer = client.get(f"/verify/{token}/")
    assert answer.status_code == 404
    assert "There is no such paper" in answer.content.decode()
    assert client.post(f"/verify/{token}/", {}).status_code == 404


def test_code_typed_from_paper(client, document):
    groups = " ".join(document.token[i : i + 4] for i in range(0, 32, 4))
    for typed in (
        document.token,
        groups,
        groups.upper(),
        groups.replace(" ", "-"),
        f" {groups} ",
    ):
        answer = client.get("/verify/", {"code": typed})
        assert answer.status_code == 302
        assert answer["Location"] == f"/verify/{document.token}/"
    wrong = client.get("/verify/", {"code": "12"})
    assert wrong.status_code == 400
    assert "32 letters" in wrong.content.decode()
    assert client.get("/verify/").status_code == 200


def test_rate_is_limited_per_address(client, document, monkeypatch):
    monkeypatch.setattr("cctns.core.views.verify.LOOKS_PER_MINUTE", 3)
    url = f"/verify/{document.token}/"
    assert [client.get(url).status_code for _ in range(4)] == [200, 200, 200, 429]
    limited = client.get(url)
    assert limited["Retry-After"] == "60"
    assert document.serial not in limited.content.decode()
    assert client.get(url, REMOTE_ADDR="10.9.8.7").status_code == 200


def test_never_kept_by_a_browser(client, document):
    answer = client.get(f"/verify/{document.token}/")
    assert "no-store" in answer["Cache-Control"]
    assert (
        "script-src" not in answer.get("Content-Security-Policy", "")
        or "unsafe" not in answer["Content-Security-Policy"]
    )
    assert " style=" not in answer.content.decode()
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("language", ["hi", "ne"])
def test_page_in_other_languages_keeps_its_facts(client, document, language):
    client.cookies["django_language"] = language
    assert document.serial in client.get(f"/verify/{document.token}/").content.decode()
