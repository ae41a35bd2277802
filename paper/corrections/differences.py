"""What did a correction change? Word by word, in the words that readers read."""

from dataclasses import dataclass
from typing import Final

from paper.models import PublishedArticle
from paper.text import differing
from paper.text.differing import Segment
from paper.text.html import plain_text

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
    """A part of the article that was changed: its name, and each changed paragraph as its segments in order."""

    name: str
    paragraphs: list[tuple[Segment, ...]]


def differences(before: PublishedArticle, after: PublishedArticle) -> list[Difference]:
    """Return what differs between two texts of an article, part by part; paragraphs that stayed are left out."""
    found = []
    for field, name in TEXTS:
        texts = [getattr(text, field) for text in (before, after)]
        compared = differing.paragraphs(*(map(plain_text, texts) if field == "body" else texts))
        changed = [paragraph.segments for paragraph in compared if paragraph.kind != "same"]
        if changed:
            found.append(Difference(name, changed))
    return found
