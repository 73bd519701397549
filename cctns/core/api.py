"""The API's base: who may call, how often, how a write is sent once, and how errors look.

Reads of lists come from registers (``api_registers.py``).  A write is a ``ServiceView``: it checks
what was sent, calls the same service as the page does, and answers with the record.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import permissions, serializers, status
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle
from rest_framework.views import APIView

from .access import log_access
from .api_errors import answer_error
from .api_tokens import TokenAuthentication
from .once import once
from .permissions import Refused

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    type={"type": "string", "format": "uuid"},
    location=OpenApiParameter.HEADER,
    required=True,
    description=(
        "A UUID made when the call is first tried. Sent again, it gives the first answer and "
        "writes nothing."
    ),
)


class ProblemError(serializers.Serializer):
    """One thing to mend."""

    field = serializers.CharField(
        help_text='Name of the field, "accused.0.name"; "" for the whole.'
    )
    message = serializers.CharField(help_text="What is wrong and how to mend it.")


class Problem(serializers.Serializer):
    """An error (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = ProblemError(many=True, required=False)
    power = serializers.CharField(required=False, help_text="The power that is not held.")
    roles = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="Roles that hold it."
    )
    fault = serializers.CharField(required=False, help_text="Fault number to quote.")


def problems(*codes: int) -> dict[tuple[int, str], type[Problem]]:
    """The errors of an operation, for its description."""
    return {(code, "application/problem+json"): Problem for code in codes}


class Burst(UserRateThrottle):
    """A posting's program may ask ten times a second on the average of a minute."""

    rate = "600/min"


class HoldsPower(permissions.BasePermission):
    """The caller's posting holds the view's ``power``; a view that names none is closed.

    ``power = ""`` opens a view to every officer with a posting.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            raise NotAuthenticated
        power = view.power_for(request) if hasattr(view, "power_for") else view.power
        scope = request.scope
        if power is None or scope.area is None or (power and not scope.has(power)):
            log_access(request, "refused", what=str(power or request.path))
            raise Refused(power or "")
        return True


class ApiView(APIView):
    """Base of every view of the API."""

    power: ClassVar[str | None] = None
    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes = (HoldsPower,)
    throttle_classes = (Burst,)

    def get_exception_handler(self) -> Any:
        return answer_error

    @classmethod
    def as_view(cls, **initial: Any) -> Any:
        return never_cache(super().as_view(**initial))


class OnceMixin:
    """Writes that are sent once: ``with self.once(request) as write: ...`` (see core/once.py)."""

    action: ClassVar[str]  # "cases.register"

    def once(self, request: Request) -> Any:
        """The write under the call's ``Idempotency-Key``.  Raises ``ValidationError`` without one."""
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            raise ValidationError(
                {"Idempotency-Key": _("Send the header Idempotency-Key with a UUID")}
            )
        return once(key, self.action, user=request.user)


class ServiceView(OnceMixin, ApiView):
    """A write: input checked, one service called, the record answered (201; 200 when sent again).

    A subclass states ``power``, ``action``, ``serializer_class`` (what is sent), ``answer_class``
    (what comes back) and ``act``, which calls the service; ``find`` opens the record of an earlier
    delivery through the scope.  The service is the last gate: it demands its own power.
    """

    serializer_class: ClassVar[type[serializers.BaseSerializer]]
    answer_class: ClassVar[type[serializers.BaseSerializer]]

    def act(self, data: dict[str, Any], *, by: Any, **keys: Any) -> Any:
        """Call the service with what was sent and the keys of the address; answer with its record."""
        raise NotImplementedError

    def find(self, key: str, *, by: Any) -> Any:
        """The record of an earlier delivery."""
        raise NotImplementedError

    def run(self, request: Request, **keys: Any) -> Response:
        """What ``post`` does."""
        sent = self.serializer_class(
            data=request.data, context={"request": request, "view": self}
        )
        sent.is_valid(raise_exception=True)
        with self.once(request) as write:
            is_repeat = write.first is not None
            if is_repeat and not write.first.get("id"):
                raise Http404
            if is_repeat:
                record = self.find(write.first["id"], by=request.scope)
            else:
                record = self.act(sent.validated_data, by=request.scope, **keys)
                write.done(id=record.pk, url=self.location_of(record))
        body = self.answer_class(record, context={"request": request, "view": self}).data
        http = status.HTTP_200_OK if is_repeat else status.HTTP_201_CREATED
        return Response(body, status=http, headers={"Location": self.location_of(record)})

    def location_of(self, record: Any) -> str:
        return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""


def describes_write(
    view: type[ServiceView], *, operation: str, summary: str, about: str = ""
) -> Any:
    """Decorate a ``ServiceView``'s ``post`` for the API's description."""
    return extend_schema(
        operation_id=operation,
        summary=summary,
        description=about,
        parameters=[IDEMPOTENCY_KEY],
        request=view.serializer_class,
        responses={
            (201, "application/json"): view.answer_class,
            (200, "application/json"): view.answer_class,
            **problems(400, 401, 403, 404, 409, 429),
        },
    )


class Nothing(ApiView):
    """An address below /api/ that does not exist answers like everything else of the API."""

    power = ""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404
