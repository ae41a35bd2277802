"""Which pages does the paper have? One small paper with a page of every kind, made as the house makes it."""

import datetime
from typing import Any

from django.urls import reverse

from articles.models import Article
from articles.states import State
from editions import correction
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from tests import factories

ISSUE_DATE = datetime.date(2024, 4, 25)
EDITOR = "Soraya Wafamand"
WRITER = "Karim Baburyan"
MAIL = "karim@example.org"
LONG = "Ministers, elders and engineers agree on who opens the upper gate, who pays its keeper and who keeps the ledger"

KINDS = [
    *("front", "edition", "lead", "opinion", "editorial", "corrected", "as_printed", "retracted", "killed"),
    *(
        "section",
        "authors",
        "author",
        "topics",
        "topic",
        "year",
        "month",
        "search",
        "search_found",
        "search_empty",
        "corrections",
        "about",
        "offline",
        "api",
    ),
    *("corrections_of_month", "masthead", "ethics", "policy", "missing", "recalled", "verify"),
    *("front_in_dari", "edition_in_dari", "article_in_dari", "year_in_dari", "month_in_dari", "solar_year_in_dari"),
    "verify_in_dari",
]


def print_paper() -> dict[str, str]:
    """Release two editions and return the address of each kind of page."""
    articles = _english()
    edition = factories.make_released_edition(
        list(articles.values()),
        issue_date=ISSUE_DATE,
        number=4321,
        editor_in_chief=factories.make_author(EDITOR),
    )
    _change_afterwards(articles)
    pages = {kind: edition.address_of(factories.printed_copy(article).slug) for kind, article in articles.items()}
    slug = factories.printed_copy(articles["corrected"]).slug
    return pages | _fixed(edition) | _dari() | {"as_printed": edition.address_of(slug, as_printed=True)}


def _english() -> dict[str, Article]:
    portrait = factories.make_photo()
    writer = factories.make_author(WRITER, standing="columnist of the paper", public_email=MAIL, portrait=portrait)
    opinion = factories.make_section("Opinion", is_opinion=True)
    note = f"{WRITER} is a columnist of the paper. He can be reached at {MAIL}"
    made: dict[str, dict[str, Any]] = {
        "lead": {
            "headline": LONG,
            "lead_photo": factories.make_photo(),
            "kicker": "Water",
            "dateline": "Mazar-e Sharif",
        },
        "opinion": {"section": opinion, "genre": "opinion", "authors": [writer], "author_note": note},
        "editorial": {"section": opinion, "genre": "editorial"},
        "corrected": {"section": factories.make_section("Economy"), "tags": "Water"},
        "retracted": {"section": factories.make_section("Society")},
        "killed": {},
        "plain": {"standfirst": ""},
    }
    return {kind: factories.make_article(state=State.READY, **fields) for kind, fields in made.items()}


def _change_afterwards(articles: dict[str, Article]) -> None:
    for article in articles.values():
        article.refresh_from_db()
    chief = factories.person(EDITOR_IN_CHIEF)
    factories.make_correction(articles["corrected"])
    correction.retract(articles["retracted"], by=chief, at=factories.NOW, text="Its figures do not stand.")
    correction.kill(articles["killed"], by=chief, at=factories.NOW, text="It named somebody who had no part in it.")


def _fixed(edition: PublishedEdition) -> dict[str, str]:
    english = {"language": "en"}
    return {
        "front": reverse("paper:front", kwargs=english),
        "edition": edition.get_absolute_url(),
        "section": reverse("paper:section", kwargs={"slug": "opinion"}),
        "authors": reverse("paper:authors"),
        "author": reverse("paper:author", kwargs={"slug": "karim-baburyan"}),
        "topics": reverse("paper:topics"),
        "topic": reverse("paper:topic", kwargs={"slug": "water"}),
        "year": reverse("paper:year", kwargs=english | {"year": ISSUE_DATE.year}),
        "month": reverse("paper:month", kwargs=english | {"month": ISSUE_DATE.replace(day=1)}),
        "search": reverse("paper:search"),
        "search_found": f"{reverse('paper:search')}?q=story",
        "search_empty": f"{reverse('paper:search')}?q=nowhere",
        "corrections": reverse("paper:corrections"),
        "about": reverse("paper:about"),
        "corrections_of_month": reverse("paper:corrections", kwargs={"month": factories.NOW.date().replace(day=1)}),
        "masthead": reverse("paper:masthead"),
        "ethics": reverse("paper:ethics"),
        "policy": reverse("paper:policy"),
        "missing": f"{edition.get_absolute_url()}a-gate-that-nobody-opened/",
        "recalled": _recalled(),
        "offline": reverse("paper:offline"),
        "api": reverse("paper:api"),
        "verify": f"{edition.get_absolute_url()}verify/",
    }


def _recalled() -> str:
    factories.make_edition(state="recalled", issue_date=ISSUE_DATE + datetime.timedelta(days=2))
    return reverse("paper:edition", kwargs={"language": "en", "issue_date": ISSUE_DATE + datetime.timedelta(days=2)})


def _dari() -> dict[str, str]:
    article = factories.make_article(
        state=State.READY,
        language="fa-AF",
        slug="water",
        headline="آب برای دشت‌های شمال",
        standfirst="سه ولایت از یک کانال آب می‌گیرند.",
    )
    edition = factories.make_released_edition([article], issue_date=ISSUE_DATE, number=7, language="fa-AF")
    dari = {"language": "fa-AF"}
    return {
        "front_in_dari": reverse("paper:front", kwargs=dari),
        "edition_in_dari": edition.get_absolute_url(),
        "article_in_dari": edition.address_of("water"),
        "year_in_dari": reverse("paper:year", kwargs=dari | {"year": ISSUE_DATE.year}),
        "month_in_dari": reverse("paper:month", kwargs=dari | {"month": ISSUE_DATE.replace(day=1)}),
        "solar_year_in_dari": reverse("paper:solar_year", kwargs=dari | {"solar_year": 1403}),
        "verify_in_dari": f"{edition.get_absolute_url()}verify/",
    }
