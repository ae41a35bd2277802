"""What must the code and the settings pass before they are shared? Every tool has its say, then one verdict."""

import tempfile
import time
from pathlib import Path

from scripts import environment, places, program
from scripts.problem import Problem

# Where Jinja's templates are, as `paper.templating.environment` has it; the others are Django's own.
FOLDERS = ("paper", "photos", "unreleased")
_READERS = ["-m", "djlint", *(f"templates/{name}" for name in FOLDERS), "--quiet", "--profile", "jinja"]
_STAFFS = ["-m", "djlint", "templates", "--quiet", "--extend-exclude", ",".join(f"templates/{n}" for n in FOLDERS)]
_CHECKS: dict[str, list[str]] = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy", "."],
    "layers": ["-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"],
    "staff's templates, form": [*_STAFFS, "--check"],
    "staff's templates, lint": [*_STAFFS, "--lint"],
    "readers' templates, form": [*_READERS, "--check"],
    "readers' templates, lint": [*_READERS, "--lint"],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
    "production settings": ["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}
_REWRITES = [
    ["-m", "ruff", "check", "--fix", "--quiet", "."],
    ["-m", "ruff", "format", "--quiet", "."],
    [*_STAFFS, "--reformat"],
    [*_READERS, "--reformat"],
]
# What a paper on the street sets; see .env.example.
_PRODUCTION = {
    "NEWSROOM_SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "NEWSROOM_SITE_URL": "https://paper.example",
    "NEWSROOM_ALLOWED_HOSTS": "paper.example",
    "NEWSROOM_DEBUG": "no",
}


def check() -> int:
    """Run every check and print one line for each, and what a failing one said; return the exit code."""
    environment.ensure(environment.DEVELOP)
    with tempfile.TemporaryDirectory(prefix="newsroom-check-") as data:
        failed = [name for name, command in _CHECKS.items() if not _passes(name, command, data=Path(data))]
    print(f"\n{len(_CHECKS) - len(failed)} of {len(_CHECKS)} checks pass")
    return 1 if failed else 0


def _passes(name: str, command: list[str], *, data: Path) -> bool:
    begun = time.monotonic()
    settings = _PRODUCTION if name == "production settings" else {}
    # A database and a data folder of its own: a check must neither need nor touch those of the installation.
    apart = {"NEWSROOM_DATA": str(data), "DATABASE_URL": f"sqlite:///{data / 'check.sqlite3'}"}
    code, said = program.output_of([places.VENV_PYTHON, *command], env={**apart, **settings})
    print(f"{'FAIL' if code else 'pass'}  {name:<20} {time.monotonic() - begun:5.1f} s", flush=True)
    if code:
        print(said, flush=True)
    return code == 0


def rewrite() -> int:
    """Rewrite the code as the formatters want it; what they cannot mend is for `make check` to say."""
    environment.ensure(environment.DEVELOP)
    for command in _REWRITES:
        code, said = program.output_of([places.VENV_PYTHON, *command])
        # Both tools answer 1 when something is left to do by hand.
        if code > 1:
            raise Problem(f"{command[1]} failed: {program.last_line(said)}")
    return 0
