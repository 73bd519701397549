"""Statutory time limits on real dates: arithmetic, versions, runs, lists and the warn ladder."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import clocks as declared
from cctns.core import clocks, ladder
from cctns.core.clocks import Clock, add_months, due
from cctns.core.dates import IST
from cctns.core.models import ClockDef, ClockRun, DueNotice, Event, Notification
from stations.models import Leave

# A shared machine may be slow; the property is what counts.
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=IST)


def limit(amount: int, unit: str, calendar: str = "calendar") -> ClockDef:
    return ClockDef(amount=amount, unit=unit, calendar=calendar)


@pytest.fixture
def definitions(db):
    clocks.sync_definitions()


@pytest.fixture
def start(definitions, state_tree):
    """Open a clock on a unit (any record will do)."""

    def start_on(code="C05", record=None, when="2026-03-01T10:00", officer=None, unit=None):
        record = record or state_tree.ranipool
        return clocks.start_clock(
            code,
            record,
            unit=unit or state_tree.ranipool,
            at=at(when),
            reference="FIR 0087/2026",
            url="/cases/x/",
            officer=officer,
        )

    return start_on


class TestArithmetic:
    @pytest.mark.parametrize(
        ("amount", "unit", "began", "ends"),
        [
            # domain vector 1: an e-FIR is signed within three days, the day of receipt left out
            (3, "d", "2026-01-10T18:00", "2026-01-13T23:59:59"),
            # domain vector 6: two calendar months from 31 December
            (2, "m", "2026-12-31T11:00", "2027-02-28T23:59:59"),
            (2, "m", "2027-12-31T11:00", "2028-02-29T23:59:59"),
            (1, "m", "2028-01-31T00:00", "2028-02-29T23:59:59"),
            (4, "m", "2026-10-31T23:59", "2027-02-28T23:59:59"),
            (14, "d", "2026-02-20T00:00", "2026-03-06T23:59:59"),
            (14, "d", "2028-02-20T23:59:59", "2028-03-05T23:59:59"),
            (60, "d", "2026-12-31T09:00", "2027-03-01T23:59:59"),
            (90, "d", "2026-01-01T00:00:01", "2026-04-01T23:59:59"),
            (24, "h", "2026-12-31T22:10", "2027-01-01T22:10"),
            (1, "h", "2028-02-28T23:30", "2028-02-29T00:30"),
        ],
    )
    def test_a_time_limit_ends(self, amount, unit, began, ends):
        assert due(limit(amount, unit), at(began)) == at(ends)

    def test_the_day_is_the_one_in_india(self):
        began = datetime.fromisoformat("2026-01-10T20:00+00:00")  # 01:30 on the 11th in India
        assert due(limit(3, "d"), began) == at("2026-01-14T23:59:59")

    def test_working_days_leave_out_sundays_and_holidays(self):
        began = at("2026-01-23T10:00")  # a Friday; Monday the 26th is Republic Day
        assert due(limit(2, "d", "working"), began) == at("2026-01-26T23:59:59")
        off = [date(2026, 1, 26)]
        assert due(limit(2, "d", "working"), began, holidays=off) == at("2026-01-27T23:59:59")

    @calmly
    @given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 60))
    def test_months_go_by_the_calendar(self, day, count):
        after = add_months(day, count)
        assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == count
        assert after.day == day.day or (after.day < day.day and (after + timedelta(1)).day == 1)

    @calmly
    @given(
        st.datetimes(datetime(2024, 7, 1), datetime(2040, 1, 1)),
        st.integers(1, 400),
        st.sampled_from("hdm"),
    )
    def test_a_longer_limit_never_ends_earlier_and_always_after_the_start(
        self, began, amount, unit
    ):
        began = began.replace(tzinfo=IST)
        first, second = due(limit(amount, unit), began), due(limit(amount + 1, unit), began)
        assert began < first < second

    @pytest.mark.parametrize(
        ("months", "ends"),
        [
            (0, date(2025, 2, 28)),
            (12, date(2025, 8, 31)),
            (13, date(2027, 8, 31)),
            (36, date(2027, 8, 31)),
            (37, None),
            (None, None),
        ],
    )
    def test_limitation_is_counted_from_the_offence(self, months, ends):
        assert declared.limitation_ends(date(2024, 8, 31), max_months=months) == ends

    def test_an_fir_on_the_last_day_is_in_time(self):
        occurred = date(2024, 8, 31)
        assert not declared.is_out_of_time(occurred, date(2025, 2, 28), max_months=0)
        assert declared.is_out_of_time(occurred, date(2025, 3, 1), max_months=0)


class TestDeclarations:
    def test_the_clocks_of_the_foundation_are_declared(self):
        wanted = [
            "C01",
            "C01b",
            "C02",
            "C03",
            "C04",
            "C05",
            "C06",
            "C07",
            "C08",
            "C09",
            "C10",
            "C11",
            "C12",
            "C13",
            "C35",
            "C36",
            "C37",
            "C39",
            "C40",
            "C47",
        ]
        assert set(wanted) <= set(clocks.ALL)

    @pytest.mark.parametrize("clock", clocks.ALL.values(), ids=lambda c: c.code)
    def test_a_clock_names_its_law_and_its_events(self, clock):
        assert clock.law
        assert clock.trigger
        assert clock.is_guard or clock.closes
        assert clock.valid_from == date(2024, 7, 1)

    def test_guards_are_marked(self):
        assert {c.code for c in clocks.ALL.values() if c.is_guard} == {
            "C03", "C06", "C09", "C11", "C12",
        }  # fmt: skip

    def test_two_clocks_of_one_code_are_refused(self):
        with pytest.raises(ValueError, match="C05"):
            Clock("C05", "again", "law", 1, "h", "x")


class TestVersions:
    def test_syncing_again_changes_nothing(self, definitions):
        before = ClockDef.objects.count()
        assert clocks.sync_definitions() == 0
        assert ClockDef.objects.count() == before == len(clocks.ALL)

    def test_a_changed_declaration_is_a_new_version_and_runs_keep_theirs(
        self, start, state_tree, monkeypatch
    ):
        run = start("C05")
        changed = object.__new__(Clock)
        changed.__dict__.update(clocks.ALL["C05"].__dict__, amount=12)
        monkeypatch.setitem(clocks.ALL, "C05", changed)
        assert clocks.sync_definitions() == 1
        now = clocks.definition_for("C05", state_tree.ranipool, date(2026, 3, 1))
        assert (now.version, now.amount) == (2, 12)
        run.refresh_from_db()
        assert (run.definition.version, run.definition.amount) == (1, 24)

    def test_a_state_override_holds_from_its_day_and_only_there(self, definitions, state_tree):
        clocks.override(
            "C07", state_tree.state, valid_from=date(2026, 4, 1), note="Order 12/2026", amount=7
        )
        ranipool = state_tree.ranipool
        assert clocks.definition_for("C07", ranipool, date(2026, 3, 31)).amount == 15
        assert clocks.definition_for("C07", ranipool, date(2026, 4, 1)).amount == 7
        assert clocks.definition_for("C07", state_tree.nation, date(2026, 4, 1)).amount == 15

    def test_before_the_new_laws_there_is_no_clock(self, definitions, state_tree):
        with pytest.raises(LookupError, match="C05"):
            clocks.definition_for("C05", state_tree.ranipool, date(2024, 6, 30))

    def test_syncing_without_the_table_is_quiet(self, db):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE core_clockdef RENAME TO core_clockdef_gone")
        assert clocks.sync_definitions() == 0


class TestRuns:
    def test_opening_twice_is_one_run(self, start):
        assert start().pk == start().pk
        assert ClockRun.everything.count() == 1

    def test_a_run_is_placed_and_due(self, start, state_tree):
        run = start()
        assert run.due_at == at("2026-03-02T10:00")
        assert (run.station_id, run.state_id) == (state_tree.ranipool.pk, state_tree.state.pk)

    def test_several_clocks_open_in_two_queries(self, definitions, state_tree):
        with CaptureQueriesContext(connection) as queries:
            clocks.start_clocks(
                ["C04", "C05", "C10", "C40"],
                state_tree.ranipool,
                unit=state_tree.ranipool,
                at=at("2026-03-01T10:00"),
                reference="FIR 0087/2026",
                url="/cases/x/",
            )
        assert ClockRun.everything.count() == 4
        assert sum("core_clock" in q["sql"] for q in queries) == 2

    @pytest.mark.parametrize(
        "text", ["Pema Lepcha", "FIR of Pema Lepcha", "", "FIR 0087/2026 Pema Lepcha"]
    )
    def test_a_reference_never_holds_a_name(self, text):
        with pytest.raises(ValueError, match="reference"):
            clocks.checked_reference(text)

    @pytest.mark.parametrize(
        "text",
        [
            "FIR 0087/2026",
            "Zero FIR 0003/2026",
            "NC report 14/2026",
            "e-FIR 0001/2026",
            "0012/2026",
        ],
    )
    def test_a_reference_names_a_record(self, text):
        assert clocks.checked_reference(text) == text

    def test_a_guard_without_time_is_not_opened(self, start):
        with pytest.raises(ValueError, match="C03"):
            start("C03")

    def test_meeting_late_keeps_the_breach(self, start, state_tree):
        run = start()
        clocks.meet_clock("C05", state_tree.ranipool, at=at("2026-03-02T10:01"))
        run.refresh_from_db()
        assert run.met_at == at("2026-03-02T10:01")
        assert run.breached_at == run.due_at

    def test_meeting_in_time_leaves_no_breach(self, start, state_tree):
        run = start()
        clocks.meet_clock("C05", state_tree.ranipool, at=at("2026-03-02T10:00"))
        run.refresh_from_db()
        assert run.breached_at is None
        assert clocks.meet_clock("C05", state_tree.ranipool, at=at("2026-03-02T11:00")) == []

    def test_progress_is_told_every_ninety_days(self, start, state_tree):
        start("C40", when="2026-03-01T10:00")
        clocks.meet_clock("C40", state_tree.ranipool, at=at("2026-05-01T12:00"), again=True)
        first, second = clocks.runs_of(state_tree.ranipool).order_by("started_at")
        assert first.met_at
        assert second.due_at == at("2026-07-30T23:59:59")

    def test_only_a_repeating_clock_starts_again(self, start, state_tree):
        start("C05")
        with pytest.raises(ValueError, match="repeat"):
            clocks.meet_clock("C05", state_tree.ranipool, at=at("2026-03-01T12:00"), again=True)

    def test_a_cancelled_clock_is_not_late(self, start, state_tree, scope_of, sho):
        run = start()
        assert (
            clocks.cancel_clock(
                "C05", state_tree.ranipool, at=at("2026-03-01T12:00"), reason="sections altered"
            )
            == 1
        )
        run.refresh_from_db()
        assert clocks.state_of(run) == "done"
        assert not clocks.overdue(scope_of(sho)).exists()

    def test_an_excuse_does_not_unmake_the_breach(self, start):
        run = start()
        clocks.mark_breaches(at("2026-03-03T00:00"))
        run.refresh_from_db()
        clocks.excuse(run, reason="The road was closed by a landslide.")
        run.refresh_from_db()
        assert run.breached_at == run.due_at
        assert run.excuse

    def test_a_clock_moves_with_its_record(self, start, state_tree, scope_of, sho):
        run = start()
        clocks.move_clocks(state_tree.ranipool, unit=state_tree.namchi)
        run.refresh_from_db()
        assert run.station_id == state_tree.namchi.pk
        assert run.district_id == state_tree.namchi_district.pk
        assert not clocks.open_runs(scope_of(sho)).exists()


class TestLists:
    def test_counts_are_one_query_and_agree_with_the_lists(
        self, start, state_tree, scope_of, sho
    ):
        now = at("2026-03-10T12:00")
        start("C05", when="2026-03-01T10:00")  # late
        start("C05", when="2026-03-10T10:00", record=state_tree.sadar)  # tomorrow
        start("C05", when="2026-03-09T20:00", record=state_tree.op)  # tonight
        start("C40", when="2026-03-01T10:00")  # far
        scope = scope_of(sho)
        with CaptureQueriesContext(connection) as queries:
            found = clocks.counts(scope, now)
        assert len(queries) == 1
        assert found == {"late": 1, "today": 1, "soon": 2, "open": 4}
        assert clocks.overdue(scope, now).count() == found["late"]
        assert clocks.due_within(scope, 7, now).count() == found["soon"]
        assert [clocks.state_of(run, now) for run in clocks.open_runs(scope)] == [
            "late", "soon", "soon", "ok",
        ]  # fmt: skip

    def test_another_station_sees_none_of_it(self, start, state_tree, make_officer, scope_of):
        start()
        theirs = scope_of(make_officer("sho", state_tree.namchi, "inspector"))
        assert clocks.counts(theirs)["open"] == 0

    def test_a_sealed_records_clock_is_hidden_from_the_writer(
        self, start, state_tree, scope_of, sho, writer
    ):
        start()
        clocks.seal_clocks(state_tree.ranipool, sealed=True)
        assert not clocks.open_runs(scope_of(writer)).exists()
        assert clocks.open_runs(scope_of(sho)).exists()  # sees that a sealed case exists


class TestLadder:
    def test_each_step_is_told_once_to_its_roles(self, start, sho, make_officer, state_tree):
        io = make_officer("io", state_tree.ranipool).officer.user
        sdpo = make_officer("sdpo", state_tree.sd_gangtok, "dysp").officer.user
        sp = make_officer("sp", state_tree.gangtok, "sp").officer.user
        head = sho.officer.user
        make_officer("sho", state_tree.sadar, "inspector")
        start("C05", when="2026-03-01T10:00", officer=io)

        def told(now):
            ladder.warn_clocks(at(now))
            ladder.warn_clocks(at(now))  # a second pass tells nobody again
            found = [n.user for n in Notification.objects.order_by("pk")]
            Notification.objects.all().delete()
            return set(found), len(found)

        assert told("2026-03-01T21:59") == (set(), 0)
        assert told("2026-03-01T22:00") == ({io}, 1)
        assert told("2026-03-02T04:00") == ({io, head}, 2)
        assert told("2026-03-02T07:36") == ({io, head, sdpo}, 3)
        assert told("2026-03-02T10:00") == ({io, head, sdpo}, 3)
        assert told("2026-03-03T10:00") == ({head, sdpo, sp}, 3)
        assert told("2026-04-01T10:00") == (set(), 0)

    def test_steps_missed_while_the_scheduler_slept_are_told_together(self, start, sho):
        run = start("C05", when="2026-03-01T10:00")
        ladder.warn_clocks(at("2026-03-20T10:00"))
        assert Notification.objects.filter(user=sho.officer.user).count() == 1
        run.refresh_from_db()
        assert run.breached_at == run.due_at
        assert run.warn_at is None

    def test_a_met_clock_warns_nobody(self, start, sho, state_tree):
        start("C05")
        clocks.meet_clock("C05", state_tree.ranipool, at=at("2026-03-01T11:00"))
        assert ladder.warn_clocks(at("2026-03-05T10:00")) == 0

    def test_an_officer_on_leave_is_not_told(self, start, sho):
        start("C05")
        now = timezone.now()
        Leave.objects.create(
            officer=sho.officer, since=now - timedelta(1), until=now + timedelta(5)
        )
        ladder.warn_clocks(at("2026-03-05T10:00"))
        assert not Notification.objects.filter(user=sho.officer.user).exists()

    def test_the_alert_is_in_the_officers_language(self, start, sho):
        sho.officer.user.language = "ne"
        sho.officer.user.save()
        start("C05")
        ladder.warn_clocks(at("2026-03-05T10:00"))
        text = Notification.objects.get(user=sho.officer.user).text
        assert "एफआईआर 0087/2026" in text
        assert "02-03-2026" in text

    def test_many_steps_are_one_line_and_the_same_few_queries(self, start, sho, state_tree):
        def cost(number, first):
            for n in range(number):
                start("C05", when=f"2026-03-0{first}T{n % 24:02d}:{n // 24:02d}")
            with CaptureQueriesContext(connection) as queries:
                assert ladder.warn_clocks(at("2026-04-01T10:00")) == number
            return len(queries)

        few, many = cost(3, 1), cost(60, 2)
        assert many == few
        lines = Notification.objects.filter(user=sho.officer.user)
        assert lines.count() == 3 + 1
        assert "60" in lines.last().text or "60" in lines.first().text

    def test_the_informant_is_reminded_to_sign(self, start):
        start("C02", when="2026-03-01T10:00")
        ladder.warn_clocks(at("2026-03-02T10:00"))
        event = Event.objects.get(what="time_limit")
        assert event.data == {"clock": "C02", "step": 2}
        assert not DueNotice.objects.exists()  # nobody declared a notice on a unit
