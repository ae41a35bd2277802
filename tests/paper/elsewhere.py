"""Which pages does the paper have in Dari and in Pashto? One small paper in each, with a page of every kind."""

import datetime
from typing import Any, Final

from articles.models import Article
from articles.states import State
from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedEdition
from paper.ways import way_to
from tests import factories

LANGUAGES: Final = ("fa-AF", "ps")
# Not a day of the other small paper, `tests.paper.printed`, which may stand beside this one.
ISSUE_DATE: Final = datetime.date(2024, 4, 21)
KINDS: Final = (
    *("front", "edition", "lead", "opinion", "corrected", "as_printed", "killed", "year", "month", "solar_year"),
    *("section", "section_month", "section_empty", "authors", "author", "author_year", "topics", "topic", "topic_year"),
    *("search", "search_found", "search_empty", "corrections", "corrections_of_month", "about", "masthead"),
    *("ethics", "policy", "offline", "missing", "recalled"),
)
STATUSES: Final = {"killed": 410, "missing": 404, "recalled": 404}
_WORDS: Final = {
    "fa-AF": {
        "headline": "آب برای دشت‌های شمال",
        "standfirst": "سه ولایت از یک کانال آب می‌گیرند.",
        "body": "<p>بزرگان نوبت آب را نوشتند.</p>",
        "name": "کریم باباوری",
        "tag": "آب",
        "notice": "در عنوان نخست سه کلید آمده بود.",
        "dateline": "مزار شریف",
        "kicker": "آبیاری",
        "nothing": "هیچ‌کجا",
        "editor": "ثریا وفامند",
        "section": "دهکده",
    },
    "ps": {
        "headline": "د شمال د دښتو لپاره اوبه",
        "standfirst": "درې ولایتونه له یوه کاناله اوبه اخلي.",
        "body": "<p>مشرانو د اوبو وار ولیکه.</p>",
        "name": "زرغونه وردګ",
        "tag": "اوبه",
        "notice": "په لومړي سرلیک کې درې کیلۍ راغلې وې.",
        "dateline": "کندهار",
        "kicker": "اوبه لګول",
        "nothing": "هېڅچېرته",
        "editor": "پروین ستانکزۍ",
        "section": "کلی",
    },
}


def print_paper(language: str) -> dict[str, str]:
    """Release three editions in a language and return the address of each kind of page."""
    words = _WORDS[language]
    key = language.lower()
    portrait = factories.make_photo(alt_text="")
    writer = factories.make_author(words["name"], slug=f"writer-{key}", portrait=portrait)
    editor = factories.make_author(words["editor"], slug=f"editor-{key}")
    own = factories.make_section("Village")
    own.name_in_dari, own.name_in_pashto = (_WORDS[each]["section"] for each in LANGUAGES)
    own.save()
    factories.make_section("Markets", name_in_dari="بازار", name_in_pashto="بازار")
    earlier = [_article(language, authors=[writer], section=own, slug="earlier") for _ in range(2)]
    for article, day in zip(earlier, (datetime.date(2023, 2, 2), datetime.date(2024, 3, 3)), strict=True):
        _release(language, [article], editor=editor, issue_date=day)
    made = {
        "lead": _article(language, slug="lead", authors=[writer], section=own, lead_photo=_photo(language)),
        "opinion": _article(language, slug="opinion", authors=[writer], genre="opinion", section=_opinion()),
        "corrected": _article(language, slug="corrected", authors=[writer]),
        "killed": _article(language, slug="killed", authors=[writer]),
    }
    edition = _release(language, list(made.values()), editor=editor, issue_date=ISSUE_DATE)
    _change_afterwards(made, notice=words["notice"])
    gone = factories.make_edition(
        state="released", articles=[_article(language)], language=language, issue_date=_day_after(2)
    )
    release.recall(gone, by=factories.person(EDITOR_IN_CHIEF), at=factories.NOW, note=words["notice"])
    articles = {kind: edition.address_of(kind) for kind in made}
    return articles | _of_edition(edition) | _lists(language) | _house(language)


def _article(language: str, **fields: Any) -> Article:
    words = _WORDS[language]
    given = {name: words[name] for name in ("headline", "standfirst", "body", "dateline", "kicker")}
    return factories.make_article(state=State.READY, **given | {"language": language, "tags": words["tag"]} | fields)


def _photo(language: str) -> Any:
    words = _WORDS[language]
    texts = {"alt_text": words["headline"], "caption": words["standfirst"], "credit_line": words["name"]}
    return factories.make_photo(**texts)


def _opinion() -> Any:
    return factories.make_section("Opinion", is_opinion=True)


def _day_after(days: int) -> datetime.date:
    return ISSUE_DATE + datetime.timedelta(days=days)


def _release(language: str, articles: list[Article], *, editor: Any, issue_date: datetime.date) -> PublishedEdition:
    return factories.make_released_edition(
        articles, language=language, issue_date=issue_date, number=7, editor_in_chief=editor
    )


def _change_afterwards(made: dict[str, Article], *, notice: str) -> None:
    chief = factories.person(EDITOR_IN_CHIEF)
    told: dict[str, Any] = {"by": chief, "at": factories.NOW, "text": notice}
    for article in made.values():
        article.refresh_from_db()
    factories.make_revision(made["corrected"], headline=f"{made['corrected'].headline}؛")
    correction.correct(made["corrected"], kind="correction", **told)
    correction.kill(made["killed"], **told)


def _of_edition(edition: PublishedEdition) -> dict[str, str]:
    language = edition.language
    return {
        "front": way_to("front", language=language),
        "edition": edition.get_absolute_url(),
        "as_printed": edition.address_of("corrected", as_printed=True),
        "missing": f"{edition.get_absolute_url()}nothing/",
        "recalled": way_to("edition", language=language, issue_date=_day_after(2)),
        "year": way_to("year", language=language, year=2024),
        "month": way_to("month", language=language, month=ISSUE_DATE.replace(day=1)),
        "solar_year": way_to("solar_year", language=language, solar_year=1403),
    }


def _lists(language: str) -> dict[str, str]:
    words = _WORDS[language]
    village, topic = {"language": language, "slug": "village"}, {"language": language, "slug": words["tag"]}
    author = {"language": language, "slug": f"writer-{language.lower()}"}
    search = way_to("search", language=language)
    return {
        "section": way_to("section", **village),
        "section_month": way_to("section", month=datetime.date(2024, 3, 1), **village),
        "section_empty": way_to("section", language=language, slug="markets"),
        "authors": way_to("authors", language=language),
        "author": way_to("author", **author),
        "author_year": way_to("author", year=2023, **author),
        "topics": way_to("topics", language=language),
        "topic": way_to("topic", **topic),
        "topic_year": way_to("topic", year=2023, **topic),
        "search": search,
        "search_found": f"{search}?q={words['tag']}",
        "search_empty": f"{search}?q={words['nothing']}",
    }


def _house(language: str) -> dict[str, str]:
    names = ("corrections", "about", "masthead", "ethics", "policy", "offline")
    month = factories.NOW.date().replace(day=1)
    return {name: way_to(name, language=language) for name in names} | {
        "corrections_of_month": way_to("corrections", language=language, month=month)
    }
