"""Zero FIRs in and out."""

from django.urls import path

from cases.views import zero

urlpatterns = [
    path("cases/zero/", zero.zero, name="zero"),
    path("cases/zero/<uuid:pk>/", zero.zero_received, name="zero_received"),
]
