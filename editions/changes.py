"""What would a correction change of what readers see?"""

from dataclasses import dataclass

from articles.models import Article
from articles.revisions import content_of
from paper.models import PublishedArticle
from paper.text.html import plain_text


@dataclass(frozen=True)
class Change:
    """One part of an article as readers see it and as they would see it."""

    label: str
    before: str
    after: str


def before_and_after(printed: PublishedArticle, article: Article) -> list[Change]:
    """Return what differs between the printed copy and the working copy, part by part; empty when nothing does."""
    content = content_of(article)
    photo = content["photo"] or {"caption": "", "credit": "", "alt": "", "token": ""}
    pairs = [
        ("Kicker", printed.kicker, content["kicker"]),
        ("Headline", printed.headline, content["headline"]),
        ("Standfirst", printed.standfirst, content["standfirst"]),
        ("Byline", printed.byline, content["byline"]),
        ("Dateline", printed.dateline, content["dateline"]),
        ("Text", plain_text(printed.body), plain_text(content["body"])),
        ("Author note", printed.author_note, content["author_note"]),
        ("Photo", printed.photo.token if printed.photo else "", photo["token"]),
        ("Caption", printed.photo_caption, photo["caption"]),
        ("Photo credit", printed.photo_credit, photo["credit"]),
    ]
    return [Change(label, before, after) for label, before, after in pairs if before != after]
