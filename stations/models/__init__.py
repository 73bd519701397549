"""Police units, the people posted to them, and the station diary."""

from .diary import DiaryEntry
from .people import Leave, Officer, Posting, Rank, ShiftCharge
from .unit import Unit

__all__ = ["DiaryEntry", "Leave", "Officer", "Posting", "Rank", "ShiftCharge", "Unit"]
