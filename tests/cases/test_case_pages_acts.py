"""Acts on a case through its pages: who may, what is written once, what is said when it is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.models import (
    Addendum,
    Alteration,
    CopyGiven,
    CourtDispatch,
    IoChange,
    ProgressNotice,
    Publication,
    Transfer,
)
from cases.services import cases as service
from cctns.core.clocks import runs_of
from cctns.core.models import Delivery, IssuedDocument
from stations.models import DiaryEntry
from tests.cases.case_helpers import (
    CHEATING,
    RAPE,
    SECRET,
    THEFT,
    text_of,
    typed,
)
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401

pytestmark = pytest.mark.usefixtures("catalogue")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
WHO = ("sho", "io", "writer", "desk", "court", "sdpo", "sp", "scrb", "state")


def at(case, name):
    return reverse(f"cases:case_{name}", args=[case.pk])


# --- who may do what -------------------------------------------------------------------------

MAY = {
    "addendum": {"sho", "io"},
    "sections": {"sho", "io"},
    "officer": {"sho", "sp"},
    "court": {"sho", "io", "writer", "desk", "court"},
    "copy": {"sho", "io", "writer", "desk"},
    "publication": {"sho", "sdpo", "sp"},
    "progress": {"sho", "io", "desk"},
    "send": {"sho"},
    "attach": {"sho", "io"},
    "ask": {"sho", "io", "desk", "sdpo", "sp"},
    "sensitivity": {"sho", "io", "sdpo", "sp"},
    "seal": {"sp"},
    "share": {"sp"},
}


@pytest.mark.parametrize("who", WHO)
def test_each_role_opens_the_acts_of_its_powers_and_no_other(office, who):
    case = office.theft()
    client = office.client(who)
    menu = text_of(client.get(case.get_absolute_url()))
    for name, roles in MAY.items():
        answer = client.get(at(case, name))
        expected = 200 if who in roles else 403
        assert answer.status_code == expected, (name, answer.status_code)
        if expected == 403:
            assert "which your posting does not hold" in text_of(answer)
            assert "Held by:" in text_of(answer)
        if name not in ("ask", "send"):  # a regular FIR is not sent on; nobody is hidden here
            assert (at(case, name) in menu) == (who in roles), name


@pytest.mark.parametrize("name", MAY)
def test_an_officer_of_another_station_gets_404_or_403_for_every_act(office, name):
    case = office.theft()
    for who in ("other", "namchi"):
        client = office.client(who)
        expected = (
            403 if name in ("seal", "share") else 404
        )  # an SHO has no such power anywhere
        assert client.get(at(case, name)).status_code == expected
        assert client.post(at(case, name), typed()).status_code == expected


# --- addendum --------------------------------------------------------------------------------


def test_an_addendum_is_written_once_with_its_diary_entry(office):
    case = office.theft()
    client = office.client("io")
    sent = typed(item="12", text="हेलमेट पनि हरायो। 🚨", reason="Remembered later")
    first, second = (
        client.post(at(case, "addendum"), sent),
        client.post(at(case, "addendum"), sent),
    )
    assert first.url == second.url == case.get_absolute_url()
    row = Addendum.everything.get()
    assert (row.text, row.entry.kind) == ("हेलमेट पनि हरायो। 🚨", "fir")
    page = text_of(client.get(first.url))
    assert "The addendum is written." in page
    assert f"/diary/{row.entry_id}/" in page


def test_what_was_typed_stays_when_something_is_missing(office):
    case = office.theft()
    answer = office.client("sho").post(
        at(case, "addendum"), sent := typed(item="7", text="A long text that stays", reason=" ")
    )
    assert answer.status_code == 422
    text = text_of(answer)
    assert text.count("Write why it is added.") >= 2
    assert "A long text that stays" in text
    assert f'value="{sent["token"]}"' in text
    assert '<option value="7" selected>' in text
    assert not Addendum.everything.exists()


def test_a_page_without_its_key_is_refused(office):
    case = office.theft()
    answer = office.client("sho").post(
        at(case, "addendum"), {"item": "12", "text": "x", "reason": "y", "token": "no key"}
    )
    assert answer.status_code == 422
    assert "Open it again" in text_of(answer)


# --- sections --------------------------------------------------------------------------------


def test_sections_are_chosen_on_the_page_with_what_follows_and_changed_once(office):
    case = office.theft()
    client = office.client("io")
    text = text_of(client.get(at(case, "sections")))
    assert "303(2) BNS" in text
    assert "What follows" in text
    sent = typed(sections=[THEFT], reason="He also cheated")
    found = text_of(
        client.post(at(case, "sections"), sent | {"sections-q": "318(4)", "sections-find": "1"})
    )
    assert f'value="{CHEATING}"' in found
    assert "He also cheated" in found  # nothing typed is lost
    added = client.post(at(case, "sections"), sent | {"sections-add": CHEATING})
    assert added.status_code == 200
    assert "Added" in text_of(added)
    assert not Alteration.everything.exists()
    sent["sections"] = [THEFT, CHEATING]
    first, second = (
        client.post(at(case, "sections"), sent),
        client.post(at(case, "sections"), sent),
    )
    assert first.url == second.url
    assert Alteration.everything.count() == 1
    page = text_of(client.get(first.url))
    assert "Sections altered: 303(2), 318(4) BNS" in page
    assert "Before: 303(2) BNS" in page


def test_a_graver_section_raises_the_protection_and_hides_the_people(office):
    case = office.theft()
    client = office.client("sho")
    page = text_of(
        client.post(
            at(case, "sections"), typed(sections=[THEFT], reason="x") | {"sections-add": RAPE}
        )
    )
    assert "Identities are protected" in page  # what follows says so before it is done
    client.post(at(case, "sections"), typed(sections=[THEFT, RAPE], reason="Her statement"))
    case.refresh_from_db()
    assert case.sensitivity == "restricted"
    people = text_of(office.client("writer").get(reverse("cases:case_people", args=[case.pk])))
    assert "Phurba Tamang" not in people


def test_the_same_sections_and_no_reason_are_refused_in_place(office):
    case = office.theft()
    client = office.client("sho")
    same = client.post(at(case, "sections"), typed(sections=[THEFT], reason="Nothing new"))
    assert same.status_code == 422
    assert "These are the sections that stand already." in text_of(same)
    none = client.post(at(case, "sections"), typed(sections=[THEFT, CHEATING], reason=""))
    assert "Write why the sections change." in text_of(none)
    empty = client.post(at(case, "sections"), typed(reason="x"))
    assert "Choose each section from the list." in text_of(empty)


# --- the officer -----------------------------------------------------------------------------


def test_the_case_is_given_to_an_officer_and_its_clocks_go_along(office):
    case = office.theft()
    client = office.client("sho")
    sent = typed(to=office.posts["io"].pk, reason="On leave")
    first, second = (
        client.post(at(case, "officer"), sent),
        client.post(at(case, "officer"), sent),
    )
    assert first.url == second.url
    assert IoChange.everything.filter(case=case).count() == 2  # the first was at registration
    case.refresh_from_db()
    assert case.io_id == office.posts["io"].pk
    running = runs_of(case).filter(met_at=None)
    assert {run.officer_id for run in running} == {office.user("io").pk}
    mine = text_of(office.client("io").get("/cases/clocks/?officer=me"))
    assert case.cited in mine


def test_the_same_officer_a_missing_reason_and_a_strangers_post_are_refused(office):
    case = office.theft(action="directed", io=office.posts["io"])
    client = office.client("sho")
    same = client.post(at(case, "officer"), typed(to=office.posts["io"].pk, reason="x"))
    assert "This officer already has the case." in text_of(same)
    bare = client.post(at(case, "officer"), typed(to=office.posts["desk"].pk, reason=""))
    assert "Write why the officer changes." in text_of(bare)
    far = client.post(at(case, "officer"), typed(to=office.posts["namchi"].pk, reason="x"))
    assert "Choose an officer from the list." in text_of(far)
    assert IoChange.everything.filter(case=case).count() == 1


def test_the_rank_that_the_law_asks_for_is_explained_and_kept(office):
    case = office.theft(
        sections=["SCST-3(1)(r)-1"], action="directed", io=office.posts["sdpo"], facts={}
    )
    text = text_of(office.client("sho").get(at(case, "officer")))
    assert "DySP rank or above (rule 7)" in text
    assert "SP Tashi Namgyal" in text
    assert "SI Nim D Bhutia" not in text.split("<form", 1)[1].split("</main", 1)[0].replace(
        "Until now", ""
    )
    answer = office.client("sho").post(
        at(case, "officer"), typed(to=office.posts["io"].pk, reason="x")
    )
    assert answer.status_code == 422
    assert "higher rank" in text_of(answer)
    with pytest.raises(ValidationError):
        service.assign_io(case, to=office.posts["io"], reason="x", by=office.scope("sho"))


# --- court and copies ------------------------------------------------------------------------


def paper_of_case(case, **facts):
    return IssuedDocument.everything.create(
        form="iif-1", serial=f"IIF-1/{IssuedDocument.everything.count()}", subject_type="cases.Case",
        subject_id=str(case.pk), languages="en+hi", sha256="0" * 64, size=1, path="none",
        token=f"{IssuedDocument.everything.count():032d}", unit=case.unit, **facts,
    )  # fmt: skip


def test_the_dispatch_to_court_is_noted_once_and_meets_its_clock(office):
    case = office.theft()
    paper = paper_of_case(case)
    client = office.client("court")
    assert paper.serial in text_of(client.get(at(case, "court")))
    sent = typed(court="CJM Gangtok", mode="messenger", document=paper.pk)
    first, second = client.post(at(case, "court"), sent), client.post(at(case, "court"), sent)
    assert first.url == second.url
    row = CourtDispatch.everything.get()
    assert (row.court, row.document_id) == ("CJM Gangtok", paper.pk)
    assert runs_of(case).get(code="C05").met_at
    assert "Report sent to CJM Gangtok" in text_of(client.get(first.url))
    again = text_of(client.get(at(case, "court")))
    assert "is noted already" in again
    assert "<textarea" not in again
    later = client.post(at(case, "court"), typed(court="CJM", mode="post"))
    assert later.status_code == 422
    assert "already noted" in text_of(later)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"court": " "}, "Write to which court it went."),
        ({"at_date": "31-12-2999", "at_time": "10:00"}, "has not come yet"),
        ({"at_date": "01-01-2020", "at_time": "10:00"}, "before the FIR was registered"),
        ({"at_date": "x", "at_time": "10:00"}, "day-month-year"),
        ({"document": "00000000-0000-7000-8000-000000000000"}, "printed of this case"),
    ],
)
def test_a_wrong_dispatch_says_how_to_mend_it(office, facts, sentence):
    case = office.theft()
    answer = office.client("writer").post(
        at(case, "court"), typed(court="CJM Gangtok", mode="post") | facts
    )
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not CourtDispatch.everything.exists()


def test_a_copy_is_given_once_and_meets_its_clock(office):
    case = office.theft()
    person = case.people.get(part="complainant")
    client = office.client("writer")
    assert "Complainant C1, Phurba Tamang" in text_of(client.get(at(case, "copy")))
    sent = typed(person=person.pk, how="signature")
    first, second = client.post(at(case, "copy"), sent), client.post(at(case, "copy"), sent)
    assert first.url == second.url == reverse("cases:case_documents", args=[case.pk])
    row = CopyGiven.everything.get()
    assert (row.to, row.how, row.person_id) == ("complainant", "signature", person.pk)
    assert runs_of(case).get(code="C04").met_at
    wrong = client.post(
        at(case, "copy"), typed(person=case.people.get(code="A1").pk, how="thumb")
    )
    assert "informant or the victim" in text_of(wrong)


def test_who_hands_over_a_full_copy_may_open_it_for_half_an_hour(office):
    case = office.protected()
    full = paper_of_case(case, is_protected=True)
    masked = paper_of_case(case, is_masked=True)
    client = office.client("writer")
    papers = reverse("cases:case_documents", args=[case.pk])
    page = text_of(client.get(papers))
    assert f'href="/documents/{masked.pk}/"' in page
    assert f'href="/documents/{full.pk}/"' not in page
    form = text_of(client.get(at(case, "copy")))
    assert "30 minutes" in form
    assert "Complainant C1" in form
    assert SECRET not in form
    person = case.people.get(code="C1")
    client.post(at(case, "copy"), typed(person=person.pk, how="signature", document=full.pk))
    assert f'href="/documents/{full.pk}/"' in text_of(client.get(papers))
    assert f'href="/documents/{full.pk}/"' not in text_of(office.client("court").get(papers))


def test_a_paper_of_another_case_is_never_given_as_a_copy_of_this_one(office):
    case, secret = office.theft(), office.protected()
    full = paper_of_case(secret, is_protected=True)
    answer = office.client("writer").post(
        at(case, "copy"),
        typed(person=case.people.get(code="C1").pk, how="signature", document=full.pk),
    )
    assert answer.status_code == 422
    with pytest.raises(ValidationError, match="printed of this case"):
        service.give_copy(
            case, to="complainant", how="signature", document=full, by=office.scope("writer")
        )


# --- publication and progress ----------------------------------------------------------------


def test_an_fir_is_published_once_and_later_withheld_by_a_dysp(office):
    case = office.theft()
    client = office.client("sho")
    assert (
        "Withhold"
        not in text_of(client.get(at(case, "publication"))).split("<form method", 1)[1]
    )
    sent = typed(decision="publish", reason="")
    first, second = (
        client.post(at(case, "publication"), sent),
        client.post(at(case, "publication"), sent),
    )
    assert first.url == second.url
    assert Publication.everything.get().is_published
    assert runs_of(case).get(code="C10").met_at
    sdpo = office.client("sdpo")
    bare = sdpo.post(at(case, "publication"), typed(decision="withhold", reason=""))
    assert "Write why the FIR is withheld." in text_of(bare)
    sdpo.post(at(case, "publication"), typed(decision="withhold", reason="Witness in danger"))
    assert [row.is_published for row in Publication.everything.filter(stands=True)] == [False]
    text = text_of(client.get(case.get_absolute_url()))
    assert "FIR withheld from publication" in text
    assert "Witness in danger" in text


def test_a_protected_case_is_never_published(office):
    case = office.protected()
    answer = office.client("sho").post(at(case, "publication"), typed(decision="publish"))
    assert answer.status_code == 422
    assert "never published" in text_of(answer)
    withheld = office.client("sho").post(
        at(case, "publication"), typed(decision="withhold", reason="x")
    )
    assert withheld.status_code == 422
    assert not Publication.everything.exists()


def test_the_informant_is_told_once_and_the_next_time_is_in_ninety_days(office):
    case = office.theft()
    client = office.client("io")
    sent = typed(text="Two witnesses were heard.", channel="sms")
    first, second = (
        client.post(at(case, "progress"), sent),
        client.post(at(case, "progress"), sent),
    )
    assert first.url == second.url
    assert ProgressNotice.everything.count() == 1
    message = Delivery.everything.get(kind="cases-progress")
    assert (message.to, message.by) == ("+919812345214", office.user("io"))
    assert runs_of(case).filter(code="C40", met_at=None).count() == 1
    assert "Two witnesses were heard." in text_of(client.get(first.url))
    empty = client.post(at(case, "progress"), typed(text=" ", channel="sms"))
    assert "Write what the informant is told." in text_of(empty)
    letter = client.post(at(case, "progress"), typed(text="By letter.", channel="letter"))
    assert "Print the letter" in text_of(client.get(letter.url))


# --- a Zero FIR ------------------------------------------------------------------------------


def test_a_zero_fir_is_sent_on_once(office):
    case = office.zero()
    client = office.client("sho")
    page = text_of(client.get(at(case, "send")))
    namchi = office.tree.namchi
    assert (
        f'<option value="{namchi.pk}" selected>' in page
    )  # the station that was named in the FIR
    sent = typed(to=namchi.pk, reason="Happened at Namchi", mode="electronic")
    first, second = client.post(at(case, "send"), sent), client.post(at(case, "send"), sent)
    assert first.url == second.url
    assert Transfer.everything.count() == 1
    assert "It was sent to Namchi PS." in text_of(client.get(at(case, "send")))
    again = client.post(at(case, "send"), typed(to=namchi.pk, reason="x", mode="post"))
    assert again.status_code == 422
    assert "already sent" in text_of(again)


def test_a_regular_fir_is_not_sent_on(office):
    assert "investigated here" in text_of(office.client("sho").get(at(office.theft(), "send")))


def test_every_act_that_the_law_wants_in_the_diary_is_there_once(office):
    case = office.theft()
    before = DiaryEntry.everything.count()
    sent = typed(item="12", text="More", reason="Later")
    client = office.client("sho")
    client.post(at(case, "addendum"), sent)
    client.post(at(case, "addendum"), sent)
    assert DiaryEntry.everything.count() == before + 1


def test_who_publishes_sees_first_what_the_public_will_read(office):
    case = office.theft()
    text = text_of(office.client("sho").get(at(case, "publication")))
    shown = text.split("As the public reads it", 1)[1]
    assert "[C1] parked his motorcycle" in shown
    assert "Phurba" not in shown
    hidden = text_of(office.client("sdpo").get(at(office.protected(), "publication")))
    assert "As the public reads it" not in hidden
