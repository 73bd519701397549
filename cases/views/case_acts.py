"""What is added to and decided on a case, each act on a page of its own; the services do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.forms import case_acts as forms
from cases.forms.sections import SectionPicker, picking
from cases.models.sensitivity import Sensitivity
from cases.permissions import Can
from cases.services import cases as service
from cases.services import files, transfers
from cases.services.casefolder import Folder, open_case, open_whole
from cases.services.published import public_view
from cases.views.case import crumbs_of, print_links, title_of
from cases.views.case_menu import ACTS, Act
from cctns.core import dates
from cctns.core.access import log_access
from cctns.core.forms import ServiceForm
from cctns.core.permissions import requires
from cctns.core.registers.screen import is_there
from cctns.core.views.saving import saved_once, status_of, token_for


@requires(Can.ADD_TO_CASE)
def case_addendum(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An addendum: the FIR itself never changes."""
    return do(
        request, pk, "addendum", forms.AddendumForm,
        lambda folder, values: service.add_addendum(folder.case, **values, by=request.scope),
        said=_("The addendum is written."),
        lead=_(
            "The FIR stays as it was read over. What you write stands beside it, with your name, the time and "
            "the reason, and a diary entry says so."
        ),
        save=_("Write addendum"),
    )  # fmt: skip


@requires(Can.ALTER_SECTIONS)
def case_sections(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sections of law added or taken away, with what follows from them before it is done."""
    folder = asked(request, pk, ACTS["sections"])
    picked = picking(request.POST) if request.method == "POST" else None
    standing = list(service.standing_sections(folder.case))
    form = forms.SectionsForm(
        picked or request.POST or None,
        folder=folder,
        initial={"sections": [section.pk for section in standing]},
    )
    if request.method == "POST" and picked is None:
        answer = saved_once(
            request,
            form,
            "cases.sections",
            lambda: service.alter_sections(folder.case, **form.cleaned_data, by=request.scope),
            url=lambda row: folder.case.get_absolute_url(),
            said=lambda row: _("The sections are now %(sections)s.") % {"sections": row.after},
        )
        if answer:
            return answer
    elif picked is not None:
        form.errors.clear()  # nothing was sent yet: no list of errors while choosing
    occurred = folder.case.fir.occurred_from
    picker = SectionPicker.of(
        form["sections"],
        on=occurred and timezone.localtime(occurred).date(),
        scope=request.scope,
        live=is_there("/cases/sections/"),
    )
    if picked is not None:
        picker.errors = []
    chosen, before = {row.pk for row in picker.chosen}, {row.pk for row in standing}
    if picker.chosen:
        picker.found = service.consequences_for(folder.case, picker.chosen)
    context = act_context(request, folder, ACTS["sections"], form) | {
        "picker": picker,
        "standing": standing,
        "found": picker.found,
        "added": [row for row in picker.chosen if row.pk not in before],
        "removed": [row for row in standing if row.pk not in chosen],
        "save": _("Alter the sections"),
    }
    status = 200 if picked is not None else status_of(form)
    return TemplateResponse(request, "cases/case_sections.html", context, status=status)


@requires(Can.ASSIGN_IO)
def case_officer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case given to an investigating officer; the rank that the law asks for is kept (C11)."""

    def notes(folder: Folder) -> list[str]:
        said = []
        if folder.case.io_order is not None:
            said.append(
                _(
                    "An offence under the SC/ST Act is investigated by an officer of DySP rank or above (rule 7). "
                    "The list shows only those; the records refuse anybody else."
                )
            )
        if folder.case.io:
            said.append(_("Until now: %(officer)s.") % {"officer": folder.case.io.officer})
        return said

    return do(
        request, pk, "officer", forms.OfficerForm,
        lambda folder, values: service.assign_io(folder.case, **values, by=request.scope),
        said=lambda row: _("The case is given to %(officer)s.") % {"officer": row.posting.officer},
        lead=_("The officer is told at once, the open time limits go along, and a diary entry says so."),
        save=_("Give the case"), notes=notes,
    )  # fmt: skip


@requires(Can.DISPATCH_TO_COURT)
def case_court(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report to the Magistrate (BNSS 176(1)): when and how it went."""

    def closed(folder: Folder) -> str:
        sent = getattr(folder.case, "court_dispatch", None)
        if folder.case.kind == "zero":
            return _("A Zero FIR goes to the court from the station that registers it again.")
        if sent:
            return _("The dispatch to %(court)s is noted already.") % {"court": sent.court}
        return ""

    return do(
        request, pk, "court", forms.CourtForm,
        lambda folder, values: service.dispatch_to_court(folder.case, **values, by=request.scope),
        said=_("The dispatch is noted. Item 15 of the FIR form shows it from the next print."),
        lead=_(
            "The report goes to the Magistrate without delay (BNSS s.176(1)). Noting it meets the time limit "
            "and fills item 15 of the form."
        ),
        save=_("Note the dispatch"), closed=closed,
        extra=lambda folder: {"print_links": printable(folder, "fir-memo", "iif-1")},
    )  # fmt: skip


@requires(Can.GIVE_COPY)
def case_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The free copy for the informant or the victim (BNSS 173(2))."""

    def write(folder: Folder, values: dict[str, Any]) -> Any:
        person = values["person"]
        return service.give_copy(
            folder.case, to=person.part, how=values["how"], person=person,
            document=values["document"], by=request.scope,
        )  # fmt: skip

    def notes(folder: Folder) -> list[str]:
        if not folder.hides_text:
            return []
        return [
            _(
                "The law protects people in this case. Print the form, choose its full copy here, and after "
                "noting it you may open that copy for 30 minutes to hand it over. It is recorded."
            )
        ]

    return do(
        request, pk, "copy", forms.CopyForm, write,
        said=lambda row: _("The copy is noted. You may open it for 30 minutes from the list of papers.")
        if row.document_id
        else _("The copy is noted."),
        lead=_("The informant or the victim gets a copy at once and free of cost (BNSS s.173(2))."),
        save=_("Note the copy"), notes=notes, back="case_documents",
        extra=lambda folder: {"print_links": printable(folder, "iif-1")},
    )  # fmt: skip


@requires(Can.PUBLISH_FIR, Can.WITHHOLD_FIR, any_of=True)
def case_publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Publish the FIR on the public page, or withhold it as DySP or above (C10)."""

    def notes(folder: Folder) -> list[str]:
        said = []
        standing = folder.case.publications.filter(stands=True).first()
        if standing:
            said.append(
                _("It is published since %(day)s.")
                % {"day": dates.short_date(standing.entered_at)}
                if standing.is_published
                else _("It is withheld since %(day)s.")
                % {"day": dates.short_date(standing.entered_at)}
            )
        if is_hidden(folder.case):
            said.append(
                _(
                    "The law protects people in this case: it is never published. A DySP or above withholds it."
                )
            )
        return said

    return do(
        request, pk, "publication", forms.PublicationForm,
        lambda folder, values: service.decide_publication(
            folder.case, publish=values["decision"] == "publish", reason=values.get("reason", ""), by=request.scope
        ),
        said=lambda row: _("The FIR is published.") if row.is_published else _("The FIR is withheld."),
        lead=_(
            "An FIR is put on the public page within 24 hours (Supreme Court, Youth Bar Association, 2016). "
            "Names, addresses and telephone numbers are left out. An officer of DySP rank or above may withhold "
            "a sensitive one, with the reason."
        ),
        save=_("Save the decision"), notes=notes,
        closed=lambda folder: "" if forms.decisions_for(folder) else " ".join(notes(folder)),
        extra=lambda folder: {"preview": None if is_hidden(folder.case) else public_view(folder.case)},
        content=True,
    )  # fmt: skip


def is_hidden(case: Any) -> bool:
    """A case that is never published, whoever decides."""
    return case.sensitivity != Sensitivity.NORMAL or case.is_child_case


@requires(Can.TELL_PROGRESS)
def case_progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the informant or victim how the case stands (BNSS 193(3)(ii), C40)."""
    return do(
        request, pk, "progress", forms.ProgressForm,
        lambda folder, values: service.tell_progress(folder.case, **values, by=request.scope),
        said=lambda row: _("The message is on its way. The next one is due in 90 days.")
        if row.delivery_id
        else _("Noted. Print the letter from the list of papers and post it."),
        lead=_(
            "Within 90 days, and again every 90 days, the informant or the victim is told how the investigation "
            "stands (BNSS s.193(3)(ii))."
        ),
        save=_("Tell the informant"), back="case_documents",
    )  # fmt: skip


@requires(Can.TRANSFER_FIR)
def case_send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A Zero FIR sent to the station with jurisdiction (C01b)."""

    def closed(folder: Folder) -> str:
        if folder.case.kind != "zero":
            return _("Only a Zero FIR is sent on. A regular FIR is investigated here.")
        row = getattr(folder.case, "transfer", None)
        return _("It was sent to %(station)s.") % {"station": row.to.label} if row else ""

    return do(
        request, pk, "send", forms.SendForm,
        lambda folder, values: transfers.send(folder.case, **values, by=request.scope),
        said=lambda row: _("Sent to %(station)s. Both diaries say so.") % {"station": row.to.label},
        lead=_(
            "The station that receives it notes it in its diary and registers it under a number of its own. "
            "This record stays here."
        ),
        save=_("Send the Zero FIR"), closed=closed, content=True,
    )  # fmt: skip


@requires(Can.ADD_TO_CASE)
def case_attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A file kept with the case: hashed as it comes, served by permission only."""
    return do(
        request, pk, "attach", forms.AttachForm,
        lambda folder, values: files.attach_file(folder.case, **values, by=request.scope),
        said=_("The file is kept with the case."),
        lead=_("The file is kept as it comes, with its SHA-256, and is opened only by those who may open the case."),
        save=_("Attach the file"), back="case_documents", multipart=True,
    )  # fmt: skip


# --- what the acts share ---------------------------------------------------------------------


def asked(request: HttpRequest, pk: UUID, act: Act, *, content: bool = False) -> Folder:
    """The case of the address, for someone who may do this act on it; 404 or a refusal otherwise."""
    folder = (open_case if act.head else open_whole)(request.scope, pk, content=content)
    folder.demand(*act.powers)
    if folder.sight.header_only and not folder.may(Can.SEAL):
        raise Http404(_("There is no such record in your area."))
    if request.method == "GET":
        log_access(request, "open", record=folder.case, what=f"case {act.key}")
    return folder


def do(
    request: HttpRequest,
    pk: UUID,
    key: str,
    make: type[ServiceForm],
    write: Callable[[Folder, dict[str, Any]], Any],
    *,
    said: Any,
    lead: str,
    save: str,
    back: str = "case",
    notes: Callable[[Folder], list[str]] | None = None,
    closed: Callable[[Folder], str] | None = None,
    extra: Callable[[Folder], dict[str, Any]] | None = None,
    content: bool = False,
    multipart: bool = False,
) -> HttpResponse:
    """One act: its form, its service under the page's token, and back to the case.

    ``closed`` says in a sentence why the act cannot be done any more; the form is then not shown.
    """
    act = ACTS[key]
    folder = asked(request, pk, act, content=content)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = make(*data, folder=folder)
    if request.method == "POST":
        answer = saved_once(
            request,
            form,
            f"cases.{key}",
            lambda: write(folder, form.cleaned_data),
            url=lambda row: reverse(f"cases:{back}", args=[folder.case.pk]),
            said=said if callable(said) else lambda row: said,
        )
        if answer:
            return answer
    context = act_context(request, folder, act, form) | {
        "lead": lead,
        "save": save,
        "notes": notes(folder) if notes else [],
        "closed": closed(folder) if closed and not form.errors else "",
        "multipart": multipart,
        **(extra(folder) if extra else {}),
    }
    return TemplateResponse(request, "cases/case_act.html", context, status=status_of(form))


def act_context(
    request: HttpRequest, folder: Folder, act: Act, form: ServiceForm
) -> dict[str, Any]:
    return {
        "folder": folder,
        "case": folder.case,
        "title": title_of(folder),
        "act": act,
        "crumbs": crumbs_of(folder, str(act.text)),
        "form": form,
        "token": token_for(request),
    }


def printable(folder: Folder, *forms_: str) -> list[dict[str, Any]]:
    return [link for link in print_links(folder) if link["name"] in forms_]
