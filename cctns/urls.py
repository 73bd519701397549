"""The site map: one line per app."""

from django.urls import include, path

from cctns.core.health import health
from cctns.core.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("health/", health, name="health"),  # for whatever watches the site
    path("", include("cctns.core.account_urls")),  # signing in, one's own account
    path("", include("stations.account_urls")),  # the post, API keys
    path("", include("stations.urls")),  # diary, staff, administration
    path("", include("cases.urls")),  # complaints, FIRs, cases
    path("", include("cctns.core.urls")),  # jobs, alerts, outbox, files, drafts
    path("", include("cctns.core.print_urls")),  # papers: print, read, check
    path("", include("cctns.core.register_urls")),  # registers, /go/
    path("api/", include("cctns.core.api_urls")),
]

handler400 = "cctns.core.views.errors.bad_request"
handler403 = "cctns.core.views.errors.refused"
handler404 = "cctns.core.views.errors.not_found"
handler500 = "cctns.core.views.errors.server_error"
