"""How does an approved edition reach readers, and how is it taken back? Each in one transaction."""

import datetime
import json

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article
from articles.moves import MoveRefused
from articles.protecting import protected
from articles.states import State as ArticleState
from articles.workflow import move_with_edition
from editions import afterwards, taking_over, workflow
from editions.models import Edition, Placement
from editions.pieces import Piece, as_approved
from editions.printing import print_edition
from editions.states import State
from paper.lists import entries
from paper.models import PublishedArticle, PublishedEdition
from paper.proving import sealing
from paper.search import index
from paper.store import stamp
from paper.takeaway import keeping


def release(edition: Edition, *, by: User, at: datetime.datetime, note: str = "") -> PublishedEdition:
    """Release an approved edition to readers, whole or not at all, and return what they read.

    Releasing it again is harmless: the edition as released is returned and nothing changes. Raises MoveRefused, with
    a sentence, when it is not approved, an embargo stands, or it is not what was approved any more.
    """
    try:
        return _release(edition, by=by, at=at, note=note)
    except MoveRefused:
        edition.refresh_from_db()
        if edition.state == State.RELEASED:
            return released_copy(edition)
        raise


@transaction.atomic
def _release(edition: Edition, *, by: User, at: datetime.datetime, note: str) -> PublishedEdition:
    # The move comes first: its compare-and-swap locks the row, so that of two releases one waits and is refused.
    workflow.move(edition, "release", by=by, at=at, note=note, released_at=at, **workflow.UNTIMED)
    pieces = as_approved(edition)
    _refuse_embargoed(pieces, at=at)
    _refuse_naming(edition, pieces)
    printed, articles = print_edition(edition, pieces, at=at)
    sealing.release(printed, articles)
    taking_over.enter(printed, articles)
    _remember(pieces, articles)
    entries.enter(articles)
    index.enter(articles)
    stamp.bump(edition=printed)
    afterwards.released(printed, articles)
    waiting = [piece.placement.article_id for piece in pieces if not piece.placement.is_ahead]
    move_with_edition(waiting, "release", by=by, at=at)
    keeping.make_soon(printed, at=at)
    return printed


@transaction.atomic
def recall(edition: Edition, *, by: User, at: datetime.datetime, note: str) -> None:
    """Take a released edition back: readers see exactly what they saw before; `note` tells them why.

    What they had ahead of it they have again, with whatever corrections were made meanwhile.
    """
    workflow.move(edition, "recall", by=by, at=at, note=note, released_at=None)
    printed = released_copy(edition)
    printed.recalled_at, printed.recall_notice = at, note.strip()
    printed.save(update_fields=["recalled_at", "recall_notice"])
    sealing.recall(printed)
    index.remove(printed.articles.only("edition", "issue_date"))
    keeping.drop(printed)
    taking_over.give_back(printed, list(edition.placements.ahead()))
    stamp.bump(edition=printed, withdraws=True)
    afterwards.recalled(printed)
    waiting = edition.placements.with_the_edition()
    members = Article.objects.filter(placement__in=waiting, state=ArticleState.RELEASED)
    move_with_edition(list(members.values_list("pk", flat=True)), "recall", by=by, at=at)


def released_copy(edition: Edition) -> PublishedEdition:
    """Return what readers see of a released edition."""
    editions = PublishedEdition.objects.readable()
    copy: PublishedEdition = editions.of(edition.issue_date, language=edition.language, label=edition.label).get()
    return copy


def _refuse_embargoed(pieces: list[Piece], *, at: datetime.datetime) -> None:
    # Asked of the working copy, not of the pinned content: an embargo set after approval holds too.
    keys = [piece.placement.article_id for piece in pieces if not piece.placement.is_ahead]
    embargoed = Article.objects.filter(pk__in=keys, embargo_until__gt=at).first()
    if embargoed:
        raise MoveRefused(
            f"“{embargoed}” is under embargo: release the edition after it ends, or take the article out."
        )


def _refuse_naming(edition: Edition, pieces: list[Piece]) -> None:
    # Somebody may have come into danger since the approval, and what is printed cannot be taken back.
    for person in protected():
        printed = [json.loads(edition.manifest)["masthead"]["editor_in_chief"]]
        for piece in pieces:
            photo = piece.content["photo"] or {"credit": ""}
            printed += [piece.content["byline"], piece.content["author_note"], photo["credit"]]
        if any(person.named_in(text, is_credit=True) for text in printed):
            raise MoveRefused(f"{person.name} must not be named: reopen the edition and take the name out.")


def _remember(pieces: list[Piece], articles: list[PublishedArticle]) -> None:
    placements = [piece.placement for piece in pieces]
    for placement, article in zip(placements, articles, strict=True):
        placement.printed = article
    Placement.objects.bulk_update(placements, ["printed"])
    # An address that readers have seen stays with its story, whatever becomes of the headline that it was made of.
    named = [Article(pk=piece.placement.article_id, slug=piece.content["slug"]) for piece in pieces]
    Article.objects.filter(slug="").bulk_update(named, ["slug"])
