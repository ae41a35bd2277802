"""How long does each role wait for their desk, and for the list of articles, in a large archive at work?"""

import datetime
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles import index
from articles.indexing import row_of
from articles.models import Article, Move, Note
from articles.revisions import content_of
from bench.edition_desk import _articles, _expect
from bench.words import Prose
from editions.models import BudgetItem, Edition
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, PHOTO_EDITOR, SECTION_EDITOR, WRITER, sync_roles
from paper.models import Section
from photos.models import Photo
from tests.factories import make_edition, make_user, person

# What a large house has in work on one day, by state; every third piece is the writer's of the desk.
IN_WORK = {"draft": 1_000, "submitted": 500, "ready": 300, "held": 200}
NOTES, PLANNED, PLACED = 400, 40, 60

Found = dict[str, list[tuple[float, float, int]]]


def desk_pages(*, rounds: int) -> Found:
    """Return {page: (seconds, CPU seconds of this process, queries) by round}."""
    sync_roles()
    if not Edition.objects.filter(state="planned").exists():
        with transaction.atomic():
            _work()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    found: Found = {}
    roles = (WRITER, SECTION_EDITOR, PHOTO_EDITOR, EDITOR_IN_CHIEF, ADMINISTRATOR)
    asked = {f"my desk, {role.name}": (person(role), "/newsroom/") for role in roles}
    asked |= {f"list, {name}": (who, f"/newsroom/articles/article/?{question}") for name, who, question in _questions()}
    clients = {user.pk: _client(user) for user, _ in asked.values()}
    for number in range(rounds + 1):
        for name, (user, address) in asked.items():
            with _timed(found, name, counts=number):
                _expect(clients[user.pk].get(address), 200)
    return found


def _questions() -> Iterator[tuple[str, User, str]]:
    editor, writer, words = person(SECTION_EDITOR), person(WRITER), Prose(7).words
    middle = Article.objects.by_change()[50_000 if Article.objects.count() > 60_000 else 50]
    old = f"{middle.changed_at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{middle.pk}"
    for name, user, asked in (
        ("plain", editor, {}),
        ("far down", editor, {"after": old}),
        ("a writer’s own", writer, {}),
        ("what waits, oldest first", editor, {"state": "submitted", "order": "oldest"}),
        ("released, of a section", editor, {"state": "released", "section": Section.objects.order_by("pk")[1].pk}),
        ("a genre that nobody wrote", editor, {"genre": "interview", "language": "ps"}),
        ("in no edition", editor, {"placed": "no", "state": "ready"}),
        ("of an issue date", editor, {"issue_from": "2024-04-25", "issue_to": "2024-04-25"}),
        ("of a year of issues", editor, {"issue_from": "2020-01-01", "issue_to": "2020-12-31"}),
        ("with open notes", editor, {"notes": "open"}),
        ("search, the commonest word", editor, {"q": words[0]}),
        ("search, two common words", editor, {"q": f"{words[3]} {words[5]}"}),
        ("search, a rare word", editor, {"q": words[9_000 % len(words)]}),
        ("search, a phrase", editor, {"q": f'"{words[0]} {words[1]}"'}),
        ("search, nothing found", editor, {"q": "qxqxqxq"}),
        ("search and filters", editor, {"q": words[0], "state": "submitted", "placed": "no"}),
        ("search, a writer’s own", writer, {"q": words[0]}),
    ):
        yield name, user, urlencode(asked)


@contextmanager
def _timed(found: Found, name: str, *, counts: int) -> Iterator[None]:
    queries = 0

    def count(execute: Any, *rest: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*rest)

    cpu, started = time.process_time(), time.perf_counter()
    with connection.execute_wrapper(count):
        yield
    # The first round warms up what every process has warm after its first request.
    if counts:
        found.setdefault(name, []).append((time.perf_counter() - started, time.process_time() - cpu, queries))


def _client(user: User) -> Client:
    client = Client(headers={"host": "127.0.0.1:8000"})
    client.force_login(user)
    return client


def _work() -> None:
    """Put a day's work on top of the archive: pieces in every state, an edition in the making, notes, plans, photos."""
    prose, now = Prose(11), timezone.now()
    writers = [person(WRITER), make_user(WRITER), make_user(WRITER)]
    sections = list(Section.objects.all())
    made = [
        Article(
            slugline=prose.passage(2, 3)[0][:80],
            headline=prose.passage(6, 10)[0].strip("."),
            standfirst=prose.passage(15, 25)[0],
            body="".join(f"<p>{prose.passage(60, 90)[0]}</p>" for _ in range(9)),
            section=sections[number % len(sections)],
            owner=writers[number % len(writers)],
            state=state,
            version=3,
            changed_at=now - datetime.timedelta(minutes=number),
            form_key=uuid.uuid4(),
        )
        for state, count in IN_WORK.items()
        for number in range(count)
    ]
    Article.objects.bulk_create(made)
    index.put(row_of(article, content_of(article)) for article in made)
    editor = person(SECTION_EDITOR)
    moves = [_move(article, editor, now) for article in made if article.state != "draft" or article.pk % 2]
    Move.objects.bulk_create(moves)
    Note.objects.bulk_create(
        Note(article=article, by=editor, text=prose.passage(8, 20)[0], at=now) for article in made[:NOTES]
    )
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    edition = make_edition(articles=_articles(PLACED), issue_date=tomorrow, language="en")
    BudgetItem.objects.bulk_create(
        BudgetItem(
            edition=edition,
            slugline=f"plan {number}",
            section=sections[0],
            user=writers[number % len(writers)],
            planned_by=editor,
            form_key=uuid.uuid4(),
        )
        for number in range(PLANNED)
    )
    Photo.objects.filter(pk__in=Photo.objects.order_by("-pk").values("pk")[:50]).update(alt_text="")


def _move(article: Article, editor: User, at: datetime.datetime) -> Move:
    verb, before = {
        "draft": ("return_to_writer", "submitted"),
        "submitted": ("submit", "draft"),
        "ready": ("clear", "submitted"),
        "held": ("hold", "ready"),
    }[article.state]
    by = article.owner if verb == "submit" else editor
    return Move(article=article, verb=verb, from_state=before, to_state=article.state, by=by, at=at, note="As it is.")
