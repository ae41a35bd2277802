"""What did a correction change? Word by word, in the words that readers read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from paper.models import PublishedArticle
from paper.text.html import plain_text

Sign = Literal["same", "gone", "new"]
Parts = list[tuple[Sign, str]]
# Above this a paragraph is shown as taken out and put in whole: word by word takes the square of its length.
LONGEST_PARAGRAPH: Final = 800
# Two paragraphs that share less than one word in so many are another paragraph, and not the same one changed.
KIN: Final = 4
TEXTS: Final = (
    ("kicker", "Kicker"),
    ("headline", "Headline"),
    ("standfirst", "Summary"),
    ("byline", "Byline"),
    ("dateline", "Dateline"),
    ("body", "Text"),
    ("author_note", "About the writer"),
    ("photo_caption", "Caption"),
    ("photo_credit", "Photo credit"),
    ("photo_alt", "Description of the photo"),
)


@dataclass(frozen=True)
class Difference:
    """A part of the article that was changed: its name, and each changed paragraph as (sign, words) parts in order."""

    name: str
    paragraphs: list[Parts]


def differences(before: PublishedArticle, after: PublishedArticle) -> list[Difference]:
    """Return what differs between two texts of an article, part by part; paragraphs that stayed are left out."""
    found = []
    for field, name in TEXTS:
        texts = [
            plain_text(getattr(text, field)) if field == "body" else getattr(text, field) for text in (before, after)
        ]
        paragraphs = list(_paragraphs(*(text.splitlines() for text in texts)))
        if paragraphs:
            found.append(Difference(name, paragraphs))
    return found


def _paragraphs(before: list[str], after: list[str]) -> Iterator[Parts]:
    for sign, first, last, start, end in _steps(before, after):
        if sign == "equal":
            continue
        gone, new = before[first:last], after[start:end]
        paired = min(len(gone), len(new))
        yield from (_words(*pair) for pair in zip(gone, new, strict=False))
        for paragraph in gone[paired:]:
            yield [("gone", paragraph)]
        for paragraph in new[paired:]:
            yield [("new", paragraph)]


def _words(before: str, after: str) -> Parts:
    gone, new = before.split(), after.split()
    if max(len(gone), len(new)) > LONGEST_PARAGRAPH:
        return [("gone", before), ("new", after)]
    parts: Parts = []
    for sign, first, last, start, end in _steps(gone, new):
        if sign == "equal":
            parts.append(("same", " ".join(gone[first:last])))
            continue
        if last > first:
            parts.append(("gone", " ".join(gone[first:last])))
        if end > start:
            parts.append(("new", " ".join(new[start:end])))
    kept = sum(len(words.split()) for sign, words in parts if sign == "same")
    return parts if kept * KIN >= max(len(gone), len(new)) else [("gone", before), ("new", after)]


def _steps(before: list[str], after: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
