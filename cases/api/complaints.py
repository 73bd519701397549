"""POST /api/v1/complaints/: a complaint taken down by a program of the station."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.serializers import ComplaintIn, ComplaintOut
from cases.models import Complaint
from cases.paper import PersonPaper
from cases.permissions import Can
from cases.services import complaints
from cctns.core.api import ServiceView, describes_write
from cctns.core.permissions import Refused
from stations.services.units import station_of


class ComplaintWrite(ServiceView):
    """Take down a complaint."""

    power = Can.RECEIVE_COMPLAINT
    action = "cases.api_complaint"
    serializer_class = ComplaintIn
    answer_class = ComplaintOut

    def act(self, data: dict[str, Any], *, by: Any, **keys: Any) -> Complaint:
        unit = station_of(by.unit) if by.unit else None
        if unit is None:
            raise Refused(Can.RECEIVE_COMPLAINT)
        informant = data.pop("informant")
        paper = complaints.ComplaintPaper(
            unit=unit,
            informant=PersonPaper(**informant) if informant else None,
            **(data | {"sections": tuple(data["sections"])}),
        )
        return complaints.receive(paper, by=by)

    def find(self, key: str, *, by: Any) -> Complaint:
        return by.get_or_404(Complaint, pk=key)

    def post(self, request: Request) -> Response:
        return self.run(request)


ComplaintWrite.post = describes_write(
    ComplaintWrite,
    operation="complaint_create",
    summary="Take down a complaint",
    about="It is numbered, entered in the diary, and its clock starts, as at the counter.",
)(ComplaintWrite.post)
