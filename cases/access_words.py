"""What the access log calls the pages of complaints, FIRs and cases."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cases.views.case_menu import ACTS
from cctns.core.access_words import PAGES

CASE = _("Case")

PAGES |= {
    "case": CASE,
    "case people": format_lazy("{}: {}", CASE, _("People")),
    "case property": format_lazy("{}: {}", CASE, _("Property")),
    "case documents": format_lazy("{}: {}", CASE, _("Documents")),
    "case looks": format_lazy("{}: {}", CASE, _("Who looked")),
    "complaint": _("Complaint"),
    "complaint, to draft an FIR": format_lazy("{}: {}", _("Complaint"), _("Draft an FIR")),
    "incoming complaints": _("Complaints sent here"),
    "incoming complaint": _("Complaint sent from another station"),
    "non-cognizable report": _("Non-cognizable report"),
    "FIR draft": _("FIR draft"),
    "registered FIR": _("FIR registered"),
    "shared files": _("Shared files"),
    "zero firs received": format_lazy("{}: {}", _("Zero FIRs"), _("Received")),
    "zero firs sent": format_lazy("{}: {}", _("Zero FIRs"), _("Sent from here")),
    "zero fir received": _("Zero FIR, at the station it was sent to"),
}
PAGES |= {f"case {act.key}": format_lazy("{}: {}", CASE, act.text) for act in ACTS.values()}
