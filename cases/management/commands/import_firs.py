"""Takes over FIRs from an older register: a folder of CSV files in the format of docs/import-format.md."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cases.importing.load import write
from cases.importing.plan import Plan, summary
from cases.importing.tables import BadFolder, Folder
from cases.importing.units import Places, read_mapping
from cases.permissions import Can
from cctns.core.bulk import LawBroken
from cctns.core.jurisdiction import Scope
from cctns.core.models import User
from cctns.core.permissions import Refused
from cctns.core.roles import roles_holding
from stations.models import Posting, Unit
from stations.services.access import postings_of, scope_of

LOCK = 0x46495253  # one import at a time


class Command(BaseCommand):
    help = "Take over FIRs of an older register from CSV files (docs/import-format.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder that holds the CSV files")
        mode = parser.add_mutually_exclusive_group(required=True)
        mode.add_argument(
            "--dry-run", action="store_true", help="judge every row, write nothing"
        )
        mode.add_argument("--commit", action="store_true", help="write what can be taken")
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            help="the officer who answers for it; needed with --commit",
        )
        parser.add_argument(
            "--units", type=Path, metavar="FILE", help="which of our units each foreign unit is"
        )
        parser.add_argument(
            "--propose", type=Path, metavar="FILE", help="write a mapping of units to correct"
        )
        parser.add_argument(
            "--register",
            metavar="NAME",
            help="whose register it is; by default its State's name",
        )
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a line, the sum last"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.run(options)
        except BadFolder as bad:
            raise CommandError(str(bad)) from None
        except Refused as refused:
            raise CommandError(who_may(refused)) from None
        except LawBroken as broken:
            raise CommandError(
                f"Nothing was written, because rows break a law: {broken}."
            ) from None

    def run(self, options: dict[str, Any]) -> None:
        by = self.officer(options["by"], must=options["commit"])
        state = by.unit.state or by.unit if by else home_state()
        folder = Folder(options["folder"])
        with transaction.atomic():
            hold_lock()
            plan = self.plan(folder, options, state=state, area=by.area if by else state.path)
            batch = None
            if options["commit"]:
                batch = write(plan, source=f"{plan.register}: {folder.path.name}", by=by)
        if options["propose"]:
            self.propose(plan, options["propose"])
        self.show(plan, batch, options)

    def officer(self, username: str | None, *, must: bool) -> Scope | None:
        """The scope of the officer who answers for the import; raises ``Refused``."""
        if not username:
            if must:
                raise CommandError(
                    "Say who takes them over: --by USERNAME. It is an officer who may take over FIRs."
                )
            return None
        posts = [scope_of(post) for post in postings_of_name(username)]
        if not posts:
            raise CommandError(f"{username} is no officer with a running posting.")
        able = next((scope for scope in posts if scope.has(Can.IMPORT_FIRS)), None)
        if able is None:
            raise Refused(Can.IMPORT_FIRS)
        return able

    def plan(self, folder: Folder, options: dict[str, Any], *, state: Unit, area: str) -> Plan:
        register = options["register"] or register_of(folder)
        mapping = options["units"] or folder.path / "units.csv"
        given = options["units"] or mapping.exists()
        places = Places(
            folder,
            area=area,
            state=state,
            register=register,
            mapping=read_mapping(mapping) if given else None,
        )
        return Plan(folder, places, register=register)

    def propose(self, plan: Plan, file: Path) -> None:
        if file.exists():
            raise CommandError(
                f"{file} exists already. Give another name, or use it with --units."
            )
        try:
            with file.open("w", encoding="utf-8", newline="") as out:
                plan.places.propose(out, plan.places.found)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None

    def show(self, plan: Plan, batch: Any, options: dict[str, Any]) -> None:
        """One line a row, then the sums."""
        sums = summary(plan.report)
        if options["json"]:
            for line in plan.report.lines:
                self.stdout.write(json.dumps(line.as_dict(), ensure_ascii=False))
            head = {
                "batch": str(batch.pk) if batch else None,
                "written": bool(batch),
                "register": plan.register,
            }
            self.stdout.write(json.dumps(head | sums, ensure_ascii=False))
            return
        for line in plan.report.lines:
            self.stdout.write(str(line))
        self.stdout.write("")
        for name, counts in sums["tables"].items():
            self.stdout.write(f"{name:<28}{said(counts)}")
        self.stdout.write(f"{'All rows':<28}{said(sums)}")
        for remark in sums["remarks"]:
            self.stdout.write(remark)
        self.stdout.write(
            f"Written as batch {batch.pk}."
            if batch
            else (
                "There was nothing new to write."
                if options["commit"]
                else "Nothing was written."
            )
        )


def who_may(refused: Refused) -> str:
    """Which power is missing, and the roles that hold it: the 403 page in a sentence."""
    roles = ", ".join(str(role.label) for role in roles_holding(refused.power))
    return (
        f"This officer may not take over FIRs here: it needs the power {refused.power} over the area. "
        f"It is held by: {roles}."
    )


def postings_of_name(username: str) -> list[Posting]:
    user = User.objects.filter(username=username, is_active=True).first()
    return list(postings_of(user)) if user else []


def home_state() -> Unit:
    """The State whose records this site keeps: the one with police stations.  Raises ``CommandError``."""
    stations = Unit.objects.filter(type=Unit.Type.STATION).exclude(state=None)
    found = list(Unit.objects.filter(pk__in=stations.values("state"))[:2])
    if len(found) != 1:
        raise CommandError(
            "Say whose area it is: --by USERNAME."
            if found
            else "The site has no police stations yet: load the units first (load_reference)."
        )
    return found[0]


def register_of(folder: Folder) -> str:
    """The State that most units of the folder belong to, else the folder's name."""
    keys = [row.get("StateID") for row in folder.rows("Unit")]
    states = folder.by_key("State")
    known = [key for key in keys if key in states]
    if known:
        return states[max(set(known), key=known.count)].get("StateName") or folder.path.name
    return folder.path.resolve().name


def hold_lock() -> None:
    """Until the transaction ends, a second import waits: its own look at what is known comes after."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def said(counts: dict[str, Any]) -> str:
    return (
        f"{counts['rows']:>6} rows: {counts['taken']} taken, {counts['changed']} changed, "
        f"{counts['refused']} refused, {counts['before']} taken before"
    )
