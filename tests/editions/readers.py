"""What does a reader find at the paper's addresses?"""

from collections.abc import Iterable

from django.db import connection
from django.test import Client
from django.urls import reverse

from authors.models import Author
from editions.models import Edition
from paper.languages import Language
from paper.machines.absolute import card_of
from paper.models import PublishedArticle, PublishedEdition, Section, Topic
from paper.search.finding import Question, find
from paper.ways import way_to

API = "/api/v1"
# Every word that the factories print, and one that only killed and changed texts have in these tests.
ASKED = ("story", "headline", "begins", "National")


def addresses() -> list[str]:
    """Return every public address that there is or ever was: of recalled editions and killed articles too."""
    found = [f"{reverse('paper:search')}?q={asked}" for asked in ASKED]
    for language in Language.values:
        found += [reverse(f"paper:{name}", kwargs={"language": language}) for name in ("front", "archive")]
    followed = [reverse("paper:front", kwargs={"language": language}) for language in Language.values]
    for language in {Language.ENGLISH.value, *PublishedEdition.objects.values_list("language", flat=True)}:
        found += [way_to(name, language=language) for name in ("search", "authors", "about")]
        followed += _lists(language)
    found += [*followed, *_for_programs(followed)]
    found += [of for edition in PublishedEdition.objects.all() for of in _of_edition(edition)]
    for article in PublishedArticle.objects.select_related("edition", "section"):
        found += [article.get_absolute_url(), article.edition.address_of(article.slug, as_printed=True)]
        found += [card_of(article), f"{API}{article.get_absolute_url()}"]
    return sorted(set(found))


def _lists(language: str) -> list[str]:
    kinds = {"section": Section.objects, "author": Author.objects, "topic": Topic.objects}
    rows = [(page, slug) for page, all_of in kinds.items() for slug in all_of.values_list("slug", flat=True)]
    return [
        way_to("corrections", language=language),
        *(way_to(page, language=language, slug=slug) for page, slug in rows),
    ]


def _for_programs(followed: list[str]) -> list[str]:
    """Return the addresses of all feeds, of the sitemaps and of the lists of the API."""
    lists = ("editions", "articles", "authors", "topics", "corrections")
    return [
        *(page + name for page in followed for name in ("feed/", "feed.json")),
        *(reverse(f"paper:{name}") for name in ("sitemap", "news_sitemap", *(f"api_{name}" for name in lists))),
    ]


def _of_edition(edition: PublishedEdition) -> list[str]:
    year, month = edition.issue_date.year, edition.issue_date.replace(day=1)
    return [
        edition.get_absolute_url(),
        edition.manifest_address,
        edition.first_manifest_address,
        edition.address_of_signature(1),
        edition.verify_address,
        *(edition.address_of_file(extension) for extension in ("html", "txt", "epub", "pdf")),
        card_of(edition),
        f"{API}{edition.get_absolute_url()}",
        reverse("paper:sitemap_month", kwargs={"month": month}),
        reverse("paper:year", kwargs={"language": edition.language, "year": year}),
        reverse("paper:month", kwargs={"language": edition.language, "month": month}),
        *(way_to("section", language=edition.language, slug=each.slug, month=month) for each in Section.objects.all()),
    ]


def read(paths: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """Return {address: (status, body)} as readers get them."""
    client = Client()
    answers = {path: client.get(path) for path in paths}
    return {path: (answer.status_code, b"".join(answer)) for path, answer in answers.items()}


def found_by(asked: str) -> list[int]:
    """Return the keys of the articles that a search finds."""
    return sorted(hit.article.pk for hit in find(Question(asked)).hits)


def indexed() -> int:
    """Return how many articles the search index holds, of whatever state."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM paper_search")
        (count,) = cursor.fetchone()
    return int(count)


def printed_of(edition: Edition) -> list[dict[str, object]]:
    """Return what readers see of a released edition's articles, in order, without keys and times."""
    left_out = {"id", "edition_id", "first_released_at", "version_created_at"}
    rows = PublishedArticle.objects.filter(
        edition__issue_date=edition.issue_date,
        edition__language=edition.language,
        edition__label=edition.label,
        edition__recalled_at=None,
    ).order_by("position")
    return [{name: value for name, value in row.items() if name not in left_out} for row in rows.values()]
