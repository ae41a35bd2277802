"""How does a correction reach readers? Somebody asks for it, the editor-in-chief approves exactly what was asked."""

import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import moves
from articles.models import Article
from articles.moves import MoveRefused
from articles.revisions import content_of
from articles.states import State
from editions import correction, permissions
from editions.correcting.stops import stop_of
from editions.models import CorrectionRequest, Placement, RequestMove
from editions.states import RequestState
from paper.manifest import canonical, sha256_of
from paper.models import Correction, PublishedArticle

Kind = Correction.Kind


def text_hash(article: Article) -> str:
    """Return the hash of all of a working copy that could be printed."""
    return sha256_of(canonical(content_of(article)))


@transaction.atomic
def ask(
    placement: Placement, *, by: User, at: datetime.datetime, kind: str, text: str, note: str = ""
) -> CorrectionRequest:
    """Ask the editor-in-chief to tell readers `text`, and to show them the working copy as it is now.

    `note` is for the editor-in-chief alone. Raises MoveRefused when `by` may not, the article is not in a released
    edition, preflight stops it as it is now, or the same was asked for already.
    """
    if not permissions.can_ask_correction(by):
        raise MoveRefused("You may not ask for a correction.")
    if kind not in Kind.values:
        raise MoveRefused("Choose what it is: a correction, a clarification, an update …")
    if not text.strip():
        raise MoveRefused("Write the words that readers will see.")
    # Locked, so that what is being saved is waited for and is part of what is asked.
    placed = Placement.objects.select_for_update(of=("article",)).with_article().get(pk=placement.pk)
    if placed.printed_id is None or placed.article.state != State.RELEASED:
        raise MoveRefused(f"“{placed.article}” is not in a released edition, so there is nothing to correct.")
    _refuse_stopped(kind, placed)
    request = CorrectionRequest(
        article=placed.article,
        edition_id=placed.edition_id,
        kind=kind,
        text=text.strip(),
        note=note.strip(),
        seen=text_hash(placed.article),
        asked_by=by,
        asked_at=at,
    )
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        raise MoveRefused(
            f"A {request.get_kind_display().lower()} is asked for this article already: withdraw that one first."
        ) from None
    told = {"verb": "ask", "target": RequestState.ASKED, "note": request.note}
    moves.record(RequestMove, subject="request", before={request.pk: ""}, by=by, at=at, **told)
    return request


@transaction.atomic
def approve(
    request: CorrectionRequest, *, by: User, at: datetime.datetime, reason: str = "", seen: str | None = None
) -> Correction:
    """Carry out what was asked, so that readers see it from now on, and return what they are told.

    `reason` says why the one who asked approves as well; `seen` is the mark of what `by` had before them
    (`mark_of`). A retraction or a kill answers whatever else was asked for the article. Raises MoveRefused.
    """
    if not permissions.can_correct(by):
        raise MoveRefused("You may not correct what was released.")
    article = _locked(request)
    if request.asked_by_id == by.pk and not reason.strip():
        raise MoveRefused("You asked for this yourself: let somebody else approve it, or record why nobody else can.")
    _refuse_unseen(request, article, seen=seen)
    _refuse_stopped(request.kind, Placement.objects.with_article().get(article=article.pk))
    _decide(request, "approve", by=by, at=at, reason=reason)
    match request.kind:
        case Kind.KILL:
            told = correction.kill(article, by=by, at=at, text=request.text)
        case Kind.RETRACTION:
            told = correction.retract(article, by=by, at=at, text=request.text)
        case _:
            told = correction.correct(article, by=by, at=at, kind=request.kind, text=request.text)
    if request.kind in correction.WITHDRAWING:
        for other in CorrectionRequest.objects.waiting().filter(article=article.pk):
            _decide(other, "decline", by=by, at=at, reason=f"Answered by the {request.get_kind_display().lower()}.")
    return told


@transaction.atomic
def decline(request: CorrectionRequest, *, by: User, at: datetime.datetime, reason: str) -> None:
    """Refuse what was asked, and say why; readers see nothing of it."""
    if not permissions.can_correct(by):
        raise MoveRefused("You may not decline a correction.")
    if not reason.strip():
        raise MoveRefused("Say why: whoever asked for it has to know.")
    _decide(request, "decline", by=by, at=at, reason=reason)


@transaction.atomic
def withdraw(request: CorrectionRequest, *, by: User, at: datetime.datetime, reason: str = "") -> None:
    """Take back what one asked for oneself, before it is decided."""
    if request.asked_by_id != by.pk:
        raise MoveRefused("Only who asked for it can withdraw it; the editor-in-chief can decline it.")
    _decide(request, "withdraw", by=by, at=at, reason=reason)


def stale(request: CorrectionRequest, article: Article) -> bool:
    """Say whether the working copy is another than the one that was asked for; what withdraws prints none."""
    return request.kind not in correction.WITHDRAWING and request.seen != text_hash(article)


def mark_of(request: CorrectionRequest, article: Article, printed: PublishedArticle) -> str:
    """Return the mark of all that the approval shows: what was asked, what readers see, what they would see."""
    return sha256_of(canonical([request.pk, request.version, printed.version, printed.sha256, text_hash(article)]))


_TARGETS = {
    "approve": RequestState.APPROVED,
    "decline": RequestState.DECLINED,
    "withdraw": RequestState.WITHDRAWN,
}


def _locked(request: CorrectionRequest) -> Article:
    """Return the article as it is in the database now, locked together with the words readers see of it."""
    rows = Article.objects.select_for_update(of=("self",)).with_content()
    article: Article = rows.get(pk=request.article_id)
    request.refresh_from_db()
    moves.refuse_other_states([request.state], sources=[RequestState.ASKED], target=RequestState.APPROVED)
    return article


def _refuse_stopped(kind: str, placement: Placement) -> None:
    """Refuse to print what preflight stops, such as a name to be kept out since; what withdraws prints none."""
    stop = "" if kind in correction.WITHDRAWING else stop_of(placement)
    if stop:
        raise MoveRefused(f"This cannot be printed, because preflight stops it: {stop}")


def _refuse_unseen(request: CorrectionRequest, article: Article, *, seen: str | None) -> None:
    if stale(request, article):
        raise MoveRefused(
            "The article was changed after this was asked: decline this and let it be asked again, or ask it yourself."
        )
    if seen is None:
        return
    placement = Placement.objects.select_related("printed").filter(article=article.pk).first()
    if placement is None or placement.printed is None or seen != mark_of(request, article, placement.printed):
        raise MoveRefused("Something changed after you opened the page: look at it again before you approve it.")


def _decide(request: CorrectionRequest, verb: str, *, by: User, at: datetime.datetime, reason: str) -> None:
    target, rows = _TARGETS[verb], CorrectionRequest.objects.filter(pk=request.pk)
    decided = {"decided_by": by, "decided_at": at, "reason": reason.strip()}
    before = moves.swap(rows, sources=[RequestState.ASKED], target=target, **decided)
    told = {"verb": verb, "target": target, "note": reason.strip()}
    moves.record(RequestMove, subject="request", before=before, by=by, at=at, **told)
    request.refresh_from_db()
