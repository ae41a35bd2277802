"""How is what was printed corrected, retracted or killed? By adding to it, never by writing over it."""

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import workflow
from articles.models import Article, Move
from articles.moves import MoveRefused, record
from articles.printing import photos_of, print_content
from articles.revisions import content_of, snapshot
from articles.states import State
from editions import afterwards, permissions
from editions.models import Placement
from paper.lists import entries
from paper.manifest import canonical, sha256_of
from paper.models import Correction, PublishedArticle
from paper.proving import contents, sealing
from paper.search import index
from paper.store import stamp
from paper.takeaway import keeping

Kind = Correction.Kind
CORRECTING = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.EDITORS_NOTE, Kind.UPDATE)
# What readers saw is taken away or declared wrong for good: neither can be undone.
WITHDRAWING = {
    Kind.RETRACTION: PublishedArticle.Withdrawn.RETRACTED,
    Kind.KILL: PublishedArticle.Withdrawn.KILLED,
}


@transaction.atomic
def correct(
    article: Article, *, by: User, at: datetime.datetime, kind: str, text: str, seen: str | None = None
) -> Correction:
    """Replace what readers see of a released article by its working copy, and tell them so in `text`.

    The text as first printed stays readable; `seen` is the hash of the working copy that `by` had before them. Raises
    MoveRefused when `by` may not, the article is not in a released edition or under embargo, or `text` is empty.
    """
    if kind not in CORRECTING:
        raise MoveRefused("Choose a correction, clarification, editor’s note or update.")
    article, printed = _current(article, by=by, text=text)
    content = content_of(article)
    if seen is not None and seen != sha256_of(canonical(content)):
        raise MoveRefused(
            "The article changed after you opened this page: look at the change again, then tell readers."
        )
    if article.embargo_until and article.embargo_until > at:
        raise MoveRefused("The article is under embargo: correct it after the embargo ends, or lift the embargo first.")
    snapshot(article, by=by, at=at, reason=Kind(kind).label)
    notice = draw_up(printed, kind=kind, text=text, at=at)
    notice.save(force_insert=True)
    put_right(printed, content, kind=kind, at=at)
    printed.save()
    _seal(printed, because=notice)
    entries.enter([printed])
    index.enter([printed])
    stamp.bump(edition=printed.edition)
    afterwards.corrected(printed)
    note = f"{Kind(kind).label}: {notice.text}"
    state = {article.pk: article.state}
    record(Move, subject="article", before=state, verb="correct", target=article.state, by=by, at=at, note=note)
    return notice


@transaction.atomic
def retract(article: Article, *, by: User, at: datetime.datetime, text: str) -> Correction:
    """Retract a released article: it stays readable under a notice that says it no longer stands."""
    article, printed = _current(article, by=by, text=text)
    notice = draw_up(printed, kind=Kind.RETRACTION, text=text, at=at)
    notice.save(force_insert=True)
    put_right(printed, {}, kind=Kind.RETRACTION, at=at)
    _withdraw(printed, because=notice)
    afterwards.corrected(printed)
    workflow.move(article, "retract", by=by, at=at, note=text)
    return notice


@transaction.atomic
def kill(article: Article, *, by: User, at: datetime.datetime, text: str) -> Correction:
    """Kill a released article: its address answers with a notice and its text is on no public path any more."""
    article, printed = _current(article, by=by, text=text)
    notice = draw_up(printed, kind=Kind.KILL, text=text, at=at)
    notice.save(force_insert=True)
    put_right(printed, {}, kind=Kind.KILL, at=at)
    entries.remove([printed])
    index.remove([printed])
    printed.sha256 = sealing.content_hash(printed)
    _withdraw(printed, because=notice)
    afterwards.killed(printed)
    workflow.move(article, "kill", by=by, at=at, note=text)
    return notice


def draw_up(printed: PublishedArticle, *, kind: str, text: str, at: datetime.datetime) -> Correction:
    """Return the notice that readers will see, unsaved, with what it replaces: nothing after a kill. One query."""
    return Correction(
        article=printed,
        number=printed.corrections.count() + 1,
        kind=kind,
        text=text.strip(),
        at=at,
        language=printed.language,
        replaced="" if kind == Kind.KILL else canonical(contents.content_of(printed)),
    )


def put_right(printed: PublishedArticle, content: dict[str, Any], *, kind: str, at: datetime.datetime) -> None:
    """Make of what readers see what they will see, and save nothing: the act and its preview both ask here.

    `content` is the working copy's; a retraction and a kill do not read it.
    """
    if kind in CORRECTING:
        print_content(printed, content | {"slug": printed.slug}, photos=photos_of([content]))
    elif kind == Kind.KILL:
        for name in ("kicker", "standfirst", "body", "dateline", "byline", "author_note", "photo_alt"):
            setattr(printed, name, "")
        printed.headline = "This article was withdrawn"
        printed.photo, printed.photo_caption, printed.photo_credit = None, "", ""
        printed.credits, printed.tags, printed.words = [], [], 0
    printed.withdrawn = WITHDRAWING.get(Kind(kind), printed.withdrawn)
    printed.version += 1
    printed.version_created_at = at


def _current(article: Article, *, by: User, text: str) -> tuple[Article, PublishedArticle]:
    """Return the working copy and the printed copy as they are in the database now, not as the caller has them."""
    if not permissions.can_correct(by):
        raise MoveRefused("You may not correct what was released.")
    if not text.strip():
        raise MoveRefused("Write the words that readers will see.")
    # Locked, so that what is being saved is waited for.
    placement = Placement.objects.select_for_update(of=("article",)).with_article().filter(article=article.pk).first()
    if placement is None or placement.printed_id is None or placement.article.state != State.RELEASED:
        raise MoveRefused(f"“{article}” is not in a released edition, so there is nothing to correct.")
    # Locked, so that two corrections at once are numbered one after the other.
    rows = PublishedArticle.objects.select_for_update(of=("self",)).with_edition()
    return placement.article, rows.get(pk=placement.printed_id)


def _withdraw(printed: PublishedArticle, *, because: Correction) -> None:
    printed.save()
    _seal(printed, because=because)
    stamp.bump(edition=printed.edition, withdraws=True)


def _seal(printed: PublishedArticle, *, because: Correction) -> None:
    # Of what is out ahead of its edition nothing is signed yet: the edition's first manifest tells of its corrections.
    if not printed.edition.is_ahead:
        sealing.correct(printed, because=because)
        keeping.replace(printed.edition, at=because.at)
