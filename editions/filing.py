"""How do the findings of a page become rows: section, author, edition, article?"""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Max
from django.utils.text import slugify

from articles.models import Article, Byline
from articles.revisions import slug_of, snapshot
from authors.models import Author
from editions import placing
from editions.archive import REASON, Crew
from editions.models import Edition
from editions.reading import Page, Writer
from editions.reading.lines import key
from paper.languages import Genre, Label, Language
from paper.models import Section
from paper.reserved import RESERVED

_GENRES = {
    "Opinion": Genre.OPINION,
    "Editorial": Genre.EDITORIAL,
    "Letters": Genre.LETTER,
    "Analysis": Genre.ANALYSIS,
    "Interview": Genre.INTERVIEW,
    "Features": Genre.FEATURE,
}
_PRINTED_IN_OPINION = {"Opinion", "Editorial", "Letters"}


@dataclass
class Filed:
    """What filing a page made, what it found there already, as (kind, name), and what a person should know."""

    made: set[tuple[str, str]] = field(default_factory=set)
    kept: set[tuple[str, str]] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def edition_of(issue_date: datetime.date) -> Edition | None:
    """Return the English main edition of a date."""
    editions = Edition.objects.in_language(Language.ENGLISH)
    found: Edition | None = editions.filter(issue_date=issue_date, label=Label.MAIN).first()
    return found


def file_edition(issue_date: datetime.date, *, page: Page, filed: Filed) -> Edition:
    """Return the edition of a date, made when it is missing, headed by the page's editor-in-chief.

    An editor-in-chief that the edition has already stays.
    """
    edition = edition_of(issue_date)
    if edition:
        filed.kept.add(("edition", f"{issue_date}"))
    else:
        edition = Edition.objects.create(issue_date=issue_date, number=0)
        filed.made.add(("edition", f"{issue_date}"))
        filed.notes.append("the page does not say the edition's number, so none is printed")
    name = page.editor_in_chief.value
    if name and edition.editor_in_chief is None:
        edition.editor_in_chief = _author(name, kind="editor-in-chief", filed=filed)
        edition.save(update_fields=["editor_in_chief"])
    elif name and edition.editor_in_chief and key(edition.editor_in_chief.name) != key(name):
        filed.notes.append(f"the edition keeps {edition.editor_in_chief} as editor-in-chief; the page says {name}")
    return edition


def file_article(page: Page, *, edition: Edition, by: Crew, at: datetime.datetime, filed: Filed) -> Article:
    """Make the article of a page with its bylines and first revision, and place it at the end of an open edition.

    Raises ValidationError when a field does not hold what the page says, MoveRefused when the edition is closed.
    """
    headline = page.headline.value or ""
    article = Article(
        slugline=headline[:80],
        headline=headline,
        body=page.body_html,
        section=_section(page.section.value or "", filed=filed),
        genre=genre_of(page),
        author_note=page.author_note.value or "",
        owner=by.writer,
        changed_at=at,
    )
    # The page is known again by its address when somebody has mended the headline.
    article.slug = slug_of(article) if slugify(headline) else ""
    article.full_clean()
    article.save()
    authors = [_writer(writer, filed=filed) for writer in page.writers if writer.name.value]
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=position)
        for position, author in enumerate(dict.fromkeys(authors))
    )
    snapshot(article, by=by.writer, at=at, reason=REASON)
    placing.place(edition, article, by=by.desk, at=at)
    filed.made.add(("article", headline))
    return article


def genre_of(page: Page) -> Genre:
    """Return what kind of piece a page is; an opinion that nobody signed is the paper's own, an editorial."""
    genre = _GENRES.get(page.section.value or "", Genre.NEWS)
    is_signed = bool(page.author_note.value) or any(writer.name.value for writer in page.writers)
    return Genre.EDITORIAL if genre == Genre.OPINION and not is_signed else genre


def _section(label: str, *, filed: Filed) -> Section:
    name = "Opinion" if label in _PRINTED_IN_OPINION else label
    slug = slugify(name)
    section = Section.objects.filter(slug=slug).first() or Section.objects.filter(name__iexact=name).first()
    if section is None:
        last = Section.objects.aggregate(last=Max("position"))["last"] or 0
        section = Section.objects.create(name=name, slug=slug, position=last + 1, is_opinion=name == "Opinion")
        filed.made.add(("section", name))
    return section


def _writer(writer: Writer, *, filed: Filed) -> Author:
    """The author of a name; standing and address are the page's for a new one and stay as they are for a known one."""
    author = _author(writer.name.value or "", kind="author", filed=filed)
    said = {"standing": _standing(writer), "public_email": _email(writer)}
    if filed.made & {("author", author.name), ("editor-in-chief", author.name)}:
        Author.objects.filter(pk=author.pk).update(**said)
        author.refresh_from_db()
    for label, value in said.items():
        if value and getattr(author, label) != value:
            filed.notes.append(f"{author} is known already; the {label.replace('_', ' ')} stays as it is")
    return author


def _author(name: str, *, kind: str, filed: Filed) -> Author:
    author: Author | None = Author.objects.named(name).first()
    if author is None:
        author = Author(name=name, slug=_free_slug(name))
        author.full_clean()
        author.save()
        filed.made.add((kind, author.name))
    elif (kind, author.name) not in filed.made:
        filed.kept.add((kind, author.name))
    return author


def _free_slug(name: str) -> str:
    slug = slugify(name)[:100] or "author"
    taken = set(Author.objects.filter(slug__startswith=slug).values_list("slug", flat=True)) | RESERVED
    return next(
        each for each in (slug, *(f"{slug}-{count}" for count in range(2, len(taken) + 3))) if each not in taken
    )


def _standing(writer: Writer) -> str:
    standing = writer.standing.value or ""
    return standing if len(standing) <= 200 else ""


def _email(writer: Writer) -> str:
    try:
        validate_email(writer.email.value or "")
    except ValidationError:
        return ""
    return writer.email.value or ""
