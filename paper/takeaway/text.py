"""How does an edition read where there is nothing but letters: in a terminal, a mail, on a slip of paper?"""

import textwrap
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from paper import words
from paper.calendar import dates
from paper.models import PublishedEdition
from paper.takeaway.contents import Contents, Piece
from paper.text.html import plain_text

COLUMNS: Final = 72
_HEAVY, _THIN = "=" * COLUMNS, "-" * COLUMNS


def make(contents: Contents) -> bytes:
    """Return the edition as plain text in UTF-8, at most 72 columns wide, in the order of its contents."""
    lines = [*_masthead(contents.edition), "", *_table(contents)]
    for section, pieces in contents.sections:
        for piece in pieces:
            lines += ["", _THIN, *_piece(piece, section=words.section_name(section))]
    lines += ["", _HEAVY, *_imprint(contents.edition), ""]
    return "\n".join(lines).encode()


def _masthead(edition: PublishedEdition) -> Iterator[str]:
    yield edition.paper_name.center(COLUMNS).rstrip()
    if edition.motto:
        yield edition.motto.center(COLUMNS).rstrip()
    yield _HEAVY
    yield _apart(
        f"{gettext('Editor in Chief')}: {edition.editor_in_chief}",
        dates.masthead_date(edition.issue_date, language=words.page_language()),
    )
    number = words.number_of(edition)
    label = words.translated(edition.get_label_display()) if edition.label else ""
    if number or label:
        yield _apart(number, label)
    yield _HEAVY


def _table(contents: Contents) -> Iterator[str]:
    yield gettext("Contents").upper()
    for section, pieces in contents.sections:
        yield ""
        yield words.section_name(section)
        for piece in pieces:
            yield from _wrapped(piece.article.headline, first=f"{piece.number:>4}  ", rest=" " * 6)


def _piece(piece: Piece, *, section: str) -> Iterator[str]:
    article = piece.article
    yield _apart(f"{section}{f' / {article.kicker}' if article.kicker else ''}", f"[{piece.number}]")
    yield ""
    yield from _wrapped(article.headline)
    yield from _wrapped(article.standfirst)
    line = [part for part in (words.byline_of(article), article.dateline) if part]
    if line:
        yield from ["", *_wrapped(" / ".join(line))]
    if article.withdrawn:
        yield from _corrections(piece)
    for paragraph in plain_text(article.body).split("\n"):
        yield from ["", *_wrapped(paragraph)]
    photo = " ".join(part for part in (article.photo_caption or article.photo_alt, article.photo_credit) if part)
    if photo:
        yield from ["", *_wrapped(f"[{gettext('Photo')}: {photo}]")]
    if article.author_note:
        yield from ["", *_wrapped(article.author_note)]
    if not article.withdrawn:
        yield from _corrections(piece)
    yield from ["", f"{settings.SITE_URL}{article.get_absolute_url()}"]


def _corrections(piece: Piece) -> Iterator[str]:
    for correction in piece.corrections:
        kind = words.translated(correction.get_kind_display())
        day = dates.plain_date(timezone.localtime(correction.at).date(), language=words.page_language())
        told = f"{kind}{gettext(',')} {day}: {correction.text}"
        yield from ["", *_wrapped(told, first="  * ", rest="    ")]


def _imprint(edition: PublishedEdition) -> Iterator[str]:
    yield from _wrapped(
        f"{gettext(',')} ".join(part for part in (edition.paper_name, edition.publisher, edition.address) if part)
    )
    yield f"{settings.SITE_URL}{edition.get_absolute_url()}"
    yield f"SHA-256 {edition.sha256}"


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _apart(start: str, end: str) -> str:
    """Return two texts at the two ends of a line, or under one another where they do not fit."""
    if not end:
        return start
    space = COLUMNS - len(start) - len(end)
    return f"{start}{' ' * space}{end}" if space > 1 else f"{start}\n{end.rjust(COLUMNS)}"
