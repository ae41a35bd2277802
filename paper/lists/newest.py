"""What is newest in the paper, in a section, of an author, about a topic? A few rows, however long the archive.

Every question here reads the beginning of one index, ends at a limit, and skips and counts nothing.
"""

from django.db.models import Prefetch, QuerySet

from authors.models import Author
from paper.models import Authorship, Correction, PublishedArticle, PublishedEdition, Section, Tagging, Topic
from paper.querysets import PublishedArticleQuerySet

EDITIONS = 3
IN_EDITIONS = 60
ARTICLES = 30
CORRECTIONS = 50

Articles = list[PublishedArticle]


def in_paper(language: str) -> Articles:
    """Return the articles of the newest three editions in a language, at most 60, and what is out ahead of others.

    Four queries.
    """
    in_language = PublishedEdition.objects.in_language(language).defer("manifest")
    editions = [*in_language.readable().newest_first()[:EDITIONS], *in_language.ahead().newest_first()[:EDITIONS]]
    articles = PublishedArticle.objects.readable().in_editions(editions)
    return list(_whole(articles).newest_first()[:IN_EDITIONS])


def in_section(section: Section, *, language: str) -> Articles:
    """Return a section's newest 30 articles in a language. Two queries."""
    articles = PublishedArticle.objects.readable().in_section(section).in_language(language)
    articles = articles.order_by("-issue_date", "position", "pk")
    return list(_whole(articles)[:ARTICLES])


def by_author(author: Author, *, language: str) -> Articles:
    """Return an author's newest 30 articles in a language. Three queries."""
    rows = Authorship.objects.filter(author=author, language=language).order_by("-issue_date", "-article_id")
    return _listed(rows)


def about(topic: Topic, *, language: str) -> Articles:
    """Return the newest 30 articles about a topic in a language. Three queries."""
    rows = Tagging.objects.filter(topic=topic, language=language).order_by("-issue_date", "-article_id")
    return _listed(rows)


def corrections() -> QuerySet[Correction]:
    """Return what was corrected, newest first, with article, edition and section; of a killed article the kill alone.

    What the earlier corrections of a killed article say is about a text that nobody is to read any more.
    """
    return Correction.objects.readable().for_list()


def _listed(rows: "QuerySet[Authorship] | QuerySet[Tagging]") -> Articles:
    readable = rows.filter(article__edition__recalled_at=None)
    keys = list(readable.values_list("article", flat=True)[:ARTICLES])
    found = _whole(PublishedArticle.objects.readable()).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _whole(articles: PublishedArticleQuerySet) -> PublishedArticleQuerySet:
    corrections = Correction.objects.defer("replaced")
    return articles.with_edition().defer("edition__manifest").prefetch_related(Prefetch("corrections", corrections))
