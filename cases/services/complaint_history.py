"""What has happened to a complaint and to what came of it, as lines that a person can read."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Complaint, NcReport, PreliminaryEnquiry, Refusal
from cctns.core import prints
from cctns.core.events import subject_of
from cctns.core.models import ClockRun, Event

TITLES = {
    ("cases.Complaint", "received"): gettext_lazy("Taken down"),
    ("cases.Complaint", "missing_child"): gettext_lazy("A child is missing: officers alerted"),
    ("cases.Complaint", "signed"): gettext_lazy("Signed by the informant"),
    ("cases.Complaint", "lapsed"): gettext_lazy("Not signed in three days"),
    ("cases.Complaint", "taken_over"): gettext_lazy("Taken over by the other station"),
    ("cases.Complaint", "file_attached"): gettext_lazy("File added"),
    ("cases.Complaint", "unmasked"): gettext_lazy("Protected identity looked at"),
    ("cases.PreliminaryEnquiry", "asked"): gettext_lazy("Preliminary enquiry asked for"),
    ("cases.PreliminaryEnquiry", "permitted"): gettext_lazy("Enquiry permitted"),
    ("cases.PreliminaryEnquiry", "declined"): gettext_lazy("Enquiry not permitted"),
    ("cases.PreliminaryEnquiry", "ended"): gettext_lazy("Enquiry ended"),
    ("cases.Refusal", "refused"): gettext_lazy("Registration refused"),
    ("cases.Refusal", "appealed"): gettext_lazy("The informant went to the SP"),
    ("cases.Refusal", "reviewed"): gettext_lazy("Reviewed by the SP"),
    ("cases.NcReport", "entered"): gettext_lazy("Entered as non-cognizable report"),
    ("cases.NcReport", "ordered"): gettext_lazy("Magistrate's order entered"),
    ("cases.NcReport", "investigation_begun"): gettext_lazy("Investigation begun"),
}
# Said better by the event of the enquiry, the refusal or the report that stands beside it.
SAID_TWICE = frozenset(
    {Complaint.Status.ENQUIRY, Complaint.Status.REFUSED, Complaint.Status.NC}
)


def about(complaint: Complaint, parts: list[Any]) -> Q:
    """The condition that keeps events or time limits of a complaint and of what came of it."""
    found = Q(**subject_of(complaint))
    for part in parts:
        found |= Q(**subject_of(part))
    return found


def runs_about(complaint: Complaint, parts: list[Any]) -> list[ClockRun]:
    """The open time limits of a complaint and of what came of it, soonest first."""
    runs = ClockRun.everything.filter(about(complaint, parts), met_at=None, cancelled_at=None)
    return list(runs.select_related("definition", "officer").order_by("due_at"))


def history_of(complaint: Complaint, parts: list[Any]) -> list[Event]:
    """The events of a complaint and of what came of it, newest first."""
    return list(Event.objects.filter(about(complaint, parts)).order_by("-id"))


def line_of(event: Event) -> dict[str, Any] | None:
    """One line as components/timeline.html draws it; None for an event that another line says."""
    title, url = title_of(event), ""
    if event.what == "decided" and event.data.get("status") in SAID_TWICE:
        return None
    if event.what == "sent_on":
        return None
    if event.what == "printed":
        url = f"/documents/{event.data.get('document')}/"
    return {"at": event.at, "title": title, "text": event.post, "url": url}


def title_of(event: Event) -> str:
    status = event.data.get("status")
    if event.what == "decided":
        return _("Decided: %(status)s") % {"status": dict(Complaint.Status.choices).get(status)}
    if event.what == "printed":
        form = prints.ALL.get(event.data.get("form", ""))
        words = {"form": form.title if form else "", "serial": event.data.get("serial", "")}
        return _("Printed: %(form)s, %(serial)s") % words
    return str(TITLES.get((event.subject_type, event.what), event.what.replace("_", " ")))


def parts_of(complaint: Complaint) -> dict[str, Any]:
    """The enquiry, report and refusal of a complaint, each a row or None: three queries."""
    return {
        "enquiry": PreliminaryEnquiry.everything.filter(complaint=complaint)
        .select_related("permitted_by__officer__rank", "officer__officer__rank", "unit")
        .first(),
        "nc": NcReport.everything.filter(complaint=complaint)
        .select_related("fortnight", "entry", "unit")
        .first(),
        "refusal": Refusal.everything.filter(complaint=complaint)
        .select_related("reviewed_by__officer__rank", "unit")
        .first(),
    }
