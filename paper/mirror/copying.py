"""How does a folder become the paper as it is now: what is new or changed is written, what is gone is removed?"""

import datetime
import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage

from paper.addresses import every_address
from paper.languages import Language
from paper.mirror import links
from paper.mirror.asking import Answer, ask
from paper.mirror.ledger import MANIFEST, Ledger
from paper.mirror.losses import lost_editions
from paper.mirror.writing import Folder
from paper.page import printed
from paper.store import stamp
from photos.renditions import ADDRESS, storage_name

VERIFY: Final = "VERIFY.txt"
_IN_SHEET = re.compile(r'url\("?([^")]+)"?\)')
_PASSES: Final = 3


def plain_names() -> dict[str, str]:
    """Return {a static file's name with the hash of its content: its plain name}, so that the mirror's names stay."""
    hashed: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    return {name: plain for plain, name in hashed.items()}


@dataclass
class Report:
    """What a run did, by the names of the files; `kept` is what is gone from the paper and still lies there."""

    written: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass
class Copy:
    """One run over the paper into a folder."""

    folder: Folder
    ledger: Ledger
    report: Report
    since: datetime.datetime | None = None
    plain: dict[str, str] = field(default_factory=plain_names)

    def page(self, path: str, *, file: str, changed_at: datetime.datetime | None) -> None:
        """Bring one address up to date, with the photos and static files that it names."""
        before = self.ledger.hash_before(file)
        if self.since and changed_at and changed_at < self.since and before and self.folder.holds(file):
            self._leave(file, sha256=before)
            return
        answer = ask(path)
        if answer is None:
            # It was there when the addresses were listed, and is not any more.
            return
        self._keep(file, self._as_file(answer, file=file))

    def texts(self) -> None:
        """Write how the mirror is verified."""
        words = _plain("paper/mirror_verify.txt", site_url=settings.SITE_URL, manifest=MANIFEST)
        self._keep(VERIFY, words)

    def _as_file(self, answer: Answer, *, file: str) -> bytes:
        if answer.leads_to:
            target = self._target(answer.leads_to)
            way = links.way(file, target) if target else f"{settings.SITE_URL}{answer.leads_to}"
            return _plain("paper/mirror_redirect.html", way=way)
        if not answer.is_html or file.endswith("/edition.html"):
            # Files to take away stay byte for byte what their hash was computed of.
            return answer.content
        return links.rewrite(answer.content.decode(), file=file, target=self._target).encode()

    def _target(self, path: str) -> str | None:
        """Return the file of a path; photos and static files are copied when first asked for."""
        photo = ADDRESS.fullmatch(path)
        if photo:
            return self._photo(path.lstrip("/"), name=storage_name(photo[1], f"{photo[2]}.{photo[3]}"))
        if path.startswith(settings.STATIC_URL):
            name = path.removeprefix(settings.STATIC_URL)
            return self._static(self.plain.get(name, name))
        return self.ledger.file_at(path)

    def _photo(self, file: str, *, name: str) -> str | None:
        if self.ledger.has(file):
            return file
        if not default_storage.exists(name):
            return None
        before = self.ledger.hash_before(file)
        if before and self.folder.holds(file):
            # A photo never changes: another upload is another photo.
            self._leave_alone(file, sha256=before)
        else:
            with default_storage.open(name) as photo:
                self._keep(file, photo.read())
        return file

    def _static(self, name: str) -> str | None:
        file, found = f"static/{name}", finders.find(name)
        if self.ledger.has(file):
            return file
        if not found:
            return None
        content = Path(str(found)).read_bytes()
        self._keep(file, content)
        if name.endswith(".css"):
            for address in _IN_SHEET.findall(content.decode()):
                self._static(posixpath.normpath(f"{posixpath.dirname(name)}/{address}"))
        return file

    def _leave(self, file: str, *, sha256: str) -> None:
        """Leave a page as the last run wrote it, and keep what it shows."""
        self._leave_alone(file, sha256=sha256)
        if file.endswith("index.html"):
            top = posixpath.dirname(file)
            for address in links.own_paths(self.folder.read(file).decode()):
                found = posixpath.normpath(f"{top}/{address}")
                if found.startswith(("media/", "static/")):
                    self._target(f"/{found}")

    def _leave_alone(self, file: str, *, sha256: str) -> None:
        self.ledger.note(file, sha256)
        self.report.unchanged += 1

    def _keep(self, file: str, content: bytes) -> None:
        self.ledger.note(file, hashlib.sha256(content).hexdigest())
        if self.folder.write(file, content):
            self.report.written.append(file)
        else:
            self.report.unchanged += 1


def mirror(
    top: Path,
    *,
    since: datetime.datetime | None = None,
    delete: bool = False,
    tick: Callable[[int, int], object] = lambda done, total: None,
) -> Report:
    """Bring the mirror in a folder up to date and return what was done; `tick` is told how far it is.

    What readers cannot get any more is removed as well, for it may be what was killed or recalled. Only where the
    database does not know an edition that the mirror holds, so that it may be the wrong one or a lost one, everything
    stays that is gone, until `delete` says otherwise. With `since`, articles of editions unchanged since then are not
    rendered. A release that comes in between makes it go over the paper again.
    """
    for _ in range(_PASSES):
        number = stamp.number()
        report = _once(top, since=since, delete=delete, tick=tick)
        if stamp.number() == number:
            break
    return report


def _once(top: Path, *, since: datetime.datetime | None, delete: bool, tick: Callable[[int, int], object]) -> Report:
    folder, report = Folder(top), Report()
    try:
        with Ledger() as ledger:
            ledger.read_before(top)
            for address in every_address():
                ledger.expect(address)
            run, total = Copy(folder, ledger, report, since), ledger.count()
            for done, (path, file, changed_at) in enumerate(ledger.addresses(), start=1):
                run.page(path, file=file, changed_at=changed_at)
                tick(done, total)
            run.texts()
            _clear(run, delete=delete)
            folder.write(MANIFEST, "".join(ledger.manifest()).encode())
    finally:
        folder.close()
    return report


def _clear(run: Copy, *, delete: bool) -> None:
    gone = list(run.ledger.gone())
    run.report.lost = sorted(lost_editions(gone))
    if run.report.lost and not delete:
        run.report.kept = gone
        for file in gone:
            # It still is the mirror's own file: the next run has to know it.
            run.ledger.note(file, run.ledger.hash_before(file) or "")
        return
    for file in gone:
        run.folder.remove(file)
    run.report.removed = gone


def _plain(template: str, **context: str) -> bytes:
    return printed(template, context, language=Language.ENGLISH).encode()
