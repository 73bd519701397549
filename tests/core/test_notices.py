"""Notices: matched to events exactly once, sent at most once, retried, and shown to the sender."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.template import TemplateDoesNotExist
from django.urls import reverse
from django.utils import timezone

from cctns.core import notices, senders
from cctns.core.events import note_event
from cctns.core.models import Delivery, DueNotice, Event, Notification
from cctns.core.notices import Notice, Receiver
from cctns.core.senders import NotSent


@pytest.fixture
def declared(monkeypatch):
    """Notices of this test alone: ``declared(Notice-arguments)``."""
    monkeypatch.setattr(notices, "ALL", {})
    monkeypatch.setattr(
        notices,
        "render_to_string",
        lambda name, context: context["data"].get(
            "text", f"Subject: Line\nTold in {context['receiver'].tongue}"
        ),
    )
    return Notice


@pytest.fixture
def outgoing(settings):
    """A sender that can be told to fail: ``outgoing.fail = NotSent(...)``."""
    Outgoing.sent, Outgoing.fail = [], None
    settings.SMS_SENDER = "tests.core.test_notices.send"
    return Outgoing


class Outgoing:
    sent: list = []
    fail: Exception | None = None


def send(delivery) -> str:
    Outgoing.sent.append(delivery.pk)
    if Outgoing.fail:
        raise Outgoing.fail
    return f"ref-{delivery.pk}"


def message(unit, *, to="+919812345678", key="k1", user=None) -> Delivery:
    return notices.queue_message("sms", to, "Text", key=key, kind="test", unit=unit, user=user)


def pass_time(delivery: Delivery, pause: timedelta) -> None:
    Delivery.everything.filter(pk=delivery.pk).update(next_at=timezone.now() - pause)


class TestMatching:
    def test_an_event_nobody_asked_for_costs_nothing(
        self, declared, sho, scope_of, django_assert_num_queries
    ):
        scope = scope_of(sho)
        with django_assert_num_queries(1):
            note_event(sho, "looked", by=scope)
        assert not DueNotice.objects.exists()

    def test_a_role_is_told_once_however_often_the_queue_is_worked(
        self, declared, sho, writer, scope_of
    ):
        declared(on="stations.Posting:happened", to="sho", template="stations/happened")
        note_event(
            sho, "happened", by=scope_of(writer), data={"text": "FIR 0087/2026 registered."}
        )
        assert notices.tell_due() == 1
        assert notices.tell_due() == 0
        told = Notification.objects.get()
        assert (told.user, told.text) == (sho.officer.user, "FIR 0087/2026 registered.")

    def test_a_citizen_is_told_in_their_language_by_every_channel_they_have(
        self, declared, writer, scope_of
    ):
        declared(
            on="stations.Posting:happened",
            to=lambda event, record: [
                Receiver(phone="+919812345678", email="a@example.org", language="ne"),
                Receiver(phone="+919812345679", language="hi"),
            ],
            template="stations/happened",
            channels=("sms", "email"),
        )
        note_event(writer, "happened", by=scope_of(writer))
        notices.tell_due()
        found = {(d.channel, d.to[-1], d.body, d.subject) for d in Delivery.everything.all()}
        assert found == {
            ("sms", "8", "Told in ne", "Line"),
            ("email", "g", "Told in ne", "Line"),
            ("sms", "9", "Told in hi", "Line"),
        }
        assert all(d.by == writer.officer.user for d in Delivery.everything.all())

    def test_a_notice_may_decline(self, declared, writer, scope_of):
        declared(
            on="stations.Posting:happened",
            to="sho",
            template="x",
            when=lambda event, record: False,
        )
        note_event(writer, "happened", by=scope_of(writer))
        notices.tell_due()
        assert not Notification.objects.exists()

    def test_a_broken_notice_neither_stops_the_others_nor_tells_halfway(
        self, declared, sho, scope_of, monkeypatch
    ):
        declared(on="stations.Posting:good", to="sho", template="good")
        declared(on="stations.Posting:bad", to="sho", template="good")
        declared(on="stations.Posting:bad", to=lambda event, record: 1 / 0, template="bad")
        note_event(sho, "bad", by=scope_of(sho))
        note_event(sho, "good", by=scope_of(sho))
        assert notices.tell_due() == 1
        assert Notification.objects.count() == 1
        left = DueNotice.objects.get()
        assert left.attempt == 1
        assert left.next_at > timezone.now()

    def test_an_act_that_rolls_back_tells_nobody(self, declared, sho, scope_of):
        declared(on="stations.Posting:happened", to="sho", template="x")
        with pytest.raises(RuntimeError), transaction.atomic():
            note_event(sho, "happened", by=scope_of(sho))
            raise RuntimeError
        assert not DueNotice.objects.exists()
        assert not Event.objects.filter(what="happened").exists()

    def test_a_broker_that_is_away_does_not_stop_the_act(
        self, declared, sho, scope_of, monkeypatch, django_capture_on_commit_callbacks
    ):
        from celery import current_app

        asked = []

        def away(*args, **kwargs):
            asked.append(args)
            raise ConnectionRefusedError

        monkeypatch.setattr(current_app, "send_task", away)
        monkeypatch.setattr(notices, "_away_until", 0.0)
        declared(on="stations.Posting:happened", to="sho", template="x")
        with django_capture_on_commit_callbacks(execute=True):
            note_event(sho, "happened", by=scope_of(sho))
        notices.knock("core.tell")
        assert len(asked) == 1  # the next pages do not wait for it
        assert DueNotice.objects.count() == 1  # the scheduler's next minute finds it

    def test_every_declared_notice_has_a_text(self):
        for group in notices.ALL.values():
            for notice in group:
                try:
                    from django.template.loader import get_template

                    get_template(f"messages/{notice.template}.txt")
                except TemplateDoesNotExist:
                    pytest.fail(f"{notice.on} has no templates/messages/{notice.template}.txt")


class TestSending:
    def test_a_message_is_sent_once(self, outgoing, state_tree):
        first = message(state_tree.ranipool)
        assert message(state_tree.ranipool).pk == first.pk  # the same key
        notices.deliver_due()
        notices.deliver_due()
        first.refresh_from_db()
        assert outgoing.sent == [first.pk]
        assert (first.status, first.provider_id) == ("sent", f"ref-{first.pk}")

    def test_a_failed_message_is_tried_with_growing_pauses_then_its_sender_is_told(
        self, outgoing, sho
    ):
        outgoing.fail = NotSent("The gateway answered 503.")
        delivery = message(sho.unit, user=sho.officer.user)
        for pause in notices.PAUSES:
            before = timezone.now()
            notices.deliver_due()
            delivery.refresh_from_db()
            assert delivery.status == "waiting"
            assert pause <= delivery.next_at - before < pause + timedelta(seconds=30)
            assert notices.deliver_due() == 0  # not before its time
            pass_time(delivery, timedelta(0))
        notices.deliver_due()
        delivery.refresh_from_db()
        assert (delivery.status, delivery.attempt) == ("failed", 6)
        told = Notification.objects.get(user=sho.officer.user)
        assert told.url == f"/outbox/{delivery.pk}/"
        assert "503" in delivery.error

    def test_a_final_refusal_is_not_retried(self, outgoing, sho):
        outgoing.fail = NotSent("No such number.", final=True)
        delivery = message(sho.unit, user=sho.officer.user)
        notices.deliver_due()
        delivery.refresh_from_db()
        assert delivery.status == "failed"
        assert Notification.objects.count() == 1

    def test_a_line_that_breaks_in_the_middle_is_unsure_and_never_sent_again_by_itself(
        self, outgoing, sho
    ):
        outgoing.fail = TimeoutError()
        delivery = message(sho.unit, user=sho.officer.user)
        notices.deliver_due()
        outgoing.fail = None
        pass_time(delivery, timedelta(days=1))
        notices.deliver_due()
        delivery.refresh_from_db()
        assert delivery.status == "unsure"
        assert len(outgoing.sent) == 1
        assert Notification.objects.get().text

    def test_a_sender_that_died_leaves_an_unsure_message(self, outgoing, sho):
        delivery = message(sho.unit, user=sho.officer.user)
        assert notices._claim().pk == delivery.pk  # and then the process was killed
        assert notices.give_up_lost() == 0  # it may be sending still
        Delivery.everything.update(claimed_at=timezone.now() - notices.SENDING_FOR * 2)
        notices.deliver_due()
        delivery.refresh_from_db()
        assert delivery.status == "unsure"
        assert outgoing.sent == []

    def test_a_person_may_try_again(self, outgoing, sho):
        outgoing.fail = NotSent("x", final=True)
        delivery = message(sho.unit)
        notices.deliver_due()
        outgoing.fail = None
        assert notices.try_again(delivery)
        assert not notices.try_again(delivery)  # it waits already
        notices.deliver_due()
        delivery.refresh_from_db()
        assert delivery.status == "sent"

    def test_without_a_gateway_a_real_site_says_so(self, settings, sho):
        settings.DEMO = False
        settings.SMS_SENDER = ""
        delivery = message(sho.unit)
        notices.deliver_due()
        delivery.refresh_from_db()
        assert delivery.status == "failed"
        assert "No SMS service" in delivery.error

    def test_a_sender_that_cannot_be_found_is_tried_again(self, settings, sho):
        settings.SMS_SENDER = "no.such.sender"
        delivery = message(sho.unit)
        notices.deliver_due()
        delivery.refresh_from_db()
        assert (delivery.status, delivery.attempt) == ("waiting", 1)
        assert "SMS_SENDER" in delivery.error

    def test_an_email_goes_through_djangos_mail(self, sho, mailoutbox):
        notices.queue_message(
            "email",
            "a@example.org",
            "Body",
            key="e",
            kind="t",
            unit=sho.unit,
            subject_line="Line",
        )
        notices.deliver_due()
        assert [(m.subject, m.body, m.to) for m in mailoutbox] == [
            ("Line", "Body", ["a@example.org"])
        ]

    @pytest.mark.django_db(transaction=True)
    def test_four_senders_at_once_send_each_message_once(self, outgoing):
        for n in range(20):
            notices.queue_message(
                "sms", f"+9198123456{n:02d}", "T", key=f"k{n}", kind="t", unit=None
            )

        def work():
            try:
                notices.deliver_due()
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(outgoing.sent) == len(set(outgoing.sent)) == 20
        assert Delivery.everything.filter(status="sent").count() == 20


class TestSmsLength:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("a" * 160, 1),
            ("a" * 161, 2),
            ("a" * 306, 2),
            ("a" * 307, 3),
            ("€" * 80, 1),
            ("€" * 81, 2),
            ("क" * 70, 1),
            ("क" * 71, 2),
            ("क" * 134, 2),
            ("क" * 135, 3),
            ("😀" * 35, 1),
            ("😀" * 36, 2),
        ],
    )
    def test_parts_are_counted_as_carriers_do(self, text, parts):
        assert senders.sms_parts(text) == parts

    @pytest.mark.parametrize("word", ["station ", "थाना ", "x" * 400])
    def test_a_long_text_is_cut_to_two_parts(self, word):
        assert senders.sms_parts(senders.fit_sms(word * 100)) <= 2


class TestPages:
    def test_the_outbox_shows_ones_own_station_only(self, outgoing, sho, state_tree, sign_in):
        mine, theirs = (
            message(sho.unit),
            message(state_tree.namchi, key="k2", to="+919899999999"),
        )
        client = sign_in(None, sho)
        page = client.get(reverse("outbox")).content.decode()
        assert f"/outbox/{mine.pk}/" in page
        assert f"/outbox/{theirs.pk}/" not in page
        assert "9812345678" not in page.replace(" ", "")  # masked in the list
        assert client.get(reverse("message", args=[mine.pk])).status_code == 200
        assert client.get(reverse("message", args=[theirs.pk])).status_code == 404

    def test_a_writer_is_refused_the_outbox(self, writer, sign_in):
        answer = sign_in(None, writer).get(reverse("outbox"))
        assert answer.status_code == 403
        assert "See messages that the station sent" in answer.content.decode()

    def test_try_again_from_the_page(self, outgoing, sho, sign_in):
        outgoing.fail = NotSent("The number is barred.", final=True)
        delivery = message(sho.unit)
        notices.deliver_due()
        client = sign_in(None, sho)
        page = client.get(reverse("message", args=[delivery.pk])).content.decode()
        assert "The number is barred." in page
        client.post(reverse("message_again", args=[delivery.pk]))
        delivery.refresh_from_db()
        assert delivery.status == "waiting"

    def test_opening_an_alert_reads_it_and_leads_on(self, writer, sho, sign_in):
        notices.tell(writer.officer.user, "Case given to you", kind="t", url="/drafts/")
        notices.tell(sho.officer.user, "Somebody else's", kind="t", url="/drafts/")
        mine, theirs = Notification.objects.order_by("pk")
        client = sign_in(None, writer)
        page = client.get(reverse("alerts")).content.decode()
        assert "Case given to you" in page
        assert "Somebody else's" not in page
        assert client.get(reverse("alert", args=[mine.pk])).url == "/drafts/"
        mine.refresh_from_db()
        assert mine.read_at
        assert client.get(reverse("alert", args=[theirs.pk])).status_code == 404

    def test_an_alert_never_leads_out_of_the_house(self, writer, sign_in):
        notices.tell(writer.officer.user, "x", kind="t", url="https://example.org/")
        row = Notification.objects.get()
        assert sign_in(None, writer).get(reverse("alert", args=[row.pk])).url == reverse(
            "alerts"
        )

    def test_pages_of_alerts_meet_without_gap(self, writer, sign_in):
        for n in range(60):
            notices.tell(writer.officer.user, f"Alert {n:02d}", kind="t")
        client = sign_in(None, writer)
        seen, url = [], reverse("alerts")
        while url:
            page = client.get(url).context["page"]
            seen += [row.text for row in page.rows]
            url = reverse("alerts") + page.older_url if page.older_url else ""
        assert seen == [f"Alert {n:02d}" for n in reversed(range(60))]
        last = client.get(
            reverse("alerts") + f"?before={Notification.objects.order_by('pk')[10].pk}"
        )
        newer = client.get(reverse("alerts") + last.context["page"].newer_url).context["page"]
        assert newer.rows[-1].text == "Alert 10"

    def test_counting_all_as_read(self, writer, sign_in):
        notices.tell(writer.officer.user, "x", kind="t")
        sign_in(None, writer).post(reverse("alerts_read"))
        assert not notices.unread(writer.officer.user).exists()
