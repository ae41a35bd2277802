"""What does a page of an old paper say, saved as plain text or as HTML?

`read_page` takes bytes and gives a Page; it knows no database and no settings. The work is done in the order
of the modules: decoding → markup | lines → masthead → head (headline, names, dates) → closing → writers.
"""

from dataclasses import replace
from datetime import date

from editions.reading.body import read_body
from editions.reading.decoding import decode
from editions.reading.furniture import with_furniture_apart
from editions.reading.head import Head, read_head
from editions.reading.lines import join_wrapped, read_plain
from editions.reading.markup import Sheet, looks_like_markup, read_markup
from editions.reading.masthead import Masthead, take_masthead
from editions.reading.page import Found, Page, PageRefused, Paragraph, Writer
from editions.reading.writers import author_note, read_writers

__all__ = ["Found", "Page", "PageRefused", "Paragraph", "Writer", "read_page"]


def read_page(data: bytes) -> Page:
    """Read one page; raises PageRefused, one sentence, when it is no page with a headline and a text."""
    text, encoding = decode(data)
    sheet = read_markup(text) if looks_like_markup(text) else Sheet(read_plain(text))
    masthead, lines = take_masthead(sheet.lines)
    article = [line for line in lines if not line.apart]
    # A page whose text stands in what looks like a side column is read whole.
    lines = article if any(line.is_prose for line in article) else lines
    head = read_head(join_wrapped(with_furniture_apart(lines)), title=sheet.title)
    body = read_body(head.body, names=head.byline)
    masthead = replace(masthead, dates=[*masthead.dates, *head.above])
    left_out = [line.text for line in [*head.left_out, *body.left_out]]
    return Page(
        editor_in_chief=masthead.editor(),
        issue_date=_issue_date(head, masthead=masthead),
        section=head.section,
        headline=head.headline,
        paragraphs=body.paragraphs,
        writers=read_writers(body.closing, byline=head.byline or body.byline, sure=body.closing_sure),
        author_note=author_note(body.closing, sure=body.closing_sure),
        encoding=encoding,
        left_out=(*left_out, *_pictures(sheet)),
    )


def _issue_date(head: Head, *, masthead: Masthead) -> Found[date]:
    """The date beside the article, which outlasts the day of saving; else the masthead's."""
    own = next((printed for printed in head.own if printed.day), None)
    if own is None:
        return masthead.day()
    also = masthead.day().value
    differs = f"; the masthead says {also:%Y-%m-%d}" if also and also != own.day else ""
    doubt = f"; {own.doubt}" if own.doubt else ""
    return Found(own.day, f"the date beside the headline{differs}{doubt}", sure=not own.doubt)


def _pictures(sheet: Sheet) -> list[str]:
    if not sheet.pictures:
        return []
    return ["1 picture" if sheet.pictures == 1 else f"{sheet.pictures} pictures"]
