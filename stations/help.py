"""Topics of help of the stations' pages; the texts are ``templates/help/stations/``."""

from django.utils.translation import gettext_lazy as _

from cctns.core.help import Topic
from stations.permissions import Can

# fmt: off
Topic("stations/diary", _("General Diary"), "station", (
    "stations:diary", "stations:diary_open", "stations:diary_close", "stations:diary_entry",
    "stations:diary_correct", "register/diary"))
Topic("stations/charge", _("Charge of the station"), "station", ("stations:charge",))
Topic("stations/staff", _("Units, officers and postings"), "admin", (
    "stations:staff", "stations:admin_checks",
    "stations:admin_units", "stations:admin_unit", "stations:admin_unit_new", "stations:admin_unit_edit",
    "stations:admin_unit_end", "stations:admin_unit_move",
    "stations:admin_officers", "stations:admin_officer", "stations:admin_officer_new",
    "stations:admin_officer_edit", "stations:admin_officer_leaves", "stations:admin_post",
    "stations:admin_relieve", "stations:admin_leave", "stations:admin_leave_end",
    "stations:admin_sign_in", "stations:admin_password", "stations:admin_factor",
    "stations:admin_sessions"), powers=(Can.VIEW_STAFF, Can.MANAGE_STAFF))
Topic("stations/rules", _("The State's rules and code lists"), "admin", (
    "stations:admin_rules", "stations:admin_rule", "stations:admin_codes",
    "stations:admin_code_list", "stations:admin_code_new", "stations:admin_code_end"),
    powers=(Can.MANAGE_RULES, Can.MANAGE_CODES))
Topic("stations/access-log", _("Access log"), "admin", ("stations:access_log", "register/access-log"),
      powers=(Can.VIEW_ACCESS_LOG,))
Topic("stations/api-keys", _("API keys"), "account", ("tokens", "token_new"), powers=(Can.USE_API,))
# fmt: on
