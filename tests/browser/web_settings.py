"""Settings of a real web process beside a browser test: the test's database, its files as a site serves them."""

import os

from cctns.settings import base
from cctns.settings.test import *  # noqa: F403
from cctns.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["WEB_TEST_DATABASE"]
if folder := os.environ.get("WEB_TEST_STATIC"):  # collected, with hashed names, compressed
    STATIC_ROOT = folder
    INSTALLED_APPS = base.INSTALLED_APPS
    STORAGES = {
        **base.STORAGES,
        "staticfiles": {"BACKEND": "cctns.core.static_files.StaticStorage"},
    }
    WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
