"""Ranks that the law asks for, by the posting of who acts."""

from __future__ import annotations

from typing import Any

from stations.models import Rank

ORDERS = {"dysp": Rank.DYSP, "inspector": Rank.INSPECTOR}  # codes of law_rules.RankRule


def is_dysp(by: Any) -> bool:
    """True when the acting officer is of DySP rank or above (a smaller order is a higher rank)."""
    return by.posting is not None and by.posting.officer.rank.order <= Rank.DYSP
