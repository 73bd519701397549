"""What each hard guard of the law is tried with, through every door there is (test_hard_guards.py).

A door is a function ``(office, lawful)`` that makes the records it needs and answers the act itself: a
call of a page or of the API that gives its answer, a call of a service, or statements for the database.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.models import Case
from cases.paper import FirPaper, IdentityPaperLine, PersonPaper
from cases.services import complaints, enquiries, fir, noncognizable, refusals
from cases.services import draft_paper as drafts_of_fir
from cctns.core import dates, drafts
from cctns.core.ids import uuid7
from cctns.core.models import Draft
from criminals.services.people import write_down
from stations.services import diary
from tests.cases.case_helpers import HURT, RAPE, THEFT, Office, paper_of, typed
from tests.cases.complaint_helpers import take
from tests.cases.complaint_helpers import typed as at_the_counter

from .posts_cases import IMPERSONATION

MURDER, ATROCITY, CHILD = "BNS-103(1)-1", "SCST-3(1)(r)-1", "POCSO-8-1"
AADHAAR = "2345 6789 0123"
Act = Callable[[], Any]
Door = Callable[[Office, bool], Any]


@dataclass(frozen=True)
class Guard:
    """``says``: words of the refusal, in the page, the API and the service; ``key``: what the database says."""

    name: str
    says: str
    key: str
    page: Door | None = None
    api: Door | None = None
    service: Door | None = None
    sql: Door | None = None


# --- ways in -----------------------------------------------------------------------------------------


def sends(office: Office, who: str, url: str, **data: Any) -> Act:
    client = office.client(who)
    return lambda: client.post(url, typed(**data))


def calls(
    office: Office, who: str, url: str, body: dict, method: str = "post", **headers: str
) -> Act:
    client = office.client(who)
    headers = headers or {"Idempotency-Key": str(uuid.uuid4())}
    send = getattr(client, method)
    return lambda: send(url, body, content_type="application/json", headers=headers)


def copy_of(table: str, row: Any, **changes: Any) -> tuple[str, list[Any]]:
    """The statement of somebody with a database shell: a row like this one, with other values."""
    changes = {"id": str(uuid7())} | changes
    return (
        (
            f'INSERT INTO "{table}" SELECT (jsonb_populate_record(t, %s::jsonb)).* FROM "{table}" t '
            "WHERE t.id = %s"
        ),
        [json.dumps(changes, default=str), str(row.pk)],
    )


def change_of(table: str, row: Any, **changes: Any) -> tuple[str, list[Any]]:
    names = ", ".join(f'"{name}" = %s' for name in changes)
    return f'UPDATE "{table}" SET {names} WHERE id = %s', [*changes.values(), str(row.pk)]


# --- FIR ----------------------------------------------------------------------------------------------

WOMAN = {"name": "Asha Rai", "sex": "F", "age": "24"}


def whole_draft(office: Office, **parts: dict[str, Any]) -> Draft:
    """A theft, ready to be registered, with changes by part."""
    by = office.scope("sho")
    draft = drafts_of_fir.begin(unit=office.tree.ranipool, complaint=None, by=by)
    now = timezone.localtime() - timedelta(minutes=5)
    standard = {
        "information": {"information_type": "oral"} | moment("information_at", now),
        "informant": {"name": "Phurba Tamang", "sex": "M", "age": "34"},
        "when_where": {"occurred_known": "unknown", "place": "Bazaar", "in_area": "yes"},
        "sections": {"sections": THEFT},
        "accused": {"accused": "1", "accused-1-known": "unknown"},
        "victim": {"victim_is_informant": "yes"},
        "statement": {"narrative": "It is gone.", "language": "en", "read_over": "on"},
        "action": {"action": "investigate"},
    }
    for part, fields in standard.items():
        draft = drafts.save_part(
            draft.pk, part, fields | parts.get(part, {}), draft.version, by=by
        ).draft
        drafts.mark_done(draft.pk, part, by=by)
    return draft


def moment(name: str, value: Any) -> dict[str, str]:
    return {f"{name}_date": dates.short_date(value), f"{name}_time": dates.clock_time(value)}


def registers(parts_of: Callable[[Office, bool], dict[str, dict]]) -> tuple[Door, Door]:
    """The check page and the API's registration of a draft with these parts."""

    def page(office: Office, lawful: bool) -> Act:
        draft = whole_draft(office, **parts_of(office, lawful))
        url = f"/cases/fir/drafts/{draft.pk}/check/"
        return sends(office, "sho", url, version=draft.version)

    def api(office: Office, lawful: bool) -> Act:
        draft = whole_draft(office, **parts_of(office, lawful))
        url = f"/api/v1/fir-drafts/{draft.pk}/register/"
        return calls(office, "sho", url, {"version": draft.version})

    return page, api


def registered(office: Office, **changes: Any) -> Act:
    paper: FirPaper = paper_of(office.tree.ranipool, **changes)
    return lambda: fir.register(paper, by=office.scope("sho"))


def copy_of_fir(case: Case, **changes: Any) -> tuple[str, list[Any]]:
    return copy_of("cases_fir", case.fir, number=case.number + 1, key=None, **changes)


def rape_parts(office: Office, lawful: bool) -> dict[str, dict]:
    recorder = str(office.posts["desk"].pk) if lawful else ""
    return {
        "informant": WOMAN,
        "sections": {"sections": RAPE},
        "action": {"action": "investigate", "recorder": recorder},
    }


def rape_service(office: Office, lawful: bool) -> Act:
    recorder = office.posts["desk" if lawful else "io"]
    victim = PersonPaper(name="Asha Rai", sex="F", age=24)
    return registered(
        office, sections=[RAPE], complainant=victim, recorder=recorder, properties=[]
    )


def rape_sql(office: Office, lawful: bool) -> list:
    case = office.theft()
    rape = {"sections": [RAPE]}
    woman = {"recorder_id": office.posts["desk"].pk, "recorded_by_woman": True}
    man = {"recorder_id": office.posts["io"].pk}
    if lawful:
        return [copy_of_fir(case, **rape, **woman, needs_woman=True)]
    return [
        copy_of_fir(case, **rape, **man, needs_woman=True),
        copy_of_fir(case, **rape, **man, needs_woman=False),
        copy_of_fir(case, **rape, **man, needs_woman=True, recorded_by_woman=True),
        copy_of_fir(case, **rape, recorder_id=None, needs_woman=True, recorded_by_woman=True),
    ]


def atrocity_parts(office: Office, lawful: bool) -> dict[str, dict]:
    directed = {"action": "directed", "io": str(office.posts["dysp"].pk)}
    return {
        "sections": {"sections": ATROCITY},
        "action": directed if lawful else {"action": "investigate"},
    }


def atrocity_service(office: Office, lawful: bool) -> Act:
    io = office.posts["dysp" if lawful else "io"]
    return registered(office, sections=[ATROCITY], action="directed", io=io)


def atrocity(office: Office) -> Case:
    paper = paper_of(
        office.tree.ranipool, sections=[ATROCITY], action="directed", io=office.posts["dysp"]
    )
    return fir.register(paper, by=office.scope("sho"))


def atrocity_sql(office: Office, lawful: bool) -> list:
    case = atrocity(office)
    io = office.posts["sdpo" if lawful else "io"].pk
    return [change_of("cases_case", case, io_id=io)]


def officer_page(office: Office, lawful: bool) -> Act:
    to = office.posts["sdpo" if lawful else "io"].pk
    return sends(office, "sho", f"/cases/{atrocity(office).pk}/officer/", to=to, reason="Leave")


def officer_service(office: Office, lawful: bool) -> Act:
    from cases.services import cases as casework

    case, to = atrocity(office), office.posts["sdpo" if lawful else "io"]
    return lambda: casework.assign_io(case, to=to, reason="Leave", by=office.scope("sho"))


# --- complaints -----------------------------------------------------------------------------------------


def complaint(office: Office, **changes: Any) -> Any:
    return take(office.tree.ranipool, office.scope("sho"), **changes)


def enquiry(office: Office) -> Any:
    return enquiries.ask_enquiry(
        complaint(office), sections=[IMPERSONATION], reason="Unclear.", by=office.scope("sho")
    )


def asks(section: str) -> tuple[Door, Door]:
    """An enquiry asked for with one section: the page and the service."""

    def chosen(lawful: bool) -> list[str]:
        return [IMPERSONATION] if lawful else [section]

    def page(office: Office, lawful: bool) -> Act:
        url = f"/complaints/{complaint(office).pk}/enquiry/"
        return sends(office, "sho", url, reason="Unclear.", sections=chosen(lawful))

    def service(office: Office, lawful: bool) -> Act:
        made = complaint(office)
        return lambda: enquiries.ask_enquiry(
            made, sections=chosen(lawful), reason="Unclear.", by=office.scope("sho")
        )

    return page, service


def range_sql(office: Office, lawful: bool) -> list:
    row = enquiry(office)
    months = [36, 83] if lawful else [35, 84, 240]
    return [change_of("cases_preliminaryenquiry", row, max_months=n) for n in months]


def sections_sql(office: Office, lawful: bool) -> list:
    """The sections themselves, whatever ``max_months`` says of them; none at all is no range either."""
    row = enquiry(office)
    lists = (
        [[IMPERSONATION], [THEFT]]
        if lawful
        else [[MURDER], [IMPERSONATION, MURDER], [HURT], []]
    )
    return [
        change_of("cases_preliminaryenquiry", row, sections=json.dumps(keys)) for keys in lists
    ]


def asks_of_child(way: str) -> tuple[Door, Door]:
    """A complaint of a missing child, or lawfully another, decided otherwise: the page and the service."""
    told = {
        "refuse": {"reason": "Later", "told": "on"},
        "department": {"reason": "Theirs", "department": "Child welfare"},
    }[way]

    def page(office: Office, lawful: bool) -> Act:
        made = complaint(office, missing_child=not lawful)
        return sends(office, "sho", f"/complaints/{made.pk}/{way}/", **told)

    def service(office: Office, lawful: bool) -> Act:
        made, by = complaint(office, missing_child=not lawful), office.scope("sho")
        if way == "refuse":
            return lambda: refusals.refuse(made, reason="Later", told=True, by=by)
        return lambda: complaints.send_on(
            made, department="Child welfare", reason="Theirs", by=by
        )

    return page, service


def child_sql(office: Office, lawful: bool) -> list:
    row = complaint(office, missing_child=True)
    if lawful:
        return [change_of("cases_complaint", row, gist="Girl of 9 missing from Ranipool")]
    others = ("enquiry", "nc", "sent", "other", "refused", "closed")
    return [
        change_of("cases_complaint", row, missing_child=False),
        *(change_of("cases_complaint", row, status=status) for status in others),
    ]


def barred_sql(office: Office, lawful: bool) -> list:
    row = enquiry(office)
    lists = [[THEFT]] if lawful else [[ATROCITY], [IMPERSONATION, CHILD]]
    return [
        change_of("cases_preliminaryenquiry", row, sections=json.dumps(keys)) for keys in lists
    ]


def rank_page(office: Office, lawful: bool) -> Act:
    url = f"/complaints/{enquiry(office).complaint_id}/enquiry/answer/"
    return sends(office, "sdpo" if lawful else "low_sdpo", url, permit="yes")


def rank_service(office: Office, lawful: bool) -> Act:
    row, who = enquiry(office), "sdpo" if lawful else "low_sdpo"
    return lambda: enquiries.permit_enquiry(row, permit=True, by=office.scope(who))


def rank_sql(office: Office, lawful: bool) -> list:
    row = enquiry(office)
    names = ["sdpo", "sp"] if lawful else ["sho", "low_sdpo"]
    return [
        change_of(
            "cases_preliminaryenquiry", row,
            permitted_by_id=office.posts[name].pk, permitted_at=timezone.now(),
        )
        for name in names
    ]  # fmt: skip


def permitted(office: Office, lawful: bool) -> Any:
    row = enquiry(office)
    if lawful:
        row = enquiries.permit_enquiry(row, permit=True, by=office.scope("sdpo"))
    return row


def permission_page(office: Office, lawful: bool) -> Act:
    url = f"/complaints/{permitted(office, lawful).complaint_id}/enquiry/end/"
    return sends(office, "sho", url, outcome="closed", reason="Nothing is in it.")


def permission_service(office: Office, lawful: bool) -> Act:
    row = permitted(office, lawful)
    return lambda: enquiries.end_enquiry(
        row, outcome="closed", reason="Nothing is in it.", by=office.scope("sho")
    )


def permission_sql(office: Office, lawful: bool) -> list:
    row = permitted(office, lawful)
    found = [change_of("cases_preliminaryenquiry", row, outcome="closed")]
    if not lawful:
        found += [
            change_of("cases_preliminaryenquiry", row, permitted_at=timezone.now()),
            change_of("cases_preliminaryenquiry", row, permitted_by_id=office.posts["sp"].pk),
        ]
    return found


def report(office: Office, lawful: bool) -> Any:
    row = noncognizable.enter_nc(
        complaint(office), sections=[HURT], gist="A slap.", referred_to="CJM Gangtok",
        by=office.scope("sho"),
    )  # fmt: skip
    if lawful:
        row = noncognizable.note_magistrate_order(
            row,
            order_no="12/2026",
            order_on=timezone.localdate(),
            begin=False,
            by=office.scope("sho"),
        )
    return row


def order_page(office: Office, lawful: bool) -> Act:
    return sends(office, "sho", f"/complaints/{report(office, lawful).complaint_id}/nc/begin/")


def order_service(office: Office, lawful: bool) -> Act:
    row = report(office, lawful)
    return lambda: noncognizable.begin_nc_investigation(row, by=office.scope("sho"))


def order_sql(office: Office, lawful: bool) -> list:
    now = timezone.now()
    return [change_of("cases_ncreport", report(office, lawful), investigated_at=now)]


def mixed(lawful: bool) -> list[str]:
    return [HURT] if lawful else [HURT, THEFT]


def mixed_page(office: Office, lawful: bool) -> Act:
    url = f"/complaints/{complaint(office).pk}/nc/"
    return sends(office, "sho", url, gist="A slap.", referred_to="CJM", sections=mixed(lawful))


def mixed_service(office: Office, lawful: bool) -> Act:
    made = complaint(office)
    return lambda: noncognizable.enter_nc(
        made, sections=mixed(lawful), gist="A slap.", referred_to="CJM", by=office.scope("sho")
    )


def mixed_sql(office: Office, lawful: bool) -> list:
    row = report(office, False)
    return [
        change_of("cases_ncreport", row, sections=json.dumps(mixed(lawful)), gist="A push.")
    ]


# --- times ------------------------------------------------------------------------------------------------


def when(lawful: bool) -> Any:
    return timezone.localtime() + timedelta(days=-1 if lawful else 1)


def happened_page(office: Office, lawful: bool) -> Act:
    data = at_the_counter(**moment("happened_at", when(lawful)))
    return sends(office, "writer", "/complaints/new/", **data)


def happened_api(office: Office, lawful: bool) -> Act:
    body = {"gist": "x", "narrative": "y", "happened_at": when(lawful).isoformat()}
    return calls(office, "writer", "/api/v1/complaints/", body)


def happened_service(office: Office, lawful: bool) -> Act:
    return lambda: complaint(office, happened_at=when(lawful))


def happened_sql(office: Office, lawful: bool) -> list:
    row = complaint(office)
    names = ("happened_at", "received_at")
    return [change_of("cases_complaint", row, **{name: when(lawful)}) for name in names]


def information_parts(office: Office, lawful: bool) -> dict[str, dict]:
    return {
        "information": {"information_type": "oral"} | moment("information_at", when(lawful))
    }


def information_service(office: Office, lawful: bool) -> Act:
    told = timezone.now() + timedelta(hours=-1 if lawful else 1)
    return registered(office, information_at=told, occurred_from=None, occurred_to=None)


def information_sql(office: Office, lawful: bool) -> list:
    case = office.theft()
    if lawful:
        return [copy_of_fir(case, information_at=when(True))]
    return [
        copy_of_fir(case, registered_at=when(False)),
        copy_of_fir(case, information_at=when(False)),
        copy_of_fir(case, occurred_from=when(False)),
        copy_of_fir(case, registered_at=when(False), information_at=when(False)),
    ]


def diary_page(office: Office, lawful: bool) -> Act:
    at = when(lawful)
    return sends(
        office, "writer", "/diary/", text="Patrol left.", kind="departure",
        on=dates.short_date(at), at=dates.clock_time(at), late_reason="Noted late.",
    )  # fmt: skip


def diary_service(office: Office, lawful: bool) -> Act:
    return lambda: diary.write(
        office.tree.ranipool, kind="departure", text="Patrol left.", happened_at=when(lawful),
        late_reason="Noted late.", by=office.scope("writer"),
    )  # fmt: skip


def diary_sql(office: Office, lawful: bool) -> list:
    row = diary.write(
        office.tree.ranipool, kind="departure", text="Left.", by=office.scope("writer")
    )
    return [
        copy_of("stations_diaryentry", row, number=row.number + 1, happened_at=when(lawful))
    ]


def before_sql(office: Office, lawful: bool) -> list:
    """The FIR's diary entry is its own station's, truly timed, and not later than the FIR."""
    case = office.theft()
    entry = case.fir.entry
    if lawful:
        return [copy_of_fir(case, registered_at=entry.entered_at)]
    later = diary.write(
        office.tree.ranipool, kind="departure", text="Left.", by=office.scope("writer")
    )
    other = diary.write(
        office.tree.sadar, kind="departure", text="Left.", by=office.scope("other")
    )
    early = entry.entered_at - timedelta(seconds=1)
    return [
        copy_of_fir(case, registered_at=early, information_at=early, occurred_from=None),
        copy_of_fir(case, entry_id=str(later.pk), entry_at=later.entered_at),
        copy_of_fir(case, entry_id=str(later.pk), entry_at=early),
        copy_of_fir(
            case,
            entry_id=str(other.pk),
            entry_at=other.entered_at,
            registered_at=timezone.now(),
        ),
        copy_of_fir(case, entry_id=None, entry_at=None),
    ]


# --- identity papers ------------------------------------------------------------------------------------


def paper_fields(lawful: bool) -> dict[str, str]:
    number = AADHAAR[-4:] if lawful else AADHAAR
    return {
        "paper": "1",
        "paper-1-kind": "aadhaar",
        "paper-1-number": number,
        "name": "Asha Rai",
    }


def empty_draft(office: Office) -> Draft:
    return drafts_of_fir.begin(
        unit=office.tree.ranipool, complaint=None, by=office.scope("sho")
    )


def aadhaar_page(office: Office, lawful: bool) -> Act:
    draft = empty_draft(office)
    url = f"/cases/fir/drafts/{draft.pk}/informant/"
    return sends(office, "sho", url, **paper_fields(lawful), version=draft.version)


def aadhaar_autosave(office: Office, lawful: bool) -> Act:
    draft, client = empty_draft(office), office.client("sho")
    body, headers = {"fields": paper_fields(lawful)}, {"If-Match": f'"{draft.version}"'}
    return lambda: client.put(
        f"/drafts/{draft.pk}/informant/", body, content_type="application/json", headers=headers
    )


def aadhaar_api(office: Office, lawful: bool) -> Act:
    draft = empty_draft(office)
    url, match = f"/api/v1/fir-drafts/{draft.pk}/informant/", {"If-Match": f'"{draft.version}"'}
    return calls(office, "sho", url, {"fields": paper_fields(lawful)}, "put", **match)


def aadhaar_service(office: Office, lawful: bool) -> Act:
    line = IdentityPaperLine(kind="aadhaar", number=AADHAAR[-4:] if lawful else AADHAAR)
    paper = PersonPaper(name="Asha Rai", sex="F", age=24, papers=[line])
    return lambda: write_down(
        paper, unit=office.tree.ranipool, day=timezone.localdate(), by=office.scope("sho")
    )


def aadhaar_draft_service(office: Office, lawful: bool) -> Act:
    draft = empty_draft(office)
    return lambda: drafts.save_part(
        draft.pk, "informant", paper_fields(lawful), draft.version, by=office.scope("sho")
    )


def aadhaar_sql(office: Office, lawful: bool) -> list:
    person = aadhaar_service(office, True)()
    row = person.papers.get()
    if lawful:
        return [copy_of("criminals_identitypaper", row, tail="0999")]
    return [
        copy_of("criminals_identitypaper", row, tail=AADHAAR.replace(" ", "")),
        copy_of("criminals_identitypaper", row, tail="12a4"),
        copy_of("criminals_identitypaper", row, digest="a" * 64),
    ]


# --- the table --------------------------------------------------------------------------------------------

# fmt: off
GUARDS = [
    Guard("C03 a woman officer records", "woman officer", "woman", *registers(rape_parts), rape_service, rape_sql),
    Guard("C06 not for murder", "seven years or more: register", "enquiry_three_to_seven_years", asks(MURDER)[0], None, asks(MURDER)[1], range_sql),
    Guard("C06 not for hurt", "is for a cognizable offence", "enquiry_three_to_seven_years", asks(HURT)[0], None, asks(HURT)[1], range_sql),
    Guard("C06 range of the sections", "seven years or more: register", "pe_range", asks(MURDER)[0], None, asks(MURDER)[1], sections_sql),
    Guard("C06 rank of who permits", "DySP rank or above", "pe_rank", rank_page, None, rank_service, rank_sql),
    Guard("C06 permission first", "no permission yet", "enquiry_", permission_page, None, permission_service, permission_sql),
    Guard("C06 barred for atrocities", "SCST|SC/ST", "pe_barred", asks(ATROCITY)[0], None, asks(ATROCITY)[1], barred_sql),
    Guard("C06 barred for POCSO", "POCSO", "pe_barred", asks(CHILD)[0], None, asks(CHILD)[1], barred_sql),
    Guard("C12 a missing child is not refused", "missing child", "missing_child", asks_of_child("refuse")[0], None, asks_of_child("refuse")[1], child_sql),
    Guard("C12 a missing child is not sent away", "missing child", "missing_child", asks_of_child("department")[0], None, asks_of_child("department")[1], None),
    Guard("C09 no investigation without an order", "Magistrate's order", "nc_no_investigation_without_order", order_page, None, order_service, order_sql),
    Guard("C09 mixed is cognizable", r"174\(4\)", "nc_mixed", mixed_page, None, mixed_service, mixed_sql),
    Guard("C11 rank at registration", "investigated by a DySP or above", "io_rank", *registers(atrocity_parts), atrocity_service, atrocity_sql),
    Guard("C11 rank of a new officer", "DySP", "io_rank", officer_page, None, officer_service, atrocity_sql),
    Guard("a complaint of tomorrow", "later than now|not come yet", "future", happened_page, happened_api, happened_service, happened_sql),
    Guard("an FIR of tomorrow", "later than now|not come yet", "future|information_before_fir|occurrence_before_fir", *registers(information_parts), information_service, information_sql),
    Guard("a diary entry of tomorrow", "later than now", "future", diary_page, None, diary_service, diary_sql),
    Guard("the diary before the FIR", "", "diary_before_fir|fir_diary|information_before_fir", sql=before_sql),
    Guard("four digits of an Aadhaar number", "last 4 digits", "aadhaar_last_four_only|character varying", aadhaar_page, aadhaar_api, aadhaar_service, aadhaar_sql),
    Guard("four digits in an autosave", "last 4 digits", "", aadhaar_autosave, None, aadhaar_draft_service, None),
]
# fmt: on
