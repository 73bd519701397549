"""Settings of a real worker beside a test: the test's database, the embedded broker, an own queue."""

import os

from cctns.settings.test import *  # noqa: F403
from cctns.settings.test import SITE

CELERY_BROKER_URL = SITE.redis_url.replace("unix://", "redis+socket://", 1).replace(
    "?db=", "?virtual_host=", 1
)
CELERY_TASK_DEFAULT_QUEUE = os.environ["TEST_QUEUE"]
MEDIA_ROOT = os.environ["TEST_FILES"]
