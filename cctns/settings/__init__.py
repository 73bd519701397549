"""Settings of a running site. Tests use cctns.settings.test.

Values come from the environment as described in cctns/runtime/env.py.
"""

import os

# Python comes through here on its way to cctns.settings.test, which has to set a few variables
# before base reads them.
if os.environ.get("DJANGO_SETTINGS_MODULE") != "cctns.settings.test":
    from .base import *  # noqa: F403
