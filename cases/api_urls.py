"""The write endpoints of this app (see cctns/core/api_urls.py)."""

from django.urls import path

from cases.api import complaints, drafts

urlpatterns = [
    path("complaints/", complaints.ComplaintWrite.as_view(), name="api_complaints"),
    path("fir-drafts/", drafts.DraftWrite.as_view(), name="api_fir_drafts"),
    path("fir-drafts/<uuid:pk>/", drafts.DraftRead.as_view(), name="api_fir_draft"),
    path(
        "fir-drafts/<uuid:pk>/check/", drafts.DraftCheck.as_view(), name="api_fir_draft_check"
    ),
    path(
        "fir-drafts/<uuid:pk>/register/",
        drafts.DraftRegister.as_view(),
        name="api_fir_draft_register",
    ),
    path(
        "fir-drafts/<uuid:pk>/<slug:part>/",
        drafts.PartWrite.as_view(),
        name="api_fir_draft_part",
    ),
]
