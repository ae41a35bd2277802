"""May this article reach readers before its edition, how does it, and how is it taken back?

It goes out with the masthead and at the address that it will have in its edition, which readers see nothing of until
it is released. What they have then is pinned: it is changed by a correction alone, and the edition takes it along.
"""

import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F

from articles.models import Article, Revision
from articles.models import Move as ArticleMove
from articles.moves import MoveRefused, record
from articles.revisions import snapshot
from articles.states import State as ArticleState
from articles.workflow import move_with_edition
from editions import afterwards, taking_over
from editions.models import Ahead, Edition, Move, Placement
from editions.pieces import Piece, as_pinned, as_they_are
from editions.preflight import Finding, Severity, check
from editions.printing import print_edition
from editions.states import State
from paper.lists import entries
from paper.models import PublishedArticle, PublishedEdition
from paper.search import index
from paper.store import stamp

OPEN = (State.PLANNED, State.IN_APPROVAL, State.APPROVED)


def can_let_out(user: User) -> bool:
    """Say whether `user` may let articles out ahead of their edition: who approves and releases editions."""
    return user.has_perm("editions.approve_edition") and user.has_perm("editions.release_edition")


@transaction.atomic
def let_out(
    placement: Placement, *, by: User, at: datetime.datetime, note: str, waiver: str = "", seen: str | None = None
) -> PublishedArticle:
    """Give readers one article ahead of its edition, as it was approved there or else as it is now.

    `note` says why it does not wait; `waiver` is the reason why one person wrote or cleared it and lets it out; `seen`
    is the hash of what that person had before them. Raises MoveRefused, with a sentence, and changes nothing then.
    """
    if not can_let_out(by):
        raise MoveRefused("You may not let an article out ahead of its edition.")
    edition, placement = _locked(placement)
    refuse_unready(edition, placement, at=at)
    cleared_by = who_cleared(placement.article)
    if by in {cleared_by, placement.article.owner} and not waiver.strip():
        raise MoveRefused("You wrote or cleared it yourself: let somebody else let it out, or record why nobody can.")
    if not note.strip():
        raise MoveRefused("Say why: a reason is needed to let an article out ahead of its edition.")
    piece = piece_of(placement)
    if seen is not None and seen != piece.sha256:
        raise MoveRefused("The article changed after you opened this page: read it again.")
    revision = placement.revision or snapshot(placement.article, by=by, at=at, reason="as let out ahead of its edition")
    printed = _print(edition, piece, at=at)
    Ahead.objects.create(
        placement=placement, at=at, by=by, cleared_by=cleared_by, note=note.strip(), waiver=waiver.strip()
    )
    _remember(placement, revision=revision, printed=printed)
    moves = ("release",) if placement.article.state == ArticleState.APPROVED else ("approve", "release")
    for verb in moves:
        move_with_edition([placement.article_id], verb, by=by, at=at, note=f"Ahead of the edition: {note.strip()}")
    _record(edition, "let_out", by=by, at=at, note=f"“{placement.article}”: {note.strip()}")
    return printed


@transaction.atomic
def take_back(placement: Placement, *, by: User, at: datetime.datetime, note: str) -> None:
    """Take an article that is out ahead of its edition back from readers; `note` tells them why."""
    if not by.has_perm("editions.recall_edition"):
        raise MoveRefused("You may not take back what is out ahead of its edition.")
    edition, placement = _locked(placement)
    printed = placement.printed
    if not placement.is_ahead or printed is None or edition.state not in OPEN:
        raise MoveRefused(f"“{placement.article}” is not out ahead of its edition, so there is nothing to take back.")
    if placement.article.state != ArticleState.RELEASED:
        raise MoveRefused("It is withdrawn already: its notice stays where readers look for it.")
    if not note.strip():
        raise MoveRefused("Say why: readers find these words where the article was.")
    _withdraw(printed, at=at, notice=note.strip())
    placement.ahead.delete()
    is_pinned = edition.state == State.APPROVED
    _remember(placement, revision=placement.revision if is_pinned else None, printed=None)
    for verb in ("recall",) if is_pinned else ("recall", "reopen"):
        move_with_edition([placement.article_id], verb, by=by, at=at, note=note.strip())
    _record(edition, "take_back", by=by, at=at, note=f"“{placement.article}”: {note.strip()}")


def refuse_unready(edition: Edition, placement: Placement, *, at: datetime.datetime) -> None:
    """Raise MoveRefused for what cannot go out ahead now, whoever asks; `placement` comes `with_article()`."""
    article = placement.article
    if placement.is_ahead:
        raise MoveRefused(f"“{article}” is out ahead of its edition already.")
    if edition.state not in OPEN:
        raise MoveRefused("Only what stands in an edition that is not out yet can go ahead of it.")
    if article.state not in {ArticleState.READY, ArticleState.APPROVED}:
        raise MoveRefused(f"“{article}” is {article.get_state_display().lower()}: have it cleared first.")
    if article.embargo_until and article.embargo_until > at:
        raise MoveRefused(f"“{article}” is under embargo: let it out after the embargo ends.")
    stops = [finding for finding in findings_of(edition, placement) if finding.severity == Severity.BLOCK]
    if stops and edition.state != State.APPROVED:
        raise MoveRefused(f"Preflight stops this article: {stops[0].message}")


def findings_of(edition: Edition, placement: Placement) -> list[Finding]:
    """Return what preflight finds in one article and in who answers for its edition."""
    found = check(edition, [placement])
    return [finding for finding in found if finding.article is not None or finding.code == "no_editor"]


def piece_of(placement: Placement) -> Piece:
    """Return what would be let out: what was approved, or else the article as it is. `placement` `with_article()`."""
    if placement.revision:
        return as_pinned(placement, placement.revision, position=placement.position)
    return as_they_are([placement])[0]


def who_cleared(article: Article) -> User | None:
    """Return who cleared an article last."""
    cleared = ArticleMove.objects.filter(article=article, verb="clear").select_related("by").first()
    return cleared.by if cleared else None


def refuse_another_address(edition: Edition, plan: dict[str, object]) -> None:
    """Raise MoveRefused for a plan that would move an edition away from what readers have ahead of it."""
    moved = [name for name in ("issue_date", "language", "label") if getattr(edition, name) != plan[name]]
    if moved and edition.placements.ahead().exists():
        raise MoveRefused(
            "Readers have an article of this edition already, at an address with its date, language and label: "
            "these stay as they are."
        )


def _locked(placement: Placement) -> tuple[Edition, Placement]:
    """Return edition and placement as they are now; both stay so until the transaction ends."""
    edition = Edition.objects.select_for_update().get(pk=placement.edition_id)
    rows = Placement.objects.select_for_update(of=("self", "article")).with_article()
    found = rows.filter(pk=placement.pk, edition=edition).first()
    if found is None:
        raise MoveRefused("This article is not in the edition any more: load the page again.")
    return edition, found


def _print(edition: Edition, piece: Piece, *, at: datetime.datetime) -> PublishedArticle:
    like, (printed,) = print_edition(edition, [piece], at=at)
    holders = PublishedEdition.objects.ahead()
    holder = holders.of(like.issue_date, language=like.language, label=like.label).first()
    printed.edition = holder or taking_over.hold(like, since=at)
    printed.is_lead = False
    try:
        with transaction.atomic():
            printed.save(force_insert=True)
    except IntegrityError:
        sentence = "An article of this edition stands at the same address: give one of them another slug."
        raise MoveRefused(sentence) from None
    entries.enter([printed])
    index.enter([printed])
    stamp.bump(edition=printed.edition)
    afterwards.corrected(printed)
    # An address that readers have seen stays with its story.
    Article.objects.filter(pk=piece.placement.article_id, slug="").update(slug=printed.slug)
    return printed


def _withdraw(printed: PublishedArticle, *, at: datetime.datetime, notice: str) -> None:
    """Move what readers had to a row of its own that is recalled, for the record and for the notice."""
    holder = printed.edition
    taken = taking_over.hold(holder, since=printed.first_released_at, recalled=(at, notice))
    PublishedArticle.objects.filter(pk=printed.pk).update(edition=taken)
    if not holder.articles.exists():
        holder.delete()
    index.remove([printed])
    stamp.bump(edition=taken, withdraws=True)
    afterwards.killed(printed)


def _remember(placement: Placement, *, revision: Revision | None, printed: PublishedArticle | None) -> None:
    Placement.objects.filter(pk=placement.pk).update(revision=revision, printed=printed)
    # Whoever has the board or the edition's page open is told that it has changed.
    Edition.objects.filter(pk=placement.edition_id).update(version=F("version") + 1)


def _record(edition: Edition, verb: str, *, by: User, at: datetime.datetime, note: str) -> None:
    state = {edition.pk: edition.state}
    record(Move, subject="edition", before=state, verb=verb, target=edition.state, by=by, at=at, note=note)
