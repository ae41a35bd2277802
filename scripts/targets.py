"""Which function does a target of the Makefile, and how does a failure end?"""

import signal
import sys
from collections.abc import Callable
from types import FrameType

from scripts import checks, lighthouse, locking, measuring, picturing, running, testing
from scripts.problem import Problem, from_os

TARGETS: dict[str, Callable[[], int]] = {
    "run": running.run,
    "test": testing.everything,
    "test-fast": testing.fast,
    "test-crash": testing.crash,
    "test-load": testing.load,
    "bench": measuring.bench,
    "bench-edition": measuring.bench_edition,
    "bench-desk": measuring.bench_desk,
    "check": checks.check,
    "format": checks.rewrite,
    "lock": locking.lock,
    "screenshots": picturing.screenshots,
    "lighthouse": lighthouse.lighthouse,
}


def main(arguments: list[str]) -> int:
    """Do the target named by the first argument; return the exit code. A Problem becomes one line on stderr."""
    if len(arguments) != 1 or arguments[0] not in TARGETS:
        print(f"Name one of: {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return TARGETS[arguments[0]]()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        sentence = from_os(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _leave(number: int, _frame: FrameType | None) -> None:
    # As an exception, so that what was started is stopped and temporary folders go on the way out.
    sys.exit(128 + number)
