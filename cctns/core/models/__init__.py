"""Tables of the shared mechanisms."""

from .access import AccessLog, Event
from .clock import ClockDef, ClockRun
from .code import Code
from .document import Attachment, IssuedDocument
from .draft import Draft
from .job import Job
from .notice import Delivery, DueNotice, Notification
from .number import Counter
from .origin import ImportBatch, Origin
from .preference import SavedView, TableChoice
from .rule import StateRule
from .token import ApiToken, FirstLink, WriteToken
from .user import User

__all__ = [
    "AccessLog",
    "ApiToken",
    "Attachment",
    "ClockDef",
    "ClockRun",
    "Code",
    "Counter",
    "Delivery",
    "Draft",
    "DueNotice",
    "Event",
    "FirstLink",
    "ImportBatch",
    "IssuedDocument",
    "Job",
    "Notification",
    "Origin",
    "SavedView",
    "StateRule",
    "TableChoice",
    "User",
    "WriteToken",
]
