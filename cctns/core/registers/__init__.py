"""Registers: declare columns once; get the screen, filters, pages, CSV, XLSX, PDF and the API.

An app's ``registers.py`` subclasses ``Register``.  docs/registers.md shows how.
"""

from .columns import Column, Kind, Protected
from .filters import Below, Between, Choice, Chosen, Filter, OneOf, Option, Starts, Whole
from .listing import Listing
from .register import ALL, Register, View

__all__ = [
    "ALL",
    "Below",
    "Between",
    "Choice",
    "Chosen",
    "Column",
    "Filter",
    "Kind",
    "Listing",
    "OneOf",
    "Option",
    "Protected",
    "Register",
    "Starts",
    "View",
    "Whole",
]
