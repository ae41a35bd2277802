"""Which lines of a page are the site's furniture (menus, tools, the paper's name), which are the article?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from editions.reading.lines import Line

SECTIONS = {
    label: section
    for section, labels in {
        "Opinion": "opinion, opinions, op-ed, op-eds, op ed, columns, column, views",
        "Editorial": "editorial, editorials",
        "National": "national, national news, afghanistan",
        "World": "world, world news, international",
        "Region": "region, regional",
        "Business": "business, economy",
        "Sport": "sport, sports",
        "Culture": "culture",
        "Society": "society",
        "Features": "feature, features",
        "Health": "health",
        "Letters": "letters",
        "Analysis": "analysis",
        "Interview": "interview, interviews",
    }.items()
    for label in labels.split(", ")
}

_TOOLS = frozenset(
    label
    for labels in (
        "top, go top, go to top, go to the top, back to top, back to the top, return to top, page top",
        "print, print this, print page, print this page, print article, print this article",
        "printer friendly, email, e-mail, mail, email this, email this page, email this article",
        "email to a friend, send to a friend, tell a friend, save, pdf, download, share, share this",
        "share on, tweet, like, facebook, twitter, x, google+, google plus, linkedin, whatsapp, telegram",
        "pinterest, follow us, home, home page, homepage, news, contact, contact us, about, about us",
        "archive, archives, rss, rss feed, subscribe, login, log in, sign in, register, search, menu",
        "skip to content, sitemap, site map, next, previous, prev, older, newer, read more, more, close",
        "privacy policy, font size, text size, a, a-, a+, advertise, advertise with us, advertisement",
        "today's paper, latest news, breaking news, e-paper, epaper, photo gallery, gallery, video, videos",
        "jobs, tenders, weather, cartoon, english, dari, pashto",
    )
    for label in labels.split(", ")
)
_SEPARATORS = re.compile(r"\s*[|•·»›>/«‹<→←↑\t]\s*|\s+[-–—:~]\s+|::")
_NAMEPLATE = re.compile(
    r"(?:welcome to )?(?:the )?(?:daily )?outlook(?: afghanistan)?"
    r"(?: (?:daily|newspaper|news|online|group|network))*",
    re.IGNORECASE,
)
_PATH_STARTS = {"home", "home page", "homepage", "front page", "you are here"}
_LONGEST = 500
_SENTENCE = re.compile(r"[.!?]$")
_END = re.compile(
    r"^(?:©|\(c\)|copyright\b|powered by|(?:designed|developed)(?: and developed)? by|tags? ?:"
    r"|(?:related|other|more|latest|recent) (?:articles|news|posts|stories|opinions?)"
    r"|(?:\d+ )?(?:readers?['’]? )?comments?(?: ?\(\d+\))?$|leave a (?:comment|reply)|post a comment"
    r"|you may also like|(?:total )?(?:views?|hits|visits) ?: ?\d|\d+ (?:views?|hits)$)",
    re.IGNORECASE,
)


class Role(Enum):
    """What a line is for."""

    TEXT = "text"
    TOOL = "tool"
    MENU = "menu"
    SECTION = "section"
    NAMEPLATE = "nameplate"
    END = "end"


def parts(text: str) -> list[str]:
    """The pieces of a line between bars, arrows and dashes."""
    return [part for part in (piece.strip(" ,") for piece in _SEPARATORS.split(text)) if part]


def bare(text: str) -> str:
    """A label without case, brackets and points, as the lists above spell it."""
    return text.casefold().strip(" .:;,()[]{}|!*_-–—↑^#\"'").replace("’", "'")


def is_nameplate(text: str) -> bool:
    """Tell whether a text is the paper's name and nothing else."""
    return bool(_NAMEPLATE.fullmatch(bare(text)))


def section_of(text: str) -> str:
    """The section that a label or a path ("Home » Opinion") names, or an empty string."""
    named = list(dict.fromkeys(SECTIONS[bare(part)] for part in parts(text) if bare(part) in SECTIONS))
    return named[0] if len(named) == 1 else ""


def role(line: Line) -> Role:
    """Tell what a line is for; a line that nothing speaks against is text."""
    labels = [bare(part) for part in parts(line.text[:_LONGEST])]
    if not any(labels):
        return Role.TOOL
    if len(line.text) > _LONGEST:
        return Role.TEXT
    if not _SENTENCE.search(line.text) and all(label in _TOOLS or label in SECTIONS or not label for label in labels):
        return Role.SECTION if section_of(line.text) else _plain_furniture(labels)
    if is_nameplate(line.text):
        return Role.NAMEPLATE
    if (_END.search(line.text) and not line.is_prose) or "all rights reserved" in line.text.casefold():
        return Role.END
    is_path = len(labels) > 1 and labels[0] in _PATH_STARTS
    return Role.MENU if is_path or _is_only_links(line) else Role.TEXT


def with_furniture_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a gap around every line that is no text, so that none is taken for half a sentence."""
    kept: list[Line] = []
    after_furniture = False
    for line in lines:
        is_furniture = role(line) is not Role.TEXT
        kept.append(replace(line, gap=line.gap or is_furniture or after_furniture))
        after_furniture = is_furniture
    return kept


def is_way_up(text: str) -> bool:
    """Tell whether a line is the link back to the top, with which a page ends."""
    return bare(text).endswith("top") and bare(text) in _TOOLS


def _is_only_links(line: Line) -> bool:
    return line.linked and line.kind != "heading" and not line.is_prose


def _plain_furniture(labels: list[str]) -> Role:
    return Role.MENU if sum(label in SECTIONS for label in labels) > 1 else Role.TOOL
