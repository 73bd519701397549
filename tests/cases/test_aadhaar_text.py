"""An Aadhaar number in free text is cut before anything is stored, and the officer is told."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from cases.models import Complaint, Fir
from cases.services import cases as casework
from cases.services import draft_paper, fir
from cctns.core import drafts
from cctns.core.models import Attachment, Draft
from stations.services import diary
from tests.cases.case_helpers import paper_of
from tests.cases.complaint_helpers import typed
from tests.cases.law_helpers import _catalogue_in_database, catalogue  # noqa: F401
from tests.core.test_aadhaar import NUMBER
from tests.core.test_attachments import PDF

pytestmark = pytest.mark.usefixtures("catalogue")
SPACED = f"{NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:]}"
CUT = f"XXXX XXXX {NUMBER[8:]}"
WORDS = f"He showed {SPACED} and left."


def nowhere() -> None:
    with connection.cursor() as cursor:
        for table in (
            "cases_complaint",
            "cases_fir",
            "core_draft",
            "stations_diaryentry",
            "cases_addendum",
        ):
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t::text LIKE ANY (%s)",
                [[f"%{SPACED}%", f"%{NUMBER}%"]],
            )
            assert cursor.fetchone() == (0,), table


def test_at_the_counter_with_a_warning(office):
    client = office.client("writer")
    data = typed(narrative=WORDS, gist=f"Card {SPACED} lost")
    page = client.post("/complaints/new/", data, follow=True).content.decode()
    kept = Complaint.everything.get()
    assert kept.narrative == f"He showed {CUT} and left."
    assert kept.gist == f"Card {CUT} lost"
    assert "An Aadhaar number was cut to its last 4 digits." in page
    nowhere()


def test_in_an_fir_its_draft_its_addendum_and_the_diary(office):
    by = office.scope("sho")
    draft = draft_paper.begin(unit=office.tree.ranipool, complaint=None, by=by)
    fields = {"narrative": WORDS, "language": "en"}
    drafts.save_part(draft.pk, "statement", fields, draft.version, by=by)
    assert (
        Draft.everything.get(pk=draft.pk).data["statement"]["narrative"]
        == f"He showed {CUT} and left."
    )
    case = fir.register(paper_of(office.tree.ranipool, narrative=WORDS), by=by)
    assert (
        Fir.everything.get(pk=case.fir_id).content["narrative"] == f"He showed {CUT} and left."
    )
    casework.add_addendum(case, item="12", text=WORDS, reason=WORDS, by=by)
    diary.write(office.tree.ranipool, kind="other", text=WORDS, by=by)
    nowhere()


def test_in_the_name_of_a_file(office):
    case = office.theft()
    upload = SimpleUploadedFile(f"aadhaar {SPACED}.pdf", PDF)
    office.client("io").post(
        f"/cases/{case.pk}/attach/",
        {"token": str(uuid.uuid4()), "upload": upload, "label": "Card"},
    )
    kept = Attachment.everything.get(subject_id=str(case.pk))
    assert NUMBER[:4] not in kept.name
    assert CUT in kept.name
