"""The API's description (OpenAPI) and the page that shows it, for officers who are signed in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from cctns.core.api import ApiView, HoldsPower


@method_decorator(never_cache, name="dispatch")
class Schema(SpectacularAPIView):
    """The API's description, as JSON."""

    power = ""
    authentication_classes = ApiView.authentication_classes
    permission_classes = (HoldsPower,)
    renderer_classes = (OpenApiJsonRenderer,)

    def get_exception_handler(self) -> Any:
        return ApiView.get_exception_handler(self)


@method_decorator(never_cache, name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """The description to read and try; its script is a file of its own (strict CSP)."""

    power = ""
    authentication_classes = ApiView.authentication_classes
    permission_classes = ()
    url_name = "api_schema"
    template_name = "api/docs.html"

    @extend_schema(exclude=True)
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """A person who has not signed in is led there; the page holds nothing of the records."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return super().get(request, *args, **kwargs)
