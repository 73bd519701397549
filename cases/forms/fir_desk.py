"""What the choices of an FIR's parts come from: the station, its officers and beats, the chosen sections."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cases.models import Case
from cases.services.law_rules import Fact
from stations.models import Posting, Unit
from stations.services.heads import present_staff
from stations.services.units import in_force


@dataclass
class Desk:
    """What the choices of a part come from: the station, and what other parts say."""

    unit: Unit
    facts: list[Fact] = field(default_factory=list)  # asked by the chosen sections
    is_zero: bool = False
    needs_woman: bool = False
    asks_confirmation: bool = False

    @cached_property
    def beats(self) -> list[tuple[str, str]]:
        rows = Unit.objects.filter(type=Unit.Type.BEAT, path__startswith=self.unit.path)
        return [("", _("Choose")), *((str(row.pk), str(row)) for row in rows)]

    @cached_property
    def stations(self) -> list[tuple[str, str]]:
        state = f"{self.unit.path.split('/', 1)[0]}/"
        rows = Unit.objects.filter(
            in_force(), type=Unit.Type.STATION, path__startswith=state
        ).exclude(pk=self.unit.pk)
        return [("", _("Choose")), *((str(row.pk), str(row)) for row in rows)]

    @cached_property
    def staff(self) -> list[Posting]:
        return list(present_staff(self.unit).select_related("officer__rank", "unit"))

    @cached_property
    def loads(self) -> dict[int, int]:
        """Open cases of each officer of the station."""
        return dict(
            Case.everything.filter(
                io__in=[row.pk for row in self.staff], stage=Case.Stage.INVESTIGATION
            )
            .values_list("io")
            .annotate(n=Count("pk"))
        )

    def investigators(self) -> list[tuple[str, str]]:
        """ "SI Nim Bhutia, 9 open cases", above the rank of constable."""
        found = [("", _("Choose"))]
        for row in self.staff:
            if row.officer.rank.order >= row.officer.rank.CONSTABLE:
                continue
            said = {"officer": row.officer, "cases": self.loads.get(row.pk, 0)}
            found.append((str(row.pk), _("%(officer)s, open cases: %(cases)d") % said))
        return found

    def recorders(self) -> list[tuple[str, str]]:
        found = [("", _("The officer who registers"))]
        for row in self.staff:
            said = {"officer": row.officer}
            text = _("%(officer)s, woman officer") if row.officer.sex == "F" else "%(officer)s"
            found.append((str(row.pk), text % said))
        return found
