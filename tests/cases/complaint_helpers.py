"""What the tests of complaint pages share."""

from __future__ import annotations

import uuid
from typing import Any

from cases.models import Complaint
from cases.services import complaints

NEW = "/complaints/new/"


def token() -> str:
    return str(uuid.uuid4())


def page(answer: Any) -> str:
    return answer.content.decode()


def take(unit: Any, by: Any, **changes: Any) -> Complaint:
    """A complaint through its service."""
    facts = {"gist": "Motorcycle taken", "narrative": "My motorcycle is gone.", "unit": unit}
    return complaints.receive(complaints.ComplaintPaper(**(facts | changes)), by=by)


def typed(**facts: Any) -> dict[str, Any]:
    """The counter's form as a writer fills it in."""
    return {
        "token": token(),
        "gist": "Motorcycle taken",
        "narrative": "मैले मोटरसाइकल बजारको पार्किङमा राखेको थिएँ।",
        "language": "",
        "channel": "counter",
        "name": "Phurba Tamang",
        "phone": "98123 45214",
        "sex": "M",
        "age": "34",
        "address": "Saramsa",
        "place": "Market parking",
    } | facts
