"""Forms of what is added to a case file: addendum, officer, court, copy, publication, progress, file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.forms.sections import SectionsField
from cases.models import CasePerson
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services.casefolder import Folder, issued, officers_for, parts_of, stations_to_send
from cctns.core import widgets
from cctns.core.attachments import ACCEPT
from cctns.core.fields import IndianDateTimeField
from cctns.core.forms import ServiceForm
from cctns.core.prints import ALL as FORMS
from cctns.core.prints import language_name

LONG_TEXT = 200_000  # characters: 20,000 words fit

MODES = (
    ("electronic", gettext_lazy("Electronically")),
    ("messenger", gettext_lazy("By special messenger")),
    ("post", gettext_lazy("By post")),
)


def paragraphs(rows: int = 4) -> widgets.Paragraphs:
    return widgets.Paragraphs(attrs={"class": "ta", "rows": rows})


def reason_field(label: Any, **more: Any) -> forms.CharField:
    """One line that says why; the service says so when it is needed and missing."""
    field = forms.CharField(
        label=label, max_length=300, required=False, widget=widgets.Text, **more
    )
    field.wide = True
    field.optional_text = ""
    return field


class AddendumForm(ServiceForm):
    """A later addition to what the FIR says."""

    item = forms.ChoiceField(
        label=gettext_lazy("Which item of the FIR it belongs to"),
        widget=widgets.Choice,
        choices=[
            ("3", gettext_lazy("3. When it happened")),
            ("5", gettext_lazy("5. Where it happened")),
            ("6", gettext_lazy("6. Informant")),
            ("7", gettext_lazy("7. Accused")),
            ("8", gettext_lazy("8. Reason for delay")),
            ("9", gettext_lazy("9. Property")),
            ("11", gettext_lazy("11. Inquest or UD case")),
            ("12", gettext_lazy("12. First information")),
            ("13", gettext_lazy("13. Action taken")),
        ],
        initial="12",
    )
    text = forms.CharField(
        label=gettext_lazy("What is added"),
        max_length=LONG_TEXT,
        required=False,
        widget=paragraphs(8),
    )
    reason = reason_field(gettext_lazy("Why it is added only now"))

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].wide, self.fields["text"].optional_text = True, ""


class SectionsForm(ServiceForm):
    """The whole new list of sections, and why it changes."""

    sections = SectionsField(required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why the sections change"),
        help_text=gettext_lazy("For example: the injury report shows a fracture."),
        max_length=2000,
        required=False,
        widget=paragraphs(3),
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].wide, self.fields["reason"].optional_text = True, ""


class PostingChoice(forms.ModelChoiceField):
    """An officer in a post: "SI Nim D Bhutia, Ranipool PS"."""

    def label_from_instance(self, posting: Any) -> str:
        return f"{posting.officer}, {posting.unit}"


class OfficerForm(ServiceForm):
    """Who investigates from now on."""

    to = PostingChoice(
        label=gettext_lazy("Investigating officer"),
        queryset=None,
        widget=widgets.Choice,
        empty_label=gettext_lazy("Choose an officer"),
        error_messages={
            "required": gettext_lazy("Choose the officer who investigates."),
            "invalid_choice": gettext_lazy(
                "Choose an officer from the list. The law may ask for a higher rank."
            ),
        },
    )
    reason = reason_field(gettext_lazy("Why the officer changes"))

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = officers_for(folder.case)
        if folder.case.io_id is None:
            del self.fields["reason"]


class PaperChoice(forms.ModelChoiceField):
    """A printed paper of the case, by its serial: never by what it says."""

    def label_from_instance(self, row: Any) -> str:
        words = [row.serial, language_name(row.languages)]
        if row.is_protected:
            words.append(_("full copy"))
        elif row.is_masked:
            words.append(_("masked copy"))
        form = FORMS.get(row.form)
        return f"{form.title if form else row.form}: {', '.join(words)}"


def paper_field(folder: Folder, *forms_: str) -> PaperChoice:
    found = issued(folder.case, *forms_).filter(superseded_by=None).order_by("-at", "is_masked")
    field = PaperChoice(
        label=_("Printed paper that was handed over"),
        queryset=found,
        required=False,
        widget=widgets.Choice,
        empty_label=_("None of these"),
        error_messages={"invalid_choice": _("Choose a paper that was printed of this case.")},
    )
    field.optional_text = _("(if it was printed here)")
    return field


class CourtForm(ServiceForm):
    """When and how the report went to the Magistrate."""

    places = {"dispatched_at": "at"}

    court = forms.CharField(
        label=gettext_lazy("Court"), max_length=120, required=False, widget=widgets.Text
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How it went"),
        choices=MODES,
        widget=widgets.Picks,
        initial="electronic",
    )
    at = IndianDateTimeField(
        label=gettext_lazy("When it went"), required=False, latest_now=True
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"] = paper_field(folder, "fir-memo", "iif-1")
        self.fields["court"].initial = folder.case.unit.court
        self.fields["court"].wide, self.fields["court"].optional_text = True, ""
        self.fields["at"].optional_text = _("(if not just now)")


class CopyForm(ServiceForm):
    """To whom the free copy was handed, and how it was acknowledged."""

    places = {"to": "person"}

    person = forms.ModelChoiceField(
        label=gettext_lazy("Given to"),
        queryset=None,
        widget=widgets.Picks,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose who got the copy."),
            "invalid_choice": gettext_lazy(
                "The free copy goes to the informant or the victim."
            ),
        },
    )
    how = forms.ChoiceField(
        label=gettext_lazy("Acknowledged by"),
        widget=widgets.Picks,
        choices=(
            ("signature", gettext_lazy("Signature")),
            ("thumb", gettext_lazy("Thumb impression")),
            ("code", gettext_lazy("Code on the telephone")),
        ),
        error_messages={"required": gettext_lazy("Choose how the copy was acknowledged.")},
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = (CasePerson.Part.COMPLAINANT, CasePerson.Part.VICTIM)
        self.fields["person"].queryset = parts_of(folder.case, parts)
        cards = {card["pk"]: card for card in folder.people}
        self.fields["person"].label_from_instance = lambda row: person_words(cards[row.pk])
        self.fields["document"] = paper_field(folder, "iif-1")


def person_words(card: dict[str, Any]) -> str:
    """ "Victim V1" or "Informant C1, Dil Maya Gurung", as far as the reader may see."""
    return card["role"] if card["masked"] else f"{card['role']}, {card['name']}"


class PublicationForm(ServiceForm):
    """Publish the FIR, or withhold it with a reason."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=widgets.Picks,
        error_messages={
            "required": gettext_lazy("Choose whether to publish or to withhold."),
            "invalid_choice": gettext_lazy("Choose a decision that you may take on this case."),
        },
    )
    reason = reason_field(
        gettext_lazy("Why it is withheld"),
        help_text=gettext_lazy(
            "Needed only when it is withheld. The Magistrate may ask for it."
        ),
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = decisions_for(folder)
        self.fields["decision"].choices = choices
        if "withhold" not in dict(choices):
            del self.fields["reason"]


def decisions_for(folder: Folder) -> list[tuple[str, Any]]:
    """What may still be decided: not what stands already, and a protected case is only withheld."""
    case, choices = folder.case, []
    standing = case.publications.filter(stands=True).first()
    is_open = case.sensitivity == Sensitivity.NORMAL and not case.is_child_case
    if folder.may(Can.PUBLISH_FIR) and is_open and not (standing and standing.is_published):
        choices.append(("publish", _("Publish")))
    if folder.may(Can.WITHHOLD_FIR) and (standing is None or standing.is_published):
        choices.append(("withhold", _("Withhold")))
    return choices


class ProgressForm(ServiceForm):
    """What the informant or victim is told, and by which way."""

    text = forms.CharField(
        label=gettext_lazy("What the informant is told"),
        help_text=gettext_lazy(
            "Say what was done and what comes next. An SMS has room for about 300 letters. Do not name anybody."
        ),
        max_length=4000,
        required=False,
        widget=paragraphs(5),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Sent by"),
        widget=widgets.Picks,
        choices=(
            ("sms", gettext_lazy("SMS")),
            ("email", gettext_lazy("E-mail")),
            ("letter", gettext_lazy("Letter, printed here")),
        ),
        error_messages={"required": gettext_lazy("Choose how the informant is told.")},
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].wide, self.fields["text"].optional_text = True, ""


class SendForm(ServiceForm):
    """To which station a Zero FIR goes."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Police station where it happened"),
        queryset=None,
        widget=widgets.Choice,
        empty_label=gettext_lazy("Choose a station"),
        error_messages={
            "required": gettext_lazy("Choose the police station where it happened."),
            "invalid_choice": gettext_lazy("Choose a station from the list."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Why that station has jurisdiction"),
        max_length=2000,
        required=False,
        widget=paragraphs(3),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How it goes"),
        choices=MODES,
        widget=widgets.Picks,
        initial="electronic",
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = stations_to_send(folder.case)
        self.fields["reason"].wide, self.fields["reason"].optional_text = True, ""
        named = (folder.case.fir.content.get("place") or {}).get("outside_station")
        if named:
            found = self.fields["to"].queryset.filter(name=named).first()
            self.fields["to"].initial = found and found.pk


class AttachForm(ServiceForm):
    """A file for the case: photograph, scan, recording."""

    upload = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Photos, PDF, audio, video, Word, Excel and text files are taken. A photo may have 10 MB, "
            "a PDF 25 MB, a recording 200 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"class": "in", "accept": ACCEPT}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty. Choose the file again."),
        },
    )
    label = forms.CharField(
        label=gettext_lazy("What it shows"),
        max_length=160,
        required=False,
        widget=widgets.Text,
    )
    is_protected = forms.BooleanField(
        label=gettext_lazy("It shows or names a person whom the law protects"), required=False
    )

    def __init__(self, *args: Any, folder: Folder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["label"].wide, self.fields["label"].optional_text = True, ""
