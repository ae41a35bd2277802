"""Which edition is taken away in these tests? One with everything that an article can have, and one in Dari."""

import io
from typing import Any

from articles.models import Article
from articles.states import State
from editions import correction
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle, PublishedEdition
from photos.adding import add_photo
from photos.models import Photo
from tests import factories
from tests.paper.printed import ISSUE_DATE
from tests.photos.making import drawn, encoded

WRITER = "Karim Baburyan"
BODY = (
    "<p>The <b>dam</b> is low, says the café; see <a href='/about/'>about us</a>.</p><h2>What is left</h2>"
    "<ul><li>Four gates</li><li>One key</li></ul><blockquote><p>“Enough.”</p></blockquote>"
    "<table><tbody><tr><th>Gate</th><td>Open</td></tr></tbody></table><p>Line one<br>line two&nbsp;km</p>"
)


def photo(**fields: Any) -> Photo:
    """Return a photo whose files are there."""
    told = {"alt_text": "A dam in the morning", "caption": "The dam.", "credit_line": "Somebody Seen"}
    return add_photo(io.BytesIO(encoded(drawn())), **told | fields)


def rich() -> tuple[PublishedEdition, dict[str, Article]]:
    """Release an edition of a lead, an opinion, a corrected, a retracted and a killed piece; return it and those."""
    writer = factories.make_author(WRITER, standing="columnist", public_email="karim@example.org")
    factories.make_section("National")
    opinion = factories.make_section("Opinion", is_opinion=True)
    picture = photo()
    body = f'{BODY}<figure><img src="{picture.src}" alt="Again"><figcaption>Again.</figcaption></figure>'
    made: dict[str, dict[str, Any]] = {
        "lead": {"headline": "Measure the dam", "body": body, "lead_photo": picture, "kicker": "Water"}
        | {"dateline": "Sarobi"},
        "opinion": {"headline": "A promise with a ruler", "section": opinion, "genre": "opinion", "authors": [writer]},
        "corrected": {"headline": "Forty lorries"},
        "retracted": {"headline": "A figure that fell"},
        "killed": {"headline": "Nobody may read zxkilledzx", "body": "<p>Nor this zxkilledzx.</p>"},
    }
    articles = {kind: factories.make_article(state=State.READY, **fields) for kind, fields in made.items()}
    edition = factories.make_released_edition(list(articles.values()), issue_date=ISSUE_DATE, number=4321)
    for article in articles.values():
        article.refresh_from_db()
    factories.make_correction(articles["corrected"])
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.retract(articles["retracted"], by=chief, at=factories.NOW, text="Its figures do not stand.")
    correction.kill(articles["killed"], by=chief, at=factories.NOW, text="It named somebody.")
    return edition, articles


def in_dari(**fields: Any) -> PublishedEdition:
    """Release an edition of one article in Dari, of the same date."""
    article = factories.make_article(
        state=State.READY,
        language="fa-AF",
        slug="water",
        headline="آب برای دشت‌های شمال",
        standfirst="سه ولایت از یک کانال آب می‌گیرند.",
        body="<p>نمی‌خواهم آب کم شود.</p>",
        **fields,
    )
    return factories.make_released_edition([article], issue_date=ISSUE_DATE, number=7, language="fa-AF")


def every_text() -> set[str]:
    """Return what an edition has to say of each article that may be read, in whatever form it is taken away."""
    told: set[str] = set()
    for article in PublishedArticle.objects.readable():
        told |= {article.headline, article.standfirst, article.byline, article.kicker, article.dateline}
        told |= {article.author_note, article.photo_caption, article.photo_credit}
        told |= set(article.corrections.values_list("text", flat=True))
    return told - {""}
