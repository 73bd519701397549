"""Settings of the tests: the same site, with nothing slow and nothing outside the process."""

import os

os.environ["CCTNS_DB_ROLE"] = "owner"  # a test makes its own database
os.environ.setdefault("DEMO", "1")

from .base import *  # noqa: F403
from .base import CELERY_BROKER_TRANSPORT_OPTIONS, INSTALLED_APPS, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Argon2 is slow on purpose; a test signs in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Files come from their folders, not from a collected copy; the live server looks for this name.
INSTALLED_APPS = [
    "django.contrib.staticfiles" if name.endswith(".StaticFiles") else name
    for name in INSTALLED_APPS
]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# No worker runs beside the tests; a test that needs the task's effect calls it.
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {**CELERY_BROKER_TRANSPORT_OPTIONS, "polling_interval": 0.1}
AXES_ENABLED = True
REGISTER_COUNT_MS = 5_000  # a busy machine hides no number from a test
