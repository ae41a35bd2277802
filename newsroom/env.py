"""What does this installation's environment say? The only module that reads it; `.env.example` lists every name."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

ROOT = Path(__file__).resolve().parent.parent

# Read by tests and by the web server's own configuration, not by Django's settings.
_READ_ELSEWHERE = {"NEWSROOM_CHROMIUM", "NEWSROOM_WORKERS", "NEWSROOM_THREADS", "NEWSROOM_BIND"}
_seen: set[str] = set()

env = Env()
if (ROOT / ".env").is_file():
    env.read_env(str(ROOT / ".env"), recurse=False)


def text(name: str, default: str) -> str:
    """Return the value of `name`, or `default` when it is not set."""
    return str(_read(env.str, name, default))


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no; anything else stops the start with a sentence."""
    return bool(_read(env.bool, name, default))


def number(name: str, default: int) -> int:
    """Return a whole number; anything else stops the start with a sentence."""
    return int(_read(env.int, name, default))


def choice(name: str, default: str, *, of: Sequence[str]) -> str:
    """Return one of the words in `of`; anything else stops the start with a sentence."""
    chosen = text(name, default)
    if chosen not in of:
        raise ImproperlyConfigured(f"{name} is {chosen!r}: set it to one of {', '.join(of)}. See .env.example.")
    return chosen


def web_address(name: str) -> str:
    """Return the address in `name`, or nothing when it is not set; only http and https pass."""
    address = text(name, "")
    parts = urlsplit(address)
    if address and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ImproperlyConfigured(f"{name} is {address!r}: set it to an address that begins with https://.")
    return address


def path(name: str, default: Path) -> Path:
    """Return the place of a file, which need not be there; one that is not absolute starts at the checkout."""
    return ROOT / text(name, str(default))


def words(name: str, default: list[str]) -> list[str]:
    """Return a comma-separated list without empty parts."""
    return [word for word in _read(env.list, name, default) if word]


def choices(name: str, default: list[str], *, of: Sequence[str]) -> list[str]:
    """Return at least one of the words in `of`; none at all or another one stops the start with a sentence."""
    chosen = [word.strip().lower() for word in words(name, default)]
    strangers = [word for word in chosen if word not in of]
    if strangers or not chosen:
        wrong = f"says {', '.join(strangers)}" if strangers else "is empty"
        raise ImproperlyConfigured(f"{name} {wrong}: set it to some of {', '.join(of)}. See .env.example.")
    return chosen


def database(name: str, default: str) -> dict[str, object]:
    """Return Django's description of the database at the URL in `name`."""
    return dict(_read(env.dj_db_url, name, default))


def _read(reader, name: str, default):  # type: ignore[no-untyped-def]
    _seen.add(name)
    try:
        return reader(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"The setting {name} cannot be read: {error}. See .env.example.") from None


def refuse_unknown() -> None:
    """Stop the start when a NEWSROOM_ variable is set that nothing reads: most likely a misspelt one."""
    strangers = {name for name in os.environ if name.startswith("NEWSROOM_")} - _seen - _READ_ELSEWHERE
    if strangers:
        raise ImproperlyConfigured(
            f"Unknown setting {', '.join(sorted(strangers))}: correct the name or remove it; .env.example lists all."
        )


def data_folder() -> Path:
    """Return the folder that holds this installation's data; it is made when it is missing."""
    folder = Path(text("NEWSROOM_DATA", str(ROOT / "var"))).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be made ({error.strerror}): set NEWSROOM_DATA to one you may write to."
        ) from None
    return folder


def secret_key(folder: Path) -> str:
    """Return NEWSROOM_SECRET_KEY, or a key made once for this installation and kept in the data folder."""
    given = text("NEWSROOM_SECRET_KEY", "")
    if given:
        return given
    file = folder / "secret_key"
    try:
        if not file.exists():
            _keep(secrets.token_urlsafe(64), file=file)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {folder} ({error.strerror}): set NEWSROOM_SECRET_KEY or NEWSROOM_DATA."
        ) from None
    key = file.read_text().strip()
    if len(key) < 50:
        raise ImproperlyConfigured(f"{file} holds no key: remove the file and start again.")
    return key


def _keep(key: str, *, file: Path) -> None:
    # Written aside and linked into place: of processes that start together one wins, and all read the same whole key.
    descriptor, aside = tempfile.mkstemp(dir=file.parent, prefix=".secret_key-")
    try:
        with os.fdopen(descriptor, "w") as out:
            out.write(key)
        with contextlib.suppress(FileExistsError):
            os.link(aside, file)
    finally:
        Path(aside).unlink()


def site(folder: Path) -> tuple[str, str, bool]:
    """Return the paper's public address without a final slash, its host, and whether it is served over HTTPS.

    Without a setting it is the address that `make run` served at last, which it keeps in the data folder.
    """
    kept = folder / "site_url"
    url = text("NEWSROOM_SITE_URL", kept.read_text().strip() if kept.is_file() else "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            f"NEWSROOM_SITE_URL is {url!r}: set it to the paper's address, such as https://paper.example."
        )
    return url, parts.hostname, parts.scheme == "https"
