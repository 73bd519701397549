"""Issuing: once per job, superseding, hashes, and who may open what."""

from __future__ import annotations

import hashlib
import threading
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from cases.models import CopyGiven, SealMember
from cctns.core.models import AccessLog, Event, IssuedDocument, Job
from cctns.core.permissions import Refused
from cctns.core.prints import ALL, documents_of, file_of, issue, may_open, order_print
from tests.prints import records
from tests.prints.conftest import text_of

pytestmark = pytest.mark.django_db
IIF1, DIARY = ALL["iif-1"], ALL["diary"]


@pytest.fixture
def case(station):
    return records.make_case(station.unit)


@pytest.fixture
def second_station_sho(make_officer, state_tree):
    return make_officer("sho", state_tree.sadar, "inspector", name="Pema Lepcha")


def test_stored_once_with_hash_size_and_serial(case, station):
    [document] = issue(IIF1, case, by=station.by)
    data = file_of(document).read_bytes()
    assert data.startswith(b"%PDF-")
    assert hashlib.sha256(data).hexdigest() == document.sha256
    assert len(data) == document.size
    assert document.serial == f"IIF-1/SKP-PS02/{case.year}/000001"
    assert len(document.token) == 32
    assert file_of(document).stat().st_mode & 0o077 == 0
    event = Event.objects.get(subject_id=str(case.pk), what="printed")
    assert event.data["serial"] == document.serial
    assert "Phurba" not in str(event.data) + event.note


def test_second_issue_supersedes_the_first_of_its_languages(case, station):
    [first] = issue(IIF1, case, by=station.by)
    [other] = issue(IIF1, case, by=station.by, languages=("en", "ne"))
    [second] = issue(IIF1, case, by=station.by)
    assert second.supersedes == first
    assert other.supersedes is None
    first.refresh_from_db()
    assert first.superseded_by == second
    assert [d.serial[-6:] for d in (first, other, second)] == ["000001", "000002", "000003"]
    assert hashlib.sha256(file_of(first).read_bytes()).hexdigest() == first.sha256


def test_same_job_changes_nothing(case, station, files):
    job = uuid.uuid4()
    records.raise_to(case, "restricted")
    first = issue(IIF1, case, by=station.by, job=job)
    again = issue(IIF1, case, by=station.by, job=job)
    assert [d.pk for d in first] == [d.pk for d in again]
    assert IssuedDocument.everything.count() == 2
    assert len(list(files.rglob("*.pdf"))) == 2


def test_what_a_killed_run_left_is_written_over(case, station, files):
    job = uuid.uuid4()
    with pytest.raises(RuntimeError), transaction.atomic():
        issue(IIF1, case, by=station.by, job=job)
        raise RuntimeError("the worker dies before the commit")
    assert len(list(files.rglob("*.pdf"))) == 1
    issue(IIF1, case, by=station.by, job=job)
    assert len(list(files.rglob("*.pdf"))) == 1
    assert not list(files.rglob("*.part"))
    assert IssuedDocument.everything.get().serial.endswith("000001")


def test_strays_go_and_documents_stay(case, station, files):
    from cctns.core.print_jobs import remove_strays

    [document] = issue(IIF1, case, by=station.by)
    stray = file_of(document).with_name("stray.pdf")
    stray.write_bytes(b"x")
    assert remove_strays() == 0, "it may belong to a print under way"
    assert remove_strays(timedelta(seconds=-5)) == 1
    assert not stray.exists()
    assert file_of(document).is_file()


def test_issued_rows_are_not_changed_by_the_site(case, station):
    """The site's own role may add issued documents and read them, nothing else (ruling 10)."""
    [document] = issue(IIF1, case, by=station.by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'cctns_app'")
        assert cursor.fetchone(), "the role cctns_app is missing in this cluster"
        cursor.execute(
            "SELECT has_table_privilege('cctns_app', 'core_issueddocument', 'INSERT'),"
            " has_table_privilege('cctns_app', 'core_issueddocument', 'UPDATE'),"
            " has_table_privilege('cctns_app', 'core_issueddocument', 'DELETE')"
        )
        assert cursor.fetchone() == (True, False, False)
        cursor.execute("SET LOCAL ROLE cctns_app")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(
                "UPDATE core_issueddocument SET sha256 = 'x' WHERE id = %s", [document.pk]
            )
        cursor.execute("RESET ROLE")


def test_languages_outside_the_list_are_refused(case, station):
    with pytest.raises(ValidationError):
        issue(IIF1, case, by=station.by, languages=("hi", "ne"))


def test_power_over_the_unit_is_asked_first(case, second_station_sho):
    with pytest.raises(Refused):
        issue(IIF1, case, by=records.scope(second_station_sho))
    assert not IssuedDocument.everything.exists()


def test_full_copy_needs_the_power(case, station, writer, second_station_sho):
    records.raise_to(case, "restricted")
    full, masked = issue(IIF1, case, by=station.by)
    sho, clerk, other = (records.scope(p) for p in (station.sho, writer, second_station_sho))
    assert may_open(full, sho)
    assert may_open(masked, sho)
    assert not may_open(full, clerk)
    assert may_open(masked, clerk)
    assert not may_open(full, other)
    assert not may_open(masked, other)
    assert [d.pk for d in documents_of(IIF1, case, clerk)] == [masked.pk]


def test_later_rise_in_sensitivity_closes_the_stored_copy(case, station, writer):
    [document] = issue(IIF1, case, by=station.by)
    clerk = records.scope(writer)
    assert may_open(document, clerk)
    records.raise_to(case, "restricted")
    assert not may_open(document, clerk)
    assert may_open(document, station.by)


def test_sealed_case_opens_for_its_list_alone(case, station):
    [document] = issue(IIF1, case, by=station.by)
    records.raise_to(case, "sealed")
    assert not may_open(document, station.by), "the header of a sealed case is no paper"
    SealMember.objects.create(case=case, user=station.sho.officer.user)
    assert may_open(document, station.by)


def test_copy_given_opens_for_who_gave_it(case, station, writer):
    records.raise_to(case, "restricted")
    full, _masked = issue(IIF1, case, by=station.by)
    clerk = records.scope(writer)
    assert not may_open(full, clerk)
    CopyGiven.everything.create(
        unit=case.unit,
        case=case,
        to="complainant",
        how="signature",
        given_at=case.registered_at,
        document=full,
        entered_by=writer.officer.user,
    )
    assert may_open(full, clerk)


def test_dispatch_fills_item_15(case, station):
    [before] = issue(IIF1, case, by=station.by)
    assert "Not dispatched yet" in text_of(before)
    records.dispatch(case)
    [after] = issue(IIF1, case, by=station.by)
    assert "CJM Gangtok" in text_of(after)


def test_zero_fir_says_so_and_its_child_names_it(station):
    zero = records.make_case(station.sadar, kind="zero", number=4)
    again = records.make_case(station.unit, number=95, received_from=zero.fir)
    [first] = issue(IIF1, zero, by=station.by.__class__(area="", powers=station.by.powers))
    assert "Zero 0004/" in text_of(first)
    [second] = issue(IIF1, again, by=station.by)
    assert "Re-registered from Zero FIR" in text_of(second)
    assert "Sadar PS" in text_of(second)


def test_long_narrative_and_twenty_accused_flow_over_pages(station):
    facts = records.content(
        narrative="सूचना दिन्छु। " * 6000,  # 18,000 words
        accused=[
            {
                "known": "known",
                "code": f"A{n}",
                "person": {"code": f"A{n}", "name": f"Accused Nr{n}x"},
            }
            for n in range(1, 21)
        ],
    )
    case = records.make_case(station.unit, facts=facts)
    [document] = issue(IIF1, case, by=station.by)
    assert document.pages > 10
    text = text_of(document)
    assert all(f"Nr{n}x" in text for n in range(1, 21))
    assert "15." in text


@pytest.mark.parametrize(
    "facts", [{}, {"sections": [], "accused": None}, {"narrative": "x\x08y 😀"}]
)
def test_content_with_little_in_it_prints(station, facts):
    """An FIR taken over from an older register has few keys."""
    case = records.make_case(station.unit, facts=facts)
    [document] = issue(IIF1, case, by=station.by)
    text = text_of(document)
    assert "Unknown" in text
    if "narrative" in facts:
        assert "xy [grinning face]" in text


def test_diary_of_a_month_and_its_masked_copy(station, writer):
    from stations.prints import DiaryDays

    records.entry_of(station.unit, text="Narrative-secret", is_protected=True)
    month = DiaryDays.of_month(station.unit, records.today())
    full, masked = issue(DIARY, month, by=station.by)
    assert "Narrative-secret" in text_of(full)
    assert "Narrative-secret" not in text_of(masked)
    assert DIARY.find(station.by, month.pk) == month
    assert not may_open(full, records.scope(writer))


@pytest.mark.parametrize(
    "key",
    [
        "1",
        "x:2026-01-01:2026-01-02",
        "{pk}:2026-01-01:2026-03-02",
        "{pk}:2026-01-02:2026-01-01",
        "{other}:2026-01-01:2026-01-01",
    ],
)
def test_diary_keys_that_are_none(station, key):
    from django.http import Http404

    with pytest.raises(Http404):
        DIARY.find(station.by, key.format(pk=station.unit.pk, other=station.sadar.pk))


def test_order_runs_as_a_job(case, station):
    from cctns.core import jobs

    job = order_print(IIF1, case, ("en", "ne"), by=station.by)
    assert jobs.work(job.pk, renew=False)
    job = Job.objects.get(pk=job.pk)
    document = IssuedDocument.everything.get()
    assert (job.status, job.error) == ("done", "")
    assert job.result_url == f"/documents/{document.pk}/"
    assert document.job == job.pk
    assert document.languages == "en+ne"
    assert "Phurba" not in job.title


def test_order_of_a_writer_ends_at_the_masked_copy(case, station, writer):
    from cctns.core import jobs

    records.raise_to(case, "restricted")
    job = order_print(
        IIF1, case, ("en", "hi"), by=records.scope(writer), reason="for the court"
    )
    assert jobs.work(job.pk, renew=False)
    masked = IssuedDocument.everything.get(is_masked=True)
    assert Job.objects.get(pk=job.pk).result_url == f"/documents/{masked.pk}/"


class TestPages:
    def test_print_page_orders_and_lists(self, client, sign_in, case, station):
        from cctns.core import jobs

        sign_in(client, station.sho)
        url = f"/print/iif-1/{case.pk}/"
        page = client.get(url)
        assert page.status_code == 200
        token = page.context["token"]
        for _again in range(2):  # a double click makes one job
            answer = client.post(url, {"token": token, "languages": "en+hi"})
            assert answer.status_code == 302
        job = Job.objects.get()
        jobs.work(job.pk, renew=False)
        page = client.get(url)
        document = IssuedDocument.everything.get()
        assert document.serial in page.content.decode()
        assert AccessLog.objects.filter(action="print", subject_id=str(case.pk)).count() == 1

    def test_print_page_asks_why_for_a_protected_record(self, client, sign_in, case, station):
        records.raise_to(case, "restricted")
        sign_in(client, station.sho)
        url = f"/print/iif-1/{case.pk}/"
        token = client.get(url).context["token"]
        refused = client.post(url, {"token": token, "languages": "en+hi"})
        assert refused.status_code == 400
        assert not Job.objects.exists()
        assert (
            client.post(
                url, {"token": token, "languages": "en+hi", "reason": "court"}
            ).status_code
            == 302
        )

    @pytest.mark.parametrize("languages", ["", "xx", "hi+ne", "en+hi+ne"])
    def test_strange_languages_get_a_sentence(self, client, sign_in, case, station, languages):
        sign_in(client, station.sho)
        url = f"/print/iif-1/{case.pk}/"
        token = client.get(url).context["token"]
        answer = client.post(url, {"token": token, "languages": languages})
        assert answer.status_code == 400
        assert "Choose from the list" in answer.content.decode()

    def test_document_is_streamed_and_logged(self, client, sign_in, case, station):
        records.raise_to(case, "restricted")
        full, masked = issue(IIF1, case, by=station.by)
        sign_in(client, station.sho)
        answer = client.get(f"/documents/{full.pk}/")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == full.sha256
        assert answer["Content-Disposition"].startswith("inline")
        logged = AccessLog.objects.filter(subject_id=str(case.pk))
        assert {row.action for row in logged} >= {"download", "unmask"}
        client.get(f"/documents/{masked.pk}/")
        assert AccessLog.objects.filter(action="unmask").count() == 1

    def test_document_outside_the_area_is_404(
        self, client, sign_in, case, station, second_station_sho
    ):
        [document] = issue(IIF1, case, by=station.by)
        sign_in(client, second_station_sho)
        assert client.get(f"/documents/{document.pk}/").status_code == 404
        assert client.get(f"/documents/{uuid.uuid4()}/").status_code == 404
        assert client.get(f"/print/iif-1/{case.pk}/").status_code == 404

    def test_full_copy_without_the_power_is_refused_and_logged(
        self, client, sign_in, case, station, writer
    ):
        records.raise_to(case, "restricted")
        full, _masked = issue(IIF1, case, by=station.by)
        sign_in(client, writer)
        assert client.get(f"/documents/{full.pk}/").status_code == 403
        assert AccessLog.objects.filter(action="refused", subject_id=str(case.pk)).exists()

    def test_strangers_are_asked_to_sign_in(self, client, case, station):
        [document] = issue(IIF1, case, by=station.by)
        assert client.get(f"/documents/{document.pk}/").status_code == 302
        assert client.get(f"/print/iif-1/{case.pk}/").status_code == 302

    def test_no_such_form(self, client, sign_in, case, station):
        sign_in(client, station.sho)
        assert client.get(f"/print/nothing/{case.pk}/").status_code == 404
        assert client.get("/print/iif-1/nonsense/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_issues_at_once_make_two_numbers_and_one_chain(station):
    """Two officers print the same FIR in the same moment: serials 1 and 2, the second supersedes the first."""
    case = records.make_case(station.unit)
    problems: list[BaseException] = []

    def run() -> None:
        try:
            issue(IIF1, case, by=station.by)
        except BaseException as wrong:
            problems.append(wrong)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not problems
    rows = list(IssuedDocument.everything.order_by("serial"))
    assert [row.serial[-6:] for row in rows] == ["000001", "000002"]
    assert rows[1].supersedes == rows[0]
