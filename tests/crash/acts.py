"""Which acts are killed, how is each prepared once more, and what has it left when it is whole?"""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from django.db import transaction

from articles.models import Article
from editions import release, workflow
from editions.correcting import requests
from editions.models import CorrectionRequest, Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from tests.crash import sights
from tests.crash.killing import Do, Look, Sight, run_and_kill
from tests.crash.traces import Trace
from tests.factories import NOW, bring_edition, make_article, make_edition, make_revision, person

ARTICLES = 40
# Of what is done to one article its edition is only the surroundings.
AROUND = 6
TODAY = datetime.date(2026, 3, 15)
Unseen = AbstractContextManager[object]


@dataclass(frozen=True)
class Act:
    """An act to be killed. `first` makes what it is done to and returns its key; `again` the next one, unseen."""

    name: str
    do: Do
    whole: Trace
    first: Callable[[], int]
    again: Callable[[int, Unseen], int]
    # The key of the edition in which it leaves its trace.
    edition_of: Callable[[int], int]
    look: Look
    seen: frozenset[Sight]


def _release(key: int) -> None:
    release.release(Edition.objects.get(pk=key), by=person(EDITOR_IN_CHIEF), at=NOW)


def _recall(key: int) -> None:
    release.recall(Edition.objects.get(pk=key), by=person(EDITOR_IN_CHIEF), at=NOW, note="Once more.")


def _approve(key: int) -> None:
    requests.approve(CorrectionRequest.objects.get(pk=key), by=person(EDITOR_IN_CHIEF), at=NOW)


@transaction.atomic
def _edition(state: str) -> int:
    """Make an edition of forty articles, in one transaction because that takes a tenth of the time."""
    used = Edition.objects.filter(issue_date__gte=TODAY).count()
    return int(make_edition(state=state, articles=ARTICLES, issue_date=TODAY + datetime.timedelta(days=used)).pk)


def _approved_again(key: int, unseen: Unseen) -> int:
    """Bring a released edition back to approved, as people would, while nobody reads."""
    with unseen:
        _recall(key)
    _reopened(key, to=State.APPROVED)
    return key


def _released_again(key: int, unseen: Unseen) -> int:
    with unseen:
        run_and_kill(_release_again, key, after=None)
    return key


@transaction.atomic
def _release_again(key: int) -> None:
    _reopened(key, to=State.RELEASED)


def _reopened(key: int, *, to: str) -> None:
    edition = Edition.objects.get(pk=key)
    workflow.reopen(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
    bring_edition(edition, to=to)


@transaction.atomic
def _asked(kind: str, article: Article, *, turn: int) -> int:
    placed = article.placement
    text = f"Notice of turn {turn}."
    return int(requests.ask(placed, by=person(SECTION_EDITOR), at=NOW, kind=kind, text=text).pk)


@transaction.atomic
def _turn_zero() -> Article:
    """Make a released edition of a few articles that say which turn they are of, and return the first."""
    ready = [
        make_article(state="ready", headline="Turn 0", slug=f"turn-{number}", body="<p>Text of turn 0.</p>")
        for number in range(AROUND)
    ]
    used = Edition.objects.filter(issue_date__gte=TODAY).count()
    make_edition(state=State.RELEASED, articles=ready, issue_date=TODAY + datetime.timedelta(days=used))
    return Article.objects.get(pk=ready[0].pk)


def _correctable(article: Article, *, turn: int) -> int:
    make_revision(article, headline=f"Turn {turn}", body=f"<p>Text of turn {turn}.</p>")
    return _asked("correction", article, turn=turn)


def _first_correction() -> int:
    return _correctable(_turn_zero(), turn=1)


def _next_correction(key: int, unseen: Unseen) -> int:
    article = Article.objects.get(correction_requests=key)
    return _correctable(article, turn=article.correction_requests.count() + 1)


def _first_kill() -> int:
    return _asked("kill", _turn_zero(), turn=1)


def _next_kill(key: int, unseen: Unseen) -> int:
    """Ask for the next article of the edition to be killed, or for the first one of another edition."""
    edition = CorrectionRequest.objects.get(pk=key).edition
    left = Article.objects.filter(placement__edition=edition, state="released").order_by("placement__position")
    article = left.first()
    if article is None:
        with unseen:
            article = _turn_zero()
    return _asked("kill", article, turn=1)


def _edition_of_request(key: int) -> int:
    return CorrectionRequest.objects.get(pk=key).edition_id


_TOLD = {"article moves": 1, "corrections": 1, "versions": 1, "manifest versions": 1, "stamp": 1}
_DECIDED = {"waiting requests": -1, "request moves": 1}
_OUT = {"readable editions": 1, "readable articles": ARTICLES, "search rows": ARTICLES, "articles released": ARTICLES}
_MOVED = {"edition moves": 1, "article moves": ARTICLES, "stamp": 1}
_FRONT = frozenset({("front", 200, 0, 3), ("front", 200, 40, 0), ("edition", 404, 0, 0), ("edition", 200, 40, 0)})

RELEASE = Act(
    name="release",
    do=_release,
    whole={
        "edition released": 1,
        **_OUT,
        **_MOVED,
        "placements printed": ARTICLES,
        "headlines alike": ARTICLES,
        "versions": ARTICLES,
    },
    first=lambda: _edition(State.APPROVED),
    again=_approved_again,
    edition_of=lambda key: key,
    look=sights.of_edition,
    seen=_FRONT,
)
RECALL = Act(
    name="recall",
    do=_recall,
    whole={
        "edition released": -1,
        "edition recalled": 1,
        **{name: -count for name, count in _OUT.items()},
        **_MOVED,
        "versions": -ARTICLES,
        "manifest versions": 1,
    },
    first=lambda: _edition(State.RELEASED),
    again=_released_again,
    edition_of=lambda key: key,
    look=sights.of_edition,
    seen=_FRONT,
)
CORRECT = Act(
    name="correct",
    do=_approve,
    whole={**_TOLD, **_DECIDED, "headlines alike": 1},
    first=_first_correction,
    again=_next_correction,
    edition_of=_edition_of_request,
    look=sights.of_article,
    seen=frozenset({("article", 200, "whole")}),
)
KILL = Act(
    name="kill",
    do=_approve,
    whole={
        **_TOLD,
        **_DECIDED,
        "headlines alike": -1,
        "search rows": -1,
        "readable articles": -1,
        "articles released": -1,
        "articles killed": 1,
        "withdrawn": 1,
    },
    first=_first_kill,
    again=_next_kill,
    edition_of=_edition_of_request,
    look=sights.of_article,
    seen=frozenset({("article", 200, "whole"), ("article", 410, "whole")}),
)
ACTS = (RELEASE, RECALL, CORRECT, KILL)
