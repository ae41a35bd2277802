"""What does `make screenshots` need before a browser can photograph the pages?"""

import os
import shutil

from scripts import browser, debs, driver, environment, places, program
from scripts.problem import Problem


def screenshots() -> int:
    """Set up what is missing and photograph the demo's pages into docs/screenshots; return the exit code."""
    environment.ensure(environment.DEVELOP)
    chromium = browser.ensure()
    _ensure_pdftoppm()
    command = [places.VENV_PYTHON, "-m", "scripts.screenshots", chromium]
    return program.in_foreground(command, env={**os.environ, **driver.ensure()})


def _ensure_pdftoppm() -> None:
    # Turns what the browser prints into pictures.
    if shutil.which("pdftoppm"):
        return
    try:
        debs.install("poppler-utils")
    except Problem as problem:
        raise Problem(f"make screenshots needs pdftoppm (Debian: apt-get install poppler-utils): {problem}") from None
