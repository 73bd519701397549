"""The powers this app knows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Can(TextChoices):
    VIEW_COMPLAINT = "cases.view_complaint", _("Read complaints")
    RECEIVE_COMPLAINT = "cases.receive_complaint", _("Take down a complaint")
    DECIDE_COMPLAINT = "cases.decide_complaint", _("Decide what a complaint becomes")
    PERMIT_ENQUIRY = "cases.permit_enquiry", _("Permit a preliminary enquiry (DySP or above)")
    REVIEW_REFUSAL = "cases.review_refusal", _("Review a refusal to register (SP)")
    REPORT_NC = "cases.report_nc", _("Send the fortnightly report of non-cognizable cases")
    VIEW_CASE = "cases.view_case", _("Read FIRs and cases")
    DRAFT_FIR = "cases.draft_fir", _("Draft an FIR")
    REGISTER_FIR = "cases.register_fir", _("Register an FIR")
    TRANSFER_FIR = "cases.transfer_fir", _("Send a Zero FIR to the station with jurisdiction")
    RECEIVE_TRANSFER = "cases.receive_transfer", _("Receive and re-register a Zero FIR")
    ASSIGN_IO = "cases.assign_io", _("Give a case to an investigating officer")
    ADD_TO_CASE = "cases.add_to_case", _("Add to a case file")
    ALTER_SECTIONS = "cases.alter_sections", _("Alter the sections of a case")
    PRINT_FIR = "cases.print_fir", _("Print the FIR form")
    GIVE_COPY = "cases.give_copy", _("Give a copy to the informant and note it")
    DISPATCH_TO_COURT = "cases.dispatch_to_court", _("Note the dispatch to the court")
    PUBLISH_FIR = "cases.publish_fir", _("Publish an FIR")
    WITHHOLD_FIR = "cases.withhold_fir", _("Withhold an FIR from publication (DySP or above)")
    TELL_PROGRESS = "cases.tell_progress", _("Tell the informant how the case stands")
    UNMASK = "cases.unmask", _("See a protected identity for five minutes, with a reason")
    VIEW_LOOKS = "cases.view_looks", _("See who looked at a case")
    VIEW_SEALED_HEADER = "cases.view_sealed_header", _("See that a sealed case exists")
    SEAL = "cases.seal", _("Seal a case and keep its list")
    LOWER_SENSITIVITY = (
        "cases.lower_sensitivity",
        _("Lower a case's sensitivity (DySP or above)"),
    )
    SHARE_CASE = "cases.share_case", _("Share one case with an officer outside the area")
    VIEW_FIGURES = "cases.view_figures", _("See figures of the area")
    IMPORT_FIRS = "cases.import_firs", _("Take over FIRs from an older register")
