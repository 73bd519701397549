"""What an address asks for, read once for all pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from stations.models import Unit
from stations.services.units import stations_within


def station_asked(request: HttpRequest) -> Unit | None:
    """The station of ``?station=``, or the officer's own; None when neither is one; 404 outside the area."""
    own, code = request.scope.unit, request.GET.get("station", "")[:24]
    if own is not None and own.type == Unit.Type.STATION and code in ("", own.code):
        return own
    if not code or (own is not None and own.code == code):
        return None
    found = stations_within(request.scope).filter(code=code).first()
    if found is None:
        raise Http404(_("There is no such station in your area."))
    return found
