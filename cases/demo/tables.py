"""Rows on their way into the database: one buffer per table, sent in an order that every law accepts."""

from __future__ import annotations

from typing import Any

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from cases import models as cases
from cctns.core import models as core
from cctns.core.bulk import copy_rows
from criminals.models import Address, IdentityPaper, Person
from stations.models import DiaryEntry, ShiftCharge

# A law on a later table looks into earlier ones (the FIR's diary entry, the dispatch's case).
ORDER: tuple[type[models.Model], ...] = (
    DiaryEntry,
    ShiftCharge,
    Person,
    Address,
    IdentityPaper,
    cases.Fir,
    cases.Case,
    cases.Alteration,
    cases.CaseSection,
    cases.CasePerson,
    cases.PropertyItem,
    cases.IoChange,
    cases.Addendum,
    cases.SensitivityChange,
    cases.SealMember,
    cases.CourtDispatch,
    cases.CopyGiven,
    cases.Publication,
    core.Delivery,
    cases.ProgressNotice,
    cases.Transfer,
    cases.Complaint,
    cases.ElectronicInformation,
    cases.PreliminaryEnquiry,
    cases.Refusal,
    cases.NcFortnight,
    cases.NcReport,
    cases.Unmasking,
    core.ClockRun,
    core.Event,
    core.AccessLog,
    core.Notification,
)
FLUSH_AT = 30_000  # rows in all buffers


class Table:
    """The waiting rows of one model, with the model's own defaults for what is not given."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        fields = [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]
        self.columns = [f.attname for f in fields]
        self.place = {name: n for n, name in enumerate(self.columns)}
        self.defaults = [default_of(f) for f in fields]
        self.rows: list[list[Any]] = []

    def row(self, **values: Any) -> list[Any]:
        row = self.defaults.copy()
        place = self.place
        for name, value in values.items():
            row[place[name]] = value
        return row


def default_of(field: models.Field) -> Any:
    """What Django would put there: fresh keys and database times must be given."""
    if field.primary_key or field.db_default is not NOT_PROVIDED:
        return None
    default = field.get_default()
    return [] if default == [] else {} if default == {} else default


class Tables:
    """All buffers; ``add`` sends them when they are full."""

    def __init__(self) -> None:
        self.of = {model: Table(model) for model in ORDER}
        self.waiting = 0
        self.sent = 0

    def add(self, model: type[models.Model], **values: Any) -> None:
        table = self.of[model]
        self.put(table, table.row(**values))

    def put(self, table: Table, row: list[Any]) -> None:
        table.rows.append(row)
        self.waiting += 1

    def flush_if_full(self) -> None:
        if self.waiting >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        """Send everything; foreign keys are checked now, so that memory stays flat in the server too."""
        for table in self.of.values():
            if table.rows:
                copy_rows(table.model, table.columns, table.rows)
                table.rows = []
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self.sent += self.waiting
        self.waiting = 0
