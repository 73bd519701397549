"""The case: its list, its pages, and each act on it."""

from django.urls import path

from cases.views import case, case_acts, case_protect, lists

urlpatterns = [
    path("cases/", lists.cases, name="cases"),
    path("cases/clocks/", lists.clocks, name="clocks"),
    path("cases/shared/", lists.shared, name="shared"),
    path("cases/<uuid:pk>/", case.case, name="case"),
    path("cases/<uuid:pk>/people/", case.case_people, name="case_people"),
    path("cases/<uuid:pk>/property/", case.case_property, name="case_property"),
    path("cases/<uuid:pk>/documents/", case.case_documents, name="case_documents"),
    path("cases/<uuid:pk>/looks/", case.case_looks, name="case_looks"),
    path("cases/<uuid:pk>/ask/", case_protect.case_ask, name="case_ask"),
    path("cases/<uuid:pk>/addendum/", case_acts.case_addendum, name="case_addendum"),
    path("cases/<uuid:pk>/sections/", case_acts.case_sections, name="case_sections"),
    path("cases/<uuid:pk>/officer/", case_acts.case_officer, name="case_officer"),
    path("cases/<uuid:pk>/court/", case_acts.case_court, name="case_court"),
    path("cases/<uuid:pk>/copy/", case_acts.case_copy, name="case_copy"),
    path("cases/<uuid:pk>/publication/", case_acts.case_publication, name="case_publication"),
    path("cases/<uuid:pk>/progress/", case_acts.case_progress, name="case_progress"),
    path("cases/<uuid:pk>/send/", case_acts.case_send, name="case_send"),
    path("cases/<uuid:pk>/attach/", case_acts.case_attach, name="case_attach"),
    path(
        "cases/<uuid:pk>/sensitivity/", case_protect.case_sensitivity, name="case_sensitivity"
    ),
    path("cases/<uuid:pk>/seal/", case_protect.case_seal, name="case_seal"),
    path("cases/<uuid:pk>/share/", case_protect.case_share, name="case_share"),
]
