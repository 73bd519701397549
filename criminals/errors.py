"""What a person is told when the database itself refuses (``core/errors.py``)."""

from django.utils.translation import gettext_lazy as _

from cctns.core.errors import declare

declare(
    {
        "person_age_human": _("Nobody is older than 130. Check the age."),
        "aadhaar_last_four_only": _("Enter only the last 4 digits of an Aadhaar number."),
    }
)
