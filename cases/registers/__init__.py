"""The books of crime.

A row passes ``see_all`` first: what a restricted or sealed case hides from lists stands as
``Protected`` (cases/disclosure.py), and no protected person's name is ever a column.
"""

from . import cases, clocks, complaints

__all__ = ["cases", "clocks", "complaints"]
