"""What does the demo paper say of itself? Read from plain text files, one for each text and language."""

import datetime
from pathlib import Path
from typing import Final

from paper.about import policies

FOLDER: Final = Path(__file__).parent / "policies"


def promise(*, at: datetime.datetime) -> None:
    """Put the demo paper's own texts in force. A file is named `kind.language.txt` and typed as in the admin."""
    for path in sorted(FOLDER.glob("*.txt")):
        kind, language, _ = path.name.split(".")
        policies.write(kind=kind, language=language, body=policies.as_html(path.read_text(encoding="utf-8")), at=at)
