"""What does `make lighthouse` need before Lighthouse can look at the paper, and what must it find there?

Lighthouse comes from npm into var/tools, at one version, with Node.js and the Chromium of this machine.
"""

import os
import shutil
from pathlib import Path

from scripts import browser, driver, environment, places, program
from scripts.problem import Problem

VERSION = "12.8.2"
NODE = 18
FOLDER = places.TOOLS / f"lighthouse-{VERSION}"
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"


def lighthouse() -> int:
    """Set up what is missing and audit the demo's pages on the mobile profile; 1 when a page falls short."""
    environment.ensure(environment.DEVELOP)
    chromium = browser.ensure()
    ensure()
    command = [places.VENV_PYTHON, "-m", "scripts.audits", chromium, PROGRAM]
    return program.in_foreground(command, env={**os.environ, **driver.ensure()})


def ensure() -> Path:
    """Return the program, fetched once; a Problem says what is missing."""
    require_node()
    if not PROGRAM.exists():
        print(f"Fetching Lighthouse {VERSION} (once) …", flush=True)
        places.require_writable(FOLDER)
        install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER, f"lighthouse@{VERSION}"]
        code, said = program.output_of(install, seconds=600)
        if code or not PROGRAM.exists():
            raise Problem(f"Lighthouse could not be fetched from npm: {program.last_line(said)}")
    return PROGRAM


def require_node() -> None:
    """Look for Node.js and npm; a Problem says which is missing or too old."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        raise Problem(f"make lighthouse needs {' and '.join(missing)}: install Node.js {NODE} or newer (Debian: npm).")
    version = program.output_of(["node", "--version"])[1].strip()
    if int(version.removeprefix("v").partition(".")[0] or 0) < NODE:
        raise Problem(f"make lighthouse needs Node.js {NODE} or newer, and this is {version}: install a newer one.")
