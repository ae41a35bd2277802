"""How long does it take to tell two texts apart, and to put them together? `python -m bench differing 3000`: words."""

import random
import statistics
import time
from collections.abc import Callable
from typing import Final

from paper.text.differing import paragraphs
from paper.text.merging import merge

ROUNDS: Final = 9
PARAGRAPH: Final = 50
Text = list[str]

CHANGES: Final[dict[str, Callable[[Text], Text]]] = {
    "nothing": lambda text: text,
    "one word": lambda text: ["other " + text[0], *text[1:]],
    "a word in each paragraph": lambda text: [f"{line} more" for line in text],
    "a tenth of all words": lambda text: [
        " ".join("x" if place % 10 == 0 else word for place, word in enumerate(line.split())) for line in text
    ],
    "the order of the paragraphs": lambda text: text[::-1],
    "everything": lambda text: _text(len(text), seed=2),
    "the paragraphs run into one": lambda text: [" ".join(text)],
}


def measure(words: int = 3000) -> str:
    """Compare a text with changed ones; say how many milliseconds of processor it took, the median and the most."""
    before = _text(words // PARAGRAPH, seed=1)
    lines = [f"two texts of {words} words, {ROUNDS} rounds: ms of processor, median and most"]
    for name, change in CHANGES.items():
        after, taken = change(before), []
        for _ in range(ROUNDS):
            begun = time.process_time()
            paragraphs("\n".join(before), "\n".join(after))
            taken.append((time.process_time() - begun) * 1000)
        lines.append(f"{name:32} {statistics.median(taken):7.1f} {max(taken):7.1f}")
    return "\n".join([*lines, *_three(before), ""])


def _three(base: Text) -> list[str]:
    """Put two texts together that were both made from a third, and say what that took, for each pair of changes."""
    lines = ["put together with one in which a word of each paragraph is another"]
    theirs = [f"{line} theirs" for line in base]
    for name, change in CHANGES.items():
        mine, taken = change(base), []
        for _ in range(ROUNDS):
            begun = time.process_time()
            for stretch in merge(base, mine, theirs):
                if stretch.who == "conflict":
                    paragraphs("\n".join(stretch.base), "\n".join(stretch.mine))
                    paragraphs("\n".join(stretch.base), "\n".join(stretch.theirs))
            taken.append((time.process_time() - begun) * 1000)
        lines.append(f"{name:32} {statistics.median(taken):7.1f} {max(taken):7.1f}")
    return lines


def _text(length: int, *, seed: int) -> Text:
    """A text in which the frequent words of a language come as often as they do in one."""
    chance, common = random.Random(seed), ["the", "of", "and", "in", "to"]
    return [
        " ".join(
            chance.choice(common) if chance.random() < 0.3 else f"w{chance.randrange(900)}" for _ in range(PARAGRAPH)
        )
        for _ in range(length)
    ]
