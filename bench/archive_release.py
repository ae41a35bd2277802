"""How long does a release into an archive take? The edition is made, approved, released and taken back as people do."""

import datetime
import time

from django.db import transaction

from authors.models import Author
from bench.words import Prose
from editions import release as releasing
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, sync_roles
from paper.models import PublishedEdition
from tests.factories import NOW, make_article, make_edition, person


def release(*, articles: int, times: int) -> list[float]:
    """Return how many seconds each release took, its commit included; afterwards readers see what they saw before."""
    sync_roles()
    chief, seconds = person(EDITOR_IN_CHIEF), []
    for _ in range(times):
        with transaction.atomic():
            edition = _edition(articles)
        started = time.perf_counter()
        releasing.release(edition, by=chief, at=NOW)
        seconds.append(time.perf_counter() - started)
        releasing.recall(edition, by=chief, at=NOW, note="Only measured.")
    return seconds


def _edition(articles: int) -> Edition:
    prose = Prose(1)
    authors = list(Author.objects.order_by("pk")[:20])
    planned = Edition.objects.order_by("issue_date").values_list("issue_date", flat=True).last()
    last = max(day for day in (PublishedEdition.objects.newest_issue(), planned) if day)
    members = [
        make_article(
            state="ready",
            authors=[authors[place % len(authors)]],
            headline=f"{prose.passage(5, 9)[0]} {last:%Y %j} {place}",
            body=f"<p>{prose.passage(150, 250)[0]}</p>",
            tags=f"{prose.words[300]}, {prose.words[310 + place]}",
        )
        for place in range(articles)
    ]
    return make_edition(
        state=State.APPROVED,
        articles=members,
        issue_date=last + datetime.timedelta(days=1),
        editor_in_chief=authors[0],
        language="en",
    )
