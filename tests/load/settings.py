"""How does the house run for a short test? As ever, but no static file has to be collected and no file stays open."""

from newsroom.settings import *  # noqa: F403
from newsroom.settings import DATABASES, STORAGES

# An SQLite file that is moved away is then away for everybody.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
