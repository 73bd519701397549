"""The General Diary: what is written, when it is refused, how it is corrected, how it is numbered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cctns.core.models import StateRule
from cctns.core.numbering import Series, lock_series
from cctns.core.permissions import Refused
from stations.diary_acts import DIARY_ACTS, acts_without_service
from stations.models import DiaryEntry
from stations.services import diary, people
from tests.factories.stations import DiaryEntryFactory


@pytest.fixture
def by(writer, scope_of):
    return scope_of(writer)


@pytest.fixture
def write(state_tree, by):
    def write(text="Patrol left for the bazaar.", **facts):
        return diary.write(
            state_tree.ranipool, **{"kind": "departure", "text": text, "by": by} | facts
        )

    return write


def refused_at(refused) -> set[str]:
    return set(refused.value.message_dict)


# --- writing ---------------------------------------------------------------------------------


def test_an_entry_keeps_who_wrote_it_and_both_times(write, writer):
    entry = write()
    assert (entry.number, entry.entered_by, entry.posting) == (1, writer.officer.user, writer)
    assert entry.entered_post == "HC B M Gurung, Ranipool PS"
    assert entry.happened_at == entry.entered_at
    assert entry.period == timezone.localtime(entry.entered_at).strftime("%Y-%m-%d")
    entry.refresh_from_db()  # the levels come from a trigger
    assert (entry.station_id, entry.origin, entry.is_system) == (entry.unit_id, "live", False)


def test_a_time_to_come_is_refused(write):
    with pytest.raises(ValidationError) as refused:
        write(happened_at=timezone.now() + timedelta(minutes=2))
    assert refused_at(refused) == {"happened_at"}


def test_sql_cannot_claim_a_time_to_come_either(write):
    entry = write()
    with pytest.raises(DatabaseError, match=r"cctns\.future"), transaction.atomic():
        DiaryEntryFactory(unit=entry.unit, happened_at=timezone.now() + timedelta(hours=1))


def test_sql_cannot_bring_its_own_time_of_entry(write):
    """The time of entry is the server's, so a claimed time far ahead stays refused."""
    entry = write()
    ahead = timezone.now() + timedelta(days=400)
    with pytest.raises(DatabaseError, match=r"cctns\.future"), transaction.atomic():
        DiaryEntryFactory(unit=entry.unit, happened_at=ahead, entered_at=ahead)
    row = DiaryEntryFactory(
        unit=entry.unit, entered_at=ahead, happened_at=timezone.now() - timedelta(hours=1)
    )
    row.refresh_from_db()
    assert row.entered_at < timezone.now()


@pytest.mark.parametrize(("minutes", "asked"), [(29, False), (31, True)])
def test_an_entry_more_than_thirty_minutes_late_says_why(write, minutes, asked):
    happened = timezone.now() - timedelta(minutes=minutes)
    if asked:
        with pytest.raises(ValidationError) as refused:
            write(happened_at=happened)
        assert refused_at(refused) == {"late_reason"}
        assert write(happened_at=happened, late_reason="Power cut").late_reason == "Power cut"
    else:
        assert write(happened_at=happened).late_reason == ""


@pytest.mark.parametrize("text", ["", "   \n", "\x00"])
def test_an_entry_without_words_is_refused(write, text):
    with pytest.raises(ValidationError) as refused:
        write(text)
    assert refused_at(refused) == {"text"}
    assert not DiaryEntry.everything.exists()


@pytest.mark.parametrize(
    "text",
    ["म, फुर्बा तामाङ, आएँ।", "ᤛᤡᤖᤡᤈᤱᤗᤥ", "=SUM(A1) 😀", "word " * 20_000],
)
def test_any_script_and_any_length_is_kept_as_typed(write, text):
    entry = write(text)
    entry.refresh_from_db()
    assert entry.text == text.strip()


def test_an_unknown_kind_is_refused(write):
    with pytest.raises(ValidationError) as refused:
        write(kind="gossip")
    assert refused_at(refused) == {"kind"}


def test_only_a_stations_own_officers_write(state_tree, write, make_officer, scope_of):
    for role, unit in (("writer", state_tree.sadar), ("sp", state_tree.gangtok)):
        with pytest.raises(Refused):
            write(by=scope_of(make_officer(role, unit)))
    outpost = make_officer("writer", state_tree.op)
    assert write(by=scope_of(outpost)).unit == state_tree.ranipool


def test_a_district_keeps_no_diary(state_tree, by, admin):
    wide = type(by)(area="SK/", powers=by.powers, user=by.user, posting=by.posting)
    with pytest.raises(ValidationError, match="kept at a police station"):
        diary.write(state_tree.gangtok, kind="other", text="x", by=wide)


# --- never changed ---------------------------------------------------------------------------


def test_an_entry_is_never_changed_or_deleted(write):
    entry = write()
    entry.text = "Patrol stayed."
    with pytest.raises(DatabaseError, match=r"cctns\.frozen"), transaction.atomic():
        entry.save()
    for statement in (
        "UPDATE stations_diaryentry SET text = 'x'",
        "UPDATE stations_diaryentry SET number = 9, entered_at = now()",
        "DELETE FROM stations_diaryentry",
    ):
        with (
            pytest.raises(DatabaseError, match=r"cctns\.frozen"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_a_correction_is_a_later_entry_that_points_back(write, by):
    first = write("Patrol left at 8.", is_protected=True)
    later = diary.correct(first, text="Patrol left at 9.", by=by)
    assert (later.number, later.corrects, later.kind) == (2, first, "correction")
    assert later.is_protected  # what it corrects names a protected person
    first.refresh_from_db()
    assert first.text == "Patrol left at 8."


def test_an_entry_is_corrected_only_in_its_own_diary(state_tree, write, make_officer, scope_of):
    entry = write()
    other = scope_of(make_officer("writer", state_tree.sadar))
    with pytest.raises(Refused):
        diary.correct(entry, text="x", by=other)
    with pytest.raises(ValidationError, match="its own station"):
        diary.write(state_tree.sadar, kind="correction", text="x", corrects=entry, by=other)
    with pytest.raises(DatabaseError, match=r"cctns\.corrects"), transaction.atomic():
        DiaryEntryFactory(unit=state_tree.sadar, corrects=entry)


def test_no_number_is_given_twice(write):
    entry = write()
    with pytest.raises(DatabaseError, match="diary_number_once"), transaction.atomic():
        DiaryEntryFactory(unit=entry.unit, period=entry.period, number=entry.number)


# --- numbers start again by the State's rule -------------------------------------------------


def at(text: str) -> Series:
    """A reading of that Indian time, as ``lock_series`` would give it."""
    return Series(datetime.fromisoformat(f"{text}+05:30").astimezone(UTC))


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("day", [("2025-11-30", 1), ("2025-12-01", 1), ("2025-12-31", 1), ("2026-01-01", 1)]),
        ("month", [("2025-11", 1), ("2025-12", 1), ("2025-12", 2), ("2026-01", 1)]),
        ("year", [("2025", 1), ("2025", 2), ("2025", 3), ("2026", 1)]),
    ],
)
def test_numbers_start_again_each_day_month_or_year(state_tree, write, rule, numbers):
    if rule != "day":  # the default
        StateRule.objects.create(
            state=state_tree.state, key="diary.reset", value=rule, valid_from=date(2025, 1, 1)
        )
    moments = (
        "2025-11-30T23:50",
        "2025-12-01T00:10",
        "2025-12-31T23:59:59",
        "2026-01-01T00:00:01",
    )
    entries = [write(series=at(moment)) for moment in moments]
    assert [(entry.period, entry.number) for entry in entries] == numbers


def test_a_rule_changed_from_a_day_leaves_earlier_days_alone(state_tree, write):
    StateRule.objects.create(
        state=state_tree.state, key="diary.reset", value="year", valid_from=date(2026, 1, 1)
    )
    assert write(series=at("2025-12-31T12:00")).period == "2025-12-31"
    assert write(series=at("2026-01-01T12:00")).period == "2026"


def test_two_stations_count_for_themselves(state_tree, write, make_officer, scope_of):
    write()
    other = scope_of(make_officer("writer", state_tree.sadar))
    entry = diary.write(state_tree.sadar, kind="arrival", text="x", by=other)
    assert entry.number == 1


# --- entries that the system writes ----------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "hi", "ne"])
@pytest.mark.parametrize("act", DIARY_ACTS.values(), ids=lambda act: act.key)
def test_every_act_has_a_text_with_the_same_words_in_each_language(act, language):
    full = {word: f"<{word}>" for word in act.words}
    text = act.text(language, full)
    assert all(value in text for value in full.values())
    assert "[[" not in text
    assert "%(" not in text
    short = act.text(language, {word: f"<{word}>" for word in act.required})
    assert "[[" not in short
    if language != "en":
        assert text != act.text("en", full)


def test_a_text_with_a_missing_or_unknown_word_is_refused():
    act = DIARY_ACTS["fir_registered"]
    assert (
        act.text("en", {"number": "0001/2026", "sections": ""}) == "FIR 0001/2026 registered."
    )
    with pytest.raises(TypeError, match="needs the words number"):
        act.text("en", {"sections": "303(2) BNS"})
    with pytest.raises(TypeError, match="has no words colour"):
        act.text("en", {"number": "1", "colour": "red"})


def test_the_stations_language_decides_the_words(state_tree, by):
    StateRule.objects.create(
        state=state_tree.state, key="station.language", value="ne", valid_from=date(2020, 1, 1)
    )
    entry = diary.open_day(state_tree.ranipool, custody=2, by=by)
    assert entry.language == "ne"
    assert "हिरासतमा व्यक्ति: 2" in entry.text


def test_a_service_that_forgets_its_entry_keeps_nothing(state_tree, write):
    @diary.in_diary("day_opened")
    def forgets():
        write("left behind")

    @diary.in_diary("day_opened")
    def writes_twice(by):
        for _turn in range(2):
            diary.write_for(
                "day_opened", state_tree.ranipool, by=by, day="d", officer="o", custody=0
            )

    by = write("before").posting
    from stations.services.access import scope_of_id

    with pytest.raises(diary.DiaryMissing, match="wrote 0"):
        forgets()
    with pytest.raises(diary.DiaryMissing, match="wrote 2"):
        writes_twice(scope_of_id(by.pk))
    assert list(DiaryEntry.everything.values_list("text", flat=True)) == ["before"]
    del DIARY_ACTS["day_opened"].services[-2:]


def test_this_apps_acts_have_their_services():
    ours = {
        key for key, act in DIARY_ACTS.items() if act.kind in ("charge", "opening", "closing")
    }
    assert ours.isdisjoint(acts_without_service())
    assert people.hand_over_charge.__wrapped__.__name__ == "hand_over_charge"


def test_an_act_points_at_its_record_and_keeps_its_protection(state_tree, by):
    class Protected:
        unit = state_tree.ranipool
        sensitivity = "restricted"
        pk = "42"
        _meta = type("Meta", (), {"label": "cases.Complaint"})

    entry = diary.write_for("complaint_received", Protected(), by=by, number="0001/2026")
    assert (entry.subject_type, entry.subject_id) == ("cases.Complaint", "42")
    assert (entry.is_protected, entry.is_system, entry.kind) == (True, True, "complaint")


def test_protected_words_are_for_the_writer_and_those_who_may_unmask(
    state_tree, write, by, make_officer, scope_of, sho
):
    entry = write("Victim's mother came.", is_protected=True)
    stranger = scope_of(make_officer("writer", state_tree.ranipool))
    assert diary.text_for(entry, by) == "Victim's mother came."
    assert diary.text_for(entry, scope_of(sho)) == "Victim's mother came."
    assert "mother" not in diary.text_for(entry, stranger)


# --- opening and closing ---------------------------------------------------------------------


def test_the_day_is_opened_and_closed_once(state_tree, by, sho):
    opening = diary.open_day(state_tree.ranipool, custody=0, note="Malkhana checked.", by=by)
    assert "Insp Karma T Lepcha" in opening.text
    assert "Persons in custody: 0. Malkhana checked." in opening.text
    with pytest.raises(ValidationError, match="entry 001"):
        diary.open_day(state_tree.ranipool, custody=1, by=by)
    closing = diary.close_day(state_tree.ranipool, cash=348500, by=by)
    assert "₹ 3,48,500" in closing.text
    with pytest.raises(ValidationError, match="entry 002"):
        diary.close_day(state_tree.ranipool, cash=1, by=by)
    assert DiaryEntry.everything.count() == 2


def test_entries_of_a_day_and_a_month_are_in_order(state_tree, write):
    entries = [write(f"{n}") for n in range(3)]
    today = timezone.localdate()
    rows = DiaryEntry.everything.all()
    assert list(diary.entries_for_day(rows, today)) == entries
    assert list(diary.entries_for_month(rows, today.year, today.month)) == entries
    assert not diary.entries_for_day(rows, today - timedelta(days=1)).exists()
    assert not diary.entries_for_month(rows, today.year - 1, 12).exists()


def test_the_day_of_one_station_is_one_index_range(state_tree, write):
    write()
    first, last = diary.day_bounds(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT * FROM stations_diaryentry WHERE unit_id = %s AND entered_at >= %s"
            " AND entered_at < %s",
            [state_tree.ranipool.pk, first, last],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "diary_unit_idx" in plan or "Index" in plan
    assert "entered_at >=" in plan.split("Index Cond")[1]


def test_the_reading_is_taken_with_the_lock(state_tree):
    before = timezone.now()
    series = lock_series((state_tree.ranipool, "diary"))
    assert before - timedelta(seconds=1) < series.at < timezone.now() + timedelta(seconds=1)
