"""In which authors' and topics' lists do readers find an article? Entered at release, and anew when corrected."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.utils.text import slugify

from authors.models import Author
from paper.models import Authorship, PublishedArticle, Tagging, Topic

LONGEST_SLUG = 100


def enter(articles: Sequence[PublishedArticle]) -> None:
    """Enter saved articles into the lists of the authors they credit and of their topics, in place of where they stood.

    Costs seven queries for any number of articles; topics that are new are made.
    """
    remove(articles)
    authors = _authors(articles)
    Authorship.objects.bulk_create(
        Authorship(article=article, author_id=authors[slug], issue_date=article.issue_date, language=article.language)
        for article in articles
        for slug in dict.fromkeys(credit["slug"] for credit in article.credits)
        if slug in authors
    )
    topics = _topics(articles)
    Tagging.objects.bulk_create(
        Tagging(article=article, topic_id=topics[slug], issue_date=article.issue_date, language=article.language)
        for article in articles
        for slug in slugs_of(article.tags)
    )


def remove(articles: Iterable[PublishedArticle]) -> None:
    """Take articles out of every author's and topic's list. Two queries."""
    keys = [article.pk for article in articles]
    Authorship.objects.filter(article__in=keys).delete()
    Tagging.objects.filter(article__in=keys).delete()


def slugs_of(tags: Iterable[str]) -> dict[str, str]:
    """Return {slug: tag as printed}; tags that differ in case or punctuation alone are one, the first of them."""
    found: dict[str, str] = {}
    for tag in tags:
        slug = _slug_of(tag)
        if slug:
            found.setdefault(slug, tag)
    return found


@lru_cache(4096)
def _slug_of(tag: str) -> str:
    return slugify(tag, allow_unicode=True)[:LONGEST_SLUG].strip("-")


def _authors(articles: Sequence[PublishedArticle]) -> Mapping[str, int]:
    slugs = {credit["slug"] for article in articles for credit in article.credits}
    return dict(Author.objects.filter(slug__in=slugs).values_list("slug", "pk"))


def _topics(articles: Sequence[PublishedArticle]) -> Mapping[str, int]:
    wanted = {slug: tag for article in articles for slug, tag in slugs_of(article.tags).items()}
    topics = Topic.objects.filter(slug__in=wanted)
    known = set(topics.values_list("slug", flat=True))
    fresh = [Topic(slug=slug, name=tag[:80]) for slug, tag in wanted.items() if slug not in known]
    # Another edition may make the same topic at this moment; then there is one, and both name it.
    Topic.objects.bulk_create(fresh, ignore_conflicts=True)
    return dict(topics.values_list("slug", "pk"))
