"""The powers this app knows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Can(TextChoices):
    VIEW_DIARY = "stations.view_diary", _("Read the General Diary")
    WRITE_DIARY = "stations.write_diary", _("Write in the General Diary")
    GIVE_CHARGE = "stations.give_charge", _("Hand over charge of a station")
    VIEW_STAFF = "stations.view_staff", _("See who is posted where")
    MANAGE_UNITS = "stations.manage_units", _("Add, end and move units")
    MANAGE_STAFF = "stations.manage_staff", _("Enter officers, postings and leave")
    RESET_SIGN_IN = "stations.reset_sign_in", _("Reset an officer's password or second factor")
    VIEW_ACCESS_LOG = "stations.view_access_log", _("Read the access log")
    VIEW_OUTBOX = "stations.view_outbox", _("See messages that the station sent")
    MANAGE_RULES = "stations.manage_rules", _("Set the State's rules")
    MANAGE_CODES = "stations.manage_codes", _("Add to the code lists")
    USE_API = "stations.use_api", _("Make a key for a program")
