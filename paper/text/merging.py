"""How are two texts that were made from a third put together, paragraph by paragraph, so that nobody's words are lost?

As diff3 does it: what only one side changed is taken over, what both changed otherwise is left for a person to choose.
https://www.cis.upenn.edu/~bcpierce/papers/diff3-short.pdf
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from paper.text.differing import Pair, matched

# Who changed a stretch: nobody, one side, both in the same way, or both and each otherwise.
Who = Literal["nobody", "mine", "theirs", "both", "conflict"]
Words = Callable[[str], str]


@dataclass(frozen=True)
class Stretch:
    """Some paragraphs in a row: as they were, as I have them and as they have them, and who changed them."""

    who: Who
    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    def taken(self, side: str = "mine") -> tuple[str, ...]:
        """Return what goes into the text; in a conflict the chosen side's: `mine`, `theirs`, `base` or `both`."""
        if self.who != "conflict":
            return self.theirs if self.who == "theirs" else self.mine
        return {"theirs": self.theirs, "base": self.base, "both": self.theirs + self.mine}.get(side, self.mine)


class _Hunk(NamedTuple):
    """What one side made of `base[start:end]`."""

    start: int
    end: int
    new: tuple[str, ...]
    side: Literal["mine", "theirs"]


def merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], *, words: Words = str) -> list[Stretch]:
    """Return the stretches of three texts in order. `words` gives what a paragraph is known by when it was changed."""
    hunks = [*_hunks(base, mine, "mine", words), *_hunks(base, theirs, "theirs", words)]
    stretches: list[Stretch] = []
    place = 0
    for start, end, cluster in _clusters(sorted(hunks, key=lambda hunk: (hunk.start, hunk.end))):
        if place < start:
            stretches.append(_kept(base[place:start]))
        stretches.append(_stretch(base, start, end, cluster))
        place = end
    if place < len(base):
        stretches.append(_kept(base[place:]))
    return stretches


def merge_two(mine: Sequence[str], theirs: Sequence[str], *, words: Words = str) -> list[Stretch]:
    """Return the stretches of two texts of which nobody knows what they were made from: what differs is a conflict."""
    stretches: list[Stretch] = []
    place = 0
    for hunk in _hunks(theirs, mine, "mine", words):
        if place < hunk.start:
            stretches.append(_kept(theirs[place : hunk.start]))
        stretches.append(Stretch("conflict", (), hunk.new, tuple(theirs[hunk.start : hunk.end])))
        place = hunk.end
    if place < len(theirs):
        stretches.append(_kept(theirs[place:]))
    return stretches


def _kept(base: Sequence[str]) -> Stretch:
    return Stretch("nobody", tuple(base), tuple(base), tuple(base))


def _stretch(base: Sequence[str], start: int, end: int, cluster: list[_Hunk]) -> Stretch:
    mine, theirs = (_applied(base, start, end, [h for h in cluster if h.side == side]) for side in ("mine", "theirs"))
    sides = {hunk.side for hunk in cluster}
    who: Who = "both" if mine == theirs else "conflict" if len(sides) > 1 else cluster[0].side
    return Stretch(who, tuple(base[start:end]), mine, theirs)


def _applied(base: Sequence[str], start: int, end: int, hunks: list[_Hunk]) -> tuple[str, ...]:
    """Return what a side has in place of `base[start:end]`."""
    found: list[str] = []
    for hunk in hunks:
        found += [*base[start : hunk.start], *hunk.new]
        start = hunk.end
    return (*found, *base[start:end])


def _clusters(hunks: list[_Hunk]) -> Iterator[tuple[int, int, list[_Hunk]]]:
    """Put hunks together that speak of the same paragraphs, or both put something in at one place."""
    cluster: list[_Hunk] = []
    start = end = 0
    for hunk in hunks:
        if cluster and (hunk.start < end or hunk.start == hunk.end == start == end):
            cluster.append(hunk)
            end = max(end, hunk.end)
            continue
        if cluster:
            yield start, end, cluster
        cluster, start, end = [hunk], hunk.start, hunk.end
    if cluster:
        yield start, end, cluster


def _hunks(
    base: Sequence[str], changed: Sequence[str], side: Literal["mine", "theirs"], words: Words
) -> Iterator[_Hunk]:
    for sign, first, last, start, end in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if sign != "equal":
            old, new = [words(each) for each in base[first:last]], [words(each) for each in changed[start:end]]
            yield from _finer(matched(old, new), changed[start:end], first, side)


def _finer(pairs: list[Pair], new: Sequence[str], first: int, side: Literal["mine", "theirs"]) -> Iterator[_Hunk]:
    """Yield a hunk for each paragraph that became another, and one for each run of what only went or only came."""
    place = begun = first
    came: list[str] = []
    for before, after in [*pairs, (-1, -1)]:
        if before is not None and after is not None:
            if came or begun < place:
                yield _Hunk(begun, place, tuple(came), side)
            if before < 0:
                return
            place = first + before + 1
            yield _Hunk(place - 1, place, (new[after],), side)
            begun, came = place, []
        elif before is not None:
            place = first + before + 1
        elif after is not None:
            came.append(new[after])
