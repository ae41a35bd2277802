"""How does a piece of the demo paper come to be what its file says: written, edited, cleared and placed?"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles import notes, saving, workflow
from articles.models import Article, Byline, Notification
from articles.passages import Found
from articles.revisions import snapshot
from newsroom.demo import people
from newsroom.demo.pieces import Piece
from newsroom.demo.staffing import Staff
from newsroom.demo.week import Clock, day_before


@dataclass(frozen=True)
class Desk:
    """The working day on which an edition is made, and the people who make it."""

    staff: Staff
    clock: Clock
    issue_date: datetime.date

    @property
    def editor(self) -> User:
        """Who edits, clears and places."""
        return self.staff.users["section-editor"]

    def time_of(self, piece: Piece, *, after: int = 0) -> datetime.datetime:
        """Return when a piece is begun, or so many minutes after that: they come in one by one from nine on."""
        minutes = 9 * 60 + piece.order * 14 + after
        return self.clock.at(day_before(self.issue_date), minutes // 60, minutes % 60)


def write(piece: Piece, *, desk: Desk) -> Article:
    """Write a piece as its writer does, and bring it to the state that its file names."""
    article = _draft(piece, desk=desk)
    if piece.state != "draft":
        workflow.submit(article, by=article.owner, at=desk.time_of(piece, after=150))
    if piece.state in {"ready", "held"}:
        _edit(article, piece=piece, desk=desk)
        workflow.clear(article, by=desk.editor, at=desk.time_of(piece, after=210))
    if piece.remark:
        _remark(article, piece=piece, desk=desk)
    for state, verb in (("returned", "return_to_writer"), ("held", "hold"), ("spiked", "spike")):
        if piece.state == state:
            workflow.move(article, verb, by=desk.editor, at=desk.time_of(piece, after=225), note=piece.note)
    return article


def catch_up(articles: Iterable[Article], *, desk: Desk) -> None:
    """Let everybody have read, in the list and by e-mail, what was said of these articles by the next morning."""
    at = desk.clock.at(desk.issue_date, 9)
    Notification.objects.filter(article__in=list(articles), at__lte=at).unread().update(read_at=at, mailed_at=at)


def _draft(piece: Piece, *, desk: Desk) -> Article:
    """Make the article as its writer leaves it; kicker and tags are the section editor's."""
    staff, at = desk.staff, desk.time_of(piece)
    owner = people.login_of(piece.by[0]) if piece.by else people.ENTERS_FOR_OTHERS
    article = Article.objects.create(
        slugline=piece.slug.replace("-", " "),
        slug=piece.slug,
        headline=piece.headline,
        standfirst=piece.standfirst,
        body=piece.body_as_first_printed,
        section=staff.sections[piece.section],
        genre=piece.genre,
        language=piece.language,
        dateline=piece.dateline,
        author_note=piece.author_note,
        lead_photo=staff.photos.get(piece.photo),
        ednote=piece.ednote,
        owner=staff.users[owner],
        changed_at=at,
    )
    for position, slug in enumerate(piece.by, start=1):
        Byline.objects.create(article=article, author=staff.authors[slug], position=position)
    snapshot(article, by=article.owner, at=at, reason="First draft")
    return article


def _edit(article: Article, *, piece: Piece, desk: Desk) -> None:
    article.kicker, article.tags = piece.kicker, piece.tags
    at = desk.time_of(piece, after=190)
    saving.save(article, opened_at=article.version, by=desk.editor, at=at, reason="Kicker and tags")


def _remark(article: Article, *, piece: Piece, desk: Desk) -> None:
    """Put a colleague's question to the piece; once it is ready, the question has been answered."""
    about = Found("", piece.about, "")
    note = notes.add(article, by=desk.editor, text=piece.remark, at=desk.time_of(piece, after=160), about=about)
    if piece.answer:
        notes.reply(note, by=article.owner, text=piece.answer, at=desk.time_of(piece, after=170))
    if piece.state == "ready":
        notes.resolve(note, by=article.owner, at=desk.time_of(piece, after=180))
