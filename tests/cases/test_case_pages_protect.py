"""Files, protection, seal and sharing through the pages of a case: who may, and what stays hidden."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import (
    Case,
    CaseShare,
    SealMember,
    SensitivityChange,
)
from cases.services import sensitivity, sharing
from cctns.core.models import Attachment
from tests.cases.case_helpers import (
    SECRET,
    UNLAWFUL,
    text_of,
    typed,
)
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
WHO = ("sho", "io", "writer", "desk", "court", "sdpo", "sp", "scrb", "state")


def at(case, name):
    return reverse(f"cases:case_{name}", args=[case.pk])


# --- files -----------------------------------------------------------------------------------


def test_a_file_is_kept_once_and_opened_by_those_who_may_open_the_case(office):
    case = office.theft()
    client = office.client("io")
    sent = typed(label="Lock that was broken")
    for _n in range(2):
        answer = client.post(
            at(case, "attach"), sent | {"upload": SimpleUploadedFile("lock.png", PNG)}
        )
        assert answer.status_code == 302
    row = Attachment.everything.get()
    page = text_of(client.get(answer.url))
    assert "Lock that was broken" in page
    address = reverse("attachment", args=[row.pk])
    assert address in page
    served = office.client("writer").get(address)
    assert b"".join(served.streaming_content) == PNG
    assert office.client("other").get(address).status_code == 404
    assert office.client("admin").get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("page.html", b"<html>", "not a kind of file"),
        ("photo.png", b"MZ\x90\0" * 40, "not what its name says"),
        ("empty.png", b"", "empty"),
    ],
)
def test_a_file_that_is_not_taken_says_why(office, name, data, sentence):
    case = office.theft()
    answer = office.client("sho").post(
        at(case, "attach"), typed(label="x", upload=SimpleUploadedFile(name, data))
    )
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Attachment.everything.exists()


def test_the_files_of_a_protected_case_open_only_during_a_look(office):
    case = office.protected()
    client = office.client("io")
    client.post(
        at(case, "attach"),
        typed(label=f"Photo of {SECRET}", upload=SimpleUploadedFile("p.png", PNG)),
    )
    row = Attachment.everything.get()
    address = reverse("attachment", args=[row.pk])
    for who in ("sho", "writer", "sp", "io"):
        page = text_of(office.client(who).get(reverse("cases:case_documents", args=[case.pk])))
        assert SECRET not in page
        assert "Withheld" in page
        assert office.client(who).get(address).status_code == 403
    sensitivity.ask_to_see(case, reason="Taking a statement", by=office.scope("io"))
    served = client.get(address)
    assert b"".join(served.streaming_content) == PNG


# --- protection ------------------------------------------------------------------------------


def test_who_works_the_case_may_protect_its_people_and_a_dysp_may_lift_it(office):
    case = office.theft()
    client = office.client("sho")
    sent = typed(after="restricted", reason="She is threatened")
    first, second = (
        client.post(at(case, "sensitivity"), sent),
        client.post(at(case, "sensitivity"), sent),
    )
    assert first.url == second.url
    assert SensitivityChange.everything.count() == 1
    case.refresh_from_db()
    assert case.sensitivity == "restricted"
    assert "Phurba" not in text_of(client.get(reverse("cases:case_people", args=[case.pk])))
    assert "Only an officer of DySP rank" in text_of(client.get(at(case, "sensitivity")))
    refused = client.post(at(case, "sensitivity"), typed(after="normal", reason="x"))
    assert refused.status_code == 422
    sdpo = office.client("sdpo")
    bare = sdpo.post(at(case, "sensitivity"), typed(after="normal", reason=""))
    assert "Write why it is lowered." in text_of(bare)
    sdpo.post(at(case, "sensitivity"), typed(after="normal", reason="The danger is over"))
    case.refresh_from_db()
    assert case.sensitivity == "normal"


def test_an_officer_below_dysp_lifts_nothing_even_with_the_power(office, make_officer):
    office.posts["low"] = make_officer("sdpo", office.tree.sd_gangtok, "inspector")
    case = office.protected()
    answer = office.client("low").post(
        at(case, "sensitivity"), typed(after="normal", reason="x")
    )
    assert answer.status_code == 422
    assert "DySP rank or above" in text_of(answer)


def test_the_sp_seals_a_case_and_keeps_its_list(office):
    case = office.theft()
    sp = office.client("sp")
    nobody = sp.post(at(case, "seal"), typed(reason="Order 12/2026"))
    assert "Name at least one officer" in text_of(nobody)
    sent = typed(reason="Order 12/2026", members=[office.user("io").pk], review_on="31-12-2026")
    first, second = sp.post(at(case, "seal"), sent), sp.post(at(case, "seal"), sent)
    assert first.url == second.url == at(case, "seal")
    assert Case.everything.get(pk=case.pk).sensitivity == "sealed"
    page = text_of(sp.get(at(case, "seal")))
    assert "SI Nim D Bhutia" in page
    assert "Take off" not in page  # the last one stays
    number = office.posts["desk"].officer.number
    sp.post(at(case, "seal"), typed(reason="Order 13/2026", number=number))
    listed = SealMember.objects.filter(case=case, until=None)
    assert set(listed.values_list("user_id", flat=True)) == {
        office.user("io").pk,
        office.user("desk").pk,
    }
    off = typed(off=office.user("io").pk)
    assert sp.post(at(case, "seal"), off).url == sp.post(at(case, "seal"), off).url
    assert office.client("io").get(case.get_absolute_url()).status_code == 404
    assert office.client("desk").get(case.get_absolute_url()).status_code == 200
    last = sp.post(at(case, "seal"), typed(off=office.user("desk").pk))
    assert last.status_code == 422
    assert "at least one officer" in text_of(last)
    strange = sp.post(at(case, "seal"), typed(reason="x", number="NOBODY"))
    assert "No officer with a sign-in" in text_of(strange)
    sp.post(at(case, "sensitivity"), typed(after="normal", reason="Order 14/2026"))
    assert office.client("writer").get(case.get_absolute_url()).status_code == 200


def test_a_sealed_case_names_nobody_to_who_keeps_its_list(office):
    case = office.theft(sections=[UNLAWFUL], confirmed_derived=True)
    page = text_of(office.client("sp").get(at(case, "seal")))
    assert "UAPA" not in page
    assert "Phurba" not in page
    assert office.client("sdpo").get(at(case, "sensitivity")).status_code == 404


# --- sharing ---------------------------------------------------------------------------------


def test_a_case_is_shared_after_its_officer_was_shown_and_the_share_is_ended(office):
    case = office.theft()
    sp = office.client("sp")
    number = office.posts["namchi"].officer.number
    sent = typed(number=number, until="31-12-2999", reason="Same gang")
    shown = sp.post(at(case, "share"), sent)
    assert shown.status_code == 200
    assert "Insp Hari Subba" in text_of(shown)
    assert not CaseShare.objects.exists()
    sent["seen"] = office.posts["namchi"].officer.pk
    first, second = sp.post(at(case, "share"), sent), sp.post(at(case, "share"), sent)
    assert first.url == second.url
    row = CaseShare.objects.get()
    assert office.client("namchi").get(case.get_absolute_url()).status_code == 200
    twice = sp.post(at(case, "share"), sent | typed())
    assert twice.status_code == 422
    assert "shared with this officer already" in text_of(twice)
    end = typed(end=row.pk)
    assert sp.post(at(case, "share"), end).url == sp.post(at(case, "share"), end).url
    assert office.client("namchi").get(case.get_absolute_url()).status_code == 404
    sharing.end_expired()
    assert CaseShare.objects.get().ended_at


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"number": "NOBODY"}, "No officer with a sign-in"),
        ({"until": "01-01-2020"}, "Choose a day after today."),
        ({"until": ""}, "Choose the last day"),
        ({"reason": ""}, "Write why the case is shared."),
    ],
)
def test_a_wrong_share_says_how_to_mend_it(office, facts, sentence):
    case = office.theft()
    officer = office.posts["namchi"].officer
    sent = typed(number=officer.number, until="31-12-2999", reason="Same gang", seen=officer.pk)
    answer = office.client("sp").post(at(case, "share"), sent | facts)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not CaseShare.objects.exists()
