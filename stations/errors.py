"""What a person is told when the database itself refuses (``core/errors.py``)."""

from django.utils.translation import gettext_lazy as _

from cctns.core.errors import declare

declare(
    {
        "future": _("It cannot have happened later than now. Change the time."),
        "corrects": _(
            "An entry is corrected by a later entry in the diary of its own station."
        ),
        "charge_rank": _(
            "A constable cannot hold charge of a station. Choose a head constable or above."
        ),
        "one_charge_at_a_time": _("Another officer holds the charge. Open the page again."),
        "diary_number_once": _("This diary number was given already. Try again."),
        "diary_says_something": _("Write what happened."),
        "stations_diaryentry_origin": _(
            "An entry taken over from an older register names its import."
        ),
        "posting_ends_later": _("A posting ends after it begins. Check the dates."),
        "one_open_posting": _("The officer holds this post already."),
        "leave_ends_later": _("Leave ends after it begins. Check the dates."),
        "short_code_once_among_siblings": _(
            "This short code is used there already. Choose another."
        ),
    }
)
