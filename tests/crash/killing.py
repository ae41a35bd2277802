"""What is left of a release whose process is killed, and what does a reader see meanwhile?"""

import contextlib
import multiprocessing
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.synchronize import Event, Lock

from django.db import connections, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.models import Move as ArticleMove
from editions.models import Edition
from editions.release import release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from tests.editions.readers import indexed
from tests.factories import NOW, person

ARTICLES = 40

# Forked, so that a child starts in milliseconds; it inherits no connection, since all are closed before.
_fork = multiprocessing.get_context("fork")
_ARTICLE = re.compile(r'href="(/\d{4}/\d\d/\d\d/)([\w-]+)/"')

Releasing = Callable[[Edition], object]


def releasing(edition: Edition) -> None:
    """Release as the house does."""
    release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)


def releasing_without_transaction(edition: Edition) -> None:
    """Release with every transaction taken away: the control arm. Only for a process that ends afterwards."""
    atomic = transaction.Atomic
    atomic.__enter__ = lambda self: None  # type: ignore[method-assign]
    atomic.__exit__ = lambda self, *raised: None  # type: ignore[method-assign]
    releasing(edition)


@dataclass(frozen=True)
class Trace:
    """All that a release leaves behind, counted."""

    state: str
    readable_editions: int
    readable_articles: int
    search_rows: int
    placements_printed: int
    articles_released: int
    edition_moves: int
    article_moves: int


@dataclass(frozen=True)
class Start:
    """How things stood before: the key of the newest move of any article, and the rows of the search index."""

    last_move: int
    search_rows: int


NOTHING = Trace("approved", 0, 0, 0, 0, 0, 0, 0)
EVERYTHING = Trace("released", 1, ARTICLES, ARTICLES, ARTICLES, ARTICLES, 1, ARTICLES)


def start() -> Start:
    """Return how things stand now."""
    newest = ArticleMove.objects.order_by("-pk").values_list("pk", flat=True).first()
    return Start(int(newest or 0), indexed())


def trace_of(edition: Edition, *, since: Start) -> Trace:
    """Count what a release of `edition` has left since its start."""
    with transaction.atomic():
        # Waits for a dead client's transaction to end, which PostgreSQL notices a moment after the process is gone.
        now = Edition.objects.select_for_update().get(pk=edition.pk)
    printed = PublishedEdition.objects.readable().of(now.issue_date, language=now.language, label=now.label)
    released = now.moves.filter(verb="release").count() - now.moves.filter(verb="recall").count()
    moves = ArticleMove.objects.filter(verb="release", article__placement__edition=now, pk__gt=since.last_move)
    return Trace(
        state=now.state,
        readable_editions=printed.count(),
        readable_articles=sum(each.articles.readable().count() for each in printed),
        search_rows=indexed() - since.search_rows,
        placements_printed=now.placements.filter(printed__isnull=False).count(),
        articles_released=Article.objects.filter(placement__edition=now, state="released").count(),
        edition_moves=released,
        article_moves=moves.count(),
    )


def run_and_kill(act: Releasing, edition: Edition, *, after: float | None) -> float:
    """Run `act` in a process of its own, kill it so many seconds after its start, and return how long it ran."""
    ours, theirs = _fork.Pipe()
    connections.close_all()
    process = _fork.Process(target=_child, args=(act, edition.pk, theirs))
    process.start()
    ours.recv()
    started = time.perf_counter()
    process.join(timeout=after)
    process.kill()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}, "it ended by itself or was killed, and did not fail"
    return time.perf_counter() - started


def _child(act: Releasing, key: int, theirs: Connection) -> None:
    edition = Edition.objects.get(pk=key)
    person(EDITOR_IN_CHIEF).has_perm("editions.release_edition")
    theirs.send("ready")
    act(edition)


class Reader:
    """Somebody who opens the front page, the edition and the search over and over, in a process of their own."""

    def __init__(self, edition: Edition) -> None:
        self.stop: Event = _fork.Event()
        # Held while looking; whoever recalls an edition takes it, since a recall between two queries is no mix.
        self.looking: Lock = _fork.Lock()
        self.ours, theirs = _fork.Pipe()
        connections.close_all()
        self.process: ForkProcess = _fork.Process(target=self._look, args=(edition.pk, theirs))

    def _look(self, key: int, theirs: Connection) -> None:
        edition, seen = Edition.objects.get(pk=key), Counter[tuple[object, ...]]()
        while not self.stop.is_set():
            with self.looking:
                seen.update(sights(edition))
        theirs.send(seen)

    def seen(self) -> Counter[tuple[object, ...]]:
        """Stop looking and return how often each sight was seen."""
        self.stop.set()
        found: Counter[tuple[object, ...]] = self.ours.recv()
        self.process.join()
        return found


@contextlib.contextmanager
def reader_of(edition: Edition) -> Iterator[Reader]:
    """Let somebody read while the block runs."""
    reader = Reader(edition)
    reader.process.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        reader.process.join(timeout=30)
        reader.process.kill()


def sights(edition: Edition) -> list[tuple[object, ...]]:
    """What one look sees: (page, status, articles of each day on it)."""
    client = Client()
    contents = reverse("paper:edition", kwargs={"language": edition.language, "issue_date": edition.issue_date})
    found: list[tuple[object, ...]] = []
    for name, path in (("front", "/"), ("edition", contents)):
        answer = client.get(path)
        links = set(_ARTICLE.findall(answer.content.decode()))
        days = Counter(day == contents for day, _ in links)
        found.append((name, answer.status_code, days[True], days[False]))
    return found
