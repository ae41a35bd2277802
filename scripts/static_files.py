"""Which static files does the site need, and have they been collected? The editor brings 1,250 and needs a tenth."""

import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_EDITOR = "ckeditor/ckeditor"
_PLUGINS = {
    "a11yhelp", "clipboard", "dialog", "divarea", "icons.png", "icons_hidpi.png", "language", "lineutils", "link",
    "liststyle", "notification", "notificationaggregator", "pastefromgdocs", "pastefromlibreoffice", "pastefromword",
    "pastetools", "specialchar", "table", "tableselection", "tabletools", "widget",
}  # fmt: skip
# The staff's pages are in English; a Dari or an Arabic interface falls back on these.
_LANGUAGES = {"en.js", "fa.js", "ar.js"}


def unused() -> list[str]:
    """Return collectstatic's ignore patterns: all of the editor that the staff's one form never asks for."""
    editor = Path(str(resources.files("ckeditor"))) / "static" / _EDITOR
    plugins = [f"{_EDITOR}/plugins/{name}/*" for name in _others(editor / "plugins", keep=_PLUGINS)]
    languages = [f"*/lang/{name}" for name in _others(editor / "lang", keep=_LANGUAGES)]
    skins = [f"{_EDITOR}/skins/{name}/*" for name in _others(editor / "skins", keep={"moono-lisa"})]
    return [*plugins, *languages, *skins, "ckeditor/galleriffic/*", "ckeditor/file-icons/*"]


def _others(folder: Path, *, keep: set[str]) -> list[str]:
    return sorted(child.name for child in folder.iterdir() if child.name not in keep)


def collect() -> bool:
    """Collect the static files when one of them changed since the last time; say whether that was needed."""
    stamp, now = Path(settings.STATIC_ROOT).with_suffix(".stamp"), _fingerprint()
    if stamp.is_file() and stamp.read_text() == now:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=unused())
    stamp.write_text(now)
    return True


def _fingerprint() -> str:
    """Return a digest of every file's name, size and time: a tenth of a second, where collecting takes many."""
    return hashlib.sha256("\n".join(sorted(_described())).encode()).hexdigest()


def _described() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list(unused()):
            facts = Path(storage.path(name)).stat()
            yield f"{name} {facts.st_size} {facts.st_mtime_ns}"
