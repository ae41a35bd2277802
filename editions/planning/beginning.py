"""How does a planned story become an article, and what becomes of one that was not written in time?"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Byline, StaffProfile
from articles.moves import MoveRefused
from articles.revisions import snapshot
from articles.states import State as ArticleState
from authors.models import Author
from editions import placing
from editions.models import BudgetItem, Edition, Placement
from editions.planning.budget import GONE_OUT, can_keep, hold, lock
from editions.states import State
from paper.languages import Genre

_COPIED = ("slugline", "section", "user", "author", "words", "wants_photo", "note")


@dataclass(frozen=True)
class Begun:
    """An article that came of a line: whether it was made now, whether it stands in the edition, and if not, why."""

    article: Article
    is_new: bool
    is_placed: bool
    why_not: str = ""


def can_begin(user: User, item: BudgetItem) -> bool:
    """Say whether `user` may turn the line into an article: who keeps the budget, and who is to write it."""
    mine = BudgetItem.objects.filter(pk=item.pk).of_colleague(user)
    return can_keep(user) or (user.has_perm("articles.add_article") and mine.exists())


@transaction.atomic
def begin(item: BudgetItem, *, by: User, at: datetime.datetime) -> Begun:
    """Make the draft that a line asks for, with its writer as owner, and place it in the edition if that is open.

    Done again, it makes no second draft and places what is not placed yet. Whoever may not place leaves that to those
    who may. Raises MoveRefused.
    """
    if not can_begin(by, item):
        raise MoveRefused("You may not begin this story: it is planned for somebody else.")
    held = hold(item)
    is_new = held.article is None
    article = held.article or _draft(held, by=by, at=at)
    return _place(held.edition, article, is_new=is_new, by=by, at=at)


@transaction.atomic
def carry_over(edition: Edition, *, by: User, at: datetime.datetime) -> tuple[Edition, list[BudgetItem]]:
    """Plan what an edition that is out left over for the next one; return that one and its new lines.

    The old lines stay as a record. A draft goes along and is placed there. Done again, nothing is left. Raises
    MoveRefused when no edition of the language is planned after it.
    """
    if not can_keep(by):
        raise MoveRefused("You may not change the budget of an edition.")
    held = lock(edition)
    if held.state != State.RELEASED:
        raise MoveRefused("This edition is not out: move its stories one by one.")
    following = Edition.objects.planned().in_language(held.language).after(held.issue_date).first()
    if following is None:
        raise MoveRefused("No edition of this language is planned after this one: plan one first.")
    left = list(held.budget.left_over().select_related("article"))
    return following, [_carry(item, to=following, by=by, at=at) for item in left]


def _draft(item: BudgetItem, *, by: User, at: datetime.datetime) -> Article:
    if item.edition.state in GONE_OUT:
        raise MoveRefused("This edition has gone out: carry the story over to the next one first.")
    owner, author = _writer(item, by=by)
    article = Article.objects.create(
        slugline=item.slugline,
        section=item.section,
        language=item.edition.language,
        genre=Genre.OPINION if item.section.is_opinion else Genre.NEWS,
        owner=owner,
        changed_at=at,
    )
    if author:
        Byline.objects.create(article=article, author=author, position=1)
    snapshot(article, by=by, at=at, reason="Begun from the budget")
    BudgetItem.objects.filter(pk=item.pk).update(article=article)
    return article


def _writer(item: BudgetItem, *, by: User) -> tuple[User, Author | None]:
    """Who owns the draft and who is credited; a contributor's draft belongs to whoever begins it."""
    profiles = StaffProfile.objects.select_related("user", "author")
    if item.author:
        profile = profiles.filter(author=item.author, user__is_active=True).first()
        return (profile.user if profile else by), item.author
    if item.user is None:
        return by, None
    if not item.user.is_active:
        raise MoveRefused(f"{item.user} does not sign in any more: give the story to somebody else.")
    profile = profiles.filter(user=item.user).first()
    return item.user, profile.author if profile else None


def _place(edition: Edition, article: Article, *, is_new: bool, by: User, at: datetime.datetime) -> Begun:
    placement = Placement.objects.filter(article=article).select_related("edition").first()
    if placement:
        is_here = placement.edition_id == edition.pk
        return Begun(article, is_new, is_here, "" if is_here else f"It stands in the edition of {placement.edition}.")
    if not can_keep(by):
        return Begun(article, is_new, False, "Whoever prepares the edition places it.")
    try:
        with transaction.atomic():
            placing.place(edition, article, by=by, at=at)
    except MoveRefused as refusal:
        return Begun(article, is_new, False, str(refusal))
    return Begun(article, is_new, True)


def _carry(item: BudgetItem, *, to: Edition, by: User, at: datetime.datetime) -> BudgetItem:
    copied: dict[str, Any] = {name: getattr(item, name) for name in _COPIED}
    article = item.article
    if article:
        # It belongs to one line; the old one leads to it through the new.
        BudgetItem.objects.filter(pk=item.pk).update(article=None)
    made: BudgetItem = BudgetItem.objects.create(
        edition=to, article=article, carried_from=item, planned_by=by, **copied
    )
    if article and article.state != ArticleState.HELD:
        _place(to, article, is_new=False, by=by, at=at)
    return made
