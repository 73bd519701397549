"""Questions of this app that the law leaves to a State."""

from django.utils.translation import gettext_lazy as _

from cctns.core.rules import Rule

Rule(
    "cases.forensic_mandatory_from",
    _(
        "Day from which a forensic expert must visit the scene of an offence of seven years or more"
    ),
    "",
    law="BNSS s.176(3)",
)
Rule(
    "cases.delay_hours",
    _("Hours after which the reason for a late report is asked (item 8 of the FIR)"),
    24,
    law="IIF-1 item 8",
)
