"""The product's settings, with a throw-away data folder: a test never touches what someone entered.

Loaded before any conftest, so the folder is set before the product's settings look for one.
"""

import atexit
import os
import shutil
import tempfile

_map = tempfile.mkdtemp(prefix="knooppunt-test-")


def remove_data() -> None:
    """Throw the folder away; conftest.py asks it, because a worker of xdist ends without saying goodbye."""
    shutil.rmtree(_map, ignore_errors=True)


atexit.register(remove_data)
os.environ["KNOOPPUNT_DATA"] = _map
os.environ.pop("EMAIL_URL", None)

from knooppunt.project.settings import *  # noqa: E402, F403 - the folder is set first
from knooppunt.project.settings import DATABASES, IS_SQLITE, TEMPLATES  # noqa: E402 - the folder is set first
from tests.onbekend import OnbekendeVariabele  # noqa: E402 - the folder is set first

if IS_SQLITE:
    # A file and not memory: the same WAL, locks and threads as the product. Nothing must survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": f"{_map}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = OnbekendeVariabele()
WHITENOISE_AUTOREFRESH = True  # every client of a test would look for all files first
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nothing here is a secret
