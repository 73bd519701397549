"""Drafts: several hands, cut lines and closed browsers; nothing typed is lost."""

import json
import threading
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cctns.core import drafts
from cctns.core.drafts import Conflict, DraftKind, digest
from cctns.core.ids import uuid7
from cctns.core.models import Draft
from cctns.core.permissions import Refused
from tests.conftest import build_tree, post_officer, sign_in_as

POWER, FINISH = "cases.draft_fir", "cases.register_fir"


@pytest.fixture
def kind(monkeypatch):
    monkeypatch.setattr(drafts, "KINDS", {})
    return DraftKind(
        "fir",
        "FIR",
        power=POWER,
        finish_power=FINISH,
        url=lambda draft: f"/cases/fir/drafts/{draft.pk}/",
        part_url=lambda draft, part: f"/cases/fir/drafts/{draft.pk}/{part}/",
    )


@pytest.fixture
def mine(writer, scope_of):
    return scope_of(writer)


@pytest.fixture
def colleague(make_officer, state_tree, scope_of):
    """A second officer of Ranipool who may write."""
    return scope_of(
        make_officer("woman_desk", state_tree.ranipool, "asi", sex="F", name="Doma Bhutia")
    )


@pytest.fixture
def draft(kind, mine):
    data = {"informant": {"name": "Pema", "phone": "", "village": "Namli"}}
    return drafts.new_draft("fir", unit=mine.unit, owner=mine.user, by=mine, data=data)


def stored(draft, part="informant"):
    return Draft.everything.get(pk=draft.pk).data[part]


class TestSaving:
    def test_a_save_changes_what_it_names_and_nothing_else(self, draft, mine):
        saved = drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        assert saved.draft.version == 2
        assert stored(draft) == {"name": "Pema", "phone": "98123", "village": "Namli"}

    def test_saving_the_same_again_makes_no_version(self, draft, mine):
        drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        again = drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        assert again.draft.version == 2

    def test_a_part_may_be_new(self, draft, mine):
        drafts.save_part(draft.pk, "place", {"village": "रानीपुल 😀"}, 1, by=mine)
        assert stored(draft, "place") == {"village": "रानीपुल 😀"}

    def test_two_officers_change_different_fields_and_both_are_kept(
        self, draft, mine, colleague
    ):
        drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        saved = drafts.save_part(draft.pk, "informant", {"village": "Ranka"}, 1, by=colleague)
        assert stored(draft) == {"name": "Pema", "phone": "98123", "village": "Ranka"}
        assert saved.theirs == {"phone": "98123"}

    def test_a_page_that_sends_every_field_does_not_undo_a_colleague(
        self, draft, mine, colleague
    ):
        drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        whole = {
            "name": "Pema",
            "phone": "",
            "village": "Ranka",
        }  # the phone as it was on her page
        saved = drafts.save_part(draft.pk, "informant", whole, 1, by=colleague)
        assert stored(draft) == {"name": "Pema", "phone": "98123", "village": "Ranka"}
        assert saved.theirs == {"phone": "98123"}

    def test_both_typing_the_same_is_no_conflict(self, draft, mine, colleague):
        drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=mine)
        saved = drafts.save_part(draft.pk, "informant", {"phone": "98123"}, 1, by=colleague)
        assert saved.draft.version == 2

    def test_both_changing_one_field_is_a_conflict_and_nothing_is_overwritten(
        self, draft, mine, colleague
    ):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        with pytest.raises(Conflict) as clash:
            drafts.save_part(
                draft.pk, "informant", {"phone": "222", "name": "Pema L"}, 1, by=colleague
            )
        assert clash.value.fields == ["phone"]
        assert (clash.value.mine["phone"], clash.value.theirs["phone"]) == ("222", "111")
        assert clash.value.who == "HC B M Gurung"
        assert stored(draft)["phone"] == "111"
        kept = drafts.aside(Draft.everything.get(pk=draft.pk), "informant", colleague)
        assert kept["fields"] == {"phone": "222", "name": "Pema L"}

    def test_what_was_laid_aside_survives_later_saves(self, draft, mine, colleague):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        with pytest.raises(Conflict):
            drafts.save_part(draft.pk, "informant", {"phone": "222"}, 1, by=colleague)
        drafts.save_part(draft.pk, "informant", {"village": "Ranka"}, 2, by=colleague)
        kept = drafts.aside(Draft.everything.get(pk=draft.pk), "informant", colleague)
        assert kept["fields"] == {"phone": "222"}

    def test_a_value_older_than_is_remembered_is_never_silently_lost(
        self, draft, mine, colleague
    ):
        for n in range(drafts.HISTORY + 3):
            drafts.save_part(draft.pk, "informant", {"phone": str(n)}, 1 + n, by=mine)
        with pytest.raises(Conflict):
            drafts.save_part(draft.pk, "informant", {"phone": "x"}, 1, by=colleague)

    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(
        st.lists(
            st.tuples(
                st.booleans(),  # which of the two writes
                st.dictionaries(
                    st.sampled_from("abc"), st.sampled_from(["", "1", "2", "3"]), min_size=1
                ),
            ),
            max_size=8,
        )
    )
    def test_every_value_typed_is_stored_laid_aside_or_typed_over_by_its_writer(
        self, kind, mine, colleague, steps
    ):
        """Two writers whose pages send every field, and who take what the answer gives them."""
        draft = drafts.new_draft("fir", unit=mine.unit, owner=mine.user, by=mine)
        pages = {False: {"base": 1, "now": {}}, True: {"base": 1, "now": {}}}
        for who, typed in steps:
            page, by = pages[who], colleague if who else mine
            page["now"] |= typed
            try:
                saved = drafts.save_part(draft.pk, "p", dict(page["now"]), page["base"], by=by)
            except Conflict as clash:
                row = Draft.everything.get(pk=draft.pk)
                kept = drafts.aside(row, "p", by)["fields"]
                assert all(
                    digest(kept[name]) == digest(page["now"][name]) for name in clash.fields
                )
                now = row.data.get("p", {})
                assert all(digest(now.get(n)) != digest(page["now"][n]) for n in clash.fields)
                page["now"] |= {name: now.get(name) or "" for name in page["now"]}
                page["base"] = row.version
            else:
                page["now"] |= {name: value or "" for name, value in saved.theirs.items()}
                page["base"] = saved.draft.version
                now = Draft.everything.get(pk=draft.pk).data.get("p", {})
                assert all(digest(now.get(n)) == digest(v) for n, v in page["now"].items())

    @pytest.mark.parametrize("bad", ["\0", "\ud800", "x" * 1_000_001])
    def test_what_cannot_be_stored_is_said(self, draft, mine, bad):
        with pytest.raises(ValidationError) as refused:
            drafts.save_part(draft.pk, "informant", {"name": bad}, 1, by=mine)
        assert refused.value.messages
        assert stored(draft)["name"] == "Pema"

    def test_twenty_thousand_words_are_stored(self, draft, mine):
        text = "दिनांक को मेरी मोटरसाइकिल " * 5000
        drafts.save_part(draft.pk, "story", {"narrative": text}, 1, by=mine)
        assert stored(draft, "story")["narrative"] == text


class TestChoosing:
    @pytest.fixture
    def clashed(self, draft, mine, colleague):
        drafts.save_part(
            draft.pk, "informant", {"phone": "111", "name": "Pema One"}, 1, by=mine
        )
        with pytest.raises(Conflict):
            drafts.save_part(
                draft.pk,
                "informant",
                {"phone": "222", "name": "Pema Two", "village": "Ranka"},
                1,
                by=colleague,
            )
        return draft

    def test_field_by_field(self, clashed, colleague):
        drafts.resolve(
            clashed.pk, "informant", {"phone": "mine", "name": "theirs"}, seen=2, by=colleague
        )
        assert stored(clashed) == {"name": "Pema One", "phone": "222", "village": "Ranka"}
        assert drafts.aside(Draft.everything.get(pk=clashed.pk), "informant", colleague) is None

    def test_a_field_without_a_choice_is_asked_again(self, clashed, colleague):
        with pytest.raises(Conflict) as clash:
            drafts.resolve(clashed.pk, "informant", {"phone": "mine"}, seen=2, by=colleague)
        assert clash.value.fields == ["name"]
        assert stored(clashed)["phone"] == "111"

    def test_theirs_that_changed_meanwhile_is_asked_again(self, clashed, mine, colleague):
        drafts.save_part(clashed.pk, "informant", {"phone": "333"}, 2, by=mine)
        with pytest.raises(Conflict) as clash:
            drafts.resolve(
                clashed.pk,
                "informant",
                {"phone": "mine", "name": "theirs"},
                seen=2,
                by=colleague,
            )
        assert clash.value.theirs["phone"] == "333"
        assert stored(clashed)["phone"] == "333"
        drafts.resolve(
            clashed.pk, "informant", {"phone": "mine", "name": "theirs"}, seen=3, by=colleague
        )
        assert stored(clashed)["phone"] == "222"

    def test_keeping_theirs_throughout_keeps_the_rest_of_what_was_typed(
        self, clashed, colleague
    ):
        drafts.resolve(
            clashed.pk, "informant", {"phone": "theirs", "name": "theirs"}, seen=2, by=colleague
        )
        assert stored(clashed) == {"name": "Pema One", "phone": "111", "village": "Ranka"}


class TestWhoMay:
    def test_another_station_finds_nothing(self, draft, make_officer, state_tree, scope_of):
        theirs = scope_of(make_officer("writer", state_tree.namchi))
        with pytest.raises(Http404):
            drafts.save_part(draft.pk, "informant", {"name": "x"}, 1, by=theirs)
        assert not drafts.open_drafts(theirs).exists()

    def test_a_supervisor_may_not_write(self, draft, make_officer, state_tree, scope_of):
        sp = scope_of(make_officer("sp", state_tree.gangtok, "sp"))
        with pytest.raises(Refused):
            drafts.save_part(draft.pk, "informant", {"name": "x"}, 1, by=sp)
        assert not drafts.open_drafts(sp).exists()

    def test_a_sent_draft_is_the_officers_in_charge(self, draft, mine, sho, scope_of):
        drafts.send(draft.pk, by=mine)
        with pytest.raises(Refused):
            drafts.save_part(draft.pk, "informant", {"name": "x"}, 1, by=mine)
        drafts.save_part(draft.pk, "informant", {"name": "y"}, 1, by=scope_of(sho))
        drafts.take_back(draft.pk, by=mine)
        drafts.save_part(draft.pk, "informant", {"name": "z"}, 2, by=mine)
        assert stored(draft)["name"] == "z"

    def test_it_is_handed_over_within_the_station_to_one_who_may_write(
        self, draft, mine, colleague, make_officer, state_tree
    ):
        outside = make_officer("writer", state_tree.namchi).officer.user
        property_room = make_officer("malkhana", state_tree.ranipool).officer.user
        for nobody in (outside, property_room, None):
            with pytest.raises(ValidationError):
                drafts.hand_over(draft.pk, to=nobody, by=mine)
        assert drafts.hand_over(draft.pk, to=colleague.user, by=mine).owner == colleague.user

    def test_the_client_may_bring_its_key_once(self, kind, mine, colleague):
        key = uuid7()
        first = drafts.new_draft("fir", unit=mine.unit, owner=mine.user, by=mine, id=key)
        again = drafts.new_draft("fir", unit=mine.unit, owner=mine.user, by=mine, id=key)
        assert first.pk == again.pk == key
        with pytest.raises(ValidationError):
            drafts.new_draft("fir", unit=mine.unit, owner=colleague.user, by=colleague, id=key)


class TestEnding:
    def test_a_discarded_draft_comes_back_for_thirty_days(self, draft, mine):
        drafts.drop(draft.pk, by=mine)
        with pytest.raises(ValidationError):
            drafts.save_part(draft.pk, "informant", {"name": "x"}, 1, by=mine)
        assert list(drafts.dropped_drafts(mine)) == [draft]
        drafts.remove_old()
        drafts.bring_back(draft.pk, by=mine)
        assert stored(draft)["name"] == "Pema"

    def test_after_thirty_days_it_is_gone(self, draft, mine):
        drafts.drop(draft.pk, by=mine)
        Draft.everything.update(saved_at=timezone.now() - timedelta(days=31))
        assert drafts.remove_old() == 1
        assert not Draft.everything.exists()

    def test_a_draft_becomes_one_record_only(self, draft, writer, mine):
        drafts.use(draft, writer)
        with pytest.raises(ValidationError):
            drafts.use(draft, writer)
        with pytest.raises(ValidationError):
            drafts.bring_back(draft.pk, by=mine)


def put(client, draft, version, part="informant", **fields):
    return client.put(
        reverse("draft_part", args=[draft.pk, part]),
        urlencode(fields, doseq=True),
        content_type="application/x-www-form-urlencoded",
        headers={"If-Match": f'"{version}"', "Accept": "application/json"},
    )


class TestAutosave:
    def test_a_page_saves_and_is_told_version_and_time(self, draft, writer, sign_in):
        answer = put(sign_in(None, writer), draft, 1, phone="98123", parts=["a", "b"])
        assert answer.status_code == 200
        assert answer.json()["version"] == 2
        assert len(answer.json()["saved_at"]) == 5
        assert stored(draft)["parts"] == ["a", "b"]

    def test_json_is_taken_too(self, draft, writer, sign_in):
        answer = sign_in(None, writer).put(
            reverse("draft_part", args=[draft.pk, "informant"]),
            json.dumps({"fields": {"phone": "98123"}}),
            content_type="application/json",
            headers={"If-Match": "1"},
        )
        assert answer.status_code == 200
        assert stored(draft)["phone"] == "98123"

    def test_409_gives_both_sides(self, draft, mine, colleague, sign_in):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        client = sign_in(None, colleague.posting)
        answer = put(client, draft, 1, phone="222")
        assert answer.status_code == 409
        body = answer.json()
        assert (body["mine"], body["theirs"], body["version"]) == (
            {"phone": "222"},
            {"phone": "111"},
            2,
        )
        page = client.get(body["compare_url"])
        assert page.status_code == 200
        html = page.content.decode()
        assert "222" in html
        assert "111" in html

    def test_the_compare_page_needs_no_script(self, draft, mine, colleague, sign_in):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        client = sign_in(None, colleague.posting)
        put(client, draft, 1, phone="222", village="Ranka")
        url = reverse("draft_compare", args=[draft.pk, "informant"])
        answer = client.post(
            url, {"version": "2", "choose-phone": "mine", "mine-phone": json.dumps("222")}
        )
        assert answer.status_code == 302
        assert answer.url == f"/cases/fir/drafts/{draft.pk}/informant/"
        assert stored(draft) == {"name": "Pema", "phone": "222", "village": "Ranka"}

    def test_a_stale_choice_shows_the_page_again(self, draft, mine, colleague, sign_in):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        client = sign_in(None, colleague.posting)
        put(client, draft, 1, phone="222")
        drafts.save_part(draft.pk, "informant", {"phone": "333"}, 2, by=mine)
        answer = client.post(
            reverse("draft_compare", args=[draft.pk, "informant"]),
            {"version": "2", "choose-phone": "mine", "mine-phone": json.dumps("222")},
        )
        assert answer.status_code == 409
        assert "333" in answer.content.decode()
        assert stored(draft)["phone"] == "333"

    @pytest.mark.parametrize(("version", "status"), [("", 400), ("x", 400), ("-", 400)])
    def test_a_page_without_version_is_told(self, draft, writer, sign_in, version, status):
        assert put(sign_in(None, writer), draft, version, phone="1").status_code == status

    def test_a_draft_that_is_gone_is_410_and_an_absent_or_foreign_one_404(
        self, draft, writer, mine, sign_in, make_officer, state_tree
    ):
        client = sign_in(None, writer)
        drafts.drop(draft.pk, by=mine)
        assert put(client, draft, 1, phone="1").status_code == 410
        draft.pk = UUID(int=5)
        assert put(client, draft, 1, phone="1").status_code == 404

    def test_signed_out_leads_to_the_sign_in_and_forgery_is_refused(
        self, draft, writer, sign_in
    ):
        assert put(Client(), draft, 1, phone="1").status_code == 302
        guarded = sign_in(Client(enforce_csrf_checks=True), writer)
        assert put(guarded, draft, 1, phone="1").status_code == 403
        assert stored(draft)["phone"] == ""

    def test_the_list_shows_drafts_and_what_is_to_compare(
        self, draft, mine, colleague, sign_in
    ):
        drafts.save_part(draft.pk, "informant", {"phone": "111"}, 1, by=mine)
        client = sign_in(None, colleague.posting)
        put(client, draft, 1, phone="222")
        html = client.get(reverse("drafts")).content.decode()
        assert f"/cases/fir/drafts/{draft.pk}/" in html
        assert reverse("draft_compare", args=[draft.pk, "informant"]) in html

    def test_acts_from_the_list(self, draft, writer, sign_in, colleague):
        client = sign_in(None, writer)
        for act, status in [
            ("send", "sent"),
            ("take-back", "open"),
            ("drop", "dropped"),
            ("bring-back", "open"),
        ]:
            assert client.post(reverse("draft_act", args=[draft.pk, act])).status_code == 302
            draft.refresh_from_db()
            assert draft.status == status
        url = reverse("draft_hand_over", args=[draft.pk])
        assert "Doma Bhutia" in client.get(url).content.decode()
        assert client.post(url, {"to": "0"}).status_code == 400
        client.post(url, {"to": colleague.user.pk})
        draft.refresh_from_db()
        assert draft.owner == colleague.user
        assert client.post(reverse("draft_act", args=[draft.pk, "explode"])).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_officers_saving_at_the_same_moment_lose_nothing(kind):
    tree = build_tree()
    one, two = post_officer("writer", tree.ranipool), post_officer("io", tree.ranipool)
    clients = [sign_in_as(None, one), sign_in_as(None, two)]
    from stations.services.access import scope_of_id

    by = scope_of_id(one.pk)
    draft = drafts.new_draft("fir", unit=tree.ranipool, owner=by.user, by=by)
    gate, answers = threading.Barrier(2), {}

    def save(n):
        try:
            gate.wait(10)
            answers[n] = put(
                clients[n], draft, 1, same=f"typed by {n}", **{f"own{n}": "x"}
            ).status_code
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers.values()) == [200, 409]
    row = Draft.everything.get(pk=draft.pk)
    loser = next(n for n, status in answers.items() if status == 409)
    kept = drafts.aside(row, "informant", scope_of_id((one, two)[loser].pk))["fields"]
    assert kept == {"same": f"typed by {loser}", f"own{loser}": "x"}
    assert row.data["informant"]["same"] == f"typed by {1 - loser}"
