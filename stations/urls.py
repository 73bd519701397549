"""Addresses of the stations' pages.  Included at the root: the General Diary is at /diary/."""

from django.urls import path

from stations.admin_urls import urlpatterns as admin
from stations.views import diary, staff

app_name = "stations"

urlpatterns = [
    path("diary/", diary.diary, name="diary"),
    path("diary/open/", diary.diary_open, name="diary_open"),
    path("diary/close/", diary.diary_close, name="diary_close"),
    path("diary/charge/", diary.charge, name="charge"),
    path("diary/<uuid:pk>/", diary.diary_entry, name="diary_entry"),
    path("diary/<uuid:pk>/correct/", diary.diary_correct, name="diary_correct"),
    path("stations/staff/", staff.staff, name="staff"),
    *admin,
]
