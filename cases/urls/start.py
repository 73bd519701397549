"""The figures of an area; the start pages themselves are at "/" (cctns/core/views/home.py)."""

from django.urls import path

from cases.views import start_area
from cases.views import start_today as _today  # noqa: F401  (makes itself a start page)

urlpatterns = [path("dashboard/", start_area.dashboard, name="dashboard")]
