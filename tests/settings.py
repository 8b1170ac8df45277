"""The project's own settings, in a folder and a database of this test process's own."""

import os
import tempfile

FOLDER = tempfile.mkdtemp(prefix="scrutiny-tests-")
DATABASE = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL") or "sqlite://"

for name in ("SITE_URL", "ALLOWED_HOSTS", "CACHE_URL", "EMAIL_URL", "BROKER_URL", "PROXY_COUNT"):
    os.environ.pop(name, None)
os.environ |= {
    "DEBUG": "true",  # permits the throw-away key; the test runner then turns it off
    "DATA_DIR": FOLDER,
    "DATABASE_URL": "" if DATABASE.startswith("sqlite") else DATABASE,
    # Playwright waits inside an event loop, where Django would refuse to ask the database.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

from scrutiny.settings import *  # noqa: E402, F403 (the environment comes first)
from scrutiny.settings import DATABASES, STATIC_ROOT  # noqa: E402

# Quick, and nothing that changes what a page answers.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
# WhiteNoise warns of a folder that is not there, and a warning is an error.
STATIC_ROOT.mkdir(exist_ok=True)
if DATABASE.startswith("sqlite"):
    # A file, as in use: threads that share one in memory lock each other out at once.
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER}/test.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
