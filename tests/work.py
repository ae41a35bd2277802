"""How much work is a call, whatever else the machine has to do?

A machine may be twice as slow in one hour as in the next, so no test asserts seconds. The same small piece of work, the
yardstick, is done before and after the call in the same process; what counts is how many of it the call took.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_WORDS = 60_000
_TIMES = 3


def measured(call: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and its work in yardsticks; each of which is a tenth of a second or so."""
    before = [_yardstick() for _ in range(_TIMES)]
    started = time.process_time()
    result = call()
    spent = time.process_time() - started
    after = [_yardstick() for _ in range(_TIMES)]
    return result, spent / statistics.median(before + after)


def _yardstick() -> float:
    started = time.process_time()
    words = [str(number * 7919 % 100_003) for number in range(_WORDS)]
    counted = Counter(word[-3:] for word in words)
    "".join(f"<p>{word}</p>" for word in sorted(words, key=lambda word: (counted[word[-3:]], word))).encode()
    return time.process_time() - started
