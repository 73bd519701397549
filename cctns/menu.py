"""The menu of the officers' frame.  A line shows when one of its powers is held.

A line whose page is not there yet does not show.  ``count`` names a number that an app gives
(``cctns.core.menus.COUNTERS``); ``key`` is pressed after g.
"""

from django.utils.translation import gettext_lazy as _

from cases.permissions import Can as Cases
from cctns.core.menus import PUBLIC, Entry, Group
from stations.permissions import Can as Stations

BOOKS = (Stations.VIEW_DIARY, Cases.VIEW_CASE, Stations.VIEW_ACCESS_LOG, Stations.VIEW_STAFF)
STAFF = (Stations.MANAGE_STAFF, Stations.VIEW_STAFF)
DESK = ("today", "later")  # start pages of those who work at a station
AREA = ("area", "figures")

# fmt: off
Group(_("Station"), (
    Entry(_("Today"), "/", "sun", key="t", starts=("today",)),
    Entry(_("Start"), "/", "house", key="t", starts=("later",)),
    Entry(_("Complaints"), "cases:complaints", "inbox", (Cases.VIEW_COMPLAINT,), "c", "complaints", starts=DESK),
    Entry(_("FIRs and cases"), "cases:cases", "folder", (Cases.VIEW_CASE,), "f", "cases", starts=DESK),
    Entry(_("Zero FIRs"), "cases:zero", "send", (Cases.VIEW_CASE,), "z", "zero", starts=DESK),
))
Group(_("Area"), (
    Entry(_("Figures"), "/", "layout-dashboard", key="t", starts=AREA),
    Entry(_("Clocks"), "cases:clocks", "timer", (Cases.VIEW_CASE,), "k", "overdue", starts=AREA),
    Entry(_("Complaints"), "cases:complaints", "inbox", (Cases.VIEW_COMPLAINT,), "c", "complaints", starts=AREA),
    Entry(_("FIRs and cases"), "cases:cases", "folder", (Cases.VIEW_CASE,), "f", "cases", starts=AREA),
    Entry(_("Zero FIRs"), "cases:zero", "send", (Cases.VIEW_CASE,), "z", "zero", starts=AREA),
))
Group(_("Records"), (
    Entry(_("General Diary"), "stations:diary", "notebook-pen", (Stations.VIEW_DIARY,), "d"),
    Entry(_("Registers"), "registers", "book-open", BOOKS, "r"),
    Entry(_("Shared files"), "cases:shared", "users", (Cases.VIEW_CASE,), "h"),
    Entry(_("Drafts"), "drafts", "file-pen-line", (Cases.DRAFT_FIR,), "m", "drafts"),
    Entry(_("Station charge"), "stations:charge", "key-round", (Stations.GIVE_CHARGE,)),
    Entry(_("Messages sent"), "outbox", "mail", (Stations.VIEW_OUTBOX,)),
))
Group(_("Administration"), (
    Entry(_("Start"), "/", "house", key="t", starts=("admin",)),
    Entry(_("Units"), "stations:admin_units", "building", (Stations.MANAGE_UNITS,), "u"),
    Entry(_("Officers"), "stations:admin_officers", "users", STAFF, "o"),
    Entry(_("Checks"), "stations:admin_checks", "clipboard-check", (Stations.VIEW_STAFF,)),
    Entry(_("State's rules"), "stations:admin_rules", "scale", (Stations.MANAGE_RULES,)),
    Entry(_("Code lists"), "stations:admin_codes", "list-checks", (Stations.MANAGE_CODES,)),
    Entry(_("Access log"), "stations:access_log", "eye", (Stations.VIEW_ACCESS_LOG,), "l"),
    Entry(_("API keys"), "tokens", "key-round", (Stations.USE_API,)),
))
PUBLIC += [
    Entry(_("Sign in"), "account_login", "log-in"),
    Entry(_("Check a police paper"), "verify_start", "shield-check"),
    Entry(_("Published FIRs"), "cases:public_firs", "book-text"),
    Entry(_("API documentation"), "api_docs", "book-open"),
]
# fmt: on
