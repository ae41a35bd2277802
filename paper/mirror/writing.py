"""How is a file of a mirror written, so that it is always whole and untouched when nothing changed?"""

import hashlib
import shutil
from pathlib import Path

_ASIDE = ".writing"


class Folder:
    """The folder of a mirror. Files are written aside and moved into place, so a stopped run leaves none half."""

    def __init__(self, top: Path) -> None:
        self.top = top
        shutil.rmtree(top / _ASIDE, ignore_errors=True)
        (top / _ASIDE).mkdir(parents=True)

    def close(self) -> None:
        """Remove what was needed for writing."""
        shutil.rmtree(self.top / _ASIDE, ignore_errors=True)

    def holds(self, file: str) -> bool:
        """Tell whether a file is there."""
        return (self.top / file).is_file()

    def read(self, file: str) -> bytes:
        """Return what a file holds."""
        return (self.top / file).read_bytes()

    def write(self, file: str, content: bytes) -> bool:
        """Put a content into a file unless it holds just that; say whether it was written."""
        place = self.top / file
        if place.is_file() and place.stat().st_size == len(content) and place.read_bytes() == content:
            return False
        aside = self.top / _ASIDE / hashlib.sha256(file.encode()).hexdigest()
        aside.write_bytes(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(place)
        return True

    def remove(self, file: str) -> None:
        """Remove a file and the folders that are empty then; nothing outside the mirror, whatever the name says."""
        place = self.top / file
        if self.top.resolve() not in place.resolve().parents:
            return
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == self.top or any(folder.iterdir()):
                return
            folder.rmdir()
