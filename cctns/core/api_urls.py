"""/api/v1/ and its description.  Apps add their write endpoints in ``<app>/api_urls.py``."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path, re_path

from .api import Nothing
from .api_registers import RegistersView, view_of
from .registers import ALL
from .views.api_docs import Docs, Schema


def of_apps() -> list:
    """The write endpoints that apps declare (``urlpatterns`` of ``<app>/api_urls.py``)."""
    found = []
    for app in apps.get_app_configs():
        name = f"{app.name}.api_urls"
        if app.name != "cctns.core" and find_spec(app.name) and find_spec(name):
            found += import_module(name).urlpatterns
    return found


v1 = [
    path("registers/", RegistersView.as_view(), name="api_registers"),
    *(
        path(
            f"registers/{book.name}/", view_of(book).as_view(), name=f"api_register_{book.name}"
        )
        for book in ALL.values()
    ),
    *of_apps(),
]
urlpatterns = [
    path("v1/", include(v1)),
    path("schema/", Schema.as_view(), name="api_schema"),
    path("docs/", Docs.as_view(), name="api_docs"),
    re_path(r"^[\s\S]*$", Nothing.as_view(), name="api_nothing"),
]
