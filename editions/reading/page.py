"""What was found on a page of an old paper, and how sure is it?"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby
from typing import Generic, Literal, TypeVar

T_co = TypeVar("T_co", covariant=True)

Kind = Literal["p", "heading", "item", "quote"]


class PageRefused(ValueError):
    """A page that cannot be read; the message is one sentence for the person who brought it."""


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """One field of a page: its value (None: not found), where it was found, and whether that is certain."""

    value: T_co | None
    how: str
    sure: bool = True


@dataclass(frozen=True)
class Paragraph:
    """One block of the text: `html` is escaped inline HTML without a block element around it."""

    text: str
    html: str
    kind: Kind = "p"


@dataclass(frozen=True)
class Writer:
    """Who wrote the page, as its closing line or its byline says."""

    name: Found[str]
    standing: Found[str]
    email: Found[str]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page as it was read; `left_out` names what stands on it and is no part of the article."""

    editor_in_chief: Found[str]
    issue_date: Found[date]
    section: Found[str]
    headline: Found[str]
    paragraphs: Found[tuple[Paragraph, ...]]
    writers: tuple[Writer, ...]
    author_note: Found[str]
    encoding: Found[str]
    left_out: tuple[str, ...]

    @property
    def body_html(self) -> str:
        """The paragraphs as HTML blocks, in order; items that follow one another share a list."""
        blocks = groupby(self.paragraphs.value or (), key=lambda paragraph: paragraph.kind)
        return "".join(_block(kind, [paragraph.html for paragraph in group]) for kind, group in blocks)

    def findings(self) -> Iterator[tuple[str, Found[object]]]:
        """Every field with its name as a person says it, the writers' among them."""
        for field in fields(self):
            found = getattr(self, field.name)
            if isinstance(found, Found):
                yield field.name.replace("_", " "), found
        for writer in self.writers:
            yield "author", writer.name
            yield "standing", writer.standing
            yield "e-mail", writer.email


def _block(kind: Kind, texts: list[str]) -> str:
    if kind == "item":
        return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
    start, end = {
        "heading": ("<h3>", "</h3>"),
        "quote": ("<blockquote><p>", "</p></blockquote>"),
    }.get(kind, ("<p>", "</p>"))
    return "".join(f"{start}{text}{end}" for text in texts)
