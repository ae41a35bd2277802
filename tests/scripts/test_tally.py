"""Does the closing line count what ran, and can a run that broke off look like success?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import tally
from scripts.tally import Tally

pytestmark = pytest.mark.slow

PASSING = "def test_one():\n    pass\n"
FAILING = "def test_two():\n    assert False\n"
SKIPPED = "import pytest\n\n\ndef test_three():\n    pytest.skip('no')\n"
BREAKING = "import pytest\n\n\n@pytest.fixture\ndef broken():\n    yield\n    raise ValueError\n\n\n"
ERROR = BREAKING + "def test_four(broken):\n    pass\n"


def run_pytest(folder: Path, **files: str) -> Tally:
    for name, text in files.items():
        (folder / f"test_{name}.py").write_text(text)
    report = folder / "report.xml"
    plain = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, f"--rootdir={folder}"]
    done = subprocess.run([*command, f"--junit-xml={report}"], cwd=folder, env=plain, capture_output=True, check=False)
    return tally.of_run(report, exit_code=done.returncode)


def test_a_run_is_counted(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, a=PASSING, b=FAILING, c=SKIPPED) == Tally(passed=1, failed=1, skipped=1)


def test_a_run_in_which_all_pass_is_counted(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, a=PASSING) == Tally(passed=1)


def test_what_breaks_in_a_fixture_is_a_failure(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, a=PASSING, b=ERROR).failed == 1


def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, a=PASSING, b="import nothing_of_that_name\n").failed > 0


def test_a_run_without_a_test_counts_nothing(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, a="") == Tally()


@pytest.mark.parametrize("exit_code", [1, 2, 3, 4, 137, -9])
def test_a_run_without_a_report_is_a_failure(exit_code: int, tmp_path: Path) -> None:
    assert tally.of_run(tmp_path / "report.xml", exit_code=exit_code) == Tally(failed=1)


@pytest.mark.parametrize("exit_code", [1, 2, 3, 4, -9])
def test_a_run_that_broke_off_after_its_report_is_a_failure(exit_code: int, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text('<testsuites><testsuite errors="0" failures="0" skipped="0" tests="5"/></testsuites>')
    assert tally.of_run(report, exit_code=exit_code) == Tally(passed=5, failed=1)


def test_two_runs_add_up_to_the_closing_line() -> None:
    assert str(Tally(passed=348, failed=1) + Tally(passed=12, failed=2, skipped=3)) == "360 passed, 3 failed"
