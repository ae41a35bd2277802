"""Which released paper is verified in these tests? One in which everything happened that a manifest can tell of."""

import datetime
import io
from typing import Any

from articles.models import Article
from articles.states import State
from editions import correction, release
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from photos.adding import add_photo
from photos.models import Photo
from tests import factories
from tests.photos.making import drawn, encoded

FIRST = datetime.date(2026, 3, 10)


def picture() -> Photo:
    """Add a photo with its files."""
    return add_photo(io.BytesIO(encoded(drawn())), alt_text="A dam", caption="The dam.", credit_line="Somebody")


def at(hours: int) -> datetime.datetime:
    """So many hours after the tests' morning."""
    return factories.NOW + datetime.timedelta(hours=hours)


def ready(**fields: Any) -> Article:
    """Make an article that can be placed."""
    return factories.make_article(state=State.READY, **fields)


def make_paper() -> list[PublishedEdition]:
    """Release three days and recall a fourth; of the first, articles were corrected twice, retracted and killed."""
    factories.make_section("Opinion", is_opinion=True)
    chief, photo = factories.person(EDITOR_IN_CHIEF), picture()
    inside = picture()
    writer = factories.make_author(portrait=picture())
    body = f'<p>See it:</p><figure><img src="{inside.src}" alt="Again"></figure>'
    first = [ready(lead_photo=photo, body=body, authors=[writer]), ready(), ready(), ready(tags="Water, Rivers")]
    made = [factories.make_released_edition(first, issue_date=FIRST)]
    for article in first:
        article.refresh_from_db()
    factories.make_correction(first[0])
    factories.make_correction(first[0], kind="update")
    correction.retract(first[1], by=chief, at=at(2), text="Its figures do not stand.")
    factories.make_correction(first[2])
    correction.kill(first[2], by=chief, at=at(3), text="It named somebody.")
    for number in (1, 2, 3):
        day = FIRST + datetime.timedelta(days=number)
        made.append(factories.make_released_edition([ready(), ready(lead_photo=photo)], issue_date=day))
    release.recall(Edition.objects.get(issue_date=FIRST + datetime.timedelta(days=3)), by=chief, at=at(4), note="Why.")
    return list(PublishedEdition.objects.in_chain())
