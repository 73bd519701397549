"""What the API takes and answers about complaints, FIR drafts and registered FIRs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from cases.forms.fir_parts import PARTS
from cases.forms.sections import MOST
from cases.models import Case, Complaint, Section
from cases.services import draft_paper
from cases.services.draft_paper import Reading
from cctns.core import drafts, phones
from cctns.core.clocks import runs_of
from cctns.core.models import Draft
from criminals.models import Person

EARLIEST = 1947


class PhoneNumber(serializers.CharField):
    """A telephone number as an officer types it; kept as E.164."""

    def to_internal_value(self, data: Any) -> str:
        typed = super().to_internal_value(data)
        try:
            return phones.read_phone(typed) if typed else ""
        except ValueError:
            raise serializers.ValidationError(
                _("Write a telephone number, for example 98765 43210.")
            ) from None


class Moment(serializers.DateTimeField):
    """A time that happened while India had one clock (before that, offsets have seconds)."""

    def to_internal_value(self, value: Any) -> datetime:
        moment = super().to_internal_value(value)
        if moment.year < EARLIEST:
            raise serializers.ValidationError(
                _("Write a time of the year %(year)d or later.") % {"year": EARLIEST}
            )
        return moment


class InformantIn(serializers.Serializer):
    """The person who informs, as far as known."""

    name = serializers.CharField(max_length=160)
    sex = serializers.ChoiceField(Person.Sex.choices, default="U")
    age = serializers.IntegerField(min_value=0, max_value=130, allow_null=True, default=None)
    phones = serializers.ListField(
        child=PhoneNumber(max_length=24), max_length=10, default=list
    )


class ComplaintIn(serializers.Serializer):
    """A complaint as it is taken down."""

    gist = serializers.CharField(max_length=160, help_text="The matter in a few words.")
    narrative = serializers.CharField(
        max_length=400_000, trim_whitespace=False, help_text="What the complainant says."
    )
    channel = serializers.ChoiceField(
        Complaint.Channel.choices, default=Complaint.Channel.COUNTER
    )
    informant = InformantIn(required=False, allow_null=True, default=None)
    against = serializers.CharField(max_length=300, allow_blank=True, default="")
    place = serializers.CharField(max_length=300, allow_blank=True, default="")
    happened_at = Moment(allow_null=True, default=None)
    received_at = Moment(allow_null=True, default=None)
    language = serializers.RegexField(
        r"^[a-z]{2,3}$", default="en", help_text="ISO 639 code of the narrative."
    )
    sections = serializers.ListField(
        child=serializers.CharField(max_length=64),
        max_length=MOST,
        default=list,
        help_text='Section keys, "BNS-303(2)-1".',
    )
    missing_child = serializers.BooleanField(default=False)

    def validate_sections(self, value: list[str]) -> list[str]:
        keys = list(dict.fromkeys(value))
        if keys and Section.objects.filter(pk__in=keys).count() < len(keys):
            raise serializers.ValidationError(_("Choose each section from the list."))
        return keys


class ComplaintOut(serializers.ModelSerializer):
    """A complaint on record: its numbers, never the people in it."""

    url = serializers.CharField(source="get_absolute_url")

    class Meta:
        model = Complaint
        fields = ("id", "number", "year", "reference", "status", "received_at", "url")


class DraftIn(serializers.Serializer):
    """A new draft, from a complaint or from nothing."""

    complaint = serializers.UUIDField(required=False, allow_null=True, default=None)


class PartOut(serializers.Serializer):
    """One part of a draft."""

    state = serializers.ChoiceField(["todo", "doing", "fix", "read", "done"])
    problems = serializers.ListField(child=serializers.CharField())
    fields = serializers.DictField(help_text="What is typed, by field.")


class DraftOut(serializers.Serializer):
    """A draft with its nine parts."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(help_text="Send it as If-Match when you save a part.")
    status = serializers.ChoiceField(["open", "sent", "used", "dropped"])
    title = serializers.CharField(allow_blank=True)
    saved_at = serializers.DateTimeField()
    url = serializers.CharField()
    parts = serializers.DictField(child=PartOut(), help_text=", ".join(PARTS))

    def to_representation(self, instance: Draft) -> dict[str, Any]:
        reading = draft_paper.read(instance, by=self.context["request"].scope)
        return super().to_representation(draft_body(reading))


class PartIn(serializers.Serializer):
    """Fields of one part, named as on its page; what is absent stays."""

    fields = serializers.DictField(
        child=serializers.JSONField(), help_text='Text by field: {"place": "Bazaar"}.'
    )
    done = serializers.BooleanField(
        default=False, help_text="The writer is done with this part."
    )


class SavedOut(serializers.Serializer):
    """What a save answers."""

    version = serializers.IntegerField()
    saved_at = serializers.DateTimeField()
    theirs = serializers.DictField(help_text="Fields that others changed meanwhile.")
    problems = serializers.ListField(child=serializers.CharField())


class ClashOut(serializers.Serializer):
    """Both sides changed a field: nothing of this save is taken, what was sent is laid aside."""

    error = serializers.CharField()
    fields = serializers.ListField(child=serializers.CharField())
    mine = serializers.DictField()
    theirs = serializers.DictField()
    version = serializers.IntegerField()
    who = serializers.CharField()
    saved_at = serializers.CharField()
    compare_url = serializers.CharField()


class CheckOut(serializers.Serializer):
    """What is to fix, and what follows from the sections."""

    ready = serializers.BooleanField()
    version = serializers.IntegerField()
    problems = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    cognizable = serializers.CharField()
    bailable = serializers.CharField()
    court = serializers.CharField()
    clocks = serializers.ListField(child=serializers.CharField())
    needs_woman_officer = serializers.BooleanField()
    forensic = serializers.CharField()
    rank_required = serializers.CharField()
    sensitivity = serializers.CharField()
    warnings = serializers.ListField(child=serializers.CharField())


class RegisterIn(serializers.Serializer):
    """The last choices before the number."""

    version = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=1,
        max_value=2**31,
        help_text="The version that was checked; a later change is refused.",
    )
    io = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=1,
        max_value=2**62,
        help_text="Key of the investigating officer's posting.",
    )


class RegisteredOut(serializers.Serializer):
    """A registered FIR: numbers, times and clocks, never a person."""

    id = serializers.UUIDField(source="pk", help_text="Key of the case.")
    number = serializers.IntegerField()
    year = serializers.IntegerField()
    cited = serializers.CharField(help_text='"0137/2026", or "Zero 0004/2026".')
    key = serializers.CharField(source="fir.key", allow_null=True)
    kind = serializers.CharField()
    station = serializers.CharField(source="unit.code")
    registered_at = serializers.DateTimeField()
    sections = serializers.CharField(source="sections_text")
    sensitivity = serializers.CharField()
    clocks = serializers.SerializerMethodField()
    url = serializers.CharField(source="get_absolute_url")

    def get_clocks(self, case: Case) -> list[str]:
        return sorted({run.code for run in runs_of(case)})


def draft_body(reading: Reading) -> dict[str, Any]:
    """A draft as ``DraftOut`` has it."""
    row = reading.draft
    return {
        "id": str(row.pk),
        "version": row.version,
        "status": row.status,
        "title": row.title,
        "saved_at": row.saved_at,
        "url": drafts.kind_of(row).url(row),
        "parts": {
            part: {
                "state": reading.state(part),
                "problems": reading.problems.get(part, []),
                "fields": row.data.get(part, {}),
            }
            for part in PARTS
        },
    }
