"""Which words differ between two texts, paragraph by paragraph, in any script that parts words by spaces?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal, NamedTuple

Sign = Literal["same", "gone", "new"]
Kind = Literal["same", "changed", "gone", "new", "skipped"]
Pair = tuple[int | None, int | None]
# Two paragraphs that share less than one word in so many are another paragraph, and not the same one changed.
KIN: Final = 4
# Word by word takes the square of the length: a stretch of more pairs than this is shown as taken out and put in whole.
MOST_PAIRS: Final = 160_000
# So many paragraphs against so many are compared each with each, to find which became which.
MOST_CANDIDATES: Final = 6_400


class Segment(NamedTuple):
    """Some words in a row that stayed, went or came."""

    sign: Sign
    words: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and what became of it; `skipped` stands for `count` paragraphs that stayed as they were."""

    kind: Kind
    segments: tuple[Segment, ...] = ()
    count: int = 1


def paragraphs(before: str, after: str) -> list[Paragraph]:
    """Return the paragraphs of two texts, one per line, in order, with what became of each."""
    old, new = before.splitlines(), after.splitlines()
    found = []
    for sign, first, last, start, end in _steps(old, new):
        if sign == "equal":
            found += [Paragraph("same", (Segment("same", line),)) for line in old[first:last]]
        else:
            found += _replaced(old[first:last], new[start:end])
    return found


def folded(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with one that says how many in place of those that stayed."""
    shown: list[Paragraph] = []
    for paragraph in found:
        if paragraph.kind != "same":
            shown.append(paragraph)
        elif shown and shown[-1].kind == "skipped":
            shown[-1] = Paragraph("skipped", count=shown[-1].count + 1)
        else:
            shown.append(Paragraph("skipped"))
    return shown


def words(before: str, after: str) -> list[Segment]:
    """Return what stayed, went and came between two lines of text, in order; little that is alike is put in whole."""
    old, new = before.split(), after.split()
    steps = _without_islands(list(_word_steps(old, new)))
    kept = sum(len(gone) for sign, gone, _ in steps if sign == "same")
    if kept * KIN < max(len(old), len(new)):
        steps = [("other", old, new)]
    return [segment for step in steps for segment in _segments(*step)]


def matched(old: list[str], new: list[str]) -> list[Pair]:
    """Return which paragraph became which: the pairs, in order, that have most words in common."""
    if len(old) * len(new) > MOST_CANDIDATES:
        return [*((index, None) for index in range(len(old))), *((None, index) for index in range(len(new)))]
    counts = [[Counter(line.split()) for line in text] for text in (old, new)]
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in range(len(old) - 1, -1, -1):
        for two in range(len(new) - 1, -1, -1):
            shared = _shared(counts[0][one], counts[1][two])
            paired = best[one + 1][two + 1] + shared if shared else 0
            best[one][two] = max(best[one + 1][two], best[one][two + 1], paired)
    found: list[Pair] = []
    one = two = 0
    while one < len(old) or two < len(new):
        if one < len(old) and best[one][two] == best[one + 1][two]:
            found.append((one, None))
            one += 1
        elif two < len(new) and best[one][two] == best[one][two + 1]:
            found.append((None, two))
            two += 1
        else:
            found.append((one, two))
            one, two = one + 1, two + 1
    return found


_Step = tuple[str, list[str], list[str]]


def _segments(sign: str, old: list[str], new: list[str]) -> Iterator[Segment]:
    if sign == "same":
        yield Segment("same", " ".join(old))
        return
    if old:
        yield Segment("gone", " ".join(old))
    if new:
        yield Segment("new", " ".join(new))


def _word_steps(old: list[str], new: list[str]) -> Iterator[_Step]:
    """Yield what is the same and what is not, sought only between words that occur once in both: these cannot err."""
    anchors = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
    for (first, start), (last, end) in pairwise(anchors):
        between, instead = old[first + 1 : last], new[start + 1 : end]
        if len(between) * len(instead) > MOST_PAIRS:
            yield "other", between, instead
        elif between or instead:
            for sign, one, two, three, four in _steps(between, instead):
                yield "same" if sign == "equal" else "other", between[one:two], instead[three:four]
        if last < len(old):
            yield "same", [old[last]], [new[end]]


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return the longest rising row of (place before, place after) of words that stand once in either text."""
    once_old, once_new = ({word for word, number in Counter(text).items() if number == 1} for text in (old, new))
    place = {word: index for index, word in enumerate(new) if word in once_new}
    pairs = [(index, place[word]) for index, word in enumerate(old) if word in once_old and word in place]
    # Patience sorting, as `diff --patience` does it: https://bramcohen.livejournal.com/73318.html
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, target) in enumerate(pairs):
        pile = bisect_left(tails, target)
        before.append(ends[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [target]
        ends[pile : pile + 1] = [number]
    row: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _without_islands(steps: list[_Step]) -> list[_Step]:
    """Put steps of one kind together, and with them what stayed by chance between longer changes, as "of the"."""
    joined = _joined(steps)
    for index in range(1, len(joined) - 1):
        sign, old, new = joined[index]
        if sign == "same" and all(_weight(joined[index + side]) > 4 * len(old) for side in (-1, 1)):
            joined[index] = ("other", old, new)
    return _joined(joined)


def _joined(steps: list[_Step]) -> list[_Step]:
    joined: list[_Step] = []
    for sign, old, new in steps:
        if joined and joined[-1][0] == sign:
            joined[-1] = (sign, joined[-1][1] + old, joined[-1][2] + new)
        else:
            joined.append((sign, old, new))
    return joined


def _weight(step: _Step) -> int:
    return len(step[1]) + len(step[2])


def _replaced(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    for before, after in matched(old, new):
        if before is None and after is not None:
            yield Paragraph("new", (Segment("new", new[after]),))
        elif before is not None and after is None:
            yield Paragraph("gone", (Segment("gone", old[before]),))
        elif before is not None and after is not None:
            yield Paragraph("changed", tuple(words(old[before], new[after])))


def _shared(one: Counter[str], two: Counter[str]) -> int:
    """Return how many words two paragraphs share; 0 when they are no kin."""
    shared = sum(min(number, two[word]) for word, number in one.items() if word in two)
    return shared if shared * KIN >= max(one.total(), two.total()) else 0


def _steps(before: list[str], after: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
