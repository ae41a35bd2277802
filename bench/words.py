"""Which words does a made-up archive consist of? As in any language, few are everywhere and most are nowhere near."""

import itertools
import random
from collections.abc import Iterator

VOCABULARY = 40_000
POOL = 600_000
SENTENCE = (9, 24)

_BEGINNINGS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "ch", "sh", "kh", "gh", "q"]
_VOWELS = ["a", "e", "i", "o", "u"]
_ENDS = ["", "n", "r", "l", "sh", "d", "m"]


def vocabulary(size: int = VOCABULARY) -> list[str]:
    """Return so many different words, the shortest first: what is said most is short."""
    syllables = ["".join(parts) for parts in itertools.product(_BEGINNINGS, _VOWELS, _ENDS)]
    shuffled = random.Random(1).sample(syllables, len(syllables))
    longer = ("".join(pair) for pair in itertools.product(shuffled, shuffled))
    return list(itertools.islice(itertools.chain(shuffled, longer), size))


class Prose:
    """An endless text whose words are as frequent as Zipf's law says, in sentences; the same for the same seed.

    A long stretch is drawn once and every passage is cut out of it, so that a passage costs no more than a slice.
    https://en.wikipedia.org/wiki/Zipf%27s_law
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words = vocabulary()
        weights = itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words)))
        drawn = self._random.choices(self.words, cum_weights=list(weights), k=POOL)
        marked = list(self._sentences(drawn))
        self._starts = list(itertools.accumulate((len(word) + 1 for word in marked), initial=0))
        self._text = " ".join(marked) + " "

    def passage(self, least: int, most: int) -> tuple[str, int]:
        """Return a passage of so many words, and how many they are."""
        count = self._random.randint(least, most)
        start = self._random.randrange(POOL - count)
        return self._text[self._starts[start] : self._starts[start + count] - 1], count

    def rare(self) -> str:
        """Return a word of which most are printed a few times in a million articles."""
        return f"{self._random.choice(self.words)}{self._random.choice(self.words[:500])}"

    def chosen(self, items: list[str], *, most: int) -> list[str]:
        """Return one to `most` of some items, the first of them far more often than the last."""
        picks = {int(len(items) * self._random.random() ** 1.7) for _ in range(self._random.randint(1, most))}
        return [items[pick] for pick in sorted(picks)]

    def _sentences(self, drawn: list[str]) -> Iterator[str]:
        left = 0
        for word in drawn:
            if left == 0:
                left = self._random.randint(*SENTENCE)
                yield word.capitalize()
            else:
                left -= 1
                yield word + "." if left == 0 else word
