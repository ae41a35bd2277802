"""Is a Python that cannot do the work told so, in one sentence, even when it is too old to read our own code?"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import interpreter, places

pytestmark = pytest.mark.slow

FOLDER = places.ROOT / "scripts"


def test_a_python_that_suits_is_not_refused() -> None:
    assert interpreter.refusal(version=(3, 11), has_venv=True, executable="python3") == ""
    assert interpreter.refusal(version=(4, 0), has_venv=True, executable="python3") == ""


def test_an_old_python_is_told_what_is_needed() -> None:
    assert interpreter.refusal(version=(3, 9), has_venv=True, executable="/usr/bin/python3") == (
        "Python 3.11 or newer is needed and /usr/bin/python3 is Python 3.9: "
        "install a newer one, or name it: make PYTHON=/path/to/python3.11"
    )


def test_a_python_without_venv_is_told_which_package_brings_it() -> None:
    assert interpreter.refusal(version=(3, 12), has_venv=False, executable="python3") == (
        "python3 cannot make a virtual environment, for its modules venv and ensurepip are missing: "
        "install them (Debian and Ubuntu: apt-get install python3.12-venv), "
        "or name another Python: make PYTHON=/path/to/python3"
    )


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py", "interpreter.py"])
def test_what_runs_before_the_check_can_be_read_by_python_3_6(name: str) -> None:
    ast.parse((FOLDER / name).read_text(), feature_version=(3, 6))


def test_newer_syntax_would_be_noticed() -> None:
    with pytest.raises(SyntaxError):
        ast.parse("if (size := 3): pass", feature_version=(3, 6))


@pytest.fixture
def start(tmp_path: Path) -> "Start":
    return Start(tmp_path)


class Start:
    """Runs start.sh where the only Pythons are the ones a test makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def python(self, name: str, *, suits: bool, starts: bool = True) -> None:
        """Make a Python that says its name and what it was asked to run."""
        script = self.folder / name
        script.write_text(
            f'#!{sys.executable}\nimport sys\nif "ensurepip" in sys.argv[-1]: sys.exit({int(not suits)})\n'
            f"if not {starts}: sys.exit(127)\n"
            f'if sys.argv[-1]: print("{name}", *sys.argv[1:])\n'
        )
        script.chmod(0o755)

    def run(self, **environ: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["/bin/sh", FOLDER / "start.sh", "run"],
            env={"PATH": str(self.folder), **environ},
            capture_output=True,
            text=True,
            check=False,
        )


def test_the_newest_python_that_suits_does_the_work(start: Start) -> None:
    start.python("python3.14", suits=False, starts=False)
    start.python("python3.13", suits=False)
    start.python("python3.12", suits=True)
    start.python("python3", suits=True)
    assert start.run().stdout == "python3.12 -m scripts run\n"


def test_a_named_python_goes_first(start: Start) -> None:
    start.python("python3.12", suits=True)
    start.python("mine", suits=True)
    assert start.run(PYTHON="mine").stdout == "mine -m scripts run\n"


def test_when_none_suits_one_that_starts_says_why(start: Start) -> None:
    start.python("python3.14", suits=False, starts=False)
    start.python("python3", suits=False)
    assert start.run().stdout == "python3 -m scripts run\n"


def test_without_any_python_one_sentence_says_so(start: Start) -> None:
    done = start.run(PYTHON="nowhere")
    assert (done.returncode, done.stderr) == (
        1,
        "No Python was found (looked for: nowhere): install Python 3.11 or newer, "
        "or name one: make PYTHON=/path/to/python3\n",
    )
