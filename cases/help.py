"""Topics of help of complaints, FIRs and cases; the texts are ``templates/help/cases/``."""

from django.utils.translation import gettext_lazy as _

from cases.permissions import Can
from cctns.core.help import Topic

# fmt: off
# --- before the FIR ---
Topic("cases/complaint", _("Complaints"), "work", (
    "cases:complaints", "cases:complaint_new", "cases:complaint", "cases:complaint_received",
    "cases:complaint_file", "cases:complaint_send", "cases:complaint_department",
    "cases:complaints_incoming", "cases:complaint_incoming", "register/complaints"))
Topic("cases/efir", _("e-FIR, to be signed in three days"), "work", ("cases:complaint_sign", "register/e-fir"))
Topic("cases/enquiry", _("Preliminary enquiry"), "work", (
    "cases:complaint_enquiry", "cases:enquiry_answer", "cases:enquiry_end", "register/enquiries"))
Topic("cases/noncognizable", _("Non-cognizable reports"), "work", (
    "cases:complaint_nc", "cases:nc_order", "cases:nc_begin", "cases:nc_fortnight", "register/nc"))
Topic("cases/refusal", _("Refusing to register, and the review"), "work", (
    "cases:complaint_refuse", "cases:refusal_appeal", "cases:refusal_review"))
# --- the FIR ---
Topic("cases/fir", _("Drafting and registering an FIR"), "work", (
    "cases:draft_new", "cases:draft", "cases:draft_part", "cases:draft_check", "cases:registered",
    "register/fir"))
Topic("cases/sections", _("Finding sections"), "work", ("cases:sections", "cases:draft_part/sections"))
Topic("cases/woman_officer", _("Information recorded by a woman officer"), "work",
      ("cases:draft_part/victim",))
Topic("cases/zero", _("Zero FIR"), "work", (
    "cases:zero", "cases:zero_received", "cases:case_send", "register/zero-fir"))
# --- the case ---
Topic("cases/case", _("The case page"), "case", (
    "cases:cases", "cases:case", "cases:case_people", "cases:case_property", "cases:case_documents",
    "cases:case_progress", "cases:case_attach", "register/cases"))
Topic("cases/alteration", _("Altered sections, addenda, another officer"), "case", (
    "cases:case_sections", "cases:case_addendum", "cases:case_officer"))
Topic("cases/transfer", _("Court, copies and sharing"), "case", (
    "cases:case_court", "cases:case_copy", "cases:case_share", "cases:shared"))
Topic("cases/protected", _("Protected identities and sealed cases"), "case", (
    "cases:case_ask", "cases:case_sensitivity", "cases:case_seal", "cases:case_looks",
    "cases:complaint_look", "cases:complaint_incoming_look"))
Topic("cases/publication", _("Publishing or withholding an FIR"), "case", ("cases:case_publication",))
Topic("cases/clocks", _("Time limits of the law"), "case", ("cases:clocks", "register/clocks"))
# --- figures and the older register ---
Topic("cases/figures", _("Figures"), "books", ("cases:dashboard",), powers=(Can.VIEW_FIGURES,))
Topic("cases/import", _("Taking over an older register"), "admin", powers=(Can.IMPORT_FIRS,))
# fmt: on
