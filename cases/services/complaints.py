"""Complaints at the counter: take down, then decide what they are (BNSS s.173, 174; clocks C01, C06-C09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import (
    Complaint,
    ElectronicInformation,
    Refusal,
    Section,
)
from cases.models.sensitivity import Sensitivity, higher
from cases.paper import PersonPaper
from cases.permissions import Can
from cases.services import law
from cctns.core.aadhaar import without_aadhaar
from cctns.core.clocks import cancel_clock, meet_clock, start_clock
from cctns.core.events import note_event
from cctns.core.ids import public_reference, uuid7
from cctns.core.models import Origin
from cctns.core.numbering import lock_series
from criminals.services.people import clean_text, write_down
from stations.services import diary
from stations.services.diary import in_diary


@dataclass
class ComplaintPaper:
    """What the station writes down when somebody comes: the complainant may be unnamed (phone, post)."""

    unit: Any
    gist: str
    narrative: str
    channel: str = Complaint.Channel.COUNTER
    informant: PersonPaper | None = None
    phone: str = ""
    against: str = ""
    place: str = ""
    happened_at: datetime | None = None
    received_at: datetime | None = None  # by default now
    language: str = "en"
    sections: tuple[str, ...] = ()
    missing_child: bool = False


@in_diary("complaint_received", "efir_received")
@transaction.atomic
def receive(
    paper: ComplaintPaper,
    *,
    by: Any,
    origin: str = Origin.LIVE,
    came_from: Complaint | None = None,
) -> Complaint:
    """Take a complaint into the register (R36) with its diary entry, reference and clocks.

    Always accepted, whatever it says; a missing child alerts at once and stays red until its FIR exists.
    """
    by.demand(Can.RECEIVE_COMPLAINT, over=paper.unit)
    if not paper.gist.strip():
        raise ValidationError({"gist": _("Write in a few words what the matter is.")})
    if not paper.narrative.strip():
        raise ValidationError({"narrative": _("Write what the complainant says.")})
    now = timezone.now()
    for name in ("received_at", "happened_at"):
        if (moment := getattr(paper, name)) and moment > now:
            raise ValidationError({name: _("This time is later than now. Write when it was.")})
    series = lock_series((paper.unit, "diary"), (paper.unit, "complaint"))
    informant = (
        write_down(
            paper.informant, unit=paper.unit, day=series.local.date(), by=by, origin=origin
        )
        if paper.informant and paper.informant.name.strip()
        else None
    )
    complaint = Complaint(
        pk=uuid7(),
        unit=paper.unit,
        number=series.take(paper.unit, "complaint").number,
        year=series.year,
        reference=public_reference(f"{state_code(paper.unit)}-CMP", series.year),
        channel=paper.channel,
        happened_at=paper.happened_at,
        received_at=paper.received_at or series.at,
        informant=informant,
        informant_name=clean_text(paper.informant.name, limit=160) if paper.informant else "",
        phone=paper.phone
        or (paper.informant.phones[0] if paper.informant and paper.informant.phones else ""),
        against=clean_text(paper.against, limit=300),
        place=clean_text(paper.place, limit=300),
        gist=clean_text(paper.gist, limit=160),
        narrative=without_aadhaar(paper.narrative.replace("\x00", "")),
        language=paper.language,
        sections=list(paper.sections),
        missing_child=paper.missing_child,
        sensitivity=complaint_sensitivity(paper),
        origin=origin,
        came_from=came_from,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    complaint.entry = enter_receipt(complaint, series=series, by=by)
    complaint.save(force_insert=True)
    if paper.channel == Complaint.Channel.EFIR:
        await_signature(complaint, series=series, by=by)
    if paper.missing_child or paper.channel != Complaint.Channel.EFIR:
        start_deciding(complaint, at=complaint.entry.entered_at)
    note_event(complaint, "received", by=by, data={"channel": complaint.channel})
    if paper.missing_child:
        note_event(complaint, "missing_child", by=by)
    return complaint


def start_deciding(complaint: Complaint, *, at: datetime) -> None:
    """The time to register begins: at receipt; for an e-FIR, which is not yet on record, when it is signed
    or has lapsed to the SHO's review.  A missing child waits for no signature."""
    start("C12" if complaint.missing_child else "C01", complaint, at=at)


def enter_receipt(complaint: Complaint, *, series: Any, by: Any) -> Any:
    """The diary entry of a new complaint; a protected one says only its number."""
    if complaint.channel == Complaint.Channel.EFIR:
        return diary.write_for(
            "efir_received", complaint, series=series, by=by, number=str(complaint)
        )
    words = {}
    if complaint.sensitivity == Sensitivity.NORMAL:
        words = {
            "channel": complaint.get_channel_display(),
            "gist": complaint.gist,
            "name": complaint.informant_name,
        }
    return diary.write_for(
        "complaint_received", complaint, series=series, by=by, number=str(complaint), **words
    )


def state_code(unit: Any) -> str:
    """The short code of the unit's State, first in its path: "SK"."""
    return unit.path.split("/", 1)[0] or "IN"


def complaint_sensitivity(paper: ComplaintPaper) -> str:
    rows = Section.objects.in_bulk(list(paper.sections)).values()
    found, _reasons = law.sensitivity(rows, victim_age=None)
    return higher(found, Sensitivity.RESTRICTED) if paper.missing_child else found


def start(code: str, complaint: Complaint, *, at: datetime) -> None:
    start_clock(
        code,
        complaint,
        unit=complaint.unit,
        at=at,
        reference=f"Complaint {complaint}",
        url=complaint.get_absolute_url(),
    )


def await_signature(complaint: Complaint, *, series: Any, by: Any) -> ElectronicInformation:
    """Electronic information goes on record on being signed within three days (C02)."""
    complaint.status = Complaint.Status.SIGNING
    complaint.save(update_fields=["status"])
    run = start_clock(
        "C02",
        complaint,
        unit=complaint.unit,
        at=series.at,
        reference=f"Complaint {complaint}",
        url=complaint.get_absolute_url(),
    )
    row = ElectronicInformation(
        unit=complaint.unit,
        complaint=complaint,
        received_at=series.at,
        sign_by=run.due_at,
        origin=complaint.origin,
        entered_by=by.user,
        entered_post=by.post_line,
    )
    row.save(force_insert=True)
    return row


def locked(complaint: Complaint, *statuses: str) -> Complaint:
    """The complaint's row, locked, if it still stands where this decision can be made."""
    complaint = (
        Complaint.everything.select_for_update(of=("self",))
        .select_related("unit")
        .get(pk=complaint.pk)
    )
    if complaint.status not in statuses:
        raise ValidationError(
            _("This complaint was already decided: %(status)s.")
            % {"status": complaint.get_status_display()}
        )
    return complaint


def decide(
    complaint: Complaint, status: str, *, at: datetime, by: Any, reason: str = ""
) -> None:
    """Write the decision on the row; the clock of the decision is met."""
    complaint.status = status
    complaint.decided_at, complaint.decided_by = at, by.user
    complaint.decision_reason = reason
    complaint.save()
    if status != Complaint.Status.ENQUIRY:
        meet_clock("C01", complaint, at=at)
    note_event(complaint, "decided", by=by, data={"status": status})


def refuse_if_ordered(complaint: Complaint) -> None:
    """After the SP ordered registration nothing else is decided (BNSS s.173(4))."""
    if Refusal.everything.filter(complaint=complaint, register_ordered=True).exists():
        raise ValidationError(
            _("The SP ordered the registration of this complaint. Register the FIR.")
        )


OPEN = (Complaint.Status.RECEIVED, Complaint.Status.SIGNING, Complaint.Status.LAPSED)
UNDECIDED = (Complaint.Status.RECEIVED, Complaint.Status.ENQUIRY, Complaint.Status.LAPSED)


@in_diary("efir_signed")
@transaction.atomic
def sign(complaint: Complaint, *, how: str, by: Any) -> Complaint:
    """The informant signed the e-FIR: it is on record from now and is decided like any complaint."""
    by.demand(Can.RECEIVE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, Complaint.Status.SIGNING)
    series = lock_series((complaint.unit, "diary"))
    row = ElectronicInformation.everything.select_for_update().get(complaint=complaint)
    if series.at > row.sign_by:
        raise ValidationError(
            _(
                "The three days to sign ended on %(when)s. Take the information down again at the counter."
            )
            % {"when": timezone.localtime(row.sign_by).strftime("%d-%m-%Y %H:%M")}
        )
    row.signed_at, row.signed_how = series.at, clean_text(how, limit=80)
    row.save()
    diary.write_for("efir_signed", complaint, series=series, by=by, number=str(complaint))
    complaint.status = Complaint.Status.RECEIVED
    complaint.save(update_fields=["status"])
    meet_clock("C02", complaint, at=series.at)
    if not complaint.missing_child:  # its clock runs since the receipt
        start_deciding(complaint, at=series.at)
    note_event(complaint, "signed", by=by)
    return complaint


def law_day(complaint: Complaint) -> Any:
    moment = complaint.happened_at or complaint.received_at
    return timezone.localtime(moment).date()


@in_diary("complaint_sent", "complaint_to_department")
@transaction.atomic
def send_on(
    complaint: Complaint, *, to: Any = None, department: str = "", reason: str, by: Any
) -> Complaint:
    """Send a complaint to another station (it gets a copy there) or to another department.

    Only what is not cognizable goes on; cognizable information is registered whatever the area (C01).
    """
    by.demand(Can.DECIDE_COMPLAINT, over=complaint.unit)
    complaint = locked(complaint, *UNDECIDED)
    refuse_if_ordered(complaint)
    if complaint.missing_child:
        raise ValidationError(
            _("A missing child is registered here at once, whatever the place (rule C12).")
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Write why it belongs elsewhere.")})
    if (to is None) == (not department.strip()):
        raise ValidationError({"to": _("Choose a station or write the department.")})
    if to is not None and to.pk == complaint.unit_id:
        raise ValidationError({"to": _("Choose another station.")})
    series = lock_series((complaint.unit, "diary"))
    if to:
        diary.write_for(
            "complaint_sent",
            complaint,
            series=series,
            by=by,
            number=str(complaint),
            station=to.name,
        )
    else:
        diary.write_for(
            "complaint_to_department",
            complaint,
            series=series,
            by=by,
            number=str(complaint),
            department=department,
        )
    complaint.sent_to = clean_text(to.name if to else department, limit=160)
    complaint.to_unit = to
    decide(
        complaint,
        Complaint.Status.SENT if to else Complaint.Status.OTHER,
        at=series.at,
        by=by,
        reason=reason.strip(),
    )
    note_event(complaint, "sent_on", by=by, data={"to": to.code if to else ""})
    return complaint


def incoming(unit: Any):
    """Complaints that other stations sent here and this station has not yet taken over."""
    return Complaint.everything.filter(to_unit=unit, sent_copies=None).select_related("unit")


def incoming_to(scope: Any):
    """The same for every station of a scope's area, the longest waiting first."""
    return sent_to(scope).filter(sent_copies=None).order_by("decided_at", "id")


def sent_to(scope: Any):
    """Every complaint that was sent to a station of a scope's area, taken over or not."""
    if scope.area is None:
        return Complaint.everything.none()
    return Complaint.everything.filter(
        status=Complaint.Status.SENT, to_unit__path__startswith=scope.area
    ).select_related("unit", "to_unit", "case")


@transaction.atomic
def take_over(sent: Complaint, *, by: Any) -> Complaint:
    """Take over a complaint that another station sent: it gets its own number and diary entry here."""
    sent = (
        Complaint.everything.select_for_update(of=("self",))
        .select_related("to_unit", "informant")
        .get(pk=sent.pk)
    )
    by.demand(Can.RECEIVE_COMPLAINT, over=sent.to_unit)
    if Complaint.everything.filter(came_from=sent).exists():
        raise ValidationError(_("This complaint was already taken over."))
    paper = ComplaintPaper(
        unit=sent.to_unit,
        gist=sent.gist,
        narrative=sent.narrative,
        channel=Complaint.Channel.POST,
        informant=PersonPaper(name=sent.informant_name, person_id=sent.informant_id)
        if sent.informant_id
        else None,
        phone=sent.phone,
        against=sent.against,
        place=sent.place,
        happened_at=sent.happened_at,
        language=sent.language,
        sections=tuple(sent.sections),
    )
    taken = receive(paper, by=by, origin=sent.origin, came_from=sent)
    note_event(sent, "taken_over", by=by, data={"by": taken.unit.code})
    return taken


def lapse_unsigned(*, by: Any, now: datetime | None = None) -> int:
    """Close e-FIRs that were not signed in three days; the complaint stays for the SHO (C02).  Returns how many.

    ``by`` is the system's scope; each lapse is one diary entry at its station.
    """
    now = now or timezone.now()
    rows = list(
        ElectronicInformation.everything.filter(
            signed_at=None,
            lapsed_at=None,
            sign_by__lt=now,
            complaint__status=Complaint.Status.SIGNING,
        ).select_related("complaint__unit", "unit")
    )
    for row in rows:
        lapse(row, by=by)
    return len(rows)


@in_diary("efir_lapsed")
@transaction.atomic
def lapse(row: ElectronicInformation, *, by: Any) -> None:
    """One unsigned e-FIR: not on record; the complaint is kept and waits for the SHO's review."""
    complaint = locked(row.complaint, Complaint.Status.SIGNING)
    series = lock_series((complaint.unit, "diary"))
    diary.write_for("efir_lapsed", complaint, series=series, by=by, number=str(complaint))
    complaint.status = Complaint.Status.LAPSED
    complaint.save(update_fields=["status"])
    ElectronicInformation.everything.filter(pk=row.pk).update(lapsed_at=series.at)
    cancel_clock("C02", complaint, at=series.at, reason="unsigned after three days")
    if not complaint.missing_child:
        start_deciding(complaint, at=series.at)  # the SHO's review
    note_event(complaint, "lapsed", by=by)
