"""/registers/ and /go/: the station's books, and the way to a record by its number."""

from django.urls import path

from .views import registers as views
from .views.go import go

urlpatterns = [
    path("registers/", views.registers, name="registers"),
    path("registers/<slug:name>/", views.register, name="register"),
    path("registers/<slug:name>/columns/", views.register_columns, name="register_columns"),
    path("registers/<slug:name>/views/", views.register_views, name="register_views"),
    path("go/", go, name="go"),
]
