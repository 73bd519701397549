"""FIR drafts and their registration for programs: the same services and sentences as the pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases.api.serializers import (
    CheckOut,
    ClashOut,
    DraftIn,
    DraftOut,
    PartIn,
    RegisteredOut,
    RegisterIn,
    SavedOut,
)
from cases.forms.fir_parts import PARTS
from cases.models import Case, Complaint
from cases.permissions import Can
from cases.services import draft_paper as service
from cases.services.draft_fields import unknown_names
from cctns.core import drafts
from cctns.core.access import log_access
from cctns.core.api import ApiView, ServiceView, describes_write, problems
from cctns.core.drafts import Conflict
from cctns.core.models import Draft
from cctns.core.permissions import Refused
from cctns.core.views.drafts import clash_json
from stations.services.units import station_of

PART = OpenApiParameter(
    "part", str, OpenApiParameter.PATH, enum=list(PARTS), description="Part of the FIR."
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'},
    OpenApiParameter.HEADER,
    required=True,
    description="The version of the draft that you had read.",
)


def draft_of(key: UUID, by: Any) -> Draft:
    """An FIR draft of the caller's area, or 404."""
    row = drafts.draft_or_404(key, by)
    if row.kind != service.KIND:
        raise Http404
    return row


class OfWriters(ApiView):
    """Drafts are read by those who may write or finish them."""

    def power_for(self, request: Request) -> str:
        holds = request.scope.has(Can.REGISTER_FIR) and not request.scope.has(Can.DRAFT_FIR)
        return Can.REGISTER_FIR if holds else Can.DRAFT_FIR


class DraftWrite(ServiceView):
    """Begin a draft."""

    power = Can.DRAFT_FIR
    action = "cases.api_draft"
    serializer_class = DraftIn
    answer_class = DraftOut

    def act(self, data: dict[str, Any], *, by: Any, **keys: Any) -> Draft:
        complaint = None
        if data["complaint"]:
            if not by.has(Can.VIEW_COMPLAINT):
                raise Refused(Can.VIEW_COMPLAINT)
            complaint = by.get_or_404(
                Complaint, Complaint.everything.select_related("unit"), pk=data["complaint"]
            )
        unit = complaint.unit if complaint else station_of(by.unit) if by.unit else None
        if unit is None:
            raise Refused(Can.DRAFT_FIR)
        return service.begin(unit=unit, complaint=complaint, by=by)

    def find(self, key: str, *, by: Any) -> Draft:
        return draft_of(key, by)

    def location_of(self, record: Any) -> str:
        return f"/api/v1/fir-drafts/{record.pk}/"

    def post(self, request: Request) -> Response:
        return self.run(request)


DraftWrite.post = describes_write(
    DraftWrite,
    operation="fir_draft_create",
    summary="Begin an FIR draft",
    about="From a complaint, it begins with what the complaint already says.",
)(DraftWrite.post)


class DraftRead(OfWriters):
    @extend_schema(
        operation_id="fir_draft_read",
        summary="An FIR draft with the state of its parts",
        responses={(200, "application/json"): DraftOut, **problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, pk: UUID) -> Response:
        row = draft_of(pk, request.scope)
        log_access(request, "open", record=row, what="FIR draft, API")
        return Response(DraftOut(row, context={"request": request}).data)


class PartWrite(OfWriters):
    @extend_schema(
        operation_id="fir_draft_save_part",
        summary="Save fields of one part",
        description=(
            "Fields that are absent stay. A field that both sides changed since your version is a "
            "409 with both texts; what you sent is laid aside on the draft until it is compared."
        ),
        parameters=[PART, IF_MATCH],
        request=PartIn,
        responses={
            (200, "application/json"): SavedOut,
            (409, "application/json"): ClashOut,
            **problems(400, 401, 403, 404, 413, 415, 429),
        },
    )
    def put(self, request: Request, pk: UUID, part: str) -> Response:
        if part not in PARTS:
            raise Http404
        draft_of(pk, request.scope)
        base = version_of(request)
        sent = PartIn(data=request.data)
        sent.is_valid(raise_exception=True)
        fields = sent.validated_data["fields"]
        if unknown := unknown_names(part, fields):
            said = _("This part has no field of that name.")
            raise ValidationError(dict.fromkeys(unknown[:20], said))
        try:
            saved = drafts.save_part(pk, part, fields, base, by=request.scope)
        except Conflict as clash:
            return Response(clash_json(clash), status=409)
        if sent.validated_data["done"]:
            drafts.mark_done(pk, part, by=request.scope)
        row = draft_of(pk, request.scope)
        service.name_draft(row)
        reading = service.read(row, by=request.scope)
        return Response(
            SavedOut(
                {
                    "version": saved.draft.version,
                    "saved_at": saved.draft.saved_at,
                    "theirs": saved.theirs,
                    "problems": reading.problems.get(part, []),
                }
            ).data
        )


def version_of(request: Request) -> int:
    typed = request.headers.get("If-Match", "").strip('W/" ')
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        raise ValidationError(
            {"If-Match": _("Send the header If-Match with the version that you had read.")}
        )
    return int(typed)


class DraftCheck(OfWriters):
    @extend_schema(
        operation_id="fir_draft_check",
        summary="What is still to fix, and what follows from the sections",
        responses={(200, "application/json"): CheckOut, **problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, pk: UUID) -> Response:
        row = draft_of(pk, request.scope)
        reading = service.read(row, by=request.scope)
        log_access(request, "open", record=row, what="FIR draft, check, API")
        found = reading.found
        return Response(
            CheckOut(
                {
                    "ready": reading.is_ready,
                    "version": row.version,
                    "problems": reading.problems,
                    "cognizable": found.cognizable.value,
                    "bailable": found.bailable.value,
                    "court": found.court,
                    "clocks": [c.id for c in found.clocks if c.event == "fir"],
                    "needs_woman_officer": found.needs_woman_officer,
                    "forensic": found.forensic,
                    "rank_required": found.rank_required,
                    "sensitivity": found.sensitivity,
                    "warnings": list(found.warnings),
                }
            ).data
        )


class DraftRegister(ServiceView):
    """Register the FIR of a draft."""

    power = Can.REGISTER_FIR
    action = "cases.register"
    serializer_class = RegisterIn
    answer_class = RegisteredOut

    def act(self, data: dict[str, Any], *, by: Any, **keys: Any) -> Case:
        row = draft_of(keys["pk"], by)
        return service.register(row, version=data["version"], io=data["io"], by=by)

    def find(self, key: str, *, by: Any) -> Case:
        return by.get_or_404(Case, Case.everything.select_related("fir", "unit"), pk=key)

    def post(self, request: Request, pk: UUID) -> Response:
        return self.run(request, pk=pk)


DraftRegister.post = describes_write(
    DraftRegister,
    operation="fir_draft_register",
    summary="Register the FIR of a draft",
    about="The number is given last, in one transaction with the diary entry, the case and its clocks.",
)(DraftRegister.post)
