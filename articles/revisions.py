"""What of an article could be printed, and how is it kept for ever?"""

import datetime
import json
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from articles import indexing, typed
from articles.models import Article, Byline, Revision
from authors.models import Author
from paper.manifest import canonical, sha256_of
from paper.reserved import RESERVED
from paper.text.html import without_ednotes
from photos.models import Photo


def content_of(article: Article, *, bylines: list[Byline] | None = None) -> dict[str, Any]:
    """Return all of an article that could be printed: texts, credits, photo, tags; the shape of a revision's content.

    `credits` is a list of {name, slug, credit, standing, portrait}, where `portrait` is None or {token, width, height};
    `photo` is None or the same with {sha256, alt, caption, credit}. Load the article `with_content()` to spare queries.
    `bylines` stand for those that are saved, where they are not.
    """
    bylines = list(article.bylines.all()) if bylines is None else bylines
    return {
        "slug": slug_of(article),
        "kicker": article.kicker,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": without_ednotes(str.__str__(article.body)),
        "genre": article.genre,
        "language": article.language,
        "dateline": article.dateline,
        "byline": printed_byline(bylines),
        "credits": [_credit(byline) for byline in bylines],
        "author_note": article.author_note or author_note([b.author for b in bylines if b.credit == "by"]),
        "photo": _photo(article.lead_photo, caption=article.lead_caption),
        "tags": [tag.strip() for tag in article.tags.split(",") if tag.strip()],
    }


def snapshot(article: Article, *, by: User, at: datetime.datetime, reason: str = "") -> Revision:
    """Return the revision that holds the article as it is now; a new one is made only when something differs.

    What only colleagues read counts too: the note to them, the slugline, the embargo. Such a revision has the hash of
    the one before it, so that for an edition nothing has changed. Call it inside the transaction that changed the
    article: what colleagues find it by is written anew with it. Costs two queries when nothing changed, four otherwise.
    """
    printable = content_of(article)
    indexing.enter(article, printable)
    content = canonical(printable)
    digest, held = sha256_of(content), typed.beside(article)
    newest = article.revisions.newest()
    if newest and newest.sha256 == digest and not _held_otherwise(newest, held):
        return newest
    return Revision.objects.create(
        article=article,
        number=(newest.number if newest else 0) + 1,
        content=content,
        sha256=digest,
        saved_by=by,
        saved_at=at,
        reason=reason,
        typed=held,
        version=article.version,
    )


def snapshot_all(articles: list[Article], *, by: User, at: datetime.datetime, reason: str) -> dict[int, Revision]:
    """Return {article key: revision of its content now} for many articles in two queries.

    The articles come loaded `with_content()`; a photo's or an author's details may have changed since the last save.
    """
    newest = {found.article_id: found for found in Revision.objects.filter(article__in=articles).newest_of_each()}
    fresh: list[Revision] = []
    for article in articles:
        content = canonical(content_of(article))
        digest, last = sha256_of(content), newest.get(article.pk)
        if last is None or last.sha256 != digest:
            number = (last.number if last else 0) + 1
            made = Revision(article=article, number=number, content=content, sha256=digest)
            made.saved_by, made.saved_at, made.reason = by, at, reason
            made.typed, made.version = typed.beside(article), article.version
            fresh.append(made)
    Revision.objects.bulk_create(fresh)
    return newest | {made.article_id: made for made in fresh}


def _held_otherwise(newest: Revision, held: dict[str, Any]) -> bool:
    # The slug that a release writes into an empty field was in the content already.
    if newest.typed is None:
        return False
    before = {**newest.typed, "slug": "", "bylines": typed.ordered(newest.typed.get("bylines", []))}
    return before != {**held, "slug": ""}


def read(revision: Revision) -> dict[str, Any]:
    """Return a revision's content; raises ValueError when the stored text does not fit its hash."""
    if sha256_of(revision.content) != revision.sha256:
        raise ValueError(f"Revision {revision.number} of article {revision.article_id} does not fit its hash.")
    content: dict[str, Any] = json.loads(revision.content)
    return content


def slug_of(article: Article) -> str:
    """Return the story's part of its address: its own, or one made of the headline, or of the slugline."""
    slug = article.slug or slugify(article.headline)[:100].strip("-") or slugify(article.slugline)
    if slug in RESERVED or slug.isdecimal():
        return f"{slug}-story"
    return slug or f"article-{article.pk}"


def printed_byline(bylines: list[Byline]) -> str:
    """Return the byline as printed: `By A and B. Photographs by C`."""
    lines = []
    for credit in Byline.Credit:
        names = [byline.author.name for byline in bylines if byline.credit == credit]
        if names:
            lines.append(f"{credit.label} {_and(names)}")
    return ". ".join(lines)


def author_note(authors: list[Author]) -> str:
    """Return the line about the writers at the end, made from their standing and public e-mail."""
    return " ".join(sentence for author in authors for sentence in _about(author))


def _about(author: Author) -> list[str]:
    sentences = [f"{author.name} is the {author.standing}."] if author.standing else []
    if author.public_email:
        sentences.append(f"{author.name} can be reached at {author.public_email}")
    return sentences


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _credit(byline: Byline) -> dict[str, Any]:
    author = byline.author
    return {
        "name": author.name,
        "slug": author.slug,
        "credit": byline.credit,
        "standing": author.standing,
        "portrait": _files_of(author.portrait) if author.portrait else None,
    }


def _photo(photo: Photo | None, *, caption: str = "") -> dict[str, Any] | None:
    if photo is None:
        return None
    return _files_of(photo) | {
        "sha256": photo.sha256,
        "alt": photo.alt_text,
        "caption": caption or photo.caption,
        "credit": photo.credit_line,
    }


def _files_of(photo: Photo) -> dict[str, Any]:
    return {"token": photo.token, "width": photo.width, "height": photo.height}
