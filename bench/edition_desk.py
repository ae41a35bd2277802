"""How long does the desk wait for an edition in a large archive: its board, preflight, approval and release?"""

import datetime
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article
from authors.models import Author
from bench.words import Prose
from editions import preflight, release, workflow
from editions.approval import approve
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR, sync_roles
from paper.models import PublishedEdition, Section
from photos.models import Photo
from tests.factories import NOW, every_warning, make_article, make_edition, person

# As many as a board shows beside the edition, and some more.
WAITING = 60
RELEASES = 3
_STATE = re.compile(r'data-state="([^"]+)"')

Seconds = dict[str, list[tuple[float, float]]]


def desk(*, articles: int, rounds: int) -> Seconds:
    """Return {what was waited for: (seconds, CPU seconds of this process) by round}, each with its commit."""
    sync_roles()
    with transaction.atomic():
        edition = _edition(articles, day=1)
        _articles(WAITING)
    found: Seconds = {}
    _pages(edition, rounds=rounds, found=found)
    for number in range(RELEASES):
        _release(edition if number == 0 else None, articles=articles, day=1 + number, found=found)
    return found


def _pages(edition: Edition, *, rounds: int, found: Seconds) -> None:
    client = Client(headers={"host": "127.0.0.1:8000"})
    client.force_login(person(SECTION_EDITOR))
    board, now, act = (
        reverse(f"admin:editions_edition_board{name}", args=[edition.pk]) for name in ("", "_now", "_act")
    )
    first, second = edition.placements.in_order()[:2]
    for number in range(rounds + 1):
        with _timed(found, "board", counts=number):
            _expect(client.get(board), 200)
        state = _STATE.findall(client.get(now).content.decode())[0]
        with _timed(found, "board, nothing new", counts=number):
            _expect(client.get(now, {"since": state}), 204)
        version = Edition.objects.values_list("version", flat=True).get(pk=edition.pk)
        behind = second.article_id if number % 2 else 0
        fields = {"do": f"put {first.article_id} {first.section_id} {behind}", "seen": version, "in_place": "1"}
        with _timed(found, "board, after a move", counts=number):
            _expect(client.post(act, fields), 200)
        with _timed(found, "preflight", counts=number):
            fresh = Edition.objects.get(pk=edition.pk)
            preflight.check(fresh, list(fresh.placements.in_order().with_article()))


def _release(edition: Edition | None, *, articles: int, day: int, found: Seconds) -> None:
    chief = person(EDITOR_IN_CHIEF)
    if edition is None:
        with transaction.atomic():
            edition = _edition(articles, day=day)
    edition.refresh_from_db()
    workflow.send_for_approval(edition, by=person(SECTION_EDITOR), at=NOW)
    overrides = every_warning(edition)
    with _timed(found, "approve"):
        approve(edition, by=chief, at=NOW, overrides=overrides)
    with _timed(found, "release"):
        release.release(edition, by=chief, at=NOW)


@contextmanager
def _timed(found: Seconds, name: str, *, counts: int = 1) -> Iterator[None]:
    # The first round warms up what every process has warm after its first request.
    cpu, started = time.process_time(), time.perf_counter()
    yield
    if counts:
        found.setdefault(name, []).append((time.perf_counter() - started, time.process_time() - cpu))


def _edition(articles: int, *, day: int) -> Edition:
    last = PublishedEdition.objects.newest_issue()
    planned = Edition.objects.order_by("issue_date").values_list("issue_date", flat=True).last()
    newest = max(each for each in (last, planned) if each)
    chief = Author.objects.order_by("pk").first()
    members = _articles(articles)
    return make_edition(
        articles=members, issue_date=newest + datetime.timedelta(days=day), editor_in_chief=chief, language="en"
    )


def _articles(count: int) -> list[Article]:
    """Articles as long as those of a paper, a third of them with a photo, across all sections."""
    prose = Prose(3)
    sections, authors = list(Section.objects.all()), list(Author.objects.order_by("pk")[:40])
    photos = list(Photo.objects.order_by("pk")[:20])
    made: list[Article] = []
    for place in range(count):
        paragraphs = "".join(f"<p>{prose.passage(60, 90)[0]}</p>" for _ in range(9))
        fields: dict[str, Any] = {"lead_photo": photos[place % len(photos)]} if place % 3 == 0 else {}
        made.append(
            make_article(
                state="ready",
                authors=[authors[place % len(authors)]],
                section=sections[place % len(sections)],
                headline=f"{prose.passage(6, 10)[0].strip('.')} {Article.objects.latest('pk').pk}",
                standfirst=prose.passage(15, 25)[0],
                body=paragraphs,
                tags=f"{prose.words[300]}, {prose.words[310 + place]}",
                **fields,
            )
        )
    return made


def _expect(answer: Any, status: int) -> None:
    if answer.status_code != status:
        raise AssertionError(f"{answer.status_code} instead of {status}")
