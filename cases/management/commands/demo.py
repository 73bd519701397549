"""Build the demonstration State: an invented Sikkim with two years of records.

manage.py demo                 once, into an empty demonstration database
manage.py demo --sign-ins      print whom one may sign in as
manage.py demo --scale 100000  that many FIRs, for benchmarks (--uneven: 60 % at 10 % of the stations)
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cases.demo import build
from cases.demo.staff import sign_ins
from cctns.core.bulk import LawBroken


class Command(BaseCommand):
    help = "Build the demonstration State, or print its sign-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sign-ins", action="store_true", help="print the sign-ins and stop"
        )
        parser.add_argument(
            "--seed", default=build.SEED, help="another seed tells another story"
        )
        parser.add_argument(
            "--until", help="the moment it is looked at, 2026-11-24T12:00 (default: now)"
        )
        parser.add_argument(
            "--scale", type=int, default=build.FIRS, help="how many FIRs in two years"
        )
        parser.add_argument(
            "--uneven", action="store_true", help="60 %% of the FIRs at 10 %% of the stations"
        )

    def handle(self, **options: Any) -> None:
        if options["sign_ins"]:
            self.stdout.write(sign_ins())
            return
        if build.is_there():
            self.stdout.write("The demonstration State is there already. Nothing was changed.")
            return
        if options["scale"] < 1:
            raise CommandError("--scale is the number of FIRs: 1 or more.")
        try:
            build.build(
                seed=options["seed"], until=moment_of(options["until"]), say=self.stdout.write,
                size=build.Size(options["scale"], options["uneven"]),
            )  # fmt: skip
        except (build.NotHere, LawBroken) as error:
            raise CommandError(str(error)) from error


def moment_of(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError("--until is a moment like 2026-11-24T12:00.") from error
    moment = moment if moment.tzinfo else timezone.make_aware(moment)
    if moment > timezone.now():
        raise CommandError("--until lies in the future. Give a moment that has passed.")
    return moment
