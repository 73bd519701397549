"""Published FIRs, open to everybody."""

from django.urls import path

from cases.views import public

urlpatterns = [
    path("portal/", public.portal, name="portal"),
    path("portal/firs/", public.public_firs, name="public_firs"),
    path("portal/firs/<uuid:pk>/", public.public_fir, name="public_fir"),
]
