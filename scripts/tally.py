"""How many tests passed and failed? Read from what pytest wrote for machines, not from what it wrote for people."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# pytest's own exit codes: all passed; no test was found.
_COMPLETE = {0, 5}


@dataclass(frozen=True)
class Tally:
    """What one or several test runs came to."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


def of_run(report: Path, *, exit_code: int) -> Tally:
    """Return the tally of a pytest run from its JUnit `report`.

    A run that broke off counts as a failure whatever it wrote, or did not write: nothing may look like success.
    """
    counted = _counted(report) if report.is_file() else Tally()
    broke_off = not report.is_file() or (exit_code not in _COMPLETE and not counted.failed)
    return counted + Tally(failed=1) if broke_off else counted


def _counted(report: Path) -> Tally:
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314  (our own pytest wrote it)
    return sum((_of_suite(suite) for suite in suites), Tally())


def _of_suite(suite: ElementTree.Element) -> Tally:
    tests, failures, errors, skipped = (
        int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")
    )
    return Tally(passed=max(tests - failures - errors - skipped, 0), failed=failures + errors, skipped=skipped)
