"""Settings by topic. Each topic says why where a value is not Django's own.

Everything that differs between two sites comes from the environment (cctns/runtime/env.py);
everything that the law or the house decides is written here.
"""

import os
from datetime import timedelta
from urllib.parse import urlsplit

import pgtrigger
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cctns.runtime import env

SITE = env.read()
BASE_DIR = env.CLONE

# ---------------------------------------------------------------- the site itself
SECRET_KEY = env.secret_key(SITE)
DEBUG = SITE.debug
DEMO = SITE.demo
SITE_URL = SITE.site_url
ALLOWED_HOSTS = list(SITE.allowed_hosts)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "cctns.urls"
WSGI_APPLICATION = "cctns.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # ours, from the lowest floor up; before the others so that our templates win
    "cctns.core",
    "stations",
    "criminals",
    "cases",
    "courts",
    "citizens",
    "governance",
    # sign-in and access
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    # data
    "pghistory",
    "pgtrigger",
    # pages
    "csp",
    "django_htmx",
    "template_partials",
    # API
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    # Django's own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",  # widget templates, read through TEMPLATES by our renderer
    "cctns.core.static_files.StaticFiles",  # django.contrib.staticfiles, collecting less
]

MIDDLEWARE = [
    "cctns.core.logs.RequestIdMiddleware",  # first: every later line carries the id
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cctns.core.plain_queries.PlainQueries",
    "cctns.core.compressed.CompressedPages",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cctns.core.middleware.SignInStepsMiddleware",  # new password, second factor: before all else
    "stations.middleware.ScopeMiddleware",  # request.officer, .posting, .scope
    "cctns.core.permissions.RequirePermission",  # a view that names no power does not open
    "cctns.core.views.errors.LawMiddleware",  # a law of the database is a sentence, not a fault
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers when a sign-in is locked
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cctns.core.context.frame",
            ],
        },
    }
]

# Every field of every form is drawn by templates/components/field.html.
FORM_RENDERER = "cctns.core.renderer.Renderer"

# ---------------------------------------------------------------- whose site this is
# Shown on every page (cctns/core/context.py). A State sets its own in the environment.
VERSION = "0.1"
SITE_NAME = os.environ.get("SITE_NAME") or "CCTNS"
SITE_UNIT_LINE = os.environ.get("SITE_UNIT_LINE") or _("Police station records")
SITE_STATE = os.environ.get("SITE_STATE") or _("Government of Sikkim")
SITE_DEPARTMENT = os.environ.get("SITE_DEPARTMENT") or _("Home Department")
SITE_POLICE = os.environ.get("SITE_POLICE") or _("Sikkim Police")
SITE_OWNER = os.environ.get("SITE_OWNER") or _(
    "Sikkim Police, Home Department, Government of Sikkim"
)
SITE_EMBLEM = (
    os.environ.get("SITE_EMBLEM") or ""
)  # address of a picture that the owner has uploaded

# ---------------------------------------------------------------- database
# Web and worker connect as cctns_app, which owns nothing; commands that build the schema or
# load data connect as cctns_owner. manage.py chooses (CCTNS_DB_ROLE).
_AS_OWNER = os.environ.get("CCTNS_DB_ROLE") == "owner"


def _database(url: str) -> dict:
    """Django's form of a database address."""
    parts = env.parse_database_url(url)
    named = ("name", "user", "password", "host", "port")
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{key.upper(): parts.pop(key) for key in named},
        "OPTIONS": {"connect_timeout": 5, **parts},
        # A station's site is a handful of processes: each keeps its connection and asks
        # once per request whether it still lives (a restarted server must not show as 500).
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": SITE.test_database},
    }


DATABASES = {"default": _database(SITE.database_owner_url if _AS_OWNER else SITE.database_url)}

# History tables refuse UPDATE and DELETE by a trigger of their own.
PGHISTORY_APPEND_ONLY = True
# One history statement per statement, so that bulk loading writes its history set by set.
PGHISTORY_LEVEL = pgtrigger.Statement
PGHISTORY_CONTEXT_FIELD_KWARGS = {"null": True}

# ---------------------------------------------------------------- broker, cache, jobs
REDIS_URL = SITE.redis_url
CACHES = {
    "default": {
        # Behaves as an empty cache while the broker is away: a page never fails for it.
        "BACKEND": "cctns.core.calm_cache.CalmRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cctns",
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
    }
}

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1).replace(
    "?db=", "?virtual_host=", 1
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_RETRY = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker for ever
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "visibility_timeout": 3600,
    "max_retries": 0,  # for those who publish; worker and scheduler wait (cctns/celery.py)
}
# A page never waits for a broker that is away: the job row stays and the scheduler queues it.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True  # the job row is the truth, not a result backend
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = int(os.environ.get("WORKER_PROCESSES") or 2)
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200  # long print runs grow; a fresh process frees it
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "Asia/Kolkata"
CELERY_TASK_TIME_LIMIT = 30 * 60

# ---------------------------------------------------------------- sign-in
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: refuses a locked sign-in
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 10}
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

# A posting's scope and an officer's posts are asked of the app that knows them, by name, as with
# AUTH_USER_MODEL: core knows no posting.
SCOPE_OF_POSTING = "stations.services.access.scope_of_id"
POSTINGS_OF_USER = "stations.services.access.postings_of"
API_KEYS_POWER = "stations.use_api"
FIRST_OFFICER = "stations.services.sign_in.post_first_administrator"

# The password of every demonstration user; a real site has no known password.
DEMO_PASSWORD = "Teesta-demo-2026" if DEMO else None

ACCOUNT_ADAPTER = "cctns.core.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # sign-up itself is closed
ACCOUNT_EMAIL_VERIFICATION = "none"
# One lock-out only: django-axes. A limit per address would stop a whole station at shift change.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = False  # shared PCs: the session ends with the browser
ACCOUNT_FORMS = {
    "login": "cctns.core.account_forms.SignInForm",
    "reauthenticate": "cctns.core.account_forms.PasswordForm",
    "change_password": "cctns.core.account_forms.ChangePasswordForm",
    "set_password": "cctns.core.account_forms.SetPasswordForm",
}
MFA_ADAPTER = "cctns.core.account_adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "CCTNS"
MFA_TOTP_TOLERANCE = 1  # a station's PC or telephone may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # officers have no e-mail address here
MFA_FORMS = {
    "authenticate": "cctns.core.account_forms.CodeForm",
    "authenticate_webauthn": "cctns.core.account_forms.PasskeyForm",
    "reauthenticate": "cctns.core.account_forms.CodeAgainForm",
    "reauthenticate_webauthn": "cctns.core.account_forms.PasskeyAgainForm",
    "activate_totp": "cctns.core.account_forms.SetUpAppForm",
    "add_webauthn": "cctns.core.account_forms.AddPasskeyForm",
    "edit_webauthn": "cctns.core.account_forms.RenamePasskeyForm",
}
# The list of sessions is kept by core/middleware.py, which does not write at each request.
USERSESSIONS_TRACK_ACTIVITY = False

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "cctns.core.account_lock.LockHandler"  # and 30 of one user name from anywhere
AXES_USERNAME_CALLABLE = "cctns.core.account_lock.username_of"
AXES_LOCKOUT_CALLABLE = "cctns.core.account_lock.locked_response"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a try while locked makes it no longer
AXES_DISABLE_ACCESS_LOG = True  # our own access log has every sign-in
AXES_SENSITIVE_PARAMETERS = [
    "username", "login", "ip_address", "code", "credential", "oldpassword", "password1", "password2",
]  # fmt: skip

# guardian holds grants on single objects only; nobody is "anonymous" here.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# Sessions lie in the database: they are listed, ended, and outlive a broker's restart.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60  # one shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# ---------------------------------------------------------------- security of pages
_HTTPS = urlsplit(SITE_URL).scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cctns.core.views.errors.csrf_failed"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}

# ---------------------------------------------------------------- languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("hi", _("Hindi")), ("ne", _("Nepali"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Kolkata"

# ---------------------------------------------------------------- files
STATIC_URL = "/static/"
STATIC_ROOT = SITE.static
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = SITE.files  # never served by address: only through a view that asks for a power
MEDIA_URL = "/files-are-not-served-by-address/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "cctns.core.static_files.StaticStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ---------------------------------------------------------------- API
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "cctns.core.api_tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "EXCEPTION_HANDLER": "cctns.core.api_errors.answer_error",
}
# The numbers on a register's tabs are counted within this many milliseconds, all together; what no
# index counts in that time shows no number.
REGISTER_COUNT_MS = 40
SPECTACULAR_SETTINGS = {
    "TITLE": "CCTNS",
    "DESCRIPTION": "Police station records: the same rules as the pages.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# ---------------------------------------------------------------- mail
_MAIL = urlsplit(SITE.email_url)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _MAIL.hostname
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = _MAIL.hostname or ""
EMAIL_PORT = _MAIL.port or 587
EMAIL_HOST_USER = _MAIL.username or ""
EMAIL_HOST_PASSWORD = _MAIL.password or ""
EMAIL_USE_TLS = "tls=1" in _MAIL.query
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = f"cctns@{urlsplit(SITE_URL).hostname}"

# ---------------------------------------------------------------- logs
# One line per event on standard error; the supervisor writes it to CCTNS_HOME/log and turns
# the file over. A line has the request's id; never a body, a name or a narrative.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "cctns.core.logs.RequestIdFilter"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {request_id} {name}: {message}", "style": "{"}
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["stderr"], "level": SITE.log_level},
    "loggers": {
        "django": {"level": SITE.log_level, "propagate": True, "handlers": []},
        # Django logs every 404 as a warning; a hidden record is one, and is no fault.
        "django.request": {"level": "ERROR"},
        # The reports at this level carry a request's values.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
    },
}

# ---------------------------------------------------------------- the Celery app
# @shared_task binds to the app that is loaded by then. It is loaded here and not in
# cctns/__init__.py, because bin/run reads cctns.runtime before Celery is installed.
import cctns.celery  # noqa: E402, F401
