"""What a person is told when the database itself refuses (``core/errors.py``)."""

from django.utils.translation import gettext_lazy as _

from cctns.core.errors import declare

# --- complaints and enquiries ---
declare(
    {
        "complaint_number_once": _("This complaint number was given already. Try again."),
        "complaint_fir_has_case": _("A complaint that became an FIR names its case."),
        "pe_rank": _(
            "A preliminary enquiry is permitted by an officer of DySP rank or above (BNSS 173(3))."
        ),
        "pe_barred": _(
            "No preliminary enquiry for the SC/ST Act or POCSO. Register the FIR (SC/ST Act 18A)."
        ),
        "pe_range": _(
            "A preliminary enquiry is only for offences of three years or more and less than seven "
            "(BNSS 173(3))."
        ),
        "missing_child": _("A missing child is always an FIR (rule C12)."),
        "enquiry_number_once": _("This enquiry number was given already. Try again."),
        "enquiry_three_to_seven_years": _(
            "A preliminary enquiry is only for offences of three years or more and less than seven "
            "(BNSS 173(3))."
        ),
        "enquiry_permission_whole": _("A permission needs both the officer and the time."),
        "enquiry_needs_permission": _("The enquiry has no permission yet. Ask the DySP first."),
        "nc_mixed": _(
            "One of the sections is cognizable, so the whole case is (BNSS 174(4)). Register an FIR."
        ),
        "nc_number_once": _("This NC number was given already. Try again."),
        "nc_no_investigation_without_order": _(
            "A non-cognizable case is investigated only on a Magistrate's order (BNSS 174(2)). "
            "Enter the order first."
        ),
        "one_report_per_fortnight": _("The report of this fortnight was made already."),
    }
)

# --- FIR and case ---
declare(
    {
        "fir_number_once_per_year": _("This FIR number was given already. Try again."),
        "fir_legacy_number_once": _("An FIR with this number was taken over already."),
        "fir_diary": _("The diary entry of an FIR is its own station's. Open the page again."),
        "diary_before_fir": _("The diary entry comes before the FIR. Check the times."),
        "information_before_fir": _(
            "The information was received before the FIR. Check the time."
        ),
        "occurrence_before_fir": _(
            "The offence happened before the FIR. Check the date and time."
        ),
        "fir_woman": _(
            "Information of these offences is recorded by a woman officer (BNSS 173(1)). "
            "Hand the draft over to one."
        ),
        "woman_records_woman": _(
            "Information of these offences is recorded by a woman officer (BNSS 173(1)). "
            "Hand the draft over to one."
        ),
        "fir_recorder": _(
            "The officer named as recorder is not a woman officer. Choose another."
        ),
        "io_rank": _(
            "The law asks for an investigating officer of higher rank. Choose one of that rank, or ask the SP."
        ),
        "io_rank_unset": _(
            "A case under the SC/ST Act names the rank of its investigating officer."
        ),
        "one_code_per_case": _("Two people of this case would have the same code. Try again."),
        "only_accused_unknown": _(
            "Only an accused or a suspect may be unknown. Enter the name."
        ),
        "case_section_named": _("Name the section."),
        "section_stands_once": _("This section stands in the case already."),
        "dispatch_order": _(
            "The report goes to court after the FIR and not later than now. Check the time."
        ),
        "withhold_rank": _("An FIR is withheld by an officer of DySP rank or above."),
        "withholding_has_reason": _("Write why the FIR is withheld."),
        "publish_restricted": _(
            "The law protects the identity in this case. It is never published."
        ),
        "one_publication_stands": _(
            "Another officer has just decided this. Open the page again."
        ),
        "lower_rank": _(
            "Sensitivity is lowered by an officer of DySP rank or above, with a reason."
        ),
        "once_on_seal_list": _("The officer is on the list already."),
        "transfer_elsewhere": _("An FIR is sent to another station. Choose one."),
        "transfer_received_after_sent": _(
            "An FIR is received after it was sent. Check the time."
        ),
    }
)

# --- law catalogue ---
declare(
    {
        "law_locked": _("This line belongs to the Centre. A State cannot change it."),
        "law_owner": _("A line that is added here belongs to the State."),
        "law_edition_one_row": _("The law catalogue is loaded already."),
        "act_ends_after_it_begins": _("An Act ends after it begins. Check the dates."),
        "section_once": _("This section is in the catalogue already."),
        "section_minimum_whole": _("Give the least punishment as amount and unit."),
        "section_maximum_whole": _("Give the highest punishment as amount and unit."),
        "section_words_once": _("These words are in the catalogue already."),
    }
)
