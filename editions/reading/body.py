"""Which lines are the text of a page, in which paragraphs, and where does its closing line begin?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editions.reading.closing import LONGEST, Closing, find_closing, is_plainly_closing, may_be_closing, who_is
from editions.reading.furniture import Role, is_way_up, role
from editions.reading.lines import Line, key, plain_line
from editions.reading.mail import addresses
from editions.reading.names import read_byline
from editions.reading.page import Found, Kind, PageRefused, Paragraph

_SENTENCE_STARTS = re.compile(r"(?<=\w\w[.!?”\")])\s+(?=\S)")
_SMALL_WORDS = {"the", "and", "for", "with", "from", "over", "into", "that"}


@dataclass(frozen=True)
class Body:
    """The text, the closing lines below it, a byline that stood there, and what belongs to neither."""

    paragraphs: Found[tuple[Paragraph, ...]]
    closing: list[Line]
    closing_sure: bool
    byline: tuple[str, ...]
    left_out: list[Line]


def read_body(lines: Sequence[Line], *, names: Sequence[str]) -> Body:
    """Part the text from the closing line and the page's foot; raises PageRefused when nothing is left."""
    page, foot = _without_foot(lines)
    kept = [line for line in page if role(line) is Role.TEXT]
    dropped = [line for line in page if role(line) in {Role.MENU, Role.SECTION, Role.NAMEPLATE}]
    kept = _with_closing_parted(kept)
    _refuse_several_pages(kept)
    closing = find_closing(kept) or Closing(len(kept), len(kept), sure=True)
    text, after = _around(kept, closing)
    signed = read_byline(text[-1].text) if text else None
    text = _without_names(text[:-1] if signed else text, names=[*names, *_names(kept, closing)])
    if not text:
        raise PageRefused("No text was found under its headline.")
    return Body(
        paragraphs=_paragraphs(text, doubt="lines after the closing line are left out" if after else ""),
        closing=kept[closing.start : closing.end],
        closing_sure=closing.sure,
        byline=signed[0] if signed else (),
        left_out=[*dropped, *after, *(line for line in foot if role(line) is Role.TEXT)],
    )


def _refuse_several_pages(lines: Sequence[Line]) -> None:
    """Raise PageRefused when text goes on after a writer's closing line and ends in another one.

    Read as one page, the first writer's text would be printed under the last one's name.
    """
    reached = [
        place for place, line in enumerate(lines) if is_plainly_closing(line) and addresses(line.text, links=line.mails)
    ]
    for first, after in pairwise(reached):
        between = [line for line in lines[first + 1 : after] if line.is_prose and not may_be_closing(line)]
        if len(between) > 1 and any(line.is_prose for line in lines[:first]):
            raise PageRefused("It holds several pages, each with a writer of its own: save each as a file of its own.")


def _without_foot(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines up to the first that belongs to the foot of the site: rights, comments, the way up."""
    prose_seen = False
    for position, line in enumerate(lines):
        prose_seen = prose_seen or line.is_prose
        ends = role(line) is Role.END or (
            is_way_up(line.text) and not any(is_plainly_closing(later) for later in lines[position:])
        )
        if prose_seen and ends:
            return list(lines[:position]), list(lines[position + 1 :])
    return list(lines), []


def _with_closing_parted(lines: list[Line]) -> list[Line]:
    """The last paragraph as two lines when the closing line was run into it."""
    if not lines or len(lines[-1].text) < 200 or any(is_plainly_closing(line) for line in lines):
        return lines
    last = lines[-1]
    for match in _SENTENCE_STARTS.finditer(last.text, max(0, len(last.text) - LONGEST)):
        end = plain_line(last.text[match.end() :])
        if who_is(end.text) and is_plainly_closing(end):
            above = replace(plain_line(last.text[: match.start()]), gap=last.gap)
            return [*lines[:-1], above, replace(end, mails=last.mails)]
    return lines


def _around(lines: Sequence[Line], closing: Closing) -> tuple[list[Line], list[Line]]:
    """The text and what follows the closing line; a closing line above the text leaves all of it text."""
    before, after = list(lines[: closing.start]), list(lines[closing.end :])
    if any(line.is_prose for line in before) or not any(line.is_prose for line in after):
        return before, after
    return before + after, []


def _names(lines: Sequence[Line], closing: Closing) -> list[str]:
    described = (who_is(line.text) for line in lines[closing.start : closing.end])
    return [name for found in described if found for name in found[0]]


def _without_names(lines: list[Line], *, names: Sequence[str]) -> list[Line]:
    """Without a writer's bare name as first or last line: that is a byline and no paragraph."""
    known = {key(name) for name in names}
    if lines and key(lines[0].text) in known:
        lines = lines[1:]
    return lines[:-1] if lines and key(lines[-1].text) in known else lines


def _paragraphs(lines: Sequence[Line], *, doubt: str) -> Found[tuple[Paragraph, ...]]:
    kinds = _kinds(lines)
    paragraphs = tuple(Paragraph(line.text, line.html, kind) for line, kind in zip(lines, kinds, strict=True))
    doubts = [doubt] if doubt else []
    subheads = [line for line, kind in zip(lines, kinds, strict=True) if kind == "heading"]
    guessed = [line.text for line in subheads if line.kind != "heading"]
    if guessed:
        doubts.append(f"{len(guessed)} of them read as subheads: {'; '.join(guessed)}")
    if any(line.joined for line in lines) and not all(line.gap for line in lines[1:]):
        doubts.append("no blank lines part them, so two may have become one")
    if not any(line.is_prose for line in lines):
        doubts.append("none has the length of a paragraph")
    return Found(paragraphs, "; ".join(["the lines under the headline", *doubts]), sure=not doubts)


def _kinds(lines: Sequence[Line]) -> list[Kind]:
    """What each line is; a page set in one single kind (all quotes, all headings) is a page of paragraphs."""
    if len({line.kind for line in lines}) == 1:
        lines = [replace(line, kind="p") for line in lines]
    below = [*lines[1:], None]
    return [_kind(line, first=line is lines[0], after=after) for line, after in zip(lines, below, strict=True)]


def _kind(line: Line, *, first: bool, after: Line | None) -> Kind:
    if line.kind == "heading" and len(line.text) > 200:
        return "p"
    if line.kind != "p" or first or after is None or not after.is_prose:
        return line.kind
    return "heading" if _looks_like_subhead(line, after=after) else "p"


def _looks_like_subhead(line: Line, *, after: Line) -> bool:
    """Short, no sentence, standing alone, and bold or set as a title."""
    words = line.text.split()
    if len(line.text) > 80 or len(words) > 12 or line.text.endswith((".", ",", ":", ";")):
        return False
    large = [word for word in words if len(word) > 3 and word.casefold() not in _SMALL_WORDS]
    titled = bool(large) and all(not word[0].islower() for word in large) and not line.ends_a_sentence
    return line.gap and after.gap and (line.bold or titled)
