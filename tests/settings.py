"""How is the newsroom set up while it is tested? As in the house, but in a folder of its own that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before the real settings are read: whatever this installation and its .env say, tests see one and the same house,
# and nothing under var/ is touched.
for _name in [name for name in os.environ if name.startswith("NEWSROOM_") and name != "NEWSROOM_CHROMIUM"]:
    del os.environ[_name]
_FOLDER = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["NEWSROOM_DATA"] = str(_FOLDER)
os.environ["NEWSROOM_SITE_URL"] = "http://127.0.0.1:8000"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_FOLDER / 'newsroom.sqlite3'}")

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, MEDIA_ROOT, SQLITE, STATIC_ROOT, STORAGES  # noqa: E402

if SQLITE:
    # A file and not memory: threads and killed processes then meet the locks that the house has.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "test.sqlite3")}
    # Waiting for the disk guards against a power cut, which no test brings about; a killed process loses nothing by it.
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
# The house's hashers are slow on purpose; nobody's password is at stake here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One address asks for everything here, and does so thousands of times.
API_RATE = 1_000_000
# Names of static files without a hash, so that no test has to collect them first.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
for _made in (MEDIA_ROOT, STATIC_ROOT):
    _made.mkdir(parents=True, exist_ok=True)
