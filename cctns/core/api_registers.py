"""/api/v1/registers/: every register as JSON, with the same rows, filters, order and mask as its page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from .api import ApiView, problems
from .registers import ALL, Column, Listing, Protected, Register
from .registers.columns import KINDS

MOST = 100  # rows of one answer
SIZE = 25

FIELDS: dict[str, Any] = {
    "string": serializers.CharField,
    "integer": serializers.IntegerField,
    "decimal": partial(serializers.DecimalField, max_digits=14, decimal_places=2),
    "date": serializers.DateField,
    "moment": serializers.DateTimeField,
    "boolean": serializers.BooleanField,
}
PARAMETERS = {"integer": int, "date": {"type": "string"}, "string": str}


def whole_between(typed: str, least: int, most: int, name: str) -> int:
    if not typed.isdecimal() or not least <= int(typed[:9]) <= most:
        words = {"least": least, "most": most}
        raise ValidationError({name: _("Write a number from %(least)s to %(most)s") % words})
    return int(typed)


class RegisterView(ApiView):
    """A page of one register.  One subclass for each register is made by ``view_of``."""

    register: type[Register]

    def answer(self, request: Request) -> Response:
        """A page of rows, refusing whatever in the query is not understood."""
        asked = request.query_params
        size = whole_between(asked.get("size") or str(SIZE), 1, MOST, "size")
        listing = Listing(
            self.register, request.scope, asked, [c.key for c in self.register.columns]
        )
        listing.refuse_problems()
        page = listing.page(size)
        listing.refuse_problems()
        body: dict[str, Any] = {
            "next": self.address(request, after=page.after),
            "previous": self.address(request, before=page.before),
            "results": [self.row(listing, row) for row in page.rows],
        }
        if asked.get("count") == "true":
            found = listing.count()
            body |= {"count": found.number, "count_is_more": found.is_more}
        return Response(body)

    def address(self, request: Request, **place: str) -> str | None:
        """The address of a neighbouring page, with what was asked."""
        token = next(iter(place.values()))
        if not token:
            return None
        asked = request.query_params.copy()
        for key in ("after", "before", "count"):
            asked.pop(key, None)
        asked[next(iter(place))] = token
        return f"{request.path}?{asked.urlencode()}"

    def row(self, listing: Listing, row: Any) -> dict[str, Any]:
        raws = {column.key: column.read(row) for column in listing.columns}
        return {
            "id": str(row.pk),
            "url": listing.register.url_of(row),
            **{column.key: column.json(raws[column.key]) for column in listing.columns},
            "protected": [key for key, raw in raws.items() if isinstance(raw, Protected)],
        }


def view_of(register: type[Register]) -> Any:
    """The view of one register, with its typed description."""
    stem = "".join(part.title() for part in register.name.split("-"))
    row = inline_serializer(f"{stem}Row", row_fields(register))
    page = inline_serializer(
        f"{stem}Page",
        {
            "next": serializers.CharField(
                allow_null=True, help_text="Address of the page after."
            ),
            "previous": serializers.CharField(
                allow_null=True, help_text="Address of the page before."
            ),
            "results": type(row)(many=True),
            "count": serializers.IntegerField(
                required=False, help_text="With count=true; at most 1000."
            ),
            "count_is_more": serializers.BooleanField(
                required=False, help_text="There are more."
            ),
        },
    )

    def get(self: RegisterView, request: Request) -> Response:
        return self.answer(request)

    described = extend_schema(
        operation_id=f"register_{register.name.replace('-', '_')}",
        summary=str(register.title),
        description=f"{register.help}".strip() or str(register.title),
        tags=["registers"],
        parameters=list(parameters_of(register)),
        responses={(200, "application/json"): page, **problems(400, 401, 403, 429)},
    )(get)
    return type(
        f"{stem}RegisterView",
        (RegisterView,),
        {
            "register": register,
            "power": register.power,
            "get": described,
            "__doc__": str(register.title),
        },
    )


def row_fields(register: type[Register]) -> dict[str, serializers.Field]:
    fields: dict[str, serializers.Field] = {
        "id": serializers.CharField(),
        "url": serializers.CharField(allow_blank=True, help_text="The record's page."),
    }
    for column in register.columns:
        fields[column.key] = FIELDS[api_type(column)](
            allow_null=True, help_text=str(column.heading)
        )
    fields["protected"] = serializers.ListField(
        child=serializers.CharField(),
        help_text="Keys of values that the law hides from this caller.",
    )
    return fields


def api_type(column: Column) -> str:
    return KINDS[column.kind].api


def parameters_of(register: type[Register]) -> Any:
    """The filters, the order and the page, as the description names them."""
    for each in register.filters:
        for parameter in each.parameters():
            yield OpenApiParameter(
                parameter.name,
                PARAMETERS[parameter.api],
                description=parameter.about,
                enum=list(parameter.enum) or None,
                many=parameter.many,
            )
    sorts = [
        sign + column.key for column in register.columns if column.sort for sign in ("", "-")
    ]
    yield OpenApiParameter(
        "sort", str, enum=sorts, description="Column to sort by; - for descending."
    )
    yield OpenApiParameter("size", int, description=f"Rows of a page, 1 to {MOST}.")
    yield OpenApiParameter("after", str, description="Token of the page after, from `next`.")
    yield OpenApiParameter(
        "before", str, description="Token of the page before, from `previous`."
    )
    yield OpenApiParameter(
        "count", str, enum=["true"], description="Count the rows, up to 1000."
    )


class RegisterLine(serializers.Serializer):
    """One register that the caller may read."""

    name = serializers.CharField()
    title = serializers.CharField()
    paper = serializers.CharField(help_text="Number of the paper register.")
    url = serializers.CharField(help_text="Where its rows are.")


class RegistersView(ApiView):
    """The registers that the caller may read."""

    power = ""

    @extend_schema(
        operation_id="registers",
        summary="Registers",
        description="The registers that the caller's posting may read.",
        tags=["registers"],
        responses={
            (200, "application/json"): RegisterLine(many=True),
            **problems(401, 403, 429),
        },
    )
    def get(self, request: Request) -> Response:
        books = [book for book in ALL.values() if book.open_to(request.scope)]
        return Response(
            [
                {
                    "name": book.name,
                    "title": str(book.title),
                    "paper": book.paper,
                    "url": f"{request.path}{book.name}/",
                }
                for book in books
            ]
        )
