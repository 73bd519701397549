"""Settings of a worker process that a test starts: the test's own database."""

import os

from cctns.settings.test import *  # noqa: F403
from cctns.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["PRINTS_TEST_DATABASE"]
