"""Files: what is taken, what is refused and why, and that nobody gets one without permission."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cctns.core import attachments
from cctns.core.attachments import attach, clean_name
from cctns.core.models import AccessLog, Attachment

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 40
MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\0" * 40
EXE = b"MZ\x90\x00\x03" + b"\0" * 80


def office(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def give(writer, scope_of):
    def give_file(name: str, content: bytes, **facts) -> Attachment:
        return attach(
            writer,
            SimpleUploadedFile(name, content),
            unit=writer.unit,
            by=scope_of(writer),
            **facts,
        )

    return give_file


class TestTaking:
    @pytest.mark.parametrize(
        ("name", "content", "kind"),
        [
            ("letter.pdf", PDF, "application/pdf"),
            ("photo.PNG", PNG, "image/png"),
            ("photo.jpeg", JPEG, "image/jpeg"),
            ("clip.mp4", MP4, "video/mp4"),
            ("clip.mov", b"\x00\x00\x00\x14ftypqt  " + b"\0" * 40, "video/quicktime"),
            ("clip.3gp", b"\x00\x00\x00\x18ftyp3gp4" + b"\0" * 40, "video/3gpp"),
            ("clip.webm", b"\x1aE\xdf\xa3\x01" + b"\0" * 40, "video/webm"),
            ("photo.heic", b"\x00\x00\x00\x18ftypheic" + b"\0" * 40, "image/heic"),
            ("photo.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\0" * 40, "image/webp"),
            ("call.mp3", b"ID3\x03" + b"\0" * 40, "audio/mpeg"),
            ("call.mp3", b"\xff\xfb\x90\x44" + b"\0" * 40, "audio/mpeg"),
            ("call.wav", b"RIFF\x00\x00\x00\x00WAVEfmt " + b"\0" * 40, "audio/wav"),
            ("call.amr", b"#!AMR\n" + b"\0" * 40, "audio/amr"),
            ("call.m4a", b"\x00\x00\x00\x18ftypM4A " + b"\0" * 40, "audio/mp4"),
            ("call.ogg", b"OggS\x00\x02" + b"\0" * 40, "audio/ogg"),
            ("letter.docx", office("[Content_Types].xml", "word/document.xml"), attachments.BY_ENDING[".docx"].media_type),
            ("list.xlsx", office("[Content_Types].xml", "xl/workbook.xml"), attachments.BY_ENDING[".xlsx"].media_type),
            ("letter.odt", office("mimetype", "content.xml"), attachments.BY_ENDING[".odt"].media_type),
            ("notes.txt", "घटना का विवरण".encode(), "text/plain"),
            ("list.csv", b"a,b\n1,2\n", "text/csv"),
            ("notes.txt", "घटना".encode("utf-16"), "text/plain"),
        ],
    )  # fmt: skip
    def test_a_file_is_kept_with_its_hash(self, give, name, content, kind):
        kept = give(name, content, label="  Letter of   the complainant ")
        assert (kept.kind, kept.size) == (kind, len(content))
        assert kept.sha256 == hashlib.sha256(content).hexdigest()
        assert attachments.file_of(kept).read_bytes() == content
        assert attachments.file_of(kept).stat().st_mode & 0o777 == 0o600
        assert attachments.is_whole(kept)
        assert kept.label == "Letter of the complainant"

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("photo.jpg", EXE),
            ("photo.jpg", PNG),
            ("photo.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
            ("letter.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
            ("letter.pdf", office("word/document.xml")),
            ("letter.pdf", b"#!/bin/sh\nrm -rf /\n"),
            ("letter.docx", office("evil.exe")),
            ("letter.docx", office("word/document.xml", "word/vbaProject.bin")),
            ("letter.docx", PDF),
            ("letter.docx", b"PK\x03\x04 not a zip"),
            ("notes.txt", b"<html><script>alert(1)</script>"),
            ("notes.txt", "\ufeff  <svg onload=x>".encode()),
            ("notes.txt", EXE),
            ("notes.txt", b"#!/usr/bin/python\n"),
            ("notes.txt", b"a\0b"),
            ("notes.txt", b"\xff\xfe\x00"),
            ("clip.mp4", b"\x7fELF\x02" + b"\0" * 40),
            ("photo.png", b"nothing known"),
        ],
    )
    def test_a_disguised_file_is_refused(self, give, folder, name, content):
        with pytest.raises(ValidationError) as refused:
            give(name, content)
        assert "is not what its name says" in refused.value.messages[0]
        assert not Attachment.everything.exists()
        assert not [p for p in folder.rglob("*") if p.is_file()]

    @pytest.mark.parametrize(
        "name",
        [
            "run.exe",
            "page.html",
            "drawing.svg",
            "script.js",
            "letter.docm",
            "all.zip",
            "photo",
            "a.pdf.bat",
            ".pdf",
        ],
    )
    def test_other_kinds_are_refused_and_the_taken_ones_named(self, give, name):
        with pytest.raises(ValidationError) as refused:
            give(name, PDF)
        assert "PDF" in refused.value.messages[0]

    def test_an_empty_file_is_refused(self, give):
        with pytest.raises(ValidationError) as refused:
            give("letter.pdf", b"")
        assert "is empty" in refused.value.messages[0]

    @pytest.mark.parametrize(
        ("name", "most", "start"), [("p.png", 10, PNG), ("l.pdf", 25, PDF)]
    )
    def test_a_large_file_is_refused_with_its_size_and_the_most(self, give, name, most, start):
        kept = give(name, start + b"\0" * (most * 1024 * 1024 - len(start)))
        assert kept.size == most * 1024 * 1024
        with pytest.raises(ValidationError) as refused:
            give(name, start + b"\0" * (most * 1024 * 1024))
        assert f"{most + 1} MB" in refused.value.messages[0]
        assert f"{most} MB" in refused.value.messages[0]

    def test_video_may_be_two_hundred_megabytes(self):
        assert {
            k.megabytes for k in attachments.KINDS if k.media_type[:5] in ("audio", "video")
        } == {200}

    def test_a_file_that_lies_about_its_size_is_stopped(
        self, give, folder, writer, scope_of, monkeypatch
    ):
        upload = SimpleUploadedFile("l.pdf", PDF + b"\0" * (26 * 1024 * 1024))
        upload.size = 100
        with pytest.raises(ValidationError):
            attach(writer, upload, unit=writer.unit, by=scope_of(writer))
        assert not [p for p in folder.rglob("*") if p.is_file()]


class TestNames:
    @pytest.mark.parametrize(
        ("given_name", "kept"),
        [
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\x\\letter.PDF", "letter.pdf"),
            ("शिकायत पत्र.pdf", "शिकायत पत्र.pdf"),
            ("a\u202egpj.pdf", "agpj.pdf"),
            ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
            ('a"b<c>.pdf', "a_b_c_.pdf"),
            ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
            ("...", "file"),
        ],
    )
    def test_a_name_is_cleaned(self, given_name, kept):
        assert clean_name(given_name) == kept

    @settings(
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(st.text())
    def test_a_clean_name_has_no_folder_and_stays_clean(self, text):
        name = clean_name(text)
        assert name
        assert len(name) <= 120
        assert not set(name) & set('/\\<>:"|?*;\r\n\0')
        assert clean_name(name) == name


class TestServing:
    @pytest.fixture
    def guarded(self, monkeypatch):
        """A guard for postings: whoever has them in their area may read their files."""

        def guard(request, attachment):
            request.scope.get_or_404(type(request.posting), pk=attachment.subject_id)

        monkeypatch.setattr(attachments, "guards", {"stations.Posting": guard})

    def test_a_file_comes_as_a_download_that_runs_nowhere_and_is_noted(
        self, guarded, give, writer, sign_in
    ):
        kept = give("शिकायत.pdf", PDF)
        answer = sign_in(None, writer).get(reverse("attachment", args=[kept.pk]))
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["Content-Type"] == "application/pdf"
        line = AccessLog.objects.get(action="download")
        assert (line.user, line.subject_id) == (writer.officer.user, str(kept.pk))

    def test_another_station_and_an_absent_file_are_the_same(
        self, guarded, give, make_officer, state_tree, sign_in
    ):
        kept = give("letter.pdf", PDF)
        client = sign_in(None, make_officer("sho", state_tree.namchi, "inspector"))
        theirs = client.get(reverse("attachment", args=[kept.pk]))
        absent = client.get("/attachments/019a0000-0000-7000-8000-000000000000/")
        assert theirs.status_code == absent.status_code == 404
        assert not AccessLog.objects.filter(action="download").exists()

    def test_without_a_guard_nobody_gets_it(self, monkeypatch, give, writer, sign_in):
        monkeypatch.setattr(attachments, "guards", {})
        kept = give("letter.pdf", PDF)
        assert (
            sign_in(None, writer).get(reverse("attachment", args=[kept.pk])).status_code == 404
        )

    def test_signed_out_leads_to_the_sign_in(self, give, client):
        kept = give("letter.pdf", PDF)
        assert client.get(reverse("attachment", args=[kept.pk])).status_code == 302

    def test_the_files_folder_is_not_served_by_address(self, give, client):
        kept = give("letter.pdf", PDF)
        assert client.get(f"/files-are-not-served-by-address/{kept.path}").status_code == 404

    def test_a_file_that_left_the_disk_is_404(self, guarded, give, rf, writer, scope_of):
        kept = give("letter.pdf", PDF)
        attachments.file_of(kept).unlink()
        request = rf.get("/")
        request.scope, request.posting = scope_of(writer), writer
        with pytest.raises(Http404):
            attachments.open_attachment(request, kept.pk)


def test_a_changed_file_is_found(give):
    kept = give("letter.pdf", PDF)
    attachments.file_of(kept).write_bytes(PDF + b" ")
    assert not attachments.is_whole(kept)


def test_files_without_a_record_are_removed_after_two_days(give, folder):
    kept = give("letter.pdf", PDF)
    stray = folder / "ab" / "019a0000-0000-7000-8000-0000000000ab"
    half = folder / "ab" / ".019a0000-0000-7000-8000-0000000000ac.part"
    issued = folder / "issued" / "2026"
    issued.mkdir(parents=True)
    stray.parent.mkdir(exist_ok=True)
    for path in (stray, half, issued / "x.pdf"):
        path.write_bytes(b"x")
    assert attachments.remove_strays() == 0
    assert attachments.remove_strays(timedelta(seconds=-5)) == 2
    assert attachments.file_of(kept).exists()
    assert (issued / "x.pdf").exists()
