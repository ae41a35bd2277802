"""How long does preflight take? `python -m bench preflight 60 1200 100000`: articles, words of each, the archive."""

import datetime
import statistics
import time

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import protecting, revisions
from articles.models import Article
from authors.models import Author
from bench.load_archive import load
from bench.words import Prose
from editions import placing
from editions.models import Edition
from editions.preflight import check, galleys
from newsroom.roles import SECTION_EDITOR, sync_roles
from paper.models import PublishedEdition
from photos.models import Photo
from tests.factories import NOW, make_article, make_author, make_edition, make_photo, make_protection, person

TIMES = 20
PARAGRAPH = 60


def measure(articles: int = 60, words: int = 1200, archive: int = 0) -> str:
    """Measure an edition whose articles have links, pictures, changes since they were cleared, and say what it took."""
    if archive:
        load(archive, until=datetime.date(2026, 5, 14))
    sync_roles()
    with transaction.atomic():
        edition = _edition(articles, words=words)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    cold, queries = _seconds(edition, forget=True)
    warm, _ = _seconds(edition, forget=False)
    found = check(edition, list(edition.placements.in_order().with_article()), at=NOW)
    size = f"{articles} articles of {words} words, {archive:,} in the archive"
    lines = [f"{connection.vendor}, {size}: {queries} queries, {len(found)} findings"]
    lines += [f"texts seen {when}: {_said(taken)}" for when, taken in (("for the first time", cold), ("before", warm))]
    return "\n".join([*lines, ""])


def _seconds(edition: Edition, *, forget: bool) -> tuple[list[tuple[float, float]], int]:
    """Return (seconds by the clock, seconds of this processor) of each time, and the number of queries."""
    taken, queries = [], 0
    for _ in range(TIMES):
        if forget:
            galleys._words_of.cache_clear()
            protecting._words_of.cache_clear()
        with CaptureQueriesContext(connection) as captured:
            clock, processor = time.perf_counter(), time.process_time()
            check(edition, list(edition.placements.in_order().with_article()), at=NOW)
            taken.append((time.perf_counter() - clock, time.process_time() - processor))
        queries = len(captured)
    return taken, queries


def _said(taken: list[tuple[float, float]]) -> str:
    clock, processor = (sorted(1000 * seconds for seconds in each) for each in zip(*taken, strict=True))
    medians = f"median {statistics.median(clock):.0f} ms, {statistics.median(processor):.0f} of them in this process"
    return f"{medians}; shortest {clock[0]:.0f} ms"


def _edition(articles: int, *, words: int) -> Edition:
    prose, photo = Prose(5), make_photo()
    last = PublishedEdition.objects.newest_issue() or datetime.date(2026, 5, 14)
    edition = make_edition(articles=0, issue_date=last + datetime.timedelta(days=2), number=0)
    make_protection(make_author("Somebody in Danger"))
    authors = list(Author.objects.order_by("pk")[:20])
    for place in range(articles):
        body = _body(prose, words=words, photo=photo, issue=last)
        article = make_article(
            state="ready",
            headline=f"{prose.passage(5, 9)[0]} {place}",
            body=body,
            lead_photo=make_photo(),
            authors=[authors[place % len(authors)]],
        )
        placing.place(edition, article, by=person(SECTION_EDITOR))
        for hour in (1, 2):
            Article.objects.filter(pk=article.pk).update(standfirst=f"{prose.passage(15, 25)[0]}")
            article.refresh_from_db()
            revisions.snapshot(article, by=person(SECTION_EDITOR), at=NOW + datetime.timedelta(hours=hour))
    return Edition.objects.get(pk=edition.pk)


def _body(prose: Prose, *, words: int, photo: Photo, issue: datetime.date) -> str:
    paragraphs = "".join(f"<p>{prose.passage(PARAGRAPH, PARAGRAPH + 1)[0]}</p>" for _ in range(words // PARAGRAPH))
    links = f'<p><a href="https://example.org/a">one</a>, <a href="/{issue:%Y/%m/%d}/">another</a>.</p>'
    picture = f'<figure><img src="{photo.src}" alt="A street"><figcaption>{photo.credit_line}</figcaption></figure>'
    return paragraphs + links + picture
