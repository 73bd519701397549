"""/print/, /documents/ and /verify/: papers."""

from django.urls import path

from .views import prints, verify

urlpatterns = [
    path("print/<slug:form>/<str:key>/", prints.print_page, name="print"),
    path("documents/<uuid:pk>/", prints.document, name="document"),
    path("verify/", verify.verify_start, name="verify_start"),
    path("verify/<str:token>/", verify.verify, name="verify"),
]
