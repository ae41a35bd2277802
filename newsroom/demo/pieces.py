"""What does the demo paper's week say? Read from plain text files, one for each piece."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "pieces"
# The folders: six days that are released, the one in the making, and the Dari edition of the sixth day.
RELEASED_DAYS: Final = (1, 2, 3, 4, 5, 6)
DAY_IN_THE_MAKING: Final = 7
DAY_IN_DARI: Final = 8
_TEXTS: Final = (
    "kicker", "standfirst", "dateline", "photo", "caption", "tags", "note", "remark", "about", "answer",
    "ednote", "author_note", "misprint", "correction",
)  # fmt: skip
_KNOWN: Final = frozenset({"headline", "section", "genre", "language", "by", "lead", "state", "placed", *_TEXTS})
_EMPHASIS: Final = re.compile(r"\*([^*]+)\*")


class UnreadablePiece(Exception):
    """A file that is not a piece; the message names it and says why."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of the week, as its file has it."""

    day: int
    order: int
    slug: str
    headline: str
    kicker: str
    standfirst: str
    section: str
    genre: str
    language: str
    by: tuple[str, ...]
    dateline: str
    photo: str
    caption: str
    tags: str
    is_lead: bool
    state: str
    is_placed: bool
    note: str
    remark: str
    about: str
    answer: str
    ednote: str
    author_note: str
    misprint: str
    correction: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words the text has, subheads included."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @property
    def body(self) -> str:
        """The text as HTML."""
        return "".join(_html(paragraph) for paragraph in self.paragraphs)

    @property
    def body_as_first_printed(self) -> str:
        """The text as HTML with the misprint in it, where there is one: `misprint: what stood => what should stand`."""
        wrong, _, right = self.misprint.partition(" => ")
        return self.body.replace(right, wrong, 1) if right else self.body


def pieces_of(day: int) -> list[Piece]:
    """Return the pieces of one folder in running order."""
    return [read(path) for path in sorted((FOLDER / str(day)).glob("*.txt"))]


def read(path: Path) -> Piece:
    """Read one file: a head of `key: value` lines, an empty line, and paragraphs between empty lines.

    In the text `## ` begins a subhead, `> ` a quotation, and `*word*` is emphasis. Raises UnreadablePiece.
    """
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(_field(line, path=path) for line in head.splitlines())
    order, _, slug = path.stem.partition("-")
    try:
        return Piece(
            day=int(path.parent.name),
            order=int(order),
            slug=slug,
            headline=fields["headline"],
            section=fields["section"],
            genre=fields["genre"],
            language=fields.get("language", "en"),
            by=tuple(name.strip() for name in fields.get("by", "").split(",") if name.strip()),
            is_lead=fields.get("lead") == "yes",
            is_placed=fields.get("placed") != "no",
            state=fields.get("state", "ready"),
            paragraphs=tuple(" ".join(each.split()) for each in text.split("\n\n") if each.strip()),
            **{name: fields.get(name, "") for name in _TEXTS},
        )
    except KeyError as missing:
        raise UnreadablePiece(f"{path.name} has no {missing.args[0]}: add the line to its head.") from None


def _field(line: str, *, path: Path) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or name not in _KNOWN:
        raise UnreadablePiece(f"{path.name} has the line “{line[:40]}” in its head: correct or remove it.")
    return name, value.strip()


def _html(paragraph: str) -> str:
    for mark, tag in (("## ", "h2"), ("> ", "blockquote")):
        if paragraph.startswith(mark):
            inner = _inline(paragraph.removeprefix(mark))
            return f"<{tag}>{inner}</{tag}>" if tag == "h2" else f"<{tag}><p>{inner}</p></{tag}>"
    return f"<p>{_inline(paragraph)}</p>"


def _inline(text: str) -> str:
    return _EMPHASIS.sub(r"<em>\1</em>", escape(text, quote=False))
