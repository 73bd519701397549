"""Addresses of the FIR draft, from its first line to the registered number, and of the section picker."""

from django.urls import path

from cases.views import fir_drafts, fir_register, fir_sections

urlpatterns = [
    path("cases/sections/", fir_sections.sections, name="sections"),
    path("cases/fir/drafts/new/", fir_drafts.draft_new, name="draft_new"),
    path("cases/fir/drafts/<uuid:pk>/", fir_drafts.draft, name="draft"),
    path("cases/fir/drafts/<uuid:pk>/check/", fir_register.draft_check, name="draft_check"),
    path("cases/fir/drafts/<uuid:pk>/<slug:part>/", fir_drafts.draft_part, name="draft_part"),
    path("cases/<uuid:pk>/registered/", fir_register.registered, name="registered"),
]
