"""How the shared mechanisms learn what a posting may do, without knowing what a posting is.

``settings.SCOPE_OF_POSTING`` names the function (``stations.services.access.scope_of_id``), as
``AUTH_USER_MODEL`` names the user.  Jobs and API tokens ask it each time, so that a posting that
ended, or whose holder went on leave, gives nothing from that moment.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from .jurisdiction import NOWHERE, Scope


def scope_of_posting(posting_id: Any) -> Scope:
    """What the posting with this key may do now; ``NOWHERE`` when it gives nothing."""
    if posting_id is None:
        return NOWHERE
    return import_string(settings.SCOPE_OF_POSTING)(posting_id)
