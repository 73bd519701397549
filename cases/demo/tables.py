"""Rows on their way into the database: one buffer per table, sent in an order that every law accepts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
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
FLUSH_AT = 12_000  # rows in all buffers


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
    """All buffers; while the database takes in one load the next is made ready."""

    def __init__(self) -> None:
        self.of = {model: Table(model) for model in ORDER}
        self.waiting = 0
        self.sent = 0
        self.sender = ThreadPoolExecutor(max_workers=1)
        self.sending: Future | None = None

    def add(self, model: type[models.Model], **values: Any) -> None:
        table = self.of[model]
        table.rows.append(table.row(**values))
        self.waiting += 1

    def add_line(self, model: type[models.Model], line: str) -> None:
        """A row that is COPY text already, its columns in the order of ``Table.columns``."""
        self.of[model].rows.append(line)
        self.waiting += 1

    def flush_if_full(self) -> None:
        if self.waiting >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        """Send everything; it is on its way when this returns."""
        self.settle()
        load = []
        for table in self.of.values():
            if table.rows:
                load.append((table.model, table.columns, table.rows))
                table.rows = []
        connection.ensure_connection()
        self.sending = self.sender.submit(send, connection.connection, load)
        self.sent += self.waiting
        self.waiting = 0

    def settle(self) -> None:
        """Wait for the load that is on its way; an error in it is raised here."""
        if self.sending is not None:
            sending, self.sending = self.sending, None
            sending.result()

    def before_query(self, execute: Callable, *args: Any) -> Any:
        """An execute wrapper: Django asks nothing of the connection while a load is on its way."""
        self.settle()
        return execute(*args)

    def close(self) -> None:
        """Whatever happened: no load goes on when the transaction ends."""
        self.sender.shutdown(wait=True)


def send(driver: Any, load: list[tuple[type[models.Model], list[str], list[Any]]]) -> None:
    """Copy one load, in another thread over the same connection.

    Foreign keys are checked now, so that memory stays flat in the server too.
    """
    with driver.cursor() as cursor:
        for model, columns, rows in load:
            copy_rows(model, columns, rows, cursor=cursor)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
