"""Addresses of the administration pages (included by ``stations/urls.py``)."""

from django.urls import path

from stations.views import access_log, admin_staff, admin_state, admin_units, sessions

urlpatterns = [
    path("stations/checks/", admin_units.admin_checks, name="admin_checks"),
    path("stations/units/", admin_units.admin_units, name="admin_units"),
    path("stations/units/new/", admin_units.admin_unit_new, name="admin_unit_new"),
    path("stations/units/<int:pk>/", admin_units.admin_unit, name="admin_unit"),
    path("stations/units/<int:pk>/edit/", admin_units.admin_unit_edit, name="admin_unit_edit"),
    path("stations/units/<int:pk>/end/", admin_units.admin_unit_end, name="admin_unit_end"),
    path("stations/units/<int:pk>/move/", admin_units.admin_unit_move, name="admin_unit_move"),
    path("stations/officers/", admin_staff.admin_officers, name="admin_officers"),
    path("stations/officers/new/", admin_staff.admin_officer_new, name="admin_officer_new"),
    path("stations/officers/<int:pk>/", admin_staff.admin_officer, name="admin_officer"),
    path(
        "stations/officers/<int:pk>/edit/",
        admin_staff.admin_officer_edit,
        name="admin_officer_edit",
    ),
    path(
        "stations/officers/<int:pk>/left/",
        admin_staff.admin_officer_leaves,
        name="admin_officer_leaves",
    ),
    path("stations/officers/<int:pk>/post/", admin_staff.admin_post, name="admin_post"),
    path("stations/officers/<int:pk>/leave/", admin_staff.admin_leave, name="admin_leave"),
    path("stations/officers/<int:pk>/sign-in/", sessions.admin_sign_in, name="admin_sign_in"),
    path(
        "stations/officers/<int:pk>/password/", sessions.admin_password, name="admin_password"
    ),
    path(
        "stations/officers/<int:pk>/second-factor/", sessions.admin_factor, name="admin_factor"
    ),
    path(
        "stations/officers/<int:pk>/sessions/", sessions.admin_sessions, name="admin_sessions"
    ),
    path(
        "stations/postings/<int:pk>/relieve/", admin_staff.admin_relieve, name="admin_relieve"
    ),
    path("stations/leave/<int:pk>/end/", admin_staff.admin_leave_end, name="admin_leave_end"),
    path("stations/rules/", admin_state.admin_rules, name="admin_rules"),
    path("stations/rules/<str:key>/", admin_state.admin_rule, name="admin_rule"),
    path("stations/codes/", admin_state.admin_codes, name="admin_codes"),
    path("stations/codes/<slug:name>/", admin_state.admin_code_list, name="admin_code_list"),
    path("stations/codes/<slug:name>/new/", admin_state.admin_code_new, name="admin_code_new"),
    path(
        "stations/codes/<slug:name>/<slug:code>/end/",
        admin_state.admin_code_end,
        name="admin_code_end",
    ),
    path("stations/access-log/", access_log.access_log, name="access_log"),
]
