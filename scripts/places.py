"""Where do the checkout, its virtual environment, its tools and its data lie, and may they be written to?"""

import os
import tempfile
from pathlib import Path

from scripts.problem import Problem, from_os

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
TOOLS = ROOT / "var" / "tools"


def data_folder() -> Path:
    """Return the folder of this installation's data: NEWSROOM_DATA, or var/ in the checkout."""
    return Path(os.environ.get("NEWSROOM_DATA") or ROOT / "var").resolve()


def require_writable(folder: Path) -> None:
    """Make `folder` when it is missing and try to write in it; a Problem says what to do when that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Trying is the only true answer: root ignores permission bits, and a mount may be read-only.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        sentence = from_os(OSError(error.errno, error.strerror, str(folder)))
        raise sentence or Problem(f"{folder} cannot be used ({error.strerror}).") from None
